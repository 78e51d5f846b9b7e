"""Labels of one column above the speeches of the other."""

import re

import pytest

from tei_memcon.convert import Conversion, convert
from tei_memcon.source import Source

HEAD = "Telephone Conversation\n\n"
REST = "Mr. Oak: Then I shall ask the board.\n\nMr. Elm: Do that.\n\nMr. Oak: Good night.\n"


def turns(text: str) -> tuple[list[tuple[str, str, str]], Conversion]:
    """Each turn: its certainty, its label, its first paragraph."""
    conversion = convert(Source.from_text(text, "a.txt"))
    xml = re.sub(r"\n\s*", "", conversion.xml.decode())
    found = re.findall(
        r'<sp who="[^"]*"(?: resp="#tei-memcon" cert="(\w+)")?><speaker>(.*?)</speaker><p>(.*?)</p>', xml
    )
    return found, conversion


LATER = [("", "Mr. Oak:", "Then I shall ask the board."), ("", "Mr. Elm:", "Do that."), ("", "Mr. Oak:", "Good night.")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_as_many_labels_as_speeches_are_paired_with_little_certainty(between: str) -> None:
    found, conversion = turns(f"{HEAD}Mr. Oak:{between}Mr. Elm:\n\nDo you hear me?\n\nLoud and clear.\n\n{REST}")
    assert found == [("low", "Mr. Oak:", "Do you hear me?"), ("low", "Mr. Elm:", "Loud and clear."), *LATER]
    assert [(one.cert, one.reason) for one in conversion.document.inferences] == [
        ("low", "as many paragraphs as labels, 2, stand before the next turn")
    ]


def test_where_the_numbers_differ_the_text_stays_and_is_told() -> None:
    found, conversion = turns(f"{HEAD}Mr. Oak:\nMr. Elm:\n\nDo you hear me?\n\nLoud.\n\nAnd clear.\n\n{REST}")
    assert found[-3:] == LATER
    assert [remark.message for remark in conversion.document.remarks if "labels" in remark.message] == [
        "2 labels stand in a row above 3 paragraphs; who says what is left open"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Mr. Oak:\nDo you hear me?\n\nMr. Elm:\nLoud and clear.\n\n{REST}",
        f"{HEAD}From the harbour:\nFrom the board:\n\nTwo men.\n\nOne man.\n\n{REST}",
        f"{HEAD}{REST}",
    ],
    ids=("a label above each speech", "lines that nobody speaks", "no columns"),
)
def test_what_are_no_columns_is_read_as_it_stands(text: str) -> None:
    found, conversion = turns(text)
    assert found[-3:] == LATER
    assert [one for one in conversion.document.inferences if "column" in one.what] == []
    assert [remark for remark in conversion.document.remarks if "in a row" in remark.message] == []
