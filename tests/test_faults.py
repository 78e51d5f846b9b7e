"""Faults planted in readers, rules, speech and writer: each is stopped by a net, and the test says by which.

The nets, in the order in which a conversion meets them: the *ledger* (every character of the source once), *printed*
(the TEI says what the model says), the *schema* with its rules, and the *golden* files, for a record that is read
wrongly and written faultlessly. What only the golden files stop is a fault of judgement: keep that list short.
"""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from tei_memcon import carve, convert
from tei_memcon.errors import SelfCheckError
from tei_memcon.model import (
    Heading,
    Paragraph,
    Turn,
)
from tei_memcon.readers import wilson_center
from tei_memcon.reading import text as reading_text
from tei_memcon.reading.body import blocks as reading_blocks
from tei_memcon.reading.notes import anchoring
from tei_memcon.reading.notes import lists as note_lists
from tei_memcon.reading.page import join as page_join
from tei_memcon.reading.page import lines as page_lines
from tei_memcon.rules import brackets, page_breaks
from tei_memcon.source import Source, Span
from tei_memcon.tei import header, write
from tests.planting import (
    Patch,
    after,
    as_blank,
    as_furniture,
    by_a_stranger,
    by_lengths,
    by_splitlines,
    doubled,
    glued,
    in_body,
    in_content,
    in_elements,
    instead,
    normalised,
    nothing,
    said,
    shortened,
    stripped,
    stripped_before_the_blanks_are_claimed,
    swapped,
    with_attributes,
    with_invented_words,
    with_layout_in_running_text,
    with_notes_exchanged,
    with_one_identifier,
    without_attribute,
    without_first,
    without_tail,
)

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
Mr. Birch: I see\x85two things:\r
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
