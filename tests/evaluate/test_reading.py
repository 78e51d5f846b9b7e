"""What a mapping sees in an encoding: words, marks at words, notes."""

import pytest
from lxml import etree

from tei_memcon.evaluate.mappings import built_in
from tei_memcon.evaluate.reading import Mark, Reading, read


def reading(xml: str, mapping: str = "tei", copy: str | None = None) -> Reading:
    return read(etree.XML(xml), built_in(mapping), copy)


def at(found: Reading, feature: str) -> list[tuple[int, str]]:
    return [(mark.at, mark.value) for mark in found.marks[feature]]


def test_words_run_across_inline_elements_and_not_across_blocks() -> None:
    found = reading(
        "<div><p>O<hi>ffice</hi> of<lb/>the</p><p>Historian</p><list><item>A</item><item>B</item></list></div>"
    )
    assert found.words == ["office", "of", "the", "historian", "a", "b"]


def test_an_accent_of_its_own_belongs_to_its_word_and_is_the_same_as_a_composed_letter() -> None:
    assert reading("<p>cafe\u0301</p>").words == reading("<p>caf\u00e9</p>").words == ["café"]


def test_a_correction_is_read_as_printed_and_a_comment_not_at_all() -> None:
    found = reading("<p>one <choice><sic>tow</sic><corr>two</corr></choice><!-- three --> four</p>")
    assert found.words == ["one", "tow", "four"]


def test_notes_are_taken_out_and_notes_without_number_stay() -> None:
    found = reading(
        "<p>One<note n='1'>A <pb n='9'/>note <note n='2'>in it</note>.</note> two <note>[sic]</note> three</p>"
    )
    assert found.words == ["one", "two", "sic", "three"]
    assert [(note.number, note.at, note.words) for note in found.notes] == [("1", 1, ("a", "note", "in", "it"))]
    assert at(found, "note_refs") == [(1, "1")]
    assert at(found, "page_breaks") == []


def test_a_paragraph_begins_where_its_label_does() -> None:
    found = reading("<div><sp><speaker>Alder:</speaker><note n='1'>He.</note><p>Yes.</p><p>No.</p></sp></div>")
    assert at(found, "turns") == [(0, "alder")]
    assert at(found, "blocks") == [(0, ""), (2, "")]
    assert at(found, "note_refs") == [(1, "1")]


def test_what_has_no_words_is_no_block() -> None:
    assert at(reading("<div><p> </p><p>One</p><p><pb n='2'/></p></div>"), "blocks") == [(0, "")]


def test_items_know_the_list_that_they_belong_to() -> None:
    found = reading(
        "<div><list type='participants'><item><list><head>Islands</head><item>Birch</item></list></item></list>"
        "<list type='subject'><item>Oil</item></list><list><item>Tar</item></list></div>"
    )
    assert at(found, "list_items") == [(1, ""), (2, ""), (3, "")]
    assert at(found, "participants") == [(1, "")]
    assert at(found, "subjects") == [(2, "")]


def test_speakers_of_frus_are_read_off_labels_that_recur() -> None:
    talk = "<p>Alder: Yes.</p><p>Birch: No.</p>" * 3 + "<p>Note: a word on oil.</p><p>Larch: Once only.</p>"
    assert [value for _, value in at(reading(f"<div>{talk}</div>", "frus"), "turns")] == ["alder", "birch"] * 3
    assert at(reading("<div><p>Alder: Yes.</p><p>Birch: No.</p></div>", "frus"), "turns") == []


def test_a_label_that_frus_tags_counts_even_if_it_stands_once() -> None:
    talk = "<p>Alder: Yes.</p><p>Birch: No.</p>" * 3 + "<p><persName>Larch</persName>: Once only.</p>"
    assert at(reading(f"<div>{talk}</div>", "frus"), "turns")[-1] == (12, "larch")


def test_omissions_of_frus_are_read_off_brackets() -> None:
    found = reading(
        "<p>One [<hi>2 lines not\n declassified</hi>] two [sic] three [Here follows a list of lamps.]</p>", "frus"
    )
    assert at(found, "omissions") == [(1, ""), (8, "")]


@pytest.mark.parametrize("copy", ["1. Talk\n\nSUBJECT\n\n  • Oil\n", "1. Talk\n\nSUBJECT1\n\n  • Oil\n"])
def test_what_a_copy_shows_is_asked_for(copy: str) -> None:
    list_ = "<list><head>SUBJECT<note n='1'>So.</note></head><item>Oil</item></list>"
    assert reading(f"<div><head>1. Talk</head>{list_}</div>", "frus", copy).words == ["1", "talk", "subject", "oil"]


def test_what_a_copy_lacks_is_not_asked_for_but_its_notes_are() -> None:
    dateline = "<dateline>Rome, <date when='1961-01-01'>May</date><note n='1'>So.</note></dateline>"
    gold = f"<div><head>1. Talk</head>{dateline}<p>Oil</p></div>"
    found = reading(gold, "frus", "1. Talk1\n\nOil\n\n  1. So.\n")
    assert found.words == ["1", "talk", "oil"]
    assert at(found, "datelines") == at(found, "dates") == []
    assert at(found, "note_refs") == [(2, "1")]


def test_reported_speech_covers_its_words_and_may_have_several_speakers() -> None:
    found = reading("<p>They <said who='#a #b'>agreed on oil</said> then.</p>")
    assert found.marks["said"] == [Mark(1, "a", 3), Mark(1, "b", 3)]


def test_pieces_as_printed_keep_what_opens_a_word_with_it() -> None:
    assert reading("<div><p>He said, “Yes.”</p><p>(So)</p></div>").printed == [" ", "He ", "said, ", "“Yes.” ", "(So) "]
