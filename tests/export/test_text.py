import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.tei.parse import parse, parse_file

WORDS = re.compile(r"\w+|[^\w\s]")


def text_of(body: str) -> str:
    return export(parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml"), "text").decode()


def test_equals_the_body_of_the_source_word_for_word(source: Path) -> None:
    exported = WORDS.findall(export(parse_file(source.with_suffix(".xml")), "text").decode())
    received = WORDS.findall(source.read_bytes().decode())
    assert exported == received[-len(exported) :]
    assert len(exported) > 1000


def test_leaves_out_only_the_catalogue_lines_before_the_text() -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    begins = {
        file.stem: export(parse_file(file), "text").decode().split("\n")[0] for file in sorted(corpus.glob("*/*.xml"))
    }
    assert begins["1984-01-18-d68"] == "68. Memorandum of Conversation1"
    assert begins["118944"].startswith("REPORT ON THE BASIC CONTENTS")


@pytest.mark.parametrize(
    ("tei", "text"),
    [
        ("<p>that is <pb n='214'/>why</p>", "that is [Page 214]why"),
        ("<p>par<pb n='986' break='no'/>ticipation</p>", "par[Page 986]ticipation"),
        ("<p>one</p><pb n='2' rend='(p. 1)'/><p>two</p>", "one\n\n(p. 1)\n\ntwo"),
        ("<p>a<pb/>b</p>", "ab"),
        ("<p>about<note n='2'>Who?</note>Bob</p>", "about2Bob\n\n  2. Who?"),
        ("<p>War<note n='1' rend='[1]'>Cold.</note></p>", "War[1]\n\n  [1] Cold."),
        ("<p>War<note n='1' rend='¹'>Cold.</note></p>", "War¹\n\n  1. Cold."),
        ("<p>War<note rend='¹'>Cold.</note></p>", "War¹\n\n  ¹ Cold."),
        ("<p>a<note n='2'><p>One.</p><p>Two.</p></note></p>", "a2\n\n  2. One.\n  Two."),
        ("<p>no<note place='inline' type='editorial'>[sic]</note> yes</p>", "no[sic] yes"),
        ("<p>a<note n='3'>C.</note></p><note type='unanchored' n='2'>B.</note>", "a3\n\n  2. B.\n  3. C."),
        ("<p>a<note n='1'>A.</note></p><note type='unanchored'>?</note>", "a1\n\n  1. A.\n  ?"),
        ("<p><choice><sic>Pe rez</sic><corr>Perez</corr></choice></p>", "Pe rez"),
        ("<p><choice><corr>Perez</corr><sic>Pe rez</sic></choice></p>", "Pe rez"),
        ("<p>a <lb type='rejoined'/>single</p>", "a single"),
        ("<p>infor<lb break='no'/>mation</p>", "information"),
        ("<sp><speaker>ALL.</speaker>\n<p>Agreed.</p></sp>", "ALL. Agreed."),
        ("<sp><speaker>ALL:</speaker><stage>[all]</stage><p>Yes.</p></sp>", "ALL: [all]\n\nYes."),
        ("<list rend='dash'><item><label>—</label>First</item></list>", "—First"),
        ("<list rend='dash'><item><label>—</label><p>First</p></item></list>", "— First"),
        ("<list rend='bullet'><item>One</item></list>", "• One"),
        ("<p>non\N{NO-BREAK SPACE}break</p>", "non\N{NO-BREAK SPACE}break"),
        ("<p>a<!-- comment -->b<?page?>c</p>", "abc"),
        ("<p> many\n  spaces </p>", "many spaces"),
    ],
)
def test_prints(tei: str, text: str) -> None:
    assert text_of(tei) == f"{text}\n"


def test_a_record_without_text_is_an_empty_file() -> None:
    assert export(parse(b"<TEI><teiHeader>Title</teiHeader></TEI>", "test.xml"), "text") == b""


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))))
def test_any_words_of_paragraphs_come_through(paragraphs: list[str]) -> None:
    body = etree.Element("body")
    for words in paragraphs:
        etree.SubElement(body, "p").text = words
    root = etree.Element("TEI")
    etree.SubElement(root, "text").append(body)
    exported = export(root, "text").decode()
    assert exported.replace(" ", "").replace("\n", "") == "".join(paragraphs).replace(" ", "")


def test_every_record_ends_with_a_line_feed(record: Record) -> None:
    exported = export(record.root, "text").decode()
    assert exported.endswith("\n")
    assert not exported.endswith("\n\n")
