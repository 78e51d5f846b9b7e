"""Where the notes of a record stand: a list at its end, whose numbers may look in many ways or be lost in the copy.

A numbered paragraph may as well belong to the text. A list is the reading of the last lines for which the whole record
gives the best evidence: numbers that rise, marks in the text that call them, a source note at its head, a heading
above, the web page's links back to the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, takewhile

from tei_memcon.data import alternatives
from tei_memcon.readers._bullets import ALONE, BULLET
from tei_memcon.readers._lines import TYPEWRITER, Row, paragraphs
from tei_memcon.readers._mark_forms import CLEAR, Candidate
from tei_memcon.readers._marks import Mark, find_marks

_SIGN = re.compile(
    r"(?:\[(?:note |fn\.? ?|\^)?(?P<square>\d{1,3})\][.:]?|\((?P<round>\d{1,3})\)|\^(?P<caret>\d{1,3})[.:)]?"
    r"|(?:[Ff]ootnote|[Nn]ote|[Aa]nm(?:erkung|\.)?)\s(?P<word>\d{1,3})[.:)]?|(?P<dot>\d{1,3})\.|(?P<paren>\d{1,3})\)"
    r"|(?P<colon>\d{1,3}):|(?P<none>\.(?!\s*\.)))(?:\s+|$)"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*|(?P<stars>\*{1,4}|[†‡§]{1,2})\s*(?=[^\s*])"
    r"|(?P<bare>\d{1,3})\s+(?=[\[“\"‘'(]?[^\W\d_a-zà-ÿ])"
)
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
_PARAGRAPHS = 4  # of a note, after its first


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
    if _SOURCE.match(row.text):
        return Start(at, "", "none", 0, 0)
    if not match or not match.lastgroup:
        return None
    n = "" if match.lastgroup == "none" else match[match.lastgroup].translate(_RAISED)
    return Start(at, n, match.lastgroup, len(match.group().rstrip()), match.end())


def _numbered(lines: Sequence[Row]) -> Iterator[list[Start]]:
    """Every run of rising numbers in one form that may be a list of notes; the first line is a head, never a note."""
    starts = list(_starts(lines))
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


def _starts(lines: Sequence[Row]) -> Iterator[Start]:
    alone = -1  # the last line that is nothing but a number: what follows it is that note
    for at, row in enumerate(lines[1:], 1):
        start = _start(at, row)
        if start and not (alone == at - 1 and not start.n):
            alone = at if start.begins == len(row.text) else alone
            yield start


def _may_be_first(lines: Sequence[Row], starts: Sequence[Start], i: int) -> bool:
    """Whether a list may begin here: with 0 or 1, with the source, or with a number that does not go on."""
    n = starts[i].n
    if n in ("", "0", "1") or _SOURCE.match(_words(lines, starts[i])):
        return True
    return not any(start.n == str(int(n) - 1) for start in starts[max(0, i - 30) : i])


def _run(lines: Sequence[Row], starts: Sequence[Start]) -> list[Start]:
    """The notes of a list that begins with the first of some lines: each number once, or again with the same words."""
    numbers = [int(start.n) for start in starts if start.n]
    wanted = numbers[0] if numbers else 0  # a source note without number may stand before any
    run: list[Start] = []
    words: dict[str, str] = {}
    for i, start in enumerate(starts):
        said = _words(lines, start)
        if not start.n:
            goes_on = i == 0 or (_SOURCE.match(said) and not any(map(_SOURCE.match, words.values())))
        elif not _is_clean(lines, start) and any(one.n == start.n and _is_clean(lines, one) for one in starts[i + 1 :]):
            goes_on = False  # where lines are wrapped, any number may begin one
        else:
            n = int(start.n)
            skips = wanted < n <= wanted + _SKIPPED and not any(one.n == str(wanted) for one in starts[i:])
            goes_on = n == wanted or skips or words.get(start.n) == said
            wanted = n + 1 if n == wanted or skips else wanted
        if goes_on:
            run.append(start)
            words.setdefault(start.n, said)
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
    if starts[-1].form == "round":
        above = [replace(one, score=max(one.score, CLEAR)) if one.in_round else one for one in above]
    marks = find_marks(above, [start.n for start in starts], _head_end(lines, words[0]), words)
    called = {mark.entry: mark.score for mark in marks}
    score = sum(_evidence_of(called.get(i)) for i, start in enumerate(starts) if start.n)
    typical = sum(bool(_opening().match(one) or _ARCHIVE.search(one)) for one in words)
    score += 0.3 * typical
    score += 4.0 if any(map(_SOURCE.match, (*words[:2], words[-1]))) else 0.0
    if starts[0].form == "none":  # a stop is what a copy leaves of a mark; without it the number may be lost
        score += 2.0 if starts[0].sign else -0.5
    score += 2.0 if is_heading(lines[first - 1]) else 0.0
    score += sum(0.5 for row in lines[first:] if _BACK_LINK.search(row.text))
    score -= 1.0 if starts[-1].form in ("bare", "round", "stars", "lost") else 0.0
    score -= 0.7 * _numbers_within(lines, starts)
    if starts[-1].form == "lost" and typical * 3 < len(starts):
        score -= len(starts)  # so many paragraphs as there are marks may as well belong to the text
    score -= sum(0.5 for one, other in pairwise(starts) if one.form != other.form and one.form != "none")
    more = list(_paragraphs_more(lines, starts))
    score -= sum(count - _PARAGRAPHS for count in more if count > _PARAGRAPHS)
    if not any(start.n for start in starts) and sum(more) > 1:
        return Reading()  # "Source:" at the head of a record, or in its midst
    return Reading(starts, marks, score)


def _numbers_within(lines: Sequence[Row], starts: Sequence[Start]) -> int:
    """How many lines begin with a number that the reading does not take for a note's."""
    taken = {start.row for start in starts if start.form != "lost"}
    numbered = (_start(at, lines[at]) for at in range(starts[0].row, len(lines)) if at not in taken)
    return sum(bool(start and start.n.isdecimal() and _is_clean(lines, start)) for start in numbered)


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


def _paragraphs_more(lines: Sequence[Row], starts: Sequence[Start]) -> Iterator[int]:
    """How many paragraphs each note has after its first."""
    ends = [*(start.row for start in starts[1:]), len(lines)]
    for start, end in zip(starts, ends, strict=True):
        yield sum(row.after_blank or len(row.text) > TYPEWRITER for row in lines[start.row + 1 : end])


def _unnumbered(lines: Sequence[Row], found: Sequence[Candidate], wrapped: bool) -> Iterator[list[Start]]:
    """The readings of a list whose numbers the copy has lost: its paragraphs are counted, and as many are called."""
    tail = list(_beginnings(lines, wrapped))
    sourced = [i for i, (_, row) in enumerate(tail) if _SOURCE.match(BULLET.sub("", row.text))]
    clear = _clear_numbers(found)
    counted = [len(tail) - len(clear)] if clear and not sourced else []
    for first in {*sourced[-1:], *_bullets_at_end(tail), *counted}:
        if first > 0:
            above = _start(*tail[first - 1])
            unnumbered = [above] if above and above.form == "none" and above.sign else []
            yield from ([*unnumbered, *starts] for starts in _counted(tail[first:], clear))


def _beginnings(lines: Sequence[Row], wrapped: bool) -> Iterator[tuple[int, Row]]:
    """The first line of each paragraph, and where it stands; a bullet on a line of its own comes with its words."""
    at = 0
    for group in paragraphs(list(lines), wrapped):
        alone = len(group) > 1 and ALONE.fullmatch(group[0].text)
        yield at, replace(group[0], text=f"{group[0].text} {group[1].text}") if alone else group[0]
        at += len(group)


def _bullets_at_end(tail: Sequence[tuple[int, Row]]) -> list[int]:
    """Where the bullets begin that end the record."""
    first = len(tail)
    while first > 0 and BULLET.match(tail[first - 1][1].text):
        first -= 1
    return [first] if first < len(tail) else []


def _clear_numbers(found: Sequence[Candidate]) -> list[str]:
    """The numbers of the marks that can hardly be anything else, as they rise over the text."""
    numbers: list[int] = []
    for one in found:
        n = int(one.n) if one.n.isdecimal() and one.score >= CLEAR else -1
        after = n - numbers[-1] if numbers else n + 1 if n <= 1 else 0
        if 0 < after <= _SKIPPED or (not numbers and after > 0):
            numbers.append(n)
    return [str(n) for n in numbers]


def _counted(tail: Sequence[tuple[int, Row]], clear: Sequence[str]) -> Iterator[list[Start]]:
    """The lines that begin notes, with the numbers that they may have had; after a bullet, those without one go on.

    The first note is number 1 or 0, or gives the source and has no number; the same words may be those of one note
    that is printed twice, or of two notes; where as many marks are clear as there are notes, theirs are the numbers.
    """
    has_bullets = bool(BULLET.match(tail[0][1].text))
    rows = [(at, row) for at, row in tail if bool(BULLET.match(row.text)) == has_bullets]
    words = [BULLET.sub("", row.text) for _, row in rows]
    first_of = [words.index(said) for said in words]
    once = {at: i for i, at in enumerate(dict.fromkeys(first_of))}
    numbers = [[str(i + begin) for i in range(len(rows))] for begin in (0, 1)]
    if len(once) < len(rows):
        numbers += [[str(once[at] + begin) for at in first_of] for begin in (0, 1)]
    if len(clear) == len(rows):
        numbers.append(list(clear))
    if _SOURCE.match(words[0]):
        numbers.append(["", *numbers[1][:-1]])
    for one in numbers:
        yield [_bulleted(at, row, n) for (at, row), n in zip(rows, one, strict=True)]


def _bulleted(at: int, row: Row, n: str) -> Start:
    bullet = BULLET.match(row.text)
    if not bullet:
        return Start(at, n, "lost", 0, 0)
    sign = len(bullet.group().rstrip())
    alone = row.span.end - row.span.start == sign  # its words stand on the next line
    return Start(at, n, "lost", sign, sign if alone else bullet.end())
