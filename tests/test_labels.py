import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tei_memcon.speech.labels import Label, certainty, find_labels


def labels(*paragraphs: str, participants: tuple[str, ...] = ()) -> list[str | None]:
    """The label of each paragraph, as printed."""
    found = find_labels(paragraphs, participants)
    return [paragraphs[i][: label.span.end] if label else None for i, label in enumerate(found)]


def the_label(words: str) -> Label:
    """A label that recurs."""
    label = find_labels([f"{words} Yes.", f"{words} No."])[0]
    assert label
    return label


@pytest.mark.parametrize(
    "printed",
    [
        "G. Bush.", "M.S. Gorbachev.", "M. S. Gorbachev.", "H. KOHL.", "KOSYGIN.", "ALL.", "Kissinger:",
        "Dr. Kissinger:", "The President:", "PM Chou:", "VM Ch’iao:", "President:", "P:", "LBJ:", "Stalin :",
        "[G. Bush.]", "[P:]", "[P]:", "Kissinger (to Colby):", "Healey [looking around]:", "Hyland (Sonnenfeldt?):",
        "President (?):", "Interpreter (Chi):", "HASSAN (via interpreter):", "Gromyko, Andropov:", "[LBJ or DR]:",
        "Secretary of State Kissinger:", "Cde. X:", "Ceauşescu:", "Élysée:", "Le Duc Tho:", "General Wheeler:", "UM:",
        "Comrade Zhou Enlai:", "O. DORTICOS.",
    ],
)  # fmt: skip
def test_what_recurs_before_speech_is_a_label(printed: str) -> None:
    assert labels(f"{printed} Yes.", "He went on.", f"{printed} No.") == [printed, None, printed]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Secondly. On the strength of the choice", "On China's position. We see that", "That is it. We agree.",
        "FYI. This is so.", "Note: the following", "SUBJECT: Wheat", "The President asked: what is it?", "I. Summary",
        "he said: no", "It was agreed that: the sides", "U.S. forces will go.", "60%: of them", "e.g. this",
        "10:30 a.m. began", "[World] affairs were discussed.", "[G. Bush. I am", "G. Bush.I am",
        "http://example.org/a: b", "“Kissinger: yes”",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_label_is_none_even_if_it_recurs(paragraph: str) -> None:
    assert labels(paragraph, paragraph, "Kissinger: Yes.", "Kissinger: No.")[:2] == [None, None]


def test_what_does_not_recur_is_a_label_only_of_somebody_known() -> None:
    assert labels("Colby: Yes.", "Peace: it is near.") == [None, None]
    found = labels("Colby: Yes.", "Peace: it is near.", participants=("William Colby, Director",))
    assert found == ["Colby:", None]
    assert labels("Director Colby: Yes.", participants=("Director Colby",)) == ["Director Colby:"]


def test_an_honorific_makes_a_label_of_a_name_that_occurs_once() -> None:
    assert labels("Mr. Brown: No.", "Kissinger: Yes.", "Kissinger: No.") == ["Mr. Brown:", "Kissinger:", "Kissinger:"]


def test_a_label_is_taken_apart() -> None:
    label = the_label("Kissinger (to Colby):")
    assert (label.name, label.supplied, label.doubtful) == ("Kissinger", False, False)
    assert label.aside is not None
    assert "Kissinger (to Colby):"[slice(*label.aside)] == "(to Colby)"


def test_what_a_record_shortens_is_the_same_person_beside_another() -> None:
    found = find_labels(
        ["Orla [hereafter P]: Yes.", "K: So.", "P: Well.", "K: Ah.", "[P or K]: Who?", "P: So.", "K: No."]
    )
    assert [label.names() for label in found if label][4] == ["Orla", "K"]


def test_a_surname_with_a_stop_is_a_label_where_the_same_stands_with_initials() -> None:
    said = ["A.N.Orlandini. Yes.", "B.Kissinger. No.", "A.N.Orlandini. So.", "Orlandini. Ah.", "Peace. It is near."]
    assert labels(*said, "B.Kissinger. Well.")[3:5] == ["Orlandini.", None]


def test_voices_that_nobody_names_are_a_label_where_all_labels_stand_before_dashes() -> None:
    said = [
        "KISSINGER - Yes.",
        "ORLANDINI - No.",
        "KISSINGER - So.",
        "ORLANDINI - Ah.",
        "{} - Good night.",
        "KISSINGER - So.",
    ]
    expected = {"SEVERAL VOICES": "SEVERAL VOICES - ", "GOOD NEWS": None}
    found = {words: labels(*(one.format(words) for one in said))[4] for words in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Gromyko, Andropov:", ["Gromyko", "Andropov"]),
        ("[LBJ or DR]:", ["LBJ", "DR"]),
        ("Interpreter (Chi):", ["Chi"]),
        ("HASSAN (via interpreter):", ["HASSAN"]),
        ("Gromyko and Andropov:", ["Gromyko", "Andropov"]),
        ("The Secretary of State:", ["The Secretary of State"]),
        ("South (OAK), North (ELM):", ["OAK", "ELM"]),
        ("[South (OAK) and North (ELM):]", ["OAK", "ELM"]),
        ("Interpreter (Chi), Gromyko:", ["Chi", "Gromyko"]),
        ("Oak (Norway) and Elm (Sweden):", ["Oak", "Elm"]),
        ("North (ELM) [looking at the map]:", ["ELM"]),
        ("ALDER M. D.", ["ALDER M. D."]),
        ("ALDER Kh. N.", ["ALDER Kh. N."]),
    ],
)
def test_whom_a_label_names(printed: str, names: list[str]) -> None:
    assert the_label(printed).names() == names


@pytest.mark.parametrize("printed", ["[G. Bush.]", "[P:]", "[P]:"])
def test_a_label_in_brackets_is_supplied(printed: str) -> None:
    assert the_label(printed).supplied


@pytest.mark.parametrize("printed", ["Hyland (Sonnenfeldt?):", "President (?):", "President?:"])
def test_a_doubt_of_the_source_is_kept(printed: str) -> None:
    assert certainty(the_label(printed)) == "low"
    assert certainty(the_label("Hyland:")) is None


@pytest.mark.parametrize("hostile", ["A" * 50_000, "A. " * 20_000, "Aa, " * 20_000, "[A " * 20_000, "A (" * 20_000])
def test_a_hostile_line_has_no_label_and_ends(hostile: str) -> None:
    assert labels(hostile) == [None]


@pytest.mark.parametrize(
    "printed",
    [
        "Orla. —", "Orla (lebhaft). —", "[Orla. —]", "van den Oord:", "al-Rashid:", "d’Orville:", "Орлов:",
        "織田総理：", "Mr. ORLA (Norland) (spoke in French):", "cde. Orla:", "UM 1:", "[P:]", "DR[usk]:", "Sh.M.Orla.",
        "J. Pérez de Orla.",
        "The CHAIRMAN:", "White House Operator:", "M. ORLA-BRAND (Norland) (Interpretation):", "Präsident Orla:",
    ],
)  # fmt: skip
def test_labels_of_every_typography_and_script(printed: str) -> None:
    gap = "" if printed.endswith("：") else " "
    assert labels(f"{printed}{gap}Yes, so it is.", "He went on.", f"{printed}{gap}No, it is not.") == [
        printed,
        None,
        printed,
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Washington— The talks", "DR. We agree.", "III. Raw materials", "On the 3rd: we met", "Rt. Hon. members",
        "Teilnehmer: Herr Orla", "Présents: M. Orla", "Anwesend: Frau Orla", "Speakers: A and B", "of Orla: yes",
    ],
)  # fmt: skip
def test_what_stands_in_a_header_or_opens_a_sentence_is_no_label(paragraph: str) -> None:
    assert labels(paragraph, paragraph, "Kissinger: Yes.", "Kissinger: No.")[:2] == [None, None]


def test_a_field_of_the_header_is_no_label_even_of_somebody_who_speaks() -> None:
    found = labels("Chairman: Mr. Orla Brand", "Chairman: We begin.", "Orla: Good.", "Chairman: Then so.", "Orla: So.")
    assert found[0] is None or found[0] == "Chairman:"
    assert found[1:] == ["Chairman:", "Orla:", "Chairman:", "Orla:"]


def test_names_alone_on_lines_are_labels_where_speech_stands_below_them() -> None:
    turns = ("OLAF BRANDT", "We have one item.", "RUT VENN", "Which?", "OLAF BRANDT", "The lamp.", "RUT VENN", "Good.")
    assert labels(*turns) == ["OLAF BRANDT", None, "RUT VENN", None, "OLAF BRANDT", None, "RUT VENN", None]


def test_a_heading_among_names_alone_on_lines_is_no_label() -> None:
    turns = ("OLAF BRANDT", "One.", "RUT VENN", "Two.", "THE LAMPS", "OLAF BRANDT", "Three.", "RUT VENN", "Four.")
    assert labels(*turns)[4] is None


def test_names_that_no_speech_follows_are_a_list() -> None:
    names = ("OLAF BRANDT", "RUT VENN", "OLAF BRANDT", "RUT VENN", "OLAF BRANDT", "RUT VENN")
    assert labels(*names) == [None] * 6


def test_a_name_and_a_full_stop_are_a_label_only_throughout() -> None:
    turns = [f"{name}. {words}" for name in ("Brandtner", "Vennholt") for words in ("Well.", "So it is.", "Then go.")]
    assert labels(*turns) == [f"{turn.split('.')[0]}." for turn in turns]
    assert labels("Brandtner. Well.", *[f"Kissinger: {n}." for n in ("Yes", "No", "So", "Ah")])[0] is None


def test_names_without_any_sign_are_labels_of_a_closed_list() -> None:
    turns = ("Brandtner Thank you.", "Vennholt There is more.", "Brandtner I know.", "VennholtTell them.")
    found = find_labels(turns, ("Minister Brandtner", "Sir Olaf Vennholt"))
    assert [label.words if label else None for label in found] == ["Brandtner", "Vennholt", "Brandtner", "Vennholt"]
    assert {certainty(label) for label in found if label} == {"medium"}


def test_names_without_any_sign_are_no_labels_within_prose() -> None:
    prose = ("Brandtner Thank you.", "Vennholt said that.", "Brandtner I know.", "Vennholt had come.", "Brandtner So.")
    assert find_labels(prose, ("Minister Brandtner", "Sir Olaf Vennholt")) == [None] * 5


def test_questions_and_answers_are_labels_if_both_recur() -> None:
    assert labels("Q. Why?", "A. Because.", "Q. When?", "A. Soon.") == ["Q.", "A.", "Q.", "A."]
    assert labels("A. Yes.", "A. No.") == [None, None]


def test_whoever_speaks_once_beside_a_turn_is_no_word_that_everybody_knows() -> None:
    found = labels("Kissinger: Yes.", "Orlandini: No.", "Kissinger: So.", "Peace: it is near.", "Kissinger: Ah.")
    assert found == ["Kissinger:", "Orlandini:", "Kissinger:", None, "Kissinger:"]


def test_what_a_record_shortens_is_the_same_person() -> None:
    found = find_labels(["Orla [hereafter P]: Yes.", "P: So.", "Kissinger: No.", "P: Well.", "Kissinger: Ah."])
    assert [label.name for label in found if label] == ["Orla", "Orla", "Kissinger", "Orla", "Kissinger"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [("North (KIM):", ["KIM"]), ("The Chairman (Mr. Ito):", ["Mr. Ito"]), ("UM 1:", []), ("Voices:", []),
     ("Cde. T. Orla:", ["T. Orla"]), ("Mr. Orla (Norland):", ["Mr. Orla"])],
)  # fmt: skip
def test_whom_a_label_with_an_office_or_title_names(printed: str, names: list[str]) -> None:
    assert the_label(printed).names() == names


def test_a_paragraph_number_before_a_single_label_is_of_minutes() -> None:
    assert labels("5. Sir Olaf Orla: (a) agreed.", "Kissinger: Yes.", "Kissinger: No.")[0] is None


def test_a_bullet_or_number_of_the_margin_is_no_part_of_a_label() -> None:
    assert the_label("• Dr. Orla:").words == "Dr. Orla:"
    found = find_labels(["3Orla: Yes.", "5Kissinger: No.", "8Orla: So.", "9Kissinger: Ah."])
    assert [label.words for label in found if label] == ["Orla:", "Kissinger:"] * 2


def test_a_number_before_one_label_is_of_no_margin() -> None:
    found = find_labels(["Orla: Yes.", "3Kissinger: No.", "Orla: So.", "Kissinger: Ah."])
    assert [label.words for label in found if label] == ["Orla:", "3Kissinger:", "Orla:", "Kissinger:"]


def test_a_dash_that_is_glued_to_the_words_before_it_makes_no_label() -> None:
    said = ["Oak—When?", "Elm—In May.", "Oak—Why so late?", "Elm—It rained.", "Oak—Yes."]
    assert labels(*said) == [None] * 5


def test_a_dash_makes_labels_where_the_record_uses_it_throughout() -> None:
    said = ["ANNA - When?", "Tov. Oak - In May.", "ANNA - Why - so late?", "Tov. Oak — It rained.", "OAK, ANNA - Yes."]
    assert labels(*said) == ["ANNA - ", "Tov. Oak - ", "ANNA - ", "Tov. Oak — ", "OAK, ANNA - "]
    assert (
        labels("Oak - director of the port", "Elm - his deputy", "Ash - notetaker", "The port - see above")
        == [None] * 4
    )
    assert labels("ME - When?", *said)[0] is None
    assert labels("ME - When?", *said, "ME - So late!")[0] == "ME - "


def test_an_office_in_small_letters_is_a_french_label() -> None:
    said = ["Le ministre. — Oui.", "M. Orme. — Non.", "Le ministre (las). — Oui.", "M. Orme et le ministre. — Soit."]
    assert labels(*said, "M. Orme. — Le premier.") == [*(f"{one.partition('—')[0]}—" for one in said), "M. Orme. —"]
    assert labels("The minister: Yes.", "The minister: No.") == [None, None]


def test_who_speaks_may_be_unknown() -> None:
    turns = ["EL: So?", "KA: No.", "EL: Why?", "KA: It rained."]
    assert labels(*turns, "??: Supper!", "Speaker unknown: Hear, hear.")[4:] == ["??:", "Speaker unknown:"]
    assert labels("??: Supper!", "Speaker unknown: Hear, hear.") == [None, None]
    assert [name for one in ("??:", "UM 1:", "Speaker unknown:") for name in the_label(one).names()] == []
    assert the_label("Ilves-Kask:").names() == ["Ilves-Kask"]


def test_all_speak_in_small_letters_too() -> None:
    turns = ["A. Oak. Who is against?", "B. Elm. Nobody.", "A. Oak. Agreed?"]
    assert labels(*turns, "All. Agreed.", "None. Of us.")[3:] == ["All.", None]


def test_a_colon_behind_a_name_alone_on_its_line_makes_a_label_where_the_others_stand_alone() -> None:
    turns = ["ANNA OAK", "Good day.", "BERT ELMEY", "Good day.", "ANNA OAK", "When?", "BERT ELMEY", "In May."]
    assert labels(*turns, "CARL ASHBY:", "In June.", "ANNA OAK", "So late!")[8:10] == ["CARL ASHBY:", None]
    assert labels(*turns, "PORT DUES:", "ANNA OAK", "So late!")[8] is None


def test_a_corrigendum_is_no_speaker() -> None:
    assert labels("Mr. Oak: Yes.", "Corrigendum: for “sea” read “see”.", "Mr. Elm: No.", "Mr. Oak: So.")[1] is None


def test_a_body_in_a_numbered_paragraph_decides_and_says_nothing() -> None:
    minutes = ["6. The COUNCIL: took note of this.", "7. The CHAIRMAN recalled the letter.", "8. The COUNCIL: agreed."]
    assert labels(*minutes) == [None, None, None]


def test_letters_before_a_glued_dash_are_labels_where_they_take_turns() -> None:
    said = ["O—When?", "E—In May.", "O—Why so late?", "E—It rained.", "O: Yes."]
    assert labels("Notes of a call", *said) == [None, "O—", "E—", "O—", "E—", "O:"]


@pytest.mark.parametrize(
    "said",
    [
        ["O—When?", "O—In May.", "O—Why so late?", "E—It rained.", "E—It did."],  # points of a list
        ["O—When?", "E—In May.", *["He told of the harbour."] * 8, "O—Why so late?", "E—It rained."],
        ["O—When?", "E—In May.", "B—Why?", "A—It rained."],
        ["O—When?", "E—In May.", "It rained."],
    ],
)
def test_letters_before_a_glued_dash_that_do_not_take_turns_are_no_labels(said: list[str]) -> None:
    assert labels(*said) == [None] * len(said)


@pytest.mark.parametrize(
    "word", ["BAM.", "NATO.", "The Council:", "Cuba:", "II:", "Mr. President:", "Comrades:", "Obecni:"]
)
def test_what_heads_a_paragraph_between_turns_may_be_nobody(word: str) -> None:
    said = ["OAK. Yes.", "ELM. No.", f"{word} It goes on as it began.", "OAK. So it does.", "ELM. It does."]
    sign = ":" if word.endswith(":") else "."
    assert labels(*(one.replace("K.", f"K{sign}", 1).replace("ELM.", f"ELM{sign}", 1) for one in said))[2] is None


def test_several_speak_of_whom_one_speaks_once() -> None:
    said = ["Oak: Yes.", "Li (smiling): No.", "Oak and Li: Perhaps.", "Elm: Why?", "Oak: So.", "Elm: Well."]
    assert labels(*said)[2] == "Oak and Li:"


def test_names_with_titles_alone_on_lines_are_labels_above_speech() -> None:
    said = [
        "The President",
        "I thank him.",
        "Mr. Oak (Norland)",
        "We agree.",
        "The President",
        "I see.",
        "Mr. Elm (Sud)",
    ]
    assert labels(*said, "So do we.")[::2] == said[::2]


def test_those_who_are_present_say_nothing() -> None:
    said = ["Obecni: tow. Oak, tow. Elm", "Tow. Oak: Tak.", "Tow. Elm: Nie.", "Tow. Oak: Tak.", "Tow. Elm: Nie."]
    assert labels(*said)[0] is None


def test_a_part_of_an_office_is_no_label_without_a_sign() -> None:
    said = ["The Foreign Minister explained it.", "The Under Secretary hoped so.", "Mr. Oak agreed."]
    assert labels(*said, *said, participants=("Mr. Oak",)) == [None] * 6


def test_a_role_that_the_header_gives_to_somebody_is_a_label_only_where_it_speaks() -> None:
    said = ["Interpreter: Mr. Pohl", "Oak: Yes.", "Elm: No.", "Oak: So?", "Elm: Yes.", "Interpreter: Again, please?"]
    assert labels(*said) == [None, "Oak:", "Elm:", "Oak:", "Elm:", "Interpreter:"]


def test_a_number_before_a_single_label_says_nothing_where_all_turns_are_numbered() -> None:
    said = ["1. Mr. OAK:", "2. Mr. ELM (Norway):", "3. Mr. OAK:", "4. Mr. ASH (Cuba) (translated from Spanish):"]
    turns = [f"{label} The lamp is out." for label in (*said, "5. Mr. OAK:", "6. Mr. ELM (Norway):")]
    assert labels(*turns)[:4] == said


def test_a_supplied_label_holds_its_dash() -> None:
    said = ["Com. Oak – I begin.", "Com. Elm – Please.", "[Com. Oak –] and so on.", "Com. Elm – Yes.", "Com. Oak – No."]
    assert labels(*said)[2] == "[Com. Oak –] "


def test_a_dash_behind_the_colon_belongs_to_the_label() -> None:
    said = ["The Prime Minister:—I agree.", "Mr. Oak:—So do I.", "The Prime Minister:—Good.", "Mr. Oak:—Indeed."]
    assert labels(*said) == ["The Prime Minister:—", "Mr. Oak:—"] * 2


def test_a_colon_and_a_dash_that_decisions_follow_make_no_label() -> None:
    said = ["The Chiefs of Staff:—", "Took note of the paper.", "The Chiefs of Staff:—", "Agreed to postpone it."]
    assert labels(*said) == [None] * 4


def test_the_mark_of_a_note_may_stand_behind_the_colon() -> None:
    said = ["Oak:3 I see.", "Elm (in English):4 So do I.", "Oak: Well.", "Elm: No.", "John 3:16 is a verse."]
    found = labels(*said, participants=("Mr. Oak", "Mr. Elm"))
    assert found == ["Oak:", "Elm (in English):", "Oak:", "Elm:", None]


def test_a_label_may_name_the_interpreter_beside_whoever_speaks() -> None:
    assert the_label("Oak/Interpreter:").names() == ["Oak"]
    assert the_label("Oak/Elm:").names() == ["Oak", "Elm"]


def test_the_letter_of_an_agenda_is_no_answer() -> None:
    asked = ("Q: Why?", "A: Because.", "Q: When?", "A: Soon.")
    assert labels("A. He spoke of oil.", *asked) == [None, "Q:", "A:", "Q:", "A:"]
    assert labels("A.", "He spoke of oil.", *asked) == [None, None, "Q:", "A:", "Q:", "A:"]
    assert labels("A: No.", *asked) == ["A:", "Q:", "A:", "Q:", "A:"]
    assert labels("Q: Why?", "A. Because.", "Q: When?", "A: Soon.") == ["Q:", "A.", "Q:", "A:"]


CROWD = ["Anna Oak: Good evening.", "Ivan Elm: Good evening.", "Anna Oak: So it is shut.", "Ivan Elm: It is."]


@pytest.mark.parametrize(
    "printed",
    ["A voice:", "A voice from the hall:", "Question from the floor:", "Several Delegations:", "Both sides:",
     "UNIDENTIFIED SPEAKER IN THE ROOM:"],
)  # fmt: skip
def test_people_in_the_room_whom_nobody_names_have_labels(printed: str) -> None:
    said = [*CROWD, f"{printed} Shame!", "Anna Oak: Please."]
    assert labels(*said)[4] == printed
    found = find_labels(said)[4]
    assert found
    assert found.names() == []


@pytest.mark.parametrize("words", ["A house:", "Several points:", "One question:", "The voices of the crowd:"])
def test_what_is_told_of_has_none(words: str) -> None:
    assert labels(*CROWD, f"{words} they are old.", "Anna Oak: Please.")[4] is None


def test_whoever_goes_on_behind_a_gap_may_have_a_label_that_says_so() -> None:
    found = find_labels([*CROWD, "[Ivan Elm continues:] And it stays shut.", "Ivan Elm continued: not so."])
    assert [found[4] and found[4].name, found[5]] == ["Ivan Elm", None]


def test_letters_that_a_copy_has_lost_are_of_the_name_and_no_doubt() -> None:
    turns = ["A. Ry?kin: Yes.", "I. Oani??: No.", "A. Ry?kin: Why?", "I. Oani??: So."]
    found = find_labels(turns)
    assert [label and (label.name, label.doubtful) for label in found[:2]] == [
        ("A. Ry?kin", False),
        ("I. Oani?", False),
    ]
    assert find_labels(["Ryland?: Yes.", "Oak: No.", "Ryland?: Why?", "Oak: So."])[0].doubtful  # type: ignore[union-attr]


def test_turns_may_be_counted_in_the_margin() -> None:
    turns = ["01 Oak: Yes.", "02 Elm: No.", "03 Oak: Why?", "04 Elm: So."]
    assert [label and label.words for label in find_labels(turns)] == ["Oak:", "Elm:"] * 2
    assert labels("12 Boats: they are old.", "Oak: Yes.", "Elm: No.", "Oak: Why?")[0] is None


def test_both_are_the_two_who_talk() -> None:
    said = "A. Oak. Yes.\n\nB. Elm. No.\n\nA. Oak. So?\n\nB. Elm. So.\n\nBOTH. Well.\n"
    record = f"Conversation between A. Oak and B. Elm\n\n{said}"
    speakers = [one.get("who") for one in convert(Source.from_text(record, "r.txt")).root.iter("{*}sp")]
    assert speakers[-1] == "#oak #elm"
    record += "\nC. Ash. Stop.\n\nC. Ash. Stop it.\n"
    speakers = [one.get("who") for one in convert(Source.from_text(record, "r.txt")).root.iter("{*}sp")]
    assert speakers[4] is None


@pytest.mark.parametrize("title", ["Amb.", "Gen.", "Mr.", "Dr."])
def test_a_title_may_stand_before_a_surname_in_capitals_and_a_stop(title: str) -> None:
    said = ["A. OAK. We have lamps.", f"{title} ELM. How many?", "A. OAK. Two.", "B. ASH. No more?", "A. OAK. No."]
    assert [label and label.name for label in find_labels(said)][1] == f"{title} ELM"
    small = [one.replace("ELM", "Elm") for one in said]
    assert find_labels(small)[1] is None


def test_surnames_that_recur_beside_initials_are_labels() -> None:
    talk = ["A.I. Oak. Yes.", "Brandtner. No.", "A.I.Oak. Why?", "V.V. Elm. So.", "Brandtner. I know.", "A.I. Oak. Ah."]
    told = [
        "Bonn. We met there.",
        "Bonn. It rained.",
        "Secondly. We agree.",
        "Secondly. We go.",
        "Perestroika. It is new.",
    ]
    found = find_labels([*talk, *told])
    assert [label.name if label else None for label in found] == [
        "A.I. Oak", "Brandtner", "A.I.Oak", "V.V. Elm", "Brandtner", "A.I. Oak", *[None] * 5,
    ]  # fmt: skip


def test_a_number_far_before_a_label_is_that_of_its_paragraph() -> None:
    turns = ["1.      Oak: Yes.", "2.      Elm: No.", "3.      Oak: Why?", "4.      Elm: So.", "5.      As you know."]
    assert [label.name if label else None for label in find_labels(turns)] == ["Oak", "Elm", "Oak", "Elm", None]


def test_whom_a_remark_names_may_have_one_label_in_capitals() -> None:
    above = "The talks were of President Oak and his aide Mr. Brandtner, in Vienna, on disarmament."
    turns = ["OAK: Yes.", "ELM: No.", "OAK: Why?", "ELM: So."]
    found = labels(turns[0], above, "BRANDTNER: I know.", "VIENNA: We met.", "DISARMAMENT: It is late.", *turns[1:])
    assert found == ["OAK:", None, "BRANDTNER:", None, None, "ELM:", "OAK:", "ELM:"]


def test_what_people_answer_is_no_name() -> None:
    turns = ["Robert Oakley", "I know.", "President Elm", "Well, go.", "Oakley", "Yeah.", "President Elm", "Uh-huh."]
    found = labels(*turns, "Oakley", "Yeah. Yeah.", "President Elm", "It is late.", "Oakley", "Yeah.")
    assert {one for one in found if one} == {"Robert Oakley", "Oakley", "President Elm"}


def test_an_arabic_name_may_begin_with_a_sign_of_its_own() -> None:
    assert labels("‘Umar: The sand.", "Salim: Yes.", "‘Umar: Twice.", "Salim: No.")[:2] == ["‘Umar:", "Salim:"]
    assert labels("‘so it is: yes.", "Salim: Yes.", "‘so it is: no.", "Salim: No.")[0] is None


@pytest.mark.parametrize(("once", "label"), [("The Secretary-General", "The Secretary-General:"), ("The Rest", None)])
def test_an_office_that_speaks_once_beside_a_turn_has_a_label(once: str, label: str | None) -> None:
    turns = ("Mr. Elm (Norland): We agree.", f"{once}: The day was full of rumours.", "Mr. Oak: We do not.")
    assert labels("The President: I thank him.", *turns, "The President: Let us vote.")[2] == label


def test_an_office_by_which_somebody_is_addressed_is_no_label() -> None:
    turns = ("Mr. Elm (Norland): We agree.", "Mr. Chairman: the lamps are out.", "Mr. Oak: We do not.")
    assert labels("The President: I thank him.", *turns, "The President: Let us vote.")[2] is None


GERMAN = ["BM Weidner: Wie war die Reise?", "AM Kwizin: Ruhig, danke.", "BM Weidner: Gut.", "AM Kwizin: Ja."]


def test_the_letters_of_an_office_are_a_label_beside_one_that_has_the_name_as_well() -> None:
    assert labels(*GERMAN, "AM: Ich habe gelesen, was da steht.")[-1] == "AM:"
    assert labels(*GERMAN, "AM Lund: Ich auch.", "AM Lund: Nein.", "AM: Ich habe gelesen.")[-1] is None
    assert labels(*GERMAN, "US: Ich habe gelesen, was da steht.")[-1] is None


def test_a_phrase_that_a_preposition_opens_is_no_label_of_one_turn() -> None:
    turns = ("Oakley: Where?", "Elmhurst: Here.", "Oakley: When?")
    assert labels(*turns, "In Angola: much rain.", "Elmhurst: Yes.")[-2] is None
    assert labels(*turns, "Im Norden: viel Regen.", "Elmhurst: Yes.")[-2] is None
    assert (
        labels(*turns, "In Tam: I agree.", "Elmhurst: Yes.", participants=("Prime Minister In Tam",))[-2] == "In Tam:"
    )
    assert labels(*turns, "Birch: I agree.", "Elmhurst: Yes.")[-2] == "Birch:"


def test_a_given_name_in_brackets_belongs_to_a_label() -> None:
    turns = ("Oak: We agree.", "[Anna] Oak: I think so.", "Elm: Yes.", "Oak: No.", "Elm: No.")
    assert labels(*turns)[1] == "[Anna] Oak:"
    assert find_labels(turns)[1].names() == ["Anna Oak"]  # type: ignore[union-attr]
    assert labels("Oak: We agree.", "[World] affairs: these are ours.", *turns[2:])[1] is None
