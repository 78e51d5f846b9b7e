"""A record as a script: divisions, in them who says what, and what nobody says; for the exports that are TEI of others.

A division of the record, and what stands behind it in the one around it, are divisions one after another, since in TEI
nothing but divisions may follow a division. What stands between the words without being said is a piece of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._printed import printed
from tei_memcon.exporters._rows import is_unsaid, utterances
from tei_memcon.exporters._tei import (
    end_notes,
    inside,
    is_block,
    is_inline_note,
    paragraphs,
    printed_reading,
    tag,
    texts,
)

_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or a note, a page or something else that nobody says, in the order of the text."""

    kind: str
    """``words``, ``note``, ``page``, or ``aside``."""
    text: str
    element: _Element | None = None


Words = list[Piece]


@dataclass(slots=True)
class Paragraph:
    """What is said, or printed, in one paragraph; ``utterance`` is the turn or run that it belongs to."""

    utterance: _Element | None
    pieces: Words


@dataclass(slots=True)
class Division:
    """A stretch of the record below its heads."""

    heads: list[Words] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    labels: dict[_Element, Words] = field(default_factory=dict)
    """The printed label of a turn."""


def script(record: Record) -> list[Division]:
    """The divisions of a record that hold anything."""
    writer = _Writer(record)
    for text in texts(record.root):
        writer.walk(text)
        writer.begin_division()
    return [division for division in writer.divisions if division.heads or division.paragraphs]


def speeches(division: Division) -> Iterator[tuple[_Element | None, list[Paragraph]]]:
    """The paragraphs of each turn and run together; each of those that nobody says alone."""
    gathered: list[Paragraph] = []
    for paragraph in division.paragraphs:
        if gathered and (paragraph.utterance is None or paragraph.utterance is not gathered[0].utterance):
            yield gathered[0].utterance, gathered
            gathered = []
        gathered.append(paragraph)
    if gathered:
        yield gathered[0].utterance, gathered


def only_asides(pieces: Words) -> bool:
    """Whether a paragraph has nothing but what nobody says."""
    return not any(piece.kind == "words" and piece.text.strip(" ") for piece in pieces)


def plain(pieces: Words) -> str:
    """The words of a paragraph or label without what stands between them."""
    return _SPACE.sub(" ", "".join(piece.text for piece in pieces if piece.kind in ("words", "aside"))).strip(" ")


def note_paragraphs(note: _Element) -> list[str]:
    """The words of a note."""
    return paragraphs(inside(note, _all))


def _all(element: _Element) -> Iterator[str]:
    yield from printed(element, _all)


class _Writer:
    def __init__(self, record: Record) -> None:
        self.divisions = [Division()]
        self._said = {element for element, _ in utterances(record)}
        self._listed = set(end_notes(record.root))
        self._utterance: _Element | None = None
        self._pieces: Words = []

    def begin_division(self) -> None:
        self._end_paragraph()
        self.divisions.append(Division())

    def walk(self, element: _Element) -> None:
        """Write an element with all that is in it."""
        name = tag(element)
        if name == "choice":
            reading = printed_reading(element)
            if reading is not None:
                self.walk(reading)
        elif name == "pb":
            self._pieces.append(Piece("page", "", element))
        elif name == "lb":
            self._pieces.append(Piece("words", "" if element.get("break") == "no" else " "))
        elif name == "note" and not is_inline_note(element):
            self._note(element)
        elif name == "head" and _is_heading(element):
            self._head(element)
        elif name == "speaker" and self._utterance is not None:
            self.divisions[-1].labels[self._utterance] = self._apart(element)
        elif (self._utterance is not None and is_unsaid(element)) or name in ("ellipsis", "gap", "stage", "fw"):
            self._aside(element)
        elif element in self._said and self._utterance is None:
            self._utter(element)
        elif name.startswith("div"):
            self.begin_division()
            self._inside(element)
            self.begin_division()
        else:
            self._paragraph(element) if is_block(element) else self._inside(element)

    def _inside(self, element: _Element) -> None:
        self._put(element.text)
        for child in element:
            if tag(child):
                self.walk(child)
            self._put(child.tail)

    def _put(self, words: str | None) -> None:
        if words:
            self._pieces.append(Piece("words", words))

    def _paragraph(self, element: _Element) -> None:
        self._end_paragraph()
        self._inside(element)
        self._end_paragraph()

    def _utter(self, element: _Element) -> None:
        self._end_paragraph()
        self._utterance = element
        self._inside(element)
        self._end_paragraph()
        self._utterance = None

    def _end_paragraph(self) -> None:
        pieces, self._pieces = _tidy(self._pieces), []
        if pieces:
            self.divisions[-1].paragraphs.append(Paragraph(self._utterance, pieces))

    def _apart(self, element: _Element) -> Words:
        """The pieces of a heading or label, which are none of the paragraph around it."""
        kept, self._pieces = self._pieces, []
        said, self._utterance = self._utterance, None
        self._inside(element)
        pieces, self._pieces, self._utterance = _tidy(self._pieces), kept, said
        return pieces

    def _head(self, head: _Element) -> None:
        self._end_paragraph()
        if self.divisions[-1].paragraphs:
            self.begin_division()
        self.divisions[-1].heads.append(self._apart(head))

    def _note(self, note: _Element) -> None:
        if note in self._listed:
            self._pieces.append(Piece("note", "", note))

    def _aside(self, element: _Element) -> None:
        words = " ".join(paragraphs(inside(element, _all)))
        if words:
            self._pieces.append(Piece("aside", words, element))


def _is_heading(head: _Element) -> bool:
    parent = head.getparent()
    return parent is not None and tag(parent).startswith(("div", "body"))


def _tidy(pieces: Words) -> Words:
    """White space as one space, none at the ends; two words with something between them stay two."""
    tidied: Words = []
    for are_words, some in groupby(pieces, lambda piece: piece.kind == "words"):
        if not are_words:
            tidied += (replace(piece, text=_SPACE.sub(" ", piece.text)) for piece in some)
        elif text := _SPACE.sub(" ", "".join(piece.text for piece in some)):
            tidied.append(Piece("words", text))
    return _trimmed(_parted(tidied))


def _parted(pieces: Words) -> Words:
    """``about`` and ``Bob`` with a note between them get a space; the halves of a word with a page between do not."""
    for at in range(1, len(pieces) - 1):
        before, piece, after = pieces[at - 1 : at + 2]
        between = piece.kind in ("note", "aside") and before.kind == after.kind == "words"
        if between and before.text[-1:].isalnum() and after.text[:1].isalnum():
            pieces[at + 1] = Piece("words", f" {after.text}")
    return pieces


def _trimmed(pieces: Words) -> Words:
    if pieces and pieces[0].kind == "words":
        pieces[0] = Piece("words", pieces[0].text.lstrip(" "))
    if pieces and pieces[-1].kind == "words":
        pieces[-1] = Piece("words", pieces[-1].text.rstrip(" "))
    return [piece for piece in pieces if piece.kind != "words" or piece.text]
