"""The labels of a record as they are meant: misread names with the name that is meant, and how sure that is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tei_memcon.model import Inference
from tei_memcon.reading.body.turns import labelled, place_of
from tei_memcon.reading.meeting.chair import with_chairs
from tei_memcon.reading.page.join import Passage
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label
from tei_memcon.speech.legend import by_legend
from tei_memcon.speech.misread import misread


def find_speakers(
    passages: Sequence[Passage],
    participants: Sequence[str],
    typography: Sequence[re.Pattern[str]] = (),
    moved: frozenset[int] = frozenset(),
    above: Sequence[str] = (),
) -> tuple[list[Passage], list[Label | None], list[Inference]]:
    """The paragraphs of a record, the label of each, and what was concluded about them.

    Args:
        passages: the paragraphs.
        participants: names from the header, as printed.
        typography: further forms of labels, of the record's surface.
        moved: where labels begin that stood in another column.
        above: the words of the paragraphs above, which may say whom labels mean.
    """
    found, labels = labelled(passages, participants, typography)
    every = by_legend([*above, *(one.text for one in found)], [*([None] * len(above)), *labels])
    labels = every[len(above) :]
    told: list[Inference] = []
    for at, (one, label) in enumerate(zip(found, labels, strict=True)):
        if label and one.span.start in moved:
            labels[at] = replace(label, cert="low")
    for wrong in misread([one.text for one in found], labels, participants):
        labels[wrong.at] = wrong.label
        if wrong.label.reading:
            told.append(_concluded(found[wrong.at], wrong.label))
    labels, chairs = with_chairs(found, labels)
    return found, labels, [*told, *chairs]


def _concluded(one: Passage, label: Label) -> Inference:
    span = Span(one.span.start, place_of(one, label.span.end))
    return Inference(span, f"“{label.words}” is read as “{label.reading}”", label.cert or "low", label.reason)
