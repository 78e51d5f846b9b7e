"""The day of a meeting, where a sentence of the record tells it: "On 3 May 1971 Comrade Oak received …".

A sentence may leave the year to the dateline, which is then that of the drafting: "yesterday, 3 May".
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import chain

from tei_memcon.model import Added, Certainty, Field, Inference, Remark
from tei_memcon.notation.clock import time_at
from tei_memcon.notation.dates import PrintedDate, find_dates
from tei_memcon.reading.meeting._words import any_of
from tei_memcon.reading.meeting.setting import DRAFTED_WITHIN
from tei_memcon.source import Span

NEAR = 3000  # characters of a record in which its meeting is told of
_FIRST, _LONGEST_DATE, _SENTENCE = 1200, 40, 250  # characters
_HELD_ON = re.compile(rf"\b{any_of('held_on')}")
# "On 3 May 1971 Comrade Oak received …", where a paragraph begins
_ON_A_DAY = re.compile(
    r"^[ \t\xa0]{0,20}(?:(?:On|Between|From|Am|Le)\s(?:the\s)?|(?:In|On) the \w{4,9} (?:hours )?of\s(?:the\s)?)", re.M
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s(?:of\s)?[^\W\d]{3,10}|[^\W\d_a-z][^\W\d]{2,9}\s\d{1,2}(?:st|nd|rd|th)?)"
_NO_YEAR = re.compile(rf"{_DAY}(?!\d|\.?,?\s(?:1[89]|20)\d\d)")
_THE_DAY = re.compile(
    r"\b(?:[Yy]esterday|[Tt]oday|[Hh]ier|[Aa]ujourd[’']hui|[Gg]estern|[Hh]eute),?\s(?:on\s)?(?:the\s|den\s|am\s|le\s)?"
)
# "On the 16th of this month", "Yesterday", "On Monday afternoon", where a paragraph begins
_FROM_THE_DATELINE = re.compile(
    r"^[ \t\xa0]{0,20}(?P<day>(?:On|Am|Le)\s(?:the\s)?(?P<number>\d{1,2})(?:st|nd|rd|th|\.)?\s"
    r"(?:(?:of\s)?(?:this|the\s(?:current|present))\smonth|(?P<last>of\slast\smonth|ult(?:imo|\.))|inst(?:ant\b|\.)"
    r"|(?:dieses|des|d\.)\s?(?:Monats|M\.)|courant|du\smois\sen\scours)"
    r"|Yesterday(?:\s(?:morning|afternoon|evening))?|Gestern|On\s(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
    r"(?=\W)",
    re.M,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AT_TIME = re.compile(
    r",?\s(?:(?:morning|afternoon|evening),?\s)?(?:(?:at|from|um|à|between)\s)(?:about\s|around\s|gegen\s)?"
)
_MET = re.compile(rf"\b{any_of('met')}\b")


def day_held(text: str) -> tuple[Field, Inference] | None:
    """The day on which a sentence near the beginning says that the meeting took place."""
    days = [day for match in _HELD_ON.finditer(text, 0, NEAR) if (day := _date_at(text, match.end()))]
    if not days:
        opened = ((match.end(), _date_at(text, match.end())) for match in _ON_A_DAY.finditer(text, 0, NEAR))
        days = [day for _, day in opened if day and _MET.search(sentence(text, day.span.end))]
    if not days:
        return None
    return _held(text, days[0].span, days[0].attributes)


def _held(text: str, span: Span, attributes: Mapping[str, str], cert: Certainty = "high") -> tuple[Field, Inference]:
    """The field for a day that a sentence tells, and what was concluded from it."""
    words = " ".join(text[slice(*span)].split())
    reason = "a sentence of the record tells when the meeting was held"
    told = Inference(span, f"date of the conversation: {words}", cert, reason)
    return Field("date", (Added(words),), {**attributes, "resp": "#tei-memcon", "cert": cert}), told


def day_without_year(text: str, drafted: PrintedDate | None) -> tuple[Field, Inference] | None:
    """The same where the sentence leaves the year to the dateline: "On 3 May I received …", "yesterday, May 3"."""
    last = _last_day(drafted.attributes) if drafted else ""
    if not drafted or not last:
        return None
    begins = (date.fromisoformat(last) - timedelta(days=DRAFTED_WITHIN)).isoformat()
    near = Span(drafted.span.end, drafted.span.end + _FIRST)
    for match in chain(_ON_A_DAY.finditer(text, *near), _THE_DAY.finditer(text, *near)):
        printed = _NO_YEAR.match(text, match.end())
        day = day_within(printed.group(), begins, last) if printed else ""
        if printed and day and _MET.search(_paragraph(text, printed.start())):
            return _held(text, Span(*printed.span()), _with_time(text, day, printed.end()), "medium")
    for match in _FROM_THE_DATELINE.finditer(text, *near):
        day = _counted_back(match, date.fromisoformat(last))
        if day and _MET.search(sentence(text, match.end())):
            return _held(text, Span(*match.span("day")), _with_time(text, day, match.end()), "medium")
    return None


def _counted_back(match: re.Match[str], drafted: date) -> str:
    """The day that words name by the dateline, as W3C date; none where they name one after it."""
    if match["weekday"]:
        found = drafted - timedelta(days=(drafted.weekday() - _WEEKDAYS.index(match["weekday"][:3].lower())) % 7)
    elif match["number"]:
        month = drafted.replace(day=1) - timedelta(days=1) if match["last"] else drafted
        number = int(match["number"])
        if not 0 < number <= (month if match["last"] else drafted).day:
            return ""
        found = month.replace(day=number)
    else:
        found = drafted - timedelta(days=1)
    return found.isoformat()


def _with_time(text: str, day: str, at: int) -> dict[str, str]:
    """The day with the time that stands behind it: "On the 16th of this month, at 10 a.m., I received …"."""
    before = _AT_TIME.match(text, at)
    time = time_at(text, before.end()) if before else None
    if time is None:
        return {"when": day}
    if time.ends:
        return {"from": f"{day}T{time.begins}", "to": f"{day}T{time.ends}"}
    return {"when": f"{day}T{time.begins}"}


def _paragraph(text: str, at: int) -> str:
    """The paragraph around an offset."""
    start = text.rfind("\n\n", 0, at) + 1
    return text[max(start, at - _SENTENCE) : at] + sentence(text, at)


def _date_at(text: str, at: int) -> PrintedDate | None:
    """The date that begins at an offset."""
    day = next(find_dates(text, Span(at, at + _LONGEST_DATE)), None)
    return day if day and day.span.start == at else None


def sentence(text: str, at: int) -> str:
    """What goes on from an offset, up to the end of the paragraph."""
    return text[at : at + _SENTENCE].partition("\n\n")[0]


def held_before(
    fields: list[Field], held: tuple[Field, Inference], told: list[Inference | Remark]
) -> tuple[list[Field], list[Inference | Remark]]:
    """The fields with the day of the meeting, where the dateline is later: the record was drafted then."""
    stated = next((field for field in fields if field.name == "date"), None)
    days = [_last_day(field.attributes) for field in (held[0], stated) if field]
    if (
        stated is None
        or "" in days
        or not 0 < (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days <= DRAFTED_WITHIN
    ):
        return fields, told
    drafted = Field("drafted", stated.content, stated.attributes)
    return [held[0], *(drafted if field is stated else field for field in fields)], [*told, held[1]]


def _last_day(attributes: Mapping[str, str]) -> str:
    return (attributes.get("when") or attributes.get("to", ""))[:10]


def day_within(words: str, begins: str, ends: str) -> str:
    """The day of a line without a year, as W3C date, if it lies between two others."""
    days = (one.attributes.get("when", "") for year in (begins[:4], ends[:4]) for one in find_dates(f"{words} {year}"))
    return next((day for day in days if begins <= day <= ends), "")


def received(text: str) -> re.Match[str] | None:
    """The beginning of the sentence that tells on which day somebody received somebody."""
    dated = (match for match in _ON_A_DAY.finditer(text, 0, NEAR) if _date_at(text, match.end()))
    opened = chain(dated, (match for match in _THE_DAY.finditer(text, 0, NEAR) if _NO_YEAR.match(text, match.end())))
    return next((match for match in opened if _MET.search(sentence(text, match.end()))), None)
