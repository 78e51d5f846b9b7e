"""One record: source to TEI."""

from dataclasses import dataclass

from lxml import etree

from tei_memcon.ledger import Ledger
from tei_memcon.model import Document
from tei_memcon.source import Source


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a record.

    Args:
        xml: the TEI, in UTF-8.
        root: the same as a tree.
        document: the record as the readers and rules understood it, with inferences and remarks.
        ledger: what became of each character of the source.
    """

    xml: bytes
    root: etree._Element
    document: Document
    ledger: Ledger


def convert(
    source: Source, *, reader: str = "auto", schemas: str = "schemas", date: str | None = None
) -> Conversion:
    """Convert one record (being written)."""
    raise NotImplementedError
