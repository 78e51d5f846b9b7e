"""Note marks: the numbers in the text that call the notes of the list.

A number can stand after anything, so no mark is recognised by itself: the list says which numbers there are and in
which order, and the marks are the sequence of numbers in the text that fits it best.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from tei_memcon.reading.notes.mark_forms import LONG_WORD, Candidate
from tei_memcon.reading.notes.mark_scores import SURE
from tei_memcon.source import Span

_FIRST = 2.0  # more likely by so much: the source note is called by the head
_AT_ITS_END = 0.5
_SHARED, _MOST_SHARED = (
    0.2,
    0.6,
)  # more likely by so much for each word that a note shares with the text before a number
_AGAIN = 0.01  # less likely by so much: the second of two marks in brackets that call one note refers to it
_MANY = 32  # notes of one sign


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Mark:
    """A place in the text where a note is called.

    Args:
        entry: which note of the list it calls, from 0.
        n: as printed.
        span: where it stands.
        score: how likely the number is a mark, by what stands around it.
        in_order: whether it stands between the marks of its neighbours in the list.
    """

    entry: int
    n: str
    span: Span
    score: float
    in_order: bool = True


def find_marks(
    found: Sequence[Candidate], numbers: Sequence[str], head: int = 0, notes: Sequence[str] = ()
) -> list[Mark]:
    """Where the notes are called: the sequence of numbers with the best evidence.

    Args:
        found: what may be a mark, in the order of the text.
        numbers: those of the list of notes, in its order; the same number twice calls for two marks.
        head: where the head of the record ends, if its first note is called there.
        notes: what each note of the list says.
    """
    entries: dict[str, list[int]] = {}
    for i, n in enumerate(numbers):
        if n:
            entries.setdefault(n, []).append(i)
    asked = [one for one in found if one.n in entries]
    marks = _best_sequence(asked, entries, head, notes)
    return sorted([*marks, *_out_of_order(asked, numbers, marks)], key=lambda mark: mark.span)


@lru_cache(maxsize=256)  # the notes of one record, in each reading of their list
def _long_words(words: str) -> frozenset[str]:
    return frozenset(LONG_WORD.findall(words.casefold()))


def _best_sequence(
    asked: Sequence[Candidate], entries: dict[str, list[int]], head: int, notes: Sequence[str]
) -> list[Mark]:
    """The marks, rising in the list and in the text, with the highest sum of scores."""
    best = _Maxima(1 + max((i for numbers in entries.values() for i in numbers), default=0))
    marks: list[Mark] = []
    totals: list[float] = []
    previous: list[int] = []
    called = _Called(asked, entries)
    bracketed: set[str] = set()
    for _, group in groupby(asked, key=lambda one: one.group):
        waiting: list[tuple[int, float, int]] = []
        for one in group:
            for entry in called.by(one.n):
                total, last = best.up_to(entry)
                if one.follows:  # its fellow stands in the same run of digits, and is not yet among the best
                    total, last = max(((t, i) for _, t, i in waiting if marks[i].entry == entry - 1), default=(0.0, -1))
                    if last < 0:
                        continue
                marks.append(Mark(entry, one.n, one.span, one.score))
                previous.append(last)
                totals.append(total + one.score - _AGAIN * (one.n in bracketed))
                if entry == 0 and one.span.end <= head:
                    totals[-1] += _FIRST + _AT_ITS_END * (one.span.end == head)
                if one.before and notes:
                    shared = sum(word in _long_words(notes[entry]) for word in one.before)
                    totals[-1] += min(_MOST_SHARED, shared * _SHARED)
                waiting.append((entry, totals[-1], len(marks) - 1))
            if one.span.end - one.span.start > len(one.n):
                bracketed.add(one.n)
        for entry, total, i in waiting:
            best.raise_to(entry, total, i)
    _, at = best.up_to(best.size)
    chosen = []
    while at >= 0:
        chosen.append(marks[at])
        at = previous[at]
    return chosen[::-1]


class _Called:
    """Which notes each mark may call; where hundreds have one sign, as the star, those near it in the order of both."""

    def __init__(self, asked: Sequence[Candidate], entries: Mapping[str, Sequence[int]]) -> None:
        self._entries = entries
        self._marks = Counter(one.n for one in asked)
        self._met: Counter[str] = Counter()

    def by(self, n: str) -> Sequence[int]:
        """Those that the next mark of this number may call."""
        entries = self._entries[n]
        if len(entries) <= _MANY:
            return entries
        near = self._met[n] * len(entries) // self._marks[n]
        self._met[n] += 1
        return entries[max(0, near - _MANY // 2) : near + _MANY // 2]


def _out_of_order(asked: Iterable[Candidate], numbers: Sequence[str], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Notes that nothing calls in order, where one clear mark of their number stands elsewhere."""
    called = {mark.entry for mark in marks}
    taken = {mark.span.start for mark in marks}
    clear: dict[str, list[Candidate]] = {}
    for one in asked:
        if one.score >= SURE and one.span.start not in taken:
            clear.setdefault(one.n, []).append(one)
    counts = Counter(numbers)
    for entry, n in enumerate(numbers):
        of_number = clear.get(n, ())
        if entry not in called and len(of_number) == 1 and counts[n] == 1:
            yield Mark(entry, n, of_number[0].span, of_number[0].score, in_order=False)


class _Maxima:
    """Prefix maxima with updates in logarithmic time (a Fenwick tree), so that many notes stay fast."""

    def __init__(self, size: int) -> None:
        self.size = size
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
        while index <= self.size:
            self._tree[index] = max(self._tree[index], (total, who))
            index += index & -index
