"""Who takes part, as the record lists them: names, titles and offices of each, one member a person.

"Ambassador Jean Alder, French Embassy" is an Alder who is an ambassador; "Chairman of the Harbour Commission, Mr. Elm"
an Elm. Where one entry names several ("Secretaries Oak, Ash, Ball, Messrs. Birch and Hazel"), each is a member.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, count

from tei_memcon.model import Document, ListBlock, Person
from tei_memcon.people.personography import is_taken
from tei_memcon.speech import lexicon, subjects
from tei_memcon.speech.flow import flow_of
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.subjects import Subject

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_RANK = re.compile(r"[A-Z]{1,4}")  # "VLR I Dr. Oak"
_LOOSE = re.compile(r"^(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]s|[Aa]r|[Aa]d)-(?=[A-Z])|(?<=[a-z])[-–—](?:[A-Z]{2,}|[A-Z]\.)$")
_BETWEEN = re.compile(r"[.\s]+")
_BARE_OFFICE = re.compile(r"(?:[Tt]he\s)?[A-Z][\w ]{3,60}")


@dataclass(slots=True)
class Member:
    """One of the cast, while a record is being read.

    Args:
        person: as it will be written.
        tokens: the words of the name, plain, the surname last; empty where only an office is known.
        offices: what the person is called by office, and how firmly (1 by title, 2 in a description, 3 by the text).
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


def members(document: Document) -> list[Member]:
    """Everybody whom the record lists, in its order."""
    entries = list(listed_entries(document))
    bare = {entry.strip(" .•—-") for entry in entries}
    found = [_member(person, bare) for person in document.people]
    own = _own_entries(document.people, entries)
    for at, member in enumerate(tuple(found)):
        if not bare.isdisjoint(member.person.offices):
            _part_from_office(member, entries, bare, found)
        if at in own:
            _describe_by(member, own[at])
        for subject in _others_in(member.person.names):
            _add(found, subject)
    return found


def _add(found: list[Member], subject: Subject) -> None:
    tokens = name_tokens(subject.name)
    known = any(tokens[-1] in m.tokens if tokens else subject.office in m.offices for m in found)
    if not known:
        found.append(new_member(subject, {member.id for member in found}, listed=True))


def new_member(subject: Subject, taken: set[str], *, listed: bool) -> Member:
    """A person by a name or an office, with an identifier that nobody has."""
    member = Member(calling(Person(_free_id(subject, taken)), subject), name_tokens(subject.name), listed=listed)
    if subject.office and subject.kind != "side":
        member.offices[subject.office] = 1
    member.feminine = subject.feminine or None
    member.description = subject.text.lower()
    return member


def _member(person: Person, bare: Set[str] = frozenset()) -> Member:
    """A person as listed; an office that is an entry of its own is held more firmly than one behind a name."""
    member = Member(person)
    names_several = bool(_others_in(person.names))
    for form in person.names:
        surname = person.id.split("-")[0]
        own = [s for s in _called_in(form) if s.name and plain(s.name[-1]) == surname and len(surname) > 1]
        pieces = [own[0].text] if own else form.split(",")
        for piece in pieces:
            if not member.tokens:
                _take(member, piece)
        if not names_several:
            _describe(member, form.partition(",")[2])
    for office in person.offices:
        _describe(member, office, firmly=not person.names or office in bare)
    member.description = " ".join((*person.names, *person.offices, person.delegation)).lower()
    return member


def _take(member: Member, form: str) -> None:
    # "G—Mr. Murphy" is Mr. Murphy, "H.I.M. the Shah" the Shah
    every = [s for s in _called_in(form) if s.kind == "office" or any(len(word) > 1 for word in name_tokens(s.name))]
    found = max(every, key=lambda s: (bool(s.name and s.office), len(s.name), len(s.office)), default=None)
    if found is None:
        return
    if found.office:
        member.offices.setdefault(found.office, 1)
    member.feminine = True if found.feminine else member.feminine
    member.tokens = name_tokens(found.name) or member.tokens


def _describe(member: Member, words: str, *, firmly: bool = False) -> None:
    """Offices in a description: "Ambassador of France", "Acting Secretary of State", "EUR"."""
    if firmly:
        _take(member, words)
    for office in offices_in(words):
        member.offices.setdefault(office, 1 if firmly else 2)


def _own_entries(people: Sequence[Person], entries: Sequence[str]) -> dict[int, str]:
    """Of each person, by place among them, the first entry that has the name, and no other name."""
    forms = [(name, at) for at, person in enumerate(people) for name in person.names]
    own: dict[int, str] = {}
    for entry in entries:
        named = {at for name, at in forms if name in entry}
        if len(named) == 1:
            own.setdefault(named.pop(), entry)
    return own


def _describe_by(member: Member, entry: str) -> None:
    """Take a person's offices from an entry."""
    form = next(name for name in member.person.names if name in entry)
    member.description += " " + entry.lower()
    _describe(member, entry.replace(form, ""))


def _part_from_office(member: Member, entries: Sequence[str], bare: Set[str], found: list[Member]) -> None:
    """An office that is an entry of its own is not held by somebody who has another entry."""
    named = any(name in entry for name in member.person.names for entry in entries)
    for form in member.person.offices:
        if named and form in bare and _BARE_OFFICE.fullmatch(form):
            subject = next((s for s in _called_in(form) if s.kind == "office"), None)
            if subject:
                member.person = replace(member.person, offices=tuple(o for o in member.person.offices if o != form))
                member.offices = _member(member.person).offices
                found.insert(found.index(member), new_member(subject, {m.id for m in found}, listed=True))


@lru_cache(maxsize=1024)  # the records of a volume list the same people
def _called_in(form: str) -> tuple[Subject, ...]:
    """Everybody whom a form of a name calls."""
    return tuple(subjects.find(form))


@lru_cache(maxsize=1024)
def _others_in(names: tuple[str, ...]) -> tuple[Subject, ...]:
    """Everybody whom a form of the name holds, where it names several."""
    for form in names:
        every = [part for s in _called_in(form) for part in (s.parts or (s,)) if s.kind != "group"]
        every = [part for part in every if not _RANK.fullmatch(part.text)]
        titled = [s for s in every if s.text != " ".join(s.name)]
        if len(titled) > 1 and len([s for s in every if s.name]) > 1:
            return tuple([s for s in every if s.name or s.text.startswith("The ")])
    return ()


@lru_cache(maxsize=1024)
def offices_in(words: str) -> tuple[str, ...]:
    """The offices that a description names, in their common form; not somebody else's ("Assistant to the Secretary").

    >>> offices_in("Minister of Foreign Affairs of Spain"), offices_in("Special Assistant to the Secretary of State")
    (('foreign minister', 'minister'), ('special assistant',))
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
    return tuple(found)


def listed_entries(document: Document) -> Iterator[str]:
    """The entries of the record's lists of participants, as printed."""
    for block in document.body:
        if isinstance(block, ListBlock) and block.kind == "participants":
            yield from _entries(block, document.source.text)


def _entries(block: ListBlock, text: str) -> Iterator[str]:
    for item in block.items:
        yield flow_of(item.content, text).text
        if item.sublist:
            yield from _entries(item.sublist, text)


@lru_cache(maxsize=4096)
def name_tokens(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, plain, without "Jr.", the Arabic article and a country behind: the surname last.

    >>> name_tokens(("Anna", "Oak-USSR")), name_tokens(("al-Elm",))
    (('anna', 'oak'), ('elm',))
    """
    words = [plain(_LOOSE.sub("", part)) for word in name for part in _BETWEEN.split(word)]
    return tuple(word for word in words if word and word not in _SUFFIXES)


def calling(person: Person, subject: Subject) -> Person:
    """The person with one more form of name or office."""
    form = subject.text.removeprefix("Messrs. ")
    form = form[:1].lower() + form[1:] if form.startswith("The ") else form
    if subject.name:
        return person if form in person.names else replace(person, names=(*person.names, form))
    return person if form in person.offices else replace(person, offices=(*person.offices, form))


def _free_id(subject: Subject, taken: set[str]) -> str:
    """The surname, with initials beside a namesake; an office; a side ("soviet-side")."""
    words = [word for word in subject.name if plain(word) not in _SUFFIXES]
    if words:
        base = plain(words[-1])
    else:
        side = subject.text.lower().removeprefix("the ")
        base = plain((side if subject.kind == "side" else subject.office).replace(" ", "-"))
    base = re.sub(r"^[^a-z]+|[^a-z0-9]+$", "", base) or "speaker"
    base = f"person-{base}" if is_taken(base) else base
    initials = plain("".join(word[0] for word in words[:-1]))
    numbered = (f"{base}-{n}" for n in count(2))
    candidates = chain([base], [f"{base}-{initials}"] if initials else [], numbered)
    return next(candidate for candidate in candidates if candidate not in taken)
