"""Faults to plant in readers, rules, speech and writer, and the ways to plant them (see `test_faults`)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from tei_memcon import carve, convert, ledger
from tei_memcon.model import (
    Added,
    Block,
    Content,
    Document,
    Element,
    Node,
    Space,
    Text,
    Trivia,
    Turn,
    Why,
)
from tei_memcon.reading.page import lines as page_lines
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Source, Span
from tei_memcon.tei import write

Patch = Callable[[pytest.MonkeyPatch], None]


def after(module: Any, name: str, fault: Callable[..., Any]) -> Patch:
    """Let a fault change what a function returns."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        original = getattr(module, name)
        patch.setattr(module, name, lambda *args, **options: fault(original(*args, **options)))

    return plant


def instead(module: Any, name: str, fault: Callable[..., Any]) -> Patch:
    """Put a faulty function in place of one, which gets the sound one as its first argument."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        original = getattr(module, name)
        patch.setattr(module, name, lambda *args, **options: fault(original, *args, **options))

    return plant


def in_body(change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Patch:
    """Let a fault change the parts of a record after they are read."""
    return after(convert, "fold", lambda document: replace(document, body=change(document.body)))


def in_content(change: Callable[[Content], Content]) -> Patch:
    """Let a fault change each piece of running text."""

    def fault(document: Document) -> Document:
        return replace(document, body=tuple(carve.map_content(block, change) for block in document.body))

    return after(convert, "fold", fault)


def in_elements(tag: str, change: Callable[[Element], Node]) -> Patch:
    """Let a fault change each element of a kind, when the text is written."""

    def visit(node: Node) -> Node:
        if not isinstance(node, Element):
            return node
        inner = replace(node, content=tuple(visit(child) for child in node.content))
        return change(inner) if inner.tag == tag else inner

    return after(write, "text", visit)


def said(change: Callable[[str], str]) -> Patch:
    """Let the writer change the words of a leaf."""
    return after(write, "printed_leaf", change)


def without_first(kind: type[Block]) -> Callable[[tuple[Block, ...]], tuple[Block, ...]]:
    def drop(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        at = next((i for i, block in enumerate(blocks) if isinstance(block, kind)), len(blocks))
        return (*blocks[:at], *blocks[at + 1 :])

    return drop


def with_attributes(**attributes: str) -> Callable[[Element], Element]:
    return lambda element: replace(element, attributes={**element.attributes, **attributes})


def without_attribute(name: str) -> Callable[[Element], Element]:
    return lambda element: replace(element, attributes={k: v for k, v in element.attributes.items() if k != name})


def stripped(document: Document) -> Document:
    """Leaves without the white space around them, as `str.strip` would have it."""
    words = document.source.text

    def strip(node: Node) -> Node:
        if isinstance(node, Element):
            return replace(node, content=tuple(strip(child) for child in node.content))
        if not isinstance(node, Text) or words[slice(*node.span)].isspace():
            return node
        left = len(words[slice(*node.span)]) - len(words[slice(*node.span)].lstrip())
        right = len(words[slice(*node.span)].rstrip())
        return Text(Span(node.span.start + left, node.span.start + right))

    body = tuple(carve.map_content(block, lambda content: tuple(map(strip, content))) for block in document.body)
    return replace(document, body=body)


def stripped_before_the_blanks_are_claimed(original: Callable[[Document], Document], document: Document) -> Document:
    return original(stripped(document))


def glued(original: Callable[..., Content], parts: Iterator[Span]) -> Content:
    """Lines one after the other, the line ends between them left to whoever claims white space."""
    return tuple(node for node in original(parts) if not isinstance(node, Space))


def doubled(content: Content) -> Content:
    return (*content, content[-1]) if content else content


def swapped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*blocks[:-2], *reversed(blocks[-2:]))


def shortened(content: Content) -> Content:
    """Without the last character of the last leaf."""
    last = content[-1] if content else None
    if not isinstance(last, Text) or last.span.end - last.span.start < 2:
        return content
    return (*content[:-1], Text(Span(last.span.start, last.span.end - 1)))


def as_blank(content: Content) -> Content:
    """Words that pass for white space."""
    return tuple(Trivia(node.span, Why.BLANK) if isinstance(node, Text) else node for node in content)


def as_furniture(document: Document) -> Document:
    """The last part of a record taken for what stands around it on the page."""
    spans = [leaf.span for leaf in ledger.block_leaves(document.body[-1]) if not isinstance(leaf, Added)]
    trivia = tuple(Trivia(span, Why.FURNITURE) for span in spans)
    return replace(document, body=document.body[:-1], trivia=(*document.trivia, *trivia))


def with_invented_words(content: Content) -> Content:
    return (*content, Added(" indeed")) if content else content


def without_tail(original: Callable[..., str], content: Content, words: str) -> str:
    """As `lxml` does that removes an element: the words after it go with it."""
    notes = [node for node in content if isinstance(node, Element) and node.tag == "note"]
    return original(content[: content.index(notes[0]) + 1] if notes else content, words)


def with_notes_exchanged(found: tuple[list[Element], list[Element]]) -> tuple[list[Element], list[Element]]:
    """Each note gets the words of the one before it."""
    notes = found[0]
    words = [note.content[2:] for note in notes]
    turned = [*words[-1:], *words[:-1]]
    return [replace(note, content=(*note.content[:2], *own)) for note, own in zip(notes, turned, strict=True)], found[1]


def with_one_identifier(found: tuple[list[Element], list[Element]]) -> tuple[list[Element], list[Element]]:
    return [replace(note, attributes={**note.attributes, "xml:id": "fn1"}) for note in found[0]], found[1]


def by_a_stranger(document: Document) -> Document:
    """The first turn is somebody's who is not in the header."""
    body = list(document.body)
    at = next((i for i, block in enumerate(body) if isinstance(block, Turn)), None)
    if at is not None:
        turn = body[at]
        assert isinstance(turn, Turn)
        body[at] = replace(turn, who=("nobody",))
    return replace(document, body=tuple(body))


def by_splitlines(original: Any, source: Source) -> tuple[Row, ...]:
    """As if a line ended wherever ``str.splitlines`` cuts."""
    ends = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
    line = rf"(?P<indent>[^\S{ends}]*)(?P<words>(?:[^{ends}]*\S)?)(?P<behind>[^{ends}]*)(?:\r\n|[{ends}]|\Z)"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_lines, "_LINE", re.compile(line))
        return tuple(original.__wrapped__(source))


def by_lengths(original: Callable[[Source], Iterable[Row]], source: Source) -> Iterator[Row]:
    """As if every line end were one character, from the second page on."""
    first = source.text.find("[Page 7]")
    for row in original(source):
        less = source.text.count("\r\n", first, row.span.start)
        span = Span(row.span.start - less, row.span.end - less)
        yield replace(row, span=span, text=source.text[slice(*span)])


def normalised(source: Source) -> Source:
    return replace(source, text=unicodedata.normalize("NFC", source.text))


def with_layout_in_running_text(patch: pytest.MonkeyPatch) -> None:
    laid_out = write._ELEMENT_ONLY | {"p", "item", "said", "head"}
    patch.setattr(write, "_is_element_only", lambda element, *_: element.tag in laid_out)


def nothing(*_: object) -> Iterator[Any]:
    return iter(())
