"""Lines and paragraphs of a source, by their offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tei_memcon.model import Content, Node, Space, Text
from tei_memcon.page_marks import PageMark, page_marks
from tei_memcon.reading.page.bullets import ALONE, BULLET
from tei_memcon.source import Source, Span
from tei_memcon.speech.lexicon import address

_FORM_FEEDS = re.compile(r"[\f\r\n]+")
_LINE = re.compile(
    r"(?P<indent>[^\S\f\r\n]*+)(?P<words>(?:[^\r\n]*\S)?)(?P<behind>[^\r\n]*+)(?:\r\n|\r|\n|\Z)"
)  # a form feed is no white space here: it is a page break

_SIGN = re.compile(r"[-–—]\s?(?=\S)|\[\d{1,3}\]\s|\d{1,3}\.\s{1,3}(?:Source:|See |Not )")
TYPEWRITER = 110  # characters
_IN_COLUMN = re.compile(rf"\s(?<=\S\s)\s{{2,}}{address('M')}\s")
_BETWEEN_ITEMS = re.compile(r"\s•(?=\s+\S)")
_SHORT = 40  # characters; a shorter line may be a head, an item or an aside
_NUMBERED = re.compile(r"[\[(]?\d{1,3}[\]).:]")  # a note is of several sentences
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.?!] [A-Z“]")
_SENTENCE_END = re.compile(r"[.?!:;][)\]\"”’']{0,2}\d{0,2}$")
_MANY_CUT = 5  # lines that end in mid-sentence
_HALF_FILLED = 0.6
_RAGGED = 0.05  # of the lines, at most, end early in mid-sentence where lines are filled


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Row:
    """A line that is not blank: its words, how far it is indented, and how many blank lines stand before it.

    ``is_page_mark`` says that it is nothing but the printed number of a page.
    """

    span: Span
    text: str
    indent: int
    blanks: int
    is_page_mark: bool = False

    @property
    def after_blank(self) -> bool:
        """Whether a blank line stands before it."""
        return self.blanks > 0


def rows(source: Source) -> list[Row]:
    """Every line of a source that has words; a page mark above a paragraph stands on a line of its own."""
    return list(_rows(source))


@lru_cache(maxsize=1)  # every reader looks at the lines of a record before one of them reads it
def _rows(source: Source) -> tuple[Row, ...]:
    found: list[Row] = []
    marks = page_marks(source.text)
    numbers = {mark.span for mark in marks}
    blanks = 1
    for match in _LINE.finditer(source.text):
        begin, end = match.span("words")
        end += match["behind"].rfind("\f") + 1
        if begin < end:
            words = Span(begin, end)
            found.append(Row(words, source.text[begin:end], begin - match.start(), blanks, words in numbers))
        blanks = blanks + 1 if begin == end else 0
    found = [one for row in found for one in (_items(row) if row.text.rfind("•") > 0 else (row,))]
    return tuple(apart_from_page_marks(found, marks, wrapped=True))


def _items(row: Row) -> Iterator[Row]:
    """Each item of a list that a copy has put on one line: ``• The Secretary • Mr. Elm``."""
    starts = [match.start() for match in _BETWEEN_ITEMS.finditer(row.text)] if row.text[0] == "•" else []
    for start, end in pairwise([0, *starts, len(row.text)]):
        at = row.span.end - len(row.text[start:].lstrip())
        words = row.text[start:end].strip()
        yield Row(Span(at, at + len(words)), words, row.indent, 0 if start else row.blanks, row.is_page_mark)


def joined(parts: Iterable[Span]) -> Content:
    """Running text over several lines: what stands between them is printed as one space."""
    content: list[Node] = []
    reached: int | None = None
    for part in parts:
        if reached is not None and reached < part.start:
            content.append(Space(Span(reached, part.start)))
        if part.start < part.end:
            content.append(Text(part))
        reached = part.end
    return tuple(content)


def between_form_feeds(span: Span, text: str) -> Iterator[Span]:
    """The parts of a line between form feeds, which XML cannot hold: for what is printed where no page can begin.

    A page mark of a number and a form feed reaches over a line end as well.
    """
    at = span.start
    for match in _FORM_FEEDS.finditer(text, *span):
        yield Span(at, match.start())
        at = match.end()
    yield Span(at, span.end)


def apart_from_page_marks(lines: Sequence[Row], marks: Sequence[PageMark], wrapped: bool) -> Iterator[Row]:
    """The same lines, with a page mark that opens a paragraph (``[Page 413]Director Colby:``) on a line of its own.

    Where lines are wrapped, a mark that happens to begin a line in the middle of a paragraph stays there. One that
    begins at the end of a line and reaches into the next, a form feed and a number, has a line of its own as well.
    """
    if not marks:
        yield from lines
        return
    starting = {mark.span.start: mark for mark in marks}
    reached = 0
    for row in lines:
        rest = _after(row, reached)
        while rest and rest.span.start in starting and (rest.after_blank or not wrapped):
            mark = starting[rest.span.start]
            if wrapped and _is_cut(mark, rest):
                break  # wrapped within the mark: it stays in its paragraph
            yield _mark_row(rest, mark)
            reached = mark.span.end  # it may reach into the next line: a number and a form feed
            rest = _after(rest, reached)
        if rest and (last := _reaching_over(rest, marks, wrapped)) and _is_there(last, lines):
            words = rest.text[: _at(rest, last)].rstrip()
            if words:
                yield replace(rest, span=Span(rest.span.start, rest.span.start + len(words)), text=words)
            yield _mark_row(rest, last)
            reached = last.span.end
        elif rest:
            yield rest


def _mark_row(row: Row, mark: PageMark) -> Row:
    """A page mark on a line of its own."""
    words = row.text[_at(row, mark) : mark.span.end - row.span.start]
    return replace(row, span=mark.span, text=" ".join(words.split()) or "\f", is_page_mark=True)


def _at(row: Row, mark: PageMark) -> int:
    return mark.span.start - row.span.start


def _is_cut(mark: PageMark, row: Row) -> bool:
    """Whether a line ends in the middle of a mark: ``[Page`` and, on the next line, ``8]``; ``(p.``, ``8)``."""
    return mark.span.end > row.span.end and (row.text[-1].isalpha() or row.text[-1] == ".")


def _reaching_over(row: Row, marks: Sequence[PageMark], wrapped: bool) -> PageMark | None:
    """The mark that stands at the end of a line, and goes on in the next: a form feed and a number.

    Where lines are wrapped it is whole at the line's end; elsewhere nothing but the mark may be cut there.
    """
    at = bisect_left(marks, row.span.end, key=lambda mark: mark.span.start) - 1
    if at < 0 or marks[at].span.start < row.span.start or marks[at].span.end <= row.span.end:
        return None
    return None if wrapped and _is_cut(marks[at], row) else marks[at]


def _is_there(mark: PageMark, lines: Sequence[Row]) -> bool:
    """Whether the line in which a mark ends is still among the lines: that of a running head has been taken out."""
    return any(row.span.start < mark.span.end <= row.span.end for row in lines)


def _after(row: Row, reached: int) -> Row | None:
    """What of a line stands after an offset; the line itself if all of it does."""
    if reached <= row.span.start:
        return row
    words = row.text[max(0, reached - row.span.start) :].lstrip(" \t\xa0\u2003")
    return Row(Span(row.span.end - len(words), row.span.end), words, row.indent, 1) if words else None


def is_wrapped(lines: list[Row]) -> bool:
    """Whether lines end where a typewriter's did, so that one paragraph takes several of them.

    The evidence is the whole record: hardly any line is longer than a typewriter's, and most lines that go on directly
    in the next one are nearly as long as the longest, or many go on there with a small letter in mid-sentence.
    """
    width = _width(lines)
    followed = [(row, after) for row, after in pairwise(lines) if not _begins(after)]
    full = sum(len(row.text) > width * 0.7 for row, _ in followed)
    cut = sum(_goes_on(row, after) and len(row.text) > width * 0.7 for row, after in followed)
    if len(followed) < 2:
        return False
    if not 40 < width <= TYPEWRITER:
        return _are_sentences(lines, followed)
    return full > 0.6 * len(followed) or cut > 0.3 * len(followed) or _are_filled(followed, width)


def _are_sentences(lines: Sequence[Row], followed: Sequence[tuple[Row, Row]]) -> bool:
    """Whether each line is one sentence, and blank lines stand between paragraphs; then no line is two sentences."""
    pairs = [(row, after) for row, after in followed if len(row.text) > _SHORT and len(after.text) > _SHORT]
    if len(pairs) < _MANY_CUT:
        return False
    long = [row for row in lines if len(row.text) > _SHORT and not _NUMBERED.match(row.text)]
    apart = sum(row.after_blank for row in long)
    two = sum(bool(_TWO_SENTENCES.search(row.text)) for row in long)
    return two * 10 <= len(long) <= apart * 8 and apart >= _MANY_CUT and len(pairs) * 4 >= len(long)


def _are_filled(followed: Sequence[tuple[Row, Row]], width: int) -> bool:
    """Whether long lines that end in mid-sentence are many, and have no room for the word that the next begins with."""
    long = [(row, after) for row, after in followed if len(row.text) * 2 > width]
    cut = [_has_room(row, after, width) for row, after in long if _goes_on(row, after)]
    return len(cut) >= _MANY_CUT and sum(cut) <= _RAGGED * len(cut)


def _width(lines: Sequence[Row]) -> int:
    """How long lines are at most, a few apart that something else made longer."""
    lengths = sorted(row.indent + len(row.text) for row in lines)
    return lengths[-1 - len(lengths) // 50] if lengths else 0


def _goes_on(row: Row, after: Row) -> bool:
    """Whether a line ends in mid-sentence."""
    return after.text[0].islower() and not _SENTENCE_END.search(row.text)


def _begins(row: Row) -> bool:
    """Whether a line begins a paragraph even where lines are wrapped: after a blank line, or with a sign of a list."""
    if row.is_page_mark:
        return row.after_blank  # "- 2 -" is no item
    return row.after_blank or bool(_SIGN.match(row.text) or BULLET.match(row.text) or ALONE.fullmatch(row.text))


def paragraphs(lines: list[Row], wrapped: bool) -> Iterator[list[Row]]:
    """Lines that make one paragraph: each alone, or in a wrapped record all up to where the next begins."""
    ends_early = _ends_early(lines) if wrapped else frozenset()
    group: list[Row] = []
    for row in lines:
        alone = len(group) == 1 and ALONE.fullmatch(group[0].text)  # the words of an item follow below its bullet
        begins = _begins(row) or row.span.start in ends_early or _is_seat(row, group)
        if group and not alone and (not wrapped or begins):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_seat(row: Row, above: Sequence[Row]) -> bool:
    """Whether a line has a name in a column of its own, or stands below one that has and is indented no more."""
    return bool(_IN_COLUMN.search(row.text)) or any(
        _IN_COLUMN.search(one.text) and row.indent <= one.indent for one in above[-1:]
    )


def _ends_early(lines: Sequence[Row]) -> frozenset[int]:
    """Before which lines a wrapped paragraph has come to its end although no blank line says so, by their offsets.

    A typewriter's line is filled: where the first word of the next line had found room in it, something else begins.
    Where paragraphs begin with an indent, the indent says so as well.
    """
    below_marks = {after.span.start for row, after in pairwise(lines) if row.is_page_mark}
    lines = [row for row in lines if not row.is_page_mark]
    width = _width(lines)
    pairs = [(row, after) for row, after in pairwise(lines) if not _begins(after)]
    early = [(row, after) for row, after in pairs if _has_room(row, after, width)] if width <= TYPEWRITER else []
    early = [
        (row, after) for row, after in early if after.span.start not in below_marks or _SENTENCE_END.search(row.text)
    ]  # a page may end with a short line
    if sum(_goes_on(row, after) for row, after in early) > _RAGGED * len(pairs):
        early = [(row, after) for row, after in early if _is_stop(row, after, width)]
    indented = sum(after.indent > row.indent for row, after in early)
    if indented * 2 > len(early):
        early += [(row, after) for row, after in pairs if after.indent > row.indent and not _goes_on(row, after)]
    return frozenset(after.span.start for _, after in early)


def _is_stop(row: Row, after: Row, width: int) -> bool:
    """Whether something ends with a line where lines are filled badly: a sentence before an indent, or a heading."""
    if _SENTENCE_END.search(row.text):
        return after.indent > row.indent
    return len(row.text) < _HALF_FILLED * width and after.text[0].isalnum() and not _goes_on(row, after)


def _has_room(row: Row, after: Row, width: int) -> bool:
    spaces = 2 if _SENTENCE_END.search(row.text) else 1  # many typists leave two after a full stop
    return row.indent + len(row.text) + spaces + len(first_word(after.text)) <= width


def first_word(words: str) -> str:
    """The first word of a line; none of one that is a form feed, which is white space."""
    return next(iter(words.split(None, 1)), "")
