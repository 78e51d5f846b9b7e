"""Running heads that repeat the day of the title."""

import pytest

from tei_memcon.reading.page.dated_heads import dated_heads
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source

TITLE = "TRANSCRIPT OF A RECORDING OF A MEETING ON MARCH 17, 1973 FROM 1:25 PM TO 2:10 PM\n\nORLA: Yes.\n"


def heads(*lines: str) -> list[str]:
    """The lines of a transcript that are running heads."""
    found = rows(Source.from_text(TITLE + "\n".join(lines)))
    return [row.text for row in found if row.span in dated_heads(found)]


def test_the_day_of_the_title_with_its_hours_and_a_number_is_a_running_head() -> None:
    lines = ("MARCH 17, 1973 FROM 1:25 PM TO 2:10 PM   2", "MARCH 17, 1973, FROM 1:25 TO 2:10 P.M. 4")
    assert heads(lines[0], "BRANDTNER: No.", lines[1], "ORLA: Why?") == list(lines)


@pytest.mark.parametrize(
    "line",
    [
        "MARCH 18, 1973 FROM 1:25 PM TO 2:10 PM   2",  # another day
        "MARCH 17, 1973 FROM 1:25 PM TO 2:10 PM",  # no number
        "March 17, 1973 from 1:25 pm to 2:10 pm   2",
        "MARCH 17, 1973 ROOM 2",  # no hours
        "THE PRESIDENT ON MARCH 17, 1973 AT 1:25 PM   2",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert heads(line, "BRANDTNER: No.") == []


def test_numbers_that_do_not_rise_count_no_pages() -> None:
    assert heads("MARCH 17, 1973 AT 1:25 PM   4", "BRANDTNER: No.", "MARCH 17, 1973 AT 1:25 PM   2") == []
