import pytest

from tei_memcon.reading.header.dateline import StatedPlaceAndDate, dateline
from tei_memcon.reading.page.join import passage
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source


def read(line: str) -> tuple[StatedPlaceAndDate | None, str]:
    source = Source.from_text(line)
    return dateline(passage(rows(source)), source.text), source.text


@pytest.mark.parametrize(
    ("line", "place", "when"),
    [
        ("Strelsau, May 4, 1957, 3 p.m.", "Strelsau", "1957-05-04T15:00:00"),
        ("May 4, 1957 - Harbour Palace - Vienna", "Harbour Palace - Vienna", "1957-05-04"),
        ("Strelsau, May 4, 1957—3 p. m.2", "Strelsau", "1957-05-04T15:00:00"),
        ("[Strelsau,] May 4, 1957.", "Strelsau", "1957-05-04"),
        ("Strelsau, [May 4, 1957].", "Strelsau", "1957-05-04"),
        ("12 Castle Street, Strelsau, May 4, 1957.", "12 Castle Street, Strelsau", "1957-05-04"),
        ("Quai d’Azur, Strelsau, May 4, 1957", "Quai d’Azur, Strelsau", "1957-05-04"),
        ("En route from Zenda to Strelsau, May 4, 1957", "En route from Zenda to Strelsau", "1957-05-04"),
        ("[place not indicated], May 4, 1957.", "", "1957-05-04"),
        ("On board the Royal yacht Osprey, May 4, 1957", "On board the Royal yacht Osprey", "1957-05-04"),
        ("Meeting House, Zenda, May 4, 1957", "Meeting House, Zenda", "1957-05-04"),
        ("At sea, May 4, 1957.", "At sea", "1957-05-04"),
        (
            "Aboard the King’s Yacht En Route to Zenda, May 4, 1957",
            "Aboard the King’s Yacht En Route to Zenda",
            "1957-05-04",
        ),
        ("Ambassador’s Residence, Zenda, May 4, 1957", "Ambassador’s Residence, Zenda", "1957-05-04"),
        ("Zenda , Saturday, May 4, 1957.", "Zenda", "1957-05-04"),
        ("Zenda, May 4, 1957, 4:35 p.m. EDT", "Zenda", "1957-05-04T16:35:00"),
        ("Zenda Lodge, May 4, 1957, Session II.", "Zenda Lodge", "1957-05-04"),
        ("Zenda, May 4, 1957, evening.", "Zenda", "1957-05-04"),
        ("Zenda–Strelsau, May 4, 1957", "Zenda–Strelsau", "1957-05-04"),
        ("Between Zenda and Strelsau, [May 4, 1957]—5 to 7:30 p. m.", "Between Zenda and Strelsau", "1957-05-04"),
        ("Zenda, May 4, 1957—2 a. m. [Received May 5—12:14 a. m.]", "Zenda", "1957-05-04T02:00:00"),
        ("Zenda, May 4, 1957 (after 3 p.m.)", "Zenda", "1957-05-04"),
        ("May 4, 1957, Zenda", "Zenda", "1957-05-04"),
        ("4 May 1957, at Zenda", "Zenda", "1957-05-04"),
        ("May 4, 1957 - Zenda", "Zenda", "1957-05-04"),
        ("Recorded in Zenda, May 4, 1957", "Zenda", "1957-05-04"),
        ("Zenda, May 4, 1957, 11:20 p.m.–May 5, 1957, 1:10 a.m.", "Zenda", "1957-05-04T23:20:00"),
    ],
)
def test_a_dateline_holds_place_and_date_and_hours(line: str, place: str, when: str) -> None:
    found, text = read(line)
    assert found
    assert found.date
    assert found.date.attributes.get("when") == when
    assert (text[slice(*found.place)] if found.place else "") == place


@pytest.mark.parametrize(
    "line", ["Strelsau, undated.", "[Strelsau,] undated", "Strelsau, [undated].", "Strelsau, May 1957."]
)
def test_a_dateline_may_name_no_day(line: str) -> None:
    found, text = read(line)
    assert found
    assert found.date is None
    assert text[slice(*found.place or (0, 0))] == "Strelsau"


@pytest.mark.parametrize(
    "line",
    [
        "May 4, 1957, Morning",
        "May 4, 1957, NSC",
        "The Minister met him in Strelsau, May 4, 1957.", "May 4, 1957 was the day of the talks", "Undated papers",
        "The talks of May 4, 1957, and the letter of May 5, 1957", "Strelsau, Strategy 1957", "Strelsau",
        "Meeting With the Staff May 4, 1957", "THE ZENDA TALKS MAY 4, 1957",
        "The ship Osprey sailed, May 4, 1957", "At sea he slept, May 4, 1957",
        "THE MINISTER’S TRIP TO ZENDA May 1957", "SIMON HALE ON MAY 4, 1957",
        "May 4, 1957 - Palace Talks - Invoices",
    ],
)  # fmt: skip
def test_words_of_any_other_kind_make_no_dateline(line: str) -> None:
    assert read(line)[0] is None
