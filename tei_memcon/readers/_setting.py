"""Date and place of the conversation: from the dateline, or else from the titles, and then marked as inferred."""

import re
from collections.abc import Sequence

from tei_memcon.data import alternatives
from tei_memcon.dates import PrintedDate, find_dates
from tei_memcon.model import Added, Certainty, Field, Inference
from tei_memcon.readers._join import Passage
from tei_memcon.readers._opening import Opening
from tei_memcon.source import Span

_CITY = re.compile(rf"\b(?:{alternatives('cities')})\b")


def setting(
    text: str, opening: Opening, titles: Sequence[Passage], elsewhere: str = ""
) -> tuple[list[Field], list[Inference]]:
    """The header fields for date and place.

    Args:
        text: of the source.
        opening: the opening of the record, with its dateline if it has one.
        titles: head and subtitles, where date and place may be named in running words.
        elsewhere: other words that may confirm them: the source note.
    """
    found = [_date(text, opening, titles, elsewhere), _place(text, opening, titles, elsewhere)]
    fields = [field for one in found if one for field in [one[0]]]
    return fields, [one[1] for one in found if one and one[1]]


Found = tuple[Field, Inference | None] | None


def _date(text: str, opening: Opening, titles: Sequence[Passage], elsewhere: str) -> Found:
    if opening.date:
        return Field("date", (Added(_words(text, opening.date.span)),), opening.date.attributes), None
    dates = [date for title in titles for date in find_dates(text, title.span)]
    days = {_day(date) for date in dates}
    if len(days) != 1:
        return None
    date = dates[0]
    confirmed = _day(date) in {_day(other) for other in find_dates(elsewhere)}
    cert: Certainty = "high" if confirmed or len(dates) > 1 else "medium"
    reason = "the title names this date" + (", and so does the source note" if confirmed else "")
    attributes = {**date.attributes, "resp": "#tei-memcon", "cert": cert}
    words = _words(text, date.span)
    return Field("date", (Added(words),), attributes), Inference(
        date.span, f"date of the conversation: {words}", cert, reason
    )


def _place(text: str, opening: Opening, titles: Sequence[Passage], elsewhere: str) -> Found:
    if opening.place:
        return Field("place", (Added(_words(text, opening.place)),)), None
    cities = [match for title in titles for match in _CITY.finditer(text, *title.span)]
    if len({match.group() for match in cities}) != 1:
        return None
    city = cities[0].group()
    confirmed = bool(re.search(rf"\b{re.escape(city)}\b", elsewhere))
    cert: Certainty = "high" if confirmed else "medium"
    reason = "the title names this place" + (", and so does the source note" if confirmed else "")
    attributes = {"resp": "#tei-memcon", "cert": cert}
    inference = Inference(Span(*cities[0].span()), f"place of the conversation: {city}", cert, reason)
    return Field("place", (Added(city),), attributes), inference


def _words(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())


def _day(date: PrintedDate) -> str:
    return (date.attributes.get("when") or date.attributes["from"])[:10]
