"""Notes: a list at the end of a record, and their marks in the text, glued to words (``publicly.2``) or in brackets.

A number can stand after anything, so no mark is recognised by itself: the list says which numbers there are, and the
marks are the rising sequence of numbers in the text that fits it best.
"""

import re
from dataclasses import dataclass, replace

from tei_memcon.model import Content, Element, Remark, Space, Text, Trivia, Why, printed
from tei_memcon.readers._lines import Row, joined
from tei_memcon.readers._marks import Mark, find_marks
from tei_memcon.source import Source, Span

_ENTRY = re.compile(
    r"(?:(?P<plain>\d{1,3})\.|\[(?:note )?(?P<square>\d{1,3})\]\.?|\((?P<round>\d{1,3})\)|(?P<none>\.))\s+(?=\S)"
)
_BACK_LINK = re.compile(r"\s{0,5}↩\ufe0e?\Z")
_HEADING = re.compile(r"(?:Foot)?notes?:?$|Endnotes:?$|_{3,}$|-{3,}$", re.I)
# A number glued to the punctuation after a word, or in brackets; "No.5" and "pp.12" are none.
_STRAY = re.compile(r"(?<=[^\W\d]{4}[.,;:?!)”’\"])\d{1,3}(?=\s|$)|(?<=[^\W\d])\[(?:note )?\d{1,3}\]")
_LONGEST_NOTE = 30  # lines
_MISSING = 2  # numbers that a list may skip: notes that the editors left out


@dataclass(frozen=True, slots=True)
class Entry:
    """A note of the list: its printed number, what of it is no text, and its paragraphs."""

    n: str
    number: Span
    paragraphs: tuple[Content, ...]

    def words(self, text: str) -> str:
        """The words of its first paragraph."""
        return printed(self.paragraphs[0], text) if self.paragraphs else ""


@dataclass(frozen=True, slots=True)
class NoteList:
    """The notes of a record, and the rows above them."""

    above: list[Row]
    entries: list[Entry]
    trivia: tuple[Trivia, ...] = ()


def cut_note_list(lines: list[Row], source: Source, wrapped: bool) -> NoteList:
    """Part the list of notes at the end of a record from what stands above it.

    The list is the longest run of rising numbers that ends the record, begins with 0 or 1, and of whose numbers most
    are called above; a first note that gives the source needs no such proof.
    """
    starts = _list_starts(lines)
    if not starts:
        return NoteList(lines, [])
    first = starts[0]
    above, entries = lines[:first], _entries(lines, starts, wrapped, source.text)
    if not entries[0].words(source.text).startswith("Source:"):
        marks = find_marks(source, Span(0, above[-1].span.end if above else 0), [entry.n for entry in entries])
        if sum(mark.score >= 1 for mark in marks) * 2 <= sum(bool(entry.n) for entry in entries):
            return NoteList(lines, [])
    trivia: tuple[Trivia, ...] = ()
    if len(above) > 1 and _HEADING.match(above[-1].text):
        trivia = (Trivia(above[-1].span, Why.NOTE_HEADING),)
        above = above[:-1]
    return NoteList(above, entries, trivia)


def _list_starts(lines: list[Row]) -> list[int]:
    """Which rows begin a note, from the last number of the record back to its first."""
    starts: list[int] = []
    wanted: int | None = None
    for i in range(len(lines) - 1, 0, -1):  # the first line is a head, never a note
        match = _ENTRY.match(lines[i].text)
        number = int(_number(match)) if match else None
        if number is None or (wanted is not None and not wanted - _MISSING <= number <= wanted):
            continue
        starts.insert(0, i)
        wanted = number - 1
        if match and lines[i].text.startswith("Source:", match.end()):
            return starts
        if wanted == 0:
            return _with_source_note(lines, starts)
        if wanted < 0:
            return starts
    return []


def _with_source_note(lines: list[Row], starts: list[int]) -> list[int]:
    """A list that begins with 1 may have a source note 0, or one without number, above it."""
    for i in range(starts[0] - 1, max(0, starts[0] - _LONGEST_NOTE), -1):
        match = _ENTRY.match(lines[i].text)
        if match:
            return [i, *starts] if _number(match) == "0" else starts
    return starts


def _number(match: re.Match[str]) -> str:
    """The printed number; an entry that has lost its number (``. Department of State …``) comes before the first."""
    return match["plain"] or match["square"] or match["round"] or "0"


def _entries(lines: list[Row], starts: list[int], wrapped: bool, text: str) -> list[Entry]:
    ends = [*starts[1:], len(lines)]
    return [_entry(lines[start:end], wrapped, text) for start, end in zip(starts, ends, strict=True)]


def _entry(lines: list[Row], wrapped: bool, text: str) -> Entry:
    match = _ENTRY.match(lines[0].text)
    assert match  # _list_starts chose this row by it
    begin = lines[0].span.start
    first = replace(lines[0], span=Span(begin + match.end(), lines[0].span.end))
    groups = [[first.span]]
    for row in lines[1:]:
        if wrapped and not row.after_blank:
            groups[-1].append(row.span)
        else:
            groups.append([row.span])
    n = "" if match["none"] else _number(match)
    number = Span(begin, begin + len(match.group().rstrip()))
    return Entry(n, number, tuple(without_back_link(joined(group), text) for group in groups))


def anchored(entries: list[Entry], marks: list[Mark], text: str) -> tuple[list[Element], list[Element]]:
    """The notes as elements: those that stand at their marks, and those that nothing calls."""
    called = {mark.n: mark for mark in marks}
    at_marks: list[Element] = []
    elsewhere: list[Element] = []
    for i, entry in enumerate(entries):
        mark = called.pop(entry.n, None)
        attributes = {"n": entry.n} if entry.n else {}
        repeated = any(other.n == entry.n for other in entries[:i])
        attributes |= {"xml:id": f"fn{entry.n or 0}{f'-{i}' if repeated else ''}", "place": "bottom"}
        if mark is None and entry.n:
            attributes["type"] = "unanchored"
        elif entry.words(text).startswith("Source:") or not entry.n:
            attributes["type"] = "source"
        if mark and text[mark.span.start] == "[":
            attributes["rend"] = text[slice(*mark.span)]
        called_at: Content = (Trivia(mark.span, Why.NOTE_MARK),) if mark else ()
        content = (*called_at, Trivia(entry.number, Why.NOTE_NUMBER), *_paragraphs(entry))
        (at_marks if mark else elsewhere).append(Element("note", attributes, content))
    return at_marks, elsewhere


def stray_marks(text: str, span: Span, entries: list[Entry], marks: list[Mark]) -> tuple[list[Element], list[Remark]]:
    """Marks that are left over: the second one of a note points to it; one whose note is missing points to nothing."""
    numbers = [int(entry.n) for entry in entries if entry.n.isdecimal()]
    called = {mark.span.start for mark in marks}
    refs: list[Element] = []
    told: list[Remark] = []
    for match in _STRAY.finditer(text, *span):
        place, n = Span(*match.span()), match.group().strip("[note ]")
        if not numbers or place.start in called or int(n) > max(numbers) + 2:
            continue
        target = {"target": f"#fn{n}"} if int(n) in numbers and any(mark.n == n for mark in marks) else {}
        if int(n) in numbers and not target:
            continue  # a number, or a mark that may be this note's: its note stands at the end, with a warning
        refs.append(Element("ref", {"type": "noteMark", **target}, (Text(place),)))
        if not target:
            told.append(
                Remark(place, "warning", f"the mark {n} has no note; the list of notes has none of that number")
            )
    return refs, told


def without_back_link(content: Content, text: str) -> Content:
    """The words of a note, the web page's link back to the text (``↩``) left out."""
    last = content[-1]
    match = _BACK_LINK.search(text, last.span.start, last.span.end) if isinstance(last, Text) else None
    if not match or not isinstance(last, Text):
        return content
    link = Trivia(Span(match.start(), last.span.end), Why.FURNITURE)
    if last.span.start < match.start():
        return (*content[:-1], Text(Span(last.span.start, match.start())), link)
    before = content[:-1]
    if before and isinstance(before[-1], Space):  # the link stands on a line of its own
        before = (*before[:-1], Trivia(before[-1].span, Why.BLANK))
    return (*before, link)


def _paragraphs(entry: Entry) -> Content:
    if len(entry.paragraphs) == 1:
        return entry.paragraphs[0]
    return tuple(Element("p", {}, content) for content in entry.paragraphs)


def told(entries: list[Entry], marks: list[Mark]) -> list[Remark]:
    """What to tell about the notes: those that nothing calls, and marks that may be numbers of the text."""
    called = {mark.n for mark in marks}
    lost = [entry for entry in entries if entry.n not in called]
    said: list[Remark] = [
        Remark(entry.number, "warning", f"note {entry.n} has no mark in the text; it stands at the end of the record")
        for entry in lost
        if entry.n
    ]
    said += [
        Remark(mark.span, "warning", f"the {mark.n} here is taken for the mark of note {mark.n}; it may be a number")
        for mark in marks
        if mark.score < 1
    ]
    return said
