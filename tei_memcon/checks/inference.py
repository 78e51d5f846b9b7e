"""What can only be an inference says whose it is and how sure.

Reported speech that is given to a speaker (``said`` with @who), a corrected reading (``corr`` in ``choice``)
and a rejoined paragraph (``lb type="rejoined"``) are never printed: somebody concluded them. They carry @resp
and @cert (the encoding's third principle; TEI Guidelines, att.global.responsibility).

Bad::

    <p><said direct="false" who="#gorbachev">Gorbachev agreed.</said></p>

Good::

    <p><said direct="false" who="#gorbachev" resp="#tei-memcon" cert="high">Gorbachev agreed.</said></p>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, name, tag
from tei_memcon.tei.parse import Parsed

RULE = "TMC201"
SEVERITY = Severity.ERROR
_ADVICE = {
    "resp": '@resp (as resp="#tei-memcon")',
    "cert": "@cert (high, medium or low)",
}


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each inference without @resp or @cert."""
    for element in tei.root.iter(tag("said"), tag("corr"), tag("lb")):
        missing = [advice for attribute, advice in _ADVICE.items() if element.get(attribute) is None]
        if missing and is_inference(element):
            what = f"<{name(element)}> is an inference and must say whose and how sure"
            yield finding(context, element, RULE, SEVERITY, f"{what}: add {' and '.join(missing)}")


def is_inference(element: etree._Element) -> bool:
    """Whether an element cannot but be somebody's inference."""
    if element.tag == tag("said"):
        return element.get("who") is not None
    if element.tag == tag("lb"):
        return element.get("type") == "rejoined"
    parent = element.getparent()
    return parent is not None and parent.tag == tag("choice")
