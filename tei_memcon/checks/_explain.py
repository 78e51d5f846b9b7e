"""Why a document is not of the schema, in words for people who know TEI and no schema language.

xmlschema says which element, attribute or value is wrong; the words are our own. It takes a second to load, so this
module is imported only for a document that libxml2 has rejected.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import xmlschema
from lxml import etree
from xmlschema.validators import XMLSchemaChildrenValidationError, XMLSchemaImportWarning, XsdElement, XsdGroup

from tei_memcon.checks import name
from tei_memcon.tei.parse import TEI, XML_ID

_XML = "{http://www.w3.org/XML/1998/namespace}"
# These may stand nearly everywhere; in a list of what is expected they are no help.
_ANYWHERE = frozenset({"ellipsis", "fw", "gap", "lb", "metamark", "note", "pb"})
_CLARK = re.compile(r"\{[^}]*\}[^\s,]+")
_MANY = 1000  # so many places are looked up; a document with more mistakes has other troubles
_CUT = 10  # libxml2 lists no more than these, and does not say that it leaves some out
_FEW = 12  # so many possibilities are listed, no more
_ALIKE = 0.75  # "lsit" is 0.75 like "list"; "@corresp" is less like "@resp" once the @ is taken off
_LONG = 30  # of words quoted, so many characters
_DATATYPES = {
    "temporal.w3c": "a date of the calendar (1984-01-18), a time (10:00:00), or both (1984-01-18T10:00:00)",
    "numeric": "a number such as 5 or 1.5",
    "pointer": "a pointer: # and an xml:id, or a full address without spaces",
    "word": "one word without spaces",
    "language": "a code for a language, such as en or ru-Latn",
    "version": "a version of digits and full stops, such as 0.1.0",
    "Name": "a name of letters, digits, hyphens and full stops that begins with a letter",
}


_Expected = dict[tuple[etree._Element, bool], tuple[str, ...]]  # by element, and whether it is meant as incomplete


class Fault(NamedTuple):
    """What is wrong, and the element to look at."""

    element: etree._Element
    message: str


def faults(document: etree._Element, schema_path: Path, log: etree._ListErrorLog) -> list[Fault]:
    """Everything in a document that the schema does not allow, except what is wrong with an ``xml:id``.

    Args:
        document: its first element.
        schema_path: of the XSD.
        log: what libxml2 said; it knows best which elements could have stood at a place.
    """
    schema = _schema(schema_path)
    expected = _expected(document, log, schema)
    tree: Any = document.getroottree()  # xmlschema takes lxml's trees, but its types know only the standard library's
    found: dict[Fault, None] = {}  # without repetitions, in order
    for error in schema.iter_errors(tree):
        found.update(dict.fromkeys(_faults_of(error, schema, expected)))
    return list(found)


def _expected(document: etree._Element, log: etree._ListErrorLog, schema: xmlschema.XMLSchema) -> _Expected:
    """What libxml2 expected where: for a wrong element instead of it, for an incomplete one inside it."""
    found: _Expected = {}
    for entry in islice(log, _MANY):
        listed = _CLARK.findall((entry.message or "").partition("Expected is ")[2])
        if entry.path and listed and len(listed) < _CUT:
            declared = [schema.maps.elements[one] for one in listed if one in schema.maps.elements]
            wanted = _helpful(_names(declared))
            nodes = document.getroottree().xpath(entry.path)
            incomplete = (entry.message or "").partition(": ")[2].startswith("Missing child")
            found.update(((node, incomplete), wanted) for node in nodes)
    return found


@cache
def _schema(path: Path) -> xmlschema.XMLSchema:
    with warnings.catch_warnings():
        warnings.simplefilter("error", XMLSchemaImportWarning)  # without the import the schema is silently weaker
        return xmlschema.XMLSchema(str(path), allow="sandbox", base_url=str(path.parent), defuse="always")


def _faults_of(
    error: xmlschema.XMLSchemaValidationError, schema: xmlschema.XMLSchema, expected: _Expected
) -> Iterator[Fault]:
    element: Any = error.elem  # lxml's, see above
    if isinstance(error, XMLSchemaChildrenValidationError):
        child: Any = error.invalid_child
        if child is None:
            yield Fault(element, _incomplete(element, expected.get((element, True)) or _names(error.expected or ())))
        else:
            yield Fault(child, _unwanted(child, element, error.validator, schema, expected.get((child, False), ())))
    elif error.validator is schema:
        yield Fault(element, f"<{name(element)}> cannot be the first element; begin with <TEI>")
    elif error.obj is element:
        yield from _stray_words(element, _allowed(error.validator))
    else:
        yield from _attribute_faults(element, schema.maps.elements[element.tag])


def _incomplete(element: etree._Element, expected: tuple[str, ...]) -> str:
    what = f"<{name(element)}> is not complete"
    return f"{what}; it needs {_list(_helpful(expected))}" if expected else f"{what}; more elements must follow in it"


def _unwanted(
    child: etree._Element, parent: etree._Element, model: Any, schema: xmlschema.XMLSchema, expected: tuple[str, ...]
) -> str:
    """Words for an element that may not stand where it stands: not in this encoding, not in its parent, not here."""
    if etree.QName(child).namespace != TEI:
        return f"<{name(child)}> is not in the namespace of TEI; remove its xmlns, or the element"
    allowed, called = _allowed(model), etree.QName(child).localname  # without the prefix that it may have
    if called in allowed:
        return _misplaced(child, parent, expected)
    what = f"<{name(child)}> is not allowed inside <{name(parent)}>"
    if meant := _similar(called, allowed):
        return f"{what}; did you mean <{meant}>?"
    cure = "move it or use another element"
    if child.tag not in schema.maps.elements:
        what, cure = f"<{name(child)}> is not an element of this encoding", "use another element"
    possible = _helpful(expected or allowed)
    if not possible:
        return f"{what}; <{name(parent)}> holds no elements"
    return f"{what}; {cure}" if len(possible) > _FEW else f"{what}; allowed there: {_list(possible)}"


def _misplaced(child: etree._Element, parent: etree._Element, expected: tuple[str, ...]) -> str:
    before = next(child.itersiblings("*", preceding=True), None)
    where = f"after <{name(before)}>" if before is not None else "as the first element"
    what = f"<{name(child)}> is not allowed {where} inside <{name(parent)}>"
    return f"{what}; expected there: {_list(expected)}" if expected else f"{what}; put it elsewhere, or remove it"


def _stray_words(element: etree._Element, allowed: tuple[str, ...]) -> Iterator[Fault]:
    """Words that stand directly in an element that holds elements only, or nothing."""
    before = element
    for child, text in [(element, element.text), *((child, child.tail) for child in element)]:
        before = child if isinstance(child.tag, str) else before
        if not text or not text.strip():
            continue
        after = f", after <{name(before)}>" if before is not element else ""
        what = f"“{_cut(text.strip())}” stands directly inside <{name(element)}>{after}"
        cure = "put these words into an element of their own" if allowed else "put these words after it"
        yield Fault(before, f"{what}; {cure}, or remove them")


def _attribute_faults(element: etree._Element, declared: XsdElement) -> Iterator[Fault]:
    known = {attribute: found for attribute, found in declared.attributes.items() if attribute}
    for attribute, found in known.items():
        if found.use == "required" and attribute not in element.attrib:
            values = f" ({', '.join(map(str, found.type.enumeration))})" if found.type.enumeration else ""
            yield Fault(element, f"<{name(element)}> needs the attribute {_at(attribute)}{values}")
    for attribute, value in ((str(key), str(value)) for key, value in element.attrib.items()):
        if attribute not in known:
            yield Fault(element, _unknown(element, attribute, tuple(_at(one)[1:] for one in known)))
        elif attribute != XML_ID and not _is_valid(known[attribute].type, value):
            yield Fault(element, _wrong_value(element, attribute, value, known[attribute].type))


def _is_valid(datatype: Any, value: str) -> bool:
    return bool(datatype.is_valid(value))


def _unknown(element: etree._Element, attribute: str, known: tuple[str, ...]) -> str:
    written = etree.QName(attribute)
    prefixes = [prefix for prefix, namespace in element.nsmap.items() if prefix and namespace == written.namespace]
    shown = ":".join([*prefixes[:1], written.localname])
    meant = f"xml:{attribute}" if f"xml:{attribute}" in known else _similar(shown, known)
    return f"@{shown} is not allowed on <{name(element)}>; " + (f"did you mean @{meant}?" if meant else "remove it")


def _wrong_value(element: etree._Element, attribute: str, value: str, datatype: Any) -> str:
    where = f"{_at(attribute)} on <{name(element)}>"
    what = f'value "{_cut(value)}" of {where}'
    values = tuple(str(one) for one in datatype.enumeration or ())
    kind = _kind(datatype) or _DATATYPES.get(attribute)
    if not value.strip():
        return f"{where} is empty; write {' or '.join(values) or kind or 'a value'}, or remove it"
    if len(values) == 1:
        return f"{what} can only be {values[0]}"
    if values and (meant := _similar(value, values)):
        return f"{what} is not one of {', '.join(values)}; did you mean {meant}?"
    if values:
        return f"{what} is not one of {', '.join(values)}"
    return f"{what} must be {kind}" if kind else f"{what} has not the form that is wanted there"


def _kind(datatype: Any) -> str | None:
    """The words for a datatype: its own, or those of what it restricts, of a list's items, of the last choice."""
    while datatype is not None:
        if words := _DATATYPES.get((datatype.local_name or "").rpartition("teidata.")[2]):
            return words
        members = getattr(datatype, "member_types", None)
        datatype = members[-1] if members else getattr(datatype, "item_type", None) or datatype.base_type
    return None


@cache
def _allowed(model: Any) -> tuple[str, ...]:
    """The names of all elements that a content model mentions."""
    return _names(model.iter_elements()) if isinstance(model, XsdGroup) else ()


def _names(elements: Iterable[Any]) -> tuple[str, ...]:
    """The names of declared elements; a class of elements (abstract) stands for its members."""
    found: dict[str, None] = {}
    for element in elements:
        members = [element, *element.iter_substitutes()] if isinstance(element, XsdElement) else []
        found.update((one.local_name, None) for one in members if not one.abstract)
    return tuple(sorted(found))


@lru_cache(1000)
def _similar(written: str, names: tuple[str, ...]) -> str | None:
    """The name that was perhaps meant."""
    by_lower_case = {one.lower(): one for one in names}
    found = get_close_matches(written.lower(), by_lower_case, 1, _ALIKE)
    return by_lower_case[found[0]] if found else None


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()}…"


def _helpful(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in names if one not in _ANYWHERE) or names


def _list(names: tuple[str, ...]) -> str:
    shown = [f"<{one}>" for one in names[:_FEW]]
    if len(names) > _FEW:
        return f"{', '.join(shown)} …"
    return " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _at(attribute: str) -> str:
    return f"@{attribute.replace(_XML, 'xml:')}"
