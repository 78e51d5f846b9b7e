"""The places of a document in another text, of which the one that it was read from is a part."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import assert_never

from tei_memcon.model import (
    Added,
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
    Standalone,
    Text,
    Trailer,
    Trivia,
    Turn,
    Why,
)
from tei_memcon.source import Span


class Places:
    """Where the characters of a plain copy stand in the text as received."""

    def __init__(self, cuts: Sequence[Span]) -> None:
        lengths = [0, *accumulate(cut.end - cut.start for cut in cuts)]
        self._removed = lengths
        self._at = [cut.start - before for cut, before in zip(cuts, lengths, strict=False)]  # in the plain copy

    def start(self, offset: int) -> int:
        """Where the character at an offset stands."""
        return offset + self._removed[bisect_right(self._at, offset)]

    def whole(self, span: Span) -> Span:
        """From the first to the last character of a span; what is left out between them belongs to it."""
        start = self.start(span.start)
        return Span(start, self.start(span.end - 1) + 1 if span.end > span.start else start)

    def parts(self, span: Span) -> Iterator[Span]:
        """The parts of a span between what is left out."""
        inner = self._at[bisect_right(self._at, span.start) : bisect_left(self._at, span.end)]
        edges = [span.start, *inner, span.end]
        return (self.whole(Span(*edge)) for edge in pairwise(edges))

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Parts of a record with the places of the text as received."""
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Standalone(element):
                return Standalone(element.holding(self.content(element.content)))
            case Turn(label=label, blocks=blocks):
                return replace(block, label=self.content(label), blocks=self.blocks(blocks))
            case Section(heading, blocks):
                return Section(replace(heading, content=self.content(heading.content)), self.blocks(blocks))
            case Attachment(n, blocks):
                return Attachment(n, self.blocks(blocks))
            case ListBlock():
                return self._list(block)
            case Heading() | Dateline() | Paragraph() | Closer() | Trailer():
                return replace(block, content=self.content(block.content))
            case _:
                assert_never(block)

    def _list(self, block: ListBlock) -> ListBlock:
        return replace(block, head=self.content(block.head), items=tuple(map(self._item, block.items)))

    def _item(self, item: Item) -> Item:
        sublist = self._list(item.sublist) if item.sublist else None
        return Item(self.content(item.content), self.content(item.label), sublist)

    def content(self, content: Content) -> Content:
        """Running text with the places of the text as received."""
        return tuple(made for node in content for made in self._node(node))

    def _node(self, node: Node) -> Iterable[Node]:
        if isinstance(node, Element):
            return (node.holding(self.content(node.content)),)
        if isinstance(node, Added):
            return (node,)
        if isinstance(node, Text):
            return map(Text, self.parts(node.span))
        first, *more = self.parts(node.span)
        why = node.why if isinstance(node, Trivia) else Why.BLANK
        begun = replace(node, span=first)  # of a line end it is printed as one space, once
        return (begun, *(Trivia(part, why) for part in more))
