"""A record that an e-mail quotes: ``> `` before every line."""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_SIGNS = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M)
_LINES = re.compile(r"^[^\S\r\n]*\S", re.M)
_MOST = 0.8  # of the lines are quoted: the others are the letter's own


def quoted(text: str) -> Iterator[Span]:
    """The signs of quotation, if they stand before most lines."""
    if ">" not in text:
        return
    signs = [Span(*match.span()) for match in _SIGNS.finditer(text)]
    if signs and len(signs) >= _MOST * sum(1 for _ in _LINES.finditer(text)):
        yield from signs
