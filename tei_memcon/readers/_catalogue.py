"""The catalogue fields on a page of an archive: which lines are labels, which are values, where the text begins."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tei_memcon.data import read_text
from tei_memcon.dates import find_dates
from tei_memcon.readers._lines import Row

_CONTENTS = re.compile(
    r"(?:(?:scan|translation|transcript(?:ion)?|original|facsimile|pdf|html|text)\b.{0,60}"
    r"|\w{4,20} (?:translation|transcript(?:ion)?|original|html|pdf))$",
    re.I,
)
_CREDITS = re.compile(r"This document was made possible\b|Translated (?:by|for)\b|Obtained by\b|Contributed by\b", re.I)


@dataclass(frozen=True, slots=True)
class Value:
    """A catalogue field: its name, the line of its label if it has one, and the lines of its value."""

    name: str
    label: Row | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an archive, taken apart."""

    values: tuple[Value, ...]
    body: tuple[Row, ...]
    furniture: tuple[Row, ...]


@cache
def _labels(where: str) -> dict[str, str]:
    table: dict[str, dict[str, str]] = tomllib.loads(read_text("wilson_center_fields.toml"))
    return table[where]


@cache
def _furniture() -> frozenset[str]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads(read_text("wilson_center_fields.toml"))
    return frozenset(table["furniture"]["phrases"])


def field_name(row: Row, where: str) -> str:
    """The field that a line announces: all of the line is a label."""
    return _labels(where).get(row.text.rstrip(": ").lower(), "")


def count_labels(lines: Sequence[Row]) -> int:
    """How many lines are labels of catalogue fields."""
    return len({row.text.lower() for row in lines if field_name(row, "above") or field_name(row, "below")})


def take_apart(lines: Sequence[Row]) -> Page:
    """Part the catalogue fields and furniture of a page from the text of the record."""
    above = [i for i, row in enumerate(lines) if field_name(row, "above")]
    below = _first_below(lines, above[-1] if above else 0)
    top_end, values, furniture = _above(lines, [i for i in above if i < below])
    body, bottom = lines[top_end:below], lines[below:]
    values += _below(bottom)
    if bottom and not above and len(body) > 1:
        values.append(Value("abstract", None, (body[-1],)))
        body = body[:-1]
    return Page(tuple(values), tuple(body), tuple(furniture))


def _first_below(lines: Sequence[Row], start: int) -> int:
    """Where the fields below the text begin: at the first of at least three labels near each other."""
    found = [i for i in range(start, len(lines)) if field_name(lines[i], "below") and not field_name(lines[i], "above")]
    return found[0] if len(found) >= 3 else len(lines)


def _above(lines: Sequence[Row], labels: list[int]) -> tuple[int, list[Value], list[Row]]:
    """The fields above the text, and the line at which the text begins."""
    first = labels[0] if labels else _untitled(lines)
    values, furniture = _heading(lines[:first])
    end = first
    for i, at in enumerate(labels):
        name = field_name(lines[at], "above")
        last = i + 1 == len(labels)
        end = _value_end(lines, at + 1, name) if last else labels[i + 1]
        values.append(Value(name, lines[at], tuple(lines[at + 1 : end])))
    return end, values, furniture


def _untitled(lines: Sequence[Row]) -> int:
    """Where the text begins on a page whose fields stand below it: after date, title and credits."""
    end = 0
    while end < len(lines) and lines[end].text.lower() in _furniture():
        end += 1
    if end < len(lines) and _is_date(lines[end]):
        end += 1
    end += 1  # the title
    while end < len(lines) and _CREDITS.match(lines[end].text):
        end += 1
    return min(end, len(lines))


def _heading(lines: Sequence[Row]) -> tuple[list[Value], list[Row]]:
    """What stands above the first label: furniture, the date, the title, credits."""
    values: list[Value] = []
    furniture: list[Row] = []
    titled = False
    for row in lines:
        if row.text.lower() in _furniture():
            furniture.append(row)
        elif _is_date(row) and not titled:
            values.append(Value("catalogueDate", None, (row,)))
        elif _CREDITS.match(row.text):
            values.append(Value("credits", None, (row,)))
        else:
            values.append(Value("other" if titled else "title", None, (row,)))
            titled = True
    return values, furniture


def _is_date(row: Row) -> bool:
    dates = list(find_dates(row.text))
    return len(dates) == 1 and dates[0].span == (0, len(row.text))


def _value_end(lines: Sequence[Row], start: int, name: str) -> int:
    """Where the value of the last field ends: one line, and for the contents all that name a form of the document."""
    end = min(start + 1, len(lines))
    while name == "contents" and end < len(lines) and _CONTENTS.match(lines[end].text):
        end += 1
    return end


def _below(lines: Sequence[Row]) -> list[Value]:
    starts = [i for i, row in enumerate(lines) if field_name(row, "below")]
    return [
        Value(field_name(lines[at], "below"), lines[at], tuple(lines[at + 1 : end]))
        for at, end in zip(starts, [*starts[1:], len(lines)], strict=False)
    ]
