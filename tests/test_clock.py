"""Times of day: what is read, and what is no time."""

import pytest

from tei_memcon.notation.clock import time_at

READ = {
    "10 a.m.": ("10:00:00", None),
    "10 AM": ("10:00:00", None),
    "10:05 p.m.": ("22:05:00", None),
    "12:15 a.m.": ("00:15:00", None),
    "12 p.m.": ("12:00:00", None),
    "noon": ("12:00:00", None),
    "12 noon": ("12:00:00", None),
    "Mitternacht": ("00:00:00", None),
    "11.45": ("11:45:00", None),
    "9 Uhr 30": ("09:30:00", None),
    "15 heures": ("15:00:00", None),
    "15h30": ("15:30:00", None),
    "1430 hours": ("14:30:00", None),
    "9 o'clock": ("09:00:00", None),
    "16:30 p.m.": ("16:30:00", None),  # the half of the day says nothing new
    "10:10 a.m.–2:28 p.m.": ("10:10:00", "14:28:00"),
    "10:10–11:28 a.m.": ("10:10:00", "11:28:00"),
    "3-5 p.m.": ("15:00:00", "17:00:00"),
    "11:30-1:15 p.m.": ("11:30:00", "13:15:00"),
    "11:30 a.m.–1:15": ("11:30:00", "13:15:00"),
    "3 p.m.-4:30": ("15:00:00", "16:30:00"),
    "13.15 bis 14.15 Uhr": ("13:15:00", "14:15:00"),
    "1430-1530 hours": ("14:30:00", "15:30:00"),
    "19:30~21:30": ("19:30:00", "21:30:00"),
    "3:56 • 4:13pm": ("15:56:00", "16:13:00"),
    "noon to 2 p.m.": ("12:00:00", "14:00:00"),
    "10,15 hours": ("10:15:00", None),
    "16 hours 10 minutes": ("16:10:00", None),
    "9 hours and 5 minutes to 11 hours": ("09:05:00", "11:00:00"),
    "17 h. 30": ("17:30:00", None),
    "1500Z": ("15:00:00", None),
    "午前10時5分": ("10:05:00", None),
    "下午2点至4点": ("14:00:00", "16:00:00"),
}
NOT_READ = [
    "10",
    "14 people",
    "25:70",
    "1961",
    "1961-1962",
    "10-12",
    "2 to 4",
    "11.3.1991",
    "0 a.m.",
    "",
    "p.m.",
    "10,15",
    "3,000 hours",
]


@pytest.mark.parametrize("text", READ)
def test_a_time_of_day_is_read(text: str) -> None:
    time = time_at(text)
    assert time
    assert (time.begins, time.ends) == READ[text]
    assert time.end == len(text)


@pytest.mark.parametrize("text", NOT_READ)
def test_what_does_not_say_that_it_is_a_time_is_none(text: str) -> None:
    assert time_at(text) is None
