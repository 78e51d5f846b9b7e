import codecs
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.errors import UnreadableError, UsageError
from tei_memcon.source import MAX_LINE, Source, codec_name, printable


def refusal(data: bytes, encoding: str = "utf-8") -> str:
    with pytest.raises(UnreadableError) as raised:
        Source.from_bytes(data, "a.txt", encoding)
    return str(raised.value)


def archive(name: str, content: str = "x") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype" if "." in content or "+" in content else "a", content)
        made.writestr(name, "x")
    return file.getvalue()


XHTML = b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n<html/>'
TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'

KINDS = [
    (b"%PDF-1.7\n", "a PDF", "copy its text"),
    (b"%!PS-Adobe-3.0", "PostScript", "copy its text"),
    (archive("word/document.xml"), "a Word document (DOCX)", "save it as plain text, UTF-8, first"),
    (archive("content.xml", "application/vnd.oasis.opendocument.text"), "an OpenDocument text (ODT)", "save it as"),
    (archive("a.opf", "application/epub+zip"), "an EPUB", "copy its text"),
    (archive("a.txt"), "a ZIP archive", "unpack it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (DOC)", "save it as plain text"),
    (b"\xffWPC", "a WordPerfect document", "save it as plain text"),
    (b"{\\rtf1\\ansi}", "RTF", "save it as plain text"),
    (codecs.BOM_UTF8 + b"\n {\\rtf1\\ansi}", "RTF", "save it as plain text"),
    (b"\x89PNG\r\n\x1a\n", "an image", "recognise its text (OCR)"),
    (b"\xff\xd8\xff\xe0", "an image", "recognise its text (OCR)"),
    (b"GIF89a", "an image", "recognise its text (OCR)"),
    (b"II*\0\x08", "an image", "recognise its text (OCR)"),
    (b"RIFF\x01\x02\x03\x04WEBPVP8 ", "an image", "recognise its text (OCR)"),
    (b"AT&TFORM\0\0", "an image (JPEG 2000 or DjVu)", "recognise its text (OCR)"),
    (gzip.compress(b"68. Memorandum"), "compressed with gzip", "unpack it"),
    (b"BZh91AY&SY", "a compressed archive", "unpack it"),
    (b"\xfd7zXZ\0", "a compressed archive", "unpack it"),
    (b"MZ\x90\0\x03\0\0\0\x04", "a program", "give a record"),
    (b"\x7fELF\x02", "a program", "give a record"),
    (b"SQLite format 3\0", "a database", "give a record"),
    (b"bplist00\xd1", "a web archive of Safari", "save the page as plain text"),
    (TEI, "TEI already", "`tei-memcon validate`"),
    (codecs.BOM_UTF8 + b"\n" + TEI, "TEI already", "`tei-memcon validate`"),
    (b'<?xml version="1.0"?>\n<?xml-model href="x"?>\n<!-- > licence -->' + TEI, "TEI already", "`tei-memcon export`"),
    (b"<!--" + b"licence " * 5000 + b"-->" + TEI, "TEI already", "`tei-memcon export`"),
    (b'<!DOCTYPE TEI [<!ENTITY a "b">]>\n' + TEI, "TEI already", "`tei-memcon validate`"),
    (b"<teiCorpus>", "TEI already", "`tei-memcon validate`"),
    (b"<tei:TEI xmlns:tei='http://www.tei-c.org/ns/1.0'>", "TEI already", "`tei-memcon validate`"),
    (b"<TEI.2>", "TEI already", "`tei-memcon validate`"),
    (b'<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="d68">', "TEI already", "`tei-memcon validate`"),
    (b"<TEI>caf\xe9", "TEI already", "`tei-memcon validate`"),
    (b"<!DOCTYPE html>\n<html>", "HTML", "copy the text of the page"),
    (b"\r\n<HTML><HEAD>", "HTML", "copy the text of the page"),
    (b"<!-- saved from url=(0020)http://x -->\n<html>", "HTML", "copy the text of the page"),
    (b'<div class="tei-div">', "HTML", "copy the text of the page"),
    (b"<p>68. Memorandum</p>", "HTML", "copy the text of the page"),
    (XHTML, "HTML", "copy the text of the page"),
    (b'<?xml version="1.0"?><mods/>', "XML", "only plain text is converted"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "what", "instead"), KINDS, ids=[f"{i}-{kind[1]}" for i, kind in enumerate(KINDS)])
def test_what_is_no_plain_text_is_refused_by_name_with_what_to_do(data: bytes, what: str, instead: str) -> None:
    message = refusal(data)
    assert message.startswith(f"a.txt: this is {what}")
    assert "not plain text; " in message
    assert instead in message


@pytest.mark.parametrize(
    "text",
    [
        "<illegible> said that he agreed.",
        "<The text is damaged here.>",
        "MZ, a note\n",
        "PK\n",
        "BM and GI\n",
        "TEI was not discussed.",
        "He wrote <html> on the board.",
        "< p. 3 >\n",
        "<!-- ",
        "<?",
        "<",
        "%",
    ],
)
def test_plain_text_that_looks_a_little_like_something_else_is_taken(text: str) -> None:
    assert Source.from_text(text).text == text
    assert Source.from_bytes(text.encode()).text == text


@pytest.mark.parametrize("data", [b"", b" ", b"\r\n\t \n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", b"\f\n"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    assert refusal(data) == "a.txt: empty; give a record as plain text"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"caf\xe9 au lait", "1:4: byte 4 (0xe9)"),
        (b"one\ntwo\r\nthree\rcaf\xe9", "4:4: byte 19 (0xe9)"),
        ("é\n\u2028é".encode() + b"\xe9", "2:3: byte 9 (0xe9)"),
        (b"over\xc0\xaflong", "1:5: byte 5 (0xc0)"),
        (b"half\xed\xa0\x80", "1:5: byte 5 (0xed)"),
        (b"cut \xe2\x82", "1:5: byte 5 (0xe2)"),
        (codecs.BOM_UTF8 + b"x\xff", "1:2: byte 5 (0xff)"),
    ],
)
def test_what_is_not_utf8_is_refused_with_its_place_and_a_hint(data: bytes, where: str) -> None:
    message = refusal(data)
    assert message.startswith(f"a.txt:{where} is not utf-8; name the encoding with --encoding")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("one".encode("utf-16"), "this is UTF-16; name it with `--encoding utf-16`, or save it as UTF-8"),
        (codecs.BOM_UTF16_BE + "one".encode("utf-16-be"), "this is UTF-16; name it"),
        ("one".encode("utf-32"), "this is UTF-32; name it with `--encoding utf-32`"),
        ("Memorandum".encode("utf-16-le"), "UTF-16 without a byte order mark; name it with `--encoding utf-16-le`"),
        ("Memorandum".encode("utf-16-be"), "UTF-16 without a byte order mark; name it with `--encoding utf-16-be`"),
    ],
)
def test_wide_encodings_are_refused_by_name(data: bytes, message: str) -> None:
    assert message in refusal(data)


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", False),
        ("utf-8-sig", True),
        ("utf-16", True),
        ("utf-16-le", False),
        ("utf-32", True),
        ("cp1252", False),
    ],
)
def test_an_encoding_that_is_named_is_used(encoding: str, bom: bool) -> None:
    source = Source.from_bytes("café\r\n“quoted”".encode(encoding), "a.txt", encoding)
    assert (source.text, source.bom) == ("café\r\n“quoted”", bom)


def test_a_byte_order_mark_is_stripped_and_recorded_once() -> None:
    source = Source.from_bytes(codecs.BOM_UTF8 * 2 + b"one")
    assert (source.text, source.bom, source.size) == ("\ufeffone", True, 9)
    assert Source.from_text("\ufeffone").bom


def test_a_byte_order_mark_contradicts_another_encoding() -> None:
    message = refusal(codecs.BOM_UTF8 + b"one", "cp1252")
    assert message == "a.txt: this is UTF-8, as its byte order mark says; leave --encoding away"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16"])
def test_markup_in_another_encoding_is_refused_too(encoding: str) -> None:
    assert "TEI already" in refusal("<TEI>é</TEI>".encode(encoding), encoding)


def test_bytes_that_are_not_in_the_encoding_named_are_refused() -> None:
    assert "byte 4 (0x81) is not cp1252" in refusal(b"caf\x81", "cp1252")
    assert "is not utf-16" in refusal(b"\xff\xfea\x00\x00\xd8b\x00", "utf-16")


@pytest.mark.parametrize(
    "encoding", ["", "no-such", "rot13", "base64", "hex", "zip", "a\0b", "é", "utf 99", "undefined"]
)
def test_what_is_no_encoding_of_text_is_wrong_use(encoding: str) -> None:
    with pytest.raises(UsageError, match="there is no encoding"):
        codec_name(encoding)


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\0", "U+0000"),
        ("\x0b", "U+000B"),
        ("\x1b", "U+001B"),
        ("\x1f", "U+001F"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_what_xml_cannot_hold_is_refused_with_code_point_line_and_column(character: str, code: str) -> None:
    message = refusal(f"one\r\ntwo{character}\rthree{character}\n".encode())
    assert message == (
        f"a.txt:2:4: the character {code} cannot stand in XML (and 1 more such character); remove it from the source"
    )


def test_a_lone_surrogate_in_memory_is_refused_as_a_character() -> None:
    with pytest.raises(UnreadableError, match=r"record\.txt:1:2: the character U\+D800 cannot stand in XML; remove"):
        Source.from_text("a\ud800")


@pytest.mark.parametrize(
    "character", list("\t\f\x7f\x85\xa0\xad\u200b\u2028\u2029\u202e\ufdd0\ufffd\U0001fffe\U0010ffff")
)
def test_what_xml_can_hold_is_kept(character: str) -> None:
    source = Source.from_text(f"a{character}b")
    assert source.text == f"a{character}b"


def test_characters_that_may_deceive_are_told() -> None:
    source = Source.from_text("a\u202eb\x85c\x80d\u2066e\u200bf")
    assert list(source.suspicious()) == [(1, "U+202E"), (5, "U+0080"), (7, "U+2066")]


def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else() -> None:
    text = "a\n\rb\r\nc\x0cd\x85e\u2028f\u2029g\r\r\nh"
    source = Source.from_text(text)
    assert [text[slice(*line.span)] for line in source.lines()] == ["a", "", "b", "c\x0cd\x85e\u2028f\u2029g", "", "h"]


def test_a_line_too_long_to_be_read_back_is_refused_with_its_place() -> None:
    message = refusal(b"one\n" + b"x" * (MAX_LINE + 1) + b"\n")
    assert message == "a.txt:2:1: a line of more than 9.9 MB; break it into paragraphs"
    half = b"x" * (MAX_LINE // 2)
    assert Source.from_bytes(half + b"\n" + half + b"\n" + half).size > MAX_LINE


def test_more_than_a_record_can_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei_memcon.source.MAX_BYTES", 10)
    assert "larger than" in refusal(b"x" * 11)


@pytest.mark.parametrize("name", ["a\x1b[31m.txt", "a\udce9.txt", "a\nb.txt", "a\0.txt", "a\ufffe.txt", "\x9b.txt"])
def test_a_hostile_name_can_stand_in_xml_and_on_a_terminal(name: str) -> None:
    source = Source.from_text("x", name)
    etree.Element("a").text = source.name
    assert source.name.isprintable()


@pytest.mark.parametrize("name", ["118944.txt", "café \u2014 Москва (2).txt", "a'b\"c<d>&.txt", "日本.txt"])
def test_any_other_name_is_kept(name: str) -> None:
    assert printable(name) == name


def test_a_file_is_known_by_its_name_without_folders(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\r\ntwo")
    source = Source.from_path(tmp_path / "a.txt")
    assert (source.name, source.text) == ("a.txt", "one\r\ntwo")
    with pytest.raises(UnreadableError, match="there is no such file"):
        Source.from_path(tmp_path / "b.txt")


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-32", "cp037", "utf-7", "shift_jis"]))
def test_any_bytes_are_taken_whole_or_refused_with_a_sentence(data: bytes, encoding: str) -> None:
    source, error = None, None
    try:
        source = Source.from_bytes(data, "a.txt", encoding)
    except UnreadableError as raised:
        error = raised
    if source:
        assert source.text.removeprefix("\ufeff") == data.decode(encoding).removeprefix("\ufeff")
        etree.Element("a").text = source.text.replace("\f", "")  # a page break, no character of the TEI
    else:
        assert str(error).startswith("a.txt:")
        assert "; " in str(error)


@given(st.text(alphabet=st.sampled_from("ab \t\r\n\f\x0b\x85\u2028é\U0001f600\ufeff"), max_size=60))
def test_lines_cover_the_text_once_and_places_agree_with_them(text: str) -> None:
    try:
        source = Source.from_text(text)
    except UnreadableError:
        return
    lines = list(source.lines())
    assert "".join(source.text[line.span.start : line.ending.end] for line in lines) == source.text
    for number, line in enumerate(lines, 1):
        for offset in range(line.span.start, line.ending.end):
            place = source.place(offset)
            assert (place.line, place.column) == (number, offset - line.span.start + 1)
