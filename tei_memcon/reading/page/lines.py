"""Lines and paragraphs of a source, by their offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tei_memcon.model import Content, Node, Space, Text
from tei_memcon.page_marks import PageMark, page_marks
from tei_memcon.source import Source, Span

_FORM_FEEDS = re.compile(r"[\f\r\n]+")
_LINE, _LINE_WITHOUT_RETURN = (  # a form feed is no white space here: it is a page break
    re.compile(rf"(?P<indent>[^\S\f\n{cr}]*+)(?P<words>(?:[^\n{cr}]*\S)?)(?P<behind>[^\n{cr}]*+)(?:\r\n|\r|\n|\Z)")
    for cr in (r"\r", "")  # what is anything but one sign is gone through four times as quickly
)

TYPEWRITER = 110  # characters
_BETWEEN_ITEMS = re.compile(r"\s•(?=\s+\S)")
SENTENCE_END = re.compile(r"[.?!:;][)\]\"”’']{0,2}\d{0,2}$")
MANY_CUT = 5  # lines that end in mid-sentence
CUT = 0.3  # of the lines, where they are wrapped


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
    for match in (_LINE if "\r" in source.text else _LINE_WITHOUT_RETURN).finditer(source.text):
        begin, end = match.span("words")
        end += match["behind"].rfind("\f") + 1
        if begin < end:
            words = Span(begin, end)
            found.append(Row(words, source.text[begin:end], begin - match.start(), blanks, words in numbers))
        blanks = blanks + 1 if begin == end else 0
    found = [one for row in found for one in (_items(row) if row.text.rfind("•") > 0 else (row,))]
    if all(row.blanks for row in found) and _is_double_spaced(found):
        found = [replace(row, blanks=row.blanks - 1) for row in found]
    return tuple(apart_from_page_marks(found, marks, wrapped=True))


def _is_double_spaced(lines: Sequence[Row]) -> bool:
    """Whether a blank line stands between any two, although many of them end in mid-sentence."""
    cut = sum(goes_on(row, after) for row, after in pairwise(lines))
    return cut > max(MANY_CUT, CUT * len(lines))


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
    starts = list(starting)
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
        if rest and (last := _reaching_over(rest, marks, starts, wrapped)) and _is_there(last, lines):
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


def _reaching_over(row: Row, marks: Sequence[PageMark], starts: Sequence[int], wrapped: bool) -> PageMark | None:
    """The mark that stands at the end of a line, and goes on in the next: a form feed and a number.

    Where lines are wrapped it is whole at the line's end; elsewhere nothing but the mark may be cut there.
    """
    at = bisect_left(starts, row.span.end) - 1
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


def goes_on(row: Row, after: Row) -> bool:
    """Whether a line ends in mid-sentence."""
    return after.text[0].islower() and not SENTENCE_END.search(row.text)


def first_word(words: str) -> str:
    """The first word of a line; none of one that is a form feed, which is white space."""
    return next(iter(words.split(None, 1)), "")
