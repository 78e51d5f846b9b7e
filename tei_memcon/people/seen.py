"""The people of a record, as its TEI has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from tei_memcon.tei.parse import TEI

_TEI = f"{{{TEI}}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one record has it.

    Args:
        record: the record's name.
        id: the identifier there.
        names: forms of the name, as printed.
        offices: forms that are an office.
        idnos: identifiers elsewhere, by type.
        day: of the record, as ``YYYY-MM-DD``; empty if none is stated.
    """

    record: str
    id: str
    names: tuple[str, ...]
    offices: tuple[str, ...] = ()
    idnos: Mapping[str, str] = field(default_factory=dict)
    day: str = ""


def read_people(root: etree._Element, record: str) -> Iterator[Seen]:
    """Everybody who takes part in a record, or is mentioned in it, from its TEI; who has no name is left out."""
    setting = root.find(f".//{_TEI}settingDesc//{_TEI}date")
    day = str(setting.get("when") or setting.get("from") or "")[:10] if setting is not None else ""
    for person in root.iterfind(f".//{_TEI}particDesc//{_TEI}person"):
        forms = list(person.iterfind(f"{_TEI}persName"))
        offices = tuple(_words(form) for form in forms if _is_office(form))
        names = tuple(_words(form) for form in forms if not _is_office(form))
        idnos = {str(idno.get("type", "")): _words(idno) for idno in person.iterfind(f"{_TEI}idno")}
        if names:
            yield Seen(record, str(person.get(_ID, "")), names, offices, idnos, day)


def _is_office(form: etree._Element) -> bool:
    """Whether a form is nothing but an office."""
    return (
        form.find(f"{_TEI}roleName") is not None
        and not "".join(form.xpath("text()|*/following-sibling::text()")).strip()
    )


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
