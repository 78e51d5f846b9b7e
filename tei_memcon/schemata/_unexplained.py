"""What a judge says, where nobody has better words."""

import re
from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, identifiers
from tei_memcon.schemata import Fault
from tei_memcon.tei.parse import Parsed

_NAMESPACE = re.compile(r"\{[^}]*\}")


def unexplained(tei: Parsed, log: etree._ListErrorLog) -> Iterator[Fault]:
    """The last thing that a judge said, in its own words without the namespaces.

    What is wrong with an ``xml:id`` is another check's to say; but a rejection must never be silent.
    """
    if any(identifiers.check(tei, Context(tei))):
        return
    entry = log[-1]
    nodes = tei.tree.xpath(entry.path) if entry.path else []
    yield Fault(next(iter(nodes), tei.root), f"the schema rejects this: {_NAMESPACE.sub('', entry.message or '')}")
