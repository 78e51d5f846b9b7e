"""Page numbers of a record follow each other without a gap.

A warning, since a source may leave pages out; but often the mark of a page was not read, and all that stands there is
cited from the page before. Only plain numbers count, and a step back is told by TMC303.

Bad::

    <p>One <pb n="214"/>two <pb n="216"/>three.</p>

Good::

    <p>One <pb n="214"/>two <pb n="215"/>three.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._numbers import numbered, skipped, steps
from tei_memcon.tei.parse import Parsed

RULE = "TMC304"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each page whose number is more than one higher than that of the page before it in the record."""
    for page, number, last in steps(numbered(tei, "pb")):
        if missing := skipped("page", last, number):
            message = f"page {number} comes after page {last}; look in the words between for {missing}"
            yield finding(context, page, RULE, SEVERITY, message)
