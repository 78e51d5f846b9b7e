"""Headings of the lists and fields that open a record: ``SUBJECT``, ``[ALSO PRESENT]``, ``DATE AND TIME: …``."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from tei_memcon.data import by_initial, table
from tei_memcon.notation.likeness import distance, fold
from tei_memcon.reading.header.items import Kind
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain

_INLINE = re.compile(
    r"(?P<head>(?P<n>\(?(?:\d{1,2}|[a-z])[.)]\s{1,4})?(?:\*\*)?\[?[^\W\d_][^\d:：\[\]()]{1,57}\]?\s?[:：]\]?(?:\*\*)?)\s*(?P<rest>.*)",
    re.S,
)  # also "1. Place: …"
_COMRADES = re.compile(
    r"(?P<head>(?P<what>(?![^:]{0,30}\bw(?:as|ere)\s)[^\W\d_][^\d:\[\]().]{1,30}?)(?::|\s[-–—])?\s{1,3}(?:[Cc]om(?:\[?rade\]?)?s?\.|[Cc]omrades?|[Cc]des?\.?):?)\s+(?P<rest>.*)",
    re.S,
)  # "Chairman com. ALDER I. I.", "Present com[rade]s. OAK S. K., FIR A. P."
_CAPITALS = re.compile(
    r"(?P<head>[A-Z][A-Z,&/ ]{3,40}?)(?:\s{2,}|\s(?=[A-Z][a-z]|\d|[A-Z]\.|[A-Z]{2,6};))\s*(?P<rest>\S.*)", re.S
)  # no colon
_ALONE = re.compile(r"[^\W\d_][^\d:()]{1,45}")
_LONGEST_ALONE = 60  # characters, with brackets and the mark of a note
_SCANNED = re.compile(r"(?P<head>[^\s:][^:\n]{5,25}:)\s*(?P<rest>.*)", re.S)
_REACH = 60  # characters in which a colon, or the word comrade, stands behind a heading
_CALLED = ("com", "Com", "cde", "Cde")
_LONG_HEADS = ("SUBJECT", "SUBJECTS", "PARTICIPANTS", "DATE AND TIME", "DATE AND PLACE", "TIME AND PLACE")
_WHOLE_LIST = 120  # characters
_LONG, _FAR = 10, 2  # letters, and how many of them may be misread
_NUMBERED: tuple[Kind, ...] = ("place", "time", "participants")  # "2. Subject:" may be an item of an agenda
_FROM = re.compile(r"(?:From|For|On behalf of|On the part of) (?:the )?(?P<side>[A-Z][\w’' ]{2,50})")  # a country
_COUNTED = re.compile(r"\A\d{1,2}[.)]\s{1,4}")  # "3. Participants"
_REMARK = re.compile(r"\s\([a-z][^()\d]{2,40}\)$")  # "PARTICIPANTS (first conversation only)"
_NOTE_MARK = re.compile(r"\d(?<=[^\W\d_:\]]\d)\d?$")


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: what it announces, where it ends on its line, and whether something stands beside it."""

    kind: Kind
    end: int
    inline: bool


@lru_cache(maxsize=1024)
def head_of(line: str) -> Head | None:
    """The heading that a line is, or begins with before a colon.

    >>> head_of("PARTICIPANTS"), head_of("Place: the Oval Office").kind, head_of("Mr. Ball: Yes.")
    (Head(kind='participants', end=12, inline=False), 'place', None)
    """
    begins = line[:_REACH]
    comrades = _COMRADES.match(line) if any(map(begins.__contains__, _CALLED)) else None
    if comrades and (kind := _kind(comrades["what"])):
        return Head(kind, comrades.end("head"), inline=True)
    colon = ":" in begins or "：" in begins
    match = _INLINE.match(line) if colon else None
    if match:
        number = match["n"] or ""
        kind = _kind(match["head"][len(number) :].strip("[]:：.* "))
        kind = None if number and kind not in _NUMBERED else kind
        kind = "participants" if kind is None and _lists_country(match) else kind
        return Head(kind, match.end("head"), bool(match["rest"])) if kind else _misread(line)
    capitals = _CAPITALS.match(line)
    if capitals and (kind := _kind(capitals["head"])):
        return Head(kind, capitals.end("head"), inline=True)
    misread = _misread(line) if colon else None
    if misread:
        return misread
    words = _COUNTED.sub("", _NOTE_MARK.sub("", line).strip("[] ")) if len(line) <= _LONGEST_ALONE else ""
    words = _REMARK.sub("", words)
    kind = _kind(words) if _ALONE.fullmatch(words) else None
    kind = None if kind not in _NUMBERED and _COUNTED.match(line) else kind
    return Head(kind, len(line), inline=False) if kind and not line.endswith(".") else None


def _lists_country(inline: re.Match[str]) -> bool:
    """Whether all of one country stand beside a heading: "From Norland: Ivan Oak, the General Secretary, Anna Elm, …".

    A shorter line may name the first of several, below the heading of them all.
    """
    if len(inline["rest"]) < _WHOLE_LIST or "," not in inline["rest"]:
        return False
    country = _FROM.fullmatch(inline["head"].rstrip(": "))
    return country is not None and plain(country["side"].split()[-1]) in lexicon.offices().places


def _misread(line: str) -> Head | None:
    """The heading that a scan has misread: ``PARTICIPAN'IS:``, ``SUB.1EC'I':``."""
    match = _SCANNED.match(line)
    if match is None or not match["head"].isupper():
        return None
    meant = next((words for words in _LONG_HEADS if _is_misread(match["head"], words)), None)
    kind = _kind(meant) if meant else None
    return Head(kind, match.end("head"), bool(match["rest"])) if kind else None


def _is_misread(printed: str, meant: str) -> bool:
    """Whether a scan may have made some words of others; where they are long, it may have misread a letter or two."""
    far = distance(fold(printed), fold(meant))
    return far <= (_FAR if len(meant) >= _LONG else 0)


def _kind(words: str) -> Kind | None:
    return next((kind for kind, pattern in _table().items() if pattern.fullmatch(words)), None)


@cache
def _table() -> dict[Kind, re.Pattern[str]]:
    words: dict[str, list[str]] = table("list_heads")
    return {kind: re.compile(by_initial(words[kind]), re.I) for kind in get_args(Kind)}
