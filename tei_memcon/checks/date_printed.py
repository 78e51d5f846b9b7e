"""@when says the day that is printed.

Where an element prints a full date, its attribute says the same day; a slip in one of them puts the record into another
year (TEI Guidelines, att.datable.w3c). Dates of which only a part is printed, and those that can be read in two ways,
are not looked at.

Bad::

    <p>On <date when="1984-01-18">January 18, 1983</date>.</p>

Good::

    <p>On <date when="1984-01-18">January 18, 1984</date>.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._dates import day, plain_day
from tei_memcon.tei.parse import Parsed

RULE = "TMC602"
SEVERITY = Severity.WARNING
_LONG = 200  # characters; more is no date
_ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each ``date`` whose attributes name other days than its words, where these are one full date."""
    for date in tei.root.iter(tag("date")):
        encoded = [found for attribute in _ATTRIBUTES if (value := date.get(attribute)) and (found := day(value))]
        words = " ".join("".join(date.itertext()).split())
        if plain_day(words) in encoded:
            continue
        from tei_memcon.notation.dates import find_dates  # whose grammar takes longer to read than a file to check

        printed = list(find_dates(words)) if encoded and len(words) <= _LONG else []
        if len(printed) == 1 and not date.get("calendar"):
            days = [day(value) for value in printed[0].attributes.values()]
            if all(one != other[: len(one)] for one in encoded for other in days):
                says = "-".join(f"{part:02}" for part in encoded[0])
                what = f"<date> prints “{words}”, and its attribute says {says}"
                yield finding(context, date, RULE, SEVERITY, f"{what}; correct the one that is wrong")
