"""The day of the conversation, or the first and the last."""

from collections.abc import Iterator
from datetime import date, datetime

from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item, _setting
from tei_memcon.model import Document

ABOUT = "the date of the conversation"
ORDER = 7
_KEYS = ("when", "from", "to")
_FORM = r"\d{4}(\-\d\d(\-\d\d(T\d\d:\d\d:\d\d)?)?)?"


def is_date(words: str) -> bool:
    """Whether words are a date as XML has it: a year, a month, a day, a day with its hour.

    >>> is_date("1961-05-04"), is_date("1961-05"), is_date("1961-02-30"), is_date("May 1961")
    (True, True, False, False)
    """
    try:
        if "T" in words:
            return bool(datetime.fromisoformat(words))
        return bool(date.fromisoformat(f"{words}-01-01"[:10]))
    except ValueError:
        return False


ASKS = (
    Ask("when", "Day", "words", example="1961-05-04", pattern=_FORM, is_one=is_date),
    Ask("from", "or from", "words", example="1961-05-04", pattern=_FORM, is_one=is_date),
    Ask("to", "to", "words", example="1961-05-05", pattern=_FORM, is_one=is_date),
)
UNMARKED = "the date is not known"


def items(document: Document) -> Iterator[Item]:
    """The date."""
    return _setting.items(document, "date", "date", _KEYS)


def apply(case: Case) -> Document:
    """State the date, or that it is not known."""
    attributes = {key: case.word(key) for key in _KEYS if case.word(key)}
    content = "" if case.unmarked else " to ".join(attributes.values())
    return _setting.stated(case, "date", content, attributes)
