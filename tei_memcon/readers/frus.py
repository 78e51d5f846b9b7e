"""Documents of *Foreign Relations of the United States*, as copied from history.state.gov.

    68. Memorandum of Conversation1
    Washington, July 20, 1975, 10:05 a.m.
    SUBJECT … PARTICIPANTS …
    Gromyko said that … [Page 214] …
      1. Source: Department of State, …

The head bears the number of the document, note marks are glued to the words, ``[Page N]`` stands at the start of page N,
and the notes follow as a list. Volumes before 1952 have no numbers, those of 1958-1963 a source note 0.
"""

import re
from collections.abc import Iterator

from tei_memcon.data import word_list
from tei_memcon.model import Added, Block, Document, Field, Inference, Remark
from tei_memcon.people.personography import Personography
from tei_memcon.readers._lines import Row, rows
from tei_memcon.readers._record import Record
from tei_memcon.readers._source_note import source_note
from tei_memcon.source import Source

_NUMBERED = re.compile(r"(?:No\.\s?)?(?P<number>\d{1,4})\.?\s?(?=[A-Z\[])")
_PAGE_MARK = re.compile(r"\[Page \d{1,5}\]")
_SOURCE_NOTE = re.compile(r"\s{0,8}(?:\d{1,2}\.|\[\d\]|[-•*])\s+\[?Source:", re.M)
_ARCHIVE = re.compile(r"^(?:Citation|Summary|Credits|Original Language|Contents|Record ID):?\s*$", re.M)
_PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/mark/1.0/"


def refuse(source: Source) -> str | None:
    """A FRUS document has a head that names its kind, and marks of FRUS: a number, page marks or a source note."""
    if len(_ARCHIVE.findall(source.text)) >= 2:
        return "it has the catalogue fields of an archive's page (Citation, Summary …)"
    head = _head(rows(source))
    if head is None:
        return "it does not begin with a head like '68. Memorandum of Conversation'"
    marked = _PAGE_MARK.search(source.text) or _SOURCE_NOTE.search(source.text)
    if not _NUMBERED.match(head.text) and not marked:
        return "its head has no document number, and it has neither page marks like '[Page 214]' nor a source note"
    return None


def read(source: Source, persons: Personography | None = None) -> Document:
    """Read a FRUS document."""
    lines = rows(source)
    head = _head(lines)
    assert head  # refuse() has seen it
    record = Record(source, lines, persons)
    record.leave_out_above(head)
    record.take_notes()
    record.take_head()
    record.take_header()
    record.take_body()
    number = _NUMBERED.match(head.text)
    return record.document("frus", [*_fields(source, head)], number["number"] if number else "")
