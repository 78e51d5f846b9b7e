"""Form feeds, and the numbers of pages in the running heads below them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tei_memcon.page_marks._mark import PageMark
from tei_memcon.page_marks._sequence import FIRST_PRINTED, counted
from tei_memcon.source import Span

_HEAD = re.compile(
    r"\s*+(?:[-–—] ?)?(?:(?P<left>\d{1,3})(?: ?[-–—])?[ \t\xa0]++[^\W\d_][^\n\f]{3,80}"
    r"|[^\W\d_][^\n\f]{3,80}?[ \t\xa0]++(?:[-–—] ?)?(?P<right>\d{1,3})(?: ?[-–—])?[ \t\xa0]*+)\r?(?:\n|\Z)"
)  # what stands below a form feed


def form_feeds(text: str) -> Iterator[PageMark]:
    """The form feeds; the number in the running head below one is that of its page where such numbers rise."""
    feeds = [PageMark(Span(*match.span()), _in_head(text, match.end())) for match in re.finditer("\f", text)]
    run = counted(one for one in feeds if one.n)
    sure = len(run) > 1 or (len(feeds) == 1 and run and run[0].first == FIRST_PRINTED)
    return (one if sure and one in run else replace(one, n="") for one in feeds)


def _in_head(text: str, at: int) -> str:
    """The number at an edge of the line that begins at an offset, if words stand beside it."""
    match = _HEAD.match(text, at)
    return match["left"] or match["right"] if match else ""
