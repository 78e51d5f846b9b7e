"""Lists of notes whose line ends a copy has lost: ``1. Source: … 2. Not printed. 3. See the map.``"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_memcon.reading.notes.starts import SOURCE, Start, start_of
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_FORMS = {"dot": "{}.", "square": "[{}]", "paren": "{})", "round": "({})"}
_ENDED = r"(?<=[.)\]”\"’↩])" + "".join(rf"(?<!{word}\.)" for word in ("[Vv]ol", "[Nn]o", "[Nn]os", "Doc", r"\sp", "pp"))
_LAST = 3  # lines in which such a list stands


def apart(lines: list[Row]) -> list[Row]:
    """The same lines; one at the end that gives the source and goes on with the next notes is cut where these begin.

    The numbers must rise one by one from that of the source, each after the end of a sentence.
    """
    for at in range(len(lines) - 1, max(0, len(lines) - 1 - _LAST), -1):
        start = start_of(at, lines[at])
        if start and start.form in _FORMS and SOURCE.match(lines[at].text, start.begins):
            return [*lines[:at], *_cut(lines[at], start), *lines[at + 1 :]] if _is_last(lines, at) else lines
    return lines


def _is_last(lines: Sequence[Row], at: int) -> bool:
    return not any(start_of(after, lines[after]) for after in range(at + 1, len(lines)))


def _cut(row: Row, first: Start) -> Iterator[Row]:
    """A line as one for each of its notes."""
    cuts, n, reached = [0], first.value + 1, first.begins
    while match := re.compile(rf"{_ENDED}\s+(?={re.escape(_FORMS[first.form].format(n))}\s+[\[“\"‘(A-Z])").search(
        row.text, reached
    ):
        cuts.append(match.end())
        n, reached = n + 1, match.end()
    for begin, end in zip(cuts, [*cuts[1:], len(row.text)], strict=True):
        words = row.text[begin:end].rstrip()
        start = row.span.start + begin
        yield replace(row, span=Span(start, start + len(words)), text=words, blanks=1 if begin else row.blanks)
