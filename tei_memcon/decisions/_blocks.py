"""Ways through a document: every block, every element of running text, and marks put in and taken out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import is_

from tei_memcon.carve import carve, map_content
from tei_memcon.decisions import Unfit
from tei_memcon.ledger import block_contents
from tei_memcon.model import (
    Added,
    Attachment,
    Block,
    Content,
    Document,
    Element,
    Heading,
    Leaf,
    Node,
    Paragraph,
    Section,
    Space,
    Standalone,
    Text,
    Trivia,
    Turn,
    Why,
    leaves,
    reach,
)
from tei_memcon.source import Span

_LINE_END = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)\s*")

Change = Callable[[Block], "tuple[Block, ...] | None"]


def start(turn: Turn) -> Span:
    """Where a turn begins: its label, or the first of its words."""
    spans = (reach(turn.label), *(reach_of(block) for block in turn.blocks))
    return next((span for span in spans if span), Span(0, 0))


def reach_of(block: Block) -> Span | None:
    """From the first to the last character of a block in the flow of the text."""
    spans = [span for content in block_contents(block) if (span := reach(content))]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def elements(document: Document, *tags: str) -> Iterator[Element]:
    """Every element of the text that has one of some tags, those within others and within notes included."""
    for block in document.body:
        for content in block_contents(block):
            yield from _elements(content, tags)


def _elements(content: Content, tags: Sequence[str]) -> Iterator[Element]:
    for node in content:
        if isinstance(node, Element):
            if node.tag in tags:
                yield node
            yield from _elements(node.content, tags)


def inner(element: Element) -> Span | None:
    """The characters of all that an element holds, of a note's words as well as of its mark."""
    spans = [leaf.span for leaf in leaves((element,)) if leaf.span]
    return Span(min(spans).start, max(span.end for span in spans)) if spans else None


def overlaps(one: Span | None, other: Span) -> bool:
    """Whether two stretches share a character; a place without characters lies at its offset."""
    return one is not None and max(one.start, other.start) < min(one.end, other.end)


def change_blocks(blocks: Sequence[Block], change: Change) -> tuple[Block, ...]:
    """The blocks with each of them changed, the innermost first; ``None`` keeps one as it is."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Turn | Section | Attachment):
            block = replace(block, blocks=change_blocks(block.blocks, change))
        changed = change(block)
        made += (block,) if changed is None else changed
    return tuple(made)


def change_elements(document: Document, change: Callable[[Element], Content | None]) -> Document:
    """The document with each of its elements changed, the innermost first; ``None`` keeps one as it is."""

    def within(content: Content) -> Content:
        made: list[Node] = []
        for node in content:
            if isinstance(node, Element):
                inside = within(node.content)
                node = (
                    node
                    if len(inside) == len(node.content) and all(map(is_, inside, node.content))
                    else node.holding(inside)
                )
                changed = change(node)
                made += (node,) if changed is None else changed
            else:
                made.append(node)
        return tuple(made)

    def block(one: Block) -> tuple[Block, ...] | None:
        match one:
            case Standalone(element):
                return _standing(within((element,)))
            case Turn(label=label):
                return (replace(one, label=within(label)),)
            case Section(Heading(content, kind)):
                return (replace(one, heading=Heading(within(content), kind)),)
            case Attachment():
                return None
            case _:
                return (map_content(one, within),)

    return replace(document, body=change_blocks(document.body, block))


def _standing(content: Content) -> tuple[Block, ...]:
    """What stood between paragraphs: a mark still does, words are a paragraph."""
    if all(isinstance(node, Element) for node in content):
        return tuple(Standalone(node) for node in content if isinstance(node, Element))
    return (Paragraph(content),)


def printed_again(element: Element, text: str) -> Content:
    """What an element holds without its mark: what it took for markup is printed as it stands.

    Raises:
        Unfit: it holds what cannot be printed, as a form feed.
    """
    made: list[Node] = []
    for node in element.content:
        if isinstance(node, Element):
            made += printed_again(node, text) if node.tag in ("metamark", "desc", "sic") else ()
            made += (node,) if node.tag not in ("metamark", "desc", "sic", "corr") else ()
        elif isinstance(node, Trivia) and node.why is not Why.BLANK:
            made += _lines(node.span, text)
        elif not isinstance(node, Added):
            made.append(node)
    return tuple(made)


def _lines(span: Span, text: str) -> Iterator[Leaf]:
    if "\f" in text[slice(*span)]:
        raise Unfit("a form feed cannot be printed")
    at = span.start
    for blank in _LINE_END.finditer(text, *span):
        yield from (Text(Span(at, blank.start())),) if at < blank.start() else ()
        yield Space(Span(*blank.span()))
        at = blank.end()
    yield from (Text(Span(at, span.end)),) if at < span.end else ()


def unmark(document: Document, span: Span, wanted: Callable[[Element], bool]) -> Document:
    """The document without the elements that are wanted and share a character with a stretch of the text."""
    text = document.source.text

    def change(element: Element) -> Content | None:
        return printed_again(element, text) if wanted(element) and overlaps(inner(element), span) else None

    return change_elements(document, change)


def mark(document: Document, span: Span, element: Element) -> Document:
    """The document with an element around a stretch of one running text.

    Raises:
        Unfit: the words are not of one running text, or other marks stand in the way.
    """
    done = False

    def put(content: Content) -> Content:
        nonlocal done
        here = reach(content)
        if done or not here or not (here.start <= span.start and span.end <= here.end):
            return content
        carved, crossing = carve(content, [element])
        done = not crossing and carved != content
        return carved if done else content

    def block(one: Block) -> tuple[Block, ...] | None:
        match one:
            case Turn(label=label):
                return (replace(one, label=put(label)),)
            case Section(Heading(content, kind)):
                return (replace(one, heading=Heading(put(content), kind)),)
            case Attachment() | Standalone():
                return None
            case _:
                return (map_content(one, put),)

    body = change_blocks(document.body, block)
    if not done:
        raise Unfit("its words are no running text of their own any more, or other marks cross them")
    return replace(document, body=body)


def at(element: Element) -> Span:
    """Where an element stands; one that takes up no room in the flow, by what it holds."""
    return element.span or inner(element) or Span(0, 0)
