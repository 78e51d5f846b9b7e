"""An office and a name are one person where who held the office on that day tells it."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.people.personography import Entry, Personography, Role
from tei_memcon.source import Source

TALK = """\
12. Memorandum of Conversation

Washington, {day}, 10 a.m.

{one}: It rains.

{other}: So it does. It has rained for days.

Mr. Alder: It does not.

{one}: I stand corrected.

Mr. Alder: It rains now.
"""


def speakers(one: str, other: str, day: str) -> list[tuple[str, str | None]]:
    """Who speaks each turn, and how sure that is."""
    record = TALK.format(one=one, other=other, day=day)
    root = convert(Source.from_text(record, "d12.txt")).root
    return [(str(sp.get("who")), sp.get("cert")) for sp in root.iter("{*}sp")]


@pytest.mark.parametrize(
    ("one", "other", "day", "who"),
    [
        ("The Secretary", "Dr. Kissinger", "May 2, 1974", "#kissinger"),
        ("The President", "Mr. Nixon", "May 2, 1974", "#nixon"),
        ("The Foreign Minister", "Gromyko", "May 2, 1974", "#gromyko"),
    ],
)
def test_who_held_the_office_is_meant_by_it(one: str, other: str, day: str, who: str) -> None:
    found = speakers(one, other, day)
    assert found == [(who, "medium"), (who, None), ("#alder", None), (who, "medium"), ("#alder", None)]


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("The Secretary", "Dr. Kissinger", "May 2, 1971"),  # not yet
        ("The Secretary", "Mr. Elm", "May 2, 1974"),  # never
        ("The Secretary", "Secretary Elm", "May 2, 1974"),  # the record itself says who
    ],
)
def test_what_is_not_told_by_the_day(one: str, other: str, day: str) -> None:
    assert all(who != "#kissinger" or cert is None for who, cert in speakers(one, other, day))


def test_two_who_may_hold_an_office_leave_it_alone() -> None:
    record = TALK.format(one="The President", other="Mr. Nixon", day="May 2, 1971").replace("Mr. Alder", "M. Pompidou")
    root = convert(Source.from_text(record, "d12.txt")).root
    assert next(str(sp.get("who")) for sp in root.iter("{*}sp")) == "#president"


def test_the_conclusion_is_told() -> None:
    record = TALK.format(one="The Secretary", other="Dr. Kissinger", day="May 2, 1974")
    told = convert(Source.from_text(record, "d12.txt")).document.inferences
    assert "“The Secretary” is Dr. Kissinger" in [one.what for one in told]


LISTED = Personography((Entry("p_1", ("Kissinger, Henry A.",)), Entry("p_2", ("Kissinger, Ann",))))
REPORT = """\
12. Memorandum of Conversation

Washington, {day}, 10 a.m.

PARTICIPANTS

  • The Secretary
  • Mr. Alder

{label} said that it rained. Mr. Alder replied that it did not.
"""


def who_of_the_list(people: Personography, day: str = "May 2, 1974", label: str = "The Secretary") -> str:
    """Whose words the first are, with a list of persons."""
    record = Source.from_text(REPORT.format(day=day, label=label), "d12.txt")
    return str(next(convert(record, personography=people).root.iter("{*}said")).get("who"))


def test_an_office_that_nobody_of_the_record_holds_is_that_of_the_one_of_the_list_who_held_it() -> None:
    assert who_of_the_list(LISTED) == "#p_1"


def test_the_terms_that_the_list_itself_gives_go_first() -> None:
    own = Entry("p_3", ("Elm, Cora",), roles=(Role("Secretary of State", "1974-01", "1974-12"),))
    assert who_of_the_list(Personography((*LISTED.entries, own))) == "#p_3"


def test_the_list_does_not_tell_who_held_an_office_on_another_day_or_elsewhere() -> None:
    assert who_of_the_list(LISTED, day="May 2, 1971") == "#secretary"
    report = REPORT.format(day="May 2, 1974", label="The Secretary").removeprefix("12. ")  # of no known government
    said = next(convert(Source.from_text(report, "r.txt"), personography=LISTED).root.iter("{*}said"))
    assert said.get("who") == "#secretary"


def test_two_of_the_list_who_may_hold_an_office_leave_it_alone() -> None:
    two = (Role("Secretary", "1970", "1975"), Role("Secretary of State", "1973", "1977"))
    people = Personography(
        tuple(Entry(f"p_{n}", (f"Elm, {n}",), roles=(role,)) for n, role in zip("AB", two, strict=True))
    )
    assert who_of_the_list(people) == "#secretary"


@pytest.mark.parametrize(
    ("called", "day", "who"),
    [
        ("Secretary Rusk", "May 2, 1964", "#p_D"),  # who held the office on that day
        ("Secretary Rusk", "May 2, 1954", "#rusk"),  # nobody of the list
        ("Secretary-designate Rusk", "January 2, 1961", "#p_D"),
        ("Secretary-designate Rusk", "January 2, 1969", "#rusk"),
        ("Mr. Rusk", "May 2, 1964", "#rusk"),
    ],
)
def test_of_namesakes_in_the_list_the_holder_of_the_office_speaks(called: str, day: str, who: str) -> None:
    people = Personography((Entry("p_D", ("Rusk, Dean",)), Entry("p_H", ("Rusk, Howard A.",))))
    record = TALK.format(one=called, other=called, day=day)
    root = convert(Source.from_text(record, "d12.txt"), personography=people).root
    assert {sp.get("who") for sp in root.iter("{*}sp")} == {who, "#alder"}


ANSWERS = """\
12. Memorandum of Conversation

Washington, {day}, 10 a.m.

The President: It rains.

{other}: So it does. It has rained for days.

The President: I stand corrected.

{other}: It rains now.
"""


@pytest.mark.parametrize("other", ["President Yeltsin", "Mr. Yeltsin", "Yeltsin"])
def test_two_who_answer_each_other_are_two(other: str) -> None:
    root = convert(Source.from_text(ANSWERS.format(day="May 2, 1993", other=other), "d12.txt")).root
    assert [str(sp.get("who")) for sp in root.iter("{*}sp")] == ["#president", "#yeltsin"] * 2


REPORTED = """\
12. Memorandum of Conversation

Washington, May 2, 1993, 10 a.m.

PARTICIPANTS

{listed}

The President said that it rained. {name} replied that it had rained for days.
"""


@pytest.mark.parametrize(
    ("listed", "name", "ids"),
    [
        ("The President\nMr. Yeltsin", "Yeltsin", ["president", "yeltsin"]),
        ("Mr. Yeltsin\nMr. Oak", "Yeltsin", ["yeltsin", "oak"]),
    ],
)
def test_nobody_is_listed_twice(listed: str, name: str, ids: list[str]) -> None:
    root = convert(Source.from_text(REPORTED.format(listed=listed, name=name), "d12.txt")).root
    assert [one.get("{http://www.w3.org/XML/1998/namespace}id") for one in root.iter("{*}person")] == ids


def test_a_turn_that_goes_on_by_another_name_is_one_persons() -> None:
    found = speakers("The Secretary", "Dr. Kissinger", "May 2, 1974")
    assert found[:2] == [("#kissinger", "medium"), ("#kissinger", None)]
