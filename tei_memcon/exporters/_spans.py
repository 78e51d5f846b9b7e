"""Where each part of a record stands in its plain text: the offsets of elements in what the export ``text`` makes.

The text is laid out after all words are known (paragraphs, white space), so an element is followed by its signs other
than white space, of which layout neither adds nor drops one.
"""

from collections.abc import Iterator
from itertools import groupby

from lxml.etree import _Element

from tei_memcon.exporters import Record, text
from tei_memcon.exporters._printed import note_number, printed
from tei_memcon.exporters._rows import is_unsaid, utterances
from tei_memcon.exporters._tei import BREAK, GLUE, SEAM, end_notes, inside, texts

Extent = tuple[int, int]
"""Half-open range of characters of the text."""

_BEGIN, _END = "\x10", "\x11"
_LAID_OUT = frozenset(" \t\r\n" + BREAK + GLUE + SEAM)


class Layout:
    """The plain text of a record, and the extents of its elements."""

    def __init__(self, record: Record) -> None:
        self.text = text.export(record).decode()
        self._places = [place for place, sign in enumerate(self.text) if sign not in _LAID_OUT]
        self._elements: list[_Element] = []
        self._ranges: dict[_Element, Extent] = {}
        self._entries: dict[_Element, Extent] = {}
        self._utterances = {element for element, _ in utterances(record)}
        self._said: dict[_Element, list[int]] = {}
        self._open: list[_Element] = []
        at = 0
        for whole in texts(record.root):
            at = self._follow(self._marked(whole), at)
        for note in end_notes(record.root):
            end = self._follow(iter([note_number(note), *inside(note, self._marked)]), at)
            self._entries[note] = (at, end)
            at = end

    def of(self, element: _Element) -> list[Extent]:
        """Where an element stands; the white space where an empty one stands, if there is any."""
        first, last = self._ranges.get(element, (0, 0))
        return self._extents([(first, last)]) if last > first else self._gap(first)

    def entry(self, note: _Element) -> list[Extent]:
        """Where a note stands in the list at the end."""
        return self._extents([self._entries[note]]) if note in self._entries else []

    def said(self, utterance: _Element) -> list[Extent]:
        """The parts of a turn or run that are speech."""
        numbered = enumerate(self._said.get(utterance, []))
        runs = [[at for _, at in run] for _, run in groupby(numbered, key=lambda pair: pair[1] - pair[0])]
        return self._extents([(run[0], run[-1] + 1) for run in runs])

    def _extents(self, ranges: list[Extent]) -> list[Extent]:
        return [(self._places[first], self._places[last - 1] + 1) for first, last in ranges if last > first]

    def _gap(self, at: int) -> list[Extent]:
        if not 0 < at < len(self._places):
            return []
        before, after = self._places[at - 1] + 1, self._places[at]
        return [(before, after)] if after > before else []

    def _marked(self, element: _Element) -> Iterator[str]:
        """The printed pieces of an element, with signs where each of its elements begins and ends."""
        number = len(self._elements)
        self._elements.append(element)
        yield f"{_BEGIN}{number}"
        yield from printed(element, self._marked)
        yield f"{_END}{number}"

    def _follow(self, pieces: Iterator[str], at: int) -> int:
        """Note which signs are whose; the number of the sign after the last."""
        for piece in pieces:
            if piece.startswith(_BEGIN):
                element = self._elements[int(piece[1:])]
                self._open.append(element)
                self._ranges[element] = (at, at)
            elif piece.startswith(_END):
                element = self._open.pop()
                self._ranges[element] = (self._ranges[element][0], at)
            else:
                length = sum(sign not in _LAID_OUT for sign in piece)
                self._speak(range(at, at + length))
                at += length
        return at

    def _speak(self, signs: range) -> None:
        """Give signs to the turn or run that says them, unless something in it that nobody says stands around them."""
        for element in reversed(self._open):
            if element in self._utterances:
                self._said.setdefault(element, []).extend(signs)
                return
            if is_unsaid(element):
                return
