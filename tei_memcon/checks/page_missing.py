"""Page numbers of a record follow each other without a gap.

A warning, since a source may leave pages out; but often the mark of a page was not read, and all that stands there is
cited from the page before. Only plain numbers count, and a step back is told by TMC303.

Bad::

    <p>One <pb n="214"/>two <pb n="216"/>three.</p>

Good::

    <p>One <pb n="214"/>two <pb n="215"/>three.</p>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._numbers import numbered, skipped
from tei_memcon.tei.parse import Parsed

RULE = "TMC304"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each page whose number is more than one higher than that of the page before it in the record."""
    last: dict[etree._Element | None, int] = {}
    for page, number, record in numbered(tei, "pb"):
        if missing := skipped("page", last.get(record), number):
            what = f"page {number} comes after page {last[record]}"
            yield finding(context, page, RULE, SEVERITY, f"{what}; look in the words between for {missing}")
        last[record] = number
