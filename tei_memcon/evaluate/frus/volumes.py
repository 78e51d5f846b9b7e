"""Volumes of the Foreign Relations of the United States: which of their documents are records of conversation.

A document is one if its heading names it so: a memorandum of conversation (or for the record of one), a conversation
between or among persons, minutes, a record, notes or a transcript of a meeting or conversation. What is headed as a
telegram, letter, paper, editorial note or memorandum for the record of anything else is none.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from tei_memcon.evaluate._text import squeeze
from tei_memcon.people.personography import Entry, Personography, is_taken

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NAME = re.compile(r"[^\W\d][\w.-]*")
_NUMBER = re.compile(r"(?:no\.? ?)?\[?\d{1,4}[a-z]?\]?\.?\s*", re.I)
_TALK = r"(?:tele)?(?:phone |type )?(?:conversations?|discussions?|meetings?|teleconferences?|conferences?)"
_HEADS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:\w+ ){{0,2}}memorand(?:um|a) (?:for the record )?of (?:an? |the )?(?:\w+ ){{0,2}}{_TALK}\b",
        r"(?:\w+ )?conversation (?:between|among|with)\b",
        r"(?:[\w.]+ ){0,3}minutes of\b",
        rf"(?:[\w.]+ ){{0,2}}(?:record|notes|transcript) of\b.*\b{_TALK}\b",
    )
)


def documents(volume: _Element) -> Iterator[_Element]:
    """The documents of a volume that are records of conversation; names of elements are without namespaces."""
    for division in volume.iter("div"):
        if division.get("type") == "document" and division.get(_ID) and is_conversation(heading(division)):
            yield division


def identifier(document: _Element) -> str:
    """What the volume calls a document, as ``d103``."""
    return document.get(_ID, "")


def heading(document: _Element) -> str:
    """The printed heading, without its notes and its number."""
    head = document.find("head")
    if head is None:
        return ""
    return _NUMBER.sub("", squeeze("".join(_printed(head))), count=1)


def _printed(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != "note":
            yield from _printed(child) if child.tag != "lb" else " "
        yield child.tail or ""


def is_conversation(heading: str) -> bool:
    """Whether a heading is that of a record of conversation.

    >>> is_conversation("Memorandum of a Telephone Conversation, Port Verity, May 4, 1961")
    True
    >>> is_conversation("Summary Record of the Third Meeting of the Lighthouse Board")
    True
    >>> is_conversation("Memorandum for the Record"), is_conversation("Telegram From the Embassy in Austria")
    (False, False)
    """
    return any(pattern.match(heading) for pattern in _HEADS)


def persons(volume: _Element, sha256: str) -> Personography | None:
    """The list of persons of a volume, if it has one that tags them.

    Args:
        volume: its first element.
        sha256: of its file.
    """
    found: dict[str, str] = {}
    for name in volume.iter("persName"):
        identifier = name.get(_ID, "")
        if _NAME.fullmatch(identifier) and not is_taken(identifier):
            found.setdefault(identifier, squeeze("".join(map(str, name.itertext()))).strip(" ,"))
    entries = tuple(Entry(identifier, (name,)) for identifier, name in found.items() if name)
    return Personography(entries, sha256) if entries else None
