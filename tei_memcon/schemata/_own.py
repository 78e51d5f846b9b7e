"""The schema of this project, made from ``schemas/tei_memcon.odd``: it has two judges, and words of its own.

Two judges must accept: libxml2's XSD, which is the faster, and its RELAX NG. A document that one of them rejects is
rejected. The conversion, which checks what it has just written, asks the faster one
alone: both are made from the same ODD, and the tests hold that they agree on thousands of documents with one fault
each.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count

from lxml import etree

from tei_memcon.schemata import GRAMMAR, Fault
from tei_memcon.tei.parse import TEI, Parsed, parse_file
from tei_memcon.tei.schema import schema_path

_FEW = 25  # documents; for more, the form of RELAX NG pays that is quick to judge
_CROWD = 1_000  # elements in one
_RNG = "{http://relaxng.org/ns/structure/1.0}"
_judged = count()
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


def load_own_schema() -> None:
    """Read the schema for both judges, so that they are quick to judge."""
    _xsd()
    _quick_to_judge()


def rejected(root: etree._Element, quick: bool = False) -> etree._ListErrorLog | None:
    """What the judge says that rejects a document; nothing if both accept it, or where it is `quick` the faster."""
    for judge in (_xsd(),) if quick else (_xsd(), _relaxng_for(root)):
        if not judge.validate(root):
            return judge.error_log
    return None


def _relaxng_for(root: etree._Element) -> etree.RelaxNG:
    """RELAX NG in that of its two forms which costs least: most runs judge one document, or hundreds."""
    if _quick_to_judge.cache_info().currsize or next(_judged) >= _FEW or any(map(_is_crowded, root.iter("*"))):
        return _quick_to_judge()
    return _quick_to_read()


def _is_crowded(element: etree._Element) -> bool:
    """Whether words may hold so many elements that the time for ``mixed``, which grows with their square, is felt."""
    return len(element) > _CROWD


@cache
def _xsd() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(schema_path(XSD)))


@cache
def _quick_to_read() -> etree.RelaxNG:
    return etree.RelaxNG(file=str(schema_path(RELAXNG)))


@cache
def _quick_to_judge() -> etree.RelaxNG:
    """The same grammar with ``mixed`` written out: libxml2 takes three times as long to read it, a third to judge."""
    grammar = parse_file(schema_path(RELAXNG)).root
    for mixed in [*grammar.iter(f"{_RNG}mixed")]:
        (repeated,) = mixed
        parts = list(repeated.iterchildren(f"{_RNG}choice")) or [repeated]
        mixed.tag = f"{_RNG}zeroOrMore"
        choice = etree.Element(f"{_RNG}choice")
        choice.append(etree.Element(f"{_RNG}text"))
        for part in parts:
            choice.extend(list(part))
        mixed[:] = [choice]
    return etree.RelaxNG(grammar)
