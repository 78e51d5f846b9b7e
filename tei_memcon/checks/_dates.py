"""What the checks of dates share."""

import re

_MONTHS = "January February March April May June July August September October November December".split()
_PLAIN = re.compile(
    r"(?:(?P<first>\d\d?)(?:st|nd|rd|th)? )?(?P<month>[A-Z][a-z]{2,8}),? (?:(?P<last>\d\d?),? )?"
    r"(?P<year>1[6-9]\d\d|20\d\d)\b"
)
_DAY = re.compile(r"\s*(-?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?\s*")


def day(value: str) -> tuple[int, ...]:
    """Year, month and day of a date of W3C, as far as they are given; nothing where it is no date.

    >>> day("1984-01-18T10:00:00"), day("1984"), day("10:00:00")
    ((1984, 1, 18), (1984,), ())
    """
    found = _DAY.fullmatch(value)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def plain_day(words: str) -> tuple[int, ...]:
    """The day with which words begin, where it is printed as most are; see `tei_memcon.notation.dates` for all others.

    >>> plain_day("January 18, 1984, 10 a.m."), plain_day("18 January 1984"), plain_day("den 18. Januar 1984")
    ((1984, 1, 18), (1984, 1, 18), ())
    """
    found = _PLAIN.match(words)
    if not found or found["month"] not in _MONTHS or bool(found["first"]) == bool(found["last"]):
        return ()
    return int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["first"] or found["last"])
