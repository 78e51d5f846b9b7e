"""A corrected reading beside the printed one: what it is, or that the printed one is right."""

from collections.abc import Iterator

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import at
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._marks import marks, put, replaced, there
from tei_memcon.decisions.kinds._told import told_of
from tei_memcon.model import Added, Document, Element, Text, leaves

ABOUT = "a corrected reading"
ORDER = 4
ASKS = (Ask("reading", "Correct reading", "words", example="information"),)
UNMARKED = "the printed reading is right"


def items(document: Document) -> Iterator[Item]:
    """Every corrected reading."""
    told = told_of(document)
    for found in marks(document, _is_choice, "choice"):
        corr = next(child for child in found.content if isinstance(child, Element) and child.tag == "corr")
        what = f"to be read as “{_reading(corr)}”"
        cert = corr.attributes.get("cert", "")
        yield Item(at(found), what, {"reading": _reading(corr)}, told.get(at(found)), cert)


def _is_choice(element: Element) -> bool:
    return element.tag == "choice" and any(isinstance(c, Element) and c.tag == "corr" for c in element.content)


def _reading(corr: Element) -> str:
    return "".join(leaf.text for leaf in leaves(corr.content) if isinstance(leaf, Added))


def apply(case: Case) -> Document:
    """Give the words another reading, or none."""
    if case.unmarked:
        return put(case, _is_choice, None)
    reading = case.word("reading")
    if not reading:
        raise Unfit("it does not say what is to be read; write reading")
    corr = Element("corr", case.decided({}), (Added(reading),))
    if found := there(case, _is_choice, "choice"):
        return replaced(case.document, found, lambda choice: _with(choice, corr))
    return put(case, _is_choice, Element("choice", {}, (Element("sic", {}, (Text(case.span),)), corr)))


def _with(choice: Element, corr: Element) -> Element:
    kept = tuple(node for node in choice.content if not (isinstance(node, Element) and node.tag == "corr"))
    return choice.holding((*kept, corr))
