"""The document is of the schema: ``tei_memcon.rng`` and ``tei_memcon.xsd`` accept it.

The grammar says which elements and attributes the encoding has, where they may stand, and which values they may
take; ``schemas/tei_memcon.odd`` explains each with an example. Two judges must accept: libxml2's XSD, which is the
faster, and its RELAX NG. A document that one of them rejects is rejected. Where thousands of elements stand among the
words of one, which no record has by itself, the first judges alone.

Bad: ``<list rend="dasch">``. Good: ``<list rend="dash">``.
"""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, identifiers
from tei_memcon.tei.parse import Parsed
from tei_memcon.tei.schema import schema_path

RULE = "TMC001"
SEVERITY = Severity.ERROR
# Elements among the words of one: libxml2's RELAX NG takes time that grows with their square, minutes for ten thousand.
_CROWD = 2_000
XSD, RELAXNG = "tei_memcon.xsd", "tei_memcon.rng"


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield everything that the schema does not allow, if it rejects the document."""
    judges = (_xsd(),) if _is_crowded(tei.root) else (_xsd(), _relaxng())
    log = next((judge.error_log for judge in judges if not judge.validate(tei.root)), None)
    if log is None:
        return
    from tei_memcon.checks._explain import faults  # a second to load, and most documents are valid

    found = faults(tei.root, schema_path(XSD), log)
    for fault in found:
        yield finding(context, fault.element, RULE, SEVERITY, fault.message)
    # What is wrong with an xml:id is another check's to say; what nobody has words for must still not be silent.
    if not found and not any(identifiers.check(tei, context)):
        yield _unexplained(context, log)


def _is_crowded(root: etree._Element) -> bool:
    """Whether some words hold so many elements that only the faster judge can be asked."""
    crowds = (element for element in root.iter("*") if len(element) > _CROWD)
    return any(text.strip() for element in crowds for text in (element.text or "", *(e.tail or "" for e in element)))


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
