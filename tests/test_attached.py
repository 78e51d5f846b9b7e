"""What opens an attachment, lists inside lists, and numbers that are of no list."""

import re

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

HEAD = "7. Memorandum of Conversation1\n\n"
SAID = "Mr. Oak said that it rained.\n\n"
NOTES = "\n\n  1. Source: Harbor Files, Lot 66 D 1. Secret.\n"


def read(text: str) -> str:
    """The text of a record as TEI, without line ends and without what is said of its speech."""
    xml = convert(Source.from_text(HEAD + text + NOTES, "a.txt")).xml.decode()
    words = re.sub(r"</?(?:said|seg|persName|placeName)\b[^>]*>", "", xml.partition("</head>")[2])
    return re.sub(r">\s+<", "><", " ".join(words.split()))


def attached(*lines: str) -> str:
    return read(SAID + "\n\n".join(("[Attachment]", *lines))).partition('<div type="attachment">')[2]


DATELINE = '<opener><dateline>Riga, <date when="1957-03-13">March 13, 1957</date>.</dateline></opener>'


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Letter From Mr. Oak to the Mayor (Elm)", "Letter From Mr. Oak to the Mayor (Elm)"),
        ("paper on the harbor", "paper on the harbor"),
    ],
)
def test_above_its_dateline_an_attachment_has_a_title(title: str, printed: str) -> None:
    text = attached(title, "Riga, March 13, 1957.", "It has rained.", "Riga, March 14, 1957.")
    assert f'<head type="sub">{printed}</head>{DATELINE}<p>It has rained.</p><p>Riga, March 14, 1957.</p>' in text


def test_a_title_may_stand_below_the_dateline_or_alone() -> None:
    assert f'{DATELINE}<head type="sub">LAW OF THE SEA</head><p>It' in attached(
        "Riga, March 13, 1957.", "LAW OF THE SEA", "It has rained."
    )
    assert '<head type="sub">Talking Points</head><p>It' in attached("Talking Points", "It has rained.")


@pytest.mark.parametrize("first", ["It has rained.", "My dear Elm:", "1. Boats", "paper on the harbor"])
def test_the_text_of_an_attachment_is_no_title(first: str) -> None:
    assert '<head type="sub">' not in attached(first, "It has rained since.", "Riga, March 13, 1957.")


def test_what_stands_at_the_foot_of_the_page_below_an_attachment_is_of_the_page_and_below_it() -> None:
    text = convert(Source.from_text(HEAD + SAID + "[Attachment]\n\nIt snows.\n\nhistory@state.gov\nBoats")).xml
    attachment = text.decode().partition('<div type="attachment">')[2]
    assert attachment.index("It snows.") < attachment.index("Boats")


def test_a_dateline_that_is_supplied_as_a_whole_is_one() -> None:
    text = read("[Riga, March 13, 1957.]\n\n" + SAID)
    assert '<opener><dateline><supplied resp="#source-editor">[Riga, <date when="1957-03-13">' in text
    assert "<opener>" not in read("[Extract]\n\n" + SAID)


def test_what_is_indented_below_an_item_is_its_list() -> None:
    text = read(f"{SAID}They agreed:\n\n  • a. Boats:\n    • (1) red\n    • (2) blue\n  • b. Nets.\n")
    inner = '<list rend="bullet"><item>(1) red</item><item>(2) blue</item></list>'
    assert f'<list rend="bullet"><item>a. Boats:{inner}</item><item>b. Nets.</item></list>' in text


def test_a_blank_more_makes_no_list_of_its_own() -> None:
    text = read(f"{SAID}They agreed:\n\n  • Boats\n   • Nets\n  • Oars\n")
    assert '<list rend="bullet"><item>Boats</item><item>Nets</item><item>Oars</item></list>' in text


def test_a_number_that_goes_on_above_a_list_of_letters_is_none_of_it() -> None:
    text = read(f"{SAID}2. They agreed:\n\na. on boats;\n\nb. on nets.\n\n3. It rained.\n")
    assert "<label>b.</label> on nets.</item></list><p>3. It rained.</p>" in text


def test_a_list_may_have_letters_inside_its_numbers() -> None:
    text = read(f"{SAID}They agreed:\n\n1. on boats:\n\na. red;\n\nb. blue;\n\n2. on nets.\n")
    assert text.count("<item>") == 4
    assert "<label>b.</label> blue;</item><item><label>2.</label> on nets." in text
