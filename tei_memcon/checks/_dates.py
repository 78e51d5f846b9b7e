"""What the checks of dates share."""

import re

_DAY = re.compile(r"\s*(-?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?\s*")


def day(value: str) -> tuple[int, ...]:
    """Year, month and day of a date of W3C, as far as they are given; nothing where it is no date.

    >>> day("1984-01-18T10:00:00"), day("1984"), day("10:00:00")
    ((1984, 1, 18), (1984,), ())
    """
    found = _DAY.fullmatch(value)
    return tuple(int(part) for part in found.groups() if part) if found else ()
