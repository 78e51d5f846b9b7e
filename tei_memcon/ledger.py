"""The books of a conversion: every character of the source is used once, and the TEI prints what was booked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
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

_TEI = "{http://www.tei-c.org/ns/1.0}"
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
    sums: Counter[str] = Counter()
    reached = 0
    for leaf in claimed:
        start, end = leaf.span
        if start != reached:
            raise SelfCheckError(_discrepancy(document, reached, start))
        _refuse_false_claim(document, leaf)
        sums[_account(leaf)] += end - start
        reached = end
    if reached != len(document.source.text):
        raise SelfCheckError(_discrepancy(document, reached, len(document.source.text)))
    for block in document.body:
        for content in block_contents(block):
            _refuse_glued_words(document, content)
            _refuse_added_words(document, content)
    text, white = sums.pop("printed", 0), sums.pop(Why.BLANK, 0)
    return Ledger(len(document.source.text), text, dict(sorted(sums.items())), white)


def compare_print(document: Document, root: etree._Element) -> None:
    """Hold the TEI against the model: all its words, in order, nothing else.

    Raises:
        SelfCheckError: a word is missing, doubled, changed or out of order.
    """
    text = document.source.text
    expected = "".join([printed_leaf(leaf, text) for block in document.body for leaf in block_leaves(block)])
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
    found = chain(document.trivia, header, *map(block_leaves, document.body))
    return [leaf for leaf in found if not isinstance(leaf, Added)]


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
        return "printed"
    return leaf.why if isinstance(leaf, Trivia) else Why.BLANK


def _refuse_false_claim(document: Document, leaf: Text | Space | Trivia) -> None:
    """White space is the only thing that may pass for white space, and running text holds no line end."""
    start, end = leaf.span
    words = document.source.text[start:end]
    blank = isinstance(leaf, Space) or _is_blank(leaf)
    if (blank and not words.isspace()) or (isinstance(leaf, Text) and ("\n" in words or "\r" in words)) or not words:
        place = document.source.place(start)
        raise SelfCheckError(
            f"{place}: {words[:40]!r} is claimed as {type(leaf).__name__}; please report this as a bug"
        )


def _refuse_glued_words(document: Document, content: Content) -> None:
    """White space between two words of one text is printed: where a line ends, a word does."""
    text = document.source.text
    reached, said, blank = 0, "", False
    for leaf in _flow(document, content):
        if isinstance(leaf, Added):
            said, blank = leaf.text, False
            continue
        start, end = leaf.span
        if end <= reached:
            continue  # a page break that was moved behind the words of a gap
        if said and start > reached:
            blank = (
                blank or text[reached:start].strip("\f").isspace()
            )  # a form feed became a page break: it parts words
        blank = blank or _is_blank(leaf)
        reached = end
        words = printed_leaf(leaf, text)
        if not words:
            continue
        if blank and not said[-1:].isspace() and said and not words[0].isspace():
            place = document.source.place(start)
            raise SelfCheckError(f"{place}: the space before {words[:40]!r} is lost; {_REPORT}")
        said, blank = words, False


def _refuse_added_words(document: Document, content: Content) -> None:
    """Our own words belong into corrections, which keep what is printed beside them."""
    for node in content:
        if isinstance(node, Added):
            raise SelfCheckError(f"{document.source.name}: {node.text[:40]!r} is added to the text; {_REPORT}")
        if isinstance(node, Element) and node.tag != "corr":
            _refuse_added_words(document, node.content)


def _flow(document: Document, content: Content) -> Iterator[Leaf]:
    """The leaves of running text in the order of the source; the words of a footnote are a text of their own."""
    for node in content:
        if not isinstance(node, Element):
            yield node
        elif node.tag == "p" or node.attributes.get("place") == "bottom":
            marks = [child for child in node.content if isinstance(child, Trivia) and child.why is Why.NOTE_MARK]
            yield from marks
            _refuse_glued_words(document, tuple(child for child in node.content if child not in marks))
        else:
            yield from _flow(document, node.content)


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


def _is_blank(leaf: Leaf) -> bool:
    return isinstance(leaf, Trivia) and leaf.why is Why.BLANK


def _discrepancy(document: Document, reached: int, start: int) -> str:
    what = "lost" if reached < start else "claimed twice"
    first, last = sorted((reached, start))
    place, words = document.source.place(first), document.source.text[first:last]
    return f"{place}: {last - first} characters {what}: {words[:60]!r}; {_REPORT}"


def _text_of(element: etree._Element) -> str:
    """The words of an element, without the writer's line ends and indents: no leaf of a document prints a line end."""
    parts = [part for part in element.itertext() if isinstance(part, str)]
    return "".join([part for part in parts if not part.startswith("\n") or part.rstrip(" ") != "\n"])
