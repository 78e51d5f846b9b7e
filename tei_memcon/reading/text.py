"""The text of a record: head, opening, running text, notes. The steps that all formats share, in their order."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tei_memcon.model import Attachment, Block, Element, Heading, Inference, Person, Remark, Standalone, Trivia
from tei_memcon.page_marks import page_marks
from tei_memcon.people.personography import Personography
from tei_memcon.people.register import Form
from tei_memcon.reading.assemble import at_end, put_notes, put_refs
from tei_memcon.reading.body.attached import open_attachment
from tei_memcon.reading.body.blocks import attachments, blocks, sections
from tei_memcon.reading.body.speakers import find_speakers
from tei_memcon.reading.body.turns import first_turn
from tei_memcon.reading.conversation import names_conversation
from tei_memcon.reading.header.dateline import with_whole_dateline
from tei_memcon.reading.header.head import with_whole_head
from tei_memcon.reading.header.lines import is_prose
from tei_memcon.reading.header.opening import Opening, read_opening
from tei_memcon.reading.header.rows import part_header
from tei_memcon.reading.meeting.cast import Cast, names_in
from tei_memcon.reading.meeting.present import present
from tei_memcon.reading.notes.anchoring import NoteList, anchored, cut_note_list, stray_marks, told
from tei_memcon.reading.page.columns import Columns, pair_columns
from tei_memcon.reading.page.dated_heads import dated_heads
from tei_memcon.reading.page.join import Passage, passage, rejoin
from tei_memcon.reading.page.lines import Row, apart_from_page_marks, rows
from tei_memcon.reading.page.put_back import put_back
from tei_memcon.reading.page.sheet import part_sheet
from tei_memcon.reading.page.sheet_numbers import counted_heads, lone_numbers
from tei_memcon.reading.page.stamps import apart_from_time_stamps
from tei_memcon.reading.page.wrapped import is_wrapped, paragraphs
from tei_memcon.source import Source
from tei_memcon.speech.labels import Label
from tei_memcon.surfaces import Surface

_NEAR = 8  # paragraphs that may say who is present
_LEFT, _SHORT = 3, 60  # lines, and characters of each
_TITLE = 200  # characters of a title below an introduction
_HEADER = 6  # lines
_HELD = re.compile(r"\b(?:held|took place) (?:at|in|on)\b")
# In Markdown a label is bold: **Anna Elm (harbour office):**
BOLD = (
    re.compile(
        r"\*\*(?P<name>[^\W\d_a-z][\w.’'-]{0,24}(?: {1,2}[^\W\d_a-z][\w.’'-]{0,24}){0,3})"
        r"(?: ?\([^()]{2,60}\))?(?::\*\*|\*\*:)"
    ),
)
_UNDECLARED = Surface("", labels=BOLD)


@dataclass(frozen=True, slots=True)
class RecordText:
    """What the lines of a record say.

    Args:
        titles: head and opening, as paragraphs.
        opening: dateline, lists and subtitles.
        above: all paragraphs above the text, and short lines that may have been left there.
        body: the parts of the record, notes at their marks.
        people: those of the lists and the labels.
        first_note: the words of the first note.
        trivia: what of the lines is no text.
        told: inferences and remarks.
    """

    titles: tuple[Passage, ...]
    opening: Opening
    above: tuple[Passage, ...]
    body: tuple[Block, ...]
    people: tuple[Person, ...]
    first_note: str
    trivia: tuple[Trivia, ...]
    told: tuple[Inference | Remark, ...]


def read_text(
    source: Source,
    lines: Sequence[Row],
    persons: Personography | None,
    is_head: Callable[[Sequence[Passage]], bool],
    titles: Sequence[str] = (),
    surface: Surface = _UNDECLARED,
    head_lines: int = 0,
    edited: bool = False,
) -> RecordText:
    """Read the lines of a record.

    Args:
        source: the record.
        lines: those of its text, catalogue fields and furniture left out.
        persons: the user's personography.
        is_head: whether the first paragraph is a head.
        titles: titles from the catalogue, which may name the speakers.
        surface: of the record's family, with its own labels and note marks.
        head_lines: how many of the lines make the head, where that is known.
        edited: whether editors made the lists of its header.
    """
    page = _apart(source, lines, surface, head_lines)
    columns, notes, passages = page.columns, page.notes, page.columns.passages
    if passages and is_head(passages):
        passages = with_whole_head(passages)
        head = passages[:1]
    else:
        head = []
    end = min(columns.first, len(head) + first_turn(passages[len(head) :], surface.labels))
    opening = read_opening(passages[len(head) : end], source.text, edited)
    running = passages[len(head) + opening.length :]
    above = [*head, *opening.titles]
    named = names_in([*titles, *(one.text for one in above)])
    there = present(one.text for one in (*above, *running[:_NEAR]))
    known = _forms(named, (*opening.people, *there))
    header = [one.text for one in passages[: len(head) + opening.length]]
    running, labels, meant = find_speakers(running, known, surface.labels, columns.starts, header)
    subjects = [one.text for one in passages[len(head) : len(head) + opening.length] if names_conversation(one.text)]
    told_above = dict.fromkeys([*titles, *(one.text for one in above), *subjects])
    cast = Cast(opening.people, named, labels, persons, list(told_above), running)
    (_, record), *later = _parted(running, labels, cast.who, source.text)
    refs, missing = stray_marks(notes)
    at_marks, elsewhere = anchored(notes, source.text)
    sources = tuple(note for note in elsewhere if head and "n" not in note.attributes)
    parts = (*(Heading((*one.content, *sources)) for one in head), *opening.parts, *record)
    short = list(_short_lines(running, labels))
    lost = [Standalone(note) for note in elsewhere if note not in sources]
    parts = (*at_end(parts, lost), *(Attachment(*one) for one in later))
    return RecordText(
        titles=tuple(above),
        opening=opening,
        above=(
            *passages[: len(head) + opening.length],
            *short,
            *_above_turns(running[len(short) :], labels[len(short) :]),
        ),
        body=put_back(put_refs(put_notes(parts, at_marks), refs), page.sheet, source.text),
        people=cast.people,
        first_note=" ".join(notes.entries[0].words(source.text).split()) if notes.entries else "",
        trivia=notes.trivia,
        told=(*page.told, *meant, *cast.told, *lone_numbers(running), *told(notes), *missing),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of a record, apart from what belongs to its page.

    Args:
        columns: the paragraphs, those of two columns in order.
        notes: the list of notes, and the lines above it.
        sheet: running heads, stamps and the like.
        told: inferences and remarks.
    """

    columns: Columns
    notes: NoteList
    sheet: list[Element]
    told: tuple[Inference | Remark, ...]


def _apart(source: Source, lines: Sequence[Row], surface: Surface, head_lines: int) -> _Page:
    pages = page_marks(source.text, surface.page_starts, surface.page_ends)
    every = rows(source)
    counted = counted_heads(every) | dated_heads(every)
    lines, sheet, parted = part_sheet(apart_from_time_stamps(lines), pages, surface.sheet, counted)
    wrapped = is_wrapped(lines)
    notes = cut_note_list(list(apart_from_page_marks(lines, pages, wrapped)), source, wrapped, surface.note_marks)
    # A paragraph broken by a page end is joined before anything is made of its parts: its second half is no turn's end.
    groups = [notes.above[:head_lines], *paragraphs(notes.above[head_lines:], wrapped)]
    passages, rejoined = rejoin([passage(group) for group in groups if group], edited=head_lines > 0)
    known_head = int(head_lines > 0)
    below = with_whole_dateline(part_header(passages[known_head:]), source.text)
    columns = pair_columns([*passages[:known_head], *below])
    return _Page(columns, notes, sheet, (*parted, *rejoined, *columns.told))


def _forms(named: Iterable[Form], people: Sequence[Form]) -> list[str]:
    """What those are called who may speak: by name, and by office."""
    offices = [f"The {form.office.title()}" for form in people if form.office]
    return [*(form.printed for form in (*named, *people)), *offices]


def _short_lines(running: Sequence[Passage], labels: Sequence[Label | None]) -> Iterator[Passage]:
    """The lines at the beginning of the text that are no sentence and no turn: a time or a room by itself."""
    for one, label in zip(running[:_LEFT], labels, strict=False):
        titled = names_conversation(one.text) and (
            _HELD.search(one.text) or one.text[0].islower()
        )  # "über das Gespräch"
        if label or (len(one.text) > _SHORT and not titled):
            return
        yield one


def _above_turns(running: Sequence[Passage], labels: Sequence[Label | None]) -> Iterator[Passage]:
    """The lines just above the first turn, below an editors' introduction: a title, names, a date, a time."""
    first = next((at for at, label in enumerate(labels) if label), 0)
    for one in reversed(running[max(0, first - _HEADER) : first]):
        if (one.text[0] == "[" and one.text[-1] == "]") or any(present([one.text])):
            continue  # the source, and who was there
        titled = len(one.text) < _TITLE and names_conversation(one.text)
        if (len(one.text) > _SHORT and not titled) or is_prose(one.text):
            return
        yield one


def _parted(
    running: Sequence[Passage], labels: Sequence[Label | None], who: Callable[[Label], tuple[str, ...]], text: str
) -> list[tuple[str, tuple[Block, ...]]]:
    """The parts of the record itself, then of each attachment with its number."""
    starts = attachments(running)
    made = []
    for (n, start), end in zip([("", 0), *starts], [*(at for _, at in starts), len(running)], strict=True):
        above = open_attachment(running[start:end], labels[start:end], text) if start else []
        first = start + len(above)
        made.append((n, (*above, *sections(list(blocks(running[first:end], labels[first:end], who))))))
    return made
