"""@prev and @next join parts of one thing: another element of the same name.

Where a heading or an omission divides a turn, @prev of its second ``sp`` names the first (TEI Guidelines,
att.global.linking).

Bad::

    <p xml:id="p3">He waited.</p>
    <sp who="#bush" prev="#p3"><p>And so on.</p></sp>

Good::

    <sp who="#bush" xml:id="sp3"><speaker>Bush:</speaker><p>First.</p></sp>
    <p>He waited.</p>
    <sp who="#bush" prev="#sp3"><p>And so on.</p></sp>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Change, Context, Finding, Severity, finding, name
from tei_memcon.checks._pointers import Accepts, broken, elements_with, similar, where, with_sign
from tei_memcon.tei.parse import Parsed

RULE = "TMC106"
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each @prev or @next that names no other element of the same name."""
    for attribute in ("prev", "next"):
        for element, value in elements_with(context, attribute):

            def is_other_part(other: etree._Element, part: etree._Element = element) -> bool:
                return other is not part and other.tag == part.tag

            wrong = broken(context, value, is_other_part)
            change = fix(context, attribute, value, is_other_part) if wrong else None
            for pointer in wrong:
                hint = similar(context, pointer, is_other_part)
                what = f"{where(element, attribute, value, pointer)} points to no other <{name(element)}>{hint}"
                yield finding(context, element, RULE, SEVERITY, f"{what}; correct the pointer", change)


def fix(context: Context, attribute: str, value: str, accepts: Accepts) -> Change | None:
    """The ``#`` is put before a name that one other part has."""
    return with_sign(context, attribute, value, accepts)
