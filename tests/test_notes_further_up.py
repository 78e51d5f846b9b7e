"""Notes that stand further up than at the end of a record: below its head, its paragraphs, or its pages."""

import re

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.source import Source

SOURCE = "Source: Department of State, Lot 60. Secret."
HEAD = "68. Memorandum of Conversation1\n\nStrelsau, May 4, 1975, 1 p.m.\n\n"
FIRST = "Mr. Oak said that the harbor had been open since May 3.2 The Secretary agreed."
SECOND = "They spoke of the ferry. It was late.3"
LAST = "The Secretary thanked him."
NOTES = (SOURCE, "Not printed.", "See the map.")


def read(text: str) -> tuple[str, list[tuple[str | None, str | None, str]]]:
    """The words of a record without its notes, and these: number, kind, words."""
    root = etree.fromstring(convert(Source.from_text(text)).xml)
    body = root.find(".//{*}body")
    assert body is not None
    found = [(one.get("n"), one.get("type"), " ".join("".join(one.itertext()).split())) for one in body.iter("{*}note")]
    etree.strip_elements(body, "{*}note", with_tail=False)
    return " ".join(re.findall(r"\w+", " ".join(body.itertext()))), found


AT_END = f"{HEAD}{FIRST}\n\n{SECOND}\n\n{LAST}\n\n1. {NOTES[0]}\n2. {NOTES[1]}\n3. {NOTES[2]}\n"


@pytest.mark.parametrize("indent", ["", "  "])
def test_the_source_may_be_given_below_the_dateline(indent: str) -> None:
    rest = f"{indent}2. {NOTES[1]}\n{indent}3. {NOTES[2]}\n"
    assert read(f"{HEAD}{indent}1. {SOURCE}\n\n{FIRST}\n\n{SECOND}\n\n{LAST}\n\n{rest}") == read(AT_END)


def test_each_note_may_stand_below_its_paragraph() -> None:
    copied = f"{HEAD}1. {SOURCE}\n\n{FIRST}\n\n2. {NOTES[1]}\n\n{SECOND}\n\n3. {NOTES[2]}\n\n{LAST}\n"
    assert read(copied) == read(AT_END)


def test_so_they_may_where_the_text_has_a_list() -> None:
    items = "He asked for two things:\n\n1. A pilot for the harbor.\n\n2. A lamp for the pier.\n\n"
    copied = f"{HEAD}1. {SOURCE}\n\n{FIRST}\n\n2. {NOTES[1]}\n\n{items}{SECOND}\n\n3. {NOTES[2]}\n\n{LAST}\n"
    assert read(copied) == read(AT_END.replace(SECOND, items + SECOND))


@pytest.mark.parametrize("foot", ["{}\n\n[Page 12]", "___________\n\n{}"])
def test_a_note_at_the_foot_of_the_first_page_ends_there(foot: str) -> None:
    head, text = HEAD.replace("1\n", "\n"), "\n\n".join([LAST] * 3)
    copied = f"{HEAD}Mr. Oak came.\n\n{foot.format(f'1. {SOURCE}')}\n\n{text}\n"
    words, notes = read(copied)
    assert [(n, said) for n, _, said in notes] == [("1", SOURCE)]
    assert words == read(f"{head}Mr. Oak came.\n\n{text}\n")[0]


def test_numbered_paragraphs_below_the_source_are_text() -> None:
    text = "1. Mr. Oak came in May.\n\n2. The Secretary agreed.\n\n3. They spoke of the ferry.\n"
    words, notes = read(f"{HEAD}1. {SOURCE}\n\n{text}")
    assert [n for n, _, _ in notes] == ["1"]
    assert "The Secretary agreed" in words


def test_a_note_that_goes_on_in_other_paragraphs_below_a_heading_keeps_them() -> None:
    _, notes = read(
        f"{HEAD}{FIRST}\n\nNotes\n\n1. {SOURCE}\n\nThe copy is longer.\n\nIt is in a box.\n\n2. {NOTES[1]}\n"
    )
    assert notes[0][2] == f"{SOURCE}The copy is longer.It is in a box."


def test_notes_in_parentheses_below_a_rule_are_called_by_numbers_behind_a_space() -> None:
    foot = "___________\n(1) See the map.\n\n- 3 -\n\n"
    text = f"{HEAD}1. {SOURCE}\n\n{FIRST}\n\nThe pilot (1), who was late, agreed.\n\n{foot}{LAST}\n"
    assert ("1", None, "See the map.") in read(text)[1]


def test_two_such_numbers_count_items() -> None:
    foot = "___________\n(1) See the map.\n\n- 3 -\n\n"
    text = f"{HEAD}1. {SOURCE}\n\nHe asked for (1) a pilot and, again, (1) a lamp.\n\n{foot}{LAST}\n"
    assert ("1", None, "See the map.") not in read(text)[1]


@pytest.mark.parametrize(
    ("words", "left"), [("agreed.2)", "agreed."), ("agreed (so the map2).", "agreed (so the map).")]
)
def test_the_sign_behind_a_number_is_of_the_mark_unless_it_closes_a_remark(words: str, left: str) -> None:
    text = f"{HEAD}The pilot {words} {LAST}\n\n{SECOND}\n\n1) {SOURCE}\n2) {NOTES[1]}\n3) {NOTES[2]}\n"
    xml = convert(Source.from_text(text)).xml.decode()
    plain = re.sub(r"<note.*?</note>|<[^>]+>", "", xml, flags=re.S)
    assert f"The pilot {left} {LAST}" in " ".join(plain.split())


def test_a_sentence_that_is_rejoined_over_a_note_leaves_the_note_its_line_ends() -> None:
    copied = """103. Memorandum of Telephone Conversation Between Mr. Oak of the
Harbor and Mr. Elm of the Duchy1

1. Mr. Elm had the call put through to the harbor and to
all those who had asked for it now
230 Foreign Relations, 1961–1963, Volume XVII

 before he faced the pilots of the harbor on Thursday noon. The
3 See Document 96.
4 No map of the harbor has been found in it, nor is there any
232 Foreign Relations, 1961–1963, Volume XVII

12. Mr. Elm then apparently said something about the ferry and
"""
    assert convert(Source.from_text(copied)).ledger.characters == len(copied)


@pytest.mark.parametrize(
    ("mark", "sign"), [("[{}]", "{}."), ("[{}]", "{})"), ("{}", "Note {}."), ("[Note {}]", "Note {}:")]
)
def test_each_note_may_stand_below_the_paragraph_that_calls_it_in_brackets(mark: str, sign: str) -> None:
    said = ["Oak: We have lamps.", "Elm: How many?", "Oak: Two."]
    notes = [f"{sign.format(n)} {one}" for n, one in enumerate(("The new ones.", "Or three."), 1)]
    text = (
        f"{said[0]}{mark.format(1)}\n\n{notes[0]}\n\n{said[1]}{mark.format(2)}\n\n{notes[1]}\n\n{said[2]}\n\nElm: No.\n"
    )
    words, found = read(text)
    assert [(n, one) for n, _, one in found] == [("1", "The new ones."), ("2", "Or three.")]
    assert words == read("\n\n".join([*said, "Elm: No.\n"]))[0]


def test_numbered_paragraphs_below_such_marks_are_text_where_the_notes_stand_at_the_end() -> None:
    text = "Oak: We ask for this:[1]\n\n1. Two lamps.\n\n2. A pier.[2]\n\nElm: Why?\n\nOak: It is dark.\n\nElm: No.\n\n"
    found = read(f"{text}1. The list of May.\n\n2. Of wood.\n")[1]
    assert [one for _, _, one in found] == ["The list of May.", "Of wood."]


@pytest.mark.parametrize("words", ["He said the the ship, of of the war, and and the sea.", "[1 line [Page 15] lost]"])
def test_what_a_rule_sees_in_a_note_is_not_marked_in_the_text_that_goes_on_around_it(words: str) -> None:
    typed = (
        f"MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS:  The President[1]\n\n•\n\nNotes\n\n1. {words}\n\n    Mr. Oak\n\n"
    )
    said = "The President: Who pays?\n\nMr. Oak: The ships.\n\nThe President: Since when?\n\nMr. Oak: The war.\n"
    root = etree.fromstring(convert(Source.from_text(typed + said)).xml)
    assert len(list(root.iter("{*}pb", "{*}sic"))) == (1 if "[" in words else 3)
    assert not root.xpath("//*[local-name() = 'pb' or local-name() = 'sic'][not(ancestor::*[local-name() = 'note'])]")


def test_nor_is_it_in_a_word_that_the_notes_have_cut() -> None:
    above, below = "Mr. Oak came and told all that he had seen to the Secretary, Mr. Pe", "llar, who was glad."
    note = "___________\n\n1. Source: Department of State, Lot 60, par[Page 13]ticipation."
    text = "\n\n".join([f"{HEAD}{above}", note, below, *[LAST] * 3])
    root = etree.fromstring(convert(Source.from_text(text)).xml)
    assert [one.tag.rpartition("}")[2] for one in root.xpath("//*[local-name() = 'pb']/..")] == ["note"]
    assert len(list(root.iter("{*}sic"))) == 1
