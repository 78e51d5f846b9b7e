"""Page marks of a record: what of its text is the printed number of a page, decided by the whole record.

``[Page 214]`` says what it is. A number that stands alone (``- 5 -``, ``2``, ``[366]``, ``(p. 1)``) may as well be an
item of a list, a note or a reference: it is the number of a page where the numbers rise one by one over the record.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tei_memcon.source import Span

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMED = re.compile(
    rf"\[(?P<word>page|pg\.?|p\.)\s{{1,4}}(?P<n>\d{{1,5}}|[ivxlc]{{1,8}}|{'|'.join(_WORDS)})(?: of \w{{1,12}})?\]", re.I
)
_SLASHED = re.compile(r"/(?:p|S)\. ?(?P<n>\d{1,4})/")
_ALONE = r"^[ \t\xa0\f]*+(?P<mark>%s)[ \t\xa0\f]*+\r?$"
_NAMED_LINE = re.compile(
    _ALONE % r"(?:[-–—] ?)?(?:Page|PAGE|Seite) (?P<n>\d{1,4})(?: (?:of|von) \d{1,4})?(?: ?[-–—])?", re.M
)
_DASHED_LINE = re.compile(_ALONE % r"[-–—] ?(?P<n>\d{1,3}) ?[-–—]", re.M)
_BARE_LINE = re.compile(_ALONE % r"(?P<n>\d{1,3})", re.M)
_BRACKETED = re.compile(r"\[(?P<n>[2-9]\d|\d{3,4})\]")  # a lower number is rather a note's
_END = re.compile(r"\((?:p|S)\. ?(?P<n>\d{1,3})\)")
_BLANK_BEFORE = re.compile(r"(?:\A|\n)[^\S\n]*\n\s*\Z")
_BLANK_AFTER = re.compile(r"[^\S\n]*(?:\Z|\n[^\S\n]*(?:\n|\Z))")
_SPOKEN_OF = re.compile(r"(?:^|[.;:,(\[—] ?)(?:see|cf|siehe)\b|\b(?:supra|infra|ibid)\b", re.I)
_BEFORE = 80  # characters in which a reference says that it is one
_PAGE = 700  # characters that a page has at least, on the average
_SHORT_PAGE = 400  # the same where blank lines set the numbers off
_EXCERPT = 150  # characters from one mark to the next where they stand in mid-line


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """The printed number of a page.

    Args:
        span: where it stands.
        n: the number, in digits also where it is printed in words; empty for a form feed.
        ends: whether it stands at the end of its page.
    """

    span: Span
    n: str = ""
    ends: bool = False


@lru_cache(maxsize=4)
def page_marks(
    text: str, starts: tuple[re.Pattern[str], ...] = (), ends: tuple[re.Pattern[str], ...] = ()
) -> tuple[PageMark, ...]:
    """Every page mark of a record, in its order; none overlaps another.

    Args:
        text: of the record.
        starts: further marks at the start of a page, of the record's surface; group ``n`` is the number.
        ends: further marks at the end of a page, likewise.

    >>> [mark.n for mark in page_marks("It was [Page 214]late.")], page_marks("See [p. 3] and the annex (p. 12).")
    (['214'], ())
    """
    found = [PageMark(Span(*match.span()), match["n"]) for one in starts for match in one.finditer(text)]
    found += [PageMark(Span(*match.span()), match["n"], True) for one in ends for match in one.finditer(text)]
    found += _named(text)
    found += _bracketed(text)
    found += _page_ends(text)
    found += _alone(text, bool(found))
    return tuple(_apart([*found, *_form_feeds(text)], text))


def within(marks: Sequence[PageMark], span: Span) -> Sequence[PageMark]:
    """Those of a record's marks that lie between two offsets."""
    first = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    last = bisect_left(marks, span.end + 1, lo=first, key=lambda mark: mark.span.end)
    return marks[first:last]


def _named(text: str) -> Iterator[PageMark]:
    """Marks that say that they are pages; but for ``[Page 214]`` a reference may look the same."""
    for match in _NAMED.finditer(text):
        n = match["n"].lower()
        printed = str(_WORDS.index(n) + 1) if n in _WORDS else match["n"]
        if (match["word"] == "Page" and printed == match["n"]) or not _is_spoken_of(text, match.start()):
            yield PageMark(Span(*match.span()), printed)
    for pattern in (_SLASHED, _NAMED_LINE):
        yield from map(_mark, pattern.finditer(text))


def _mark(match: re.Match[str]) -> PageMark:
    return PageMark(Span(*match.span("mark" if "mark" in match.re.groupindex else 0)), match["n"])


def _is_spoken_of(text: str, at: int) -> bool:
    """Whether the line says before a number that it refers to a page: "see", "cf."."""
    return bool(_SPOKEN_OF.search(text[max(0, at - _BEFORE) : at].rpartition("\n")[2]))


def _rising(marks: Iterable[PageMark], first: int | None = None) -> list[PageMark]:
    """The longest sequence of marks whose numbers rise one by one, the first of equals."""
    last_of: dict[int, list[PageMark]] = {}
    best: list[PageMark] = []
    for mark in marks:
        n = int(mark.n)
        before = last_of.get(n - 1, [])
        if first is not None and not before and n != first:
            continue
        run = [*before, mark]
        if len(run) > len(last_of.get(n, [])):
            last_of[n] = run
        best = max(best, run, key=len)
    return best


def _bracketed(text: str) -> list[PageMark]:
    """``[366]``, ``[367]``: numbers too high for notes, and too far apart for a list of them."""
    run = _rising(map(_mark, _BRACKETED.finditer(text)))
    return run if len(run) > 1 and _length(run) > _EXCERPT else []


def _page_ends(text: str) -> list[PageMark]:
    """``(p. 1)``: only a record that counts its pages from 1 has page ends; elsewhere "(p. 12)" is a reference."""
    found = [match for match in _END.finditer(text) if not _is_spoken_of(text, match.start())]
    run = _rising((PageMark(Span(*match.span()), match["n"], True) for match in found), 1)
    at_line_ends = all(not text[mark.span.end :].split("\n", 1)[0].strip() for mark in run)
    return run if len(run) > 1 and (at_line_ends or _length(run) > _EXCERPT) else []


def _alone(text: str, paged: bool) -> list[PageMark]:
    """Numbers on lines of their own; bare ones (``2``) only where no other marks count the pages."""
    run = _rising(map(_mark, _DASHED_LINE.finditer(text)))
    if not run and not paged:
        run = _rising(map(_mark, _BARE_LINE.finditer(text)))
        run = run if len(run) > 1 and _are_pages(text, run) else []
    at_ends = bool(run) and (not text[run[-1].span.end :].strip() or (run[0].n == "1" and run[0].span.start > _EXCERPT))
    return [replace(mark, ends=at_ends) for mark in run]


def _are_pages(text: str, run: Sequence[PageMark]) -> bool:
    """Whether numbers on lines of their own are far enough apart for pages, or cut sentences as page ends do."""
    set_off = all(_is_set_off(text, mark.span) for mark in run)
    cutting = sum(_cuts(text, mark) for mark in run)
    whole = run[:-1] if len(run) > 2 and not text[run[-1].span.end :].strip() else run  # the last page may be short
    cuts = cutting * 2 >= len(run)
    return _length(whole) > (_EXCERPT if cuts else _SHORT_PAGE if set_off else _PAGE)


def _is_set_off(text: str, span: Span) -> bool:
    """Whether blank lines stand around a line."""
    return bool(_BLANK_BEFORE.search(text, max(0, span.start - _BEFORE), span.start)) and bool(
        _BLANK_AFTER.match(text, span.end)
    )


def _length(run: Sequence[PageMark]) -> float:
    """How long a page is on the average, in characters."""
    return (run[-1].span.start - run[0].span.start) / max(1, len(run) - 1)


def _cuts(text: str, mark: PageMark) -> bool:
    """Whether a sentence goes on over the mark."""
    before, after = text[: mark.span.start].rstrip()[-1:], text[mark.span.end :].lstrip()[:1]
    return after.islower() and (before.isalpha() or before in ",-–—")


def _form_feeds(text: str) -> Iterator[PageMark]:
    return (PageMark(Span(*match.span())) for match in re.finditer("\f", text))


def _apart(found: Iterable[PageMark], text: str) -> Iterator[PageMark]:
    """The marks in their order: a form feed beside a number makes one mark with it; of two that overlap one counts."""
    last: PageMark | None = None
    for mark in sorted(found):
        if last is None:
            last = mark
        elif not (last.n and mark.n) and not text[last.span.end : mark.span.start].strip():
            at_end = last.ends or bool(last.n)  # "2", form feed: the number stands at the foot of its page
            last = PageMark(Span(last.span.start, mark.span.end), last.n or mark.n, at_end)
        elif mark.span.start >= last.span.end:
            yield last
            last = mark
    if last is not None:
        yield last


def begins(mark: PageMark) -> str:
    """The number of the page that begins at a mark; empty if nobody has printed it."""
    if not mark.ends:
        return mark.n
    return str(int(mark.n) + 1) if mark.n.isdecimal() else ""
