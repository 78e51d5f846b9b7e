"""Paragraphs to the typed parts of a record: turns, lists, headings, closers. What the formats share."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
    Turn,
    Why,
)
from tei_memcon.readers._join import Passage
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label, certainty

Rend = Literal["", "dash", "bullet", "number"]

_BULLET = re.compile(r"[•·▪◦]\s+|\*\s+(?![*\s])|[-–]\s+(?=\S)")
_DASH = re.compile(r"—\s?(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\([ivx]{1,5}\)|[ivx]{2,5}\.)\s+(?=\S)")
_SIGNS: dict[Rend, re.Pattern[str]] = {"bullet": _BULLET, "dash": _DASH, "number": _NUMBER}
_ITEM_LENGTH = 300  # a numbered paragraph longer than this is prose
_PAGE_MARK = re.compile(r"\[Page \w{1,8}\]$")
_ATTACHMENT = re.compile(r"\[?(?:Attachment|Enclosure|Tab|Annex|Appendix)(?:\s(?P<n>[A-Z]|\d{1,2}|[IVX]{1,4}))?\]?\d?")
_TERMINAL = re.compile(r"[.?!:;,…”\"’')\]\d—–-]$")
_END = re.compile(
    r"[-–—\s]{0,5}end(?: of (?:the )?)?(?:conversation|meeting|record|text|transcript|memorandum)?[-–—.\s]{0,5}$", re.I
)
_SENTENCE_END = re.compile(r"\w{4,}\.\d{0,2}$")
_SALUTE = re.compile(
    r"(?:(?:very )?respectfully|sincerely|faithfully|truly|yours)(?: yours| sincerely| truly| faithfully)?,", re.I
)
_CLASSIFICATION = re.compile(
    r"(?i:(?:top |absolutely |strictly )?secret|confidential|unclassified|official use only|restricted)"
    r"(?:[;,/ -]{1,3}(?:[A-Z]{2,20}|(?i:nodis|exdis|limdis|sensitive|eyes only|noforn|single copy))){0,6}\.?"
)
_SIGNATURE = re.compile(
    r"(?:/?s{1,2}/\s?|\[signature\]\s?|/)?[A-Z][\w.’'\[\]-]{0,20}(?:\s[A-Za-z][\w.’'\[\]-]{0,20}){0,4}/?$"
)


@dataclass(frozen=True, slots=True)
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
    for rend, pattern in _SIGNS.items():
        match = pattern.match(text)
        if match:
            return Sign(match.end(), rend)
    return None


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
    gap = Span(printed.end, start + sign.end)
    rest = _after(one.content, gap.end)
    if sign.rend == "bullet":
        return Item((*breaks, Trivia(printed, Why.BULLET), *_blank(gap), *rest))
    space: Content = (Space(gap),) if gap.start < gap.end else ()
    return Item((*breaks, *space, *rest), (Text(printed),))


def turn(one: Passage, label: Label, who: Callable[[Label], tuple[str, ...]]) -> Turn:
    """A paragraph that begins with a label."""
    start = one.rows[0].span.start
    printed = Span(start, start + label.span.end)
    speaker: Content = (Text(printed),)
    if label.supplied:
        speaker = (Element("supplied", {"resp": "#source-editor"}, speaker),)
    elif label.aside:
        aside = Span(start + label.aside.start, start + label.aside.end)
        stage = Element("seg", {"type": "stage"}, (Text(aside),))
        speaker = (Text(Span(printed.start, aside.start)), stage, Text(Span(aside.end, printed.end)))
    gap = Span(printed.end, printed.end + _leading_blanks(one.rows[0].text[label.span.end :]))
    rest = _after(one.content, gap.end)
    said = (Paragraph((*_blank(gap), *rest)),) if rest else ()
    return Turn(who(label), speaker, said, certainty(label))


def blocks(
    passages: Sequence[Passage], labels: Sequence[Label | None], who: Callable[[Label], tuple[str, ...]]
) -> Iterator[Block]:
    """Paragraphs as turns, list items, headings, closers and paragraphs, one after the other."""
    at = 0
    while at < len(passages):
        label = labels[at]
        end = _list_end(passages, labels, at)
        if label is not None:
            yield turn(passages[at], label, who)
        elif end > at:
            yield _list(passages[at:end])
        else:
            yield _single(passages, at)
        at = max(at + 1, end)


def attachments(passages: Sequence[Passage]) -> list[tuple[str, int]]:
    """Where attachments begin, with their numbers: "Attachment", "Tab A", "Enclosure 2", alone on a line."""
    found = ((_ATTACHMENT.fullmatch(one.text), i) for i, one in enumerate(passages) if len(one.text) < 30 and i > 0)
    return [(match["n"] or "", i) for match, i in found if match]


def is_page_mark(one: Passage) -> bool:
    """Whether a paragraph holds nothing but a page mark."""
    return bool(_PAGE_MARK.match(one.text))


def _list_end(passages: Sequence[Passage], labels: Sequence[Label | None], at: int) -> int:
    """Where the list ends that begins at a paragraph; the same place where none begins.

    Numbered paragraphs are prose, unless they are short and stand under a lead-in that ends with a colon.
    """
    first = sign_of(passages[at].text)
    if first is None or (first.rend == "number" and not _is_led_in(passages, at)):
        return at
    end = at
    for i in range(at, len(passages)):
        sign = sign_of(passages[i].text)
        if labels[i] is None and sign is not None and sign.rend == first.rend:
            if sign.rend == "number" and len(passages[i].text) > _ITEM_LENGTH:
                break
            end = i + 1
        elif not is_page_mark(passages[i]):
            break
    return end


def _is_led_in(passages: Sequence[Passage], at: int) -> bool:
    before = next((one for one in reversed(passages[:at]) if not is_page_mark(one)), None)
    return before is not None and before.text.endswith(":")


def _list(passages: Sequence[Passage]) -> ListBlock:
    sign = sign_of(passages[0].text)
    assert sign  # _list_end chose these paragraphs by their signs
    return ListBlock(tuple(items(passages)), rend=sign.rend)


def items(passages: Sequence[Passage]) -> Iterator[Item]:
    """List items, with the page marks that stand between them."""
    marks: list[Passage] = []
    for one in passages:
        if is_page_mark(one):
            marks.append(one)
        else:
            yield item(one, sign_of(one.text), marks)
            marks = []


def _single(passages: Sequence[Passage], at: int) -> Block:
    one = passages[at]
    last = all(_closes(after) or is_page_mark(after) for after in passages[at + 1 :])
    if last and _END.match(one.text):
        return Trailer(one.content)
    if last and at > 0 and len(passages) > 1 and _closes(one):
        return Closer(one.content)
    if is_classification(one.text):
        return Standalone(Element("fw", {"type": "classification"}, one.content))
    if at + 1 < len(passages) and is_heading(one.text):
        return Heading(one.content)
    return Paragraph(one.content)


def is_classification(text: str) -> bool:
    """Whether a line is nothing but a classification, and belongs to the sheet.

    >>> is_classification("TOP SECRET/NODIS"), is_classification("confidential"), is_classification("Secret talks")
    (True, True, False)
    """
    return bool(_CLASSIFICATION.fullmatch(text))


def _closes(one: Passage) -> bool:
    """Whether a line may be a closing formula or a signature, after which TEI has no room for text."""
    if _END.match(one.text) or _SALUTE.fullmatch(one.text):
        return True
    words = re.findall(r"[^\W\d_]{4,}", one.text)  # a name has capitals; "of", "the", "von" are shorter
    return len(one.text) < 50 and bool(_SIGNATURE.match(one.text)) and all(word[0].isupper() for word in words)


def is_heading(text: str) -> bool:
    """Whether a line names what follows: short, without a full stop, its words capitalised or its letters all capitals.

    >>> is_heading("Arms Control"), is_heading("1. Middle East"), is_heading("He agreed to this")
    (True, True, False)
    """
    words = re.findall(r"[^\W\d_]{4,}", text)
    named = bool(words) and all(word[0].isupper() for word in words)
    return len(text) <= 80 and named and not _TERMINAL.search(text) and not text.startswith(("[", "("))


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


def _leading_blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _blank(gap: Span) -> Content:
    return (Trivia(gap, Why.BLANK),) if gap.start < gap.end else ()


def _after(content: Content, start: int) -> Content:
    """Running text from an offset on, which lies in its first leaf."""
    first = content[0]
    assert isinstance(first, Text)  # every paragraph begins with words
    if start < first.span.end:
        return (Text(Span(start, first.span.end)), *content[1:])
    rest = content[1:]
    if rest and isinstance(rest[0], Space):  # a label alone on its line: its line end is no space inside the paragraph
        rest = (Trivia(rest[0].span, Why.BLANK), *rest[1:])
    return rest
