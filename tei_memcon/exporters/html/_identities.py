"""Who of several records is one person: for the people of the page of contents.

A number of an authority decides, then names: one surname, given names that do not contradict each other, and one
identifier where a name is a surname alone. A surname that may be two people's stays apart, and an office without a name
is an entry of its own, since whoever holds it is called so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import XML_ID, words
from tei_memcon.people.names import is_same, parse


class Who(NamedTuple):
    """A person of one record."""

    id: str
    name: str
    """The first form."""
    numbers: frozenset[str] = frozenset()
    """Of authorities, each with its kind: ``wikidata:Q42``."""
    tokens: tuple[str, ...] = ()
    """Given names and surname in small letters; nothing for an office."""


@dataclass(slots=True)
class Person:
    """One person of many records, under every name."""

    records: set[int] = field(default_factory=set)
    """The places of the records in their list."""
    names: Counter[str] = field(default_factory=Counter)
    ids: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    tokens: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The form that gives the names in full, if there is one; of several the most frequent."""
        return max(self.names, key=lambda name: (len("".join(_tokens(name))), self.names[name], -len(name), name))

    @property
    def is_office(self) -> bool:
        """Whether no record names a person."""
        return not self.tokens

    @property
    def order(self) -> tuple[str, str]:
        """By surname; an office by its last word."""
        surnames = Counter(tokens[-1] for tokens in sorted(self.tokens))
        return (max(surnames) if surnames else self.name.split()[-1].casefold(), self.name)

    def add(self, who: Who, record: int) -> None:
        """Count somebody's part in a record as this person's."""
        self.records.add(record)
        self.names[who.name] += 1
        self.ids.add(who.id)
        self.numbers |= who.numbers
        self.tokens |= {who.tokens} if who.tokens else set()

    def may_be(self, who: Who) -> bool:
        """Whether nothing contradicts that somebody is this person, and more than the surname says so."""
        kinds = {number.partition(":")[0] for number in self.numbers}
        if any(number.partition(":")[0] in kinds for number in who.numbers - self.numbers):
            return False
        both_full = len(who.tokens) > 1 and any(len(tokens) > 1 for tokens in self.tokens)
        return (both_full or who.id in self.ids) and all(is_same(who.tokens, tokens) for tokens in self.tokens)


def people_of(record: Record) -> dict[str, Who]:
    """Everybody of a record's header, by identifier."""
    path = f".//{{*}}particDesc//{{*}}person[@{XML_ID}]"
    return {person.get(XML_ID, ""): _who(person) for person in record.root.iterfind(path)}


def _who(person: _Element) -> Who:
    identifier = person.get(XML_ID, "")
    names = [words(name) for name in person.iterfind("{*}persName") if words(name)] or [identifier]
    tokens = max(map(_tokens, names), key=len)
    numbers = (f"{number.get('type', 'idno')}:{words(number)}" for number in person.iterfind("{*}idno"))
    return Who(identifier, names[0], frozenset(numbers), tokens)


def _tokens(name: str) -> tuple[str, ...]:
    """Given names and surname, also of a name as a list has it.

    >>> _tokens("Elm, Henry A."), _tokens("Elm, Secretary of State")
    (('henry', 'a', 'elm'), ('elm',))
    """
    surname, comma, given = name.partition(", ")
    tokens = parse(name).tokens
    if not comma or len(parse(surname).tokens) != 1:
        return tokens
    turned = parse(f"{given} {surname}").tokens
    return turned if turned[-1:] == parse(surname).tokens and len(turned) > len(tokens) else tokens


def persons_of(parts: Iterable[tuple[Who, int]]) -> list[Person]:
    """Each person of many records, by surname.

    >>> full, short = ("henry", "elm"), ("elm",)
    >>> parts = [(Who("elm", "Henry Elm", tokens=full), 1), (Who("elm", "Elm", tokens=short), 2)]
    >>> [(person.name, person.records) for person in persons_of([*parts, (Who("oak", "Oak", tokens=("oak",)), 1)])]
    [('Henry Elm', {1, 2}), ('Oak', {1})]
    """
    numbered: dict[str, Person] = {}
    called: dict[str, list[Person]] = defaultdict(list)
    for who, record in sorted(parts, key=lambda part: (not part[0].numbers, -len(part[0].tokens), part)):
        known = next((numbered[number] for number in sorted(who.numbers) if number in numbered), None)
        person = known or _namesake(who, called[who.tokens[-1] if who.tokens else _office(who.name)])
        person.add(who, record)
        numbered |= dict.fromkeys(who.numbers, person)
    return sorted((person for persons in called.values() for person in persons), key=lambda person: person.order)


def _office(name: str) -> str:
    """An office without its article, and not to be taken for a surname."""
    return f"office: {name.casefold().removeprefix('the ')}"


def _namesake(who: Who, namesakes: list[Person]) -> Person:
    """Whoever of the same surname it is; somebody new where that is nobody, or may be two."""
    fitting = [person for person in namesakes if not who.tokens or person.may_be(who)]
    alone = [person for person in fitting if person.tokens <= {who.tokens}]
    if alone or len(fitting) == 1:
        return (alone or fitting)[0]
    namesakes.append(Person())
    return namesakes[-1]
