"""The source as it is, in pieces."""

from markupsafe import Markup

from tei_memcon.model import Document
from tei_memcon.review._pieces import Pieces
from tei_memcon.source import Span


def source_text(document: Document, pieces: Pieces) -> Markup:
    """The whole record, each piece an element of its own; what XML and HTML cannot hold is no part of a record."""
    text = document.source.text
    return Markup("").join(
        Markup('<span data-p="{}">{}</span>').format(number, text[slice(*span)])
        for number, span in pieces.of(Span(0, len(text)))
    )
