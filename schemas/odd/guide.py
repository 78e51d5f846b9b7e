"""The guide for editors: the ODD's prose and examples, the rules, and a reference of all elements, in one HTML file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from odd import prose
from odd.customization import Customization
from odd.pattern import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Grammar,
    Group,
    Optional,
    Pattern,
    Ref,
    Repeat,
    Text,
    Tokens,
    Value,
    parts_of,
)
from odd.share import DATATYPES


class AttributeEntry(NamedTuple):
    """An attribute as the guide shows it: the values listed for it, and the datatype of what is not listed."""

    name: str
    doc: str
    required: bool
    values: tuple[Value, ...]
    datatype: str


class ElementEntry(NamedTuple):
    """An element as the guide shows it."""

    name: str
    module: str
    note: str  # what the ODD says of it
    doc: str  # what TEI says of it
    attributes: tuple[AttributeEntry, ...]
    model: Markup
    parents: tuple[str, ...]


def write_guide(customization: Customization, grammar: Grammar, notice: str) -> bytes:
    """Write the guide; it needs no other file."""
    elements = {pattern.name: pattern for pattern in grammar.values() if isinstance(pattern, Element)}
    entries = [_entry(elements[name], customization, elements) for name in sorted(elements, key=str.lower)]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    environment.trim_blocks = environment.lstrip_blocks = True
    page = environment.get_template("guide.html.j2").render(
        title=prose.title(customization.root),
        subtitle=prose.title(customization.root, "sub"),
        divisions=prose.divisions(customization.root, elements.keys()),
        rules=[(rule.id, prose.severity(rule.node), prose.description(rule.node)) for rule in customization.rules],
        common=_common(entries),
        elements=entries,
        notice=notice.strip(),
    )
    return page.encode() + b"\n"


def _common(entries: list[ElementEntry]) -> list[AttributeEntry]:
    """What most elements have alike and the others in their own way."""
    counts = Counter(attribute for entry in entries for attribute in entry.attributes)
    return [attribute for attribute, count in counts.items() if count > len(entries) / 2]


def _entry(element: Element, customization: Customization, elements: Mapping[str, Element]) -> ElementEntry:
    module = next(module for module, names in customization.modules.items() if element.name in names)
    change = customization.changes.get(element.name)
    note = change.doc if change else ""
    parts = element.part.parts if isinstance(element.part, Group) else (element.part,)
    content = Group(tuple(part for part in parts if _attribute(part) is None))
    attributes = tuple(_attribute_entry(part) for part in parts if _attribute(part) is not None)
    parents = tuple(sorted(name for name, other in elements.items() if element.name in _names(other.part)))
    return ElementEntry(
        element.name, module, note, element.doc.removesuffix(note).strip(), attributes, _model(content), parents
    )


def _attribute(pattern: Pattern) -> Attribute | None:
    inner = pattern.part if isinstance(pattern, Optional) else pattern
    return inner if isinstance(inner, Attribute) else None


def _attribute_entry(pattern: Pattern) -> AttributeEntry:
    attribute = _attribute(pattern)
    assert attribute is not None
    values = tuple(_values(attribute.part))
    return AttributeEntry(attribute.name, attribute.doc, pattern is attribute, values, _datatype(attribute.part))


def _values(pattern: Pattern) -> Iterator[Value]:
    if isinstance(pattern, Value) and pattern.word:
        yield pattern
    for part in parts_of(pattern):
        yield from _values(part)


_IN_WORDS = {
    "tei_teidata.word": "a word without spaces",
    "tei_teidata.pointer": "# and an xml:id, or an address of the web",
    "tei_teidata.temporal.w3c": "a date or time as 1990-11-19, 1990-11 or 1990-11-19T10:00:00",
    "tei_teidata.numeric": "a number",
    "ID": "an identifier, once in the document",
    "Name": "a name: a letter, then letters, digits, - and _",
    "language": "a code of BCP 47, as en or ru-Latn",
    "string": "any text",
}


def _datatype(pattern: Pattern) -> str:
    """What an attribute may hold beside the values listed, in words; nothing for a closed list."""
    if pattern in DATATYPES:
        return _IN_WORDS[DATATYPES[pattern]]
    match pattern:
        case Data(name, facets):
            return _IN_WORDS.get(name) or (f"{name} like {facets[0][1]}" if facets else name)
        case Choice(parts):
            return next((words for part in parts if (words := _datatype(part))), "")
        case Repeat(part) if words := _datatype(part):
            return f"{words}; several with spaces between them"
        case Tokens(part):
            return _datatype(part)
        case Text():
            return "any text"
        case _:
            return ""


def _names(pattern: Pattern) -> set[str]:
    if isinstance(pattern, Ref):
        return {pattern.name.removeprefix("tei_")}
    return {name for part in parts_of(pattern) for name in _names(part)}


def _model(pattern: Pattern) -> Markup:
    """A content model as DTDs write it, the names of elements as links."""
    match pattern:
        case Ref(name):
            return prose.element_link(name.removeprefix("tei_"))
        case Text():
            return Markup("text")
        case Empty():
            return Markup("nothing")
        case Optional(part):
            return _model(part) + "?"
        case Repeat(part, required):
            return _model(part) + ("+" if required else "*")
        case Choice(parts):
            return _joined(parts, " | ")
        case Group(parts):
            return _joined(parts, ", ") if len(parts) > 1 else _model(parts[0] if parts else Empty())
        case _:
            raise ValueError(f"a content model does not hold {pattern}")


def _joined(parts: Iterable[Pattern], sign: str) -> Markup:
    return "(" + Markup("{}").format(sign).join(_model(part) for part in parts) + ")"
