"""The people of many records as one list: who becomes one person, who is only proposed, who keeps an identifier."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tei_memcon.batch import Options, convert_all
from tei_memcon.cli._commands import cli
from tei_memcon.files.records import find_records
from tei_memcon.people.collect import collect
from tei_memcon.people.lists import to_csv, to_tei
from tei_memcon.people.mentions import find_mentions
from tei_memcon.people.personography import Entry, Personography, Role, load
from tei_memcon.people.seen import Seen
from tei_memcon.source import Span


def seen(*forms: str, offices: tuple[str, ...] = ()) -> list[Seen]:
    """One person of one name in each of several records."""
    return [
        Seen(f"d{number}", form.split()[-1].lower(), (form,), offices) for number, form in enumerate(forms, start=1)
    ]


@pytest.mark.parametrize(
    "people",
    [
        seen("Ann Oak", "Ann Oak"),
        seen("Mr. John Elm", "John Elm"),
        seen("Elm, John", "Ambassador John Elm"),
        [Seen("d1", "oak", ("Oak",), idnos={"viaf": "7"}), Seen("d2", "oak", ("A. Oak",), idnos={"viaf": "7"})],
        [Seen("d1", "p_7", ("Mr. Oak",)), Seen("d2", "p_7", ("Ann Oak",))],  # an identifier of a list
    ],
)
def test_who_is_surely_one_becomes_one_and_it_is_told(people: list[Seen]) -> None:
    found, made, proposed = collect(people)
    assert len(found) == 1
    assert [(merge.cert, bool(merge.reason)) for merge in made] == [("high", True)]
    assert proposed == []


@pytest.mark.parametrize(
    ("people", "cert"),
    [
        (seen("Ann Oak", "A. Oak"), "medium"),
        (seen("Ann Oak", "Miss Oak"), "medium"),
        (seen("Secretary Oak", "Secretary Oak"), "medium"),
        (seen("Mr. Oak", "Oak"), "low"),
    ],
)
def test_who_may_be_one_is_proposed(people: list[Seen], cert: str) -> None:
    found, made, proposed = collect(people)
    assert len(found) == 2
    assert made == []
    assert [merge.cert for merge in proposed] == [cert]
    assert len(collect(people, level="low")[0]) == 1


@pytest.mark.parametrize(
    "people",
    [
        seen("Ann Oak", "Bert Oak"),
        seen("Ann Oak", "Ann Elm"),
        [Seen("d1", "oak", ("Ann Oak",), idnos={"viaf": "7"}), Seen("d2", "oak", ("Ann Oak",), idnos={"viaf": "8"})],
        [Seen("d1", "oak-a", ("Ann Oak",)), Seen("d1", "oak-2", ("Ann Oak",))],  # one record tells them apart
    ],
)
def test_who_is_not_one_is_not_even_proposed(people: list[Seen]) -> None:
    assert collect(people, level="low")[1:] == ([], [])


def test_a_third_does_not_bring_together_whom_a_record_tells_apart() -> None:
    people = [Seen("d1", "oak-a", ("A. Oak",)), Seen("d1", "oak-ann", ("Ann Oak",)), Seen("d2", "oak", ("Ann Oak",))]
    found, _, _ = collect(people, level="low")
    assert sorted(len(one.seen) for one in found) == [1, 2]


def read_back(data: bytes, path: Path) -> Personography:
    path.write_bytes(data)
    return load(path)


@pytest.mark.parametrize("suffix", ["xml", "csv"])
def test_identifiers_stay_when_records_are_added(tmp_path: Path, suffix: str) -> None:
    first, _, _ = collect(seen("Ann Oak", "Mr. Elm", "Bert Oak"))
    data = to_tei(first) if suffix == "xml" else to_csv(first)
    known = read_back(data, tmp_path / f"people.{suffix}")
    added = [Seen("d0", "oak", ("Cora Oak",)), *seen("Ann Oak", "Mr. Elm", "Bert Oak")]
    second, _, _ = collect(added, known)
    ids = {one.names[0]: one.id for one in second}
    assert {one.names[0]: one.id for one in first}.items() <= ids.items()
    assert len(set(ids.values())) == 4


@pytest.mark.parametrize("suffix", ["xml", "csv"])
def test_what_somebody_wrote_into_the_list_is_kept(tmp_path: Path, suffix: str) -> None:
    role = Role("Consul", "1961", "1963-05")
    by_hand = Entry("oak-a", ("Oak, Ann Bess", "Nan"), {"wikidata": "Q1", "viaf": "7"}, (role, Role("Envoy", "1964")))
    nowhere = Entry("elm", ("Elm, Cora",), {"viaf": "8"})
    known = Personography((by_hand, nowhere))
    for _ in range(2):
        found, _, _ = collect(seen("Ann Oak", "Ann Oak"), known)
        known = read_back(to_tei(found) if suffix == "xml" else to_csv(found), tmp_path / f"people.{suffix}")
    again = {entry.id: entry for entry in known.entries}
    assert again["elm"] == nowhere
    assert (again["oak"].names, again["oak"].idnos) == (("Oak, Ann", "Ann Oak"), {})  # "Nan" is not called so anywhere
    assert (again["oak-a"].names, again["oak-a"].idnos) == (by_hand.names, dict(by_hand.idnos))
    assert again["oak-a"].roles == by_hand.roles


def test_a_list_with_the_users_additions_keeps_them_when_its_people_are_met_again(tmp_path: Path) -> None:
    first, _, _ = collect(seen("Mr. Ann Oak", "Ann Oak"))
    (entry,) = read_back(to_csv(first), tmp_path / "people.csv").entries
    assert entry.names == ("Oak, Ann", "Mr. Ann Oak", "Ann Oak")
    added = Entry(entry.id, (*entry.names, "Nan"), {"wikidata": "Q1"}, (Role("Consul", "1961", ""),))
    second, _, _ = collect(seen("Mr. Ann Oak", "Ann Oak"), Personography((added,)))
    assert read_back(to_csv(second), tmp_path / "people.csv").entries == (added,)


def test_who_was_converted_with_a_list_is_who_the_list_has(tmp_path: Path) -> None:
    by_hand = Entry("k7", ("Oak, Ann B.",), {"viaf": "7"}, (Role("Consul", "1961", "1963"),))
    met = [Seen("d1", "k7", ("Dr. Ann Oak", "the Oak lady"), idnos={"viaf": "7"})]
    (found,), told, _ = collect(met, Personography((by_hand,)))
    assert (found.id, found.roles) == ("k7", by_hand.roles)
    assert [(merge.one, merge.other, merge.reason) for merge in told] == [
        ("k7 (d1)", "k7 (list)", "both have the identifier k7"),
    ]  # fmt: skip
    again, told, _ = collect(met, read_back(to_csv([found]), tmp_path / "people.csv"))
    assert ([one.id for one in again], told) == (["k7"], [])  # nothing is told twice


def test_a_full_name_is_found_in_the_list_however_it_is_printed() -> None:
    listed = Personography((Entry("o1", ("Oak, General Ann B.", "Oakie")), Entry("o2", ("Oak, Bert",))))
    people = [Seen("d1", "oakie", ("Oakie",)), Seen("d2", "oak", ("General Ann B. Oak", "Gen. Oak"))]
    found, told, _ = collect(people, listed)
    assert [(one.id, [its.record for its in one.seen]) for one in found] == [
        ("o1", ["d2"]),
        ("o2", []),
        ("oakie", ["d1"]),
    ]
    assert [merge.reason for merge in told] == ["the list has “Oak, General Ann B.”, who is called so"]


@pytest.mark.parametrize(
    "one",
    [
        Seen("d1", "k7", ("Mr. Elm",)),  # by chance
        Seen("d1", "k7", ("Ann B. Oak",), idnos={"viaf": "8"}),
        Seen("d1", "oak", ("Ann Oak",)),  # perhaps another Ann
        Seen("d1", "oak", ("Mr. Oak",)),
    ],
)
def test_who_may_be_another_than_the_list_has_is_another(one: Seen) -> None:
    known = Personography((Entry("k7", ("Oak, Ann B.",), {"viaf": "7"}), Entry("oak", ("Oak, Cora",))))
    found, told, _ = collect([one], known)
    assert (len(found), told) == (3, [])


def test_two_of_the_list_with_one_name_are_nobodys() -> None:
    known = Personography((Entry("o1", ("Oak, Ann",)), Entry("o2", ("Ann Oak", "Nan"))))
    assert len(collect([Seen("d1", "oak", ("Mrs. Ann Oak",))], known)[0]) == 3


def test_the_forms_of_a_collected_name_call_nobody_by_the_given_name() -> None:
    (person,), _, _ = collect(seen("Mr. Ann Oak", "Ambassador Ann Oak of Norland"))
    people = Personography((Entry(person.id, person.names),))
    text = "Ann Elm and Mr. Oak are of Norland, Ann said."
    found = [text[slice(*mention.span)] for mention in find_mentions(text, Span(0, len(text)), people)]
    assert found == ["Oak"]


def test_the_command_makes_a_list_that_convert_takes(tmp_path: Path) -> None:
    for number, words in enumerate(("Dean Oak said that it rained.", "Dean Oak said that it snowed."), start=1):
        head = f"{number}. Memorandum of Conversation\n\nParis, March 8, 1969, 10 a.m.\n\n"
        (tmp_path / f"d{number}.txt").write_text(f"{head}Mr. {words} Mr. Elm agreed.\n")
    list(convert_all(find_records([tmp_path], tmp_path / "tei"), Options()))
    people = tmp_path / "people.xml"
    command = ["persons", "collect", str(tmp_path / "tei"), "-o", str(people)]
    result = CliRunner().invoke(cli, command, standalone_mode=False)
    assert result.exception is None
    assert "merged (high): oak (d1) and oak (d2): both are called “Mr. Dean Oak”" in result.stderr
    written = people.read_bytes()
    assert {entry.id for entry in load(people).entries} == {"oak-d", "elm", "elm-2"}
    CliRunner().invoke(cli, command, standalone_mode=False)
    assert people.read_bytes() == written


def test_records_without_people_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    result = CliRunner().invoke(cli, ["persons", "collect", str(tmp_path)], standalone_mode=False)
    assert "no record there names a person" in str(result.exception)
