"""Where in a file an element begins, or a character of its text: found only when somebody asks."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element

from tei_memcon.errors import Place
from tei_memcon.tei.parse import parse


@dataclass
class File:
    """An XML file that is compared, or that records are taken from.

    Args:
        name: of the file, for messages.
        data: its bytes.
        root: its first element; nothing may be added or taken away.
    """

    name: str
    data: bytes = field(repr=False)
    root: _Element

    @classmethod
    def parse(cls, data: bytes, name: str) -> "File":
        """Parse a file. Its elements lose their namespaces, so that mappings need no prefixes.

        Raises:
            UnreadableError: see `tei_memcon.tei.parse.parse`.
        """
        return cls(name, data, strip_namespaces(parse(data, name).root))

    def place(self, holder: _Element | None, characters: int) -> Place:
        """The place of a character.

        Args:
            holder: an element of the file.
            characters: how many characters of the text from its start tag on stand before.

        >>> file = File.parse(b"<a>one\\n<b>two &amp; three</b></a>", "a.xml")
        >>> str(file.place(file.root, 4)), str(file.place(file.root[0], 6))
        ('a.xml:2:4', 'a.xml:2:14')
        """
        if holder is None:
            return Place(self.name)
        at = self._scan.starts[self._order[holder]] + characters
        index = max(0, bisect_right(self._scan.offsets, at) - 1)
        if not self._scan.offsets:
            return Place(self.name)
        line, column = self._scan.places[index]
        return Place(self.name, line, column + at - self._scan.offsets[index])

    @cached_property
    def _order(self) -> dict[_Element, int]:
        return {element: index for index, element in enumerate(self.root.iter(etree.Element))}

    @cached_property
    def _scan(self) -> "_Scan":
        return _Scan(self.data)


def strip_namespaces(root: _Element) -> _Element:
    """Leave the local names of elements."""
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if tag.startswith("{"):
            element.tag = tag.rpartition("}")[2]
    return root


class _Scan:
    """How many characters of text stand before each start tag, and where each piece of text begins."""

    def __init__(self, data: bytes) -> None:
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.places: list[tuple[int, int]] = []
        self._seen = 0
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = False  # so that each piece begins where it says
        self._expat.StartElementHandler = self._start
        self._expat.CharacterDataHandler = self._text
        self._expat.Parse(data, True)

    def _start(self, name: str, attributes: object) -> None:
        self.starts.append(self._seen)

    def _text(self, text: str) -> None:
        self.offsets.append(self._seen)
        self.places.append((self._expat.CurrentLineNumber, self._expat.CurrentColumnNumber + 1))
        self._seen += len(text)
