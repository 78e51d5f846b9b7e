"""The catalogue fields above a text, by the labels that a surface declares: ``Reference Code: DFA/2014/7``.

A value stands beside its label, or on the line below where the label stands alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tei_memcon.dates import find_dates
from tei_memcon.model import Field, printed
from tei_memcon.readers._catalogue import Value
from tei_memcon.readers._lines import Row, between_form_feeds, joined
from tei_memcon.source import Source, Span
from tei_memcon.tei.header import language_code

_WITHIN = 60  # lines from the beginning
_APART = 4  # lines between two fields: the value of the first


def part_fields(lines: Sequence[Row], labels: Mapping[str, str]) -> tuple[list[Value], list[Row]]:
    """The catalogue fields near the beginning of a record, and all lines that are of none."""
    if not labels:
        return [], list(lines)
    pattern = _pattern(labels)
    found = [i for i, row in enumerate(lines[:_WITHIN]) if pattern.match(row.text)]
    values: list[Value] = []
    taken: set[int] = set()
    for i in found:
        value, end = _value(lines, i, pattern, labels)
        values.append(value)
        taken |= set(range(i, end))
    return values, [row for i, row in enumerate(lines) if i not in taken]


def _pattern(labels: Mapping[str, str]) -> re.Pattern[str]:
    """A line that begins with a label and a colon, or is nothing but a label."""
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
    if below < len(lines) and not pattern.match(lines[below].text) and lines[below].blanks < 2:
        return Value(name, label, (lines[below],)), below + 1
    return Value(name, label, ()), below


def catalogued(value: Value, source: Source) -> Iterator[Field]:
    """The header fields that a catalogue field becomes."""
    content = joined(part for row in value.rows for part in between_form_feeds(row.span, source.text))
    words = printed(content, source.text)
    match value.name:
        case "title" | "abstract" | "citation":
            yield Field(value.name, content)
        case "catalogueDate":
            dated = next(find_dates(words), None)
            yield Field("catalogueDate", content, dated.attributes if dated else {})
        case "originalLanguage":
            yield Field("originalLanguage", content, {"mainLang": language_code(words)})
        case "identifier":
            yield Field("idno", content, {"type": "archive"})
        case _:
            label = {"n": value.label.text.rstrip(": ")} if value.label else {}
            yield Field("catalogue", content, {"type": "catalogue", **label})
