"""Put elements into running text: what is found may nest, never cross; no character changes."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import is_
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
)
from tei_memcon.source import Span


def carve(content: Content, elements: Sequence[Element]) -> tuple[Content, list[Element]]:
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
    if not elements:
        return content, []
    waiting = deque(sorted([(element.span, element) for element in elements], key=_outermost_first))
    crossing: list[Element] = []
    done: list[Node] = []  # nothing more can begin there
    rest = deque(content)  # so that a long text is not gone through, or copied, for each element
    while waiting:
        span, element = waiting.popleft()
        if span is None:
            crossing.append(element)
            continue
        near = _take_up(rest, span, done)
        if (leaf := _around_alone(near, element, span)) and not _begins_within(waiting, span):
            done += (*_words(leaf.start, span.start), element)
            rest.extendleft(_words(span.end, leaf.end))
            continue
        around = _enclosing(near, span)
        # Everything that an element encloses goes into it at once: it is made anew once, and not for each of them.
        if around is None:
            carved, without = _put(near, element, span, waiting)
        else:
            carved, without = _put_inside(near, around, [element, *_take_inner(waiting, near[around].span)])
        crossing += without
        rest.extendleft(reversed(carved))
    return (*done, *rest), sorted(crossing, key=lambda element: _outermost_first((element.span, element)))


def _around_alone(near: Sequence[Node], element: Element, span: Span) -> Span | None:
    """The only words near an element that takes some of them as they stand there, as most do."""
    if len(near) != 1 or not isinstance(leaf := near[0], Text) or not _is_around(element, span):
        return None
    return leaf.span if leaf.span.start <= span.start and span.end <= leaf.span.end else None


def _begins_within(waiting: deque[tuple[Span | None, Element]], span: Span) -> bool:
    """Whether the next element to be placed begins within a span."""
    following = waiting[0][0] if waiting else None
    return following is not None and following.start < span.end


def _outermost_first(found: tuple[Span | None, Element]) -> tuple[int, int]:
    start, end = found[0] or (0, 0)
    return start, -end


def _take_up(rest: deque[Node], span: Span, done: list[Node]) -> list[Node]:
    """What reaches into a span, and what takes up no room beside it; what ends before is left behind."""
    near: list[Node] = []
    while rest:
        own = rest[0].span
        if not near and (own is None or own.end <= span.start):
            done.append(rest.popleft())
        elif own is None or own.start < span.end:
            near.append(rest.popleft())
        else:
            break
    return near


def _enclosing(content: Sequence[Node], span: Span) -> int | None:
    """Which of the elements there holds the whole span and more."""
    for at, node in enumerate(content):
        if isinstance(node, Element) and (own := node.span) and _encloses(own, span):
            return at
    return None


def _encloses(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner


def _take_inner(waiting: deque[tuple[Span | None, Element]], outer: Span | None) -> list[Element]:
    """Those of the elements still to be placed that lie within a span."""
    inner: list[Element] = []
    crossing: list[tuple[Span | None, Element]] = []
    while outer and waiting and (span := waiting[0][0]) and span.start < outer.end:
        found = waiting.popleft()
        if _encloses(outer, span):
            inner.append(found[1])
        else:
            crossing.append(found)
    waiting.extendleft(reversed(crossing))
    return inner


def _put_inside(content: Sequence[Node], at: int, inner: list[Element]) -> tuple[Sequence[Node], list[Element]]:
    """The content with the elements in one of its own, and those that found no place there."""
    outer = content[at]
    assert isinstance(outer, Element)  # _enclosing has chosen it
    if _is_footnote(outer):
        return content, inner
    carved, crossing = carve(outer.content, inner)
    return (*content[:at], outer.holding(carved), *content[at + 1 :]), crossing


def _put(
    content: Sequence[Node], element: Element, span: Span, waiting: deque[tuple[Span | None, Element]]
) -> tuple[Sequence[Node], list[Element]]:
    """The content with the element in it, and what found no place: itself where it would cross another's edge."""
    parts = _split(content, span)
    if parts is None:
        return content, [element]
    before, middle, after = parts
    if _is_around(element, span):
        middle, crossing = carve(middle, _take_inner(waiting, span))
        return (*before, element.holding(middle), *after), crossing
    taken = _take_over(element, middle)
    if taken is None or not _holds(taken, middle):
        return content, [element]
    return (*before, taken, *after), []


def _is_around(element: Element, span: Span) -> bool:
    """Whether an element takes the characters of a span just as they stand there."""
    return len(element.content) == 1 and isinstance(leaf := element.content[0], Text) and leaf.span == span


def _holds(element: Element, content: Content) -> bool:
    """Whether no element is lost where another's marks take the place of its words."""
    inside = [node for node in content if isinstance(node, Element)]
    if not inside:
        return True
    held = set(map(id, _elements(element)))
    return all(id(node) in held for node in inside)


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
    return element.holding(tuple(content))


def _split(content: Sequence[Node], span: Span) -> tuple[Content, Content, Content] | None:
    """What stands before, within and after a span; None where an edge of the span lies inside an element."""
    if len(content) == 1 and isinstance(leaf := content[0], Text):  # as most often
        (first, last), (start, end) = leaf.span, span
        return _words(first, start), _words(max(first, start), min(last, end)), _words(end, last)
    parts: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    where = 0
    waiting: list[Node] = []  # what takes up no room stays with its neighbours, outside of what is marked at its edges
    for node in content:
        inner = node.span
        if inner is None:
            waiting.append(node)
            continue
        pieces = _cut(node, inner, span)
        if pieces is None:
            return None
        parts[where if pieces[0][0] == where else where and 2].extend(waiting)
        waiting = []
        for where, piece in pieces:
            parts[where].append(piece)
    parts[where and 2].extend(waiting)
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
    start, end = max(inner.start, span.start), min(inner.end, span.end)
    cuts = ((0, inner.start, start), (1, start, end), (2, end, inner.end))
    return [(where, piece(node, Span(first, last))) for where, first, last in cuts if first < last]


def piece(leaf: Text | Space | Trivia, span: Span) -> Text | Space | Trivia:
    """A part of a leaf."""
    return Trivia(span, leaf.why) if isinstance(leaf, Trivia) else type(leaf)(span)


def map_content(block: Block, change: Callable[[Content], Content]) -> Block:
    """A part of a record with every piece of its running text changed by a function."""
    match block:
        case Paragraph():  # as most are
            changed = change(block.content)
            return block if changed is block.content else Paragraph(changed)
        case Heading() | Dateline() | Closer() | Trailer():
            changed = change(block.content)
            return block if changed is block.content else replace(block, content=changed)
        case Standalone(element):
            marks, said = _marks_apart(element)
            changed = change(said)
            return block if changed is said else Standalone(element.holding((*marks, *changed)))
        case ListBlock():
            return _map_list(block, change)
        case Turn():
            return replace(block, label=change(block.label), blocks=_map_blocks(block.blocks, change))
        case Section(heading=heading, blocks=blocks):
            changed = change(heading.content)
            return Section(Heading(changed, heading.kind), _map_blocks(blocks, change))
        case Attachment(n, blocks):
            return Attachment(n, _map_blocks(blocks, change))
        case _:
            assert_never(block)


def _marks_apart(element: Element) -> tuple[Content, Content]:
    """The mark of a footnote, which stands elsewhere in the source than the note's words, and these."""
    if not _is_footnote(element):
        return (), element.content
    first = next((at for at, node in enumerate(element.content) if not isinstance(node, Trivia)), len(element.content))
    return element.content[:first], element.content[first:]


def _map_blocks(blocks: Sequence[Block], change: Callable[[Content], Content]) -> tuple[Block, ...]:
    return tuple([map_content(block, change) for block in blocks])


def _map_list(block: ListBlock, change: Callable[[Content], Content]) -> ListBlock:
    items = tuple([_map_item(item, change) for item in block.items])
    head = change(block.head)
    if head is block.head and all(map(is_, items, block.items)):
        return block
    return ListBlock(items, block.kind, block.rend, head)


def _map_item(item: Item, change: Callable[[Content], Content]) -> Item:
    content, label = change(item.content), _map_sign(item.label, change)
    sublist = _map_list(item.sublist, change) if item.sublist else None
    if content is item.content and label is item.label and sublist is item.sublist:
        return item
    return Item(content, label, sublist)


def _map_sign(label: Content, change: Callable[[Content], Content]) -> Content:
    """The sign of an item is no running text; but a page may begin before it."""
    return change(label) if len(label) > 1 else label


def words(*spans: Span) -> Content:
    """Text leaves over spans, empty ones left out."""
    return tuple([Text(span) for span in spans if span.start < span.end])


def _words(start: int, end: int) -> Content:
    """A text leaf between two offsets, if anything stands there."""
    return (Text(Span(start, end)),) if start < end else ()
