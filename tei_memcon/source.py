"""A record exactly as received: bytes in, text out, offsets to line and column. Nothing ever changes it."""

import codecs
import contextlib
import hashlib
import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from tei_memcon.errors import Place, UnreadableError, UsageError
from tei_memcon.files.input import MAX_BYTES, read_file
from tei_memcon.files.kinds import refuse_binary, refuse_escapes, refuse_markup

MAX_LINE = 9_900_000  # bytes; libxml2 cannot read a text of more than 10 million back

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
# What XML 1.0 cannot hold (section 2.2, production Char), form feed apart: that is a typescript's page break.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SUSPICIOUS = re.compile("[\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
_ASCII = bytes(range(128))
_NO_NAME = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANK = " \t\r\n\f\ufeff"
_MARKS = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-16-le": (codecs.BOM_UTF16_LE,),
    "utf-16-be": (codecs.BOM_UTF16_BE,),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "utf-32-le": (codecs.BOM_UTF32_LE,),
    "utf-32-be": (codecs.BOM_UTF32_BE,),
}  # every other encoding can only have that of UTF-8


class Span(NamedTuple):
    """A half-open range of characters of the source: ``text[start:end]``."""

    start: int
    end: int


class Line(NamedTuple):
    """One line of the source: the span of its words, and the span of the line end after them."""

    span: Span
    ending: Span


@lru_cache(maxsize=4)  # each step that looks for odd ones asks for them
def signs(text: str) -> str:
    """Every character of a text, once: what is not among them need not be searched for.

    >>> signs("noon")
    'no'
    """
    data = text.encode("utf-8", "surrogatepass")
    others = data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return bytes(filter(data.__contains__, _ASCII)).decode() + "".join(sorted(set(others)))


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
        part: which record of a file with several this is; hash and size are those of the file.
        lines_before: how many lines of the file stand before the part.

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
    part: str = ""
    lines_before: int = 0
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "record.txt", encoding: str = "utf-8") -> "Source":
        """Decode strictly: what does not decode is an error, never a guess.

        Raises:
            UnreadableError: not text, not in that encoding, empty, too large, or a character that XML cannot hold.
            UsageError: no such encoding.
        """
        name = printable(name)
        encoding = codec_name(encoding)
        if len(data) > MAX_BYTES:
            raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB; give one record a file", Place(name))
        refuse_binary(data, name, encoding)
        text = _decode(data, name, encoding)
        bom = data.startswith(_MARKS.get(encoding, codecs.BOM_UTF8))
        return cls._checked(text.removeprefix("\ufeff"), data, name, encoding, bom)

    @classmethod
    def from_text(cls, text: str, name: str = "record.txt") -> "Source":
        """Take text that is in memory already; what holds for bytes holds for it.

        Raises:
            UnreadableError: as `from_bytes`.
        """
        name = printable(name)
        data = text.encode("utf-8", "surrogatepass")
        return cls._checked(text.removeprefix("\ufeff"), data, name, "utf-8", text.startswith("\ufeff"))

    @classmethod
    def from_path(cls, path: Path, encoding: str = "utf-8") -> "Source":
        """Read a file once.

        Raises:
            UnreadableError: as `from_bytes`, or the file cannot be opened.
            UsageError: no such encoding.
        """
        return cls.from_bytes(read_file(path), path.name, encoding)

    @classmethod
    def _checked(cls, text: str, data: bytes, name: str, encoding: str, bom: bool) -> "Source":
        source = cls(name, text, hashlib.sha256(data).hexdigest(), len(data), encoding, bom)
        if not text.strip(_BLANK):
            raise UnreadableError("empty; give a record as plain text", Place(name))
        refuse_markup(text, name)
        refuse_escapes(text, name)
        source._refuse_characters()
        source._refuse_long_lines()
        return source

    def place(self, offset: int) -> Place:
        """Line and column (from 1, in characters) of an offset."""
        if not self._starts:
            lines = self.text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
            starts = accumulate([len(line) + 1 for line in lines], initial=0)
            self._starts.extend(start for start in starts if start < len(self.text))
        line = max(1, bisect_right(self._starts, offset))
        return Place(self.name, self.lines_before + line, offset - (self._starts[line - 1] if self._starts else 0) + 1)

    def cut(self, span: Span, part: str) -> "Source":
        """A record of several that a file holds; it begins at a line's beginning."""
        before = len(_LINE_END.findall(self.text, 0, span.start))
        return replace(self, text=self.text[slice(*span)], part=part, lines_before=before, _starts=[])

    def lines(self) -> Iterator[Line]:
        """Cut into lines at LF, CRLF and CR only; ``str.splitlines`` would cut at form feeds and U+2028 as well."""
        for match in _LINE.finditer(self.text):
            (start, ended), end = match.span(), match.end(1)
            if start == ended:
                return
            yield Line(Span(start, end), Span(end, ended))

    def suspicious(self) -> Iterator[tuple[int, str]]:
        """Characters that are kept but may deceive a reader: controls of the C1 range, bidirectional overrides."""
        found = _SUSPICIOUS.finditer(self.text) if _SUSPICIOUS.search(signs(self.text)) else ()
        for match in found:
            yield match.start(), f"U+{ord(match.group()):04X}"

    def _refuse_characters(self) -> None:
        found = ILLEGAL.search(self.text) if ILLEGAL.search(signs(self.text)) else None
        if found:
            more = sum(1 for _ in ILLEGAL.finditer(self.text)) - 1
            also = f" (and {more} more such character{'s' if more > 1 else ''})" if more else ""
            message = f"the character U+{ord(found.group()):04X} cannot stand in XML{also}; remove it from the source"
            raise UnreadableError(message, self.place(found.start()))

    def _refuse_long_lines(self) -> None:
        if self.size <= MAX_LINE:
            return
        for line in self.lines():
            if len(self.text[slice(*line.span)].encode()) > MAX_LINE:
                message = f"a line of more than {MAX_LINE / 1e6} MB; break it into paragraphs"
                raise UnreadableError(message, self.place(line.span.start))


def codec_name(encoding: str) -> str:
    """The name that Python has for an encoding of text.

    >>> codec_name("UTF8"), codec_name("latin-1")
    ('utf-8', 'iso8859-1')

    Raises:
        UsageError: there is none of that name.
    """
    try:
        b"a".decode(encoding)  # refuses also the codecs that are none for text, such as rot13
    except UnicodeDecodeError:
        pass  # one byte is too short for UTF-16
    except (LookupError, ValueError):
        raise UsageError(f"there is no encoding {encoding!r}; try utf-8, cp1252 or iso-8859-1") from None
    return codecs.lookup(encoding).name


def printable(name: str) -> str:
    r"""A file's name as a message and XML can hold it: what is no character is written as an escape.

    >>> printable("a\x1b[31m.txt")
    'a\\x1b[31m.txt'
    """
    with contextlib.suppress(UnicodeError):  # in the locale C, all but ASCII comes as surrogates
        name = os.fsencode(name).decode()
    return _NO_NAME.sub(lambda match: match.group().encode("unicode_escape").decode(), name)


def _decode(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore").removeprefix("\ufeff")
        *lines, last = _LINE_END.split(before)
        what = f"byte {error.start + 1} (0x{data[error.start]:02x}) is not {encoding}"
        advice = "name the encoding with --encoding (for example cp1252), or save the file as UTF-8"
        raise UnreadableError(f"{what}; {advice}", Place(name, len(lines) + 1, len(last) + 1)) from None
    except UnicodeError as error:  # some rare codecs do not say where
        raise UnreadableError(f"this is not {encoding} ({error}); save the file as UTF-8", Place(name)) from None
