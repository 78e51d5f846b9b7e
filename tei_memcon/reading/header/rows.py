"""The lines above a record, each by itself: a typed header has its fields one below the other, without blank lines.

    PARTICIPANTS:      The President
                       Mr. Karl Aaker, Ambassador
                         of Ruritania
    DATE, TIME         May 4, 1975, 3:10 p.m.
    AND PLACE:         Oval Office

A new line begins with a heading, below a heading, among participants, and where the line before ended early; it goes on
where it is indented further or begins with a small letter.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tei_memcon.reading.header.cut_offices import completes, list_width
from tei_memcon.reading.header.headings import Head, head_of
from tei_memcon.reading.header.items import are_participants, names_side
from tei_memcon.reading.header.lines import is_prose
from tei_memcon.reading.header.people_on_a_line import people_on_a_line
from tei_memcon.reading.page.bullets import ALONE, BULLET
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import Row, first_word, joined

_MOST = 60  # paragraphs
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")
_REMARK = re.compile(r"\((?:Note|N\.?B|The|This|Anm|Bemerkung)\b")
# "Oakham, 18 October 2003": a line that gives place and date goes on with none
_DATED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}, (?:\w{3,6}day,? )?"
    r"(?:\d{1,2}\.? [A-ZÀ-Þa-z]\w{2,9},? |[A-Z]\w{2,9} \d{1,2}, )\d{4}\b"
)
_ENUMERATED = re.compile(r";\s\w|(?:\b[Cc]om(?:rade)?s|\b[Cc]des|\bMessrs|\bMM)\b[^,;]{2,40},\s\w")
# "Notetakers: Anna Elm, Ivo": those who keep the record are many on a line, which ends within a name or behind a comma
_OPEN_ROLE = re.compile(r"(?:note-?takers|interpreters)\b.*(?:,|\sand)(?:\s[^\W\d_][\w’'.-]{1,14})?", re.I | re.S)
_SIGNS = ".,;:)"
_OPEN_END = re.compile(r"\w (?:the|of|to|for|and|der|des|für|und|de|du|la|et)$")  # "Ambassador to the"
_LOST = 2  # blank lines that a copy puts anywhere
_SHORT = 80  # characters
_EARLY = 0.75  # of the width of the text: where a line ends before it, the next word would have had room


def part_header(passages: Sequence[Passage]) -> list[Passage]:
    """All paragraphs, those above the text as the lines that they are.

    Args:
        passages: below the head.
    """
    width = max((len(row.text) for one in passages for row in one.rows), default=0)
    made: list[Passage] = []
    field: Head | None = None
    above = [row for one in passages[:_MOST] for row in one.rows]
    column, listed, listing = _column(above), list_width(above), False
    for at, one in enumerate(passages):
        pieces = [one]
        if at < _MOST:
            pieces = [part for rows in _pieces(one, width, column) for part in people_on_a_line(passage(rows))]
        for piece in pieces if len(pieces) > 1 else [one]:
            field = head_of(piece.text) or (field if piece.rows[0].blanks == 0 else None)
            listing = _is_listing(piece.rows[0], listing)
            cut = listing and listed > 0 and made and completes(made[-1], piece, listed)
            if made and (cut or _goes_on(made[-1], piece, field, column)):
                made[-1] = passage([*made[-1].rows, *piece.rows])
            else:
                made.append(piece)
        if any(is_prose(piece.text) for piece in pieces):
            return [*made, *passages[at + 1 :]]
    return made


def _goes_on(before: Passage, one: Passage, field: Head | None, column: int) -> bool:
    """Whether a line goes on with the value of a field, or with a line that is open at its end."""
    is_open = bool(_OPEN_END.search(before.text))
    if field is None and not is_open:
        return False
    above_alone = (head := head_of(before.text)) and not head.inline
    apart = one.rows[0].blanks > (_LOST if is_open and len(one.text) <= _SHORT else 0)
    if apart or head_of(one.text) or above_alone or not (_is_plain(before) and _is_plain(one)):
        return False
    if _is_continued(one.rows[0]) or _OPEN_ROLE.fullmatch(before.text):
        return True
    if BULLET.match(one.text):
        return False
    if field is None or is_open:
        return True
    row, above = one.rows[0], before.rows[0]
    under = _is_under(row, above, column)
    return under or (field.kind == "subject" and field.inline and row.indent > above.indent)


def _is_plain(one: Passage) -> bool:
    """Whether no word of a paragraph is mended and none of its cuts joined."""
    return one.content == joined(row.span for row in one.rows)


def _column(rows: Sequence[Row]) -> int:
    """Where the participants stand whose list begins further left, beside its heading; nowhere if none does."""
    first = next((at for at, row in enumerate(rows) if (head := head_of(row.text)) and head.kind == "participants"), -1)
    if first < 0:
        return 0
    beside = rows[first].indent + _beside(rows[first])
    below: list[Row] = []
    for row in takewhile(lambda row: not head_of(row.text), rows[first + 1 :]):
        if row.indent <= beside:
            return 0  # as most often at once
        below.append(row)
    column = min((row.indent for row in below), default=0)
    listed = [row.text for row in below if row.indent == column]
    return column if len(listed) > 1 and are_participants(listed) else 0


def _is_under(row: Row, above: Row, column: int) -> bool:
    """Whether a line is indented further than the value above it, and not to the column of the participants."""
    return row.indent > above.indent + _beside(above) and row.indent != column


def _pieces(one: Passage, width: int, column: int) -> Iterator[list[Row]]:
    """The lines of a paragraph; one of which words were mended or joined stays as it is."""
    rows = list(one.rows)
    if not _is_plain(one):
        yield rows
        return
    start, listing = 0, False
    for at in range(1, len(rows)):
        listing = _is_listing(rows[at - 1], listing)
        if _begins(rows, at, listing, width, column) and not _OPEN_ROLE.fullmatch(_words(rows[start:at])):
            yield rows[start:at]
            start = at
    yield rows[start:]


def _words(rows: Sequence[Row]) -> str:
    return " ".join(row.text for row in rows)


def _is_listing(row: Row, listing: bool) -> bool:
    """Whether a line is among participants, one of them a line."""
    head = head_of(row.text)
    return head.kind == "participants" if head else listing


def _begins(rows: Sequence[Row], at: int, listing: bool, width: int, column: int) -> bool:
    row, before = rows[at], rows[at - 1]
    head = head_of(before.text)
    if ALONE.fullmatch(before.text):
        return False  # a bullet
    if head_of(row.text) or (head and not head.inline):
        return True
    if _DATED.match(row.text) and not before.text.endswith(","):
        return True
    is_open = _OPEN_END.search(before.text) and not BULLET.match(row.text)
    if _is_continued(row) or is_open or _is_under(row, before, column):
        return False
    if listing and _ENUMERATED.search(before.text) and before.text[-1] not in _SIGNS:
        return False  # several on a line, which ends within a name
    return listing or len(before.text) + 1 + len(first_word(row.text)) < width * _EARLY


def _is_continued(row: Row) -> bool:
    """Whether a line goes on with the one above it; a number or letter in brackets counts items."""
    aside = row.text[0] == "(" and not _REMARK.match(row.text)
    return (row.text[0].islower() or aside) and not (_COUNTED.match(row.text) or names_side(row.text))


def _beside(row: Row) -> int:
    """How far from the beginning of a line its value stands: that of a field, behind the heading or the side."""
    head = head_of(row.text)
    if head and head.inline:
        return len(row.text) - len(row.text[head.end :].lstrip())
    return len(row.text) - len(row.text.partition(":")[2].lstrip()) if names_side(row.text) else 0
