"""The two texts as rows of two cells: words, and signs for what is marked between them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from tei_memcon.evaluate._text import Note
from tei_memcon.evaluate.align import Alignment, align
from tei_memcon.evaluate.differences import Difference, by_place
from tei_memcon.evaluate.score import NOTES, WORDS, Comparison, Judged

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
    """One of the two texts.

    Args:
        printed: its words.
        changed: those that the other has not, with the number of the difference.
        signs: before the words.
        behind: after them.
    """

    printed: Sequence[str]
    changed: Mapping[int, int | None]
    signs: dict[int, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[int, list[Piece]] = field(default_factory=lambda: defaultdict(list))

    def put(self, at: int, piece: Piece, behind: bool) -> None:
        """Put a sign before the word at a place, or after the one before it, as a note mark stands."""
        if behind and at:
            self.behind[at - 1].append(piece)
        else:
            self.signs[at].append(piece)

    def cell(self, start: int, end: int, last: bool = True) -> list[Piece]:
        """The words from one place to another with their signs; the last cell takes what stands at the end."""
        pieces = [Piece(self.printed[0], "same")] if start == 0 and self.printed[0].strip() else []
        for at in range(start, end + last):
            pieces += self.signs.get(at, ())
            if at < end:
                self._add(pieces, at)
                pieces += self.behind.get(at, ())
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
    numbers = {(one.gold_at, one.pred_at): number for number, one in differences if one.feature == WORDS}
    changed = _changed(comparison.alignment, numbers)
    gold, pred = _Side(comparison.gold.printed, changed[0]), _Side(comparison.pred.printed, changed[1])
    _put_signs(comparison, differences, gold, pred)
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


def _put_signs(comparison: Comparison, differences: Sequence[Numbered], gold: _Side, pred: _Side) -> None:
    """The signs of both texts: what is right, and each difference on the side or sides where it stands."""
    behind = {name for name, judged in comparison.judged.items() if _is_of_notes(judged)}
    for feature, judged in comparison.judged.items():
        for expected, found in judged.right if feature != NOTES else ():
            gold.put(expected.at, Piece(expected.value, "right", feature), feature in behind)
            pred.put(found.at, Piece(found.value, "right", feature), feature in behind)
        for free in judged.free:
            pred.put(free.at, Piece(free.value, "free", feature), feature in behind)
    for number, one in differences:
        if one.feature not in (WORDS, NOTES):
            if one.expected is not None:
                gold.put(one.gold_at, Piece(one.expected, one.kind, one.feature, number), one.feature in behind)
            if one.found is not None:
                pred.put(one.pred_at, Piece(one.found, one.kind, one.feature, number), one.feature in behind)


def _is_of_notes(judged: Judged) -> bool:
    marks = chain(chain.from_iterable(judged.right), judged.missing, judged.extra)
    return any(mark.element is not None and mark.element.tag == "note" for mark in marks)


def note_rows(comparison: Comparison, differences: Sequence[Numbered]) -> list[tuple[Numbered, Row]]:
    """The notes that differ, side by side."""
    golds, preds = by_place(comparison.gold.notes), by_place(comparison.pred.notes)
    nothing = Note("", 0, (), ("",))
    rows = []
    for one in differences:
        difference = one.difference
        if difference.feature == NOTES:
            gold = golds.get((difference.gold_at, difference.expected or ""), nothing)
            pred = preds.get((difference.pred_at, difference.found or ""), nothing)
            changed = _changed(align(gold.words, pred.words), {})
            cells = [
                _Side(note.printed, words).cell(0, len(note.words))
                for note, words in zip((gold, pred), changed, strict=True)
            ]
            rows.append((one, _row(*cells)))
    return rows
