r"""Links that a text browser has numbered: ``[12]Mr. Elm`` in the text, and where each goes to in a list at its end.

    68. Memorandum of Conversation[10]1
    …
    References

      10. https://history.state.gov/…/d68#fn1

So lynx, links and w3m write a page (``-dump``). Nothing of it is the record's.
"""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_ADDRESS = re.compile(
    r"^[ \t]*(?:\[(?P<square>\d{1,4})\]|(?P<dot>\d{1,4})\.)[ \t]+(?:https?|ftp|file|mailto|javascript):\S*[ \t]*\r?$",
    re.M,
)
_HEADING = re.compile(r"^[ \t]*(?:References|Links|(?:Visible|Hidden) links):?[ \t\r]*\n", re.M | re.I)
_SIGN = re.compile(r"#?\[(?P<n>\d{1,4})\]")
_FEWEST = 3  # addresses
_SKIPPED = 4  # numbers of links that have no words, and so none in the text
_MOST = 0.5  # of the links stand in the text


def link_numbers(text: str) -> Iterator[Span]:
    """The numbers of the links, and the list of their addresses with which a text ends."""
    if "://" not in text:
        return
    addresses = list(_ADDRESS.finditer(text))
    numbers = [int(one["square"] or one["dot"]) for one in addresses]
    if len(numbers) < _FEWEST or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return
    end = _list_begins(text, addresses[0].start())
    signs = list(_signs(text, end, numbers))
    below = text[addresses[-1].end() :]
    if len(signs) >= max(_FEWEST, _MOST * len(numbers)) and not below.strip():
        yield from signs
        yield Span(end, len(text))


def _list_begins(text: str, first: int) -> int:
    """Where the list of addresses begins, with its heading."""
    above = [match for match in _HEADING.finditer(text, 0, first) if not _unsaid(text[match.end() : first])]
    return above[0].start() if above else first


def _unsaid(words: str) -> str:
    """What stands between the headings of a list and the list."""
    return _HEADING.sub("", words).strip()


def _signs(text: str, end: int, numbers: list[int]) -> Iterator[Span]:
    """Each number of a link once, in their order; another one in brackets is the record's."""
    awaited = numbers[0]
    for match in _SIGN.finditer(text, 0, end):
        n = int(match["n"])
        if awaited <= n <= min(numbers[-1], awaited + _SKIPPED):
            yield Span(*match.span())
            awaited = n + 1
