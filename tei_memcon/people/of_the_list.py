"""Whom of the user's list a name means: the only one who is called so, or the namesake who held the office.

What the list itself says of its people goes first, then `tei_memcon.people.office_holders`.
"""

from collections.abc import Sequence, Set
from datetime import date

from tei_memcon.people.forms import part_office
from tei_memcon.people.listed import read
from tei_memcon.people.names import ELECT, capitalised
from tei_memcon.people.office_holders import held_by
from tei_memcon.people.personography import Entry, Personography, name_key
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.subjects import common_office


def find_listed(personography: Personography, name: str, titles: Set[str], day: date | None = None) -> Entry | None:
    """The one of the list whom a form of a name means.

    Args:
        personography: the list.
        name: as the record prints it.
        titles: the offices in it, as `parse` gives them.
        day: of the conversation; offices of any time where it is not given.

    >>> rusks = Personography((Entry("p_RD1", ("Rusk, Dean",)), Entry("p_RH1", ("Rusk, Howard",))))
    >>> find_listed(rusks, "Secretary Rusk", {"secretary"}, date(1964, 5, 2)).id
    'p_RD1'
    >>> find_listed(rusks, "Mr. Rusk", set())
    """
    if found := personography.find([name]):
        return found
    key = name_key(part_office(capitalised(name))[1]) if titles else ()
    holders = in_office(personography.namesakes([key]), titles, day) if key else ()
    return holders[0] if len(holders) == 1 else None


def in_office(entries: Sequence[Entry], titles: Set[str], day: date | None) -> tuple[Entry, ...]:
    """Those who held one of these offices on a day."""
    own = [entry for entry in entries if day and _says(entry, titles, day)]
    return tuple(own or [entry for entry in entries if _held(entry, titles, day)])


def _says(entry: Entry, titles: Set[str], day: date) -> bool:
    return any(common_office(role.name) in titles and role.holds(day) for role in entry.roles)


def _held(entry: Entry, titles: Set[str], day: date | None) -> bool:
    called = read(entry.names[0])
    tokens = (*called.given, plain(called.alone[0].split()[-1])) if called.alone else ()
    if any(term.titles & titles for term in held_by(tokens, day)):
        return True
    elect = {title.removesuffix(ELECT) for title in titles if title.endswith(ELECT)}
    return bool(elect) and any(term.titles & elect and not (day and term.first < day) for term in held_by(tokens, None))
