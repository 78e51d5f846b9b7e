"""Why a document is not of the schema, in words for people who know TEI and no schema language.

xmlschema says which element, attribute or value is wrong; the words are our own. It takes a second to load, so this
module is imported only for a document that libxml2 has rejected.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

import xmlschema
from lxml import etree
from xmlschema.validators import (
    XMLSchemaChildrenValidationError,
    XMLSchemaImportWarning,
    XMLSchemaStopValidation,
    XsdElement,
    XsdGroup,
)

from tei_memcon.schemata import Fault
from tei_memcon.schemata import _wording as wording
from tei_memcon.schemata._unexplained import nodes_at
from tei_memcon.tei.names import name
from tei_memcon.tei.parse import XML_ID

_CLARK = re.compile(r"\{[^}]*\}[^\s,]+")
_MANY = 1000  # mistakes are explained; a document with more has other troubles, and each costs a search
_CROWD = 5_000  # children; what is wrong among more is left to libxml2's words
_MOST = 200_000  # elements are looked at
_CUT = 10  # libxml2 lists no more than these, and does not say that it leaves some out
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
    for error in islice(schema.iter_errors(tree, validation_hook=_beyond()), _MANY):
        found.update(dict.fromkeys(_faults_of(error, schema, expected)))
    return list(found)


def _beyond() -> Callable[[Any, Any], bool]:
    """Where xmlschema stops looking: it counts the children of an element anew for each that is wrong."""
    seen = count(1)

    def is_beyond(element: Any, declared: Any) -> bool:
        if next(seen) > _MOST:
            raise XMLSchemaStopValidation
        return len(element) > _CROWD

    return is_beyond


def _expected(document: etree._Element, log: etree._ListErrorLog, schema: xmlschema.XMLSchema) -> _Expected:
    """What libxml2 expected where: for a wrong element instead of it, for an incomplete one inside it."""
    found: _Expected = {}
    for entry in islice(log, _MANY):
        listed = _CLARK.findall((entry.message or "").partition("Expected is ")[2])
        if entry.path and listed and len(listed) < _CUT:
            declared = [schema.maps.elements[one] for one in listed if one in schema.maps.elements]
            wanted = wording.helpful(_names(declared))
            incomplete = (entry.message or "").partition(": ")[2].startswith("Missing child")
            found.update(((node, incomplete), wanted) for node in nodes_at(document, entry.path))
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
            yield Fault(
                element, wording.incomplete(element, expected.get((element, True)) or _names(error.expected or ()))
            )
        else:
            allowed, is_known = _allowed(error.validator), child.tag in schema.maps.elements
            wanted = expected.get((child, False), ())
            yield Fault(child, wording.unwanted(child, element, allowed, wanted, is_known=is_known))
    elif error.validator is schema:
        yield Fault(element, f"<{name(element)}> cannot be the first element; begin with <TEI>")
    elif error.obj is element:
        yield from wording.stray_words(element, _allowed(error.validator))
    else:
        yield from _attribute_faults(element, schema.maps.elements[element.tag])


def _attribute_faults(element: etree._Element, declared: XsdElement) -> Iterator[Fault]:
    known = {attribute: found for attribute, found in declared.attributes.items() if attribute}
    for attribute, found in known.items():
        if found.use == "required" and attribute not in element.attrib:
            yield Fault(element, wording.missing_attribute(element, attribute, _values(found.type)))
    for attribute, value in ((str(key), str(value)) for key, value in element.attrib.items()):
        if attribute not in known:
            names = tuple(wording.at(one)[1:] for one in known)
            yield Fault(element, wording.unknown_attribute(element, attribute, names))
        elif attribute != XML_ID and not _is_valid(known[attribute].type, value):
            datatype = known[attribute].type
            kind = _kind(datatype) or _DATATYPES.get(attribute)
            yield Fault(element, wording.wrong_value(element, attribute, value, _values(datatype), kind))


def _values(datatype: Any) -> tuple[str, ...]:
    return tuple(map(str, datatype.enumeration or ()))


def _is_valid(datatype: Any, value: str) -> bool:
    return bool(datatype.is_valid(value))


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
