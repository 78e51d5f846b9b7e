"""Every form by which a person of a list may be called, as an automaton that finds all of them in one pass.

Forms and text are compared in small letters without accents, and with one sign for each kind of apostrophe, dash and
space, so that "HERVÉ D’AUBEL", "Herve d'Aubel" and a name over a line end are found alike.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick  # type: ignore[import-not-found]

from tei_memcon.data import word_list
from tei_memcon.people.before_name import titles
from tei_memcon.people.listed import PARTICLES, Called, read
from tei_memcon.people.personography import Entry, Personography
from tei_memcon.source import Span, signs
from tei_memcon.speech import lexicon

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[^\w\s]\d{1,3}$")
_LONGEST_MARK = 4  # characters of a note's mark, and the one before it
_SHORTEST = 2  # letters of a form
_ACRONYM = 4  # letters up to which capitals may be an acronym
_DASHES = "-–—"
_FOREIGN = re.compile(r"[^ -,.-~]")  # whatever is not ASCII, the hyphen, and what is no sign
_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "-": " ", "–": " ", "—": " ", "\n": " ", "\t": " ", "\xa0": " "}


@dataclass(slots=True, eq=False)  # not frozen: many are made, and a frozen one takes three times as long
class Named:
    """A person under one form of the name; the forms of a list are made once, and never held against each other."""

    entry: Entry
    called: Called
    form: str


_PARTICLE = re.compile(rf"(?:{'|'.join(sorted(PARTICLES))}|d)(?:$|[-'])")


def _folded(words: str, among: str) -> str:
    """Words in small letters without accents; a letter that would become several stays as it is.

    Args:
        words: a name, or a text.
        among: the words again, or of a text, which has few, its signs.
    """
    for sign in _FOREIGN.findall(among):
        words = words.replace(sign, _bare(sign))
    return words.lower()


@cache
def _bare(sign: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(c)).lower()
    return _SIGNS.get(sign, bare if len(bare) == 1 else sign)


def find_forms(text: str, reach: Span, personography: Personography) -> Iterator[tuple[Span, tuple[Named, ...]]]:
    """Where words stand that may be a name of the list, the longest at each place, and whom they may name.

    >>> people = Personography((Entry("p_1", ("d’Aubel, Hervé",)),))
    >>> text = "M. D'AUBEL and d’Aubel, no daubel"
    >>> [text[slice(*span)] for span, _ in find_forms(text, Span(0, len(text)), people)]
    ["D'AUBEL", 'd’Aubel']
    """
    automaton = _automaton(personography)
    if automaton is None or reach.start == reach.end:
        return
    for last, (form, named) in automaton.iter_long(_folded(text, signs(text)), reach.start, reach.end):
        start, end = last + 1 - len(form), last + 1
        if not _is_in_a_word(text, start, end) and _is_name(text[start:end], form, named[0].form):
            yield Span(start, end), named


@lru_cache(maxsize=1024)  # a record calls the same people again and again
def is_word(printed: str) -> bool:
    """Whether a form may be a word, a place or an acronym: only a title or the record makes it a name."""
    letters = printed.lower()
    known = letters in word_list("english") or letters in titles() or letters in places()
    return known or len(letters) <= _SHORTEST or (printed.isupper() and len(letters) <= _ACRONYM)


@cache
def places() -> frozenset[str]:
    """Words that are places, in small letters."""
    return frozenset(place.lower() for place in lexicon.offices().places)


def _is_in_a_word(text: str, start: int, end: int) -> bool:
    """Whether letters go on before or behind; digits of a note's mark make no other word: "said.2Elm1"."""
    before = text[start - 1 : start]  # nothing where the text begins
    if text[end : end + 1].isalpha() or before.isalpha():
        return True
    return before.isalnum() and not (before.isdigit() and _MARK.search(text, max(0, start - _LONGEST_MARK), start))


def _is_name(printed: str, form: str, listed: str) -> bool:
    """Whether words begin with a capital, as names do; particles need not, nor what the list has in small letters."""
    at = 0
    for word in form.split(" "):
        joined = at > 0 and printed[at - 1] in _DASHES  # "Kai-shek"
        if printed[at].islower() and not (joined or _PARTICLE.match(word) or (at > 0 and f" {word}" in listed)):
            return False
        at += len(word) + 1
    return True


def _references(entries: Sequence[Entry]) -> Iterator[tuple[str, Named]]:
    """Entries that only point to another: "Elm Oak." where the list has "Oak, Ann Elm" as well."""
    pointing = [entry for entry in entries if entry.names[0].endswith(".") and "," not in entry.names[0]]
    others = [(entry, _words(entry)) for entry in entries if not entry.names[0].endswith(".")] if pointing else []
    for entry in pointing:
        own = _words(entry)
        full = [other for other, words in others if own < words]
        if len(full) == 1:
            yield entry.id, Named(full[0], read(full[0].names[0]), entry.names[0])


def _words(entry: Entry) -> frozenset[str]:
    """The words of somebody's name."""
    return frozenset(_WORD.findall(_folded(entry.names[0], entry.names[0])))


def _is_surname(form: str, named: Named) -> bool:
    """Whether a part of a name may stand for the whole: no short one, and a word only where it is the first."""
    first = named.called.alone[0].split()[0] == named.form
    return len(form) > _SHORTEST and (first or form not in word_list("english"))


@lru_cache(maxsize=4)
def _automaton(personography: Personography) -> "ahocorasick.Automaton | None":
    """All forms, each with those whom it may name; a part of a name only where it is one person's."""
    forms: dict[str, dict[str, Named]] = defaultdict(dict)
    parts: dict[str, dict[str, Named]] = defaultdict(dict)
    meant = dict(_references(personography.entries))
    for entry in personography.entries:
        main, *others = map(read, entry.names)
        # "Ann Oak" is no second name of "Oak, Ann", of which each part would stand for the whole.
        for called in (main, *(other for other in others if not {*main.alone[:1]} & {*other.alone})):
            for form in called.alone:
                whole = form == called.alone[0] or (called.given and called.alone[0].endswith(f" {form}"))
                named = meant.get(entry.id, Named(entry, called, form))
                key = " ".join(_folded(form, form).split())
                (forms if whole else parts)[key].setdefault(named.entry.id, named)
    forms |= {
        form: by for form, by in parts.items() if len(by) == 1 and form not in forms and _is_surname(form, *by.values())
    }
    automaton = ahocorasick.Automaton()
    for form, named_by in forms.items():
        if len(form) >= _SHORTEST:
            automaton.add_word(form, (form, tuple(named_by.values())))
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton
