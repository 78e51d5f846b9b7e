"""The pieces of a record that its source and its encoding have in common, so that each side can mark the other.

A piece ends where a leaf of the document ends, where a sentence does, and where something that can be decided on begins
or ends.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tei_memcon.ledger import claims
from tei_memcon.model import Document
from tei_memcon.source import Span

_SENTENCE = re.compile(r"[.!?…][”’\")\]]{0,3}\s+")


class Pieces:
    """The pieces of a document, counted from 0.

    Args:
        document: the record.
        items: from where to where each item goes that can be decided on.
    """

    def __init__(self, document: Document, items: Sequence[tuple[int, int]]) -> None:
        edges = {0, len(document.source.text), *(edge for item in items for edge in item)}
        edges |= {sentence.end() for sentence in _SENTENCE.finditer(document.source.text)}
        edges |= {edge for leaf in claims(document) for edge in leaf.span}
        self._starts = sorted(edges)
        self.of_items = [
            (bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)) for start, end in items
        ]
        """For each item, its first piece and the one after its last."""

    def of(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The pieces of a stretch of the source, each with its number."""
        first = bisect_right(self._starts, span.start) - 1
        for number in range(first, len(self._starts) - 1):
            if self._starts[number] >= span.end:
                return
            yield number, Span(max(span.start, self._starts[number]), min(span.end, self._starts[number + 1]))
