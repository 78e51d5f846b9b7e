"""Numbers that count pages rise one by one over the record; a few pages may be missing, a few numbers misread."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tei_memcon.page_marks._forms import is_among_strokes, left_out
from tei_memcon.page_marks._mark import PageMark
from tei_memcon.source import Span

_Run = tuple[int, PageMark, "_Run | None"]  # how long it is, its last mark, and what comes before that
_ALONE = re.compile(
    r"^[ \t\xa0\f]*+(?P<mark>[-–—~.]{0,2} ?(?P<n>[\dlIiOoSBZG|]{1,3}) ?[-–—~.]{0,2})[ \t\xa0\f]*+\r?$", re.M
)
_LIKE = str.maketrans("lIi|OoSBZG", "1111005826")
_SHORTEST = 150  # characters of a page
STEPS = (1, 2, 3)  # steps from one number to the next where pages are missing
FIRST_PRINTED = 2  # the first page that has a number, in most typescripts
LEAST_PAGE = 700  # characters that a page has at least, on the average


def rising(marks: Iterable[PageMark], first: int | None = None, steps: Sequence[int] = (1,)) -> list[PageMark]:
    """The longest sequence of marks whose numbers rise by one of some steps, the first of equals.

    Args:
        marks: in their order.
        first: the number that the sequence begins with, if that is known.
        steps: from one number to the next.
    """
    last: dict[int, _Run] = {}
    best: _Run | None = None
    for mark in marks:
        n, end = mark.first, mark.last
        before = max((run for step in steps if (run := last.get(n - step))), key=lambda run: run[0], default=None)
        if first is not None and not before and n != first:
            continue
        run = ((before[0] if before else 0) + 1, mark, before)
        if end not in last or run[0] > last[end][0]:
            last[end] = run
        if best is None or run[0] > best[0]:
            best = run
    return list(_marks(best))[::-1]


def page_length(run: Sequence[PageMark]) -> float:
    """How long a page is on the average, in characters."""
    return (run[-1].span.start - run[0].span.start) / max(1, len(run) - 1)


def _marks(run: _Run | None) -> Iterator[PageMark]:
    while run:
        yield run[1]
        run = run[2]


def counted(marks: Iterable[PageMark]) -> list[PageMark]:
    """A rising sequence in which some numbers may be missing, but fewer than are there."""
    marks = list(marks)
    run = rising(marks, steps=STEPS)
    missing = run[-1].last - run[0].first + 1 - sum(mark.last - mark.first + 1 for mark in run) if run else 0
    return run if missing < len(run) - 1 else rising(marks)


def all_rise(marks: Sequence[PageMark]) -> bool:
    """Whether each number is higher than the one above it: then any number of pages may be missing."""
    return all(one.last < after.first for one, after in pairwise(marks))


def all_count(found: Sequence[PageMark], text: str) -> bool:
    """Whether numbers rise, and one by one but where the record leaves something out or their signs are but pages'."""
    return all_rise(found) and (
        all(is_among_strokes(text, one) for one in found)
        or all(
            one.last + 1 == after.first or left_out(text, one.span.end, after.span.start)
            for one, after in pairwise(found)
        )
    )


def with_misread(run: Sequence[PageMark], text: str) -> list[PageMark]:
    """A sequence with the numbers that are missing in it where as many lines stand there that may be these numbers.

    Such a line holds nothing but figures, or letters that scans take for figures; one that reads as the number after
    the last is taken as well.

    >>> text = "2\\nHe came.\\nB\\nShe came.\\n4\\nThey left.\\n"
    >>> run = [PageMark(Span(0, 1), "2"), PageMark(Span(23, 24), "4")]
    >>> [(mark.n, mark.misread) for mark in with_misread(run, text)]
    [('2', False), ('3', True), ('4', False)]
    """
    if not run[0].n.isdecimal():
        return list(run)
    found = list(_candidates(text))
    made = [run[0]]
    for before, after in pairwise(run):
        between = [one for one in found if before.span.end <= one.span.start and one.span.end <= after.span.start]
        lacking = range(before.last + 1, after.first)
        if len(between) == len(lacking):
            made += [_read_as(one, n, text) for one, n in zip(between, lacking, strict=True)]
        made.append(after)
    for one in found:
        is_next = one.span.start >= made[-1].span.end + _SHORTEST and one.n == str(made[-1].last + 1)
        if is_next and _is_dashed(one, text) == _is_dashed(run[-1], text):
            made.append(_read_as(one, one.first, text))
    return made


def _candidates(text: str) -> Iterator[PageMark]:
    """Lines that may be numbers; what they read as if their letters are figures."""
    for match in _ALONE.finditer(text):
        yield PageMark(Span(*match.span("mark")), match["n"].translate(_LIKE))


def _is_dashed(mark: PageMark, text: str) -> bool:
    return not text[mark.span.start].isalnum() or not text[mark.span.end - 1].isalnum()


def _read_as(mark: PageMark, n: int, text: str) -> PageMark:
    return PageMark(mark.span, str(n), misread=not re.search(rf"(?<!\d){n}(?!\d)", text[slice(*mark.span)]))
