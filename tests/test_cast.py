"""Who takes part in a record, and whom its labels name."""

from tei_memcon.convert import convert
from tei_memcon.model import Document
from tei_memcon.source import Source


def read(*paragraphs: str, head: str = "Memorandum of Conversation") -> Document:
    return convert(Source.from_text("\n\n".join([head, *paragraphs, ""]), "a.txt")).document


def people(document: Document) -> dict[str, tuple[str, ...]]:
    return {person.id: (*person.names, *person.offices) for person in document.people}


def speakers(document: Document) -> list[str]:
    return [" ".join(block.who) for block in document.body if hasattr(block, "who")]


TURNS = ["The President: Good day.", "President Elmo: Good day.", "The President: When?", "President Elmo: In May."]


def test_two_entries_of_a_list_are_two_people_though_both_are_presidents() -> None:
    found = read("PARTICIPANTS:\nThe President\nPresident Arno Elmo\nMr. Oakley", *TURNS)
    assert speakers(found) == ["president", "elmo", "president", "elmo"]


def test_initials_that_a_comma_parts_from_a_surname_are_nobody() -> None:
    turns = ["OAKHOLM. Good day.", "ELMHURST. Good day.", "OAKHOLM. When?", "ELMHURST. In May.", "ALL. Agreed."]
    found = read("Present: Com[rade]s. OAKHOLM, Yu. V., ELMHURST, A. N.", *turns)
    assert list(people(found)) == ["oakholm", "elmhurst"]
    assert speakers(found)[-1] == "oakholm elmhurst"


def test_a_title_names_in_full_whom_the_labels_call_by_half_a_name() -> None:
    turns = ["Sir Percy: Good day.", "Mr. Oakes: Good day.", "Sir Percy: When?", "Mr. Oakes: In May."]
    found = read(*turns, head="Talk between Sir Percy Elmhurst and Mr. Oakes")
    assert set(people(found)) == {"elmhurst", "oakes"}


def test_a_letter_means_the_only_one_who_is_called_so_and_the_report_says_it() -> None:
    found = read("K: Yes.", "O: Who speaks?", "K: Kestrel.", "M: No.", "Mohn: Well.", "O: Who?", "Mohn: So.")
    assert speakers(found) == ["k", "o", "k", "mohn", "mohn", "o", "mohn"]
    assert [one.what for one in found.inferences if "“" in one.what] == ["“M” is Mohn"]
    found = read("M: Yes.", "Mohn: So.", "M: No.", "Merle: Why?", "Mohn: Well.", "Merle: So.")
    assert speakers(found) == ["", "mohn", "", "merle", "mohn", "merle"]
    assert [one.message for one in found.remarks] == ["“M” may be Mohn or Merle; these turns have no @who"]
    found = read(
        "Merle: Yes.", "M: So.", "Merle: Why?", "M: Well.", "Merle: Ah.", "Mohn: Oh.", "Merle: No.", "Mohn: So."
    )
    assert speakers(found) == ["merle", "mohn"] * 4


def test_labels_at_the_beginning_of_lines_begin_turns() -> None:
    lines = [
        "Tov. Oak - There are two ways, one up and one",
        "down. I am for the first.",
        "Tov. Elmer - We should look at",
    ]
    more = [
        "it once more.",
        "Tov. Oak - Who has opened the gate of the lock?",
        "Tov. Elmer - A watchman, as one hears.",
    ]
    assert speakers(read("\n".join([*lines, *more]))) == ["oak", "elmer", "oak", "elmer"]


def test_whoever_takes_the_chair_is_the_chairman_from_then_on() -> None:
    turns = ["The CHAIRMAN: Good day.", "Mr. OAKLEY (Norland): Good day.", "The CHAIRMAN: I must leave."]
    took = "[Mrs. Elmer (Marsh), Vice-Chairman, took the Chair.]"
    after = ["The CHAIRMAN: Who speaks?", "Mr. OAKLEY (Norland): We do."]
    found = read("Chairman: Mr. ASHTON (Fenland) later: Mrs. ELMER (Marsh)", *turns, took, *after)
    assert speakers(found) == ["ashton", "oakley", "ashton", "elmer", "oakley"]
    assert [one.what for one in found.inferences if "“" in one.what] == ["“The CHAIRMAN” is Mrs. Elmer"]
    back = read("Chairman: Mr. ASHTON (Fenland)", *turns, took, *after, "[The Chairman resumed the Chair.]", turns[2])
    assert speakers(back)[-2:] == ["oakley", "ashton"]
    assert (
        speakers(read("Chairman: Mr. ASHTON (Fenland)", *turns, "He took the chair by the window.", *after))[3]
        == "ashton"
    )


def test_an_office_that_goes_on_on_an_indented_line_is_no_person() -> None:
    text = "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS:    The President\n"
    text += " " * 17 + "Anna Tolgyes, Director for Iberian\n" + " " * 19 + "Affairs, NSC (notetaker)\n"
    text += " " * 17 + "Prime Minister Elm\n\nThe President: Good day.\n\nPrime Minister Elm: Good day.\n\n"
    people = convert(Source.from_text(text + "The President: It is late.\n")).document.people
    assert [(one.id, one.role) for one in people] == [("president", ""), ("tolgyes", "notetaker"), ("elm", "")]


def test_nobody_has_an_identifier_that_the_header_has() -> None:
    words = "Translator comments\nElm\nRussian: [translator’s note] Moscow.\nElm: well.\n"
    people = convert(Source.from_text(words)).document.people
    assert [person.id for person in people if person.names == ("Translator",)] == ["person-translator"]


def test_a_woman_who_answers_a_man_of_her_name_is_another() -> None:
    turns = ["AO: Where is the cup?", "Mrs Oakholm: It is here.", "AO: And the lamp?", "Mrs Oakholm: Here as well."]
    found = read("AO = Arno Oakholm. IE = Ida Elm.", "IE: Good day.", *turns, "IE: Thank you.", head="Interview")
    ao, wife = (next(who for who in speakers(found)[at:]) for at in (1, 2))
    assert ao != wife
    assert speakers(found)[1:5] == [ao, wife, ao, wife]


def test_mr_and_mrs_are_two_and_a_woman_who_is_listed_without_title_is_one() -> None:
    turns = [
        "Mr. Oakholm: Good day.",
        "Mrs. Oakholm: Good day.",
        "Dr. Elm: When?",
        "Mrs. Oakholm: In May.",
        "Dr. Elm: Yes.",
    ]
    listed = read("PARTICIPANTS:\nIda Oakholm\nDr. Elm", *turns[1:])
    assert list(people(listed)) == ["oakholm", "elm"]
    assert len({*speakers(read(*turns))}) == 3


def test_a_vice_premier_is_known_without_his_given_name() -> None:
    turns = ["Vice-Premier Deng: Good day.", "Oakholm: Good day.", "Deng: When?", "Oakholm: In May."]
    found = read("PARTICIPANTS:\nVice-Premier Deng Wen\nMr. Oakholm", *turns)
    assert len({*speakers(found)}) == 2


def test_the_letters_of_an_office_are_whoever_has_them_in_his_label() -> None:
    turns = ["BM Weidner: Ja?", "AM Kwizin: Ja.", "BM: Wann?", "AM: Im Mai.", "BM Weidner: Gut.", "AM Kwizin: Gut."]
    found = read(*turns, head="Niederschrift über das Gespräch")
    assert speakers(found) == ["weidner", "kwizin"] * 3
