"""Time stamps before labels (``[00:00:09] Moderator:``) are put on lines of their own, as elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_STAMP = re.compile(r"(?P<stamp>[\[(]?\d{1,2}(?::\d\d){1,2}(?:\.\d{1,3})?[\])]?)[ \t\xa0]+(?=[^\W\d_])")
_FEW = 3  # with fewer, a clock time begins a sentence


def apart_from_time_stamps(lines: Sequence[Row]) -> list[Row]:
    """The same lines; where several begin with a time, and the times rise, each of these times is a line by itself.

    >>> row = lambda text: Row(Span(0, len(text)), text, 0, 1)
    >>> [one.text for one in apart_from_time_stamps([row("[0:01] Oak: A"), row("[0:05] Elm: B"), row("[0:09] Oak: C")])]
    ['[0:01]', 'Oak: A', '[0:05]', 'Elm: B', '[0:09]', 'Oak: C']
    """
    found = [match["stamp"].strip("[]()") for row in lines if (match := _STAMP.match(row.text))]
    times = [[float(part) for part in stamp.split(":")] for stamp in found]
    if len(found) < _FEW or times != sorted(times):
        return list(lines)
    return [part for row in lines for part in _cut(row)]


def _cut(row: Row) -> Iterator[Row]:
    match = _STAMP.match(row.text)
    if not match:
        yield row
        return
    start = row.span.start
    yield replace(row, span=Span(start, start + match.end("stamp")), text=match["stamp"])
    yield replace(row, span=Span(start + match.end(), row.span.end), text=row.text[match.end() :], blanks=1)
