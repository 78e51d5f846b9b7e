"""The hours of a meeting where its text tells them: "The meeting began at 11.00 and ended at 11.45."

Only a sentence about the meeting itself counts, which has it as its subject and the verb next to it: other meetings are
told of in other words ("the meeting which began at noon").
"""

import re
from dataclasses import dataclass

from tei_memcon.notation.clock import PrintedTime, time_at
from tei_memcon.reading.meeting._words import any_of
from tei_memcon.source import Span

_MEETING = rf"{any_of('subjects')}\s"
_WAS = r"(?:(?:was|were|is|are|wurde|est)\s)?"
_AND_ENDED = rf"[\s,]{{0,2}}(?:and|und|et)\s{any_of('and_ended')}\s"
_AT = r"(?:at\s|um\s|à\s)?(?:about\s|approximately\s|around\s|gegen\s)?(?=\d|noon|midnight)"
_OF_IT = rf"(?:\s(?:of\s(?:the\s)?|de[rs]\s|d[eu]\s(?:la\s)?|de\sl[’']){any_of('of_it')})?"
_BEGINNING = rf"(?P<begins>{any_of('beginning')}{_OF_IT}|{any_of('has_begun')})"
_END = rf"(?:{any_of('end')}{_OF_IT}|{any_of('has_ended')})"
_TOOK_PLACE = r"(?:(?:took\splace|was\sheld|were\sheld)\s(?:[^.\n]|\.(?=\S)){1,120}?\s(?:and|und|et)\s)?"
_SUBJECT = re.compile(_MEETING)  # it is looked for once, and then what is said of it
_TOLD = re.compile(rf"{_MEETING}{_TOOK_PLACE}{_WAS}(?:(?P<begins>{any_of('began')})|{any_of('ended')})\s{_AT}")
_LASTED = re.compile(
    rf"{_MEETING}{any_of('lasted')}\s"
    r"(?:[^\W\d][^.\n]{0,60}?\s)?(?:from|between|von|zwischen|de|entre)\s(?=\d)"
)
_HEADED = re.compile(rf"^[ \t\xa0]{{0,20}}\W{{0,2}}(?:{_BEGINNING}|{_END}):\s{_AT}", re.M)
_TIME_HEADED = re.compile(rf":\s{_AT}")  # a glance, since few records have one
_GOES_ON = re.compile(rf"(?:{_AND_ENDED}|[\s.,;–—-]{{1,4}}{_END}:\s){_AT}")


@dataclass(frozen=True, slots=True)
class Hours:
    """When a meeting began, or ended, or both, as W3C times."""

    begins: str | None
    ends: str | None
    span: Span  # where the text tells the first of them


def hours(text: str) -> Hours | None:
    """The hours that a record tells of its meeting; nothing if it tells several.

    >>> told = hours("The meeting began at 11.00 and ended at 11.45.")
    >>> told.begins, told.ends
    ('11:00:00', '11:45:00')
    >>> hours("Beginning: 10.00 a.m. End: 1.20 p.m.").ends
    '13:20:00'
    >>> hours("They spoke of the meeting which began at 3 p.m.") is None
    True
    """
    begins: dict[str, tuple[int, PrintedTime]] = {}
    ends: dict[str, tuple[int, PrintedTime]] = {}
    starts = (subject.start() for subject in _SUBJECT.finditer(text))
    told = filter(None, (form.match(text, start) for start in starts for form in (_TOLD, _LASTED)))
    headed = _HEADED.finditer(text) if _TIME_HEADED.search(text) else ()
    for match in sorted((*told, *headed), key=re.Match.start):
        time = time_at(text, match.end(), bare=True)
        if time and time.ends:
            begins[time.begins] = ends[time.ends] = (match.start(), time)
        elif time and match.re is not _LASTED:
            (begins if match["begins"] else ends)[time.begins] = (match.start(), time)
    for _, time in begins.values():
        going_on = _GOES_ON.match(text, time.end)
        if going_on and (end := time_at(text, going_on.end(), bare=True)):
            ends[end.begins] = (going_on.start(), end)
    if not (begins or ends) or len(begins) > 1 or len(ends) > 1:
        return None
    start, time = next(iter((begins or ends).values()))
    return Hours(next(iter(begins), None), next(iter(ends), None), Span(start, time.end))


def together(begins: str, ends: str) -> tuple[str, str]:
    """Both ends of a meeting; "started at 12.30 and concluded at 4.00" ends in the afternoon.

    >>> together("12:30:00", "04:00:00")
    ('12:30:00', '16:00:00')
    """
    afternoon = f"{int(ends[:2]) + 12}{ends[2:]}" if ends < begins and int(ends[:2]) < 12 else ends
    return begins, afternoon if afternoon > begins else ends
