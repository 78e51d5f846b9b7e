r"""Cells of a table that a spreadsheet has written as text: ``"He said ""no"", and left."``

One cell may hold the whole record, or each of its lines is a cell: then every line with a comma or a quotation mark
stands in quotation marks, and its own are doubled.
"""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_CELL = re.compile(r'[ \t]*"[^"\r\n]*(?:""[^"\r\n]*)*"[ \t]*')
_WHOLE = re.compile(r'\s*"[^"]*(?:""[^"]*)*"\s*')
_LINE = re.compile(r"[^\r\n]+")
_DOUBLED = re.compile('""')
_LINES = 3
_FEWEST = 5  # lines in quotation marks


def cells(text: str) -> Iterator[Span]:
    """The quotation marks around cells, and one of each two within them."""
    if '"' not in text:
        return
    if text.count("\n") >= _LINES and _WHOLE.fullmatch(text):
        yield from _marks(text, Span(0, len(text)))
        return
    found = [line for line in _LINE.finditer(text) if '"' in line.group() or "," in line.group()]
    if len(found) >= _FEWEST and all(_CELL.fullmatch(line.group()) for line in found):
        for line in found:
            yield from _marks(text, Span(*line.span()))


def _marks(text: str, cell: Span) -> Iterator[Span]:
    first, last = text.index('"', *cell), text.rindex('"', *cell)
    yield Span(first, first + 1)
    yield from (Span(one.start(), one.start() + 1) for one in _DOUBLED.finditer(text, first + 1, last))
    yield Span(last, last + 1)
