"""Who presides where the chair changes: ``[Mrs. Oak (Norland), Vice-Chairman, took the Chair.]``.

"The Chairman:" is from then on whoever took it, until somebody else does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tei_memcon.model import Inference
from tei_memcon.reading.body.turns import place_of
from tei_memcon.reading.page.join import Passage
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label
from tei_memcon.speech.lexicon import address

_TITLE = address("M", "The")
_TOOK = re.compile(
    rf"(?P<name>{_TITLE}\s[^.,()\[\]]{{2,40}}?)\s?(?:\([^()]{{1,60}}\))?(?:,[^.,]{{1,60}},)?\s?"
    r"(?:then |now )?(?:took|resumed|assumed|returned to) the [Cc]hair\b"
)
_CHAIR = ("the chair", "the Chair")  # they are found more quickly than who took it
_PRESIDES = re.compile(r"(?:The )?(?:(?:Acting )?(?:Chairman|Chairwoman|Chair|President))", re.I)


def with_chairs(
    passages: Sequence[Passage], labels: Sequence[Label | None]
) -> tuple[list[Label | None], list[Inference]]:
    """The labels of a record, those of the chair naming who has taken it; and what was concluded.

    Args:
        passages: the paragraphs.
        labels: the label of each.
    """
    made: list[Label | None] = []
    told: list[Inference] = []
    chair, reason = "", ""
    for one, label in zip(passages, labels, strict=True):
        if label and chair and _PRESIDES.fullmatch(label.name):
            span = Span(one.span.start, place_of(one, label.span.end))
            told.append(Inference(span, f"“{label.name}” is {chair}", "high", reason))
            made.append(replace(label, name=chair))
        else:
            made.append(label)
        if any(chairs in one.text for chairs in _CHAIR) and (took := _TOOK.search(one.text)):
            chair = "" if _PRESIDES.fullmatch(took["name"]) else took["name"]
            reason = f"the record says: “{took.group()}”"
    return made, told
