"""The hours of a meeting that its text tells, and sentences about other meetings."""

import pytest

from tei_memcon.reading.meeting.hours import hours, together

TOLD = {
    "The meeting began at 11.00 and ended at 11.45.": ("11:00:00", "11:45:00"),
    "The talks started at 1200 hours and ended at 1410 hours.": ("12:00:00", "14:10:00"),
    "The meeting was called to order at 11.40 a.m.\n\nThey spoke.\n\nThe meeting rose at 12.55 p.m.": (
        "11:40:00",
        "12:55:00",
    ),
    "(Beginning: 9:45 a.m.)\n\nThey spoke.\n\n(End of talks: 12:50 p.m.)": ("09:45:00", "12:50:00"),
    "The talks took place in Oakham. They began at 11.00 and ended at 13.45.": ("11:00:00", "13:45:00"),
    "The discussion ended at 1125.": (None, "11:25:00"),
    "They left. (The conversation ended at 3:40 p.m.)": (None, "15:40:00"),
    "The foregoing conversation was concluded at about noon.": (None, "12:00:00"),
    "Das Gespräch begann um 13.15 Uhr und endete um 14.15 Uhr.": ("13:15:00", "14:15:00"),
    "La séance est ouverte à 15 heures.": ("15:00:00", None),
    "L'entretien prend fin à 18 h 05.": (None, "18:05:00"),
}
NOT_TOLD = [
    "He spoke of the meeting which began at 3 p.m.",
    "The meetings ended at 3 p.m. every day.",
    "The meeting ended in disorder at 3 p.m.",
    "The meeting was adjourned.",
    "The ferries sail from Oakham. They began at 11.00.",
    "The meeting began at 3 p.m. The meeting began at 4 p.m.",  # which?
    "The end: 12:50 p.m.",
    "",
]


@pytest.mark.parametrize("text", TOLD)
def test_the_hours_are_told(text: str) -> None:
    told = hours(text)
    assert told
    assert (told.begins, told.ends) == TOLD[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_meetings_and_words_tell_no_hours(text: str) -> None:
    assert hours(text) is None


def test_where_the_text_tells_them_is_known() -> None:
    text = "Agreed. The meeting ended at 5:20 p.m."
    told = hours(text)
    assert told
    assert text[slice(*told.span)] == "The meeting ended at 5:20 p.m."


def test_an_end_before_the_beginning_is_in_the_afternoon_or_on_the_next_day() -> None:
    assert together("12:30:00", "04:00:00") == ("12:30:00", "16:00:00")
    assert together("23:30:00", "00:40:00") == ("23:30:00", "00:40:00")


@pytest.mark.parametrize("hostile", ["The meeting ended at " * 20_000, "The meeting began at 1" * 10_000])
def test_a_hostile_text_ends(hostile: str) -> None:
    hours(hostile)
