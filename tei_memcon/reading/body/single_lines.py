"""Single lines in the text of a record: headings of an agenda, and names below a sentence that leads to them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tei_memcon.reading.page.join import Passage
from tei_memcon.speech.labels import Label

_ITEM_OF_AGENDA = re.compile(r"(?P<n>\d{1,2})\.\s+[^\W\d_a-zà-ÿ][^.:;?!…\n]{2,100}")
_LEADS_TO_NAMES = re.compile(
    r"\b(?:participa\w+|present|attend\w*|took part|accompanied|members|delegates|officers|persons|officials)\b"
    r".*:\d{0,2}$",
    re.I | re.S,
)
_LONGEST_NAME = 120  # characters, with an office
_MOST = 60  # names
TERMINAL = re.compile(r"[.?!:;,…”\"’')\]\d—–-]$")


def is_among_names(passages: Sequence[Passage], labels: Sequence[Label | None], at: int) -> bool:
    """Whether a line is of a list that a sentence above leads to, one below the other: "The following took part:"."""
    first = at
    while first > at - _MOST and first and labels[first - 1] is None and _may_be_named(passages[first - 1].text):
        first -= 1
    led = first > 0 and _LEADS_TO_NAMES.search(passages[first - 1].text) is not None
    return led and labels[first - 1] is None


def _may_be_named(text: str) -> bool:
    return len(text) < _LONGEST_NAME and text[0].isupper() and not TERMINAL.search(text)


def items_of_agenda(passages: Sequence[Passage], labels: Sequence[Label | None]) -> Iterator[int]:
    """The lines that head the items of an agenda in a record of turns: they count on, each with turns below it.

    A list within a speech counts as well, but has its numbers one below the other, and ends its items with signs.
    """
    counted = [
        (at, int(match["n"]))
        for at, (one, label) in enumerate(zip(passages, labels, strict=True))
        if label is None and len(one.rows) == 1 and (match := _ITEM_OF_AGENDA.fullmatch(one.text))
    ]
    known = set(counted)
    apart = [(at, n) for at, n in counted if at + 1 < len(passages) and not {(at - 1, n - 1), (at + 1, n + 1)} & known]
    for (first, n), (second, after) in pairwise(apart):
        if after == n + 1 and any(labels[first + 1 : second]):
            yield from (first, second)
