"""Portion markings: the ``(S)`` or ``(U)`` that classifies a paragraph stands at its end and becomes ``seg``."""

import re
from collections.abc import Iterator

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.source import Span

SIGNS = ("(",)
_MARKING = re.compile(r"(?<=[.?!”\"’')\]]\s)\((?:TS|S|C|U|LOU|S/NF|C/NF|TS/NF)\)(?=\s*(?:\[Page \d{1,5}\]\s*)?\Z)")
_REACH = 28  # characters at the end of a paragraph in which a marking stands, and the mark of a page behind it


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``seg type="portion-marking"`` where a paragraph ends with a classification in parentheses."""
    match = _MARKING.search(document.source.text, max(span.start, span.end - _REACH), span.end)
    if match:
        yield Find(Element("seg", {"type": "portion-marking"}, (Text(Span(*match.span())),)))
