"""The one reader of all declared surfaces (`tei_memcon.surfaces`), and of records that no family claims.

What the surface calls furniture is left out, its catalogue fields go into the header, lines of the sheet are ``fw``;
all the rest is read by the steps that all readers share.
"""

import re
from collections.abc import Iterator, Sequence

from tei_memcon.model import Added, Block, Document, Element, Field, Standalone, Trivia, Why
from tei_memcon.people.personography import Personography
from tei_memcon.readers._assemble import claim_blanks
from tei_memcon.readers._blocks import is_heading
from tei_memcon.readers._catalogue import Value
from tei_memcon.readers._conversation import missing, names_conversation
from tei_memcon.readers._fields import catalogued, part_fields
from tei_memcon.readers._join import Passage, passage
from tei_memcon.readers._lines import Row, between_form_feeds, joined, rows
from tei_memcon.readers._opening import subtitles
from tei_memcon.readers._setting import setting
from tei_memcon.readers._text import read_text
from tei_memcon.source import Source
from tei_memcon.speech.labels import find_labels
from tei_memcon.surfaces import Surface

_HEAD_WITHIN = 12  # lines above the head, for letterheads, numbers and classifications
_LONGEST_HEAD = 400  # characters


def refuse(source: Source, surface: Surface) -> str | None:
    """Why a record is not of a declared family, or is none of conversation."""
    if not weigh(source, surface):
        return f"it does not show the surface of that family: {surface.evidence()}"
    return missing(_text_lines(rows(source), surface), surface.labels)


def weigh(source: Source, surface: Surface) -> int:
    """How much says that a record is of a declared family."""
    return surface.weigh([row.text for row in rows(source)])


def read(source: Source, surface: Surface, persons: Personography | None = None) -> Document:
    """Read a record as its surface declares."""
    lines = rows(source)
    furniture = [row for row in lines if _is_one_of(row, surface.furniture)]
    values, lines = part_fields([row for row in lines if row not in furniture], surface.fields)
    at = _head_at(lines, surface)
    titles = [passage(list(value.rows)) for value in values if value.name == "title" and value.rows]
    text = read_text(source, lines[at:], persons, has_head, [one.text for one in titles], surface)
    place_and_date, inferred = setting(source.text, text.opening, [*text.titles, *titles])
    document = Document(
        source=source,
        reader=surface.name,
        header=(
            *_title(values, text.titles, lines),
            *(field for value in values if value.rows for field in catalogued(value, source)),
            *subtitles(text.opening, source.text),
            *_publication(source, surface),
            *place_and_date,
        ),
        body=(*(_sheet(row, source.text) for row in lines[:at]), *text.body),
        people=text.people,
        trivia=(*_trivia(furniture, values), *text.trivia),
        page_starts=surface.page_starts,
        page_ends=surface.page_ends,
    )
    return claim_blanks(document).adding(*inferred, *text.told)


def has_head(passages: Sequence[Passage]) -> bool:
    """Whether a text begins with a head: a short line that names a conversation, or is no sentence and no turn."""
    first = passages[0].text
    if len(first) > _LONGEST_HEAD or find_labels([one.text for one in passages])[0]:
        return False
    return names_conversation(first) or first.isupper() or (is_heading(first) and len(passages) > 1)


def _text_lines(lines: Sequence[Row], surface: Surface) -> list[Row]:
    """The lines of the record itself."""
    kept = [row for row in lines if not _is_one_of(row, surface.furniture) and not _is_one_of(row, surface.sheet)]
    return part_fields(kept, surface.fields)[1]


def _is_one_of(row: Row, patterns: Sequence[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(row.text) for pattern in patterns)


def _head_at(lines: Sequence[Row], surface: Surface) -> int:
    """Where the text begins: below what belongs to the sheet, at the line that names a conversation if one is near."""
    at = 0
    while at < min(len(lines) - 1, _HEAD_WITHIN) and _is_one_of(lines[at], surface.sheet):
        at += 1
    return at


def _sheet(row: Row, text: str) -> Block:
    return Standalone(Element("fw", {"type": "header"}, joined(between_form_feeds(row.span, text))))


def _trivia(furniture: Sequence[Row], values: Sequence[Value]) -> Iterator[Trivia]:
    yield from (Trivia(row.span, Why.FURNITURE) for row in furniture)
    yield from (Trivia(value.label.span, Why.FIELD_LABEL) for value in values if value.label)


def _title(values: Sequence[Value], titles: Sequence[Passage], lines: Sequence[Row]) -> Iterator[Field]:
    """A title: that of the catalogue, else the head."""
    if any(value.name == "title" and value.rows for value in values):
        return
    words = titles[0].text if titles else lines[0].text if lines else "Record without title"
    yield Field("title", (Added(" ".join(words[:_LONGEST_HEAD].split())),))


def _publication(source: Source, surface: Surface) -> Iterator[Field]:
    """What the surface knows of every record of its family, and the identifiers that the record prints."""
    if surface.publisher:
        yield Field("publisher", (Added(surface.publisher),))
    if surface.rights:
        target = {"target": surface.rights_target} if surface.rights_target else {}
        yield Field("licence", (Added(surface.rights),), target)
    if surface.language:
        yield Field("language", (), {"ident": surface.language})
    for kind, pattern in surface.identifiers.items():
        found = pattern.search(source.text)
        if found:
            yield Field("idno", (Added(found.group()),), {"type": kind})
