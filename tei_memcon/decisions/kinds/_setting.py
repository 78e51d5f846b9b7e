"""What kinds that are about a field of the header share: when and where the conversation was held."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tei_memcon.decisions._blocks import at, elements
from tei_memcon.decisions._case import Case, is_inferred
from tei_memcon.decisions.kinds import Item
from tei_memcon.decisions.kinds._told import first_words
from tei_memcon.model import Added, Document, Field, leaves
from tei_memcon.source import Span

_WHEN = ("when", "from", "to")
_TOLD = {"date": "date of the conversation", "time": "hours of the conversation", "place": "place of the conversation"}


def items(document: Document, name: str, tag: str, keys: tuple[str, ...]) -> Iterator[Item]:
    """The field, where the record tells it; where there is none, the first line, that it may be stated."""
    fields = [field for field in document.header if field.name == name]
    told = [one for one in document.inferences if one.what.startswith(f"{_TOLD[name]}:")]
    if not fields:
        yield Item(first_words(document), f"no {_TOLD[name]} was found", {}, None, "missing")
    for field in fields[:1]:
        values = {key: value for key in keys if (value := words(field) if key == name else field.attributes.get(key))}
        span = told[0].span if told else _printed(field, document, tag)
        cert = field.attributes.get("cert", "")
        yield Item(span, f"{_TOLD[name]}: {words(field)}", values, told[0] if told else None, cert)


def words(field: Field) -> str:
    """What the field says, if it has no words of the source."""
    return "".join(leaf.text for leaf in leaves(field.content) if isinstance(leaf, Added))


def _printed(field: Field, document: Document, tag: str) -> Span:
    """Where the text has what the field says."""
    found = [one for one in elements(document, tag) if _same(one.attributes, field.attributes)]
    if found:
        return at(found[0])
    start = document.source.text.find(words(field)) if words(field) else -1
    return Span(start, start + len(words(field))) if start >= 0 else first_words(document)


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(one.get(key) == other.get(key) for key in _WHEN)


def _when(field: Field) -> dict[str, str]:
    return {key: field.attributes[key] for key in _WHEN if key in field.attributes}


def stated(case: Case, name: str, content: str, attributes: dict[str, str]) -> Document:
    """The document with a field as a decision states it; without content, without the field."""
    case.find()  # what tells it must stand there still
    fields = [field for field in case.document.header if field.name == name]
    ours = [field for field in fields if all(isinstance(leaf, Added) for leaf in leaves(field.content))]
    others = tuple(field for field in case.document.header if not any(field is one for one in ours[:1]))
    if not content:
        return replace(case.document, header=others)
    before = ours[0] if ours else Field(name, ())
    is_same = _when(before) == attributes if attributes else words(before) == content
    if case.accepted and ours and is_same and not is_inferred(before.attributes):
        return case.document
    kept = {key: value for key, value in before.attributes.items() if key not in _WHEN}
    made = Field(name, before.content if is_same else (Added(content),), case.decided({**attributes, **kept}))
    return replace(case.document, header=(*others, made))
