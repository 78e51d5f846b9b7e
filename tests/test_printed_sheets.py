"""A page of the web that somebody has printed: what stands at the edges of the sheets is no text."""

import re

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tei_memcon.transmission import without_signs

LONG = (
    "The harbor of the duchy was open all winter, as the ferrymen had asked, and nobody had to wait for a pilot. " * 8
)
TEXT = f"Mr. Oak said so. {LONG}The Secretary [Page 12] agreed.2"
SECOND = f"They spoke of the ferry. {LONG}It was late."
NOTES = "  1. Source: Department of State, Lot 60. Secret.\n  2. Not printed.\n"
RECORD = f"68. Memorandum of Conversation1\n\nStrelsau, May 4, 1975, 1 p.m.\n\n{TEXT}\n\n{SECOND}\n\n{NOTES}"
ADDRESS = "https://history.state.gov/historicaldocuments/d68"


def plain(text: str) -> str:
    return without_signs(Source.from_text(text)).plain.text


def body(text: str) -> str:
    xml = convert(Source.from_text(text)).xml.decode()
    return xml[xml.index("<text") :]


@pytest.mark.parametrize(
    "edges",
    [
        "\f",
        f"{ADDRESS}      1/3\n\f3/7/26      Historical Documents - Office of the Historian",
        f"{ADDRESS}\n\n1/3\n\n\f3/7/26, 4:05 PM\n\n68. Memorandum of Conversa - Office of the Historian",
        "- 2 -",
        "Page 1 of 3",
        "FOREIGN RELATIONS, 1961–1963, VOLUME XVII",
        "212 Foreign Relations, 1961–1963, Volume XVII",
    ],
)
def test_the_edges_of_printed_sheets_are_no_text(edges: str) -> None:
    number = r"\d(?=/3| of 3)"
    last = edges.replace("- 2 -", "- 3 -")
    cut = RECORD.replace(f"\n\n{SECOND}", f"\n\n{edges}\n\n{SECOND}\n\n{re.sub(number, '2', last)}")
    assert body(cut) == body(RECORD)


def test_a_wrapped_paragraph_goes_on_over_the_edge_of_a_sheet() -> None:
    above, below = "The harbor of the duchy was open all winter and\n", "nobody had asked the ferrymen to come there.\n"
    record = f"[Page 3]\n\n{above}{below * 3}"
    edge = f"\n{ADDRESS}     1/2\n\f10/4/2019      Historical Documents\n\n"
    assert plain(record.replace(above, above + edge, 1)) == record


def test_a_paragraph_that_ends_with_its_sheet_stays_one() -> None:
    short = "[Page 3]\n\nThe harbor of the duchy was open.\n"
    record = f"{short}\nNobody had asked the ferrymen to come there all winter.\n"
    assert plain(record.replace(short, f"{short}\n\f", 1).replace("\f\n", "\f")) == record


@pytest.mark.parametrize(
    "text",
    [
        "He came.\f\nShe came.\n",  # nothing else says where the pages of the record begin
        f"They came [Page 3] late. {LONG}\n\n- 7 -\n\n{LONG}",  # a number of something else
        f"They came [Page 3] late.\n\n2\n\n{LONG}",
        f"{LONG}\n\n- 2 -\n\n{LONG}\n\n- 3 -\n\n{LONG}",  # these are the record's own pages
        f"See {ADDRESS} for the map. [Page 3]",
        "Foreign Relations, 1961–1963, Volume XVII\n[Page 3] He came.\n",
        f"He came.\n\n212 Foreign Relations, 1961–1963, Volume XVII\n\n{LONG}",  # the only number of that page
        "5/4/61   Wheat and rye\n5/5/61   Oats [Page 3]\n",
        f"{RECORD}\n[page one of three]\n\n{LONG}\n\n[page two]\n\n{LONG}\n",  # of a translator
    ],
)
def test_what_may_be_the_records_stays(text: str) -> None:
    assert plain(text) == text


def test_the_fields_of_a_clipper_are_no_text() -> None:
    front = '---\ntitle: "68. Memorandum"\nauthor:\n  - "[[A. Oak]]"\ntags:\n  - clippings\n---\n'
    assert body(front + RECORD) == body(RECORD)


def test_lines_between_rules_that_are_no_fields_stay() -> None:
    text = "---\nMr. Oak came.\n---\nHe left.\n"
    assert plain(text) == text
