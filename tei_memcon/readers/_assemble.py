"""The last steps of every reader: notes to their marks, and the white space between the parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tei_memcon.carve import carve, map_content
from tei_memcon.ledger import block_leaves, claims
from tei_memcon.model import (
    Added,
    Attachment,
    Block,
    Content,
    Document,
    Element,
    Leaf,
    Node,
    Section,
    Space,
    Standalone,
    Trivia,
    Why,
    extent,
)
from tei_memcon.source import Span


def put_notes(parts: Sequence[Block], notes: Iterable[Element]) -> tuple[Block, ...]:
    """Each note at its mark, in whichever part of the record that stands; those that find none at the end."""
    waiting = [(span, note) for note in notes if (span := extent(note)) is not None]

    def put(content: Content) -> Content:
        spans = [span for node in content if (span := extent(node)) is not None]
        if not spans:
            return content
        start, end = spans[0].start, spans[-1].end
        return carve(content, [note for mark, note in waiting if start <= mark.start and mark.end <= end])[0]

    made = tuple(map_content(part, put) for part in parts)
    there = {leaf.span for part in made for leaf in block_leaves(part) if isinstance(leaf, Trivia)}
    return at_end(made, [Standalone(_without_mark(note)) for mark, note in waiting if mark not in there])


def put_refs(parts: Sequence[Block], refs: Sequence[Element]) -> tuple[Block, ...]:
    """Each left-over note mark where it stands."""

    def put(content: Content) -> Content:
        spans = [span for node in content if (span := extent(node)) is not None]
        here = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        found = [ref for ref in refs if (span := extent(ref)) and here.start <= span.start and span.end <= here.end]
        return carve(content, found)[0]

    return tuple(map_content(part, put) for part in parts)


def _without_mark(note: Element) -> Element:
    """A note whose mark turned out to stand where no note can be."""
    return replace(note, attributes={**note.attributes, "type": "unanchored"}, content=note.content[1:])


def at_end(parts: tuple[Block, ...], more: Sequence[Block]) -> tuple[Block, ...]:
    """More parts at the end of a record, inside its last section and above its attachments.

    TEI has no room after a division.
    """
    if more and parts and isinstance(parts[-1], Attachment):
        return (*at_end(parts[:-1], more), parts[-1])
    if more and parts and isinstance(parts[-1], Section):
        return (*parts[:-1], replace(parts[-1], blocks=(*parts[-1].blocks, *more)))
    return (*parts, *more)


def claim_blanks(document: Document) -> Document:
    """Claim the white space that stands between the parts of a record; what is not blank stays unclaimed."""
    document = _around_others(document)
    text = document.source.text
    blanks: list[Trivia] = []
    reached = 0
    for span in sorted([*(leaf.span for leaf in claims(document)), Span(len(text), len(text))]):
        between = text[reached : span.start]
        if between and not between.strip():
            blanks.append(Trivia(Span(reached, span.start), Why.BLANK))
        reached = max(reached, span.end)
    return replace(document, trivia=(*document.trivia, *blanks))


def _around_others(document: Document) -> Document:
    """A line end that reaches over what was taken out there, furniture or a field, leaves that to its own claim."""
    text = document.source.text
    claimed = list(claims(document))
    if not any(_is_blank(leaf) and text[slice(*leaf.span)].strip() for leaf in claimed):
        return document
    taken = sorted(leaf.span for leaf in claimed if not _is_blank(leaf))

    def part(content: Content) -> Content:
        return tuple(piece for node in content for piece in _pieces(node, taken))

    header = tuple(replace(field, content=part(field.content)) for field in document.header)
    return replace(document, header=header, body=tuple(map_content(block, part) for block in document.body))


def _pieces(node: Node, taken: Sequence[Span]) -> Iterator[Node]:
    """What of a line end nothing else claims: one space, and white space that is not printed."""
    if isinstance(node, Element):
        yield node.holding(tuple(piece for inner in node.content for piece in _pieces(inner, taken)))
        return
    if isinstance(node, Added) or not _is_blank(node):
        yield node
        return
    inside = [span for span in taken if node.span.start <= span.start and span.end <= node.span.end]
    starts, ends = [node.span.start, *(span.end for span in inside)], [*(span.start for span in inside), node.span.end]
    blanks = [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    yield from (Trivia(blank, Why.BLANK) if i else replace(node, span=blank) for i, blank in enumerate(blanks))


def _is_blank(leaf: Leaf) -> bool:
    return isinstance(leaf, Space) or (isinstance(leaf, Trivia) and leaf.why is Why.BLANK)
