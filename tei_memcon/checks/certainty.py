"""What tei-memcon inferred says how sure it is.

A reader must be able to tell a guess from a certainty: whatever carries ``resp="#tei-memcon"`` carries @cert as
well (the encoding's third principle; docs/encoding.md tells how often each certainty is meant to be right).

Bad::

    <p>On <date when="1984-01-18" resp="#tei-memcon">January 18</date>.</p>

Good::

    <p>On <date when="1984-01-18" resp="#tei-memcon" cert="high">January 18</date>.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, name
from tei_memcon.checks._pointers import elements_with
from tei_memcon.checks.inference import is_inference
from tei_memcon.tei.parse import Parsed

RULE = "TMC202"
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each element of the program's responsibility without @cert; those of TMC201 are told there."""
    for element, value in elements_with(context, "resp"):
        certainty_missing = "#tei-memcon" in value.split() and element.get("cert") is None
        if certainty_missing and not is_inference(element):
            what = f"<{name(element)}> is inferred by tei-memcon and must say how sure it is"
            yield finding(context, element, RULE, SEVERITY, f"{what}: add @cert (high, medium or low)")
