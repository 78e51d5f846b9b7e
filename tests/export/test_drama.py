"""The profile of DraCor: what the documentation and the Schematron of its version 1.6 ask, and who says how much."""

import re

import pytest
from lxml import etree

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import rows
from tei_memcon.tei.parse import parse

XML = "{http://www.w3.org/XML/1998/namespace}"
PLAY_ID = re.compile(r"[a-z]+[0-9]{6}")
PERSON_ID = re.compile(r"[a-z]([-_a-z0-9]*[a-z0-9])?")
ATTRIBUTES = {  # what dracor.odd leaves these elements; it takes the rest of TEI's attributes away
    "TEI": {"type", f"{XML}id", f"{XML}lang"},
    "person": {f"{XML}id", "sex"},
    "sp": {"who"},
    "div": {"type"},
    "pb": {"n"},
    "title": {"type"},
    "bibl": {"type"},
    "idno": {"type"},
    "ref": {"target"},
    "licence": {"target"},
    "persName": {"type"},
    "personGrp": {f"{XML}id", "sex"},
    "name": {"type"},
    "event": {"type", "when", "notBefore", "notAfter"},
}


def play(record: Record) -> etree._Element:
    return etree.fromstring(export(record.root, "drama", name=record.name))


def play_of(body: str) -> etree._Element:
    tei = parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml")
    return etree.fromstring(export(tei, "drama"))


def spoken(speech: etree._Element) -> str:
    """What the API of DraCor counts: the paragraphs of a speech without stage directions and notes."""
    path = ".//text()[not(ancestor::*[local-name() = 'stage' or local-name() = 'note'])]"
    paragraphs = ["".join(map(str, paragraph.xpath(path))) for paragraph in speech.findall("{*}p")]
    return " ".join(" ".join(paragraphs).split())


def test_a_play_has_what_dracor_asks(record: Record) -> None:
    root = play(record)
    assert root.get("type") == "dracor"
    assert PLAY_ID.fullmatch(root.get(f"{XML}id", ""))
    assert re.fullmatch("[a-z]{2,3}(-.+)?", root.get(f"{XML}lang", ""))
    assert [title.get("type") for title in root.iterfind(".//{*}titleStmt/{*}title")] in ([None], [None, "sub"])
    people = root.findall(".//{*}profileDesc/{*}particDesc/{*}listPerson/{*}person")
    assert people
    assert all(PERSON_ID.fullmatch(person.get(f"{XML}id", "")) and person.get("sex") for person in people)
    assert {pointer for speech in root.iter("{*}sp") for pointer in speech.get("who", "").split()} <= {
        f"#{person.get(f'{XML}id')}" for person in people
    }
    assert {div.get("type") for div in root.iter("{*}div")} == {"scene"}


def test_the_sources_stand_side_by_side_and_the_day_with_them(record: Record) -> None:
    described = play(record).find(".//{*}sourceDesc")
    assert described is not None
    kinds = [part.get("type") or etree.QName(part).localname for part in described]
    assert kinds in (
        [*digital, "originalSource", *day] for digital in ([], ["digitalSource"]) for day in ([], ["listEvent"])
    )
    for digital in described.iterfind("{*}bibl[@type='digitalSource']"):
        assert [etree.QName(part).localname for part in digital] == ["ref", "availability"]
        assert digital[0].get("target", "").startswith("http")
    assert {event.get("type") for event in described.iter("{*}event")} <= {"written"}


def test_no_element_that_has_words_is_empty(record: Record) -> None:
    """As DraCor's Schematron asks; ``desc`` of an event may be empty, page breaks are."""
    for element in play(record).iter("*"):
        name = etree.QName(element).localname
        assert name in ("desc", "pb") or len(element) or (element.text or "").strip(), name


def test_elements_have_only_the_attributes_that_the_profile_leaves_them(record: Record) -> None:
    for element in play(record).iter("*"):
        name = str(element.tag).rpartition("}")[2]
        assert set(map(str, element.attrib)) <= ATTRIBUTES.get(name, set()), name


def test_everybody_says_as_many_words_as_in_the_table(record: Record) -> None:
    read_back = [len(re.findall(r"\S*\w\S*", spoken(speech))) for speech in play(record).iter("{*}sp")]
    assert [count for count in read_back if count] == [row.words for row in rows(record)]


@pytest.mark.parametrize(
    ("body", "scene"),
    [
        ("<sp who='#a'><speaker>A.</speaker><p>Yes.</p></sp>", "<sp><speaker>A.</speaker><p>Yes.</p></sp>"),
        ("<sp><p>Yes.</p><stage>[Laughter]</stage></sp>", "<sp><p>Yes.</p><stage>[Laughter]</stage></sp>"),
        ("<p><said who='#a'>He agreed.</said> Tea.</p>", "<sp><p>He agreed.</p></sp><stage>Tea.</stage>"),
        ("<p>They met.</p>", "<stage>They met.</stage>"),
        ("<pb n='2'/><p>Tea.</p>", '<pb n="2"/><stage>Tea.</stage>'),
        ("<list><item>One</item><item>Two</item></list>", "<stage>One</stage><stage>Two</stage>"),
        ("<sp><p>a<note n='1'>N.</note>b</p></sp>", "<sp><p>a<note>N.</note> b</p></sp>"),
        ("<sp><p>a <gap><desc>[one line]</desc></gap></p></sp>", "<sp><p>a <stage>[one line]</stage></p></sp>"),
        ("<sp><p>a <supplied>[b]</supplied></p></sp>", "<sp><p>a [b]</p></sp>"),
    ],
)
def test_writes(body: str, scene: str) -> None:
    (written,) = play_of(body).iter("{*}div")
    text = re.sub(r' xmlns="[^"]*"| who="[^"]*"', "", etree.tostring(written, encoding="unicode", with_tail=False))
    assert re.sub(r">\s+<", "><", text) == f'<div type="scene">{scene}</div>'


def test_what_stands_behind_a_division_is_a_scene_of_its_own() -> None:
    scenes = play_of("<div><p>One.</p><div><head>Oil</head><p>Two.</p></div><p>Three.</p></div>").findall(".//{*}div")
    assert ["".join(scene.itertext()).split() for scene in scenes] == [["One."], ["Oil", "Two."], ["Three."]]


def test_identifiers_fit_and_stay_apart() -> None:
    said = "<sp who='#{}'><p>Words.</p></sp>"
    root = play_of("".join(said.format(who) for who in ("P_Oak", "p-oak", "12", "Élan")))
    ids = [person.get(f"{XML}id") for person in root.iter("{*}person")]
    assert ids == ["p-oak", "p-oak-2", "p-12", "elan"]
    assert [speech.get("who") for speech in root.iter("{*}sp")] == [f"#{one}" for one in ids]


def test_people_have_every_form_of_their_names_and_their_number() -> None:
    names = "<persName>A. Oak</persName><persName>Oak</persName>"
    person = f"<person xml:id='oak'>{names}<idno type='wikidata'>Q42</idno></person>"
    header = (
        f"<teiHeader><profileDesc><particDesc><listPerson>{person}</listPerson></particDesc></profileDesc></teiHeader>"
    )
    tei = parse(f"<TEI>{header}<text><body><p>Tea.</p></body></text></TEI>".encode(), "test.xml")
    (written,) = etree.fromstring(export(tei, "drama")).iter("{*}person")
    assert [(part.text, part.get("type")) for part in written] == [
        ("A. Oak", None),
        ("Oak", "variant"),
        ("Q42", "wikidata"),
    ]


def test_a_licence_has_its_name_and_address() -> None:
    licence = "<availability><licence target='https://example.org/free'>Free for all</licence></availability>"
    address = "<idno type='uri'>https://example.org/1</idno>"
    header = f"<teiHeader><fileDesc><publicationStmt>{address}{licence}</publicationStmt></fileDesc></teiHeader>"
    tei = parse(f"<TEI>{header}<text><body><p>Tea.</p></body></text></TEI>".encode(), "test.xml")
    root = etree.fromstring(export(tei, "drama"))
    assert [(one.text, one.get("target")) for one in root.iter("{*}licence")] == [
        ("Free for all", "https://example.org/free")
    ] * 2


def test_a_group_is_a_group_and_numbers_of_wikidata_are_bare() -> None:
    group = "<personGrp xml:id='all'><name>All ministers</name></personGrp>"
    number = "<idno type='wikidata'>http://www.wikidata.org/entity/Q42</idno>"
    person = f"<person xml:id='oak'><persName>Oak</persName>{number}</person>"
    header = f"<profileDesc><particDesc><listPerson>{person}{group}</listPerson></particDesc></profileDesc>"
    text = "<text><body><sp who='#all'><p>Yes.</p></sp></body></text>"
    root = etree.fromstring(export(parse(f"<TEI><teiHeader>{header}</teiHeader>{text}</TEI>".encode(), "a"), "drama"))
    assert [(etree.QName(one).localname, one[0].text) for one in root.find(".//{*}listPerson")] == [  # type: ignore[union-attr]
        ("person", "Oak"),
        ("personGrp", "All ministers"),
    ]
    assert [number.text for number in root.iterfind(".//{*}person/{*}idno")] == ["Q42"]
