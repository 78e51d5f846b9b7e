"""A prediction against the gold: what is right, what is missing, what is too much, for each feature."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import TypeAlias

from tei_memcon.evaluate._text import Note
from tei_memcon.evaluate.align import Alignment, align
from tei_memcon.evaluate.mapping import Feature
from tei_memcon.evaluate.mapping import Mapping as FeatureMapping
from tei_memcon.evaluate.reading import Mark, Reading

WORDS, NOTES = "words", "note_texts"  # measured whatever a mapping says


@dataclass(frozen=True, slots=True)
class Count:
    """How often a feature is right (``tp``), too much (``fp``) and missing (``fn``).

    >>> count = Count(3, 1, 0) + Count(0, 0, 1)
    >>> count.precision, count.recall, count.f1, count.gold
    (0.75, 0.75, 0.75, 4)
    >>> Count().f1 is None
    True
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def gold(self) -> int:
        """How often the gold has it."""
        return self.tp + self.fn

    @property
    def precision(self) -> float | None:
        """The share of the prediction that is right; nothing where it has none."""
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; nothing where it has none."""
        return _share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; nothing where neither side has any."""
        return _share(2 * self.tp, 2 * self.tp + self.fp + self.fn)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


Counts: TypeAlias = Mapping[str, Count]


def total(many: Iterable[Counts]) -> dict[str, Count]:
    """The counts of many records together, from which micro-averaged figures are taken.

    >>> total([{"words": Count(1, 0, 0)}, {"words": Count(2, 0, 1)}])
    {'words': Count(tp=3, fp=0, fn=1)}
    """
    found: dict[str, Count] = {}
    for name, count in chain.from_iterable(counts.items() for counts in many):
        found[name] = found.get(name, Count()) + count
    return found


@dataclass(slots=True)
class Judged:
    """The marks of one feature, in the order of the text.

    Args:
        count: how many of each; words of an element count one by one where these are compared.
        right: on both sides.
        missing: in the gold alone.
        extra: in the prediction alone.
        free: in the prediction, neither right nor wrong.
    """

    count: Count = Count()
    right: list[tuple[Mark, Mark]] = field(default_factory=list)
    missing: list[Mark] = field(default_factory=list)
    extra: list[Mark] = field(default_factory=list)
    free: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings of one text, laid side by side and judged."""

    gold: Reading
    pred: Reading
    alignment: Alignment
    judged: Mapping[str, Judged]

    @property
    def counts(self) -> dict[str, Count]:
        """The count of each feature."""
        return {name: judged.count for name, judged in self.judged.items()}


def features_of(gold: FeatureMapping, pred: FeatureMapping) -> list[str]:
    """What can be compared: what both mappings know.

    >>> from tei_memcon.evaluate.mappings import built_in
    >>> features_of(built_in("frus"), built_in("tei"))[:3]
    ['words', 'page_breaks', 'note_refs']
    """
    return [WORDS, *_with_note_texts(name for name in gold.features if name in pred.features)]


def _with_note_texts(names: Iterable[str]) -> list[str]:
    listed = list(names)
    after = listed.index("note_refs") + 1 if "note_refs" in listed else 0
    return [*listed[:after], NOTES, *listed[after:]]


def compare(gold: Reading, pred: Reading, mapping: FeatureMapping, features: Sequence[str]) -> Comparison:
    """Compare two readings.

    Args:
        gold: what is right.
        pred: what is measured.
        mapping: the gold's: it says how features are compared.
        features: which, of those of `features_of`.

    Raises:
        UnreadableError: see `align`.
    """
    alignment = align(gold.words, pred.words)
    judged = {}
    for name in features:
        if name == WORDS:
            equal = alignment.equal
            judged[name] = Judged(Count(equal, len(pred.words) - equal, len(gold.words) - equal))
        elif name == NOTES:
            judged[name] = _notes(gold.notes, pred.notes)
        else:
            feature = mapping.features[name]
            if not feature.needs or gold.marks.get(feature.needs):
                judged[name] = _Judge(name, feature, gold, pred, alignment).judge()
    return Comparison(gold, pred, alignment, judged)


def _notes(gold: Sequence[Note], pred: Sequence[Note]) -> Judged:
    """Notes are right where a note of the same number has the same words."""
    found = Judged()
    waiting: dict[tuple[str, tuple[str, ...]], deque[Note]] = defaultdict(deque)
    for note in pred:
        waiting[note.number, note.words].append(note)
    for note in gold:
        mark, same = Mark(note.at, note.number), waiting[note.number, note.words]
        if same:
            found.right.append((mark, Mark(same.popleft().at, note.number)))
        else:
            found.missing.append(mark)
    rest = sorted(chain.from_iterable(waiting.values()), key=lambda note: note.at)
    found.extra = [Mark(note.at, note.number) for note in rest]
    found.count = Count(len(found.right), len(found.extra), len(found.missing))
    return found


class _Judge:
    """Judges one feature of one record."""

    def __init__(self, name: str, feature: Feature, gold: Reading, pred: Reading, alignment: Alignment) -> None:
        self.feature, self.to_gold, self.to_pred = feature, alignment.to_gold, alignment.to_pred
        self.gold, self.pred = gold.marks.get(name, []), pred.marks.get(name, [])
        self.lenient = gold.lenient.get(name, set())
        self.elsewhere = {(self.to_gold[min(at, len(pred.words))], value) for at, value in pred.elsewhere.get(name, ())}
        self.people = self._match_people() if feature.as_ == "people" else None

    def judge(self) -> Judged:
        """Judge as the feature asks."""
        match self.feature.compare:
            case "record":
                return self._record()
            case "words":
                return self._words()
            case "places":
                return self._places()

    def _record(self) -> Judged:
        """One value for the record: the first of the gold must be among those of the prediction."""
        if not self.gold:
            return Judged()
        asked, same = self.gold[0], [mark for mark in self.pred if mark.value == self.gold[0].value]
        if same:
            return Judged(Count(1, 0, 0), right=[(asked, same[0])])
        return Judged(Count(0, int(bool(self.pred)), 1), missing=[asked], extra=self.pred[:1])

    def _places(self) -> Judged:
        found = Judged()
        asked = {mark.at for mark in self.gold}
        waiting: dict[tuple[int, str], deque[Mark]] = defaultdict(deque)
        for mark in self.gold:
            if (mark.at, mark.value) not in self.elsewhere:
                waiting[mark.at, mark.value].append(mark)
        for mark in self.pred:
            at, value = self.to_gold[mark.at], self._value(mark)
            if waiting[at, value]:
                found.right.append((waiting[at, value].popleft(), mark))
            elif (at, value) in self.elsewhere or (at in self.lenient and at not in asked):
                found.free.append(mark)
            else:
                found.extra.append(mark)
        found.missing = [mark for marks in waiting.values() for mark in marks]
        found.count = Count(len(found.right), len(found.extra), len(found.missing))
        return found

    def _words(self) -> Judged:
        """Every word within an element has its value."""
        gold, pred = _by_word(self.gold, self._as_is), _by_word(self.pred, self._value)
        right = {
            at: self.to_gold[at]
            for at, values in pred.items()
            if gold.get(self.to_gold[at]) == values and self.to_pred[self.to_gold[at]] == at
        }
        found = Judged(Count(len(right), len(pred) - len(right), len(gold) - len(right)))
        reached = {*right.values()}
        found.missing = [mark for mark in self.gold if not _covers(reached, mark)]
        found.extra = [mark for mark in self.pred if not _covers(right, mark)]
        return found

    @staticmethod
    def _as_is(mark: Mark) -> str:
        return mark.value

    def _value(self, mark: Mark) -> str:
        return mark.value if self.people is None else self.people.get(mark.value, f"? {mark.value}")

    def _match_people(self) -> dict[str, str]:
        """Whom each identifier of the prediction stands for: the person of the gold with whom it most often agrees."""
        gold: dict[int, set[str]] = {}
        for mark in self.gold:
            for at in range(mark.at, mark.at + max(mark.length, 1)):
                gold.setdefault(at, set()).add(mark.value)
        together = Counter(
            (value, mark.value)
            for mark in self.pred
            for at in range(mark.at, mark.at + (mark.length if self.feature.compare == "words" else 1))
            for value in gold.get(self.to_gold[at], ())
        )
        match: dict[str, str] = {}
        taken: set[str] = set()
        for (value, own), _ in sorted(together.items(), key=lambda item: (-item[1], item[0][0] != item[0][1], item[0])):
            if own not in match and value not in taken:
                match[own] = value
                taken.add(value)
        return match


def _by_word(marks: Sequence[Mark], value: Callable[[Mark], str]) -> dict[int, frozenset[str]]:
    """The values at each word; of nested elements, those of the innermost."""
    found: dict[int, frozenset[str]] = {}
    for (at, length, _), same in groupby(marks, key=lambda mark: (mark.at, mark.length, mark.element)):
        found |= dict.fromkeys(range(at, at + length), frozenset(map(value, same)))
    return found


def _covers(words: Container[int], mark: Mark) -> bool:
    return all(at in words for at in range(mark.at, mark.at + mark.length))
