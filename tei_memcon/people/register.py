"""One person, one identifier: every form of a name that a record uses is told apart from, or joined to, the others.

"G. Bush", "George Bush" and "G. BUSH" are one; two Johnsons are ``johnson-l`` and ``johnson-u``; "the Secretary" is
whoever the record calls "Secretary Rusk", and ``secretary`` where it names nobody.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache

from tei_memcon.data import word_list
from tei_memcon.model import Person
from tei_memcon.people.before_name import titles
from tei_memcon.people.courtesy import are_two, with_a_woman
from tei_memcon.people.family_names import identifier_of, is_family_name
from tei_memcon.people.forms import part_office
from tei_memcon.people.listed import PARTICLES
from tei_memcon.people.met import Index, Met
from tei_memcon.people.names import Parsed, apart_from_office, ends_alike, is_same, parse, without_aside
from tei_memcon.people.nicknames import is_given_name
from tei_memcon.people.of_the_list import find_listed
from tei_memcon.people.personography import Personography, is_taken, name_key
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain

_MARK = re.compile(r"\d(?<=[^\W\d_]{3}\d)\d?$")  # of a note: "Mr. Oak1"
_OF_A_COUNTRY = re.compile(r"(?:an|ish|ese|ch|ian|i|ic|ss)$")  # "Norwegian Consul"
_IN_FULL = re.compile(r"\s*(?:[A-ZÀ-Þ](?:[\w’'-]{1,30}|\.)\s*){2,4}")  # not "Mr. Oak—IO", "Oak/U"
_NO_IDENTIFIER = re.compile(r"[^a-z0-9]+")
_SENTENCE = 2  # words of a sentence that no name has
_INITIALS = re.compile(lexicon.INITIALS)  # behind the comma of "Oak, A. N."
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Form:
    """A form of somebody's name as printed, and what the place where it stands says of the person."""

    printed: str
    delegation: str = ""
    role: str = ""
    office: str = ""  # of which the list has nobody but this one: who presides


@cache
def _nobody() -> frozenset[str]:
    """Last words of what is no person: institutions, places, things."""
    offices = lexicon.offices()
    return offices.institutions | offices.places | word_list("no_persons")


def _is_row_of_names(printed: str) -> bool:
    """Whether all words before the first comma are capitalised, and few."""
    words = without_aside(printed).partition(",")[0].split()
    return len(words) <= _MOST_NAMES and all(word[0].isupper() for word in words)


def _is_given(word: str, last: str) -> bool:
    """Whether a word before what is a word or a title as well can only be a given name: "Winston Lord", "W. Lord".

    Args:
        word: as printed.
        last: the last word of the name, in small letters.
    """
    key = plain(word)
    if len(key) == 1 or is_given_name(key):
        return True
    known = last in _nobody() or key in word_list("english") or key in titles() or key in _nobody()
    return not (known or word.isupper() or "." in word or _OF_A_COUNTRY.search(key))


def _is_sentence(printed: str) -> bool:
    """Whether a form is a sentence that stands in a list: "Mr. Oak thanked Mrs. Elm for her letter"."""
    words = [word.strip(".;:") for word in without_aside(printed).partition(",")[0].split()]
    return len([word for word in words if word.isalpha() and word.islower() and word not in _small()]) >= _SENTENCE


@cache
def _small() -> frozenset[str]:
    """Words in small letters that names and offices have: "of", "von", "the deputy director"."""
    offices = lexicon.offices()
    return (
        PARTICLES
        | offices.small
        | offices.heads
        | offices.modifiers
        | {"the", "of", "for", "to", "and", "in", "at", "on"}
    )


class Register:
    """The people of one record, as they are met; identifiers are given at the end, when all namesakes are known."""

    def __init__(
        self,
        personography: Personography | None = None,
        called: Set[str] = frozenset(),
        answered: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Begin with nobody.

        Args:
            personography: the user's.
            called: surnames of those who speak, in small ASCII letters: of them, a word that everybody knows is a name.
            answered: pairs of forms whose turns answer each other: those of two people.
        """
        self._entries: list[Met] = []
        self._index = Index()
        self._called = called
        answered = tuple(answered)
        self._apart = tuple(_office_and_name(answered))
        self._with_a_woman = with_a_woman(answered)
        self._personography = personography
        self._known: dict[str, Met] = {}
        self._persons: dict[int, Person] = {}  # made of the entries, as long as none is added: each turn asks for one

    def add(self, form: Form, *, listed: bool = False) -> None:
        """Take in a form of a name; what is no name at all is left out.

        Args:
            form: of the name.
            listed: whether a list has it: no other entry of the list is the same person by office alone.
        """
        parsed = self._parsed(_MARK.sub("", form.printed), listed)
        if not (parsed.titles or parsed.tokens) or _is_sentence(form.printed):
            return
        held = replace(parsed, titles=(*parsed.titles, form.office)) if form.office and not listed else parsed
        of_the_list = self._meant(parsed)
        entry = self._find(held, of_the_list, by_office=not listed)
        if entry is None:
            entry = Met(len(self._entries))
            self._entries.append(entry)
        _merge(entry, parsed, form)
        self._index.add(entry)
        entry.of_the_list = entry.of_the_list or of_the_list
        self._persons.clear()
        self._known[_squeeze(form.printed)] = entry

    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order in which the record names them; whom a personography makes one is one."""
        found: dict[str, Person] = {}
        for entry in self._entries:
            person = self._person(entry)
            known = found.get(person.id)
            found[person.id] = _united(known, person) if known else person
        return tuple(found.values())

    def identifier(self, printed: str) -> str | None:
        """Whose form this is."""
        entry = self._known.get(_squeeze(printed))
        if entry is None:  # "Day:", "Mr. Lord:", where a list has "Anna Day", "Anna Lord"
            words = [word for part in printed.split() if (word := plain(part)) not in lexicon.offices().courtesy]
            namesakes = self._index.namesakes(words[0]) if len(words) == 1 else []
            entry = namesakes[0] if len(namesakes) == 1 else None
        return self._person(entry).id if entry else None

    def _parsed(self, printed: str, listed: bool) -> Parsed:
        """A form in its parts; a word as well as a surname is one behind "Mr." or a given name, or where it speaks."""
        parsed = parse(printed)
        name = without_aside(printed).partition(",")[0]
        words = [plain(word) for word in name.split()]
        if {*parsed.tokens[-1:]}.isdisjoint(words) and (full := self._name_of_the_list(name)):  # "Ann Lord, Director"
            return replace(parsed, tokens=name_key(full))
        is_row = listed and len(words) > 1 and _is_row_of_names(printed)
        speaks = is_row and words[-1] in self._called
        is_full = is_row and bool(_IN_FULL.fullmatch(name)) and _is_given(name.split()[0], words[-1])
        if (speaks or is_full) and {*parsed.tokens[-1:]}.isdisjoint(words) and not parse(name).titles:
            return replace(parsed, tokens=tuple(word for word in words if word not in lexicon.offices().courtesy))
        is_known = speaks or lexicon.offices().courtesy.issuperset(words[:1])
        if parsed.tokens and parsed.tokens[-1] in _nobody() and not is_known:  # "Office of Inland Affairs"
            return replace(parsed, tokens=())
        if listed and not (parsed.tokens or parsed.titles):  # "Dr. Oak, Director for Trade, Fish and Cooperation"
            return replace(parsed, tokens=parse(name).tokens)
        return parsed

    def _name_of_the_list(self, words: str) -> str:
        """The name in some words, if the user's list has somebody of this full name."""
        name = part_office(words)[1] if self._personography else ""
        return name if " " in name and self._personography and self._personography.find([name]) else ""

    def _meant(self, parsed: Parsed) -> str:
        """Whom the user's list means by a form, or nobody."""
        name = without_aside(parsed.printed).partition(",")[0]
        listed = self._personography if parsed.tokens else None
        entry = find_listed(listed, name, {*parsed.titles}) if listed else None
        return entry.id if entry else ""

    def _find(self, parsed: Parsed, of_the_list: str, *, by_office: bool) -> Met | None:
        if parsed.tokens:
            fitting = [entry for entry in self._index.alike(parsed.tokens) if _fits(entry, parsed)]
            fitting = [entry for entry in fitting if not _is_another(entry, parsed, of_the_list)]
            fitting = [entry for entry in fitting if not are_two(parsed.printed, entry.names, self._with_a_woman)]
            if len(fitting) > 1:  # namesakes: the title may tell
                fitting = [entry for entry in fitting if entry.titles & set(parsed.titles)] or fitting
            if fitting:
                return fitting[0]
        exact = self._index.holders(parsed.titles, only_unnamed=bool(parsed.tokens))
        exact = [entry for entry in exact if not self._are_two(entry, parsed)] if self._apart else exact
        named = [entry for entry in exact if by_office or (not entry.tokens and not parsed.tokens)]
        return named[0] if len(exact) == len(named) == 1 else None

    def _are_two(self, entry: Met, parsed: Parsed) -> bool:
        """Whether an office and a name are those of two who answer each other: "The President:", "President Oak:"."""
        titles, tokens = (entry.titles, parsed.tokens) if parsed.tokens else ({*parsed.titles}, entry.tokens)
        if not tokens or (parsed.tokens and entry.tokens):
            return False
        return any(titles >= office and is_same(tokens, name) for office, name in self._apart)

    def _person(self, entry: Met) -> Person:
        if id(entry) not in self._persons:
            self._persons[id(entry)] = self._made(entry)
        return self._persons[id(entry)]

    def _made(self, entry: Met) -> Person:
        identifier, idnos = self._identifier(entry), {}
        known = self._personography.find([*entry.names]) if self._personography else None
        if known:
            identifier, idnos = known.id, dict(known.idnos)
        return Person(identifier, tuple(entry.names), tuple(entry.offices), entry.delegation, entry.role, idnos)

    def _identifier(self, entry: Met) -> str:
        if not entry.tokens:
            return _safe("-".join(plain(word) for word in min(sorted(entry.titles), key=len).split()))
        if is_family_name(entry.tokens[0]) or is_family_name(entry.surname):
            called = {parse(name).tokens for name in entry.names}
            return _safe(identifier_of(entry.tokens, called, [one.tokens for one in self._entries if one is not entry]))
        if len(namesakes := self._index.namesakes(entry.surname)) == 1:
            return _safe(entry.surname)
        given = "-".join(token[0] for token in entry.tokens[:-1])
        return _safe(f"{entry.surname}-{given or namesakes.index(entry) + 1}")


def _office_and_name(answered: Iterable[tuple[str, str]]) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
    """Of forms whose turns answer each other, the office that one is alone and the name that the other has."""
    for forms in answered:
        one, other = (parse(form) for form in forms)
        if one.titles and other.tokens and not one.tokens:
            yield frozenset(one.titles), other.tokens


def _fits(entry: Met, parsed: Parsed) -> bool:
    """Whether a form may be that of somebody."""
    if entry.is_behind_office != parsed.is_behind_office and ends_alike(entry.tokens, parsed.tokens):
        return True
    return is_same(entry.tokens, parsed.tokens)


def _is_another(entry: Met, parsed: Parsed, of_the_list: str) -> bool:
    """Whether the user's list has two namesakes here: "Secretary Elm" and "Mr. Ivo Elm"."""
    are_two = "" not in (entry.of_the_list, of_the_list) and entry.of_the_list != of_the_list
    return are_two and entry.surname == parsed.tokens[-1]


def _fuller(entry: Met, parsed: Parsed) -> tuple[tuple[str, ...], bool]:
    """The words of the name that say most; a country's before them are no part of it.

    Where a title and one word call whom a list calls by two, the word is the surname: "Premier Oak" for "Oak Ling".
    """
    one, other = (entry.tokens, entry.is_behind_office), (parsed.tokens, parsed.is_behind_office)
    if one[0] and other[0] and one[1] != other[1] and ends_alike(one[0], other[0]):
        return min(one, other, key=lambda found: found[1])
    if parsed.titles and len(parsed.tokens) == 1 and len(entry.tokens) == 2 and parsed.tokens[0] == entry.tokens[0]:
        return entry.tokens[::-1], entry.is_behind_office
    return one if len(one[0]) >= len(other[0]) else other


def _merge(entry: Met, parsed: Parsed, form: Form) -> None:
    printed = apart_from_office(without_aside(form.printed))
    name, _, rest = printed.partition(", ")
    behind = rest and (" " in name or not _INITIALS.fullmatch(rest))
    printed = name if behind and (parse(name).tokens or parsed.tokens == name_key(name)) else printed
    forms = entry.names if parsed.tokens else entry.offices
    forms.setdefault(printed)
    entry.tokens, entry.is_behind_office = _fuller(entry, parsed)
    entry.titles |= {*parsed.titles, *([form.office] if form.office else [])}
    entry.delegation = entry.delegation or form.delegation
    entry.role = entry.role or form.role


def _united(one: Person, other: Person) -> Person:
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        offices=tuple(dict.fromkeys((*one.offices, *other.offices))),
        delegation=one.delegation or other.delegation,
        role=one.role or other.role,
    )


def _squeeze(printed: str) -> str:
    return " ".join(printed.split())


def _safe(words: str) -> str:
    """An identifier that every export can take: ``^[a-z]([-_a-z0-9]*[a-z0-9])?$``."""
    cleaned = _NO_IDENTIFIER.sub("-", plain(words)).strip("-")
    if cleaned[:1].isalpha() and not is_taken(cleaned):
        return cleaned
    return f"person-{cleaned}".rstrip("-")
