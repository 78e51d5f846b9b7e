"""What the page says about a record before its text: taken from the TEI header, and only what stands there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element
from markupsafe import Markup, escape

from tei_memcon.exporters._tei import XML_ID, conversation_date, tag, texts, words
from tei_memcon.exporters.html._body import Body, person_anchor
from tei_memcon.exporters.html._markup import element


class Fact(NamedTuple):
    """A line of the list of facts."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the conversation, also one only heard or quoted."""

    anchor: str
    name: Markup
    other_forms: str
    details: str


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


def participants(body: Body) -> list[Participant]:
    """The persons of the header in their order."""
    return [_participant(body, person) for person in body.root.iterfind(".//{*}particDesc//{*}person")]


def _participant(body: Body, person: _Element) -> Participant:
    forms = list(dict.fromkeys(words(name) for name in person.iterfind("{*}persName")))
    identifier = person.get(XML_ID, "")
    name = forms[0] if forms else identifier
    details = [words(child) for child in person if tag(child) in ("affiliation", "occupation", "note")]
    return Participant(
        anchor=person_anchor(identifier),
        name=body.marked(person, "span", escape(name), "person-name"),
        other_forms="; ".join(forms[1:]),
        details="; ".join(filter(None, [person.get("role", ""), *details])),
    )


def facts(body: Body) -> list[Fact]:
    """Date, place, classification, source, citation and the like, those that the header has."""
    return [Fact(label, value) for label, value in _facts(body) if value.strip()]


def _facts(body: Body) -> Iterator[tuple[str, Markup]]:
    root = body.root
    setting = ".//{*}settingDesc//{*}"
    date = conversation_date(root)
    yield "Date", _one(body, date)
    yield "Time", _one(body, root.find(f"{setting}time"))
    place = root.find(".//{*}creation//{*}placeName")
    yield "Place", _one(body, root.find(f"{setting}placeName") if place is None else place)
    yield "Room", _one(body, root.find(f"{setting}locale"))
    yield "Classification", _all(body, ".//{*}keywords[@scheme='#classification']/{*}term")
    keywords = (k for k in root.iterfind(".//{*}textClass/{*}keywords") if k.get("scheme") != "#classification")
    yield "Subjects", _joined(body, [term for k in keywords for term in k.iterfind("{*}term")])
    yield "Language", _all(body, ".//{*}langUsage/{*}language")
    yield "Original", _all(body, ".//{*}sourceDesc/{*}bibl[@type='original']")
    yield "Source", _joined(body, list(root.iterfind(".//{*}msIdentifier/{*}*")))
    yield "Drafting", _all(body, ".//{*}sourceDesc/{*}bibl[@type='drafting']")
    yield "Citation", _all(body, ".//{*}sourceDesc/{*}bibl[@type='digitalSource']")
    yield "Support", _all(body, ".//{*}titleStmt/{*}funder")
    yield "Credits", _credits(body)
    publisher = root.find(".//{*}publicationStmt/{*}publisher")
    yield "Publisher", _one(body, root.find(".//{*}publicationStmt/{*}authority") if publisher is None else publisher)
    yield "Identifier", _all(body, ".//{*}publicationStmt//{*}idno")
    yield "Rights", _all(body, ".//{*}publicationStmt/{*}availability//{*}p")


def _credits(body: Body) -> Markup:
    """Who did what, the program and unnamed editors included."""
    statements = body.root.iterfind(".//{*}titleStmt/{*}respStmt")
    return Markup("; ").join(f"{_name(statement)}: {words(statement.find('{*}resp'))}" for statement in statements)


def _name(statement: _Element) -> str:
    names = (words(statement.find(f"{{*}}{kind}")) for kind in ("persName", "orgName", "name"))
    return next(filter(None, names), "")


def received(root: _Element) -> list[tuple[str, str]]:
    """The file that was converted and its fingerprint, for the foot of the page."""
    identifiers = root.iterfind(".//{*}bibl[@type='received']/{*}idno")
    return [(identifier.get("type", ""), words(identifier)) for identifier in identifiers]


def _one(body: Body, node: _Element | None) -> Markup:
    return Markup("") if node is None else body.wrap(node, "span")


def _all(body: Body, path: str) -> Markup:
    return _joined(body, list(body.root.iterfind(path)))


def _joined(body: Body, nodes: list[_Element]) -> Markup:
    values = [element("span", body.inside(node)) if tag(node) == "p" else _one(body, node) for node in nodes]
    return Markup("; ").join(values)
