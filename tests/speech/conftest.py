"""Documents by hand: paragraphs, list items and headings from strings, without a reader."""

import re
from collections.abc import Callable, Iterable

import pytest

from tei_memcon.model import (
    Block,
    Content,
    Document,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Person,
    Section,
    Space,
    Text,
    Trivia,
    Why,
)
from tei_memcon.source import Source, Span

_UNPRINTED = re.compile(r"\[Page \d+\]\s?|(?<=[.,”)a-z])\d{1,2}(?=\s|$)|\r?\n", re.MULTILINE)


@pytest.fixture(scope="session")
def record() -> Callable[..., Document]:
    """Make a document."""
    return make_record


def make_record(*blocks: str, people: Iterable[Person] = ()) -> Document:
    """A record of paragraphs; "— …" is an item of a dash list, "# …" a heading, "* …" an entry of the participants."""
    text = "\n\n".join(blocks)
    source = Source.from_text(text, "record.txt")
    body: list[Block] = []
    at = 0
    for block in blocks:
        _add(body, block, at, source.text)
        at += len(block) + 2
    return Document(source, "none", (), tuple(body), tuple(people))


def content(start: int, end: int, text: str) -> Content:
    """Running text: words, line ends, and note and page marks as trivia."""
    nodes: list[Text | Space | Trivia] = []
    at = start
    for match in _UNPRINTED.finditer(text, start, end):
        if match.start() > at:
            nodes.append(Text(Span(at, match.start())))
        span = Span(*match.span())
        nodes.append(Space(span) if not match.group().strip() else Trivia(span, Why.NOTE_MARK))
        at = match.end()
    if end > at:
        nodes.append(Text(Span(at, end)))
    return tuple(nodes)


def _add(body: list[Block], block: str, at: int, text: str) -> None:
    inside = content(at + 2, at + len(block), text)
    if block.startswith("# "):
        body.append(Section(Heading(inside), ()))
    elif block.startswith("* "):
        body.append(ListBlock((Item(inside),), "participants"))
    elif block.startswith("— "):
        body.append(ListBlock((Item(inside),), rend="dash"))
    else:
        body.append(Paragraph(content(at, at + len(block), text)))
