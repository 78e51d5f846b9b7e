"""Nouns that say who speaks: "Mr. Oak’s reply was", "his comments follow", "the meeting closed with Mr. Oak’s thanks".

A passive verb with its agent is one of them: "the question was raised by Mr. Oak".
"""

import re

from tei_memcon.data import table
from tei_memcon.source import Span
from tei_memcon.speech.subjects import Subject

_NOUNS: dict[str, list[str]] = table("reporting_nouns")
_WORDS, _OPINIONS, _COURTESIES, _RAISED, _SAID = (
    f"(?:{'|'.join(_NOUNS[kind])})" for kind in ("words", "opinions", "courtesies", "raised", "said")
)
_REPLY = re.compile(
    rf"[’']s?\s(?:\w+\s){{0,2}}(?P<noun>{_WORDS}\s(?:was|were|is|follow(?:s|ed)?)|(?:reply|response|answer)(?:,\s[^,.;]{{3,120}},)?"
    r"\s(?:was|expressed|indicated|stressed|emphasized|included|dealt\swith))\b"
)
_HIS_REPLY = re.compile(rf"[\W_]{{0,4}}(?P<who>His|Her|My)\s(?:\w+\s){{0,2}}{_WORDS}\s(?:was|were|follow(?:s|ed)?)\b")
_OPINION = re.compile(rf"[’']s?\s(?:\w+\s)?{_OPINIONS}(?:\sthat)?\b")
_MEETING = (
    r"\W{0,4}(?:the|this|our|his|their)\s(?:[\w-]+\s){0,3}(?:meeting|conversation|discussion|session|talk|interview|call)s?"
    r"(?:\swith\s[^,.;]{1,40}?)?\s(?:was\s|were\s|then\s){0,2}(?:opened|began|started|concluded|closed|ended|terminated)"
    r"\s(?:up\s)?(?:with|by|on)\s"
)
_WITH = re.compile(rf"{_MEETING}\Z", re.IGNORECASE)
_WITH_WORDS_BY = re.compile(rf"{_MEETING}(?:[\w-]+\s){{1,5}}(?:by|from)\s\Z", re.IGNORECASE)
_THANKS = re.compile(rf"(?:[’']s?)?\s(?:\w+\s){{0,2}}?(?:{_COURTESIES}|{_WORDS})\b")
_BY = re.compile(rf"\b(?:was|were)\s(?:then\s|also\s|again\s|\w+ly\s)?{_RAISED}\s(?:to\s\w+\s)?by\s\Z")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whom|what|if|when|whether|while|as|because|since)\b")
_ACCORDING = re.compile(r"(?:\A\W{0,4}(?:\w+ly,?\s)?|,\s|—\s?)[Aa]ccording\sto\s\Z")
_LED = (" led ", " prompted ", " caused ")
_TO_SAY = re.compile(rf"\sto\s{_SAID}\b")
_FAR = 250  # characters before an agent


def reply(text: str, at: int) -> Span | None:
    """The noun and its verb behind a possessive: "’s reply was", "’s first subject was".

    >>> "Mr. Oak’s reply, after some thanks, was yes."[slice(*reply("Mr. Oak’s reply, after some thanks, was yes.", 7))]
    'reply, after some thanks, was'
    """
    found = _REPLY.match(text, at)
    return Span(found.start("noun"), found.end()) if found else None


def his_reply(text: str) -> tuple[str, Span] | None:
    """Whose reply opens the sentence, where a pronoun says it: "His reply was", "My comments follow"."""
    found = _HIS_REPLY.match(text)
    return (found["who"], Span(found.start("who"), found.end())) if found else None


def opinion(text: str, subject: Subject) -> Span | None:
    """What somebody holds: "In Mr. Oak’s view", "The only point was Mr. Oak’s belief that"."""
    front = text[: subject.span.start].strip('"“ ').lower()
    held = front in ("it was", "in", "it is") or front.endswith((", in", "—in"))
    found = _OPINION.match(text, subject.span.end) if held or front.endswith(" was") else None
    return Span(0, found.end()) if found and (held or found.group().endswith("that")) else None


def according(text: str, subject: Subject) -> bool:
    """Whether a sentence tells what is so by somebody's words: "According to Mr. Oak, it rained"."""
    start, end = subject.span
    if subject.possessive or subject.kind not in ("name", "office") or not text.endswith("ccording to ", 0, start):
        return False
    return _ACCORDING.search(text, max(0, start - 40), start) is not None and text[end : end + 1] in (",", ".", ";", "")


def uttered(text: str, subject: Subject) -> int:
    """Where a clause ends by which somebody's words are told without a verb of his own; 0 where none is."""
    start, end = subject.span
    if text.endswith(_LED, 0, start) and (said := _TO_SAY.match(text, end)) and not _SUBORDINATE.search(text, 0, start):
        return said.end()
    if (
        start > _FAR
        or subject.kind not in ("name", "office")
        or not text.endswith((" with ", " by ", " from ", " on "), 0, start)
    ):
        return 0
    front = text[:start]
    if _WITH.match(front) and (thanks := _THANKS.match(text, end)):
        return thanks.end()
    by = _WITH_WORDS_BY.match(front) or (_BY.search(front) and not _SUBORDINATE.search(front))
    return end if by and not subject.possessive else 0
