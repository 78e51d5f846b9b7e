"""One record from source to TEI: what `convert` returns, and that it never returns what fails a check."""

import contextlib
from pathlib import Path

import pytest
from lxml import etree

from tei_memcon import convert as module
from tei_memcon.convert import convert
from tei_memcon.errors import ExpectedError, RefusedError, SelfCheckError
from tei_memcon.model import Document
from tei_memcon.people.personography import Entry, Personography
from tei_memcon.source import Source
from tei_memcon.tei.parse import parse
from tei_memcon.tei.write import write
from tei_memcon.validate import validate

RECORD = """68. Memorandum of Conversation1

Geneva, May 4, 1961.

Alder: I am glad.2

Birch: So am I. < & > ]]> "quoted"

Alder: Good.

Birch: Yes.

  1. Source: Department of State, Lot 1. Secret; Nodis.
  2. Not printed.
"""


def source(text: str = RECORD) -> Source:
    return Source.from_text(text, "a & b.txt")


def test_the_tree_is_that_of_the_bytes() -> None:
    conversion = convert(source())
    parsed = etree.fromstring(conversion.xml)
    assert etree.tostring(parsed, method="c14n") == etree.tostring(conversion.root, method="c14n")


def test_the_sums_of_the_ledger_are_the_length_of_the_source() -> None:
    conversion = convert(source())
    ledger = conversion.ledger
    assert ledger.characters == len(RECORD)
    assert ledger.printed + sum(ledger.markup.values()) + ledger.white_space == ledger.characters
    assert ledger.markup == {"note mark": 2, "note number": 4}


def test_the_result_is_valid_with_no_warning_but_of_what_the_record_prints() -> None:
    found = validate(parse(convert(source()).xml, "a.xml"))
    assert {finding.message.partition(";")[0] for finding in found} == {
        "“< & > ]]” is closed and was never opened",
        "“< & > ]” is closed and was never opened",
    }


@pytest.mark.parametrize("schemas", ["../schemas", "https://example.org/s?a=b&c=d", 'a"b<c>', "x?>y"])
def test_the_schemas_are_where_the_user_says(schemas: str) -> None:
    xml = convert(source(), schemas=schemas).xml
    etree.fromstring(xml)
    if schemas == "../schemas":
        assert b'<?xml-model href="../schemas/tei_memcon.rng"' in xml


def test_no_clock_is_read() -> None:
    assert b"<revisionDesc>" not in convert(source()).xml
    assert b'<change when="2024-02-01" who="#tei-memcon">' in convert(source(), date="2024-02-01").xml


def test_what_xml_escapes_is_printed_as_it_stands() -> None:
    assert 'So am I. &lt; &amp; &gt; ]]&gt; "quoted"' in convert(source()).xml.decode().replace("&quot;", '"')


def test_the_name_of_the_source_and_its_hash_stand_in_the_header() -> None:
    xml = convert(source()).xml.decode()
    assert '<idno type="filename">a &amp; b.txt</idno>' in xml
    assert f'<idno type="sha256">{source().sha256}</idno>' in xml


def test_the_identifiers_of_a_personography_are_used_everywhere() -> None:
    people = Personography((Entry("p_AJ1", ("Alder, John",), {"viaf": "7"}),))
    xml = convert(source(), personography=people).xml.decode()
    assert '<sp who="#p_AJ1">' in xml
    assert '<person xml:id="p_AJ1">' in xml
    assert '<idno type="viaf">7</idno>' in xml
    assert '<persName ref="#p_AJ1">Alder</persName>' in xml


def test_a_record_that_no_reader_takes_is_refused() -> None:
    with pytest.raises(RefusedError):
        convert(source("Dear diary\n\nIt rained."))


@pytest.mark.parametrize("what", ["lost", "changed", "invalid", "malformed"])
def test_a_result_that_fails_a_check_is_not_returned(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    original = write

    def faulty(document: Document, schemas: str, date: str | None) -> bytes:
        xml = original(document, schemas, date)
        change = {
            "lost": (b"I am glad.", b""),
            "changed": (b"glad", b"sad"),
            "invalid": (b"<speaker>", b'<speaker rend="x" foo="y">'),
            "malformed": (b"</TEI>", b""),
        }[what]
        assert change[0] in xml
        return xml.replace(*change)

    monkeypatch.setattr(module, "write", faulty)
    with pytest.raises(SelfCheckError, match="please report this as a bug"):
        convert(source())


def test_elements_nested_too_deep_are_a_failed_check_not_a_crash() -> None:
    conversion = convert(source())
    deep = conversion.xml.replace(b"<p>", b"<p>" + b"<seg>" * 300, 1).replace(b"</p>", b"</seg>" * 300 + b"</p>", 1)
    with pytest.raises(SelfCheckError):
        module.check(conversion.document, deep)


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.glob("readers/*/*.txt")), ids=lambda path: path.stem)
def test_every_cut_of_a_record_is_refused_or_converted(path: Path) -> None:
    text = path.read_bytes().decode()
    for end in range(0, len(text), max(1, len(text) // 25)):
        try:
            conversion = convert(Source.from_text(text[:end], "cut.txt"))
        except ExpectedError:
            continue
        assert conversion.ledger.characters == end


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.glob("readers/*/*.txt")), ids=lambda path: path.stem)
def test_every_record_without_one_of_its_lines_is_refused_or_converted(path: Path) -> None:
    lines = path.read_bytes().decode().split("\n")
    for i in range(len(lines)):
        text = "\n".join([*lines[:i], *lines[i + 1 :]])
        with contextlib.suppress(ExpectedError):
            convert(Source.from_text(text, "cut.txt"))


def test_the_number_of_an_item_that_heads_others_stays() -> None:
    record = (
        "68. Memorandum of Conversation\n\nPARTICIPANTS\n\n(1) Alder\n  • Oak\n  • Fir\n\nAlder said that it was so.\n"
    )
    conversion = convert(Source.from_text(record))
    heads = [element.text for element in conversion.root.iter("{http://www.tei-c.org/ns/1.0}head")]
    assert heads[-1] == "(1) Alder"


def test_a_text_that_merely_begins_with_the_is_no_frus_document() -> None:
    report = "The President spoke to the press about fish.\n\nWashington, May 3, 1972.\n\nHe said that fish was good.\n"
    with pytest.raises(RefusedError, match="does not begin with a head"):
        convert(Source.from_text(report))
