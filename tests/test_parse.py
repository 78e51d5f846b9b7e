"""The one way in: what is refused, with which sentence, and where elements stand."""

import gzip
import io
import os
import random
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.errors import ExpectedError, Place, UnreadableError
from tei_memcon.files.input import read_file
from tei_memcon.tei import parse as module
from tei_memcon.tei.parse import parse, parse_file

BOMB = "<!DOCTYPE TEI [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY a{n} '&a;&a;'>" for n in range(30)) + "]><TEI>&a29;</TEI>"
NOT_CLOSED = "is opened here and never closed; is the end of the file missing?"
DECLARED = (
    "is declared here; entity declarations are refused, because they can read other files or grow without bound: "
    "remove the declaration and write the characters themselves"
)
NOT_UTF8 = "save the file as UTF-8"
HAS_SUBSET = "the DOCTYPE holds declarations, which can change the text; remove all from [ to ] in it"

HOSTILE = {
    # entities and everything that reaches beyond the file
    BOMB: f"1:27: the entity &a; {DECLARED}",
    '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>': f"1:52: the entity &x; {DECLARED}",
    '<!DOCTYPE p [<!ENTITY % x SYSTEM "http://example.org/"> %x;]><p/>': f"1:55: the entity %x; {DECLARED}",
    '<!DOCTYPE p SYSTEM "x.dtd" [%x; <!ENTITY e "boo">]><p n="&e;"/>': f"1:51: {HAS_SUBSET}",
    '<!DOCTYPE p [<!ATTLIST p n CDATA "1">]><p/>': f"1:39: {HAS_SUBSET}",
    '<!DOCTYPE p SYSTEM "x.dtd"><p>&dash;</p>': "1:31: the entity &dash; is not declared; write the character itself",
    '<!DOCTYPE p SYSTEM "x.dtd"><p n="&dash;"/>': "1:40: the entity &dash; is not declared; write the character itself",
    "<p>&nbsp;</p>": "1:4: an entity that is not declared; write the character itself",
    '<p xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></p>': (
        "1:47: XInclude is not followed, because it can read any file; put the included text in its place"
    ),
    # sizes
    "<a>" * 251 + "</a>" * 251: "1:751: elements are nested more than 250 deep; close some before opening more",
    f"<p>{'x' * 10_000_001}</p>": (
        "1:10000005: libxml2 refuses this file: a text, comment or attribute is longer than 10 million bytes; split it"
    ),
    # not XML
    "": ": empty; give a TEI file",
    " \n ": ": empty; give a TEI file",
    "G. Bush. I am glad.": (
        "1:1: this is not XML, which would begin with <; "
        "if it is a record as plain text, use `tei-memcon convert` on it"
    ),
    "%PDF-1.4": ": this is a PDF, not XML; give a TEI file",
    "PK\x03\x04": ": this is a ZIP archive (DOCX, ODT and EPUB are such), not XML; give a TEI file",
    "<p>\0</p>": ": the character U+0000 cannot stand in XML; is this UTF-16? save the file as UTF-8",
    # slips
    "<p>AT&T</p>": "1:6: a bare & must be written &amp;",
    "<p>R & D</p>": "1:6: a bare & must be written &amp;",
    "<p>1 < 2</p>": "1:6: a bare < must be written &lt;",
    "<p n=1/>": "1:6: an attribute's value must stand in quotes",
    '<p n="1/><p/>': "1:10: a < within an attribute's value must be written &lt;; or is the closing quote missing?",
    '<p n="1" n="2"/>': "1:10: this attribute stands twice on the same element; remove one of them",
    "<p>\n <q>x</p>": (
        "2:8: this end tag does not close <q>, which was opened in line 2, column 2; "
        "write </q> before it or correct its name"
    ),
    "<p>\n <q>x": f"2:2: <q> {NOT_CLOSED}",
    "<p>\n <q": f"1:1: <p> {NOT_CLOSED}",
    "<p": "1:1: this tag is never finished; is a > or the end of the file missing?",
    "<p/><p/>": "1:5: the first element is closed already; nothing may follow it",
    "<!-- no element -->": "1:20: there is no element in this file",
    "<x:p/>": "1:1: a prefix is used that no xmlns:… declares; declare it or remove it",
    "\n<?xml version='1.0'?><p/>": "2:1: the XML declaration must come first; remove what is before it",
    "<p>a\x1bb</p>": "1:5: the character U+001B cannot stand in XML; remove it",
    "<p>a\ufffeb</p>": "1:5: the character U+FFFE cannot stand in XML; remove it",
    "<p>&#1;</p>": "1:4: a character reference to a character that XML cannot hold; remove it",
    "<!-- a -- b --><p/>": "1:10: this is not well-formed XML: ' ' cannot stand here",
}


def test_hostile_and_broken_files_get_a_sentence() -> None:
    said = {document: refusal(document.encode()) for document in HOSTILE}
    assert said == {document: f"a.xml{'' if words[0] == ':' else ':'}{words}" for document, words in HOSTILE.items()}


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data, "a.xml")
    return str(caught.value)


ENCODINGS = {
    "caf\xe9 in latin-1": ("<p>\ncafé</p>".encode("latin-1"), f"a.xml:2: byte 8 (0xe9) is not UTF-8; {NOT_UTF8}"),
    "declared latin-1": (
        b"<?xml version='1.0' encoding='ISO-8859-1'?><p/>",
        f'a.xml:1:1: the encoding ISO-8859-1 is not accepted; {NOT_UTF8}, with encoding="UTF-8" in its first line',
    ),
    "declared UTF-7": (
        b"<?xml version='1.0' encoding='UTF-7'?><p>+ADw-b/+AD4-</p>",
        f'a.xml:1:1: the encoding UTF-7 is not accepted; {NOT_UTF8}, with encoding="UTF-8" in its first line',
    ),
    "UTF-16 without byte order mark": (
        "<p>a</p>".encode("utf-16-le"),
        "a.xml: the character U+0000 cannot stand in XML; is this UTF-16? save the file as UTF-8",
    ),
    "declared ASCII, but é": (
        "<?xml version='1.0' encoding='US-ASCII'?><p>é</p>".encode(),
        f"a.xml:1: byte 45 (0xc3) is not ASCII; {NOT_UTF8}",
    ),
    "cut within a character": ("<p>é</p>".encode("utf-16")[:-1], f"a.xml: byte 17 (0x3e) is not UTF-16; {NOT_UTF8}"),
}


@pytest.mark.parametrize("case", ENCODINGS)
def test_only_utf8_utf16_and_ascii_are_decoded(case: str) -> None:
    data, sentence = ENCODINGS[case]
    assert refusal(data) == sentence


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<p>é</p>".encode(), "utf-8"),
        ("\ufeff<p>é</p>".encode(), "utf-8"),
        ("<?xml version='1.0' encoding='utf-8'?><p>é</p>".encode(), "utf-8"),
        ("<?xml version='1.0' encoding='UTF-16'?><p>é</p>".encode("utf-16"), "utf-16"),
        (b"<?xml version='1.0' encoding='US-ASCII'?><p>&#233;</p>", "ascii"),
    ],
)
def test_accepted_encodings_give_the_same_document(data: bytes, encoding: str) -> None:
    parsed = parse(data, "a.xml")
    assert (parsed.root.text, parsed.encoding) == ("é", encoding)


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE p>",
        "<?a <!DOCTYPE q ??>\n<!-- <!DOCTYPE q> - -->\n<!DOCTYPE p\n  PUBLIC '-//' \"a>[]b\">",
    ],
)
def test_a_doctype_hides_no_repeated_identifier_and_moves_nothing(doctype: str) -> None:
    parsed = parse(f'{doctype}\n<p xml:id="a"><q xml:id="a"/></p>'.encode(), "a.xml")
    line = doctype.count("\n") + 2
    assert [parsed.place(one).line for one in parsed.root.iter()] == [line, line]
    assert doctype in parsed.text


def test_a_doctype_without_declarations_is_accepted_and_noted_and_loads_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ATTLIST p n CDATA "injected"><!ENTITY e "injected">')
    parsed = parse(f'<!DOCTYPE p SYSTEM "{(tmp_path / "x.dtd").as_uri()}"><p/>'.encode(), str(tmp_path / "a.xml"))
    assert parsed.facts.doctype == "p"
    assert dict(parsed.root.attrib) == {}


def test_duplicate_and_malformed_ids_are_for_the_checks() -> None:
    parsed = parse(b'<p xml:id="1 2"><q xml:id="1 2"/></p>', "a.xml")
    assert [element.get(module.XML_ID) for element in parsed.root.iter()] == ["1 2", "1 2"]


def test_comments_instructions_cdata_and_white_space_stay() -> None:
    data = b'<?xml-model href="x.rng"?><p> <!-- c --> <?go on?><![CDATA[<]]>\n <q/> </p>'
    parsed = parse(data, "a.xml")
    assert etree.tostring(parsed.tree).replace(b"\n<p>", b"<p>", 1) == data
    assert [instruction.target for instruction in parsed.instructions] == ["xml-model", "go"]


# Places


def test_places_are_exact_beyond_line_65535_and_in_characters() -> None:
    parsed = parse(("<body>\n" + "<p/>\n" * 70_000 + "é😀<pb\n n='1'/>\n<p/></body>").encode(), "a.xml")
    *_, last, pb, after = parsed.root
    assert [parsed.place(one) for one in (last, pb, after)] == [
        Place("a.xml", 70_001, 1),
        Place("a.xml", 70_002, 3),
        Place("a.xml", 70_004, 1),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(ending: str) -> None:
    parsed = parse(f"<p>{ending}{ending}  <q/></p>".encode(), "a.xml")
    assert parsed.place(parsed.root[0]) == Place("a.xml", 3, 3)


def test_comments_take_the_place_of_their_parent_and_new_elements_that_of_the_file() -> None:
    parsed = parse(b"<p>\n <q><!-- c --></q></p>", "a.xml")
    assert parsed.place(parsed.root[0][0]) == Place("a.xml", 2, 2)
    assert parsed.place(etree.Element("new")) == parsed.place() == Place("a.xml")


@given(
    st.recursive(
        st.just("<a/>"),
        lambda inner: st.lists(inner | st.sampled_from(["é\n", "<!--<b>-->", "<?x <c>?>", "😀"])).map(
            lambda parts: f"<b\n>{''.join(parts)}</b>"
        ),
    )
)
def test_places_are_those_of_the_start_tags(document: str) -> None:
    parsed = parse(document.encode(), "a.xml")
    lines = document.split("\n")
    for element in parsed.root.iter("*"):
        place = parsed.place(element)
        assert place.line
        assert place.column
        assert lines[place.line - 1][place.column - 1 :].startswith(f"<{element.tag!s}")


@given(
    st.binary() | st.text().map(str.encode) | st.text("<>/&;[]!?-='\" \naxE").map(lambda text: b"<a>" + text.encode())
)
def test_any_bytes_are_parsed_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        parse(data, "a.xml")
    except UnreadableError as error:
        refused: ExpectedError | None = error
    else:
        refused = None
    assert refused is None or (refused.place and refused.place.file == "a.xml" and "\n" not in refused.message)


# Files


def test_files_that_cannot_be_read_get_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei_memcon.files.input.MAX_BYTES", 1_000_000)
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(b"<p/>"))
    (tmp_path / "big.xml").write_bytes(b" " * 1_000_001)
    said = {name: file_refusal(tmp_path / name) for name in ("no.xml", ".", "a.xml.gz", "big.xml", "a\0b")}
    assert said == {
        "no.xml": "there is no such file; check the name and the folder",
        ".": "a folder, not a file; name a file in it",
        "a.xml.gz": "compressed with gzip; unpack it first",
        "big.xml": "larger than 1 MB; split it",
        "a\0b": "cannot be read (its name holds a character that no file name can)",
    }


def file_refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_file(path)
    return caught.value.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_and_a_device_are_refused_and_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.append(file_refusal(tmp_path / "pipe.xml")), daemon=True)
    reader.start()
    reader.join(10)
    assert said == ["not a regular file; save its contents to one, or give them as `-`"]
    assert file_refusal(Path(os.devnull)) == said[0]


def test_standard_input_is_a_hyphen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>\n</q>")))
    with pytest.raises(UnreadableError, match=r"^standard input:2:3: this end tag"):
        parse_file("-")


def test_nothing_else_in_the_package_parses_xml() -> None:
    package = Path(module.__file__).parents[1]
    forbidden = (
        "fromstring(",
        "etree.parse(",
        "etree.XML(",
        "XMLParser(",
        "iterparse(",
        "resolve_entities=True",
        "xinclude(",
    )
    found = [
        (path.name, line.strip())
        for path in sorted(package.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(one in line for one in forbidden) and ">>>" not in line
    ]
    assert {name for name, _ in found} == {"parse.py"}, found


# What is plainly harmless is not looked over before it is parsed: that must never be seen.

ODD = rb"""<a:b/>
<a xmlns:b='u' xmlns:c='u' b:d='' c:d=''/>
<a xml:b=''/>
<a xmlns:xml='u'/>
<a xmlns:b=''/>
<a xmlns='http://www.w3.org/2000/xmlns/'/>
<?xml version='1.1'?><a/>
<?xml version='2.0'?><a/>
 <?xml version='1.0'?><a/>
<a><?xml a?></a>
<a><?XML a?></a>
<?a:b c?><a/>
<?a b?><a><?c d  ?><!-- e --></a><?f?>
<a:/>
<:a/>
<a:b:c xmlns:a='u'/>
<a>]]></a>
<a><![CDATA[]]></a>
<a><!-- -- --></a>
<a b='<'/>
<a b=c/>
<a b='' b=''/>
<a>&lt;&x;</a>
<a/><b/>
<a/>b
<a></b>
<a
<a>""".split(b"\n")  # names of characters that only XML's fifth edition allows are left out: expat knows the fourth
LIMITS = [b"<a>" * 252 + b"</a>" * 252, b"<a " + b" ".join(b"b%d=''" % n for n in range(1001)) + b"/>"]


def outcome(data: bytes) -> tuple[object, ...]:
    try:
        parsed = parse(data, "a.xml")
    except UnreadableError as error:
        return (str(error),)
    return etree.tostring(parsed.tree), parsed.instructions, parsed.place(parsed.root)


def mangled() -> Iterator[bytes]:
    """A record with one stretch of it dropped, doubled or moved."""
    chance, record = random.Random("mangled"), (Path(__file__).parent / "checks" / "record.xml").read_bytes()
    for _ in range(400):
        start, length, place = (
            chance.randrange(len(record)),
            chance.choice([1, 1, 1, 2, 7, 60]),
            chance.randrange(len(record)),
        )
        piece, rest = record[start : start + length], record[:start] + record[start + length :]
        yield chance.choice([rest, rest[:place] + piece + rest[place:], record[:place] + piece + record[place:]])


def test_a_document_that_is_parsed_at_once_is_what_it_is_after_a_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [*ODD, *LIMITS, b"<a>\x01</a>", b"<a>\xef\xbf\xbe</a>", "<a\u0300/>".encode(), *mangled()]
    at_once = list(map(outcome, documents))
    monkeypatch.setattr("tei_memcon.tei.parse._is_harmless", lambda text: False)
    looked_at = list(map(outcome, documents))
    assert [one for one in zip(documents, at_once, looked_at, strict=True) if one[1] != one[2]] == []
    assert 50 < sum(len(one) > 1 for one in at_once) < len(documents) - 50
