"""Documents of *Foreign Relations of the United States*, as copied from history.state.gov.

    68. Memorandum of Conversation1
    Washington, July 20, 1975, 10:05 a.m.
    SUBJECT … PARTICIPANTS …
    Gromyko said that … [Page 214] …
      1. Source: Department of State, …

The head bears the number of the document, note marks are glued to the words, ``[Page N]`` stands at the start of page
N, and the notes follow as a list. Volumes before 1952 have no numbers, those of 1958-1963 a source note 0.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_memcon.data import alternatives
from tei_memcon.model import Added, Document, Element, Field, Heading, Standalone, Trivia, Why
from tei_memcon.people.personography import Personography
from tei_memcon.readers._assemble import at_end, claim_blanks, put_notes
from tei_memcon.readers._blocks import blocks, sections
from tei_memcon.readers._cast import Cast
from tei_memcon.readers._join import Passage, passage, rejoin
from tei_memcon.readers._lines import Row, apart_from_page_marks, is_wrapped, paragraphs, rows
from tei_memcon.readers._notes import Entry, anchored, cut_note_list, find_marks, told
from tei_memcon.readers._opening import read_opening, subtitles
from tei_memcon.readers._setting import setting
from tei_memcon.readers._source_note import source_note
from tei_memcon.source import Source, Span
from tei_memcon.speech.labels import find_labels

_NUMBERED = re.compile(r"(?:No\.\s?)?(?P<number>\d{1,4})\.?\s?(?=[A-Z\[])")
_PAGE_MARK = re.compile(r"\[Page \d{1,5}\]")
_SOURCE_NOTE = re.compile(r"^\s{0,8}(?:\d{1,2}\.|\[\d\]|[-•*])\s+\[?Source:", re.M)
_ARCHIVE_FIELD = re.compile(r"^(?:Citation|Summary|Credits|Original Language|Contents|Record ID):?[ \t]*\r?$", re.M)
_KINDS = re.compile(rf"(?:{alternatives('frus_kinds')})\b", re.I)
_HEAD_WITHIN = 25  # lines; what stands above the head is the page's navigation
_NOTE_MARK = re.compile(r"(?<=[^\W\d])\d{1,2}$|(?<=[.)\]”\"’',])\d{1,2}$|(?<=\d{4})\d{1,2}$")
_PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/mark/1.0/"


def refuse(source: Source) -> str | None:
    """A FRUS document has a head that names its kind, and a number, page marks or a source note."""
    if len(_ARCHIVE_FIELD.findall(source.text)) >= 2:
        return "it has the catalogue fields of an archive's page (Citation, Summary …)"
    head = _find_head(rows(source))
    if head is None:
        return "it does not begin with a head like '68. Memorandum of Conversation'"
    if not head.number and not _PAGE_MARK.search(source.text) and not _SOURCE_NOTE.search(source.text):
        return "its head has no number, and it has neither page marks like '[Page 214]' nor a source note"
    return None


def read(source: Source, persons: Personography | None = None) -> Document:
    """Read a FRUS document."""
    lines = rows(source)
    head = _find_head(lines)
    assert head  # refuse() has seen it
    above, lines = lines[: head.at], list(apart_from_page_marks(lines[head.at :]))
    wrapped = is_wrapped(lines)
    notes = cut_note_list(lines, source, wrapped)
    marks = find_marks(source, Span(lines[0].span.start, notes.above[-1].span.end), notes.entries)
    passages, rejoined = rejoin([passage(group) for group in paragraphs(notes.above, wrapped)])
    opening = read_opening(passages[1:], source.text)
    running = passages[1 + opening.length :]
    labels = find_labels([one.text for one in running], [form.printed for form in opening.people])
    cast = Cast(opening.people, labels, persons)
    parts = (Heading(passages[0].content), *opening.parts, *sections(list(blocks(running, labels, cast.who))))
    at_marks, elsewhere = anchored(notes.entries, marks, source.text)
    body = put_notes(at_end(parts, [Standalone(note) for note in elsewhere]), at_marks)
    source_words = _first_words(notes.entries, source)
    fields, inferred = setting(source.text, opening, passages[: 1 + opening.length], source_words)
    document = Document(
        source=source,
        reader="frus",
        header=(*_title(passages[0], head), *subtitles(opening, source.text), *fields, *source_note(source_words)),
        body=body,
        people=cast.people,
        trivia=(*(Trivia(row.span, Why.FURNITURE) for row in above), *notes.trivia),
        number=head.number,
    )
    return claim_blanks(document).adding(*rejoined, *inferred, *told(notes.entries, marks))


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a document: which line it is, its number, and where its words begin in that line."""

    at: int
    number: str
    begins: int


def _find_head(lines: list[Row]) -> _Head | None:
    """The first line that names a kind of record, with its number if it has one."""
    for at, row in enumerate(lines[:_HEAD_WITHIN]):
        number = _NUMBERED.match(row.text)
        begins = number.end() if number else 0
        if _KINDS.match(row.text, begins) or (number and at == 0 and len(row.text) < 200):
            return _Head(at, number["number"] if number else "", begins)
    return None


def _title(one: Passage, head: _Head) -> Iterator[Field]:
    """What is known of every FRUS document, and its title without the number and the note marks."""
    yield Field("title", (Added(_NOTE_MARK.sub("", one.text[head.begins :]).strip()),))
    yield Field("publisher", (Added("Office of the Historian, United States Department of State"),))
    series = Element("title", {"level": "s"}, (Added("Foreign Relations of the United States"),))
    unit = Element("biblScope", {"unit": "document", "n": head.number}, (Added(f"Document {head.number}"),))
    yield Field("citation", (series, Added(", "), unit) if head.number else (series,))
    if head.number:
        yield Field("idno", (Added(f"d{head.number}"),), {"type": "frus"})
    rights = "Work of the United States Government, in the public domain in the United States."
    yield Field("licence", (Added(rights),), {"target": _PUBLIC_DOMAIN})


def _first_words(notes: list[Entry], source: Source) -> str:
    """The words of the first note, which is the source note if it says so."""
    return " ".join(notes[0].words(source.text).split()) if notes else ""
