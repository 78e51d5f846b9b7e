"""Date, hours and place of records whose headers have no form of their own: any line above the text may tell them.

Betr.: Gespräch mit dem Präsidenten am 18. März 1991, 13.15 bis 14.15 Uhr
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import chain

from tei_memcon.data import word_list
from tei_memcon.model import Added, Field, Inference, Remark
from tei_memcon.notation.dates import find_dates
from tei_memcon.reading.conversation import names_conversation
from tei_memcon.reading.header.dateline import dateline
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.header.names import honorific, opens_with_office
from tei_memcon.reading.header.opening import Opening
from tei_memcon.reading.meeting.setting import cities_in, setting
from tei_memcon.reading.meeting.told import (
    NEAR,
    day_held,
    day_within,
    day_without_year,
    held_before,
    received,
    sentence,
)
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import Row
from tei_memcon.reading.text import RecordText
from tei_memcon.source import Source, Span

_WORDS = r"(?:[A-Z][\w’'.]{1,15} ){1,4}"
_HOUSE = re.compile(
    rf"(?:The )?{_WORDS}(?:Room|Office|House|Building|Hall|Palace|Residence|Telephone|Embassy|Lodge|Hotel)"
    r"(?:\sof(?:\sthe)?\s[A-Z][\w’'.]{1,15}(?:\s[A-Z][\w’'.]{1,15})?)?"
    r"(?:, (?:The )?[A-Z][\w’'. ]{1,30})?"
)
_AT_HOUSE = re.compile(rf"(?:(?:At|In) the )?(?P<house>{_HOUSE.pattern})")
_HELD_AT = re.compile(
    rf"\b[Aa]t (?P<place>{_HOUSE.pattern}"
    r"|\d{1,4} (?:[A-Z][\w’'.]{1,15} ){1,3}(?:Street|Avenue|Square|Road|Place|Lane))"
    r"|\bheld (?:at|in) (?P<town>(?:the )?(?:[A-Z][\w’'.]{1,15} ){0,3}[A-Z][\w’'.]{1,15})(?=,? on\b)"
)
_TALKS = re.compile(
    r"\b(?:[Mm]eeting|[Cc]onversation|[Tt]alks?|[Dd]iscussions?)\s(?:(?:was|were)\sheld|took\splace|began|opened|started)\s"
)
_BEFORE_DATE = re.compile(
    r"(?:(?:,|\s[Ii]n|\s[Aa]t(?!\sLarge\b))\s|\s\()(?P<place>(?:the\s)?(?!(?:On|In|At|Of|Den|Am|Le|\w{3,6}day)\b)"
    r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}),?\s(?:[Oo]n\s|den\s|le\s)?(?:\w{3,6}(?:day|tag),?\s)?$"
)
_EASTERN = re.compile(r"於\s?(?P<place>[^\s\d（()、。，,]{2,12})")
_TOWN = re.compile(r"[A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{2,20})?, [A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{2,20})?")
_ENTRY = re.compile(r"(?<=\n)(?:\d{1,2}\.? [A-ZÀ-Þ][a-zà-ÿ]{2,9}|[A-Z][a-z]{2,9} \d{1,2})(?=[ \t]{0,9}\r?\n)")
_IN = re.compile(r"\s(?:in|at)\s{1,2}$")
_COLUMN = "   "  # what stands at the right of a line


def where_and_when(
    source: Source, text: RecordText, above: Sequence[Row], titles: Sequence[Passage], dated: Span | None = None
) -> tuple[list[Field], list[Inference | Remark]]:
    """The header fields for date, hours and place, and what was inferred and noticed.

    Args:
        source: the record.
        text: what its lines say.
        above: the lines above its head, where a date may stand.
        titles: of the catalogue.
        dated: the date of the catalogue, which is rather that of the drafting.
    """
    opening = _dated(text.opening, above, source.text)
    named = [*text.titles, *titles, *(one for one in text.above if _tells_of_a_conversation(one.text))]
    everything = [*named, *text.above, *(passage([row]) for row in above)]
    # A date above the head is rather that of the drafting: then all that is named below counts against it.
    fields, told = setting(source.text, opening, named if opening is text.opening else everything)
    known = {field.name for field in fields}
    if not any(field.name == "time" and field.attributes.keys() & {"from", "when"} for field in fields):
        fields = [_with_hours(field, everything, source.text) for field in fields]
    more, also = setting(source.text, opening, everything)
    found = [field for field in more if field.name not in known]
    fields, of_journal = _of_entry(fields, source.text)
    told = [*told, *of_journal]
    if "place" not in known | {field.name for field in found}:
        words = {word for person in text.people for name in person.names for word in name.split()}
        alone = _place_alone(everything, source.text, words)
        found += [one for one in alone if isinstance(one, Field)]
        also += [one for one in alone if isinstance(one, Inference)]
    days = [day for one in everything for day in find_dates(source.text, one.span)]
    catalogued = list(find_dates(source.text, dated)) if dated and not days else []
    drafted = opening.date or next(iter([*days, *catalogued]), None)
    held = day_held(source.text) or day_without_year(source.text, drafted)
    if held and "date" not in known | {field.name for field in found}:
        found.append(held[0])
        also = [*also, held[1]]
    elif held and all(day == drafted for one in named for day in find_dates(source.text, one.span)):
        fields, told = held_before(fields, held, told)
        found, also = held_before(found, held, also)
    if not found:
        return fields, told
    inferred = [one for one in also if one not in told and isinstance(one, Inference)]
    return [*fields, *found], [*told, *(one for one in inferred if _kind(one) in {field.name for field in found})]


def _tells_of_a_conversation(line: str) -> bool:
    """Whether a line has the subject of the record, and that is a conversation: "Re: Talk of the Chancellor with …"."""
    head = head_of(line)
    return bool(head and head.kind == "subject" and names_conversation(line[head.end :].strip()))


def _of_entry(fields: list[Field], text: str) -> tuple[list[Field], list[Inference]]:
    """The fields with the day of the one entry of a journal, whose title names the time that it covers."""
    period = next(
        (field for field in fields if field.name == "date" and "T" not in field.attributes.get("to", "T")), None
    )
    if period is None:
        return fields, []
    begins, ends = period.attributes["from"], period.attributes["to"]
    found_entries = [
        (match, found) for match in _ENTRY.finditer(text) if (found := day_within(match.group(), begins, ends))
    ]
    if len({day for _, day in found_entries}) != 1:
        return fields, []
    match, day = found_entries[0]
    reason = f"the only entry has this date; the title names the time from {begins} to {ends}"
    dated = Field("date", (Added(match.group()),), {"when": day, "resp": "#tei-memcon", "cert": "high"})
    told = Inference(Span(*match.span()), f"date of the conversation: {match.group()}", "high", reason)
    return [dated if field is period else field for field in fields], [told]


def _with_hours(field: Field, lines: Sequence[Passage], text: str) -> Field:
    """A date with the hours that another line gives for the same day."""
    day = field.attributes.get("when", "")
    if field.name != "date" or not day or "T" in day:
        return field
    same = (one.attributes for line in lines for one in find_dates(text, line.span))
    timed = next((found for found in same if any(value.startswith(f"{day}T") for value in found.values())), None)
    if not timed:
        return field
    return replace(field, attributes={**{name: v for name, v in field.attributes.items() if name != "when"}, **timed})


def _place_alone(lines: Sequence[Passage], text: str, people: Container[str]) -> list[Field | Inference]:
    """A line that is nothing but a city, a room or a house; or two names with a comma, just above the date."""
    for one, after in zip(lines, [*lines[1:], None], strict=False):
        house = _AT_HOUSE.fullmatch(one.text)
        if one.text in word_list("cities") or house:
            return [Field("place", (Added(house["house"] if house else one.text),))]
        if after and _TOWN.fullmatch(one.text) and dateline(after, text):
            reason = "the line stands just above the date"
            told = Inference(one.span, f"place of the conversation: {one.text}", "medium", reason)
            return [Field("place", (Added(one.text),), {"resp": "#tei-memcon", "cert": "medium"}), told]
    east = next(((one, match) for one in lines if (match := _EASTERN.search(one.text))), None)
    if east:
        return [Field("place", (Added(east[1]["place"]),))]
    return _house_of_title(lines, people) or _talks_in(text)


def _house_of_title(lines: Sequence[Passage], people: Container[str]) -> list[Field | Inference]:
    """A house between commas in the line that names the conversation: "Meeting of …, Harbour House, 3 May 1971"."""
    named = [
        (one, one.text.title() if one.text.isupper() else one.text) for one in lines if names_conversation(one.text)
    ]
    parts = ((one, part) for one, words in named for part in words.split(", ")[1:])
    houses = chain(
        ((one, part) for one, part in parts if _HOUSE.fullmatch(part)),
        ((one, place) for one, words in named if (place := _before_date(words)) and place.split()[-1] not in people),
    )
    held = ((one, match["place"] or match["town"]) for one, words in named if (match := _HELD_AT.search(words)))
    found = next(chain(houses, held), None)
    if not found:
        return []
    one, house = found
    told = Inference(one.span, f"place of the conversation: {house}", "medium", "the title names this place")
    return [Field("place", (Added(house),), {"resp": "#tei-memcon", "cert": "medium"}), told]


def _before_date(words: str) -> str:
    """What stands between the names and the date of a title: "Meeting of …, Oakham, 8 May 1984"."""
    dates = list(find_dates(words))
    match = _BEFORE_DATE.search(words[: dates[0].span.start]) if len(dates) == 1 else None
    return match["place"] if match and not (opens_with_office(match["place"]) or honorific(match["place"])) else ""


def _talks_in(text: str) -> list[Field | Inference]:
    """The one city in the sentence that tells when and where the talks were held."""
    match = _TALKS.search(text, 0, NEAR) or received(text)
    rest = Span(match.end(), match.end() + len(sentence(text, match.end()))) if match else Span(0, 0)
    towns = {
        one.group(): one for one in cities_in(text, rest) if _IN.search(text, max(0, one.start() - 5), one.start())
    }
    if len(towns) != 1:
        return []
    [(name, found)] = towns.items()
    told = Inference(Span(*found.span()), f"place of the conversation: {name}", "medium", "a sentence tells it")
    return [Field("place", (Added(name),), {"resp": "#tei-memcon", "cert": "medium"}), told]


def _kind(inference: Inference) -> str:
    """The field that an inference is about."""
    kind = inference.what.partition(" of the conversation")[0]
    return "time" if kind == "hours" else kind


def _dated(opening: Opening, rows: Sequence[Row], text: str) -> Opening:
    """The opening with the date and place that stand above the head, where none stand below."""
    stated = next((found for row in rows if (found := dateline(passage([_last_column(row)]), text))), None)
    if opening.date or not stated:
        return opening
    return replace(opening, date=stated.date, place=opening.place or stated.place)


def _last_column(row: Row) -> Row:
    words = row.text.rpartition(_COLUMN)[2].lstrip()
    return replace(row, span=Span(row.span.end - len(words), row.span.end), text=words)
