"""What is missing, why and how much of it: an omission of the source, a gap, or neither."""

from collections.abc import Iterator, Mapping

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import at, change_elements, elements, mark, overlaps, unmark
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._told import told_of
from tei_memcon.model import Content, Document, Element, Text

ABOUT = "what is missing"
ORDER = 4
_TAGS = ("ellipsis", "gap")
_REASONS = {
    "omitted": "the source leaves it out",
    "notDeclassified": "withheld: not declassified",
    "illegible": "it cannot be read",
    "inaudible": "it cannot be heard",
    "lacuna": "it is lost",
}
ASKS = (
    Ask("reason", "Why", "choice", _REASONS, "omitted"),
    Ask("unit", "Unit", "words", example="page", pattern=r"[A-Za-z][A-Za-z\-]{0,30}"),
    Ask("quantity", "How many", "words", example="1.5", pattern=r"\d{1,6}(\.\d{1,4})?"),
)
UNMARKED = "nothing is missing here"


def items(document: Document) -> Iterator[Item]:
    """Every omission and gap."""
    told = told_of(document)
    for found in elements(document, *_TAGS):
        values = _values(found)
        size = " ".join(values[key] for key in ("quantity", "unit") if key in values)
        what = _REASONS.get(values["reason"], values["reason"]) + (f": {size}" if size else "")
        span = at(found)
        yield Item(span, what, dict(values), told.get(span), found.attributes.get("cert", ""))


def _values(found: Element) -> dict[str, str]:
    reason = "omitted" if found.tag == "ellipsis" else found.attributes.get("reason", "lacuna")
    return {"reason": reason, **{key: found.attributes[key] for key in ("unit", "quantity") if key in found.attributes}}


def apply(case: Case) -> Document:
    """Say what is missing at the words, or that nothing is."""
    span = case.span
    if case.unmarked:
        return unmark(case.document, span, lambda element: element.tag in _TAGS)
    there = [found for found in elements(case.document, *_TAGS) if overlaps(at(found), span)]
    if not there:
        return mark(case.document, span, _element(case, {}, (Text(span),)))
    wanted = {key: value for key, value in case.decision.values.items() if isinstance(value, str)}
    if case.accepted and any(_values(found) == wanted for found in there):
        return case.document

    def change(element: Element) -> Content | None:
        if element not in there:
            return None
        return (_element(case, element.attributes, _printed(element)),)

    return change_elements(case.document, change)


def _printed(element: Element) -> Content:
    """The words of an omission or gap, without what holds them."""
    return tuple(
        node
        for child in element.content
        for node in (child.content if isinstance(child, Element) and child.tag in ("desc", "metamark") else (child,))
    )


def _element(case: Case, before: Mapping[str, str], words: Content) -> Element:
    """The omission or gap that a decision states."""
    values = {key: case.word(key) for key in ("unit", "quantity") if case.word(key)}
    said = {"resp": before["resp"]} if "resp" in before else {}
    reason = case.word("reason") or "omitted"
    if reason == "omitted":
        return Element(
            "ellipsis", case.decided({**values, **said}), (Element("metamark", {"function": "omission"}, words),)
        )
    if any(isinstance(node, Element) and node.tag in ("pb", "note", "lb") for node in words):
        raise Unfit("a page break or a note stands in its words, which a gap cannot hold")
    return Element("gap", case.decided({"reason": reason, **values, **said}), (Element("desc", {}, words),))
