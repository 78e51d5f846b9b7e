"""What the checks of notes and pages share: numbers, record by record."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from tei_memcon.checks import tag
from tei_memcon.tei.parse import Parsed

_RECORDS = frozenset("article chapter conversation document entry letter".split())  # whose notes are numbered anew
_DIGITS = re.compile("[0-9]{1,15}")


def numbered(tei: Parsed, wanted: str) -> Iterator[tuple[etree._Element, int, etree._Element | None]]:
    """Each element of a TEI name whose @n is a number, that number, and the record that it stands in."""
    for element in tei.root.iter(tag(wanted)):
        if _DIGITS.fullmatch(element.get("n", "")):
            yield element, int(element.get("n", "")), record(element)


Step: TypeAlias = tuple[etree._Element, int, int]  # an element, its number, and that of the one before it


def steps(found: Iterable[tuple[etree._Element, int, etree._Element | None]]) -> Iterator[Step]:
    """From each number of a record to the next."""
    last: dict[etree._Element | None, int] = {}
    for element, number, around in found:
        if around in last:
            yield element, number, last[around]
        last[around] = number


def anchored_notes(tei: Parsed) -> Iterator[tuple[etree._Element, int, etree._Element]]:
    """The numbered notes of records that stand at their marks."""
    for note, number, around in numbered(tei, "note"):
        if around is not None and note.get("type") != "unanchored":
            yield note, number, around


def record(element: etree._Element) -> etree._Element | None:
    """The ``div`` around an element that is a record: the innermost that says so by its type, or else the outermost.

    >>> tei = etree.XML("<body xmlns='http://www.tei-c.org/ns/1.0'><div n='1'><div n='2'><p/></div></div></body>")
    >>> record(tei[0][0][0]).get("n")
    '1'
    >>> tei[0][0].set("type", "document")
    >>> record(tei[0][0][0]).get("n")
    '2'
    """
    around = list(element.iterancestors(tag("div")))
    return next((one for one in around if one.get("type") in _RECORDS), around[-1] if around else None)


def skipped(kind: str, last: int, number: int) -> str:
    """The numbers between two, in words; nothing where there is none.

    >>> skipped("page", 2, 3), skipped("page", 2, 4), skipped("page", 2, 6)
    ('', 'page 3', 'pages 3 to 5')
    """
    if number <= last + 1:
        return ""
    return f"{kind} {last + 1}" if number == last + 2 else f"{kind}s {last + 1} to {number - 1}"
