"""The hours of the conversation."""

from collections.abc import Iterator

from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item, _setting
from tei_memcon.model import Document

ABOUT = "the hours of the conversation"
ORDER = 7
_KEYS = ("when", "from", "to")
_TIME = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d"
ASKS = (
    Ask("when", "At", "words", example="10:00:00", pattern=_TIME),
    Ask("from", "or from", "words", example="10:00:00", pattern=_TIME),
    Ask("to", "to", "words", example="11:30:00", pattern=_TIME),
)
UNMARKED = "the hours are not known"


def items(document: Document) -> Iterator[Item]:
    """The hours, where the date has none."""
    found = _setting.items(document, "time", "time", _KEYS)
    return (item for item in found if item.cert != "missing")


def apply(case: Case) -> Document:
    """State the hours, or that they are not known."""
    attributes = {key: case.word(key) for key in _KEYS if case.word(key)}
    content = "" if case.unmarked else " to ".join(attributes.values())
    return _setting.stated(case, "time", content, attributes)
