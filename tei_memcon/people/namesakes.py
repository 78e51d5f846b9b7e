"""Of several who share a surname: whom the words mean.

The rank or the office before the name tells it for sure. That the rest of the record names only one
of them so, or that only one takes part in it, makes a guess.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tei_memcon.model import Person
from tei_memcon.people.before_name import honorifics
from tei_memcon.people.candidates import Candidate
from tei_memcon.people.form_index import Named
from tei_memcon.people.names import parse
from tei_memcon.people.of_the_list import in_office


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says of those whom it names.

    Args:
        day: of the conversation.
        people: who takes part.
        named: the identifiers of those whom it names for sure: with given names, rank or office.
    """

    day: date | None
    people: Sequence[Person]
    named: frozenset[str] = frozenset()


def tell_apart(found: Candidate, record: Record) -> tuple[tuple[Named, ...], str]:
    """Whom of those who share the name the words may mean, and why if that is a guess."""
    if len(found.fitting) < 2:
        return found.fitting, ""
    for narrow, reason in _STEPS:
        left = narrow(found, record)
        if len({one.entry.id for one in left}) == 1:
            return left, reason
    return found.fitting, ""


def _of_rank(found: Candidate, _: Record) -> tuple[Named, ...]:
    """Those whom the list gives the rank that stands before the name."""
    return tuple(one for one in found.fitting if one.called.titles & found.before.titles)


def _in_office(found: Candidate, record: Record) -> tuple[Named, ...]:
    """Those who held the office that stands before the name; what the user's list says of them goes first."""
    held = in_office([one.entry for one in found.fitting], {found.before.office} - {""}, record.day)
    return tuple(one for one in found.fitting if one.entry in held)


def _named_in_full(found: Candidate, record: Record) -> tuple[Named, ...]:
    return () if _calls_another(found, record) else tuple(one for one in found.fitting if one.entry.id in record.named)


def _taking_part(found: Candidate, record: Record) -> tuple[Named, ...]:
    listed = {person.id for person in record.people}
    return () if _calls_another(found, record) else tuple(one for one in found.fitting if one.entry.id in listed)


def _calls_another(found: Candidate, record: Record) -> bool:
    """Whether an office stands before the name that the record gives to none of them."""
    if not found.before.office or found.before.titles <= honorifics():
        return False
    ids = {one.entry.id for one in found.fitting}
    forms = (form for person in record.people if person.id in ids for form in (*person.names, *person.offices))
    return not any(found.before.office in parse(form).titles for form in forms)


_STEPS: tuple[tuple[Callable[[Candidate, Record], tuple[Named, ...]], str], ...] = (
    (_of_rank, ""),
    (_in_office, ""),
    (_named_in_full, "of those who share the name, the record names this person by given names, rank or office"),
    (_taking_part, "of those who share the name, this person takes part"),
)
