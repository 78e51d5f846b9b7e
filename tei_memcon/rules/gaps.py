"""What is withheld, unreadable, unheard or lost: ``[1½ lines not declassified]``, ``[illegible]``.

It becomes a ``gap`` (TEI P5, 12.3.1) whose ``desc`` keeps the printed words. ``gap`` is what somebody or time took
away; what the source itself leaves out is an ``ellipsis``.
"""

from collections.abc import Iterator

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.rules._brackets import Meaning, find_brackets
from tei_memcon.rules._measures import measure
from tei_memcon.source import Span

_REASONS = {
    Meaning.WITHHELD: "notDeclassified",
    Meaning.UNREADABLE: "illegible",
    Meaning.UNHEARD: "inaudible",
    Meaning.BREAKS_OFF: "lacuna",
}


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``gap`` for each bracket that says that words are missing here."""
    for bracket, meaning in find_brackets(document, span):
        if meaning in _REASONS:
            yield Find(_gap(bracket, meaning, document.source.text[slice(*bracket)]))


def _gap(bracket: Span, meaning: Meaning, words: str) -> Element:
    reason = "deleted" if "deleted" in words.lower() and "declass" not in words.lower() else _REASONS[meaning]
    size = {"extent": "unknown"} if meaning is Meaning.BREAKS_OFF else measure(words)
    attributes = {"reason": reason, **size, "resp": "#source-editor"}
    return Element("gap", attributes, (Element("desc", {}, (Text(bracket),)),))
