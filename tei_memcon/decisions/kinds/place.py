"""Where the conversation was held."""

from collections.abc import Iterator

from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item, _setting
from tei_memcon.model import Document

ABOUT = "the place of the conversation"
ORDER = 7
ASKS = (Ask("place", "Place", "words", example="Geneva"),)
UNMARKED = "the place is not known"


def items(document: Document) -> Iterator[Item]:
    """The place."""
    return _setting.items(document, "place", "placeName", ("place",))


def apply(case: Case) -> Document:
    """State the place, or that it is not known."""
    return _setting.stated(case, "place", "" if case.unmarked else case.word("place"), {})
