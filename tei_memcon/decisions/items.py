"""All that can be decided in a record: what the program concluded or warns of, and what the record prints."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tei_memcon.decisions.kinds import Item, items_of, kind, names
from tei_memcon.model import Document, Inference


@dataclass(frozen=True, slots=True)
class Place:
    """An item with its kind.

    Args:
        kind: the name of the kind.
        item: what can be decided.
        cert: how sure the program is: ``high``, ``medium``, ``low``; ``warning`` or ``suggestion``; ``missing`` where
            nothing was found; ``printed`` where the record says it.
        reason: why, where it was concluded.
    """

    kind: str
    item: Item
    cert: str
    reason: str


def items(document: Document) -> list[Place]:
    """Everything that can be decided, in the order of the record; each conclusion is told by one kind."""
    return sorted(_items(document), key=lambda place: (place.item.span, kind(place.kind).ORDER))


def _items(document: Document) -> Iterator[Place]:
    told: set[int] = set()
    for name in sorted(names(), key=lambda name: (kind(name).ORDER, name)):
        for item in items_of(name, document):
            if item.told and id(item.told) in told:
                item = replace(item, told=None)
            told.add(id(item.told))
            concluded = item.told if isinstance(item.told, Inference) else None
            cert = concluded.cert if concluded else item.cert or "printed"
            yield Place(name, item, cert, concluded.reason if concluded else "")
