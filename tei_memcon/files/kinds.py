"""What is no plain text is refused by name, with what to do instead."""

import codecs
import json
import re

from tei_memcon.errors import Place, UnreadableError

_SAVE = "save it as plain text, UTF-8, first"
_UNPACK = "unpack it first"
_OCR = "recognise its text (OCR) first, and give that"
# How files of other kinds begin. What two kinds share is told apart by a second sign, which may stand anywhere.
_BINARY: tuple[tuple[bytes, bytes, str, str], ...] = (
    (rb"%PDF", b"", "a PDF", "copy its text into a .txt file first"),
    (rb"%!PS", b"", "PostScript", "copy its text into a .txt file first"),
    (rb"PK\x03\x04", b"word/", "a Word document (DOCX)", _SAVE),
    (rb"PK\x03\x04", b"opendocument.text", "an OpenDocument text (ODT)", _SAVE),
    (rb"PK\x03\x04", b"epub+zip", "an EPUB", "copy its text into a .txt file first"),
    (rb"PK\x03\x04", b"", "a ZIP archive", _UNPACK),
    (rb"\xd0\xcf\x11\xe0", b"", "an old Word document (DOC) or the like", _SAVE),
    (rb"\xffWPC", b"", "a WordPerfect document", _SAVE),
    (rb"\s*\{\\rtf", b"", "RTF", _SAVE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0|RIFF.{4}WEBP|\0\0\0.ftyp", b"", "an image", _OCR),
    (rb"\0\0\0\x0cjP  |AT&TFORM", b"", "an image (JPEG 2000 or DjVu)", _OCR),
    (rb"\x1f\x8b", b"", "compressed with gzip", _UNPACK),
    (rb"BZh[1-9]1AY|\xfd7zXZ\0|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd", b"", "a compressed archive", _UNPACK),
    (rb"\x7fELF|MZ.{0,200}\0\0\0|\xcf\xfa\xed\xfe", b"", "a program", "give a record as plain text"),
    (rb"SQLite format 3\0", b"", "a database", "give a record as plain text"),
    (rb"bplist00", b"", "a web archive of Safari", "save the page as plain text first"),
)
_BINARY_KINDS = tuple((re.compile(start, re.S), sign, what, instead) for start, sign, what, instead in _BINARY)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_START = 100_000  # characters: a licence may stand before the first element, nothing longer
_PROLOGUE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^>\[]*(?:\[[^\]]*\]\s*)?>", re.S | re.I)
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html", re.I)
_TAG = re.compile(r"<(?:[\w-]{1,40}:)?([A-Za-z][\w.]{0,40})[\s/>]")
_TEI_TAGS = ("TEI", "TEI.2", "teiCorpus", "teiHeader")
_TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_HTML_TAGS = frozenset("html head body title meta link script style div p span table article section h1 h2 h3".split())

_ESCAPED_END = re.compile(r"\\n")
_ENCODED = re.compile(r"=(?:E2=80=[0-9A-F]{2}|C[23]=[0-9A-F]{2}|\r?\n)")
_FEW_LINES, _MANY_ESCAPED, _MANY_ENCODED = 3, 5, 8


def refuse_binary(data: bytes, name: str, encoding: str) -> None:
    """Refuse bytes that are no text in that encoding, as far as they tell what they are.

    Raises:
        UnreadableError: says what they are, and what to do.
    """
    start = data.removeprefix(codecs.BOM_UTF8)
    for pattern, sign, what, instead in _BINARY_KINDS:
        if pattern.match(start) and sign in data:
            _refuse(what, instead, name)
    if data.startswith(codecs.BOM_UTF8) and not encoding.startswith("utf-8"):
        _refuse("UTF-8, as its byte order mark says", "leave --encoding away", name, "")
    if not encoding.startswith(("utf-16", "utf-32")):
        _refuse_wide(data, name)
        refuse_markup(data[:_START].decode("latin-1"), name)


def _refuse_wide(data: bytes, name: str) -> None:
    """Refuse text whose characters take two or four bytes: half of them or more are zero."""
    if data.startswith(_UTF32):
        _refuse("UTF-32", "name it with `--encoding utf-32`, or save it as UTF-8", name, "")
    if data.startswith(_UTF16):
        _refuse("UTF-16", "name it with `--encoding utf-16`, or save it as UTF-8", name, "")
    start = data[:1000]
    for odd, codec in (1, "utf-16-le"), (0, "utf-16-be"):
        zeros = start[odd::2].count(0)
        if zeros > len(start) // 4 and not start[1 - odd :: 2].count(0):
            _refuse(
                "UTF-16 without a byte order mark", f"name it with `--encoding {codec}`, or save it as UTF-8", name, ""
            )


def refuse_markup(text: str, name: str) -> None:
    """Refuse text that is a web page or XML.

    Raises:
        UnreadableError: says what it is, and what to do.
    """
    start = text[:_START].lstrip("\ufeff\xef\xbb\xbf \t\r\n\f")
    if not start.startswith("<"):
        return
    at, html = 0, False
    while found := _PROLOGUE.match(start, at):
        html = html or bool(_DOCTYPE_HTML.match(start, at))
        at = found.end()
    tag = _TAG.match(start, at)
    first = tag[1] if tag else ""
    if first in _TEI_TAGS or (tag and _TEI_NAMESPACE in start[at : start.find(">", at)]):
        _refuse("TEI already", "use `tei-memcon validate` or `tei-memcon export` on it", name)
    if html or first.lower() in _HTML_TAGS:
        _refuse("HTML", "copy the text of the page as your browser shows it into a .txt file", name)
    if start.startswith("<?xml"):
        _refuse("XML", "only plain text is converted; copy its text into a .txt file", name)


def refuse_escapes(text: str, name: str) -> None:
    r"""Refuse text whose line ends or letters a program has written out: a string of JSON, the source of an e-mail.

    Raises:
        UnreadableError: says what it is, and what to do.
    """
    if "\\n" in text and len(_ESCAPED_END.findall(text)) >= _MANY_ESCAPED:
        if text.lstrip()[:1] in ("{", "[", '"') and _is_json(text):
            _refuse("JSON", "give the text that its strings hold, one record a file", name)
        if text.strip().count("\n") < _FEW_LINES:
            _refuse("text whose line ends are written out as \\n", "make each a line end first", name, "")
    if "=\n" in text.replace("\r", "") and len(_ENCODED.findall(text)) >= _MANY_ENCODED and "=E2=80=" in text:
        _refuse("the source of an e-mail (quoted-printable)", "save the message as plain text, UTF-8", name, "")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse(what: str, instead: str, name: str, contrast: str = ", not plain text") -> None:
    raise UnreadableError(f"this is {what}{contrast}; {instead}", Place(name))
