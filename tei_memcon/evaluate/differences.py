"""Where a prediction differs from the gold, for people to look at: places, what was expected, what was found."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tei_memcon.errors import Place
from tei_memcon.evaluate._text import Note
from tei_memcon.evaluate.places import File
from tei_memcon.evaluate.reading import Mark, Reading
from tei_memcon.evaluate.score import NOTES, WORDS, Comparison, Judged

Kind: TypeAlias = Literal["missing", "extra", "other", "moved", "words"]

_AROUND = 6  # words on each side
_MOST = 12  # words of a passage that are shown


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a prediction differs.

    Args:
        feature: its name.
        kind: ``missing`` in the prediction, ``extra`` in it, an ``other`` value at the place, the same value
            ``moved`` to another place, or a note with other ``words``.
        expected: the value in the gold.
        found: the value in the prediction.
        gold: where in the gold.
        pred: where in the prediction.
        around: the words around the place in the gold, ``|`` at the place; of a note with other words, these.
        gold_at: how many words of the gold stand before it.
        pred_at: how many words of the prediction.
    """

    feature: str
    kind: Kind
    expected: str | None
    found: str | None
    gold: Place
    pred: Place
    around: str
    gold_at: int
    pred_at: int

    @property
    def said(self) -> str:
        """What differs, in words."""
        expected, found = (_quoted(self.feature, value) for value in (self.expected, self.found))
        match self.kind:
            case "missing":
                return f"{expected} is missing" if expected else "missing"
            case "extra":
                return f"{found} is too much" if found else "too much"
            case "other":
                return f"{expected or 'nothing'} expected, {found or 'nothing'} found"
            case "moved":
                return f"{expected} stands elsewhere"
            case "words":
                return f"{expected or 'the note'} has other words"

    def __str__(self) -> str:
        return f"{self.gold}: {self.pred}: {self.feature}: {self.said}: {self.around}"


def _quoted(feature: str, value: str | None) -> str | None:
    return f"“{value}”" if value and feature == WORDS else value


def find(comparison: Comparison, gold: File, pred: File) -> list[Difference]:
    """Every difference of a comparison, feature by feature, in the order of the text.

    Args:
        comparison: see `tei_memcon.evaluate.score.compare`.
        gold: the file of the gold.
        pred: that of the prediction.
    """
    finder = _Finder(comparison, gold, pred)
    return [one for name, judged in comparison.judged.items() for one in finder.of(name, judged)]


class _Finder:
    def __init__(self, comparison: Comparison, gold: File, pred: File) -> None:
        self.comparison, self.files = comparison, (gold, pred)
        self.gold, self.pred = comparison.gold, comparison.pred
        self.notes = by_place(self.gold.notes), by_place(self.pred.notes)
        self.to_gold, self.to_pred = comparison.alignment.to_gold, comparison.alignment.to_pred

    def of(self, name: str, judged: Judged) -> Iterator[Difference]:
        if name == WORDS:
            yield from self._words()
        else:
            pairs = pair(judged.missing, judged.extra, self.to_gold)
            found = [self._marks(name, gold, pred) for gold, pred in pairs]
            yield from sorted(found, key=lambda one: one.gold_at)

    def _marks(self, name: str, gold: Mark | None, pred: Mark | None) -> Difference:
        gold_at = gold.at if gold else self.to_gold[pred.at] if pred else 0
        pred_at = pred.at if pred else self.to_pred[gold_at]
        if gold and pred:
            kind: Kind = "other" if self.to_gold[pred.at] == gold.at else "moved"
        else:
            kind = "missing" if gold else "extra"
        expected, found = gold.value if gold else None, pred.value if pred else None
        if name == NOTES and gold and pred and gold.value == pred.value:
            return self._difference(name, "words", expected, found, gold_at, pred_at, self._note_words(gold, pred))
        return self._difference(name, kind, expected, found, gold_at, pred_at)

    def _difference(
        self,
        name: str,
        kind: Kind,
        expected: str | None,
        found: str | None,
        gold_at: int,
        pred_at: int,
        passage: str | None = None,
    ) -> Difference:
        return Difference(
            name,
            kind,
            expected,
            found,
            _place(self.files[0], self.gold, gold_at),
            _place(self.files[1], self.pred, pred_at),
            passage or around(self.gold.printed, gold_at),
            gold_at,
            pred_at,
        )

    def _words(self) -> Iterator[Difference]:
        for step in self.comparison.alignment.steps:
            if not step.equal:
                expected = shortened(self.gold.printed[step.gold + 1 : step.gold_end + 1])
                found = shortened(self.pred.printed[step.pred + 1 : step.pred_end + 1])
                kind: Kind = "other" if expected and found else "missing" if expected else "extra"
                yield self._difference(WORDS, kind, expected or None, found or None, step.gold, step.pred)

    def _note_words(self, gold: Mark, pred: Mark) -> str:
        """The words in which two notes begin to differ."""
        one, other = self.notes[0][gold.at, gold.value], self.notes[1][pred.at, pred.value]
        both = zip(one.words, other.words, strict=False)
        at = next((i for i, (a, b) in enumerate(both) if a != b), min(len(one.words), len(other.words)))
        return " ≠ ".join(f"… {shortened(note.printed[at + 1 :]) or '(its end)'}" for note in (one, other))


def by_place(notes: Sequence[Note]) -> dict[tuple[int, str], Note]:
    """The notes by their places and numbers, as marks of ``note_texts`` have them."""
    return {(note.at, note.number): note for note in reversed(notes)}


def pair(
    missing: Iterable[Mark], extra: Iterable[Mark], to_gold: Sequence[int]
) -> list[tuple[Mark | None, Mark | None]]:
    """What is missing and what is too much, together where they are one mistake: the same place, or the same value."""
    waiting = list(extra)
    here: dict[int, deque[Mark]] = defaultdict(deque)
    same: dict[str, deque[Mark]] = defaultdict(deque)
    for mark in waiting:
        here[to_gold[mark.at]].append(mark)
        same[mark.value].append(mark)
    taken: set[int] = set()
    pairs = [(gold, _take(here[gold.at], taken)) for gold in missing]
    found: list[tuple[Mark | None, Mark | None]] = [
        (gold, pred or (_take(same[gold.value], taken) if gold.value else None)) for gold, pred in pairs
    ]
    return [*found, *((None, mark) for mark in waiting if id(mark) not in taken)]


def _take(marks: deque[Mark], taken: set[int]) -> Mark | None:
    """The first mark that is not taken yet."""
    while marks:
        mark = marks.popleft()
        if id(mark) not in taken:
            taken.add(id(mark))
            return mark
    return None


def around(printed: Sequence[str], at: int) -> str:
    """The words around a place, ``|`` at it.

    >>> around(["", "I ", "am ", "glad."], 2)
    'I am | glad.'
    """
    before = "".join(printed[max(0, at - _AROUND) + (at > _AROUND) : at + 1])
    after = "".join(printed[at + 1 : at + 1 + _AROUND])
    return " ".join(f"{before} | {after}".split())


def shortened(printed: Sequence[str]) -> str:
    """A passage, cut where it is long."""
    text = " ".join("".join(f"{one} " for one in printed[:_MOST]).split())
    return f"{text} …" if len(printed) > _MOST else text


def _place(file: File, reading: Reading, at: int) -> Place:
    if not reading.characters:
        return file.place(reading.holder, 0)
    return file.place(reading.holder, reading.characters[min(at, len(reading.characters) - 1)])
