"""CSL-JSON: the citation of each record, for citation processors, Zotero and pandoc.

The schema is that of the Citation Style Language 1.0.2 (https://docs.citationstyles.org): an item of the type
``document``, whose day is that of the conversation. Any style can print it::

    [{"id": "118944", "type": "document", "title": "Record …", "issued": {"date-parts": [[1990, 11, 19]]}, …}]
"""

import json
from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import LEAVES_OUT as NOT_CITED
from tei_memcon.exporters._citation import Citation, citation

SUFFIX = ".csl.json"
LEAVES_OUT = NOT_CITED


def export_all(records: Iterable[Record]) -> bytes:
    """One list of all records."""
    items = [_item(citation(record)) for record in records]
    return f"{json.dumps(items, ensure_ascii=False, indent=2)}\n".encode()


def _item(cited: Citation) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": cited.key,
        "type": "document",
        "title": cited.title,
        "issued": _date(cited),
        "event-place": cited.place,
        "container-title": cited.series,
        "number": cited.number,
        "publisher": cited.publisher,
        "archive": cited.archive,
        "archive_location": cited.archive_place,
        "URL": cited.url,
        "language": cited.language,
        "abstract": cited.abstract,
    }
    return {name: value for name, value in fields.items() if value}


def _date(cited: Citation) -> dict[str, list[list[int]]]:
    days = [cited.first_day] if cited.first_day == cited.last_day else [cited.first_day, cited.last_day]
    return {"date-parts": [[int(part) for part in day.split("-")] for day in days]} if cited.first_day else {}
