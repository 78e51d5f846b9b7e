"""The labels of a record as they are meant: two columns put together, misread names with the name that is meant."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tei_memcon.model import Inference, Remark
from tei_memcon.readers._columns import pair_columns
from tei_memcon.readers._join import Passage
from tei_memcon.readers._turns import labelled, place_of
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label
from tei_memcon.speech.misread import misread


def find_speakers(
    passages: Sequence[Passage], participants: Sequence[str], typography: Sequence[re.Pattern[str]] = ()
) -> tuple[list[Passage], list[Label | None], list[Inference | Remark]]:
    """The paragraphs of a record, the label of each, and what was concluded about them.

    Args:
        passages: the paragraphs.
        participants: names from the header, as printed.
        typography: further forms of labels, of the record's surface.
    """
    columns = pair_columns(passages)
    found, labels = labelled(columns.passages, participants, typography)
    told = list(columns.told)
    for at, (one, label) in enumerate(zip(found, labels, strict=True)):
        if label and one.span.start in columns.starts:
            labels[at] = replace(label, cert="low")
    for wrong in misread([one.text for one in found], labels, participants):
        labels[wrong.at] = wrong.label
        told.append(_concluded(found[wrong.at], wrong.label))
    return found, labels, told


def _concluded(one: Passage, label: Label) -> Inference:
    span = Span(one.span.start, place_of(one, label.span.end))
    return Inference(span, f"“{label.words}” is read as “{label.reading}”", label.cert or "low", label.reason)
