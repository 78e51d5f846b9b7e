"""The dateline of a record: a line that holds a place and a date, and nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei_memcon.carve import carve
from tei_memcon.data import word_list
from tei_memcon.model import Content, Element, Text
from tei_memcon.notation.dates import MONTHS, PrintedDate, find_dates, has_year
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.source import Span

_WORD = r"(?:[dlDL][’'])?[A-ZÀ-Þ][\w’'.]+"
_SMALL = (
    r"(?:(?:of the|of|the|de|la|der|du|des|del|di|da|and|at|in|near|from|to|en|route from|board|board the"
    r"|yacht|cruiser|ship|train|plane|aircraft) )?"  # "On board the Presidential yacht Osprey"
)
_KIND = "(?: (?:residence|palace|castle|villa|hotel|airport|embassy|building|estate|guest ?house|dacha))?"
_NAME = rf"(?:\d{{1,3}} )?{_WORD}(?: ?[ –-]{_SMALL}{_WORD}){{0,4}}{_KIND}"
_WEEKDAY = r"(?:\w{3,6}day|\w{4,7}tag|Mittwoch)\b"
_ON_THE_WAY = r"(?:Aboard|On [Bb]oard|En [Rr]oute)\b(?: [\w’'.-]+){1,12}"  # "Aboard the King’s Yacht En Route to Zenda"
# What somebody prints instead of an hour: "Evening, 5 November 1962" is no town
_PART_OF_DAY = r"(?:(?:Early|Late|Mid-?) ?)?(?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight|[Nn]oon|[Mm]idnight)\b"
_PLACE = (
    rf"(?P<place>(?!{_WEEKDAY}|{_PART_OF_DAY})(?:At sea|{_ON_THE_WAY}|{_NAME})(?:,  ?(?!{_WEEKDAY}){_NAME}){{0,3}})"
)
_NOWHERE = r"\[?(?:[Pp]lace|[Ll]ocation) (?:not \w{5,9}|unknown)\]?"
_AROUND = r"(?:[>*—–]{1,3} ?|\()?"  # signs that a copy has put before it
_MARK = r"[ .,\])]*(?:\d{1,2}|\[(?:note )?\d{1,2}\])?\s*[*—–]{0,3}\s*"  # note marks may be glued to it
_BEFORE_DATE = re.compile(
    rf"^{_AROUND}\[?\s?(?:(?:[Rr]ecorded|[Tt]aped|[Cc]onducted|[Hh]eld) (?:in|at) )?(?:{_PLACE}|{_NOWHERE})?"
    rf"(?:(?:^|\s?,?\s{{1,2}}){_WEEKDAY})?(?:(?:^|\s?,?\s{{1,2}}){_PART_OF_DAY}(?: (?:of|on))?)?"
    r"(?:[\s,\[\]]{0,4}|\s[–—-]\s)(?:(?:^|(?<=,\s))(?:on|den|am|le|the)\s{1,3})?$"
)
_CLOCK = (
    r"\d{1,2}(?:[:.]\d\d)?(?:\s?(?:[-–—]|to)\s?\d{1,2}(?:[:.]\d\d)?)?\s{0,2}[ap]\.?\s?m\b\.?"
    r"|\d{4}(?:[-–]\d{4})?(?: hours)?"
    r"|\d{1,2}[:.]\d\d(?:\s?(?:[-–—~～]|bis|to)\s?\d{1,2}[:.]\d\d)?(?:\s?(?:Uhr|hours|hrs|h)\b)?"
)
_ALSO = (  # further hours, a zone of time, which session of several
    rf"(?:[\s,;(\]–—-]{{0,3}}(?:(?:and|to|until|from|after|before|about) )?"
    rf"(?:{_CLOCK}|noon|midnight|(?:early |late )?(?:morning|afternoon|evening|night)|[ACEMP][SD]T|GMT|local time"
    r"|(?:\w{4,7} )?(?:[Ss]ession|[Pp]art)(?: [IVX\d]{1,4})?)\)?)*"
)
_AFTER_DATE = re.compile(_ALSO + r"(?:\s\((?:excerpts?|extracts?)\))?" + _MARK)
_BETWEEN_DATES = re.compile(_ALSO + r"[\s,;–—-]{0,4}(?:(?:and|to|through)\s)?")
_PLACE_BEHIND = re.compile(
    r"(?:(?:\s(?:г\.|года))?,|\s[–—-])\s(?:(?:in|at)\s)?(?P<place>(?P<russian>[А-Я][а-я-]+)|[A-ZÀ-Þ][\w’' -]{2,25})$"
)
# "July 25, 1990 - Harbour Palace - Oakham"
_BEHIND_DASHES = re.compile(r"\s[–—-]\s(?P<place>[A-ZÀ-Þ][\w’'. ]{2,40}\s[–—-]\s(?P<city>[A-ZÀ-Þ][\w’' ]{2,25}))$")
_NO_DAY = re.compile(
    rf"\[?(?:{_PLACE}[\s,\[\]]{{1,4}})?\[?(?:(?i:undated|no date|date unknown)"
    rf"|(?P<date>(?P<month>[^\W\d_]{{3,12}}+)\.?,?\s(?P<year>1[89]\d\d|20\d\d)))\]?{_MARK}"
)
_OF_SOMEBODY = re.compile(  # a place all the same: "Ambassador’s Residence, Zenda, May 4"
    rf"\[?(?:{_ON_THE_WAY}"
    r"|[^\d,]{3,40}[’']s (?:\w+ )?(?:Residence|Villa|Office|Suite|House|Palace|Apartment|Home))\]?,"
)
_POSSESSIVE = re.compile(r"[’'][sS](?!\w)")  # "THE PRESIDENT’S TRIP December 1971" is a title
_TITLE = re.compile(  # "MEETING WITH THE STAFF November 2, 1967": without a comma before its date
    r"\b(?:conference|conversation|discussion|luncheon|meeting|minutes|notes|record|session|talk)s?\b.*(?<!,)\s$", re.I
)
_IN_A_TITLE = re.compile(r"\s(?:ON|AT|OF|AND)$")  # "SIMON HALE ON APRIL 18, 1973" ends a title in capitals
_RECEIVED = re.compile(r"\s?\[Received [^\[\]]{3,60}\]$")  # of a telegram, behind its dateline
_LONGEST = 110
_NEAR = 6  # paragraphs
_PARTS = 3  # place, day, hour


@dataclass(frozen=True, slots=True)
class StatedPlaceAndDate:
    """A dateline, tagged; ``[undated]`` and a month alone name no day."""

    content: Content
    date: PrintedDate | None
    place: Span | None


def dateline(one: Passage, text: str) -> StatedPlaceAndDate | None:
    """A line that holds a place and a date, or a date alone, and nothing else.

    "Washington, March 8, 1969, 10 a.m.", "[Washington,] August 31, 1948.", "Bonn, den 18. März 1991",
    "12 May 1988, Moscow", "Camp David, [undated]."
    """
    if (
        len(one.text) > _LONGEST
        or not (has_year(one.text) or "date" in one.text.lower())
        or (_POSSESSIVE.search(one.text) and not _OF_SOMEBODY.match(one.text))
        or any(not row.text.endswith(",") for row in one.rows[:-1])
    ):
        return None
    received = _RECEIVED.search(one.text)
    end = one.span.start + received.start() if received else one.span.end
    found = list(find_dates(text, Span(one.span.start, end)))
    if not found:
        return _without_day(one)
    before = _BEFORE_DATE.match(text[one.span.start : found[0].span.start])
    if not before or _TITLE.search(before[0]) or _IN_A_TITLE.search(before["place"] or ""):
        return None
    place = _span(before, "place", one)
    dashed = None if place else _BEHIND_DASHES.search(one.text, found[-1].span.end - one.span.start)
    if dashed and dashed["city"] in word_list("cities"):
        place, end = _span(dashed, "place", one), one.span.start + dashed.start()
    after = None if place else _PLACE_BEHIND.search(one.text)
    if after and (after["place"] in word_list("cities") or after["russian"] or _may_be_town(after["place"])):
        place, end = _span(after, "place", one), one.span.start + after.start()
    if not _is_nothing_else(found, end, text):
        return None
    return StatedPlaceAndDate(_tagged(one, [(date.span, date.attributes) for date in found], place), found[0], place)


def _may_be_town(words: str) -> bool:
    """Whether a name behind a date is none that English has a word for: "Aberdour", but no "Morning" and no "NSC"."""
    english = word_list("english"), word_list("english_rare")
    parts = re.split("[ -]", words)
    return not any(word.isupper() or any(word.lower() in known for known in english) for word in parts)


def with_whole_dateline(passages: Sequence[Passage], text: str) -> list[Passage]:
    """The same paragraphs; a dateline of several, each but the last of which ends with a comma, is one.

    Args:
        passages: below the head.
        text: of the source.
    """
    for at in range(min(_NEAR, len(passages) - 1)):
        end = at + 1
        while end < min(len(passages), at + _PARTS) and passages[end - 1].text.endswith(","):
            end += 1
        if end == at + 1:
            continue
        whole = passage([row for one in passages[at:end] for row in one.rows])
        if dateline(whole, text):
            return [*passages[:at], whole, *passages[end:]]
    return list(passages)


def _is_nothing_else(found: Sequence[PrintedDate], end: int, text: str) -> bool:
    """Whether hours, joining words and the marks of notes are all that stands between and behind dates."""
    between = (_BETWEEN_DATES.fullmatch(text, a.span.end, b.span.start) for a, b in pairwise(found))
    return all(between) and bool(_AFTER_DATE.fullmatch(text, found[-1].span.end, end))


def _without_day(one: Passage) -> StatedPlaceAndDate | None:
    """A dateline that says that it has no date, or gives a month alone."""
    match = _NO_DAY.fullmatch(one.text)
    month = MONTHS.get(match["month"].lower()) if match and match["month"] else None
    if match is None or (match["date"] and not month):
        return None
    place, date = _span(match, "place", one), _span(match, "date", one)
    dates = [(date, {"when": f"{match['year']}-{month:02}"})] if date else []
    return StatedPlaceAndDate(_tagged(one, dates, place), None, place)


def _span(match: re.Match[str], group: str, one: Passage) -> Span | None:
    """Where a part of a match stands in the source."""
    start, end = match.span(group)
    return Span(one.span.start + start, one.span.start + end) if start >= 0 else None


def _tagged(one: Passage, dates: Sequence[tuple[Span, dict[str, str]]], place: Span | None) -> Content:
    tagged = [Element("date", attributes, (Text(span),)) for span, attributes in dates]
    if place:
        tagged.append(Element("placeName", {}, (Text(place),)))
    return carve(one.content, tagged)[0]


def tagged_field(one: Passage, kind: str, value: Span, text: str) -> Content:
    """A line with the heading of a field and its value: the place or the dates in it, tagged."""
    dates = [Element("date", date.attributes, (Text(date.span),)) for date in find_dates(text, value)]
    start = value.end - len(text[slice(*value)].lstrip())
    place = [Element("placeName", {}, (Text(Span(start, value.end)),))] if kind == "place" and not dates else []
    return carve(one.content, [*dates, *place])[0]
