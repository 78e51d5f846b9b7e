"""A surface's file is read strictly: a mistake in it is told with its line, and with what to write instead."""

import re
from pathlib import Path
from typing import Any, NoReturn, TypeGuard

from tei_memcon.errors import Place, UnreadableError
from tei_memcon.files.input import read_file
from tei_memcon.files.toml import read_toml
from tei_memcon.patterns import why_dangerous
from tei_memcon.surfaces import Surface

# The tables of the file and their keys, and the field of `Surface` that each becomes.
_TOP = ("description", "example", "publisher", "rights", "rights_target", "language")
_LISTS: dict[str, tuple[str, ...]] = {
    "evidence": ("must", "signs", "never"),
    "lines": ("furniture", "sheet"),
    "marks": ("labels", "page_starts", "page_ends", "note_marks"),
}
_OTHERS = {"evidence": ("at_least",), "lines": ("numbered",)}
_GROUPS = {"labels": "name", "page_starts": "n", "page_ends": "n", "note_marks": "n"}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FIELD = re.compile(r"[a-z][A-Za-z]{1,30}")


def read_surface(path: Path) -> Surface:
    """The surface that a file of the user's declares; its name is that of the file.

    Raises:
        UnreadableError: the file cannot be read, or is no surface.
    """
    try:
        text = read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("this is not UTF-8; save the surface as UTF-8", Place(str(path))) from None
    return parse(text, path.stem, str(path))


def parse(text: str, name: str, file: str = "") -> Surface:
    r"""The surface that a TOML text declares.

    >>> parse("[evidence]\nmust = ['Harbour Office']\n", "harbour").must[0].pattern
    'Harbour Office'

    Raises:
        UnreadableError: a key that there is not, a value of the wrong kind, a pattern that is none or is dangerous.
    """
    return _Declaration(text, file or f"{name}.toml").surface(name)


class _Declaration:
    """The text of a surface's file, so that each mistake finds its line."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.table = read_toml(text, file, "see docs/surfaces.md")

    def surface(self, name: str) -> Surface:
        if not _NAME.fullmatch(name):
            self._refuse("", f"{name!r} is no name of a surface; call the file with small letters, digits and _")
        known = [*_TOP, "conversations_only", *_LISTS, "fields", "unlabelled", "identifiers"]
        self._refuse_unknown(self.table, known, "")
        values: dict[str, Any] = {key: self._words(self.table[key], key) for key in _TOP if key in self.table}
        for table, keys in _LISTS.items():
            values |= self._lists(table, keys)
        values["at_least"] = self._at_least(len(values.get("signs", ())))
        values["conversations_only"] = self._flag(self.table, "conversations_only")
        values["numbered"] = self._flag(self._table("lines"), "numbered")
        values["fields"] = self._fields()
        values["unlabelled"] = self._named_patterns("unlabelled", _FIELD, "abstract = '.{1,400} pp\\.'")
        values["identifiers"] = self._named_patterns("identifiers", _NAME, "crest = 'CIA-RDP.*'")
        if values.get("language") and not _LANGUAGE.fullmatch(values["language"]):
            self._refuse("language", f"{values['language']!r} is no code of a language; write for example 'de'")
        surface = Surface(name, **values)
        if not surface.must and not surface.signs:
            self._refuse("evidence", "nothing says by what a record is known; write must or signs below [evidence]")
        return surface

    def _lists(self, table: str, keys: tuple[str, ...]) -> dict[str, tuple[re.Pattern[str], ...]]:
        values = self._table(table)
        self._refuse_unknown(values, [*keys, *_OTHERS.get(table, ())], table)
        return {key: tuple(self._patterns(values[key], key)) for key in keys if key in values}

    def _patterns(self, values: object, key: str) -> list[re.Pattern[str]]:
        if not _are_words(values):
            self._refuse(key, f"{key} is a list of patterns; write {key} = ['…', '…']")
        return [self._pattern(value, key) for value in values]

    def _pattern(self, value: str, key: str) -> re.Pattern[str]:
        try:
            pattern = re.compile(value)
        except re.error as error:
            self._refuse(value, f"{value!r} is no regular expression ({error.msg}); see docs/surfaces.md", key)
        reason = why_dangerous(value)
        if reason:
            self._refuse(value, f"{value!r} {reason}", key)
        group = _GROUPS.get(key)
        if group and group not in pattern.groupindex:
            self._refuse(value, f"{value!r} does not say what its {group} is; write (?P<{group}>…) in it", key)
        return pattern

    def _at_least(self, signs: int) -> int:
        number = self._table("evidence").get("at_least", 1)
        if type(number) is not int or not 1 <= number <= max(1, signs):
            self._refuse("at_least", f"at_least is how many of the {signs} signs must occur; write a number up to that")
        return int(number)

    def _fields(self) -> dict[str, str]:
        values = self._table("fields")
        for label, name in values.items():
            if not isinstance(name, str) or not _FIELD.fullmatch(name):
                self._refuse(label, f"{label!r} needs the name of a header field; write for example 'title'")
        return {label.lower().rstrip(": "): name for label, name in values.items()}

    def _flag(self, table: dict[str, Any], key: str) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            self._refuse(key, f"{key} is yes or no; write {key} = true")
        return value

    def _named_patterns(self, table: str, name: re.Pattern[str], example: str) -> dict[str, re.Pattern[str]]:
        values = self._table(table)
        for kind, pattern in values.items():
            if not isinstance(pattern, str) or not name.fullmatch(kind):
                self._refuse(kind, f"{kind!r} needs a name of letters and a pattern; write for example {example}")
        return {kind: self._pattern(value, kind) for kind, value in values.items()}

    def _words(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            self._refuse(key, f"{key} is words; write {key} = '…'")
        return value.strip("\n")

    def _table(self, name: str) -> dict[str, Any]:
        value = self.table.get(name, {})
        if not isinstance(value, dict):
            self._refuse(name, f"{name} is a table; write [{name}] on a line of its own")
        return value

    def _refuse_unknown(self, values: dict[str, Any], known: list[str] | tuple[str, ...], table: str) -> None:
        for key in values:
            if key not in known:
                where = f"[{table}] knows" if table else "a surface has"
                self._refuse(key, f"there is no {key!r} here; {where}: {', '.join(known)}")

    def _refuse(self, words: str, message: str, *near: str) -> NoReturn:
        raise UnreadableError(message, Place(self.file, *self._line(words, *near)))

    def _line(self, *wanted: str) -> tuple[int, ...]:
        """The line where words of the file stand, which the parser of TOML does not tell."""
        for words in wanted:
            for number, line in enumerate(self.lines, start=1):
                if words and words in line:
                    return (number,)
        return ()


def _are_words(values: object) -> TypeGuard[list[str]]:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
