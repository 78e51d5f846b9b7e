"""What the page says about a record before its text: taken from the TEI header, and only what stands there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element
from markupsafe import Markup, escape

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import citation, publisher
from tei_memcon.exporters._tei import XML_ID, XML_LANG, conversation_date, tag, texts, words
from tei_memcon.exporters.html._body import Body, person_anchor
from tei_memcon.exporters.html._guesses import PROGRAM
from tei_memcon.exporters.html._markup import element

_RECEIVED = {"filename": "Made from", "sha256": "SHA-256"}


class Fact(NamedTuple):
    """A line of the list of facts."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the conversation, also one only heard or quoted."""

    anchor: str | None
    name: Markup
    other_forms: str
    details: str
    delegation: str


class Delegation(NamedTuple):
    """Persons of one side, as the list of participants has them; without a name, those of none."""

    name: str
    members: list[Participant]


def title(root: _Element) -> str:
    """The title of the record, or what comes nearest to one."""
    places = ("titleStmt/{*}title[@type='main']", "titleStmt/{*}title", "text//{*}head")
    found = (words(root.find(f".//{{*}}{place}")) for place in places)
    return next(filter(None, found), "Record without title")


def subtitle(root: _Element) -> str:
    """The second title, unless the text prints it under its own heading anyway."""
    second = words(root.find(".//{*}titleStmt/{*}title[@type='sub']"))
    printed = {words(head) for text in texts(root) for head in text.iter("{*}head")}
    return "" if second in printed else second


def summary(body: Body) -> Markup:
    """The abstract, paragraph by paragraph."""
    abstract = body.root.find(".//{*}abstract")
    return Markup("") if abstract is None else body.inside(abstract)


def delegations(body: Body) -> list[Delegation]:
    """The persons of the header, those of one affiliation together where the record has sides."""
    persons = list(body.root.iterfind(".//{*}particDesc//{*}person"))
    sides = Counter(filter(None, map(_affiliation, persons)))
    # Where nobody shares an affiliation it is a detail of each person, not a side.
    grouped = max(sides.values(), default=0) > 1
    members: dict[str, list[Participant]] = {}
    for person in persons:
        participant = _participant(body, person, grouped)
        members.setdefault(participant.delegation, []).append(participant)
    alone = members.pop("", [])
    found = [Delegation(name, listed) for name, listed in members.items()]
    return [*found, Delegation("Others" if found else "", alone)] if alone else found


def _affiliation(person: _Element) -> str:
    return words(person.find("{*}affiliation"))


def _participant(body: Body, person: _Element, grouped: bool) -> Participant:
    forms = _different(words(name) for name in person.iterfind("{*}persName"))
    identifier = person.get(XML_ID)
    name = forms[0] if forms else identifier or ""
    side = person.find("{*}affiliation") if grouped else None
    told = [child for child in person if tag(child) in ("affiliation", "occupation", "note") and child is not side]
    return Participant(
        anchor=person_anchor(identifier) if identifier else None,
        name=body.marked(person, "span", escape(name), "person-name"),
        other_forms="; ".join(forms[1:]),
        details="; ".join(filter(None, [person.get("role", ""), *map(words, told)])),
        delegation=words(side),
    )


def _different(forms: Iterable[str]) -> list[str]:
    """Forms of a name without those that differ from an earlier one only in capitals and spaces."""
    kept: dict[str, str] = {}
    for form in forms:
        kept.setdefault("".join(form.split()).casefold(), form)
    return list(kept.values())


def occasion(body: Body) -> list[Fact]:
    """Date, time and place of the conversation, those that the header has."""
    return _known(_occasion(body))


def origin(body: Body) -> list[Fact]:
    """Classification, language, source, citation and the like, those that the header has."""
    return _known(_origin(body))


def imprint(body: Body) -> list[Fact]:
    """Who made and published what, identifiers and rights, for the foot of the page."""
    return _known(_imprint(body))


def _known(facts: Iterator[tuple[str, Markup]]) -> list[Fact]:
    return [Fact(label, value) for label, value in facts if value.strip()]


def _occasion(body: Body) -> Iterator[tuple[str, Markup]]:
    root = body.root
    setting = ".//{*}settingDesc//{*}"
    date = conversation_date(root)
    yield "Date", _one(body, date)
    yield "Time", _one(body, root.find(f"{setting}time"))
    place = root.find(".//{*}creation//{*}placeName")
    yield "Place", _one(body, root.find(f"{setting}placeName") if place is None else place)
    yield "Room", _one(body, root.find(f"{setting}locale"))


def _origin(body: Body) -> Iterator[tuple[str, Markup]]:
    root = body.root
    yield "Classification", _all(body, ".//{*}keywords[@scheme='#classification']/{*}term")
    keywords = (k for k in root.iterfind(".//{*}textClass/{*}keywords") if k.get("scheme") != "#classification")
    yield "Subjects", _joined(body, [term for k in keywords for term in k.iterfind("{*}term")])
    yield "Language", _joined(body, _languages(root))
    yield "Original language", _all(body, ".//{*}sourceDesc/{*}bibl[@type='original']")
    yield "Source", _joined(body, list(root.iterfind(".//{*}msIdentifier/{*}*")))
    yield "Drafting", Markup("; ").join(_drafting(root))
    yield "Published in", Markup("") if _is_citation(_published(root)) else _one(body, _published(root))
    yield "Support", _all(body, ".//{*}titleStmt/{*}funder")


def _published(root: _Element) -> _Element | None:
    return root.find(".//{*}sourceDesc/{*}bibl[@type='digitalSource']")


def _is_citation(bibl: _Element | None) -> bool:
    """Whether the source prints how the record is to be cited, not only in what it is published."""
    return bibl is not None and (bibl.find("{*}title[@level='a']") is not None or bibl.find("{*}ref") is not None)


def cited_as(record: Record) -> str:
    """How to cite the record: as its source asks for it, or else made of what the header has."""
    published = _published(record.root)
    if _is_citation(published):
        return words(published)
    cited = citation(record)
    title = f"“{cited.title}”"
    parts = [
        ", ".join(filter(None, (title, cited.place, words(conversation_date(record.root)) or cited.first_day))),
        words(published),
        ", ".join(filter(None, (cited.archive, cited.archive_place))),
        cited.publisher,
        cited.url,
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _languages(root: _Element) -> list[_Element]:
    """The languages of the text as the header calls them, without that of its original; else all there are."""
    listed = list(root.iterfind(".//{*}langUsage/{*}language"))
    spoken = {text.get(XML_LANG) for text in texts(root)}
    return [language for language in listed if language.get("ident") in spoken] or listed


def _drafting(root: _Element) -> Iterator[str]:
    """Who drafted and approved the record, and when; between these the TEI has no words."""
    for part in root.iterfind(".//{*}sourceDesc/{*}bibl[@type='drafting']/*"):
        yield " ".join(filter(None, map(words, part))) or words(part)


def _imprint(body: Body) -> Iterator[tuple[str, Markup]]:
    root = body.root
    for statement in root.iterfind(".//{*}titleStmt/{*}respStmt"):
        yield _name(statement), _one(body, statement.find("{*}resp"))
    for note in root.iterfind(".//{*}sourceDesc/{*}bibl[@type='catalogue']/{*}note"):
        yield note.get("n", "Catalogue"), body.inside(note)
    yield "Publisher", _one(body, publisher(root))
    yield "Identifier", _joined(body, list(root.iterfind(".//{*}publicationStmt//{*}idno")))
    yield "Rights", _all(body, ".//{*}publicationStmt/{*}availability//{*}p")
    for identifier in root.iterfind(".//{*}sourceDesc/{*}bibl[@type='received']/{*}idno"):
        yield _RECEIVED.get(identifier.get("type", ""), "Received as"), _one(body, identifier)


def _name(statement: _Element) -> str:
    """Who did something, with a capital: it begins a line."""
    names = (words(statement.find(f"{{*}}{kind}")) for kind in ("persName", "orgName", "name"))
    name = next(filter(None, names), "Credit")
    return name if name == PROGRAM else name[:1].upper() + name[1:]


def _one(body: Body, node: _Element | None) -> Markup:
    if node is None:
        return Markup("")
    address = words(node) if tag(node) == "idno" else ""
    if address.startswith(("https://", "http://")):
        return element("a", address, href=address)
    return body.wrap(node, "span")


def _all(body: Body, path: str) -> Markup:
    return _joined(body, list(body.root.iterfind(path)))


def _joined(body: Body, nodes: list[_Element]) -> Markup:
    values = [element("span", body.inside(node)) if tag(node) == "p" else _one(body, node) for node in nodes]
    return Markup("; ").join(values)
