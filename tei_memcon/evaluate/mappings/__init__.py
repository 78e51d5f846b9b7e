"""The mappings that come with the program, and how one is read from its file.

>>> built_in("tei").features["page_breaks"].at
('pb',)
"""

import re
from collections.abc import Mapping as Table
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn, get_args

from lxml import etree

from tei_memcon.errors import Place, UnreadableError, UsageError
from tei_memcon.evaluate.mapping import (
    Compare,
    Feature,
    Mapping,
    Recurring,
    Selector,
    TextRules,
    Value,
    anywhere,
    compile_xpath,
)
from tei_memcon.files.input import read_file
from tei_memcon.files.paths import is_there
from tei_memcon.files.toml import read_toml
from tei_memcon.patterns import why_slow

BUILT_IN = ("frus", "tei-memcon", "tei")
_MAX_XPATH = 2_000  # characters
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_MAX_BYTES = 1_000_000  # a mapping has some kilobytes


def find(name: str) -> Mapping:
    """A mapping by its name, or by the path of its file.

    Raises:
        UsageError: neither a name nor a file.
        UnreadableError: the file is no mapping; says where and why.
    """
    if name in BUILT_IN:
        return built_in(name)
    if not Path(name).suffix and not is_there(Path(name)):
        raise UsageError(f"there is no mapping {name!r}; choose one of {', '.join(BUILT_IN)}, or name a TOML file")
    data = read_file(name)
    if len(data) > _MAX_BYTES:
        raise UnreadableError("larger than 1 MB; this is no mapping", Place(name))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UnreadableError("not UTF-8; save the mapping as UTF-8", Place(name)) from None
    return _Reader(name, text).read()


@cache
def built_in(name: str) -> Mapping:
    """One of the mappings that come with the program."""
    return _Reader(name, files(__name__).joinpath(f"{name}.toml").read_text("utf-8")).read()


class _Reader:
    """Reads a mapping, and says of what is wrong in which line it stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.source = name, text

    def read(self) -> Mapping:
        table = read_toml(self.source, self.name, "see docs/evaluate.md")
        base = self._base(table)
        inherited = base.features if base else {}
        self._known(table, {"title", "extends", "detect", "text", "features"}, "")
        features = self._table(table, "features", "")
        return Mapping(
            self.name,
            self._string(table, "title", "", self.name),
            self._xpath(self._string(table, "detect", "", ""), "detect", ""),
            self._text(self._table(table, "text", ""), base.text if base else TextRules()),
            {**inherited, **{name: self._feature(features, name, inherited.get(name)) for name in features}},
        )

    def _base(self, table: Table[str, Any]) -> Mapping | None:
        name = self._string(table, "extends", "", "")
        if name and name not in BUILT_IN:
            self._refuse(f"extends no mapping that is built in; write one of {', '.join(BUILT_IN)}", "extends", "")
        return built_in(name) if name else None

    def _text(self, table: Table[str, Any], base: TextRules) -> TextRules:
        self._known(table, {field.name for field in fields(TextRules)}, "text")
        own: dict[str, Any] = {
            key: self._strings(table, key, "text") for key in table if key != "note_number"
        }  # a key that is not there is that of the base
        for key in ("within", "left_out", "notes", "lost_in_copies"):
            self._patterns(own.get(key, ()), key, "text")
        if "note_number" in table:
            own["note_number"] = self._xpath(self._string(table, "note_number", "text", ""), "note_number", "text")
        return TextRules(**{field.name: own.get(field.name, getattr(base, field.name)) for field in fields(TextRules)})

    def _feature(self, features: Table[str, Any], name: str, base: Feature | None) -> Feature:
        """A feature; what the table does not say is as in the mapping that it extends."""
        where = f"features.{name}"
        table = self._table(features, name, "features")
        self._known(table, {field.name.rstrip("_") for field in fields(Feature)}, where)
        own = self._selector(table, where)
        if "compare" in table:
            own["compare"] = self._one_of(table, "compare", where, get_args(Compare))
        if "needs" in table:
            own["needs"] = self._string(table, "needs", where, "")
        own |= {key: self._selectors(table, key, where) for key in ("lenient", "elsewhere") if key in table}
        feature = replace(base or Feature(), **own)
        if not feature.at and not feature.printed:
            self._refuse("names no place; give `at` (XPath) or `printed` (a regular expression)", "at", where)
        return feature

    def _selectors(self, table: Table[str, Any], key: str, where: str) -> tuple[Selector, ...]:
        entries = table[key]
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._refuse('must be a list of tables, as in [{ at = ["p"] }]', key, where)
        for entry in entries:
            self._known(entry, {field.name.rstrip("_") for field in fields(Selector)}, where, key)
        return tuple(Selector(**self._selector(entry, where)) for entry in entries)

    def _selector(self, table: Table[str, Any], where: str) -> dict[str, Any]:
        """The keys of a selector that are in a table."""
        own: dict[str, Any] = {}
        for key in table:
            if key == "at":
                own[key] = self._strings(table, key, where)
                self._patterns(own[key], key, where)
            elif key in ("begins", "unless", "containing", "printed"):
                own[key] = self._regex(table, key, where)
            elif key in ("value", "along"):
                own[key] = self._xpath(self._string(table, key, where, ""), key, where)
            elif key == "as":
                own["as_"] = self._one_of(table, key, where, get_args(Value))
            elif key == "only":
                own[key] = self._one_of(table, key, where, ("first",))
            elif key == "recurs":
                own[key] = self._recurring(table, where)
            elif key == "empty":
                own[key] = self._boolean(table, key, where)
        return own

    def _recurring(self, table: Table[str, Any], where: str) -> Recurring:
        given = self._table(table, "recurs", where)
        self._known(given, {"times", "together", "or"}, where, "recurs")
        times, together = given.get("times", 1), given.get("together", 1)
        if not isinstance(times, int) or not isinstance(together, int):
            self._refuse("times and together must be whole numbers", "recurs", where)
        return Recurring(times, together, self._xpath(str(given.get("or", "false()")), "recurs", where))

    def _known(self, table: Table[str, Any], keys: set[str], where: str, key: str = "") -> None:
        for name in table:
            if name not in keys:
                self._refuse(
                    f"there is no key {name!r} here; choose among {', '.join(sorted(keys))}", key or name, where
                )

    def _table(self, table: Table[str, Any], key: str, where: str) -> dict[str, Any]:
        found = table.get(key, {})
        if not isinstance(found, dict):
            self._refuse("must be a table", key, where)
        return dict(found)

    def _string(self, table: Table[str, Any], key: str, where: str, default: str) -> str:
        found = table.get(key, default)
        if not isinstance(found, str):
            self._refuse("must be a text in quotes", key, where)
        return str(found)

    def _strings(self, table: Table[str, Any], key: str, where: str) -> tuple[str, ...]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self._refuse('must be a list of texts, as in ["p", "ab"]', key, where)
        return tuple(found)

    def _one_of(self, table: Table[str, Any], key: str, where: str, choices: tuple[str, ...]) -> str:
        found = self._string(table, key, where, "")
        if found not in choices:
            self._refuse(f"{found!r} is none of {', '.join(choices)}", key, where)
        return found

    def _boolean(self, table: Table[str, Any], key: str, where: str) -> bool:
        if not isinstance(table[key], bool):
            self._refuse("must be true or false", key, where)
        return bool(table[key])

    def _patterns(self, patterns: tuple[str, ...], key: str, where: str) -> None:
        for pattern in patterns:
            if not pattern.strip():
                self._refuse("an expression is empty; take it out", key, where)
            if len(pattern) <= _MAX_XPATH and _has_union(pattern):
                self._refuse(f"{pattern!r} joins expressions with |; write them one by one in the list", key, where)
            self._xpath(pattern, key, where, anywhere(pattern))

    def _xpath(self, expression: str, key: str, where: str, whole: str = "") -> str:
        if len(expression) > _MAX_XPATH:
            self._refuse(f"an expression has more than {_MAX_XPATH} characters; part it into several", key, where)
        for literal in _LITERAL.findall(expression) if "re:" in expression else ():
            self._refuse_slow(literal[1:-1], key, where)
        try:
            if expression:
                compile_xpath(whole or expression)(etree.Element("TEI"))
        except etree.XPathError as error:
            self._refuse(f"{expression!r} is no XPath 1.0 expression ({error}); correct it", key, where)
        return expression

    def _regex(self, table: Table[str, Any], key: str, where: str) -> str:
        pattern = self._string(table, key, where, "")
        try:
            re.compile(pattern)
        except re.error as error:
            self._refuse(f"{pattern!r} is no regular expression ({error}); correct it", key, where)
        self._refuse_slow(pattern, key, where)
        return pattern

    def _refuse_slow(self, pattern: str, key: str, where: str) -> None:
        with suppress(re.error):  # a string for something else
            if slow := why_slow(pattern):
                self._refuse(f"{pattern!r} {slow}", key, where)

    def _refuse(self, message: str, key: str, where: str) -> NoReturn:
        place = f"[{where}] {key}" if where else key
        raise UnreadableError(f"{place}: {message}", Place(self.name, self._line(key, where)))

    def _line(self, key: str, where: str) -> int | None:
        """The line of a key, or of its table where the key is not there."""
        table, found = "", None
        for number, line in enumerate(self.source.split("\n"), 1):
            if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line):
                table = header[1].replace('"', "")
                found = number if table in (where, f"{where}.{key}".lstrip(".")) else found
            elif table == where and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
                return number
        return found


def _has_union(pattern: str) -> bool:
    """Whether a ``|`` stands outside quotes, brackets and parentheses."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", pattern)
    while (inner := re.sub(r"\[[^\[\]]*\]|\([^()]*\)", "", bare)) != bare:
        bare = inner
    return "|" in bare
