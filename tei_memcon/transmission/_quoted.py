"""A record that an e-mail quotes: ``> `` before every line; other programs write ``| `` or ``: `` there."""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_SIGNS = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M)
_LINES = re.compile(r"^[^\S\r\n]*\S", re.M)
_BAR = re.compile(r"\s*(?P<sign>[|:])(?=[ \r\n])")
_FEWEST = 8  # lines
_MOST = 0.8  # of the lines are quoted: the others are the letter's own


def quoted(text: str) -> Iterator[Span]:
    """The signs of quotation, if they stand before most lines."""
    yield from _barred(text)
    if ">" not in text:
        return
    signs = [Span(*match.span()) for match in _SIGNS.finditer(text)]
    if signs and len(signs) >= _MOST * sum(1 for _ in _LINES.finditer(text)):
        yield from signs


def _barred(text: str) -> Iterator[Span]:
    """The bars or colons before all lines."""
    first = _BAR.match(text)
    if first and all(line.startswith(first["sign"]) for line in text.split("\n") if line.strip()):
        bars = list(re.finditer(rf"^{re.escape(first['sign'])} ?", text, re.M))
        if len(bars) >= _FEWEST:
            yield from (Span(*bar.span()) for bar in bars)
