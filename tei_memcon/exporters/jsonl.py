"""JSON lines: the tables of the CSV, an object for each row, with the columns as keys.

The keys are those of ``Row`` in ``_rows.py`` and of the rows in ``_tables.py``, where each is explained; numbers are
numbers, and what is not known is ``null``. UTF-8, one object a line::

    {"record": "d68", "date": "1984-01-18", "n": 1, "speaker_id": "gromyko", ..., "words": 120}
"""

import json
from collections.abc import Iterable, Iterator

from tei_memcon.exporters import Record
from tei_memcon.exporters._relations import NOT_IN_TABLES, TABLES, Line, gathered
from tei_memcon.exporters._rows import NOT_IN_TURNS, rows

SUFFIX = ".jsonl"
LEAVES_OUT = NOT_IN_TURNS
TABLES_LEAVE_OUT = NOT_IN_TABLES


def export_all(records: Iterable[Record]) -> bytes:
    """The turns and runs of all records, each on a line of its own."""
    return _written("turns", (row for record in records for row in rows(record)))


def export_tables(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """The tables of turns, people, notes and omissions, each a file."""
    for name, lines in gathered(records).items():
        yield f"{name}{SUFFIX}", _written(name, lines)


def _written(name: str, lines: Iterable[Line]) -> bytes:
    columns = TABLES[name].columns._fields
    objects = (json.dumps(dict(zip(columns, line, strict=True)), ensure_ascii=False) for line in lines)
    return "".join(f"{line}\n" for line in objects).encode()
