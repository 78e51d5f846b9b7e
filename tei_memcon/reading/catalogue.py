"""The catalogue fields on a page of an archive: which lines are labels, which are values, where the text is.

The fields stand above the text, below it, or on both sides, in any order, and a label may have lost its value. The text
is the longest stretch without labels.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from tei_memcon.data import by_initial, table
from tei_memcon.notation.dates import find_dates
from tei_memcon.reading.abstract import find_abstract
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_CONTENTS = re.compile(
    r"(?:[-–—•·*] )?(?:(?:scan|scanned|translation|transcript(?:ion)?|original|facsimile|pdf|html|text)\b.{0,60}"
    r"|\w{4,20} (?:translation|transcript(?:ion)?|original|html|pdf|text))$",
    re.I,
)
_CREDITS = re.compile(r"This document was made possible\b|Translated (?:by|for)\b|Obtained by\b|Contributed by\b", re.I)
_LANGUAGES = re.compile(r"[A-Z]\w{2,20}(?:(?:,| and|/) ?[A-Z]\w{2,20}){0,3}$")
_IDENTIFIER = re.compile(r"\d{1,9}$|https?://\S{1,200}$")
_QUOTE = re.compile(r"[\"“‟„]")
_LONGEST_LABEL = 40  # characters
_LONGEST_LETTERHEAD = 90
_MENU_WORDS = 3
_MANY_WORDS = 3  # of the page, which no text has below each other
_MANY = 6  # labels, which no text has by chance
_NEAR = 12  # lines; a label that stands further from all others is a word of the text


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
def _labels() -> dict[str, str]:
    words = table("wilson_center_fields")
    return {**words["below"], **words["above"]}


@cache
def _furniture() -> frozenset[str]:
    return frozenset(table("wilson_center_fields")["furniture"]["phrases"])


def _is_furniture(row: Row) -> bool:
    """Whether a line is furniture of the page, or a part of its letterhead, which a copy may cut anywhere."""
    words = _plain(row)
    letterhead = len(words) <= _LONGEST_LETTERHEAD and _letterhead().issuperset(words.split())
    return not row.is_page_mark and (letterhead or words in _furniture())


def _foot(body: Sequence[Row]) -> int:
    """Where furniture below the text begins; a word or two of it may as well be printed ("Declassified")."""
    first = len(body)
    while first > 0 and (body[first - 1].is_page_mark or _is_furniture(body[first - 1])):
        first -= 1
    while first < len(body) and body[first].is_page_mark:  # it ends the text
        first += 1
    words = {row.text.lower() for row in body[first:]}
    sure = any("digitalarchive" in one or " " in one for one in words & _furniture())
    return first if sure or len(words) >= _MANY_WORDS else len(body)


@cache
def _letterhead() -> frozenset[str]:
    """The words of the longest phrase of all, in which the archive names itself and its address."""
    return frozenset(max(_furniture(), key=len).split())


@cache
def _inline() -> re.Pattern[str]:
    """A label with its value on the same line: ``Original Language: Russian``."""
    names = by_initial(re.escape(name) for name in sorted(_labels(), key=len, reverse=True))
    return re.compile(rf"(?P<label>(?:{names}):)\s+(?=\S)", re.I)


def field_name(row: Row) -> str:
    """The field that a line announces: all of the line is a label."""
    return _labels().get(_plain(row), "") if len(row.text) <= _LONGEST_LABEL else ""


def _plain(row: Row) -> str:
    return row.text.removeprefix("• ").rstrip(": ").lower()


def count_labels(lines: Sequence[Row]) -> int:
    """How many different catalogue fields the lines of a page announce."""
    return len({name for row in lines if (name := field_name(row) or _inline_name(row))})


def _inline_name(row: Row) -> str:
    match = _inline().match(row.text)
    return _labels()[match["label"].rstrip(": ").lower()] if match else ""


def record_lines(lines: Sequence[Row]) -> list[Row]:
    """The lines of the record itself, under what its page says that it is; all lines where they are no such page."""
    if count_labels(lines) < _MANY:
        return list(lines)
    page = take_apart(lines)
    return [*(row for value in page.values if value.name in ("title", "type") for row in value.rows), *page.body]


def page_start(lines: Sequence[Row], citation: int) -> int:
    """Where a page begins, whose citation is known: at the date or furniture above its title."""
    at = citation - 1
    while at > 0 and at > citation - 5 and not _is_date(lines[at]):
        at -= 1
    at = at if _is_date(lines[at]) else max(0, citation - 1)
    while at > 0 and _is_furniture(lines[at - 1]):
        at -= 1
    return at


def page_end(lines: Sequence[Row], identifier: int) -> int:
    """The line after a page whose last label is known: its value, and the address."""
    at = identifier + 1
    while at < len(lines) and _IDENTIFIER.match(lines[at].text):
        at += 1
    return at


def take_apart(lines: Sequence[Row]) -> Page:
    """Part the catalogue fields and furniture of a page from the text of the record."""
    lines = [part for row in lines for part in _apart_from_label(row)]
    labels = _labels_among(lines)
    begins, ends = _longest_stretch(lines, labels)
    start, above, furniture = _above(lines[:ends], [at for at in labels if at < begins])
    values = [*above, *_below(lines[ends:], [at - ends for at in labels if at >= ends])]
    body = list(lines[start:ends])
    foot = _foot(body)
    furniture += body[foot:]
    del body[foot:]
    if not any(value.name == "abstract" for value in values):
        title = " ".join(row.text for value in values if value.name == "title" for row in value.rows)
        first = not any(at < begins for at in labels)
        abstract, body = find_abstract(body, title, first, last=bool(lines[ends:]))
        values += [Value("abstract", None, tuple(abstract))] if abstract else []
        while body and abstract and _CREDITS.match(body[0].text):
            values.append(Value("credits", None, (body.pop(0),)))
    return Page(tuple(values), tuple(body), tuple(furniture))


def _apart_from_label(row: Row) -> Iterator[Row]:
    """A line with a label and its value as two."""
    match = _inline().match(row.text)
    if not match:
        yield row
        return
    start = row.span.start
    yield replace(row, span=Span(start, start + match.end("label")), text=match["label"])
    yield replace(row, span=Span(start + match.end(), row.span.end), text=row.text[match.end() :], blanks=0)


def _labels_among(lines: Sequence[Row]) -> list[int]:
    """Which lines are labels: those of which another is near, and that of a citation above what it quotes."""
    found = [i for i, row in enumerate(lines) if field_name(row)]
    return [
        at
        for i, at in enumerate(found)
        if (i > 0 and at - found[i - 1] <= _NEAR)
        or (i + 1 < len(found) and found[i + 1] - at <= _NEAR)
        or (lines[at].text == "Citation:" and any(_QUOTE.match(row.text) for row in lines[at + 1 : at + 2]))
    ]


def _longest_stretch(lines: Sequence[Row], labels: Sequence[int]) -> tuple[int, int]:
    """Where the longest stretch without labels begins and ends; the line below a label is its value."""
    edges = [(0, labels[0] if labels else len(lines))]
    edges += [(at + 1, after) for at, after in zip(labels, [*labels[1:], len(lines)], strict=False)]
    return max(edges, key=lambda edge: sum(len(row.text) for row in lines[edge[0] + bool(edge[0]) : edge[1]]))


def _above(lines: Sequence[Row], labels: Sequence[int]) -> tuple[int, list[Value], list[Row]]:
    """The fields above the text, and the line at which the text begins."""
    first = labels[0] if labels else _untitled(lines)
    values, furniture = _heading(lines[:first], _are_parted(lines))
    end = first
    for i, at in enumerate(labels):
        name = field_name(lines[at])
        last = i + 1 == len(labels)
        end = _value_end(lines, at + 1, name) if last else labels[i + 1]
        values += _cited(name, lines[at], lines[at + 1 : end], furniture)
    return end, values, furniture


def _cited(name: str, label: Row, rows: Sequence[Row], furniture: list[Row]) -> Iterator[Value]:
    """A field; on older pages an abstract without label stands between the label of the citation and the citation."""
    kept = [row for row in rows if not _is_furniture(row)]
    furniture += [row for row in rows if row not in kept]
    quoted = next((i for i, row in enumerate(kept) if _QUOTE.match(row.text)), 0) if name == "citation" else 0
    if quoted:
        yield Value("abstract", None, tuple(kept[:quoted]))
    shown = [row for row in kept if name == "address" and _CONTENTS.match(row.text)]  # "English HTML" below the address
    yield Value(name, label, tuple(row for row in kept[quoted:] if row not in shown))
    if shown:
        yield Value("contents", None, tuple(shown))


def _untitled(lines: Sequence[Row]) -> int:
    """Where the text begins on a page whose fields stand below it: after date, title and credits."""
    end = _menu(lines[:_NEAR])
    while end < len(lines) and _is_furniture(lines[end]):
        end += 1
    if end < len(lines) and _is_date(lines[end]):
        end += 1
    end += 1  # the title
    while end < len(lines) and (_CREDITS.match(lines[end].text) or _goes_on(lines, end)):
        end += 1
    return min(end, len(lines))


def _goes_on(lines: Sequence[Row], at: int) -> bool:
    """Whether a line goes on with the one before, in a copy that keeps paragraphs apart."""
    return not (lines[at].after_blank or lines[at].is_page_mark) and _are_parted(lines)


def _are_parted(lines: Sequence[Row]) -> bool:
    """Whether blank lines stand between paragraphs; the line below a page mark tells nothing."""
    return any(row.after_blank and not above.is_page_mark for above, row in pairwise(lines))


def _heading(lines: Sequence[Row], parted: bool) -> tuple[list[Value], list[Row]]:
    """What stands above the first label: furniture, the date, the title, credits.

    Args:
        lines: those above it.
        parted: whether the copy keeps paragraphs apart.
    """
    values: list[Value] = []
    furniture: list[Row] = []
    menu = _menu(lines)
    for i, row in enumerate(lines):
        titled = any(value.name == "title" for value in values)
        if _is_furniture(row):
            furniture.append(row)
        elif i < menu:
            values.append(Value("other", None, (row,)))
        elif _is_date(row) and not any(value.name == "catalogueDate" for value in values):
            values.append(Value("catalogueDate", None, (row,)))
        elif _CREDITS.match(row.text):
            values.append(Value("credits", None, (row,)))
        elif titled and i > 0 and parted and not row.after_blank and values[-1].rows[-1] is lines[i - 1]:
            values[-1] = replace(values[-1], rows=(*values[-1].rows, row))
        else:
            values.append(Value("other" if titled else "title", None, (row,)))
    return values, furniture


def _menu(lines: Sequence[Row]) -> int:
    """How many lines of a menu stand above the date and the title: a word or two each."""
    at = next((i for i, row in enumerate(lines) if _is_date(row)), 0)
    titled = any(not (_is_furniture(row) or _CREDITS.match(row.text)) for row in lines[at + 1 :])
    return at if titled and all(len(row.text.split()) <= _MENU_WORDS for row in lines[:at]) else 0


def _is_date(row: Row) -> bool:
    dates = list(find_dates(row.text))
    return len(dates) == 1 and dates[0].span == (0, len(row.text))


def _value_end(lines: Sequence[Row], start: int, name: str) -> int:
    """Where the value of the last field above the text ends."""
    if start >= len(lines):
        return len(lines)
    if name == "contents":
        end = start
        while end < len(lines) and _CONTENTS.match(lines[end].text) and not _heads_record(lines, end, start):
            end += 1
        return end
    if name == "originalLanguage":
        return start + bool(_LANGUAGES.match(lines[start].text))
    end = start + 1
    while end < len(lines) and _goes_on(lines, end):
        end += 1
    return end


def _heads_record(lines: Sequence[Row], at: int, first: int) -> bool:
    """Whether a line below the contents is the record's own head: in capitals, or gone on with in the next line."""
    words = lines[at].text
    return at > first and words.isupper() and any(row.text[0].islower() for row in lines[at + 1 : at + 2])


def _below(lines: Sequence[Row], labels: Sequence[int]) -> list[Value]:
    return [
        Value(field_name(lines[at]), lines[at], tuple(lines[at + 1 : end]))
        for at, end in zip(labels, [*labels[1:], len(lines)], strict=False)
    ]
