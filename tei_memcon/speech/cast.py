"""The cast: who takes part in a record, and who is meant by a name, an office or a side.

"Gromyko", "Foreign Minister Gromyko" and "Mr. Gromyko" are one person; "the Secretary" is "Secretary Rusk" where the
list of participants or the text shows him with that office. "The President" who is listed without a name is
"President Nixon" when the text calls a president so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tei_memcon.model import Person
from tei_memcon.speech import lexicon, subjects
from tei_memcon.speech.subjects import Subject, common_office, plain

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset("de la le du des van von der den del della di da dos el al bin ibn ben d l".split())
# Who is meant by an office that nobody holds under just that name.
_STANDS_FOR = {
    "secretary": ("acting secretary",),
    "under secretary": ("acting under secretary",),
    "foreign minister": ("acting foreign minister", "foreign secretary"),
    "president": ("acting president",),
    "king": ("shah", "emperor", "sultan", "prince", "amir"),
}
_SECRETARIES = frozenset({"secretary", "acting secretary", "foreign secretary"})
# Of several who hold one of these, the first in the list is meant: the Secretary of State before him of the Treasury.
_RANKED = frozenset({"secretary", "president", "chairman", "prime minister", "foreign minister"})
_ANY_KIND = frozenset(
    {
        "ambassador",
        "minister",
        "general",
        "admiral",
        "chargé",
        "director",
        "governor",
        "commissioner",
        "counselor",
        "under secretary",
    }
)


@dataclass(slots=True)
class Member:
    """One of the cast, while a record is being read.

    Args:
        person: as it will be written.
        tokens: the words of the name, plain, the surname last; empty where only an office is known.
        offices: what the person is called by office; the value says how firmly (1 by title, 2 in a description, 3 by the text).
        feminine: whether a title shows a woman; None where nothing shows.
        description: all words of the person's entry, for "the Soviet Ambassador".
        listed: whether the record lists the person.
    """

    person: Person
    tokens: tuple[str, ...] = ()
    offices: dict[str, int] = field(default_factory=dict)
    feminine: bool | None = None
    description: str = ""
    listed: bool = True

    @property
    def id(self) -> str:
        """The person's identifier."""
        return self.person.id


class Cast:
    """Everybody who takes part, and the way from words to persons."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.members: list[Member] = [_member(person) for person in people]
        self._recent: list[str] = []

    def people(self) -> tuple[Person, ...]:
        """The persons as they are to be written: the record's own first, then those that the text added."""
        return tuple(member.person for member in self.members)

    def member(self, identifier: str) -> Member:
        """The member of that identifier."""
        return next(m for m in self.members if m.id == identifier)

    def touch(self, identifier: str) -> None:
        """Remember who was spoken of last: two ambassadors are told apart by that."""
        if identifier in self._recent:
            self._recent.remove(identifier)
        self._recent.append(identifier)

    def recent(self) -> tuple[str, ...]:
        """Who was spoken of, the last one last."""
        return tuple(self._recent)

    def find(self, subject: Subject) -> Member | None:
        """Who is meant by a name, an office or a side; nobody where the cast does not tell."""
        if subject.kind == "name":
            return self._by_name(subject)
        if subject.kind in ("office", "side"):
            return self._by_office(subject)
        return None

    def holders(self, office: str) -> list[Member]:
        """All whose office ends in that word: the Ambassadors; among Ministers a Secretary of State is one."""
        found = [m for m in self.members if any(held.split()[-1] == office for held in m.offices)]
        if office == "minister":
            found = [m for m in self.members if m in found or not _SECRETARIES.isdisjoint(m.offices)]
        return found

    def learn(self, subject: Subject) -> None:
        """Take what a mention shows: "Secretary Rusk" is a Rusk who is Secretary, or gives the listed Secretary his name."""
        if subject.kind != "name" or not subject.office:
            return
        known = self._by_name(subject)
        if known:
            known.offices.setdefault(subject.office, 3)
        elif nameless := [
            m for m in self.members if not m.tokens and subject.office in m.offices and not subject.origin
        ]:
            nameless[0].tokens = _tokens(subject.name)
            nameless[0].person = _calling(nameless[0].person, subject)

    def add(self, subject: Subject) -> Member:
        """A person that no list has."""
        identifier = self._free_id(subject)
        member = Member(_calling(Person(identifier), subject), listed=False)
        member.tokens = _tokens(subject.name)
        if subject.office and subject.kind != "side":
            member.offices[subject.office] = 1
        member.feminine = subject.feminine or None
        member.description = subject.text.lower()
        self.members.append(member)
        return member

    def name(self, member: Member, subject: Subject) -> None:
        """Add one more form to a person's names or offices."""
        member.person = _calling(member.person, subject)

    def _by_name(self, subject: Subject) -> Member | None:
        words = _tokens(subject.name)
        if not words or is_place(subject):
            return None
        scored = [(self._likeness(m, words, subject), self._recency(m), m) for m in self.members]
        best = max(scored, key=lambda entry: entry[:2], default=None)
        return best[2] if best and best[0] > 0 else None

    def _likeness(self, member: Member, words: tuple[str, ...], subject: Subject) -> int:
        if not member.tokens:
            return 0
        shared = [w for w in words if len(w) > 1 and w in member.tokens and w not in _PARTICLES]
        if len(words) == 1 == len(words[0]):
            return int(member.tokens[-1].startswith(words[0]))  # "L said"
        if not shared or not (words[-1] in member.tokens or member.tokens[-1] in words):
            return 0
        given, own = words[:-1], member.tokens[:-1]
        if given and own and words[-1] == member.tokens[-1] and not any(a[0] == b[0] for a in given for b in own):
            return 0  # "L. Johnson" is no "U. Alexis Johnson"
        score = 4 * len(shared) + 4 * (words[-1] == member.tokens[-1])
        score += 2 * bool(subject.office and subject.office in member.offices)
        return score - 3 * (member.feminine is not None and member.feminine != subject.feminine and subject.feminine)

    def _by_office(self, subject: Subject) -> Member | None:
        office = subject.office
        exact = [m for m in self.members if office in m.offices]
        found = exact or [m for key in _STANDS_FOR.get(office, ()) for m in self.members if key in m.offices]
        if not found and office in _ANY_KIND:
            found = [m for m in self.members if any(held.endswith(" " + office) for held in m.offices)]
        if subject.kind == "side":
            found = [m for m in self.members if m.description == subject.text.lower()]
        if subject.origin:
            near = [m for m in found if plain(subject.origin.split()[-1])[:4] in plain(m.description)]
            found = near or (found if len(found) == 1 and subject.kind != "side" else [])
        return max(found, key=lambda m: self._claim(m, office), default=None)

    def _claim(self, member: Member, office: str) -> tuple[bool, int, int, int]:
        """Who has the best claim to an office: whoever is listed by it alone, by it as title, was spoken of last."""
        recency = 0 if office in _RANKED else self._recency(member)
        return (not member.person.names, -member.offices.get(office, 4), recency, -self.members.index(member))

    def _recency(self, member: Member) -> int:
        return self._recent.index(member.id) if member.id in self._recent else -1

    def _free_id(self, subject: Subject) -> str:
        base = (
            plain(_surname(subject.name))
            if subject.name
            else plain(
                "-".join(subject.text.lower().removeprefix("the ").split())
                if subject.kind == "side"
                else subject.office.replace(" ", "-")
            )
        )
        base = re.sub(r"^[^a-z]+|[^a-z0-9]+$", "", base) or "speaker"
        taken = {member.id for member in self.members}
        initials = plain("".join(word[0] for word in subject.name[:-1]))
        candidates = [base, *([f"{base}-{initials}"] if initials else []), *(f"{base}-{n}" for n in range(2, 1000))]
        return next(candidate for candidate in candidates if candidate not in taken)


def is_place(subject: Subject) -> bool:
    """Whether a country or capital stands for its government: "Moscow said" is nobody's speech in the room."""
    bare = subject.text == " ".join(subject.name)
    return bare and subject.name[-1:] != () and subject.name[-1].lower() in lexicon.offices().places


def worth_adding(candidates: Counter[str], leading: Counter[str], key: str, listed: int) -> bool:
    """Whether somebody who is in no list speaks in this record: often enough, or where there is no list at all."""
    if listed < 2:
        return leading[key] >= 1 or candidates[key] >= 2
    return leading[key] >= 2 or (leading[key] >= 1 and candidates[key] >= 2) or candidates[key] >= 4


def _member(person: Person) -> Member:
    member = Member(person)
    for form in person.names:
        name, _, rest = form.partition(",")
        _take(member, name)
        _describe(member, rest)
    for office in person.offices:
        _describe(member, office, firmly=not person.names)
    member.description = " ".join((*person.names, *person.offices, person.delegation)).lower()
    return member


def _take(member: Member, form: str) -> None:
    every = [s for s in subjects.find(form) if s.kind in ("name", "office")]
    found = max(every, key=lambda s: (len(s.name), len(s.office)), default=None)  # "G—Mr. Murphy" is Mr. Murphy
    if found is None:
        return
    if found.office:
        member.offices.setdefault(found.office, 1)
    if found.feminine:
        member.feminine = True
    if found.name:
        words = _tokens(found.name)
        if len(words) > len(member.tokens):
            member.tokens = words


def _describe(member: Member, words: str, *, firmly: bool = False) -> None:
    """Offices in a description: "Ambassador of France", "Acting Secretary of State", "EUR"."""
    if firmly:
        _take(member, words)
    for office in offices_in(words):
        member.offices.setdefault(office, 1 if firmly else 2)


def offices_in(words: str) -> list[str]:
    """The offices that a description names, in their common form; not those of somebody else ("Assistant to the Secretary").

    >>> offices_in("Minister of Foreign Affairs of Spain"), offices_in("Special Assistant to the Secretary of State")
    (['foreign minister', 'minister'], ['special assistant'])
    """
    known = lexicon.offices()
    keys = re.findall(r"[\w’'-]+|,", words.lower())
    found: list[str] = []
    for at, key in enumerate(keys):
        before = [k for k in keys[max(0, at - 6) : at] if k not in known.modifiers]
        if key not in known.heads or (before and before[-1] in ("to", "of", "for", "by", "the") and before != ["the"]):
            continue
        start = at
        while start and keys[start - 1] in known.modifiers:
            start -= 1
        longer = [" ".join(keys[start:end]) for end in range(len(keys), at + 1, -1)]
        offices = [known.same[phrase] for phrase in longer if phrase in known.same][:1]
        alone = " ".join(keys[start : at + 1])
        if not offices or key == "minister":
            elsewhere = key in ("secretary", "chairman") and keys[at + 1 : at + 2] == ["of"]  # of another body
            offices += [] if elsewhere else [known.same.get(alone, alone)]
        found += [office for office in offices if office not in found]
    return found


def _tokens(name: Sequence[str]) -> tuple[str, ...]:
    words = [plain(part) for word in name for part in re.split(r"[.\s]+", word)]
    return tuple(word for word in words if word and word not in _SUFFIXES)


def _surname(name: Sequence[str]) -> str:
    words = [word for word in name if plain(word) not in _SUFFIXES]
    return words[-1] if words else "speaker"


def _calling(person: Person, subject: Subject) -> Person:
    """The person with one more form of name or office."""
    form = subject.text[:1].lower() + subject.text[1:] if subject.text.startswith("The ") else subject.text
    if subject.name:
        return person if form in person.names else replace(person, names=(*person.names, form))
    return person if form in person.offices else replace(person, offices=(*person.offices, form))
