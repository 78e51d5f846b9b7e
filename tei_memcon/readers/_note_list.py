"""Where the notes of a record stand: a list at its end, whose numbers may look in many ways or be lost in the copy.

A numbered paragraph may as well belong to the text. A list is the reading of the last lines for which the whole record
gives the best evidence: numbers that rise, marks in the text that call them, a source note at its head, a heading
above, the web page's links back to the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, takewhile

from tei_memcon.data import alternatives
from tei_memcon.readers._lines import Row, paragraphs
from tei_memcon.readers._mark_forms import CLEAR, Candidate
from tei_memcon.readers._marks import Mark, find_marks

_SIGN = re.compile(
    r"(?:\[(?:note |fn\.? ?|\^)?(?P<square>\d{1,3})\][.:]?|\((?P<round>\d{1,3})\)|\^(?P<caret>\d{1,3})[.:)]?"
    r"|(?:[Ff]ootnote|[Nn]ote|[Aa]nm(?:erkung|\.)?)\s(?P<word>\d{1,3})[.:)]?|(?P<dot>\d{1,3})\.|(?P<paren>\d{1,3})\)"
    r"|(?P<colon>\d{1,3}):|(?P<none>\.(?!\s*\.)))(?:\s+|$)"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*|(?P<stars>\*{1,4}|[†‡§]{1,2})\s*(?=[^\s*])"
    r"|(?P<bare>\d{1,3})\s+(?=[\[“\"‘'(]?[^\W\d_a-zà-ÿ])"
)
_BULLET = re.compile(r"(?:[•·▪◦*‣■●+\uf0b7]|[-–—])\s+(?=\S)")
_SOURCE = re.compile(r"\[?(?:Source|Quelle)s?[:;]|Summary: .{1,2000}\bSource: ", re.S)
_ARCHIVE = re.compile(r"\b(?:[Ll]ots? \d\d|[Bb]ox \d|Records Center|National Archives|Central Files|Library,|Papers,)")
_HEADING = re.compile(
    r"#{0,6}\s?\W{0,2}(?:(?:foot|end)?notes?|anmerkungen|fu(?:ß|ss)noten|notes? et références)\W{0,3}$"
    r"|[_=—–-]{3,}$|\*(?:\s?\*){2,}$",
    re.I,
)
_BACK_LINK = re.compile(r"(?:[↩↑⏎]\ufe0e?|\s\^)$")
_ENDED = re.compile(r"[.?!)\]”\"’'…:;↩\ufe0e^]\d{0,2}$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SKIPPED = 2  # numbers that a list may skip: notes that the editors left out
_READINGS = 8  # of one form; more are not looked at
_LONGEST_HEAD = 4  # lines
_LONGEST_NOTE = 12  # lines that are no note's beginning, within one note


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may begin a note.

    Args:
        row: which line.
        n: the number or sign as printed; empty where there is none, or where the copy lost it.
        form: how the number is printed.
        sign: how many characters of the line are the number.
        begins: where in the line the words begin.
    """

    row: int
    n: str
    form: str
    sign: int
    begins: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the end of a record as notes: how good it is, and where the notes are called."""

    starts: list[Start] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    score: float = 0.0


def read_list(lines: Sequence[Row], found: Sequence[Candidate], wrapped: bool) -> Reading:
    """The best reading of the last lines as a list of notes; none if no reading has enough evidence."""
    readings = (_weigh(lines, starts, found) for starts in (*_numbered(lines), *_unnumbered(lines, found, wrapped)))
    return max((one for one in readings if one.score > 0), key=lambda one: one.score, default=Reading())


def is_heading(row: Row) -> bool:
    """Whether a line is the heading of a list of notes, or a rule above one."""
    return bool(_HEADING.match(row.text))


def _start(at: int, row: Row) -> Start | None:
    match = _SIGN.match(row.text)
    if not match or not match.lastgroup:
        return None
    n = "" if match.lastgroup == "none" else match[match.lastgroup].translate(_RAISED)
    return Start(at, n, match.lastgroup, len(match.group().rstrip()), match.end())


def _numbered(lines: Sequence[Row]) -> Iterator[list[Start]]:
    """Every run of rising numbers in one form that may be a list of notes; the first line is a head, never a note."""
    starts = [start for at, row in enumerate(lines[1:], 1) if (start := _start(at, row))]
    for form in dict.fromkeys(start.form for start in starts):
        of_form = [start for start in starts if start.form in (form, "none")]
        if form == "stars":
            yield of_form
            continue
        firsts = [i for i in range(len(of_form)) if _may_be_first(lines, of_form, i)]
        yield from (_run(lines, of_form[i:]) for i in firsts[-_READINGS:])
    printed = [start for start in starts if start.form not in ("bare", "stars")]
    sources = [i for i, start in enumerate(printed) if _SOURCE.match(_words(lines, start))]
    if len({start.form for start in printed} - {"none"}) > 1:  # a list may have its numbers in two forms
        yield from (_run(lines, printed[i:]) for i in sources[-_READINGS:])


def _may_be_first(lines: Sequence[Row], starts: Sequence[Start], i: int) -> bool:
    """Whether a list may begin here: with 0 or 1, with the source, or with a number that does not go on."""
    n = starts[i].n
    if n in ("", "0", "1") or _SOURCE.match(_words(lines, starts[i])):
        return True
    return not any(start.n == str(int(n) - 1) for start in starts[max(0, i - 30) : i])


def _run(lines: Sequence[Row], starts: Sequence[Start]) -> list[Start]:
    """The notes of a list that begins with the first of some lines: each number once, or again with the same words."""
    run = [starts[0]]
    words = {starts[0].n: _words(lines, starts[0])}
    wanted = int(starts[0].n or 0) + 1
    later = [int(start.n or 0) for start in starts]
    for i, start in enumerate(starts[1:], 1):
        n = later[i]
        if not _is_clean(lines, start) and any(
            _is_clean(lines, other) for other in starts[i + 1 :] if other.n == start.n
        ):
            continue  # where lines are wrapped, any number may begin one
        skips = wanted < n <= wanted + _SKIPPED and wanted not in later[i:]
        if start.n and (n == wanted or skips):
            wanted = n + 1
        elif not start.n or words.get(start.n) != _words(lines, start):
            continue
        run.append(start)
        words.setdefault(start.n, _words(lines, start))
    return run


def _is_clean(lines: Sequence[Row], start: Start) -> bool:
    """Whether what stands before a line has come to its end."""
    return lines[start.row].after_blank or bool(_ENDED.search(lines[start.row - 1].text))


def _words(lines: Sequence[Row], start: Start) -> str:
    words = lines[start.row].text[start.begins :]
    return words or (lines[start.row + 1].text if start.row + 1 < len(lines) else "")


def _weigh(lines: Sequence[Row], starts: list[Start], found: Sequence[Candidate]) -> Reading:
    """How much speaks for a reading, and against it."""
    first = starts[0].row
    above = [one for one in found if one.span.end <= lines[first - 1].span.end]
    words = [_words(lines, start) for start in starts]
    marks = find_marks(above, [start.n for start in starts], _head_end(lines, words[0]), words)
    called = {mark.entry: mark.score for mark in marks}
    score = sum(_evidence_of(called.get(i)) for i, start in enumerate(starts) if start.n)
    typical = sum(bool(_opening().match(one) or _ARCHIVE.search(one)) for one in words)
    score += 0.3 * typical
    score += 4.0 if any(_SOURCE.match(one) for one in words[:2]) else 0.0
    score += 2.0 if starts[0].form == "none" else 0.0
    score += 2.0 if is_heading(lines[first - 1]) else 0.0
    score += sum(0.5 for row in lines[first:] if _BACK_LINK.search(row.text))
    score -= 1.0 if starts[0].form in ("bare", "round", "stars", "lost") else 0.0
    if starts[-1].form == "lost" and typical * 3 < len(starts):
        score -= len(starts)  # so many paragraphs as there are marks may as well belong to the text
    score -= sum(0.5 for one, other in pairwise(starts) if one.form != other.form and one.form != "none")
    score -= sum(0.5 for length in _lengths(lines, starts) if length > _LONGEST_NOTE)
    return Reading(starts, marks, score)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('note_openings')})")


def _evidence_of(score: float | None) -> float:
    """A note that a clear mark calls speaks for the list, one that nothing calls speaks against it."""
    return -1.0 if score is None else 1.0 if score >= CLEAR else 0.3


def _head_end(lines: Sequence[Row], first_note: str) -> int:
    """Where the head ends, if the first note gives the source: it is called there."""
    head = takewhile(lambda row: row is lines[0] or not row.after_blank, lines[:_LONGEST_HEAD])
    return max(row.span.end for row in head) if _SOURCE.match(first_note) else 0


def _lengths(lines: Sequence[Row], starts: Sequence[Start]) -> Iterator[int]:
    ends = [*(start.row for start in starts[1:]), len(lines)]
    return (end - start.row for start, end in zip(starts, ends, strict=True))


def _unnumbered(lines: Sequence[Row], found: Sequence[Candidate], wrapped: bool) -> Iterator[list[Start]]:
    """The readings of a list whose numbers the copy has lost: its paragraphs are counted, and as many are called."""
    at = 0
    tail: list[tuple[int, Row]] = []
    for group in paragraphs(list(lines), wrapped):
        tail.append((at, group[0]))
        at += len(group)
    sourced = [i for i, (_, row) in enumerate(tail) if _SOURCE.match(_BULLET.sub("", row.text))]
    clear = _clear_sequence(found)
    counted = [len(tail) - clear] if clear and not sourced else []
    for first in {*sourced[-1:], *_bullets_at_end(tail), *counted}:
        if first > 0:
            above = _start(*tail[first - 1])
            unnumbered = [above] if above and above.form == "none" else []
            yield from ([*unnumbered, *starts] for starts in _counted(tail[first:]))


def _bullets_at_end(tail: Sequence[tuple[int, Row]]) -> list[int]:
    """Where the bullets begin that end the record."""
    first = len(tail)
    while first > 0 and _BULLET.match(tail[first - 1][1].text):
        first -= 1
    return [first] if first < len(tail) else []


def _clear_sequence(found: Sequence[Candidate]) -> int:
    """Up to which number, from 1, marks stand in the text that can hardly be anything else."""
    n = 0
    for one in found:
        n += one.score >= CLEAR and one.n == str(n + 1)
    return n


def _counted(tail: Sequence[tuple[int, Row]]) -> Iterator[list[Start]]:
    """The lines that begin notes; where the first has a bullet, those without go on.

    The first note is number 1 or 0, or it gives the source and has no number.
    """
    has_bullets = bool(_BULLET.match(tail[0][1].text))
    rows = [(at, row) for at, row in tail if bool(_BULLET.match(row.text)) == has_bullets]
    for first in (["", "1"], ["0", "1"], ["1", "2"]):
        starts: list[Start] = []
        numbers: dict[str, str] = {}
        for at, row in rows:
            bullet = _BULLET.match(row.text)
            words = _BULLET.sub("", row.text)
            following = str(len(numbers) - 1 + int(first[1])) if numbers else first[0]
            n = numbers.setdefault(words, following)  # the same note a second time has the same number
            sign = len(bullet.group().rstrip()) if bullet else 0
            starts.append(Start(at, n, "lost", sign, bullet.end() if bullet else 0))
        if first[0] or _SOURCE.match(_BULLET.sub("", rows[0][1].text)):
            yield starts
