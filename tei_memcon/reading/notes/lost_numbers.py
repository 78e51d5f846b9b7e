"""Lists of notes whose numbers the copy has lost: bullets, or bare paragraphs, as many as the text calls.

Markdown may number each line of a list with 1 and leave the counting to whoever prints it: that is a bullet as well.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice

from tei_memcon.reading.notes.mark_forms import Candidate
from tei_memcon.reading.notes.mark_scores import CLEAR
from tei_memcon.reading.notes.starts import SOURCE, Start, is_heading, start_of
from tei_memcon.reading.page.bullets import ALONE, BULLET
from tei_memcon.reading.page.lines import Row
from tei_memcon.reading.page.wrapped import paragraphs

_SKIPPED = 2
_ONE = re.compile(r"1\.\s+")
_FEWEST_ONES = 3


def unnumbered(lines: Sequence[Row], found: Sequence[Candidate], wrapped: bool) -> Iterator[list[Start]]:
    """The readings of the last paragraphs as notes: from the source on, the last bullets, or as many as are called."""
    tail = list(_beginnings(lines, wrapped))
    sign = _ONE if _are_ones(tail) else BULLET
    upwards = reversed(list(enumerate(tail)))
    sourced = [*islice((i for i, (_, row) in upwards if SOURCE.match(_without(sign, row.text))), 1)]
    clear = [one.n for one in clear_marks(found)]
    counted = [len(tail) - len(clear)] if clear and not sourced else []
    for first in {*sourced, *_signs_at_end(sign, tail), *counted}:
        if first > 0:
            above = start_of(*tail[first - 1])
            without = [above] if above and above.form == "none" and above.sign else []
            yield from ([*without, *starts] for starts in _counted(tail[first:], clear, sign))


def source_unnumbered(lists: Sequence[list[Start]], called: Set[str]) -> list[list[Start]]:
    """Those lists whose first note gives the source and lost its number alone, with that number.

    Args:
        lists: that may be of notes.
        called: the numbers with which the head may end.
    """
    made = []
    for first, *others in lists:
        if first.form == "none" and not first.sign:
            before = {str(others[0].value - 1)} if others else {"0", "1"}
            made += [[replace(first, n=n, value=int(n)), *others] for n in sorted(before & called)]
    return made


def _beginnings(lines: Sequence[Row], wrapped: bool) -> Iterator[tuple[int, Row]]:
    """The first line of each paragraph, and where it stands; a bullet on a line of its own comes with its words."""
    at = 0
    for group in paragraphs(list(lines), wrapped):
        alone = len(group) > 1 and ALONE.fullmatch(group[0].text)
        yield at, replace(group[0], text=f"{group[0].text} {group[1].text}") if alone else group[0]
        at += len(group)


def _are_ones(tail: Sequence[tuple[int, Row]]) -> bool:
    """Whether the last paragraphs all have the number 1."""
    return len(tail) > _FEWEST_ONES and all(_ONE.match(row.text) for _, row in tail[-_FEWEST_ONES:])


def _without(sign: re.Pattern[str], words: str) -> str:
    match = sign.match(words)
    return words[match.end() :] if match else words


def _signs_at_end(sign: re.Pattern[str], tail: Sequence[tuple[int, Row]]) -> list[int]:
    """Where the bullets begin that end the record."""
    first = len(tail)
    while first > 0 and sign.match(tail[first - 1][1].text):
        first -= 1
    return [first] if first < len(tail) else []


def clear_marks(found: Sequence[Candidate]) -> list[Candidate]:
    """The marks that can hardly be anything else, as their numbers rise over the text from 0 or 1."""
    marks: list[Candidate] = []
    for one in found:
        if not one.n.isdecimal() or one.score < CLEAR:
            continue
        n, last = int(one.n), int(marks[-1].n) if marks else -1
        if last < n <= last + _SKIPPED:
            marks.append(one)
    return marks


def _counted(tail: Sequence[tuple[int, Row]], clear: Sequence[str], sign: re.Pattern[str]) -> Iterator[list[Start]]:
    """The lines that begin notes, with the numbers that they may have had; after a bullet, those without one go on.

    The first note is number 1 or 0, or gives the source and has no number; the same words may be those of one note
    that is printed twice, or of two notes; where as many marks are clear as there are notes, theirs are the numbers.
    """
    has_bullets = bool(sign.match(tail[0][1].text))
    rows = [(at, row) for at, row in tail if bool(sign.match(row.text)) == has_bullets and not is_heading(row)]
    if not rows:
        return  # the record ends with the heading of notes that a copy has lost
    words = [_without(sign, row.text) for _, row in rows]
    first_with = {said: i for i, said in reversed(list(enumerate(words)))}
    once = {first: i for i, first in enumerate(sorted(first_with.values()))}
    numbers = [[str(i + begin) for i in range(len(rows))] for begin in (0, 1)]
    if len(once) < len(rows):
        numbers += [[str(once[first_with[said]] + begin) for said in words] for begin in (0, 1)]
    if len(clear) == len(rows):
        numbers.append(list(clear))
    if SOURCE.match(words[0]):
        numbers.append(["", *numbers[1][:-1]])
    for one in numbers:
        yield [_bulleted(at, row, n, sign) for (at, row), n in zip(rows, one, strict=True)]


def _bulleted(at: int, row: Row, n: str, sign: re.Pattern[str]) -> Start:
    bullet = sign.match(row.text)
    if not bullet:
        return Start(at, n, "lost", 0, 0)
    length = len(bullet.group().rstrip())
    alone = row.span.end - row.span.start == length  # its words stand on the next line
    return Start(at, n, "ones" if sign is _ONE else "lost", length, length if alone else bullet.end())
