"""The notes of each record, a row each: number, kind, page, who speaks at the mark, the words before it, its text.

CSV, as the table of turns is; the columns are those of ``NoteRow`` in ``_tables.py``, where each is explained.
"""

from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import LEAVES_OUT as NOT_CITED
from tei_memcon.exporters._relations import as_csv
from tei_memcon.exporters._tables import note_rows

SUFFIX = ".notes.csv"
LEAVES_OUT = (*(one for one in NOT_CITED if not one.startswith("notes")), "fields of the header")


def export_all(records: Iterable[Record]) -> bytes:
    """One table of all records."""
    return as_csv("notes", (row for record in records for row in note_rows(record)))
