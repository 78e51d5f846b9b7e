"""Two rows of words, laid side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tei_memcon.errors import UnreadableError

MAX_CELLS = 10**11  # so many comparisons of a word with a word take about a minute


@dataclass(frozen=True, slots=True)
class Step:
    """Words from ``gold`` to ``gold_end`` against words from ``pred`` to ``pred_end``."""

    equal: bool
    gold: int
    gold_end: int
    pred: int
    pred_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the words of a prediction lie beside those of the gold.

    Args:
        steps: equal and unequal stretches, in order, without a hole on either side.
        equal: how many words are the same.
        to_gold: for each place before a word of the prediction, and that after the last, the place in the gold.
        to_pred: the same the other way.
    """

    steps: tuple[Step, ...]
    equal: int
    to_gold: Sequence[int] = field(repr=False)
    to_pred: Sequence[int] = field(repr=False)


def align(gold: Sequence[str], pred: Sequence[str]) -> Alignment:
    """Lay the words side by side with as few changes as possible (Levenshtein's distance of words).

    Raises:
        UnreadableError: the rows are too long, and too different, to be compared.

    >>> found = align("one two three".split(), "one too three four".split())
    >>> found.equal, [(step.gold, step.gold_end, step.pred, step.pred_end) for step in found.steps if not step.equal]
    (2, [(1, 2, 1, 2), (3, 3, 3, 4)])
    >>> list(found.to_gold)
    [0, 1, 2, 3, 3]
    """
    start = _common(gold, pred)
    end = min(_common(gold[start:][::-1], pred[start:][::-1]), len(gold) - start, len(pred) - start)
    middle = _changes(gold[start : len(gold) - end], pred[start : len(pred) - end])
    steps = [Step(True, 0, start, 0, start)]
    steps += [Step(s.equal, s.gold + start, s.gold_end + start, s.pred + start, s.pred_end + start) for s in middle]
    steps += [Step(True, len(gold) - end, len(gold), len(pred) - end, len(pred))]
    kept = tuple(step for step in steps if step.gold != step.gold_end or step.pred != step.pred_end)
    equal = sum(step.gold_end - step.gold for step in kept if step.equal)
    return Alignment(kept, equal, _places(kept, len(pred), len(gold), True), _places(kept, len(gold), len(pred), False))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _changes(gold: Sequence[str], pred: Sequence[str]) -> list[Step]:
    if len(gold) * len(pred) > MAX_CELLS:
        sizes = f"{len(gold)} and {len(pred)} words without a common beginning or end"
        raise UnreadableError(f"{sizes} are too many to be laid side by side; compare the records one by one")
    from rapidfuzz.distance import Levenshtein  # only here, so that other commands start without it

    numbers: dict[str, int] = {}
    a, b = ([numbers.setdefault(word, len(numbers)) for word in row] for row in (pred, gold))
    return [
        Step(code.tag == "equal", code.dest_start, code.dest_end, code.src_start, code.src_end)
        for code in Levenshtein.opcodes(a, b)
    ]


def _places(steps: Sequence[Step], size: int, other: int, to_gold: bool) -> list[int]:
    """Where each place lies on the other side; a word that has no counterpart lies where the next one that has does."""
    places = [-1] * size + [other]
    for step in steps:
        ours, theirs = (step.pred, step.gold) if to_gold else (step.gold, step.pred)
        both = min(step.gold_end - step.gold, step.pred_end - step.pred)
        places[ours : ours + both] = range(theirs, theirs + both)
    for place in range(size - 1, -1, -1):
        if places[place] < 0:
            places[place] = places[place + 1]
    return places
