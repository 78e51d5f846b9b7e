"""What stands between the head of a record and its text: dateline, subject, participants, place, subtitles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei_memcon.model import (
    Added,
    Block,
    Dateline,
    Element,
    Field,
    Heading,
    Paragraph,
    Standalone,
    printed,
)
from tei_memcon.notation.dates import PrintedDate
from tei_memcon.people.register import Form
from tei_memcon.reading.body.blocks import classification, is_heading
from tei_memcon.reading.header.dateline import StatedPlaceAndDate, dateline, tagged_field
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.header.items import Kind, is_enumeration
from tei_memcon.reading.header.kinds import HeaderLine
from tei_memcon.reading.header.lines import FINITE, header_lines, reach
from tei_memcon.reading.header.lists import header_list, named, people_in
from tei_memcon.reading.page.join import Passage
from tei_memcon.source import Span

_SUBTITLE = re.compile(
    r"\b(?:extracts?|excerpts?)\b.{0,40}\bfrom\b"
    r"|\b(?:meeting|conversation|talks?|discussions?)\b.{0,60}\b(?:19|20)\d\d\.?$",
    re.I,
)
_KIND = re.compile(r"(?:Memorandum|Memoranda|Minutes|Record|Notes|Summary|Transcript) (?:of|on|for)\b")
_LONGEST_TITLE = 110
_APART = (1, 2)  # blank lines above a heading that is a paragraph, and between it and the list


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a record.

    Args:
        parts: all that stands above the text.
        people: the names in its lists.
        date: of the dateline, as printed.
        place: of the dateline.
        fields: what stands beside or below the headings of place and time, each with its kind.
        titles: what is of no list: titles, datelines, remarks.
        length: how many paragraphs it takes.
    """

    parts: tuple[Block, ...]
    people: tuple[Form, ...]
    date: PrintedDate | None
    place: Span | None
    fields: tuple[tuple[Kind, Span], ...]
    titles: tuple[Passage, ...]
    length: int


def read_opening(passages: Sequence[Passage], text: str, edited: bool = False) -> Opening:
    """Read the opening of a record, up to the first paragraph of its text.

    Args:
        passages: all paragraphs below the head.
        text: of the source.
        edited: whether editors made its lists, so that what they did not print as one is none.
    """
    text_begins = reach(passages)
    titles = _titles(passages, text_begins)
    stated = [dateline(one, text) for one in passages[:text_begins]]
    lines = header_lines(passages, [one is not None for one in stated]) or titles
    stated += [None] * (len(lines) - len(stated))
    parts: list[Block] = []
    people: list[Form] = []
    fields: list[tuple[Kind, Span]] = []
    at = 0
    while at < len(lines):
        end = _list_end(lines, at)
        if end > at:
            block = header_list(lines[at:end], text)
            parts += (_as_printed(lines, at, end, text) if edited else []) or [block]
            people += people_in(block, text, lines[at].passage.span.end) if block.kind == "participants" else []
            fields += [(kind, one.passage.span) for one in lines[at:end] if (kind := one.kind) and not one.head]
        else:
            part = _part(lines[at], stated[at], text)
            if edited and isinstance(part, Dateline) and not any(stated[at:]):
                part = replace(part, field=True)
            day = stated[at]
            titled = edited and isinstance(part, Dateline) and not part.field
            if isinstance(part, Dateline) and day and (any(stated[:at]) or (titled and _is_of_title(day, parts))):
                part = Heading(part.content, "sub")  # of a conference: a part of its title
            parts.append(part)
            people += [named(lines[at].words)] if lines[at].role == "name" else []
            fields += [_field(lines[at])] if lines[at].role == "field" else []
        at = max(end, at + 1)
    parts = list(_classified(parts, text, edited))
    found = [one for one in stated[: len(lines)] if one]
    first = found[0] if found else None  # a second one tells of a conference, of which the conversation is a part
    date, place = (first.date, first.place) if first else (None, None)
    kept = tuple(field for field in fields if field[0] in ("place", "time"))
    unlisted = tuple(line.passage for line in lines if line.role in ("title", "dateline", "aside") or _tells_more(line))
    return Opening(tuple(parts), tuple(people), date, place, kept, unlisted, len(lines))


def _is_of_title(stated: StatedPlaceAndDate, above: Sequence[Block]) -> bool:
    """Whether a dateline below a title names several days or a month alone, as a conference takes, no conversation."""
    if not (above and isinstance(above[-1], Heading)):
        return False
    if not stated.date:
        return not stated.place and any(isinstance(one, Element) and one.tag == "date" for one in stated.content)
    first, last = (stated.date.attributes.get(end, "") for end in ("from", "to"))
    return first[:10] != last[:10]


def _classified(parts: Sequence[Block], text: str, edited: bool) -> Iterator[Block]:
    """A classification is a paragraph of the text, unless a dateline follows, which TEI has above all text.

    Unless editors printed it, a title that follows makes it a part of the sheet as well.
    """
    for at, part in enumerate(parts):
        below = parts[at + 1 :]
        dated = any(isinstance(other, Dateline) and not other.field for other in below)
        above = dated or (not edited and any(isinstance(other, Heading) for other in below))
        match part:
            case Standalone(element) if not above:
                yield classification(element.content, printed(element.content, text))
            case _:
                yield part


def _list_end(lines: Sequence[HeaderLine], at: int) -> int:
    """Where the list ends that begins at a line, with a heading or without; the same place where none begins."""
    first = lines[at]
    if first.role == "field" and first.kind in ("place", "time", "others"):
        return at
    if first.role not in ("heading", "field", "item") or first.passage.is_page_mark:
        return at
    end = at + 1
    kinds = {first.kind}
    for i in range(at + 1, len(lines)):
        if lines[i].passage.is_page_mark:
            continue
        if i == at + 1 and first.role == "heading" and lines[i].bulleted and lines[i].blanks < 2:
            kinds.add(lines[i].kind)  # "DATE, TIME AND PLACE" is the heading of whatever stands right below it
        if lines[i].role != "item" or lines[i].kind not in kinds:
            break
        end = i + 1
    return at if first.role == "heading" and end == at + 1 else end


def _tells_more(line: HeaderLine) -> bool:
    """Whether the heading of a list has words of its own: "PARTICIPANTS IN STRELSAU"."""
    return line.role == "heading" and head_of(line.passage.text) is None


def _as_printed(lines: Sequence[HeaderLine], at: int, end: int, text: str) -> list[Block]:
    """What is no list, or less of one, in print: "Present: Mr. Oak and Mr. Elm", a heading far above; else nothing."""
    first = lines[at]
    if end == at + 1 and first.role == "field" and _is_run_in(lines, first):
        return [Paragraph(first.passage.content)]
    if end > at + 1 and _stands_apart(first, lines[at + 1]):
        return [Paragraph(first.passage.content), header_list(lines[at + 1 : end], text)]
    return []


def _is_run_in(lines: Sequence[HeaderLine], field: HeaderLine) -> bool:
    """Whether a heading has its words beside it in print; one in capitals may have lost its line end in a copy."""
    assert field.head
    heading, words = field.passage.text[: field.head.end], field.passage.text[field.head.end :]
    if heading.isupper() and is_enumeration(words):
        return False
    in_print = any(line.bulleted or line.role == "name" for line in lines)
    return ":" in heading and (in_print or not heading.isupper())


def _stands_apart(heading: HeaderLine, item: HeaderLine) -> bool:
    """Whether a heading is further from its list than from what is above: a list’s own heading is close to it."""
    return heading.role == "heading" and item.bulleted and (heading.blanks, item.blanks) == _APART


def _part(line: HeaderLine, stated: StatedPlaceAndDate | None, text: str) -> Block:
    """A line that is of no list."""
    match line.role:
        case "dateline" if stated:
            return Dateline(stated.content)
        case "field" if line.kind != "others":
            return Dateline(tagged_field(line.passage, *_field(line), text))
        case "sheet":
            return Standalone(Element("fw", {"type": "classification"}, line.passage.content))
        case "title" if _names_record(line.passage.text) or is_heading(line.passage.text) or _goes_on(line.passage):
            return Heading(line.passage.content, "sub")
        case _:
            return Paragraph(line.passage.content)


def _field(line: HeaderLine) -> tuple[Kind, Span]:
    """What stands beside the heading of a field."""
    assert line.head
    return line.head.kind, Span(line.passage.span.start + line.head.end, line.passage.span.end)


def _titles(passages: Sequence[Passage], end: int) -> list[HeaderLine]:
    """The titles of a record that has no other header, none below the place where its text begins."""
    made: list[HeaderLine] = []
    while len(made) < end and _is_title(passages, len(made)):
        made.append(HeaderLine(passages[len(made)], "title"))
    return made


def subtitles(opening: Opening, text: str) -> list[Field]:
    """The subtitles of a record, for its header."""
    headings = (part for part in opening.parts if isinstance(part, Heading))
    return [Field("subtitle", (Added(" ".join(printed(heading.content, text).split())),)) for heading in headings]


def _is_title(passages: Sequence[Passage], at: int) -> bool:
    """A short line above the text that names it: ``MACMILLAN TALKS``; the last lines of a record name nothing."""
    one = passages[at]
    if at == 0 and _goes_on(one):
        return True
    if at + 1 >= len(passages) or len(one.text) > _LONGEST_TITLE or one.text.startswith(("[", "(")):
        return False
    return _names_record(one.text)


def _goes_on(one: Passage) -> bool:
    """Whether a line is the second of a title: it begins with a small letter, and no blank line stands before it."""
    short = len(one.text) < _LONGEST_TITLE and not one.text.endswith(".")
    return short and one.rows[0].blanks == 0 and one.text[0].islower()


def _names_record(words: str) -> bool:
    """Whether words are a title by themselves: capitals, a kind of record, "extracts from …"."""
    if words.isupper() or _KIND.match(words):
        return True
    return bool(_SUBTITLE.search(words)) and not FINITE.search(words)
