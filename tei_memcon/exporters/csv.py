"""CSV: a row for each turn or reported run; with --out-dir, tables of people, notes and omissions as well.

The columns are those of ``Row`` in ``_rows.py`` and of the rows in ``_tables.py``, where each is explained. They are
CSV as RFC 4180 has it (comma, double quotes, CR LF) in UTF-8, with a byte order mark, without which Excel takes an
apostrophe for three letters; pandas, R and DuckDB know it and leave it out. A text may hold line feeds, between its
paragraphs.

A text is never altered, and one that begins with ``=``, ``+``, ``-`` or ``@`` is a formula for a spreadsheet program
that opens the file by a double click: import the text column as text where records come from people you do not trust.
"""

from collections.abc import Iterable, Iterator

from tei_memcon.exporters import Record
from tei_memcon.exporters._relations import NOT_IN_TABLES, as_csv, gathered
from tei_memcon.exporters._rows import NOT_IN_TURNS, rows

SUFFIX = ".csv"
LEAVES_OUT = NOT_IN_TURNS
TABLES_LEAVE_OUT = NOT_IN_TABLES


def export_all(records: Iterable[Record]) -> bytes:
    """One table of all records, with the names of the columns in its first line."""
    return as_csv("turns", (row for record in records for row in rows(record)))


def export_tables(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """The tables of turns, people, notes and omissions, each a file."""
    for name, lines in gathered(records).items():
        yield f"{name}{SUFFIX}", as_csv(name, lines)
