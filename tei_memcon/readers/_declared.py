"""The one reader of all declared surfaces (`tei_memcon.surfaces`), and of records that no family claims.

What the surface calls furniture is left out, its catalogue fields go into the header, lines of the sheet are ``fw``;
all the rest is read by the steps that all readers share.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tei_memcon.data import entries
from tei_memcon.model import Added, Document, Field, Trivia, Why
from tei_memcon.people.personography import Personography
from tei_memcon.reading.assemble import claim_blanks
from tei_memcon.reading.catalogue import Value
from tei_memcon.reading.conversation import missing
from tei_memcon.reading.fields import catalogued, on_catalogue_date, part_fields
from tei_memcon.reading.header.head import above, has_head, head_at, is_title, main_title, number_of, title_of
from tei_memcon.reading.header.opening import subtitles
from tei_memcon.reading.header.provenance import of_source
from tei_memcon.reading.language import in_language
from tei_memcon.reading.meeting.where import where_and_when
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import Row, rows
from tei_memcon.reading.page.sheet_numbers import counted_heads
from tei_memcon.reading.text import read_text
from tei_memcon.source import Source, Span
from tei_memcon.surfaces import Surface

_BY_WHOM = re.compile(r"(?:Memorandum|Minute|Note|Report)s? by (?:an? |the )?[A-Z][^.:]{3,150}", re.I)
_LONGEST_TITLE = 400  # characters


def refuse(source: Source, surface: Surface) -> str | None:
    """Why a record is not of a declared family, or is none of conversation."""
    if not weigh(source, surface):
        return f"it does not show the surface of that family: {surface.evidence()}"
    return None if surface.conversations_only else missing(_text_lines(rows(source), surface), surface.labels)


def weigh(source: Source, surface: Surface) -> int:
    """How much says that a record is of a declared family."""
    return surface.weigh([row.text for row in rows(source)])


def read(source: Source, surface: Surface, persons: Personography | None = None) -> Document:
    """Read a record as its surface declares."""
    lines = rows(source)
    furniture = [row for row in lines if _is_furniture(row, surface)]
    lines, numbers = _without_numbers([row for row in lines if row not in furniture], surface.numbered)
    values, lines = part_fields(lines, surface)
    at = head_at(lines, surface.sheet)
    titles = [passage(list(value.rows)) for value in values if value.name == "title" and value.rows]
    text = read_text(source, lines[at:], persons, has_head, [one.text for one in titles], surface)
    place_and_date, inferred = where_and_when(source, text, lines[:at], titles)
    document = Document(
        source=source,
        reader=surface.name,
        header=(
            *_title(values, text.titles, lines, at),
            *(field for value in values if value.rows for field in catalogued(value, source)),
            *subtitles(text.opening, source.text),
            *_publication(source, surface),
            *of_source(text.first_note),
            *place_and_date,
        ),
        body=(*above(lines[:at], source, surface, counted_heads(lines)), *text.body),
        people=text.people,
        trivia=(*_trivia([*furniture, *numbers], values), *text.trivia),
        page_starts=surface.page_starts,
        page_ends=surface.page_ends,
        number=number_of(lines[: at + 1]),
    )
    document = in_language(claim_blanks(document), lines)
    return on_catalogue_date(document).adding(*inferred, *text.told)


def _text_lines(lines: Sequence[Row], surface: Surface) -> list[Row]:
    """The lines of the record itself."""
    kept = [row for row in lines if not _is_furniture(row, surface) and not _is_one_of(row, surface.sheet)]
    return part_fields(_without_numbers(kept, surface.numbered)[0], surface)[1]


def _is_furniture(row: Row, surface: Surface) -> bool:
    """Whether a line is furniture of the family's page, or of any web page."""
    return _is_one_of(row, surface.furniture) or bool(_of_any_page().fullmatch(row.text))


@cache
def _of_any_page() -> re.Pattern[str]:
    return re.compile("|".join(entries("web_furniture")), re.I)


def _is_one_of(row: Row, patterns: Sequence[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(row.text) for pattern in patterns)


def _without_numbers(lines: list[Row], numbered: bool) -> tuple[list[Row], list[Row]]:
    """The lines without the running numbers that a page glues to its paragraphs, and these numbers."""
    if not numbered:
        return lines, []
    kept: list[Row] = []
    numbers: list[Row] = []
    for row in lines:
        n = str(len(numbers) + 1)
        if not row.text.startswith(n) or len(row.text) == len(n) or row.text[len(n)] in " .)":
            kept.append(row)
            continue
        edge = row.span.start + len(n)
        numbers.append(replace(row, span=Span(row.span.start, edge), text=n))
        kept.append(replace(row, span=Span(edge, row.span.end), text=row.text[len(n) :]))
    return kept, numbers


def _trivia(furniture: Sequence[Row], values: Sequence[Value]) -> Iterator[Trivia]:
    yield from (Trivia(row.span, Why.FURNITURE) for row in furniture)
    yield from (Trivia(value.label.span, Why.FIELD_LABEL) for value in values if value.label)


def _title(values: Sequence[Value], titles: Sequence[Passage], lines: Sequence[Row], head: int) -> Iterator[Field]:
    """A title: that of the catalogue, or that which editors have put above the record's own head; else the head."""
    if any(value.name == "title" and value.rows for value in values):
        return
    words = main_title(titles[0]) if titles else lines[0].text if lines else "Record without title"
    words = next((row.text for row in lines[:head] if _BY_WHOM.fullmatch(row.text)), words)
    words = lines[0].text if head > 0 and is_title(lines[0].text) else words
    yield Field("title", (Added(title_of(words[:_LONGEST_TITLE])),))


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
