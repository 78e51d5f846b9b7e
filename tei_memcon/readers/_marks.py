"""Note marks: the numbers in the text that call the notes of the list.

A number can stand after anything, so no mark is recognised by itself: the list says which numbers there are, and the
marks are the rising sequence of numbers in the text that fits it best.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_memcon.source import Source, Span

_RUN = re.compile(r"\[(?:note )?(\d{1,3})\]|\[Page [^\]]{1,8}\]|\d+")
_CAPITALS = re.compile(r"\b[A-Z]{1,5}$")  # "MC 70", "B52", "G7": a number belongs to the name
_SURE = 3.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text where a note is called."""

    n: str
    span: Span
    score: float


def find_marks(
    source: Source, span: Span, numbers: Sequence[str], declared: Sequence[re.Pattern[str]] = ()
) -> list[Mark]:
    """Where the notes are called: the rising sequence of numbers with the best evidence.

    Args:
        source: the record.
        span: where to look.
        numbers: those of the list of notes.
        declared: further marks, of the record's surface; group ``n`` is the number.
    """
    order = {n: i for i, n in enumerate(numbers)}
    found = [*_candidates(source.text, span, order), *_declared(source.text, span, order, declared)]
    return _best_rising(sorted(found, key=lambda mark: mark.span), order)


def _declared(text: str, span: Span, order: dict[str, int], patterns: Sequence[re.Pattern[str]]) -> Iterator[Mark]:
    for pattern in patterns:
        found = (match for match in pattern.finditer(text, *span) if match["n"] in order)
        yield from (Mark(match["n"], Span(*match.span()), 5.0) for match in found)


def _candidates(text: str, span: Span, order: dict[str, int]) -> Iterator[Mark]:
    """Every place where a number of the list stands, in the order of the text."""
    for match in _RUN.finditer(text, *span):
        if match.group().startswith("["):
            if match[1] in order and text[match.start() - 1 : match.start()] not in ("", "\n"):
                yield Mark(match[1], Span(*match.span()), 4.0)
            continue
        yield from _in_digits(text, match, order)


def _in_digits(text: str, match: re.Match[str], order: dict[str, int]) -> Iterator[Mark]:
    """A run of digits may be a mark, end with one (``19571``), or be two (``12`` after a head with two notes)."""
    end, run = match.end(), match.group()
    for length in range(min(3, len(run)), 0, -1):
        n = run[len(run) - length :]
        if n in order:
            score = _score(text, end - length, end)
            if score > 0:
                yield Mark(n, Span(end - length, end), score)
    if _are_two_marks(text, match, order):
        yield Mark(run[-2], Span(end - 2, end - 1), 0.9)
        yield Mark(run[-1], Span(end - 1, end), 0.9)


def _are_two_marks(text: str, match: re.Match[str], order: dict[str, int]) -> bool:
    """Two one-digit marks without anything between them, after a word (``Conversation12``) or a year (``197112``)."""
    run = match.group()
    after_word = len(run) == 2 and _score(text, *match.span()) >= _SURE
    after_year = len(run) == 6 and run[:2] in ("19", "18")
    return (after_word or after_year) and all(digit in order for digit in run[-2:]) and run[-2] < run[-1]


def _score(text: str, start: int, end: int) -> float:
    """How likely the number between two offsets is a note mark, by what stands around it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or before in "\n\r":
        return 1.2 if after in ("", "\n", "\r") else 0.0  # alone on its line
    if before in "$£#+/-–—([" or (after and after in "%°/"):
        return 0.0
    if after in ".," and text[end + 1 : end + 2].isdigit():
        return 0.0
    if before.isdigit():
        return 2.0 if re.search(r"(?<!\d)1[89]\d\d$", text[max(0, start - 5) : start]) else 0.8
    if before.isspace():
        return 0.3
    if before in ".,:" and text[start - 2 : start - 1].isdigit():
        return 1.5 if after.isspace() or not after else 0.4
    if before.isalpha() and _CAPITALS.search(text[max(0, start - 8) : start]):
        return 1.5
    if before.isalpha() and after.isalpha():
        return 2.0
    return 4.0


def _best_rising(marks: list[Mark], order: dict[str, int]) -> list[Mark]:
    """The sequence of marks, rising in the list and in the text, with the highest sum of scores."""
    best = _Maxima(len(order))
    totals: list[float] = []
    previous: list[int] = []
    for i, mark in enumerate(marks):
        total, last = best.up_to(order[mark.n])
        if last >= 0 and marks[last].span.end > mark.span.start:
            total, last = 0.0, -1
        totals.append(total + mark.score)
        previous.append(last)
        best.raise_to(order[mark.n], totals[i], i)
    _, at = best.up_to(len(order))
    chosen = []
    while at >= 0:
        chosen.append(marks[at])
        at = previous[at]
    return chosen[::-1]


class _Maxima:
    """Prefix maxima with updates in logarithmic time (a Fenwick tree), so that many notes stay fast."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def up_to(self, index: int) -> tuple[float, int]:
        """The best total before an index, and whose it is."""
        found = (0.0, -1)
        while index > 0:
            found = max(found, self._tree[index])
            index -= index & -index
        return found

    def raise_to(self, index: int, total: float, who: int) -> None:
        """Note a total at an index."""
        index += 1
        while index < len(self._tree):
            self._tree[index] = max(self._tree[index], (total, who))
            index += index & -index
