"""The anchors of paragraphs and pages, for whoever wants to point to a place of the record.

Pages are known by the number that is printed, ``#page-214``, paragraphs and items by their order, ``#paragraph-12``.
"""

import re
from collections import Counter

from lxml.etree import _Element
from markupsafe import Markup

from tei_memcon.exporters._tei import tag
from tei_memcon.exporters.html._markup import deep_link

_UNFIT = re.compile(r"[^\w.-]+")


class Anchors:
    """The anchors that a page has so far."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()
        self._paragraphs = 0

    def page(self, number: str) -> str:
        """The anchor of the page of a number; of a second page of that number, with a ``.2``.

        >>> anchors = Anchors()
        >>> [anchors.page(number) for number in ("214", "XI bis", "214", "")]
        ['page-214', 'page-XI-bis', 'page-214.2', 'page-begins']
        """
        return self._unique(f"page-{_UNFIT.sub('-', number) or 'begins'}")

    def _unique(self, anchor: str) -> str:
        self._taken[anchor] += 1
        number = self._taken[anchor]
        return anchor if number == 1 else self._unique(f"{anchor}.{number}")

    def paragraph(self, block: _Element) -> tuple[str | None, Markup]:
        """The anchor of a paragraph or item of the text, and the link to it; nothing for those of notes."""
        if not _is_of_the_text(block):
            return None, Markup("")
        self._paragraphs += 1
        anchor = f"paragraph-{self._paragraphs}"
        return anchor, deep_link(anchor, f"paragraph {self._paragraphs}")


def _is_of_the_text(block: _Element) -> bool:
    """Whether a paragraph stands in the text itself, not in a note, nor in the abstract of the header."""
    outer = {tag(ancestor) for ancestor in block.iterancestors()}
    return "text" in outer and "note" not in outer
