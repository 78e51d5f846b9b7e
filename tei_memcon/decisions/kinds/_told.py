"""The conclusions and remarks of the program, by where they are told."""

from tei_memcon.model import Document, Inference
from tei_memcon.source import Span


def told_at(document: Document) -> dict[int, Inference]:
    """The conclusions by the offset at which each begins; of several the first."""
    return {one.span.start: one for one in reversed(document.inferences)}


def told_of(document: Document) -> dict[Span, Inference]:
    """The conclusions by the words that each is about."""
    return {one.span: one for one in reversed(document.inferences)}


def first_words(document: Document) -> Span:
    """The first line of the record, for what no words of it tell."""
    lines = (line.span for line in document.source.lines())
    return next((span for span in lines if document.source.text[slice(*span)].strip()), Span(0, 1))
