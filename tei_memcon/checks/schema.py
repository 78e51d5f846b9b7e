"""Elements, attributes and values are where the schema has them.

The grammar says which elements and attributes the encoding has, where they may stand, and which values they may
take; ``schemas/tei_memcon.odd`` explains each with an example. Two judges must accept: libxml2's XSD, which is the
faster, and its RELAX NG. A document that one of them rejects is rejected. Where thousands of elements stand among the
words of one, which no record has by itself, the second sees them in parts: among words any number may stand. The
conversion, which checks what it has just written, asks the faster one alone: both are made from the same ODD, and the
tests hold that they agree on thousands of documents with one fault each.

Bad::

    <list rend="dasch"><item>One.</item></list>

Good::

    <list rend="dash"><item>One.</item></list>
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, identifiers
from tei_memcon.tei.parse import Parsed
from tei_memcon.tei.schema import schema_path

RULE = "TMC001"
SEVERITY = Severity.ERROR
# Elements among the words of one: libxml2's RELAX NG takes time that grows with their square, 0.1 s for a thousand,
# 14 s for eight thousand.
_CROWD = 1_000
XSD, RELAXNG = "tei_memcon.xsd", "tei_memcon.rng"


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield everything that the schema does not allow, if it rejects the document."""
    log = _rejected(tei.root, context.quick)
    if log is None:
        return
    from tei_memcon.checks._explain import faults  # a second to load, and most documents are valid

    found = faults(tei.root, schema_path(XSD), log)
    for fault in found:
        yield finding(context, fault.element, RULE, SEVERITY, fault.message)
    # What is wrong with an xml:id is another check's to say; what nobody has words for must still not be silent.
    if not found and not any(identifiers.check(tei, context)):
        yield _unexplained(context, log)


def _rejected(root: etree._Element, quick: bool = False) -> etree._ListErrorLog | None:
    """What the judge says that rejects a document; nothing if both accept it, or where it is `quick` the faster."""
    xsd = _xsd()
    if not xsd.validate(root):
        return xsd.error_log
    return None if quick else _rejected_in_part(root)


def _rejected_in_part(root: etree._Element) -> etree._ListErrorLog | None:
    relaxng = _relaxng()
    accepted = all(map(relaxng.validate, _parts(root)))
    return None if accepted else relaxng.error_log


def _parts(root: etree._Element) -> Iterator[etree._Element]:
    """The document itself; one with a crowd in as many copies as it takes, each with a part of the crowd."""
    crowds = [at for at, element in enumerate(root.iter("*")) if _is_crowded(element)]
    if not crowds:
        yield root
        return
    most = max(len(element) for element in root.iter("*"))
    for first in range(0, most, _CROWD):
        part = deepcopy(root)
        elements = list(part.iter("*"))
        for at in crowds:
            elements[at][:] = elements[at][first : first + _CROWD]
        yield part


def _is_crowded(element: etree._Element) -> bool:
    """Whether words hold so many elements that the slower judge cannot be asked of all at once."""
    if len(element) <= _CROWD:
        return False
    return any(text.strip() for text in (element.text or "", *(child.tail or "" for child in element)))


def _unexplained(context: Context, log: etree._ListErrorLog) -> Finding:
    """The last thing that the judge said, in its own words without the namespaces."""
    entry = log[-1]
    nodes = context.tei.tree.xpath(entry.path) if entry.path else []
    message = f"the schema rejects this: {re.sub(r'{[^}]*}', '', entry.message or '')}"
    return finding(context, next(iter(nodes), context.tei.root), RULE, SEVERITY, message)


@cache
def _xsd() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(schema_path(XSD)))


@cache
def _relaxng() -> etree.RelaxNG:
    return etree.RelaxNG(file=str(schema_path(RELAXNG)))
