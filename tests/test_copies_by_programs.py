"""The same record as programs write it: text browsers, spreadsheets."""

import re

from tei_memcon.source import Source
from tei_memcon.transmission import without_signs
from tests.test_ways_of_copying import RECORD, read

ADDRESSES = "".join(f"  {n}. https://example.org/{n}\n" for n in range(1, 8))


def numbered(text: str) -> str:
    """The record as lynx writes it, with links in its menu, at its marks and its pages."""
    linked = text.replace("Conversation1", "Conversation[4]1").replace("[Page 12]", "[5][Page 12]")
    linked = linked.replace("late.3", "late.[7]3").replace("agreed.2", "agreed.[6]2")
    return f"   #[1]next [2]previous\n\n     * [3]Home\n\n{linked}\n"


def test_the_numbers_of_links_and_the_list_of_their_addresses_are_a_browsers() -> None:
    copied = f"{numbered(RECORD)}References\n\n   Visible links\n{ADDRESSES}"
    assert read(copied)[1:] == read(RECORD)[1:]
    assert "example" not in read(copied)[0]


def test_numbers_in_brackets_without_a_list_of_addresses_stay() -> None:
    text = numbered(RECORD)
    assert without_signs(Source.from_text(text)).plain.text == text
    text = f"{text}References\n{ADDRESSES}\nThe ferry was late.\n"
    assert without_signs(Source.from_text(text)).plain.text == text


def test_a_list_of_addresses_without_numbers_in_the_text_stays() -> None:
    text = f"{RECORD}\nReferences\n{ADDRESSES}"
    assert without_signs(Source.from_text(text)).plain.text == text


QUOTED = RECORD.replace("It was late.", "He said “it is late”, and left.").replace("“", '"').replace("”", '"')


def test_a_cell_that_holds_the_whole_record_loses_its_quotation_marks() -> None:
    cell = '"' + QUOTED.rstrip().replace('"', '""') + '"\n'
    assert read(cell) == read(QUOTED)
    assert without_signs(Source.from_text(cell)).plain.text == QUOTED


def test_lines_that_are_cells_lose_their_quotation_marks() -> None:
    lines = re.sub(
        r'(?m)^.*[",].*$', lambda line: '"' + line.group().replace('"', '""') + '"', QUOTED + "Oak, Elm\n" * 5
    )
    assert without_signs(Source.from_text(lines)).plain.text == QUOTED + "Oak, Elm\n" * 5


def test_what_people_said_keeps_its_quotation_marks() -> None:
    spoken = '68. Memorandum of Conversation1\n\n"We shall see," he said.\n\n"Shall we?" she asked, and left.\n'
    quotations = '"The harbor is open, and the ferry waits."\n\nMr. Oak, too, had heard it.\n\n' * 3
    for text in (spoken, f'"{spoken}"', quotations):
        assert without_signs(Source.from_text(text)).plain.text == text
