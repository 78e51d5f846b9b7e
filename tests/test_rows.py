import pytest

from tei_memcon.people.letters import fitting, meanings
from tei_memcon.people.register import Form
from tei_memcon.people.rows import apart
from tei_memcon.reading.body.reporting import reporting
from tei_memcon.reading.meeting.cast import names_in
from tei_memcon.reading.meeting.present import present


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Mr. A. de Oak Mr. L. D. Elm Sir Alan Ash", ["Mr. A. de Oak", "Mr. L. D. Elm", "Sir Alan Ash"]),
        ("Minister Oak, Mr. Elm", ["Minister Oak", "Mr. Elm"]),
        ("Susan Brezova and Mark Tolgyes-Reed", ["Susan Brezova", "Mark Tolgyes-Reed"]),
        ("Prime Minister                Dr. Rowan Oak", ["Prime Minister", "Dr. Rowan Oak"]),
    ],
)
def test_an_entry_with_several_titled_names_is_several_people(printed: str, expected: list[str]) -> None:
    assert [one.printed for one in apart(Form(printed, "UK"))] == expected
    assert {one.delegation for one in apart(Form(printed, "UK"))} == {"UK"}


@pytest.mark.parametrize(
    "printed",
    [
        "Mr. Oak, Ambassador of Norland",
        "Mr. Oak D. Elm, Assistant Secretary, ELMS",
        "Mr. Oak, Counselor Norland Embassy",
        "Mr. John M. Oak",
        "Admiral King",
        "Lt. General Dale Oak",
        "Mr. Oak, Director General",
        "Secretary of State Oak",
        "Mr. Oak, Chairman Foreign Relations",
        "Rowan Oak, Special Assistant to the President",
        "Arms Control and Disarmament",
        "Rowan Brezova and Associates",
        "The Ambassador (Designate)",
    ],
)
def test_a_person_with_an_office_stays_one(printed: str) -> None:
    assert [one.printed for one in apart(Form(printed))] == [printed]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Ambassador A.I. Oak was present at the conversation.", ["Ambassador A.I. Oak"]),
        ("The counselor, A.I. Oak, was present at the talk.", ["A.I. Oak"]),
        ("Also present were Mr. Oak and Mrs. Elm. The Minister began.", ["Mr. Oak", "Mrs. Elm"]),
        ("Present from our side: Comrades Oak, Elm", ["Oak", "Elm"]),
        ("Teilnehmer: MD Dr. Oak, Botschafter Elm", ["Dr. Oak", "Botschafter Elm"]),
        ("RECORD OF A TALK IN THE PRESENCE OF MINISTER OAK, IN BERLIN", ["MINISTER OAK"]),
        ("In the presence of the Council he spoke.", []),
        ("The danger was present in Norland, Mr. Oak said.", []),
        ("Mr. Oak said that the present government was Mr. Elm’s.", []),
        ("The Treaty was present in every speech.", []),
    ],
)
def test_who_a_sentence_says_is_present(said: str, expected: list[str]) -> None:
    assert [form.printed for form in present([said])] == expected


@pytest.mark.parametrize(
    ("labels", "people", "texts", "expected"),
    [
        (["K"], ["Secretary Kestrel", "February"], [], {"K": "Secretary Kestrel"}),
        (["K"], ["Mr. Kestrel", "Mrs. Kite"], [], {}),
        (["K", "D"], ["Mr. Kestrel", "Paris"], [], {"K": "Mr. Kestrel"}),
        (["RWC"], [], ["Speakers: RWC = The President; ET = Ella Tern"], {"RWC": "The President"}),
        (["K"], [], ["(K: Mr. Kestrel)"], {"K": "Mr. Kestrel"}),
        (["K"], [], ["He wrote K: Mr. Kestrel is here."], {}),
        (["EO"], ["Ella Oak", "Emil Orr"], [], {}),
        (["ET", "T"], ["Ella Tern"], [], {"ET": "Ella Tern", "T": "Ella Tern"}),
        (["ET", "E"], ["Ella Tern"], [], {"ET": "Ella Tern"}),
    ],
)
def test_letters_mean_the_only_one_who_is_called_so(
    labels: list[str], people: list[str], texts: list[str], expected: dict[str, str]
) -> None:
    assert meanings(fitting(labels, people, texts), []) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["M. Chêne a répondu que oui.", "Sir Alan a demandé le prix de Sir Alan Oak."], ["M. Chêne", "Sir Alan Oak"]),
        (["MD Dr. Eiche bestätigt, daß er komme."], ["MD Dr. Eiche"]),
        (["Der Kanzler dankt.", "Der Kanzler fragt."], ["Kanzler"]),
        (["Der Vertrag führt zu nichts.", "Das Boot heißt Eiche.", "Man fragt sich."], []),
        (["Mr. Oak said that he would come.", "The Secretary asked why."], []),
    ],
)
def test_who_speaks_in_a_record_in_german_or_french(said: list[str], expected: list[str]) -> None:
    assert [form.printed for form in reporting(said)] == expected


def test_a_country_before_a_name_is_the_delegation() -> None:
    assert list(apart(Form("UNITED KINGDOM: Sir Alan Oak"))) == [Form("Sir Alan Oak", "UNITED KINGDOM")]
    assert list(apart(Form("Chairman: Sir Alan Oak"))) == [Form("Sir Alan Oak", office="chairman")]


def test_who_holds_an_office_that_reports_have_alone_stands_in_the_title() -> None:
    told = ["Der Kanzler dankt.", "Präsident Elm erklärt, er komme.", "Der Kanzler fragt."]
    assert [form.printed for form in reporting(told, ["Gespräch des Kanzlers Ulme mit Präsident Elm"])] == [
        "Kanzler Ulme",
        "Präsident Elm",
    ]
    assert next(form.printed for form in reporting(told, ["Gespräch des Kanzlers mit Präsident Elm"])) == "Kanzler"


def test_a_letter_in_brackets_behind_a_name_is_nobody_beside_him() -> None:
    title = "Conversation Between Secretary Oak (O) and the Counselor (Elm)"
    assert fitting(["O"], [form.printed for form in names_in([title])], [title]) == {"O": ("Secretary Oak",)}
