"""Persons of a list, wherever a text names them; what is nobody's name."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.convert import convert
from tei_memcon.model import Person
from tei_memcon.people.listed import read
from tei_memcon.people.mentions import find_mentions
from tei_memcon.people.personography import Entry, Personography, Role, load
from tei_memcon.source import Source, Span


def found(text: str, *names: str, day: date | None = None) -> list[tuple[str, str]]:
    """What is marked, and as whom, with a list of these names."""
    people = Personography(tuple(Entry(f"p{n}", (name,)) for n, name in enumerate(names, start=1)))
    mentions = find_mentions(text, Span(0, len(text)), people, day)
    return [(text[slice(*mention.span)], mention.entry.id) for mention in mentions]


@pytest.mark.parametrize(
    ("listed", "text", "marked"),
    [
        ("Elmhof, Heinrich von", "Then von Elmhof left.", "von Elmhof"),
        ("Elmhof, Heinrich von", "Von Elmhof left.", "Von Elmhof"),
        ("d’Oaklet, Guy", "He saw Guy d'Oaklet.", "Guy d'Oaklet"),
        ("Oakmer de Valbois, Maurice", "M. Oakmer spoke.", "M. Oakmer"),
        ("Alderman, Admiral Thomas H., USN", "He asked Admiral Alderman.", "Alderman"),
        ("Aldern (also Aaldern), Jan", "He asked Aaldern.", "Aaldern"),
        ("Aspenov, Vasiliy", "PM Aspenov agreed.", "Aspenov"),
        ("Larchson, William P.", "He called Bill Larchson.", "Bill Larchson"),
        ("Larchson, V. K. Pine", "He called Pine Larchson.", "Pine Larchson"),
        ("Ngo Dinh Tham", "President Tham agreed.", "Tham"),
        ("Lin Mei-hua", "Premier Lin agreed.", "Lin"),
        ("Elmar III", "Archbishop Elmar agreed.", "Elmar"),
        ("Birken, Lord", "He told Lord Birken so.", "Lord Birken"),
        ("Birken, Madame", "He told Madame Birken so.", "Madame Birken"),
        ("Birken, Ann", "He told Madame Birken so.", "Birken"),
        ("Rowan, Sir Oliver S.", "He told Sir Oliver so.", "Sir Oliver"),
        ("Hasselstr\u00f6m, Dag", "He told Hasselstrom so.", "Hasselstrom"),
        ("Larch-Elm, A.", "He told A. Larch–Elm so.", "A. Larch–Elm"),
        ("Larch Elm, A.", "He told Larch-Elm so.", "Larch-Elm"),
        ("Larchson, George V.", "He saw George V. Larchson.", "George V. Larchson"),  # no king
        ("Larchson, George", "He saw George B. Larchson.", "George B. Larchson"),
        ("Larchson, B. George", "He saw George B. Larchson.", "George B. Larchson"),
        ("Larchson, Jean-Paul", "He saw Jean Paul Larchson.", "Jean Paul Larchson"),
        ("Larchson, George", "He left Norville George Larchson did not.", "George Larchson"),
        ("Larchson, George", "H.E. George Larchson spoke.", "George Larchson"),
        ("Larchson, George", "Secretaries Larchson and Elm", "Larchson"),
        ("Larchson, George", "In October Larchson left.", "Larchson"),
        ("Larchson, George", "Isn’t Larchson there?", "Larchson"),
        ("Larchson, George", "GEORGE LARCHSON SPOKE.", "GEORGE LARCHSON"),
        ("Larchson, George", "signed by\nGeorge\nLarchson", "George\nLarchson"),
        ("Larchson, George", "with Secretary Larchson2", "Larchson"),  # the mark of a note
        ("McElm, Ann", "MCELM or McELM", "McELM"),
        ("Lin Mei-hua", "Premier Lin Mei-Hua agreed.", "Lin Mei-Hua"),
        ("Lord, Ann", "He saw Ann Lord.", "Ann Lord"),
        ("Вязов, Юрий", "Тов. Вязов согласен.", "Вязов"),
        ("ʿAbbar, Nadir", "Then ʿAbbar left.", "ʿAbbar"),
        ("Home, Lord Ambrose", "He saw Lord Home.", "Lord Home"),
        ("Elmar, Ann", "He saw Lord Elmar.", "Elmar"),
        ("Tarim, Yunus Sheikh", "Then Shaikh Yunus left.", "Shaikh Yunus"),
        ("al-Tarim, Nadir", "Then Nadir left.", "Nadir"),
        ("al-Tarim, Nadir", "Then Al-Tarim left.", "Al-Tarim"),
        ("Elm, Maurice", "M. Elm spoke.", "M. Elm"),  # it may be the initial
        ("Elm, Jean", "M. Elm spoke.", "Elm"),
        ("Elm, Ann V.", "A.V. Elm spoke.", "A.V. Elm"),  # no number
        ("Elm, Oak B.", "O.B. Elm, Norville\n\nThe meeting", "O.B. Elm"),
        ("Larchson, Earl B.", "He saw Earl B. Larchson.", "Earl B. Larchson"),
        ("Larchson, William E.", "WE Larchson spoke.", "WE Larchson"),
        ("Larchson, Jean-Paul", "Jean–Paul Larchson", "Jean–Paul Larchson"),
        ("Larchson, George", "He asked the U.S. Larchson said no.", "Larchson"),
        ("Larchson, Ulric S.", "U.S. Larchson spoke.", "U.S. Larchson"),
        ("Larchson, George", "EUR-George Larchson", "George Larchson"),
        ("Larchson, George", "Secretary-designate Larchson", "Larchson"),
        ("Larchson, George", "Ann Elm\n\nLarchson spoke.", "Larchson"),
        ("Larchson, George", "He agreed.2Larchson did not.", "Larchson"),  # the mark of a note
        ("Oakmer na Valbois", "H.E. Oakmer na Valbois spoke.", "Oakmer na Valbois"),
        ("Oakmer, Viscount Ann", "Viscount Ann Oakmer spoke.", "Viscount Ann Oakmer"),
        ("Larchson, McGeorge", "He saw McG. Larchson.", "McG. Larchson"),
        ("Larchson, George", "Gen. Larchson spoke.", "Larchson"),  # no Geo.
        ("Larchson, George D. P.", "He wrote to the U.S. G.D.P. Larchson agreed.", "G.D.P. Larchson"),
        ("Larchson, Anatoly", "He saw Anatoliy F. Larchson.", "Anatoliy F. Larchson"),
        ("Larchson (Larksen, Larcksen), Ann", "He saw Larcksen.", "Larcksen"),
        ("Larchson, Ann", "Will Ann Larchson come?", "Ann Larchson"),
        ("Oakmer, Ann (Lady Valbois)", "Then Lady Valbois spoke.", "Lady Valbois"),
    ],
)
def test_a_person_is_called_by_part_of_the_listed_name(listed: str, text: str, marked: str) -> None:
    assert found(text, listed)[-1:] == [(marked, "p1")]


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("Ball, Ann B.", "Ball games are played in Paris."),  # a word
        ("Larchson, William", "He saw John Larchson."),  # another one
        ("Larchson, Mark", "He saw Milo Larchson."),
        ("Larchson, William", "He saw Edwin M. Larchson."),
        ("Larchson, William", "In 12Larchson it was said."),
        ("Henry, Walter", "Henry Elm was there."),  # a given name
        ("Elm, Madame", "Elm was there."),  # the husband
        ("Birken, Ann", "Birkenhead is in England, Birkens is not."),  # part of a word
        ("Ngo Dinh Nam", "Viet-Nam and Viet Nam are one."),  # part of another name
        ("Aspenov, Ann", "Then aspenov left."),  # no capital
        ("King, Ann", "The King spoke, and King Ludwig did."),  # a title
        ("Jordan, Ann", "The river Jordan is in Jordan."),  # a country
        ("Rowan, Sir Oliver", "Sir Oliver Elm left."),
        ("Elmar III", "Crown Prince Elmar agreed."),  # the son of a king
        ("Larchson, George", "Walter William Larchson left."),
        ("Francis, Walter", "Mr. Francis G. Elm was there."),
        ("Alder, Walter", "Mr. Alder Birkenhall was there."),  # a surname follows
        ("Alder, Walter", "Mr. Alder T. Birkenhall was there."),
        ("Larchson, Anatoly", "He saw Andrew F. Larchson."),
        ("Larchson (Elm, Inc.), Ann", "He saw Inc. and went."),
        ("Franco y Elmar, Ann", "The Franco-Lowland frontier is closed."),
        ("Elmar, King", "Ambassador Elmar and Dr. Elmar left."),  # no king
        ("Elmar III", "Minister Elmar left."),
        ("Service, Ann", "He agreed that Service-to-Service talks and the Postal Service help."),
        ("Jordan, Ann", "He went to Jordan."),  # a place
        ("Green, Ann", "He spoke of state and Green, of GREEN."),
        ("Ngo Do Can", "Can he? Can may."),  # a word that is only a part of the name
    ],
)
def test_what_is_not_the_listed_person(listed: str, text: str) -> None:
    assert found(text, listed) == []


def test_a_word_behind_an_article_is_no_name() -> None:
    assert found("Mr. Ball left the Ball.", "Ball, Ann") == [("Ball", "p1")]


def test_two_who_are_named_together_are_two() -> None:
    assert found("the Larchson-Elmar talks", "Larchson, Ann", "Elmar, Bo") == [("Larchson", "p1"), ("Elmar", "p2")]


def test_an_entry_that_points_to_another_is_that_person() -> None:
    assert found("Then Elm Oakley left.", "Elm Oakley.", "Oakley, V. Elm") == [("Elm Oakley", "p2")]


def guesses(text: str, *names: str, people: Sequence[Person] = ()) -> list[tuple[str, bool]]:
    """Who is marked, and whether that is a guess."""
    listed = Personography(tuple(Entry(f"p{n}", (name,)) for n, name in enumerate(names, start=1)))
    mentions = find_mentions(text, Span(0, len(text)), listed, date(1964, 5, 1), people)
    return [(mention.entry.id, bool(mention.reason)) for mention in mentions]


RUSK, OTHER = "Rusk, Dean", "Rusk, Howard A."


def test_a_shared_surname_is_sure_by_name_rank_or_office_and_else_a_guess() -> None:
    assert guesses("Dean Rusk sat down. Rusk agreed.", RUSK, OTHER) == [("p1", False), ("p1", True)]
    assert guesses("Secretary Rusk sat down. Rusk agreed.", RUSK, OTHER) == [("p1", False), ("p1", True)]
    assert guesses("The Secretary of State (Rusk) agreed.", RUSK, OTHER) == [("p1", False)]
    assert guesses("Colonel Rusk agreed.", RUSK, "Rusk, Colonel Ann") == [("p2", False)]
    assert guesses("Mr. Rusk agreed.", RUSK, OTHER, people=[Person("p2", ("Mr. Rusk",))]) == [("p2", True)]


def test_an_office_that_the_record_gives_to_none_of_them_calls_another() -> None:
    assert guesses("Dean Rusk sat down. Ambassador Rusk agreed.", RUSK, OTHER) == [("p1", False)]


def test_of_namesakes_the_one_is_meant_whose_given_names_fit_best() -> None:
    davids = ("Elm, David C.", "Elm, David S.", "Elm, Ivo D.", "Elm, Ivo")
    assert guesses("David S. Elm, D. C. Elm and Ivo Elm left.", *davids) == [
        ("p2", False),
        ("p1", False),
        ("p4", False),
    ]
    assert guesses("David Elm left.", *davids) == []  # one of two, and not Ivo D.
    assert guesses("David Elm left.", "Elm, David C.", "Elm, Ivo D.") == [("p1", False)]
    assert guesses("D. Elm left.", "Elm, D.", "Elm, David") == []


def test_an_office_that_is_to_be_held_tells_namesakes_apart() -> None:
    text = "Secretary-designate Rusk agreed."
    assert found(text, RUSK, OTHER, day=date(1960, 12, 20)) == [("Rusk", "p1")]
    assert found(text, RUSK, OTHER, day=date(1971, 12, 20)) == []


def test_a_king_is_meant_by_no_other_title() -> None:
    names = ("Elmar, Ann", "Elmar, King")
    assert guesses("Ambassador Elmar and King Elmar left.", *names) == [("p1", False), ("p2", False)]
    assert guesses("His Highness Prince Elmar, the Minister, and Elmar left.", *names) == [("p1", False)]


def test_a_word_with_a_capital_in_a_sentence_is_a_name() -> None:
    assert found("He told Ball so. Ball agreed to the Ball plan.", "Ball, Ann") == [("Ball", "p1"), ("Ball", "p1")]


def test_a_surname_that_is_a_given_name_as_well_is_a_guess_without_a_title() -> None:
    assert guesses("Mr. Richard agreed. Richard left.", "Richard, Ivor") == [("p1", False), ("p1", True)]


def test_a_surname_without_its_article_is_a_guess() -> None:
    assert guesses("Mr. Tarim left with al-Tarim.", "al-Tarim, Nadir") == [("p1", True), ("p1", False)]
    assert guesses("Abdul Oak left.", "al-Tarim, Abdul Karim") == []


def test_a_guess_is_a_name_with_its_certainty_and_is_told() -> None:
    record = Source.from_text("Memorandum of Conversation\n\nDean Rusk said that it rained. Rusk went on.\n", "r.txt")
    people = Personography((Entry("p1", (RUSK,)), Entry("p2", (OTHER,))))
    made = convert(record, personography=people)
    (guessed,) = made.root.iterfind(".//{*}body//{*}name")
    assert dict(guessed.attrib) == {"ref": "#p1", "resp": "#tei-memcon", "cert": "medium"}
    assert "“Rusk” is Rusk, Dean" in [one.what for one in made.document.inferences]


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        ("Mr. Rusk agreed.", None, []),  # nobody can say
        ("Dean Rusk sat down. Mr. Rusk agreed.", None, ["p1", "p1"]),  # the one who is named in full
        ("Secretary Rusk agreed.", date(1964, 5, 1), ["p1"]),  # the one who held the office
        ("Secretary Rusk agreed.", date(1974, 5, 1), []),
        ("Dean Rusk and Howard Rusk sat down. Rusk agreed.", None, ["p1", "p2"]),
    ],
)
def test_of_namesakes_evidence_decides(text: str, day: date | None, who: list[str]) -> None:
    assert [one for _, one in found(text, RUSK, OTHER, day=day)] == who


def test_a_word_is_a_name_behind_a_title_or_where_the_record_names_the_person() -> None:
    assert found("Mr. Ball agreed. Then Ball left.", "Ball, Ann B.") == [("Ball", "p1"), ("Ball", "p1")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("He told Elmhof, Ball and Larchson so.", ["Elmhof", "Ball", "Larchson"]),
        ("The Under Secretary (Ball) called. Ball agreed.", ["Ball", "Ball"]),
        ("Ball games were played in Elmhof, Ball Hall.", ["Elmhof"]),
    ],
)
def test_a_word_is_a_name_among_names_and_in_the_bracket_behind_an_office(text: str, marked: list[str]) -> None:
    assert [name for name, _ in found(text, "Ball, George W.", "Elmhof, Ann", "Larchson, Jan")] == marked


def test_a_word_is_a_name_where_the_person_takes_part() -> None:
    people = [Person("p1", ("Mr. King",))]
    assert guesses("King Ann asked. Ball agreed. The King did.", "King, Gordon", "Ball, George", people=people) == []
    assert guesses("Then Ball agreed.", "Ball, George", people=[Person("p1", ("Mr. Ball",))]) == [("p1", False)]


def test_whoever_takes_part_is_meant_by_what_the_record_calls_the_person() -> None:
    names, text = ("Bolo", "Tarsu Bolo Nyari"), "Then Bolo agreed."
    assert found(text, *names) == [("Bolo", "p1")]
    assert guesses(text, *names, people=[Person("p2", ("Tarsu Bolo Nyari", "Minister Bolo"))]) == [("p2", True)]
    both = [Person("p1", ("Bolo",)), Person("p2", ("Tarsu Bolo Nyari", "Minister Bolo"))]
    assert guesses(text, *names, people=both) == [("p1", False)]


@pytest.mark.parametrize("behind", ["Plan", "Commissions", "Comm. of Norville", "Roads"])
def test_what_is_named_after_a_person_names_the_person(behind: str) -> None:
    assert found(f"He read the Larchson {behind}.", "Larchson, Ann") == [("Larchson", "p1")]


def test_what_stands_in_brackets_and_behind_commas_is_told_apart() -> None:
    assert read("Rowan, Colonel (Brigadier from 1970) Ann, Jr.") == read("Rowan, Colonel Ann")
    assert read("Rowan, General").given == ()
    assert read("").alone == ()


def test_the_terms_of_the_users_list_go_first() -> None:
    people = Personography(
        (
            Entry("p1", ("Rusk, Dean",)),
            Entry("p2", ("Rusk, Howard A.",), roles=(Role("Secretary of State", "1960", "1965-03"),)),
        )
    )
    text = "Secretary Rusk agreed."
    found = find_mentions(text, Span(0, len(text)), people, date(1964, 5, 1))
    assert [mention.entry.id for mention in found] == ["p2"]
    later = find_mentions(text, Span(0, len(text)), people, date(1966, 5, 1))
    assert [mention.entry.id for mention in later] == ["p1"]


def test_a_person_has_a_line_for_each_role(tmp_path: Path) -> None:
    table = tmp_path / "persons.csv"
    table.write_text("id,name,role,from,to\nelm,Ann Elm,Consul,1961,1963\nelm,Ann Elm,Envoy,1964,\n")
    (entry,) = load(table).entries
    assert [(role.name, role.first, role.last) for role in entry.roles] == [
        ("Consul", "1961", "1963"), ("Envoy", "1964", ""),
    ]  # fmt: skip


def test_a_name_that_nothing_decides_is_told_once() -> None:
    record = Source.from_text(
        "Memorandum of Conversation\n\nMr. Elm said that Rusk knew Rusk. Mr. Elm added that it rained.\n", "r.txt"
    )
    people = Personography((Entry("p1", (RUSK,)), Entry("p2", (OTHER,))))
    told = [one.message for one in convert(record, personography=people).document.remarks]
    assert told == ["“Rusk” may be Rusk, Dean or Rusk, Howard A.; it is linked to nobody"]


WORDS = st.lists(
    st.sampled_from("Mr. Ann Oak B. de al- Lord King , - ’ H.E. İst ﬁx 鄧小平 Вязов III V. of ( “Pik” .".split()),
    max_size=8,
)


@given(names=st.lists(WORDS.map(" ".join), min_size=1, max_size=4), words=st.lists(WORDS.map("\n".join), max_size=4))
def test_any_list_and_any_text_are_taken_and_no_name_overlaps_another(names: list[str], words: list[str]) -> None:
    people = Personography(tuple(Entry(f"p{number}", (name,)) for number, name in enumerate(names)))
    text = " ".join(words)
    ends = [0]
    for mention in find_mentions(text, Span(0, len(text)), people):
        assert ends[-1] <= mention.span.start < mention.span.end <= len(text)
        ends.append(mention.span.end)


def test_names_between_the_mark_of_a_note_and_its_words_are_no_part_of_the_note() -> None:
    text = (
        "12. Memorandum of Conversation1\n\nWashington, May 3, 1958.\n\n[The party came at noon.]2\n\n"
        "Mr. Elm said that he had seen Mr. Oak. Mr. Oak agreed.\n\n1. Source: Department of State. Secret.\n\n"
        "2. Brackets in the original; Mr. Oak put them there."
    )
    people = Personography((Entry("elm", ("Elm, Ann",)), Entry("oak", ("Oak, Dan",))))
    root = convert(Source.from_text(text), personography=people).root
    (note,) = root.xpath("//*[local-name() = 'note'][@n = '2']")
    assert note.getprevious().tag.endswith("stage")
    assert [name.text for name in note.iter("{*}persName")] == ["Oak"]
    assert not list(note.iter("{*}said", "{*}seg"))
