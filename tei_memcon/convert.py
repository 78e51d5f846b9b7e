"""One record: source to TEI."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from lxml import etree

from tei_memcon import oddities, readers, rules
from tei_memcon.carve import carve, map_content
from tei_memcon.checks import Severity
from tei_memcon.decisions import Decisions, Settled
from tei_memcon.errors import SelfCheckError, UnreadableError
from tei_memcon.ledger import Ledger, balance, compare_print
from tei_memcon.model import Content, Document, reach
from tei_memcon.notation import hyphens
from tei_memcon.people.mentions import mark_mentions
from tei_memcon.people.offices_of_the_day import unite
from tei_memcon.people.personography import Personography
from tei_memcon.source import Source, Span
from tei_memcon.speech.reported import Layer, attribute
from tei_memcon.speech.turns import fold, stand_alone
from tei_memcon.surfaces import Surface
from tei_memcon.tei.parse import parse_own
from tei_memcon.tei.write import write
from tei_memcon.transmission import as_received, without_signs
from tei_memcon.validate import validate
from tei_memcon.validation.corpus import Corpus

_ALONE = Corpus(())  # a result points into no other file


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a record.

    Args:
        xml: the TEI, in UTF-8.
        root: the same as a tree.
        document: the record as the readers and rules understood it, with inferences and remarks.
        ledger: what became of each character of the source.
        settled: what became of each decision, in the order of their file.
    """

    xml: bytes
    root: etree._Element
    document: Document
    ledger: Ledger
    settled: tuple[Settled, ...] = ()


def convert(
    source: Source,
    *,
    reader: str = "auto",
    personography: Personography | None = None,
    schemas: str = "schemas",
    date: str | None = None,
    surfaces: Sequence[Surface] = (),
    reported: Layer = "run",
    decisions: Decisions | None = None,
) -> Conversion:
    """Convert one record.

    Args:
        source: the record.
        reader: the name of a reader or surface, or ``auto`` for the one that accepts the record.
        personography: the user's list of persons, whose identifiers are used.
        schemas: where the schema files lie, relative to the result or as an address.
        date: of the conversion, ``YYYY-MM-DD``, for ``revisionDesc``; no clock is read.
        surfaces: the user's own, asked before all others (see `tei_memcon.surfaces.load`).
        reported: how far reported speech is marked.
        decisions: what a scholar has decided about the record (see `tei_memcon.decisions`).

    Raises:
        RefusedError: no reader accepts the record.
        SelfCheckError: the result failed the ledger, does not print what the record says, or is not valid.
    """
    document = attribute_speech(understand(source, reader, personography, surfaces), reported)
    if personography:
        document = mark_mentions(document, personography)
    settled: tuple[Settled, ...] = ()
    if decisions and decisions.decisions:
        from tei_memcon.decisions.apply import apply  # few records have any

        document, settled = apply(document, decisions, lambda decided: _encoded(decided, schemas, date))
    xml, root, ledger = _encoded(document, schemas, date)
    return Conversion(xml, root, document, ledger, settled)


def _encoded(document: Document, schemas: str, date: str | None) -> tuple[bytes, etree._Element, Ledger]:
    """The TEI of a document, its tree, and the ledger that has balanced.

    Raises:
        SelfCheckError: see `convert`.
    """
    ledger = balance(document)
    xml = write(document, schemas, date)
    return xml, check(document, xml), ledger


def understand(
    source: Source, reader: str, personography: Personography | None, surfaces: Sequence[Surface]
) -> Document:
    """A record with all its blocks, turns and marks, before reported speech is attributed.

    Raises:
        RefusedError: no reader accepts the record.
    """
    copy = without_signs(source)
    document = unite(readers.read(copy.plain, reader, personography, surfaces), personography)
    document = hyphens.rejoin(rules.apply(document))
    document = fold(replace(document, body=stand_alone(document.body)))
    if copy.plain is not source:
        document = as_received(document, source, copy)
    return document.adding(*oddities.find(source))


def attribute_speech(document: Document, layer: Layer) -> Document:
    """Mark who says what in reported speech."""
    found = attribute(document, layer)
    if not found.elements:
        return replace(document, people=found.people)
    waiting = sorted([(element.span or Span(0, 0), element) for element in found.elements], key=itemgetter(0))
    starts = [span.start for span, _ in waiting]

    def mark_up(content: Content) -> Content:
        if (here := reach(content)) is None:
            return content
        first, last = bisect_left(starts, here.start), bisect_left(starts, here.end)
        return carve(content, [element for _, element in waiting[first:last]])[0] if first < last else content

    body = tuple([map_content(block, mark_up) for block in document.body])
    return replace(document, body=body, people=found.people).adding(*found.inferences)


def check(document: Document, xml: bytes) -> etree._Element:
    """Hold a result against the record and the schema, as any reader of the file will find it.

    Returns:
        The tree as parsed from the bytes.

    Raises:
        SelfCheckError: words are missing or changed, or the document is not valid.
    """
    name = document.source.name
    try:
        parsed = parse_own(xml, f"TEI of {name}")
        compare_print(document, parsed.root)
        findings = validate(parsed, quick=True, corpus=_ALONE)
    except UnreadableError as error:
        raise SelfCheckError(f"{name}: {error}; please report this as a bug") from error
    if wrong := next((found for found in findings if found.severity is Severity.ERROR), None):
        raise SelfCheckError(f"{name}: the result is not valid: {wrong.message}; please report this as a bug")
    return parsed.root
