"""TEI's patterns: the package's (`tei_memcon.grammar.patterns`), with what TEI says of them.

The package knows a pattern by its nodes; here nodes that say the same are one node, so that patterns that say the same
are equal.
"""

from functools import cache

from lxml import etree

from tei_memcon.grammar.patterns import ANNOTATION, EMPTY, RNG, Node, Pattern

NAMESPACES = {None: RNG[1:-1], "a": ANNOTATION[1:].partition("}")[0]}


def element(name: str, content: Pattern, doc: str = "") -> Pattern:
    """An element of TEI: its attributes are parts of its content, as RELAX NG has it."""
    return "element", _named("element", name, doc), content


def attribute(name: str, content: Pattern, doc: str = "") -> Pattern:
    """An attribute with what it may hold; ``xml:id`` is named so."""
    return "attribute", _named("attribute", name, doc), content


@cache
def data(datatype: str, *facets: tuple[str, str]) -> Pattern:
    """A datatype of XML Schema with its facets, as ``data("token", ("pattern", "[0-9]+"))``."""
    node = etree.Element(f"{RNG}data", type=datatype, nsmap=NAMESPACES)
    for name, facet in facets:
        etree.SubElement(node, f"{RNG}param", name=name).text = facet
    return "data", node


@cache
def value(word: str, doc: str = "") -> Pattern:
    """One word that an attribute may hold."""
    listed = etree.Element(f"{RNG}choice", nsmap=NAMESPACES)
    node = etree.SubElement(listed, f"{RNG}value")
    node.text = word
    _add_doc(doc, listed)
    return "value", node


def group(*parts: Pattern) -> Pattern:
    """One after the other; among attributes the order means nothing."""
    return ("group", *parts) if parts else EMPTY


def name_of(pattern: Pattern) -> str:
    """The name of an element or attribute."""
    return str(pattern[1].get("name"))


def doc_of(pattern: Pattern) -> str:
    """What TEI says of an element, an attribute or a value.

    >>> doc_of(value("a", "first")), doc_of(attribute("n", EMPTY, "gives a number")), doc_of(element("p", EMPTY))
    ('first', 'gives a number', '')
    """
    node: Node = pattern[1]
    nodes = node.itersiblings(ANNOTATION) if pattern[0] == "value" else node.iterchildren(ANNOTATION)
    return next((one.text or "" for one in nodes), "")


@cache
def _named(kind: str, name: str, doc: str) -> Node:
    node = etree.Element(f"{RNG}{kind}", name=name, nsmap=NAMESPACES)
    _add_doc(doc, node)
    return node


def _add_doc(doc: str, parent: Node) -> None:
    if doc:
        etree.SubElement(parent, ANNOTATION).text = doc
