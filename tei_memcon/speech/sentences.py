"""Sentences of a record: where one ends and the next begins, although abbreviations are full of full stops.

"Mr. Spaak met Gen. Don at 10 a.m. in the U.S. Embassy. The latter, i.e. the General, agreed." is two sentences. A full
stop after an abbreviation or an initial ends nothing; after one that may also end a sentence ("U.S.", "etc.") it does
when a word follows that only begins sentences. Quotation marks and brackets close with the sentence that they end.
"""

import re
from collections.abc import Iterator
from functools import cache

from tei_memcon.data import table
from tei_memcon.source import Span

# The end of a sentence, the quotes and brackets that close with it, white space, and the word after. It begins with a
# single sign, and not with a repeated one: so a text is searched quickly.
_STOP = re.compile(
    r"(?P<mark>[.!?…][.!?…]{0,3})[\"”’')\]]{0,3}(?P<gap>[\s\xa0]{1,200})(?P<open>[\"“‘'(\[—–-]{0,3})(?P<next>[^\W_]+)?"
)
_CLOSING = frozenset('"”)]')
_UP_TO_WORD = re.compile(r"(?:.*[^\w.’'&-])?", re.DOTALL)
_LONGEST_WORD = 20
_INITIAL = re.compile(r"(?:\w\.){0,3}(?:[A-ZÀ-Þ]|Mc[A-Z]|Ch|Th|Yu)\Z")
_OPENING = 40  # enough of a sentence to see that it is only a number
_ENUMERATION = re.compile(r"[\s(\[—–-]*(?:\d{1,2}|[a-z]|[ivxIVX]{1,5})\Z")


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    words = table("abbreviations")
    return {kind: frozenset(entries) for kind, entries in words.items()}


def cut(text: str) -> Iterator[Span]:
    """Cut running text into sentences; each keeps the white space after it, so that together they are the text.

    >>> text = "He saw Mr. Ball in the U.S. It rained. “Go!” said G. Bush."
    >>> [text[start:end] for start, end in cut(text)]
    ['He saw Mr. Ball in the U.S. ', 'It rained. ', '“Go!” said G. Bush.']
    """
    start = 0
    for match in _STOP.finditer(text):
        if _ends(text, start, match):
            yield Span(start, match.end("gap"))
            start = match.end("gap")
    if start < len(text):
        yield Span(start, len(text))


def trimmed(text: str, sentence: Span) -> Span:
    """The sentence without the white space around it."""
    words = text[sentence.start : sentence.end].lstrip()
    start = sentence.end - len(words)
    return Span(start, start + len(words.rstrip()))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    mark, opening, following = match.group("mark", "open", "next")
    if following[:1].islower() if following else not opening:
        return False
    if mark != ".":
        return mark != "..." or following in _abbreviations()["openers"]
    stop = match.start()
    before = text[max(start, stop - _LONGEST_WORD) : stop].rpartition(" ")[2]
    if not before.isalpha() and (near := _UP_TO_WORD.match(before)):
        before = before[near.end() :]
    return _ends_after(before, text[start : min(stop, start + _OPENING)], match.group(), following or "")


def _ends_after(before: str, opening: str, stop: str, following: str) -> bool:
    """Whether a single full stop after this word ends the sentence."""
    words = _abbreviations()
    word = before.lstrip(".’'-")
    if not _CLOSING.isdisjoint(stop):  # "(… Tab F.) The question": what closed is over
        return not _only_enumeration(opening)
    if word in words["before_name"] or (word.isupper() and word.capitalize() in words["before_name"]):
        return word == "No" and len(opening.split()) == 1 and following in words["openers"]
    if word in words["before_anything"] or word.count(".") > 1:  # "O.E.E.C.", and no name
        return following in words["openers"] and following != "I"
    is_initial = not word.islower() and _INITIAL.match(word) and not _only_enumeration(opening)
    return not is_initial or following in ("He", "She", "The", "It", "They")


def _only_enumeration(opening: str) -> bool:
    return _ENUMERATION.match(opening) is not None
