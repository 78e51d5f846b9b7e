"""The citation of a record: what its header says of title, day, publisher, archive and address, for the formats.

Nothing is made up: a field that the header does not have is missing from the citation.
"""

import re
from typing import NamedTuple

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import XML_LANG, conversation_date, iso_date, texts, words

LEAVES_OUT = (
    "words that nobody says",
    "turns",
    "reported runs",
    "notes",
    "notes within lines",
    "page numbers",
    "omissions",
    "stage directions",
    "corrected readings",
    "conclusions",
    "people",
)
"""A citation has nothing of the text."""

_UNFIT = re.compile(r"[^0-9A-Za-z]+")
_NOBODY = re.compile(r"(?:unknown|unpublished|not (?:known|published)|none|n\.?\s?n\.?)(?:\W|$)", re.I)
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


class Citation(NamedTuple):
    """A record, as a bibliography names it; what is not known is empty."""

    key: str
    """``frus-1984-01-18-d68``: the file, without signs that a format could stumble over."""
    main_title: str
    subtitle: str
    first_day: str
    """Of the conversation, as ISO 8601; a month or a year where no more is known."""
    last_day: str
    """The same day, unless it took several."""
    place: str
    series: str
    """The publication that it is a part of: ``Foreign Relations of the United States``."""
    number: str
    """Its number there."""
    publisher: str
    archive: str
    archive_place: str
    """Where it lies in the archive: collection, lot, box, folder."""
    url: str
    language: str
    abstract: str

    @property
    def title(self) -> str:
        """Both titles."""
        return ": ".join(filter(None, (self.main_title, self.subtitle)))


def citation(record: Record) -> Citation:
    """The citation of a record."""
    root = record.root
    first_day, last_day = _days(iso_date(conversation_date(root)) or "")
    source = root.find(".//{*}sourceDesc/{*}msDesc/{*}msIdentifier")
    main_title, subtitle = _titles(root)
    return Citation(
        key=_UNFIT.sub("-", record.name).strip("-") or "record",
        main_title=main_title or subtitle or record.name,
        subtitle=subtitle if main_title else "",
        first_day=first_day,
        last_day=last_day,
        place=words(root.find(".//{*}creation//{*}placeName")),
        series=_first(root, "sourceDesc//{*}bibl/{*}title[@level='s']"),
        number=_number(root),
        publisher=words(publisher(root)),
        archive=words(source.find("{*}repository")) if source is not None else "",
        archive_place=_archive_place(source),
        url=_url(root),
        language=next((text.get(XML_LANG, "") for text in texts(root)), ""),
        abstract=_first(root, "profileDesc/{*}abstract"),
    )


def _first(root: _Element, path: str) -> str:
    return words(root.find(f".//{{*}}{path}"))


def publisher(root: _Element) -> _Element | None:
    """Who publishes it; TEI asks for somebody, so that a header may say that it is not known."""
    named = (root.find(f".//{{*}}publicationStmt/{{*}}{name}") for name in ("publisher", "authority"))
    return next((one for one in named if words(one) and not _NOBODY.match(words(one))), None)


def _titles(root: _Element) -> tuple[str, str]:
    titles = root.findall(".//{*}fileDesc/{*}titleStmt/{*}title")
    main = next((title for title in titles if title.get("type") == "main"), next(iter(titles), None))
    sub = next((title for title in titles if title.get("type") == "sub" and title is not main), None)
    return words(main), words(sub).removesuffix(".")


def _days(date: str) -> tuple[str, str]:
    days = _DAY.findall(date)
    return (days[0], days[-1]) if days else ("", "")


def _number(root: _Element) -> str:
    scope = root.find(".//{*}sourceDesc//{*}bibl/{*}biblScope[@unit='document']")
    return "" if scope is None else scope.get("n") or words(scope)


def _archive_place(source: _Element | None) -> str:
    if source is None:
        return ""
    parts = [words(part) for name in ("collection", "idno") for part in source.findall(f"{{*}}{name}")]
    return ", ".join(filter(None, parts))


def _url(root: _Element) -> str:
    """The address of the record: of its publication, or else of the citation that is printed with it."""
    address = _first(root, "publicationStmt/{*}idno[@type='uri']")
    printed = root.find(".//{*}sourceDesc//{*}bibl/{*}ref[@target]")
    address = address or ("" if printed is None else printed.get("target", ""))
    return address if address.startswith(("http://", "https://")) else ""
