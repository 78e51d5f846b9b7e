"""Words for what a schema does not allow, for people who know TEI and no schema language.

Each is a sentence on what is wrong and what to do, whichever schema language has said so.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from lxml import etree

from tei_memcon.schemata import Fault
from tei_memcon.tei.names import name
from tei_memcon.tei.parse import TEI

_XML = "{http://www.w3.org/XML/1998/namespace}"
# These may stand nearly everywhere; in a list of what is expected they are no help.
_ANYWHERE = frozenset({"ellipsis", "fw", "gap", "lb", "metamark", "note", "pb"})
_FEW = 12  # so many possibilities are listed, no more
_ALIKE = 0.75  # "lsit" is 0.75 like "list"; "@corresp" is less like "@resp" once the @ is taken off
_LONG = 30  # of words quoted, so many characters


def unwanted(
    child: etree._Element,
    parent: etree._Element,
    allowed: tuple[str, ...],
    expected: tuple[str, ...],
    *,
    is_known: bool,
) -> str:
    """An element may not stand where it stands.

    Args:
        child: the element.
        parent: what it stands in.
        allowed: the names of all that may stand anywhere in the parent.
        expected: those that may stand at this place.
        is_known: whether the schema has the element at all.
    """
    if not is_known and etree.QName(parent).namespace == TEI != etree.QName(child).namespace:
        return f"<{name(child)}> is not in the namespace of TEI; remove its xmlns, or the element"
    called = etree.QName(child).localname  # without the prefix that it may have
    if called in allowed:
        return _misplaced(child, parent, expected)
    what = f"<{name(child)}> is not allowed inside <{name(parent)}>"
    if meant := similar(called, allowed):
        return f"{what}; did you mean <{meant}>?"
    cure = "move it or use another element"
    if not is_known:
        what, cure = f"<{name(child)}> is not an element of this encoding", "use another element"
    possible = helpful(expected or allowed)
    if not possible:
        return f"{what}; <{name(parent)}> holds no elements"
    return f"{what}; {cure}" if len(possible) > _FEW else f"{what}; allowed there: {_list(possible)}"


def _misplaced(child: etree._Element, parent: etree._Element, expected: tuple[str, ...]) -> str:
    before = next(child.itersiblings("*", preceding=True), None)
    where = f"after <{name(before)}>" if before is not None else "as the first element"
    what = f"<{name(child)}> is not allowed {where} inside <{name(parent)}>"
    return f"{what}; expected there: {_list(expected)}" if expected else f"{what}; put it elsewhere, or remove it"


def incomplete(element: etree._Element, expected: tuple[str, ...]) -> str:
    """An element lacks something that must stand in it."""
    what = f"<{name(element)}> is not complete"
    return f"{what}; it needs {_list(helpful(expected))}" if expected else f"{what}; more elements must follow in it"


def stray_words(element: etree._Element, allowed: tuple[str, ...]) -> Iterator[Fault]:
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


def unknown_attribute(element: etree._Element, attribute: str, known: tuple[str, ...]) -> str:
    """An attribute stands where it may not."""
    written = etree.QName(attribute)
    prefixes = [prefix for prefix, namespace in element.nsmap.items() if prefix and namespace == written.namespace]
    shown = ":".join([*prefixes[:1], written.localname])
    meant = f"xml:{attribute}" if f"xml:{attribute}" in known else similar(shown, known)
    return f"@{shown} is not allowed on <{name(element)}>; " + (f"did you mean @{meant}?" if meant else "remove it")


def missing_attribute(element: etree._Element, attribute: str, values: tuple[str, ...]) -> str:
    """An attribute lacks that must stand on an element; with the values it can have, if those are listed."""
    listed = f" ({', '.join(values)})" if values else ""
    return f"<{name(element)}> needs the attribute {at(attribute)}{listed}"


def wrong_words(element: etree._Element, values: tuple[str, ...], kind: str | None) -> str:
    """An element whose words must have a form has others."""
    what = f"“{_cut((element.text or '').strip())}” in <{name(element)}>"
    if values:
        return f"{what} is not one of {', '.join(values)}"
    return f"{what} must be {kind}" if kind else f"{what} has not the form that is wanted there"


def wrong_value(
    element: etree._Element, attribute: str, value: str, values: tuple[str, ...] = (), kind: str | None = None
) -> str:
    """An attribute has a value that it cannot have.

    Args:
        element: that it stands on.
        attribute: its name.
        value: as written.
        values: all that it can have, if those are listed.
        kind: words for what it can have otherwise.
    """
    where = f"{at(attribute)} on <{name(element)}>"
    what = f'value "{_cut(value)}" of {where}'
    if not value.strip():
        return f"{where} is empty; write {' or '.join(values) or kind or 'a value'}, or remove it"
    if len(values) == 1:
        return f"{what} can only be {values[0]}"
    if values and (meant := similar(value, values)):
        return f"{what} is not one of {', '.join(values)}; did you mean {meant}?"
    if values:
        return f"{what} is not one of {', '.join(values)}"
    return f"{what} must be {kind}" if kind else f"{what} has not the form that is wanted there"


@lru_cache(1000)
def similar(written: str, names: tuple[str, ...]) -> str | None:
    """The name that was perhaps meant."""
    by_lower_case = {one.lower(): one for one in names}
    found = get_close_matches(written.lower(), by_lower_case, 1, _ALIKE)
    return by_lower_case[found[0]] if found else None


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()}…"


def helpful(names: tuple[str, ...]) -> tuple[str, ...]:
    """Without those that may stand nearly everywhere."""
    return tuple(one for one in names if one not in _ANYWHERE) or names


def _list(names: tuple[str, ...]) -> str:
    shown = [f"<{one}>" for one in names[:_FEW]]
    if len(names) > _FEW:
        return f"{', '.join(shown)} …"
    return " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def at(attribute: str) -> str:
    """An attribute's name as one speaks of it.

    >>> at("{http://www.w3.org/XML/1998/namespace}id")
    '@xml:id'
    """
    return f"@{attribute.replace(_XML, 'xml:')}"
