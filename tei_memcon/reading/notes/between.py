"""Lists of notes inside a record: at the foot of each page, or behind each of its parts.

Such a list is short and stands together; each of its notes is called by a sure mark in the text since the list before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from tei_memcon.reading.notes.mark_forms import Candidate
from tei_memcon.reading.notes.mark_scores import CLEAR, SURE
from tei_memcon.reading.notes.marks import Mark, find_marks
from tei_memcon.reading.notes.starts import SOURCE, Start, is_clean, is_heading, words_of
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_PARAGRAPHS = ("dot", "paren")  # so numbered paragraphs begin
_HEAD = 6  # lines
_RULE = re.compile(r"[_=—–-]{3,}")
_PARAGRAPHS_OF_NOTE = 2
_SKIPPED = 3  # numbers
_DATELINE = re.compile(r".{0,90}\b1[89]\d\d\b(?!\d).{0,30}")
_BY_ITSELF = (
    "square",
    "curly",
    "angle",
    "letter",
    "roman",
    "raised",
    "caret",
    "slash",
    "stars",
    "word",
)  # the text has no paragraphs in these forms


@dataclass(frozen=True, slots=True)
class ListBetween:
    """One of several lists of notes.

    Args:
        first: its first line, which may be a heading.
        starts: the lines that begin its notes.
        end: the first line behind it.
        marks: of its notes; each stands in the text above it.
    """

    first: int
    starts: list[Start]
    end: int
    marks: list[Mark]


def lists_between(
    lines: Sequence[Row], begun: Sequence[Start | None], found: Sequence[Candidate], wrapped: bool, text: str
) -> Iterator[ListBetween]:
    """Every list of notes that has text behind it, and one like them at the end, in the order of the record.

    Args:
        lines: of the record.
        begun: for each of them the number that it begins with.
        found: what may be a mark.
        wrapped: whether lines are wrapped.
        text: of the source.
    """
    sure, clear = _by_number(found, SURE), _by_number(found, CLEAR)
    in_round = any(one.in_round for one in found)
    one_less = _one_less(begun)
    forms: set[str] = set()
    below: set[str] = set()
    reached = end = last = 0
    for row, first in enumerate(begun if sure or in_round else ()):
        if row <= end or first is None or not first.n or not is_clean(lines, row):
            continue
        starts, behind = _together(lines, begun, first, wrapped)
        if _goes_on(first, begun[behind : behind + 1]) or (row > 1 and _goes_on(first, begun[row - 1 : row])):
            continue
        goes_on = first.form in forms and last < first.value <= last + _SKIPPED
        asked = clear if first.value == last + 1 else sure
        called_above = goes_on and first.form in below and _within(asked.get(first.n, ()), lines[row - 1].span)
        if first.form in _PARAGRAPHS and one_less[row] >= reached and not called_above:
            continue  # "12." after "11.", a paragraph that is in no list
        right_below = first.form in _PARAGRAPHS and _is_right_below(lines, begun, first, sure)
        beneath = behind < len(lines) and (first.form in below or right_below or is_below_head(lines, starts))
        if behind < len(lines) and not beneath and not _is_apart(lines, starts, behind, text):
            continue
        if behind == len(lines) and first.form not in forms:
            return
        reach = Span(lines[reached].span.start, lines[row - 1].span.end)
        words = [words_of(lines, start) for start in starts]
        at_foot = behind < len(lines) and lines[behind].is_page_mark
        likely = asked if goes_on else clear if at_foot or SOURCE.match(words[0]) else sure
        ruled = first.form == "round" and is_heading(lines[row - 1])
        marks = _marks(reach, starts, _only(found, reach) if ruled else likely, words)
        called = not at_foot or goes_on or ruled or any(mark.score >= SURE for mark in marks)
        if len(marks) == len(starts) and called:
            yield ListBetween(row - is_heading(lines[row - 1]), starts, behind, marks)
            forms.add(first.form)
            below |= {first.form} if beneath else set()
            reached = end = behind
            last = starts[-1].value


def _is_right_below(
    lines: Sequence[Row], begun: Sequence[Start | None], first: Start, sure: Mapping[str, Sequence[Candidate]]
) -> bool:
    """Whether the paragraph above calls a note in brackets, "[1]", and no other line begins with its number: "1."."""
    top = first.row - 1
    while top > 0 and not lines[top].after_blank:
        top -= 1
    above = _within(sure.get(first.n, ()), Span(lines[top].span.start, lines[first.row - 1].span.end))
    alone = sum(one is not None and (one.n, one.form) == (first.n, first.form) for one in begun) == 1
    return alone and any(one.span.end - one.span.start > len(one.n) for one in above)


def _by_number(found: Sequence[Candidate], least: float) -> dict[str, list[Candidate]]:
    """What may be the mark of each number, at least as likely as some score."""
    marks: dict[str, list[Candidate]] = {}
    for one in found:
        if one.score >= least:
            marks.setdefault(one.n, []).append(one)
    return marks


def _only(found: Sequence[Candidate], reach: Span) -> dict[str, list[Candidate]]:
    """Numbers in round brackets, "the first time (1)", that stand once in a text; several would count its items."""
    inside = _by_number([one for one in _within(found, reach) if one.in_round], 0.0)
    return {n: marks for n, marks in inside.items() if len(marks) == 1}


def _marks(
    reach: Span, starts: Sequence[Start], sure: Mapping[str, Sequence[Candidate]], notes: Sequence[str]
) -> list[Mark]:
    """Where the notes are called in the text since the list before; none where one of the numbers is not there."""
    of_numbers = [_within(sure.get(n, ()), reach) for n in dict.fromkeys(start.n for start in starts)]
    if not all(of_numbers):
        return []
    asked = sorted(chain.from_iterable(of_numbers), key=lambda one: one.span)
    return find_marks(asked, [start.n for start in starts], notes=notes)


def _within(found: Sequence[Candidate], reach: Span) -> Sequence[Candidate]:
    first, last = (bisect_left(found, offset, key=lambda one: one.span.start) for offset in reach)
    return [one for one in found[first:last] if one.span.end <= reach.end]


def _together(
    lines: Sequence[Row], begun: Sequence[Start | None], first: Start, wrapped: bool
) -> tuple[list[Start], int]:
    """The notes that follow each other without other text, and the line behind them."""
    starts, end = [first], first.row + 1
    while end < len(lines) and not lines[end].is_page_mark:
        start = begun[end]
        if start and _follows(start, starts):
            starts.append(start)
        elif not wrapped or lines[end].after_blank:
            break
        end += 1
    return starts, end


def _follows(start: Start, starts: Sequence[Start]) -> bool:
    if start.form == "stars":
        return starts[-1].form == "stars" and all(start.n != other.n for other in starts)
    return start.form == starts[-1].form and start.value == starts[-1].value + 1


def _goes_on(first: Start, beside: Sequence[Start | None]) -> bool:
    """Whether the line beside some notes has the same sign: points of a list."""
    return first.form == "stars" and any(one is not None and one.n == first.n for one in beside)


def _one_less(begun: Sequence[Start | None]) -> list[int]:
    """For each line, the last one above it that begins with the number before its own; -1 where there is none."""
    last: dict[tuple[str, int], int] = {}
    found = []
    for row, start in enumerate(begun):
        found.append(last.get((start.form, start.value - 1), -1) if start else -1)
        if start:
            last[start.form, start.value] = row
    return found


def is_below_head(lines: Sequence[Row], starts: Sequence[Start]) -> bool:
    """Whether the source is given below the head, which calls it: so may each note below the paragraph that does."""
    first = starts[0]
    if first.row > _HEAD or not SOURCE.match(lines[first.row].text, first.begins):
        return False
    at = first.row - 1
    while at > 0 and _DATELINE.fullmatch(lines[at].text):
        at -= 1
    return lines[at].text.rstrip("])}>").endswith((first.n, starts[-1].n))


def is_at_foot(lines: Sequence[Row], one: ListBetween) -> bool:
    """Whether notes of which the first gives the source stand above the mark of a page, or below a rule in the text."""
    first = one.starts[0]
    if one.end == len(lines) or not SOURCE.match(lines[first.row].text, first.begins):
        return False
    ruled = one.first < first.row and _RULE.fullmatch(lines[one.first].text)
    return lines[one.end].is_page_mark or bool(ruled and len(lines) - one.end > _PARAGRAPHS_OF_NOTE)


def _is_apart(lines: Sequence[Row], starts: Sequence[Start], end: int, text: str) -> bool:
    """Whether notes look like none of the text's own paragraphs, or stand under a heading or at the foot of a page."""
    if starts[0].form in _BY_ITSELF or is_heading(lines[starts[0].row - 1]):
        return True
    if starts[0].form in ("round", "lettered"):
        return lines[end].is_page_mark  # others are items of a sentence
    taken_out = text[lines[end - 1].span.end : lines[end].span.start]  # the number of a page, or what heads the next
    return lines[end].is_page_mark or "\f" in taken_out or bool(taken_out.strip())
