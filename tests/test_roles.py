"""Who keeps the record and who interprets: named beside a heading, over several lines, nobody of the lines below."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.reading.header.headings import head_of
from tei_memcon.source import Source

ID = "{http://www.w3.org/XML/1998/namespace}id"
RECORD = """\
MEMORANDUM OF CONVERSATION

PARTICIPANTS: The President
President Brekke
{listed}
PLACE: Oval Office

The President: It rains.

President Brekke: So it does. It has rained for days.

The President: I stand corrected.

President Brekke: It rains now.
"""


def people(listed: str) -> dict[str, str]:
    """The role of each who takes part, by identifier."""
    root = convert(Source.from_text(RECORD.format(listed=listed), "talk.txt"), reader="plain").root
    return {str(one.get(ID)): one.get("role") or "" for one in root.iter("{*}person")}


def test_a_heading_gives_those_beside_it_their_role_and_nobody_else() -> None:
    found = people("Interpreter: Anna Lund\nChancellor Otto Weber\nNotetaker: Ivo Lark")
    assert found == {"president": "", "brekke": "", "lund": "interpreter", "weber": "", "lark": "notetaker"}


@pytest.mark.parametrize(
    "listed",
    [
        "Notetakers: Ruth Carver, Owen Pell,\nSimon Hale",
        "Notetakers: Ruth Carver, Owen\nPell, Simon Hale",
        "Notetakers: Ruth Carver, Owen Pell\nand Simon Hale",
        "Notetakers: Ruth Carver, Owen Pell and Simon Hale",
    ],
)
def test_those_who_keep_the_record_go_on_in_the_next_line(listed: str) -> None:
    keepers = {"carver": "notetaker", "pell": "notetaker", "hale": "notetaker"}
    assert people(listed) == {"president": "", "brekke": "", **keepers}


def test_a_full_line_of_them_does_not_go_on() -> None:
    assert people("Notetaker: Ruth Carver\nOwen Pell") == {
        "president": "",
        "brekke": "",
        "carver": "notetaker",
        "pell": "",
    }


def test_interpreters_without_names_are_no_role_of_whoever_stands_before_them() -> None:
    assert people("Ambassador Anna Lund, interpreters")["lund"] == ""


def test_a_heading_in_capitals_may_be_misread_by_two_letters() -> None:
    found = head_of("PARTICIP7.NTS: The President")
    assert found is not None
    assert (found.kind, found.inline) == ("participants", True)
    assert head_of("PARTITIONING: The President") is None
    assert head_of("SUBJEKT X: The President") is None


def test_an_entry_may_run_two_together_who_speak_by_these_names() -> None:
    record = RECORD.format(listed="Interpreter: Anna Lund").replace(
        "The President\nPresident", "The President President"
    )
    root = convert(Source.from_text(record, "talk.txt"), reader="plain").root
    assert [one.get(ID) for one in root.iter("{*}person")] == ["president", "brekke", "lund"]


def test_an_office_of_many_words_leaves_the_name_before_it() -> None:
    office = "Director-General for Foreign Affairs, Security Policy and Economic Cooperation"
    assert "hartman" in people(f"Dr. Peter Hartman, {office}")
    assert "cooperation" not in people("Security Policy and Economic Cooperation")


def test_states_of_a_list_are_nobody() -> None:
    states = "Argentina, Brazil, Bulgaria, Japan,\nMali, Nigeria, Barbados and Ecuador"
    found = people(f"Present: The representatives of the following States: {states}")
    assert found.keys() == {"president", "brekke"}
