"""Reported speech: who says each sentence of a record, marked as runs of one speaker.

"Gromyko said that he had not consented. He thought that …" becomes ``said direct="false" who="#gromyko"`` around both
sentences, and "Gromyko said that" inside it ``seg type="reporting-clause"``. Narration gets no mark. A run never
crosses a paragraph or an item of a list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tei_memcon.model import Certainty, Document, Element, Inference, Person, Text
from tei_memcon.source import Span
from tei_memcon.speech.decision import Decision, Evidence
from tei_memcon.speech.flow import Passage
from tei_memcon.speech.sequence import decide

# How sure each kind of evidence is. Measured sentence by sentence on 181 annotated FRUS records (right of all): named
# 2,363 of 2,391, same paragraph 1,792 of 1,827, pronoun 1,050 of 1,052, drafter 89 of 91; next paragraph 112 of 126,
# list item 30 of 36, two clauses 22 of 43. The others are right in 101 of 103, but are about thirty each: too few to
# call them high.
CERTAINTY: dict[Evidence, Certainty] = {
    "named": "high",
    "pronoun": "high",
    "same paragraph": "high",
    "drafter": "high",
    "aside": "medium",
    "points": "medium",
    "answer": "medium",
    "latter": "medium",
    "chair": "medium",
    "several": "medium",
    "nobody": "medium",
    "list item": "low",
    "next paragraph": "low",
    "two clauses": "low",
}
Layer = Literal["off", "clause", "run"]
"""How far reported speech is marked: nowhere; in sentences with a clause that says who speaks; as far as it goes on."""

_ORDER: tuple[Certainty, ...] = ("high", "medium", "low")


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Finding:
    """An element to be carved into the running text, and what was concluded, where something was."""

    element: Element
    inference: Inference | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what in a record.

    Args:
        elements: ``said`` and, inside them, ``seg``; each holds one Text leaf, the span that it covers.
        inferences: one for each ``said``.
        people: the record's people first, then those that the text added.
    """

    elements: tuple[Element, ...]
    inferences: tuple[Inference, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence of a record with its decision, for explaining.

    Args:
        span: in the source.
        who: the speakers; nobody: narration.
        cert: how sure.
        reason: why.
    """

    span: Span
    who: tuple[str, ...]
    cert: Certainty
    reason: str


def find(document: Document) -> Iterator[Finding]:
    """The runs of reported speech of a record, in order, each followed by its reporting clauses."""
    blocks, decisions, _ = decide(document)
    for run in _runs(decisions):
        yield from _findings(blocks, run)


def attribute(document: Document, layer: Layer = "run") -> Attribution:
    """Who says what, and everybody who takes part."""
    if layer == "off":
        return Attribution((), (), document.people)
    blocks, decisions, cast = decide(document)
    found = [finding for run in _runs(decisions, layer) for finding in _findings(blocks, run)]
    inferences = tuple(f.inference for f in found if f.inference)
    return Attribution(tuple(f.element for f in found), inferences, cast.people())


def explain(document: Document) -> tuple[Spoken, ...]:
    """Every sentence of a record with its speaker and the reason."""
    blocks, decisions, _ = decide(document)
    return tuple(
        Spoken(blocks[d.passage].flow.source(d.span), d.who, CERTAINTY[d.evidence], d.reason) for d in decisions
    )


def _runs(decisions: Sequence[Decision], layer: Layer = "run") -> Iterator[list[Decision]]:
    """Sentences of one block and one speaker that follow each other."""
    run: list[Decision] = []
    for decision in decisions:
        who = decision.who if layer == "run" or decision.clause else ()
        if run and (decision.passage, who) != (run[0].passage, run[0].who):
            yield run
            run = []
        if who:
            run.append(decision)
    if run:
        yield run


def _findings(blocks: Sequence[Passage], run: Sequence[Decision]) -> Iterator[Finding]:
    flow = blocks[run[0].passage].flow
    span = flow.source(Span(run[0].span.start, run[-1].span.end))
    cert = max((CERTAINTY[d.evidence] for d in run), key=_ORDER.index)
    who = " ".join(f"#{one}" for one in run[0].who)
    attributes = {"direct": "false", "who": who, "resp": "#tei-memcon", "cert": cert}
    inference = Inference(span, f"the words of {who}", cert, run[0].reason)
    yield Finding(Element("said", attributes, (Text(span),)), inference)
    for decision in run:
        if decision.clause:
            clause = flow.source(decision.clause)
            yield Finding(Element("seg", {"type": "reporting-clause"}, (Text(clause),)), None)
