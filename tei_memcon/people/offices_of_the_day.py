"""One person by office and by name where the record does not say so: "The Secretary" and "Dr. Kissinger" of May 1974.

The record must have the name, or the user's list of persons: there the terms that the list itself gives tell it, and
for the government that made the record those of `tei_memcon.people.office_holders`, which know heads of state and
government and foreign ministers. Where two could hold the office, nobody is taken for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tei_memcon.model import (
    Added,
    Attachment,
    Block,
    Document,
    Field,
    Inference,
    Person,
    Section,
    Turn,
    leaves,
    reach,
    turns,
)
from tei_memcon.people.answering import answering
from tei_memcon.people.names import parse
from tei_memcon.people.of_the_list import find_listed
from tei_memcon.people.office_holders import Term, held_by
from tei_memcon.people.personography import Entry, Personography, name_key
from tei_memcon.source import Span
from tei_memcon.speech.roster import listed_entries
from tei_memcon.speech.subjects import common_office


def day_of(document: Document) -> date | None:
    """The day of the conversation, or the first of several; nothing where only a month is known."""
    stated = document.field("date")
    attributes = stated.attributes if stated else {}
    try:
        return date.fromisoformat((attributes.get("when") or attributes.get("from") or "")[:10])
    except ValueError:
        return None


def unite(document: Document, personography: Personography | None = None) -> Document:
    """Make one person of an office alone and of the one of the record, or of the list, who held it on that day."""
    day = day_of(document)
    document = _told_apart(document, personography, day) if personography else document
    if day is None:
        return document
    apart = frozenset(answering([one.who for one in turns(document.body)]))
    same = {one: other for one, other in _same(document.people, day) if ((one,), (other,)) not in apart}
    same = dict(_not_both_listed(document, same)) if same else same
    known = {person.id: person for person in document.people}
    for office, entry in _of_the_list(document, personography, day) if personography else ():
        if office not in same:
            same[office] = entry.id
            known.setdefault(entry.id, Person(entry.id, entry.names, idnos=entry.idnos))
    if not same:
        return document
    people = []
    for person in known.values():
        offices = [office for one, other in same.items() if other == person.id for office in known[one].offices]
        if person.id not in same:
            people.append(replace(person, offices=(*person.offices, *offices)) if offices else person)
    body = tuple(_renamed(block, same) for block in document.body)
    told = [_told(known[one], known[other].names[0], document) for one, other in same.items()]
    return replace(document, body=body, people=tuple(people)).adding(*told)


def _told_apart(document: Document, personography: Personography, day: date | None) -> Document:
    """Of namesakes in the list, the one is meant who held the office that stands before the name: "Secretary Elm"."""
    listed = frozenset(entry.id for entry in personography.entries)
    here = {person.id for person in document.people}
    strangers = (person for person in document.people if person.names and person.id not in listed)
    found = ((person, _called(person, personography, day)) for person in strangers)
    meant = {person.id: entry for person, entry in found if entry and entry.id not in here}
    if not meant:
        return document
    people = tuple(
        replace(person, id=entry.id, idnos=dict(entry.idnos)) if (entry := meant.get(person.id)) else person
        for person in document.people
    )
    body = tuple(_renamed(block, {one: entry.id for one, entry in meant.items()}) for block in document.body)
    told = [_told(one, entry.names[0], document) for one in document.people if (entry := meant.get(one.id))]
    return replace(document, body=body, people=people).adding(*told)


def _called(person: Person, personography: Personography, day: date | None) -> Entry | None:
    titles = _printed_titles(person.names)
    listed = (find_listed(personography, name, titles, day) for name in person.names)
    found = {entry.id: entry for entry in listed if entry}
    return next(iter(found.values())) if len(found) == 1 else None


def _of_the_list(document: Document, personography: Personography, day: date) -> Iterator[tuple[str, Entry]]:
    """The identifier of each office alone, with the only one of the list who held it."""
    made_by = _printed(document.field("publisher")) + _printed(document.field("licence"))
    for person in document.people:
        titles = frozenset[str]() if person.names or person.delegation else _printed_titles(person.offices)
        if not titles:
            continue
        holders = [entry for entry in personography.entries if entry.roles and _held(entry, day) & titles]
        terms = () if holders else _terms(personography)
        holders = holders or [entry for entry, held in terms if _held_in(made_by, held, day) & titles]
        if len(holders) == 1:
            yield person.id, holders[0]


def _held(entry: Entry, day: date) -> frozenset[str]:
    """What the list itself says that somebody was."""
    return frozenset(common_office(role.name) for role in entry.roles if (role.first or role.last) and role.holds(day))


@lru_cache(maxsize=8)
def _terms(personography: Personography) -> tuple[tuple[Entry, tuple[Term, ...]], ...]:
    """Those of a list who held an office at any time, and when."""
    held = (
        (entry, [term for name in entry.names for term in held_by(name_key(name), None)])
        for entry in personography.entries
    )
    return tuple((entry, tuple(terms)) for entry, terms in held if terms)


def _held_in(made_by: str, terms: tuple[Term, ...], day: date) -> frozenset[str]:
    """What somebody was in the government that made a record."""
    own = (term for term in terms if term.holds(day) and term.country in made_by)
    return frozenset(title for term in own for title in term.titles)


def _printed(field: Field | None) -> str:
    return "".join(leaf.text for leaf in leaves(field.content) if isinstance(leaf, Added)) if field else ""


def _same(people: tuple[Person, ...], day: date) -> Iterator[tuple[str, str]]:
    """The identifier of each office alone, with that of its holder."""
    offices = ((person, _printed_titles(person.offices)) for person in people if not person.names)
    alone = [(person, titles) for person, titles in offices if titles]
    holders = [(person, _titles(person, day)) for person in people if person.names] if alone else []
    for person, titles in alone:
        found = [holder.id for holder, held in holders if held & titles]
        rivals = [other for other, theirs in alone if theirs & titles]
        if len(found) == 1 and len(rivals) == 1:
            yield person.id, found[0]


def _printed_titles(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(title for form in forms for title in parse(form).titles)


def _titles(person: Person, day: date) -> frozenset[str]:
    # "M." may be Monsieur.
    forms = [parse(name.removeprefix("M. ")).tokens for name in person.names]
    terms = (term for tokens in forms for term in held_by(tokens, day))
    return frozenset(title for term in terms for title in term.titles)


def _renamed(block: Block, same: dict[str, str]) -> Block:
    match block:
        case Turn():
            who = tuple(dict.fromkeys(same.get(one, one) for one in block.who))
            concluded = block.inferred or who != block.who
            return replace(block, who=who, inferred=concluded, cert=block.cert or ("medium" if concluded else None))
        case Section() | Attachment():
            return replace(block, blocks=tuple(_renamed(inner, same) for inner in block.blocks))
        case _:
            return block


def _not_both_listed(document: Document, same: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Those pairs of which the list of participants does not have both: nobody is listed twice."""
    entries = [entry.strip(" .:;,") for entry in listed_entries(document)]
    known = {person.id: person for person in document.people}
    for one, other in same.items():
        office = any(entry in known[one].offices for entry in entries)
        name = any(form in entry for entry in entries for form in known[other].names)
        if not (office and name):
            yield one, other


def _told(person: Person, name: str, document: Document) -> Inference:
    where = next((span for block in document.body if (span := _label_of(block, person.id))), Span(0, 0))
    what = f"“{(*person.offices, *person.names)[0]}” is {name}"
    return Inference(where, what, "medium", "who held the office on the day of the conversation")


def _label_of(block: Block, who: str) -> Span | None:
    """Where somebody's first label stands."""
    match block:
        case Turn() if who in block.who:
            return reach(block.label)
        case Section() | Attachment():
            return next((span for inner in block.blocks if (span := _label_of(inner, who))), None)
        case _:
            return None
