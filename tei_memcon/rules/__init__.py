"""Editorial rules for running text: one file per phenomenon.

A rule is a module with ``find(document, span)``, which yields the elements that it sees between two offsets of the
source. A rule that finds nothing without certain signs (``[``) names them in ``SIGNS``, and is asked only where one of
them stands; one that sees from the whole record that it will find nothing says so by ``may_find(document)``, and is not
asked at all.

Rules only carve; they cannot change a character. Their order never matters: what they find may nest, and where two
finds cross, the one that starts first is kept and the other stands as a warning in the report.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol, TypeGuard

from tei_memcon import plugins
from tei_memcon.carve import carve, map_content
from tei_memcon.model import (
    Attachment,
    Block,
    Closer,
    Content,
    Dateline,
    Document,
    Element,
    Inference,
    Node,
    Remark,
    Section,
    Standalone,
    Trivia,
    Turn,
    leaves,
    reach,
)
from tei_memcon.source import Span

_NAMES = frozenset({"placeName", "date"})
_WITHIN = "brackets in the words that tell of an omission were left unmarked"


@dataclass(frozen=True, slots=True)
class Find:
    """What a rule sees: the element if it marks something, and what it had to conclude or wants to tell."""

    element: Element | None
    note: Inference | Remark | None = None


class Rule(Protocol):
    """The shape of a rule's module."""

    def find(self, document: Document, span: Span) -> Iterator[Find]:
        """Yield what is seen in ``document.source.text[span.start:span.end]``."""


def apply(document: Document) -> Document:
    """Mark up all running text of a record by every rule."""
    marking = _Marking(document)
    return replace(document, body=_all_marked_up(document.body, marking.inside)).adding(*marking.told)


class _Marking:
    """The rules at work on a record, and what they conclude.

    A function that calls itself would hold the record, and it the record, until somebody looks for garbage.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._rules = list(_rules_for(document))
        self.told: list[Inference | Remark] = []

    def inside(self, content: Content) -> Content:
        """Running text, marked up."""
        elements = _has_elements(content)
        if elements and any(map(_is_paragraph, content)):  # of a note that has several
            return tuple(node.holding(self.inside(node.content)) if _is_paragraph(node) else node for node in content)
        here = reach(content)
        if here and (finds := _unmarked(_found(self._rules, self._document, here), content)):
            self.told.extend(find.note for find in finds if find.note)
            content, crossing = carve(content, [find.element for find in finds if find.element])
            self.told.extend(_left_unmarked(element) for element in crossing)
            elements = True
        return _clear_desc(_footnotes(content, self.inside), self.told) if elements else content


def _rules_for(document: Document) -> Iterator[tuple[Rule, Sequence[str]]]:
    """The rules that may find something in a record, each with those of its signs that stand there, if it has any."""
    text = document.source.text
    for _, rule in plugins.load_all(sys.modules[__name__]):
        signs, may_find = getattr(rule, "SIGNS", ()), getattr(rule, "may_find", lambda _: True)
        there = [sign for sign in signs if sign in text]
        if (there or not signs) and may_find(document):
            yield rule, there


def _found(rules: Iterable[tuple[Rule, Sequence[str]]], document: Document, span: Span) -> list[Find]:
    """What the rules see between two offsets; a rule that names no signs is asked everywhere."""
    words = document.source.text[span.start : span.end]
    asked = [rule for rule, signs in rules if not signs or any(map(words.__contains__, signs))]
    return [find for rule in asked for find in rule.find(document, span)]


def _mark_up(block: Block, mark_up: Callable[[Content], Content]) -> Block:
    """A part of a record, marked up; what belongs to the sheet is no running text, and a note has paragraphs."""
    match block:
        case Standalone(Element(tag="fw" | "pb")):
            return block
        case Standalone(Element(tag="note") as note):
            return Standalone(_footnote(note, mark_up))
        case Dateline() | Closer():
            return map_content(block, lambda content: _phrases(mark_up(content)))
        case Turn(label=label, blocks=blocks):
            return replace(block, label=_phrases(mark_up(label)), blocks=_all_marked_up(blocks, mark_up))
        case Section(heading, blocks):
            return Section(replace(heading, content=mark_up(heading.content)), _all_marked_up(blocks, mark_up))
        case Attachment(n, blocks):
            return Attachment(n, _all_marked_up(blocks, mark_up))
        case _:
            return map_content(block, mark_up)


def _all_marked_up(blocks: Sequence[Block], mark_up: Callable[[Content], Content]) -> tuple[Block, ...]:
    return tuple(_mark_up(block, mark_up) for block in blocks)


def _unmarked(finds: Sequence[Find], content: Content) -> Sequence[Find]:
    """Without what the reader has marked already, as a supplied label, and without what another text will be asked."""
    if not finds:
        return finds
    marked = set(_marked(content))
    others = _of_others(content)
    return [
        find
        for find in finds
        if (find.element is None or find.element.span not in marked) and not _is_within(_span(find), others)
    ]


def _marked(content: Content) -> Iterator[Span | None]:
    """Where the elements stand that running text has already."""
    for node in content:
        if isinstance(node, Element):
            yield node.span
            yield from _marked(node.content)


def _of_others(content: Content) -> list[Span]:
    """What stands between the words of a text and is none of it: a list of notes that was cut out, a running head."""
    return [Span(one.end, after.start) for one, after in pairwise(_places(content)) if one.end < after.start]


def _places(content: Content) -> Iterator[Span]:
    """Where the words of a text stand, also those within elements; of a footnote its mark, of the sheet its edges."""
    for node in content:
        span = node.span
        if span and isinstance(node, Element) and node.tag == "fw":
            yield from (Span(span.start, span.start), Span(span.end, span.end))
        elif isinstance(node, Element) and node.attributes.get("place") != "bottom":
            yield from _places(node.content)
        elif span:
            yield span


def _is_within(span: Span | None, others: Iterable[Span]) -> bool:
    return span is not None and any(one.start <= span.start and span.end <= one.end for one in others)


def _span(find: Find) -> Span | None:
    """Where a find stands."""
    return find.element.span if find.element else find.note.span if find.note else None


def _phrases(content: Content) -> Content:
    """The same where TEI has no room for a ``stage``, in a name, a date, a signature: there it is a ``seg``."""
    return tuple(_phrase(node) if isinstance(node, Element) else node for node in content)


def _phrase(element: Element) -> Element:
    if element.tag == "note":
        return element  # a text of its own
    content = _phrases(element.content)
    return Element("seg", {"type": "stage"}, content) if element.tag == "stage" else element.holding(content)


def _footnotes(content: Content, mark_up: Callable[[Content], Content]) -> Content:
    """The same rules inside footnotes, whose words stand elsewhere in the source."""
    return tuple([_footnote(node, mark_up) if isinstance(node, Element) else node for node in content])


def _footnote(element: Element, mark_up: Callable[[Content], Content]) -> Element:
    if element.tag != "note" or element.attributes.get("place") != "bottom":
        content = _footnotes(element.content, mark_up)
        return element.holding(_phrases(content) if element.tag in _NAMES else content)
    words = next((i for i, node in enumerate(element.content) if not isinstance(node, Trivia)), None)
    if words is None:
        return element  # an entry of the list that has lost its words
    marks, content = element.content[:words], element.content[words:]
    return element.holding((*marks, *_unwrapped(mark_up(content))))


def _has_elements(content: Content) -> bool:
    return any(isinstance(node, Element) for node in content)


def _is_paragraph(node: Node) -> TypeGuard[Element]:
    return isinstance(node, Element) and node.tag == "p"


def _unwrapped(content: Content) -> Content:
    """The words of a note; one that stands in brackets ("[Source: …]") is no remark in a note."""
    match content:
        case (Element(tag="note", content=inside),):
            return inside
        case _:
            return content


def _clear_desc(content: Content, told: list[Inference | Remark]) -> Content:
    """Take out of the words of a gap what ``desc`` cannot hold.

    Page breaks, notes and rejoined line ends go right after it; an omission or a supplied word in it is left unmarked.
    """
    if not _has_elements(content):
        return content
    cleared: list[Node] = []
    for node in content:
        if not isinstance(node, Element):
            cleared.append(node)
            continue
        node = node.holding(_clear_desc(node.content, told))
        if node.tag != "gap":
            cleared.append(node)
            continue
        desc = next(child for child in node.content if isinstance(child, Element) and child.tag == "desc")
        kept: list[Node] = []
        out: list[Node] = []
        for child in desc.content:
            tag = child.tag if isinstance(child, Element) else ""
            if tag in ("gap", "ellipsis", "supplied"):
                told.append(Remark(reach((child,)) or Span(0, 0), "suggestion", _WITHIN))
                kept += leaves((child,))
            else:
                (out if tag in ("pb", "note", "lb", "fw") else kept).append(child)
        cleared += (node.holding((desc.holding(tuple(kept)),)), *out)
    return tuple(cleared)


def _left_unmarked(element: Element) -> Remark:
    span = element.span or Span(0, 0)
    return Remark(span, "warning", f"a <{element.tag}> was left unmarked, because it crosses another element")
