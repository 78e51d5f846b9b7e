"""Numbers of notes, marks and source notes as programs and people write them, and what only looks like them."""

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tests.test_ways_of_copying import RECORD, SECOND, SOURCE, read, with_notes


@pytest.mark.parametrize(
    "form",
    [
        "#{} {}",
        "{}] {}",
        "[ {} ] {}",
        "• {}. {}",
        "- {}. {}",
        "> {}. {}",
        "{}. ^ {}",
        "{}. ↩ {}",
        "[#{}] {}",
        "*{}* {}",
        "{}– {}",
        "  {}.{}",
    ],
)
def test_notes_have_their_numbers_in_any_form(form: str) -> None:
    assert read(with_notes(form)) == read(RECORD)


def test_notes_that_are_all_numbered_1_count_themselves() -> None:
    assert read(with_notes("1. {1}")) == read(RECORD)


def test_two_numbers_1_are_two_notes_of_one_number() -> None:
    twice = RECORD.replace("  3. See", "  1. See").replace("late.3", "late.1")
    assert [n for n, _ in read(twice)[1]] == ["1", "2", "1"]


@pytest.mark.parametrize(
    "link",
    ["Return to text", "Jump back to footnote 2 in the text.", "Back to text", "Back", "[Back]", "↩ Back", "↩ [Back]"],
)
def test_the_way_back_to_the_text_is_no_word_of_a_note(link: str) -> None:
    assert read(with_notes(f"{{}}. {{}} {link}")) == read(RECORD)


def test_a_word_that_does_not_end_every_note_leads_nowhere() -> None:
    assert read(RECORD.replace(SECOND, "Not printed. Back"))[1][1] == ("2", "Not printed. Back")
    named = (
        RECORD.replace(SECOND, "Anna Back").replace("Lot 60. Secret.", "Papers of Anna Back").replace("map.", "Back")
    )
    assert [words.split()[-1] for _, words in read(named)[1]] == ["Back"] * 3


def test_a_sentence_of_a_note_may_speak_of_a_return() -> None:
    said = "Not printed. He asked for a return to text 4"
    assert said in dict(read(RECORD.replace(SECOND, said))[1]).values()


@pytest.mark.parametrize("form", ["[ {} ]", " (n. {})", " (fn {})", " (fn. {})", "[#{}]"])
def test_notes_are_called_in_any_form(form: str) -> None:
    called = RECORD
    for place in ("Conversation1\n", "agreed.2\n", "late.3\n"):
        called = called.replace(place, place[:-2] + form.format(place[-2]) + "\n")
    assert read(called) == read(RECORD)


@pytest.mark.parametrize(
    "said",
    [
        "Source : Department of State.",
        "(Source: Department of State.)",
        "SOURCE: Department of State.",
        "Source— A box.",
    ],
)
def test_the_source_is_given_in_any_form(said: str) -> None:
    root = etree.fromstring(convert(Source.from_text(RECORD.replace(SOURCE, said))).xml)
    assert root.xpath("string(//*[local-name()='note'][@type='source']/@n)") == "1"


@pytest.mark.parametrize("mark", ["1", "[1]", "¹", "^1"])
def test_the_source_alone_may_have_lost_its_number(mark: str) -> None:
    called = RECORD.replace("Conversation1", f"Conversation{mark}")
    assert read(called.replace("  1. Source", "Source")) == read(called)


def test_a_source_without_number_is_the_only_note_that_the_head_calls() -> None:
    alone = RECORD.partition("  2. ")[0].replace(".2", ".").replace(".3", ".")
    for number in ("0", "1"):
        called = alone.replace("Conversation1", f"Conversation{number}")
        assert read(called.replace("  1. Source", "Source"))[1] == [(number, SOURCE)]


def test_a_source_that_the_head_does_not_call_has_no_number() -> None:
    for head in ("Conversation", "Conversation of 1961"):
        uncalled = RECORD.replace("Conversation1", head).replace("  1. Source", "Source")
        assert read(uncalled)[1][0] == (None, SOURCE)
        assert head.split()[-1] in read(uncalled)[0]


def test_points_of_the_text_are_no_notes() -> None:
    points = "#1 The harbor was open.\n\n#2 The ferry was late.\n\n"
    assert read(RECORD.replace("They spoke", f"{points}They spoke"))[1] == read(RECORD)[1]


@pytest.mark.parametrize("blank", ["\f", " \f", "\f ", "\f\n"])
def test_a_page_may_end_between_notes_in_one_line(blank: str) -> None:
    said = "Mr. Oak: Who pays for the ships?2\n\nMr. Elm: The harbor.\n\nMr. Oak: Since when?\n\n"
    copied = f"1. Memorandum of Conversation1\n\n{said}1. {SOURCE}{blank}2. {SECOND}\n"
    assert read(copied)[1] == [("1", SOURCE), ("2", SECOND)]
    assert convert(Source.from_text(copied)).xml.count(b"<pb/>") == 1


def test_so_it_may_below_a_note_of_wrapped_lines() -> None:
    said = "Mr. Oakley: as-\nthe.\n\n1. Source: none.\n\nThe P.resident: the the the as-\nthe.\n\n"
    xml = convert(Source.from_text(f"Memorandum of Conversation\n\n{said}\fSECRET\n")).xml
    assert xml.count(b"<pb/>") == 1
