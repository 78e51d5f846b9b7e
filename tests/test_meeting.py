"""What the header of an encoding says of a meeting: when, where and among whom, however the record prints it."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tests.truth_header import score_metadata
from tests.truth_printed import Score

TEI = "{http://www.tei-c.org/ns/1.0}"
SAID = """
Mr. Oakham: We are glad to see you here. The lamps are lit and the harbour is open.

Mr. Elmsley: Thank you. We have come about the lamps, as you know very well.

Mr. Oakham: I thought so. They have been dark since March.

Mr. Elmsley: Since February, I believe. Our captains keep a list.
"""
HEADERS: dict[str, tuple[str, dict[str, str | list[str]]]] = {
    "the place behind day and hour, with an article": (
        "MEMORANDUM OF CONVERSATION\n\nTIME AND PLACE: 10:15 a.m., Friday, March 5, 1971, the Cabinet Room\n"
        "PARTICIPANTS: Mr. Oakham, Mr. Elmsley, and Mr. Fir (notetaker)\n",
        {"date": "1971-03-05", "time_from": "10:15", "place": "the Cabinet Room", "participants": ["Fir"]},
    ),
    "a heading over two lines": (
        "THE WHITE HOUSE\nWASHINGTON\n\nMEMORANDUM OF TELEPHONE CONVERSATION\n\nSUBJECT:  Telcon with Mr. Elmsley\n"
        "PARTICIPANTS:  Mr. Oakham\n               Mr. Elmsley\n               Interpreter:  Paul Fir\n"
        "DATE, TIME\nAND PLACE:     March 5, 1990, 10:15 - 11:20 a.m., The Oval Office\n",
        {"date": "1990-03-05", "time_to": "11:20", "place": "The Oval Office", "participants": ["Fir"]},
    ),
    "the place behind the hour, without a sign": (
        "Memorandum of Conversation\nSUBJECT The lamps\nPARTICIPANTS\nMr. Oakham\nMr. Elmsley\n"
        "DATE TIME AND PLACE January 29 1990 3:30 - 4:40 p.m. Harbour Lodge\n",
        {"time_from": "15:30", "time_to": "16:40", "place": "Harbour Lodge"},
    ),
    "sides by what they are part of": (
        "Meeting of Mr. Oakham with Mr. Elmsley\n\nOn the part of Norland: Mr. Elmsley, Mr. Birch\n"
        "On behalf of the Republic: Mr. Oakham, Ms. Fir\nRecorded by: Paul Rowan\n"
        "Oslo, March 5th, 1971, 4:00–5:30 p.m.\n",
        {"date": "1971-03-05", "time_to": "17:30", "place": "Oslo", "participants": ["Birch", "Fir", "Rowan"]},
    ),
    "the same list and somebody more": (
        "Memorandum of Conversation\n\nPARTICIPANTS\n"
        "Same as preceding memorandum, with the addition of Ambassador Paul Fir\n",
        {"participants": ["Fir", "Oakham", "Elmsley"]},
    ),
    "hours in a sentence, minutes behind a comma": (
        "Record of the talks between Mr. Oakham and Mr. Elmsley\n5 March 1971, Oslo\n\n"
        "The talks began at 10,15 hours and ended at 12,40 hours.\n",
        {"time_from": "10:15", "time_to": "12:40", "place": "Oslo"},
    ),
    "begin and conclusion": (
        "Conversation of Mr. Oakham with Mr. Elmsley\nOslo, 5 March 1971\n"
        "Began: 10:15 hours\nConclusion: 12:40 hours\n",
        {"time_from": "10:15", "time_to": "12:40"},
    ),
    "an end below, a beginning in the title": (
        "HARBOUR CONFERENCE\n3 March 1988\n\nRECORD OF THE FOURTH MEETING\nheld at the Port House, Oslo,\n"
        "on Thursday, 3 March 1988, at 10 a.m.\n\nThe meeting rose at 11.25 a.m.\n",
        {"title": "RECORD OF THE FOURTH MEETING", "date": "1988-03-03", "time_from": "10:00", "time_to": "11:25"},
    ),
    "a title in capitals over two lines": (
        "RECORD OF THE FORTY\nAND FIRST MEETING OF THE HARBOUR CONFERENCE\n\n"
        "Held in Oslo,\non Friday, 5 March 1971, at 3 p.m.\n",
        {"title": "RECORD OF THE FORTY AND FIRST MEETING OF THE HARBOUR CONFERENCE", "date": "1971-03-05"},
    ),
    "the dateline of the drafting, twice, and a subject over two lines": (
        "March 7, 1971\nConversation of the Harbour Master, March 5, 1971\n\n"
        "Office 2                                   Oslo, 7 March 1971\n\n"
        "Subject: Conversation of Mr. Oakham with Mr. Elmsley\non Friday, 5 March 1971, 10.15 to 11.40\n",
        {"date": "1971-03-05", "time_from": "10:15"},
    ),
    "names, day and hour below an introduction": (
        "Document 3: Transcript of Telephone Conversation between Mr. Oakham and Mr. Elmsley, March 5, 1971\n\n"
        "The conversation was typed from a belt that has been lost. It took place on the evening after the storm.\n\n"
        "TELCON\nMr. Oakham/Mr. Elmsley\nMarch 5, 1971\n6:40 p.m.\n",
        {"date": "1971-03-05", "time_from": "18:40"},
    ),
    "a day without year, before the dateline": (
        "Report on a Conversation with Mr. Elmsley\n\nTOP SECRET!\nMade in: 3 copies\nOslo, March 5, 1971\n\n"
        "On March 2 Mr. Oakham received Mr. Elmsley at his request.\n",
        {"date": "1971-03-02", "place": "Oslo"},
    ),
    "a day that a first sentence counts from the dateline": (
        "Report on a Conversation with Mr. Elmsley\n\nOslo, 22 March 1971\n\n"
        "On the 16th of this month, at 10 a.m., I paid a visit to Mr. Elmsley.\n",
        {"date": "1971-03-16", "time_from": "10:00", "place": "Oslo"},
    ),
    "a day of the month before": (
        "Report on a Conversation with Mr. Elmsley\n\nOslo, 2 March 1971\n\n"
        "On the 28th of last month Mr. Oakham received Mr. Elmsley.\n",
        {"date": "1971-02-28"},
    ),
    "yesterday": (
        "Report on a Conversation with Mr. Elmsley\n\nOslo, 1 March 1971\n\n"
        "Yesterday afternoon Mr. Oakham received Mr. Elmsley.\n",
        {"date": "1971-02-28"},
    ),
    "a day before the date of a telegram": (
        "Telegram on a Conversation with Mr. Elmsley\n\nDate: 17.03.1971/07:30\n\n"
        "On 16 March Mr. Oakham and I were invited by Mr. Elmsley.\n",
        {"date": "1971-03-16"},
    ),
    "an hour of four figures in the head": (
        "Record of a Conversation at 10 Harbour Street on 15 November 1985 at 1530\n\n"
        "Mr. Oakham said no to Mr. Elmsley. He asked why.\n",
        {"place": "10 Harbour Street", "time_from": "15:30"},
    ),
    "a day of the week": (
        "Report on a Conversation with Mr. Elmsley\n\nOslo, 5 March 1971\n\n"
        "On Wednesday I called on Mr. Elmsley.\n",
        {"date": "1971-03-03"},
    ),
    "hours in words": (
        "Conversation of Mr. Oakham with Mr. Elmsley\n5 March 1971\n\n"
        "Beginning of the conversation: 16 hours 10 minutes\nEnd of the conversation: 17 hours 5 minutes\n",
        {"time_from": "16:10", "time_to": "17:05"},
    ),
    "a night, with its hours": (
        "Talks of Mr. Oakham with Mr. Elmsley\n\nEisenerz, 3–4 March 1971, 21:40–00:25\n\n"
        "Present: Mr. Fir (Harbour Conference, Bern)\n",
        {"from": "1971-03-03", "to": "1971-03-04", "time_to": "00:25", "place": "Eisenerz", "participants": ["Fir"]},
    ),
    "one city beside the day of the talk, another above": (
        "5 March 1971\nConversation of Mr. Oakham with Mr. Elmsley\n\nOffice 2        Bonn, 5 March 1971\n\n"
        "Subject: Conversation of Mr. Oakham with Mr. Elmsley on 2 March 1971, 10.30 to 11.45 in Hamburg\n",
        {"date": "1971-03-02", "place": "Hamburg"},
    ),
    "a side without a colon, and who took the notes": (
        "Transcript of the talks of Mr. Oakham with Mr. Elmsley\n\n"
        "Participants: comrades Gh. Fir-Rowan, Ana Birch and, on the Norse side, comrades Ion Tanner, minister, and "
        "Petru Ash, director of the harbours. Comrade D. Yew took the notes.\n",
        {"participants": ["Gh. Fir-Rowan", "Ana Birch", "Ion Tanner", "Petru Ash", "D. Yew"]},
    ),
    "who was invited": (
        "Meeting of the Harbour Board\n\nPresent: com[rade]s. FIR P. L., BIRCH D. S.\n"
        "Invited: com[rade]s. ROWAN M. D.\n",
        {"participants": ["FIR P. L.", "ROWAN M. D."]},
    ),
    "days of a visit": (
        "Report on Conversations with Mr. Elmsley\n\nOslo, March 9, 1971\n\n"
        "Between March 2 and 4, 1971 Mr. Elmsley stayed in Oslo at the invitation of Mr. Oakham.\n",
        {"from": "1971-03-02", "to": "1971-03-04"},
    ),
    "several behind one title, and the staff": (
        "Entretien de M. Oakham avec M. Elmsley\n\nÉtaient présents : MM. Tilleul et Aune\n"
        "International Staff: Mr. E. Rowan, Deputy\n",
        {"participants": ["Tilleul", "Aune", "Rowan"]},
    ),
    "who attended, one side below the other": (
        "Minutes of a Meeting\n\nHarbour Residence, 5 March 1971\n\nThe meeting was attended by:\n\n"
        "From the Norlandish side: comrades Anna Elmsley, Petru Birch and Ion Fir;\n\n"
        "From the Portlandish side: comrades Boris Oakham, head of the delegation, and Maria Tanner.\n\n"
        "Interpreter: Stefan Rowan\n",
        {"participants": ["Birch", "Fir", "Tanner", "Rowan"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_the_header_tells_of_the_meeting(header: str) -> None:
    words, expected = HEADERS[header]
    result = Score()
    score_metadata(expected, convert(Source.from_text(words + SAID)).root, result)
    assert result.faults == []


def test_a_day_without_year_of_which_nothing_says_that_they_met_is_no_day_of_the_meeting() -> None:
    above = "Conversation of Mr. Oakham with Mr. Elmsley\nOslo, March 5, 1971\n\nOn March 2 the lamps went out.\n"
    date = convert(Source.from_text(above + SAID)).root.find(f".//{TEI}setting/{TEI}date")
    assert date is not None
    assert date.get("when") == "1971-03-05"


@pytest.mark.parametrize("surname", ["Day", "May", "West", "House", "Lord", "Powers", "French", "You"])
@pytest.mark.parametrize("label", ["{}:", "Mr. {}:"])
def test_a_surname_that_is_a_word_as_well_is_that_of_whoever_speaks(surname: str, label: str) -> None:
    said = label.format(surname)
    above = f"Harbour Board\n\nPresent: Walter {surname}, Anna Tolgyes\n\n"
    root = convert(Source.from_text(f"{above}{said} The lamp is out.\n\nTolgyes: Which?\n\n{said} Mine.\n")).root
    who = [turn.get("who") for turn in root.iter(f"{TEI}sp")]
    assert len(set(who)) == 2
    assert who == [f"#{surname.lower()}", "#tolgyes", f"#{surname.lower()}"]


def test_a_body_of_that_name_is_nobody() -> None:
    above = "Harbour Board\n\nPresent: Anna Tolgyes, Walter Oak, Union of the West\n\n"
    people = convert(Source.from_text(f"{above}Tolgyes: Yes.\n\nOak: No.\n\nTolgyes: So.\n")).root.iter(f"{TEI}person")
    assert [one.get("{http://www.w3.org/XML/1998/namespace}id") for one in people] == ["tolgyes", "oak"]
