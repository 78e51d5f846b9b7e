"""The header of a FRUS document: the title, the series, who publishes it, its number, the day that it is of."""

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._build import new
from tei_memcon.exporters._citation import citation
from tei_memcon.exporters._tei import words


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
