"""Numbers of pages in running heads (``212 BULLETIN`` left, ``BULLETIN 213`` right) and beside them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tei_memcon.model import Element, Remark, Text, Trivia, Why
from tei_memcon.page_marks import PageMark, begins, counted
from tei_memcon.reading.page.join import Passage
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_NUMBERED = re.compile(
    r"(?P<first>(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?)\s+(?P<below>\S.*)"
    r"|(?P<above>.*?\S)\s+(?P<last>(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?)"
)
_AMIDST = re.compile(r"(?P<above>\S.*?\S)\s{3,}(?P<amidst>[-–—] ?\d{1,3} ?[-–—])\s{3,}\S.*")
_DASHED = re.compile(r"[-–—] ?\d{1,3} ?[-–—]")
_ALONE = re.compile(r"[-–—] ?(\d{1,3}) ?[-–—]|(\d{1,3})")
_LONE = re.compile(r"\d{1,3}|\(\d{1,3}\)|p\. ?\d{1,3}|\d{1,3} ?/ ?\d{1,3}", re.I)
_NUMERIC = frozenset("0123456789-–—")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SPOKEN = re.compile(r"[:.?!\])]$|^[\[(]")  # how labels, sentences and remarks end or begin
_LONGEST = 100  # characters of a running head
_COLUMN = re.compile(r"\S(?: {6,}|\t+)\d{1,3}$")
_FAR_LEFT = re.compile(r"\d{1,3}(?: {6,}|\t+)\S")
_SIDES = 2
_LOW = 3  # the first page that has a number, in an excerpt
_EXCERPT = 150  # characters of a page
_PAGE = 700  # the same where nothing but the number says that a page begins


def numbered(words: str) -> re.Match[str] | None:
    """A line that begins or ends with a number, or has one between dashes amidst its columns."""
    amidst = _AMIDST.fullmatch(words) if "   " in words else None
    return amidst or (_NUMBERED.fullmatch(words) if words[0] in _NUMERIC or words[-1] in _NUMERIC else None)


def without_number(words: str) -> str:
    """The words of a line without the number at one of its edges."""
    match = numbered(words)
    return words if match is None else match.groupdict().get("below") or match["above"]


def number_in(row: Row) -> Span | None:
    """Where the number of a page stands in a running head: "SECRET 2", "145 BULLETIN"."""
    match = numbered(row.text)
    if match is None:
        return None
    start, end = match.span(next(name for name in ("first", "last", "amidst") if match.groupdict().get(name)))
    return Span(row.span.start + start, row.span.start + end)


def places(lines: Sequence[Row], inside: Collection[int]) -> Iterator[range]:
    """The places where nothing stands but some lines and page marks, one below the other."""
    start = None
    for at in range(len(lines) + 1):
        within = at < len(lines) and (at in inside or lines[at].is_page_mark)
        if within and start is None:
            start = at
        elif not within and start is not None:
            yield range(start, at)
            start = None


def capitalised(words: str) -> bool:
    """Whether a line has the capitals of a running head, and does not end or begin as labels and sentences do."""
    return not ends_speech(words) and all(word[0].isupper() for word in _LONG_WORD.findall(words))


def ends_speech(words: str) -> bool:
    """Whether a line ends or begins as labels, sentences and remarks do."""
    return bool(_SPOKEN.search(words))


def counted_heads(lines: Sequence[Row]) -> frozenset[Span]:
    """Which lines of a record are running heads because their numbers rise, on left and right pages by turns.

    Numbers that always stand left need pages of some length between them; those that always stand right count rather
    items, sessions or tabs.
    """
    heads = {number: row for row in lines if _is_head(row.text) and (number := number_in(row))}
    run = counted(PageMark(number, digits(row, number)) for number, row in heads.items())
    found = [heads[mark.span] for mark in run]
    titles = {without_number(row.text) for row in found}
    if len(run) == len(titles) or len(titles) > _SIDES:
        return frozenset()
    left = [mark.span.start == row.span.start for mark, row in zip(run, found, strict=True)]
    odd = [int(mark.n) % 2 for mark in run]
    by_turns = len(set(left)) == len(set(zip(left, odd, strict=True))) == _SIDES
    length = (run[-1].span.start - run[0].span.start) / (len(run) - 1)
    column = len(titles) == 1 and all(map(_has_number_in_column, found))
    pages = length > (_EXCERPT if by_turns or column else _PAGE)
    return frozenset(row.span for row in found) if pages and (by_turns or all(left) or column) else frozenset()


def _has_number_in_column(row: Row) -> bool:
    """Whether the number stands far to the right of the words, as no number of a session does."""
    return _COLUMN.search(row.text) is not None


def _is_head(words: str) -> bool:
    """Whether a line may be a running head with the number of its page."""
    title = without_number(words) if len(words) <= _LONGEST else words
    return title != words and bool(_LONG_WORD.search(title)) and capitalised(title)


def is_set_apart(row: Row) -> bool:
    """Whether the number in a running head stands between dashes or far from the words."""
    number = number_in(row)
    printed = row.text[number.start - row.span.start : number.end - row.span.start] if number else ""
    return bool(_DASHED.fullmatch(printed) or _FAR_LEFT.match(row.text)) or _has_number_in_column(row)


def running_head(row: Row, kind: str, number: Span | None) -> tuple[Element, ...]:
    """A line of the sheet as ``fw``, and the number of a page in it as ``pb``."""
    start, end = row.span
    if number is None:
        return (Element("fw", {"type": kind}, (Text(row.span),)),)
    before, behind = row.text[: number.start - start].rstrip(), row.text[number.end - start :].lstrip()
    page = Element("pb", {"n": digits(row, number)}, (Trivia(number, Why.PAGE_MARK),))
    words = (Span(start, start + len(before)), Span(end - len(behind), end))
    above, below = ([Element("fw", {"type": kind}, (Text(one),))] if one.start < one.end else [] for one in words)
    return (*above, page, *below)


def digits(row: Row, number: Span) -> str:
    """The number that stands somewhere in a line, without dashes."""
    return row.text[number.start - row.span.start : number.end - row.span.start].strip("-–— ")


def numbers_beside(lines: Sequence[Row], suspects: Mapping[int, bool]) -> dict[int, PageMark]:
    """Numbers alone on a line among lines of the sheet, one to a place, that rise from place to place.

    Args:
        lines: of the record.
        suspects: lines that may belong to the sheet, and whether their words say so.
    """
    if any(re.search(r"\d", row.text) for row in lines if row.is_page_mark):
        return {}
    alone = {at: match for at, row in enumerate(lines) if (match := _ALONE.fullmatch(row.text))}
    found: dict[int, PageMark] = {}
    for place in places(lines, {*suspects, *alone}):
        beside = [suspects[at] for at in place if at in suspects]
        within = [at for at in place if at in alone]
        if len(within) == 1 and 0 not in place and (any(beside) or len(beside) > 1):
            match = alone[within[0]]
            found[within[0]] = PageMark(lines[within[0]].span, match[1] or match[2])
    run = counted(found.values())
    if not run or int(run[0].n) > _LOW:
        return {}
    ends = run[0].n == "1" and run[0].span.start > _EXCERPT
    return {at: PageMark(mark.span, mark.n, ends) for at, mark in found.items() if mark in run}


def lone_numbers(passages: Iterable[Passage]) -> Iterator[Remark]:
    """Tell of paragraphs that are nothing but a number which counts no pages, as far as the record shows."""
    for one in passages:
        if _LONE.fullmatch(one.text) and not one.is_page_mark:
            message = f"“{one.text}” stands alone; no other numbers show that it is that of a page, and it is left"
            yield Remark(one.span, "suggestion", message)


def page_attributes(mark: PageMark, words: str) -> dict[str, str]:
    """What the ``pb`` says that stands in place of a number: the page that begins, and what is printed at an end."""
    return {"n": begins(mark), "rend": words} if mark.ends else {"n": mark.n}
