"""The dateline of a record: a line that holds a place and a date, and nothing else."""

import re
from dataclasses import dataclass

from tei_memcon.carve import carve
from tei_memcon.dates import PrintedDate, find_dates
from tei_memcon.model import Content, Element, Text
from tei_memcon.readers._join import Passage
from tei_memcon.source import Span

_NAME = r"[A-ZÀ-Þ][\w’'.]+(?:[ -](?:(?:of|the|of the|de|la|der) )?[A-ZÀ-Þ][\w’'.]+){0,4}"
_WEEKDAY = r"(?:\w{3,6}day|\w{4,7}tag|Mittwoch)\b"
_BEFORE_DATE = re.compile(
    rf"^\[?\s?(?P<place>(?!{_WEEKDAY}){_NAME}(?:, (?!{_WEEKDAY}){_NAME}){{0,2}})?(?:(?:^|,?\s){_WEEKDAY})?"
    r"[\s,\]]{0,4}(?:(?:^|(?<=,\s))(?:on|den|am|le|the)\s{1,3})?$"
)
_AFTER_DATE = re.compile(r"[ .,\]]*(?:\d{1,2}|\[(?:note )?\d{1,2}\])?\s*")  # note marks may be glued to it
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class StatedPlaceAndDate:
    """A dateline, tagged."""

    content: Content
    date: PrintedDate
    place: Span | None


def dateline(one: Passage, text: str) -> StatedPlaceAndDate | None:
    """A line that holds a place and a date, or a date alone, and nothing else.

    "Washington, March 8, 1969, 10 a.m.", "[Washington,] August 31, 1948.", "Bonn, den 18. März 1991"
    """
    if len(one.text) > _LONGEST or len(one.rows) > 1:
        return None
    found = list(find_dates(text, one.span))
    if not found or not _AFTER_DATE.fullmatch(text, found[-1].span.end, one.span.end) or len(found) > 1:
        return None
    before = _BEFORE_DATE.match(text[one.span.start : found[0].span.start])
    if not before:
        return None
    start, end = before.span("place")
    place = Span(one.span.start + start, one.span.start + end) if before["place"] else None
    tagged = [Element("date", found[0].attributes, (Text(found[0].span),))]
    if place:
        tagged.append(Element("placeName", {}, (Text(place),)))
    return StatedPlaceAndDate(carve(one.content, tagged)[0], found[0], place)


def tagged_field(one: Passage, kind: str, value: Span, text: str) -> Content:
    """A line with the heading of a field and its value: the place or the dates in it, tagged."""
    dates = [Element("date", date.attributes, (Text(date.span),)) for date in find_dates(text, value)]
    start = value.end - len(text[slice(*value)].lstrip())
    place = [Element("placeName", {}, (Text(Span(start, value.end)),))] if kind == "place" and not dates else []
    return carve(one.content, [*dates, *place])[0]
