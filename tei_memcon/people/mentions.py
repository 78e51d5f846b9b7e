"""Persons of a personography, wherever the text names them: ``persName ref="#p_AH9"``.

An automaton finds every form by which a person may be called; the given names or initials before it must fit. Of
namesakes it is the one whose given names or rank stand there, who held the office that stands before the name, or whom
the record has named in full; where nothing decides nobody is marked: a wrong link is worse than none.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial

import ahocorasick  # type: ignore[import-not-found]

from tei_memcon.carve import carve, map_content
from tei_memcon.data import entries, word_list
from tei_memcon.model import Content, Document, Element, Person, Text, reach
from tei_memcon.people.listed import PARTICLES, Called, read
from tei_memcon.people.office_holders import held_by
from tei_memcon.people.offices_of_the_day import day_of
from tei_memcon.people.personography import Entry, Personography
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.subjects import common_office, plain

_GIVEN = re.compile(r"(?:(?:[A-ZÀ-Þ]\.\s?)|(?:(?![AI]\s)[A-ZÀ-Þ][\w’'-]{0,20}\.?\s)){1,4}$")
_WORDS = re.compile(r"[^\s.]+\.?")
_OFFICE = re.compile(r"(?:[A-Z][\w’-]+\s(?:of\s|for\s|the\s)*){1,4}$")
_REACH = 60  # characters before a surname in which given names may stand
_SHORTEST = 3
_LONG = 5  # letters of a form that is looked for in capitals
_ANOTHER = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")
_STYLES = frozenset({"lord", "prince", "princess", "sheikh", "shaikh"})
_WIVES = frozenset({"mrs", "mme", "madame", "frau", "lady", "miss"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A person under one form of the name."""

    entry: Entry
    called: Called


@dataclass(frozen=True, slots=True)
class _Mention:
    """A form of a name in the text, and those whom it may name.

    Args:
        span: from the given names to the end of the surname.
        surname: where the surname begins.
        has_given: whether given names or initials stand before the surname.
        fitting: whom the words may name.
        titles: the words of ranks and offices before the name.
        office: the office before the name, in its common form.
        is_word: whether the form is an English word as well.
    """

    span: Span
    surname: int
    has_given: bool
    fitting: tuple[_Named, ...]
    titles: frozenset[str]
    office: str
    is_word: bool


def mark_mentions(document: Document, personography: Personography) -> Document:
    """Mark every mention of a person of the list, and add those who are mentioned to the people of the record."""
    text = document.source.text
    found = list(find_mentions(text, Span(0, len(text)), personography, day_of(document), document.people))
    starts = [span.start for span, _ in found]
    mentioned: dict[str, Entry] = {}

    def mark_up(content: Content) -> Content:
        if (here := reach(content)) is None:
            return content
        near = found[bisect_left(starts, here.start) : bisect_left(starts, here.end)]
        inside = [(span, entry) for span, entry in near if span.end <= here.end]
        mentioned.update((entry.id, entry) for _, entry in inside)
        return carve(content, [_name(span, entry) for span, entry in inside])[0]

    body = tuple(map_content(block, mark_up) for block in document.body)
    known = {person.id for person in document.people}
    people = [Person(e.id, e.names, idnos=e.idnos) for e in mentioned.values() if e.id not in known]
    return replace(document, body=body, people=(*document.people, *people))


def _name(span: Span, entry: Entry) -> Element:
    return Element("persName", {"ref": f"#{entry.id}"}, (Text(span),))


def find_mentions(
    text: str, span: Span, personography: Personography, day: date | None = None, people: Sequence[Person] = ()
) -> Iterator[tuple[Span, Entry]]:
    """Every name between two offsets that can be one person's only.

    Args:
        text: of the record.
        span: where to look.
        personography: the list of persons.
        day: of the conversation, for who held an office.
        people: who takes part.

    >>> people = Personography((Entry("p_BMG1", ("Bundy, McGeorge",)), Entry("p_BWP1", ("Bundy, William P.",))))
    >>> text = "McGeorge Bundy and Bundy spoke with William Bundy."
    >>> [(text[slice(*span)], entry.id) for span, entry in find_mentions(text, Span(0, len(text)), people)]
    [('McGeorge Bundy', 'p_BMG1'), ('William Bundy', 'p_BWP1')]
    """
    mentions = list(_mentions(text, span, personography))
    full = {m.fitting[0].entry.id for m in mentions if len(m.fitting) == 1 and (m.has_given or m.titles)}
    named = {m.fitting[0].entry.id for m in mentions if len(m.fitting) == 1 and m.has_given}
    listed = {person.id for person in people}
    for mention in mentions:
        fitting = mention.fitting
        for narrow in (_ranked, partial(_in_office, day=day), partial(_among, named), partial(_among, listed)):
            fitting = (narrow(fitting, mention) if len(fitting) > 1 else ()) or fitting
        ids = {one.entry.id for one in fitting}
        if len(ids) == 1 and (mention.titles or mention.has_given or not mention.is_word or ids <= full):
            yield mention.span, fitting[0].entry


def _ranked(fitting: Sequence[_Named], mention: _Mention) -> tuple[_Named, ...]:
    """Those whom the list gives the rank that stands before the name."""
    return tuple(one for one in fitting if one.called.titles & mention.titles)


def _in_office(fitting: Sequence[_Named], mention: _Mention, day: date | None) -> tuple[_Named, ...]:
    """Those who held the office that stands before the name; what the user's list says of them goes first."""
    if day is None or not mention.office:
        return ()
    own = tuple(
        one
        for one in fitting
        if any(common_office(role.name) == mention.office and role.holds(day) for role in one.entry.roles)
    )
    return own or tuple(
        one for one in fitting if any(mention.office in term.titles for term in held_by(_tokens(one.called), day))
    )


def _among(known: set[str], fitting: Sequence[_Named], _: _Mention) -> tuple[_Named, ...]:
    """Those whom the record names in full, or lists."""
    return tuple(one for one in fitting if one.entry.id in known)


def _tokens(called: Called) -> tuple[str, ...]:
    return (*called.given, plain(called.alone[0].split()[-1])) if called.alone else ()


def _mentions(text: str, span: Span, personography: Personography) -> Iterator[_Mention]:
    """Whatever may be the name of one of the list, in order, none within another."""
    automaton = _automaton(personography)
    if automaton is None:
        return
    held: _Mention | None = None
    for last, (form, named) in automaton.iter_long(text, span.start, span.end):
        start, end = last + 1 - len(form), last + 1
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        mention = _mention(text, Span(start, end), span.start, named)
        if held and mention.span.start >= held.span.end:
            yield held
        elif held and mention.surname < held.span.end:
            continue  # within the name before
        held = mention if mention.fitting else None
        if held and _is_given_name(text, held):
            held = None
    if held:
        yield held


def _mention(text: str, surname: Span, first: int, named: Sequence[_Named]) -> _Mention:
    own = frozenset(word for one in named for word in one.called.given)
    before, given, titles, office = _before(text, Span(max(first, surname.start - _REACH), surname.start), own)
    fitting = tuple(one for one in named if _fits(one.called, given, titles))
    word = text[slice(*surname)].lower() in word_list("english")
    return _Mention(Span(before, surname.end), surname.start, bool(given), fitting, titles, office, word)


def _is_given_name(text: str, mention: _Mention) -> bool:
    """Whether a form is the given name of somebody else: "George Elm" is no Mr. George."""
    if mention.has_given or not _ANOTHER.match(text, mention.span.end):
        return False
    return plain(text[mention.surname : mention.span.end]) in _given_names()


def _before(text: str, reach: Span, own: frozenset[str]) -> tuple[int, tuple[str, ...], frozenset[str], str]:
    """Where the given names before a surname begin, and their words; the titles before them, and the office.

    Args:
        text: of the record.
        reach: where they may stand, up to the surname.
        own: given names of those whom the surname may name; so "Bill" is no bill.
    """
    start, end = reach
    match = _GIVEN.search(text, start, end)
    row = [found for found in _WORDS.finditer(text, match.start(), end) if plain(found.group())] if match else []
    last = max((number for number, word in enumerate(row, start=1) if _is_title(word.group(), own)), default=0)
    titles, words = row[:last], row[last:]
    given = words[0].start() if words else end
    office = _OFFICE.search(text, max(start, given - _REACH), given)
    named = office.group().strip() if office else ""
    keys = {word.group().rstrip(".").lower() for word in titles} | set(named.lower().split())
    short = lexicon.offices().short
    ranks = frozenset(short.get(key, key) for key in keys)
    # "M." may be an initial as well, and a lord is called by nothing else.
    styled = titles and not words and (titles[-1].group() == "M." or titles[-1].group().lower() in _STYLES)
    first = titles[-1].start() if styled else given
    return first, tuple(plain(word.group()) for word in words), ranks, common_office(named) if named else ""


def _is_title(word: str, own: frozenset[str]) -> bool:
    """Whether a word before a name is a title or any other word, and no given name."""
    key = word.rstrip(".,").lower()
    if key in own or not own.isdisjoint(_nicknames().get(key, ())):
        return False
    if len(key) > 1 and (word.isupper() or word.endswith(".")):
        return True  # "PM", "FRG"; the end of a sentence
    return key in _titles() or word in lexicon.openers() or (key in word_list("english") and len(key) > 1)


@cache
def _titles() -> frozenset[str]:
    """Words of titles and offices, in small letters."""
    offices = lexicon.offices()
    return offices.honorifics | offices.heads | offices.modifiers | offices.departments


def _fits(called: Called, printed: tuple[str, ...], titles: frozenset[str]) -> bool:
    """Whether given names, full, short or initials, may be a person's; a wife is not called like her husband."""
    if called.titles and bool(titles & _WIVES) != bool(called.titles & _WIVES):
        return False
    at = 0
    for word in printed if called.given else ():
        same = (own[0] == word[0] or own in _nicknames().get(word, ()) for own in called.given[at:])
        step = next((number for number, fits in enumerate(same, start=1) if fits), 0)
        if not step:
            return False
        at += step
    return True


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    rows = (_plain_words(entry) for entry in entries("nicknames"))
    return {short: frozenset(names) for short, *names in rows}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word for entry in entries("nicknames") for word in _plain_words(entry))


def _plain_words(entry: str) -> list[str]:
    """The words of an entry, plain."""
    return [plain(word) for word in entry.split()]


def _unaccented(form: str) -> str:
    """A form without its accents, as a copy may print it."""
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


@lru_cache(maxsize=4)
def _automaton(personography: Personography) -> "ahocorasick.Automaton | None":
    """All forms, each with those whom it may name."""
    forms: dict[str, dict[str, _Named]] = defaultdict(dict)
    parts: dict[str, dict[str, _Named]] = defaultdict(dict)
    for entry in personography.entries:
        for called in map(read, entry.names):
            named = _Named(entry, called)
            for form in called.alone:
                whole = form == called.alone[0] or (called.given and called.alone[0].endswith(f" {form}"))
                (forms if whole else parts)[form][entry.id] = named
    for form, named_by in parts.items():
        if len(named_by) == 1 and form not in forms and form.lower() not in word_list("english"):
            forms[form] = named_by
    automaton = ahocorasick.Automaton()
    for form, named_by in forms.items():
        for variant in _variants(form):
            automaton.add_word(variant, (variant, tuple(named_by.values())))
    if not forms:
        return None
    automaton.make_automaton()
    return automaton


def _variants(form: str) -> Iterator[str]:
    """A form as texts print it: at the beginning of a sentence, in capitals, with other signs."""
    if len(form) < _SHORTEST:
        return
    first, *rest = form.split(" ")
    small = " ".join([first, *(word.lower() if word.lower() in PARTICLES else word for word in rest)])
    for cased in {
        form,
        small,
        small[0].upper() + small[1:],
        small[0].lower() + small[1:] if first.lower() in PARTICLES else form,
    }:
        for lettered in {cased, _unaccented(cased)}:
            for dashed in {lettered, lettered.replace("-", "–"), lettered.replace("-", "—")}:
                yield from {dashed.replace("'", "’"), dashed.replace("’", "'")}
    if len(form) >= _LONG:
        yield form.upper()
