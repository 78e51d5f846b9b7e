"""A document of a FRUS volume as its web page shows it, in plain text.

    [Page 236]

    103. Memorandum of Conversation1

    Washington, April 19, 1975, 3 p.m.

    PARTICIPANTS

      • The Secretary

    The Secretary said … [Page 237]and went on.2

      1. Source: …
      2. Not printed.

Copies differ by browser and tool: in the bullets, in the indent of the notes, in the arrows that lead back from them,
in the space after a page number, and in whether headings of lists and datelines are there at all, which reading views
and text extractors leave out. Which kind of copy a record is printed as is drawn from its name.
"""

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

# What stands on lines of its own; everything else is part of a line.
_BLOCKS = frozenset(
    "ab argument attachment byline cit closer dateline div floatingText fw head l lg list opener p postscript quote "
    "row salute seg signed sp speaker stage table trailer".split()
)
_WITHIN = frozenset("attachment body cit closer div floatingText lg opener postscript quote sp table".split())
_GLUE = "\ufffc"  # before a note mark, which stands close to the word before it


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of copy.

    Args:
        headings: whether datelines and headings of lists are there.
        bullet: what stands before the item of a list.
        nested: whether lists within lists are indented.
        indent: what stands before a note's number.
        arrow: what stands after a note.
        page_space: what stands after a page number within a line.
    """

    headings: bool = True
    bullet: str = "•"
    nested: bool = False
    indent: str = "  "
    arrow: str = ""
    page_space: str = " "


def style_of(name: str) -> Style:
    """The kind of copy that a record is printed as, always the same for a name; each about as often as it was met.

    >>> style_of("frus1969-76v28/d103") == style_of("frus1969-76v28/d103")
    True
    """
    draw = random.Random(hashlib.sha256(f"copy of {name}".encode()).digest())  # noqa: S311 - nothing secret
    return Style(
        headings=draw.random() < 0.6,
        bullet=draw.choice("••-"),
        nested=draw.random() < 0.5,
        indent="  " if draw.random() < 0.8 else "",
        arrow=" ↩" if draw.random() < 0.25 else "",
        page_space=" " if draw.random() < 0.7 else "",
    )


def print_record(record: _Element, style: Style | None = None) -> str:
    """A record as plain text.

    Args:
        record: the ``div`` of a document, without namespaces.
        style: which kind of copy.

    >>> from lxml import etree
    >>> print(print_record(etree.XML('<div><head>1. Talk<note n="1">Source.</note></head><p>Hello.</p></div>')), end="")
    1. Talk1
    <BLANKLINE>
    Hello.
    <BLANKLINE>
      1. Source.
    """
    return _Printer(style or Style()).print(record)


class _Printer:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.notes: list[str] = []

    def print(self, record: _Element) -> str:
        body = "\n\n".join(self._children(record))
        notes = "\n".join(f"{self.style.indent}{note}{self.style.arrow}" for note in self.notes)
        return f"{body.strip(chr(10))}\n" + (f"\n{notes}\n" if notes else "")

    def _children(self, element: _Element) -> Iterator[str]:
        """The blocks of an element; what stands between them is a block too."""
        line: list[str] = [element.text or ""]
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if name in _BLOCKS or (name == "pb" and not "".join(line).strip()):
                yield from self._line(line)
                yield from self._block(child, name)
                line = []
            else:
                line.append(self._inline(child))
            line.append(child.tail or "")
        yield from self._line(line)

    def _line(self, pieces: list[str]) -> Iterator[str]:
        if text := _squeeze("".join(pieces)):
            yield text

    def _block(self, element: _Element, name: str) -> Iterator[str]:
        if name == "pb":
            yield f"[Page {element.get('n', '')}]"
        elif name == "list":
            yield self._list(element)
        elif name == "dateline" and not self.style.headings:
            self._inline(element)  # its notes stand in the list all the same
        elif name == "row":
            yield "\t".join(_squeeze(self._inside(cell)) for cell in element)
        elif name in _WITHIN or any(child.tag in _BLOCKS for child in element):
            yield from self._children(element)
        else:
            yield from self._line([self._inside(element)])

    def _list(self, element: _Element) -> str:
        head = element.find("head")
        heading = _squeeze(self._inside(head)) if head is not None else ""
        body = "\n".join(self._items(element, "  "))
        return f"{heading}\n\n{body}" if heading and self.style.headings else f"\n{body}"

    def _items(self, element: _Element, indent: str) -> Iterator[str]:
        label = ""
        for child in element:
            if child.tag == "label":
                label = self._inside(child) + " "
            elif child.tag == "pb":
                yield f"\n[Page {child.get('n', '')}]\n"
            elif child.tag == "item":
                yield from self._item(child, label, indent)
                label = ""

    def _item(self, item: _Element, label: str, indent: str) -> Iterator[str]:
        """An item; a list in it goes on as items of their own, the heading of that list as the item above them."""
        line, sublists = [label, item.text or ""], []
        for child in item:
            if child.tag == "list":
                sublists.append(child)
                line.append(self._inside(head) if (head := child.find("head")) is not None else "")
            else:
                line.append(self._inline(child))
            line.append(child.tail or "")
        if text := _squeeze("".join(line)):
            yield f"{indent}{self.style.bullet} {text}"
        for sublist in sublists:
            if self.style.nested:
                yield "\n" + "\n".join(self._items(sublist, indent + "  ")) + "\n"
            else:
                yield from self._items(sublist, indent)

    def _inside(self, element: _Element) -> str:
        parts = [element.text or ""]
        for child in element:
            parts += [self._inline(child), child.tail or ""]
        return "".join(parts)

    def _inline(self, element: _Element) -> str:
        match element.tag:
            case "note":
                return self._note(element)
            case "pb":
                return f"{self.style.page_space}[Page {element.get('n', '')}]{self.style.page_space}"
            case "lb":
                return " "
            case "figDesc" | "figure":
                return ""
            case str():
                return f" {self._inside(element)} " if element.tag in _BLOCKS else self._inside(element)
            case _:
                return ""  # a comment

    def _note(self, note: _Element) -> str:
        """A note goes to the list; its mark stays."""
        number = _squeeze(note.get("n", ""))
        self.notes.append("")
        place = len(self.notes) - 1
        self.notes[place] = f"{number}. {_squeeze(self._inside(note))}"
        return _GLUE + number


def _squeeze(text: str) -> str:
    return re.sub(rf"\s+({_GLUE})?", lambda found: "" if found[1] else " ", text).replace(_GLUE, "").strip()
