"""Paragraphs to the typed parts of a record: turns, lists, headings, closers. What the formats share."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tei_memcon.model import (
    Block,
    Closer,
    Content,
    Element,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Section,
    Space,
    Standalone,
    Text,
    Trailer,
    Trivia,
    Why,
)
from tei_memcon.reading.body.ends import closing, end_of_text
from tei_memcon.reading.body.single_lines import TERMINAL, is_among_names, items_of_agenda
from tei_memcon.reading.body.turns import is_stamp, parted, turn
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.page.bullets import BULLET
from tei_memcon.reading.page.classification import is_classification
from tei_memcon.reading.page.join import Passage
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label

Rend = Literal["", "dash", "bullet", "number"]

_SIGN = re.compile(
    rf"(?:(?P<bullet>{BULLET.pattern})|(?P<dash>—\s?(?=\S))"
    r"|(?P<number>(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\([ivx]{1,5}\)|[ivx]{2,5}\.)\s+(?=\S)))"
)
_COUNT = re.compile(r"\(?(?P<count>\d{1,2}|[a-zA-Z]{1,5})[.)]")
_FIRST = frozenset({"1", "a", "A", "i", "I"})
_LETTER = re.compile(r"[A-HJ-Z]\.\s|I\.\s[A-Z]\.")
_RENDS: dict[str | None, Rend] = {"bullet": "bullet", "dash": "dash", "number": "number"}
_HOUR_OF_CALL = re.compile(r"(?:\[[A-Z]\]\s?)?\d{1,2}[:.]\d\d\s?[ap]\.?\s?m\.?\d{0,2}")  # "[B] 2:55 p.m."
_STEP = 2  # blanks, by which one list stands inside another
_ITEM_LENGTH = 300  # a numbered paragraph longer than this is prose
_ATTACHMENT = re.compile(r"\[?(?:Attachment|Enclosure|Tab|Annex|Appendix)(?:\s(?P<n>[A-Z]|\d{1,2}|[IVX]{1,4}))?\]?\d?")


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Sign:
    """The printed sign of a list item: where it ends in the paragraph's words, and what kind of list it makes."""

    end: int
    rend: Rend


def sign_of(text: str) -> Sign | None:
    """The bullet, dash or number that a line begins with.

    >>> sign_of("—First, the Secretary").rend, sign_of("• Mr. Ball").rend, sign_of("1. Middle East").rend
    ('dash', 'bullet', 'number')
    >>> sign_of("First, the Secretary") is None
    True
    """
    match = _SIGN.match(text)
    return Sign(match.end(), _RENDS[match.lastgroup]) if match else None


def item(one: Passage, sign: Sign | None, marks: Sequence[Passage] = ()) -> Item:
    """A list item; a printed dash or number stays as its label, a layout bullet is dropped.

    Args:
        one: its words.
        sign: the sign that they begin with.
        marks: page marks that stand between this item and the one before.
    """
    breaks = tuple(node for mark in marks for node in mark.content)
    if sign is None:
        return Item((*breaks, *one.content))
    start = one.rows[0].span.start
    printed = Span(start, start + len(one.text[: sign.end].rstrip()))
    alone = len(one.rows[0].text) < sign.end  # the sign has a line of its own
    gap = Span(printed.end, one.rows[1].span.start if alone else start + sign.end)
    _, rest = parted(one.content, gap.end) or ((), one.content)
    if sign.rend == "bullet":
        return Item((*breaks, Trivia(printed, Why.BULLET), *_blank(gap), *rest))
    space: Content = (Space(gap),) if gap.start < gap.end else ()
    return Item((*space, *rest), (*breaks, Text(printed)))


def blocks(
    passages: Sequence[Passage], labels: Sequence[Label | None], who: Callable[[Label], tuple[str, ...]]
) -> Iterator[Block]:
    """Paragraphs as turns, list items, headings, closers and paragraphs, one after the other."""
    at, text_end = 0, end_of_text(passages, labels)
    headings = {*_hours_of_calls(passages), *items_of_agenda(passages, labels)}
    several_lines = any(len(one.rows) > 1 for one in passages)
    while at < text_end:
        label = labels[at]
        end = min(_list_end(passages, labels, at), text_end)
        if label is not None:
            yield turn(passages[at], label, who)
        elif at in headings:
            yield Heading(passages[at].content)
        elif announced := _announced(passages, labels, at, text_end):
            block, end = announced
            yield block
        elif end > at:
            yield _list(passages[at:end])
        else:
            may_head = at + 1 < len(passages) and (passages[at].rows[0].after_blank or not (at and several_lines))
            named = may_head and is_heading(passages[at].text) and is_among_names(passages, labels, at)
            yield _single(passages[at], may_head=may_head and not named)
        at = max(at + 1, end)
    yield from closing(passages[text_end:])


def _hours_of_calls(passages: Sequence[Passage]) -> Collection[int]:
    """The lines that hold nothing but the hour at which one of several calls begins."""
    found = [at for at, one in enumerate(passages) if _HOUR_OF_CALL.fullmatch(one.text)]
    return found if len(found) > 1 else ()


def _announced(
    passages: Sequence[Passage], labels: Sequence[Label | None], at: int, text_end: int
) -> tuple[ListBlock, int] | None:
    """The list that a line announces in mid-record, where another meeting begins ("PARTICIPANTS"), and its end."""
    head = head_of(passages[at].text) if at + 1 < text_end else None
    if head is None or head.inline or head.kind == "others":
        return None
    end = min(_list_end(passages, labels, at + 1), text_end)
    listed = tuple(items(passages[at + 1 : end]))
    return (ListBlock(listed, kind=head.kind, head=passages[at].content), end) if listed else None


def attachments(passages: Sequence[Passage]) -> list[tuple[str, int]]:
    """Where attachments begin, with their numbers: "Attachment", "Tab A", "Enclosure 2", alone on a line."""
    found = ((_ATTACHMENT.fullmatch(one.text), i) for i, one in enumerate(passages) if len(one.text) < 30 and i > 0)
    return [(match["n"] or "", i) for match, i in found if match]


def is_page_mark(one: Passage) -> bool:
    """Whether a paragraph holds nothing but a page mark."""
    return one.is_page_mark


def _list_end(passages: Sequence[Passage], labels: Sequence[Label | None], at: int) -> int:
    """Where the list ends that begins at a paragraph; the same place where none begins.

    Numbered paragraphs are prose, unless they are short and stand under a lead-in that ends with a colon.
    """
    first = None if is_page_mark(passages[at]) else sign_of(passages[at].text)  # "- 2 -" is a page
    if first is None or (first.rend == "number" and not _is_led_in(passages, at)):
        return at
    end, counted = at, _Counted()
    for i in range(at, len(passages)):
        if is_page_mark(passages[i]):
            continue
        sign = sign_of(passages[i].text)
        if labels[i] is None and sign is not None and sign.rend == first.rend:
            if sign.rend == "number" and (len(passages[i].text) > _ITEM_LENGTH or not counted.takes(passages[i].text)):
                break
            end = i + 1
        else:
            break
    if end == at + 1 and first.rend == "dash" and at and _stands_alone(passages[at - 1], labels[at - 1]):
        return at  # "—as I said" goes on with a speech that somebody has cut
    return at if end == at + 1 and passages[at].text.startswith("* ") else end  # one asterisk is a note's mark


def _stands_alone(one: Passage, label: Label | None) -> bool:
    """Whether a paragraph is nothing but a label."""
    return label is not None and not one.text[label.span.end :].strip()


class _Counted:
    """The numbers of a list so far, by how they are printed: "3." behind "a.", "b." is none of it."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}

    def takes(self, words: str) -> bool:
        """Whether a number goes on with those of its form, or begins a list inside another."""
        match = _COUNT.match(words)
        assert match  # numbers begin so
        form = "1" if match["count"].isdecimal() else "a" if match["count"].islower() else "A"
        first = not self._last
        last, self._last[form] = self._last.get(form), match["count"]
        return first or last is not None or match["count"] in _FIRST


def _is_led_in(passages: Sequence[Passage], at: int) -> bool:
    before = next((i for i in range(at - 1, -1, -1) if not is_page_mark(passages[i])), None)
    return before is not None and passages[before].text.endswith(":")


def _list(passages: Sequence[Passage]) -> ListBlock:
    sign = sign_of(passages[0].text)
    assert sign  # _list_end chose these paragraphs by their signs
    if sign.rend != "bullet":
        return ListBlock(tuple(items(passages)), rend=sign.rend)
    indents = [one.rows[0].indent for one in passages if not is_page_mark(one)]
    return ListBlock(_nested(list(zip(indents, items(passages), strict=True))), rend="bullet")


def _nested(lines: Sequence[tuple[int, Item]]) -> tuple[Item, ...]:
    """Items with their indents; those that are indented below another are its list."""
    made, at = [], 0
    while at < len(lines):
        indent, one = lines[at]
        end = next((i for i in range(at + 1, len(lines)) if lines[i][0] < indent + _STEP), len(lines))
        inner = ListBlock(_nested(lines[at + 1 : end]), rend="bullet") if end > at + 1 else None
        made.append(replace(one, sublist=inner))
        at = end
    return tuple(made)


def items(passages: Sequence[Passage]) -> Iterator[Item]:
    """List items, with the page marks that stand between them; "A. Oak" among others than "B." has an initial."""
    marks: list[Passage] = []
    lettered = all(_LETTER.match(one.text) for one in passages if not is_page_mark(one))
    for one in passages:
        if is_page_mark(one):
            marks.append(one)
        else:
            yield item(one, sign_of(one.text) if lettered or not _LETTER.match(one.text) else None, marks)
            marks = []


def _single(one: Passage, *, may_head: bool) -> Block:
    """A paragraph by itself; where paragraphs take several lines, blank lines part a heading from what is above it."""
    if is_stamp(one) and "\f" not in one.text:  # nor can a page begin in it
        attributes = {"type": "editorial", "place": "inline", "resp": "#source-editor"}
        return Standalone(Element("note", attributes, one.content))
    if is_classification(one.text):
        return classification(one.content, one.text)
    if may_head and is_heading(one.text) and not one.is_page_mark:
        return Heading(one.content)
    return Paragraph(one.content)


def classification(content: Content, words: str) -> Block:
    """A line that tells how secret a record is: a paragraph, as editors print it.

    In small letters, where the print has small capitals, it belongs to the opening and is none.
    """
    element = Element("fw", {"type": "classification"}, content)
    return Standalone(element) if words.islower() else Paragraph((element,))


def is_heading(text: str) -> bool:
    """Whether a line names what follows: short, without a full stop, its words capitalised or its letters all capitals.

    >>> is_heading("Arms Control"), is_heading("1. Middle East"), is_heading("He agreed to this")
    (True, True, False)
    """
    if len(text) > 80 or TERMINAL.search(text) or text.startswith(("[", "(")) or "\t" in text:
        return False  # between tabs stand the cells of a table
    words = re.findall(r"[^\W\d_]{4,}", text)
    return bool(words) and all(word[0].isupper() for word in words)


def sections(parts: Sequence[Block]) -> tuple[Block, ...]:
    """Put what follows a heading into a section of its own, up to the next heading or the end of the record."""
    made: list[Block] = []
    heading: Heading | None = None
    inside: list[Block] = []
    for part in parts:
        ends = isinstance(part, Heading | Closer | Trailer)
        if ends and heading:
            made.append(Section(heading, tuple(inside)))
            heading, inside = None, []
        if isinstance(part, Heading):
            heading = part
        elif heading:
            inside.append(part)
        else:
            made.append(part)
    if heading:
        made.append(Section(heading, tuple(inside)))
    return tuple(made)


def _blank(gap: Span) -> Content:
    return (Trivia(gap, Why.BLANK),) if gap.start < gap.end else ()
