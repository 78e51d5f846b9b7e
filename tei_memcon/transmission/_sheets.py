"""The sheets on which a browser or a program has printed a page of the web: what stands at their edges.

    although the United States had no idea of
    https://history.state.gov/…/d44          1/7
    10/4/2019     218. Memorandum - Office of the Historian
    circumventing any rights

A record whose edition marks its own pages (``[Page 407]``) has no others: there form feeds and numbers that count the
sheets of the print are signs of the copy too. A paragraph goes on over them where the line above them is filled.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from tei_memcon.page_marks import PageMark, counted, numbers_alone
from tei_memcon.source import Span

_EDITION = re.compile(r"\[Page \w{1,8}\]")
_IN_BRACKETS = re.compile(r"\[page\b", re.I)  # by an editor or translator, and by no program that prints
_TITLE = r"Historical Documents|history\.state\.gov|Office of the Historian"
_DAY = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
_TOTAL = r"(?:Page )?\d{1,3}(?:/| of )\d{1,3}"
_STAMP = re.compile(
    rf"^[ \t\f]*(?P<words>{_DAY}, \d{{1,2}}:\d\d(?: ?[AP]M)?(?=\s*$)|{_DAY}(?:, \d{{1,2}}:\d\d(?: ?[AP]M)?)?\s{{2,}}"
    rf"(?P<title>\S.{{2,120}}?)|https?://\S+[ \t]+{_TOTAL}|(?P<address>https?://\S+)|(?P<page>\S.{{2,300}}?(?:{_TITLE}))"
    rf"|(?P<count>{_TOTAL}))[ \t\r]*$",
    re.M,
)
_SERIES = re.compile(  # a running head of the printed volume, and the line end above it, which is found quickly
    r"\n[ \t]*(?P<words>(?:(?P<left>\d{1,4})[ \t]+)?"
    r"(?P<title>Foreign Relations(?: of the United States)?, 19\d\d[–-]\d{2,4}, Volume [IVXLC]+)"
    r"(?:[ \t]+(?P<right>\d{1,4}))?)[ \t\r]*$",
    re.M | re.I,
)
_OF_SITE = re.compile(_TITLE)
_SECOND = 2
_PAGE = 700  # characters of a sheet at least, on the average
_TYPEWRITER = 110  # characters of a line that ends where a line of print does
_FILLED = 0.75


def sheets(text: str) -> Iterator[Span]:
    """What stands at the edges of printed sheets, with the line ends around it where a paragraph goes on."""
    edges = [*_stamps(text)] if "http" in text or "/" in text[:12] else []
    edition = bool(_EDITION.search(text))
    edges += _running_heads(text, edition)
    if edition:
        edges += _counts(text)
        edges += (Span(*match.span()) for match in re.finditer("\f", text))
    if edges:
        yield from _with_line_ends(text, sorted(edges))


def _stamps(text: str) -> Iterator[Span]:
    """The lines that a browser prints: day and title, address and number; the same again without the other."""
    found = list(_STAMP.finditer(text))
    titles = Counter(match["title"] for match in found)
    addressed = any("http" in match["words"] and not match["address"] for match in found)
    sure = {match.start() for match in found if _is_sure(match, titles, addressed)}
    times = Counter(match["words"] for match in found)
    for match in found:
        again = times[match["words"]] > 1
        beside = sure and not match["title"] and (again or match["count"] or match["page"])
        if match.start() in sure or beside or (match["address"] and again):
            yield Span(*match.span("words"))


def _is_sure(match: re.Match[str], titles: Counter[str], addressed: bool) -> bool:
    """Whether nothing but a browser prints a line: a title is the site's, or comes again where addresses do."""
    if match["address"] or match["page"] or match["count"]:
        return False
    title = match["title"]
    return not title or bool(_OF_SITE.search(title)) or (addressed and titles[title] > 1)


def _running_heads(text: str, edition: bool) -> Iterator[Span]:
    """The title of the series that comes again; with a number where that is no other than the edition's own."""
    found = list(_SERIES.finditer(f"\n{text}"))
    times = Counter(match["title"] for match in found)
    for match in found:
        numbered = match["left"] or match["right"]
        if edition if numbered else times[match["title"]] > 1:
            yield Span(match.start("words") - 1, match.end("words") - 1)


def _counts(text: str) -> Iterator[Span]:
    """The numbers of sheets on lines of their own, from 1 or 2 on, where the edition counts its own pages."""
    for form, numbers in numbers_alone(text).items():
        found = [one for one in numbers if not _IN_BRACKETS.match(text, one.span.start)]
        if _are_sheets(found) or (len(found) == 1 and form != "bare" and _is_sheet(found[0])):
            yield from (one.span for one in found)


def _are_sheets(found: Sequence[PageMark]) -> bool:
    run = counted(found)
    if run != found or len(run) < 2 or run[0].first not in (1, _SECOND):
        return False
    return (run[-1].span.start - run[0].span.start) / (len(run) - 1) > _PAGE or len({one.n for one in run}) > 3


def _is_sheet(one: PageMark) -> bool:
    """Whether the only number of its kind is that of a second sheet, or of a single one."""
    return one.first in (1, _SECOND) and one.span.start > _PAGE


def _with_line_ends(text: str, edges: Sequence[Span]) -> Iterator[Span]:
    """Edges that stand together as one, with the line ends around them where the line above is as full as others."""
    width = _width(text)
    start, end = edges[0]
    for edge in chain(edges[1:], (Span(len(text), len(text)),)):
        if text[end : edge.start].strip() or edge.start == len(text):
            yield _whole(text, start, end, width)
            start = edge.start
        end = edge.end


def _whole(text: str, start: int, end: int, width: int) -> Span:
    above, behind = start, end
    while above and text[above - 1].isspace():
        above -= 1
    while behind < len(text) and text[behind].isspace():
        behind += 1
    last = text[text.rfind("\n", 0, above) + 1 : above]
    following = text[behind : behind + 1]
    if not width or not above or not following or following == "[" or len(last.strip()) < _FILLED * width:
        alone = text[start - 1 : start] in ("", "\n") and text[end : end + 1] == "\n"
        return Span(start, end + alone)  # what is left of such a line is no blank line
    line = text.rfind("\n", 0, behind) + 1  # the indent of the line below stays
    if text[above] == "\f" and line > above:
        return Span(above, line - 1)  # what stays parts the words
    return Span(above + 1, max(line, above + 1)) if line > above else Span(start, end)


def _width(text: str) -> int:
    """How long the lines of a wrapped copy are; 0 where paragraphs take one line."""
    lengths = sorted(len(line) for line in text.split("\n"))
    longest = lengths[-1 - len(lengths) // 50]
    return longest if longest <= _TYPEWRITER else 0
