"""Who is meant: names, offices, sides; one person is one person, and namesakes are two."""

from collections.abc import Callable

import pytest

from tei_memcon.model import Document, Person
from tei_memcon.speech.reported import attribute
from tei_memcon.speech.roster import offices_in
from tei_memcon.speech.subjects import find

Record = Callable[..., Document]


def speakers(document: Document) -> list[str]:
    return [element.attributes["who"] for element in attribute(document).elements if element.tag == "said"]


def test_all_forms_of_a_name_are_one_person(record: Record) -> None:
    document = record(
        "Foreign Minister Gromyko said so.",
        "Mr. Gromyko agreed.",
        "The Foreign Minister added more.",
        "Gromyko left it.",
    )
    assert set(speakers(document)) == {"#gromyko"}


def test_the_secretary_is_who_the_text_shows_as_secretary(record: Record) -> None:
    document = record(
        "The Secretary said so.", "Secretary Rusk added more.", people=[Person("s", offices=("The Secretary",))]
    )
    assert speakers(document) == ["#s", "#s"]


def test_an_office_without_a_name_has_the_office_as_identifier(record: Record) -> None:
    document = record("The Foreign Minister said so.", "The Secretary agreed.", "The Foreign Minister thanked him.")
    assert speakers(document) == ["#foreign-minister", "#secretary", "#foreign-minister"]


def test_of_two_secretaries_the_first_listed_is_the_secretary(record: Record) -> None:
    people = [Person("dulles", ("Secretary Dulles",)), Person("humphrey", ("Secretary Humphrey",))]
    document = record("Secretary Humphrey said so.", "The Secretary disagreed.", people=people)
    assert speakers(document) == ["#humphrey", "#dulles"]


def test_the_secretary_is_who_is_listed_as_nothing_else(record: Record) -> None:
    people = [Person("elm", ("M. Elm",)), Person("oak", ("Oak, Ann",), offices=("The Secretary",))]
    document = record("* The Secretary", "* M. Elm, Secretary", "The Secretary agreed.", people=people)
    assert speakers(document) == ["#oak"]


def test_mr_king_is_no_king() -> None:
    assert [(one.kind, one.name) for one in find("Mr. King saw the King.")] == [("name", ("King",)), ("office", ())]


def test_of_two_generals_the_one_spoken_of_last_is_meant_listed_or_not(record: Record) -> None:
    document = record(
        "General Ash said no. General Oak said that General Ash was late. The General agreed.",
        people=[Person("oak", ("General Oak",))],
    )
    assert speakers(document) == ["#ash", "#oak", "#ash"]


def test_the_representatives_of_a_body_are_whom_the_list_has_for_it(record: Record) -> None:
    people = [Person("oak", ("HBC—Mr. Oak",)), Person("ash", ("HBC—Mr. Ash",)), Person("elm", ("Mr. Elm",))]
    document = record("Mr. Elm said no.", "The HBC representatives discussed the rain.", people=people)
    assert speakers(document) == ["#elm", "#oak #ash"]


def test_the_representatives_of_two_countries_are_whom_the_list_has_from_their_embassies(record: Record) -> None:
    people = [Person(name.lower(), (f"Mr. {name}",)) for name in ("Oak", "Ash", "Elm")]
    entries = ("* Mr. Oak, First Secretary, Norland Embassy", "* Mr. Ash, Counselor, Eastland Embassy", "* Mr. Elm")
    said = "The Norland and Eastland representatives indicated that it rained."
    assert speakers(record(*entries, "Mr. Elm said no.", said, people=people)) == ["#elm", "#oak #ash"]
    told = "The Norland and Eastland representatives read the paper silently."
    assert speakers(record(*entries, "Mr. Elm said no.", told, people=people)) == ["#elm"]
    for unnamed in ("Westland and Southland", "Embassy"):
        told = said.replace("Norland and Eastland", unnamed)
        assert speakers(record(*entries, "Mr. Elm said no.", told, people=people)) == ["#elm"]


def test_whoever_speaks_together_with_another_takes_part(record: Record) -> None:
    people = [Person("oak", ("Mr. Oak",)), Person("elm", ("Mr. Elm",))]
    document = record("Mr. Elm said no. The President and Mr. Oak said that it rained.", people=people)
    assert speakers(document) == ["#elm", "#president #oak"]
    document = record("Mr. Elm said no. Norland and Mr. Oak wanted to leave.", people=people)
    assert speakers(document) == ["#elm"]
    document = record("Mr. Elm said no. Mr. Ash [Page 5] and Mr. Oak said that it rained.", people=people)
    assert speakers(document) == ["#elm", "#ash #oak"]


def test_a_description_in_the_list_gives_the_office(record: Record) -> None:
    people = [Person("robledo", ("Esteban Robledo",)), Person("stone", ("Peter H. Stone",))]
    document = record(
        "* Esteban Robledo, Minister of Foreign Affairs of Spain",
        "* Peter H. Stone, Deputy Secretary of Defense",
        "The Foreign Minister said so.",
        people=people,
    )
    assert speakers(document) == ["#robledo"]


def test_an_office_that_is_an_entry_of_its_own_is_a_person_of_its_own(record: Record) -> None:
    document = record(
        "* The President",
        "* President Suharto of Indonesia",
        "President Suharto said so.",
        "The President agreed.",
        people=[Person("suharto", ("President Suharto of Indonesia",), ("The President",))],
    )
    assert speakers(document) == ["#suharto", "#president"]


def test_a_secretary_listed_without_a_name_is_no_namesake_of_his(record: Record) -> None:
    people = [Person("secretary", offices=("Secretary of State",)), Person("dulles", ("Mr. Allen Dulles",))]
    document = record(
        "Secretary Dulles said so.", "Mr. Allen Dulles agreed.", "The Secretary asked why.", people=people
    )
    assert speakers(document) == ["#secretary", "#dulles", "#secretary"]


def test_an_ambassador_who_is_listed_is_the_ambassador_before_a_stranger(record: Record) -> None:
    people = [Person("eban", ("Mr. Abba Eban",), ("Ambassador of Israel",)), Person("wilcox", ("Mr. Wilcox",))]
    document = record("Mr. Eban said so.", "Ambassador Lodge agreed.", "The Ambassador thanked him.", people=people)
    assert speakers(document) == ["#eban", "#lodge", "#eban"]


def test_an_office_in_the_title_is_known_in_the_text(record: Record) -> None:
    document = record("# Talk with Chancellor Adenauer", "The Chancellor said so.", "Mr. Adenauer agreed.")
    assert set(speakers(document)) == {"#adenauer"}


def test_one_letter_stands_for_a_name_in_notes_of_a_telephone_call(record: Record) -> None:
    document = record("The Sec said so. L asked why.", "M replied.", people=[Person("lodge", ("Ambassador Lodge",))])
    assert speakers(document) == ["#secretary", "#lodge", "#m"]


def test_an_entry_that_names_several_makes_several(record: Record) -> None:
    crowd = Person("lodge", ("Secretaries Rusk, McNamara, Messrs. Bundy and McCone, Ambassador Lodge",))
    document = record("Mr. Bundy said so.", "Ambassador Lodge agreed.", "Secretary McNamara asked why.", people=[crowd])
    assert speakers(document) == ["#bundy", "#lodge", "#mcnamara"]


def test_the_president_who_speaks_of_president_oak_is_another(record: Record) -> None:
    told = ("President Oak asked why.", "The President thanked Oak. It was late.", "The President agreed with Oak.")
    assert speakers(record(*told)) == ["#oak", "#president", "#president"]
    listed = [Person("oak", ("President Oak",)), Person("elm", ("President Elm",))]
    assert speakers(record(*told[:2], people=listed)) == ["#oak", "#elm"]


def test_the_president_is_president_oak_where_nothing_tells_them_apart(record: Record) -> None:
    told = ("President Oak asked why.", "The President said that it was late.", "The President (Mr. Oak) said no.")
    assert set(speakers(record(*told))) == {"#oak"}
    once = ("The President spoke of the letter of President Oak.", "The President said no.", "The President left.")
    listed = [Person("oak", ("President Oak",)), Person("ash", ("Mr. Ash",))]
    assert set(speakers(record(*once, people=listed))) == {"#oak"}


def test_a_stranger_in_the_middle_of_a_report_is_reported(record: Record) -> None:
    people = [Person("carpenter", ("Mr. Carpenter",)), Person("lovett", ("Mr. Lovett",))]
    told = "Mr. Carpenter reported on his talk with Dr. Solandt. Dr. Solandt stated that it was so."
    document = record(told, people=people)
    assert speakers(document) == ["#carpenter"]


def test_of_whom_much_is_told_and_what_he_had_done_takes_no_part(record: Record) -> None:
    people = [Person("carpenter", ("Mr. Carpenter",)), Person("lovett", ("Mr. Lovett",))]
    told = (
        "Mr. Carpenter said that the Chancellor had sent for him. The Chancellor was well.",
        "On fish, the Chancellor said that it was late. The Chancellor’s fleet was small. The Chancellor was old.",
        "On bread, the Chancellor said no. The friends of the Chancellor were few, and the Chancellor was alone.",
    )
    assert set(speakers(record(*told, people=people))) == {"#carpenter"}
    assert set(speakers(record(*(words.replace("had sent", "sent") for words in told), people=people))) == {
        "#carpenter",
        "#chancellor",
    }
    assert set(speakers(record(told[0], "The Chancellor said no.", people=people))) == {"#carpenter", "#chancellor"}


def test_a_stranger_who_opens_paragraphs_takes_part(record: Record) -> None:
    people = [Person("carpenter", ("Mr. Carpenter",)), Person("lovett", ("Mr. Lovett",))]
    found = attribute(record("Mr. Carpenter asked why.", "Dr. Solandt stated that it was so.", people=people))
    assert [person.id for person in found.people] == ["carpenter", "lovett", "solandt"]


def test_countries_and_capitals_are_nobody(record: Record) -> None:
    assert speakers(record("Moscow said no.", "Israel believed that it was so.")) == []


def test_a_misprinted_name_with_a_title_is_the_listed_person(record: Record) -> None:
    people = [Person("humphrey", ("Secretary Humphrey",)), Person("weeks", ("Secretary Weeks",))]
    assert speakers(record("Sec. Hukmphrey explained it.", people=people)) == ["#humphrey"]


def test_the_drafter_is_whom_the_source_note_names(record: Record) -> None:
    people = [Person("dobrynin", ("Ambassador Dobrynin",)), Person("thompson", ("Llewellyn E. Thompson",))]
    document = record("I told the Ambassador so. He said no.", "Source: Drafted by Thompson.", people=people)
    assert speakers(document)[:2] == ["#thompson", "#dobrynin"]


def test_people_of_the_record_come_first_and_keep_their_identifiers(record: Record) -> None:
    people = (Person("Q42", ("Mr. Ball",)), Person("other", ("Mrs. Meir",)))
    found = attribute(record("Mr. Ball said so.", "The Shah agreed.", "The Shah said more.", people=people)).people
    assert [person.id for person in found] == ["Q42", "other", "shah"]


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("Secretary of State", ["secretary"]),
        ("Canadian Ambassador", ["ambassador"]),
        ("Special Assistant to the Secretary of State", ["special assistant"]),
        ("Chairman of the Atomic Energy Commission", []),
        ("French Embassy", []),
        ("Prime Minister of Israel", ["prime minister"]),
    ],
)
def test_offices_are_read_from_descriptions(words: str, offices: list[str]) -> None:
    assert list(offices_in(words)) == offices


@pytest.mark.parametrize(
    ("words", "name", "office"),
    [
        ("President de Gaulle", ("de", "Gaulle"), "president"),
        ("Secretary of State Rusk", ("Rusk",), "secretary"),
        ("Mr. W.R. Tyler", ("W.R.", "Tyler"), ""),
        ("Foreign Minister von Brentano", ("von", "Brentano"), "foreign minister"),
        ("Vice President Ch’en Ch’eng", ("Ch’en", "Ch’eng"), "vice president"),
        ("Com[rade] Oak", ("Oak",), ""),
        ("Azzam Pasha", ("Azzam",), "pasha"),
        ("His Majesty King Saud", ("Saud",), "king"),
    ],
)
def test_titles_and_names_are_told_apart(words: str, name: tuple[str, ...], office: str) -> None:
    (subject,) = find(words)
    assert (subject.name, subject.office) == (name, office)


def test_the_representative_of_a_country_is_of_its_delegation(record: Record) -> None:
    people = [Person("oak", ("Mr. Oak",), delegation="NORWAY"), Person("elm", ("Mr. Elm",), delegation="BELGIUM")]
    words = ["The NORWAY REPRESENTATIVE said so.", "The BELGIUM REPRESENTATIVE agreed."]
    assert speakers(record(*words, people=people)) == ["#oak", "#elm"]
    assert "#oak" not in speakers(record("The PORTUGAL REPRESENTATIVE said so.", people=people))


def test_a_council_that_takes_note_is_no_words_of_the_speaker_before(record: Record) -> None:
    people = [Person("oak", ("Mr. Oak",))]
    found = record("Mr. Oak said that it was late.", "6. The COUNCIL:", "— took note of this;", people=people)
    assert speakers(found) == ["#oak"]


def test_initials_before_a_particle_belong_to_the_name(record: Record) -> None:
    people = [Person("n1", ("Ambassador J. H. van Orme",)), Person("n2", ("Mr. D. Beech",))]
    document = record("Ambassador van Orme said so.", "The Ambassador added more.", people=people)
    assert speakers(document) == ["#n1", "#n1"]


def test_who_is_called_by_another_office_is_not_meant_by_the_one_that_two_have(record: Record) -> None:
    people = [
        Person("oak", ("Ambassador U. Ulmus Oak",), ("Under Secretary",)),
        Person("elm", ("Dr. Vasco Elm",), ("Ambassador of Norland",)),
    ]
    document = record("The Under Secretary asked why.", "The Ambassador said so.", people=people)
    assert speakers(document) == ["#oak", "#elm"]


def test_a_woman_is_known_by_how_she_is_called_when_she_speaks(record: Record) -> None:
    people = [Person("elm", ("Elm",)), Person("oak", ("Mr. Oak",))]
    document = record(
        "Madame Elm said so.", "Mr. Oak, who knew Madame Elm, asked why. She replied: it was late.", people=people
    )
    assert speakers(document) == ["#elm", "#oak", "#elm"]


def test_the_wife_of_a_president_makes_no_woman_of_him(record: Record) -> None:
    people = [Person("elm", ("President Elm",)), Person("oak", ("Mr. Oak",))]
    document = record("Mr. Oak asked about Madame Elm.", "President Elm said so. He thanked him.", people=people)
    assert speakers(document) == ["#oak", "#elm"]


def test_a_letter_is_nobody_in_the_room_where_the_title_names_everybody_else(record: Record) -> None:
    title = "# Telephone conversation between the Secretary and Mr. Elm"
    told = record(title, "The Secretary asked what he thought.", "E said he had seen him.", "N said it was late.")
    assert speakers(told) == ["#secretary", "#elm", "#elm"]
    unnamed = record("# Telephone conversation with the Chancellor", "E said so.", "N said it was late.")
    assert speakers(unnamed) == ["#e", "#n"]


def test_a_secretary_listed_beside_the_secretary_keeps_his_name(record: Record) -> None:
    people = [Person("s", offices=("The Secretary",)), Person("oak", ("Secretary of Defense Oak",))]
    document = record("Secretary Oak said so.", "The Secretary agreed.", people=people)
    assert speakers(document) == ["#oak", "#s"]


def test_a_middle_initial_that_may_be_a_title_begins_no_other_name() -> None:
    assert [(one.name, one.office) for one in find("Senator Henry M. Elm said so.")] == [
        (("Henry", "M.", "Elm"), "senator")
    ]


def test_shortened_ranks_and_given_names_are_no_surnames() -> None:
    found = [(one.name, one.office) for one in find("Cmdr. James Oak saw Lt. Col. Wm. Elm.")]
    assert found == [(("James", "Oak"), "commander"), (("Wm.", "Elm"), "lieutenant colonel")]


def test_what_somebody_is_the_director_of_is_not_the_name() -> None:
    found = [
        (one.kind, one.name)
        for one in find("the General Secretary of the CC told Third Secretary of the Embassy A. Oak")
    ]
    assert found == [("office", ()), ("name", ("Embassy", "A.", "Oak"))]


def test_those_of_the_title_take_part_where_no_list_shows_who_does(record: Record) -> None:
    title = "# Telephone Conversation Between the Norlandic Ambassador (Elm) and the Secretary of State"
    document = record(
        title, "The Secretary telephoned Ambassador Elm. He said that it was late.", "The Ambassador agreed."
    )
    assert speakers(document) == ["#secretary", "#elm"]


def test_two_ministers_of_a_title_are_not_the_minister(record: Record) -> None:
    document = record("# Conversation between Minister Oak and Minister Elm", "The Minister said it was late.")
    assert speakers(document) == ["#minister"]


def test_the_arabic_article_and_a_country_behind_belong_to_no_surname(record: Record) -> None:
    people = [Person("n1", ("Ambassador Al-Elm",)), Person("n2", ("Anton Oak-USSR",))]
    document = record("Sheikh Elm said so.", "Ambassador Oak agreed.", people=people)
    assert speakers(document) == ["#n1", "#n2"]


def test_a_place_behind_an_office_in_a_title_is_not_who_holds_it(record: Record) -> None:
    document = record("# Conversation with the President, Elmsville, Norland", "The President said it was late.")
    assert speakers(document) == ["#president"]


def test_letters_of_a_style_and_ranks_of_a_legate_are_no_names(record: Record) -> None:
    people = [
        Person("h", ("H.I.M. the Shahinshah",)),
        Person("n2", ("The Viscount Elm",), ("Minister Plenipotentiary",)),
    ]
    document = record("The Shah said so.", "Lord Elm agreed.", "The Minister thanked him.", people=people)
    assert speakers(document) == ["#h", "#n2", "#n2"]


def test_two_letters_of_a_name_may_be_turned(record: Record) -> None:
    people = [Person("n1", ("Mayor Ahlmen",)), Person("n2", ("Mr. Oak",))]
    assert speakers(record("Mayor Ahmlen said so.", people=people)) == ["#n1"]
