"""The table of turns and reported runs as Parquet, with the columns of the CSV and their types.

The columns are those of ``Row`` in ``_rows.py``, where each is explained; what is not known is null. DuckDB, pandas,
Polars, R and Spark read it, and it is smaller and faster than CSV where records are many. It is written by pyarrow,
which ``pip install 'tei-memcon[parquet]'`` brings.
"""

import io
from collections.abc import Iterable
from typing import get_type_hints

from tei_memcon.errors import UsageError
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import NOT_IN_TURNS, Row, rows

SUFFIX = ".parquet"
NEEDS = "pip install 'tei-memcon[parquet]'"
LEAVES_OUT = NOT_IN_TURNS


def export_all(records: Iterable[Record]) -> bytes:
    """One table of all records.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(f"parquet is written by pyarrow, which is not installed; {NEEDS}") from None
    numbers = {name for name, kind in get_type_hints(Row).items() if kind is int}
    columns = [(name, pyarrow.int64() if name in numbers else pyarrow.string()) for name in Row._fields]
    found = [row._asdict() for record in records for row in rows(record)]
    table = pyarrow.Table.from_pylist(found, schema=pyarrow.schema(columns))
    written = io.BytesIO()
    parquet.write_table(table, written)
    return written.getvalue()
