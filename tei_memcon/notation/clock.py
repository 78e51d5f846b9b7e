"""Printed times of day: ``10:05 a.m.``, ``11.45``, ``13.15 bis 14.15 Uhr``, ``15 h 30``, ``1430 hours``, ``午後3時半``.

A number alone is no time: minutes, half of the day, a unit or a word must say that it is one.
"""

import re
from dataclasses import dataclass

_TIME = re.compile(
    r"(?:12(?:[:.]00)?\s)?(?P<word>noon|midnight|midi|minuit|Mittag|Mitternacht)\b"
    r"|(?:(?P<hour>[012]?\d)(?:(?:[:.]|,(?=\d\d\s?(?:hours?|hrs|Uhr|óra|hod)\b)|\s?h(?:eures?)?\.?\s?|\sUhr\s|\sчас(?:ов|а)?\.?\s"
    r"|\s(?:hours?|hrs?\.?)\s(?:and\s)?(?=\d{1,2}\smin))(?P<minute>[0-5]\d|\d(?=\smin))(?:\sмин(?:ут)?\.?|\smin(?:ute)?s?\b)?)?"
    r"|(?P<digits>[012]\d[0-5]\d))(?![\d:/]|\.\d)(?:\s{0,3}(?P<half>[ap])\.?\s?m\b\.?"
    r"|\s?(?P<unit>Uhr|hours?|hrs?|h(?:eures?)?|o[’']clock|horas?|óra(?:kor)?|hod|час(?:ов|а)?|(?-i:Z))\b)?",
    re.I,
)
_EASTERN = re.compile(
    r"(?P<word>正午|정오)(?P<digits>(?!))?|(?:(?P<half>[上下]午|午[前後]|오[전후])\s?)?(?P<hour>[012]?\d)\s?(?P<unit>[时時点點시])"
    r"(?:\s?(?P<minute>[0-5]?\d(?=\s?[分분])|半)\s?[分분]?)?"
)
_MORNING = ("上午", "午前", "오전")
_TO = re.compile(r"\s?(?:[-–—~～〜•·至到]|から|부터|to|until|till|bis|à)\s?", re.I)
_AND = re.compile(r"\s(?:and|und|et)\s")
_BETWEEN = ("between ", "zwischen ", "entre ")
_AT_NOON = frozenset({"noon", "midi", "mittag", "正午", "정오"})


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """One time of day, or two: from and to, in the form of W3C times; ``end`` is where its words end."""

    begins: str
    ends: str | None
    end: int


def time_at(text: str, at: int = 0, stop: int | None = None, *, bare: bool = False) -> PrintedTime | None:
    """The time of day, or the period, that is printed at this offset.

    Args:
        text: any text.
        at: where it is looked for.
        stop: where the text ends.
        bare: whether four digits alone are a time, since the words before them say so ("ended at 1125").

    >>> time_at("10:10 a.m.–2:28 p.m.")
    PrintedTime(begins='10:10:00', ends='14:28:00', end=20)
    >>> time_at("13.15 bis 14.15 Uhr").ends, time_at("15 h 30").begins, time_at("1430 hours").begins
    ('14:15:00', '15:30:00', '14:30:00')
    >>> time_at("11:30-1:15 p.m.").begins
    '11:30:00'
    >>> time_at("14 people") is None
    True
    """
    stop = len(text) if stop is None else stop
    first = _match(text, at, stop)
    if not first:
        return None
    to = (_AND if text.endswith(_BETWEEN, 0, at) else _TO).match(text, first.end(), stop)
    second = _match(text, to.end(), stop) if to else None
    period = _period(first, second) if second and (_is_stated(first) or _is_stated(second)) else None
    if period:
        return period
    stated = _is_stated(first) or (bare and first["digits"])
    begins = _value(first, _half(first)) if stated else None
    return PrintedTime(begins, None, first.end()) if begins else None


def _match(text: str, at: int, stop: int) -> re.Match[str] | None:
    """One time of day; that of Eastern records first, which may begin with the same number."""
    return _EASTERN.match(text, at, stop) or _TIME.match(text, at, stop)


def _half(time: re.Match[str]) -> str | None:
    """The half of the day: "a" or "p"."""
    half: str | None = time["half"]
    return ("a" if half.startswith(("a", "A", *_MORNING)) else "p") if half else None


def _is_stated(time: re.Match[str]) -> bool:
    return any(time[name] for name in ("minute", "half", "unit", "word"))


def _period(first: re.Match[str], second: re.Match[str]) -> PrintedTime | None:
    """Two times of which one may lack the half of the day: it is the other's, unless they would run backwards."""
    half = _half(first) or _half(second)
    begins, ends = _value(first, half), _value(second, _half(second))
    if begins is None or ends is None:
        return None
    if ends < begins and not first["half"]:  # "11:30-1:15 p.m."
        begins = _value(first, "a") or begins
    elif not second["half"] and (ends < begins or half == "p"):  # "11:30 a.m.-1:15", "3 p.m.-4:30"
        ends = _value(second, "p") or ends
    return PrintedTime(begins, ends, second.end())


def _value(time: re.Match[str], half: str | None) -> str | None:
    """A time of day with seconds, as W3C dates demand; noon and midnight have no hour of their own."""
    if time["word"]:
        return "12:00:00" if time["word"].lower() in _AT_NOON else "00:00:00"
    minute = "30" if time["minute"] == "半" else time["minute"] or "00"
    digits = time["digits"] or f"{time['hour']:0>2}{minute:0>2}"
    hour = int(digits[:2])
    if half and hour <= 12:  # "16:30 p.m." needs no half
        if hour == 0:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{digits[2:]}:00" if hour < 24 else None
