"""The schema of this project, made from ``schemas/tei_memcon.odd``, in its form that is the quickest to judge.

Of XSD and RELAX NG, which are made from the same ODD, libxml2 judges by XSD several times as fast, in time that grows
with the document alone, and it looks at identifiers too. `make judges` holds it to what jing says of the RELAX NG, and
xmlschema of the XSD, on thousands of documents with a fault each.
"""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from tei_memcon.schemata import GRAMMAR, Fault
from tei_memcon.tei.parse import TEI, Parsed
from tei_memcon.tei.schema import schema_path

XSD = "tei_memcon.xsd"
_QUICK = "tei_memcon.quick.xsd"  # allows the same: see schemas/odd/quick.py
FILES = (XSD, "tei_memcon.rng", "tei_memcon.sch")
_FILE = re.compile(r"""\bhref\s*=\s*["'](?:[^"']*[/\\])?tei_memcon\.(?:rng|xsd|sch)["']""")


class OwnSchema:
    """What judges the documents that are of it."""

    rule = GRAMMAR

    def faults(self, tei: Parsed) -> Iterator[Fault]:
        """Yield everything that the schema does not allow, if it rejects the document."""
        log = rejected(tei.root)
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
    applied = any(one.get("ident") == "tei-memcon" for one in tei.root.iter(f"{{{TEI}}}application"))
    return applied or any(_FILE.search(one.data) for one in tei.instructions if one.target == "xml-model")


def rejected(root: etree._Element) -> etree._ListErrorLog | None:
    """What libxml2 says that rejects a document; nothing if it accepts it."""
    if own_schema().validate(root):
        return None
    shipped = own_schema(XSD)  # what could stand instead is told by the form that users have, too
    shipped.validate(root)
    return shipped.error_log


@cache
def own_schema(form: str = _QUICK) -> etree.XMLSchema:
    """The schema, read once in each form."""
    return etree.XMLSchema(file=str(schema_path(form)))
