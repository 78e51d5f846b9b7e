"""The one way in: every TEI file that the program reads is opened and parsed here, and nowhere else.

lxml never sees a path or a declaration that could reach beyond the file: the bytes are read by `tei_memcon.files.input`
(a regular file, not too large), decoded strictly, looked over by expat (`tei_memcon.tei.positions`) unless they are
plainly harmless, and only then parsed, without entities, network, DTD or XInclude.
"""

import re
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from lxml import etree

from tei_memcon.errors import Place, UnreadableError
from tei_memcon.files.input import STDIN, read_file
from tei_memcon.tei.positions import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, Facts, Instruction, scan

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""")
_CODECS = {"utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "ascii": "ascii"}
_TOO_MUCH = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)}) or boolean(//@*[{MAX_ATTRIBUTES + 1}])")
# A document up to its DOCTYPE without declarations: quotes may hold a >, comments and instructions may hold anything.
# No group is repeated possessively: Python 3.11.2, which Debian 12 has, goes wrong there.
_DOCTYPE = re.compile(
    r"(?:\s|<\?[^?]*+(?:\?(?!>)[^?]*+)*\?>|<!--[^-]*+(?:-(?!->)[^-]*+)*-->)*"
    r"""(<!DOCTYPE[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*>)"""
)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_UNDECLARED = re.compile(r"Entity '([^']+)' not defined")
_MARK = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_KINDS = (
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT and EPUB are such)"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"{\\rtf", "RTF"),
)


class Parsed:
    """An XML document, safely parsed, that knows where in the file each element stands.

    Args:
        name: of the file, as messages show it.
        root: its first element.
        encoding: how the bytes were decoded: ``utf-8``, ``utf-16`` or ``ascii``.
        text: of the file, decoded.
    """

    def __init__(self, name: str, root: etree._Element, encoding: str = "utf-8", *, text: str) -> None:
        self.name, self.root, self.encoding, self.text = name, root, encoding, text

    @cached_property
    def facts(self) -> Facts:
        """What a look at the whole file finds: document type, processing instructions, places.

        Of most documents it is asked for only where a finding needs a place.
        """
        return scan(self.text, self.name)

    @cached_property
    def has_numbers(self) -> bool:
        """Whether characters may be written by number, as ``&#8217;``, so that the text does not show them."""
        return _has_numbers(self.text)

    @property
    def tree(self) -> "etree._ElementTree[etree._Element]":
        """The whole document, what stands before and after the first element included."""
        return self.root.getroottree()

    @cached_property
    def instructions(self) -> tuple[Instruction, ...]:
        """The processing instructions, for instance ``xml-model``."""
        if "facts" in vars(self):
            return self.facts.instructions
        before, behind = reversed([*self.root.itersiblings(preceding=True)]), self.root.itersiblings()
        return tuple(
            Instruction(node.target, node.text or "")
            for node in chain(before, self.root.iter(etree.ProcessingInstruction), behind)
            if isinstance(node, etree._ProcessingInstruction)
        )

    @property
    def is_tei(self) -> bool:
        """Whether the first element is ``TEI`` (or ``teiCorpus``) in TEI's namespace."""
        return self.root.tag in (f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus")

    def place(self, node: etree._Element | None = None) -> Place:
        """Where an element's start tag stands; of a comment, the place of the element around it.

        The places are those of the document as parsed: ask before changing the tree. Without an element, or with
        one that came in later, the place is the file.

        >>> tei = parse(b"<p>one\\n  <pb/> two</p>", "a.xml")
        >>> str(tei.place(tei.root[0]))
        'a.xml:2:3'
        """
        while node is not None and not isinstance(node.tag, str):
            node = node.getparent()
        index = None if node is None else self._order.get(node)
        if index is None:
            return Place(self.name)
        return Place(self.name, *self.facts.starts[index])

    @cached_property
    def _order(self) -> dict[etree._Element, int]:
        return {element: index for index, element in enumerate(self.root.iter("*"))}


def parse_file(path: Path | str) -> Parsed:
    """Read and parse a file; ``-`` is standard input.

    Raises:
        UnreadableError: see `read_file` and `parse`.
    """
    return parse(read_file(path), "standard input" if str(path) == STDIN else str(path))


def parse(data: bytes, name: str) -> Parsed:
    """Parse a document without letting it reach beyond itself.

    Args:
        data: the bytes of the file.
        name: of the file, for messages.

    Raises:
        UnreadableError: empty, not XML, not well-formed, in another encoding than UTF-8, UTF-16 or US-ASCII, nested
            more than 250 deep, with entity declarations or XInclude, or with a text of more than 10 million bytes.

    >>> parse(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "a.xml").is_tei
    True
    >>> parse(b"<p>one", "a.xml")
    Traceback (most recent call last):
    ...
    tei_memcon.errors.UnreadableError: a.xml:1:1: <p> is opened here and never closed; is the end of the file missing?
    """
    _refuse_kind(data, name)
    encoding = _encoding(data, name)
    text = _decode(data, encoding, name)
    if _is_harmless(text):
        as_utf8 = text.encode() if data.startswith((_MARK, *_UTF16)) else data
        if (plain := _built_at_once(as_utf8, name)) is not None:
            return Parsed(name, plain, encoding, text=text)
    facts = scan(text, name)
    root = _build((_without_doctype(text, name) if facts.doctype is not None else text).encode(), name)
    parsed = Parsed(name, root, encoding, text=text)
    vars(parsed)["facts"] = facts  # they are known already
    return parsed


def _is_harmless(text: str) -> bool:
    """Whether a document has nothing that could reach beyond it, or be too much; most have not.

    Without ``<!DOCTYPE`` there are no entities and no files to be read, without the word and without characters by
    number no XInclude, and an element costs a ``<``, an attribute a ``=``.
    """
    is_small = len(text) <= MAX_ELEMENTS or max(text.count("<"), text.count("=")) <= MAX_ELEMENTS
    return is_small and "<!DOCTYPE" not in text and not _has_xinclude(text) and not _has_numbers(text)


def _has_numbers(text: str) -> bool:
    return "&" in text and "&#" in text  # to look for one character is quicker, and most have none


def _has_xinclude(text: str) -> bool:
    return "X" in text and "XInclude" in text


def _built_at_once(data: bytes, name: str) -> etree._Element | None:
    """The tree of such a document, without a first look at it; nothing where that has to say what is wrong."""
    try:
        root = _build(data, name)
    except UnreadableError:
        return None
    return None if _TOO_MUCH(root) else root


def parse_own(data: bytes, name: str) -> Parsed:
    """Parse what this program has just written: no stranger's file, whose places are looked up only for a finding.

    Args:
        data: the bytes of the result.
        name: of the result, for messages.

    Raises:
        UnreadableError: it is not well-formed.
    """
    return Parsed(name, _build(data, name), text=data.decode())


def _without_doctype(text: str, name: str) -> str:
    """A document whose DOCTYPE, which declares nothing by itself, is blanks: so libxml2 looks for no DTD."""
    found = _DOCTYPE.match(text)
    if found is None:  # expat has seen one that this does not
        raise UnreadableError("the DOCTYPE is not understood; remove it", Place(name))
    return text[: found.start(1)] + _NOT_LINE_END.sub(" ", found[1]) + text[found.end() :]


def _build(data: bytes, name: str) -> etree._Element:
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "").partition(", line ")[0].strip()
        if undeclared := _UNDECLARED.fullmatch(reason):  # within an attribute, where expat does not tell
            message = f"the entity &{undeclared[1]}; is not declared; write the character itself"
            raise UnreadableError(message, Place(name, *error.position)) from None
        if any(words in reason for words in ("too long", "too big", "limit exceeded")):
            reason = "a text, comment or attribute is longer than 10 million bytes; split it"
        line, column = error.position
        if line < 1:  # so it was no character that stopped it
            raise UnreadableError("there is not enough memory to read this file; split it", Place(name)) from None
        raise UnreadableError(f"libxml2 refuses this file: {reason}", Place(name, line, max(column, 1))) from None


def _refuse_kind(data: bytes, name: str) -> None:
    if not data[:200].strip(_MARK + b" \t\r\n") and not data.strip(_MARK + b" \t\r\n"):
        raise UnreadableError("empty; give a TEI file", Place(name))
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise UnreadableError(f"this is {kind}, not XML; give a TEI file", Place(name))
    start = data[:200].removeprefix(_MARK).lstrip()
    if not start.startswith((b"<", *_UTF16)):
        advice = "if it is a record as plain text, use `tei-memcon convert` on it"
        raise UnreadableError(f"this is not XML, which would begin with <; {advice}", Place(name, 1, 1))


def _encoding(data: bytes, name: str) -> str:
    """The codec of a document: what its byte order mark or its declaration says, if it is one that can be trusted."""
    if data.startswith(_UTF16):
        return "utf-16"
    declared = _DECLARED.match(data[:500].removeprefix(_MARK))
    encoding = declared[1].decode() if declared else "utf-8"
    if encoding.lower() not in _CODECS:
        message = (
            f'the encoding {encoding} is not accepted; save the file as UTF-8, with encoding="UTF-8" in its first line'
        )
        raise UnreadableError(message, Place(name, 1, 1))
    return _CODECS[encoding.lower()]


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if encoding != "utf-16" else None
        what = f"byte {error.start + 1} (0x{data[error.start]:02x}) is not {encoding.upper()}"
        raise UnreadableError(f"{what}; save the file as UTF-8", Place(name, line)) from None
    if "\0" in text:  # both parsers would take it for UTF-16
        what = "the character U+0000 cannot stand in XML; is this UTF-16?"
        raise UnreadableError(f"{what} save the file as UTF-8", Place(name))
    return text


class _Deny(etree.Resolver):
    """Whatever a document refers to is not fetched."""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # types of lxml's own
        raise OSError(f"not followed: {system_url or public_id}")


@cache
def _parser() -> "etree.XMLParser[etree._Element]":
    """A parser that reads nothing but the bytes it is given.

    ``collect_ids=False`` lets a duplicate ``xml:id`` through, so that a check reports it at its place. With a DOCTYPE
    it would make libxml2 load the external DTD: no document has one any more when it comes here.
    """
    parser = etree.XMLParser(
        encoding="UTF-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_blank_text=False,
        remove_comments=False,
        remove_pis=False,
        strip_cdata=False,
        collect_ids=False,
    )
    parser.resolvers.add(_Deny())
    return parser
