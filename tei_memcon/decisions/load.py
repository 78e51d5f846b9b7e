"""A file of decisions is read strictly: a mistake in it is told with its line and column, and what to write instead."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from tei_memcon.decisions import Decision, Decisions, Quote, Value
from tei_memcon.decisions.kinds import Ask, Kind, kind, names
from tei_memcon.errors import Place, UnreadableError
from tei_memcon.files.input import read_file
from tei_memcon.files.toml import read_toml
from tei_memcon.source import ILLEGAL

_HEAD = re.compile(r"\s*\[\[?\s*([A-Za-z_]+)\s*\]\]?\s*(?:#.*)?")
_LONG = re.compile(r"""[^=#]{1,40}=\s*(\"{3}|'{3})(?P<rest>.*)""")
_COMMENT = re.compile(r"""(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*(\#.*)""")
_OWN_COMMENT = re.compile(r"# Decisions on .* which tei-memcon convert reads beside it\.")
"""The first line of a file that the review page wrote."""
_VERDICTS = ("accept", "change", "note")
_REQUIRED = {"kind": "turn", "words": "Mr. Oak: It rains", "verdict": "accept", "by": "Ada Elm"}
_WORDS = (*_REQUIRED, "through", "before", "after", "why")
_IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_RESERVED = re.compile(r"(?:d|fn|sp)\d.*|fn.*|tei-memcon|source-editor|translator|classification")
_SEE = "see docs/review.md"


def load(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises:
        UnreadableError: the file cannot be read, or is none of decisions; with line and column.
    """
    try:
        text = read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("this is not UTF-8; save the decisions as UTF-8", Place(str(path))) from None
    return parse(text, str(path))


def parse(text: str, file: str = "decisions.toml") -> Decisions:
    r"""The decisions that a TOML text holds.

    >>> text = '[[decision]]\nkind = "turn"\nwords = "Oak: Yes."\nverdict = "change"\nwho = ["elm"]\nby = "Ada Elm"\n'
    >>> parse(text).decisions[0].values
    {'who': ('elm',)}

    Raises:
        UnreadableError: see `load`.
    """
    return _File(text, file).decisions()


class _File:
    """The text of a file, so that each mistake finds its place, which the parser of TOML does not tell."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.replace("\r\n", "\n").split("\n")
        self.table = read_toml(text, file, _SEE)
        self.heads = list(self._heads())
        self.comments = self._comments()

    def decisions(self) -> Decisions:
        for key in self.table:
            if key not in ("decision", "person"):
                self._refuse(self._key(0, key), f"there is no {key!r} here; write [[decision]] or [[person]]")
        people = dict(self._person(values, at) for values, at in self._tables("person"))
        decisions = tuple(self._decision(values, at) for values, at in self._tables("decision"))
        return Decisions(decisions, people)

    def _tables(self, name: str) -> Iterator[tuple[dict[str, Any], int]]:
        """Each table of that name with the number of the line of its head; 0 where it has none of its own."""
        tables = self.table.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            self._refuse(self._key(0, name), f"{name} is a list of tables; write [[{name}]] on a line of its own")
        heads = [line for line, head in self.heads if head == name]
        return zip(tables, heads if len(heads) == len(tables) else [0] * len(tables), strict=True)

    def _person(self, values: dict[str, Any], at: int) -> tuple[str, str]:
        for key in values:
            if key not in ("id", "name"):
                self._refuse(self._key(at, key), f"there is no {key!r} of a person; write id and name")
        for key, example in ("id", "oak"), ("name", "Mr. Oak"):
            if not self._string(values, key, at):
                self._refuse((at, 1), f'this person has no {key}; write {key} = "{example}"')
        self._identifier(values["id"], at, "id")
        return values["id"], self._string(values, "name", at)

    def _decision(self, values: dict[str, Any], at: int) -> Decision:
        for key, example in _REQUIRED.items():
            if not self._string(values, key, at):
                self._refuse((at, 1), f'this decision has no {key}; write {key} = "{example}"')
        words = {key: self._string(values, key, at) for key in _WORDS}
        if words["verdict"] not in _VERDICTS:
            self._refuse(self._key(at, "verdict"), f"verdict is {words['verdict']!r}; write {' or '.join(_VERDICTS)}")
        if words["kind"] not in names():
            known = ", ".join(names())
            self._refuse(
                self._key(at, "kind"), f"there is no kind {words['kind']!r} of decisions; write one of {known}"
            )
        at_words = {key: words[key] for key in ("words", "through", "before", "after")}
        quote = Quote(**at_words, at=self._number(values, at))
        made = self._values(values, kind(words["kind"]), at)
        if words["verdict"] == "change" and not made:
            keys = ", ".join(_keys(kind(words["kind"]))) or "nothing: this kind can only be accepted or noted on"
            self._refuse((at, 1), f"this decision does not say what is changed; {words['kind']} knows {keys}")
        if words["verdict"] == "note" and not words["why"]:
            self._refuse((at, 1), 'this note says nothing; write why = "…"')
        verdict: Any = words["verdict"]
        place = Place(self.file, at or None, 1 if at else None)
        day, comments = self._day(values, at), tuple(self.comments.get(at, ()))
        return Decision(words["kind"], verdict, quote, words["by"], made, day, words["why"], place, comments)

    def _values(self, values: dict[str, Any], which: Kind, at: int) -> dict[str, Value]:
        """What is so, by the keys that the kind knows."""
        asked = {ask.key: ask for ask in which.ASKS}
        made: dict[str, Value] = {}
        for key, value in values.items():
            if key in (*_WORDS, "at", "on"):
                continue
            if key == "unmarked" and which.UNMARKED:
                if value is not True:
                    self._refuse(self._key(at, key), "unmarked is true or is left out; write unmarked = true")
                made[key] = True
            elif key in asked:
                made[key] = self._value(value, asked[key], at)
            else:
                known = ", ".join(("accept", "note", *_keys(which)))
                self._refuse(self._key(at, key), f"there is no {key!r} of this kind; it knows: {known}")
        return made

    def _value(self, value: object, ask: Ask, at: int) -> Value:
        if ask.form in ("people", "person"):
            listed = value if isinstance(value, list) else [value]
            named = tuple(one for one in listed if isinstance(one, str))
            if len(named) != len(listed) or (ask.form == "person" and len(listed) != 1):
                example = '["oak"]' if ask.form == "people" else '"oak"'
                self._refuse(self._key(at, ask.key), f"{ask.key} is of identifiers; write {ask.key} = {example}")
            for one in named:
                self._identifier(one, at, ask.key)
            return tuple(dict.fromkeys(named))
        if not isinstance(value, str) or not value.strip():
            self._refuse(self._key(at, ask.key), f'{ask.key} is words; write {ask.key} = "{ask.example}"')
        self._legal(value, at, ask.key)
        plain = " ".join(value.split())
        if not ask.fits(plain):
            self._refuse(self._key(at, ask.key), f'{ask.key} cannot be {plain!r}; write {ask.key} = "{ask.example}"')
        return plain

    def _identifier(self, value: str, at: int, key: str) -> None:
        if not _IDENTIFIER.fullmatch(value) or _RESERVED.fullmatch(value):
            what = f"{value!r} cannot be the identifier of a person"
            self._refuse(self._key(at, key), f'{what}; write small letters, digits and -, as in "oak-2"')

    def _number(self, values: dict[str, Any], at: int) -> int:
        number = values.get("at", 0)
        if type(number) is not int or number < 0:
            self._refuse(self._key(at, "at"), "at is the number of characters before the words; write at = 120")
        return int(number)

    def _day(self, values: dict[str, Any], at: int) -> str:
        day = values.get("on", "")
        try:
            return (day if type(day) is date else date.fromisoformat(day)).isoformat() if day != "" else ""
        except (TypeError, ValueError):
            self._refuse(self._key(at, "on"), "on is the day of the decision; write on = 2026-11-22")

    def _string(self, values: dict[str, Any], key: str, at: int) -> str:
        value = values.get(key, "")
        if not isinstance(value, str):
            self._refuse(self._key(at, key), f'{key} is words; write {key} = "…"')
        self._legal(value, at, key)
        return value if key in ("words", "through", "before", "after") else " ".join(value.split())

    def _legal(self, value: str, at: int, key: str) -> None:
        if found := ILLEGAL.search(value):
            what = f"the character U+{ord(found.group()):04X} in {key} cannot stand in XML"
            self._refuse(self._key(at, key), f"{what}; remove it")

    def _heads(self) -> Iterator[tuple[int, str]]:
        """The lines that begin a table."""
        return ((number, head[1]) for number, line in self._plain() if (head := _HEAD.fullmatch(line)))

    def _plain(self) -> Iterator[tuple[int, str]]:
        """The lines, with their numbers, outside of words that go over several lines."""
        fence = ""
        for number, line in enumerate(self.lines, 1):
            if fence:
                fence = "" if fence in line else fence
                continue
            yield number, line
            if (long := _LONG.match(line)) and long[1] not in long["rest"]:
                fence = long[1]

    def _comments(self) -> dict[int, list[str]]:
        """The comments above each table and within it, by the line of its head."""
        heads, found, above, table = {line for line, _ in self.heads}, dict[int, list[str]](), list[str](), 0
        for number, line in self._plain():
            table = number if number in heads else table
            comment = _COMMENT.fullmatch(line)
            if comment and not _OWN_COMMENT.fullmatch(comment[1]):
                above.append(comment[1].rstrip())
            if line.strip() and not line.lstrip().startswith("#"):
                found.setdefault(table, []).extend(above)
                above = []
        found.setdefault(table, []).extend(above)
        return found

    def _key(self, at: int, key: str) -> tuple[int, int]:
        """Line and column of a key of the table that begins on a line."""
        written = re.compile(rf"\s*(\[*\s*)?[\"']?{re.escape(key)}\b")
        after = [line for line, _ in self.heads if line > at]
        for number in range(at + 1, after[0] if at and after else len(self.lines) + 1):
            if found := written.match(self.lines[number - 1]):
                return number, len(found.group()) - len(found.group().lstrip()) + 1
        return at, 1

    def _refuse(self, where: tuple[int, int], message: str) -> NoReturn:
        line, column = where
        raise UnreadableError(message, Place(self.file, line, column) if line else Place(self.file, 1, 1))


def _keys(which: Kind) -> list[str]:
    return [*(ask.key for ask in which.ASKS), *(["unmarked"] if which.UNMARKED else [])]
