"""Lines that an editor or a terminal has counted: their numbers stand before all of them, blank ones counted or not."""

import re
from collections.abc import Iterator, Sequence

from tei_memcon.source import Span

_NUMBER = re.compile(r"^[ \t]*(?P<n>\d{1,5})(?:[:|.)]?[ \t]{1,4}|[:|]?(?=\r?$))", re.M)
_LINES = re.compile(r"^.*$", re.M)
_FEWEST = 8  # lines


def counted(text: str) -> Iterator[Span]:
    """The numbers of all lines, if they count them one by one from 0 or 1."""
    first = _NUMBER.match(text)
    if not first or int(first["n"]) > 1:
        return
    found = list(_NUMBER.finditer(text))
    lines = sum(bool(line.group().strip()) for line in _LINES.finditer(text))
    numbers = [int(match["n"]) for match in found]
    one_by_one = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if len(found) >= max(_FEWEST, lines) and (one_by_one or numbers == _places(text, found, numbers[0])):
        yield from (Span(*match.span()) for match in found)


def _places(text: str, found: Sequence[re.Match[str]], first: int) -> list[int]:
    """The numbers that lines have if blank ones are counted too and bear none."""
    places, reached, n = [], found[0].start(), first
    for match in found:
        n += text.count("\n", reached, match.start())
        reached = match.start()
        places.append(n)
    return places
