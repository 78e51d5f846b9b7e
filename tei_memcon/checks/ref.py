"""A pointer of @ref that begins with ``#`` names an element of the document.

``persName``, ``placeName`` and others say by @ref whom or what they name (TEI Guidelines, att.canonical):
either a full address, which is not followed, or ``#`` and the ``xml:id`` of an entry in the header.

Bad::

    <p>A letter to <persName ref="#gorbachov">Gorbachev</persName>.</p>

Good::

    <p>A letter to <persName ref="#gorbachev">Gorbachev</persName>.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._pointers import anything, dangling, elements_with, similar, where
from tei_memcon.tei.parse import Parsed

RULE = "TMC102"
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each @ref that points into the document and at nothing there."""
    for element, value in elements_with(context, "ref"):
        for pointer in dangling(context, value, anything):
            what = f"{where(element, 'ref', value, pointer)} points to nothing{similar(context, pointer, anything)}"
            message = f"{what}; give a person in particDesc this xml:id, or correct the pointer"
            yield finding(context, element, RULE, SEVERITY, message)
