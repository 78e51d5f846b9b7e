"""What a clipper writes above a page that it saves: fields of YAML between two rules of hyphens."""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_FRONT = re.compile(
    r"\s{0,9}---[ \t]*\r?\n(?:[\w-]{1,30}:.*\n|[ \t]+\S.*\n|- .*\n|[ \t]*\r?\n){1,40}---[ \t]*(?=\r?\n)"
)


def front_matter(text: str) -> Iterator[Span]:
    """The fields at the beginning of a text, if it begins with such a rule."""
    found = _FRONT.match(text)
    if found:
        yield Span(*found.span())
