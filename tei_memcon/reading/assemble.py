"""The last steps of every reader: notes to their marks, and the white space between the parts."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from tei_memcon.carve import carve, map_content
from tei_memcon.ledger import claims
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
    Text,
    Trivia,
    Why,
    reach,
)
from tei_memcon.source import Span


def put_notes(parts: Sequence[Block], notes: Iterable[Element]) -> tuple[Block, ...]:
    """Each note at its mark, in whichever part of the record that stands; those that find none at the end."""
    made, left = _put(parts, notes)
    return at_end(made, [Standalone(_without_mark(note)) for note in left])


def put_refs(parts: Sequence[Block], refs: Sequence[Element]) -> tuple[Block, ...]:
    """Each left-over note mark where it stands."""
    return _put(parts, refs)[0]


def _put(parts: Sequence[Block], elements: Iterable[Element]) -> tuple[tuple[Block, ...], list[Element]]:
    """The parts with each element where it stands, and the elements that have found no place."""
    waiting = [(span, element) for element in elements if (span := element.span) is not None]
    if not waiting:
        return tuple(parts), []
    left = {id(element): element for _, element in waiting}
    waiting.sort(key=itemgetter(0))
    starts = [span.start for span, _ in waiting]

    def put(content: Content) -> Content:
        here = reach(content) or Span(0, 0)
        near = waiting[bisect_left(starts, here.start) : bisect_left(starts, here.end)]
        found = [element for span, element in near if span.end <= here.end]
        if not found:
            return content
        carved, crossing = carve(content, found)
        for placed in {*map(id, found)} - {*map(id, crossing)}:
            left.pop(placed, None)
        return carved

    return tuple(map_content(part, put) for part in parts), list(left.values())


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
    text = document.source.text
    claimed = claims(document)
    reaching = {leaf.span for leaf in claimed if _is_blank(leaf) and text[slice(*leaf.span)].strip()}
    if reaching:
        document = _around_others(document, claimed, reaching)
        claimed = claims(document)
    blanks: list[Trivia] = []
    reached = 0
    for span in sorted([*(leaf.span for leaf in claimed), Span(len(text), len(text))]):
        between = text[reached : span.start]
        if between and not between.strip():
            blanks.append(Trivia(Span(reached, span.start), Why.BLANK))
        reached = max(reached, span.end)
    return replace(document, trivia=(*document.trivia, *blanks))


def _around_others(document: Document, claimed: Sequence[Text | Space | Trivia], reaching: set[Span]) -> Document:
    """A line end that reaches over what was taken out there, as furniture or a note, leaves that to its own claim.

    Args:
        document: with the line ends.
        claimed: all its leaves.
        reaching: the line ends that have words in them.
    """
    taken = sorted(leaf.span for leaf in claimed if leaf.span not in reaching)

    def part(content: Content) -> Content:
        return tuple(piece for node in content for piece in _pieces(node, taken, reaching))

    header = tuple(replace(field, content=part(field.content)) for field in document.header)
    return replace(document, header=header, body=tuple(map_content(block, part) for block in document.body))


def _pieces(node: Node, taken: list[Span], reaching: set[Span]) -> Iterator[Node]:
    """What of a line end nothing else claims: one space, and white space that is not printed; then that is taken."""
    if isinstance(node, Element):
        yield node.holding(tuple(piece for inner in node.content for piece in _pieces(inner, taken, reaching)))
        return
    if isinstance(node, Added) or node.span not in reaching:
        yield node
        return
    inside = [span for span in taken if node.span.start <= span.start and span.end <= node.span.end]
    starts, ends = [node.span.start, *(span.end for span in inside)], [*(span.start for span in inside), node.span.end]
    blanks = [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    for blank in blanks:
        insort(taken, blank)
    yield from (Trivia(blank, Why.BLANK) if i else replace(node, span=blank) for i, blank in enumerate(blanks))


def _is_blank(leaf: Leaf) -> bool:
    return isinstance(leaf, Space) or (isinstance(leaf, Trivia) and leaf.why is Why.BLANK)
