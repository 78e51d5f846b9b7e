"""The schema of this project, made from ``schemas/tei_memcon.odd``: it has two judges, and words of its own.

Two judges must accept: libxml2's XSD, which is the faster, and its RELAX NG. A document that one of them rejects is
rejected. Where thousands of elements stand among the words of one, which no record has by itself, the second sees them
in parts: among words any number may stand. The conversion, which checks what it has just written, asks the faster one
alone: both are made from the same ODD, and the tests hold that they agree on thousands of documents with one fault
each.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

from lxml import etree

from tei_memcon.schemata import GRAMMAR, Fault
from tei_memcon.tei.parse import TEI, Parsed
from tei_memcon.tei.schema import schema_path

# Elements among the words of one: libxml2's RELAX NG takes time that grows with their square, 0.1 s for a thousand,
# 14 s for eight thousand.
_CROWD = 1_000
XSD, RELAXNG = "tei_memcon.xsd", "tei_memcon.rng"
FILES = (XSD, RELAXNG, "tei_memcon.sch")
_FILE = re.compile(r"""\bhref\s*=\s*["'](?:[^"']*[/\\])?tei_memcon\.(?:rng|xsd|sch)["']""")


class OwnSchema:
    """The two judges as one.

    Args:
        quick: ask the faster one alone.
    """

    rule = GRAMMAR

    def __init__(self, *, quick: bool = False) -> None:
        self.quick = quick

    def faults(self, tei: Parsed) -> Iterator[Fault]:
        """Yield everything that the schema does not allow, if a judge rejects the document."""
        log = rejected(tei.root, self.quick)
        if log is None:
            return
        # A second to load, and most documents are valid.
        from tei_memcon.schemata._explain import faults
        from tei_memcon.schemata._unexplained import unexplained

        yield from faults(tei.root, schema_path(XSD), log) or unexplained(tei, log)


def declares(tei: Parsed) -> bool:
    """Whether a document says that it is of this schema: by ``xml-model``, or by ``application`` in its header.

    >>> from tei_memcon.tei.parse import parse
    >>> declares(parse(b'<?xml-model href="https://example.org/tei_memcon.rng"?><TEI/>', "a.xml"))
    True
    """
    named = any(_FILE.search(one.data) for one in tei.instructions if one.target == "xml-model")
    return named or any(one.get("ident") == "tei-memcon" for one in tei.root.iter(f"{{{TEI}}}application"))


def rejected(root: etree._Element, quick: bool = False) -> etree._ListErrorLog | None:
    """What the judge says that rejects a document; nothing if both accept it, or where it is `quick` the faster."""
    xsd = _xsd()
    if not xsd.validate(root):
        return xsd.error_log
    return None if quick else _rejected_in_part(root)


def _rejected_in_part(root: etree._Element) -> etree._ListErrorLog | None:
    relaxng = _relaxng()
    accepted = all(map(relaxng.validate, _parts(root)))
    return None if accepted else relaxng.error_log


def _parts(root: etree._Element) -> Iterator[etree._Element]:
    """The document itself; one with a crowd in as many copies as it takes, each with a part of the crowd."""
    crowds = [at for at, element in enumerate(root.iter("*")) if _is_crowded(element)]
    if not crowds:
        yield root
        return
    most = max(len(element) for element in root.iter("*"))
    for first in range(0, most, _CROWD):
        part = deepcopy(root)
        elements = list(part.iter("*"))
        for at in crowds:
            elements[at][:] = elements[at][first : first + _CROWD]
        yield part


def _is_crowded(element: etree._Element) -> bool:
    """Whether words hold so many elements that the slower judge cannot be asked of all at once."""
    if len(element) <= _CROWD:
        return False
    return any(text.strip() for text in (element.text or "", *(child.tail or "" for child in element)))


@cache
def _xsd() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(schema_path(XSD)))


@cache
def _relaxng() -> etree.RelaxNG:
    return etree.RelaxNG(file=str(schema_path(RELAXNG)))
