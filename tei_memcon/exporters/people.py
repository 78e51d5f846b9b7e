"""The people of each record, a row each: names, part in the meeting, numbers of authorities, turns, words.

CSV, as the table of turns is; the columns are those of ``PersonRow`` in ``_tables.py``, where each is explained.
"""

from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import LEAVES_OUT as NOT_CITED
from tei_memcon.exporters._relations import as_csv
from tei_memcon.exporters._tables import people_rows

SUFFIX = ".people.csv"
LEAVES_OUT = (*(one for one in NOT_CITED if one != "people"), "fields of the header")


def export_all(records: Iterable[Record]) -> bytes:
    """One table of all records."""
    return as_csv("people", (row for record in records for row in people_rows(record)))
