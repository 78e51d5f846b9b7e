"""Stage directions: ``[Laughter]``, ``(laughs)``, ``[Hands over paper]`` become ``stage`` (TEI P5, 7.2.3).

A bracket that says how somebody is addressed or what happens in the room is no speech. ``(C)`` is a portion marking.
"""

import re
from collections.abc import Iterator

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.rules._brackets import Meaning, find_brackets
from tei_memcon.rules._events import is_event
from tei_memcon.source import Span

_ROUND = re.compile(r"[(（](?P<words>[^()（）\[\]]{2,160})[)）]")


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``stage`` for each bracket that tells what happens while people talk."""
    for bracket, meaning in find_brackets(document, span):
        if meaning is Meaning.STAGE:
            yield Find(Element("stage", {}, (Text(bracket),)))
    for match in _ROUND.finditer(document.source.text, *span):
        if is_event(" ".join(match["words"].split()), told=False):
            yield Find(Element("stage", {}, (Text(Span(*match.span())),)))
