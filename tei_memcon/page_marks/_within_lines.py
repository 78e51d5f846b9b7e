"""Numbers of pages that stand in mid-line and do not say what they are, or where on their page they stand.

They are those of pages where all of one form rise, a page apart; a single one where it is too high for anything else.
"""

import re
from collections.abc import Sequence

from tei_memcon.page_marks import _forms
from tei_memcon.page_marks._mark import PageMark
from tei_memcon.page_marks._sequence import FIRST_PRINTED, LEAST_PAGE, STEPS, page_length, rising

_HIGH = 100  # a page of an edition; a typescript has fewer
_REFERENCE = re.compile(r"\s?[.,;:)]")  # behind a number that somebody refers to
_WORDS_BEHIND = re.compile(r"[ \t\xa0]*[^\s]")
_SIGNS = tuple(
    re.compile(form)
    for form in (
        r"<<(?P<n>\d{1,4})>>",
        r"//(?P<n>\d{1,4})//",
        r"\|(?P<n>\d{1,4})\|",
        r"\[\*(?P<n>\d{1,4})\]",
        r"\*(?<!\S.)(?P<n>\d{1,4})(?=\s)",
        r"[-–—] ?(?:[Pp]age|p\.) (?P<n>\d{1,4}) ?[-–—]",
        r"[-–—](?<!\S.) ?(?P<n>\d{1,4}) ?[-–—](?=[^\W\d]|\s\S)",  # not beside the column of a running head
        r"p\. (?<!\S...)(?<![,(;:][ \n]...)(?P<n>\d{1,4})(?=\s)",
    )
)
_BARE = _SIGNS[-1]  # nothing but its place tells it from a reference
_YEAR = range(1500, 2100)


def within_lines(text: str) -> list[PageMark]:
    """``- 2 -`` and ``Page 2 of 7`` of a copy that has lost its line ends, or any number of one form."""
    for found in (_forms.marks((_forms.DASHED,), text), _forms.of_total(text)):
        run = rising(found)
        if len(run) > 1 and run[0].first <= FIRST_PRINTED and page_length(run) > LEAST_PAGE:
            return run
    return _between_signs(text)


def _between_signs(text: str) -> list[PageMark]:
    """``<<214>>``, ``|214|``, ``*214``, ``p. 214``: all of one form, where no other marks are.

    >>> [mark.n for mark in _between_signs("It was <<214>> late, and <<9>> more.")], _between_signs("It was *3 late.")
    ([], [])
    """
    for pattern in _SIGNS:
        found = [_forms.mark(match) for match in pattern.finditer(text)]
        if found and _are_pages(text, found, single=pattern is not _BARE):
            return found
    return []


def _are_pages(text: str, found: Sequence[PageMark], *, single: bool) -> bool:
    if any(_forms.is_spoken_of(text, mark.span.start) for mark in found) or rising(found, steps=STEPS) != found:
        return False
    if len(found) == 1:
        return single and found[0].first >= _HIGH and found[0].first not in _YEAR
    return page_length(found) > LEAST_PAGE


def in_round(text: str, found: Sequence[PageMark]) -> list[PageMark]:
    """``(Page 214)``, ``(p. 215)``: those that begin lines, or count the pages of an edition, stand where pages begin.

    Args:
        text: of the record.
        found: numbers of pages in round brackets, in their order; those at the ends of pages have the same form.
    """
    run = rising(found, steps=STEPS)
    if not run or run != list(found):
        return []
    if len(run) == 1:
        return run if _begins_page(text, run[0]) else []
    capital = run[0].first > 1 and not any(text.startswith("(p", mark.span.start) for mark in run)
    edition = run[0].first >= _HIGH and not any(_REFERENCE.match(text, mark.span.end) for mark in run)
    opening = any(_opens_line(text, mark) for mark in run) and not any(_ends_line(text, mark) for mark in run)
    return run if (capital or edition or opening) and page_length(run) > LEAST_PAGE else []


def _begins_page(text: str, mark: PageMark) -> bool:
    """Whether the only mark of a record is glued to the word behind it, or high and nobody refers to it."""
    if text[mark.span.end : mark.span.end + 1].isalpha():
        return True
    if mark.first < _HIGH or mark.first in _YEAR or _REFERENCE.match(text, mark.span.end):
        return False
    return _opens_line(text, mark) or text.startswith("(P", mark.span.start)


def _opens_line(text: str, mark: PageMark) -> bool:
    before = text[text.rfind("\n", 0, mark.span.start) + 1 : mark.span.start]
    return not before.strip() and bool(_WORDS_BEHIND.match(text, mark.span.end))


def _ends_line(text: str, mark: PageMark) -> bool:
    return not _WORDS_BEHIND.match(text, mark.span.end)
