"""The record as printed: plain text with page marks, note marks and the note list at the end.

Word for word what the reader of the source took as the text of the record, white space apart: one paragraph a block, a
blank line between blocks. Of a ``choice`` the printed reading stands, and the header is not part of the text::

    ... what he had stated publicly.2

      2. In telegram 1013 from Shultz’s delegation ...
"""

from collections.abc import Iterator

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import (
    GLUE,
    end_notes,
    inside,
    is_inline_note,
    is_unanchored,
    page_mark,
    paragraphs,
    tag,
    texts,
)

SUFFIX = ".txt"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def export(record: Record) -> bytes:
    """The text of a record in UTF-8, with a line feed at its end."""
    body = [block for text in texts(record.root) for block in paragraphs(_printed(text))]
    notes = [entry for note in end_notes(record.root) if (entry := _entry(note))]
    blocks = [*body, "\n".join(notes)] if notes else body
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n").encode()


def _printed(element: _Element) -> Iterator[str]:
    match tag(element):
        case "pb":
            yield page_mark(element)
        case "lb":
            yield "" if element.get("break") == "no" else " "
        case "note" if not is_inline_note(element):
            yield _mark(element)
        case "speaker" | "label":
            yield from (*inside(element, _printed), GLUE)
        case "item" if _has_bullet(element):
            yield from ("• ", GLUE, *inside(element, _printed))
        case _:
            yield from inside(element, _printed)


def _mark(note: _Element) -> str:
    return "" if is_unanchored(note) else note.get("rend", note.get("n", ""))


def _entry(note: _Element) -> str:
    """An entry of the note list; the further paragraphs of a note stand below the first, as the sources have them."""
    return "\n".join(f"  {line}" for line in paragraphs(iter([_number(note), " ", GLUE, *inside(note, _printed)])))


def _number(note: _Element) -> str:
    """The number before an entry, as its mark is printed; a raised figure of the text is an ordinary one in a list."""
    n, mark = note.get("n", ""), note.get("rend", "")
    return mark if mark.strip(_RAISED) else f"{n}." if n else mark


def _has_bullet(item: _Element) -> bool:
    parent = item.getparent()
    return parent is not None and parent.get("rend") == "bullet"
