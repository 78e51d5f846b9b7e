"""Words cut at line ends: which hyphens go, which stay, and which nobody can judge."""

import re

import pytest

from tei_memcon.model import Document, Element, Inference, Node, Paragraph, Space, Text, printed
from tei_memcon.notation import hyphens
from tei_memcon.source import Source, Span


def rejoined(text: str, *, between: str = "") -> Document:
    """A record of one paragraph; ``between`` is what of it is a running head."""
    content: list[Node] = []
    for match in re.finditer(r"[^\r\n]+|\s+", text):
        leaf = Text(Span(*match.span()))
        if between and match.group() == between:
            content.append(Element("fw", {"type": "header"}, (leaf,)))
        else:
            content.append(Space(leaf.span) if match.group().isspace() else leaf)
    return hyphens.rejoin(Document(Source.from_text(text), "none", (), (Paragraph(tuple(content)),)))


def corrections(document: Document) -> list[tuple[str, str, str]]:
    """What is printed, what it should be, and how sure that is."""
    paragraph = document.body[0]
    assert isinstance(paragraph, Paragraph)
    found = [node for node in paragraph.content if isinstance(node, Element) and node.tag == "choice"]
    text = document.source.text
    made = []
    for choice in found:
        sic, corr = choice.content
        assert isinstance(sic, Element)
        assert isinstance(corr, Element)
        made.append((printed(sic.content, text), printed(corr.content, text), corr.attributes["cert"]))
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the infor-\nmation", ("infor- mation", "information", "high")),
        ("the infor-\r\nmation", ("infor- mation", "information", "high")),
        ("the infor\xad\nmation", ("infor\xad mation", "information", "high")),
        ("the Kolkhozen\xad\nbauer", ("Kolkhozen\xad bauer", "Kolkhozenbauer", "high")),
        ("the infor¬\nmation", ("infor¬ mation", "information", "high")),
        ("an Anglo-\nAmerican lamp", ("Anglo- American", "Anglo-American", "high")),
        ("INFOR-\nMATION", ("INFOR- MATION", "INFORMATION", "high")),
        ("an F-\n104 came", ("F- 104", "F-104", "high")),
        ("they re-\nelect him", ("re- elect", "re-elect", "low")),
        ("a third-\nrate lamp", ("third- rate", "third-rate", "low")),
        ("the her-\nring; a herring", ("her- ring", "herring", "high")),
        ("a long-\nterm plan; long-term", ("long- term", "long-term", "high")),
        ("the salt-\npetre", ("salt- petre", "saltpetre", "medium")),
        ("vice-presi-\ndent", ("vice-presi- dent", "vice-president", "medium")),
    ],
)
def test_the_hyphen_goes_or_stays_by_the_evidence(text: str, expected: tuple[str, str, str]) -> None:
    document = rejoined(text)
    assert corrections(document) == [expected]
    assert [one.cert for one in document.inferences] == [expected[2]]


@pytest.mark.parametrize(
    "text",
    [
        "two-\nand three-year plans",
        "the lamp -\nand the oil",
        "the lamp—\nthe oil",
        "from 1911-\n1914",
        "an information\nof his",
        "a re-election, an Anglo-American lamp",
        "the lamp-",
        "Mr. X-\nray",
        "the infor- mation",
    ],
)
def test_other_dashes_at_line_ends_are_left_alone(text: str) -> None:
    document = rejoined(text)
    assert (corrections(document), document.remarks) == ([], ())


def test_speech_that_breaks_off_is_told_and_left() -> None:
    document = rejoined("But we wer-\nthe Mayor came in")
    assert corrections(document) == []
    assert [remark.message for remark in document.remarks] == [
        "“wer-the” at a line end may be one word or broken speech; it is left as printed"
    ]


def test_where_lines_end_in_words_throughout_the_doubtful_ones_do_too() -> None:
    document = rejoined("the infor-\nmation, the gov-\nernment and the quxil-\nlater man")
    assert corrections(document)[-1] == ("quxil- later", "quxillater", "medium")


def test_a_word_is_rejoined_over_a_running_head() -> None:
    document = rejoined("they as-\nHARBOUR BULLETIN 145\nsembled there", between="HARBOUR BULLETIN 145")
    assert corrections(document) == [("as- HARBOUR BULLETIN 145 sembled", "assembled", "medium")]
    assert isinstance(document.inferences[0], Inference)


def test_a_record_without_cut_words_is_the_same_record() -> None:
    document = Document(Source.from_text("a well-known lamp"), "none", (), (Paragraph((Text(Span(0, 17)),)),))
    assert hyphens.rejoin(document) is document
