"""The web page around a FRUS document: what is surely the page's is left out, what may be printed stays."""

import re

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

HEAD = "68. Memorandum of Conversation1\n\nStrelsau, May 4, 1975, 1 p.m.\n\n"
TEXT = "Mr. Oak said that the harbor was open. The Secretary agreed.2\n\nThey spoke of the ferry.\n"
NOTES = "\n  1. Source: Department of State, Lot 60. Secret.\n  2. Not printed.\n"
FOOT = "Office of the Historian, Foreign Service Institute\nhistory@state.gov\n"


def body(text: str) -> str:
    xml = convert(Source.from_text(text)).xml.decode()
    return xml[xml.index("<text") :]


def assert_printed(text: str, lines: str) -> None:
    printed = " ".join(re.sub("<[^>]*>", " ", body(text)).split())
    assert [line for line in lines.split("\n") if " ".join(line.split()) not in printed] == []


@pytest.mark.parametrize(
    "lines",
    [
        "Index",
        "Next",
        "Print",
        "Author",
        "Contents\nWheat\nRye\nOats",
        "Author\nElm\nAsh",
        "Persons\nElm\nAsh",
        "Title Page\nPreface",
        "Search\nContact\nFeedback",
        "Previous\nElm",
        "Approved\nElm",
        "A. Elm\nActing Secretary",
        "JFD",
        "* * *",
        "- - -",
        "Wheat\t12\nRye\t14",
        "Foreign Relations of the Duchies, 1951, p. 12",
        "Sent from Strelsau",
        "Published: May 4, 1961",
        "See http://www.example.org",
        "Home / Abroad",
        "# 4",
        "Report an error\nCitation",
        "We used cookies of our own.",
    ],
)
def test_what_may_be_printed_stays_at_the_end_of_a_text(lines: str) -> None:
    assert_printed(HEAD.replace("n1", "n") + TEXT.replace(".2", ".") + f"\n{lines}\n", lines)


@pytest.mark.parametrize("notes", [NOTES, NOTES.replace("Source: ", "")])
@pytest.mark.parametrize("lines", ["Contents\nWheat", "Approved\nElm", "Home / Abroad"])
def test_it_stays_above_the_foot_of_the_page_if_it_is_set_off(notes: str, lines: str) -> None:
    text = HEAD + TEXT + notes + f"\n{lines}\n\n{FOOT}"
    assert_printed(text, lines)
    assert "history@" not in body(text)


@pytest.mark.parametrize("word", ["Index", "Next", "Share this", "Next\nUnited States Department of State"])
@pytest.mark.parametrize("foot", ["", f"\n{FOOT}"])
def test_below_notes_that_begin_with_the_source_a_word_of_the_page_is_the_pages(word: str, foot: str) -> None:
    assert body(HEAD + TEXT + NOTES + f"\n{word}\n{foot}") == body(HEAD + TEXT + NOTES)
    sourceless = HEAD + TEXT + NOTES.replace("Source: ", "")
    assert_printed(sourceless + f"\n{word}\n{foot}", word.split("\n")[0])


def test_a_word_of_the_page_that_stays_is_told() -> None:
    remarks = convert(Source.from_text(HEAD + TEXT + NOTES.replace("Source: ", "") + "\nIndex\n")).document.remarks
    assert [one.message for one in remarks if "Index" in one.message] != []


@pytest.mark.parametrize(
    "note", ["2. See https://history.state.gov/historicaldocuments/d68.", "2. http://example.org/a"]
)
def test_a_note_that_gives_an_address_is_a_note(note: str) -> None:
    printed = body(HEAD + TEXT + NOTES.replace("2. Not printed.", note))
    assert f'place="bottom">{note[3:]}</note>' in printed


def test_a_line_that_nobody_knows_is_left_out_between_lines_of_the_page_only() -> None:
    foot = FOOT.replace("history@", "Some button\nhistory@")
    printed = body(HEAD + TEXT + NOTES + "\n" + foot + "Some remark\n")
    assert "Some button" not in printed
    assert '<fw type="footer">Some remark</fw>' in printed


def test_a_day_beside_words_is_no_stamp_of_a_browser() -> None:
    table = "5/4/61   Wheat and rye\n5/5/61   Oats"
    assert_printed(f"{HEAD}{TEXT}\n{table}\n" + NOTES.replace("printed", "printed; http://example.org/a"), table)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Skip to main content\nHome\n\n", "\nPrevious\nUnited States Department of State\n"),
        ("", "\nPrevious\nNext\n"),
        ("", f"\nPrevious\nNext\nTable of Contents\n{FOOT}"),
        ("Contents\nPreface\nSources\nPersons\nIndex\n\n", ""),
        ("Title: Historical Documents - Office of the Historian\n\nMarkdown Content:\n", "\nBack to top\n"),
    ],
)
def test_the_page_itself_is_left_out(above: str, below: str) -> None:
    assert body(above + HEAD + TEXT + NOTES + below) == body(HEAD + TEXT + NOTES)


def test_the_last_paragraph_of_a_note_may_end_with_a_quotation() -> None:
    printed = body(HEAD + TEXT + NOTES.rstrip() + "\n\n  He added that “the rye was sold.”\n")
    assert '<fw type="footer">' not in printed
    assert "<p>He added that “the rye was sold.”</p>" in printed


def test_a_counted_point_below_the_title_of_a_report_is_no_head() -> None:
    report = f"Report of the Harbor Board1\n\nIndex\n\n1. Memorandum on the ferries\n\n{TEXT}{NOTES}"
    assert "<head>Report of the Harbor Board<note" in body(report)
