"""A range of dates begins before it ends.

@from and @to, @notBefore and @notAfter name the ends of a range (TEI Guidelines, att.datable.w3c); in the wrong order
they name no day at all, and whoever searches by date does not find the record.

Bad::

    <p>They met on <date from="1991-05-05" to="1991-05-04">May 4 and 5, 1991</date>.</p>

Good::

    <p>They met on <date from="1991-05-04" to="1991-05-05">May 4 and 5, 1991</date>.</p>
"""

import re
from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, name
from tei_memcon.checks._dates import day
from tei_memcon.checks._pointers import elements_with
from tei_memcon.tei.parse import Parsed

RULE = "TMC601"
SEVERITY = Severity.WARNING
_TIME = re.compile(r"[^T]*T(\d\d:\d\d(?::\d\d)?)")
_ENDS = ("from", "to"), ("notBefore", "notAfter")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each element whose range ends before it begins."""
    for first, last in _ENDS:
        for element, begins in elements_with(context, first):
            ends = element.get(last, "")
            one, other = day(begins), day(ends)
            if one and other and (other < one[: len(other)] or (one == other and _ends_earlier(begins, ends))):
                what = f'<{name(element)}> ends (@{last}="{ends}") before it begins (@{first}="{begins}")'
                yield finding(context, element, RULE, SEVERITY, f"{what}; put the two in order, or correct one")


def _ends_earlier(begins: str, ends: str) -> bool:
    """Whether the time of day at the end is before that at the beginning; not asked where zones are given."""
    one, other = (_TIME.fullmatch(value.strip()) for value in (begins, ends))
    return bool(one and other and other[1] < one[1])
