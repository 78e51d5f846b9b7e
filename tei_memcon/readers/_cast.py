"""The people of a record, from its lists of participants and its labels."""

from collections.abc import Iterable, Sequence

from tei_memcon.model import Person
from tei_memcon.people.personography import Personography
from tei_memcon.people.register import Form, Register
from tei_memcon.speech.labels import Label

_NOBODY_KNOWN = frozenset({"all", "voices", "voice", "question", "unidentified", "um", "uf", "speaker"})


class Cast:
    """Who takes part in a record, and whom each label means."""

    def __init__(self, listed: Iterable[Form], labels: Sequence[Label | None], persons: Personography | None) -> None:
        self._register = Register(persons)
        for form in listed:
            self._register.add(form)
        for label in labels:
            for name in label.names() if label else ():
                if name.lower() not in _NOBODY_KNOWN:
                    self._register.add(Form(name))
        self.people: tuple[Person, ...] = self._register.people()

    def who(self, label: Label) -> tuple[str, ...]:
        """The identifiers of those whom a label names; none for "ALL" and unidentified voices."""
        found = (self._register.identifier(name) for name in label.names())
        return tuple(dict.fromkeys(identifier for identifier in found if identifier))
