"""Copies whose lines end where a typewriter's did, or that have lost their blank lines: they say the same as others."""

import textwrap

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.source import Source

TEI = "{http://www.tei-c.org/ns/1.0}"
FILLING = "The lamp was lit in the evening and put out in the morning, as it had been since the old harbour was built. "


def read(text: str) -> etree._Element:
    return convert(Source.from_text(text)).root


def wrapped(*paragraphs: str, between: str = "\n\n") -> str:
    return between.join("\n".join(textwrap.wrap(one, 70)) if len(one) > 70 else one for one in paragraphs) + "\n"


def labels(root: etree._Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{TEI}speaker")]


TURNS = (
    f"Oakham: {FILLING}We have talked of it before.",
    f"Elmsley: I remember. {FILLING}What has changed?",
    f"Oakham: Nothing has. {FILLING}",
    "Elmsley: Then we can go home.",
)


def test_a_sentence_about_the_conversation_is_no_head() -> None:
    told = f"I received Mr. Elmsley of the harbour board. {FILLING}The conversation was held in the tower. {FILLING}"
    root = read(wrapped("TOP SECRET", "Oslo, October 26, 1964", "Subject: The lamp", told, *TURNS))
    assert [one for one in root.iter(f"{TEI}fw") if "board" in "".join(one.itertext())] == []
    assert all("tower" not in "".join(one.itertext()) for one in root.iter(f"{TEI}head"))


def test_the_source_above_a_record_without_blank_lines_is_no_note_of_the_whole_record() -> None:
    above = (
        "Document 23",
        "Conversation of Mr. Oakham with Mr. Elmsley, March 3, 1975",
        "Source: Harbour Archive, box 3",
    )
    assert labels(read(wrapped(*above, *TURNS, between="\n"))) == ["Oakham:", "Elmsley:"] * 2


def test_a_page_end_cut_by_the_end_of_a_line_is_one() -> None:
    text = wrapped("Conversation of Mr. Oakham with Mr. Elmsley", *TURNS)
    text = text.replace("I remember.", "I (p.\n1) remember.").replace("Then we can", "Then (p. 2)\nwe can")
    assert [one.get("n") for one in read(text).iter(f"{TEI}pb")] == ["2", "3"]


def test_the_rows_of_a_table_stay_apart() -> None:
    table = (
        "Members:     Canada                     Mr. FORTESCUE\n             Cuba                       Mr. ALARCÓN\n"
    )
    text = f"Security Council\nS/PV.2931\n\n2931st meeting\n\nPresident:   Mr. ADEBAYO      (Nigeria)\n\n{table}\n"
    said = (f"The PRESIDENT: {FILLING}", f"Mr. FORTESCUE (Canada): {FILLING}{FILLING}", f"The PRESIDENT: {FILLING}")
    people = [one.findtext(f"{TEI}persName") for one in read(text + wrapped(*said, *said)).iter(f"{TEI}person")]
    assert people == ["Mr. ADEBAYO", "Mr. FORTESCUE", "Mr. ALARCÓN"]


@pytest.mark.parametrize("once", ["Ambassador Ashby:", "The P.resident:", "Rowan:"])
def test_who_speaks_once_at_the_beginning_of_a_line_does_so(once: str) -> None:
    head = "Conversation of the President with Mr. Elmsley and Anna Rowan"
    turns = [f"The President: {FILLING}(C)", f"Mr. Elmsley: {FILLING}What is it? (C)"] * 2
    said = [*turns, f"{once} If I may say so, {FILLING[0].lower()}{FILLING[1:]}(C)", *turns]
    assert any(one.startswith(once) for one in labels(read(wrapped(head, *said, between="\n"))))


def test_words_with_a_colon_at_the_beginning_of_a_line_are_nobody() -> None:
    turns = [f"Oakham: {FILLING}", f"Elmsley: {FILLING}What is it?"] * 2
    said = [*turns, f"Elmsley: {FILLING}Only this.\nThe question: who pays for the oil?", *turns]
    root = read(wrapped("Conversation of Mr. Oakham with Mr. Elmsley", *said, between="\n"))
    assert set(labels(root)) == {"Oakham:", "Elmsley:"}


def test_what_is_withheld_is_counted_over_the_end_of_a_line() -> None:
    root = read(
        wrapped("Conversation of Mr. Oakham with Mr. Elmsley", *TURNS).replace(
            "Nothing has.", "[3\nlines not declassified]"
        )
    )
    gap = root.find(f".//{TEI}gap")
    assert gap is not None
    assert (gap.get("unit"), gap.get("quantity")) == ("line", "3")


def test_hours_and_days_are_told_in_indented_lines() -> None:
    above = "Report on Conversations with Mr. Elmsley\n\nOslo, March 9, 1971\n\n(Beginning: 9:45 a.m.)\n\n"
    text = above + "On March 2, 1971 Mr. Oakham received Mr. Elmsley.\n\n" + "\n\n".join(TURNS)
    root = read("\n".join(f"    {line}" for line in text.split("\n")))
    date, time = (root.find(f".//{TEI}setting/{TEI}{name}") for name in ("date", "time"))
    assert date is not None
    assert time is not None
    assert (date.get("when"), time.get("when")) == ("1971-03-02", "09:45:00")
