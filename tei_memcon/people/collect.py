"""The people of many records as one list: who is surely one person, and who may be.

Two records' "Dean Rusk" are one person, and so are people with one identifier of Wikidata; "Rusk" and "D. Rusk" may be.
Every merge has a reason and a certainty, nothing is merged in silence, and who has had an identifier keeps it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, count

from tei_memcon.model import Certainty
from tei_memcon.people.earlier import Earlier, Met
from tei_memcon.people.forms import listed_form
from tei_memcon.people.listed import read
from tei_memcon.people.names import Parsed, is_same, parse
from tei_memcon.people.personography import Entry, Personography, Role
from tei_memcon.people.seen import Seen
from tei_memcon.speech.plain_letters import plain

_OFFICE_BEFORE = re.compile(r"^[A-Z][A-Za-z/]{0,5}\s?—\s?")
LEVELS: tuple[Certainty, ...] = ("high", "medium", "low")


@dataclass(slots=True)
class Collected:
    """One person of the list, where records have it, and what an earlier list says, which may be by the user's hand."""

    id: str
    seen: list[Seen]
    known: Entry | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name: as the earlier list has it, or as lists print it ("Elm, Ann"); the commonest next."""
        printed = _commonest(name for one in self.seen for name in one.names)
        first = self.known.names if self.known else (listed_form(printed),)
        return tuple(dict.fromkeys((*first, *printed)))

    @property
    def roles(self) -> tuple[Role, ...]:
        """Those of the earlier list, and every office, the commonest first."""
        own = self.known.roles if self.known else ()
        told = {role.name for role in own}
        offices = _commonest(office for one in self.seen for office in one.offices)
        return (*own, *(Role(office) for office in offices if office not in told))

    @property
    def idnos(self) -> dict[str, str]:
        """Identifiers elsewhere, by type; what the earlier list has goes first."""
        found = {kind: value for one in self.seen for kind, value in one.idnos.items()}
        return {**found, **(self.known.idnos if self.known else {})}

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the records, in order."""
        return tuple(sorted({one.day for one in self.seen if one.day}))


@dataclass(frozen=True, slots=True)
class Merge:
    """Two people who are, or may be, one."""

    one: str
    other: str
    cert: Certainty
    reason: str


def collect(
    seen: Iterable[Seen], known: Personography | None = None, level: Certainty = "high"
) -> tuple[list[Collected], list[Merge], list[Merge]]:
    """Bring people together.

    Args:
        seen: the people of all records.
        known: an earlier list: who is in it keeps the identifier, and nothing that it says is lost.
        level: how sure a merge must be to be made.

    Returns:
        The people in the order of their identifiers; the merges that were made; those that are only proposed.

    >>> rusk = [Seen("d1", "rusk", ("Dean Rusk",)), Seen("d2", "rusk", ("Dean Rusk",)), Seen("d3", "rusk", ("Rusk",))]
    >>> people, made, proposed = collect(rusk)
    >>> [(one.id, len(one.seen)) for one in people], [merge.reason for merge in made]
    ([('rusk', 1), ('rusk-d', 2)], ['both are called “Dean Rusk”'])
    >>> [(merge.one, merge.other, merge.cert) for merge in proposed]
    [('rusk', 'rusk-d', 'medium')]
    """
    groups = _Groups(list(seen))
    merges = sorted(groups.alike(), key=lambda found: LEVELS.index(found[2]))
    made = [found for found in merges if LEVELS.index(found[2]) <= LEVELS.index(level) and groups.unite(*found[:2])]
    people, kept = _named(groups.together(), known)
    owner = {id(one): person.id for person in people for one in person.seen}
    proposed: dict[tuple[str, str], Merge] = {}
    for one, other, cert, reason in merges:
        pair = sorted((owner[id(one)], owner[id(other)]))
        if pair[0] != pair[1]:
            proposed.setdefault((pair[0], pair[1]), Merge(pair[0], pair[1], cert, reason))
    told = [
        Merge(f"{one.id} ({one.record})", f"{other.id} ({other.record})", cert, why) for one, other, cert, why in made
    ]
    return people, told + kept, list(proposed.values())


class _Groups:
    """People, and who of them are one."""

    def __init__(self, seen: Sequence[Seen]) -> None:
        self.seen = seen
        self._group = {id(one): [one] for one in seen}
        self._forms = {id(one): [form for name in one.names if (form := _parsed(name)).tokens] for one in seen}

    def alike(self) -> Iterator[tuple[Seen, Seen, Certainty, str]]:
        """Pairs of different records that may be one person: of many who are called alike, each with the first."""
        by_surname: dict[str, list[Seen]] = defaultdict(list)
        for one in self.seen:
            for surname in sorted({form.tokens[-1] for form in self._forms[id(one)]}):
                by_surname[surname].append(one)
        for namesakes in by_surname.values():
            kinds: dict[tuple[str, ...], Seen] = {}
            for one in namesakes:
                key = (*one.names, *map(str, one.idnos.items()))
                if key in kinds and kinds[key].record != one.record:
                    if found := self._compared(kinds[key], one):
                        yield (kinds[key], one, *found)
                else:
                    kinds[key] = one
            for one, other in combinations(kinds.values(), 2):
                if one.record != other.record and (found := self._compared(one, other)):
                    yield (one, other, *found)

    def unite(self, one: Seen, other: Seen) -> bool:
        """Make two groups one; not if one record tells some of them apart."""
        first, second = self._group[id(one)], self._group[id(other)]
        if first is second or {x.record for x in first} & {x.record for x in second}:
            return False
        first += second
        for member in second:
            self._group[id(member)] = first
        return True

    def together(self) -> list[list[Seen]]:
        """The groups, in the order of the records."""
        return list({id(group): group for group in self._group.values()}.values())

    def _compared(self, one: Seen, other: Seen) -> tuple[Certainty, str] | None:
        """How sure it is that two are one person, and why; nothing where they are not."""
        shared = next(((k, v) for k, v in one.idnos.items() if other.idnos.get(k) == v), None)
        if shared:
            return "high", f"both have the identifier {shared[0]} {shared[1]}"
        if any(other.idnos.get(kind, value) != value for kind, value in one.idnos.items()):
            return None
        pairs = [(a, b) for a in self._forms[id(one)] for b in self._forms[id(other)] if is_same(a.tokens, b.tokens)]
        if not pairs:
            return None
        if one.id == other.id and not any(a.tokens[-1].startswith(one.id.split("-")[0]) for a, _ in pairs):
            return (
                "high",
                f"both have the identifier {one.id}, and “{_printed(pairs[0][0])}” may be “{_printed(pairs[0][1])}”",
            )
        for a, b in pairs:
            if a.tokens == b.tokens and _is_full(a):
                return "high", f"both are called “{_printed(a)}”"
        office = next((office for a, b in pairs for office in a.titles if office in b.titles), "") or next(
            iter(set(one.offices) & set(other.offices)), ""
        )
        if office:
            return "medium", f"one surname, and both are “{office}”"
        a, b = max(pairs, key=lambda pair: len(pair[0].tokens) + len(pair[1].tokens))
        if len(a.tokens) > 1 or len(b.tokens) > 1:
            return "medium", f"“{_printed(a)}” may be “{_printed(b)}”"
        return "low", f"both are called “{_printed(a)}”, which is a surname only"


def _named(groups: Sequence[list[Seen]], known: Personography | None) -> tuple[list[Collected], list[Merge]]:
    """An identifier for each: that of the earlier list, that of the records, or one of the surname and initials.

    Returns:
        The people, and what joined those of the records to others of the list than those of the same forms.
    """
    ordered = sorted(groups, key=lambda group: (-len(group), group[0].record, group[0].id))
    free = _Free()
    met = [_met(group, free.take(group)) for group in ordered]
    entries = {entry.id: entry for entry in known.entries} if known else {}
    earlier = Earlier(entries)
    free = _Free(entries)
    given: dict[int, str] = {}
    told: list[Merge] = []
    for choose, reason in (  # whose forms are those of the list goes first
        (earlier.unchanged, ""),
        (earlier.by_which_the_records_were_made, "both have the identifier {1}"),
        (earlier.of_the_same_name, "the list has “{0}”, who is called so"),
        (earlier.same, ""),
        (earlier.alike, ""),
    ):
        for number, group in enumerate(ordered):
            if number not in given and (kept := choose(met[number])):
                given[number] = kept
                del earlier.left[kept]
                if reason and not met[number].forms <= {*entries[kept].names}:
                    who = f"{group[0].id} ({group[0].record})"
                    told.append(Merge(who, f"{kept} (list)", "high", reason.format(entries[kept].names[0], kept)))
    for number, group in enumerate(ordered):
        if number not in given:
            given[number] = free.take(group, met[number].fresh)
    people = [Collected(given[number], group, entries.get(given[number])) for number, group in enumerate(ordered)]
    people += [Collected(identifier, [], entries[identifier]) for identifier in earlier.left]  # in no record
    return sorted(people, key=lambda person: person.id), told


def _met(group: Sequence[Seen], fresh: str) -> Met:
    idnos = {kind: value for one in group for kind, value in one.idnos.items()}
    return Met(frozenset(name for one in group for name in one.names), fresh, idnos)


class _Free:
    """Identifiers that nobody has yet.

    Args:
        taken: those that somebody has.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))

    def take(self, group: Sequence[Seen], wanted: str = "") -> str:
        """One for a group: the wanted one, or of the surname and initials, the shortest of the records, or a number."""
        base = min((one.id for one in group), key=len)
        tokens = max(
            (form.tokens for one in group for name in one.names if (form := _parsed(name)).tokens), key=len, default=()
        )
        initials = "".join(token[0] for token in tokens[:-1])
        named = [f"{base}-{initials}"] if initials and base == tokens[-1] else []
        numbered = (f"{base}-{number}" for number in self._numbers[base])
        wished = [wanted] if wanted else []
        found = next(one for one in chain(wished, named, [base], numbered) if one not in self._taken)
        self._taken.add(found)
        return found


def _parsed(name: str) -> Parsed:
    """A form of a name in its parts; lists print "Elm, Ann B.", memoranda "EUR—Mr. Oak"."""
    printed = _OFFICE_BEFORE.sub("", name)
    surname, comma, given = printed.partition(", ")
    if not comma or not (called := read(printed)).given:
        return parse(printed)
    tokens = (*called.given, *filter(None, [plain(surname.split()[-1])]))
    return Parsed(f"{given} {surname}", tokens, parse(given).titles, is_behind_office=False)


def _is_full(form: Parsed) -> bool:
    """Whether a form has a given name that is more than an initial."""
    return any(len(token) > 1 for token in form.tokens[:-1])


def _printed(form: Parsed) -> str:
    return " ".join(form.printed.split())


def _commonest(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for form, _ in Counter(forms).most_common())
