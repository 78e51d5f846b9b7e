"""Persons of a personography, wherever the text names them: ``persName ref="#p_AH9"``.

An automaton finds every form by which a person may be called; the given names or initials before it must fit. Who of
several that share a surname is meant, the rank or the office before the name says; where only the rest of the record
does, the link is a guess, a ``name`` with ``cert``; where nothing does nobody is marked: a wrong link is worse than
none. The editors of Foreign Relations leave most surnames unlinked that two of a volume's list share.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tei_memcon.carve import carve, map_content
from tei_memcon.model import Content, Document, Element, Inference, Person, Remark, Text, reach
from tei_memcon.people.before_name import titles
from tei_memcon.people.candidates import Candidate, find_candidates
from tei_memcon.people.form_index import places
from tei_memcon.people.listed import lacks_article
from tei_memcon.people.names import parse
from tei_memcon.people.namesakes import Record, tell_apart
from tei_memcon.people.nicknames import is_given_name
from tei_memcon.people.offices_of_the_day import day_of
from tei_memcon.people.personography import Entry, Personography
from tei_memcon.source import Span
from tei_memcon.speech.plain_letters import plain

_ANOTHER = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")
_BESIDE = re.compile(r",\s|,?\s(?:and|or)\s|[-–—/]")  # between names in a row: "Oak, Elm, and Hill"
_IN_A_SENTENCE = re.compile(r"(?:^|[\s“‘(])(?!and\s|or\s)[a-z]{2,}\s$")  # "told Ball", no capital there without a name
_WORD_BEFORE = 20  # characters that may hold the word before a name
_NO_ARTICLE = "the list has the surname with an article, the text without"
_TAKES_PART = "the record calls somebody so who takes part, whom the list has under another name"
_GIVEN_NAME = "the surname, which is a given name as well, stands without a title"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the person of the list, or several where nothing decides.

    Args:
        span: of the name.
        entries: whom it may name.
        reason: why, where it is a guess.
    """

    span: Span
    entries: tuple[Entry, ...]
    reason: str = ""

    @property
    def entry(self) -> Entry:
        """The person, or the first of several."""
        return self.entries[0]


def mark_mentions(document: Document, personography: Personography) -> Document:
    """Mark every mention of a person of the list, and add those who are mentioned to the people of the record."""
    text = document.source.text
    names = list(_find_names(text, Span(0, len(text)), personography, day_of(document), document.people))
    found = [name for name in names if len(name.entries) == 1]
    starts = [mention.span.start for mention in found]
    marked: list[Mention] = []

    def mark_up(content: Content) -> Content:
        if (here := reach(content)) is None:
            return content
        near = found[bisect_left(starts, here.start) : bisect_left(starts, here.end)]
        inside = [mention for mention in near if mention.span.end <= here.end]
        marked.extend(inside)
        return carve(content, list(map(_name, inside)))[0] if inside else content

    body = tuple(map_content(block, mark_up) for block in document.body)
    known = {person.id for person in document.people}
    mentioned = {mention.entry.id: mention.entry for mention in marked}
    people = [Person(e.id, e.names, idnos=e.idnos) for e in mentioned.values() if e.id not in known]
    told: list[Inference | Remark] = [*_guesses(marked, text), *_undecided(names, text)]
    return replace(document, body=body, people=(*document.people, *people)).adding(*told)


def _name(mention: Mention) -> Element:
    guessed = {"resp": "#tei-memcon", "cert": "medium"} if mention.reason else {}
    return Element("name" if guessed else "persName", {"ref": f"#{mention.entry.id}", **guessed}, (Text(mention.span),))


def _guesses(marked: Sequence[Mention], text: str) -> Iterator[Inference]:
    """What is guessed, told once for each form of a name."""
    told: set[tuple[str, str]] = set()
    for mention in marked:
        if not mention.reason:
            continue
        printed = " ".join(text[slice(*mention.span)].split())
        if (printed, mention.entry.id) not in told:
            told.add((printed, mention.entry.id))
            yield Inference(mention.span, f"“{printed}” is {mention.entry.names[0]}", "medium", mention.reason)


def _undecided(names: Sequence[Mention], text: str) -> Iterator[Remark]:
    """Names that nothing decides, told once for each form."""
    told: set[str] = set()
    for name in names:
        if len(name.entries) == 1:
            continue
        printed = " ".join(text[slice(*name.span)].split())
        if printed not in told:
            told.add(printed)
            who = " or ".join(entry.names[0] for entry in name.entries)
            yield Remark(name.span, "suggestion", f"“{printed}” may be {who}; it is linked to nobody")


def find_mentions(
    text: str, span: Span, personography: Personography, day: date | None = None, people: Sequence[Person] = ()
) -> Iterator[Mention]:
    """Every name between two offsets that can be one person's only.

    Args:
        text: of the record.
        span: where to look.
        personography: the list of persons.
        day: of the conversation, for who held an office.
        people: who takes part.

    >>> people = Personography((Entry("p_BMG1", ("Bundy, McGeorge",)), Entry("p_BWP1", ("Bundy, William P.",))))
    >>> text = "McGeorge Bundy and Bundy spoke with William Bundy."
    >>> found = find_mentions(text, Span(0, len(text)), people)
    >>> [(text[slice(*mention.span)], mention.entry.id) for mention in found]
    [('McGeorge Bundy', 'p_BMG1'), ('William Bundy', 'p_BWP1')]
    """
    names = _find_names(text, span, personography, day, people)
    return (name for name in names if len(name.entries) == 1)


def _find_names(
    text: str, span: Span, personography: Personography, day: date | None, people: Sequence[Person]
) -> Iterator[Mention]:
    candidates = list(find_candidates(text, span, personography))
    record = Record(day, people, frozenset(_named(candidates, Record(day, people))))
    takes_part = {person.id for person in people}
    called = takes_part | {_only(found) for found in candidates if found.is_called}
    called |= {_only(found) for found in _among_names(text, candidates)}
    present = _called_by(people, personography)
    for found in candidates:
        left, reason = tell_apart(found, record)
        entries = {one.entry.id: one.entry for one in left}
        other = present.get(plain(text[slice(*found.surname)])) if present and not found.before.given else None
        if other and takes_part.isdisjoint(one.entry.id for one in found.fitting):
            entries, reason = {other.id: other}, _TAKES_PART
        known = not found.is_word or (entries.keys() <= called and _is_apart(text, found))
        if found.is_called or known:
            yield Mention(found.span, tuple(entries.values()), reason or _doubt(text, found))


def _called_by(people: Sequence[Person], personography: Personography) -> dict[str, Entry]:
    """Those of the list who take part, by the last word of each name by which the record calls one of them only."""
    entries = _by_id(personography)
    called: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for name in person.names:
            called["".join(parse(name).tokens[-1:])].add(person.id)
    only = ((word, next(iter(ids))) for word, ids in called.items() if word and len(ids) == 1)
    return {word: entries[one] for word, one in only if one in entries}


@lru_cache(maxsize=8)
def _by_id(personography: Personography) -> dict[str, Entry]:
    return {entry.id: entry for entry in personography.entries}


def _doubt(text: str, found: Candidate) -> str:
    """Why a name that only one of the list has may be another's."""
    if not found.is_called and is_given_name(text[slice(*found.surname)]):
        return _GIVEN_NAME
    if not found.before.given and all(lacks_article(one.called, one.form) for one in found.fitting):
        return _NO_ARTICLE
    return ""


def _named(candidates: Sequence[Candidate], record: Record) -> Iterator[str]:
    """The identifiers of those whom given names, a rank or an office name for sure."""
    for found in candidates:
        if found.before.given or len(found.fitting) > 1:
            left, reason = tell_apart(found, record)
            if len(left) == 1 and (found.before.given or not reason):
                yield left[0].entry.id


def _among_names(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Words that are a name by their place.

    Names stand beside them, an office before their bracket, or they have a capital within a sentence.
    """
    for before, found, behind in zip((None, *candidates), candidates, (*candidates[1:], None), strict=False):
        if found.is_word and not found.is_called and _is_apart(text, found):
            follows = before and not before.is_word and _BESIDE.fullmatch(text, before.span.end, found.span.start)
            precedes = behind and not behind.is_word and _BESIDE.fullmatch(text, found.span.end, behind.span.start)
            bracketed = found.before.office and text[found.span.end : found.span.end + 1] == ")"
            if follows or precedes or bracketed or _is_in_a_sentence(text, found):
                yield found


def _is_in_a_sentence(text: str, found: Candidate) -> bool:
    """Whether a word that is no place stands behind a word in small letters, and not before a hyphen."""
    word = text[slice(*found.surname)]
    is_capital = (
        not word.isupper() and word.lower() not in places() and text[found.span.end : found.span.end + 1] != "-"
    )
    return is_capital and bool(_IN_A_SENTENCE.search(text[max(0, found.span.start - _WORD_BEFORE) : found.span.start]))


def _is_apart(text: str, found: Candidate) -> bool:
    """Whether a word may be a name: not "on the Hill", "Hill Street"; nor a title that is no label, "King"."""
    is_label = text[found.span.end : found.span.end + 1] == ":"
    is_title = not is_label and text[slice(*found.surname)].lower() in titles()
    return not (found.has_article or is_title or _ANOTHER.match(text, found.span.end))


def _only(found: Candidate) -> str:
    """The identifier of the only one whom the words may name."""
    return found.fitting[0].entry.id if len(found.fitting) == 1 else ""
