import re
from pathlib import Path

import pytest

from tei_memcon.errors import UnreadableError
from tei_memcon.people.mentions import find_mentions
from tei_memcon.people.personography import Entry, Personography, load
from tei_memcon.people.register import Form, Register
from tei_memcon.source import Span

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>People</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson>{}</listPerson></standOff></TEI>"""


def identifiers(*printed: str, personography: Personography | None = None) -> list[str | None]:
    """Whose each form of a name is, when all have been seen."""
    register = Register(personography)
    for form in printed:
        register.add(Form(form))
    return [register.identifier(form) for form in printed]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["G. Bush", "George Bush", "G. BUSH", "President Bush"], ["bush"] * 4),
        (["M. S. Gorbachev", "M.S. Gorbachev", "M.S. GORBACHEV", "Gorbachev"], ["gorbachev"] * 4),
        (["McGeorge Bundy", "William Bundy"], ["bundy-m", "bundy-w"]),
        (["McGeorge Bundy", "William Bundy", "Mr. McG. Bundy"], ["bundy-m", "bundy-w", "bundy-m"]),
        (["Ambassador U. Elm", "General Harold Elm", "Gen. Elm"], ["elm-u", "elm-h", "elm-h"]),
        (["Lyndon Johnson", "U. Alexis Johnson"], ["johnson-l", "johnson-u-a"]),
        (["The Secretary"], ["secretary"]),
        (["Secretary Rusk", "The Secretary"], ["rusk", "rusk"]),
        (["The Secretary", "Secretary Rusk"], ["rusk", "rusk"]),
        (["Mr. Smith", "Ambassador Smith"], ["smith", "smith"]),
        (["Élysée Müller"], ["muller"]),
        (["Translator"], ["person-translator"]),
        (["Cde. N. Oak", "Cde. Oak", "Comrade Oak", "cde. Oak", "com. OAK N. F.", "Nina Oak"], ["oak"] * 6),
        (["Genosse Rolf Elm", "Gen. Elm", "tov. Elm", "Comr. Rolf Elm"], ["elm"] * 4),
        (["ALDER Yu. V.", "ALDER", "ASPEN A. Ia.", "ASPEN"], ["alder", "alder", "aspen", "aspen"]),
        (["Ms. Oak", "Cora Oak", "Dr. Oak"], ["oak"] * 3),
        (["KIM Yeon-u", "KIM Tae-ok"], ["kim-y", "kim-t"]),
        (["PAK Song-il Second Vice Premier", "PAK"], ["pak", "pak"]),
        (["PAK Songil Second Vice Premier", "PAK", "YU Jangsik"], ["pak", "pak", "yu"]),
        (["MP Oakley", "BM Elmer", "NSC Ashby"], ["oakley", "elmer", "ashby"]),  # ranks and bodies
        (["Prime Minister of Norland Anna Oak", "A. OAK", "Anna Oak"], ["oak"] * 3),
        (["President of the Karst Republic Anna Oak", "Anna Oak"], ["oak"] * 2),
        (["Vice Premier Deng Lu", "Vice Premier Deng", "VP Deng"], ["deng"] * 3),
        (["山田太郎", "山田総理", "林総理"], ["u5c71u7530u592au90ce"] * 2 + ["u6797"]),
        (["Robert Elm", "Robert"], ["elm", "elm"]),
        (["Comey Oak", "Tovah Oak"], ["oak-c", "oak-t"]),
        (["Prime Minister of Norland Anna Oak", "B. Oak"], ["oak-n-a", "oak-b"]),
        (["Mr. P. de Oakley", "Mr. de OAKLEY", "M. A. von der Elm", "Mr. Elm"], ["oakley", "oakley", "elm", "elm"]),
        (["Com[rade]s. OAK", "OAK"], ["oak", "oak"]),
        (["Mr. Oakley1", "Oakley"], ["oakley", "oakley"]),  # the mark of a note
        (["Anna OAKLEY First Deputy Director of the Ministry of Works", "OAKLEY"], ["oakley", "oakley"]),
        (["Director of the Office of Inland Affairs", "Director Oak"], ["oak", "oak"]),  # an office, no Mr. Affairs
    ],
)
def test_one_person_one_identifier(printed: list[str], expected: list[str]) -> None:
    assert identifiers(*printed) == expected


@pytest.mark.parametrize("form", ["[Laughter]", "(", "", "   ", ":", "1234", "…", "Inland Affairs", "Ministry"])
def test_what_is_no_name_is_nobody(form: str) -> None:
    assert identifiers(form) == [None]


@pytest.mark.parametrize(
    ("listed", "identifier"),
    [
        ("Winfred Lord, Director, Harbour Staff", "lord"),
        ("W. Lord, Harbour Staff", "lord"),
        ("John Day, HHB", "day"),
        ("Wilma Oak—HHB", "oak"),
        ("Norwegian Consul, Norville", "norville"),  # as before: no Mr. Consul
        ("Acting Director, Harbour Staff", "acting-director"),
        ("Harbour Committee", None),
        ("Oakley Committee", None),
    ],
)
def test_a_word_behind_a_given_name_is_a_surname_in_a_list(listed: str, identifier: str | None) -> None:
    register = Register()
    register.add(Form(listed), listed=True)
    assert register.identifier(listed) == identifier


def test_a_sentence_in_a_list_names_nobody() -> None:
    assert identifiers("Mr. Oak thanked Mrs. Elm for her letter") == [None]
    assert identifiers("Ann Oak, who was asked to leave early") == ["oak"]
    assert identifiers("Ann Oak (whom nobody had asked before)") == ["oak"]
    assert identifiers("the deputy director of the department, Mrs. van der Elm") != [None]


@pytest.mark.parametrize("form", ["Ünal", "d68", "O'Neill", "van der Stoel", "X", "LBJ", "Chiang Kai-shek", "鄧小平"])
def test_identifiers_can_stand_in_every_export(form: str) -> None:
    (identifier,) = identifiers(form)
    assert identifier is None or re.fullmatch(r"[a-z]([-_a-z0-9]*[a-z0-9])?", identifier)


def test_a_person_has_every_form_and_what_the_list_says() -> None:
    register = Register()
    register.add(Form("Mr. John Alder (notetaker)", "U.S.", "notetaker"))
    register.add(Form("Alder"))
    (person,) = register.people()
    assert (person.id, person.delegation, person.role) == ("alder", "U.S.", "notetaker")
    assert len(person.names) == 2


PEOPLE = Personography((Entry("p_BMG1", ("Bundy, McGeorge",), {"viaf": "1"}), Entry("p_BWP1", ("Bundy, William P.",))))


def test_the_identifiers_of_a_personography_are_kept() -> None:
    assert identifiers("McGeorge Bundy", "William Bundy", "Rusk", personography=PEOPLE) == ["p_BMG1", "p_BWP1", "rusk"]


@pytest.mark.parametrize(
    ("listed", "form"),
    [
        ("Oak, Admiral Thomas H.", "Thomas Oak"),  # a rank is no given name
        ("Oak (also Oake), Ann", "Ann Oake"),
        ("Oak (also Oake), Ann", "Ann Oak"),
        ("Oak, Ann", "AMB. OAK"),
    ],
)
def test_the_list_is_understood_where_people_are_listed(listed: str, form: str) -> None:
    assert identifiers(form, personography=Personography((Entry("p_O1", (listed,)),))) == ["p_O1"]


def test_a_surname_that_fits_two_is_nobodys() -> None:
    assert PEOPLE.find(["Bundy"]) is None
    assert identifiers("Mr. Bundy", personography=PEOPLE) == ["bundy"]


def test_the_fullest_form_tells_who_of_the_list_is_meant() -> None:
    assert identifiers("McGeorge Bundy", "Mr. Bundy", personography=PEOPLE) == ["p_BMG1", "p_BMG1"]
    people = Personography((Entry("p1", ("Tarsu Bolo Nyari",)), Entry("p2", ("Bolo",))))
    listed = "Tarsu Bolo Nyari, State Commissioner for Roads and Rivers, Norland"
    assert identifiers(listed, "Minister Bolo", personography=people) == ["p1", "p1"]


def test_a_title_is_a_surname_where_the_list_has_it() -> None:
    people = Personography((Entry("p1", ("Lord, Ann",)),))
    assert identifiers("Ann Lord, Director, Planning Staff", personography=people) == ["p1"]
    assert identifiers("Ann Lord, Director, Planning Staff") == ["director"]


def test_two_namesakes_of_the_list_are_two_where_the_office_is_ones() -> None:
    people = Personography((Entry("p1", ("Rusk, Dean",)), Entry("p2", ("Rusk, Howard",))))
    assert identifiers("Mr. Howard Rusk", "Secretary Rusk", personography=people) == ["p2", "rusk-2"]
    assert identifiers("Mr. Howard Rusk", "Secretary Rusk") == ["rusk", "rusk"]


def test_an_office_before_a_name_does_not_hide_it() -> None:
    assert identifiers("Ambassador William Bundy", personography=PEOPLE) == ["p_BWP1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He saw McGeorge Bundy.", ["McGeorge Bundy"]),
        ("He saw Mr. William P. Bundy’s aide.", ["William P. Bundy"]),
        ("He saw Bundy.", []),
        ("McGeorge Bundyish and UnBundy", []),
        ("He saw John Bundy.", []),
    ],
)
def test_a_mention_is_found_where_it_fits_one_person(text: str, found: list[str]) -> None:
    assert [text[slice(*mention.span)] for mention in find_mentions(text, Span(0, len(text)), PEOPLE)] == found


def test_a_personography_in_tei(tmp_path: Path) -> None:
    path = tmp_path / "persons.xml"
    persons = """<person xml:id="p1"><persName>Bush, George</persName><persName>G. <surname>Bush</surname></persName>
<idno type="viaf">7</idno></person><person><persName>Nobody</persName></person><person xml:id="p3"/>"""
    path.write_text(TEI.format(persons), encoding="utf-8")
    assert load(path).entries == (Entry("p1", ("Bush, George", "G. Bush"), {"viaf": "7"}),)


def test_a_personography_in_csv(tmp_path: Path) -> None:
    path = tmp_path / "persons.CSV"
    path.write_bytes(
        '\ufeffname,id,aliases,wikidata,viaf\r\n"Bush, George",p1,G.H.W. Bush; Bush 41 ;,Q23505,\r\n,p2,,,\r\n'.encode()
    )
    assert load(path).entries == (Entry("p1", ("Bush, George", "G.H.W. Bush", "Bush 41"), {"wikidata": "Q23505"}),)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("p.csv", b"", "the first line must name the columns, among them id and name"),
        ("p.csv", b"id;name\n1;x\n", "the first line must name the columns, among them id and name"),
        ("p.csv", b"id,name\n,\n", "no person with an identifier"),
        ("p.csv", b"id,name\np1,M\xfcller\n", "not UTF-8; save the table as CSV in UTF-8"),
        ("p.csv", b'id,name\n1 x,"Bush, George"\n', "the identifier '1 x' (Bush, George) begins with no letter"),
        ("p.csv", b"id,name\nfn1,Bush\n", "the identifier 'fn1' (Bush) stands for something else in the TEI"),
        ("p.csv", b"id,name\np1,Bush\np1,Baker\n", "the identifier 'p1' (Baker) is two persons'"),
        ("p.xml", TEI.format("").encode(), "no person with an identifier"),
        ("p.xml", b"<TEI>", "p.xml"),
        ("p.xml", b"not xml", "p.xml"),
    ],
)
def test_a_personography_that_cannot_be_used_is_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as error:
        load(path)
    assert message in str(error.value)
    assert str(error.value).startswith(name)


@pytest.mark.parametrize(
    ("listed", "ids"),
    [
        (["Mao Wen", "Kim Il Nam", "Pham Van Oak"], ["mao", "kim", "pham"]),
        (["Kim Il Nam", "Kim Song-ae"], ["kim-i-n", "kim-s"]),
        (["Tran Van Oak", "Ambassador Oak"], ["oak"]),  # as the record calls him
        (["Kim Elmby", "Lee Harvey Oswin", "Bo Alder"], ["elmby", "oswin", "alder"]),
    ],
)
def test_a_family_name_may_stand_first(listed: list[str], ids: list[str]) -> None:
    register = Register()
    for name in listed:
        register.add(Form(name))
    assert [person.id for person in register.people()] == ids
