"""Labels that a scan has misread: who is meant, and where nobody can tell."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tei_memcon.speech.labels import find_labels
from tei_memcon.speech.misread import misread

OAK = [
    "Mr. Oakley: Why is the lamp dark?",
    "Mr. Elmhurst: Nobody paid.",
    "Mr. Oakley: Who should?",
    "Mr. Elmhurst: We.",
]


def read(paragraphs: list[str], *participants: str) -> dict[str, tuple[str, str | None]]:
    """What each misread label should say, and how sure that is."""
    labels = find_labels(paragraphs, participants)
    found = misread(paragraphs, labels, participants)
    return {one.label.words: (one.label.reading, one.label.cert) for one in found}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Mr. Oak1ey:", ("Mr. Oakley:", "medium")),
        ("Mr. 0akley:", ("Mr. Oakley:", "medium")),
        ("Mr. Oak·ley:", ("Mr. Oakley:", "medium")),
        ("Mr. Oakl ey:", ("Mr. Oakley:", "medium")),
        ("Mr. OakIey:", ("Mr. Oakley:", "medium")),
        ("Mr. Elrnhurst:", ("Mr. Elmhurst:", "medium")),
        ("Mr. Elmhursi:", ("Mr. Elmhurst:", "medium")),
        ("Mr. Okaley:", ("Mr. Oakley:", "medium")),
    ],
)
def test_letters_that_scans_confuse_make_the_same_label(label: str, expected: tuple[str, str]) -> None:
    assert read([*OAK, f"{label} So be it."]) == {label: expected}


def test_a_letter_more_needs_a_label_that_is_printed_often() -> None:
    turn = "Mr. Elmkhurst: So be it."
    assert read([*OAK, turn]) == {}
    assert read([*OAK, *OAK, turn]) == {"Mr. Elmkhurst:": ("Mr. Elmhurst:", "low")}


def test_a_title_with_a_stop_is_no_label() -> None:
    turns = [one.replace("Mr.", "Cde.") for one in OAK]
    assert read([*turns, "Cde. Okaley: So be it."]) == {"Cde. Okaley:": ("Cde. Oakley:", "medium")}


def test_surnames_of_a_list_are_compared_without_the_initials_behind_them() -> None:
    turns = ["OAKOV. The ice is late.", "ELMIN. It is.", "OAKOV. So?", "ALDERIN. We wait."]
    listed = ("OAKOV A. A.", "ELMIN B. B.", "ALDERIN C. C.")
    assert read([*turns, "ALDERIM. Yes."], *listed) == {"ALDERIM.": ("ALDERIN.", "low")}
    assert read([*turns, "ALDERIM. Yes."], *listed, "ALDERIM D. D.") == {}


def test_full_stops_make_labels_as_well() -> None:
    turns = ["OAKOV. The ice is late.", "ELMIN. It is.", "OAKOV. So?", "ELMIN. We wait."]
    assert read([*turns, "0AK0V. Then let us wait."]) == {"0AK0V.": ("OAKOV.", "medium")}


def test_a_participant_may_be_meant_who_has_no_good_label() -> None:
    assert read([*OAK, "Ambassador B1rch: I agree."], "Ambassador Birch") == {
        "Ambassador B1rch:": ("Ambassador Birch:", "medium")
    }


def test_what_recurs_but_for_such_letters_is_a_label() -> None:
    turns = [*OAK, "The P.resident: Yes.", "The President: No.", "The Presidcnt: Well.", "Mr. Oakley: Good."]
    assert read(turns) == {
        "The P.resident:": ("The President:", "medium"),
        "The President:": ("", None),
        "The Presidcnt:": ("The President:", "medium"),
    }


@pytest.mark.parametrize(
    "paragraph",
    [
        "Mr. Ashley: So be it.",  # another name
        "Mr. Oakeley: So be it.",  # a letter more, and Mr. Oakley is printed twice only
        "Mr. Birch: So be it.",
        "Note: The lamp is dark.",
        "Mr . Birkhall: So be it.",
        "The lamp: it is dark.",
        "Secondly: the oil.",
        "Mr. Oakley said: nothing.",
        "At 10 o’clock: the ferry.",
        "Nobody paid.",
        "[Mr. 0akley left.]",
    ],
)
def test_what_is_no_misread_label_is_left_alone(paragraph: str) -> None:
    assert read([*OAK, paragraph]) == {}


def test_a_blank_before_a_point_changes_no_label() -> None:
    assert read([*OAK, "Mr . Oakley: So be it."]) == {"Mr . Oakley:": ("", None)}


def test_of_two_names_that_are_near_none_is_taken() -> None:
    turns = ["Mr. Hollis: Yes.", "Mr. Hallis: No.", "Mr. Hollis: Yes.", "Mr. Hallis: No."]
    assert read([*turns, "Mr. Hxllis: So be it."]) == {}


def test_a_name_that_is_printed_elsewhere_is_its_own() -> None:
    turns = [*OAK, *OAK, "Mr. Elmhursi: I agree with Mr. Elmhursi of Ostend.", "They asked Mr. Elmhursi."]
    assert read(turns) == {}


def test_a_participant_who_is_called_so_is_not_misread() -> None:
    turns = [*OAK, *OAK, "Mr. Oakleigh: So be it."]
    assert read(turns, "Mr. Oakleigh") == {}


def test_a_record_without_turns_has_no_misread_labels() -> None:
    assert read(["Mr. 0akley: So be it.", "The lamp was dark."]) == {}


def test_the_printed_label_stays_beside_the_other_reading() -> None:
    text = "Conversation with the Harbour Board\n\n" + "\n\n".join([*OAK, "Mr. 0akley: So be it."])
    conversion = convert(Source.from_text(text, "a.txt"))
    assert (
        '<sp who="#oakley" resp="#tei-memcon" cert="medium">\n          <speaker><choice><sic>Mr. 0akley:</sic>'
        '<corr resp="#tei-memcon" cert="medium">Mr. Oakley:</corr></choice></speaker>'
    ) in conversion.xml.decode()
    assert [(one.what, one.cert) for one in conversion.document.inferences] == [
        ("“Mr. 0akley:” is read as “Mr. Oakley:”", "medium")
    ]
    assert [person.id for person in conversion.document.people] == ["oakley", "elmhurst"]


def test_a_title_before_a_name_is_no_misreading() -> None:
    assert read([*OAK, *OAK, "Dr. Oakley: So be it."], "Oakley") == {}


def test_another_sign_than_the_colon_ends_a_label_that_recurs() -> None:
    turns = ["The Mayor: Yes.", "Mr. Elm: No.", "The Mayor: Why?", "Mr. Elm: So.", "The Mayor; Well. It is so."]
    (wrong,) = misread(turns, find_labels(turns))
    assert (wrong.at, wrong.label.words, wrong.label.reading) == (4, "The Mayor;", "The Mayor:")
    turns[4] = "The Mayor; he was late."
    assert list(misread(turns, find_labels(turns))) == []
    turns[4] = "The Mayor, Sir, was late."
    assert list(misread(turns, find_labels(turns))) == []


def test_a_small_letter_that_stands_for_a_capital_is_misread() -> None:
    turns = ["Ms. Ilmar-Kask: Yes.", "Mr. Elm: No.", "Ms. Ilmar-Kask: Why?", "Mr. Elm: So.", "Ms. llmar-Kask: Well."]
    assert [one.label.reading for one in misread(turns, find_labels(turns))] == ["Ms. Ilmar-Kask:"]


def test_the_sign_of_a_label_that_recurs_may_be_lost() -> None:
    turns = ["A. OAKOV. The ice is late.", "B. ELMIN. It is.", "A. OAKOV. So?", "B. ELMIN. We wait."]
    assert read([*turns, "A. OAKOV They come in May."]) == {"A. OAKOV": ("A. OAKOV.", "medium")}
    assert read([*OAK, "Mr. Oakley Then let us wait."]) == {"Mr. Oakley": ("Mr. Oakley:", "medium")}


def test_in_capitals_it_may_be_lost_where_a_line_ends_in_mid_sentence() -> None:
    turns = ["OAKLEY: It is late.", "ELMHURST: It is.", "OAKLEY: So?", "ELMHURST: We wait."]
    assert read([*turns, "OAKLEY Now I talked to the"]) == {"OAKLEY": ("OAKLEY:", "medium")}
    assert read([*turns, "OAKLEY AND ELMHURST"]) == {}
    assert read([*OAK, "Mr. Oakley Now I talked to the"]) == {}


@pytest.mark.parametrize(
    "paragraph",
    ["Mr. Oakley said that he would.", "Mr. Oakley Minister of Fish.", "Mr. Oakley The Harbor", "Mr. Oakley Elm came."],
)
def test_prose_and_lists_that_begin_with_a_name_lack_no_sign(paragraph: str) -> None:
    assert read([*OAK, paragraph]) == {}
    assert read(["Mr. Oakley Then let us wait.", *OAK]) == {}  # above the first turn those present are listed


def test_a_label_without_any_sign_may_be_misread_of_one_who_is_listed() -> None:
    turns = [
        "Mr. Oakley Why is the lamp dark?",
        "Mr. Elmhurst Nobody paid.",
        "Mr. Elmhurst We should.",
        "Mr. Oakley Do.",
    ]
    listed = ("Mr. A. Oakley", "Mr. B. Elmhurst")
    assert read([*turns, "Mr. Oaklev Then go."], *listed) == {"Mr. Oaklev": ("Mr. Oakley", "low")}
    assert read([*turns, "Mr. Birch Then go."], *listed, "Mr. Birch") == {}


def test_a_label_in_two_lines_may_be_misread_in_the_second() -> None:
    turns = [("Chairman", "Oakley:", "Nobody paid."), ("The", "President:", "Why?")]
    lines = [
        line
        for one in [*turns, *turns, ("Chairman", "Oak ley:", "I see.")]
        for line in (f"{one[0]}\n{one[1]} {one[2]}", "")
    ]
    record = "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: The President\n  A. Oakley, Chairman\n\n" + "\n".join(lines)
    root = convert(Source.from_text(record, "r.txt")).root
    speakers = [" ".join("".join(one.itertext()).split()) for one in root.iter("{*}speaker")]
    assert speakers[:4] == ["Chairman Oakley:", "The President:"] * 2
    assert speakers[4].startswith("Chairman Oak ley:")


def test_another_misreading_of_the_same_label_is_no_second_name() -> None:
    turns = [*OAK, *OAK, "Mr. Oakl3y: So.", "Mr. Oakle9: Yes.", "Mr. 0akley: No."]
    assert read(turns)["Mr. 0akley:"] == ("Mr. Oakley:", "medium")
    assert "Mr. 0akley:" not in read(turns, "Mr. Oakle9", "Mr. Oakleu")


def test_an_initial_more_or_less_is_no_misreading() -> None:
    assert read([*OAK, "Mr. A. Oakley: So be it."]) == {}


def test_a_letter_that_a_copy_has_lost_is_that_of_the_only_name_that_has_one_there() -> None:
    assert read([*OAK, "Mr. Karl Oak?ey: So."]) == {"Mr. Karl Oak?ey:": ("Mr. Karl Oakley:", "medium")}
    assert read([*OAK, "Mr. Karl Oak?ey: So."], "Mr. Oakney") == {}
    assert read([*OAK, "Mr. K?rl Oak?ey: So."]) == {}
