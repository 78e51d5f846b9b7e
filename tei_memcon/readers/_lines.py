"""Lines and paragraphs of a source, by their offsets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tei_memcon.model import Content, Node, Space, Text
from tei_memcon.page_marks import PageMark, page_marks, within
from tei_memcon.readers._bullets import ALONE, BULLET
from tei_memcon.source import Source, Span

_EDGE = re.compile(r"[^\S\f]*+((?:.*\S)?)", re.S)  # a form feed is no white space here: it is a page break

_SIGN = re.compile(r"[-–—]\s?(?=\S)|\[\d{1,3}\]\s|\d{1,3}\.\s{1,3}(?:Source:|See |Not )")
TYPEWRITER = 110  # characters
_SENTENCE_END = re.compile(r"[.?!:;][)\]\"”’']{0,2}\d{0,2}$")
_RAGGED = 0.05  # of the lines, at most, may end early by chance where lines are filled


@dataclass(frozen=True, slots=True)
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
    blanks = 1
    for line in source.lines():
        match = _EDGE.match(source.text, *line.span)
        words = Span(*match.span(1)) if match else line.span
        if words.end < line.span.end and "\f" in source.text[words.end : line.span.end]:
            words = Span(words.start, source.text.rindex("\f", 0, line.span.end) + 1)
        if words.start < words.end:
            text = source.text[slice(*words)]
            alone = bool(marks) and any(mark.span == words for mark in within(marks, words))
            found.append(Row(words, text, words.start - line.span.start, blanks, alone))
        blanks = blanks + 1 if words.start == words.end else 0
    return tuple(apart_from_page_marks(found, marks, wrapped=True))


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
    """The parts of a line between form feeds, which XML cannot hold: for what is printed where no page can begin."""
    at = span.start
    for part in text[slice(*span)].split("\f"):
        yield Span(at, at + len(part))
        at += len(part) + 1


def apart_from_page_marks(lines: Sequence[Row], marks: Sequence[PageMark], wrapped: bool) -> Iterator[Row]:
    """The same lines, with a page mark that opens a paragraph (``[Page 413]Director Colby:``) on a line of its own.

    Where lines are wrapped, a mark that happens to begin a line in the middle of a paragraph stays there.
    """
    starting = {mark.span.start: mark for mark in marks}
    reached = 0
    for row in lines:
        rest = _after(row, reached)
        while rest and rest.span.start in starting and (rest.after_blank or not wrapped):
            mark = starting[rest.span.start]
            words = " ".join(rest.text[: mark.span.end - rest.span.start].split())
            yield replace(rest, span=mark.span, text=words, is_page_mark=True)
            reached = mark.span.end  # it may reach into the next line: a number and a form feed
            rest = _after(rest, reached)
        if rest:
            yield rest


def _after(row: Row, reached: int) -> Row | None:
    """What of a line stands after an offset; the line itself if all of it does."""
    if reached <= row.span.start:
        return row
    words = row.text[max(0, reached - row.span.start) :].lstrip(" \t\xa0\u2003")
    return Row(Span(row.span.end - len(words), row.span.end), words, row.indent, 1) if words else None


def is_wrapped(lines: list[Row]) -> bool:
    """Whether lines end where a typewriter's did, so that one paragraph takes several of them.

    The evidence is the whole record: hardly any line is longer than a typewriter's, and most lines that go on directly
    in the next one are nearly as long as the longest.
    """
    lengths = sorted(len(row.text) for row in lines)
    if not lengths:
        return False
    width = lengths[-1 - len(lengths) // 50]
    followed = [row for row, after in pairwise(lines) if not _begins(after)]
    full = sum(len(row.text) > width * 0.7 for row in followed)
    return 40 < width <= TYPEWRITER and len(followed) > 1 and full > 0.6 * len(followed)


def _begins(row: Row) -> bool:
    """Whether a line begins a paragraph even where lines are wrapped: after a blank line, or with a sign of a list."""
    return row.after_blank or bool(_SIGN.match(row.text) or BULLET.match(row.text) or ALONE.fullmatch(row.text))


def paragraphs(lines: list[Row], wrapped: bool) -> Iterator[list[Row]]:
    """Lines that make one paragraph: each alone, or in a wrapped record all up to where the next begins."""
    group: list[Row] = []
    for row in lines:
        alone = len(group) == 1 and ALONE.fullmatch(group[0].text)  # the words of an item follow below its bullet
        if group and not alone and (not wrapped or _begins(row)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group
