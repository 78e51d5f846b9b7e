"""Page marks: ``[Page 88]`` is printed where page 88 begins, and becomes ``<pb n="88"/>``.

A mark inside a word (``par[Page 986]ticipation``) breaks it: ``break="no"``. A form feed is the page end of a
typescript, whose number nobody printed. What may be a number of something else is decided by `tei_memcon.page_marks`.
"""

import re
from collections.abc import Iterator, Sequence

from tei_memcon.model import Document, Element, Inference, Remark, Trivia, Why
from tei_memcon.page_marks import PageMark, page_marks, within
from tei_memcon.rules import Find
from tei_memcon.source import Span


def may_find(document: Document) -> bool:
    """Whether a record has page marks or form feeds anywhere."""
    text = document.source.text
    return "\f" in text or bool(page_marks(text, document.page_starts, document.page_ends))


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``pb`` for each page mark and form feed."""
    text = document.source.text
    marks = within(page_marks(text, document.page_starts, document.page_ends), span)
    for mark in (*marks, *_rest_of_marks(text, span, marks)):
        if mark.ends:
            continue  # see `page_ends`
        if not mark.n:
            told = Remark(mark.span, "warning", "a form feed was taken for a page break; its number is not printed")
            yield Find(page_break(mark.span, {}), told)
            continue
        if mark.misread:
            yield misread(mark, mark.n, text)
            continue
        attributes = {"n": mark.n}
        if text[mark.span.start - 1 : mark.span.start].islower() and text[mark.span.end : mark.span.end + 1].islower():
            attributes["break"] = "no"
        yield Find(page_break(mark.span, attributes), _lost_bracket(mark, text))


def _lost_bracket(mark: PageMark, text: str) -> Inference | None:
    """What is concluded where only one of a mark's brackets is printed."""
    printed = text[slice(*mark.span)]
    if printed.count("[") == printed.count("]"):
        return None
    what = f"“{printed}” is taken for the number of page {mark.n}"
    return Inference(
        mark.span, what, "medium", "a copy may have lost its other bracket, and no other one is open there"
    )


def misread(mark: PageMark, n: str, text: str) -> Find:
    """A ``pb`` whose printed number a scan has misread: what is printed stands in its ``rend``."""
    printed = " ".join(text[slice(*mark.span)].split())
    what = f"“{printed}” is taken for the number of page {mark.n}"
    reason = "it stands alone on a line between the numbers of the pages before and after it"
    return Find(page_break(mark.span, {"n": n, "rend": printed}), Inference(mark.span, what, "medium", reason))


def _rest_of_marks(text: str, span: Span, marks: Sequence[PageMark]) -> Iterator[PageMark]:
    """The form feeds of marks that the edge of a paragraph cuts: a page begins there, whatever its number."""
    if text.find("\f", *span) < 0:
        return
    covered = {at for mark in marks for at in range(*mark.span)}
    for match in re.finditer("\f", text[slice(*span)]):
        at = span.start + match.start()
        if at not in covered:
            yield PageMark(Span(at, at + 1))


def page_break(mark: Span, attributes: dict[str, str]) -> Element:
    """A ``pb`` in place of a printed mark."""
    return Element("pb", attributes, (Trivia(mark, Why.PAGE_MARK),))
