"""Who has a turn stands in the record's list of participants.

A warning, since interpreters are seldom listed and people come in later; but where a record lists who took part, a turn
of somebody else was often given to the wrong person. Listed is whom a name in the list points to, or whose surname or
office stands there, in a head of the record, or in its title.

Bad::

    <list type="participants"><item><persName ref="#bush">G. Bush</persName></item></list>
    <sp who="#gorbachev"><speaker>Gorbachev:</speaker><p>Yes.</p></sp>

Good::

    <list type="participants"><item><persName ref="#bush">G. Bush</persName></item></list>
    <sp who="#bush"><speaker>Bush:</speaker><p>Yes.</p></sp>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._numbers import record
from tei_memcon.checks._people import declared, identifier, last_words, pointers, words
from tei_memcon.tei.parse import Parsed

RULE = "TMC403"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield the first turn of each person whom the lists of the record do not have."""
    lists: dict[etree._Element | None, list[etree._Element]] = {}
    for one in tei.root.iter(tag("list")):
        if one.get("type") == "participants":
            lists.setdefault(record(one), []).append(one)
    people = {identifier(person): person for person in declared(tei.root)} if lists else {}
    known = {around: _named(tei.root, around, these) for around, these in lists.items()}
    turns: dict[tuple[etree._Element | None, str], etree._Element] = {}  # the first of each person in each record
    for turn in tei.root.iter(tag("sp")):
        for pointer in sorted(pointers([turn.get("who", "")]) & people.keys()):
            turns.setdefault((record(turn), pointer), turn)
    for (around, pointer), turn in turns.items():
        if around in lists and not _is_listed(people[pointer], *known[around]):
            message = f"#{pointer} has a turn and is not in the list of participants; look whether @who is right"
            yield finding(context, turn, RULE, SEVERITY, message)


def _named(
    root: etree._Element, record: etree._Element | None, lists: list[etree._Element]
) -> tuple[set[str], set[str]]:
    """Whom the lists of a record point to, and the words of these lists, of the heads and of the title."""
    refs = pointers(element.get("ref", "") for one in lists for element in one.iter("*"))
    heads = () if record is None else record.iter(tag("head"))
    titles = (title for statement in root.iter(tag("titleStmt")) for title in statement.iter(tag("title")))
    return refs, {word for one in (*lists, *heads, *titles) for word in words(one)}


def _is_listed(person: etree._Element, refs: set[str], said: set[str]) -> bool:
    interprets = "interpreter" in person.get("role", "")
    return interprets or identifier(person) in refs or not said.isdisjoint(last_words(person))
