"""Any other conclusion of the program: it is right, or a note says what is not."""

from collections.abc import Iterator

from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Item, kind, names
from tei_memcon.decisions.kinds._told import first_words
from tei_memcon.model import Document

ABOUT = "a conclusion"
ORDER = 8
ASKS = ()
UNMARKED = ""


def items(document: Document) -> Iterator[Item]:
    """Every conclusion that no other kind tells of."""
    others = (name for name in names() if name not in ("conclusion", "remark"))
    elsewhere = {id(item.told) for name in others for item in kind(name).items(document) if item.told}
    for told in document.inferences:
        if id(told) not in elsewhere:
            yield Item(told.span if told.span.start < told.span.end else first_words(document), told.what, {}, told)


def apply(case: Case) -> Document:
    """It is the scholar's now."""
    case.find()  # what tells it must stand there still
    return case.document
