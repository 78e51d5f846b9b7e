"""The people of a record, from its lists of participants, its titles and its labels."""

import re
from collections.abc import Iterator, Sequence

from tei_memcon.model import Person
from tei_memcon.people.personography import Personography
from tei_memcon.people.register import Form, Register
from tei_memcon.speech.labels import Label
from tei_memcon.speech.subjects import find, plain

_NOBODY_KNOWN = frozenset({"all", "voices", "voice", "question", "unidentified", "um", "uf", "speaker"})
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ]{2,24}\b")


class Cast:
    """Who takes part in a record, and whom each label means.

    Args:
        listed: the names in the lists of participants.
        titled: names in titles; they are taken only as further forms of those whom a list or a label names.
        labels: of the paragraphs.
        persons: the user's personography.
    """

    def __init__(
        self,
        listed: Sequence[Form],
        titled: Sequence[Form],
        labels: Sequence[Label | None],
        persons: Personography | None,
    ) -> None:
        self._register = Register(persons)
        labelled = [Form(name) for label in labels if label for name in label.names() if _is_somebody(name)]
        surnames = {plain(form.printed.split()[-1]) for form in (*listed, *labelled) if form.printed.split()}
        known = [form for form in titled if plain(form.printed.split()[-1]) in surnames]
        for form in (*listed, *known, *labelled):
            self._register.add(form)
        self.people: tuple[Person, ...] = self._register.people()

    def who(self, label: Label) -> tuple[str, ...]:
        """The identifiers of those whom a label names: of everybody for "ALL", of nobody for unidentified voices."""
        if label.name.lower() == "all":
            return tuple(person.id for person in self.people)
        found = (self._register.identifier(name) for name in label.names())
        return tuple(dict.fromkeys(identifier for identifier in found if identifier))


def _is_somebody(name: str) -> bool:
    return name.lower() not in _NOBODY_KNOWN


def names_in(titles: Sequence[str]) -> list[Form]:
    """The names in titles, with their offices: "… between M. S. Gorbachev and President of the US George Bush".

    >>> [form.printed for form in names_in(["CONVERSATION BETWEEN M.S. GORBACHEV AND G. BUSH"])]
    ['M.S. GORBACHEV', 'G. BUSH']
    """
    return [form for title in titles for form in _names(title)]


def _names(title: str) -> Iterator[Form]:
    if title.isupper():
        yield from (Form(match.group()) for match in _CAPITALS.finditer(title))
        return
    for subject in find(title):
        if subject.kind == "name":
            yield Form(subject.text)
        yield from (Form(part.text) for part in subject.parts if part.kind == "name")
