"""Doubtful misprints: ``USUS`` is probably ``US``, ``the the`` probably ``the``. The text is left as it is.

Only an editor can tell a misprint from what somebody said; so nothing is marked, and the report makes a suggestion.
"""

import re
from collections.abc import Iterator

from tei_memcon.model import Document, Remark
from tei_memcon.rules import Find
from tei_memcon.source import Span

_DOUBLED_LETTERS = re.compile(r"\b([A-Z]{2,5})\1\b")
_DOUBLED_WORD = re.compile(r"\b(the|a|an|of|to|in|and|or|for|with|is|was|at|by|from|on)\s+\1\b(?![-’'])", re.I)


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a suggestion for each doubled word or abbreviation; no element."""
    text = document.source.text
    for match in (*_DOUBLED_LETTERS.finditer(text, *span), *_DOUBLED_WORD.finditer(text, *span)):
        printed = " ".join(match.group().split())
        message = f"“{printed}” may be a misprint of “{match[1]}”; the text is left as printed"
        yield Find(None, Remark(Span(*match.span()), "suggestion", message))
