"""Notes: the list of them cut from the end of a record, and each put at its mark in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei_memcon.model import Content, Element, Inference, Remark, Space, Text, Trivia, Why, printed
from tei_memcon.page_marks import page_marks
from tei_memcon.reading.body.ends import is_signature
from tei_memcon.reading.notes.between import is_at_foot, is_below_head, lists_between
from tei_memcon.reading.notes.lists import Reading, read_list
from tei_memcon.reading.notes.lost_numbers import clear_marks
from tei_memcon.reading.notes.mark_forms import Candidate, candidates
from tei_memcon.reading.notes.mark_scores import CLEAR, SURE
from tei_memcon.reading.notes.marks import Mark
from tei_memcon.reading.notes.run_together import apart
from tei_memcon.reading.notes.starts import SOURCE, Start, is_heading, start_of, words_of
from tei_memcon.reading.page.lines import Row, joined
from tei_memcon.reading.page.wrapped import paragraphs
from tei_memcon.source import Source, Span

_BACK_LINK = re.compile(
    r"\s{0,5}(?:\[?[↩↑⏎↵⤴]\ufe0e?\]?(?: (?:Back|Return))?|(?<=\s)\^|(?:[↩↑] ?)?\[(?:[Bb]ack|[Rr]eturn)(?: to text)?\]"
    r"|(?<=[.”)\]]\s)(?:Return|(?:Jump )?[Bb]ack) to (?:the )?(?:text|note|footnote)(?: \d{1,3} in the text)?\.?)\Z"
)
_BACK_ALONE = re.compile(r"(?<=[^\w↩↑]\s)(?:Back|Return)\Z")  # behind every note of several
_LINK_LENGTH = 48  # characters of it at most
_SOURCE = re.compile(r"[\[(]?(?:Source|SOURCE|Quelle)s?(?:\s?[:;—]| (?=[A-Z]))|Summary: .*\bSource: ", re.S)
_NUMBER = re.compile(r"[0-9]+[a-z]?")
_REMARK = 300  # characters of one in parentheses
_SHORT = 60  # characters of a line below a signature
_BEYOND = 2  # a mark without a note has a number not much higher than the last note's


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
    """The notes of a record, where they are called, what else may be a mark, and the rows above the list."""

    above: list[Row]
    entries: list[Entry]
    marks: list[Mark]
    found: list[Candidate]
    trivia: tuple[Trivia, ...] = ()


def cut_note_list(
    lines: list[Row], source: Source, wrapped: bool, declared: Sequence[re.Pattern[str]] = ()
) -> NoteList:
    """Part the list of notes at the end of a record from what stands above it.

    Args:
        lines: of the record.
        source: the record.
        wrapped: whether its lines are wrapped, so that a paragraph takes several of them.
        declared: further note marks, of the record's surface.
    """
    lines = apart(lines, wrapped)
    reach = Span(lines[0].span.start, lines[-1].span.end) if lines else Span(0, 0)
    found = _inside(lines, candidates(source.text, reach, page_marks(source.text), declared))
    begun = [start_of(at, row) for at, row in enumerate(lines)]
    whole = read_list(lines, begun, found, wrapped, source.text)
    between = list(lists_between(lines, begun, found, wrapped, source.text))
    if not between:
        return _cut(lines, whole, found, wrapped, source.text)
    taken = {at for one in between for mark in one.marks for at in range(*mark.span)}
    cut = {at for one in between for at in range(one.first, one.end)}
    rest = [row for at, row in enumerate(lines) if at not in cut]
    left = _inside(rest, [one for one in found if one.span.start not in taken and one.span.end - 1 not in taken])
    begun = [start_of(at, row) for at, row in enumerate(rest)]
    last = read_list(rest, begun, left, wrapped, source.text, between[-1].starts[-1].value + 1)
    called = sum(len(one.marks) for one in between) + _called(last)
    below = is_below_head(lines, between[0].starts) or is_at_foot(lines, between[0])  # the text stands behind its note
    if called < _called(whole) or (called == _called(whole) and not below):
        return _cut(lines, whole, found, wrapped, source.text)
    return _together(
        [_notes(lines, Reading(one.starts, one.marks), one.end, wrapped, source.text) for one in between],
        _cut(rest, last, left, wrapped, source.text),
    )


def _called(reading: Reading) -> int:
    """How many notes of a list are surely called; one that is not speaks against it."""
    return 2 * sum(mark.score >= SURE for mark in reading.marks) - sum(bool(start.n) for start in reading.starts)


def _cut(lines: list[Row], reading: Reading, found: list[Candidate], wrapped: bool, text: str) -> NoteList:
    """The last lines as the notes that a reading makes of them."""
    behind = _signed_at(lines, reading)
    notes = _notes(lines, reading, behind, wrapped, text)
    above = lines[: notes.first]
    reached = above[-1].span.end if above else 0
    called = [one for one in found if one.span.end <= reached]
    return NoteList([*above, *lines[behind:]], notes.entries, notes.marks, called, notes.trivia)


def _signed_at(lines: Sequence[Row], reading: Reading) -> int:
    """Where a signature stands below notes of which none gives the source, with nothing but short lines below it."""
    if not reading.starts or any(SOURCE.match(words_of(lines, start)) for start in reading.starts):
        return len(lines)
    short = len(lines)
    while short > reading.starts[-1].row + 1 and len(lines[short - 1].text) < _SHORT:
        short -= 1
    below = range(short, len(lines))
    return next((at for at in below if lines[at].after_blank and is_signature(lines[at].text)), len(lines))


@dataclass(frozen=True, slots=True)
class _Notes:
    """The notes of one list, its marks, its headings, and its first line."""

    entries: list[Entry]
    marks: list[Mark]
    trivia: tuple[Trivia, ...]
    first: int


def _notes(lines: list[Row], reading: Reading, behind: int, wrapped: bool, text: str) -> _Notes:
    ends = [*(start.row for start in reading.starts), behind]
    headings = {end - 1 for end in ends[:-1] if end > 1 and is_heading(lines[end - 1])} - set(ends)
    of_notes = [
        (start, lines[start.row : end - (end - 1 in headings)])
        for start, end in zip(reading.starts, ends[1:], strict=True)
    ]
    in_words = len(of_notes) > 1 and all(_BACK_ALONE.search(rows[-1].text) for _, rows in of_notes)
    link = _BACK_ALONE if in_words else _BACK_LINK
    entries = [_entry(rows, start, wrapped, text, link) for start, rows in of_notes]
    trivia = tuple(Trivia(lines[at].span, Why.NOTE_HEADING) for at in sorted(headings))
    marks = [_with_sign(mark, text) if reading.starts[mark.entry].form == "paren" else mark for mark in reading.marks]
    return _Notes(entries, marks, trivia, ends[0] - (ends[0] - 1 in headings))


def _with_sign(mark: Mark, text: str) -> Mark:
    """The mark of a note that is numbered as "1)": the sign behind it is of the mark, unless it closes a remark."""
    start, end = mark.span
    above = text[max(text.rfind("\n\n", 0, start), start - _REMARK, 0) : start]
    signed = text[end : end + 1] == ")" and text[end - 1].isdecimal() and above.count("(") <= above.count(")")
    return replace(mark, span=Span(start, end + 1)) if signed else mark


def _together(parts: Sequence[_Notes], last: NoteList) -> NoteList:
    """Several lists as one; above them stands what stands above the last, the others cut from it."""
    every = [*parts, _Notes(last.entries, last.marks, last.trivia, len(last.above))]
    entries: list[Entry] = []
    marks: list[Mark] = []
    for part in every:
        marks += [replace(mark, entry=mark.entry + len(entries)) for mark in part.marks]
        entries += part.entries
    trivia = tuple(one for part in every for one in part.trivia)
    return replace(last, entries=entries, marks=marks, trivia=trivia)


def _inside(lines: Sequence[Row], found: Sequence[Candidate]) -> list[Candidate]:
    """Those of the candidates that stand in a line of the record: the number of a running head calls no note."""
    ends = [row.span.end for row in lines]
    rows = ((one, bisect_left(ends, one.span.end)) for one in found)
    return [one for one, at in rows if at < len(lines) and lines[at].span.start <= one.span.start]


def _entry(lines: list[Row], start: Start, wrapped: bool, text: str, link: re.Pattern[str]) -> Entry:
    begin = lines[0].span.start
    words = Span(begin + start.begins, lines[0].span.end)
    rest = [replace(lines[0], span=words), *lines[1:]] if words.start < words.end else lines[1:]
    groups = [joined(row.span for row in group) for group in paragraphs(rest, wrapped)]
    number = Span(begin, begin + start.sign)
    return Entry(start.n, number, tuple(_without_back_link(group, text, link) for group in groups))


def anchored(notes: NoteList, text: str) -> tuple[list[Element], list[Element]]:
    """The notes as elements: those that stand at their marks, and those that nothing calls."""
    entries = notes.entries
    called = {mark.entry: mark for mark in notes.marks}
    at_marks: list[Element] = []
    elsewhere: list[Element] = []
    for i, entry in enumerate(entries):
        mark = called.get(i)
        attributes = {"n": entry.n} if entry.n else {}
        attributes |= {"xml:id": _identifier(entries, i), "place": "bottom"}
        if mark is None and entry.n:
            attributes["type"] = "unanchored"
        elif not entry.n or (i <= 1 and _SOURCE.match(entry.words(text))):
            attributes["type"] = "source"
        if mark and (text[slice(*mark.span)] != mark.n or not mark.n[0].isdecimal()):
            attributes["rend"] = text[slice(*mark.span)]
        called_at: Content = (Trivia(mark.span, Why.NOTE_MARK),) if mark else ()
        number: Content = (Trivia(entry.number, Why.NOTE_NUMBER),) if entry.number.start < entry.number.end else ()
        (at_marks if mark else elsewhere).append(
            Element("note", attributes, (*called_at, *number, *_paragraphs(entry)))
        )
    return at_marks, elsewhere


def _identifier(entries: Sequence[Entry], i: int) -> str:
    """``fn3``; with its place in the list where a number comes twice, or is a sign that no identifier can hold."""
    n = entries[i].n or "0"
    if not _NUMBER.fullmatch(n):
        return f"fn-{i + 1}"
    return f"fn{n}-{i}" if any((other.n or "0") == n for other in entries[:i]) else f"fn{n}"


def stray_marks(notes: NoteList) -> tuple[list[Element], list[Remark]]:
    """Marks that are left over: the second one of a note points to it; one whose note is missing points to nothing."""
    numbers = [int(entry.n) for entry in notes.entries if entry.n.isdecimal()]
    at_mark = {mark.n: mark.entry for mark in notes.marks}
    taken = {at for mark in notes.marks for at in range(*mark.span)}
    head = notes.above[0].span.end if notes.above else 0
    bracketed = all(mark.span.end - mark.span.start > len(mark.n) for mark in notes.marks)
    refs: list[Element] = []
    told: list[Remark] = []
    for one in notes.found:
        if (
            one.span.start < head
            or (bracketed and one.span.end - one.span.start == len(one.n))
            or one.span.start in taken
            or one.score <= SURE
            or not one.n.isdecimal()
            or not numbers
        ):
            continue
        if int(one.n) > max(numbers) + _BEYOND or (int(one.n) in numbers and one.n not in at_mark):
            continue  # a number, or a mark that may be that note's: its note stands at the end, with a warning
        target = {"target": f"#{_identifier(notes.entries, at_mark[one.n])}"} if one.n in at_mark else {}
        refs.append(Element("ref", {"type": "noteMark", **target}, (Text(one.span),)))
        taken.add(one.span.start)
        if not target:
            message = f"the mark {one.n} has no note; the list of notes has none of that number"
            told.append(Remark(one.span, "warning", message))
    return refs, told


def _without_back_link(content: Content, text: str, link: re.Pattern[str]) -> Content:
    """The words of a note, the web page's link back to the text (``↩``) left out."""
    last = content[-1]
    if not isinstance(last, Text):
        return content
    start, end = last.span
    if not (match := link.search(text, max(start, end - _LINK_LENGTH), end)):
        return content
    left_out = Trivia(Span(match.start(), end), Why.FURNITURE)
    if start < match.start():
        return (*content[:-1], Text(Span(start, match.start())), left_out)
    before = content[:-1]
    if before and isinstance(before[-1], Space):  # the link stands on a line of its own
        before = (*before[:-1], Trivia(before[-1].span, Why.BLANK))
    return (*before, left_out)


def _paragraphs(entry: Entry) -> Content:
    if len(entry.paragraphs) == 1:
        return entry.paragraphs[0]
    return tuple(Element("p", {}, content) for content in entry.paragraphs)


def told(notes: NoteList) -> list[Inference | Remark]:
    """What to tell about the notes: those that nothing calls, and marks that only their place in the text makes so."""
    if not notes.entries:
        return list(_without_list(notes))
    called = {mark.entry for mark in notes.marks}
    said: list[Inference | Remark] = [
        Remark(entry.number, "warning", f"note {entry.n} has no mark in the text; it stands at the end of the record")
        for i, entry in enumerate(notes.entries)
        if entry.n and i not in called
    ]
    for mark in notes.marks:
        if not mark.in_order:
            reason = "it is the only mark of that number; the marks of the notes around it stand elsewhere"
            said.append(Inference(mark.span, f"the mark of note {mark.n}, out of order", "medium", reason))
        elif mark.score < CLEAR:
            reason = "the number stands where the order of the notes asks for it; it may as well be one of the text"
            said.append(Inference(mark.span, f"the mark of note {mark.n}", "low", reason))
    return said


def _without_list(notes: NoteList) -> Iterator[Remark]:
    """Marks whose notes the copy has lost stay in the text."""
    marks = [one for one in clear_marks(notes.found) if one.score >= SURE]
    if len(marks) > 1:
        numbers = f"the numbers {marks[0].n} to {marks[-1].n}"
        message = f"{numbers} look like marks of notes, but the record has no list of them; they stay in the text"
        yield Remark(marks[0].span, "warning", message)
