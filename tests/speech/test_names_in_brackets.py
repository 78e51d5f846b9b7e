"""Names that editors have added to a title are those of whoever speaks; other brackets are no part of a sentence."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

ABOVE = "Memorandum of Conversation\n\nParticipants: Premier Ivan Lan, Ambassador Karl Elmquist\n\n"


def who_says(sentence: str) -> str:
    said = "that the lamps were new, that the oil came from the south, and that the island had been dark since March"
    words = f"{ABOVE}Ambassador Elmquist said {said}.\n\n{sentence}\n"
    xml = convert(Source.from_text(words)).xml.decode()
    return xml.rpartition('<said direct="false" who="#')[2].partition('"')[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Premier [Lan] said that they were old.",
        "Premier [Ivan Lan] replied that they were old.",
        "He [Lan] denied this.",
    ],
)
def test_a_name_added_to_a_title_is_that_of_whoever_speaks(sentence: str) -> None:
    assert who_says(sentence) == "lan"


@pytest.mark.parametrize(
    "sentence", ["The lamps [Lan] of the island said much.", "Of the [Oil] he said that it was old."]
)
def test_a_bracket_behind_no_title_is_nobody(sentence: str) -> None:
    assert who_says(sentence) == "elmquist"


@pytest.mark.parametrize(("name", "speaks"), [("Matters", False), ("Mr. Matters", True), ("Mattern", True)])
def test_what_is_talked_about_says_nothing(name: str, speaks: bool) -> None:
    text = f"Memorandum of Conversation\n\n{name} discussed the lamps and the ferry.\n\n{name} said that it was so.\n"
    text += (
        "\nThe harbour master wrote this down in the evening, and sent it to the Board on the next day by the ferry.\n"
    )
    assert ("<said" in convert(Source.from_text(text)).xml.decode()) is speaks
