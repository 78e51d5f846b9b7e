"""RELAX NG in its XML syntax, read into patterns and written from them.

Schematron, XHTML and default values inside the grammar are not read: the rules are the ODD's own, and a schema that
adds attributes would change the documents that it judges.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from odd.pattern import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Grammar,
    Group,
    NotAllowed,
    Optional,
    Pattern,
    Ref,
    Repeat,
    Text,
    Tokens,
    Value,
)

RELAXNG = "http://relaxng.org/ns/structure/1.0"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"

_SECTIONS = re.compile(r"\s*\[[0-9A-Z][^\[\]]*\.[^\[\]]*\]$")  # "… in prose. [3.1. Paragraphs 7.2.5. Speech Contents]"
_VALUES = re.compile(r"\s*(Suggested|Sample) values include:.*", re.DOTALL)
_GLOSS = re.compile(r"^\([^()]*\)\s*")  # "(paragraph) marks paragraphs in prose"

Node = etree._Element


def read_grammar(path: Path) -> dict[str, Pattern]:
    """Read a grammar in one file, such as tei_all.rng, into patterns by name."""
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)).getroot()
    grammar = {define.get("name", ""): _read_all(define) for define in root.iterfind(f"{{{RELAXNG}}}define")}
    start = root.find(f"{{{RELAXNG}}}start")
    if start is None:
        raise ValueError(f"{path} is no grammar with a start")
    return {"start": _read_all(start), **grammar}


def version(path: Path) -> str:
    """The version of TEI P5 that a grammar states in its first comment, as ``4.9.0``."""
    found = re.search(r"TEI Edition:\s+P5\s+Version\s+([0-9]+(?:\.[0-9]+)*)", path.read_text(encoding="utf-8"))
    return found[1] if found else "of unknown version"


def _read_all(node: Node) -> Pattern:
    parts = tuple(_read(child) for child in _patterns(node))
    return parts[0] if len(parts) == 1 else Group(parts)


def _patterns(node: Node) -> Iterator[Node]:
    for child in node.iterchildren(f"{{{RELAXNG}}}*"):
        if etree.QName(child).localname not in {"param", "name", "anyName", "nsName", "except"}:
            yield child


def _read(node: Node) -> Pattern:  # noqa: C901 - one case for each kind of pattern
    name = node.get("name", "")
    match etree.QName(node).localname:
        case "empty":
            return Empty()
        case "notAllowed":
            return NotAllowed()
        case "text":
            return Text()
        case "ref":
            return Ref(name)
        case "data":
            return Data(node.get("type", ""), tuple((p.get("name", ""), p.text or "") for p in node))
        case "value":
            return Value(node.text or "", _following_doc(node))
        case "choice":
            return Choice(tuple(_read(child) for child in _patterns(node)))
        case "group":
            return Group(tuple(_read(child) for child in _patterns(node)))
        case "optional":
            return Optional(_read_all(node))
        case "zeroOrMore":
            return Repeat(_read_all(node))
        case "oneOrMore":
            return Repeat(_read_all(node), required=True)
        case "list":
            return Tokens(_read_all(node))
        case "attribute" if name:
            return Attribute(_attribute_name(node, name), _read_all(node), _doc(node))
        case "element" if name and node.get("ns", TEI) == TEI:
            return Element(name, _read_all(node), _doc(node))
        case "element" | "attribute":  # of another namespace or of any name: TEI's tags that hold foreign markup
            return NotAllowed()
        case other:
            raise ValueError(f"no pattern is known as <{other}>")


def _attribute_name(node: Node, name: str) -> str:
    return f"xml:{name}" if node.get("ns") == XML else name


def _doc(node: Node) -> str:
    """TEI's description of an element or attribute, without its gloss, chapter numbers and suggested values."""
    child = node.find(f"{{{ANNOTATIONS}}}documentation")
    if child is None:
        return ""
    words = " ".join("".join(str(text) for text in child.itertext()).split())
    return _SECTIONS.sub("", _GLOSS.sub("", _VALUES.sub("", words)))


def _following_doc(node: Node) -> str:
    after = node.getnext()
    if after is None or after.tag != f"{{{ANNOTATIONS}}}documentation":
        return ""
    return _GLOSS.sub("", " ".join((after.text or "").split()))


def write_grammar(grammar: Grammar, notice: str) -> bytes:
    """Write patterns as one grammar in the XML syntax, the notice as a comment at its top."""
    root = etree.Element(f"{{{RELAXNG}}}grammar", nsmap={None: RELAXNG, "a": ANNOTATIONS})
    root.set("ns", TEI)
    root.set("datatypeLibrary", DATATYPES)
    root.append(etree.Comment(notice))
    _write(grammar["start"], etree.SubElement(root, f"{{{RELAXNG}}}start"))
    for name in sorted(grammar.keys() - {"start"}):
        _write(grammar[name], etree.SubElement(root, f"{{{RELAXNG}}}define", name=name))
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _write(pattern: Pattern, parent: Node) -> None:
    match pattern:
        case Ref(name):
            _add(parent, "ref", name=name)
        case Data(type_, facets):
            data = _add(parent, "data", type=type_)
            for name, value in facets:
                _add(data, "param", name=name).text = value
        case Value(word, doc):
            _add(parent, "value").text = word
            _write_doc(doc, parent)
        case Attribute(name, part, doc):
            node = _add(parent, "attribute", name=name)
            _write_doc(doc, node)
            _write(part, node)
        case Element(name, part, doc):
            node = _add(parent, "element", name=name)
            _write_doc(doc, node)
            for each in part.parts if isinstance(part, Group) else (part,):
                _write(each, node)
        case _:
            _write_plain(pattern, parent)


def _write_plain(pattern: Pattern, parent: Node) -> None:
    match pattern:
        case Group(parts) if not parts:
            _add(parent, "empty")
        case Empty() | NotAllowed() | Text():
            _add(parent, {Empty: "empty", NotAllowed: "notAllowed", Text: "text"}[type(pattern)])
        case Choice(parts) | Group(parts):
            node = _add(parent, "choice" if isinstance(pattern, Choice) else "group")
            for each in parts:
                _write(each, node)
        case Optional(part):
            _write(part, _add(parent, "optional"))
        case Repeat(Choice(parts)) if Text() in parts:  # libxml2 compiles this form six times faster than a choice
            words = tuple(part for part in parts if part != Text())
            _write(Repeat(Choice(words) if len(words) > 1 else words[0]), _add(parent, "mixed"))
        case Repeat(part, required):
            _write(part, _add(parent, "oneOrMore" if required else "zeroOrMore"))
        case Tokens(part):
            _write(part, _add(parent, "list"))


def _add(parent: Node, tag: str, **attributes: str) -> Node:
    return etree.SubElement(parent, f"{{{RELAXNG}}}{tag}", attributes)


def _write_doc(doc: str, parent: Node) -> None:
    if doc:
        etree.SubElement(parent, f"{{{ANNOTATIONS}}}documentation").text = doc
