"""Lists of notes whose line ends a copy has lost: ``1. Source: … 2. Not printed. 3. See the map.``"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_memcon.reading.notes.starts import SOURCE, Start, start_of
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_FORMS = {"dot": "{}.", "square": "[{}]", "paren": "{})", "round": "({})"}
_ENDED = r"(?<=[.)\]”\"’↩])" + "".join(rf"(?<!{word}\.)" for word in ("[Vv]ol", "[Nn]o", "[Nn]os", "Doc", r"\sp", "pp"))
_LAST, _LAST_WRAPPED = 3, 150  # lines in which such a list stands


def apart(lines: list[Row], wrapped: bool) -> list[Row]:
    """The same lines; one at the end that gives the source and goes on with the next notes is cut where these begin.

    The numbers must rise one by one from that of the source, each after the end of a sentence. Where lines are wrapped
    those below the source are cut, whose notes begin anywhere in them.
    """
    reach = _LAST_WRAPPED if wrapped else _LAST
    for at in range(len(lines) - 1, max(0, len(lines) - 1 - reach), -1):
        start = start_of(at, lines[at])
        if start and start.form in _FORMS and SOURCE.match(lines[at].text, start.begins):
            if wrapped:
                return [*lines[:at], *_cut_each(lines[at:], start)]
            return [*lines[:at], *_cut(lines[at], start), *lines[at + 1 :]] if _is_last(lines, at) else lines
    return lines


def _cut_each(lines: Sequence[Row], first: Start) -> Iterator[Row]:
    """Wrapped lines, those within which the next note begins as two."""
    n, begins = first.value, first.begins
    for at, row in enumerate(lines):
        begun = start_of(at, row) if at else None
        if begun and begun.form == first.form and begun.value == n + 1:
            n, begins = begun.value, begun.begins
        parts = list(_cut(row, replace(first, value=n, begins=begins)))
        yield from parts
        n, begins = n + len(parts) - 1, 0


def _is_last(lines: Sequence[Row], at: int) -> bool:
    return not any(start_of(after, lines[after]) for after in range(at + 1, len(lines)))


def _cut(row: Row, first: Start) -> Iterator[Row]:
    """A line as one for each of its notes; a form feed between two ends the first."""
    begins, ends, n, reached = [0], [], first.value + 1, first.begins
    while match := re.compile(rf"{_ENDED}\s+(?={re.escape(_FORMS[first.form].format(n))}(?:\s+[\[“\"‘(A-Z]|$))").search(
        row.text, reached
    ):
        begins.append(match.end())
        ends.append(match.start() + match.group().rfind("\f") + 1)
        n, reached = n + 1, match.end()
    if not ends:
        yield row  # also a page mark that reaches into the next line
        return
    for begin, end in zip(begins, [*ends, len(row.text)], strict=True):
        start, words = row.span.start, row.text[begin:end]
        yield replace(row, span=Span(start + begin, start + end), text=words, blanks=1 if begin else row.blanks)
