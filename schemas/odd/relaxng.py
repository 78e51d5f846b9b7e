"""RELAX NG in its XML syntax, read into patterns and written from them.

Schematron, XHTML and default values inside the grammar are not read: the rules are the ODD's own, and a schema that
adds attributes would change the documents that it judges.
"""

import re
from pathlib import Path

from lxml import etree

from odd.pattern import NAMESPACES, attribute, data, element, value
from tei_memcon.grammar.patterns import (
    ANNOTATION,
    NOT_ALLOWED,
    RNG,
    Grammar,
    Node,
    Pattern,
    read_patterns,
    rebuilt,
    write_patterns,
)
from tei_memcon.tei.parse import TEI

XML = "http://www.w3.org/XML/1998/namespace"
DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"

_SECTIONS = re.compile(r"\s*\[[0-9A-Z][^\[\]]*\.[^\[\]]*\]$")  # "… in prose. [3.1. Paragraphs 7.2.5. Speech Contents]"
_VALUES = re.compile(r"\s*(Suggested|Sample) values include:.*", re.DOTALL)
_GLOSS = re.compile(r"^\([^()]*\)\s*")  # "(paragraph) marks paragraphs in prose"


def read_grammar(path: Path) -> Grammar:
    """Read a grammar in one file, such as tei_all.rng, into patterns by name."""
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)).getroot()
    grammar = {name: _of_tei(pattern) for name, pattern in read_patterns(root).items()}
    if "" not in grammar:
        raise ValueError(f"{path} is no grammar with a start")
    return grammar


def version(path: Path) -> str:
    """The version of TEI P5 that a grammar states in its first comment, as ``4.9.0``."""
    found = re.search(r"TEI Edition:\s+P5\s+Version\s+([0-9]+(?:\.[0-9]+)*)", path.read_text(encoding="utf-8"))
    return found[1] if found else "of unknown version"


def _of_tei(pattern: Pattern) -> Pattern:
    match pattern:
        case ("element", node, content) if node.get("name") and node.get("ns", TEI) == TEI:
            return element(node.get("name"), _of_tei(content), _doc(node))
        case ("attribute", node, content) if node.get("name"):
            prefix = "xml:" if node.get("ns") == XML else ""
            return attribute(prefix + node.get("name"), _of_tei(content), _doc(node))
        case ("element" | "attribute", *_):  # of another namespace or of any name: TEI's tags that hold foreign markup
            return NOT_ALLOWED
        case ("data", node):
            return data(node.get("type"), *((param.get("name"), param.text or "") for param in node))
        case ("value", node):
            return value(node.text or "", _following_doc(node))
        case _:
            return rebuilt(pattern, _of_tei)


def _doc(node: Node) -> str:
    """TEI's description of an element or attribute, without its gloss, chapter numbers and suggested values."""
    child = node.find(ANNOTATION)
    if child is None:
        return ""
    words = " ".join("".join(str(text) for text in child.itertext()).split())
    return _SECTIONS.sub("", _GLOSS.sub("", _VALUES.sub("", words)))


def _following_doc(node: Node) -> str:
    after = node.getnext()
    if after is None or after.tag != ANNOTATION:
        return ""
    return _GLOSS.sub("", " ".join((after.text or "").split()))


def write_grammar(grammar: Grammar, notice: str) -> bytes:
    """Write patterns as one grammar in the XML syntax, the notice as a comment at its top."""
    empty = etree.Element(f"{RNG}grammar", nsmap=NAMESPACES)
    empty.set("ns", TEI)
    empty.set("datatypeLibrary", DATATYPES)
    root = write_patterns(empty, grammar)
    root.insert(0, etree.Comment(notice))
    for node in root.iter(f"{RNG}element"):
        if (group := node.find(f"{RNG}group")) is not None:  # what stands side by side in an element is a group
            node[-1:] = list(group)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
