"""Page marks: ``[Page 214]`` stands at the start of page 214 and becomes ``<pb n="214"/>``.

A mark inside a word (``par[Page 986]ticipation``) breaks it: ``break="no"``. A form feed is the page end of a
typescript, whose number nobody printed.
"""

import re
from collections.abc import Iterator

from tei_memcon.model import Document, Element, Remark, Trivia, Why
from tei_memcon.rules import Find
from tei_memcon.source import Span

_MARK = re.compile(r"\[Page ([0-9]{1,5}|[ivxlc]{1,8})\]")
_FORM_FEED = re.compile("\f")


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``pb`` for each page mark and form feed."""
    text = document.source.text
    for pattern in document.page_starts:
        for match in pattern.finditer(text, *span):
            yield Find(page_break(Span(*match.span()), {"n": match["n"]}))
    for match in _MARK.finditer(text, *span):
        attributes = {"n": match[1]}
        if text[match.start() - 1 : match.start()].islower() and text[match.end() : match.end() + 1].islower():
            attributes["break"] = "no"
        yield Find(page_break(Span(*match.span()), attributes))
    for match in _FORM_FEED.finditer(text, *span):
        place = Span(*match.span())
        remark = Remark(place, "warning", "a form feed was taken for a page break; its number is not printed")
        yield Find(page_break(place, {}), remark)


def page_break(mark: Span, attributes: dict[str, str]) -> Element:
    """A ``pb`` in place of a printed mark."""
    return Element("pb", attributes, (Trivia(mark, Why.PAGE_MARK),))
