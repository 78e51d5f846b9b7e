"""The books of a conversion: every character of the source is used once, and the TEI prints what was booked."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import assert_never

from lxml import etree

from tei_memcon.errors import SelfCheckError
from tei_memcon.model import (
    Added,
    Attachment,
    Block,
    Closer,
    Content,
    Dateline,
    Document,
    Element,
    Heading,
    Leaf,
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
    leaves,
    printed_leaf,
)
from tei_memcon.source import Span

_TEI = "{http://www.tei-c.org/ns/1.0}"
_PRINTED = "printed"
_REPORT = "please report this as a bug"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of the characters of a source; the three sums make the whole.

    Args:
        characters: of the source, a byte order mark apart.
        printed: standing in the TEI as text, in ``text`` or in the header.
        markup: those that became an attribute or an element or were left out as furniture, by kind.
        white_space: line ends and indents.
    """

    characters: int
    printed: int
    markup: dict[str, int]
    white_space: int


def balance(document: Document) -> Ledger:
    """Account for every character of the source.

    Raises:
        SelfCheckError: a character is lost or claimed twice, the space between two words is lost, or a word is added.
    """
    claimed = sorted(claims(document), key=attrgetter("span"))
    _refuse_gaps(document, [leaf.span for leaf in claimed])
    accounts: defaultdict[str, list[Text | Space | Trivia]] = defaultdict(list)
    for leaf in claimed:
        accounts[_account(leaf)].append(leaf)
    for account, entries in accounts.items():
        _refuse_false_claims(document, account, entries)
    for block in document.body:
        for content in block_contents(block):
            _refuse_glued_words(document, content)
    sums = {account: sum(leaf.span.end - leaf.span.start for leaf in entries) for account, entries in accounts.items()}
    text, white = sums.pop(_PRINTED, 0), sums.pop(Why.BLANK, 0)
    return Ledger(len(document.source.text), text, dict(sorted(sums.items())), white)


def compare_print(document: Document, root: etree._Element) -> None:
    """Hold the TEI against the model: all its words, in order, nothing else.

    Raises:
        SelfCheckError: a word is missing, doubled, changed or out of order.
    """
    text = document.source.text
    expected = "".join([printed_leaf(leaf, text) for leaf in _of_body(document)])
    body = root.find(f"{_TEI}text")
    actual = "" if body is None else _text_of(body)
    if expected != actual:
        at = next(
            (i for i, (a, b) in enumerate(zip(expected, actual, strict=False)) if a != b),
            min(len(expected), len(actual)),
        )
        raise SelfCheckError(
            f"{document.source.name}: the TEI does not print what the record says: expected "
            f"{expected[at : at + 40]!r}, found {actual[at : at + 40]!r}; please report this as a bug"
        )
    header = root.find(f"{_TEI}teiHeader")
    assert header is not None  # the writer always makes one
    words = Counter(" ".join(map(str, header.itertext())).split())
    said = (words for field in document.header for words in _strings(field.content, text))
    missing = list(Counter(" ".join(said).split()) - words)
    if missing:
        raise SelfCheckError(f"{document.source.name}: the header lost {missing[:5]}; {_REPORT}")


def claims(document: Document) -> list[Text | Space | Trivia]:
    """Every leaf that stands for characters of the source: in the header, in the text, and what neither prints."""
    header = [leaf for field in document.header for leaf in leaves(field.content)]
    found = chain(document.trivia, header, _of_body(document))
    return [leaf for leaf in found if not isinstance(leaf, Added)]


@lru_cache(maxsize=1)  # asked for the sources and for the print of each result
def _of_body(document: Document) -> tuple[Leaf, ...]:
    return tuple(chain.from_iterable(map(block_leaves, document.body)))


def block_leaves(block: Block) -> list[Leaf]:
    """Every leaf of a part of a record, in the order of the TEI."""
    return [leaf for content in block_contents(block) for leaf in leaves(content)]


def block_contents(block: Block) -> Iterator[Content]:
    """Every piece of running text of a part of a record, in the order of the TEI."""
    match block:
        case Paragraph() | Heading() | Dateline() | Closer() | Trailer():
            yield block.content
        case Standalone():
            yield (block.element,)
        case ListBlock():
            yield from _list_contents(block)
        case Turn():
            yield block.label
            yield from chain.from_iterable(map(block_contents, block.blocks))
        case Section():
            yield block.heading.content
            yield from chain.from_iterable(map(block_contents, block.blocks))
        case Attachment():
            yield from chain.from_iterable(map(block_contents, block.blocks))
        case _:
            assert_never(block)


def _list_contents(block: ListBlock) -> Iterator[Content]:
    yield block.head
    for item in block.items:
        yield item.label
        yield item.content
        if item.sublist:
            yield from _list_contents(item.sublist)


def _account(leaf: Text | Space | Trivia) -> str:
    if isinstance(leaf, Text):
        return _PRINTED
    return leaf.why if isinstance(leaf, Trivia) else Why.BLANK


def _refuse_gaps(document: Document, claimed: Sequence[Span]) -> None:
    """The claims follow each other, from the first character to the last."""
    ends = [0, *(span.end for span in claimed)]
    starts = [*(span.start for span in claimed), len(document.source.text)]
    if ends != starts:
        reached, start = next(one for one in zip(ends, starts, strict=True) if one[0] != one[1])
        raise SelfCheckError(_discrepancy(document, reached, start))


def _refuse_false_claims(document: Document, account: str, entries: Sequence[Text | Space | Trivia]) -> None:
    """White space is the only thing that may pass for white space, and running text holds no line end."""
    claimed = [document.source.text[slice(*leaf.span)] for leaf in entries]
    if all(claimed) and _may_be(account, "".join(claimed)):
        return
    leaf, words = next(one for one in zip(entries, claimed, strict=True) if not one[1] or not _may_be(account, one[1]))
    place = document.source.place(leaf.span.start)
    raise SelfCheckError(f"{place}: {words[:40]!r} is claimed as {type(leaf).__name__}; please report this as a bug")


def _may_be(account: str, words: str) -> bool:
    if account == _PRINTED:
        return "\n" not in words and "\r" not in words
    return account != Why.BLANK or words.isspace()


def _refuse_glued_words(document: Document, content: Content) -> None:
    """White space between two words of one text is printed: where a line ends, a word does."""
    if len(content) == 1 and isinstance(content[0], Text):
        return  # as most often
    text = document.source.text
    reached, blank = 0, False
    said: Leaf | None = None
    for leaf in _flow(document, content):
        if isinstance(leaf, Added):
            said, blank = leaf, False
            continue
        start, end = leaf.span
        if end <= reached:
            continue  # a page break that was moved behind the words of a gap
        if said and start > reached:
            blank = (
                blank or text[reached:start].strip("\f").isspace()
            )  # a form feed became a page break: it parts words
        reached = end
        if isinstance(leaf, Trivia):
            blank = blank or leaf.why is Why.BLANK
            continue
        if blank and said and not printed_leaf(said, text)[-1:].isspace() and not text[start].isspace():
            place = document.source.place(start)
            raise SelfCheckError(f"{place}: the space before {text[start:end][:40]!r} is lost; {_REPORT}")
        said, blank = leaf, False


def _flow(document: Document, content: Content) -> list[Leaf]:
    """The leaves of running text in the order of the source; the words of a footnote are a text of their own.

    Raises:
        SelfCheckError: words of our own stand outside of corrections, which keep what is printed beside them.
    """
    found: list[Leaf] = []
    for node in content:
        if isinstance(node, Added):
            raise SelfCheckError(f"{document.source.name}: {node.text[:40]!r} is added to the text; {_REPORT}")
        if not isinstance(node, Element):
            found.append(node)
        elif node.tag == "corr":
            found += leaves(node.content)
        elif node.tag == "p" or node.attributes.get("place") == "bottom":
            marks = [child for child in node.content if isinstance(child, Trivia) and child.why is Why.NOTE_MARK]
            found += marks
            _refuse_glued_words(document, tuple([child for child in node.content if child not in marks]))
        else:
            found += _flow(document, node.content)
    return found


def _strings(content: Content, text: str) -> Iterator[str]:
    """What running text says, as TEI holds it: one string from an edge of an element to the next."""
    said = ""
    for node in content:
        if isinstance(node, Element):
            yield from (said, *_strings(node.content, text))
            said = ""
        else:
            said += printed_leaf(node, text)
    yield said


def _discrepancy(document: Document, reached: int, start: int) -> str:
    what = "lost" if reached < start else "claimed twice"
    first, last = sorted((reached, start))
    place, words = document.source.place(first), document.source.text[first:last]
    return f"{place}: {last - first} characters {what}: {words[:60]!r}; {_REPORT}"


def _text_of(element: etree._Element) -> str:
    """The words of an element, without the writer's line ends and indents: no leaf of a document prints a line end."""
    said = element.itertext()
    return "".join([one for one in said if isinstance(one, str) and not (one[:1] == "\n" == one.rstrip(" "))])
