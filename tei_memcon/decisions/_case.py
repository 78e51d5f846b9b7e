"""A decision on its way into a document: where its words stand, whom it names, and how its marks say whose it is."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tei_memcon.decisions import Decision, Decisions, Unfit
from tei_memcon.decisions._quotes import Finder
from tei_memcon.model import Document, Person
from tei_memcon.source import Span

OURS = "#tei-memcon"
_LIKE_OURS = re.compile(r"(?:d|fn|sp)\d|fn")  # records, notes and turns have such identifiers
_NAMED = frozenset({"tei-memcon", "source-editor", "translator", "classification"})


@dataclass
class Case:
    """A decision and the document that it is applied to.

    Args:
        document: as the decisions before this one left it; a person who is not in it yet is added by `who`.
        decision: what was decided.
        finder: the words of the record.
        decider: the identifier of who decided.
        people: names of those whom decisions name, by identifier.
    """

    document: Document
    decision: Decision
    finder: Finder
    decider: str
    people: Mapping[str, str]

    @cached_property
    def span(self) -> Span:
        """Where the words stand.

        Raises:
            Unfit: nowhere any more, or at several places.
        """
        return self.finder.find(self.decision.quote)

    def find(self) -> Span:
        """Where the words stand; for kinds to which it only matters that they do.

        Raises:
            Unfit: see `span`.
        """
        return self.span

    @property
    def unmarked(self) -> bool:
        """Whether the place is to be left unmarked."""
        return bool(self.decision.values.get("unmarked"))

    @property
    def accepted(self) -> bool:
        """Whether the reading was found right."""
        return self.decision.verdict == "accept"

    def word(self, key: str) -> str:
        """What the decision says of a key."""
        value = self.decision.values.get(key, "")
        return value if isinstance(value, str) else ""

    def who(self, key: str = "who") -> tuple[str, ...]:
        """The identifiers of those whom the decision names, as this document has them.

        Raises:
            Unfit: nobody of that identifier is known, and the file has no name for it.
        """
        named = self.decision.values.get(key, ())
        return tuple(dict.fromkeys(map(self._person, named if isinstance(named, tuple) else ())))

    def _person(self, identifier: str) -> str:
        known = {person.id: person for person in self.document.people}
        name = self.people.get(identifier, "")
        if identifier in known and (not name or _is_called(known[identifier], name)):
            return identifier
        called = [person.id for person in known.values() if name and _is_called(person, name)]
        if len(called) == 1:
            return called[0]
        if identifier in known:
            return identifier
        if not name:
            what = f"nobody in the record has the identifier {identifier!r}"
            raise Unfit(f'{what}; correct it, or say who that is: [[person]] with id = "{identifier}" and name = "…"')
        self.document = replace(self.document, people=(*self.document.people, Person(identifier, (name,))))
        return identifier

    def decided(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """Attributes that say whose decision it is: in place of the program; beside the editors of the source."""
        said = [one for one in attributes.get("resp", "").split() if one not in (OURS, f"#{self.decider}")]
        return {**attributes, "resp": " ".join([*said, f"#{self.decider}"]), "cert": "high"}


def is_inferred(attributes: Mapping[str, str]) -> bool:
    """Whether the program concluded what an element says."""
    return OURS in attributes.get("resp", "").split()


def deciders(decisions: Decisions, document: Document) -> dict[str, str]:
    """An identifier for everybody who decided, that nobody and nothing else has.

    >>> from tei_memcon.source import Source
    >>> from tei_memcon.decisions import Quote
    >>> said = (Decision("turn", "accept", Quote("Yes"), by) for by in ("Zoë Oak", "Zoe Oak", "李明"))
    >>> list(deciders(Decisions(tuple(said)), Document(Source.from_text("Yes"), "plain", (), ())).values())
    ['zoe-oak', 'zoe-oak-2', 'scholar']
    """
    taken = {*_NAMED, *decisions.people, *(person.id for person in document.people)}
    for decision in decisions.decisions:  # a person whom a decision adds has the identifier that it names
        taken.update(one for value in decision.values.values() if isinstance(value, tuple) for one in value)
    made: dict[str, str] = {}
    for by in dict.fromkeys(decision.by for decision in decisions.decisions):
        made[by] = _free(_slug(by) or "scholar", taken)
        taken.add(made[by])
    return made


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    slug = "-".join(words)[:60].strip("-")
    is_plain = slug[:1].isalpha() and not _LIKE_OURS.match(slug)
    return slug if is_plain or not slug else f"by-{slug}"


def _free(wanted: str, taken: Iterable[str]) -> str:
    return next(one for n in range(1, 100_000) if (one := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def _is_called(person: Person, name: str) -> bool:
    return name in person.names or name in person.offices
