"""One person, one identifier: every form of a name that a record uses is told apart from, or joined to, the others.

"G. Bush", "George Bush" and "G. BUSH" are one; two Johnsons are ``johnson-l`` and ``johnson-u``; "the Secretary" is
whoever the record calls "Secretary Rusk", and ``secretary`` where it names nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from tei_memcon.model import Person
from tei_memcon.people.personography import Personography, is_taken
from tei_memcon.speech import lexicon
from tei_memcon.speech.subjects import Subject, common_office, find, plain

_GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\b\.?")
_ASIDE = re.compile(r"[\[(].*")
_EASTERN = re.compile(r"[A-Z][\w’']{1,8}-[a-z][\w’']{1,8}")
_SURNAME_FIRST = re.compile(r"([A-ZÀ-Þ][\w’'-]{2,24})\s((?:[A-Z][a-z]?\.\s?){1,3})$")  # "ALDER I. I.", "Oak Yu. V."
_ACRONYM = re.compile(r"\b(?:U\.?S|U\.?K|U\.?S\.?S\.?R|PRC|FRG|GDR|PM|VM|FM|P\.M|V\.M)\b\.?\s*")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of somebody's name as printed, and what the place where it stands says of the person."""

    printed: str
    delegation: str = ""
    role: str = ""


@dataclass(slots=True)
class _Entry:
    names: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    tokens: tuple[str, ...] = ()
    titles: set[str] = field(default_factory=set)
    delegation: str = ""
    role: str = ""

    @property
    def surname(self) -> str:
        return self.tokens[-1] if self.tokens else ""


@cache
def _nobody() -> frozenset[str]:
    """Last words of what is no person: institutions and places."""
    offices = lexicon.offices()
    return offices.institutions | offices.places


@dataclass(frozen=True, slots=True)
class _Parsed:
    printed: str
    tokens: tuple[str, ...]
    titles: tuple[str, ...]


class Register:
    """The people of one record, as they are met; identifiers are given at the end, when all namesakes are known."""

    def __init__(self, personography: Personography | None = None) -> None:
        self._entries: list[_Entry] = []
        self._personography = personography
        self._known: dict[str, _Entry] = {}

    def add(self, form: Form) -> None:
        """Take in a form of a name; what is no name at all is left out."""
        parsed = _parse(form.printed)
        if not parsed.titles and (not parsed.tokens or parsed.tokens[-1] in _nobody()):
            return
        entry = self._find(parsed)
        if entry is None:
            entry = _Entry()
            self._entries.append(entry)
        _merge(entry, parsed, form)
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
        return self._person(entry).id if entry else None

    def _find(self, parsed: _Parsed) -> _Entry | None:
        if parsed.tokens:
            fitting = [entry for entry in self._entries if entry.tokens and _is_same(entry.tokens, parsed.tokens)]
            if len(fitting) > 1:  # namesakes: the title may tell
                fitting = [entry for entry in fitting if entry.titles & set(parsed.titles)] or fitting
            if fitting:
                return fitting[0]
        by_office = [entry for entry in self._entries if entry.titles & set(parsed.titles)]
        exact = [entry for entry in by_office if not entry.tokens or not parsed.tokens]
        return exact[0] if len(exact) == 1 else None

    def _person(self, entry: _Entry) -> Person:
        identifier, idnos = self._identifier(entry), {}
        known = self._personography.find(entry.names) if self._personography else None
        if known:
            identifier, idnos = known.id, dict(known.idnos)
        return Person(identifier, tuple(entry.names), tuple(entry.offices), entry.delegation, entry.role, idnos)

    def _identifier(self, entry: _Entry) -> str:
        if not entry.tokens:
            return _safe("-".join(plain(word) for word in min(entry.titles, key=len).split()))
        namesakes = [other for other in self._entries if other.surname == entry.surname]
        if len(namesakes) == 1:
            return _safe(entry.surname)
        given = "-".join(token[0] for token in entry.tokens[:-1])
        number = "" if given else str(namesakes.index(entry) + 1)
        return _safe(f"{entry.surname}-{given or number}")


@lru_cache(maxsize=1024)  # lists, labels and titles of a record name the same people
def _parse(printed: str) -> _Parsed:
    """Names and offices of one form: "Ambassador Alphand, French Embassy", "THE PRESIDENT OF THE US, G. BUSH"."""
    words = _ACRONYM.sub("", _GENERATION.sub("", _ASIDE.sub("", printed))).strip(" :;,–—-")
    words = _SURNAME_FIRST.sub(r"\2 \1", words).strip(" .")
    subjects = [subject for subject in find(_capitalised(words)) if subject.kind in ("name", "office", "several")]
    named = next((subject for subject in subjects if subject.name), None)
    titles = tuple(dict.fromkeys(s.office for s in subjects if s.office)) or _bare_office(words)
    tokens = tuple(token for token in _tokens(named) if token) if named else ()
    return _Parsed(printed, tokens, titles)


def _bare_office(words: str) -> tuple[str, ...]:
    """An office without article or name: "Secretary", "The President"."""
    subject = next(find(f"The {words.removeprefix('The ').removeprefix('the ')}"), None)
    return (common_office(subject.office),) if subject and subject.kind == "office" and subject.office else ()


def _tokens(subject: Subject) -> Iterable[str]:
    """The words of a name in small ASCII letters, the surname last: that of "Chiang Kai-shek" is Chiang."""
    words = [part for word in subject.name for part in re.split(r"[.\s]+", word) if part]
    if len(words) > 1 and _EASTERN.fullmatch(words[-1]):
        words = [*words[1:], words[0]]
    return map(plain, words)


def _capitalised(words: str) -> str:
    """Names in capitals as names are printed elsewhere: ``M.S. GORBACHEV`` is ``M.S. Gorbachev``."""
    return re.sub(r"\b([A-ZÀ-Þ])([A-ZÀ-Þ]{2,})\b", lambda match: match[1] + match[2].lower(), words)


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one surname, and given names that do not contradict each other."""
    if one[-1] != other[-1]:
        short, long = sorted((one, other), key=len)
        return len(short) == 1 and short[0] in long and len(short[0]) > 1
    return all(a[0] == b[0] for a, b in zip(one[:-1], other[:-1], strict=False))


def _merge(entry: _Entry, parsed: _Parsed, form: Form) -> None:
    printed = " ".join(_ASIDE.sub("", form.printed).split())
    name, _, rest = printed.partition(", ")
    printed = name if rest and _parse(name).tokens else printed
    forms = entry.names if parsed.tokens else entry.offices
    if printed not in forms:
        forms.append(printed)
    if len(parsed.tokens) > len(entry.tokens):
        entry.tokens = parsed.tokens
    entry.titles |= set(parsed.titles)
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
    cleaned = re.sub(r"[^a-z0-9]+", "-", plain(words)).strip("-")
    if cleaned[:1].isalpha() and not is_taken(cleaned):
        return cleaned
    return f"person-{cleaned}".rstrip("-")
