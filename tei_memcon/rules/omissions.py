"""What the source says that it leaves out: ``[Five pages omitted in the original.]``, ``[Omitted here is …]``, ``[…]``.

It becomes an ``ellipsis`` with unit and quantity where they are stated (TEI P5, 12.3.2); the printed words stand in its
``metamark``. A pause of the speaker (``crazy system...``) is no omission: only brackets and lines of points are.
"""

import re
from collections.abc import Iterator

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.rules._brackets import Meaning, find_brackets
from tei_memcon.rules._measures import measure
from tei_memcon.source import Span

_LINE_OF_POINTS = re.compile(r"(?:[.*•…][ \t\xa0]{0,8}){3,60}(?=\s|$)")


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield an ``ellipsis`` for each bracket that tells of an omission and for each line of points."""
    text = document.source.text
    for bracket, meaning in find_brackets(document, span):
        if meaning is Meaning.OMITTED:
            yield Find(ellipsis(bracket, {**measure(text[slice(*bracket)]), "resp": "#source-editor"}))
    words = text[slice(*span)]
    line = _LINE_OF_POINTS.fullmatch(words.strip()) and words.strip()
    if line:
        start = span.start + words.index(line)
        yield Find(ellipsis(Span(start, start + len(line)), {}))


def ellipsis(printed: Span, attributes: dict[str, str]) -> Element:
    """An omission of the source, in its own words."""
    return Element("ellipsis", attributes, (Element("metamark", {"function": "omission"}, (Text(printed),)),))
