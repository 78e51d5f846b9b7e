"""Page ends: ``(p. 1)`` stands at the *end* of page 1, so that page 2 begins: ``<pb n="2" rend="(p. 1)"/>``.

Only a record that has several of them, rising from 1, has page ends; elsewhere "(p. 12)" is a reference.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tei_memcon.model import Document
from tei_memcon.rules import Find
from tei_memcon.rules.page_breaks import page_break
from tei_memcon.source import Span

_MARK = re.compile(r"\(p\. ?(\d{1,3})\)(?=[ \t\xa0]*(?:[\r\n]|\Z))")


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``pb`` for each page end of a record that counts its pages, or whose surface declares them."""
    for pattern in document.page_ends:
        for match in pattern.finditer(document.source.text, *span):
            n = {"n": str(int(match["n"]) + 1)} if match["n"].isdecimal() else {}
            yield Find(page_break(Span(*match.span()), {**n, "rend": match.group()}))
    if not _counts_pages(document.source.text):
        return
    for match in _MARK.finditer(document.source.text, *span):
        attributes = {"n": str(int(match[1]) + 1), "rend": match.group()}
        yield Find(page_break(Span(*match.span()), attributes))


@lru_cache(maxsize=2)
def _counts_pages(text: str) -> bool:
    numbers = [int(match[1]) for match in _MARK.finditer(text)]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
