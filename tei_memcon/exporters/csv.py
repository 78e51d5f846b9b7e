"""A table, one row per turn or reported run: record, date, n, speaker, mode, cert, page, text, words.

The columns are those of ``Row`` in ``_rows.py``, where each is explained. The table is CSV as RFC 4180 has it (comma,
double quotes, CR LF) in UTF-8, with a byte order mark, without which Excel takes an apostrophe for three letters;
pandas, R and DuckDB know it and leave it out. A text may hold line feeds, between its paragraphs.

A text is never altered, and one that begins with ``=``, ``+``, ``-`` or ``@`` is a formula for a spreadsheet program
that opens the file by a double click: import the text column as text where records come from people you do not trust.
"""

import csv
import io
from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import NOT_IN_TURNS, Row, rows

SUFFIX = ".csv"
LEAVES_OUT = NOT_IN_TURNS


def export_all(records: Iterable[Record]) -> bytes:
    """One table of all records, with the names of the columns in its first line."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(Row._fields)
    for record in records:
        writer.writerows(rows(record))
    return table.getvalue().encode("utf-8-sig")
