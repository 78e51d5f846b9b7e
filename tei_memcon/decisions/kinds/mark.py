"""Any other mark in running text: a stage direction, supplied words, a remark in brackets, a page break."""

from collections.abc import Iterator

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import at
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Item
from tei_memcon.decisions.kinds._marks import decided, marks, put, replaced, there
from tei_memcon.decisions.kinds._told import told_of
from tei_memcon.model import Document, Element

ABOUT = "a mark"
ORDER = 6
ASKS = ()
UNMARKED = "leave it unmarked"
_TAGS = {
    "stage": "a stage direction",
    "supplied": "words that the editors supplied",
    "note": "a remark in the text",
    "pb": "a page begins here",
    "seg": "a stage direction",
    "fw": "what belongs to the sheet",
}


def items(document: Document) -> Iterator[Item]:
    """Every such mark."""
    told = told_of(document)
    for found in marks(document, _is_mark, *_TAGS):
        number = f": {found.attributes['n']}" if found.tag == "pb" and "n" in found.attributes else ""
        yield Item(at(found), _TAGS[found.tag] + number, {}, told.get(at(found)), found.attributes.get("cert", ""))


def _is_mark(element: Element) -> bool:
    if element.tag == "note":
        return element.attributes.get("place") == "inline"
    return element.tag in _TAGS and (element.tag != "seg" or element.attributes.get("type") == "stage")


def apply(case: Case) -> Document:
    """Keep the mark, or take it away."""
    found = there(case, _is_mark, *_TAGS)
    if case.unmarked:
        return put(case, lambda element: _is_mark(element) and element in found, None)
    if not found:
        raise Unfit("no such mark is at its words any more")
    return replaced(case.document, found, lambda element: decided(case, element))
