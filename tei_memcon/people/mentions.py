"""Persons of a personography, wherever the text names them: ``persName ref="#p_AH9"``.

A surname is found by an automaton over all of them; the given names or initials before it must fit. Where a name fits
several persons nobody is marked: a wrong link is worse than none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import ahocorasick  # type: ignore[import-not-found]

from tei_memcon.carve import carve, map_content
from tei_memcon.data import word_list
from tei_memcon.model import Content, Document, Element, Person, Text, reach
from tei_memcon.people.personography import Entry, Personography, name_key
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.subjects import plain

_GIVEN = re.compile(r"(?:(?:[A-ZÀ-Þ]\.\s?)|(?:[A-ZÀ-Þ][\w’'-]{1,20}\s)){1,4}$")
_REACH = 60  # characters before a surname in which given names may stand
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Named:
    """A person under one surname: the words of the given names, in small ASCII letters."""

    entry: Entry
    given: tuple[str, ...]


def mark_mentions(document: Document, personography: Personography) -> Document:
    """Mark every mention of a person of the list, and add those who are mentioned to the people of the record."""
    mentioned: dict[str, Entry] = {}

    def mark_up(content: Content) -> Content:
        if (here := reach(content)) is None:
            return content
        found = list(find_mentions(document.source.text, here, personography))
        mentioned.update((entry.id, entry) for _, entry in found)
        return carve(content, [_name(span, entry) for span, entry in found])[0]

    body = tuple(map_content(block, mark_up) for block in document.body)
    known = {person.id for person in document.people}
    people = [Person(e.id, e.names, idnos=e.idnos) for e in mentioned.values() if e.id not in known]
    return replace(document, body=body, people=(*document.people, *people))


def _name(span: Span, entry: Entry) -> Element:
    return Element("persName", {"ref": f"#{entry.id}"}, (Text(span),))


def find_mentions(text: str, span: Span, personography: Personography) -> Iterator[tuple[Span, Entry]]:
    """Every name between two offsets that fits one person and no other.

    >>> people = Personography((Entry("p_BMG1", ("Bundy, McGeorge",)), Entry("p_BWP1", ("Bundy, William P.",))))
    >>> text = "McGeorge Bundy and Bundy spoke with William Bundy."
    >>> [(text[slice(*span)], entry.id) for span, entry in find_mentions(text, Span(0, len(text)), people)]
    [('McGeorge Bundy', 'p_BMG1'), ('William Bundy', 'p_BWP1')]
    """
    automaton = _automaton(personography)
    if automaton is None:
        return
    reached = span.start
    for last, (surname, named) in automaton.iter_long(text, span.start, span.end):
        start, end = last + 1 - len(surname), last + 1
        if start < reached or text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        before, given = _given_before(text, max(reached, start - _REACH), start)
        fitting = {one.entry.id: one.entry for one in named if _fits(one.given, given)}
        if len(fitting) == 1:
            reached = end
            yield Span(before, end), next(iter(fitting.values()))


def _given_before(text: str, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """Where the given names before a surname begin, and their words; titles are none."""
    match = _GIVEN.search(text, start, end)
    if not match:
        return end, ()
    words = [found for found in re.finditer(r"[^\s.]+\.?", match.group()) if plain(found.group())]
    while words and _is_title(words[0].group()):
        words = words[1:]
    if not words:
        return end, ()
    return match.start() + words[0].start(), tuple(plain(word.group()) for word in words)


def _is_title(word: str) -> bool:
    key = word.rstrip(".,").lower()
    return key in _titles() or word in lexicon.openers() or (key in word_list("english") and len(key) > 1)


@cache
def _titles() -> frozenset[str]:
    """Words of titles and offices, in small letters."""
    offices = lexicon.offices()
    return offices.honorifics | offices.heads | offices.modifiers | offices.departments


def _fits(own: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    return not printed or all(a[0] == b[0] for a, b in zip(own, printed, strict=False))


@lru_cache(maxsize=4)
def _automaton(personography: Personography) -> "ahocorasick.Automaton | None":
    surnames: dict[str, list[_Named]] = defaultdict(list)
    for entry in personography.entries:
        for name in entry.names:
            surname, given = _parts(name)
            if len(surname) >= _SHORTEST:
                surnames[surname].append(_Named(entry, name_key(given)))
    automaton = ahocorasick.Automaton()
    for surname, named in surnames.items():
        automaton.add_word(surname, (surname, named))
    if not surnames:
        return None
    automaton.make_automaton()
    return automaton


def _parts(name: str) -> tuple[str, str]:
    surname, comma, given = name.partition(",")
    if comma:
        return surname.strip(), given.strip()
    given, _, surname = name.strip().rpartition(" ")
    return surname, given
