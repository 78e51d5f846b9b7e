"""How likely a number is the mark of a note, by what stands around it.

The scores only compare: a number glued to a word is hardly anything else, one by itself is hardly a mark, and what
counts something, dates it or numbers a document is none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from tei_memcon.notation.dates import MONTHS
from tei_memcon.source import Span

SURE = 3.0
CLEAR = 1.0
_CLOSING = ";?!)]”’\"'»…›"
_CAPITALS = re.compile(r"\b[A-Z]{1,5}$")  # "MC 70", "B52", "G7": a number belongs to the name
_ABBREVIATED = re.compile(r"\b(?:Nos?|pp?|[Vv]ols?|[Aa]rts?|[Ss]ecs?|[Pp]aras?|ch|cf|fol|Docs?|Figs?|Dec|Ser|Nr)\.$")
_COUNTED = re.compile(
    r"\b(?:nos?\.?|pages?|pp?\.|paragraphs?|paras?\.?|articles?|art\.|section|document|chapter|item) $", re.I
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|d|s|er|e|ème|te|ter|ten)\b")
_AMOUNT = re.compile(
    r"\s(?:[ap]\.?\s?m\b|per ?cent|millions?|billions?|thousand|hundred|years?|days?|months?|hours?|minutes?|tons?"
    r"|lines?|pages?|paragraphs?|words?|names?|sentences?)\b",
    re.I,
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d[.,]?$")
_YEAR_RANGE = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d[-–]$")
_LEFT_OUT_ABOVE = re.compile(r"(?:\A|\n)[ \t]*\[[ .…]{1,12}\]\Z")  # "[. . .]11. On the harbour", an item of an agenda
_IN_NAME = re.compile(r"[A-Z]\(\d\d\)$")  # "C-R(57)7"
_DAY_OF = re.compile(r"\b([^\W\d_]++)\.?\s{1,2}(?:\d{1,2}\s?[-–]\s?|\d{1,2} and )?$")
_BEHIND_MARK = re.compile(r"[^\d\s][\d¹²³]{1,2},?\s$")
_SENTENCE_END = re.compile(r"[a-z)”\"’][.?!;”\"][”’\")]?[ \t\xa0]$")
_PLURAL = re.compile(r"\s\w+s\b")
_LOOK = 24  # characters before a number that tell what it counts
_AROUND_NUMBER = "[](^){}<>note f.:"  # what belongs to a match of `_NUMBER` and not to its figures


class Numbers:
    """A text, and how often it has each number, which few of them need to know."""

    def __init__(self, text: str, matches: Sequence[re.Match[str]]) -> None:
        self.text = text
        self._matches = matches

    @cached_property
    def often(self) -> Counter[str]:
        """How often each number stands in the text."""
        return Counter(match.group().strip(_AROUND_NUMBER) for match in self._matches)


def is_pair(digits: str, second: int = 2) -> bool:
    """Whether digits are two numbers, the second of which follows the first.

    >>> is_pair("12", 1), is_pair("1011"), is_pair("13", 1)
    (True, True, False)
    """
    return int(digits[-second:]) == int(digits[:-second]) + 1


def score_alone(text: str, run: Span) -> float:
    """How likely a whole run of digits is a mark.

    >>> text = "He agreed.2 On May 4 the ferry"
    >>> score_alone(text, Span(10, 11)), score_alone(text, Span(19, 20))
    (4.0, 0.0)
    """
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    around = text[max(0, run.start - _LOOK) : run.start]
    if _goes_on(text, run.end):
        return 0.0
    if before.isspace() or not before:
        return _standing_free(around, text[run.end : run.end + _LOOK])
    if before in "$£€#+/-–([“‘„«" or (before in "’'\"" and around[-2:-1].isspace()):
        return 0.0
    if before.isalpha():
        if after.isalpha():
            return 2.0 if before.islower() and after.isupper() else 0.3
        capitals = _CAPITALS.search(around) if before.isupper() else None
        return 4.0 if not capitals else 1.0 if len(capitals.group()) == 1 else 1.5
    if before in ".,:" and around[-2:-1].isdigit():
        return _after_number(around, before, after, run)
    if (before == "." and _ABBREVIATED.search(around)) or (before == ")" and _IN_NAME.search(around)):
        return 0.3
    if before == "—" or (after == "." and _LEFT_OUT_ABOVE.search(around)):
        return 0.5
    return 4.0 if before in ".,:" or before in _CLOSING else 1.0


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows makes a number an ordinal, a decimal, a time or a range."""
    after, second = text[end : end + 1], text[end + 1 : end + 2]
    if after.isdigit() or (after and after in "%°/") or (after and after in ".,:-–" and second.isdigit()):
        return True
    return bool(_ORDINAL.match(text, end))


def _standing_free(around: str, following: str) -> float:
    """A number between spaces is a mark only where the sequence asks for one (``Mr. Reed 2 and``)."""
    if around.rstrip().removesuffix(",")[-1:].isdigit() and _BEHIND_MARK.search(around):
        return 1.5
    if _follows_month(around) or _COUNTED.search(around) or _AMOUNT.match(following):
        return 0.0
    if _SENTENCE_END.search(around) and not following[:1].strip() and not _ABBREVIATED.search(around.rstrip()):
        return 1.2
    return 0.2 if _PLURAL.match(following) else 0.3


def _after_number(around: str, before: str, after: str, run: Span) -> float:
    """After a stop or comma that follows a digit: ``1957.3``, but ``2.5`` and ``1,000``."""
    if _YEAR_BEFORE.search(around):
        return 3.0
    if before == ":" or (before == "," and run.end - run.start == 3):
        return 0.0
    return 1.5 if after.isspace() or not after else 0.4


def scores_at_end(numbers: Numbers, run: Span) -> dict[int, float]:
    """How likely the last digits of a run are a mark, for one, two or three of them.

    >>> scores_at_end(Numbers("in 19571", []), Span(3, 8))[1]
    3.0
    """
    text, whole = numbers.text, numbers.text[slice(*run)]
    if is_year(whole) or _goes_on(text, run.end):
        return {}
    if text[run.end : run.end + 1].isalpha():
        return {1: SURE} if is_year(whole[:-1]) else {}
    around = text[max(0, run.start - _LOOK) : run.start]
    dated = _follows_month(around)
    amount = bool(_AMOUNT.match(text, run.end))
    lengths = range(1, min(3, len(whole) - 1) + 1)
    return {length: _after_rest(numbers, around, dated, amount, whole, whole[:-length]) for length in lengths}


def _after_rest(numbers: Numbers, around: str, dated: bool, amount: bool, whole: str, rest: str) -> float:
    """How likely the digits after the first ones are a mark: where the whole is no number, or the rest a better one."""
    if is_year(rest):
        return SURE
    if dated:
        return 0.4 if int(whole) <= 31 else 3.5 if int(rest) <= 31 else 0.0
    before, digit = around[-1:], around[-2:-1].isdigit()
    if before == "," and digit:
        return SURE if len(rest) == 3 else 0.0
    if before == ":" and digit:
        return SURE if len(rest) == 2 else 0.0
    if before == "." and digit:
        return 0.2
    if before in ("-", "–") and _YEAR_RANGE.search(around):
        return 2.5 if len(rest) == 2 and len(whole) == 3 else 0.2
    if before and before in "-–/" and digit:
        return 0.2
    if amount or numbers.often[whole] > 1:
        return 0.3
    return 1.5 if len(whole) > 4 or (len(rest) > 1 and numbers.often[rest]) else 0.8


def is_year(digits: str) -> bool:
    """Whether digits are a year of the records' centuries.

    >>> is_year("1957"), is_year("19571")
    (True, False)
    """
    return len(digits) == 4 and digits.isdecimal() and 1600 <= int(digits) <= 2030


@lru_cache(maxsize=64)  # asked of a number as a whole, and of its last digits
def _follows_month(around: str) -> bool:
    if not around[-1:].isspace() and around[-1:] not in ("-", "–"):
        return False
    match = _DAY_OF.search(around)
    return match is not None and match[1].lower() in MONTHS
