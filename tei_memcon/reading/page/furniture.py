"""Furniture of the web page around a FRUS document: what is surely the page's is left out, all else stays.

    Skip to main content             no record prints it
    Home                             a record may print it; here it stands on a page
    68. Memorandum of Conversation1
    …
    Next                             the same, beside a line of the page or several such words
    history@state.gov

The title of the page is left out where it says what the head below it says. A line that nobody knows is left out only
between two lines of the page; else it is printed as ``fw``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from tei_memcon.data import by_initial, entries
from tei_memcon.model import Remark
from tei_memcon.reading.notes.starts import SOURCE, start_of
from tei_memcon.reading.page.lines import Row

_EDGES = " :·•*-|←→«»‹›<>☰"
DIGITS = "0123456789"  # the mark of a note
_RULE = re.compile(r"[ |-]+")
_NUMBERED = re.compile(r"[\[(^]?\d{1,3}[\])^.:]{1,2}\s")  # a note may give an address
_SHORT = 60  # characters
_MANY = 4  # different words of the page that stand together above a head by no chance
_IN_ROW = 3  # the same between bars: "Home | Persons | Sources"
_ELSEWHERE = frozenset({"previous", "next"})
_VALEDICTION = re.compile(
    r"--|(?:(?:best|kind|warm)(?:est)?(?: regards| wishes)?|regards|cheers|(?:many )?thanks|(?:sincerely|truly) yours"
    r"|sincerely|yours(?: (?:sincerely|truly))?),?",
    re.I,
)
_INITIALS = re.compile(r"[A-Z][\w’'-]+, (?:[A-Z][\w’'-]+ |[A-Z]\. ?){0,3}[A-Z]\.")  # "Elm, Anna B."
_LETTERHEAD = re.compile(r"(?:From|To|Cc|Bcc|Sent|Date|Subject|Attachments?): ")
_PAGE_TITLE = re.compile(r".{3,400} [-–—|] (?:Historical Documents [-–—|] )?Office of the Historian")


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around a document.

    Args:
        left_out: lines that are surely of the page.
        end: the line after the document.
        unknown: those below it that nobody knows.
        told: words of the page that may as well be the record's, and stay in it.
    """

    left_out: list[Row]
    end: int
    unknown: list[Row]
    told: list[Remark]


def find_furniture(lines: Sequence[Row], head: int) -> Furniture:
    """The furniture above and below a document.

    Args:
        lines: of the page.
        head: the first line of the document.
    """
    above = [row for row in lines[:head] if is_furniture(row)]
    paged = any(map(_is_sure, above)) or len(_page_words(above)) >= _MANY
    above = _with_menus(lines[:head], above) if paged else above
    end = _document_end(lines, head, paged)
    known = set(_known_below(lines, end))
    between = {at for at in range(end, len(lines)) if {at - 1, at + 1} <= known}
    if _ends_with_notes(lines[head + 1 : end]):
        sure = [at for at in known if _is_sure(lines[at])]
        between |= set(range(min(sure, default=0), max(sure, default=0)))  # lists of persons and terms
    below = [lines[at] for at in sorted(known | between)]
    unknown = [row for row in lines[end:] if row not in below]
    left_out = [*above, *below] if paged or below else []
    title = lines[head].text.rstrip(DIGITS)
    titles = (row for row in lines[:head] if of_site(row) or (title and row.text.rstrip(DIGITS) == title))
    left_out += [row for row in titles if row not in left_out]
    return Furniture(left_out, end, unknown, list(_told(lines[head:end])))


def _with_menus(lines: Sequence[Row], known: Sequence[Row]) -> list[Row]:
    """The lines of the page above a document, with the short ones between them, and what heads a letter."""
    within = range(lines.index(known[0]), lines.index(known[-1]) + 1)
    menus = (at for at in within if lines[at] in known or (len(lines[at].text) < _SHORT and _is_entry(lines[at])))
    taken = {*menus}
    letter = any(lines[at].text.startswith("From: ") for at in taken)
    return [row for at, row in enumerate(lines) if at in taken or (letter and _LETTERHEAD.match(row.text))]


def _is_entry(row: Row) -> bool:
    return not row.is_page_mark and not row.text.endswith((".", ",", ":", "!", "?"))


def is_furniture(row: Row) -> bool:
    """Whether a line is one that pages have."""
    words = row.text.strip(_EDGES)
    return not words or _is_sure(row) or bool(_page_words([row]))


def of_site(row: Row) -> bool:
    """Whether a line is the title of a page of the site, which says what the head says: no head itself."""
    return bool(_PAGE_TITLE.fullmatch(row.text))


def _is_sure(row: Row) -> bool:
    """Whether no record prints a line."""
    words = row.text.strip(_EDGES)
    if "|" in words:
        return len(_page_words([row])) >= _IN_ROW
    return _is_one_of("frus_furniture", words)


def _is_one_of(name: str, words: str) -> bool:
    return bool(_furniture(name).fullmatch(words)) and not _NUMBERED.match(words)


def _page_words(lines: Iterable[Row]) -> set[str]:
    """The different words of the page that lines consist of; none of a line that says something else as well."""
    found: set[str] = set()
    for row in lines:
        parts = {part.strip(_EDGES).casefold() for part in row.text.split("|")} - {""}
        if all(any(_is_one_of(name, part) for name in _LISTS) for part in parts):
            found |= parts
    return found


_LISTS = ("frus_page_words", "frus_furniture")


_CLOSING = "”\"’'»)"


@cache
def _furniture(name: str) -> re.Pattern[str]:
    return re.compile(by_initial(entries(name)), re.I)


def _document_end(lines: Sequence[Row], head: int, paged: bool) -> int:
    """Where the page begins again below the document: at a line that no record prints, with the words above it.

    Args:
        lines: of the page.
        head: the first line of the document.
        paged: whether the page stands above the document.
    """
    first = len(lines)
    while first > head + 1 and (is_furniture(lines[first - 1]) or _may_be_furniture(lines[first - 1])):
        first -= 1
    noted = first < len(lines) and _ends_with_notes(lines[head + 1 : first])
    if noted and lines[first].blanks:
        return first
    words = _page_words(_last_words(lines[first:]))
    noted = noted and bool(words)
    leads_on = noted or words >= _ELSEWHERE or (paged and len(words) > 1 and bool(words & _ELSEWHERE))
    end = next((at for at in range(first, len(lines)) if _is_sure(lines[at])), len(lines) - leads_on)
    while end < len(lines) and end > first and _belongs_to(lines, end, noted):
        end -= 1
    return end


def _known_below(lines: Sequence[Row], end: int) -> Iterator[int]:
    """Lines of the page below a document; words that a record may print too only where nothing else is beside them."""
    signed = _signature(lines, end)
    starts = [at for at in range(end, signed) if at == end or lines[at].blanks]
    for start, behind in pairwise([*starts, signed]):
        known = [at for at in range(start, behind) if is_furniture(lines[at])]
        if len(known) == behind - start or any(_is_sure(lines[at]) for at in known):
            yield from known
    yield from range(signed, len(lines))


def _signature(lines: Sequence[Row], end: int) -> int:
    """Where the signature of a letter begins below a document, with which somebody has sent it."""
    return next((at for at in range(end, len(lines)) if _VALEDICTION.fullmatch(lines[at].text)), len(lines))


def _ends_with_notes(lines: Sequence[Row]) -> bool:
    """Whether a list of notes, one of which gives the source, ends a document: below it a record prints nothing."""
    last = len(lines) - 1
    while last > 0 and not lines[last].blanks and not start_of(0, lines[last]):
        last -= 1
    begun = start_of(0, lines[last]) if lines else None
    if begun is None or begun.begins == len(lines[last].text):
        return False
    starts = ((row, start) for row in reversed(lines) if (start := start_of(0, row)))
    return any(not start.n or SOURCE.match(row.text[start.begins :]) for row, start in starts)


def _last_words(lines: Sequence[Row]) -> Iterator[Row]:
    return takewhile(lambda row: _page_words([row]), reversed(lines))


def _belongs_to(lines: Sequence[Row], at: int, noted: bool) -> bool:
    """Whether the line above one of the page is of the page too: a word of it, and no more set off than others.

    Below the notes of a document, which end it, it may be set off.
    """
    above, below = lines[at - 1], lines[at + 1 : at + 2]
    usual = below[0].blanks if below else 0
    near = noted or lines[at].blanks <= usual
    return near and bool(_page_words([above]) or _RULE.fullmatch(above.text))


def _may_be_furniture(row: Row) -> bool:
    """Whether a line can be a word of the page, if a known one stands above it: no note, no sentence, no page mark."""
    sentence = row.text.rstrip(_CLOSING).endswith((".", "!", "?", "]", "↩")) and not _INITIALS.fullmatch(row.text)
    short = len(row.text) < _SHORT and not sentence
    return short and not row.is_page_mark and not start_of(0, row)


def _told(document: Sequence[Row]) -> Iterator[Remark]:
    """The last lines of a document that a page has as well."""
    for row in _last_words(document[1:]):
        message = f"“{row.text}” may be a word of the web page; it stays in the text, as nothing else of a page is here"
        yield Remark(row.span, "warning", message)
