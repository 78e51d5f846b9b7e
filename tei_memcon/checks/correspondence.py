"""A @corresp that begins with ``#`` names an element of the document.

@corresp joins what corresponds, for instance two records of one conversation (TEI Guidelines,
att.global.linking). Full addresses and other files are not followed.

Bad::

    <p corresp="#p12">The same in short.</p>

Good::

    <p xml:id="p12">At length.</p>
    <p corresp="#p12">The same in short.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._pointers import anything, elements_with, is_goal, similar, where
from tei_memcon.tei.parse import Parsed

RULE = "TMC107"
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each @corresp that points into the document and at nothing there."""
    for element, value in elements_with(context, "corresp"):
        if value.startswith("#") and not is_goal(context, value, anything):
            what = f"{where(element, 'corresp', value, value)} points to nothing{similar(context, value, anything)}"
            yield finding(context, element, RULE, SEVERITY, f"{what}; correct the pointer")
