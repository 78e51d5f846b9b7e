"""The first look at an XML file, with expat: refuse what is dangerous, and note where every start tag stands.

libxml2 counts lines only up to 65,535 and has no columns; expat knows both, and tells of entity declarations and
DOCTYPE before anything acts on them.
"""

import re
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from tei_memcon.errors import Place, UnreadableError

MAX_DEPTH = 250  # xmlschema recurses and fails near 500, libxml2 stops at 256; real records are 20 deep
MAX_ATTRIBUTES = 1_000  # of one element: lxml looks for each from the first on
MAX_ELEMENTS = 1_000_000  # a volume of FRUS has 24,000, and each takes up to a kilobyte of memory
_XINCLUDE = "http://www.w3.org/2001/XInclude "
_BARE = re.compile(r"&#?\w{0,40}$")


class Instruction(NamedTuple):
    """A processing instruction, ``<?target data?>``."""

    target: str
    data: str


class _Tag(NamedTuple):
    name: str
    line: int
    column: int


class Facts(NamedTuple):
    """What the first look found.

    Args:
        doctype: the name in the document type declaration, or None where there is no such declaration.
        instructions: the processing instructions, in order.
        starts: line and column of every start tag, both counted from 1, in document order.
    """

    doctype: str | None
    instructions: tuple[Instruction, ...]
    starts: tuple[tuple[int, int], ...]


def scan(text: str, name: str) -> Facts:
    """Look at the whole document once, without building anything.

    Args:
        text: the document, decoded, without byte order mark.
        name: of the file, for messages.

    Raises:
        UnreadableError: it is not well-formed, declares an entity, uses XInclude, or is nested too deeply.

    >>> scan("<a>é<b/></a>", "a.xml").starts
    ((1, 1), (1, 5))
    >>> scan("<p>AT&T</p>", "a.xml")
    Traceback (most recent call last):
    ...
    tei_memcon.errors.UnreadableError: a.xml:1:6: a bare & must be written &amp;
    """
    return _Scanner(text, name).scan()


class _Scanner:
    """The handlers that expat calls, and what they have seen so far."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.data = text.encode()
        self.doctype: str | None = None
        self.has_declarations = False
        self.instructions: list[Instruction] = []
        self.starts: list[tuple[int, int]] = []
        self.open: list[tuple[str, tuple[int, int]]] = []  # every element of every file passes here: no objects
        # UTF-8 whatever the declaration says: the text is decoded already, and libxml2 gets the very same bytes.
        self.expat = expat.ParserCreate("UTF-8", namespace_separator=" ")
        self.expat.StartElementHandler = self.start
        self.expat.EndElementHandler = self.end
        self.expat.StartDoctypeDeclHandler = self.start_doctype
        self.expat.EndDoctypeDeclHandler = self.end_doctype
        self.expat.EntityDeclHandler = self.refuse_entity
        self.expat.SkippedEntityHandler = self.refuse_unknown_entity
        self.expat.ProcessingInstructionHandler = self.instruction

    def scan(self) -> Facts:
        try:
            self.expat.Parse(self.data, True)
        except expat.ExpatError as error:
            message, line, column = self.explain(expat.ErrorString(error.code), error.lineno, error.offset + 1)
            raise UnreadableError(message, Place(self.name, line, column)) from None
        return Facts(self.doctype, tuple(self.instructions), tuple(self.starts))

    def refuse(self, message: str) -> NoReturn:
        place = Place(self.name, self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1)
        raise UnreadableError(message, place)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        place = self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1
        self.starts.append(place)
        self.open.append((name, place))
        if len(self.open) > MAX_DEPTH:
            self.refuse(f"elements are nested more than {MAX_DEPTH} deep; close some before opening more")
        if len(attributes) > MAX_ATTRIBUTES:
            self.refuse(f"more than {MAX_ATTRIBUTES} attributes on one element; remove those that nobody needs")
        if len(self.starts) > MAX_ELEMENTS:
            self.refuse(f"more than {MAX_ELEMENTS} elements; split the file")
        if name.startswith(_XINCLUDE):
            self.refuse("XInclude is not followed, because it can read any file; put the included text in its place")

    def end(self, name: str) -> None:
        self.open.pop()

    def start_doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        self.doctype = name
        self.has_declarations = internal

    def end_doctype(self) -> None:
        if self.has_declarations:  # one with a parameter entity hides the entities after it from this parser
            self.refuse("the DOCTYPE holds declarations, which can change the text; remove all from [ to ] in it")

    def instruction(self, target: str, data: str) -> None:
        self.instructions.append(Instruction(target, data))

    def refuse_entity(self, name: str, is_parameter: bool, *rest: object) -> None:
        sign = "%" if is_parameter else "&"
        self.refuse(
            f"the entity {sign}{name}; is declared here; entity declarations are refused, because they can read other "
            "files or grow without bound: remove the declaration and write the characters themselves"
        )

    def refuse_unknown_entity(self, name: str, is_parameter: bool) -> None:
        self.refuse(f"the entity &{name}; is not declared; write the character itself")

    def explain(self, error: str, line: int, column: int) -> tuple[str, int, int]:
        """Plain words for why the document is not well-formed, and the line and column to look at."""
        last = _Tag(self.open[-1][0].rpartition(" ")[2], *self.open[-1][1]) if self.open else None
        if error == expat.errors.XML_ERROR_TAG_MISMATCH and last:
            opened = f"<{last.name}>, which was opened in line {last.line}, column {last.column}"
            return (
                f"this end tag does not close {opened}; write </{last.name}> before it or correct its name",
                line,
                column,
            )
        if error in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN) and last:
            return (
                f"<{last.name}> is opened here and never closed; is the end of the file missing?",
                last.line,
                last.column,
            )
        if error == expat.errors.XML_ERROR_INVALID_TOKEN:
            return self.explain_character(line, column)
        return _WORDS.get(error, f"this is not well-formed XML: {error}"), line, column

    def explain_character(self, line: int, column: int) -> tuple[str, int, int]:
        """The usual slips: a bare ``&`` or ``<``, a value without quotes, a character that XML cannot hold."""
        index = self.expat.ErrorByteIndex
        before, at = (
            self.data[:index][-200:].decode(errors="ignore"),
            self.data[index : index + 4].decode(errors="ignore")[:1],
        )
        if bare := _BARE.search(before):
            return "a bare & must be written &amp;", line, column - len(bare.group())
        if before.endswith("<"):
            return "a bare < must be written &lt;", line, column - 1
        if at == "<":
            return (
                "a < within an attribute's value must be written &lt;; or is the closing quote missing?",
                line,
                column,
            )
        if before.endswith("="):
            return "an attribute's value must stand in quotes", line, column
        if at < " " or at in "\ufffe\uffff":
            return f"the character U+{ord(at):04X} cannot stand in XML; remove it", line, column
        return f"this is not well-formed XML: {at!r} cannot stand here", line, column


_WORDS = {
    expat.errors.XML_ERROR_NO_ELEMENTS: "there is no element in this file",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "this tag is never finished; is a > or the end of the file missing?",
    expat.errors.XML_ERROR_SYNTAX: "text outside the first element; is this XML?",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "the first element is closed already; nothing may follow it",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "this attribute stands twice on the same element; remove one of them",
    expat.errors.XML_ERROR_UNBOUND_PREFIX: "a prefix is used that no xmlns:… declares; declare it or remove it",
    expat.errors.XML_ERROR_MISPLACED_XML_PI: "the XML declaration must come first; remove what is before it",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: "an entity that is not declared; write the character itself",
    expat.errors.XML_ERROR_BAD_CHAR_REF: "a character reference to a character that XML cannot hold; remove it",
}  # fmt: skip
