"""A pointer of @corresp that begins with ``#`` names an element of the document.

@corresp joins what corresponds, for instance two records of one conversation (TEI Guidelines,
att.global.linking). Full addresses are not followed; other files are looked at by TMC109.

Bad::

    <p corresp="#p12">The same in short.</p>

Good::

    <p xml:id="p12">At length.</p>
    <p corresp="#p12">The same in short.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._pointers import anything, dangling, elements_with, similar, where
from tei_memcon.tei.parse import Parsed

RULE = "TMC107"
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each @corresp that points into the document and at nothing there."""
    for element, value in elements_with(context, "corresp"):
        for pointer in dangling(context, value, anything):
            what = f"{where(element, 'corresp', value, pointer)} points to nothing{similar(context, pointer, anything)}"
            yield finding(context, element, RULE, SEVERITY, f"{what}; correct the pointer")
