"""Tables of a page, whose cells a copy parts by tabs; and lists of copies, which name people too."""

import re

from tei_memcon.convert import convert
from tei_memcon.source import Source

HEAD = "7. Memorandum of Conversation1\n\nRiga, May 3, 1957.\n\nSUBJECT\n\n  • Boats\n\n"
SAID = "\n\nMr. Oak said that it rained.\n\n"
NOTES = "  1. Source: Harbor Files, Lot 66 D 1. Secret.\n"


def read(above: str, said: str = SAID) -> str:
    """A record as TEI, without line ends."""
    xml = convert(Source.from_text(HEAD + above + said + NOTES, "a.txt")).xml.decode()
    return re.sub(r">\s+<", "><", xml)


TABLE = "PARTICIPANTS\n\nState—John N. Oak\tAID—Maurice Elm\nRichard Fir\tJames Pine\nDefense—David Ash\tNSC—Paul Yew"


def test_those_present_may_stand_in_two_columns() -> None:
    text = read(TABLE)
    assert text.count("<item>", text.index("PARTICIPANTS")) == 3
    named = re.findall(r"<persName>(?:[^<]*—)?([^<—]+)</persName>", text.partition("<listPerson")[2])
    assert {"John N. Oak", "Maurice Elm", "Richard Fir", "James Pine", "David Ash", "Paul Yew"} <= set(named)


def test_a_line_below_a_blank_one_is_none_of_them() -> None:
    text = read(f"{TABLE}\n\nLater in the day")
    assert text.count("<item>", text.index("PARTICIPANTS")) == 3
    assert "<item>Later" not in text


def test_the_cells_of_a_table_are_no_heading() -> None:
    text = read("", f"{SAID}Killed\tCaptured\n\nIt rained.\n\n")
    assert "<p>Killed\tCaptured</p>" in text
    assert "<head>Killed Captured</head>" in read("", f"{SAID}Killed Captured\n\nIt rained.\n\n")


def test_whoever_gets_a_copy_takes_no_part() -> None:
    copies = "COPIES TO\n\n  • S/S\n  • G—Mr. Elm\n  • Amembassy Oslo"
    text = read(f"{copies}\n\nPARTICIPANTS\n\n  • Mr. Oak\n  • Mr. Fir")
    listed = (
        '<list rend="bullet"><head>COPIES TO</head><item>S/S</item><item>G—Mr. Elm</item><item>Amembassy Oslo</item>'
    )
    assert listed in text
    assert '<list type="participants"><head>PARTICIPANTS</head><item>Mr. Oak</item><item>Mr. Fir</item>' in text
    assert 'xml:id="elm"' not in text
