"""Faults planted in readers, rules, speech and writer: each is stopped by a net, and the test says by which.

The nets, in the order in which a conversion meets them: the *ledger* (every character of the source once), *printed*
(the TEI says what the model says), the *schema* with its rules, and the *golden* files, for a record that is read
wrongly and written faultlessly. What only the golden files stop is a fault of judgement: keep that list short.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tei_memcon import carve, convert, ledger
from tei_memcon.errors import SelfCheckError
from tei_memcon.model import (
    Added,
    Block,
    Content,
    Document,
    Element,
    Heading,
    Node,
    Paragraph,
    Space,
    Text,
    Trivia,
    Turn,
    Why,
)
from tei_memcon.readers import wilson_center
from tei_memcon.reading import text as reading_text
from tei_memcon.reading.body import blocks as reading_blocks
from tei_memcon.reading.notes import anchoring
from tei_memcon.reading.notes import lists as note_lists
from tei_memcon.reading.page import join as page_join
from tei_memcon.reading.page import lines as page_lines
from tei_memcon.reading.page.lines import Row
from tei_memcon.rules import brackets, page_breaks
from tei_memcon.source import Source, Span
from tei_memcon.tei import header, write

CORPUS = Path(__file__).parents[1] / "corpus"
INVENTED = """\
120. Memorandum of Conversation1\r
\r
Geneva, May 4, 1961, 3 p.m.\r
\r
SUBJECT\r
  • Wheat and cafe\u0301s\r
PARTICIPANTS\r
  • Mr. Alder\r
  • Mr. Birch (notetaker)\r
\r
Mr. Alder: The first line\u2028of a signal, and “the second”.2\r
\r
[Page 7]\r
\r
Mr. Birch: I see two things:\r
\r
—First, wheat.\r
—Second, rye [illegible].\r
\r
Side Matters\r
\r
Mr. Alder: [Laughter] We part as\r
friends < & >.\r
\r
  1. Source: Department of State, Lot 1. Secret; Nodis.\r
  2. Not printed.\r
A second paragraph of the note.\r
"""


def records() -> list[Source]:
    founding = [Source.from_path(path) for path in sorted(CORPUS.glob("**/*.txt"))]
    return [*founding, Source.from_text(INVENTED, "invented.txt")]


def net_that_stops() -> str:
    """The first net that a conversion of the records meets; the golden files are what there is without a fault."""
    for source, golden in zip(records(), GOLDENS, strict=True):
        try:
            xml = convert.convert(source).xml
        except SelfCheckError as error:
            return _net(str(error))
        if xml != golden:
            return "golden"
    return "none"


def _net(message: str) -> str:
    for net, words in {
        "ledger": ("lost: ", "claimed", "the space before", "is added"),
        "printed": ("does not print", "the header lost"),
        "schema": ("is not valid", "not well-formed", "cannot be"),
    }.items():
        if any(word in message for word in words):
            return net
    return message


# Ways to plant a fault

Patch = Callable[[pytest.MonkeyPatch], None]


def after(module: Any, name: str, fault: Callable[..., Any]) -> Patch:
    """Let a fault change what a function returns."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        original = getattr(module, name)
        patch.setattr(module, name, lambda *args, **options: fault(original(*args, **options)))

    return plant


def instead(module: Any, name: str, fault: Callable[..., Any]) -> Patch:
    """Put a faulty function in place of one, which gets the sound one as its first argument."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        original = getattr(module, name)
        patch.setattr(module, name, lambda *args, **options: fault(original, *args, **options))

    return plant


def in_body(change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Patch:
    """Let a fault change the parts of a record after they are read."""
    return after(convert, "fold", lambda document: replace(document, body=change(document.body)))


def in_content(change: Callable[[Content], Content]) -> Patch:
    """Let a fault change each piece of running text."""

    def fault(document: Document) -> Document:
        return replace(document, body=tuple(carve.map_content(block, change) for block in document.body))

    return after(convert, "fold", fault)


def in_elements(tag: str, change: Callable[[Element], Node]) -> Patch:
    """Let a fault change each element of a kind, when the text is written."""

    def visit(node: Node) -> Node:
        if not isinstance(node, Element):
            return node
        inner = replace(node, content=tuple(visit(child) for child in node.content))
        return change(inner) if inner.tag == tag else inner

    return after(write, "text", visit)


def said(change: Callable[[str], str]) -> Patch:
    """Let the writer change the words of a leaf."""
    return after(write, "printed_leaf", change)


def without_first(kind: type[Block]) -> Callable[[tuple[Block, ...]], tuple[Block, ...]]:
    def drop(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        at = next((i for i, block in enumerate(blocks) if isinstance(block, kind)), len(blocks))
        return (*blocks[:at], *blocks[at + 1 :])

    return drop


def with_attributes(**attributes: str) -> Callable[[Element], Element]:
    return lambda element: replace(element, attributes={**element.attributes, **attributes})


def without_attribute(name: str) -> Callable[[Element], Element]:
    return lambda element: replace(element, attributes={k: v for k, v in element.attributes.items() if k != name})


def stripped(document: Document) -> Document:
    """Leaves without the white space around them, as `str.strip` would have it."""
    words = document.source.text

    def strip(node: Node) -> Node:
        if isinstance(node, Element):
            return replace(node, content=tuple(strip(child) for child in node.content))
        if not isinstance(node, Text) or words[slice(*node.span)].isspace():
            return node
        left = len(words[slice(*node.span)]) - len(words[slice(*node.span)].lstrip())
        right = len(words[slice(*node.span)].rstrip())
        return Text(Span(node.span.start + left, node.span.start + right))

    body = tuple(carve.map_content(block, lambda content: tuple(map(strip, content))) for block in document.body)
    return replace(document, body=body)


def stripped_before_the_blanks_are_claimed(original: Callable[[Document], Document], document: Document) -> Document:
    return original(stripped(document))


def glued(original: Callable[..., Content], parts: Iterator[Span]) -> Content:
    """Lines one after the other, the line ends between them left to whoever claims white space."""
    return tuple(node for node in original(parts) if not isinstance(node, Space))


def doubled(content: Content) -> Content:
    return (*content, content[-1]) if content else content


def swapped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*blocks[:-2], *reversed(blocks[-2:]))


def shortened(content: Content) -> Content:
    """Without the last character of the last leaf."""
    last = content[-1] if content else None
    if not isinstance(last, Text) or last.span.end - last.span.start < 2:
        return content
    return (*content[:-1], Text(Span(last.span.start, last.span.end - 1)))


def as_blank(content: Content) -> Content:
    """Words that pass for white space."""
    return tuple(Trivia(node.span, Why.BLANK) if isinstance(node, Text) else node for node in content)


def as_furniture(document: Document) -> Document:
    """The last part of a record taken for what stands around it on the page."""
    spans = [leaf.span for leaf in ledger.block_leaves(document.body[-1]) if not isinstance(leaf, Added)]
    trivia = tuple(Trivia(span, Why.FURNITURE) for span in spans)
    return replace(document, body=document.body[:-1], trivia=(*document.trivia, *trivia))


def with_invented_words(content: Content) -> Content:
    return (*content, Added(" indeed")) if content else content


def without_tail(original: Callable[..., str], content: Content, words: str) -> str:
    """As `lxml` does that removes an element: the words after it go with it."""
    notes = [node for node in content if isinstance(node, Element) and node.tag == "note"]
    return original(content[: content.index(notes[0]) + 1] if notes else content, words)


def with_notes_exchanged(found: tuple[list[Element], list[Element]]) -> tuple[list[Element], list[Element]]:
    """Each note gets the words of the one before it."""
    notes = found[0]
    words = [note.content[2:] for note in notes]
    turned = [*words[-1:], *words[:-1]]
    return [replace(note, content=(*note.content[:2], *own)) for note, own in zip(notes, turned, strict=True)], found[1]


def with_one_identifier(found: tuple[list[Element], list[Element]]) -> tuple[list[Element], list[Element]]:
    return [replace(note, attributes={**note.attributes, "xml:id": "fn1"}) for note in found[0]], found[1]


def by_a_stranger(document: Document) -> Document:
    """The first turn is somebody's who is not in the header."""
    body = list(document.body)
    at = next((i for i, block in enumerate(body) if isinstance(block, Turn)), None)
    if at is not None:
        turn = body[at]
        assert isinstance(turn, Turn)
        body[at] = replace(turn, who=("nobody",))
    return replace(document, body=tuple(body))


def by_splitlines(original: Any, source: Source) -> tuple[Row, ...]:
    """As if a line ended wherever ``str.splitlines`` cuts."""
    ends = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
    line = rf"(?P<indent>[^\S{ends}]*)(?P<words>(?:[^{ends}]*\S)?)(?P<behind>[^{ends}]*)(?:\r\n|[{ends}]|\Z)"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_lines, "_LINE", re.compile(line))
        return tuple(original.__wrapped__(source))


def by_lengths(original: Callable[[Source], Iterable[Row]], source: Source) -> Iterator[Row]:
    """As if every line end were one character, from the second page on."""
    first = source.text.find("[Page 7]")
    for row in original(source):
        less = source.text.count("\r\n", first, row.span.start)
        span = Span(row.span.start - less, row.span.end - less)
        yield replace(row, span=span, text=source.text[slice(*span)])


def normalised(source: Source) -> Source:
    return replace(source, text=unicodedata.normalize("NFC", source.text))


def with_layout_in_running_text(patch: pytest.MonkeyPatch) -> None:
    laid_out = write._ELEMENT_ONLY | {"p", "item", "said", "head"}
    patch.setattr(write, "_is_element_only", lambda element, *_: element.tag in laid_out)


def nothing(*_: object) -> Iterator[Any]:
    return iter(())


FAULTS: dict[str, tuple[str, Patch]] = {
    # Readers
    "a paragraph is dropped": ("ledger", in_body(without_first(Paragraph))),
    "a turn is dropped": ("ledger", in_body(without_first(Turn))),
    "a heading is dropped": ("ledger", in_body(without_first(Heading))),
    "two parts are swapped": ("golden", in_body(swapped)),
    "a leaf is doubled": ("ledger", in_content(doubled)),
    "the last character of a text is dropped": ("ledger", in_content(shortened)),
    "leaves are stripped": ("ledger", after(convert, "fold", stripped)),
    "leaves are stripped before white space is claimed": (
        "ledger",
        instead(wilson_center, "claim_blanks", stripped_before_the_blanks_are_claimed),
    ),
    "the space between two lines vanishes": ("ledger", instead(page_join, "joined", glued)),
    "words pass for white space": ("ledger", in_content(as_blank)),
    "the end of a record passes for furniture": ("golden", after(convert, "fold", as_furniture)),
    "words are invented": ("ledger", in_content(with_invented_words)),
    "a list item is lost": ("ledger", after(reading_blocks, "items", lambda found: list(found)[:-1])),
    "the list of notes is lost": ("ledger", after(reading_text, "anchored", lambda found: ([], []))),
    "notes stand at each other's marks": ("golden", after(reading_text, "anchored", with_notes_exchanged)),
    "a second paragraph of a note is lost": ("ledger", after(anchoring, "_paragraphs", lambda content: content[:1])),
    "note marks are not recognised": ("golden", after(note_lists, "find_marks", lambda found: [])),
    "a header field is dropped": ("ledger", after(wilson_center, "_fields", lambda found: list(found)[2:])),
    "two notes have one identifier": ("schema", after(reading_text, "anchored", with_one_identifier)),
    # Source
    "lines are cut by str.splitlines": ("golden", instead(page_lines, "_rows", by_splitlines)),
    "every line end counts for one character": ("ledger", instead(page_lines, "_rows", by_lengths)),
    "the source is normalised": (
        "golden",
        instead(convert, "convert", lambda original, source: original(normalised(source))),
    ),
    # Rules
    "page marks stay in the text": ("golden", instead(page_breaks, "find", nothing)),
    "page breaks have the wrong number": ("golden", in_elements("pb", with_attributes(n="1"))),
    "a rule leaves the brackets outside": (
        "golden",
        instead(brackets, "Text", lambda original, span: original(Span(span.start + 1, span.end - 1))),
    ),
    "a rule makes an element that the schema lacks": (
        "schema",
        in_elements("supplied", lambda element: replace(element, tag="blink")),
    ),
    "carving loses what follows an element": (
        "ledger",
        after(carve, "_split", lambda parts: parts and (parts[0], parts[1], ())),
    ),
    "carving doubles what precedes an element": (
        "ledger",
        after(carve, "_split", lambda parts: parts and (parts[0] + parts[0], parts[1], parts[2])),
    ),
    # Speech
    "a turn is a stranger's": ("schema", after(convert, "fold", by_a_stranger)),
    "reported speech has no certainty": ("schema", in_elements("said", without_attribute("cert"))),
    "reported speech has no responsibility": ("schema", in_elements("said", without_attribute("resp"))),
    "a certainty is of no known degree": ("schema", in_elements("said", with_attributes(cert="total"))),
    # Writer
    "an attribute has a value that is not allowed": ("schema", in_elements("list", with_attributes(rend="dots"))),
    "a label is not written": ("printed", in_elements("speaker", lambda element: replace(element, content=()))),
    "an item is not written": ("printed", in_elements("list", lambda one: replace(one, content=one.content[:-1]))),
    "the tail after a note is lost": ("printed", instead(write, "_fill", without_tail)),
    "words are normalised": ("printed", said(lambda words: unicodedata.normalize("NFC", words))),
    "words are in small letters": ("printed", said(str.lower)),
    "quotation marks are straightened": ("printed", said(lambda words: words.replace("”", '"'))),
    "markup is escaped twice": ("printed", said(lambda words: words.replace("<", "&lt;"))),
    "a line end is no space": ("printed", said(lambda words: words.strip(" ") if words == " " else words)),
    "words are stripped": ("printed", said(str.strip)),
    "one character of the record is changed": ("printed", said(lambda words: words.replace("wheat", "wheal"))),
    "running text is laid out prettily": ("printed", with_layout_in_running_text),
    "the summary is not written": (
        "printed",
        instead(
            header, "_each", lambda original, *names, **more: [] if "citation" in names else original(*names, **more)
        ),
    ),
    "the text is not written": (
        "printed",
        in_elements("body", lambda element: replace(element, content=element.content[:0])),
    ),
}


@pytest.fixture(scope="module", autouse=True)
def control() -> None:
    """Without a fault all records are converted."""
    GOLDENS[:] = [convert.convert(source).xml for source in records()]


GOLDENS: list[bytes] = []


def test_without_a_fault_no_net_is_met() -> None:
    assert net_that_stops() == "none"


@pytest.mark.parametrize(("fault", "net"), [(fault, net) for fault, (net, _) in FAULTS.items()])
def test_a_planted_fault_is_stopped(fault: str, net: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[fault][1](monkeypatch)
    assert net_that_stops() == net


def test_few_faults_are_left_to_the_golden_files() -> None:
    nets = [net for net, _ in FAULTS.values()]
    assert len(nets) > 40
    assert nets.count("golden") * 4 <= len(nets)
