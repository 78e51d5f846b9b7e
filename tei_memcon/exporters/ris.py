"""RIS: the citation of each record, for Zotero, EndNote, Citavi and library catalogues.

A document of a publication is of the type ``CHAP``, as a chapter of its book, any other of the type ``GOVDOC``: Zotero
takes ``GEN`` for an article of a journal, and has a field for each of these in a report. The day of the conversation is
``DA``; its place is a note, since ``CY`` is where something was published; the archive is ``DB``, what lies there
``AN``, the number of the document the chapter, ``SE``::

    TY  - GOVDOC
    ID  - 118944
    TI  - Record of a Conversation …
    DA  - 1990/11/19/
    N1  - Place of the conversation: Paris
"""

from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import LEAVES_OUT as NOT_CITED
from tei_memcon.exporters._citation import Citation, citation

SUFFIX = ".ris"
LEAVES_OUT = NOT_CITED


def export_all(records: Iterable[Record]) -> bytes:
    """One file of all records; its lines end in CR LF, as RIS wants it."""
    return "".join(f"{line}\r\n" for record in records for line in _lines(citation(record))).encode()


def _lines(cited: Citation) -> list[str]:
    fields = (
        ("ID", cited.key),
        ("TI", cited.title),
        ("PY", cited.first_day[:4]),
        ("DA", _date(cited.first_day)),
        ("T2", cited.series),
        ("SE", cited.number),
        ("PB", cited.publisher),
        ("DB", cited.archive),
        ("AN", cited.archive_place),
        ("UR", cited.url),
        ("LA", cited.language),
        ("AB", cited.abstract),
        ("N1", f"Place of the conversation: {cited.place}" if cited.place else ""),
    )
    return [
        f"TY  - {'CHAP' if cited.series else 'GOVDOC'}",
        *(f"{tag}  - {value}" for tag, value in fields if value),
        "ER  - ",
    ]


def _date(day: str) -> str:
    """``1984/01/18/``: RIS has a place for each part, also for what is not known, and a last one for words.

    >>> _date("1984-01")
    '1984/01//'
    """
    parts = day.split("-") if day else []
    return "/".join([*parts, *[""] * (4 - len(parts))]) if parts else ""
