"""A warning or suggestion of the program: it was looked at, and is not told again; a misprint may be corrected."""

from collections.abc import Iterator
from dataclasses import replace

from tei_memcon.decisions._blocks import overlaps
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item, correction
from tei_memcon.decisions.kinds._told import first_words
from tei_memcon.model import Document, Remark
from tei_memcon.source import Span

ABOUT = "a warning"
ORDER = 8
ASKS = (Ask("message", "", "fixed"), Ask("reading", "Correct reading", "words", example="information"))
UNMARKED = ""


def items(document: Document) -> Iterator[Item]:
    """Every warning and suggestion."""
    for told in document.remarks:
        yield Item(_place(told, document), told.message, {"message": told.message}, told, told.kind)


def _place(told: Remark, document: Document) -> Span:
    return told.span if told.span.start < told.span.end else first_words(document)


def is_about(case: Case, item: Item) -> bool:
    """Whether an item says what the decision is about, at its words."""
    message = case.word("message")
    return overlaps(item.span, case.span) and message in ("", item.what)


def apply(case: Case) -> Document:
    """It is told no more, and the words get the reading that the decision has for them."""
    kept = (told for told in case.document.remarks if not is_about(case, next(_items(told, case.document))))
    case.find()  # what it is about must stand there still
    document = replace(case.document, remarks=tuple(kept))
    return correction.apply(replace(case, document=document)) if case.word("reading") else document


def _items(told: Remark, document: Document) -> Iterator[Item]:
    return items(replace(document, remarks=(told,)))
