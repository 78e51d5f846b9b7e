"""Those present whom a copy has put on one line: ``The Secretary · Mr. Oak, Director · Mr. Elm``.

Each sign between them then stands before an item, as a bullet does.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.header.items import are_participants
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_BETWEEN = tuple((sign, re.compile(rf"{re.escape(sign)}(?<=\s.)(?=\s)")) for sign in "•·●▪■◦○‣*|/–")
_FEWEST = 3  # of them


def people_on_a_line(one: Passage) -> list[Passage]:
    """Each of those present by himself, if a paragraph is nothing but a list of them; else the paragraph."""
    for sign, between in _BETWEEN:
        if one.text.count(sign) >= _FEWEST - 1:
            head = head_of(one.text)
            listed = one.text[head.end :] if head and head.inline else one.text
            parts = [part.strip() for part in between.split(listed)]
            between_sides = ";" in listed  # "for the Norse side – Mr. Oak; for the Danish side – Mr. Elm"
            if len(parts) >= _FEWEST and all(parts) and not between_sides and are_participants(parts):
                return [passage(rows) for rows in _apart(one, between)]
    return [one]


def _apart(one: Passage, between: re.Pattern[str]) -> Iterator[list[Row]]:
    """The parts of its lines between the signs, each with the sign before it."""
    group: list[Row] = []
    for row in one.rows:
        starts = [0, *(match.start() for match in between.finditer(row.text))]
        for start, end in zip(starts, [*starts[1:], len(row.text)], strict=True):
            if start and group:
                yield group
                group = []
            if words := row.text[start:end].strip():
                at = row.span.start + start
                blanks = 0 if start else row.blanks
                group.append(replace(row, span=Span(at, at + len(words)), text=words, blanks=blanks))
    if group:
        yield group
