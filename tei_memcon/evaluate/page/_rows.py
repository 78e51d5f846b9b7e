"""The two texts as rows of two cells: words, and signs for what is marked between them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tei_memcon.evaluate._text import Note
from tei_memcon.evaluate.align import Alignment, align
from tei_memcon.evaluate.differences import Difference
from tei_memcon.evaluate.score import NOTES, WORDS, Comparison

_LONGEST = 120  # words of a row, where nothing says where a block begins


class Numbered(NamedTuple):
    """A difference with its number on the page."""

    number: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell: words, or a sign.

    Args:
        text: the words, or the value of the sign.
        status: of words ``same`` or ``changed``; of a sign ``right``, ``free`` or the kind of its difference.
        feature: of a sign.
        number: of the difference.
    """

    text: str
    status: str
    feature: str = ""
    number: int | None = None


class Row(NamedTuple):
    """A row: the gold, the prediction, and whether they differ."""

    gold: list[Piece]
    pred: list[Piece]
    differs: bool


@dataclass(slots=True)
class _Side:
    """One of the two texts: its words, the signs at them, and which words are changed (with a number, or without)."""

    printed: Sequence[str]
    signs: Mapping[int, list[Piece]]
    changed: Mapping[int, int | None]

    def cell(self, start: int, end: int, last: bool = True) -> list[Piece]:
        """The words from one place to another with their signs; the last cell takes what stands at the end."""
        pieces = [Piece(self.printed[0], "same")] if start == 0 and self.printed[0].strip() else []
        for at in range(start, end + last):
            pieces += self.signs.get(at, ())
            if at < end:
                self._add(pieces, at)
        return pieces

    def _add(self, pieces: list[Piece], at: int) -> None:
        status, number = ("changed", self.changed[at]) if at in self.changed else ("same", None)
        word = self.printed[at + 1]
        if pieces and (pieces[-1].status, pieces[-1].number, pieces[-1].feature) == (status, number, ""):
            pieces[-1] = Piece(pieces[-1].text + word, status, "", number)
        else:
            pieces.append(Piece(word, status, "", number))


def text_rows(comparison: Comparison, differences: Sequence[Numbered]) -> list[Row]:
    """The running text, a row for each block of the gold."""
    edges = _edges(comparison)
    signs = _signs(comparison, differences)
    numbers = {(one.gold_at, one.pred_at): number for number, one in differences if one.feature == WORDS}
    changed = _changed(comparison.alignment, numbers)
    gold = _Side(comparison.gold.printed, signs[0], changed[0])
    pred = _Side(comparison.pred.printed, signs[1], changed[1])
    to_pred = comparison.alignment.to_pred
    return [
        _row(gold.cell(a, b, b == edges[-1]), pred.cell(to_pred[a] if a else 0, to_pred[b], b == edges[-1]))
        for a, b in pairwise(edges)
    ]


def _row(gold: list[Piece], pred: list[Piece]) -> Row:
    return Row(gold, pred, any(piece.number is not None or piece.status == "changed" for piece in (*gold, *pred)))


def _edges(comparison: Comparison) -> list[int]:
    """Where rows begin in the gold: at each block, and within what is longer than can be followed."""
    size = len(comparison.gold.words)
    starts = sorted({0, size, *comparison.gold.blocks})
    edges = [0]
    for start in starts[1:] or [size]:
        while start - edges[-1] > 3 * _LONGEST:
            edges.append(edges[-1] + _LONGEST)
        edges.append(start)
    return edges


def _changed(
    alignment: Alignment, numbers: Mapping[tuple[int, int], int]
) -> tuple[dict[int, int | None], dict[int, int | None]]:
    """The words that are not the same, with the number of the difference."""
    gold: dict[int, int | None] = {}
    pred: dict[int, int | None] = {}
    for step in alignment.steps:
        if not step.equal:
            number = numbers.get((step.gold, step.pred))
            gold |= dict.fromkeys(range(step.gold, step.gold_end), number)
            pred |= dict.fromkeys(range(step.pred, step.pred_end), number)
    return gold, pred


def _signs(
    comparison: Comparison, differences: Sequence[Numbered]
) -> tuple[dict[int, list[Piece]], dict[int, list[Piece]]]:
    """The signs of both texts: what is right, and each difference on the side or sides where it stands."""
    gold: dict[int, list[Piece]] = defaultdict(list)
    pred: dict[int, list[Piece]] = defaultdict(list)
    for feature, judged in comparison.judged.items():
        for expected, found in judged.right if feature != NOTES else ():
            gold[expected.at].append(Piece(expected.value, "right", feature))
            pred[found.at].append(Piece(found.value, "right", feature))
        for free in judged.free:
            pred[free.at].append(Piece(free.value, "free", feature))
    for number, one in differences:
        if one.feature not in (WORDS, NOTES):
            if one.expected is not None:
                gold[one.gold_at].append(Piece(one.expected, one.kind, one.feature, number))
            if one.found is not None:
                pred[one.pred_at].append(Piece(one.found, one.kind, one.feature, number))
    return gold, pred


def note_rows(comparison: Comparison, differences: Sequence[Numbered]) -> list[tuple[Numbered, Row]]:
    """The notes that differ, side by side."""
    rows = []
    for one in differences:
        difference = one.difference
        if difference.feature == NOTES:
            gold = _note(comparison.gold.notes, difference.gold_at, difference.expected)
            pred = _note(comparison.pred.notes, difference.pred_at, difference.found)
            changed = _changed(align(gold.words, pred.words), {})
            cells = [
                _Side(note.printed, {}, of).cell(0, len(note.words))
                for note, of in zip((gold, pred), changed, strict=True)
            ]
            rows.append((one, _row(*cells)))
    return rows


def _note(notes: Sequence[Note], at: int, number: str | None) -> Note:
    found = (note for note in notes if (note.at, note.number) == (at, number))
    return next(found, Note("", at, (), ("",)))
