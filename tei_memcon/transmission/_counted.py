"""Lines that an editor or a terminal has counted: their numbers stand before all of them, blank ones too."""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_NUMBER = re.compile(r"^[ \t]*(?P<n>\d{1,5})(?:[:|.)]?[ \t]{1,4}|[:|]?(?=\r?$))", re.M)
_LINES = re.compile(r"^.*$", re.M)
_FEWEST = 8  # lines


def counted(text: str) -> Iterator[Span]:
    """The numbers of all lines, if they count them one by one from 0 or 1."""
    first = _NUMBER.match(text)
    if not first or first["n"] not in ("0", "1"):
        return
    found = list(_NUMBER.finditer(text))
    lines = sum(bool(line.group().strip()) for line in _LINES.finditer(text))
    numbers = [int(match["n"]) for match in found]
    if len(found) >= max(_FEWEST, lines) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        yield from (Span(*match.span()) for match in found)
