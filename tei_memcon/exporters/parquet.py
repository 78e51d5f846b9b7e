"""Parquet: the tables of the CSV with the types of their columns.

The columns are those of ``Row`` in ``_rows.py`` and of the rows in ``_tables.py``, where each is explained; what is not
known is null. DuckDB, pandas, Polars, R and Spark read it, and it is smaller and faster than CSV where records are
many. It is written by pyarrow, which ``pip install 'tei-memcon[parquet]'`` brings.
"""

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, get_type_hints

from tei_memcon.errors import UsageError
from tei_memcon.exporters import Record
from tei_memcon.exporters._relations import NOT_IN_TABLES, TABLES, Line, gathered
from tei_memcon.exporters._rows import NOT_IN_TURNS, rows

if TYPE_CHECKING:
    import pyarrow

SUFFIX = ".parquet"
NEEDS = "pip install 'tei-memcon[parquet]'"
LEAVES_OUT = NOT_IN_TURNS
TABLES_LEAVE_OUT = NOT_IN_TABLES


def export_all(records: Iterable[Record]) -> bytes:
    """One table of the turns and runs of all records.

    Raises:
        UsageError: pyarrow is not installed.
    """
    return _written("turns", (row for record in records for row in rows(record)))


def export_tables(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """The tables of turns, people, notes and omissions, each a file.

    Raises:
        UsageError: pyarrow is not installed.
    """
    for name, lines in gathered(records).items():
        yield f"{name}{SUFFIX}", _written(name, lines)


def _written(name: str, lines: Iterable[Line]) -> bytes:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(f"parquet is written by pyarrow, which is not installed; {NEEDS}") from None
    schema = pyarrow.schema(_types(name))
    found = [dict(zip(schema.names, line, strict=True)) for line in lines]
    written = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(found, schema=schema), written)
    return written.getvalue()


def _types(name: str) -> "Iterator[tuple[str, pyarrow.DataType]]":
    """Each column of a table and its type, which pyarrow would otherwise guess from what the first rows hold."""
    import pyarrow

    types = {int: pyarrow.int64(), float | None: pyarrow.float64()}
    for column, kind in get_type_hints(TABLES[name].columns).items():
        yield column, types.get(kind, pyarrow.string())
