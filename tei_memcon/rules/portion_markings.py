"""Portion markings: the ``(S)`` or ``(U)`` that classifies a paragraph stands at its end and becomes ``seg``."""

import re
from collections.abc import Iterator

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.source import Span

SIGNS = ("(",)
_MARKING = re.compile(r"(?<=[.?!”\"’')\]] )\((?:TS|S|C|U|LOU|S/NF|C/NF|TS/NF)\)(?=\s*\Z)")


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``seg type="portion-marking"`` where a paragraph ends with a classification in parentheses."""
    words = document.source.text[max(0, span.end - 12) : span.end]
    match = _MARKING.search(words)
    if match:
        start = max(0, span.end - 12)
        place = Span(start + match.start(), start + match.end())
        yield Find(Element("seg", {"type": "portion-marking"}, (Text(place),)))
