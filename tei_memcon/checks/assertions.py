"""What a project asks in Schematron holds.

A grammar cannot say that a page number must grow, or that a name must be one of a list. Projects say such things in
ISO Schematron (ISO/IEC 19757-3), as assertions in words of their own; ``--schema project.sch`` asks them. An assertion
whose ``role`` is ``warning`` or ``information`` is a warning.

Bad::

    <!-- <assert test="@n">A page has its number</assert> in the rules for pb -->
    <p>One <pb/>two.</p>

Good::

    <p>One <pb n="2"/>two.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity
from tei_memcon.checks._judged import judged
from tei_memcon.schemata import ASSERTIONS
from tei_memcon.tei.parse import Parsed

RULE = ASSERTIONS
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield the assertions of Schematron that do not hold."""
    return judged(tei, context, RULE)
