"""The guide for editors: the ODD's prose and examples, the rules, and a reference of all elements, in one HTML file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from odd import prose
from odd.customization import Customization
from odd.pattern import doc_of, group, name_of
from odd.share import DATATYPES
from tei_memcon.grammar.patterns import Grammar, Pattern, members_of, parts_of, references_of


class ValueEntry(NamedTuple):
    """A value that an attribute may have."""

    word: str
    doc: str


class AttributeEntry(NamedTuple):
    """An attribute as the guide shows it: the values listed for it, and the datatype of what is not listed."""

    name: str
    doc: str
    required: bool
    values: tuple[ValueEntry, ...]
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
    elements = {name_of(pattern): pattern for pattern in grammar.values() if pattern[0] == "element"}
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


def _entry(element: Pattern, customization: Customization, elements: Grammar) -> ElementEntry:
    name = name_of(element)
    module = next(module for module, names in customization.modules.items() if name in names)
    change = customization.changes.get(name)
    note = change.doc if change else ""
    parts = members_of(element[2])
    attributes = tuple(_attribute_entry(part) for part in parts if _is_attribute(part))
    model = _model(group(*(part for part in parts if not _is_attribute(part))))
    parents = tuple(sorted(other for other, pattern in elements.items() if f"tei_{name}" in references_of(pattern)))
    return ElementEntry(name, module, note, doc_of(element).removesuffix(note).strip(), attributes, model, parents)


def _is_attribute(pattern: Pattern) -> bool:
    return "attribute" in (pattern[0], pattern[1][0] if pattern[0] == "optional" else "")


def _attribute_entry(pattern: Pattern) -> AttributeEntry:
    required = pattern[0] == "attribute"
    attribute = pattern if required else pattern[1]
    content = attribute[2]
    values = tuple(_values(content))
    return AttributeEntry(name_of(attribute), doc_of(attribute), required, values, _datatype(content))


def _values(pattern: Pattern) -> Iterator[ValueEntry]:
    if pattern[0] == "value" and pattern[1].text:
        yield ValueEntry(pattern[1].text, doc_of(pattern))
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
        case ("data", node):
            datatype, facets = node.get("type"), [facet.text for facet in node]
            return _IN_WORDS.get(datatype) or (f"{datatype} like {facets[0]}" if facets else datatype)
        case ("choice", *parts):
            return next((words for part in parts if (words := _datatype(part))), "")
        case ("zeroOrMore" | "oneOrMore", part) if words := _datatype(part):
            return f"{words}; several with spaces between them"
        case ("list", part):
            return _datatype(part)
        case ("text",):
            return "any text"
        case _:
            return ""


_SIGNS = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}


def _model(pattern: Pattern) -> Markup:
    """A content model as DTDs write it, the names of elements as links."""
    match pattern:
        case ("ref", name):
            return prose.element_link(name.removeprefix("tei_"))
        case ("text",):
            return Markup("text")
        case ("empty",):
            return Markup("nothing")
        case (kind, part) if kind in _SIGNS:
            return _model(part) + _SIGNS[kind]
        case ("choice", *parts):
            return _joined(parts, " | ")
        case ("group", *parts):
            return _joined(parts, ", ") if len(parts) > 1 else _model(parts[0])
        case _:
            raise ValueError(f"a content model does not hold {pattern}")


def _joined(parts: Iterable[Pattern], sign: str) -> Markup:
    return "(" + Markup("{}").format(sign).join(_model(part) for part in parts) + ")"
