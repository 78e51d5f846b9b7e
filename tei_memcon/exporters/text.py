"""The record as printed: plain text with page marks, note marks and the note list at the end.

Word for word what the reader of the source took as the text of the record, white space apart: one paragraph a block, a
blank line between blocks. Of a ``choice`` the printed reading stands, and the header is not part of the text::

    ... what he had stated publicly.2

      2. In telegram 1013 from Shultz’s delegation ...
"""

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._printed import as_printed, note_number, printed_text
from tei_memcon.exporters._tei import GLUE, end_notes, inside, paragraphs

SUFFIX = ".txt"
LEAVES_OUT = ("reported runs", "corrected readings", "conclusions", "people", "fields of the header")


def export(record: Record) -> bytes:
    """The text of a record in UTF-8, with a line feed at its end."""
    body = printed_text(record.root)
    notes = [entry for note in end_notes(record.root) if (entry := _entry(note))]
    blocks = [*body, "\n".join(notes)] if notes else body
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n").encode()


def _entry(note: _Element) -> str:
    """An entry of the note list; the further paragraphs of a note stand below the first, as the sources have them."""
    pieces = iter([note_number(note), " ", GLUE, *inside(note, as_printed)])
    return "\n".join(f"  {line}" for line in paragraphs(pieces))
