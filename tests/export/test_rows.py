import copy
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.export import export, export_all
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import Row, rows
from tei_memcon.tei.parse import parse

SENTINEL = "Unsaid"
UNSAID = ("note", "stage", "speaker", "fw", "ellipsis", "metamark", "gap", "desc", "label")


def rows_of(body: str) -> list[Row]:
    tei = parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml")
    return list(rows(Record("test", tei.root)))


def texts_of(body: str) -> list[str]:
    return [row.text for row in rows_of(body)]


def test_nothing_that_nobody_said_is_exported_as_speech(record: Record) -> None:
    root = copy.deepcopy(record.root)
    before = [row.text for row in rows(Record("", root))]
    for element in root.iter(*(f"{{*}}{name}" for name in UNSAID)):
        element.text = f"{SENTINEL}{element.text or ''}"
    assert [row.text for row in rows(Record("", root))] == before


def test_the_sentinel_of_the_test_above_would_be_seen() -> None:
    assert texts_of(f"<sp><p>{SENTINEL}</p></sp>") == [SENTINEL]


def test_both_tables_have_the_same_rows(record: Record) -> None:
    table = list(csv.DictReader(io.StringIO(export(record.root, "csv").decode("utf-8-sig"), newline="")))
    lines = [json.loads(line) for line in export(record.root, "jsonl").decode().split("\n")[:-1]]
    as_text = [{key: "" if value is None else str(value) for key, value in line.items()} for line in lines]
    assert table == as_text


def test_a_table_of_two_records_has_one_line_of_columns(everything: Record) -> None:
    one = export_all([everything], "csv").decode("utf-8-sig")
    two = export_all([everything, everything], "csv").decode("utf-8-sig")
    assert two == one + one.partition("\r\n")[2]


@pytest.mark.parametrize(
    ("tei", "texts"),
    [
        ("<sp><p>One.</p><p>Two.</p></sp>", ["One.\nTwo."]),
        ("<sp><p>about<note n='2'>Who?</note>Bob</p></sp>", ["about Bob"]),
        ("<sp><p>publicly.<note n='2'>Where?</note></p></sp>", ["publicly."]),
        ("<sp><p>par<pb n='2' break='no'/>ticipation</p></sp>", ["participation"]),
        ("<sp><p>a <supplied>[very]</supplied> old</p></sp>", ["a [very] old"]),
        ("<sp><p>He left. <seg type='portion-marking'>(S)</seg></p></sp>", ["He left."]),
        ("<sp><p>again<ref type='noteMark' target='#a'>2</ref>.</p></sp>", ["again."]),
        ("<sp><p>see <ref target='#a'>Tab A</ref>.</p></sp>", ["see Tab A."]),
        ("<sp><p>a <gap><desc>[withheld]</desc></gap> b</p></sp>", ["a b"]),
        ("<sp><p>x</p><stage>[Laughter]</stage></sp>", ["x"]),
        ("<sp><speaker>A</speaker><p><gap><desc>[illegible]</desc></gap></p></sp>", []),
        ("<sp><p>He: <said>Yes.</said></p></sp>", ["He: Yes."]),
        ("<p><said direct='false'>One.</said> Tea. <said direct='false'>Two.</said></p>", ["One.", "Two."]),
        ("<list><item><label>—</label><said direct='false'>First</said> (aside)</item></list>", ["First"]),
        ("<p>Narration.</p>", []),
    ],
)
def test_says(tei: str, texts: list[str]) -> None:
    assert texts_of(tei) == texts


@pytest.mark.parametrize(
    ("tei", "page"),
    [
        ("<sp><p>a<pb n='2'/></p></sp>", None),
        ("<pb n='2'/><sp><p>a<pb n='3'/>b</p></sp>", "2"),
        ("<pb n='2'/><sp><speaker>A</speaker><p><pb n='3'/>b</p></sp>", "3"),
        ("<pb n='2'/><p><said><pb n='3'/>b</said></p>", "3"),
        ("<pb n='2'/><p>x <said>y <pb n='3'/>b</said></p>", "2"),
        ("<pb n='2'/><p><said><note n='1'/> y <pb n='3'/>b</said></p>", "2"),
        ("<pb n='2'/><pb/><p><said>b</said></p>", "2"),
    ],
)
def test_page_is_that_of_the_first_word(tei: str, page: str | None) -> None:
    assert [row.page for row in rows_of(tei)] == [page]


def test_speaker_is_known_by_name_else_by_label_else_by_identifier() -> None:
    person = "<person xml:id='bush'><persName>G.  Bush</persName><persName>George Bush</persName></person>"
    body = (
        "<sp who='#bush'><speaker>B.:</speaker><p>x</p></sp><sp who='#b'><speaker>B.:</speaker><p>x</p></sp>"
        "<sp><speaker>B.:</speaker><p>x</p></sp><p><said who='#c'>x</said></p>"
        "<sp who='#bush p.xml#c'><p>x</p></sp><sp><p>x</p></sp>"
    )
    tei = f"<TEI><particDesc>{person}</particDesc><text>{body}</text></TEI>"
    found = [(row.speaker_id, row.speaker_name) for row in rows(Record("", parse(tei.encode(), "test.xml").root))]
    assert found == [
        ("bush", "G. Bush"),
        ("b", "B.:"),
        (None, "B.:"),
        ("c", "c"),
        ("bush c", "G. Bush; c"),
        (None, None),
    ]


def test_words_are_what_stands_between_spaces_and_has_a_letter_or_digit() -> None:
    assert [row.words for row in rows_of("<sp><p>The U.S. - i.e. we - paid 1½ million…  … 好</p></sp>")] == [8]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(&quot;http://example.org&quot;)"])
def test_a_formula_is_not_altered(formula: str) -> None:
    tei = parse(f"<TEI><text><sp><p>{formula}</p></sp></text></TEI>".encode(), "test.xml")
    (row,) = csv.DictReader(io.StringIO(export(tei, "csv").decode("utf-8-sig")))
    assert row["text"] == formula.replace("&quot;", '"')


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_text_survives_both_tables(words: str) -> None:
    root = etree.Element("TEI")
    etree.SubElement(etree.SubElement(etree.SubElement(root, "text"), "sp"), "p").text = f"a{words}z"
    said = [" ".join(f"a{words}z".split(" "))]
    said = [" ".join(filter(None, text.split(" "))) for text in said]
    assert [
        row["text"] for row in csv.DictReader(io.StringIO(export(root, "csv").decode("utf-8-sig"), newline=""))
    ] == said
    assert [json.loads(line)["text"] for line in export(root, "jsonl").decode().split("\n")[:-1]] == said
