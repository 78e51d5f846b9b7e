"""Page ends: ``(p. 1)`` stands at the *end* of page 1, so that page 2 begins: ``<pb n="2" rend="(p. 1)"/>``.

Only a record that has several of them, rising from 1, has page ends; elsewhere "(p. 12)" is a reference. A record whose
pages have their numbers at the foot (``2`` alone on a line) has page ends as well.
"""

from collections.abc import Iterator

from tei_memcon.model import Document
from tei_memcon.page_marks import begins, page_marks, within
from tei_memcon.rules import Find
from tei_memcon.rules.page_breaks import misread, page_break
from tei_memcon.source import Span


def may_find(document: Document) -> bool:
    """Whether a record has page ends anywhere."""
    return any(mark.ends for mark in page_marks(document.source.text, document.page_starts, document.page_ends))


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``pb`` for each page end of a record that counts its pages, or whose surface declares them."""
    text = document.source.text
    for mark in within(page_marks(text, document.page_starts, document.page_ends), span):
        if mark.ends and mark.misread:
            yield misread(mark, begins(mark), text)
        elif mark.ends:
            n = {"n": begins(mark)} if begins(mark) else {}
            yield Find(page_break(mark.span, {**n, "rend": " ".join(text[slice(*mark.span)].split())}))
