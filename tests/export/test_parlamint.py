"""The structure of ParlaMint, as its grammar of component files has it, and who says how much."""

import re
from collections import Counter

import pytest
from lxml import etree

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import citation
from tei_memcon.exporters._rows import Row, rows
from tei_memcon.exporters._tei import XML_ID
from tei_memcon.tei.parse import parse

COMMENTS = {"note", "gap", "kinesic", "incident", "vocal"}
INSIDE = {  # what may stand in what, text apart
    "body": {"div"},
    "div": {"head", "u", "pb"} | COMMENTS,
    "u": {"seg", "pb"} | COMMENTS,
    "seg": {"pb"} | COMMENTS,
    "note": {"time", "pb"},
    "head": set(),
    "gap": {"desc"},
    "kinesic": {"desc"},
    "incident": {"desc"},
    "vocal": {"desc"},
}
TYPES = {
    "vocal": {"greeting", "question", "interruption", "laughter", "shouting", "noise"},
    "kinesic": {"applause", "gesture", "smiling", "laughter", "noise"},
    "incident": {"action", "leaving", "entering", "break", "pause"},
}


def component(record: Record) -> etree._Element:
    return etree.fromstring(export(record.root, "parlamint", name=record.name))


def body_of(body: str) -> str:
    """What stands in the only division, without identifiers and indentation."""
    tei = parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml")
    (division,) = etree.fromstring(export(tei, "parlamint")).iter("{*}div")
    text = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in division)
    return re.sub(r">\s+<", "><", re.sub(r' xmlns="[^"]*"| xml:id="[^"]*"', "", text))


def name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def test_elements_stand_where_the_grammar_has_them(record: Record) -> None:
    for element in component(record).find("{*}text").iter("*"):  # type: ignore[union-attr]
        if name(element) in INSIDE:
            assert {name(child) for child in element} <= INSIDE[name(element)], name(element)
        assert name(element) not in TYPES or element.get("type") in TYPES[name(element)]
        assert name(element) != "gap" or element.get("reason") in {"editorial", "inaudible"}
        assert name(element) not in ("u", "TEI", "text") or element.get("ana")


def test_a_division_is_a_debate_with_utterances_or_has_comments_only(record: Record) -> None:
    for division in component(record).iter("{*}div"):
        names = [name(child) for child in division]
        assert division.get("type") == ("debateSection" if "u" in names else "commentSection")
        assert names[names.count("head") :]
        assert "head" not in names[names.count("head") :]


def test_the_header_has_what_the_grammar_asks(record: Record) -> None:
    header = component(record).find("{*}teiHeader")
    assert header is not None
    assert [name(part) for part in header] == ["fileDesc", "encodingDesc", "profileDesc"]
    parts = ["titleStmt", "editionStmt", "extent", "publicationStmt", "sourceDesc"]
    assert [name(part) for part in header[0]] == parts
    assert header.find(".//{*}titleStmt/{*}meeting") is not None
    assert all(title.get("type") == "main" for title in header.iterfind("{*}fileDesc/{*}titleStmt/{*}title"))
    published = header.find(".//{*}publicationStmt")
    assert published is not None
    assert [name(part) for part in published] == ["publisher", "idno", "availability", "date"]
    assert (published[3].get("when") is not None) == bool(citation(record).first_day)
    assert [name(part) for part in published[2]] == ["licence", "p"]
    assert (published[2].get("status"), bool(published[2][0].text)) == ("free", True)


def rows_of(record: Record) -> list[Row]:
    return list(rows(record))


def test_delegations_and_people_stand_as_the_odd_has_them(record: Record) -> None:
    described = component(record).find(".//{*}particDesc")
    if described is None:
        assert component(record).find(".//{*}u[@who]") is None
        return
    assert [name(part) for part in described] == ["listOrg", "listPerson"]
    orgs = {org.get(XML_ID) for org in described.iter("{*}org")}
    assert all(org.get("role") in {"delegation", "institution"} for org in described.iter("{*}org"))
    for person in described.iter("{*}person"):
        assert name(person[0]) == "persName"
        assert {name(part) for part in person} <= {"persName", "affiliation", "idno"}
        assert {str(part.get("ref")).removeprefix("#") for part in person.iter("{*}affiliation")} <= orgs
        names = {name(part) for part in person[0]}
        assert names in ({"term"}, {"surname", "forename"}, {"surname", "forename", "roleName"})


def test_an_utterance_has_one_speaker(record: Record) -> None:
    root = component(record)
    people = {person.get(XML_ID) for person in root.iter("{*}person")}
    speakers = [who.removeprefix("#") for utterance in root.iter("{*}u") if (who := utterance.get("who"))]
    assert set(speakers) <= people
    assert len(speakers) == sum(bool(row.speaker_id) for row in rows_of(record))


def test_the_counts_of_the_header_are_those_of_the_text_and_of_the_table(record: Record) -> None:
    root = component(record)
    measures = {measure.get("unit"): int(measure.get("quantity", "")) for measure in root.iter("{*}measure")}
    spoken = list(rows(record))
    assert measures == {"speeches": len(spoken), "words": sum(row.words for row in spoken)}
    said = [_said(utterance) for utterance in root.iter("{*}u")]
    assert [len(re.findall(r"\S*\w\S*", words)) for words in said if re.search(r"\w", words)] == [
        row.words for row in spoken
    ]
    text = root.find("{*}text")
    assert text is not None
    found = {usage.get("gi"): int(usage.get("occurs", "")) for usage in root.iter("{*}tagUsage")}
    assert found == Counter(name(element) for element in text.iter("*"))


def _said(utterance: etree._Element) -> str:
    """The words of the segments, without those of the comments in them."""
    return " ".join("".join(map(str, segment.xpath("text()"))) for segment in utterance.iter("{*}seg"))


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (
            "<sp who='#a'><speaker>A.</speaker><p>Yes.</p><p>No.</p></sp>",
            '<note type="speaker">A.</note><u who="#a" ana="#regular"><seg>Yes.</seg><seg>No.</seg></u>',
        ),
        (
            "<p><said direct='false' who='#a'>He agreed.</said> Tea.</p>",
            '<u who="#a" ana="#regular" n="reported"><seg>He agreed.</seg></u><note type="narrative">Tea.</note>',
        ),
        (
            "<p>Tea <note n='2'>Green.</note>came.</p>",
            '<note type="narrative">Tea came.</note><note n="2">Green.</note>',
        ),
        ("<stage>[Laughter]</stage>", '<vocal type="laughter"><desc>[Laughter]</desc></vocal>'),
        (
            "<stage>(He leaves the room.)</stage>",
            '<incident type="leaving"><desc>(He leaves the room.)</desc></incident>',
        ),
        ("<stage>[thinks]</stage>", '<incident type="action"><desc>[thinks]</desc></incident>'),
        ("<gap reason='illegible'><desc>[?]</desc></gap>", '<gap reason="inaudible"><desc>[?]</desc></gap>'),
        ("<ellipsis><metamark>[…]</metamark></ellipsis>", '<gap reason="editorial"><desc>[…]</desc></gap>'),
        ("<pb n='2'/>", '<pb n="2"/>'),
    ],
)
def test_writes(body: str, written: str) -> None:
    assert body_of(body) == written


def people_of(people: str, body: str = "<p>Tea.</p>", publisher: str = "") -> etree._Element:
    """The `particDesc` of a record with these people."""
    header = (
        f"<teiHeader><fileDesc><publicationStmt>{publisher}</publicationStmt></fileDesc><profileDesc><particDesc>"
        f"<listPerson>{people}</listPerson></particDesc></profileDesc></teiHeader>"
    )
    tei = parse(f"<TEI>{header}<text><body>{body}</body></text></TEI>".encode(), "test.xml")
    found = etree.fromstring(export(tei, "parlamint")).find(".//{*}particDesc")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("identifier", "form", "parts"),
    [
        ("oak", "Ann Oak", {"forename": "Ann", "surname": "Oak"}),
        ("oak", "Mr. A. B. Oak", {"roleName": "Mr.", "forename": "A. B.", "surname": "Oak"}),
        ("oak", "<roleName>Minister</roleName> Ann Oak", {"roleName": "Minister", "forename": "Ann", "surname": "Oak"}),
        ("oak", "OAK A. B.", {"forename": "A. B.", "surname": "OAK"}),
        ("choe", "Choe Minsik", {"forename": "Minsik", "surname": "Choe"}),
        ("eiche", "Bundesminister Eiche", {"term": "Bundesminister Eiche"}),
        ("chene", "M. Chêne", {"term": "M. Chêne"}),
        ("oak", "Oak", {"term": "Oak"}),
        ("minister", "<roleName>the Minister</roleName>", {"term": "the Minister"}),
    ],
)
def test_a_name_has_surname_and_forename_or_is_a_term(identifier: str, form: str, parts: dict[str, str]) -> None:
    people = people_of(f"<person xml:id='{identifier}'><persName>{form}</persName></person>")
    (called,) = people.iter("{*}persName")
    assert {name(part): part.text for part in called} == parts


def orgs_of(described: etree._Element) -> dict[str | None, str]:
    return {org.get("role"): "".join(org.itertext()).strip() for org in described.iter("{*}org")}


def test_sides_are_delegations_and_their_people_members() -> None:
    people = people_of(
        "<person xml:id='oak'><persName>Oak</persName><affiliation>Harbour</affiliation>"
        "<idno type='wikidata'>Q42</idno></person>",
        publisher="<publisher>An Archive</publisher>",
    )
    assert orgs_of(people) == {"delegation": "Harbour"}
    (member,) = people.iter("{*}affiliation")
    assert (member.get("role"), member.get("ref")) == ("member", "#org.1")
    (number,) = people.iter("{*}idno")
    assert (number.text, number.get("type")) == ("https://www.wikidata.org/entity/Q42", "URI")


def test_where_no_side_is_known_the_publisher_is_the_organisation() -> None:
    people = people_of("<person xml:id='oak'/>", publisher="<publisher>An Archive</publisher>")
    assert orgs_of(people) == {"institution": "An Archive"}
    assert orgs_of(people_of("<person xml:id='oak'/>")) == {"institution": "unknown"}


def test_a_record_without_address_is_named_by_its_file_and_one_without_licence_says_so() -> None:
    tei = parse(b"<TEI><text><body><p>Tea.</p></body></text></TEI>", "test.xml")
    root = etree.fromstring(export(tei, "parlamint", name="an archive/12"))
    assert {number.text for number in root.iter("{*}idno")} == {"an%20archive/12.parlamint.xml"}
    assert [licence.text for licence in root.iter("{*}licence")] == ["http://rightsstatements.org/vocab/CNE/1.0/"]
    assert {date.text for date in root.iter("{*}date")} == {"Of the conversation: unknown", "unknown"}


def test_no_person_has_the_identifier_of_the_file() -> None:
    text = "<text><body><sp who='#r12'><p>Yes.</p></sp><sp who='#org.1'><p>No.</p></sp></body></text>"
    root = etree.fromstring(export(parse(f"<TEI>{text}</TEI>".encode(), "12.xml"), "parlamint"))
    ids = [element.get(XML_ID) for element in root.iter("*") if element.get(XML_ID)]
    assert len(ids) == len(set(ids))


def test_who_speaks_together_is_a_group() -> None:
    people = people_of("<person xml:id='a'/><person xml:id='b'/>", "<sp who='#a #b'><p>Yes.</p></sp>")
    assert [person.get(XML_ID) for person in people.iter("{*}person")] == ["a", "b", "a_b"]


def test_who_has_the_chair_is_told() -> None:
    person = "<person xml:id='oak' role='chair'><persName>Ann Oak</persName></person>"
    header = (
        f"<teiHeader><profileDesc><particDesc><listPerson>{person}</listPerson></particDesc></profileDesc></teiHeader>"
    )
    tei = parse(f"<TEI>{header}<text><body><sp who='#oak'><p>Order.</p></sp></body></text></TEI>".encode(), "test.xml")
    root = etree.fromstring(export(tei, "parlamint"))
    assert [utterance.get("ana") for utterance in root.iter("{*}u")] == ["#chair"]
    assert [part.text for part in root.find(".//{*}persName")] == ["Ann", "Oak"]  # type: ignore[union-attr]
