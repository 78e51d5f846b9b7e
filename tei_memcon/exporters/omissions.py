"""What is left out, withheld, unreadable or lost, a row each: kind, reason, unit, quantity, page, printed words.

CSV, as the table of turns is; the columns are those of ``OmissionRow`` in ``_tables.py``, where each is explained.
"""

from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import LEAVES_OUT as NOT_CITED
from tei_memcon.exporters._relations import as_csv
from tei_memcon.exporters._tables import omission_rows

SUFFIX = ".omissions.csv"
LEAVES_OUT = (*(one for one in NOT_CITED if one != "omissions"), "fields of the header")


def export_all(records: Iterable[Record]) -> bytes:
    """One table of all records."""
    return as_csv("omissions", (row for record in records for row in omission_rows(record)))
