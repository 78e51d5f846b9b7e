"""Where and when a conversation was held: which of several places of a record decides."""

import pytest
from lxml import etree

from tei_memcon.convert import Conversion, convert
from tei_memcon.model import Added
from tei_memcon.source import Source

TEI = "{http://www.tei-c.org/ns/1.0}"


def read(*lines: str) -> Conversion:
    body = "Mr. Ames said that the dam was safe. Mr. Boyle replied that he had seen the water."
    return convert(Source.from_text("\n\n".join([*lines, body, "  1. Source: A file. Secret.\n"]), "a.txt"))


def setting(conversion: Conversion) -> list[tuple[str, dict[str, str]]]:
    found = conversion.root.find(f".//{TEI}setting")
    return [] if found is None else [(etree.QName(one).localname, dict(one.attrib)) for one in found]


def drafted(conversion: Conversion) -> str | None:
    date = conversion.root.find(f".//{TEI}bibl[@type='original']/{TEI}date")
    return None if date is None else date.get("when")


def remarks(conversion: Conversion) -> str:
    return " ".join(remark.message for remark in conversion.document.remarks)


def test_a_dateline_says_where_and_when() -> None:
    found = read("3. Memorandum of Conversation1", "Lisbon, March 8, 1969, 10 a.m.")
    assert setting(found) == [("placeName", {}), ("date", {"when": "1969-03-08T10:00:00"})]


def test_a_dateline_some_days_after_the_day_in_the_head_is_that_of_the_drafting() -> None:
    found = read("3. Memorandum of Conversation Held on March 5, 19691", "Lisbon, March 8, 1969")
    assert ("date", {"when": "1969-03-05"}) in setting(found)
    assert drafted(found) == "1969-03-08"
    assert "two dates" not in remarks(found)


def test_a_dateline_that_agrees_with_the_head_is_no_drafting() -> None:
    found = read("3. Memorandum of Conversation Held on March 8, 19691", "Lisbon, March 8, 1969")
    assert drafted(found) is None


def test_dates_that_contradict_each_other_are_told() -> None:
    found = read("3. Memorandum of Conversation1", "Lisbon, March 1, 1969", "DATE", "  • March 8, 1969")
    assert ("date", {"when": "1969-03-08"}) in setting(found)
    assert "two dates, March 8, 1969 and March 1, 1969" in remarks(found)


def test_a_sentence_tells_when_the_meeting_ended() -> None:
    found = read(
        "3. Memorandum of Conversation1", "Lisbon, March 8, 1969, 11:30 a.m.", "The meeting ended at 1:15 p.m."
    )
    time = {"from": "11:30:00", "to": "13:15:00", "resp": "#tei-memcon", "cert": "high"}
    assert ("time", time) in setting(found)


def test_hours_of_the_dateline_need_no_sentence() -> None:
    found = read("3. Memorandum of Conversation1", "Lisbon, March 8, 1969, 10–11 a.m.", "The meeting ended at 1 p.m.")
    assert [name for name, _ in setting(found)] == ["placeName", "date"]


def test_a_record_without_date_or_place_has_no_setting() -> None:
    assert setting(read("3. Memorandum of Conversation1")) == []


def test_a_dateline_of_the_drafting_tells_no_place_of_the_talk_where_the_head_names_another() -> None:
    found = read("Memorandum of Conversation Held in Prague on March 5, 1969", "Lisbon, March 8, 1969")
    place = found.document.field("place")
    assert place
    assert place.content == (Added("Prague"),)


def test_the_head_may_tell_from_when_to_when_they_talked() -> None:
    found = read("Niederschrift über das Gespräch am 5. März 1969 in Prag, 9.30 bis 10.45 Uhr")
    time = found.document.field("time")
    assert time
    assert time.attributes == {"from": "09:30:00", "to": "10:45:00"}


def test_a_subject_that_names_a_conversation_tells_its_day() -> None:
    subject = "Subject: Conversation of Minister Boyle with Mr. Ames on 5 March 1969"
    body = "Mr. Ames says that the dam is safe.\n\nMr. Boyle replies that he has seen the water."
    found = convert(Source.from_text("\n\n".join(["Memorandum", "Lisbon, 8 March 1969", subject, body])))
    assert ("date", {"when": "1969-03-05"}) in setting(found)
    assert drafted(found) == "1969-03-08"


def test_a_subject_of_another_kind_tells_no_day_of_the_conversation() -> None:
    found = read("Memorandum of Conversation", "Lisbon, 8 March 1969", "Subject: The letter of 5 March 1969")
    assert ("date", {"when": "1969-03-08"}) in setting(found)


def test_the_one_entry_of_a_journal_tells_the_day() -> None:
    found = read("Journal of Ambassador A. Boyle for the period from 3 to 29 March 1969", "[…]", "8 March")
    date = dict(setting(found))["date"]
    assert (date["when"], date["resp"]) == ("1969-03-08", "#tei-memcon")


def test_several_entries_of_a_journal_leave_its_period() -> None:
    found = read("Journal of Ambassador A. Boyle for the period from 3 to 29 March 1969", "8 March", "9 March")
    assert dict(setting(found))["date"]["from"] == "1969-03-03"


def test_the_city_of_a_title_in_capitals_is_the_place() -> None:
    found = read("CONVERSATION BETWEEN MR. AMES AND MR. BOYLE IN BERLIN ON MARCH 5, 1969")
    assert [one.text for one in found.root.iterfind(f".//{TEI}setting/{TEI}placeName")] == ["Berlin"]


def test_where_somebody_was_received_today_is_the_place() -> None:
    found = read(
        "Memorandum of a conversation",
        "Today, on February 17, I received Mr. Ames in Oslo at his request.",
        "Oslo, February 18, 1961",
    )
    place = found.root.find(f".//{TEI}setting/{TEI}placeName")
    assert place is not None
    assert place.text == "Oslo"


def test_a_house_between_the_commas_of_a_title_is_the_place() -> None:
    body = "1. Mr. Ames said that the dam was safe.\n\n2. Mr. Boyle replied that he had seen the water."
    text = f"Meeting between Mr. Ames and Mr. Boyle, Harbour House, 9 August 1984\n\n{body}\n"
    found = convert(Source.from_text(text)).root.find(f".//{TEI}setting/{TEI}placeName")
    assert found is not None
    assert (found.text, found.get("cert")) == ("Harbour House", "medium")


def test_the_town_of_a_title_stands_before_its_date() -> None:
    body = "Ames: The dam is safe.\n\nBoyle: I have seen it.\n\nAmes: When?\n\nBoyle: In May."
    for title in (
        "Interview with Mr. Ames at Zenda on 9 August 1984",
        "Interview with Mr. Ames (Zenda, 9 August 1984)",
    ):
        place = convert(Source.from_text(f"{title}\n\n{body}\n")).root.find(f".//{TEI}setting/{TEI}placeName")
        assert place is not None
        assert place.text == "Zenda"
    large = "Interview with the Ambassador at Large on 9 August 1984"
    assert convert(Source.from_text(f"{large}\n\n{body}\n")).root.find(f".//{TEI}setting/{TEI}placeName") is None


def test_the_title_and_the_source_of_a_record_may_stand_below_an_introduction() -> None:
    title = "Record of the Conversation of Mr. Ames with Mr. Boyle, Moscow, 27 October 1961"
    above = f"An Old Quarrel\n\nThe record was found in 1996. Nobody knows who kept it, or why.\n\n{title}\n\n"
    body = "[Source: A file, f. 14.]\n\nPresent: Mr. Ames, Mr. Boyle, Miss Coe.\n\nAmes: We came.\n\nBoyle: Yes.\n\n"
    found = convert(Source.from_text(f"{above}{body}Ames: Why?\n\nBoyle: Because of the dam.\n"))
    assert [name for name, _ in setting(found)] == ["placeName", "date"]


def test_the_town_stands_below_the_house() -> None:
    beside = (
        "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS:  Mr. Ames\n               Mr. Boyle\n\nPLACE:         {}\n{}Oslo"
    )
    found = read(beside.format("The Harbour House", " " * 15))
    assert [name for name, _ in setting(found)].count("placeName") == 2
    assert [name for name, _ in setting(read(beside.format("The Harbour House", "")))].count("placeName") == 1


def test_a_place_stands_behind_its_heading_in_the_field_of_the_date() -> None:
    for heading in ("AND PLACE:", "PLACE:"):
        found = read(
            "MEMORANDUM OF CONVERSATION", f"DATE, TIME March 8, 1969, 1:15 - 1:26 p.m. EST {heading} The Residence"
        )
        place = found.root.findtext(f".//{TEI}setting/{TEI}placeName")
        assert place == "The Residence"


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("Evening, 3 May 1974", ""),
        ("Late afternoon of 3 May 1974", ""),
        ("Nightingale Hall, 3 May 1974", "Nightingale Hall"),
    ],
)
def test_a_part_of_the_day_is_no_place(dateline: str, place: str) -> None:
    text = f"Conversation with Captain Oak\n\n{dateline}\n\nOak: Yes.\n\nElm: No.\n\nOak: Why?\n\nElm: Oil.\n"
    assert places_of(text) == place


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Conversation with Captain Oak in Moscow, 3 May 1974", "Moscow"),
        ("Conversation with Captain Oak, on 3 May 1974 in Moscow", "Moscow"),
        ("Conversation with Captain Oak, 3 May 1974, on talks in Moscow", "Berlin"),
        ("Conversation with Captain Oak in Moscow, 2 June 1971", "Berlin"),
    ],
)
def test_where_the_title_says_that_it_was_on_the_day_the_record_was_only_drafted_elsewhere(
    title: str, place: str
) -> None:
    text = f"{title}\n\nBerlin, 3 May 1974\n\nOak: Yes.\n\nElm: No.\n\nOak: Why?\n\nElm: Oil.\n"
    assert places_of(text) == place


def places_of(text: str) -> str:
    header = convert(Source.from_text(text)).xml.decode().partition("<creation>")[2].partition("</creation>")[0]
    return header.partition("<placeName")[2].partition(">")[2].partition("<")[0]


def test_a_line_may_say_at_which_house_a_meeting_was() -> None:
    talk = "Oak: Did you sleep?\n\nElm: Yes.\n\nOak: Where?\n\nElm: At home.\n"
    for line, house in (
        ("At the Great Hall of the People", "Great Hall of the People"),
        ("Harbour House", "Harbour House"),
    ):
        text = (
            f"Oak-Elm Dialogue (Third Round)\n\nJuly 29, 1972\n\n{line}\n\nIn Attendance\nAnna Oak\nIvo Elm\n\n{talk}"
        )
        found = convert(Source.from_text(text)).root.find(f".//{TEI}setting/{TEI}placeName")
        assert found is not None
        assert found.text == house
    text = f"Oak-Elm Dialogue\n\nJuly 29, 1972\n\nAt the House Elm was silent.\n\n{talk}"
    assert convert(Source.from_text(text)).root.find(f".//{TEI}setting/{TEI}placeName") is None
