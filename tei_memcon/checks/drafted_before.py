"""A record is not drafted before the conversation that it reports.

The day of the conversation stands in ``creation``, that of the drafting in the ``bibl`` of the original (the encoding).
Where the drafting comes first, one of the two was read wrongly, or they were exchanged.

Bad::

    <creation><date when="1984-01-18">January 18, 1984</date></creation>
    <bibl type="original"><date when="1984-01-16">January 16, 1984</date></bibl>

Good::

    <creation><date when="1984-01-18">January 18, 1984</date></creation>
    <bibl type="original"><date when="1984-01-20">January 20, 1984</date></bibl>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._dates import day
from tei_memcon.tei.parse import Parsed

RULE = "TMC603"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each date of drafting that is before the date of the conversation."""
    held = [value for creation in tei.root.iter(tag("creation")) for _, value in _dated(creation)]
    if not held:
        return
    first = min(held, key=day)
    for bibl in tei.root.iter(tag("bibl")):
        for date, value in _dated(bibl) if bibl.get("type") == "original" else ():
            if day(value) < day(first)[: len(day(value))]:
                what = f"drafted on {value}, before the conversation of {first}"
                yield finding(context, date, RULE, SEVERITY, f"{what}; look which of the two was read wrongly")


def _dated(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The dates in an element, each with the first day that it names."""
    for date in element.iter(tag("date")):
        value = next(filter(day, (date.get(attribute, "") for attribute in ("when", "from", "notBefore"))), None)
        if value:
            yield date, value
