"""Two columns read one after the other: the labels stand in a row, and below them what each of them says.

    The President:
    Mr. Blair:
    Hello.
    Good morning.

Where there are as many paragraphs as labels before the next turn, each label is put before its paragraph, with little
certainty. Where there are not, nobody can say who says what: the text stays as it is, and the report says so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_memcon.model import Inference, Remark, Text
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.source import Span
from tei_memcon.speech.typography import Label, candidates


@dataclass(frozen=True, slots=True)
class Columns:
    """Paragraphs put together from two columns.

    Args:
        passages: all of the record, labels before what they belong to.
        starts: where in the source the labels begin that were moved.
        told: what was concluded, and what was left.
    """

    passages: list[Passage]
    starts: frozenset[int]
    told: tuple[Inference | Remark, ...]

    @property
    def first(self) -> int:
        """Which paragraph is the first whose label was moved: there, at the latest, the opening ends."""
        moved = (at for at, one in enumerate(self.passages) if one.span.start in self.starts)
        return next(moved, len(self.passages))


def pair_columns(passages: Sequence[Passage]) -> Columns:
    """The paragraphs of a record, each label of a column before the paragraph that it opens."""
    alone = [_labels_alone(one) for one in passages]
    if sum(map(len, alone)) < 2 or not any(
        len(here) > 1 or (here and after) for here, after in zip(alone, [*alone[1:], []], strict=True)
    ):
        return Columns(list(passages), frozenset(), ())
    return _Pairing(passages, alone).pair()


def _labels_alone(one: Passage) -> list[Label]:
    """The labels of a paragraph that consists of nothing else, one a line; none where it has other words."""
    if not one.text.endswith(":"):
        return []
    labels = [_label_alone(row.text) for row in one.rows]
    return [label for label in labels if label] if all(labels) else []


def _label_alone(words: str) -> Label | None:
    found = (label for label in candidates(words) if label.typography == "colon" and label.span == Span(0, len(words)))
    return next(found, None)


class _Pairing:
    """The state of going through a record whose columns may have come apart."""

    def __init__(self, passages: Sequence[Passage], alone: Sequence[list[Label]]) -> None:
        self._passages, self._alone = passages, alone
        self._labelled = [bool(found) or _has_label(one) for one, found in zip(passages, alone, strict=True)]
        texts = (one.text for one, found in zip(passages, alone, strict=True) if not found)
        self._times = Counter(label.key for text in texts for label in candidates(text) if label.typography == "colon")
        self._starts: set[int] = set()
        self._told: list[Inference | Remark] = []

    def pair(self) -> Columns:
        made: list[Passage] = []
        at = 0
        while at < len(self._passages):
            end = at
            while end < len(self._passages) and self._alone[end]:
                end += 1
            labels = [passage([row]) for one in self._passages[at:end] for row in one.rows]
            if len(labels) < 2 or not self._speak([label for found in self._alone[at:end] for label in found]):
                made += self._passages[at : max(end, at + 1)]
                at = max(end, at + 1)
                continue
            speeches = list(self._speeches(end))
            made += self._together(labels, speeches)
            at = end + len(speeches)
        return Columns(made, frozenset(self._starts), tuple(self._told))

    def _speak(self, labels: Sequence[Label]) -> bool:
        """Whether these are labels of speakers: most of them open other paragraphs as well."""
        return sum(self._times[label.key] > 0 for label in labels) * 2 >= len(labels)

    def _speeches(self, start: int) -> Iterator[Passage]:
        """The paragraphs up to the next label."""
        for one, labelled in zip(self._passages[start:], self._labelled[start:], strict=True):
            if labelled:
                return
            yield one

    def _together(self, labels: Sequence[Passage], speeches: Sequence[Passage]) -> list[Passage]:
        span = Span(labels[0].span.start, labels[-1].span.end)
        if len(labels) != len(speeches):
            message = (
                f"{len(labels)} labels stand in a row above {len(speeches)} paragraphs; who says what is left open"
            )
            self._told.append(Remark(span, "warning", message))
            return [*labels, *speeches]
        self._starts |= {label.span.start for label in labels}
        reason = f"as many paragraphs as labels, {len(labels)}, stand before the next turn"
        what = "labels and speeches of two columns are put together"
        self._told.append(Inference(span, what, "low", reason))
        return [_one(*both) for both in zip(labels, speeches, strict=True)]


def _has_label(one: Passage) -> bool:
    return any(label.typography in ("colon", "declared") for label in candidates(one.text))


def _one(label: Passage, speech: Passage) -> Passage:
    return Passage((*label.rows, *speech.rows), f"{label.text} {speech.text}", (Text(label.span), *speech.content))
