"""What was taken out of the lines of a record before its text was read, put back where it stood."""

import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tei_memcon.carve import map_content
from tei_memcon.ledger import block_contents
from tei_memcon.model import (
    Attachment,
    Block,
    Content,
    Element,
    Item,
    ListBlock,
    Node,
    Section,
    Space,
    Standalone,
    Trivia,
    Turn,
    Why,
    reach,
)
from tei_memcon.source import Span


def put_back(parts: Sequence[Block], elements: Sequence[Element], text: str) -> tuple[Block, ...]:
    """Each element where it stands in the source: inside a text that goes on around it, or between two parts.

    Args:
        parts: of the record.
        elements: that no part has; none overlaps another.
        text: of the source.
    """
    if not elements:
        return tuple(parts)
    putting = _Putting(elements)
    made = tuple(map_content(part, putting.inside) for part in parts)
    return tuple(_between(made, [one for one in putting.elements if id(one) not in putting.done], text))


class _Putting:
    """Elements on their way into the white space that a text has left where they stood."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self.elements = sorted(elements, key=_start)
        self._starts = [_start(one) for one in self.elements]
        self.done: set[int] = set()

    def inside(self, content: Content) -> Content:
        """Running text with the elements in it."""
        if not any(isinstance(node, Element) or self._within(node) for node in content):
            return content
        made: list[Node] = []
        for node in content:
            made += [node.holding(self.inside(node.content))] if isinstance(node, Element) else self._parted(node)
        return tuple(made)

    def _within(self, node: Node) -> Sequence[Element]:
        """The elements that stand in white space."""
        if not (isinstance(node, Space) or (isinstance(node, Trivia) and node.why is Why.BLANK)):
            return ()
        start, end = (bisect_left(self._starts, edge) for edge in node.span)
        return self.elements[start:end]

    def _parted(self, node: Node) -> list[Node]:
        """White space, with the elements that stand in it."""
        inner = self._within(node)
        if not inner or isinstance(node, Element) or not (span := node.span):
            return [node]
        made: list[Node] = []
        reached = span.start
        for one in inner:
            own = one.span or Span(reached, reached)
            blank = Span(reached, own.start)
            if blank.start < blank.end:
                made.append(Space(blank) if made or isinstance(node, Space) else Trivia(blank, Why.BLANK))
            made.append(one)
            self.done.add(id(one))
            reached = own.end
        return [*made, Space(Span(reached, span.end))] if reached < span.end else made


def _between(parts: Sequence[Block], elements: list[Element], text: str) -> list[Block]:
    """Parts of a record with elements between them, or within those that have parts themselves."""
    made: list[Block] = []
    starts, reached = [*map(_start, elements)], 0
    for part, end in zip(parts, _ends(parts), strict=True):
        first = bisect_left(starts, _reach(part).start, reached)
        made += map(Standalone, elements[reached:first])
        reached = bisect_left(starts, end, first)
        inner = elements[first:reached]
        made += _holding(part, inner, text) if inner else [part]
    return [*made, *map(Standalone, elements[reached:])]


def _ends(parts: Sequence[Block]) -> list[int]:
    """Up to where elements go into a part; a division takes those as well that follow it, for which TEI has no room."""
    starts = [span.start for part in parts if (span := _reach(part)).end]
    ends = []
    for part in parts:
        span = _reach(part)
        later = bisect_left(starts, span.end)
        divided = isinstance(part, Section | Attachment)
        ends.append(span.end if not divided else starts[later] if later < len(starts) else sys.maxsize)
    return ends


def _holding(part: Block, inner: list[Element], text: str) -> list[Block]:
    match part:
        case Section(blocks=blocks) | Attachment(blocks=blocks) | Turn(blocks=blocks):
            return [replace(part, blocks=tuple(_between(blocks, inner, text)))]
        case ListBlock():
            return [_among(part, inner, text)]
        case _:
            return [part, *map(Standalone, inner)]


def _among(block: ListBlock, elements: list[Element], text: str) -> ListBlock:
    """A list, each of its items with the elements that stand between it and the next."""
    starts = [_item_start(item) for item in block.items]
    head, items = block.head, list(block.items)
    for one in elements:
        at = bisect_left(starts, _start(one)) - 1
        if at < 0:
            head = _with(head, one, text)
        elif (sublist := items[at].sublist) and _reach(sublist).start < _start(one):
            items[at] = replace(items[at], sublist=_among(sublist, [one], text))
        else:
            items[at] = replace(items[at], content=_with(items[at].content, one, text))
    return replace(block, head=head, items=tuple(items))


def _item_start(item: Item) -> int:
    """Where an item begins; one without words of its own, with its list."""
    span = reach((*item.label, *item.content))
    return span.start if span else _reach(item.sublist).start if item.sublist else 0


def _with(content: Content, element: Element, text: str) -> Content:
    """Running text with an element at its end or behind the page mark that opens it, and the white space around it."""
    start = _start(element)
    at = next((at for at, node in enumerate(content) if node.span and node.span.start > start), len(content))
    above, below = reach(content[:at]), reach(content[at:])
    own = element.span or Span(start, start)
    before = _blank(text, above.end, start) if above else ()
    behind = _blank(text, own.end, below.start) if below else ()
    return (*content[:at], *before, element, *behind, *content[at:])


def _blank(text: str, start: int, end: int) -> Content:
    """The white space between two offsets."""
    return (Space(Span(start, end)),) if start < end and text[start:end].isspace() else ()


def _start(element: Element) -> int:
    span = element.span
    return span.start if span else 0


def _reach(part: Block) -> Span:
    """From the first to the last character of a part."""
    spans = [span for content in block_contents(part) if (span := reach(content))]
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
