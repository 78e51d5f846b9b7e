"""The ODD's rules as one ISO Schematron schema, in XPath 1 so that lxml and every other processor runs it.

An assertion is an error, a report is a warning: a processor that counts failed assertions alone, as lxml's
isoschematron does, then accepts what only deserves a warning.
"""

from copy import deepcopy

from lxml import etree

from odd.customization import Rule
from tei_memcon.grammar.patterns import Node
from tei_memcon.tei.parse import TEI

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"


def write_schematron(rules: tuple[Rule, ...], notice: str) -> bytes:
    """Write one pattern for each rule, its assertions with the rule's id."""
    root = etree.Element(_sch("schema"), nsmap={None: SCHEMATRON}, queryBinding="xslt")
    root.append(etree.Comment(notice))
    etree.SubElement(root, _sch("title")).text = "Records of conversation: what a grammar cannot say"
    etree.SubElement(root, _sch("ns"), prefix="tei", uri=TEI)
    for rule in rules:
        pattern = etree.SubElement(root, _sch("pattern"), id=f"pattern-{rule.id}")
        etree.SubElement(pattern, _sch("title")).text = f"{rule.id}: {rule.doc}"
        pattern.extend(deepcopy(node) for node in rule.node.iter(_sch("rule")))
        _name(pattern, rule.id)
    etree.cleanup_namespaces(root, top_nsmap={None: SCHEMATRON})
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _name(pattern: Node, name: str) -> None:
    """Ids of assertions are unique in a schema: TMC106, TMC106-2."""
    for number, test in enumerate(pattern.iter(_sch("assert"), _sch("report")), start=1):
        test.set("id", name if number == 1 else f"{name}-{number}")


def _sch(name: str) -> str:
    return f"{{{SCHEMATRON}}}{name}"
