"""Where the head of a record is, when letterheads, numbers, stamps and classifications stand above it.

    SECRET                                      1207
                   THE WHITE HOUSE
             MEMORANDUM OF CONVERSATION

The head is the first line near the beginning that says that this is a conversation; without one, the first line that is
no part of the letterhead.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache

from tei_memcon.model import Block, Dateline, Element, Heading, Paragraph, Standalone, Text
from tei_memcon.notation.dates import find_dates
from tei_memcon.notation.likeness import fold
from tei_memcon.page_marks import page_marks
from tei_memcon.reading.body.blocks import is_heading
from tei_memcon.reading.conversation import is_spaced_out, names_conversation, names_record
from tei_memcon.reading.header.dateline import dateline
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.page.classification import is_classification
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import Row, apart_from_page_marks, between_form_feeds, joined
from tei_memcon.reading.page.sheet_numbers import number_in, running_head
from tei_memcon.reading.page.wrapped import is_wrapped, paragraphs
from tei_memcon.source import Source, Span
from tei_memcon.speech.labels import find_labels
from tei_memcon.surfaces import Surface

_UNDECLARED = Surface("")
_WITHIN = 14  # lines
_SEARCHED = 80  # lines, in which labels recur
_LONGEST, _SHORTEST_TITLE = 400, 24  # characters
_SENTENCES = 120  # characters; a longer line that ends with a full stop is text
_NOTE_MARK = re.compile(r"(?:(?<=[^\W\d])|(?<=[.)”\"’*])|(?<=[^\d][12]\d{3}))(?:\d{1,2}|\*)$|\[(?:note )?\d{1,2}\]$")
_LABELLED = re.compile(
    r"^(?:#{1,6} |Title: |(?:SUBJECT|Subject|Betr\.|Betreff): {1,8})(?=\S)"
)  # as Markdown or a form has it
_PORTION = re.compile(r"\s\((?:U|C|S|TS|S/NF)\)$")
_OPEN = re.compile(
    r"(?:,|\b(?:the|of|between|and|at|in|on|with|to|by|from|de|du|des|la|le|et|entre|der|des|dem|und|mit|zwischen))$",
    re.I,
)
_JOINED = re.compile(r"(?:AND|OF|WITH|BETWEEN|ON|IN|AT|TO|FOR|UND|MIT|ET|DE|DU)\s")  # with a line in capitals above it
_DOCUMENT = re.compile(r"(?:document|doc\.?) (?:no\.? ?|number )?(?P<n>\d{1,4})\b", re.I)
_NUMBER_BEFORE = re.compile(rf"^{_DOCUMENT.pattern}\s?[:.–—-]\s+(?=\S)", re.I)
_ON_A_DAY = re.compile(r"(?:on|am|le|vom|den) (?=[\d A-Z])|held (?:at|in|on) |(?:tenue|abgehalten) ")
_STOPPED = re.compile(r"[^\W\d_]{3}\.$")
_KIND = re.compile(r"(?:Memorandum|Minutes|Note|Record|Protocol|Notiz|Protokoll|Procès-verbal)(?:\[?\d{1,2}\]?)?", re.I)
_BARE = re.compile(r"(?:[A-ZÀ-Þ]+ )?(?:MEMORANDUM|MINUTES|NOTES?|RECORD|PROTOCOL|STENOGRAM|SUMMARY|REPORT|TRANSCRIPT)")
_WHOSE = re.compile(r"(?:of|on|from|about|concerning) (?:the|a|an)\b")
_KEPT_IN = re.compile(r"\b(?:Collection|Library|Papers|Archives?|Files?)\b|\s{3}")
_COUNTED = re.compile(r"(?P<n>\d{1,2})\. ")
_NUMBERED = re.compile(r".{0,30}\s{3,}\d[\w-]{0,12}|№? ?\d[\d/.-]{0,12}")


def head_at(lines: Sequence[Row], sheet: Sequence[re.Pattern[str]] = ()) -> int:
    """Where the head stands; 0 where the record begins with its text."""
    near = _before_the_text(lines)
    free = [at for at in range(near) if not _belongs_to_sheet(lines[at], sheet)]
    fields = {at: head for at in free if (head := head_of(lines[at].text))}
    subject = next((at for at, head in fields.items() if head.kind == "subject"), near)
    below = range(subject, near)
    told = {at for at in below if _STOPPED.search(lines[at].text)}  # a sentence of the text, which names it too
    titles = [at for at in free if at not in fields and at not in told and not _is_of_agenda(lines, at)]
    for names in names_record, _is_misread, names_conversation, _is_kind:
        found = [at for at in titles if names(lines[at].text)]
        if found:
            return _first_line(lines, found[0], free)
    return free[0] if free else 0


def _is_of_agenda(lines: Sequence[Row], at: int) -> bool:
    """Whether the first lines of a record are above a line that is counted, and its count goes on below."""
    number = _COUNTED.match(lines[at].text)
    if at == 0 or not number:
        return False
    after = f"{int(number['n']) + 1}. "
    return any(row.text.startswith(after) and len(row.text) < _SENTENCES for row in lines[at + 1 :])


def _is_misread(words: str) -> bool:
    """Whether a scan has misread the heading of a form: ``MEMORANDUM OF CONVERSATICN``."""
    return words.isupper() and fold(words) in _forms()


@cache
def _forms() -> frozenset[str]:
    return frozenset(map(fold, ("MEMORANDUM OF CONVERSATION", "MEMORANDUM OF TELEPHONE CONVERSATION")))


def _is_kind(words: str) -> bool:
    """Whether a line is nothing but a word for such a document, perhaps with the mark of a note."""
    return _KIND.fullmatch(words) is not None


def _first_line(lines: Sequence[Row], at: int, free: Collection[int]) -> int:
    """Where a head begins of which a line is known: one in small letters goes on with the one above it."""
    while (
        at - 1 in free
        and not lines[at].blanks
        and (is_heading(lines[at - 1].text) or is_spaced_out(lines[at - 1].text))
    ):
        if not (lines[at].text[0].islower() or _is_joined(lines[at - 1].text, lines[at].text)):
            break
        at -= 1
    return at


def has_head(passages: Sequence[Passage]) -> bool:
    """Whether a text begins with a head: a short line that names a conversation, or is no sentence and no turn."""
    first = passages[0].text
    if len(first) > _LONGEST or find_labels([one.text for one in passages])[0] or _begins_header(first):
        return False
    if names_conversation(first) or first.isupper() or is_spaced_out(first):
        return True
    return is_heading(first) and len(passages) > 1


def _begins_header(words: str) -> bool:
    """Whether a line is the first field or list of a form: who was there, or what was talked about."""
    head = head_of(words)
    return head is not None and (head.kind == "participants" or (head.kind == "subject" and head.inline))


def with_whole_head(passages: Sequence[Passage]) -> list[Passage]:
    """The paragraphs of a record whose first is its head, that one with the lines in which it goes on.

    It goes on directly below, with a small letter, or after a comma or a word that asks for another: "held at the".
    """
    end = 1
    while end < len(passages) and _goes_on(passages[end - 1], passages[end]):
        end += 1
    if end == 1:
        return list(passages)
    return [passage([row for one in passages[:end] for row in one.rows]), *passages[end:]]


def _goes_on(before: Passage, after: Passage) -> bool:
    apart = after.rows[0].blanks and not (_BARE.fullmatch(before.text) and _WHOSE.match(after.text))
    if apart or len(before.text) > _LONGEST or len(after.text) > _LONGEST or after.rows[0].is_page_mark:
        return False
    if is_classification(after.text) or head_of(after.text):
        return False
    joined = _is_joined(before.text, after.text)
    return bool(joined or _OPEN.search(before.text)) or (
        after.text[0].islower() and not after.text.endswith((".", ":"))
    )


def _is_joined(before: str, after: str) -> bool:
    """Whether the second of two lines in capitals begins with a word that joins it to the first."""
    return after.isupper() and before.isupper() and bool(_JOINED.match(after))


def title_of(head: str) -> str:
    """The words of a head without the number of the document before it and the mark of a note at its end.

    >>> title_of("Conversation with Mr. Oak1"), title_of("Session of 3 May 1971"), title_of("Talk, May 3, 19712")
    ('Conversation with Mr. Oak', 'Session of 3 May 1971', 'Talk, May 3, 1971')
    >>> title_of("Document No. 3: Conversation with Mr. Oak")
    'Conversation with Mr. Oak'
    """
    words = " ".join(head.split())
    words = _LABELLED.sub("", words).strip('"“”') if _LABELLED.match(words) else words
    return _NOTE_MARK.sub("", _NUMBER_BEFORE.sub("", _PORTION.sub("", words)))


def main_title(head: Passage) -> str:
    """The words of a head without the lines at its end that tell when it was: "held in Oakham" / "on 3 May 1971"."""
    words = [row.text for row in head.rows]
    dated = (at for at in range(1, len(words)) if _ON_A_DAY.match(words[at]) and any(find_dates(" ".join(words[at:]))))
    return " ".join(words[: next(dated, None)])


def above(
    rows: Sequence[Row], source: Source, surface: Surface = _UNDECLARED, counted: Collection[Span] = ()
) -> tuple[Block, ...]:
    """What stands above the head: page marks, datelines, what is printed in brackets, and lines of the sheet.

    Args:
        rows: above the head.
        source: the record.
        surface: of its family.
        counted: running heads whose numbers count the pages.
    """
    marks = page_marks(source.text, surface.page_starts, surface.page_ends)
    parts: list[Block] = []
    for row in apart_from_page_marks(rows, marks, wrapped=False):
        paged = running_head(row, "header", number_in(row)) if row.span in counted else ()
        parts += map(Standalone, paged) if paged else [_above(row, source.text)]
    return tuple(parts)


def number_of(rows: Sequence[Row]) -> str:
    """The number that stands in the head of a document or above it: ``Document No. 67``."""
    return next((found["n"] for row in rows if (found := _DOCUMENT.match(row.text))), "")


def is_title(words: str) -> bool:
    """Whether a line above the head is a title that editors gave the record: it names a conversation, in small letters.

    >>> is_title("Meeting of the Port Board with Mr. Oak"), is_title("SUMMARY RECORD"), is_title("Record of a talk.")
    (True, False, False)
    """
    named = names_conversation(words) and words[-1].isalnum() and " " in words
    kept = _KEPT_IN.search(words) or head_of(words)
    return named and not words.isupper() and not kept and len(words) > _SHORTEST_TITLE


def _before_the_text(lines: Sequence[Row]) -> int:
    """How many lines may hold the head: those before the first sentences, turn or list."""
    near = lines[: _first_prose(lines)]
    labels = find_labels([row.text for row in lines[:_SEARCHED]])
    for at, row in enumerate(near):
        if labels[at]:
            return at
        is_text = len(row.text) > _LONGEST or (len(row.text) > _SENTENCES and row.text.endswith("."))
        if is_text and not names_record(row.text):
            return at
    return len(near)


def _first_prose(lines: Sequence[Row]) -> int:
    """Where the first sentences stand that go on over several lines, of those near the beginning."""
    near = list(lines[:_WITHIN])
    groups = paragraphs(near, wrapped=True) if is_wrapped(list(lines)) else ()
    at = 0
    for group in groups:
        words = " ".join(row.text for row in group)
        if len(group) > 1 and len(words) > _SENTENCES and words.endswith(".") and not names_record(words):
            return len(near) if _is_cover(near[at + len(group) :]) else at
        at += len(group)
    return len(near)


def _is_cover(below: Sequence[Row]) -> bool:
    """Whether sentences belong to a leaf in front of the record: below them stand its head and a list of its header."""
    head = next((at for at, row in enumerate(below) if names_record(row.text) or _is_misread(row.text)), len(below))
    return any(head_of(row.text) for row in below[head + 1 :])


def _belongs_to_sheet(row: Row, sheet: Sequence[re.Pattern[str]]) -> bool:
    words = row.text
    declared = any(pattern.fullmatch(words) for pattern in sheet)
    classified = is_classification(words.split("   ")[0])
    return declared or classified or bool(_NUMBERED.fullmatch(words)) or words.startswith(("[", "("))


def _above(row: Row, text: str) -> Block:
    stated = dateline(passage([row]), text)
    if stated:
        return Dateline(stated.content)
    if _DOCUMENT.fullmatch(row.text) or is_title(row.text):
        return Heading((Text(row.span),))
    if row.is_page_mark or "[" in row.text:
        return Paragraph((Text(row.span),))  # the rules for brackets and page marks say what it is
    kind = "classification" if is_classification(row.text) else "header"
    return Standalone(Element("fw", {"type": kind}, joined(between_form_feeds(row.span, text))))
