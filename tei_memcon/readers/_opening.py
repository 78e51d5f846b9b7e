"""What stands between the head of a FRUS document and its text: dateline, subject, participants, place, subtitles.

The headings of these lists are often lost in a copy; then the items themselves say what a list names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tei_memcon.dates import PrintedDate, find_dates
from tei_memcon.model import (
    Added,
    Block,
    Content,
    Dateline,
    Element,
    Field,
    Heading,
    Paragraph,
    Standalone,
    Text,
    printed,
)
from tei_memcon.people.register import Form
from tei_memcon.readers._blocks import is_classification, is_heading
from tei_memcon.readers._header_lists import FINITE, header_list, list_at, people_in
from tei_memcon.readers._join import Passage
from tei_memcon.source import Span

_PLACE = re.compile(
    r"^\[?\s?(?P<place>[A-Z][\w’'.]+(?:[ -][A-Z][\w’'.]+){0,4}(?:, [A-Z][\w’'.]+){0,2})\s?,?\s?\]?,?\s*$"
)
_CLOCK = re.compile(r",?\s?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?(?:\s?[ap]\.?m\.?)?,?\s*$", re.I)
_AFTER_DATE = re.compile(r"[ .,\]]*(?:\d{1,2}|\[(?:note )?\d{1,2}\])?\s*")  # note marks may be glued to it
_CLASSIFICATION = re.compile(
    r"(?:top secret|secret|confidential|unclassified|official use only|restricted)(?:[;,/\s-]{1,3}\w{1,20}){0,5}\.?$",
    re.I,
)
_SUBTITLE = re.compile(
    r"\b(?:extracts?|excerpts?)\b.{0,40}\bfrom\b"
    r"|\b(?:meeting|conversation|talks?|discussions?)\b.{0,60}\b(?:19|20)\d\d\.?$",
    re.I,
)
_KIND = re.compile(r"(?:Memorandum|Memoranda|Minutes|Record|Notes|Summary|Transcript) (?:of|on|for)\b")
_PAGE_MARK = re.compile(r"\[Page \w{1,8}\]")
_SHORT = 30
_LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a record: its parts, the names in its lists, and its date and place as printed."""

    parts: tuple[Block, ...]
    people: tuple[Form, ...]
    date: PrintedDate | None
    place: Span | None
    length: int


def read_opening(passages: Sequence[Passage], text: str) -> Opening:
    """Read the opening of a record, up to the first paragraph of its text."""
    parts: list[Block] = []
    people: list[Form] = []
    date: PrintedDate | None = None
    place: Span | None = None
    at = 0
    while at < len(passages):
        one = passages[at]
        kind, end = list_at(passages, at)
        stated = dateline(one, text)
        if end > at:
            block = header_list(passages[at:end], kind, text)
            parts.append(block)
            people += people_in(block, text) if block.kind == "participants" else []
            at = end
            continue
        if stated:  # a second one tells of a conference, of which the conversation is a part
            parts.append(Dateline(stated.content))
            date, place = (date, place) if date else (stated.date, stated.place)
        elif is_classification(one.text):
            parts.append(Standalone(Element("fw", {"type": "classification"}, one.content)))
        elif _is_aside(one.text):
            parts.append(Paragraph(one.content))
        elif _is_title(passages, at):
            parts.append(Heading(one.content, "sub"))
        else:
            break
        at += 1
    return Opening(tuple(parts), tuple(people), date, place, at)


def _is_aside(words: str) -> bool:
    """What may stand in an opening without being a part of it: page marks, classification, "[Extract]"."""
    bracketed = words.startswith("[") and words.endswith("]") and len(words) < _SHORT
    return bool(_PAGE_MARK.fullmatch(words) or _CLASSIFICATION.match(words) or bracketed)


def subtitles(opening: Opening, text: str) -> list[Field]:
    """The subtitles of a record, for its header."""
    headings = (part for part in opening.parts if isinstance(part, Heading))
    return [Field("subtitle", (Added(" ".join(printed(heading.content, text).split())),)) for heading in headings]


@dataclass(frozen=True, slots=True)
class StatedPlaceAndDate:
    """A dateline, tagged."""

    content: Content
    date: PrintedDate
    place: Span | None


def dateline(one: Passage, text: str) -> StatedPlaceAndDate | None:
    """A line that holds a place and a date, or a date alone, and nothing else.

    "Washington, March 8, 1969, 10 a.m.", "[Washington,] August 31, 1948.", "Paris, 19 November 1990"
    """
    if len(one.text) > _LONGEST_TITLE or len(one.rows) > 1:
        return None
    found = list(find_dates(text, one.span))
    if not found or not _AFTER_DATE.fullmatch(text, found[-1].span.end, one.span.end) or len(found) > 1:
        return None
    words = _CLOCK.sub("", text[one.span.start : found[0].span.start])
    before = _PLACE.match(words)
    if not before and words.strip("[ ,"):
        return None
    place = Span(one.span.start + before.start("place"), one.span.start + before.end("place")) if before else None
    tagged: list[tuple[Span, Element]] = [(found[0].span, Element("date", found[0].attributes, (Text(found[0].span),)))]
    if place:
        tagged.insert(0, (place, Element("placeName", {}, (Text(place),))))
    return StatedPlaceAndDate(_tagged(one.span, tagged), found[0], place)


def _tagged(whole: Span, tagged: Sequence[tuple[Span, Element]]) -> Content:
    content: list[Text | Element] = []
    at = whole.start
    for span, element in tagged:
        if at < span.start:
            content.append(Text(Span(at, span.start)))
        content.append(element)
        at = span.end
    if at < whole.end:
        content.append(Text(Span(at, whole.end)))
    return tuple(content)


def _is_title(passages: Sequence[Passage], at: int) -> bool:
    """A short line above the text that names it: ``MACMILLAN TALKS``; the last lines of a record name nothing."""
    one = passages[at]
    if at == 0 and one.rows[0].blanks == 0 and one.text[0].islower() and not one.text.endswith("."):
        return len(one.text) < _LONGEST_TITLE  # the second line of a head
    if at + 1 >= len(passages) or len(one.text) > _LONGEST_TITLE or one.text.startswith(("[", "(")):
        return False
    if one.text.isupper() or _KIND.match(one.text) or (_SUBTITLE.search(one.text) and not FINITE.search(one.text)):
        return True
    return is_heading(one.text) and list_at(passages, at + 1)[1] > at + 1
