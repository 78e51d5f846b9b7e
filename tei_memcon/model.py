"""The model of a record: typed parts down to running text, and in that generic elements around leaves.

A leaf knows where its characters stand in the source, and has no string of its own: inventing a word is impossible.
Nothing is changed once it is made; what a record has hundreds of is not frozen all the same, for a frozen one takes
three times as long to make.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from tei_memcon.source import Source, Span

Certainty: TypeAlias = Literal["high", "medium", "low"]


class Why(StrEnum):
    """Why characters of the source are not printed in the TEI: the closed list of what may become markup."""

    BLANK = "white space"
    PAGE_MARK = "page mark"
    NOTE_MARK = "note mark"
    NOTE_NUMBER = "note number"
    NOTE_HEADING = "heading of the note list"
    BULLET = "bullet"
    FIELD_LABEL = "label of a header field"
    FURNITURE = "furniture of the web page"
    SIGN_OF_COPY = "sign of the copy"

    # That of enumerations is a function in Python, and thousands of leaves are counted by their why.
    __hash__ = str.__hash__


@dataclass(slots=True)
class Text:
    """Words that the TEI prints as the source does."""

    span: Span


@dataclass(slots=True)
class Space:
    """A line end inside running text, with the white space around it: printed as one space."""

    span: Span


@dataclass(slots=True)
class Trivia:
    """What is not printed, with the reason."""

    span: Span
    why: Why


@dataclass(slots=True)
class Added:
    """Words of the converter: corrections and generated header text, visibly without a span."""

    text: str
    span: ClassVar[None] = None


@dataclass(slots=True)
class Element:
    """A TEI element inside running text or a header."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: tuple["Node", ...] = ()

    @property
    def span(self) -> Span | None:
        """The characters that it takes up in the flow of the text; none for what the converter added.

        A footnote takes up its mark only: its words stand elsewhere in the source.
        """
        if self.tag == "note" and self.attributes.get("place") == "bottom":
            marks = (leaf.span for leaf in self.content[:1] if isinstance(leaf, Trivia) and leaf.why is Why.NOTE_MARK)
            return next(marks, None)  # of a note that nothing calls all words stand elsewhere
        return reach(self.content)

    def holding(self, content: tuple["Node", ...]) -> "Element":
        """The same element with other content."""
        return Element(self.tag, self.attributes, content)


Leaf: TypeAlias = Text | Space | Trivia | Added
Node: TypeAlias = Leaf | Element
Content: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed title; ``kind`` is ``sub`` for a subtitle."""

    content: Content
    kind: Literal["", "sub"] = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and date as printed above the text; ``field`` is that of a typed head, below a dateline of its own."""

    content: Content
    field: bool = False


@dataclass(slots=True)
class Paragraph:
    """Running text."""

    content: Content


@dataclass(frozen=True, slots=True)
class Standalone:
    """What stands between paragraphs: a page break, an omission, a gap, a stage direction, an unanchored note."""

    element: Element


@dataclass(slots=True)
class Item:
    """One item of a list: its printed sign, its words, and the list it may hold."""

    content: Content
    label: Content = ()
    sublist: "ListBlock | None" = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``kind`` says what a header list names (participants …), ``rend`` how a list of the text looks."""

    items: tuple[Item, ...]
    kind: Literal["", "participants", "subject", "place", "time"] = ""
    rend: Literal["", "dash", "bullet", "number"] = ""
    head: Content = ()


@dataclass(slots=True)
class Turn:
    """Direct speech: who speaks, the printed label, what is said.

    A turn that goes on after an omission or a heading has no label; ``resumes`` is then the place (from 0, among all
    turns of the record) of the turn that it continues. ``inferred``: who speaks is not printed but concluded. ``resp``:
    who says so, if neither the source nor the converter: a scholar who has decided it.
    """

    who: tuple[str, ...]
    label: Content
    blocks: tuple["Block", ...]
    cert: Certainty | None = None
    resumes: int | None = None
    inferred: bool = False
    resp: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a record under a heading of its own."""

    heading: Heading
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Closer:
    """Signature or initials."""

    content: Content


@dataclass(frozen=True, slots=True)
class Trailer:
    """A closing formula: "End of Conversation"."""

    content: Content


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that came with the record; printed after it, as a division of its own."""

    n: str
    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Heading | Dateline | Paragraph | Standalone | ListBlock | Turn | Section | Closer | Trailer | Attachment
)


@dataclass(slots=True)
class Field:
    """A piece of the header: its name (see `tei_memcon.tei.header`), its words, its attributes."""

    name: str
    content: Content
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part: an identifier, and every form of the name that the record uses.

    Args:
        id: matches ``^[a-z]([-_a-z0-9]*[a-z0-9])?$``, or is kept from a personography.
        names: forms of the name, as printed, the fullest first.
        offices: forms that are an office ("the Secretary").
        delegation: the side that the record puts the person on.
        role: in the meeting: notetaker, interpreter.
        idnos: identifiers elsewhere, by type (``wikidata``, ``viaf``), from a personography.
    """

    id: str
    names: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    delegation: str = ""
    role: str = ""
    idnos: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Inference:
    """Something that the source does not say and the converter concluded: where, what, how sure, why."""

    span: Span
    what: str
    cert: Certainty
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell the user about a place of the source: a warning, or a suggestion for an editor."""

    span: Span
    kind: Literal["warning", "suggestion"]
    message: str


@dataclass(frozen=True, eq=False, slots=True)
class Document:
    """A record: what it is, who takes part, what it says, and what the converter concluded about it.

    ``page_starts`` and ``page_ends`` are the page marks that its surface declares, beside those that all records share.
    Two are never held against each other; so what is found in one can be kept by it, as in a `dict`.
    """

    source: Source
    reader: str
    header: tuple[Field, ...]
    body: tuple[Block, ...]
    people: tuple[Person, ...] = ()
    trivia: tuple[Trivia, ...] = ()
    number: str = ""
    inferences: tuple[Inference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    page_starts: tuple[re.Pattern[str], ...] = ()
    page_ends: tuple[re.Pattern[str], ...] = ()

    def adding(self, *found: Inference | Remark) -> "Document":
        """The same document with more inferences and remarks."""
        if not found:
            return self
        inferences = tuple(x for x in found if isinstance(x, Inference))
        remarks = tuple(x for x in found if isinstance(x, Remark))
        return replace(self, inferences=self.inferences + inferences, remarks=self.remarks + remarks)

    def field(self, name: str) -> Field | None:
        """The first header field of that name."""
        return next((f for f in self.header if f.name == name), None)


def turns(blocks: Sequence[Block]) -> Iterator[Turn]:
    """Every turn, in the order in which turns are counted."""
    for block in blocks:
        if isinstance(block, Turn):
            yield block
        elif isinstance(block, Section | Attachment):
            yield from turns(block.blocks)


def leaves(content: Content) -> list[Leaf]:
    """Every leaf of running text, in the order of the TEI."""
    found: list[Leaf] = []
    for node in content:
        if isinstance(node, Element):
            found += leaves(node.content)
        else:
            found.append(node)
    return found


def printed(content: Content, text: str) -> str:
    """What running text says in the TEI; ``text`` is the source's.

    >>> printed((Text(Span(0, 2)), Space(Span(2, 3)), Added("c")), "ab\\n")
    'ab c'
    """
    return "".join(printed_leaf(leaf, text) for leaf in leaves(content))


def printed_leaf(leaf: Leaf, text: str) -> str:
    """What one leaf says in the TEI."""
    if isinstance(leaf, Text):
        start, end = leaf.span
        return text[start:end]
    if isinstance(leaf, Trivia):
        return ""
    return " " if isinstance(leaf, Space) else leaf.text


def reach(content: Content) -> Span | None:
    """From the first to the last character that running text takes up in the flow of the text.

    >>> reach((Added("a"), Text(Span(2, 4)), Space(Span(4, 5)), Text(Span(5, 9))))
    Span(start=2, end=9)
    """
    if len(content) == 1:
        return content[0].span
    first = last = None
    for node in content:
        if (first := node.span) is not None:
            break
    for node in reversed(content):
        if (last := node.span) is not None:
            break
    return Span(first.start, last.end) if first and last else None
