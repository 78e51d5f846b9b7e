"""A paragraph that was put together of two: that it is one, or that it is two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import change_blocks, change_elements, overlaps
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Item
from tei_memcon.ledger import block_contents
from tei_memcon.model import Block, Content, Document, Element, Node, Paragraph, Space, Trivia, Why, reach
from tei_memcon.source import Span

ABOUT = "a paragraph that was rejoined"
ORDER = 5
ASKS = ()
UNMARKED = "these are two paragraphs"
_AROUND = 30  # characters on either side of the place


def items(document: Document) -> Iterator[Item]:
    """Every paragraph that was rejoined, at the words around the place."""
    told = {one.span.end: one for one in document.inferences}
    for block in document.body:
        for content in block_contents(block):
            for at, element in _joints(content):
                span = _around(document, at)
                yield Item(span, "a paragraph cut in two", {}, told.get(at), element.attributes.get("cert", ""))


def _around(document: Document, at: int) -> Span:
    """The words before and after a place, whole."""
    text = document.source.text
    first, last = max(0, at - _AROUND), min(len(text), at + _AROUND)
    while 0 < first < at and not text[first - 1].isspace():
        first += 1
    while at < last < len(text) and not text[last].isspace():
        last -= 1
    return Span(min(first, max(0, at - 1)), max(last, min(at + 1, len(text))))


def _joints(content: Content) -> Iterator[tuple[int, Element]]:
    """Each place where paragraphs were rejoined, by the offset of what follows."""
    for number, node in enumerate(content, 1):
        if isinstance(node, Element):
            if node.tag != "lb" or node.attributes.get("type") != "rejoined":
                yield from _joints(node.content)
            elif after := reach(content[number:]):
                yield after.start, node


def apply(case: Case) -> Document:
    """Keep the paragraph as one, or cut it in two."""
    span = case.span
    contents = [content for block in case.document.body for content in block_contents(block)]
    found = [one for content in contents for one in _joints(content) if span.start < one[0] < span.end]
    if not found:
        if case.unmarked:
            return case.document  # they are two already
        raise Unfit("no paragraph is rejoined at its words any more")
    if case.unmarked:
        return _cut(case.document, found[0][0])

    def change(element: Element) -> Content | None:
        if not any(element is one for _, one in found):
            return None
        return (Element("lb", case.decided(element.attributes)),)

    return change_elements(case.document, change)


def _cut(document: Document, at: int) -> Document:
    """The document with the paragraph cut where it was rejoined."""
    blanks: list[Trivia] = []

    def change(block: Block) -> tuple[Block, ...] | None:
        if not isinstance(block, Paragraph):
            return None
        parts = _parts(block.content, at)
        if not parts:
            return None
        before, after = parts
        while before and isinstance(before[-1], Space):
            blanks.append(Trivia(before[-1].span, Why.BLANK))
            before = before[:-1]
        if not reach(before) or not reach(after):
            raise Unfit("one of the two paragraphs would be empty")
        return Paragraph(before), Paragraph(after)

    body = change_blocks(document.body, change)
    if body == document.body:
        raise Unfit("its words are in no paragraph")
    return replace(document, body=body, trivia=(*document.trivia, *blanks))


def _parts(content: Sequence[Node], at: int) -> tuple[Content, Content] | None:
    """Running text before and after a joint; what holds it goes on in both."""
    for number, node in enumerate(content):
        if not isinstance(node, Element):
            continue
        before, after = tuple(content[:number]), tuple(content[number + 1 :])
        if node.tag == "lb" and node.attributes.get("type") == "rejoined":
            here = reach(after)
            if here and here.start == at:
                return before, after
        elif node.tag in ("said", "seg") and overlaps(reach((node,)), Span(at - 1, at + 1)):
            parts = _parts(node.content, at)
            if parts:
                first, second = parts
                spaces: list[Node] = []
                while first and isinstance(first[-1], Space):
                    spaces.insert(0, first[-1])
                    first = first[:-1]
                return (*before, node.holding(first), *spaces), (node.holding(second), *after)
    return None
