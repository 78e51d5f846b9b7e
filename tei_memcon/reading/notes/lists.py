"""Where the notes of a record stand: a list at its end, whose numbers may look in many ways or be lost in the copy.

A numbered paragraph may as well belong to the text. A list is the reading of the last lines for which the whole record
gives the best evidence: numbers that rise, marks in the text that call them, a source note at its head, a heading
above, the web page's links back to the text, words that notes begin with.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise, takewhile

from tei_memcon.data import alternatives
from tei_memcon.reading.notes.lost_numbers import source_unnumbered, unnumbered
from tei_memcon.reading.notes.mark_forms import Candidate, with_words
from tei_memcon.reading.notes.mark_scores import CLEAR, SURE
from tei_memcon.reading.notes.marks import Mark, find_marks
from tei_memcon.reading.notes.starts import SOURCE, Start, is_clean, is_heading, numbered, words_of
from tei_memcon.reading.page.lines import TYPEWRITER, Row

_ARCHIVE = re.compile(  # begins with a set of letters, so that a long note is gone through quickly
    r"[LlBbRNCP](?<!\w.)(?:(?<=[Ll])ots? \d\d|(?<=[Bb])ox \d|(?<=R)ecords Center|(?<=N)ational Archives"
    r"|(?<=C)entral Files|(?<=L)ibrary,|(?<=P)apers,)"
)
_BACK_LINK = re.compile(r".?[↩↑⏎]\ufe0e?$|\s\^$")
_LINK = 2  # characters
_LABEL = re.compile(r"[A-ZÀ-Ž][^:\n]{0,40}:(?=\s|$)")
_AS_IN_TEXT = (
    "dot",
    "paren",
    "round",
    "lettered",
    "dash",
    "glued",
    "hash",
    "lost",
    "ones",
)  # paragraphs of the text have their numbers in these forms
_UNUSUAL = ("bare", "bare_roman", "glued", "stars", "lost", "ones")  # so are notes rarely numbered
_SOURCE_GIVEN, _HEADED, _LINKED, _STOP, _TYPICAL = 4.0, 2.0, 0.5, 2.0, 0.3  # what evidence weighs
_ONLY = 1.0  # what it weighs that each star of a list, or the only note of a record, is surely called
_SPOKEN = 2.0  # what a turn among the notes weighs against them
_CALLED, _PERHAPS, _NOT_CALLED = 1.0, 0.1, -1.0
_LONGEST_HEAD = 4  # lines
_SHORT_NOTE = 160  # characters, on the average; a longer numbered paragraph may as well be of the text
_PARAGRAPHS = 4  # of a note, after its first


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the end of a record as notes: how good it is, and where the notes are called."""

    starts: list[Start] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    score: float = 0.0


def read_list(
    lines: Sequence[Row],
    begun: Sequence[Start | None],
    found: Sequence[Candidate],
    wrapped: bool,
    text: str,
    first: int = 1,
) -> Reading:
    """The best reading of the last lines as a list of notes; none if no reading has enough evidence.

    Args:
        lines: of the record.
        begun: for each of them the number that it begins with.
        found: what may be a mark.
        wrapped: whether lines are wrapped.
        text: of the source.
        first: the number after those of the notes that stand further up.
    """
    lists = [*numbered(lines, begun, first), *unnumbered(lines, found, wrapped)]
    lists += source_unnumbered(lists, _called_in_head(lines, found))
    numbers = {start.n for starts in lists for start in starts}
    asked = [with_words(one, text) for one in found if one.n in numbers]
    best = Reading()
    for starts in lists:
        reading = _weigh(lines, starts, asked, begun, best.score)
        best = reading if reading.score > best.score else best
    return best


def _called_in_head(lines: Sequence[Row], found: Sequence[Candidate]) -> set[str]:
    """The numbers that the head ends with and that may be marks; of two in a row, "Conversation12", both."""
    head = _head_end(lines)
    groups = {one.group for one in found if one.span.end == head}
    return {one.n for one in found if one.group in groups and one.score >= CLEAR}


def _weigh(
    lines: Sequence[Row], starts: list[Start], found: Sequence[Candidate], begun: Sequence[Start | None], best: float
) -> Reading:
    """How much speaks for a reading, and against it; none where it cannot be better than the best so far."""
    first = starts[0].row
    words = [words_of(lines, start) for start in starts]
    typical = sum(map(_is_typical, words))
    sure = _structure(lines, starts, words)
    linked = sum(bool(_BACK_LINK.match(row.text[-_LINK:])) for row in lines[first:])
    set_apart = starts[-1].form not in _AS_IN_TEXT or sure > 0 or linked * 2 >= len(starts)
    more = list(_paragraphs_more(lines, starts))
    if not (set_apart or _may_be_notes(starts, words, typical)):
        return Reading()
    if starts[-1].form == "none" and (sum(more) > 1 or _speaks(lines[first:])):
        return Reading()  # "Source:" at the head of a record, or in its midst
    against = _against(lines, starts, more, begun)

    def score(called: float, *, surely: bool = True) -> float:
        alone = starts[-1].form == "stars" or (starts[-1].form == "bare" and [one.n for one in starts] == ["1"])
        only = _ONLY if alone and surely and called >= _CALLED * len(starts) else 0.0
        return called + sure + _LINKED * linked + _TYPICAL * typical + only - against

    if score(_CALLED * len(starts)) <= best:
        return Reading()
    above = [one for one in found if one.span.end <= lines[first - 1].span.end]
    head = _head_end(lines) if SOURCE.match(words[0]) else 0
    in_round = starts[-1].form == "round" or any(one.in_round and one.span.end == head for one in above)
    if in_round:
        above = [replace(one, score=max(one.score, CLEAR)) if one.in_round else one for one in above]
    marks = find_marks(above, [start.n for start in starts], head, words)
    scores = {mark.entry: mark.score for mark in marks}
    calls = _without_title([_call(scores.get(i)) for i, start in enumerate(starts) if start.n], starts[-1].form)
    if not (set_apart or _are_called(starts, calls, typical)):
        return Reading()
    return Reading(starts, marks, score(sum(calls), surely=all(mark.score >= SURE for mark in marks)))


def _call(score: float | None) -> float:
    """A note that a clear mark calls speaks for the list, one that nothing calls speaks against it."""
    return _NOT_CALLED if score is None else _CALLED if score >= CLEAR else _PERHAPS


def _without_title(calls: list[float], form: str) -> list[float]:
    """The same where all notes but the first are called: that one is called in the title, which a copy leaves out."""
    if form in _AS_IN_TEXT + _UNUSUAL or not calls[1:] or min(calls[1:]) < _CALLED:
        return calls
    return [max(0.0, calls[0]), *calls[1:]]


def _structure(lines: Sequence[Row], starts: Sequence[Start], words: Sequence[str]) -> float:
    """What on the page says that it is a list of notes."""
    score = _SOURCE_GIVEN if any(map(SOURCE.match, (*words[:2], words[-1]))) else 0.0
    if starts[0].form == "none":  # a stop is what a copy leaves of a mark; without it the number may be lost
        score += _STOP if starts[0].sign else -0.5
    return score + (_HEADED if is_heading(lines[starts[0].row - 1]) else 0.0)


def _may_be_notes(starts: Sequence[Start], words: Sequence[str], typical: int) -> bool:
    """Whether paragraphs that nothing on the page sets apart may be notes by what they say."""
    if starts[-1].form == "lost":
        return typical * 3 >= len(starts)
    return typical * 4 >= len(starts) or sum(map(len, words)) < _SHORT_NOTE * len(words)


def _are_called(starts: Sequence[Start], calls: Sequence[float], typical: int) -> bool:
    """Whether such paragraphs are notes by their being called."""
    if starts[-1].form == "lost":
        return min(calls) > 0
    return typical * 4 >= len(starts) or all(call == _CALLED for call in calls)


def _against(
    lines: Sequence[Row], starts: Sequence[Start], more: Sequence[int], begun: Sequence[Start | None]
) -> float:
    """What speaks against a reading: unusual numbers, numbers left out, two forms, notes of many paragraphs."""
    taken = {start.row for start in starts if start.form != "lost"}
    others = (one for one in begun[starts[0].row :] if one and one.row not in taken)
    left_out = sum(one.n.isdecimal() and is_clean(lines, one.row) for one in others)
    forms = sum(one.form != other.form and one.form != "none" for one, other in pairwise(starts))
    lost = starts[-1].form == "lost"
    unusual = starts[-1].form in _UNUSUAL
    spoken = _SPOKEN * _goes_on_speaking(lines, starts) if any(more) else 0.0
    long = sum(max(0, count - _PARAGRAPHS) for count in more)
    return unusual + (2.0 if lost else 0.7) * left_out + 0.5 * forms + long + spoken


def _goes_on_speaking(lines: Sequence[Row], starts: Sequence[Start]) -> int:
    """How many paragraphs inside the list begin as one above it does, with the same name and a colon."""
    taken = {start.row for start in starts}
    inside = [lines[at] for at in range(starts[0].row, len(lines)) if at not in taken]
    labels = [match[0] for row in inside if (match := _LABEL.match(row.text))]
    above = {match[0] for row in lines[: starts[0].row] if (match := _LABEL.match(row.text))} if labels else set()
    return sum(label in above for label in labels)


def _speaks(lines: Sequence[Row]) -> bool:
    """Whether several people have several turns in some lines."""
    labels = Counter(match[0] for row in lines if (match := _LABEL.match(row.text)))
    return sum(times > 1 for times in labels.values()) > 1


@lru_cache(maxsize=256)  # the lines of one record, in each of its readings
def _is_typical(words: str) -> bool:
    """Whether words begin as those of notes do, or tell of an archive."""
    return bool(_opening().match(words) or _ARCHIVE.search(words))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('note_openings')})")


def _head_end(lines: Sequence[Row]) -> int:
    """Where the head ends, which calls the note that gives the source."""
    head = takewhile(lambda row: row is lines[0] or not row.after_blank, lines[:_LONGEST_HEAD])
    return max((row.span.end for row in head), default=0)


def _paragraphs_more(lines: Sequence[Row], starts: Sequence[Start]) -> Iterator[int]:
    """How many paragraphs each note has after its first."""
    ends = [*(start.row for start in starts[1:]), len(lines)]
    for start, end in zip(starts, ends, strict=True):
        yield sum(row.after_blank or len(row.text) > TYPEWRITER for row in lines[start.row + 1 : end])
