"""The catalogue fields above a text, by the labels that a surface declares: ``Reference Code: DFA/2014/7``.

A value stands beside its label, or on the line below where the label stands alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tei_memcon.model import Added, Content, Document, Field, Inference, Text, Trivia, Why, printed
from tei_memcon.notation.dates import find_dates
from tei_memcon.reading.catalogue import Value
from tei_memcon.reading.header.provenance import translators
from tei_memcon.reading.page.lines import Row, between_form_feeds, joined
from tei_memcon.source import Source, Span
from tei_memcon.surfaces import Surface
from tei_memcon.tei.header import language_code

_QUOTED = re.compile(r"[\"“][^\"“”\f]+[\"”]")
_BLANK = re.compile(r"\s+")
_WITHIN = 60  # lines from the beginning


def part_fields(lines: Sequence[Row], surface: Surface) -> tuple[list[Value], list[Row]]:
    """The catalogue fields near the beginning of a record, and all lines that are of none."""
    pattern = _pattern(surface.fields)
    values: list[Value] = []
    rest: list[Row] = []
    at = 0
    if pattern:
        lines = [*(part for row in lines[:_WITHIN] for part in _apart(row, pattern)), *lines[_WITHIN:]]
    while at < len(lines):
        value, end = None, at + 1
        if at < _WITHIN and pattern and pattern.match(lines[at].text):
            value, end = _value(lines, at, pattern, surface.fields)
        elif at < _WITHIN:
            value = _unlabelled(lines[at], surface, values)
        if value:
            values.append(value)
        else:
            rest.append(lines[at])
        at = end
    return values, rest


def _apart(row: Row, pattern: re.Pattern[str]) -> Iterator[Row]:
    """The fields of a line, which a copy has run together: "Reference Code: 3/7 Creation Date(s): 3 May 1971 …"."""
    begins = pattern.match(row.text)
    starts = (
        [at.end() for at in _BLANK.finditer(row.text) if _begins_field(pattern, row.text, at.end())] if begins else []
    )
    for start, end in zip([0, *starts], [*starts, len(row.text)], strict=True):
        words = row.text[start:end].rstrip()
        span = Span(row.span.start + start, row.span.start + start + len(words))
        yield replace(row, span=span, text=words, blanks=0 if start else row.blanks) if starts else row


def _begins_field(pattern: re.Pattern[str], words: str, at: int) -> bool:
    match = pattern.match(words, at)
    return match is not None and match["label"].endswith(":")


def _unlabelled(row: Row, surface: Surface, before: Sequence[Value]) -> Value | None:
    """A line that is a field by its form; each such field stands once."""
    known = {value.name for value in before}
    found = (name for name, pattern in surface.unlabelled.items() if name not in known and pattern.fullmatch(row.text))
    name = next(found, None)
    return Value(name, None, (row,)) if name else None


def _pattern(labels: Mapping[str, str]) -> re.Pattern[str] | None:
    """A line that begins with a label and a colon, or is nothing but a label."""
    if not labels:
        return None
    names = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    return re.compile(rf"(?P<label>(?P<name>{names})\s*(?::|$))\s*(?P<rest>.*)", re.I | re.S)


def _value(lines: Sequence[Row], at: int, pattern: re.Pattern[str], labels: Mapping[str, str]) -> tuple[Value, int]:
    """A field, and the line after it."""
    row = lines[at]
    match = pattern.match(row.text)
    assert match  # part_fields has seen it
    start, name = row.span.start, labels[match["name"].lower()]
    label = replace(row, span=Span(start, start + match.end("label")), text=match["label"])
    if match["rest"]:
        rest = replace(row, span=Span(start + match.start("rest"), row.span.end), text=match["rest"])
        return Value(name, label, (rest,)), at + 1
    below = at + 1
    if name == "text":  # "Body:" stands above the record itself
        return Value(name, label, ()), below
    if below < len(lines) and not pattern.match(lines[below].text) and lines[below].blanks < 2:
        return Value(name, label, (lines[below],)), below + 1
    return Value(name, label, ()), below


def catalogued(value: Value, source: Source) -> Iterator[Field]:
    """The header fields that a catalogue field becomes."""
    content = joined(part for row in value.rows for part in between_form_feeds(row.span, source.text))
    words = printed(content, source.text)
    match value.name:
        case "title":
            yield Field("title", _unquoted(value.rows, source.text) or content)
        case "abstract" | "citation":
            yield Field(value.name, content)
        case "catalogueDate":
            yield Field("catalogueDate", content, dated(words))
        case "originalLanguage":
            yield Field("originalLanguage", content, {"mainLang": language_code(words)})
        case "identifier":
            yield Field("idno", content, {"type": "archive"})
        case _:
            yield from translators(words) if value.name == "translator" else ()
            label = {"n": value.label.text.rstrip(": ")} if value.label else {}
            yield Field("catalogue", content, {"type": "catalogue", **label})


def _unquoted(rows: Sequence[Row], text: str) -> Content:
    """A title without the quotation marks around it, which belong to its label."""
    start, end = rows[0].span.start, rows[-1].span.end
    if len(rows) > 1 or not _QUOTED.fullmatch(text, start, end):
        return ()
    marks = (Trivia(Span(start, start + 1), Why.FIELD_LABEL), Trivia(Span(end - 1, end), Why.FIELD_LABEL))
    return (marks[0], Text(Span(start + 1, end - 1)), marks[1])


def dated(words: str) -> dict[str, str]:
    """The value of a catalogue's date, which may be a month or a year alone.

    >>> dated("3 November 1986"), dated("April 1992"), dated("1992"), dated("Undated")
    ({'when': '1986-11-03'}, {'when': '1992-04'}, {'when': '1992'}, {})
    """
    for before, length in ("", None), ("1 ", 7), ("1 May ", 4):
        found = next(find_dates(before + words), None)
        if found and found.span == (0, len(before + words)):
            return {name: value[:length] for name, value in found.attributes.items()}
    return {}


def on_catalogue_date(document: Document) -> Document:
    """A document whose text tells no date has that of its catalogue, which may as well be the date of the record."""
    given = document.field("catalogueDate")
    if document.field("date") or not given or not given.attributes:
        return document
    words = printed(given.content, document.source.text)
    attributes = {**given.attributes, "resp": "#tei-memcon", "cert": "medium"}
    document = replace(document, header=(*document.header, Field("date", (Added(words),), attributes)))
    span = next(span for node in given.content if (span := node.span))
    reason = "the catalogue gives this date, and the text gives none"
    return document.adding(Inference(span, f"date of the conversation: {words}", "medium", reason))
