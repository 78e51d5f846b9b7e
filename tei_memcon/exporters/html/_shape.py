"""How TEI elements stand to each other, as far as the page must know it."""

import re
from itertools import takewhile

from lxml.etree import _Element

from tei_memcon.exporters._tei import PARAGRAPHS, is_inline_note, tag

_LINKS = frozenset(["note", "pb", "ref", "persName", "name", "p", "item"])
_CAPITAL = re.compile("[A-Z]")
_SINGULAR = frozenset(["1", "1.0", "0.5"])


def is_part(node: _Element) -> bool:
    """Whether an element is a part of the text that a heading names."""
    return tag(node).startswith("div") or tag(node) in ("front", "body", "back")


def holds_paragraphs(node: _Element) -> bool:
    """Whether there are paragraphs inside, so that HTML takes neither ``p`` nor ``span`` for it.

    Those of a note in the list at the end do not count: they will stand there.
    """
    return any(tag(inner) in PARAGRAPHS and not _is_moved(inner, node) for inner in node.iterdescendants())


def _is_moved(inner: _Element, node: _Element) -> bool:
    between = takewhile(lambda outer: outer is not node, inner.iterancestors())
    return any(tag(outer) == "note" and not is_inline_note(outer) for outer in between)


def only_run(block: _Element) -> _Element | None:
    """The run of speech that is all of a paragraph or item, a label and the marks of pages and notes apart."""
    run = None
    for child in block if tag(block) in ("p", "item") else ():  # no further than need be: each run asks for the others
        if (tag(child) == "said" and run is not None) or tag(child) not in ("said", "label", "note", "pb", "lb", ""):
            return None
        run = child if tag(child) == "said" else run
    between = "".join(text or "" for text in (block.text, *(child.tail for child in block)))
    return None if between.strip() else run


def paragraph_after(label: _Element) -> _Element | None:
    """The paragraph that a speaker's label runs in to."""
    parent, following = label.getparent(), label.getnext()
    if parent is None or tag(parent) != "sp" or (label.tail or "").strip():
        return None
    return following if following is not None and tag(following) == "p" else None


def label_before(p: _Element) -> _Element | None:
    """The speaker's label that runs in to a paragraph."""
    label = p.getprevious()
    return label if label is not None and tag(label) == "speaker" and paragraph_after(label) is p else None


def holds_links(node: _Element) -> bool:
    """Whether a link is made of something inside, so that none can be made of the whole: HTML knows no nested links."""
    return any(tag(inner) in _LINKS for inner in node.iterdescendants())


def extent(node: _Element) -> str:
    """What an omission, a gap or a stage direction is, and how long, in words."""
    kinds = {"ellipsis": "omitted in the source", "gap": _reason(node), "stage": "stage direction"}
    kind = kinds.get(tag(node), "stamp or running head")
    return f"{kind}: {quantity}" if (quantity := amount(node)) else kind


def _reason(gap: _Element) -> str:
    """Why there is a gap, ``notDeclassified`` as ``not declassified``."""
    return _CAPITAL.sub(lambda capital: f" {capital[0].lower()}", gap.get("reason", "gap"))


def amount(node: _Element) -> str | None:
    """How much is missing: ``5 pages``; nothing where that is not known.

    >>> from lxml import etree
    >>> amount(etree.fromstring('<gap unit="line" quantity="1.5"/>'))
    '1.5 lines'
    """
    exact, most, unit = node.get("quantity"), node.get("atMost"), node.get("unit", "")
    number = exact or most
    if tag(node) not in ("ellipsis", "gap") or number is None:
        return None
    plural = "s" if unit and number not in _SINGULAR else ""
    return f"{'' if exact else 'at most '}{number} {unit}{plural}".strip()
