"""The header of a FRUS document: the title, the series, who publishes it, the day that it is of; and its number."""

import re

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._build import new
from tei_memcon.exporters._citation import citation
from tei_memcon.exporters._tei import words

_FILE = re.compile(r"(?:^|[/-])d([0-9]+)$")
"""``frus1964-68v13/d61``, ``1984-01-18-d68``"""


def number(whole: list[_Element], name: str) -> str:
    """The number of a document: that of its heading, else that of its file, if this is named as the Historian does."""
    first = next((div for text in whole for div in text.iter("{*}div")), None)
    of_file = _FILE.search(name)
    printed = ("" if first is None else first.get("n", "")).strip()
    return printed or (of_file.group(1) if of_file else "")


def header(record: Record) -> _Element:
    """The ``teiHeader``, as far as a document has what the Historian asks of a volume."""
    cited = citation(record)
    titles = [new("title", cited.title, type="complete")]
    titles += [new("title", cited.series, type="series")] if cited.series else []
    numbers = [words(number) for number in record.root.iterfind(".//{*}publicationStmt/{*}idno[@type='frus']")]
    one_day = cited.first_day == cited.last_day
    span = {"when": cited.first_day} if one_day else {"from": cited.first_day, "to": cited.last_day}
    day = cited.first_day if one_day else f"{cited.first_day} – {cited.last_day}"
    return new(
        "teiHeader",
        new(
            "fileDesc",
            new("titleStmt", *titles),
            new(
                "publicationStmt",
                new("publisher", cited.publisher or "unknown"),
                *([new("date", day, type="content-date", **span)] if cited.first_day else []),
                *(new("idno", number, type="frus") for number in numbers if number),
            ),
            new("sourceDesc", new("p", _source(cited.url))),
        ),
    )


def _source(url: str) -> str:
    made = "Written by tei-memcon in the dialect of the Office of the Historian"
    return f"{made}; the record: {url}" if url else f"{made}."
