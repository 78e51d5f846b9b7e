"""A list of people as a file: a TEI personography, or a table for a spreadsheet program."""

import csv
import io
from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.builder import ElementMaker

from tei_memcon import __version__
from tei_memcon.people.collect import Collected, Merge
from tei_memcon.people.personography import Role
from tei_memcon.tei.parse import TEI

_COLUMNS = ("id", "name", "aliases", "role", "from", "to", "wikidata", "viaf")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_E = ElementMaker(namespace=TEI, nsmap={None: TEI})


def to_tei(people: Sequence[Collected], merges: Iterable[Merge] = ()) -> bytes:
    """A TEI file with a ``listPerson``; the merges that were made stand in its header, each with its reason."""
    said = _E.respStmt(_E.resp("collected the persons of records"), _E.name(f"tei-memcon {__version__}"))
    said.set(_ID, "tei-memcon")
    header = _E.teiHeader(
        _E.fileDesc(
            _E.titleStmt(_E.title("Persons"), said),
            _E.publicationStmt(_E.p("Made by tei-memcon persons collect.")),
            _E.sourceDesc(_E.p("The records that each person's note names.")),
        )
    )
    notes = [f"{merge.one} = {merge.other}: {merge.reason} ({merge.cert})" for merge in merges]
    if notes:
        items = (_E.item(note) for note in notes)
        header.append(
            _E.encodingDesc(_E.editorialDecl(_E.p("Records that were taken for one person:", _E.list(*items))))
        )
    root = _E.TEI(header, _E.standOff(_E.listPerson(*map(_person, people))))
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def to_csv(people: Sequence[Collected]) -> bytes:
    """A table in UTF-8, a line for each role; terms of office (``from``, ``to``) are for the user to fill in."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for person in people:
        name, *aliases = person.names
        idnos = (person.idnos.get("wikidata", ""), person.idnos.get("viaf", ""))
        for role in person.roles or (Role(""),):
            writer.writerow((person.id, name, ";".join(aliases), role.name, role.first, role.last, *idnos))
    return table.getvalue().encode()


def _person(person: Collected) -> etree._Element:
    records = sorted({one.record for one in person.seen})
    element = _E.person(
        *(_E.persName(name) for name in person.names),
        *map(_occupation, person.roles),
        *(_E.idno(value, type=kind) for kind, value in sorted(person.idnos.items())),
        *([_E.note(", ".join(records), type="records")] if records else []),
    )
    element.set(_ID, person.id)
    return element


def _occupation(role: Role) -> etree._Element:
    term = {"from": role.first, "to": role.last}
    return _E.occupation(role.name, **{end: day for end, day in term.items() if day})
