"""Who is one person with another: "the Secretary" and "Mr. Oak"."""

from collections.abc import Iterator
from dataclasses import replace

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import change_blocks, change_elements
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._told import first_words
from tei_memcon.model import Block, Content, Document, Element, Person, Turn
from tei_memcon.source import Span

ABOUT = "who a person is"
ORDER = 9  # other decisions name persons as they were before
ASKS = (Ask("person", "This person", "person"), Ask("same_as", "is the same as", "person"))
UNMARKED = ""


def items(document: Document) -> Iterator[Item]:
    """Everybody who takes part, where one of the names stands first."""
    for person in document.people:
        forms = (*person.names, *person.offices)
        what = f"{person.id}: {', '.join(forms[:3])}" if forms else person.id
        yield Item(_named(person, document), what, {"person": (person.id,)})


def _named(person: Person, document: Document) -> Span:
    text = document.source.text
    found = [(text.find(form), form) for form in (*person.names, *person.offices) if form]
    at, form = min(((at, form) for at, form in found if at >= 0), default=(-1, ""))
    return Span(at, at + len(form)) if at >= 0 else first_words(document)


def is_about(case: Case, item: Item) -> bool:
    """Whether an item is the person of a decision, wherever that is named."""
    named = case.who("person")
    words = " ".join(case.document.source.text[slice(*item.span)].split())
    return item.values["person"] == named if named else words == case.decision.quote.words


def apply(case: Case) -> Document:
    """Make one person of two, or leave them as they are."""
    if not case.who("person"):
        raise Unfit("it does not say which person it is about; write person")
    (one,) = case.who("person")
    if not case.who("same_as"):
        return case.document
    (other,) = case.who("same_as")
    return case.document if one == other else _united(case.document, one, other)


def _united(document: Document, one: str, other: str) -> Document:
    known = {person.id: person for person in document.people}
    gone, kept = known[one], known[other]
    together = replace(
        kept,
        names=tuple(dict.fromkeys((*kept.names, *gone.names))),
        offices=tuple(dict.fromkeys((*kept.offices, *gone.offices))),
        delegation=kept.delegation or gone.delegation,
        role=kept.role or gone.role,
        idnos={**gone.idnos, **kept.idnos},
    )
    people = tuple(together if person.id == other else person for person in document.people if person.id != one)

    def turn(block: Block) -> tuple[Block, ...] | None:
        if not isinstance(block, Turn) or one not in block.who:
            return None
        return (replace(block, who=tuple(dict.fromkeys(other if who == one else who for who in block.who))),)

    def element(node: Element) -> Content | None:
        changed = {key: _pointers(value, one, other) for key, value in node.attributes.items() if key in ("who", "ref")}
        return (Element(node.tag, {**node.attributes, **changed}, node.content),) if changed else None

    made = change_elements(replace(document, people=people), element)
    return replace(made, body=change_blocks(made.body, turn))


def _pointers(value: str, one: str, other: str) -> str:
    """The pointers of an attribute, those to one person leading to another."""
    return " ".join(dict.fromkeys(f"#{other}" if pointer == f"#{one}" else pointer for pointer in value.split()))
