import pytest

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


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Gromyko, Andropov:", ["Gromyko", "Andropov"]),
        ("[LBJ or DR]:", ["LBJ", "DR"]),
        ("Interpreter (Chi):", ["Chi"]),
        ("HASSAN (via interpreter):", ["HASSAN"]),
        ("Gromyko and Andropov:", ["Gromyko", "Andropov"]),
        ("The Secretary of State:", ["The Secretary of State"]),
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
