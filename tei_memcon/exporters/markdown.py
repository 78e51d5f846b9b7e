r"""Markdown: headings, speakers in bold, lists and footnotes, word for word as printed.

Read by pandoc and by whatever knows CommonMark with footnotes (GitHub, Obsidian, Quarto). A mark of the text becomes a
footnote with the number that is printed, ``[^2]``; where two notes have one number, the second is ``[^2-2]``. A note
whose mark is lost stands as a paragraph behind the text, since a footnote without mark is not shown::

    **M.S. Gorbachev.** Thank you.

    ... what he had stated publicly.[^2]

    [^2]: In telegram 1013 from Shultz’s delegation ...

What a sign of the text could mean in Markdown is taken from it by a backslash (``\[Page 214\]``). Pandoc makes
quotation marks and dashes typographical unless it is told ``--from markdown-smart``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import count

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._printed import note_number, printed
from tei_memcon.exporters._tei import GLUE, end_notes, inside, is_inline_note, is_unanchored, paragraphs, tag, texts

SUFFIX = ".md"
LEAVES_OUT = ("reported runs", "corrected readings", "conclusions", "people", "fields of the header")

# Signs of Markdown on their way through `paragraphs`: characters that XML cannot hold.
_BOLD, _HASH, _BULLET, _MARK, _END = "\x01", "\x02", "\x03", "\x04", "\x05"

_MEANINGFUL = re.compile(r"[\\`*_{}\[\]<>#~^$@|&]|:(?=[\w+-]+:)")  # ":a:" is a picture on GitHub
_BEGINNING = re.compile(r"(?:[-+=:%]|\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?=\s|$))")
_BOLD_WORDS = re.compile(rf"{_BOLD}([ ]*)([^{_BOLD}]*?)([ ]*){_BOLD}")
_FOOTNOTE = re.compile(rf"{_MARK}([^{_END}]*){_END}")
_PREFIX = re.compile(rf"(?:{_HASH}|[{_BULLET} ])*")
_UNFIT = re.compile(r"[^0-9A-Za-z-]+")


def export(record: Record) -> bytes:
    """The Markdown of a record in UTF-8."""
    notes = _Notes(record.root)
    blocks = [_block(block) for text in texts(record.root) for block in paragraphs(notes.marked(text))]
    blocks += [_block(line) for note in notes.strays for line in notes.entry(note)]
    blocks += [notes.footnote(note) for note in notes.labels]
    return "\n\n".join(filter(None, blocks)).encode() + (b"\n" if blocks else b"")


class _Notes:
    """The notes of a record, each with the label of its footnote."""

    def __init__(self, root: _Element) -> None:
        notes = end_notes(root)
        self.strays = [note for note in notes if is_unanchored(note)]
        self.labels: dict[_Element, str] = {}
        taken: set[str] = set()
        numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
        for note in notes:
            if not is_unanchored(note):
                self.labels[note] = _free(_UNFIT.sub("-", note.get("n", "")).strip("-") or "note", taken, numbers)

    def marked(self, element: _Element) -> Iterator[str]:
        """The pieces of an element, with the signs of Markdown."""
        match tag(element):
            case "note" if not is_inline_note(element):
                yield f"{_MARK}{self.labels[element]}{_END}" if element in self.labels else ""
            case "head" if _is_heading(element):
                yield from (_HASH * _level(element), *inside(element, self.marked))
            case "speaker":
                yield from (_BOLD, *inside(element, self.marked), _BOLD, GLUE)
            case "item":
                depth = sum(1 for _ in element.iterancestors("{*}list"))
                yield from (_BULLET * depth, GLUE, *inside(element, self.marked))
            case _:
                yield from printed(element, self.marked)

    def footnote(self, note: _Element) -> str:
        """A footnote; its further paragraphs are indented, which makes them part of it."""
        lines = [_block(line) for line in paragraphs(inside(note, self.marked))]
        return f"[^{self.labels[note]}]: " + "\n\n    ".join(lines)

    def entry(self, note: _Element) -> list[str]:
        """A note without mark, as the list at the end has it."""
        return paragraphs(iter([note_number(note), " ", GLUE, *inside(note, self.marked)]))


def _free(label: str, taken: set[str], numbers: Mapping[str, Iterator[int]]) -> str:
    free = label
    while free in taken:
        free = f"{label}-{next(numbers[label])}"
    taken.add(free)
    return free


def _is_heading(head: _Element) -> bool:
    parent = head.getparent()
    return parent is not None and tag(parent).startswith(("div", "body", "front", "back"))


def _level(head: _Element) -> int:
    divisions = sum(1 for ancestor in head.iterancestors() if tag(ancestor).startswith("div"))
    return max(1, min(6, divisions + (head.get("type") == "sub")))


def _block(block: str) -> str:
    r"""A paragraph with its signs, as Markdown.

    >>> _block("\x03\x03 1. one * two\x042\x05")
    '  - 1\\. one \\* two[^2]'
    """
    prefix = _PREFIX.match(block)
    signs, words = block[: prefix.end()] if prefix else "", block[prefix.end() if prefix else 0 :]
    if not words:
        return ""
    if words.count(_BOLD) % 2:
        words = words.replace(_BOLD, "")
    words = _FOOTNOTE.sub(r"[^\1]", _BOLD_WORDS.sub(_bold, _plain(words))).replace("  ", " ").strip(" ")
    level, depth = signs.count(_HASH), max(map(len, signs.split()), default=0)
    if level:
        return f"{'#' * level} {words}"
    return f"{'  ' * (depth - 1)}- {words}" if depth else words


def _plain(words: str) -> str:
    """Words without meaning for Markdown."""
    escaped = _MEANINGFUL.sub(r"\\\g<0>", words)
    begins = _BEGINNING.match(escaped)
    if begins is None:
        return escaped
    at = begins.end() - 1  # the bracket or full stop of a number, or the sign itself
    return f"{escaped[:at]}\\{escaped[at:]}"


def _bold(match: re.Match[str]) -> str:
    before, words, after = match.groups()
    return f"{before}**{words}**{after}" if words else before + after
