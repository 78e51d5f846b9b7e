"""The lists that open a record: subject, participants, place, time, with or without their headings.

The headings are often lost in a copy; then the items themselves say what a list names. Bullets may be lost too; then
short lines without a blank line between them are a list.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache

from tei_memcon.data import read_text
from tei_memcon.model import Content, Item, ListBlock, Text, Trivia, Why, printed
from tei_memcon.people.register import Form
from tei_memcon.readers._blocks import is_page_mark, items, sign_of
from tei_memcon.readers._join import Passage
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.subjects import find

_INLINE_HEAD = re.compile(r"(?P<head>\[?[A-Z][A-Za-z &,/]{1,30}\]?:)\s*(?P<rest>.*)", re.S)
_ROLE = re.compile(r"\b(note-?taker|interpreter|interp|reporter|recorder)\b", re.I)
_PAGE_MARK = re.compile(r"\[Page \w{1,8}\]")
_COMMA = re.compile(r"[,;]\s+(?=(?:and\s)?(?P<word>[A-Z][\w.’'-]*|comrades?|cde)\b)", re.I)
_GLUED_MARK = re.compile(r"(?<=[a-z.)])\d{1,2}(?=[,;]|$)")
FINITE = re.compile(r"\b(?:was|were|is|are|had|has|said|asked|began|opened|met|called|took|replied|stated)\b")
_LONGEST_ITEM = 250


def list_at(passages: Sequence[Passage], at: int) -> tuple[str, int]:
    """What the list names that begins here, and where it ends; the same place where none begins."""
    kind, inline = _heading_kind(passages[at])
    first = at + 1 if kind else at
    end = _bulleted_end(passages, first)
    if end == first and not inline:
        end = _bare_end(passages, first, headed=bool(kind))
    if kind and (inline or end > first):
        return kind, end
    if kind or end == first or passages[first].text.startswith("—"):
        return kind, at
    return _kind_of_items(passages[first:end]), end


def _bulleted_end(passages: Sequence[Passage], first: int) -> int:
    end = first
    for i in range(first, len(passages)):
        sign = sign_of(passages[i].text)
        separate = i > first and passages[i].rows[0].blanks > 1
        if sign and sign.rend == "bullet" and not separate:
            end = i + 1
        elif not _PAGE_MARK.fullmatch(passages[i].text):
            break
    return end


def _bare_end(passages: Sequence[Passage], first: int, headed: bool) -> int:
    """Where a list ends whose bullets the copy has lost: short lines without a blank line between them.

    Without a heading several such lines are needed, and most must name somebody; in a copy without any blank lines
    nothing can be told.
    """
    if sum(one.rows[0].after_blank for one in passages) * 3 < len(passages):
        return first
    end = first
    while end < len(passages) and (end == first or not passages[end].rows[0].after_blank):
        if len(passages[end].text) > _LONGEST_ITEM or FINITE.search(passages[end].text):
            break
        end += 1
    while end > first and is_page_mark(passages[end - 1]):
        end -= 1  # a page that begins below the list is not of it
    if headed:
        return end
    named = sum(_is_person(one.text) or _is_delegation(one.text) for one in passages[first:end])
    return end if end - first > 1 and named * 2 > end - first else first


def _heading_kind(one: Passage) -> tuple[str, bool]:
    """What a heading announces, and whether the first item stands on its line."""
    inline = _INLINE_HEAD.match(one.text)
    head = inline["head"] if inline else one.text
    words = head.strip("[]: ")
    for kind, pattern in _heads().items():
        if pattern.fullmatch(words):
            return kind, bool(inline and inline["rest"])
    return "", False


@cache
def _heads() -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = tomllib.loads(read_text("list_heads.toml"))
    return {kind: re.compile("|".join(patterns), re.I) for kind, patterns in table.items()}


def _kind_of_items(passages: Sequence[Passage]) -> str:
    """A list without heading names participants if most of its items begin with a name or office."""
    signs = ((one.text, sign_of(one.text)) for one in passages if not _PAGE_MARK.fullmatch(one.text))
    words = [text[sign.end :] if sign else text for text, sign in signs]
    named = sum(_is_person(item) for item in words)
    return "participants" if named * 2 > len(words) or len(words) > 4 else "subject"


def _is_person(words: str) -> bool:
    subject = next(find(words), None)
    return subject is not None and subject.span.start == 0 and (bool(subject.office) or _begins_with_title(words))


def _begins_with_title(words: str) -> bool:
    return bool(re.match(r"(?:Mr|Mrs|Ms|Miss|Dr|Gen|Lt|Col|Amb|Sir|Lord|The Hon)\b", words)) or bool(
        re.match(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}(?:, |$)", words)
    )


def header_list(passages: Sequence[Passage], kind: str, text: str) -> ListBlock:
    headed, inline = _heading_kind(passages[0])
    head: Content = ()
    made: list[Item] = []
    rest = passages
    if headed:
        head, rest = passages[0].content, passages[1:]
    if inline:
        head, first = _part_inline(passages[0])
        made += _enumerated(first, text) if kind == "participants" else [first]
    indents = [one.rows[0].indent for one in rest if not is_page_mark(one)]
    made += _grouped(list(zip(indents, items(rest), strict=True)))
    return ListBlock(tuple(made), kind=kind, head=head)  # type: ignore[arg-type]


def _grouped(lines: Sequence[tuple[int, Item]]) -> Iterator[Item]:
    """Items with their indents; those that are indented below another are its list: the members of a delegation.

    Where a copy has lost the indents the items stay as they are printed, and only the header tells the delegations.
    """
    at = 0
    while at < len(lines):
        end = _group_end(lines, at)
        head, members = lines[at][1], tuple(item for _, item in lines[at + 1 : end])
        yield Item((), sublist=ListBlock(members, head=(*head.label, *head.content))) if members else head
        at = end


def _group_end(lines: Sequence[tuple[int, Item]], at: int) -> int:
    """Where the items end that are indented below one."""
    end = at + 1
    while end < len(lines) and lines[end][0] > lines[at][0]:
        end += 1
    return end


def _part_inline(one: Passage) -> tuple[Content, Item]:
    """``Subject: Japanese Relations``: the heading, and the item beside it."""
    match = _INLINE_HEAD.match(one.text)
    assert match  # _heading_kind has seen it
    start, first = one.span.start, one.content[0]
    assert isinstance(first, Text)
    edge, begin = start + match.end("head"), start + match.start("rest")
    blank = (Trivia(Span(edge, begin), Why.BLANK),) if edge < begin else ()
    return (Text(Span(start, edge)),), Item((*blank, Text(Span(begin, first.span.end)), *one.content[1:]))


def _enumerated(item: Item, text: str) -> list[Item]:
    """Participants in one line, one item each: "comrades A, B, C"; the commas stay where they are."""
    made: list[Item] = []
    begun: Content = ()
    for node in item.content:
        if not isinstance(node, Text):
            begun = (*begun, node)
            continue
        at = node.span.start
        for comma in _COMMA.finditer(text, *node.span):
            if _is_office_word(comma["word"]):
                continue  # "Mr. Ball, Under Secretary" is one person
            made.append(Item((*begun, Text(Span(at, comma.start() + 1)))))
            begun, at = (Trivia(Span(comma.start() + 1, comma.end()), Why.BLANK),), comma.end()
        begun = (*begun, Text(Span(at, node.span.end)))
    return [*made, Item(begun)]


def _is_office_word(word: str) -> bool:
    offices, key = lexicon.offices(), word.lower()
    return key in offices.heads | offices.modifiers | offices.institutions


def people_in(block: ListBlock, text: str) -> Iterator[Form]:
    """The names of a list of participants; the head of a list within it, or a line like "UK", is their side."""
    delegation = _words(Item(block.head), text).strip(" :") if not block.kind else ""
    for item in block.items:
        if item.sublist:
            yield from people_in(item.sublist, text)
            continue
        words = _words(item, text)
        if _is_delegation(words):
            delegation = words.strip(" :")
            continue
        role = _ROLE.search(words)
        yield Form(words, delegation, role[1].lower().replace("-", "").replace("interp", "interp") if role else "")


def _words(item: Item, text: str) -> str:
    """What an item says, page and note marks left out."""
    return _GLUED_MARK.sub("", _PAGE_MARK.sub("", printed(item.content, text))).strip(" ;,")


def _is_delegation(words: str) -> bool:
    alone = words.strip(" :.")
    return alone.lower() in _delegations() or (alone.isupper() and alone.isalpha() and len(alone) < 7)


@cache
def _delegations() -> frozenset[str]:
    return frozenset(line.lower() for line in read_text("delegations.txt").split("\n") if line and line[0] != "#")
