"""An office that goes on in the next line of a list that has lost its indents, and what does not go on."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

HEADER = """\
MEMORANDUM OF CONVERSATION

PARTICIPANTS:
The President
Adam Lark, Assistant to the President for
National Security Affairs
{entry}
{line}
E. Ruth Carver, Director of the Staff Bureau
PLACE: Oval Office

The President: It rains.

Mr. Lark: So it does. It has rained for days.

The President: I stand corrected.

Mr. Lark: It rains now.
"""


def items(entry: str, line: str) -> list[str]:
    """The words of each item of the list of participants."""
    record = HEADER.format(entry=entry, line=line)
    root = convert(Source.from_text(record, "talk.txt"), reader="plain").root
    return [
        " ".join("".join(one.itertext()).split()) for one in root.iterfind(".//{*}list[@type='participants']/{*}item")
    ]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("Horst Kinde, State Secretary, Finance", "Ministry"),
        ("General Ivo Haig, Jr., Harbors Deputy", "Special Assistant for Ports"),
        ("Robert Fane, Special Assistant for National", "Security Affairs and Economic Policy"),
    ],
)
def test_an_office_goes_on_where_its_next_word_had_no_room(entry: str, line: str) -> None:
    found = items(entry, line)
    assert found[1:3] == [
        "Adam Lark, Assistant to the President for National Security Affairs",
        f"{entry} {line}",
    ]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("Horst Kinde, State Secretary of Finance", "Corinne Rice, Staff"),  # a name, and a word that everybody knows
        ("Horst Kinde, State Secretary of Finance", "Interpreters"),
        ("Horst Kinde, State Secretary of Finance", "The Ambassador to Norland"),  # an office by itself
        ("Horst Kinde, State Secretary of Finance", "Norlandic Side"),
        ("Horst Kinde, State Secretary for the Finances", "1. Staff of the Ministry"),
        ("Horst Kinde, Staff", "Ministry"),  # which had found room
    ],
)
def test_a_line_of_its_own_stays_one(entry: str, line: str) -> None:
    assert f"{entry} {line}" not in items(entry, line)


def test_a_list_with_bullets_has_whole_lines() -> None:
    found = items("• Horst Kinde, State Secretary, of Finance", "• Ministry")
    assert not any("Finance Ministry" in one for one in found)
