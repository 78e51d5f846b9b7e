"""Page numbers do not go backwards within a record.

A warning, since sources do it: an attachment has pages of its own, or a page was scanned out of order. Only
plain numbers count.

Bad::

    <p>One <pb n="215"/>two <pb n="214"/>three.</p>

Good::

    <p>One <pb n="214"/>two <pb n="215"/>three.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._numbers import numbered, steps
from tei_memcon.tei.parse import Parsed

RULE = "TMC303"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each page whose number is smaller than that of the page before it in the record."""
    for page, number, last in steps(numbered(tei, "pb")):
        if number < last:
            message = f"page {number} comes after page {last}; look whether it is a page number"
            yield finding(context, page, RULE, SEVERITY, message)
