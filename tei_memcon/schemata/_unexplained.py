"""What a judge says, where nobody has better words."""

import re
from collections.abc import Iterator

from lxml import etree

from tei_memcon.schemata import Fault
from tei_memcon.tei.names import is_name
from tei_memcon.tei.parse import XML_ID, Parsed

_NAMESPACE = re.compile(r"\{[^}]*\}")


def unexplained(tei: Parsed, log: etree._ListErrorLog) -> Iterator[Fault]:
    """The last thing that a judge said, in its own words without the namespaces.

    What is wrong with an ``xml:id`` is another check's to say; but a rejection must never be silent.
    """
    identifiers = [value for element in tei.root.iter("*") if (value := element.get(XML_ID)) is not None]
    if len(set(identifiers)) < len(identifiers) or not all(map(is_name, identifiers)):
        return
    entry = log[-1]
    yield Fault(
        next(iter(nodes_at(tei.root, entry.path)), tei.root),
        f"the schema rejects this: {_NAMESPACE.sub('', entry.message or '')}",
    )


def nodes_at(root: etree._Element, path: str | None) -> list[etree._Element]:
    """The elements at a path of libxml2, which writes the prefixes of the document.

    >>> [element.tag for element in nodes_at(etree.XML("<p><q/></p>"), "/p/q")]
    ['q']
    """
    try:
        return list(root.getroottree().xpath(path)) if path else []
    except etree.XPathError:  # a prefix that is declared further down, or twice
        return []
