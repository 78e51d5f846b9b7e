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
