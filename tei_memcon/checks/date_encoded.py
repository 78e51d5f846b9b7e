"""A date that is printed in full is encoded.

Whoever searches by date finds only what an attribute says (TEI Guidelines, att.datable.w3c). Looked at are ``date``
elements that print one full date and nothing else. Days before 1924, which may be of the old calendar, those with
@calendar or with another attribute of dating, and dates that can be read in two ways (4/5/1961, 4.5.1961) are left
alone.

Bad::

    <p>On <date>January 18, 1984</date>.</p>

Good::

    <p>On <date when="1984-01-18">January 18, 1984</date>.</p>
"""

import re
from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Change, Context, Finding, Severity, finding, tag
from tei_memcon.tei.parse import Parsed

RULE = "TMC604"
SEVERITY = Severity.WARNING
_LONG = 100  # characters; more is no date alone
_NEW_CALENDAR = "1924"  # the year after the last state of Europe, Greece, gave up the old one
_FIGURES = re.compile(r"[\d./ -]+")
_AROUND = " \t\r\n.,;:()[]"
_NOT_DATING = {"type", "n", "cert", "resp", "rend", "{http://www.w3.org/XML/1998/namespace}id"}


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each ``date`` of one full day that no attribute says."""
    for date in tei.root.iter(tag("date")):
        if not set(date.attrib) - _NOT_DATING and (change := fix(date)):
            what = f"<date> prints a full date, and no attribute says so; write {change.attribute}"
            yield finding(context, date, RULE, SEVERITY, f'{what}="{change.value}"', change)


def fix(date: etree._Element) -> Change | None:
    """The day that is printed becomes the value of @when."""
    words = "".join(date.itertext())
    printed = " ".join(words.split()).strip(_AROUND) if len(words) <= _LONG else ""
    from tei_memcon.notation.dates import find_dates  # whose grammar takes longer to read than a file to check

    found = list(find_dates(printed))
    if len(found) != 1 or found[0].span != (0, len(printed)):
        return None
    when = found[0].attributes.get("when", "")
    year, month, day_of_month = [*when.partition("T")[0].split("-"), "", ""][:3]
    in_two_ways = month != day_of_month <= "12" and _FIGURES.fullmatch(printed) and not printed.startswith(year)
    return Change("when", when) if when >= _NEW_CALENDAR and not in_two_ways else None
