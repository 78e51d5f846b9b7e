"""An office and a name are one person where who held the office on that day tells it."""

import pytest

from tei_memcon.convert import convert
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
