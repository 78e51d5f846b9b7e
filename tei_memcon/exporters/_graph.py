"""Who speaks, who answers whom, who names whom: the people of one record or many as a graph with directions.

An *answer* is a turn or run right behind one of another person, with no omission, gap or heading between them. A person
is *named* where a ``persName`` with ``ref`` stands in what somebody else says. What nobody known says is no answer and
gets none.

People of several records are one node where the records give them the same number of an authority (``idno``), or the
same identifier and the same full name; else they stay apart, since the ``secretary`` of two records may be two people.
``tei-memcon convert --persons`` gives them identifiers that hold.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from tei_memcon.errors import UsageError
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import Row, utterances
from tei_memcon.exporters._tei import XML_ID, pointers, tag, texts, words

LEAVES_OUT = (
    "words that nobody says",
    "notes",
    "notes within lines",
    "page numbers",
    "omissions",
    "stage directions",
    "corrected readings",
    "conclusions",
    "fields of the header",
)
"""A graph counts speech and has none of its words."""

_BETWEEN = ("ellipsis", "gap", "head")
_CROWD = 100
"""Who speaks with more answers nobody."""
_MOST = 1_000_000
"""Ties, which take half a gigabyte."""


@dataclass(slots=True)
class Person:
    """A node: a person of the header, or one that ``who`` names and the header does not."""

    id: str
    label: str
    turns: int = 0
    runs: int = 0
    words: int = 0
    records: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Tie:
    """An edge: how often one person answers or names another."""

    source: str
    target: str
    kind: str
    """``answers`` or ``names``."""
    weight: int = 0
    words: int = 0
    """Of the answers; of what is said where somebody is named."""
    records: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)


class Graph:
    """The people of records and what ties them, in the order in which they come first."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.people: dict[str, Person] = {}
        self._ties: dict[tuple[str, str, str], Tie] = {}
        for record in records:
            self._add(record)

    @property
    def ties(self) -> list[Tie]:
        """The edges."""
        return list(self._ties.values())

    def _add(self, record: Record) -> None:
        nodes = self._nodes(record)
        before: list[str] = []
        for utterance, row in _in_sequence(record):
            if utterance is None or row is None:
                before = []
                continue
            speakers = [self._node(record, nodes, identifier) for identifier in (row.speaker_id or "").split()]
            answered = before if len(speakers) <= _CROWD else []
            for speaker in speakers:
                self._count_speech(speaker, row)
                for other in answered:
                    self._tie(speaker, other, "answers", row)
                for named in _named(utterance):
                    self._tie(speaker, self._node(record, nodes, named), "names", row)
            before = speakers if len(speakers) <= _CROWD else []

    def _nodes(self, record: Record) -> dict[str, str]:
        """The node of each person of the header, by the identifier in this record."""
        nodes = {}
        for person in record.root.iterfind(f".//{{*}}particDesc//{{*}}person[@{XML_ID}]"):
            identifier = person.get(XML_ID, "")
            node = _across_records(person) or f"{record.name}#{identifier}"
            self.people.setdefault(node, Person(node, words(person.find("{*}persName")) or identifier))
            nodes[identifier] = node
        return nodes

    def _node(self, record: Record, nodes: dict[str, str], identifier: str) -> str:
        node = nodes.get(identifier) or f"{record.name}#{identifier}"
        self.people.setdefault(node, Person(node, identifier))
        return node

    def _count_speech(self, speaker: str, row: Row) -> None:
        person = self.people[speaker]
        person.turns += row.mode == "direct"
        person.runs += row.mode == "reported"
        person.words += row.words
        _remember(person, row)

    def _tie(self, source: str, target: str, kind: str, row: Row) -> None:
        if source != target:
            if len(self._ties) >= _MOST:
                raise UsageError(f"there are more than {_MOST:,} ties between people; export fewer records at once")
            tie = self._ties.setdefault((source, target, kind), Tie(source, target, kind))
            tie.weight += 1
            tie.words += row.words
            _remember(tie, row)


def attributes(part: Person | Tie) -> dict[str, str | int]:
    """What a graph says of a node or an edge, besides its ends; what is not known is missing."""
    counted: dict[str, str | int] = (
        {"label": part.label, "turns": part.turns, "runs": part.runs, "words": part.words}
        if isinstance(part, Person)
        else {"kind": part.kind, "weight": part.weight, "words": part.words}
    )
    counted["records"] = len(part.records)
    if part.dates:
        counted |= {"first": min(part.dates), "last": max(part.dates)}
    return counted


def _remember(part: Person | Tie, row: Row) -> None:
    part.records.add(row.record)
    part.dates.update((row.date or "").split("/") if row.date else ())


def _in_sequence(record: Record) -> Iterator[tuple[_Element | None, Row | None]]:
    """The utterances of a record; nothing where an answer to the one before cannot be told."""
    said = dict(utterances(record))
    for text in texts(record.root):
        yield None, None
        for element in text.iter("{*}sp", "{*}said", *(f"{{*}}{name}" for name in _BETWEEN)):
            if element in said:
                yield element, said[element]
            elif tag(element) in _BETWEEN and next(element.iterancestors("{*}sp", "{*}said"), None) is None:
                yield None, None


def _named(utterance: _Element) -> list[str]:
    """The people named in what is said; not those of its label or of a note."""
    unsaid = ("{*}speaker", "{*}note")
    names = [
        name
        for name in utterance.iter("{*}persName", "{*}rs")
        if next(name.iterancestors(*unsaid), None) is None and name.get("ref")
    ]
    return list(dict.fromkeys(identifier for name in names for identifier in pointers(name.get("ref"))))


def _across_records(person: _Element) -> str | None:
    """An identifier that holds in all records: of an authority, or with a full name."""
    for number in person.iterfind("{*}idno"):
        if words(number):
            return f"{number.get('type', 'idno')}:{words(number)}"
    name = person.find("{*}persName")
    full = words(name)
    offices = sum(len(words(office).split()) for office in name.iterfind("{*}roleName")) if name is not None else 0
    return f"{person.get(XML_ID)} {full}" if len(full.split()) - offices > 1 else None
