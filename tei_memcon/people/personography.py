"""A user's list of persons: TEI (``listPerson``, ``standOff``) or CSV, whose identifiers are kept.

The CSV has a head line; the columns ``id`` and ``name`` must be there, ``aliases`` (separated by ``;``), ``role``,
``from``, ``to`` (when the role was held), ``wikidata`` and ``viaf`` may. A person may have several lines, one for each
role. In TEI a role is an ``occupation`` with ``from`` and ``to``.
"""

import csv
import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from lxml import etree

from tei_memcon.errors import Place, UnreadableError
from tei_memcon.files.input import read_file
from tei_memcon.people.forms import part_office
from tei_memcon.people.listed import read
from tei_memcon.people.names import capitalised
from tei_memcon.speech.lexicon import address
from tei_memcon.speech.plain_letters import plain
from tei_memcon.tei.parse import TEI, parse

# Identifiers that the TEI writer gives to other things: responsibilities, notes, documents, turns.
MOST = 100_000  # persons; a large edition has some ten thousand
_TAKEN = re.compile(r"tei-memcon|source-editor|translator|classification|fn(?:-within-)?\d+(?:-\d+)?|d\d+|sp\d+")
_HONORIFIC = re.compile(rf"^{address()}\s?", re.I)  # no given name
_NAME = re.compile(r"[^\W\d][\w.-]*")
_TEI = f"{{{TEI}}}"
_PERS_NAME, _IDNO, _OCCUPATION = (f"{_TEI}{name}" for name in ("persName", "idno", "occupation"))
_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody was, and from when to when, as the list prints it: ``1961-01-21``, ``1961`` or nothing."""

    name: str
    first: str = ""
    last: str = ""

    def holds(self, day: date) -> bool:
        """Whether it was held on a day.

        >>> Role("Secretary of State", "1961-01-21", "1969").holds(date(1969, 1, 20))
        True
        """
        iso = day.isoformat()
        return (not self.first or self.first <= iso) and (not self.last or iso[: len(self.last)] <= self.last)


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Entry:
    """A person of the list: identifier, every form of the name, identifiers elsewhere, roles."""

    id: str
    names: tuple[str, ...]
    idnos: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Personography:
    """A list of persons, and the SHA-256 of the file that it was read from.

    >>> people = Personography((Entry("p_BG", ("Bush, George",)),))
    >>> people.find(["G. Bush"]).id
    'p_BG'
    """

    entries: tuple[Entry, ...]
    sha256: str = ""

    def find(self, names: Sequence[str]) -> Entry | None:
        """The one person whom these forms may name, the fullest form first; nobody where they fit several."""
        return _find(self, tuple(names))

    def namesakes(self, keys: Sequence[tuple[str, ...]]) -> tuple[Entry, ...]:
        """Everybody whom names may mean that `name_key` has read."""
        by_surname = _by_surname(self)
        called = (named for surname in dict.fromkeys(key[-1] for key in keys) for named in by_surname.get(surname, ()))
        return tuple({entry.id: entry for own, entry in called if _fits(own, keys)}.values())


@lru_cache(maxsize=4096)  # a volume names the same people again and again
def _find(personography: Personography, names: tuple[str, ...]) -> Entry | None:
    keys = [key for name in names if (key := form_key(name))]
    for length in sorted(set(map(len, keys)), reverse=True):
        namesakes = personography.namesakes([key for key in keys if len(key) == length])
        if len(namesakes) == 1:
            return namesakes[0]
    return None


@lru_cache(maxsize=8)
def _by_surname(personography: Personography) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    """Every form of every name, with its person, by the surname."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    for entry in personography.entries:
        for key in dict.fromkeys([key for name in entry.names for key in listed_keys(name)]):
            found[key[-1]].append((key, entry))
    return found


def listed_keys(name: str) -> list[tuple[str, ...]]:
    """The words of a name of a list, the surname last, in each way in which the list may be read.

    >>> listed_keys("Oak, General Ann")
    [('general', 'ann', 'oak'), ('ann', 'oak')]
    """
    keys = [key] if (key := name_key(name)) else []
    return [*keys, *_read_keys(name)]


def _read_keys(name: str) -> list[tuple[str, ...]]:
    """The same for what a list says beside the name: its ranks are no given names, in brackets stand other surnames."""
    called = read(name)
    if not called.given:
        return []
    whole, *others = [form.split() for form in called.alone]
    forms = [whole, *(form for form in others if set(whole).isdisjoint(form))]
    return [(*called.given, plain(form[-1])) for form in forms]


def load(path: Path) -> Personography:
    """Read a personography.

    Raises:
        UnreadableError: neither TEI with persons nor CSV with the columns ``id`` and ``name``, or an identifier that
            cannot be one of a person.
    """
    data = read_file(path)
    found = _from_csv(data, path.name) if path.suffix.lower() == ".csv" else _from_tei(data, path.name)
    entries = tuple(islice(found, MOST + 1))
    if not entries:
        raise UnreadableError("no person with an identifier; give TEI with <person xml:id> or CSV", Place(path.name))
    if len(entries) > MOST:
        raise UnreadableError(f"a list of more than {MOST:,} persons; give those of your records", Place(path.name))
    _refuse_identifiers(entries, path.name)
    return Personography(entries, hashlib.sha256(data).hexdigest())


def is_taken(identifier: str) -> bool:
    """Whether an identifier stands for something else in every TEI file of ours.

    >>> [is_taken(one) for one in ("translator", "fn2", "fn-within-2", "gromyko")]
    [True, True, True, False]
    """
    return bool(_TAKEN.fullmatch(identifier))


def _refuse_identifiers(entries: Sequence[Entry], name: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        problem = ""
        if not _NAME.fullmatch(entry.id):
            problem = "begins with no letter, or holds a character other than letters, digits, '.', '-' and '_'"
        elif is_taken(entry.id):
            problem = "stands for something else in the TEI"
        elif entry.id in seen:
            problem = "is two persons'"
        if problem:
            raise UnreadableError(f"the identifier {entry.id!r} ({entry.names[0]}) {problem}; change it", Place(name))
        seen.add(entry.id)


@lru_cache(maxsize=4096)  # the names of a list, which each record asks for
def name_key(name: str) -> tuple[str, ...]:
    """The words of a name, surname last, for comparing: ``Bush, George`` and ``George Bush`` are the same.

    >>> name_key("Bruce, David K.E.")
    ('david', 'k', 'e', 'bruce')
    >>> name_key("Mr. Bundy")
    ('bundy',)
    """
    surname, comma, given = name.partition(",")
    words = f"{given} {surname}" if comma else _HONORIFIC.sub("", name)
    return tuple(filter(None, map(plain, words.replace(".", " ").split())))


@lru_cache(maxsize=4096)  # a volume calls the same people again and again
def form_key(name: str) -> tuple[str, ...]:
    """The same of a form as a record prints it: in capitals, behind an office."""
    return name_key(part_office(capitalised(name))[1])


def _fits(own: tuple[str, ...], keys: Sequence[tuple[str, ...]]) -> bool:
    return any(
        bool(own) and own[-1] == key[-1] and all(a[0] == b[0] for a, b in zip(own[:-1], key[:-1], strict=False))
        for key in keys
    )


def _from_tei(data: bytes, name: str) -> Iterator[Entry]:
    root = parse(data, name).root
    for person in root.iter(f"{_TEI}person"):
        told: dict[str, list[etree._Element]] = {_PERS_NAME: [], _IDNO: [], _OCCUPATION: []}
        for element in person.iter(*told):
            told[str(element.tag)].append(element)
        identifier = person.get(_ID)
        if identifier and told[_PERS_NAME]:
            names = [_words(form) for form in told[_PERS_NAME]]
            idnos = {str(idno.get("type", "")): (idno.text or "").strip() for idno in told[_IDNO]}
            roles = [
                Role(_words(held), str(held.get("from", "")), str(held.get("to", ""))) for held in told[_OCCUPATION]
            ]
            yield Entry(str(identifier), tuple(names), idnos, tuple(roles))


def _words(element: etree._Element) -> str:
    words = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return " ".join(words.split())


def _from_csv(data: bytes, name: str) -> Iterator[Entry]:
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError:
        raise UnreadableError("not UTF-8; save the table as CSV in UTF-8", Place(name)) from None
    try:
        columns = set(rows.fieldnames or ())
    except csv.Error:
        columns = set()  # as long as no name of a column is
    if not {"id", "name"} <= columns:
        raise UnreadableError("the first line must name the columns, among them id and name", Place(name, 1))
    people: dict[tuple[str, str], Entry] = {}
    for row in _rows(rows, name):
        if row["id"] and row["name"] and len(people) <= MOST:
            aliases = [alias.strip() for alias in (row.get("aliases") or "").split(";") if alias.strip()]
            idnos = {kind: row[kind] for kind in ("wikidata", "viaf") if row.get(kind)}
            roles = [Role(row["role"], row.get("from") or "", row.get("to") or "")] if row.get("role") else []
            known = people.get((row["id"], row["name"])) or Entry(row["id"], (row["name"],))
            names = tuple(dict.fromkeys((*known.names, *aliases)))
            people[row["id"], row["name"]] = Entry(known.id, names, {**known.idnos, **idnos}, (*known.roles, *roles))
    yield from people.values()


def _rows(rows: "csv.DictReader[str]", name: str) -> Iterator[dict[str, str]]:
    try:
        yield from rows
    except csv.Error as error:
        place = Place(name, rows.line_num + 1)
        raise UnreadableError(f"this is not CSV ({error}); is a quotation mark missing?", place) from None
