"""The ``particDesc`` of ParlaMint: the delegations, everybody with surname and forename, and who speaks together.

ParlaMint asks for both names, or for one ``term`` where there are none; and an utterance has one speaker, so that
several become a group of their own, whose ``term`` has their names. Organisations come first and there is at least one:
where the record tells no delegation it is the one that publishes it.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._build import new, person_ids
from tei_memcon.exporters._tei import described, people, pointers, texts, words
from tei_memcon.people.before_name import honorifics
from tei_memcon.people.names import parse
from tei_memcon.speech.plain_letters import plain

_WORDS = re.compile(r"[^\s,.]+\.?|\.")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_NUMBERS = {  # types of numbers of authorities: how ParlaMint writes them
    "wikidata": ("URI", "wikimedia", "https://www.wikidata.org/entity/{}"),
    "viaf": ("VIAF", "", "https://viaf.org/viaf/{}"),
    "gnd": ("URI", "", "https://d-nb.info/gnd/{}"),
}


class Cast:
    """The people of a record, by the identifiers that they get."""

    def __init__(self, record: Record) -> None:
        self.ids = person_ids(record.root)
        self._listed = described(record.root)
        self._names = people(record.root)
        self._chairs = {self.ids[key] for key, person in self._listed.items() if person.get("role") == "chair"}
        sides = (words(side) for person in self._listed.values() for side in person.iterfind("{*}affiliation"))
        self._sides = {side: f"org.{number}" for number, side in enumerate(dict.fromkeys(filter(None, sides)), 1)}
        self._groups: dict[tuple[str, ...], str] = {}
        for text in texts(record.root):
            for element in text.iter("{*}sp", "{*}said"):
                self._group(tuple(dict.fromkeys(pointers(element.get("who")))))

    def _group(self, who: tuple[str, ...]) -> None:
        if len(who) > 1 and who not in self._groups:
            name = "_".join(self.ids[identifier] for identifier in who)
            self._groups[who] = name

    def speaker(self, utterance: _Element) -> str:
        """The identifier of who speaks; nothing where the TEI does not say it."""
        who = tuple(dict.fromkeys(pointers(utterance.get("who"))))
        return self._groups[who] if len(who) > 1 else self.ids[who[0]] if who else ""

    def role(self, speaker: str) -> str:
        """What ParlaMint says of a speaker in ``ana``."""
        return "#chair" if speaker in self._chairs else "#regular"

    def described(self, publisher: str) -> _Element | None:
        """The ``particDesc``; nothing for a record of nobody."""
        persons = list(self._persons())
        orgs = [_org(name, identifier, "delegation") for name, identifier in self._sides.items()]
        orgs = orgs or [_org(publisher, "org.1", "institution")]
        return new("particDesc", new("listOrg", *orgs), new("listPerson", *persons)) if persons else None

    def _persons(self) -> Iterator[_Element]:
        """A ``person`` for everybody and for each group."""
        for identifier, fitting in self.ids.items():
            yield self._person(identifier, fitting)
        for who, name in self._groups.items():
            called = ", ".join(self._names.get(identifier, identifier) for identifier in who)
            yield new("person", new("persName", new("term", called)), id=name)

    def _person(self, identifier: str, fitting: str) -> _Element:
        person = self._listed.get(identifier)
        if person is None:
            return new("person", new("persName", new("term", identifier)), id=fitting)
        sides = [self._sides[words(side)] for side in person.iterfind("{*}affiliation") if words(side)]
        return new(
            "person",
            new("persName", *(_name(identifier, person.find("{*}persName")) or [new("term", self._names[identifier])])),
            *(new("affiliation", role="member", ref=f"#{side}") for side in dict.fromkeys(sides)),
            *_numbers(person),
            id=fitting,
        )


def _org(name: str, identifier: str, role: str) -> _Element:
    return new("org", new("orgName", name, full="yes"), role=role, id=identifier)


def _name(identifier: str, name: _Element | None) -> list[_Element]:
    """Offices, forenames and surname, as far as the form has them; else the whole form, if any, as a term.

    A surname is what the identifier is made of, else the last name: ``choe`` is that of "Choe Minsik".
    """
    printed = words(name)
    office = words(None if name is None else name.find("{*}roleName"))
    called = printed.replace(office, "", 1) if office else printed
    tokens = parse(called).tokens
    surname = identifier if identifier in tokens else tokens[-1] if tokens else ""
    parts = _WORDS.findall(called)
    own = [part for part in parts if plain(part.strip(".")) == surname]
    given = set(tokens) - {surname}
    forenames = [part for part in parts if part not in own and (plain(part.strip(".")) in given or _is_initial(part))]
    if not own or not forenames:
        return [new("term", printed)] if printed else []
    rest = [part for part in parts if part not in own and part not in forenames]
    titles = [new("roleName", title) for title in (office, " ".join(rest)) if title]
    return [*titles, new("forename", " ".join(forenames)), new("surname", own[0])]


def _is_initial(part: str) -> bool:
    """Whether a word is initials, and no title: "M." may be Monsieur."""
    return _INITIALS.fullmatch(part) is not None and plain(part) not in honorifics()


def _numbers(person: _Element) -> Iterator[_Element]:
    for number in person.iterfind("{*}idno"):
        if number.get("type") in _NUMBERS and words(number):
            kind, part, address = _NUMBERS[number.get("type", "")]
            yield new("idno", address.format(words(number)), type=kind, subtype=part)
