"""The items of an agenda in a record of turns: headings, which no speaker says."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

_TALK = "Oak: Who pays?\n\nElm: The ships do.\n\n"


def heads(text: str) -> list[str]:
    """The headings of the sections of a record."""
    root = convert(Source.from_text(f"Minutes of a Meeting\n\nOakham, 3 May 1971\n\n{text}", "r.txt")).root
    return ["".join(one.itertext()) for one in root.iterfind(".//{*}div[@type='section']/{*}head")]


def test_counted_lines_between_turns_are_headings() -> None:
    text = (
        f"1. Level of the upper basin\n\n{_TALK}2. Tolls for the coming year\n\n{_TALK}3. Any other business\n\nNone."
    )
    assert heads(text) == ["1. Level of the upper basin", "2. Tolls for the coming year", "3. Any other business"]


@pytest.mark.parametrize(
    "text",
    [
        f"{_TALK}Oak: I want two things.\n\n1. A lamp for the mole\n\n2. A bell for the buoy\n\n{_TALK}",
        f"{_TALK}1. Level of the upper basin.\n\n{_TALK}2. Tolls for the coming year.\n\n{_TALK}",
        f"{_TALK}1. Level of the upper basin\n\n{_TALK}5. Tolls for the coming year\n\n{_TALK}",
        f"{_TALK}1. Level of the upper basin\n\n{_TALK}",
    ],
    ids=["list", "sentences", "gap", "alone"],
)
def test_what_is_counted_otherwise_is_no_heading(text: str) -> None:
    assert heads(text) == []


def test_names_below_a_sentence_that_leads_to_them_are_no_headings() -> None:
    names = "Senator Elmhurst\n\nSecretary Oakley, Chairman of the Board\n\n"
    assert heads(f"{_TALK}The following were present:\n\n{names}It was late when they came in.\n\n{_TALK}") == []
    assert heads(f"{_TALK}Elm: I was present:\n\nHarbour Dues\n\n{_TALK}") == ["Harbour Dues"]
    assert heads(f"{_TALK}He made these points:\n\nHarbour Dues\n\nThey were too high.\n\n{_TALK}") == ["Harbour Dues"]
