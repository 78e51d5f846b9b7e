"""The title of a record: its own, without the archive's letterhead, number and quotation marks."""

from tei_memcon.convert import convert
from tei_memcon.reading.header.head import head_at
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source

TEI = "{http://www.tei-c.org/ns/1.0}"
_TALK = "Oak: Who pays for the oil?\n\nElm: The ships do.\n\nOak: All of them?\n\nElm: All of them.\n"


def title(text: str) -> str:
    found = convert(Source.from_text(text)).root.find(f".//{TEI}titleStmt/{TEI}title")
    assert found is not None
    return "".join(found.itertext())


def test_the_number_of_a_document_is_no_part_of_its_title() -> None:
    text = "National Security Archive\n\nDocument No. 7: Record of Conversation between Oak and Elm\n\n" + _TALK
    assert title(text) == "Record of Conversation between Oak and Elm"


def test_a_title_field_is_given_without_its_quotation_marks() -> None:
    above = "Conflict Records Research Center\nInstitute for National Strategic Studies\n\n"
    above += (
        'CRRC Record Number: SH-SHTP-A-000-002\n\nTitle: "Oak and Elm Discussing Oil"\n\nDocument Date: Undated\n\n'
    )
    assert title(above + _TALK) == "Oak and Elm Discussing Oil"


def test_the_title_that_editors_put_above_a_record_goes_before_its_own_head() -> None:
    text = "Frames 0011-0012, serial F 9\n\nMemorandum by an Official of the Secretariat\n\nState Secret\n\n"
    text += "RECORD OF THE CONVERSATION BETWEEN MINISTER OAK AND MINISTER ELM\n\n"
    text += "Minister Oak said that it was late.\n\nMinister Elm replied that he knew.\n"
    assert title(text) == "Memorandum by an Official of the Secretariat"


def test_a_line_above_the_head_that_names_the_conversation_is_its_title() -> None:
    own = "20 March 1979\n\nTOP SECRET\n\nRecord of meeting of A. N. OAK with N. M. ELM\n\n"
    assert title("Meeting of Oak and Birch with Elm in Oakham\n\n" + own + _TALK) == (
        "Meeting of Oak and Birch with Elm in Oakham"
    )
    kept = "Memoranda of Conversation Collection, Birch Library\n\n"
    assert title(kept + own + _TALK) == "Record of meeting of A. N. OAK with N. M. ELM"


def test_an_item_of_an_agenda_is_no_head() -> None:
    agenda = "1. Minutes of the last meeting\n\n" + _TALK + "\n2. Any other business\n\n" + _TALK
    assert title("Minutes of the working party\nOakham, 11 May 1966\n\n" + agenda) == "Minutes of the working party"
    alone = "Oakham Port Authority\n\n1. Minutes of the last meeting\n\n" + _TALK
    assert title(alone) == "Minutes of the last meeting"


def test_below_a_subject_a_sentence_is_no_head_though_it_names_the_conversation() -> None:
    told = "The Chancellor opens the conversation and asks for oil."
    assert (
        _head(f"Director 2        Oakham, 22 June 1990\n\nMemorandum[1]\n\nRe: The lamps\n\n{told}") == "Memorandum[1]"
    )
    assert _head(f"Oakham Office\n\nNotes of a visit\n\n{told}") == told


def _head(text: str) -> str:
    lines = rows(Source.from_text(text))
    return lines[head_at(lines)].text
