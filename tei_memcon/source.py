"""A record exactly as received: bytes in, text out, offsets to line and column. Nothing ever changes it."""

import codecs
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tei_memcon.errors import Place, UnreadableError, UsageError

MAX_BYTES = 50_000_000  # no record of conversation comes near; a file larger than this is something else

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# What XML 1.0 cannot hold (section 2.2, production Char), form feed apart: that is a typescript's page break.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SUSPICIOUS = re.compile("[\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
_KINDS = (
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*"), "an image", "recognise its text (OCR) first"),
    (re.compile(rb"%PDF"), "a PDF", "copy its text into a .txt file first"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive (DOCX, ODT and EPUB are such)", "save it as plain text, UTF-8, first"),
    (re.compile(rb"\x1f\x8b"), "compressed with gzip", "unpack it first"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Word document", "save it as plain text, UTF-8, first"),
    (re.compile(rb"\s*\{\\rtf"), "RTF", "save it as plain text, UTF-8, first"),
    (
        re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<(\?|!--)[^>]*>\s*){0,20}<(TEI|teiCorpus|\w+:TEI)\b"),
        "TEI already",
        "use `tei-memcon validate` or `tei-memcon export` on it",
    ),
    (
        re.compile(rb"\s*(<!--.{0,400}?-->\s*)?<(!doctype\s+html|html|head|body)\b", re.I | re.S),
        "HTML",
        "copy the text of the page as your browser shows it into a .txt file",
    ),
    (re.compile(rb"\s*<\?xml\b"), "XML", "only plain text is converted"),
    (re.compile(rb"\xff\xfe|\xfe\xff"), "UTF-16", "name it with `--encoding utf-16`, or save it as UTF-8"),
)  # fmt: skip


class Span(NamedTuple):
    """A half-open range of characters of the source: ``text[start:end]``."""

    start: int
    end: int


class Line(NamedTuple):
    """One line of the source: the span of its words, and the span of the line end after them."""

    span: Span
    ending: Span


@dataclass(frozen=True, slots=True)
class Source:
    r"""A record as received.

    Args:
        name: what the user calls it: a file name, for messages and for ``sourceDesc``.
        text: all its characters, line ends included, a byte order mark apart.
        sha256: of the bytes, in hexadecimal.
        size: number of bytes.
        encoding: how the bytes were decoded.
        bom: whether a byte order mark stood before the text.

    >>> source = Source.from_text("one\r\ntwo", "a.txt")
    >>> source.place(5)
    Place(file='a.txt', line=2, column=1)
    >>> [source.text[line.span.start : line.span.end] for line in source.lines()]
    ['one', 'two']
    """

    name: str
    text: str
    sha256: str
    size: int
    encoding: str = "utf-8"
    bom: bool = False
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "record.txt", encoding: str = "utf-8") -> "Source":
        """Decode strictly: what does not decode is an error, never a guess.

        Raises:
            UnreadableError: not text, not in that encoding, empty, too large, or a character that XML cannot hold.
        """
        encoding = _codec(encoding)
        _refuse_kind(data, name, encoding)
        text = _decode(data, name, encoding)
        bom = text.startswith("\ufeff")
        text = text.removeprefix("\ufeff")
        source = cls(name, text, hashlib.sha256(data).hexdigest(), len(data), encoding, bom)
        source._refuse_characters()
        return source

    @classmethod
    def from_text(cls, text: str, name: str = "record.txt") -> "Source":
        """Take text that is in memory already; what holds for bytes holds for it.

        Raises:
            UnreadableError: as `from_bytes`.
        """
        return cls.from_bytes(text.encode("utf-8", "surrogatepass"), name)

    @classmethod
    def from_path(cls, path: Path, encoding: str = "utf-8") -> "Source":
        """Read a file once.

        Raises:
            UnreadableError: as `from_bytes`, or the file cannot be opened.
        """
        from tei_memcon.tei.parse import read_file  # one way to open a user's file: regular, not too large

        return cls.from_bytes(read_file(path), path.name, encoding)

    def place(self, offset: int) -> Place:
        """Line and column (from 1, in characters) of an offset."""
        if not self._starts:
            self._starts.extend(line.span.start for line in self.lines())
        line = max(1, bisect_right(self._starts, offset))
        return Place(self.name, line, offset - (self._starts[line - 1] if self._starts else 0) + 1)

    def lines(self) -> Iterator[Line]:
        """Cut into lines at LF, CRLF and CR only; ``str.splitlines`` would cut at form feeds and U+2028 as well."""
        for match in _LINE.finditer(self.text):
            if match.start() == match.end():
                return
            end = match.start() + len(match.group().rstrip("\r\n"))
            yield Line(Span(match.start(), end), Span(end, match.end()))

    def suspicious(self) -> Iterator[tuple[int, str]]:
        """Characters that are kept but may deceive a reader: controls of the C1 range, bidirectional overrides."""
        for match in _SUSPICIOUS.finditer(self.text):
            yield match.start(), f"U+{ord(match.group()):04X}"

    def _refuse_characters(self) -> None:
        found = _ILLEGAL.search(self.text)
        if found:
            more = sum(1 for _ in _ILLEGAL.finditer(self.text)) - 1
            also = f" (and {more} more such characters)" if more else ""
            message = f"the character U+{ord(found.group()):04X} cannot stand in XML{also}; remove it from the source"
            raise UnreadableError(message, self.place(found.start()))


def _refuse_kind(data: bytes, name: str, encoding: str) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB; give one record a file", Place(name))
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("empty; give a record as plain text", Place(name))
    start = data[:2000].removeprefix(codecs.BOM_UTF8)
    for pattern, what, instead in _KINDS:
        if pattern.match(start) and not (what == "UTF-16" and encoding != "utf-8"):
            raise UnreadableError(f"this is {what}, not plain text; {instead}", Place(name))


def _codec(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise UsageError(f"there is no encoding {encoding!r}; try utf-8, cp1252 or iso-8859-1") from None


def _decode(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"byte {error.start + 1} (0x{data[error.start]:02x}) is not {encoding}"
        advice = "name the encoding with --encoding (for example cp1252), or save the file as UTF-8"
        raise UnreadableError(f"{what}; {advice}", Place(name, line)) from None
