"""JSON lines, one object per turn or reported run, with the columns of the CSV as keys.

The keys are those of ``Row`` in ``_rows.py``, where each is explained; ``n`` and ``words`` are numbers, and what is not
known is ``null``. UTF-8, one object a line::

    {"record": "d68", "date": "1984-01-18", "n": 1, "speaker_id": "gromyko", ..., "words": 120}
"""

import json
from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import NOT_IN_TURNS, rows

SUFFIX = ".jsonl"
LEAVES_OUT = NOT_IN_TURNS


def export_all(records: Iterable[Record]) -> bytes:
    """The rows of all records, each on a line of its own."""
    lines = (json.dumps(row._asdict(), ensure_ascii=False) for record in records for row in rows(record))
    return "".join(f"{line}\n" for line in lines).encode()
