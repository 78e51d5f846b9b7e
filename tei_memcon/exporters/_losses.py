"""What a record has that an export may not carry, and how often: for the message on standard error and for the docs.

An exporter names in ``LEAVES_OUT`` what it cannot carry, by the keys of ``PHENOMENA``.
"""

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._printed import printed
from tei_memcon.exporters._rows import rows
from tei_memcon.exporters._tei import end_notes, is_inline_note, paragraphs, tag, texts

_PARTS_OF_HEADER = ("fileDesc", "profileDesc")


def _of(*names: str) -> Callable[[Record], int]:
    """How many elements of these names a text has."""
    return lambda record: sum(1 for text in texts(record.root) for _ in text.iter(*(f"{{*}}{name}" for name in names)))


def _inline_notes(record: Record) -> int:
    return sum(is_inline_note(note) for text in texts(record.root) for note in text.iter("{*}note"))


def _conclusions(record: Record) -> int:
    return sum("cert" in element.attrib for text in texts(record.root) for element in text.iter("{*}*"))


def _header_fields(record: Record) -> int:
    parts = (part for name in _PARTS_OF_HEADER for part in record.root.iter(f"{{*}}{name}"))
    return sum(bool((element.text or "").strip()) for part in parts for element in part.iter("{*}*"))


def _people(record: Record) -> int:
    return sum(1 for people in record.root.iter("{*}particDesc") for _ in people.iter("{*}person"))


def _unspoken(record: Record) -> int:
    """Words of the text, notes apart, that belong to no turn and no reported run."""
    blocks = [block for text in texts(record.root) for block in paragraphs(_without_notes(text))]
    words = sum(any(map(str.isalnum, word)) for block in blocks for word in block.split())
    return max(0, words - sum(row.words for row in rows(record)))


def _without_notes(element: _Element) -> Iterator[str]:
    if tag(element) != "pb" and (tag(element) != "note" or is_inline_note(element)):
        yield from printed(element, _without_notes)


PHENOMENA: dict[str, Callable[[Record], int]] = {
    "words that nobody says": _unspoken,
    "turns": _of("sp"),
    "reported runs": _of("said"),
    "notes": lambda record: len(end_notes(record.root)),
    "notes within lines": _inline_notes,
    "page numbers": _of("pb"),
    "omissions": _of("ellipsis", "gap"),
    "stage directions": _of("stage"),
    "corrected readings": _of("choice"),
    "conclusions": _conclusions,
    "people": _people,
    "fields of the header": _header_fields,
}
"""Each phenomenon by its name in the plural, and how many a record has."""
