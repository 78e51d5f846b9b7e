"""RIS: the citation of each record, for Zotero, EndNote, Citavi and library catalogues.

A document of a publication is of the type ``CHAP``, as a chapter of its book, any other of the type ``GEN``; the day of
the conversation is ``DA``, the archive ``AV``::

    TY  - GEN
    ID  - 118944
    TI  - Record of a Conversation …
    DA  - 1990/11/19/
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
        ("CY", cited.place),
        ("T2", cited.series),
        ("M1", cited.number),
        ("PB", cited.publisher),
        ("DB", cited.archive),
        ("AV", cited.archive_place),
        ("UR", cited.url),
        ("LA", cited.language),
        ("AB", cited.abstract),
    )
    return [
        f"TY  - {'CHAP' if cited.series else 'GEN'}",
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
