"""The words of a block as one string, with a map back to the source.

"stated publicly.2 [Page 215] He" is "stated publicly.  He": note marks, page marks and what the source leaves out or
stamps on the page are no words of the conversation, and a sentence must not depend on them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tei_memcon.model import (
    Block,
    Content,
    Document,
    Element,
    Heading,
    ListBlock,
    Paragraph,
    Section,
    Space,
    Standalone,
    Text,
    Turn,
)
from tei_memcon.source import Span
from tei_memcon.speech import lexicon

_NOTES = frozenset({"note", "ref"})
_RUN = re.compile(r"(?:[^ ]| (?! ))+")
_ADDED_NAME = re.compile(r"\[[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*){0,2}\]")
_TITLE = 24  # characters before a name that editors have added to a title
_UNSPOKEN = frozenset({"note", "pb", "lb", "gap", "ellipsis", "fw", "stage", "metamark", "corr", "label"})


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Flow:
    """A block's words in a row.

    Args:
        text: the words; each piece of the source that was left out between two words is nothing or one space.
        starts: where in ``text`` each piece begins.
        sources: where in the source the same piece begins.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, span: Span) -> Span:
        """The span of the source that runs from the first to the last of these characters."""
        return Span(self._offset(span.start), self._offset(span.end - 1) + 1)

    def _offset(self, at: int) -> int:
        piece = bisect_right(self.starts, at) - 1
        return self.sources[piece] + at - self.starts[piece]


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Passage:
    """One block that may hold reported speech, or a break between such blocks.

    Args:
        flow: its words; none for a break.
        kind: a paragraph, a list's item, a heading (whose words are nobody's), or words left out by the source.
    """

    flow: Flow
    kind: Literal["paragraph", "item", "heading", "omission"]


def flow_of(content: Content, text: str) -> Flow:
    """The words of running text.

    >>> from tei_memcon.model import Trivia, Why
    >>> words = (Text(Span(0, 4)), Trivia(Span(4, 5), Why.NOTE_MARK), Space(Span(5, 7)), Text(Span(7, 9)))
    >>> flow = flow_of(words, "end.2\\r\\nHe")
    >>> flow.text, flow.source(Span(0, 7))
    ('end. He', Span(start=0, end=9))
    """
    words: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    length = 0
    for at, piece in _pieces(content, text):
        starts.append(length)
        sources.append(at)
        words.append(piece)
        length += len(piece)
    return Flow("".join(words), tuple(starts), tuple(sources))


def passages(document: Document) -> Iterator[Passage]:
    """The blocks of a record's body in order, without direct speech, attachments and what frames the record."""
    for block in document.body:
        yield from _passages(block, document.source.text)


def _passages(block: Block, text: str) -> Iterator[Passage]:
    match block:
        case Paragraph(content):
            yield Passage(flow_of(content, text), "paragraph")
        case ListBlock(kind=""):
            yield from _items(block, text)
        case Section(heading=heading, blocks=blocks):
            yield Passage(flow_of(heading.content, text), "heading")
            for inner in blocks:
                yield from _passages(inner, text)
        case Heading(content):
            yield Passage(flow_of(content, text), "heading")
        case Turn():
            yield Passage(Flow("", (), ()), "omission")
        case Standalone(element=Element(tag="ellipsis")):
            yield Passage(Flow("", (), ()), "omission")
        case _:
            return


def _items(block: ListBlock, text: str) -> Iterator[Passage]:
    for item in block.items:
        yield Passage(flow_of(item.content, text), "item")
        if item.sublist:
            yield from _items(item.sublist, text)


def _pieces(content: Content, text: str) -> Iterator[tuple[int, str]]:
    """The words with the place of each piece in the source: a note's mark parts words, of white space one is enough."""
    last, at_mark = " ", False
    for leaf in _spoken(content):
        if leaf is None:
            at_mark = True
            continue
        start = leaf.span.start
        piece = " " if isinstance(leaf, Space) else text[start : leaf.span.end]
        if at_mark and last.isalpha() and piece[:1].isalpha():  # "replied2that"
            yield start, " "
        if piece[0] == "[" and _ADDED_NAME.fullmatch(piece) and _is_behind_title(text, start):
            start, piece = start + 1, piece[1:-1]  # "Premier [Oak] said"
        at_mark, last = False, piece[-1:]
        if "  " not in piece:
            yield start, piece
            continue
        for run in _RUN.finditer(piece):  # of a justified line
            yield start + run.start(), run.group()


def _is_behind_title(text: str, at: int) -> bool:
    """Whether the title or office of a person stands before an offset."""
    before = text[max(0, at - _TITLE) : at].split()
    word = before[-1] if before and text[at - 1] in " \xa0" else ""
    key, offices = word.lower().rstrip("."), lexicon.offices()
    return word[:1].isupper() and (key in offices.heads or key in offices.short or key in offices.honorifics)


def _spoken(content: Content) -> Iterator[Text | Space | None]:
    """The leaves that are words of the conversation; nothing for the mark of a note."""
    for node in content:
        if isinstance(node, Text | Space):
            yield node
        elif isinstance(node, Element):
            if not _is_unspoken(node):
                yield from _spoken(node.content)
            elif node.tag in _NOTES:
                yield None


def _is_unspoken(element: Element) -> bool:
    return element.tag in _UNSPOKEN or (element.tag == "ref" and element.attributes.get("type") == "noteMark")
