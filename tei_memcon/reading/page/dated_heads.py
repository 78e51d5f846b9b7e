"""Running heads that repeat the day of the title, with the number of the page: transcripts of recordings have them.

TRANSCRIPT OF A RECORDING OF A MEETING … ON MARCH 17, 1973 FROM 1:25 PM TO 2:10 PM
…
MARCH 17, 1973 FROM 1:25 PM TO 2:10 PM                 2
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from tei_memcon.notation.dates import find_dates
from tei_memcon.reading.page.lines import Row
from tei_memcon.reading.page.sheet_numbers import without_number
from tei_memcon.source import Span

_TITLE = 8  # lines
_LONGEST = 80  # characters
_CLOCK = re.compile(r"\d\s?[AP]\.?\s?M\.?$")


def dated_heads(lines: Sequence[Row]) -> frozenset[Span]:
    """The lines in capitals that hold nothing but the day of the title, its hours and a number, which rises."""
    heads = {at: row for at, row in enumerate(lines) if _may_be_head(row.text)}
    if not heads:
        return frozenset()
    title = set(_days(row.text for at, row in enumerate(lines[:_TITLE]) if at not in heads))
    found = [row for row in heads.values() if title.issuperset(days := set(_days([row.text]))) and days]
    numbers = [int(row.text.split()[-1].strip("-–—")) for row in found]
    return frozenset(row.span for row in found) if numbers == sorted(set(numbers)) else frozenset()


def _may_be_head(words: str) -> bool:
    if not (words[-1].isdigit() and words.isupper() and len(words) <= _LONGEST):
        return False
    begins = next(iter(find_dates(words)), None)
    return begins is not None and begins.span.start == 0 and _CLOCK.search(without_number(words)) is not None


def _days(lines: Iterable[str]) -> Iterator[str]:
    for words in lines:
        for one in find_dates(words):
            yield (one.attributes.get("when") or one.attributes["from"])[:10]
