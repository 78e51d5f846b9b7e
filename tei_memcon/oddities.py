"""Warnings about the characters of a source: what is kept as it is, but may deceive who reads it.

Controls and noncharacters are usually traces of a wrong encoding (``U+0092`` for an apostrophe of Windows); marks that
change the direction of writing can make a text look different from what it says; line ends of several kinds tell that
a text was put together from several files.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from tei_memcon import damage
from tei_memcon.model import Remark
from tei_memcon.source import Source, Span

_LINE_ENDS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def find(source: Source) -> Iterator[Remark]:
    """One warning for each kind of odd character and of damage, at its first place, and one for mixed line ends.

    >>> [remark.message for remark in find(Source.from_text("I\\x92m \\x92here\\x92"))]
    ['U+0092, a control character, stands here and 2 times more; is the encoding right?']
    """
    yield from _characters(source)
    yield from _line_ends(source)
    yield from damage.find(source)


def _characters(source: Source) -> Iterator[Remark]:
    first: dict[str, int] = {}
    number: Counter[str] = Counter()
    for offset, code in source.suspicious():
        first.setdefault(code, offset)
        number[code] += 1
    for code, offset in first.items():
        times = number[code] - 1
        more = f" and {'once' if times == 1 else f'{times} times'} more" if times else ""
        message = f"{code}, {_describe(source.text[offset], more)}"
        yield Remark(Span(offset, offset + 1), "warning", message)


def _describe(character: str, more: str) -> str:
    match unicodedata.category(character):
        case "Cf":
            name = unicodedata.name(character).lower()
            return f"{name}, stands here{more}; it may make the text look different from what it says"
        case "Cc":
            return f"a control character, stands here{more}; is the encoding right?"
        case _:
            return f"no character of Unicode, stands here{more}; is the file damaged?"


def _line_ends(source: Source) -> Iterator[Remark]:
    if "\r" not in source.text:
        return
    kinds = Counter(source.text[slice(*line.ending)] for line in source.lines() if line.ending.start < line.ending.end)
    if len(kinds) < 2:
        return
    rarest = min(kinds, key=lambda kind: (kinds[kind], kind))
    place = next(line.ending for line in source.lines() if source.text[slice(*line.ending)] == rarest)
    counts = ", ".join(f"{number} {_LINE_ENDS[kind]}" for kind, number in sorted(kinds.items()))
    yield Remark(place, "warning", f"the line ends are of several kinds ({counts}); each is read as the end of a line")
