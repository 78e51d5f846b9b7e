"""A document as TEI: header and text, serialised so that no white space is added where words stand.

Elements that hold only elements are laid out one child a line; everything with words in it is written as it is, on one
line, because a line end there would be a space that the record does not have.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from tei_memcon.model import Added, Content, Document, Element, printed_leaf
from tei_memcon.source import signs
from tei_memcon.tei.header import header, language
from tei_memcon.tei.text import text

TEI = "http://www.tei-c.org/ns/1.0"
_PROLOGUE = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="{0}/tei_memcon.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href="{0}/tei_memcon.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>
"""
# A parser reads line ends and tabs in an attribute as spaces, and a carriage return anywhere as a line end.
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTE = str.maketrans(_IN_TEXT | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_INSIDE = "\n  "  # a line end, and the indent of what stands in TEI
_SIGNS = re.compile('[&<>"\t\n\r]')  # few have one of them
_ELEMENT_ONLY = frozenset(
    """
    TEI teiHeader fileDesc titleStmt respStmt publicationStmt availability licence sourceDesc msDesc msIdentifier
    encodingDesc editorialDecl correction normalization hyphenation interpretation classDecl taxonomy appInfo
    application profileDesc abstract langUsage settingDesc setting particDesc listPerson person textClass keywords
    revisionDesc text body div opener closer sp list item
    """.split()
)  # a bibl is not among them: it may hold words of its own; so may an item, unless it is a delegation


def write(document: Document, schemas: str = "schemas", date: str | None = None) -> bytes:
    """Write a document.

    Args:
        document: the record.
        schemas: where the schema files lie, relative to the result or as an address: the ``href`` of ``xml-model``.
        date: of the conversion, for ``revisionDesc``; without one none is written, and no clock is read.

    Returns:
        The XML, in UTF-8.
    """
    body = text(document, language(document))
    said = _laid_out(body, document.source.text, _INSIDE)
    translated = "#translator" in said and _is_responsible("#translator", body)
    known = _laid_out(header(document, date, translated), document.source.text, _INSIDE)
    tei = f'<TEI xmlns="{TEI}">{_INSIDE}{known}{_INSIDE}{said}\n</TEI>'
    return f"{_PROLOGUE.format(_attribute(schemas))}{tei}\n".encode()


def _is_responsible(who: str, element: Element) -> bool:
    """Whether somebody is named by ``@resp`` in an element or within it."""
    if element.attributes.get("resp") == who:
        return True
    return any(_is_responsible(who, node) for node in element.content if isinstance(node, Element))


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("?>", "")


def _laid_out(element: Element, words: str, line_end: str) -> str:
    """An element; if it holds only elements, each of them on a line of its own."""
    children = apart(element, words)
    if not children:
        return _running(element, words)
    inside = line_end + "  "
    lines = [
        inside + (_laid_out(child, words, inside) if child.tag in _ELEMENT_ONLY else _running(child, words))
        for child in children
    ]
    return f"{_start(element)}>{''.join(lines)}{line_end}</{element.tag}>"


def apart(element: Element, words: str) -> list[Element]:
    """The children of an element that holds only elements, each of which stands on a line of its own; else none."""
    if element.tag not in _ELEMENT_ONLY:
        return []
    children = [node for node in element.content if isinstance(node, Element)]
    return children if children and _is_element_only(element, children, words) else []


def _is_element_only(element: Element, children: list[Element], words: str) -> bool:
    """Whether no words may stand in an element, and none do; an item that is a delegation holds its list alone."""
    if element.tag == "item" and not (len(children) == 1 and children[0].tag == "list"):
        return False
    return not any(printed_leaf(node, words) for node in element.content if not isinstance(node, Element))


def _running(element: Element, words: str) -> str:
    """An element as it stands in a line, with what it holds."""
    said = _fill(element.content, words)
    return f"{_start(element)}>{said}</{element.tag}>" if said else f"{_start(element)}/>"


def _fill(content: Content, words: str) -> str:
    """Running text; its elements stand in the line."""
    pieces: list[str] = []
    for node in content:
        if isinstance(node, Element):
            pieces.append(_running(node, words))
        else:
            said = printed_leaf(node, words)
            for sign in _IN_TEXT if isinstance(node, Added) else _special(words):
                said = said.replace(sign, _IN_TEXT[sign])
            pieces.append(said)
    return "".join(pieces)


@lru_cache(maxsize=2)
def _special(words: str) -> Sequence[str]:
    """The signs of a record that XML writes in another way, "&" first; few records have one."""
    used = signs(words)
    return tuple([sign for sign in _IN_TEXT if sign in used])


def _start(element: Element) -> str:
    """A start tag that is not closed yet."""
    if not element.attributes:
        return f"<{element.tag}"
    attributes = [
        f' {name}="{value.translate(_IN_ATTRIBUTE) if _SIGNS.search(value) else value}"'
        for name, value in element.attributes.items()
    ]
    return f"<{element.tag}{''.join(attributes)}"
