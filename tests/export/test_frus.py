"""The dialect of the Office of the Historian: its elements, their order, and nothing of the words lost."""

import re

import pytest
from lxml import etree

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import end_notes, texts
from tei_memcon.tei.parse import parse

XML = "{http://www.w3.org/XML/1998/namespace}"
ELEMENTS = set(  # those that frus.rnc has, as far as running text needs them
    "text body div attachment head opener dateline closer signed list item p persName placeName date hi note pb ref "
    "table row cell quote title gloss".split()
)
ABOVE, BELOW, ANYWHERE = {"head", "opener", "dateline"}, {"closer", "attachment"}, {"pb", "note"}


def name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def document(record: Record) -> etree._Element:
    found = etree.fromstring(export(record.root, "frus", name=record.name)).find(".//{*}div")
    assert found is not None
    return found


def document_of(body: str) -> str:
    """What the document holds, without indentation."""
    tei = parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml")
    found = document(Record("test", tei.root))
    text = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in found)
    return re.sub(r">\s+<", "><", re.sub(r' xmlns(:\w+)?="[^"]*"', "", text))


def _page(number: int) -> str:
    return f'<pb n="{number}" xml:id="pg_{number}"/>'


def test_only_elements_of_the_dialect_are_there(record: Record) -> None:
    assert {name(element) for element in document(record).iter("*")} <= ELEMENTS


def test_heads_are_above_the_paragraphs_and_closers_below(record: Record) -> None:
    for division in document(record).iter("{*}div", "{http://history.state.gov/frus/ns/1.0}attachment"):
        names = [name(child) for child in division if name(child) not in ANYWHERE]
        ranks = [0 if one in ABOVE else 2 if one in BELOW else 1 for one in names]
        assert ranks == sorted(ranks)
        assert 1 in ranks


def test_notes_and_pages_are_named_as_the_editors_name_them(record: Record) -> None:
    found = document(record)
    ids = [element.get(f"{XML}id", "") for element in found.iter("*") if element.get(f"{XML}id")]
    assert len(ids) == len(set(ids))
    notes = [note.get(f"{XML}id", "") for note in found.iter("{*}note")]
    assert all(re.fullmatch(r"d[0-9A-Za-z]+fn[0-9a-zx]+", identifier) for identifier in notes)
    assert len(notes) == len(end_notes(record.root))
    pages = [pb.get("n") for text in texts(record.root) for pb in text.iter("{*}pb") if pb.get("n")]
    assert [pb.get("n") for pb in found.iter("{*}pb")] == pages


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (
            "<sp who='#oak'><speaker>Oak:</speaker><p>Yes.</p><p>No.</p></sp>",
            '<p><persName corresp="#oak">Oak:</persName> Yes.</p><p>No.</p>',
        ),
        ("<sp who='#a #b'><speaker>ALL.</speaker><p>Yes.</p></sp>", '<p><hi rend="italic">ALL.</hi> Yes.</p>'),
        ("<sp><speaker/><p>Yes.</p></sp>", "<p>Yes.</p>"),
        ("<p><said who='#a'>He agreed.</said> Tea.</p>", "<p>He agreed. Tea.</p>"),
        ("<p>a <gap><desc>[one line]</desc></gap> b</p>", "<p>a [one line] b</p>"),
        ("<ellipsis><metamark>[…]</metamark></ellipsis>", "<p>[…]</p>"),
        ("<p>a <choice><sic>teh</sic><corr>the</corr></choice></p>", "<p>a teh</p>"),
        ("<p>no <lb type='rejoined'/>single</p>", "<p>no single</p>"),
        ("<p>par<pb n='2' break='no'/>ty</p>", '<p>par<pb n="2" xml:id="pg_2"/>ty</p>'),
        ("<p>a<note n='2' xml:id='fn2'>N.</note></p>", '<p>a<note n="2" xml:id="d1fn2">N.</note></p>'),
        (
            "<p>a<note n='2' xml:id='fn2'>N.</note> b<ref type='noteMark' target='#fn2'>2</ref></p>",
            '<p>a<note n="2" xml:id="d1fn2">N.</note> b<ref target="#d1fn2">2</ref></p>',
        ),
        (
            "<p>a<note n='2'>N.</note> b<note n='2'>M.</note></p>",
            '<p>a<note n="2" xml:id="d1fn2">N.</note> b<note n="2" xml:id="d1fnx2">M.</note></p>',
        ),
        ("<head>Memo</head><p>a</p><head>Oil</head>", '<head>Memo</head><p>a</p><p rend="sectiontitleital">Oil</p>'),
        ("<head>Memo</head><head type='sub'>Oil</head><p>a</p>", '<head>Memo</head><p rend="center">Oil</p><p>a</p>'),
        (
            "<head>Memo</head><head type='sub'>Oil</head><dateline>Paris</dateline><p>a</p>",
            "<head>Memo</head><head>Oil</head><dateline>Paris</dateline><p>a</p>",
        ),
        (
            "<fw>SECRET</fw><head>Memo</head><p>a</p><fw>SECRET</fw>",
            "<opener>SECRET</opener><head>Memo</head><p>a</p><p>SECRET</p>",
        ),
        ("<p><pb n='2'/>a <pb n='3'/>b<pb n='4'/></p>", _page(2) + "<p>a " + _page(3) + " b</p>" + _page(4)),
        ("<list><item><pb n='2'/>a</item></list>", "<list>" + _page(2) + "<item>a</item></list>"),
        (
            "<sp who='#oak'><speaker>Mr. <persName ref='#p_O'>Oak</persName>:</speaker><p>Yes.</p></sp>",
            '<p>Mr. <persName corresp="#p_O">Oak</persName>: Yes.</p>',
        ),
        (
            "<sp who='#p_O'><speaker>Chair:</speaker><p>Is <persName ref='#p_O'>Oak</persName> in?</p></sp>",
            '<p>Chair: Is <persName corresp="#p_O">Oak</persName> in?</p>',
        ),
        ("<p>a<persName ref='#p_O'/></p>", "<p>a</p>"),
        ("<p>a</p><closer><signed>OAK</signed></closer>", "<p>a</p><closer><signed>OAK</signed></closer>"),
        ("<closer><signed>OAK</signed></closer><p>a</p>", '<p rend="right">OAK</p><p>a</p>'),
        ("<p><persName ref='p.xml#oak'>Oak</persName></p>", '<p><persName corresp="#oak">Oak</persName></p>'),
        ("<list rend='dash'><item><label>—</label>One</item></list>", "<list><item>—One</item></list>"),
        ("<p>a</p><note place='inline'>[Tape 2]</note><p>b</p>", "<p>a</p><p>[Tape 2]</p><p>b</p>"),
        (
            "<list><item>a</item><note place='inline'>[sic]</note></list>",
            "<list><item>a</item><item>[sic]</item></list>",
        ),
        ("<list type='place'><item>Paris</item></list>", '<list type="simple"><item>Paris</item></list>'),
        ("<p>a</p><div type='attachment'><p>b</p></div>", "<p>a</p><frus:attachment><p>b</p></frus:attachment>"),
    ],
)
def test_writes(body: str, written: str) -> None:
    assert document_of(body) == written


def test_a_source_note_without_mark_stands_above_the_head() -> None:
    assert document_of("<head>Memo<note type='source'>An archive</note></head><p>a</p>") == (
        '<note rend="inline" type="source">An archive</note><head>Memo</head><p>a</p>'
    )


@pytest.mark.parametrize(("file", "number"), [("frus1/d61", "61"), ("1984-01-18-d68", "68"), ("record61", None)])
def test_a_document_without_number_has_that_of_its_file(file: str, number: str | None) -> None:
    tei = parse(b"<TEI><text><body><p>a</p></body></text></TEI>", "test.xml")
    found = document(Record(file, tei.root))
    assert (found.get("n"), found.get(f"{XML}id")) == (number, f"d{number or 1}")


def test_the_header_says_what_the_historian_asks_of_a_volume_as_far_as_it_is_known(record: Record) -> None:
    header = etree.fromstring(export(record.root, "frus", name=record.name)).find("{*}teiHeader/{*}fileDesc")
    assert header is not None
    assert [name(part) for part in header] == ["titleStmt", "publicationStmt", "sourceDesc"]
    titles = [title.get("type") for title in header.iterfind("{*}titleStmt/{*}title")]
    assert titles in (["complete"], ["complete", "series"])
    assert {number.get("type") for number in header.iterfind("{*}publicationStmt/{*}idno")} <= {"frus"}
    assert {date.get("type") for date in header.iterfind("{*}publicationStmt/{*}date")} <= {"content-date"}


def test_spaces_stand_on_both_sides_of_a_page_or_on_none(record: Record) -> None:
    """As the Historian's Schematron asks; also no page is the first or last of a paragraph, and none is empty."""
    for page in document(record).iter("{*}pb"):
        parent, before = page.getparent(), page.getprevious()
        assert parent is not None
        words = (parent.text if before is None else before.tail) or ""
        if name(parent) in ("p", "item", "head") and words and page.tail:
            assert words[-1].isspace() == page.tail[0].isspace()
        assert name(parent) not in ("p", "item") or words.strip() or before is not None
    for one in document(record).iter("{*}p", "{*}persName", "{*}placeName"):
        assert len(one) or (one.text or "").strip()


def test_a_space_stands_between_two_notes() -> None:
    tei = parse(b"<TEI><text><body><p>a<note n='1'>N.</note><note n='2'>M.</note></p></body></text></TEI>", "test.xml")
    assert b'N.</note> <note n="2"' in export(tei, "frus")
