from collections.abc import Sequence

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.errors import SelfCheckError
from tei_memcon.ledger import balance, compare_print
from tei_memcon.model import Added, Block, Content, Document, Element, Field, Node, Paragraph, Space, Text, Trivia, Why
from tei_memcon.source import Source, Span

WORDS = "one two\nthree2"


def document(
    *content: Node, header: Sequence[Field] = (), trivia: Sequence[Trivia] = (), text: str = WORDS
) -> Document:
    """A record of one paragraph."""
    body: tuple[Block, ...] = (Paragraph(content),) if content else ()
    return Document(Source.from_text(text, "a.txt"), "none", tuple(header), body, trivia=tuple(trivia))


def text(start: int, end: int) -> Text:
    return Text(Span(start, end))


def mark(start: int, end: int, why: Why = Why.NOTE_MARK) -> Trivia:
    return Trivia(Span(start, end), why)


WHOLE = (text(0, 7), Space(Span(7, 8)), text(8, 13), mark(13, 14))


def test_the_sums_make_the_whole() -> None:
    ledger = balance(document(*WHOLE))
    assert (ledger.characters, ledger.printed, ledger.markup, ledger.white_space) == (14, 12, {"note mark": 1}, 1)
    assert ledger.printed + sum(ledger.markup.values()) + ledger.white_space == ledger.characters


def test_header_and_unprinted_lines_are_counted_too() -> None:
    title = Field("title", (text(0, 7),))
    ledger = balance(document(text(8, 13), mark(13, 14), header=[title], trivia=[mark(7, 8, Why.BLANK)]))
    assert (ledger.printed, ledger.white_space) == (12, 1)


def test_the_order_of_the_leaves_is_that_of_the_tei_not_of_the_source() -> None:
    note = Element("note", {"place": "bottom"}, (mark(3, 4), text(8, 13)))
    balance(
        document(text(0, 3), note, text(4, 7), mark(13, 14), trivia=[mark(7, 8, Why.BLANK)], text="one2two\nthree2")
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (WHOLE[1:], "a.txt:1:1: 7 characters lost: 'one two'"),
        (WHOLE[:2] + WHOLE[3:], "a.txt:2:1: 5 characters lost: 'three'"),
        (WHOLE[:3], "a.txt:2:6: 1 characters lost: '2'"),
        ((*WHOLE, WHOLE[0]), "a.txt:1:1: 7 characters claimed twice: 'one two'"),
        ((*WHOLE, text(5, 7)), "a.txt:1:6: 2 characters claimed twice: 'wo'"),
        ((text(0, 8), *WHOLE[2:]), "a.txt:1:1: 'one two\\n' is claimed as Text"),
        ((text(0, 3), Space(Span(3, 8)), *WHOLE[2:]), "a.txt:1:4: ' two\\n' is claimed as Space"),
        ((mark(0, 7, Why.BLANK), *WHOLE[1:]), "a.txt:1:1: 'one two' is claimed as Trivia"),
        ((*WHOLE, text(14, 14)), "a.txt:2:7: '' is claimed as Text"),
        ((text(0, 3), mark(3, 4, Why.BLANK), text(4, 7), *WHOLE[1:]), "a.txt:1:5: the space before 'two' is lost"),
        ((*WHOLE, Added("four")), "a.txt: 'four' is added to the text"),
        ((*WHOLE, Element("supplied", {}, (Added("four"),))), "a.txt: 'four' is added to the text"),
    ],
)
def test_a_character_that_is_lost_doubled_or_passed_off_is_told_with_its_place(content: Content, message: str) -> None:
    with pytest.raises(SelfCheckError) as error:
        balance(document(*content))
    assert str(error.value) == f"{message}; please report this as a bug"


def test_a_lost_space_is_told_wherever_it_went() -> None:
    with pytest.raises(SelfCheckError, match="the space before 'three' is lost"):
        balance(document(*WHOLE[:1], *WHOLE[2:], trivia=[mark(7, 8, Why.BLANK)]))


def test_a_correction_may_add_words() -> None:
    correction = Element("choice", {}, (Element("sic", {}, (text(0, 7),)), Element("corr", {}, (Added("ONE"),))))
    balance(document(correction, *WHOLE[1:]))


def test_a_mark_between_two_words_is_no_lost_space() -> None:
    page = Element("pb", {"n": "2"}, (mark(3, 11, Why.PAGE_MARK),))
    balance(document(text(0, 3), page, text(11, 14), text="one[Page 2]two"))


def tei(body: str, header: str = "") -> etree._Element:
    namespace = 'xmlns="http://www.tei-c.org/ns/1.0"'
    parts = f"<teiHeader>{header}</teiHeader><text><body>\n  {body}\n</body></text>"
    return etree.fromstring(f"<TEI {namespace}>{parts}</TEI>")


@pytest.mark.parametrize("body", ["<p>one two three</p>", "<div>\n    <p>one <hi>two</hi> three</p>\n  </div>"])
def test_tei_that_prints_the_record_passes(body: str) -> None:
    compare_print(document(*WHOLE), tei(body))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>one two</p>", "expected ' three', found ''"),
        ("<p>one two three four</p>", "expected '', found ' four'"),
        ("<p>one three two</p>", "expected 'wo three', found 'hree two'"),
        ("<p>One two three</p>", "expected 'one two three', found 'One two three'"),
        ("<p>one twothree</p>", "expected ' three', found 'three'"),
        ("<p>one  two three</p>", "expected 'two three', found ' two three'"),
        ("<p>one two\nthree</p>", "expected ' three', found '\\nthree'"),
    ],
)
def test_tei_that_prints_something_else_is_stopped_where_it_differs(body: str, found: str) -> None:
    with pytest.raises(SelfCheckError, match="does not print what the record says") as error:
        compare_print(document(*WHOLE), tei(body))
    assert found in str(error.value)


def test_a_header_must_hold_the_words_of_its_fields() -> None:
    record = document(*WHOLE, header=[Field("abstract", (Added("all of it"),))])
    compare_print(record, tei("<p>one two three</p>", "<abstract>all of it</abstract>"))
    with pytest.raises(SelfCheckError, match=r"the header lost \['of', 'it'\]"):
        compare_print(record, tei("<p>one two three</p>", "<abstract>all</abstract>"))


def test_page_breaks_moved_behind_the_words_of_a_gap_lose_no_space() -> None:
    record = (
        "68. Memorandum of Conversation\n\nHe agreed [1 line not declassified [Page 12] [Page 13] closed]. She left.\n"
    )
    ledger = convert(Source.from_text(record)).ledger
    assert ledger.markup == {"page mark": 18}
