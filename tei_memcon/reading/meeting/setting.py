"""Date, hours and place of the conversation, by what the record says of them and where.

A field of the header ("DATE AND TIME: …") states them, else the dateline, else the titles name them in running words.
What is read off titles and sentences is marked as inferred. A dateline that is later than the day that a field or the
head names is that of the drafting; dates that contradict each other otherwise are all told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tei_memcon.data import entries, first_of, word_list
from tei_memcon.model import Added, Certainty, Field, Inference, Remark
from tei_memcon.notation.clock import time_at
from tei_memcon.notation.dates import PrintedDate, find_dates
from tei_memcon.reading.conversation import names_conversation
from tei_memcon.reading.header.opening import Opening
from tei_memcon.reading.meeting.hours import hours, together
from tei_memcon.reading.page.join import Passage
from tei_memcon.source import Span

_HOURS_ALONE = re.compile(r"(?:[^\W\d]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s)?\d[\d.:]{0,4}[^?!;]{0,40}", re.S)
_HOUSE_NAME = re.compile(r"(?:[Hh]ouse|Residence|Hotel|Palace|Lodge|Villa|Castle|Inn|Hall|Club)$")
_AND_PLACE = re.compile(r"\b(?:place|ort|lieu|location)\b", re.I)
_HEAD = 40  # characters of the heading of a field
_BELOW = 12  # those of its second line: "AND PLACE:"
_BEHIND = re.compile(
    r"(?:\s(?:[A-Z]{3}|local time))?(?:\s?[,;–-])?\s{1,3}(?:(?:AND )?PLACE:\s{1,3})?"
    r"(?P<place>(?:the\s)?[A-ZÀ-Þ][^\d]{3,60})",
    re.S,
)
_AHEAD = re.compile(r"\s*(?P<place>[A-ZÀ-Þ][^\d]{3,60}?),\s(?:on\s|den\s|am\s|le\s)?", re.S)
_VENUE = re.compile(
    r"\b(?:House|Room|Hall|Hotel|Palace|Residence|Office|Building|Villa|Castle|Embassy|Ministry|Department|Headquarters)\b"
)
_TOWN_NAME = re.compile(r"(?!The\b)[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}(?<!House)(?<!Building)(?<!Department)")
_AT_HOUR = re.compile(r"\b(?:AT|at) ([01]\d|2[0-3])([0-5]\d)(?: (?:HOURS|hours|hrs))?\.?$")  # of a head
_HOUR = re.compile(r"(?<![\d:.])\d|\bnoon\b|\bmidnight\b")
_IN = re.compile(r"\b[Ii]n\s$")
_NEAR_DATE = 5  # characters
_PLACE_LINES = 2  # a building, and the town below it
DRAFTED_WITHIN = 60  # days after a conversation


def setting(
    text: str, opening: Opening, titles: Sequence[Passage], elsewhere: str = ""
) -> tuple[list[Field], list[Inference | Remark]]:
    """The header fields for date, hours and place, and what was inferred and noticed.

    Args:
        text: of the source.
        opening: the opening of the record, with its dateline and its fields if it has any.
        titles: head and subtitles, where date and place may be named in running words.
        elsewhere: other words that may confirm them: the source note.
    """
    found = [*_dates(text, opening, titles, elsewhere), *_place(text, opening, titles, elsewhere)]
    day = next((one for one in found if isinstance(one, Field) and one.name == "date"), None)
    found += _hours(text, opening, titles, day)
    return [one for one in found if isinstance(one, Field)], [one for one in found if not isinstance(one, Field)]


def _dates(
    text: str, opening: Opening, titles: Sequence[Passage], elsewhere: str
) -> Iterator[Field | Inference | Remark]:
    """The date of the conversation, and that of the drafting where the two are told apart."""
    stated = [one for _, span in opening.fields for one in find_dates(text, span)][:1]
    named = _named(text, opening, titles)
    if opening.date and not stated and _is_drafting(opening.date, named):
        stated = named[:1]
    chosen = next(iter(stated), opening.date)
    if not chosen:
        yield from _inferred(text, named, elsewhere)
        return
    yield Field("date", (Added(_words(text, chosen.span)),), chosen.attributes)
    other = opening.date
    if not other or _day(other) == _day(chosen):
        return
    if _is_drafting(other, [chosen]):
        yield Field("drafted", (Added(_words(text, other.span)),), other.attributes)
    else:
        dates = f"{_words(text, chosen.span)} and {_words(text, other.span)}"
        yield Remark(other.span, "warning", f"the record gives two dates, {dates}; the header has the first")


def _named(text: str, opening: Opening, titles: Sequence[Passage]) -> list[PrintedDate]:
    """The dates that the titles name beside that of the dateline."""
    return [
        one for title in titles for one in find_dates(text, title.span) if not _is_dateline(one, title, opening.date)
    ]


def _is_dateline(one: PrintedDate, title: Passage, stated: PrintedDate | None) -> bool:
    """Whether a date is that of the dateline, printed there or once more in a line that names no conversation."""
    return one == stated or (stated is not None and _day(one) == _day(stated) and not names_conversation(title.text))


def _is_drafting(dateline: PrintedDate, named: Sequence[PrintedDate]) -> bool:
    """Whether a dateline follows the one day that the head or a field names, as a record is drafted after a talk."""
    if len({_day(one) for one in named}) != 1:
        return False
    after = date.fromisoformat(_day(dateline)) - date.fromisoformat(_day(named[0]))
    return 0 < after.days <= DRAFTED_WITHIN


def _inferred(text: str, dates: Sequence[PrintedDate], elsewhere: str) -> Iterator[Field | Inference]:
    """The one date that the titles name, or the one with its hours."""
    dates = [one for one in dates if "T" in (one.attributes.get("from") or one.attributes.get("when", ""))] or dates
    if len({_day(one) for one in dates}) != 1:
        return
    confirmed = _day(dates[0]) in {_day(other) for other in find_dates(elsewhere)}
    cert: Certainty = "high" if confirmed or len(dates) > 1 else "medium"
    reason = "the title names this date" + (", and so does the source note" if confirmed else "")
    words = _words(text, dates[0].span)
    yield Field("date", (Added(words),), {**dates[0].attributes, "resp": "#tei-memcon", "cert": cert})
    yield Inference(dates[0].span, f"date of the conversation: {words}", cert, reason)


def _hours(text: str, opening: Opening, titles: Sequence[Passage], day: Field | None) -> Iterator[Field | Inference]:
    """The hours: of a field or a line, or as a sentence tells them, where the date has none of its own."""
    when = day.attributes if day else {}
    lines = [title.span for title in titles if _HOURS_ALONE.fullmatch(text, *title.span)]
    fields = [span for kind, span in opening.fields if kind == "time"]
    stated = [(span, time) for span in (*fields, *lines) if (time := _time_in(text, span))]
    stated += [(title.span, time) for title in titles if (time := _time_in(text, title.span)) and time[1]]
    if "T" in when.get("from", ""):
        return
    heads = ((title, _AT_HOUR.search(title.text)) for title in titles if names_conversation(title.text))
    stated += [(title.span, (f"{at[1]}:{at[2]}:00", None)) for title, at in heads if at]
    if stated and "T" not in when.get("when", ""):
        span, (begins, ends) = stated[0]
        yield Field("time", (Added(_words(text, span)),), {"from": begins, "to": ends} if ends else {"when": begins})
        return
    told = hours(text)
    if not told:
        return
    begins = told.begins or when.get("when", "").partition("T")[2]
    if begins and told.ends:
        period = dict(zip(("from", "to"), together(begins, told.ends), strict=True))
    else:
        period = {"when": begins} if told.begins else {"to": told.ends or ""}
    words = _words(text, told.span)
    yield Field("time", (Added(words),), {**period, "resp": "#tei-memcon", "cert": "high"})
    yield Inference(told.span, f"hours of the conversation: {words}", "high", "a sentence of the record tells them")


def _time_in(text: str, span: Span) -> tuple[str, str | None] | None:
    """The time of day of a field that holds no full date ("July 29th 19:30~21:30")."""
    for number in _HOUR.finditer(text, *span):
        time = time_at(text, number.start(), span.end)
        if time:
            return time.begins, time.ends
    return None


def _place(text: str, opening: Opening, titles: Sequence[Passage], elsewhere: str) -> Iterator[Field | Inference]:
    """The place: of a field, of the dateline, or the one city that the titles name."""
    fields = [span for kind, span in opening.fields if kind == "place" and not any(find_dates(text, span))]
    named = _named(text, opening, titles)
    cities = [match for title in titles for match in cities_in(text, title.span)]
    if opening.date and opening.place and not fields and _is_drafting(opening.date, named):
        elsewhere_held = [match for match in cities if match.start() != opening.place.start]
        opening = replace(opening, place=None) if elsewhere_held else opening
        cities = elsewhere_held or cities
    elif opening.date and opening.place and not fields:
        held = _held_in(text, titles, _day(opening.date))
        if (city := _one_city(held)) and city not in _words(text, opening.place):
            opening, cities = replace(opening, place=None), held
    if not fields and (other := _beside_time(text, opening) or opening.place):
        fields = [other]
    if fields:
        names = [name for span in fields[:_PLACE_LINES] for name in _place_and_house(_words(text, span))]
        yield from (Field("place", (Added(name),)) for name in dict.fromkeys(names))
        return
    dated = [title.span for title in titles if names_conversation(title.text) and any(find_dates(text, title.span))]
    city = _one_city(cities) or _one_city([match for span in dated for match in cities_in(text, span)])
    if not city:
        return
    confirmed = bool(re.search(rf"\b{re.escape(city)}\b", elsewhere))
    cert: Certainty = "high" if confirmed else "medium"
    reason = "the title names this place" + (", and so does the source note" if confirmed else "")
    yield Field("place", (Added(city),), {"resp": "#tei-memcon", "cert": cert})
    span = next(Span(*match.span()) for match in cities if _in_small_letters(match.group()) == city)
    yield Inference(span, f"place of the conversation: {city}", cert, reason)


def _held_in(text: str, titles: Sequence[Passage], day: str) -> list[re.Match[str]]:
    """The cities in which the titles say that it was, on a day: "in Oakham, 3 May 1971", "on 3 May 1971 in Oakham"."""
    held: list[re.Match[str]] = []
    for title in (one for one in titles if names_conversation(one.text)):
        dates = [one.span for one in find_dates(text, title.span) if _day(one) == day]
        for city in cities_in(text, title.span):
            beside = any(
                0 <= one.start - city.end() <= _NEAR_DATE or 0 <= city.start() - one.end <= _NEAR_DATE for one in dates
            )
            held += [city] if beside and _IN.search(text, max(0, city.start() - _NEAR_DATE), city.start()) else []
    return held


def _one_city(cities: Sequence[re.Match[str]]) -> str:
    """The city, if all that is named is one: "East Berlin" and "Berlin" are."""
    names = {_in_small_letters(match.group()) for match in cities}
    city = min(names, key=len, default="")
    return city if all(name.endswith(city) for name in names) else ""


def _beside_time(text: str, opening: Opening) -> Span | None:
    """The place in a field for date, time and place together: "DATE AND PLACE: 3 May 1971, Oakham"."""
    for kind, span in opening.fields:
        dates = list(find_dates(text, span)) if kind in ("time", "place") else []  # "DATE, TIME" / "AND PLACE: …"
        if dates and _AND_PLACE.search(text, max(0, span.start - _HEAD), span.end + _BELOW):
            for match in (
                _BEHIND.fullmatch(text, dates[-1].span.end, span.end),
                _AHEAD.fullmatch(text, span.start, dates[0].span.start),
            ):
                if match:
                    return Span(*match.span("place"))
    return None


def _place_and_house(words: str) -> list[str]:
    """A city and the house in it, whichever is printed first.

    >>> _place_and_house("Moscow, the Kremlin"), _place_and_house("Harbour Guesthouse, Oakham")
    (['Moscow', 'the Kremlin'], ['Oakham', 'Harbour Guesthouse'])
    >>> _place_and_house("Oakham, Room of the Harbour Board")
    ['Oakham', 'Room of the Harbour Board']
    >>> _place_and_house("Map Room, The White House")
    ['Map Room, The White House']
    """
    city, _, behind = words.partition(",")
    inside = behind.lstrip()
    if city in word_list("cities") and (inside != behind or city == words):
        return [city, inside] if inside else [city]
    house, comma, rest = words.partition(", ")
    if comma and rest[0].islower():
        return [house, rest]
    if _VENUE.search(rest) and _TOWN_NAME.fullmatch(house) and not _VENUE.search(house):
        return [house, rest]
    if rest in word_list("cities") or (_HOUSE_NAME.search(house) and _TOWN_NAME.fullmatch(rest)):
        return [rest, house]
    return [_in_small_letters(words)]


def cities_in(text: str, title: Span) -> Iterator[re.Match[str]]:
    """The cities that a title names; in one that is printed in capitals, those as well."""
    return _city(in_capitals=text[slice(*title)].isupper()).finditer(text, *title)


@cache
def _city(*, in_capitals: bool) -> re.Pattern[str]:
    names = map(str.upper, entries("cities")) if in_capitals else entries("cities")
    return re.compile(rf"{first_of(sorted(names, key=len, reverse=True))}\b")


def _in_small_letters(place: str) -> str:
    """The name of a city, which a title or dateline may print in capitals: "BERLIN" is Berlin."""
    return place.title() if place.isupper() and place.title() in word_list("cities") else place


def _words(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())


def _day(one: PrintedDate) -> str:
    return (one.attributes.get("when") or one.attributes["from"])[:10]
