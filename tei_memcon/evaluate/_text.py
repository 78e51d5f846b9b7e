"""The running text of a record: its words, the notes taken out of it, and where every element begins and ends."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lxml import etree
from lxml.etree import _Element

from tei_memcon.evaluate.mapping import TextRules, compile_xpath, matching

_WORD = re.compile(r"[\w\u0300-\u036f]+")  # an accent that is a character of its own belongs to its word
_SPACES = re.compile(r"\s+")
_NO_BLOCK = frozenset(("pb", "note", "lb", "cb", "stage"))
_IN_LINE = _NO_BLOCK | {"cell", "ellipsis", "gap", "quote", "speaker"}
_TEXTS = etree.XPath(".//text()")
_ELEMENT = etree._Element


@dataclass(frozen=True, slots=True)
class Note:
    """A note.

    Args:
        number: as the mapping says.
        at: how many words of the running text stand before it.
        words: its own, in small letters.
        printed: what is printed before the first word, and from each word to the next.
    """

    number: str
    at: int
    words: tuple[str, ...]
    printed: tuple[str, ...] = field(repr=False, compare=False, default=())


def words(text: str) -> list[str]:
    """The words of a text, in small letters.

    >>> words("G. Bush’s  “Yes”")
    ['g', 'bush', 's', 'yes']
    """
    return [unicodedata.normalize("NFC", word).lower() for word in _WORD.findall(text)]


def squeeze(text: str) -> str:
    """Text with single spaces and none at its ends."""
    return " ".join(text.split())


def select(record: _Element, patterns: tuple[str, ...]) -> list[_Element]:
    """The elements that the patterns match, each once, pattern by pattern."""
    found: dict[_Element, None] = {}
    for pattern in patterns:  # one by one: to unite their results, libxml2 compares each element with each
        matched = matching(pattern)(record)
        found |= dict.fromkeys(
            one for one in (matched if isinstance(matched, list) else ()) if isinstance(one, _ELEMENT)
        )
    return list(found)


class Row:
    """Text as it is gathered: its words, and where each stands in the file."""

    def __init__(self) -> None:
        self.text = ""
        self.size = 0
        self.starts: list[int] = []
        self._pieces: list[str] = []
        self._places: list[int] = []  # of each piece, here
        self._origins: list[int] = []  # and in the file

    def put(self, text: str, origin: int) -> None:
        """Add text that stands in the file after so many characters."""
        self._pieces.append(text)
        self._places.append(self.size)
        self._origins.append(origin)
        self.size += len(text)

    def part(self) -> None:
        """End the word: it does not go on here."""
        self._pieces.append(" ")
        self.size += 1

    def close(self) -> None:
        """Find the words."""
        self.text = "".join(self._pieces)
        self.starts = [match.start() for match in _WORD.finditer(self.text)]

    def words(self) -> list[str]:
        """In small letters."""
        return words(self.text)

    def printed(self) -> list[str]:
        """What is printed before the first word, and each word with what follows; what opens a word goes with it."""
        edges = [self._opening(a, b) for a, b in pairwise([0, *self.starts])]
        return [_SPACES.sub(" ", self.text[a:b]) for a, b in pairwise([0, *edges, len(self.text)])]

    def _opening(self, previous: int, start: int) -> int:
        """Where that begins which stands before a word without a space between, as a bracket does."""
        return next((at for at in range(start, previous, -1) if self.text[at - 1].isspace()), start)

    def characters(self) -> list[int]:
        """Where in the file each word begins."""
        found = []
        for start in self.starts:
            piece = bisect_right(self._places, start) - 1
            found.append(self._origins[piece] + start - self._places[piece])
        return found

    def words_before(self, offset: int) -> int:
        """How many words begin before a place."""
        return bisect_left(self.starts, offset)


class RunningText:
    """What a mapping takes for the text of a record.

    Attributes:
        row: its words.
        notes: what was taken out of it.
        start: where each element of the text begins, in characters of the row.
        end: where it ends.
        aside: the elements that are not in the row: within notes, left out, or not in the copy.
        blocks: before which words a block begins.
        holder: the element that holds the text.

    Args:
        record: the element that holds the record.
        rules: what is printed, what is a note.
        copy: the plain text that the other encoding was made from; what copies may lose, and it lacks, is left out.
    """

    def __init__(self, record: _Element, rules: TextRules, copy: str | None = None) -> None:
        self.row = self._row = Row()
        self.notes: list[Note] = []
        self.start: dict[_Element, int] = {}
        self.end: dict[_Element, int] = {}
        self.aside: set[_Element] = set()
        self.blocks: set[int] = set()
        self._rules = rules
        self._apart, self._runs_in = frozenset(rules.apart), frozenset(rules.runs_in)
        self._left_out = set(select(record, rules.left_out))
        self._is_note = set(select(record, rules.notes))
        self._lost: set[_Element] = set()
        self._silent = False
        self._seen = 0  # characters of the file
        self.holder = next(iter(select(record, rules.within)), record)
        if copy is not None:
            self._lost = set(_not_shown(select(record, rules.lost_in_copies), self._is_note, copy))
        self._walk(self.holder)
        self._close()

    def printed(self, element: _Element) -> str:
        """What is printed of an element, its notes apart."""
        if element not in self.end:
            return ""
        return squeeze(self.row.text[self.start[element] : self.end[element]])

    def span(self, element: _Element) -> tuple[int, int]:
        """How many words stand before an element, and how many it has."""
        first, last = (self.row.words_before(place[element]) for place in (self.start, self.end))
        return first, last - first

    def _close(self) -> None:
        self.row.close()
        blocks = (element for element in self.start if element.tag in self._apart and element.tag not in _IN_LINE)
        self.blocks = {self.row.words_before(self.start[element]) for element in blocks}
        for number, note in enumerate(self.notes):
            self.notes[number] = replace(note, at=self.row.words_before(note.at))

    def _walk(self, element: _Element) -> None:
        if not isinstance(element.tag, str):  # a comment
            return
        if element in self._left_out:
            self.aside.update(element.iter(etree.Element))
            self._seen += sum(len(str(text)) for text in _texts(element))
        elif element in self._is_note and self._row is self.row:
            self._note(element)
        elif element in self._lost and not self._silent:
            self._silent = True
            self._element(element)
            self._silent = False
        else:
            self._element(element)

    def _element(self, element: _Element) -> None:
        apart, shown = element.tag in self._apart, not self._silent
        if apart and shown:
            self._row.part()
        if self._row is self.row and shown:
            self.start[element] = self._opening(element) if apart and element.tag not in _NO_BLOCK else self._row.size
        else:
            self.aside.add(element)
        self._inside(element)
        if self._row is self.row and shown:
            self.end[element] = self._row.size
        if apart and shown:
            self._row.part()

    def _inside(self, element: _Element) -> None:
        self._put(element.text)
        for child in element:
            self._walk(child)
            self._put(child.tail)

    def _put(self, text: str | None) -> None:
        if text:
            if not self._silent:
                self._row.put(text, self._seen)
            self._seen += len(text)

    def _opening(self, element: _Element) -> int:
        """A block that goes on in the line of a label begins where the label does."""
        previous = element.getprevious()
        while previous is not None and (not isinstance(previous.tag, str) or previous.tag in _NO_BLOCK):
            previous = previous.getprevious()
        if previous is not None and previous.tag in self._runs_in:
            return self.start.get(previous, self._row.size)
        return self._row.size

    def _note(self, element: _Element) -> None:
        self.start[element] = self.end[element] = self.row.size
        silent, self._silent, self._row = self._silent, False, Row()
        self._inside(element)
        self._row.close()
        number = squeeze(str(compile_xpath(f"string({self._rules.note_number})")(element)))
        self.notes.append(Note(number, self.row.size, tuple(self._row.words()), tuple(self._row.printed())))
        self._row, self._silent = self.row, silent


def _texts(element: _Element) -> Sequence[object]:
    found = _TEXTS(element)
    return found if isinstance(found, list) else []


def _not_shown(blocks: Sequence[_Element], notes: set[_Element], copy: str) -> Iterator[_Element]:
    """The blocks whose words are no line of the copy; a note mark may be glued to the last word."""
    lines = {" ".join(words(line)) for line in copy.splitlines()}
    for block in blocks:
        own = " ".join(words(_without(block, notes)))
        marked = (line for line in lines if line.startswith(own) and line[len(own) :].strip().isdigit())
        if own and own not in lines and not any(marked):
            yield block


def _without(element: _Element, notes: set[_Element]) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child not in notes:
            parts.append(_without(child, notes) if child.tag not in _NO_BLOCK else " ")
        parts.append(child.tail or "")
    return "".join(parts)
