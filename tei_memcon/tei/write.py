"""A document as TEI: header and text, serialised so that no white space is added where words stand.

Elements that hold only elements are laid out one child a line; everything with words in it is written as it is, on one
line, because a line end there would be a space that the record does not have.
"""

from collections.abc import Sequence

from lxml import etree

from tei_memcon.model import Content, Document, Element, printed_leaf
from tei_memcon.tei.header import header, language
from tei_memcon.tei.text import text

TEI = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PROLOGUE = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="{0}/tei_memcon.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href="{0}/tei_memcon.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>
"""


def write(document: Document, schemas: str = "schemas", date: str | None = None) -> bytes:
    """Write a document.

    Args:
        document: the record.
        schemas: where the schema files lie, relative to the result or as an address: the ``href`` of ``xml-model``.
        date: of the conversion, for ``revisionDesc``; without one none is written, and no clock is read.

    Returns:
        The XML, in UTF-8.
    """
    words = document.source.text
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    body = text(document, language(document))
    for part in (header(document, date, _is_responsible("#translator", body)), body):
        _append(root, part, words)
    _lay_out(root, 0)
    prologue = _PROLOGUE.format(_attribute(schemas))
    return prologue.encode() + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _is_responsible(who: str, element: Element) -> bool:
    """Whether somebody is named by ``@resp`` in an element or within it."""
    inner = (node for node in element.content if isinstance(node, Element))
    return element.attributes.get("resp") == who or any(_is_responsible(who, node) for node in inner)


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("?>", "")


def _append(parent: etree._Element, element: Element, words: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{TEI}}}{element.tag}")
    for name, value in element.attributes.items():
        made.set(f"{_XML}{name[4:]}" if name.startswith("xml:") else name, value)
    _fill(made, element.content, words)
    return made


def _fill(made: etree._Element, content: Content, words: str) -> None:
    """Put running text into an element: words are gathered up to the next element and set once."""
    last: etree._Element | None = None
    said: list[str] = []
    for node in content:
        if isinstance(node, Element):
            _say(made, last, said)
            last, said = _append(made, node, words), []
        else:
            said.append(printed_leaf(node, words))
    _say(made, last, said)


def _say(made: etree._Element, after: etree._Element | None, said: Sequence[str]) -> None:
    """Set the words at the beginning of an element, or after one of its children."""
    if not any(said):
        return
    if after is None:
        made.text = "".join(said)
    else:
        after.tail = "".join(said)


_ELEMENT_ONLY = frozenset(
    f"{{{TEI}}}{name}"
    for name in """
    TEI teiHeader fileDesc titleStmt respStmt publicationStmt availability licence sourceDesc msDesc msIdentifier
    encodingDesc editorialDecl correction normalization hyphenation interpretation classDecl taxonomy appInfo
    application profileDesc abstract langUsage settingDesc setting particDesc listPerson person textClass keywords
    revisionDesc text body div opener closer sp list
    """.split()
)  # a bibl is not among them: it may hold words of its own


_ITEM, _LIST = f"{{{TEI}}}item", f"{{{TEI}}}list"


def _lay_out(element: etree._Element, depth: int) -> None:
    """Put each child of an element-only element on a line of its own."""
    if not _is_element_only(element) or not len(element) or (element.text or "").strip():
        return
    inside = "\n" + "  " * (depth + 1)
    element.text = inside
    for child in element:
        _lay_out(child, depth + 1)
        child.tail = inside
    element[-1].tail = "\n" + "  " * depth


def _is_element_only(element: etree._Element) -> bool:
    """Whether no words may stand in an element; an item that is a delegation holds its list and nothing else."""
    if element.tag in _ELEMENT_ONLY:
        return True
    holds_list = element.tag == _ITEM and len(element) == 1 and element[0].tag == _LIST
    return holds_list and not element.text and not element[0].tail
