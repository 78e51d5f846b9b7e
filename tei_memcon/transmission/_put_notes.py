"""Notes that stood within the text, put back where they stood: behind the last word before them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tei_memcon.carve import map_content
from tei_memcon.ledger import block_contents
from tei_memcon.model import Content, Document, Element, Node, Space, Text, Trivia, Why
from tei_memcon.source import Span

_LINE_END = re.compile(r"[ \t\xa0]*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class NoteWithin:
    """A note, by its places in the record as received: its sign, the parts of its words, and its closing bracket."""

    n: str
    sign: Span
    words: tuple[Span, ...]
    closing: Span

    def element(self, text: str) -> Element:
        """The note as TEI."""
        said = text[self.words[0].start : self.words[-1].end]
        source = {"type": "source"} if said.startswith("Source") else {}
        printed = f"{text[slice(*self.sign)].strip()}{text[slice(*self.closing)]}"
        rend = "".join(filter(str.isprintable, " ".join(printed.split())))  # TEI has no signs there that nobody sees
        attributes = {"n": self.n, "xml:id": f"fn-within-{self.n}", "place": "bottom", **source, "rend": rend}
        running = (node for part in self.words for node in _lines(part, text))
        content = (Trivia(self.sign, Why.NOTE_MARK), *running, Trivia(self.closing, Why.NOTE_MARK))
        return Element("note", attributes, content)


def _lines(part: Span, text: str) -> Iterator[Text | Space]:
    """A part of a note's words, each of its line ends as a space."""
    reached = part.start
    for end in _LINE_END.finditer(text, *part):
        if reached < end.start():
            yield Text(Span(reached, end.start()))
        yield Space(Span(*end.span()))
        reached = end.end()
    if reached < part.end:
        yield Text(Span(reached, part.end))


def put_within(document: Document, notes: Sequence[NoteWithin]) -> Document:
    """A document with its notes; its places are those of the record as received."""
    if not notes:
        return document
    ends = sorted(text.span.end for block in document.body for part in block_contents(block) for text in _texts(part))
    behind: dict[int, list[Element]] = {}
    for note in notes:
        at = bisect_right(ends, note.sign.start) - 1
        behind.setdefault(ends[max(at, 0)], []).append(note.element(document.source.text))

    def put(content: Content) -> Content:
        made, waiting = _with_notes(content, behind)
        return (*made, *waiting)

    return replace(document, body=tuple(map_content(block, put) for block in document.body))


def _texts(content: Content) -> Iterator[Text]:
    for node in content:
        if isinstance(node, Element):
            yield from _texts(node.content)
        elif isinstance(node, Text):
            yield node


def _with_notes(content: Content, behind: Mapping[int, Sequence[Element]]) -> tuple[Content, Sequence[Element]]:
    """Running text with the notes within it, and those that belong behind its last word."""
    made: list[Node] = []
    waiting: Sequence[Element] = ()
    for node in content:
        made += waiting
        waiting = ()
        if isinstance(node, Element):
            inner, waiting = _with_notes(node.content, behind)
            node = node.holding(inner)
        elif isinstance(node, Text):
            waiting = behind.get(node.span.end, ())
        made.append(node)
    return tuple(made), waiting
