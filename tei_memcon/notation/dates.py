"""Printed dates: ``March 8, 1969, 10:10 a.m.–2:28 p.m.``, ``19 November 1990``, ``den 18. März 1991``, ``12.IV.1956``.

A grammar of our own, since general date parsers guess years and days; what is not stated is not filled in, and figures
that can be read in two ways (4/5/1961) are left alone. The values are those of TEI's ``att.datable.w3c`` (TEI P5,
3.6.4); times have seconds, as W3C dates demand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tei_memcon.data import table
from tei_memcon.notation.clock import PrintedTime, time_at
from tei_memcon.notation.numerals import han_value
from tei_memcon.source import Span

MONTHS = {
    name: number
    for names in table("months").values()
    for number, forms in enumerate(names, start=1)
    for name in forms.split()
}
_ROMAN = {numeral: n for n, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)}

_MONTH = r"(?P<month>[^\W\d_]{3,12}+)\b\.?"  # any word: the names of all languages would make long patterns
_LATER = _MONTH.replace("month", "to_month")
_UP_TO = r"\s?(?P<join>[-–—/]|to|through|bis|au|and|und|et)\s?(?:(?:the|den|le)\s)?"
_MORE = r"(?:,\s[0-3]?\d(?:st|nd|rd|th|\.)?(?![\d:.]))"  # "22, 23 and 24 April"
_OR_AND = r"\s?(?:[-–—/]|to|and|through|bis|und|au|et|şi|și|a|y|e)\s?(?:(?:the|den|le)\s)?"
_BOTH = re.compile(r"/|\b(?:and|und|et|şi|și|y|e)\b", re.I)
_SPAN_OF_BOTH = 3  # days: "April 30 and May 1" are one meeting, "April 3 and May 12" are two
_NTH = r"(?:st|nd|rd|th|er|\.|º)?"
_DAY = rf"\[?(?P<day>[0-3]?\d){_NTH}\]?"
_LAST = rf"(?P<last>[0-3]?\d){_NTH}"
_ANY_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_HAN = "[零〇一二三四五六七八九十]"
_REIGNS = {"大正": 1911, "昭和": 1925, "平成": 1988}  # the year before the first of each
_HAS_YEAR = re.compile(  # it begins with a set of signs: most lines have none of them, and are gone through quickly
    rf"[12{''.join(reign[0] for reign in _REIGNS)}{_HAN[1:-1]}](?:(?<=1)[6-9]\d\d|(?<=2)0\d\d|(?<={_HAN}){_HAN}{{3}}年"
    rf"|{'|'.join(f'(?<={reign[0]}){reign[1:]}' for reign in _REIGNS)})"
)
_YEAR = rf"\[?(?P<year>{_ANY_YEAR})(?!\d\d)"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_MONTH}\s{{1,3}}{_DAY}(?:,?\s{{1,3}}(?P<from_year>{_ANY_YEAR}))?{_UP_TO}{_LATER}\s{{1,3}}{_LAST}"
        rf",?\s{{0,3}}{_YEAR}",
        rf"\b{_MONTH}\s{{1,3}}{_DAY}(?:{_MORE}{{0,3}}(?:,?{_OR_AND}|,\s){_LAST})?(?:\s\(\w{{2,9}}\.?\))?,?\s{{0,3}}{_YEAR}",
        rf"(?<!\d){_DAY}\s{{0,3}}{_MONTH}{_UP_TO}{_LAST}\s{{0,3}}{_LATER},?\s{{1,3}}{_YEAR}",
        rf"(?<![\d.]){_DAY}(?:{_MORE}{{0,3}},?{_OR_AND}{_LAST})?\s{{0,3}}(?:(?:day\s)?of\s|de\s)?{_MONTH},?\s{{1,3}}(?:de\s)?{_YEAR}",
        rf"(?<![\d.]){_DAY}(?:{_OR_AND}{_LAST})?[./\s-]\s?(?P<roman>[IVX]{{1,4}})[./\s-]\s?{_YEAR}",
        rf"(?<![\d./-])(?P<day>[0-3]?\d)\.(?:{_OR_AND}(?P<last>[0-3]?\d)\.)?\s?(?P<figure>[01]?\d)\.\s?(?P<year>{_ANY_YEAR})(?!\.?\d)",
        rf"(?<![\d./-])(?P<year>{_ANY_YEAR})(?:\.|,)?\s{{1,3}}{_MONTH}\s{{1,3}}(?P<day>[0-3]?\d)(?![\d:])",
        rf"(?<![\d./-])(?P<year>{_ANY_YEAR})-(?P<figure>[01]\d)-(?P<day>[0-3]\d)(?![\d-])",
        rf"(?<![\d./-])(?P<day>1[3-9]|2\d|3[01])/(?P<figure>0?[1-9]|1[0-2])/(?P<year>{_ANY_YEAR})(?!\d)",
        rf"(?<![\d./-])(?P<figure>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{_ANY_YEAR})(?!\d)",
        rf"(?:(?P<year>{_ANY_YEAR}|{_HAN}{{4}})|(?P<reign>{'|'.join(_REIGNS)})\s?(?P<of_reign>\d{{1,2}}|{_HAN}{{1,3}}|元))"
        rf"\s?[年년]\s?(?P<figure>1?\d|{_HAN}{{1,2}})\s?[月월]\s?(?P<day>[0-3]?\d|{_HAN}{{1,3}})\s?[日일]",
    )
)
_JOINS = re.compile(r"\s?(?:[-–—]|to|until|through|bis|au)\s?(?:(?:the|den|le)\s)?")
_TIME_FOLLOWS = re.compile(
    r"(?:\s?(?:г\.|года?|r\.|roku)(?=[\s,])|\.(?=,))?"  # "year", behind its number; "1971. május 3., 15.30"
    r"(?:\s{0,3}[,;:—–]|\s{1,3}[-/•·](?=\s)|\s\((?=\d))?\s{0,3}"
    r"(?:(?:at|from|between|beginning(?: at)?|um|von|ab|à|de|v|в|с|a\slas|or[ae]|orele|(?:o\s)?godz\.|kl\.?)\s)?"
    r"(?:(?:about|approximately|around|ca\.|circa|gegen|vers)\s)?",
    re.I,
)
_TIME_BEFORE = re.compile(
    r"(?<![\d:.])(?:\d{1,2}[:.h]\d\d|\d{1,2}\s?[ap]\.?m|\d{1,2}\s?[-–]\s?\d{1,2}[:.\s]|\bnoon\b|\bmidnight\b)", re.I
)
_BEFORE_DAY = re.compile(
    r"\s?,?\s{0,3}(?:(?:on|of|am|le)\s{1,3})?(?:[^\W\d]{3,10}(?:day|tag),?\s{1,3})?(?:(?:den|the)\s)?", re.I
)
_DAY_LENGTH = len("1971-06-03")
_LONGEST_TIME = 40  # characters before a date in which its time may stand


# From the last figure of a time on: "from 1:57 to", whose other half stands in the next line
_CUT_HOURS = re.compile(r"\d\s{0,3}(?:[-–—]|to|until|bis)\s{0,3}", re.I)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, and what it means: ``when``, or ``from`` and ``to``."""

    span: Span
    attributes: dict[str, str]


def find_dates(text: str, span: Span | None = None) -> Iterator[PrintedDate]:
    """Every full date between two offsets, with the time of day where it stands directly before or after.

    >>> [d.attributes for d in find_dates("Washington, March 8, 1969, 10 a.m.")]
    [{'when': '1969-03-08T10:00:00'}]
    >>> [d.attributes for d in find_dates("Beijing, 3:30-6:30 p.m., 7 April 1967")]
    [{'from': '1967-04-07T15:30:00', 'to': '1967-04-07T18:30:00'}]
    >>> [d.attributes for d in find_dates("Paris, 19 November 1990; Bonn, den 4. bis 5. Mai 1971")]
    [{'when': '1990-11-19'}, {'from': '1971-05-04', 'to': '1971-05-05'}]
    >>> list(find_dates("the May 1990 talks, 31 June 1990, 4/5/1961"))
    []
    """
    span = span or Span(0, len(text))
    if _HAS_YEAR.search(text, *span):  # few lines; the grammar below costs a hundred times as much
        yield from _dates(text, span)


def has_year(words: str) -> bool:
    """Whether words may hold a full date: a glance, where most have none."""
    return _HAS_YEAR.search(words) is not None


@lru_cache(maxsize=64)  # the lines above a record, of which each step asks for the date
def _dates(text: str, span: Span) -> tuple[PrintedDate, ...]:
    dates: list[PrintedDate] = []
    found = [match for form in _FORMS for match in form.finditer(text, *span)]
    reached = span.start
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        days = _days(match)
        if match.start() < reached or not days:
            continue
        one = _timed(text, Span(reached, span.end), Span(*match.span()), *days)
        reached = one.span.end
        if dates and (joined := _joined(text, dates[-1], one)):
            dates[-1] = joined
        else:
            dates.append(one)
    return tuple(dates)


def _joined(text: str, first: PrintedDate, last: PrintedDate) -> PrintedDate | None:
    """Two whole dates of which the first is that of the beginning: "3.6.1971 bis 5.6.1971"."""
    begins, ends = first.attributes.get("when", ""), last.attributes.get("when", "")
    whole = len(begins) == len(ends) == _DAY_LENGTH and begins < ends
    if not whole or not _JOINS.fullmatch(text, first.span.end, last.span.start):
        return None
    return PrintedDate(Span(first.span.start, last.span.end), {"from": begins, "to": ends})


def _days(match: re.Match[str]) -> tuple[date, date | None] | None:
    """First and last day, or nothing where the calendar has no such month or day."""
    part = match.groupdict()
    month, year = _month(part, "month"), _year(part)
    last_month = _month(part, "to_month") if part.get("to_month") else month
    try:
        first = date(int(part.get("from_year") or year), month, _number(match["day"]))
        last = date(year, last_month, int(part["last"])) if part.get("last") else None
    except ValueError:
        return None
    both = last and _BOTH.search(part.get("join") or "") and (last - first).days > _SPAN_OF_BOTH
    return None if both or (last and last <= first) else (first, last)


def _year(part: dict[str, str | None]) -> int:
    """The year, also where it is that of a reign, of which the first is called 元."""
    reign, of_reign = part.get("reign"), part.get("of_reign") or ""
    return _REIGNS[reign] + (1 if of_reign == "元" else _number(of_reign)) if reign else _number(part["year"] or "")


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else han_value(numeral)


def _month(part: dict[str, str | None], name: str) -> int:
    roman, figure = part.get("roman"), part.get("figure")
    if figure:
        return _number(figure)
    if roman:
        return _ROMAN.get(roman.lower(), 0)
    return MONTHS.get((part[name] or "").lower(), 0)


def _timed(text: str, within: Span, found: Span, first: date, last: date | None) -> PrintedDate:
    """A date with its time of day, if it is a single day."""
    if last:
        return PrintedDate(found, {"from": first.isoformat(), "to": last.isoformat()})
    if text[slice(*found)].count("[") > text[slice(*found)].count("]") and text.startswith("]", found.end):
        found = Span(found.start, found.end + 1)
    follows = _TIME_FOLLOWS.match(text, found.end, within.end)
    after = time_at(text, follows.end(), within.end) if follows else None
    if after and not _CUT_HOURS.fullmatch(text, after.end - 1, within.end):
        return PrintedDate(Span(found.start, after.end), _attributes(first, after))
    before = _time_before(text, within.start, found.start)
    if before:
        start, time = before
        return PrintedDate(Span(start, found.end), _attributes(first, time))
    return PrintedDate(found, {"when": first.isoformat()})


def _time_before(text: str, start: int, date_at: int) -> tuple[int, PrintedTime] | None:
    """The time that stands before a date ("3:30-6:30 p.m., 7 April 1967"), and where it begins."""
    for match in _TIME_BEFORE.finditer(text, max(start, date_at - _LONGEST_TIME), date_at):
        time = time_at(text, match.start(), date_at)
        if time and _BEFORE_DAY.fullmatch(text, time.end, date_at):
            return match.start(), time
    return None


def _attributes(day: date, time: PrintedTime) -> dict[str, str]:
    """What ends before it begins ends on the next day."""
    if not time.ends:
        return {"when": f"{day}T{time.begins}"}
    last = day if time.ends >= time.begins else day + timedelta(days=1)
    return {"from": f"{day}T{time.begins}", "to": f"{last}T{time.ends}"}
