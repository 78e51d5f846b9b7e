"""Notes: lists in every form that copies have, marks in every place; and what must not become a note."""

import re

import pytest

from tei_memcon.convert import convert
from tei_memcon.model import Inference
from tei_memcon.source import Source

HEAD = "7. Memorandum of Conversation1\n\nRiga, May 3, 1957.\n\n"
TITLE, LAST = "Memorandum of Conversation\n\nRiga, May 3, 1957.\n\n", "Mr. Elm thanked him and left."
BODY = "Mr. Oak asked about the boats.2 Mr. Elm said that 40 had gone to Oslo.3\n\nHe thanked him.\n\n"
SAID = ("Source: Harbor Files, Lot 66 D 1. Secret.", "See Document 6.", "Not printed.")


def read(text: str) -> str:
    """The text of a record as TEI, without line ends and without what is said of its speech."""
    xml = convert(Source.from_text(text, "a.txt")).xml.decode()
    return " ".join(re.sub(r"</?(?:said|seg|persName)\b[^>]*>", "", xml.partition("<text")[2]).split())


def listed(form: str, between: str = "\n") -> str:
    return between.join(form.format(n=n, words=words) for n, words in enumerate(SAID, 1)) + "\n"


def assert_in_place(text: str) -> None:
    assert '<head>7. Memorandum of Conversation<note n="1" xml:id="fn1" place="bottom" type="source"' in text
    assert 'boats.<note n="2" xml:id="fn2" place="bottom">See Document 6.' in text
    assert 'Oslo.<note n="3" xml:id="fn3" place="bottom">Not printed.' in text


@pytest.mark.parametrize(
    "form",
    [
        "{n}. {words}",
        "  {n}.  {words}",
        "{n}) {words}",
        "({n}) {words}",
        "[{n}] {words}",
        "[^{n}]: {words}",
        "[note {n}] {words}",
        "{n} {words}",
        "^{n} {words}",
        "{n}: {words}",
        "{n}.\t{words}",
        "{n}.\n{words}",
        "Note {n}: {words}",
        "{n}. {words} ↩",
        "{n}. {words}↩\ufe0e",
        "{n}. {words} ^",
        "- {words}",
        "• {words}",
        "•\n{words}",
        "{words}",
    ],
)
def test_a_list_of_notes_is_one_however_its_numbers_look(form: str) -> None:
    assert_in_place(read(HEAD + BODY + listed(form)))


@pytest.mark.parametrize("heading", ["Notes", "Footnotes:", "NOTES", "Anmerkungen", "____________", "---"])
def test_a_heading_of_the_list_is_not_printed(heading: str) -> None:
    text = read(f"{HEAD}{BODY}{heading}\n\n{listed('[{n}] {words}')}")
    assert_in_place(text)
    assert heading not in text


@pytest.mark.parametrize("row", ["* * *", "***"])
def test_a_row_of_asterisks_above_the_list_is_printed(row: str) -> None:
    text = read(f"{HEAD}{BODY}{row}\n\n{listed('[{n}] {words}')}")
    assert_in_place(text)
    assert f">{row}<" in text


def test_a_number_without_words_is_no_note() -> None:
    text = read(f"{HEAD.replace('on1', 'on')}Mr. Oak said so.\n\n1.\n")
    assert "<note" not in text
    assert ">1.<" in text


@pytest.mark.parametrize("mark", ["[{n}]", "[note {n}]", "^{n}", "({n})"])
def test_marks_in_brackets_and_raised_ones_call_notes(mark: str) -> None:
    marked = (HEAD + BODY).replace("on1\n", f"on{mark}\n").replace(".2 ", f".{mark} ", 1).replace("o.3", f"o.{mark}")
    for n in "123":
        marked = marked.replace("{n}", n, 1)
    text = read(marked + listed("({n}) {words}"))
    assert [f'n="{n}"' in text for n in "123"] == [True] * 3
    assert "Not printed.</note> <" not in text.partition("He thanked")[2]


def test_numbers_with_a_stroke_call_notes() -> None:
    body = BODY.replace("boats.2", "boats of 3 May 2/ and the yards").replace("Oslo.3", "Oslo 3/.")
    text = read(HEAD + body + listed("{n}/ {words}"))
    assert "3 May <note" in text
    assert "Oslo <note" in text


def test_a_fraction_or_a_choice_calls_no_note() -> None:
    body = BODY.replace("boats.2", "boats, 1/2 of them, and/or 2/3 of the yards.2")
    assert "boats, 1/2 of them, and/or 2/3 of the yards.<note" in read(HEAD + body + listed("{n}/ {words}"))


def test_letters_in_parentheses_call_notes_where_all_are_glued_to_words() -> None:
    said = "Mr. Oak asked about the boats(a) at Oslo. Mr. Elm said that they had gone(b) there.\n\nHe thanked him.\n\n"
    listed_below = '(a) Three of them.\n(b) The record has "done".\n'
    assert read(HEAD.replace("on1", "on") + said + listed_below).count("<note") == 2
    items = said.replace("boats(a)", "member(s)").replace("gone(b)", "gone (b)")
    assert "<note" not in read(HEAD.replace("on1", "on") + items + listed_below)


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("({n})", "({n}) "),
        ("{n})", "{n}) "),
        ("/{n}/", "/{n}/ "),
        ("[Note {n}]", "Note {n}: "),
        ("(Note {n})", "(Note {n}) "),
        ("[footnote {n}]", "[footnote {n}] "),
    ],
)
def test_the_mark_of_a_note_takes_its_brackets_with_it(mark: str, number: str) -> None:
    body = f"Mr. Oak asked (in May) about the boats.{mark.format(n=1)} Mr. Elm (who is 60) left.{mark.format(n=2)}\n\n"
    text = read(f"{TITLE}{body}{LAST}\n\n{number.format(n=1)}See the map.\n{number.format(n=2)}Not printed.\n")
    assert "boats.<note" in text
    assert "</note> Mr. Elm (who is 60) left.<note" in text


@pytest.mark.parametrize("star", ["*", "*)", "(*)", "[*]", "*/", " *"])
def test_a_star_may_have_brackets_and_stand_apart(star: str) -> None:
    body = f"Mr. Oak asked about the boats.{star}\n\nMr. Elm said (not without a smile *) that 5 * 3 made 15.\n\n"
    text = read(f"{TITLE}{body}{LAST}\n\n{star.strip()} See the map.\n")
    assert "boats.<note" in text or "boats. <note" in text
    assert "smile *) that 5 * 3 made" in text


@pytest.mark.parametrize("mark", ["a/", " a/", "(a)"])
def test_letters_with_a_stroke_or_in_parentheses_call_notes(mark: str) -> None:
    number = mark.strip()
    body = f"Mr. Oak asked about the boats.{mark} Mr. Elm went w/ him.{mark.replace('a', 'b')}\n\n"
    text = read(f"{TITLE}{body}{LAST}\n\n{number} See the map.\n\n{number.replace('a', 'b')} Not printed.\n")
    assert "See the map.</note> Mr. Elm went w/ him." in text
    assert "Not printed.</note>" in text


def test_numbers_in_parentheses_that_count_are_no_notes() -> None:
    body = "Oak: We agreed on two things: (1) The harbor. (2) The lamp on the pier.\n\nElm: Yes.\n\nOak: So:\n\n"
    text = f"{TITLE}{body}(1) The harbor.\n\n(2) The lamp.\n\n- 2 -\n\nElm: I agree with you.\n\nOak: Good.\n"
    assert "<note" not in read(text)


def test_a_signature_below_the_notes_is_no_part_of_them() -> None:
    body = f"Mr. Oak asked about the boats.[1]\n\n{LAST}\n\n"
    text = read(f"{TITLE}{body}[1] See the map.\n\nA second paragraph of it.\n\nO. RAND\n\nMay 4\n")
    assert "<p>A second paragraph of it.</p></note>" in text
    assert "RAND" not in text.split("</note>")[-2]


def test_raised_figures_call_notes() -> None:
    text = read(
        (HEAD + BODY).replace("on1", "on¹").replace(".2 ", ".² ").replace("o.3", "o.³") + listed("{n}. {words}")
    )
    assert 'boats.<note n="2" xml:id="fn2" place="bottom" rend="²">See Document 6.' in text


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("in 19572 he came", "in 1957<note"),
        ("on June 262 he came", "on June 26<note"),
        ("told Bob about2Bob left", "about<note"),
        ("Mr. Reed 2 and Mr. Elm", "Mr. Reed <note"),
        ("paid 1,0002 crowns", "1,000<note"),
        ("came at 10:302 in the rain", "10:30<note"),
        ("(see paper),2 he said", "paper),<note"),
    ],
)
def test_a_mark_is_found_after_digits_and_between_words(printed: str, expected: str) -> None:
    text = read(f"{HEAD}Then {printed}, I think.\n\n1. {SAID[0]}\n2. {SAID[1]}\n")
    assert expected + ' n="2"' in text


@pytest.mark.parametrize(
    "number",
    [
        "in 1952",
        "on May 12",
        "the 42d Regiment",
        "10:32 a.m.",
        "1,002 boats",
        "2.52 tons",
        "[less than 2 lines not declassified]",
    ],
)
def test_no_digit_is_taken_from_a_number_where_a_clear_mark_stands(number: str) -> None:
    text = read(f"{HEAD}It was {number} then. He spoke of peace.2 They left.\n\n1. {SAID[0]}\n2. {SAID[1]}\n")
    assert number in text
    assert 'peace.<note n="2"' in text


def test_a_number_that_opens_a_quotation_in_straight_marks_is_no_note() -> None:
    quoted = '"1. The lamp is out.\n\n"2. It was never lit.\n\n"3. It is dark."'
    notes = "\n".join(f"{n}. {words}" for n, words in enumerate(SAID, start=1))
    text = read(f"{HEAD}He spoke of lamps.2 He read:\n\n{quoted}\n\nThey left.3\n\n{notes}\n")
    assert 'lamps.<note n="2"' in text
    assert 'left.<note n="3"' in text


def test_of_two_marks_of_one_number_the_first_has_the_note() -> None:
    said = "Mr. Oak saw the boats.[1] He saw the ice.[2] He saw the boats once more.[2]\n\nHe thanked him.\n\n"
    text = read(HEAD.replace("on1", "on") + said + "[1] Three of them.\n[2] That of May.\n")
    assert "the ice.<note" in text
    assert 'once more.<ref type="noteMark" target="#fn2">' in text


def test_two_marks_on_the_head_may_be_glued_together() -> None:
    text = read(
        f"7. Memorandum of Conversation, Riga, May 3, 1957, 10 a.m.12\n\nHe spoke.\n\n1. {SAID[0]}\n2. A summary.\n"
    )
    assert '10 a.m.<note n="1"' in text
    assert '</note><note n="2"' in text


def test_a_mark_may_stand_before_the_sentence_that_it_is_about() -> None:
    text = read(f"{HEAD}He hoped for it in 22 hours.1\n\n2Nothing was decided.\n\n1. {SAID[0]}\n2. {SAID[1]}\n")
    assert "in 22 hours." in text
    assert "</note>Nothing was decided." in text


def test_zero_is_the_first_number_of_some_lists() -> None:
    text = read(f"7. Memorandum of Conversation0\n\nHe spoke.1\n\n0. {SAID[0]}\n1. {SAID[1]}\n")
    assert 'Conversation<note n="0" xml:id="fn0" place="bottom" type="source"' in text


def test_a_note_that_is_printed_twice_stands_at_both_its_marks() -> None:
    text = read(f"{HEAD}He spoke.2 He spoke again.2\n\n1. {SAID[0]}\n2. {SAID[2]}\n2. {SAID[2]}\n")
    assert text.count("Not printed.") == 2
    assert text.count('<note n="2"') == 2


def test_a_mark_out_of_order_is_taken_and_told() -> None:
    record = f"{HEAD}He spoke.3 He wrote.2\n\n1. {SAID[0]}\n2. {SAID[1]}\n3. {SAID[2]}\n"
    told = convert(Source.from_text(record, "a.txt")).document.inferences
    assert [(one.cert, one.reason) for one in told if isinstance(one, Inference) and "out of order" in one.what] == [
        ("medium", "it is the only mark of that number; the marks of the notes around it stand elsewhere")
    ]


def test_a_note_of_several_paragraphs_keeps_them() -> None:
    more = "The other copy is longer.\n\nIt is in the same box."
    text = read(f"{HEAD}He spoke.2\n\n1. {SAID[0]}\n\n{more}\n\n2. {SAID[1]}\n")
    assert "<p>The other copy is longer.</p><p>It is in the same box.</p></note>" in text.replace("> <", "><")


def test_a_source_note_without_number_stands_in_the_head() -> None:
    text = read(f"7. Memorandum of Conversation\n\nRiga, May 3, 1957.\n\nHe spoke.1\n\n. Harbor Files\n1. {SAID[1]}\n")
    assert 'Conversation<note xml:id="fn0" place="bottom" type="source">Harbor Files</note></head>' in text


# What must not become a note


def test_numbered_paragraphs_at_the_end_of_a_record_are_no_notes() -> None:
    end = "It was agreed that:\n\n1. The boats should go to Oslo before the ice comes, if the owners agree to it.\n\n"
    text = read(f"7. Memorandum of Conversation\n\nRiga, May 3, 1957.\n\n{end}2. They should come back in spring.\n")
    assert "<note" not in text


def test_glued_digits_stay_where_no_list_came_along() -> None:
    text = read(HEAD + BODY)
    assert "Conversation1" in text
    assert "boats.2" in text
    assert "<note" not in text
    remarks = convert(Source.from_text(HEAD + BODY, "a.txt")).document.remarks
    assert [one.message.partition(",")[0] for one in remarks] == ["the numbers 1 to 3 look like marks of notes"]


def test_a_year_is_no_mark_of_the_third_note() -> None:
    text = read(f"{HEAD}He came in 1953 by boat.2 He left.3\n\n{listed('{n}. {words}')}")
    assert "in 1953 by" in text
    assert 'left.<note n="3"' in text


def test_a_note_without_a_mark_stands_at_the_end_with_a_warning() -> None:
    record = f"{HEAD}He spoke.\n\n1. {SAID[0]}\n2. {SAID[1]}\n"
    assert '<note n="2" xml:id="fn2" place="bottom" type="unanchored"' in read(record)
    remarks = convert(Source.from_text(record, "a.txt")).document.remarks
    assert ["note 2 has no mark" in one.message for one in remarks] == [True]


@pytest.mark.parametrize("form", ["[{}]", "{}"])
def test_notes_may_be_counted_in_roman_figures(form: str) -> None:
    first, second, third = (form.format(n) for n in ("i", "ii", "iii"))
    said = "\n\n".join(f"{n} {words}" for n, words in zip((first, second, third), SAID, strict=True))
    text = read(f"7. Memorandum of Conversation\n\nHe asked.{first} I said [i]t.{second} They left.{third}\n\n{said}\n")
    assert re.findall(r'<note n="(\w+)"', text) == ["i", "ii", "iii"]
    assert 'left.<note n="iii" xml:id="fn-3" place="bottom"' in text
    assert '<supplied resp="#source-editor">[i]</supplied>t.' in text


def test_notes_may_be_counted_in_letters() -> None:
    text = read(
        f"7. Memorandum of Conversation\n\nHe asked.[a] I said [a] word.[b]\n\n[a] {SAID[1]}\n\n[b] {SAID[2]}\n"
    )
    assert re.findall(r'<note n="(\w+)"', text) == ["a", "b"]
    assert "I said <supplied" in text


def test_a_mark_between_a_year_and_the_next_word_is_one() -> None:
    text = read(f"{HEAD}It was so in 19502and is so. That is all.3\n\n{listed('{n}. {words}')}")
    assert 'in 1950<note n="2"' in text


LAMPS = "Minutes of the Board, Riga, May 3, 1957\n\nOak: The lamps are out.{a} We ask.\n\nElm: No oil is left.{b}\n\n"
NARVA = "Oak: Then we write to Narva.{a} At once.\n\nElm: I have written.\n\n"


@pytest.mark.parametrize(
    ("marks", "form"),
    [(("1", "2", "3"), "[{}]"), (("1", "2", "1"), "[{}]"), (("1", "2", "3"), "{}"), (("*", "**", "*"), "{}")],
)
def test_notes_at_the_foot_of_each_page_stand_at_their_marks(marks: tuple[str, ...], form: str) -> None:
    first, second, third = (form.format(mark) for mark in marks)
    text = read(
        LAMPS.format(a=first, b=second)
        + f"{first} They had been lit in 1958.\n{second} The oil came from Narva.\n\n[Page 2]\n\n"
        + NARVA.format(a=third)
        + f"{third} The letter is lost.\n\n[Page 3]\n\nOak: Write again.\n\nElm: I shall.\n"
    )
    assert re.search(r'out\.<note n="[^"]*" [^>]*>They had been lit', text)
    assert re.search(r'left\.<note n="[^"]*" [^>]*>The oil came', text)
    assert re.search(r'Narva\.<note n="[^"]*" [^>]*>The letter is lost', text)
    assert text.count("<speaker>") == 6


def test_each_part_of_a_record_may_have_its_own_list() -> None:
    said = "Notes\n\n1. They had been lit in 1958.\n\n2. The oil came from Narva.\n\n"
    again = "Notes\n\n1. The letter is lost.\n"
    text = read(LAMPS.format(a="1", b="2") + said + "Second Session\n\n" + NARVA.format(a="1") + again)
    assert 'out.<note n="1" xml:id="fn1" place="bottom">They' in text
    assert 'Narva.<note n="1" xml:id="fn1-2" place="bottom">The letter' in text
    assert "Notes" not in text


@pytest.mark.parametrize("item", ["1. Ask for {}.", "* Ask for {}."])
def test_items_of_the_text_are_no_notes_although_marks_stand_before_them(item: str) -> None:
    items = "\n\n".join((item.format("oil"), item.format("wicks")))
    text = read(LAMPS.format(a="1", b="*") + f"Oak: As follows:\n\n{items}\n\nElm: And then?\n\nOak: We shall see.\n")
    assert "<note" not in text
    assert text.count("<speaker>") == 5


def test_items_before_a_page_end_take_no_mark_from_the_list_at_the_end() -> None:
    text = read(
        LAMPS.format(a="1", b="2")
        + "1. Oil was asked for.\n\n2. Wicks were asked for.\n\n[Page 2]\n\n"
        + "Oak: We shall see.3 That is all.\n\n1. Source: Lamp Files.\n\n2. Not printed.\n\n3. Not found.\n"
    )
    assert re.findall(r'<note n="(\d)"', text) == ["1", "2", "3"]
    assert "1. Oil was asked for." in text


def test_a_note_that_was_put_in_later_has_a_letter() -> None:
    body = "Mr. Oak asked about the boats.2 Mr. Elm said that 40 had gone in 19572a and more later.2b He left.3\n\n"
    notes = ("2. See Document 6.", "2a. Not found.", "2b. In May.", "3. Not printed.")
    text = read(HEAD + body + "\n".join((f"1. {SAID[0]}", *notes)) + "\n")
    assert 'in 1957<note n="2a" xml:id="fn2a" place="bottom">Not found.</note> and' in text
    assert 'later.<note n="2b" xml:id="fn2b" place="bottom">In May.</note> He left.<note n="3"' in text


@pytest.mark.parametrize("line", ["2a. He stayed.", "3b. He stayed."])
def test_a_letter_that_follows_on_no_note_makes_none(line: str) -> None:
    text = read(HEAD + BODY + f"{line}\n\nIt rained on May 2a and in Article 3b.\n\n" + listed("{n}. {words}"))
    assert_in_place(text)
    assert "It rained on May 2a and in Article 3b." in text
    assert line in text


def test_the_sign_of_a_note_may_have_a_stop() -> None:
    text = read(HEAD + BODY.replace("him.", "him.*") + "*. On the phone.\n\n" + listed("{n}. {words}"))
    assert 'thanked him.<note n="*" xml:id="fn-1" place="bottom" rend="*">On the phone.' in text


def test_the_only_note_of_a_record_may_have_a_star() -> None:
    text = read(
        "Memorandum of Conversation\n\n"
        + BODY.replace("him.", "him*.").replace("2", "").replace("3", "")
        + "* On the phone.\n"
    )
    assert 'thanked him<note n="*"' in text
    listed_only = read("Memorandum of Conversation\n\n" + BODY.replace("2", "").replace("3", "") + "* On the phone.\n")
    assert "<note" not in listed_only


def test_the_number_of_an_item_behind_an_omission_is_no_mark() -> None:
    text = read(HEAD + BODY + "[. . .]1. On the harbour\n\nHe left.\n\n" + listed("{n}. {words}"))
    assert_in_place(text)
    assert "</ellipsis>1. On the harbour" in text


def test_a_heading_is_no_note_whose_number_is_lost() -> None:
    said = "Memorandum of Conversation\n\nMr. Oak spoke of boats.1 Mr. Elm said that 40 had gone.\n\n"
    text = read(f"{said}[Source: Harbor Files, Box 3.]\n\nNote\n1. See Document 6.\n")
    assert 'boats.<note n="1" xml:id="fn1" place="bottom">See Document 6.' in text


def test_the_only_note_of_a_record_may_have_a_bare_number() -> None:
    said = "Memorandum of Conversation\n\nMr. Oak spoke of boats1. Mr. Elm said that 40 had gone.\n\n"
    assert '<note n="1"' in read(f"{said}1 The boats came back in May.\n")
    assert "<note" not in read(said.replace("boats1.", "1 boat.") + "1 Boat came back in May.\n")


@pytest.mark.parametrize("end", ["\n\nNotes", "\n\nNotes\n", "\n\nNotes\n\nNotes"])
def test_a_heading_of_notes_without_notes_is_no_list(end: str) -> None:
    text = read(f"{HEAD}{BODY}Mr. Oak said that the lamp was lit0.{end}")
    assert "<note" not in text
    assert "Notes</" in text
