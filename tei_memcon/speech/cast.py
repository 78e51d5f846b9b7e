"""The cast: who takes part in a record, and who is meant by a name, an office or a side.

"Gromyko", "Foreign Minister Gromyko" and "Mr. Gromyko" are one person; "the Secretary" is "Secretary Rusk" where the
list of participants or the text shows him with that office. "The President" who is listed without a name is
"President Nixon" when the text calls a president so.
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import replace

from tei_memcon.model import Document, Person
from tei_memcon.people.office_holders import held_by
from tei_memcon.people.offices_of_the_day import day_of
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.roster import Member, calling, members, name_tokens, new_member
from tei_memcon.speech.subjects import Subject

_PARTICLES = frozenset("de la le du des van von der den del della di da dos el al bin ibn ben d l".split())
# Who is meant by an office that nobody holds under just that name.
_STANDS_FOR = {
    "secretary": ("acting secretary",),
    "under secretary": ("acting under secretary",),
    "foreign minister": ("acting foreign minister", "foreign secretary"),
    "president": ("acting president",),
    "king": ("shah", "emperor", "sultan", "prince", "amir"),
    "shah": ("king",),  # "His Majesty"
}
_NO_WORD = re.compile(r"\W+")
_MOST = 500  # no conversation has more who take part; beyond, a list is something else
_BY_TERM = 4  # an office that only the day shows: the least firm claim
_COUNTRY = 4  # letters by which a country and its people are compared: "France", "French"
_LONG = 8  # letters of a name that a misprint leaves recognisable without a title
_LIKE = 0.85  # two names of seven letters that differ in one
_SECRETARIES = frozenset({"secretary", "acting secretary", "foreign secretary"})
# Of several who hold one of these, the first in the list is meant: the Secretary of State before him of the Treasury.
_RANKED = frozenset({"secretary", "president", "chairman", "prime minister", "foreign minister"})
_RANKS = frozenset({"general", "admiral", "colonel", "marshal", "senator", "congressman"})  # listed or not
_DELEGATES = frozenset({"representative", "delegate", "permanent representative"})
_ANY_BODY = frozenset({"department", "office", "bureau", "company", "embassy", "government", "united"})
_DIRECTS = frozenset({"director", "head", "chief"})  # a Secretary of Defense is no "Secretary"
_ANY_KIND = frozenset("ambassador minister general admiral chargé director governor commissioner counselor".split()) | {
    "under secretary"
}


class Cast:
    """Everybody who takes part, and the way from words to persons."""

    def __init__(self, document: Document) -> None:
        self._unread = document.people[_MOST:]
        self.members = members(replace(document, people=document.people[:_MOST]))
        self._by_id = {member.id: member for member in self.members}
        self._day = day_of(document)
        self._learn_terms()
        self._last: dict[str, None] = {}  # who was spoken of, the last one last
        self._heard: list[Subject | str] = []  # what was not looked up yet: few records ask who was spoken of last
        self._spoken: set[str] = set()
        self._called: set[str] = set()  # by an office that nobody else holds
        self._apart: set[tuple[str, str]] = set()  # who holds an office, but is not meant by it alone
        # What was found out about names, until a member has another one.
        self._namesakes: dict[tuple[str, ...], list[Member]] = {}
        self._near: dict[str, Member | None] = {}  # what misprints were found to be

    def people(self) -> tuple[Person, ...]:
        """The persons as they are to be written: the record's own first, then those that the text added."""
        return (*(member.person for member in self.members), *self._unread)

    def member(self, identifier: str) -> Member:
        """The member of that identifier."""
        return self._by_id[identifier]

    def hear(self, spoken_of: Iterable[Subject | str]) -> None:
        """Remember who was spoken of last, by words or identifier: two ambassadors are told apart by that."""
        self._heard += spoken_of

    def speaks(self, who: Iterable[str]) -> None:
        """Remember who has spoken."""
        self.hear(who)
        self._spoken.update(who)

    def recent(self) -> tuple[str, ...]:
        """Who was spoken of, the last one last."""
        heard, self._heard = self._heard, []
        for one in heard:
            if member := self._by_id[one] if isinstance(one, str) else self.find(one):
                self._last.pop(member.id, None)
                self._last[member.id] = None
        return tuple(self._last)

    def find(self, subject: Subject) -> Member | None:
        """Who is meant by a name, an office or a side; nobody where the cast does not tell."""
        if subject.kind == "name":
            return self._by_name(subject)
        if subject.kind in ("office", "side"):
            return self._by_office(subject)
        return None

    def presides(self, subject: Subject) -> Member | None:
        """Who is "the Chairman" where the list shows none: whoever is listed first."""
        chairs = subject.kind == "office" and subject.office == "chairman" and self.find(subject) is None
        return self.members[0] if chairs and len(self.members) > 2 else None

    def holders(self, office: str) -> list[Member]:
        """All whose office ends in that word: the Ambassadors; among Ministers a Secretary of State is one."""
        found = [m for m in self.members if any(held.split()[-1] == office for held in m.offices)]
        if office == "minister":
            found = [m for m in self.members if m in found or not _SECRETARIES.isdisjoint(m.offices)]
        return found

    def _learn_terms(self) -> None:
        """Take in which offices those who are named held on the day: "the Foreign Minister" may be listed as a Mr."""
        for member in self.members:
            for office in self._offices_of_the_day(member.tokens):
                member.offices.setdefault(office, _BY_TERM)

    def _offices_of_the_day(self, tokens: tuple[str, ...]) -> list[str]:
        return [office for term in held_by(tokens, self._day) for office in term.titles]

    def delegates(self, words: str) -> list[Member]:
        """Those whom the list has under one of these words: "the Norland representatives"."""
        keys = [plain(word)[:_COUNTRY] for word in words.split()[:-1] if len(word) >= _COUNTRY]
        # "the CIA representatives": "CIA—Mr. Oak"; "the Norland representatives": "Mr. Elm, Norland Embassy"
        bodies = {
            word.lower() for word in words.split() if word.isupper() or (word.istitle() and len(word) >= _COUNTRY)
        }
        bodies -= _ANY_BODY
        return [
            member
            for member in self.members
            if any(key in plain(member.person.delegation) for key in keys)
            or not bodies.isdisjoint(_NO_WORD.split(member.description) if bodies else ())
        ]

    def learn(self, subject: Subject) -> None:
        """Take what a mention shows: "Secretary Rusk" is a Rusk with that office, or names the listed Secretary."""
        if subject.kind != "name" or not subject.office:
            return
        known = self._by_name(subject)
        nameless = [m for m in self.members if not m.tokens and not subject.origin]
        same = [m for m in nameless if subject.office in m.offices]
        kin = [m for m in nameless if any(held.endswith(" " + subject.office) for held in m.offices)]
        own = {held.split()[-1]: firmly for held, firmly in known.offices.items()} if known else {}
        if known and (not same or own.get(subject.office, 3) < 3):  # the Secretary of Defense is a Secretary
            known.offices.setdefault(subject.office, 3)
            return
        for member in (same or kin)[:1]:  # "Secretary McNamara" may be the Secretary of Defense
            self._forget()
            member.tokens = name_tokens(subject.name)
            member.person = calling(member.person, subject)

    def learn_call(self, subject: Subject) -> None:
        """Take what an office alone shows: he who is called the Under Secretary is not "the Ambassador" as well."""
        holders = [m for m in self.members if subject.office in m.offices] if subject.kind == "office" else []
        if len(holders) == 1 and not subject.origin:
            self._called.add(holders[0].id)

    def add(self, subject: Subject) -> Member:
        """A person that no list has."""
        member = new_member(subject, set(self._by_id), listed=False)
        self.members.append(member)
        self._by_id[member.id] = member
        self._forget()
        return member

    def name(self, member: Member, subject: Subject) -> None:
        """Add one more form to a person's names or offices."""
        member.person = calling(member.person, subject)

    def tell_apart(self, member: Member, office: str) -> None:
        """Take in that an office alone is another: "the President thanked President Oak"."""
        self._apart.add((member.id, office))

    def _forget(self) -> None:
        self._namesakes.clear()
        self._near.clear()

    def _by_name(self, subject: Subject) -> Member | None:
        words = name_tokens(subject.name)
        if not words or is_place(subject):
            return None
        alike = self._with_name(words)
        if len(alike) < 2:
            return alike[0] if alike else self._nameless(words) or self._misprinted(subject, words)
        return max(alike, key=lambda m: (self._likeness(m, words, subject), self._recency(m)))

    def _with_name(self, words: tuple[str, ...]) -> list[Member]:
        """Whom these words may name, as far as the words alone say."""
        if words not in self._namesakes:
            self._namesakes[words] = [member for member in self.members if _may_name(words, member.tokens)]
        return self._namesakes[words]

    def _nameless(self, words: tuple[str, ...]) -> Member | None:
        """The listed Secretary, whom the text calls by the name of who was it on the day."""
        if not (held := self._offices_of_the_day(words) if self._day else []):
            return None
        found = [m for m in self.members if m.listed and not m.tokens and not m.offices.keys().isdisjoint(held)]
        return found[0] if len(found) == 1 else None

    def _misprinted(self, subject: Subject, words: tuple[str, ...]) -> Member | None:
        """A long name, or one with a title, that differs by a letter or two: "Sec. Hukmphrey" is Secretary Humphrey."""
        word = words[-1]
        if len(word) < (4 if is_titled(subject) else _LONG):
            return None
        if word not in self._near:
            known = {m.tokens[-1]: m for m in self.members if m.tokens and m.tokens[-1][0] == word[0]}
            turned = [one for one in known if sorted(one) == sorted(word)]  # "Ahlmen", "Ahmlen"
            near = turned or difflib.get_close_matches(word, known, 1, _LIKE)
            self._near[word] = known[near[0]] if near else None
        return self._near[word]

    def _likeness(self, member: Member, words: tuple[str, ...], subject: Subject) -> int:
        """How well a name fits somebody whom it may name."""
        if _is_letter(words):
            return 1
        score = 4 * len(_shared(words, member.tokens)) + 4 * (words[-1] == member.tokens[-1])
        score += 2 * bool(subject.office and subject.office in member.offices)
        return score - 3 * (member.feminine is not None and member.feminine != subject.feminine and subject.feminine)

    def _by_office(self, subject: Subject) -> Member | None:
        office = subject.office
        own = (plain(office),)  # an office in another language, which the list has like a name
        exact = [m for m in self.members if office in m.offices or m.tokens[:1] == own]
        exact = exact or [m for m in self.members if own[0] in map(plain, m.person.offices)]
        found = exact or [m for key in _STANDS_FOR.get(office, ()) for m in self.members if key in m.offices]
        if not found and office in _ANY_KIND:
            found = [m for m in self.members if any(held.endswith(" " + office) for held in m.offices)]
        if not found and not subject.origin and office in _DIRECTS:  # "the Director" is the Director of Forests
            found = [m for m in self.members if any(held.startswith(f"{office} of ") for held in m.offices)]
        if subject.kind == "side":
            country = plain(subject.origin)[:_COUNTRY]
            holders = [m for m in exact if m.tokens and country in plain(m.description)] if country else []
            found = [m for m in self.members if m.description == subject.text.lower()] or holders
        if not subject.origin:
            found = [m for m in found if (m.id, office) not in self._apart] if self._apart else found
        else:
            country = plain(subject.origin.split()[-1])[:_COUNTRY]
            near = [m for m in found if country in plain(m.description)] or self._representing(country, office)
            alone = len(found) == 1 and subject.kind != "side" and (found[0].listed or found[0].tokens)
            found = near or (found if alone else [])
        return max(found, key=lambda m: self._claim(m, office)) if len(found) > 1 else next(iter(found), None)

    def _representing(self, country: str, office: str) -> list[Member]:
        """Who is "the Norwegian Representative": the first whom the list has for that delegation."""
        if office not in _DELEGATES:
            return []
        return [member for member in self.members if country in plain(member.person.delegation)][:1]

    def _claim(self, member: Member, office: str) -> tuple[bool, bool, bool, int, int, int]:
        """Who has the best claim: who is listed, has no other, has no name, has it as title, was heard of last."""
        recency = 0 if office in _RANKED else self._recency(member)
        titled = office in _RANKS and member.id in self._spoken and member.offices.get(office) == 1
        return (
            member.listed or titled,
            member.id not in self._called,
            not member.person.names,
            -member.offices.get(office, _BY_TERM),
            recency,
            -self.members.index(member),
        )

    def _recency(self, member: Member) -> int:
        recent = self.recent()
        return recent.index(member.id) if member.id in recent else -1


def _may_name(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether the words of a name, plain, may be those of somebody's own."""
    if not own:
        return False
    if _is_letter(words):
        return own[-1].startswith(words[0])
    if (words[-1] not in own and own[-1] not in words) or not _shared(words, own):
        return False
    given, others = words[:-1], own[:-1]
    if given and others and words[-1] == own[-1]:  # "L. Johnson" is no "U. Alexis Johnson"
        return any(a[0] == b[0] for a in given for b in others)
    return True


def _is_letter(words: tuple[str, ...]) -> bool:
    """Whether a single letter is all: "L said"."""
    return len(words) == 1 == len(words[0])


def _shared(words: tuple[str, ...], own: tuple[str, ...]) -> list[str]:
    return [word for word in words if len(word) > 1 and word in own and word not in _PARTICLES]


def is_titled(subject: Subject) -> bool:
    """Whether a title or an office stands with the name: "Mr. Ball", not "Ball"."""
    return subject.text != " ".join(subject.name)


def is_place(subject: Subject) -> bool:
    """Whether a country or capital stands for its government: "Moscow said" is nobody's speech in the room."""
    return bool(subject.name) and subject.name[-1].lower() in lexicon.offices().places and not is_titled(subject)
