"""The schemas that a document names can be asked.

With ``--schema auto`` a document is judged by the schemas that its ``xml-model`` instructions name (Associating Schemas
with XML documents, W3C 2012): files on this machine, and TEI's own addresses where the schema is registered. One that
is not there judges nothing, and a document that nobody judged should not look valid.

Bad::

    <?xml-model href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_unknown.rng"?>
    <p>One.</p>

Good::

    <p>One.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.tei.parse import Parsed

RULE = "TMC005"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each schema that cannot be asked."""
    for reason in context.missing:
        yield finding(context, tei.root, RULE, SEVERITY, f"{reason}; nothing was judged by it")
