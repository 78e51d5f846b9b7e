"""The dateline of a record: a line that holds a place and a date, and nothing else."""

import re
from dataclasses import dataclass

from tei_memcon.carve import carve
from tei_memcon.dates import PrintedDate, find_dates
from tei_memcon.model import Content, Element, Text
from tei_memcon.readers._join import Passage
from tei_memcon.source import Span

_PLACE = re.compile(
    r"^\[?\s?(?P<place>[A-Z][\w’'.]+(?:[ -][A-Z][\w’'.]+){0,4}(?:, [A-Z][\w’'.]+){0,2})\s?,?\s?\]?,?\s*$"
)
_CLOCK = re.compile(r",?\s?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?(?:\s?[ap]\.?m\.?)?,?\s*$", re.I)
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

    "Washington, March 8, 1969, 10 a.m.", "[Washington,] August 31, 1948.", "Paris, 19 November 1990"
    """
    if len(one.text) > _LONGEST or len(one.rows) > 1:
        return None
    found = list(find_dates(text, one.span))
    if not found or not _AFTER_DATE.fullmatch(text, found[-1].span.end, one.span.end) or len(found) > 1:
        return None
    words = _CLOCK.sub("", text[one.span.start : found[0].span.start])
    before = _PLACE.match(words)
    if not before and words.strip("[ ,"):
        return None
    place = Span(one.span.start + before.start("place"), one.span.start + before.end("place")) if before else None
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
