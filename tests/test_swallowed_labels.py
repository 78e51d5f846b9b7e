from tei_memcon.convert import convert
from tei_memcon.reading.body.turns import first_turn, is_stamp, labelled
from tei_memcon.reading.page.join import passage
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source

TURNS = "Orla: Yes.\nBrandtner: No.\nOrla: Why?\nBrandtner: So."


def parts(text: str) -> list[tuple[str | None, str]]:
    """The paragraphs of a text after cutting: the label of each, and all its words."""
    found, labels = labelled([passage([row]) for row in rows(Source.from_text(text))], ())
    return [(label.words if label else None, one.text) for one, label in zip(found, labels, strict=True)]


def test_a_label_behind_a_sentence_or_page_mark_begins_a_turn() -> None:
    text = f"The talk began at 11.00. Orla: Good.\n{TURNS}\nIt is late. [Page 5] Brandtner: I know."
    found = parts(text)
    assert found[0] == (None, "The talk began at 11.00.")
    assert found[1] == ("Orla:", "Orla: Good.")
    assert found[-1] == ("Brandtner:", "Brandtner: I know.")


def test_a_title_before_an_office_is_no_end_of_a_sentence() -> None:
    text = "President: Yes.\nOrla: I ask you, Mr. President: why?\nPresident: So.\nOrla: Ah."
    assert [words for _, words in parts(text)] == text.split("\n")


def test_a_colon_in_mid_sentence_begins_no_turn() -> None:
    text = f"{TURNS}\nI said to Orla: go home."
    assert parts(text)[-1] == (None, "I said to Orla: go home.")


def test_a_label_before_a_small_letter_is_spoken_of() -> None:
    text = f"{TURNS}\nWe know it. Orla: has said so twice."
    assert parts(text)[-1] == (None, "We know it. Orla: has said so twice.")


def test_the_time_of_a_recording_stands_before_the_turn() -> None:
    found = parts("[00:00:03] Orla: Yes.\n[00:00:09] Brandtner: No.\n[00:00:12] Orla: Why?\n[00:00:15] Brandtner: So.")
    assert found[:2] == [(None, "[00:00:03]"), ("Orla:", "Orla: Yes.")]


def test_times_of_a_recording_are_lines_of_their_own() -> None:
    lines = ("0:04", "[Time Stamp 00:03:52]", "[00:02:41]", "10:30 a.m.", "[3:2]")
    ones = [passage([row]) for row in rows(Source.from_text("\n".join(lines)))]
    assert [is_stamp(one) for one in ones] == [True, True, True, False, False]


def test_the_lines_of_a_withdrawn_item_are_one_paragraph() -> None:
    item = "BEGIN WITHDRAWN ITEM NO. 1\n[Privacy]\n[Duration: 35s ]\nEND WITHDRAWN ITEM NO. 1"
    assert parts(f"{TURNS}\n{item}\nOrla: Well.")[4] == (None, item.replace("\n", " "))


def test_a_page_may_end_within_a_withdrawn_item() -> None:
    item = "BEGIN WITHDRAWN ITEM NO. 1\n[Privacy]\n\f[Duration: 35s ]\nEND WITHDRAWN ITEM NO. 1"
    record = convert(Source.from_text(f"Conversation of Orla and Brandtner\n\n{TURNS}\n{item}\nOrla: Well.\n"))
    assert record.xml.count(b"<pb/>") == record.xml.count(b"<gap ") == 1


def test_a_label_with_a_title_is_known_by_the_name_that_speaks() -> None:
    text = f"{TURNS}\nIt was late. Cde. P. Brandtner: Indeed. Cde. Elm: he was late too."
    assert parts(text)[-1] == ("Cde. P. Brandtner:", "Cde. P. Brandtner: Indeed. Cde. Elm: he was late too.")


def test_a_label_is_not_cut_off_from_its_title_or_initial() -> None:
    text = "G. Orla: Yes.\nGen. Brandtner: No.\nOrla: Why?\nBrandtner: So.\nOrla: Ah.\nBrandtner: Oh."
    assert [words for _, words in parts(text)] == text.split("\n")


def test_a_label_may_begin_in_one_line_and_end_in_the_next() -> None:
    text = f"{TURNS}\nMinister\nBrandtner: There are nine.\nGeneral\nOrla: Six."
    assert [label for label, _ in parts(text)[4:]] == ["Minister Brandtner:", "General Orla:"]


def test_a_header_ends_at_the_first_turn() -> None:
    header = "Participants:\nMr. Orla, Minister\nUK:\nMr. Brandtner"
    ones = [passage([row]) for row in rows(Source.from_text(f"{header}\n{TURNS}"))]
    assert first_turn(ones) == 4
    assert first_turn(ones[:4]) == 4


def test_a_title_in_capitals_begins_the_label() -> None:
    text = "MR. ORLA: Yes.\nMR. BRANDTNER: No.\nMR. ORLA: So.\nMR. BRANDTNER: " + "It is late. " * 80
    assert [words.split(":")[0] for _, words in parts(text)] == ["MR. ORLA", "MR. BRANDTNER"] * 2


def test_a_group_of_a_list_begins_no_turn() -> None:
    header = "• NORLAND:\n• Orla, Minister\n• WESTLAND:\n• Brandtner, Minister"
    ones = [passage([row]) for row in rows(Source.from_text(f"{header}\n{TURNS}"))]
    assert first_turn(ones) == 4


def test_a_supplied_label_behind_an_omission_begins_a_turn() -> None:
    assert parts(f"{TURNS}\n[. . .] [Orla:] Shall we go?")[4:] == [
        (None, "[. . .]"),
        ("[Orla:]", "[Orla:] Shall we go?"),
    ]


def test_a_label_that_a_line_end_cuts_is_whole() -> None:
    turns = "The Mayor: Yes.\nOrla Brandt: No.\n" * 2
    text = f"{turns}The\nMayor: Why?\nOrla Brandt\n(in Danish): So.\nThe harbour\nMayor: No."
    assert [label for label, _ in parts(text)][4:] == ["The Mayor:", "Orla Brandt (in Danish):", None, "Mayor:"]


CAPITALS = "ORLA: Yes.\nBRANDTNER: No.\nORLA: Why?\nBRANDTNER: So."


def test_a_label_in_capitals_begins_a_turn_wherever_it_stands() -> None:
    text = f"{CAPITALS}\nORLA: I have nothing to add to BRANDTNER: but I have, uh-- ORLA: Well."
    assert [label for label, _ in parts(text)[4:]] == ["ORLA:", "BRANDTNER:", "ORLA:"]


def test_other_words_in_capitals_and_initials_before_a_name_begin_no_turn() -> None:
    text = f"{CAPITALS}\nORLA: I read the NOTE: we wait. Ask H. BRANDTNER: he knows."
    assert [label for label, _ in parts(text)[4:]] == ["ORLA:"]


def test_a_header_ends_where_turns_follow_each_other_on_the_lines_of_a_paragraph() -> None:
    lines = "Oval Office\nORLA: Hello, Ann.\nBRANDTNER: Hello, Jim.\nORLA: I am glad of this call.\nBRANDTNER: I too."
    found = rows(Source.from_text(lines))
    ones = [*(passage([row]) for row in found[:3]), passage(found[3:])]
    assert first_turn(ones) == 1


def test_the_heading_of_a_field_is_no_first_turn() -> None:
    ones = [passage([row]) for row in rows(Source.from_text(f"AND PLACE:\nMay 4, 1991\nOval Office\n{TURNS}"))]
    assert first_turn(ones) == 3


def test_a_dash_below_a_name_is_no_list() -> None:
    talk = (
        "Orla\n\n—I can tell you that.\n\nBrandtner\n\nNo, but if—\n\nOrla\n\nWell, go on.\n\nBrandtner\n\n—as I said."
    )
    root = convert(Source.from_text(f"Conversation of Orla and Brandtner\n\n{talk}\n"), reader="plain").root
    assert len(list(root.iter("{*}sp"))) == 4
    assert not list(root.iter("{*}list"))


def test_several_dashes_below_a_name_are_a_list() -> None:
    talk = "Orla\n\n—A lamp.\n\n—A rope.\n\nBrandtner\n\nNo, but if—\n\nOrla\n\nWell, go on.\n\nBrandtner\n\nI see."
    root = convert(Source.from_text(f"Conversation of Orla and Brandtner\n\n{talk}\n"), reader="plain").root
    assert [len(found) for found in root.iter("{*}list")] == [2]


def test_two_blanks_may_stand_behind_a_sentence() -> None:
    said = "We shall see what comes of the lamp and of the harbor, and who is to pay for both of them in the end.  "
    turns = "".join(f"Orla: {said}Brandtner: {said}" for _ in range(4)).strip()
    assert [label for label, _ in parts(f"{turns}  They asked Mr.  Orla: he knows.")] == ["Orla:", "Brandtner:"] * 4
