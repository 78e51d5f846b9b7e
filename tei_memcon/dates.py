"""Printed dates and times: ``March 8, 1969, 10:10 a.m.–2:28 p.m.``, ``19 November 1990``.

A grammar of our own, since general date parsers guess years and days; what is not stated is not filled in. The values
are those of TEI's ``att.datable.w3c``; times have seconds, as W3C dates demand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tei_memcon.source import Span

_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d\d)"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_MONTH}\s{{1,3}}{_DAY},?\s{{0,3}}{_YEAR}",
        rf"(?<!\d){_DAY}\s{{1,3}}{_MONTH},?\s{{1,3}}{_YEAR}",
    )
)
_CLOCK = r"(?:(?P<hour>[012]?\d)(?:[:.](?P<minute>[0-5]\d))?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?|(?P<word>noon|midnight))"
_FROM = re.compile(r"\s{0,3}[,—–]?\s{0,3}(?:(?:at|from|beginning at)\s)?" + _CLOCK, re.I)
_TO = re.compile(r"\s?(?:[-–—~]|to|until)\s?" + _CLOCK, re.I)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, and what it means: ``when``, or ``from`` and ``to``."""

    span: Span
    attributes: dict[str, str]


def find_dates(text: str, span: Span | None = None) -> Iterator[PrintedDate]:
    """Every full date between two offsets, with the time of day where one follows directly.

    >>> [d.attributes for d in find_dates("Washington, March 8, 1969, 10 a.m.")]
    [{'when': '1969-03-08T10:00:00'}]
    >>> [d.attributes for d in find_dates("July 20, 1975, 10:05–11:15 p.m.")]
    [{'from': '1975-07-20T22:05:00', 'to': '1975-07-20T23:15:00'}]
    >>> [d.attributes for d in find_dates("Paris, 19 November 1990; May 4-5, 1971")]
    [{'when': '1990-11-19'}, {'from': '1971-05-04', 'to': '1971-05-05'}]
    >>> list(find_dates("the May 1990 talks, 31 June 1990"))
    []
    """
    span = span or Span(0, len(text))
    found = [match for form in _FORMS for match in form.finditer(text, *span)]
    reached = span.start
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        days = _days(match)
        if match.start() < reached or not days:
            continue
        end, attributes = _with_time(text, match.end(), span.end, *days)
        reached = end
        yield PrintedDate(Span(match.start(), end), attributes)


def _days(match: re.Match[str]) -> tuple[date, date | None] | None:
    """First and last day, or nothing where the calendar has no such day."""
    month = _MONTHS[match["month"].lower()]
    try:
        first = date(int(match["year"]), month, int(match["day"]))
        last = date(int(match["year"]), month, int(match["last"])) if match["last"] else None
    except ValueError:
        return None
    return first, last


def _with_time(text: str, at: int, stop: int, first: date, last: date | None) -> tuple[int, dict[str, str]]:
    if last:
        return at, {"from": first.isoformat(), "to": last.isoformat()}
    start = _FROM.match(text, at, stop)
    if not start:
        return at, {"when": first.isoformat()}
    end = _TO.match(text, start.end(), stop)
    half = start["half"] or (end["half"] if end else None)
    begins = _time(start, half)
    if begins is None or not (half or start["minute"] or start["word"]):
        return at, {"when": first.isoformat()}
    ends = _time(end, end["half"]) if end else None
    if end and ends and ends < begins and not end["half"]:  # "11:30 a.m.–1:15" ends in the afternoon
        ends = _time(end, "p")
    if end and ends:
        last = first if ends >= begins else first + timedelta(days=1)
        return end.end(), {"from": f"{first}T{begins}", "to": f"{last}T{ends}"}
    return start.end(), {"when": f"{first}T{begins}"}


def _time(match: re.Match[str], half: str | None) -> str | None:
    """A time of day with seconds; noon and midnight have no hour of their own."""
    if match["word"]:
        return "12:00:00" if match["word"].lower() == "noon" else "00:00:00"
    hour = int(match["hour"])
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02}:{match['minute'] or '00'}:00" if hour < 24 else None
