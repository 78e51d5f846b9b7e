"""What several exporters ask of a TEI tree: its words in order, its notes, its people, its date.

Elements are known by their local name, so that TEI without namespace or with another prefix is served too.
"""

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Signs between the words on their way through `paragraphs`. XML cannot hold these characters, so no record has them.
BREAK = "\x1e"
"""A paragraph begins or ends here."""
GLUE = "\x1d"
"""What follows stays in this paragraph, even if a break comes next: a label and what is said."""
SEAM = "\x1f"
"""Something was left out here: a space if it stood alone between two words, else nothing."""

# fmt: off
PARAGRAPHS = frozenset([
    "ab", "address", "argument", "byline", "cell", "closer", "dateline", "div", "docAuthor", "docDate", "docTitle",
    "epigraph", "floatingText", "head", "item", "l", "lg", "list", "opener", "p", "postscript", "row", "salute",
    "signed", "sp", "table", "titlePage", "titlePart", "trailer",
])
_BETWEEN_PARAGRAPHS = frozenset(["ellipsis", "figure", "fw", "gap", "milestone", "note", "pb", "stage"])
_HOLDING_PARAGRAPHS = frozenset([
    "back", "body", "closer", "div", "floatingText", "front", "group", "list", "opener", "sp", "table", "text",
])
# fmt: on
_PRINTED_READINGS = ("sic", "orig", "abbr")
_SPACE = re.compile(r"[ \t\r\n]+")
_GLUED = re.compile(f"{GLUE}[ \t\r\n]*{BREAK}[ \t\r\n{BREAK}]*")
_PATCHED = re.compile(rf"(?<=\w){SEAM}+(?=\w)")

Render = Callable[[_Element], Iterator[str]]


def tag(element: _Element) -> str:
    """The local name of an element; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_block(element: _Element) -> bool:
    """Whether an element stands apart from running text: a paragraph, or a stage direction *between* paragraphs."""
    if tag(element) in PARAGRAPHS:
        return True
    parent = element.getparent()
    return tag(element) in _BETWEEN_PARAGRAPHS and parent is not None and tag(parent) in _HOLDING_PARAGRAPHS


def inside(element: _Element, render: Render) -> Iterator[str]:
    """The words of an element in order, each child as ``render`` gives it; of a ``choice`` the printed reading."""
    if tag(element) == "choice":
        reading = printed_reading(element)
        yield from () if reading is None else render(reading)
        return
    yield element.text or ""
    for child in element:
        if tag(child):
            yield from (BREAK, *render(child), BREAK) if is_block(child) else render(child)
        yield child.tail or ""


def printed_reading(choice: _Element) -> _Element | None:
    """The child of a ``choice`` that says what is on the page."""
    children = [child for child in choice if tag(child)]
    return next((child for child in children if tag(child) in _PRINTED_READINGS), next(iter(children), None))


def paragraphs(pieces: Iterator[str]) -> list[str]:
    r"""Put the pieces of ``inside`` together: one string a paragraph, white space as one space.

    >>> paragraphs(iter(["G. Bush.", GLUE, "\n ", BREAK, "I am\n glad.", BREAK, "publicly", SEAM, "."]))
    ['G. Bush. I am glad.', 'publicly.']
    """
    text = _GLUED.sub(" ", "".join(pieces)).replace(GLUE, "")
    text = _PATCHED.sub(" ", text).replace(SEAM, "")
    return [words for block in text.split(BREAK) if (words := _SPACE.sub(" ", block).strip(" "))]


def words(element: _Element | None) -> str:
    """All words of an element of the header in one line; nothing for no element."""
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext("{*}*"))).strip(" ")


def texts(root: _Element) -> list[_Element]:
    """The ``text`` elements of a file: one, or several in a ``teiCorpus``; none of those inside another."""
    found = [root] if tag(root) == "text" else root.iter("{*}text")
    return [text for text in found if next(text.iterancestors("{*}text"), None) is None]


def is_inline_note(note: _Element) -> bool:
    """Whether a note is printed where it stands (``[sic]``), not at the foot of a page or the end of the record."""
    return note.get("place") == "inline"


def end_notes(root: _Element) -> list[_Element]:
    """The notes of the list at the end, in the order of their marks; one without a mark where its number belongs."""
    notes = [note for text in texts(root) for note in text.iter("{*}note") if not is_inline_note(note)]
    listed = [note for note in notes if not is_unanchored(note)]
    for stray in filter(is_unanchored, notes):
        number = _number(stray)
        later = (at for at, note in enumerate(listed) if number is not None and (_number(note) or 0) > number)
        listed.insert(next(later, len(listed)), stray)
    return listed


def is_unanchored(note: _Element) -> bool:
    """Whether the source prints a note in its list, but no mark for it."""
    return note.get("type") == "unanchored"


def _number(note: _Element) -> int | None:
    digits = re.match(r"[0-9]{1,9}", note.get("n", ""))
    return int(digits.group()) if digits else None


def page_mark(pb: _Element) -> str:
    """A page break as printed: ``@rend`` where it is not ``[Page 214]``; nothing for a break without a number."""
    number = pb.get("n")
    return pb.get("rend") or (f"[Page {number}]" if number else "")


def pointers(value: str | None) -> list[str]:
    """The identifiers that ``@who``, ``@ref``, ``@resp`` or ``@target`` points to.

    >>> pointers("#gromyko persons.xml#shultz")
    ['gromyko', 'shultz']
    """
    return [pointer.rpartition("#")[2] for pointer in (value or "").split()]


def described(root: _Element) -> dict[str, _Element]:
    """The ``person`` or ``personGrp`` of everybody whom the header describes, by identifier."""
    found = (one for part in root.iter("{*}particDesc") for one in part.iter("{*}person", "{*}personGrp"))
    return {one.get(XML_ID, ""): one for one in found if one.get(XML_ID)}


def people(root: _Element) -> dict[str, str]:
    """The name of everybody whom the header describes, by identifier; of several forms of a name the first."""
    return {
        identifier: words(one.find("{*}persName")) or words(one.find("{*}name")) or identifier
        for identifier, one in described(root).items()
    }


def conversation_date(root: _Element) -> _Element | None:
    """The ``date`` of the conversation: of the header, or else of the first dateline that has one."""
    places = ("creation//{*}date", "settingDesc//{*}date", "text//{*}dateline//{*}date")
    found = (root.find(f".//{{*}}{place}") for place in places)
    return next((date for date in found if date is not None), None)


def iso_date(date: _Element | None) -> str | None:
    """A day as ISO 8601 writes it, a range with a slash; nothing where the TEI does not say it by attribute.

    >>> from lxml import etree
    >>> iso_date(etree.fromstring('<date from="1969-03-08T10:00:00" to="1969-03-09"/>'))
    '1969-03-08/1969-03-09'
    """
    if date is None:
        return None
    when, first, last = (date.get(name, "").partition("T")[0] for name in ("when", "from", "to"))
    return when or "/".join(filter(None, (first, last))) or None
