"""What a clipper writes above a page that it saves: fields of YAML between two rules of hyphens."""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_FRONT = re.compile(
    r"\s{0,9}---[ \t]*\r?\n(?:[a-z][\w-]{0,29}:.*\n|[ \t]+\S.*\n|- .*\n|[ \t]*\r?\n){1,40}---[ \t]*(?=\r?\n)"
)
_OF_CLIPPER = re.compile(r"^(?:title|source|url|created|clipped|tags):", re.M)  # no header of a record has them so


def front_matter(text: str) -> Iterator[Span]:
    """The fields at the beginning of a text, if it begins with such a rule; "DATE:" between rules is the record's."""
    found = _FRONT.match(text)
    if found and _OF_CLIPPER.search(found.group()):
        yield Span(*found.span())
