"""The head of a FRUS document on its page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tei_memcon.data import alternatives
from tei_memcon.reading.body.blocks import sign_of
from tei_memcon.reading.header.dateline import dateline
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.page.classification import is_classification
from tei_memcon.reading.page.furniture import DIGITS, is_furniture, of_site
from tei_memcon.reading.page.join import passage
from tei_memcon.reading.page.lines import TYPEWRITER, Row, first_word
from tei_memcon.source import Span

_NUMBERED = re.compile(
    r"(?P<no>(?:No\.|Document|№)\s{0,3}|[\[(#])?(?P<number>\d{1,4})(?P<stop>[\])]?[.:)]?(?:\s[–—-])?)\s{0,3}(?=[A-Z\[])"
)
_NUMBER_ALONE = re.compile(r"(?:No\.\s{0,3}|Document\s)?(?P<number>\d{1,4})\.?")
_KINDS = re.compile(rf"(?:{alternatives('frus_kinds')})(?![^\W\d_])", re.I)
_NOTE_LIST = re.compile(r"(?:Foot|End)?[Nn]otes?:?")  # what stands above the notes of a short record
# "The Chargé in Sweden (Birch) to the Secretary of State", "The Secretary of State to the Acting Secretary of State"
_LETTER = re.compile(
    r"The .{3,120}\) to the .{3,120}(?<!\.)$"
    r"|The (?:[A-Z][\w-]+ ){1,4}(?:(?:of|at|in) [A-Z]\w+ ){0,2}to the (?:[A-Z][\w-]+ ?|of |in |at ){1,8}\d{0,2}$"
)
# "Harrow Minutes", "Informal Record of Discussion at …"
_NOTE_TAKER = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]{0,24}\s(?:of\s)?){1,5}(?:Minutes|Notes|Memorandum|Record|Transcript|Summary|Report|Entry)"
    r"(?:\s(?:of|on|by|for|from|at)\s.{3,300}(?<![a-z]{3}\.))?\d{0,2}"
    r"|(?:R[eé]sum[eé]|Substance)\s(?:of|on)\s.{3,300}"
)
# "Tripartite Luncheon Meeting, February 10, 1945, 2 p. m., Villa Karev"
_MEETING = re.compile(
    r"(?:[A-ZÀ-Þ][^.?!:;]{0,80}\s)?(?:Breakfast|Conference|Conversation|Dinner|Discussion|Lunch|Luncheon|Meeting|Session)s?\b"
    r"[^.?!:;]{0,100},\s(?:[A-Z][a-z]{2,5}day,\s)?[A-Z][a-z]{2,8}\s\d{1,2}(?:[–-]\d{1,2})?,\s19\d\d"
)
_DANGLING = re.compile(r"(?:[,(–—-]|\b(?:a|an|and|at|between|by|for|from|in|of|on|the|to|with))$", re.I)
_MARKED = re.compile(r"(?:[^\W\d_]|[.)\]]|\d{4})\d{1,2}$")  # the mark of a note stands at the end of a head
# "Memorandum of Conversation1 Strelsau, May 4, 1975": what follows may be a dateline
_MARK_WITHIN = re.compile(
    r"(?:(?<=[a-z.)\]”])\d{1,2}|(?<=19\d\d)\d{1,2}|[\[({<^](?:note )?\d{1,2}[\])}>^]?|[⁰¹²³⁴-⁹]{1,2})"
    r"(?:,|\s[–—-])?\s+(?=[\[A-Z])"
)
_WITHIN = 25  # lines; what stands above the head is the page's navigation, or a running head
_OF_SITE = 150  # lines of a page's menus, which list its volume's chapters
_LONGEST = 200  # characters
_MOST_LINES = 6
_NEAR = 2  # lines
_BUTTONS = 6  # lines with one each


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document.

    Args:
        at: which line it begins on.
        end: the line after it.
        number: the document's.
        begins: where its words begin, the number left out.
    """

    at: int
    end: int
    number: str
    begins: int

    def words(self, lines: Sequence[Row]) -> str:
        """What it says, without the number."""
        return " ".join(row.text for row in lines[self.at : self.end])[self.begins :]


def find_head(lines: Sequence[Row], text: str) -> Head | None:
    """The first line that names a kind of record, with its number if it has one.

    Else the first line of all, if it names a meeting and its day; else a line that names who took notes.

    Args:
        lines: of the page.
        text: of the source.
    """
    found = _first_head(lines, text, _names_kind)
    return found or _meeting_head(lines, text) or _first_head(lines, text, _names_note_taker)


def dateline_apart(lines: list[Row], head: Head, text: str) -> list[Row]:
    """The same lines; a dateline that stands behind the mark of the head's note, on its line, is one of its own."""
    for at in range(head.at, head.end):
        row = lines[at]
        for mark in _MARK_WITHIN.finditer(row.text):
            end = next((i for i in range(at + 1, len(lines)) if lines[i].blanks), len(lines))
            begin = row.span.start + mark.end()
            dated = replace(row, span=Span(begin, row.span.end), text=row.text[mark.end() :], blanks=1)
            if end <= at + _NEAR and dateline(passage([dated, *lines[at + 1 : end]]), text):
                words = row.text[: mark.end()].rstrip()
                title = replace(row, span=Span(row.span.start, row.span.start + len(words)), text=words)
                return [*lines[:at], title, dated, *lines[at + 1 :]]
    return lines


def _meeting_head(lines: Sequence[Row], text: str) -> Head | None:
    """What stands below it may be the heading of one of several records of the meeting."""
    own = (at for at, row in enumerate(lines[:_WITHIN]) if not row.is_page_mark and not is_furniture(row))
    at = next(own, None)
    if at is None or not _MEETING.match(lines[at].text):
        return None
    head = Head(at, at + 1, "", 0)
    return replace(head, end=_end(lines, head, text))


def _first_head(lines: Sequence[Row], text: str, names: Callable[[str, int], bool]) -> Head | None:
    first, others = True, 0
    for at in range(min(len(lines), _OF_SITE)):
        of_page = lines[at].is_page_mark or is_furniture(lines[at])
        head = _head(lines, at, first, names)
        if head and (head.number or not is_furniture(lines[at])) and not of_site(lines[at]):
            head = _second(lines, head, names) or _counted_below(lines, head, names) or head
            return replace(head, end=_end(lines, head, text))
        first = first and of_page
        others += not of_page
        if others > _WITHIN:
            break
    return None


def _second(lines: Sequence[Row], title: Head, names: Callable[[str, int], bool]) -> Head | None:
    """The same head again near below: the first is the title of the page, which a browser copies as well."""
    words = lines[title.at].text.rstrip(DIGITS)
    again = range(title.end, min(len(lines), title.end + _NEAR))
    at = next((at for at in again if words and lines[at].text.rstrip(DIGITS) == words), None)
    return _head(lines, at, True, names) if at else None


def _counted_below(lines: Sequence[Row], title: Head, names: Callable[[str, int], bool]) -> Head | None:
    """A counted head near below words without a number, "Report it", with words of the page between them."""
    if title.number:
        return None
    for at in range(title.end, min(len(lines), title.end + _BUTTONS)):
        counted = _head(lines, at, False, names)
        if counted and counted.number:
            between = any(map(is_furniture, lines[title.end : at]))
            return counted if between and sum(map(is_furniture, lines[:at])) > 1 else None
    return None


def _head(lines: Sequence[Row], at: int, first: bool, names: Callable[[str, int], bool]) -> Head | None:
    """The head that begins at a line; above a counted one that names no kind there is nothing but furniture."""
    words = lines[at].text
    alone = _NUMBER_ALONE.fullmatch(words)
    if alone and at + 1 < len(lines):
        counted = first and words.endswith(".") and len(lines[at + 1].text) < _LONGEST
        begins = len(words) + 1
        return Head(at, at + 2, alone["number"], begins) if counted or names(lines[at + 1].text, 0) else None
    number = _NUMBERED.match(words)
    begins = number.end() if number else 0
    counted = bool(number and first and len(words) < _LONGEST and (number["no"] or number["stop"]))
    if counted or names(words, begins):
        return Head(at, at + 1, number["number"] if number else "", begins)
    return None


def _names_kind(words: str, begins: int) -> bool:
    if _NOTE_LIST.fullmatch(words):
        return False
    return bool(_KINDS.match(words, begins) or _LETTER.match(words, begins))


def _names_note_taker(words: str, begins: int) -> bool:
    return bool(_NOTE_TAKER.fullmatch(words, begins))


def _end(lines: Sequence[Row], head: Head, text: str) -> int:
    """Where a head of several lines ends: lines that are as full as they can be, or end in the middle of a phrase."""
    end = head.end
    wrapped = _is_filled(lines, head)
    while end < min(len(lines), head.at + _MOST_LINES) and _goes_on(lines, head, end, wrapped, text):
        end += 1
    return end


def _goes_on(lines: Sequence[Row], head: Head, at: int, wrapped: bool, text: str) -> bool:
    before, row = lines[at - 1], lines[at]
    if row.blanks or row.is_page_mark or sign_of(row.text) or is_classification(row.text) or row.text[0] == "[":
        return False
    if head_of(row.text) and not (wrapped and _MARKED.search(row.text)):
        return False
    if _DANGLING.search(before.text) or row.text[0].islower():
        return True
    if not wrapped or _MARKED.search(before.text):
        return False
    return at > head.end or _had_no_room(lines, at) or not _is_dateline_alone(lines, at, text)


def _had_no_room(lines: Sequence[Row], at: int) -> bool:
    """Whether the first word of a line had no room on the line above it, which is as wide as lines of the copy are."""
    width = max(len(row.text) for row in lines)
    return width < TYPEWRITER and len(lines[at - 1].text) + 1 + len(first_word(lines[at].text)) > width


def _is_filled(lines: Sequence[Row], head: Head) -> bool:
    """Whether all lines up to the next blank one or the first mark are filled: the next word had no room on them."""
    end = head.end
    while end < len(lines) and not lines[end].blanks and not _MARKED.search(lines[end - 1].text):
        end += 1
    group = lines[head.end - 1 : end]
    width = max(len(row.text) for row in group)
    if end == len(lines) or len(group) > _MOST_LINES:
        return False
    return all(len(row.text) + len(first_word(after.text)) >= width for row, after in pairwise(group))


def _is_dateline_alone(lines: Sequence[Row], at: int, text: str) -> bool:
    """Whether a line is the record's dateline: a head that ends with place and date has another below it."""
    dated = [dateline(passage([row]), text) for row in lines[at : at + 3]]
    return dated[0] is not None and not any(dated[1:])
