"""The four tables of records, which ``csv``, ``jsonl`` and ``parquet`` write alike: turns, people, notes, omissions.

``record`` is the file in all of them, and ``speaker_id`` of the others is ``id`` of the people.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import Row, rows
from tei_memcon.exporters._tables import (
    NoteRow,
    OmissionRow,
    PersonRow,
    note_rows,
    omission_rows,
    people_rows,
)

Line = tuple[object, ...]
"""A row of any of them."""

NOT_IN_TABLES = ("words that nobody says", "stage directions", "corrected readings", "fields of the header")
"""What all four together leave out (see `_losses`)."""


class Table(NamedTuple):
    """A table: what its columns are, and the rows that a record has in it."""

    columns: type[Row] | type[PersonRow] | type[NoteRow] | type[OmissionRow]
    rows: Callable[[Record], Iterator[Line]]


TABLES = {
    "turns": Table(Row, rows),
    "people": Table(PersonRow, people_rows),
    "notes": Table(NoteRow, note_rows),
    "omissions": Table(OmissionRow, omission_rows),
}
"""Each table by its name; the first is what ``-o`` writes."""


def gathered(records: Iterable[Record]) -> dict[str, list[Line]]:
    """The rows of every table; each record is read once."""
    found: dict[str, list[Line]] = {name: [] for name in TABLES}
    for record in records:
        for name, table in TABLES.items():
            found[name].extend(table.rows(record))
    return found


def as_csv(name: str, lines: Iterable[Line]) -> bytes:
    """A table as CSV, with the names of its columns in the first line."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(TABLES[name].columns._fields)
    writer.writerows(lines)
    return written.getvalue().encode("utf-8-sig")
