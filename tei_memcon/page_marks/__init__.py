"""Page marks of a record: what of its text is the printed number of a page, decided by the whole record.

``[Page 214]`` says what it is. A number that stands alone (``- 5 -``, ``2``, ``[366]``, ``(p. 1)``) may as well be an
item of a list, a note or a reference: it is the number of a page where the numbers rise one by one over the record.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from tei_memcon.page_marks import _forms
from tei_memcon.page_marks._form_feeds import form_feeds
from tei_memcon.page_marks._mark import PageMark
from tei_memcon.page_marks._sequence import (
    FIRST_PRINTED,
    LEAST_PAGE,
    STEPS,
    all_count,
    all_rise,
    counted,
    page_length,
    rising,
    with_misread,
)
from tei_memcon.page_marks._within_lines import in_round, within_lines
from tei_memcon.source import Span

__all__ = ["PageMark", "begins", "counted", "numbers_alone", "page_marks", "within"]

_BLANK_BEFORE = re.compile(r"(?:\A|\n)[^\S\n]*\n\s*\Z")
_BLANK_AFTER = re.compile(r"[^\S\n]*(?:\Z|\n[^\S\n]*(?:\n|\Z))")
_START = attrgetter("span.start")
_NOTES = re.compile(r"\s*(?:notes?:?\s+)?(?:\[1\]|\(1\)|1[.)])\s", re.I)
_IS_LINE = re.compile(r"[ \t\xa0]*\([^()\n]{3,20}\)[ \t\xa0]*\r?(?:\n|\Z)")
_BRACED = re.compile(r"\{\d{1,3}\}")
_NEAR = 80  # characters in which a blank line stands
_SHORT_PAGE = 400  # the same where blank lines set the numbers off
_EXCERPT = 150  # characters from one mark to the next where they stand in mid-line
_RANGE = 4  # from "3-5" on: one sheet with the pages of several languages
_NOTE = 20  # a lower number in brackets is rather a note's


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
    return _page_marks(text, starts, ends)


@lru_cache(maxsize=4)  # each step that reads a record asks for them
def _page_marks(
    text: str, starts: tuple[re.Pattern[str], ...], ends: tuple[re.Pattern[str], ...]
) -> tuple[PageMark, ...]:
    found = [*_forms.marks(starts, text)]
    found += [replace(one, ends=True) for one in _forms.marks(ends, text)]
    found += _named(text)
    found += _bracketed(text)
    found += _page_ends(text)
    found += _alone(text, bool(found))
    found += _next_of(text, found)
    found = found or within_lines(text)
    return tuple(_apart([*found, *form_feeds(text)], text))


def numbers_alone(text: str) -> dict[str, list[PageMark]]:
    """The numbers that stand on lines of their own, whatever they count, by their form.

    >>> {form: [mark.n for mark in found] for form, found in numbers_alone("- 2 -\\n3\\nPage 4\\n5/7").items()}
    {'dashed': ['2'], 'bare': ['3'], 'worded': ['4'], 'of total': ['5']}
    """
    return {
        "dashed": list(_forms.marks_alone((_forms.DASHED_LINE,), text)),
        "bare": list(_forms.marks_alone((_forms.BARE_LINE,), text)),
        "worded": list(_forms.named_lines(text)),
        "of total": _forms.of_total_lines(text),
    }


def within(marks: Sequence[PageMark], span: Span) -> Sequence[PageMark]:
    """Those of a record's marks that lie between two offsets."""
    first = bisect_left(marks, span.start, key=_START)
    last = first
    while last < len(marks) and marks[last].span.end <= span.end:
        last += 1
    return marks[first:last]


def _named(text: str) -> Iterator[PageMark]:
    """Marks that say that they are pages; but for ``[Page 214]`` a reference may look the same."""
    noted = _of_notes(text) if "{" in text else set[str]()
    for match in _forms.named(text):
        n = _forms.number(match)
        if match.group() in noted:
            continue
        figures = _forms.in_words().get(n.lower())
        if (match["word"] == "Page" and not figures) or not _forms.is_spoken_of(text, match.start()):
            yield PageMark(Span(*match.span()), figures or n)
    yield from _forms.half_bracketed(text)
    yield from _forms.named_lines(text)
    yield from _forms.said(text)


def _of_notes(text: str) -> set[str]:
    """``{1}`` in the text and before a note below it, as no page begins twice; or from 1 on, each glued to a word."""
    found = list(_BRACED.finditer(text))
    times = Counter(match.group() for match in found)
    glued = all(text[match.start() - 1 : match.start()].strip() for match in found)
    if glued and found and found[0].group() in ("{0}", "{1}"):
        return set(times)
    return {mark for mark, count in times.items() if count > 1}


def _bracketed(text: str) -> list[PageMark]:
    """``[366]``, ``[367]``: numbers too high for notes, and too far apart for a list of them.

    A single one stands before a word and is glued to it, as no mark of a note is: ``the [366]ferry``.
    """
    found = list(_forms.marks((_forms.BRACKETED,), text))
    run = rising(mark for mark in found if mark.first >= _NOTE)
    if len(found) == len(run) == 1:
        start, end = run[0].span
        return run if text[end : end + 1].islower() and not text[start - 1 : start].strip() else []
    if len(run) < 2 or page_length(run) < _EXCERPT:
        return []
    goes_on = str(run[0].first - 1) in {mark.n for mark in found}  # from the notes below that number
    return [] if goes_on else run


def _page_ends(text: str) -> list[PageMark]:
    """``(p. 1)``: a record that counts its pages from 1 has page ends, or whose marks stand alone; others refer."""
    found = [mark for mark in _forms.marks(_forms.page_end(), text) if not _forms.is_spoken_of(text, mark.span.start)]
    if starts := in_round(text, sorted(found)):
        return starts
    whole = rising(sorted(found), 1, STEPS)
    run = whole if len(whole) == len(found) else rising(sorted(found), 1) or _excerpt(text, sorted(found))
    at_line_ends = all(not text[mark.span.end :].split("\n", 1)[0].strip() for mark in run)
    pages = len(run) > 1 and (at_line_ends or page_length(run) > _EXCERPT)
    return [replace(mark, ends=not _begin_pages(text, run)) for mark in run] if pages else []


def _begin_pages(text: str, run: Sequence[PageMark]) -> bool:
    """Whether marks in parentheses stand where pages begin: no 1 above a 2, or no page above 1 and one below all."""
    if run[0].first != 1:
        return run[0].first == FIRST_PRINTED
    least = page_length(run) / 2
    return run[0].span.start < least and len(text[run[-1].span.end :].strip()) > least


def _excerpt(text: str, found: Sequence[PageMark]) -> list[PageMark]:
    """``(p. 14)``, ``(p. 15)``: of an extract all rise one by one, each on a line of its own or a page apart."""
    run = rising(found)
    alone = all(_IS_LINE.match(text, text.rfind("\n", 0, mark.span.start) + 1) for mark in run)
    apart = len(run) > 2 and page_length(run) > _SHORT_PAGE / 2
    return run if len(run) > 1 and run == list(found) and (alone or apart) else []


def _alone(text: str, paged: bool) -> list[PageMark]:
    """Numbers on lines of their own; bare ones (``2``) only where no other marks count the pages."""
    dashed = list(_forms.marks_alone((_forms.DASHED_LINE,), text))
    run = dashed if all_rise(dashed) else rising(dashed, steps=STEPS)
    if not run and not paged:
        run = max(_bare(text), key=len, default=[]) or _lone(text)
    if not run:
        return []
    run = with_misread(run, text)
    at_ends = _are_last(text, run) or (run[0].n == "1" and run[0].span.start > _EXCERPT)
    return [replace(mark, ends=at_ends) for mark in run]


def _next_of(text: str, found: Sequence[PageMark]) -> list[PageMark]:
    """``S. 4`` on a line of its own, or ``— 4 —`` in one, where other marks have counted up to 3, or go on with 5."""
    marks = sorted(mark for mark in found if mark.first and not mark.ends)
    if not marks:
        return []
    dashed = any(text.startswith(("-", "–", "—"), mark.span.start) for mark in marks)
    within_line = _forms.marks((_forms.DASHED,), text) if dashed else ()
    taken = []
    for one in sorted({*_forms.marks_alone(_forms.short_lines(), text), *within_line}.difference(marks)):
        at = bisect_left(marks, one)
        after = at == len(marks) or marks[at].first > one.last
        goes_on = at > 0 and marks[at - 1].last + 1 == one.first and after
        before = at == 0 and len(marks) > 0 and marks[0].first == one.last + 1 and one.first >= FIRST_PRINTED
        if goes_on or before:
            taken.append(one)
            marks.insert(at, one)
    return taken


def _bare(text: str) -> Iterator[list[PageMark]]:
    """Sequences of numbers on lines of their own, each of one form, that are far enough apart for pages."""
    bare, roman = list(_forms.marks_alone((_forms.BARE_LINE,), text)), list(_forms.roman_lines(text))
    worded = [list(_forms.marks_alone((pattern,), text)) for pattern in _forms.short_lines()]
    of_total = _forms.of_total_lines(text)
    for found in (bare, roman, *worded, *_forms.among_signs(text), of_total):
        run = counted(one for one in found if 0 <= one.last - one.first <= _RANGE)
        run = found if len(run) < len(found) and all_count(found, text) else run
        if len(run) < 2:
            continue
        whole = run == found and (
            found in (roman, of_total, *worded) or (found is bare and run[0].first >= FIRST_PRINTED)
        )
        if _are_pages(text, run, whole):
            yield run


def _lone(text: str) -> list[PageMark]:
    """The only number that stands alone on a line, between blank lines, with text of a page above it and some below."""
    for pattern in (_forms.BARE_LINE, *_forms.short_lines()[:1], _forms.BRACKETED_LINE):
        found = list(_forms.marks_alone((pattern,), text))
        if len(found) == 1 and _parts_pages(text, found[0]):
            return found
    return []


def _parts_pages(text: str, mark: PageMark) -> bool:
    """Whether a number stands between blank lines, or below one where a sentence goes on over both."""
    least = _NOTE if text.startswith("[", mark.span.start) else FIRST_PRINTED
    if not least <= mark.first <= mark.last:
        return False
    above, below = text[: mark.span.start].rstrip(), text[mark.span.end :].strip()
    cutting = _cuts(text, mark) and _is_below_blank(text, mark.span)
    alone = (cutting or _is_set_off(text, mark.span)) and above[-1:] != ":" and bool(below)
    return alone and len(above) > _SHORT_PAGE


def _are_pages(text: str, run: Sequence[PageMark], whole: bool) -> bool:
    """Whether numbers on lines of their own are far enough apart for pages, or cut sentences as page ends do.

    Args:
        text: of the record.
        run: the numbers.
        whole: whether they are all that stand alone in the record, and do not count from the first.
    """
    set_off = all(_is_set_off(text, mark.span) for mark in run)
    cutting = sum(_cuts(text, mark) for mark in run)
    last = _are_last(text, run)
    pages = run[:-1] if len(run) > 2 and last else run  # the last page may be short
    begun = run[0].span.start > _EXCERPT or not run[0].n.isdecimal()  # above "2" and a foot's "1" a page is printed
    certain = cutting * 2 >= len(run) or (set_off and begun and (whole or (last and run[0].n == "1")))
    return page_length(pages) > (_EXCERPT if certain else _SHORT_PAGE if set_off or whole else LEAST_PAGE)


def _are_last(text: str, run: Sequence[PageMark]) -> bool:
    """Whether nothing stands below the last number, or nothing but notes."""
    end = run[-1].span.end
    return not text[end:].strip() or (run[0].n == "1" and bool(_NOTES.match(text, end)))


def _is_set_off(text: str, span: Span) -> bool:
    """Whether blank lines stand around a line."""
    return _is_below_blank(text, span) and bool(_BLANK_AFTER.match(text, span.end))


def _is_below_blank(text: str, span: Span) -> bool:
    return bool(_BLANK_BEFORE.search(text, max(0, span.start - _NEAR), span.start))


def _cuts(text: str, mark: PageMark) -> bool:
    """Whether a sentence goes on over the mark."""
    before, after = text[: mark.span.start].rstrip()[-1:], text[mark.span.end :].lstrip()[:1]
    return after.islower() and (before.isalpha() or before in ",-–—")


def _apart(found: Iterable[PageMark], text: str) -> Iterator[PageMark]:
    """The marks in their order: a form feed beside a number makes one mark with it; of two that overlap one counts."""
    last: PageMark | None = None
    for mark in sorted(found):
        if last is None:
            last = mark
        elif not (last.n and mark.n) and not text[last.span.end : mark.span.start].strip():
            at_end = last.ends or bool(last.n)  # "2", form feed: the number stands at the foot of its page
            last = PageMark(
                Span(last.span.start, mark.span.end), last.n or mark.n, at_end, last.misread or mark.misread
            )
        elif mark.span.start >= last.span.end:
            yield last
            last = mark
    if last is not None:
        yield last


def begins(mark: PageMark) -> str:
    """The number of the page that begins at a mark; empty if nobody has printed it."""
    if not mark.ends:
        return mark.n
    return str(mark.last + 1) if mark.n[-1:].isdecimal() else ""
