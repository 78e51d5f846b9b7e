"""Put elements into running text: what is found may nest, never cross; no character changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from tei_memcon.model import (
    Attachment,
    Block,
    Closer,
    Content,
    Dateline,
    Element,
    Heading,
    Item,
    ListBlock,
    Node,
    Paragraph,
    Section,
    Space,
    Standalone,
    Text,
    Trailer,
    Trivia,
    Turn,
    extent,
)
from tei_memcon.source import Span


def carve(content: Content, elements: Iterable[Element]) -> tuple[Content, list[Element]]:
    """Put elements around the characters that they claim.

    An element's leaves say which characters it takes and how: its `Text` leaves take over whatever stands there
    already (other elements, line ends), its `Trivia` leaves replace it.

    Returns:
        The new running text, and the elements that found no place because they cross one that starts before them.

    >>> bold = Element("hi", {}, (Text(Span(2, 4)),))
    >>> carve((Text(Span(0, 6)),), [bold])[0]  # doctest: +NORMALIZE_WHITESPACE
    (Text(span=Span(start=0, end=2)), Element(tag='hi', attributes={}, content=(Text(span=Span(start=2, end=4)),)),
     Text(span=Span(start=4, end=6)))
    """
    crossing: list[Element] = []
    done: list[Node] = []  # nothing more can begin there
    rest = content
    for element in sorted(elements, key=_outermost_first):
        span = extent(element)
        if span is None:
            crossing.append(element)
            continue
        before, near, rest = _around(rest, span)
        done.extend(before)
        carved = _place(near, element, span)
        if carved is None:
            crossing.append(element)
        rest = (*(near if carved is None else carved), *rest)
    return (*done, *rest), crossing


def _around(content: Content, span: Span) -> tuple[Content, Content, Content]:
    """What ends before a span, what touches it, and what begins after it: a long text is not gone through each time."""
    extents = map(extent, content)
    first = next((i for i, inner in enumerate(extents) if inner and inner.end > span.start), len(content))
    last = first
    while last < len(content) and ((inner := extent(content[last])) is None or inner.start < span.end):
        last += 1
    return content[:first], content[first:last], content[last:]


def _outermost_first(element: Element) -> tuple[int, int]:
    span = extent(element) or Span(0, 0)
    return span.start, -span.end


def _place(content: Content, element: Element, span: Span) -> Content | None:
    """The content with the element in it, or None where it would cross another element's edge."""
    for i, node in enumerate(content):
        inner = extent(node)
        if (
            isinstance(node, Element)
            and inner
            and inner.start <= span.start
            and span.end <= inner.end
            and span != inner
        ):
            if _is_footnote(node):
                return None
            placed = _place(node.content, element, span)
            return None if placed is None else (*content[:i], replace(node, content=placed), *content[i + 1 :])
    parts = _split(content, span)
    if parts is None:
        return None
    before, middle, after = parts
    taken = _take_over(element, middle)
    if taken is None or not _holds(taken, middle):
        return None
    return (*before, taken, *after)


def _holds(element: Element, content: Content) -> bool:
    """Whether no element is lost where another's marks take the place of its words."""
    inside = [node for node in content if isinstance(node, Element)]
    return all(any(node is other for other in _elements(element)) for node in inside)


def _elements(element: Element) -> Iterator[Element]:
    for node in element.content:
        if isinstance(node, Element):
            yield node
            yield from _elements(node)


def _is_footnote(node: Element) -> bool:
    return node.tag == "note" and bool(node.content) and isinstance(node.content[0], Trivia)


def _take_over(element: Element, base: Content) -> Element | None:
    """The element with each of its `Text` leaves replaced by what stands there in the base."""
    if _is_footnote(element):
        return element  # its words stand elsewhere; only its mark is here
    content: list[Node] = []
    for node in element.content:
        match node:
            case Text(span):
                parts = _split(base, span)
                if parts is None:
                    return None
                content.extend(parts[1])
            case Element(content=(_, *_)):
                inner = _take_over(node, base)
                if inner is None:
                    return None
                content.append(inner)
            case _:
                content.append(node)
    return replace(element, content=tuple(content))


def _split(content: Content, span: Span) -> tuple[Content, Content, Content] | None:
    """What stands before, within and after a span; None where an edge of the span lies inside an element."""
    parts: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    where = 0
    for node in content:
        inner = extent(node)
        if inner is None:  # it takes up no room: outside of what is marked
            parts[0 if where == 0 else 2].append(node)
            continue
        pieces = _cut(node, inner, span)
        if pieces is None:
            return None
        for where, piece in pieces:
            parts[where].append(piece)
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])


def _cut(node: Node, inner: Span, span: Span) -> list[tuple[int, Node]] | None:
    if inner.end <= span.start:
        return [(0, node)]
    if inner.start >= span.end:
        return [(2, node)]
    if span.start <= inner.start and inner.end <= span.end:
        return [(1, node)]
    if not isinstance(node, Text | Space | Trivia):
        return None
    edges = sorted({inner.start, inner.end, max(inner.start, span.start), min(inner.end, span.end)})
    pieces: list[tuple[int, Node]] = []
    for start, end in pairwise(edges):
        where = 0 if end <= span.start else 2 if start >= span.end else 1
        pieces.append((where, replace(node, span=Span(start, end))))
    return pieces


def map_content(block: Block, change: Callable[[Content], Content]) -> Block:
    """A part of a record with every piece of its running text changed by a function."""
    match block:
        case Heading() | Dateline() | Paragraph() | Closer() | Trailer():
            return replace(block, content=change(block.content))
        case Standalone(element):
            return Standalone(replace(element, content=change(element.content)))
        case ListBlock():
            return _map_list(block, change)
        case Turn(label=label, blocks=blocks):
            return replace(block, label=change(label), blocks=_map_blocks(blocks, change))
        case Section(heading=heading, blocks=blocks):
            changed = replace(heading, content=change(heading.content))
            return replace(block, heading=changed, blocks=_map_blocks(blocks, change))
        case Attachment(blocks=blocks):
            return replace(block, blocks=_map_blocks(blocks, change))
        case _:
            assert_never(block)


def _map_blocks(blocks: Sequence[Block], change: Callable[[Content], Content]) -> tuple[Block, ...]:
    return tuple(map_content(block, change) for block in blocks)


def _map_list(block: ListBlock, change: Callable[[Content], Content]) -> ListBlock:
    items = tuple(
        Item(change(item.content), item.label, _map_list(item.sublist, change) if item.sublist else None)
        for item in block.items
    )
    return replace(block, head=change(block.head), items=items)


def words(*spans: Span) -> Content:
    """Text leaves over spans, empty ones left out."""
    return tuple(Text(span) for span in spans if span.start < span.end)
