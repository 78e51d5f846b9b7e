"""What stands above a record: lists told apart by evidence where the copy has lost headings, bullets or gaps."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.reading.header.head import head_at
from tei_memcon.reading.header.items import evidence
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source

T = "{http://www.tei-c.org/ns/1.0}"
HEAD = "68. Memorandum of Conversation1\n\n"
BELOW = (
    "\n\nMr. Alder said that the harbor was open. Ambassador Birch replied that he was glad of it.\n\n"
    "  1. Source: National Archives, RG 59, Harbor Files. Secret.\n"
)


def lists_of(above: str, head: str = HEAD) -> list[tuple[str, list[str]]]:
    """The kinds of the lists above a record, each with the words of its items."""
    root = convert(Source.from_text(head + above + BELOW)).root
    return [
        (found.get("type", ""), [" ".join("".join(item.itertext()).split()) for item in found.iter(f"{T}item")])
        for found in root.iterfind(f".//{T}body/{T}div/{T}list")
    ]


SUBJECT = ("subject", ["Dredging of the Harbor"])
PEOPLE = ("participants", ["The Secretary", "Mr. Alder, Port Authority", "NE—Rufus B. Birch"])
ITEMS = "  • The Secretary\n  • Mr. Alder, Port Authority\n  • NE—Rufus B. Birch"


@pytest.mark.parametrize(
    "above",
    [
        f"SUBJECT\n\n  • Dredging of the Harbor\n\nPARTICIPANTS\n\n{ITEMS}",
        f"  • Dredging of the Harbor\n\n\n{ITEMS}",
        f"  • Dredging of the Harbor\n{ITEMS}",
        f"  • Dredging of the Harbor\n\n{ITEMS}".replace("\n  •", "\n\n  •"),
        f"  • Dredging of the Harbor\n\n\n{ITEMS}".replace("•", "■"),
        f"  • Dredging of the Harbor\n\n\n{ITEMS}".replace("  • ", "•\n"),
        f"\nDredging of the Harbor\n\n\n{ITEMS}".replace("  • ", ""),
        f"SUBJECT: Dredging of the Harbor\nPARTICIPANTS: {ITEMS}".replace("  • ", ""),
        f"SUBJECT\nDredging of the Harbor\n\nPARTICIPANTS\n{ITEMS}".replace("  • ", ""),
    ],
    ids=[
        "headed",
        "unheaded",
        "run together",
        "blank lines",
        "squares",
        "bullets alone",
        "bare",
        "inline",
        "bare headed",
    ],
)
def test_subject_and_participants_are_told_apart_in_every_copy(above: str) -> None:
    assert lists_of(above) == [SUBJECT, PEOPLE]


def test_a_country_that_stands_alone_is_a_subject_and_two_with_members_are_delegations() -> None:
    alone = "  • Norway\n\n\n  • The Secretary\n  • Ambassador Birch"
    assert lists_of(alone)[0] == ("subject", ["Norway"])
    sides = "  • Norway\n  • Ambassador Birch\n  • U.S.\n  • The Secretary"
    assert lists_of(sides) == [("participants", ["Norway", "Ambassador Birch", "U.S.", "The Secretary"])]


def test_countries_one_below_the_other_are_subjects() -> None:
    assert lists_of(f"  • Norway\n  • Denmark\n\n\n{ITEMS}") == [("subject", ["Norway", "Denmark"]), PEOPLE]


HEADED = "SUBJECT\n\n  - The harbor"
AMONG = (
    "PARTICIPANTS\n\n  - United States\n  - The President\n  - Ambassador Oak\n"
    "  - Canada\n  - {}\n  - Prime Minister Elm\n\n"
)


def test_nothing_among_people_is_a_subject_where_a_heading_names_them() -> None:
    lists = lists_of(AMONG.format("Cabinet of the crown") + HEADED)
    assert [kind for kind, _ in lists] == ["participants", "subject"]
    assert [kind for kind, _ in lists_of(AMONG.format("Cabinet of the crown").rstrip())] == ["participants"]


def test_a_heading_names_its_whole_list() -> None:
    people = f"\n\nPARTICIPANTS\n\n{ITEMS}"
    for subjects in (
        ["1. Wheat", "2. OECD Secretary General"],
        ["Talk Between the Director and Madam", "Oak, Wife of the King"],
    ):
        above = "SUBJECTS\n\n" + "\n".join(f"  • {one}" for one in subjects) + people
        assert lists_of(above) == [("subject", subjects), PEOPLE]


def test_a_heading_with_a_bullet_ends_the_list_above_it() -> None:
    above = f"PARTICIPANTS\n\n{ITEMS}\n  • SUBJECT\n  • Dredging of the Harbor"
    assert lists_of(above)[-1] == ("subject", ["SUBJECT", "Dredging of the Harbor"])


@pytest.mark.parametrize("side", ["Harbor Commission", "State Department", "Press Representatives"])
def test_in_a_copy_that_keeps_its_lists_apart_nothing_within_one_is_another_kind(side: str) -> None:
    sides = ["Harbor Board", "President Oak", "Mr. Elm"], [side, "The Secretary", "Mr. Alder"]
    apart = "\n".join(f"  • {one}" for one in [*sides[0], *sides[1]])
    assert lists_of(f"{apart}\n\n\n  • Dredging of the Harbor") == [
        ("participants", [*sides[0], *sides[1]]),
        SUBJECT,
    ]


def test_subjects_that_are_numbered_parts_stay_together_across_a_page() -> None:
    parts = ["Part I: Wheat", "Part II: Shipping", "Part III: Approval by Under Secretary Alder"]
    above = "SUBJECTS\n\n  • {}\n\n[Page 12]\n\n  • {}\n  • {}".format(*parts)
    assert [one for kind, words in lists_of(above) if kind == "subject" for one in words] == parts


def test_subjects_may_recur_as_headings_of_sections() -> None:
    bare = "1. Wheat of Ruritania\n2. The Premier’s Travel\nThe Secretary\nMr. Alder, Port Authority\n\n"
    again = f"{bare}Mr. Alder said no.\n\n1. Wheat of Ruritania\n\nMr. Alder said yes.\n\n2. The Premier’s Travel"
    assert lists_of(again)[0] == ("subject", ["1. Wheat of Ruritania", "2. The Premier’s Travel"])


def test_countries_in_a_row_are_subjects_agencies_are_none() -> None:
    people = "  • The Secretary\n  • Mr. Alder, Port Authority\n\n\n  • {}"
    for subjects in ("Anna Oak; Angola; Zaire; Middle East", "CIEC, Spanish Sahara, Angola, Middle East"):
        assert lists_of(people.format(subjects))[1] == ("subject", [subjects])
    assert evidence("State, Defense, and CIA")["subject"] < evidence("Angola, Zaire, and Norway")["subject"]


def test_somebody_and_something_are_a_subject_two_who_meet_are_none() -> None:
    topic = "President Oak and the Harbor Climate"
    assert lists_of(f"  • {topic}\n\n\n{ITEMS}") == [("subject", [topic]), PEOPLE]
    for people in ("President Oak and the Norwegian Ambassador", "President Oak and the Norwegian Delegation"):
        assert evidence(people)["participants"] > evidence(people)["subject"] < evidence(topic)["subject"]


def test_a_name_with_an_initial_is_one_whatever_its_surname_means() -> None:
    above = "  • The Secretary\n  • Ann B. Street, Political Officer, Embassy\n  • Officers from other offices"
    assert [kind for kind, _ in lists_of(above)] == ["participants"]
    assert evidence("Ann B. Street, Political Officer, Embassy")["place"] < 0 < evidence("Oak Street, Embassy")["place"]


def test_a_line_that_leads_to_a_list_is_its_heading() -> None:
    head = "NOTES OF THE PRESIDENT’S MEETING WITH"
    assert lists_of(f"{head}\n\n{ITEMS}") == [PEOPLE]
    root = convert(Source.from_text(f"{HEAD}{head}\n\n{ITEMS}{BELOW}")).root
    assert [found.text for found in root.iterfind(f".//{T}list/{T}head")] == [head]
    apart = convert(Source.from_text(f"{HEAD}{head}\n\nHARBOR GROUP\n\n\n{ITEMS}{BELOW}")).root
    assert not list(apart.iterfind(f".//{T}list/{T}head"))


@pytest.mark.parametrize("days", ["Strelsau, May 4–6, 1975", "May 4–6, 1975", "May 1975"])
def test_the_days_of_a_conference_below_its_name_are_no_dateline(days: str) -> None:
    root = convert(Source.from_text(f"{HEAD}HARBOR MINISTERS’ MEETING\n\n{days}\n\n\n{ITEMS}{BELOW}")).root
    assert not list(root.iter(f"{T}dateline"))
    assert ["".join(found.itertext()) for found in root.iterfind(f".//{T}body/{T}div/{T}head")][-1] == days


@pytest.mark.parametrize("above", ["HARBOR MINISTERS’ MEETING\n\nStrelsau, May 4, 1975", "Strelsau, May 4–6, 1975"])
def test_a_day_or_what_stands_right_below_the_head_is_a_dateline(above: str) -> None:
    root = convert(Source.from_text(f"{HEAD}{above}\n\n\n{ITEMS}{BELOW}")).root
    assert list(root.iter(f"{T}dateline"))


def test_others_of_a_side_take_part() -> None:
    people = "PARTICIPANTS\n\n  - Norland\n  - Mr. Oak\n  - {}\n  - Elland\n  - Mr. Elm\n  - {}"
    for more in ("And other advisors", "and staff"):
        assert [kind for kind, _ in lists_of(people.format(more, more))] == ["participants"]
    assert [kind for kind, _ in lists_of("  - Ferries and other harbor matters\n\n\n  - Mr. Oak\n  - Mr. Elm")] == [
        "subject",
        "participants",
    ]


def test_subjects_are_counted_in_brackets() -> None:
    above = "SUBJECTS\n(1) Wheat\na) Rye\n(2) Lighthouses\n\nPARTICIPANTS\nMr. Alder\nMr. Birch"
    assert lists_of(above)[0] == ("subject", ["(1) Wheat", "a) Rye", "(2) Lighthouses"])


def test_who_is_called_in_the_text_takes_part() -> None:
    assert lists_of("  • Alder\n  • Birch\n  • Cedric Oakes") == [("participants", ["Alder", "Birch", "Cedric Oakes"])]


def test_numbered_subjects_stay_together() -> None:
    above = "SUBJECTS\n\n  • 1. Wheat\n  • 2. Premier Fir's Visit\n  • 3. Lighthouses"
    assert lists_of(above) == [("subject", ["1. Wheat", "2. Premier Fir's Visit", "3. Lighthouses"])]


def test_the_number_of_the_conference_does_not_end_the_header() -> None:
    above = f"USDel/MC/3\n\nSECRETARY’S TRIP TO RURITANIA\n\n{ITEMS}"
    assert lists_of(above) == [PEOPLE]


def test_copies_are_nobody() -> None:
    above = f"{ITEMS}\n\n\n  • NEA/X\n  • INR (10)\n  • Amembassy STRELSAU"
    assert lists_of(above)[0] == PEOPLE
    assert lists_of(above)[1][0] == ""


@pytest.mark.parametrize(
    "above",
    [
        "Mr. Alder: Good morning.\n\nMr. Birch: Good morning.\n\nMr. Alder: Sit down.\n\nMr. Birch: Thank you.",
        "The Secretary met Ambassador Birch at ten.\n\nHe asked him for three things:\n\n(1) wheat\n\n(2) rye",
        "Harbor Dues\n\nThe Secretary asked what was being paid.",
    ],
    ids=["turns", "prose", "a section"],
)
def test_the_text_itself_is_no_header(above: str) -> None:
    assert [kind for kind, _ in lists_of(above) if kind] == []


def test_fields_typed_one_below_the_other() -> None:
    typed = (
        "MEMORANDUM OF CONVERSATION\n\n"
        "SUBJECT:        Meeting with the Prime Minister\n"
        "                of Ruritania\n\n"
        "PARTICIPANTS:   The President\n"
        "                Mr. Karl Alder, Ambassador of Ruritania and Special\n"
        "                  Envoy\n"
        "                Miss Oak (notetaker)\n\n"
        "DATE, TIME      May 4, 1975, 3:10 p.m.\n"
        "AND PLACE:      The Map Room\n"
    )
    root = convert(Source.from_text(typed + BELOW)).root
    items = [" ".join("".join(item.itertext()).split()) for item in root.iter(f"{T}item")]
    assert items == [
        "Meeting with the Prime Minister of Ruritania",
        "The President",
        "Mr. Karl Alder, Ambassador of Ruritania and Special Envoy",
        "Miss Oak (notetaker)",
    ]
    assert [e.text for e in root.iterfind(f".//{T}ab/{T}placeName")] == ["The Map Room"]


def test_comrades_in_one_line() -> None:
    above = "Chairman com. FIR A. P.\n\nPresent com[rade]s. ALDER I. I., OAK S. K."
    assert lists_of(above) == [("participants", ["FIR A. P."]), ("participants", ["ALDER I. I.,", "OAK S. K."])]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("68.\nMemorandum of Conversation1\n\n", "68. Memorandum of Conversation"),
        ("## 68. Memorandum of Conversation1\n\n", "68. Memorandum of Conversation"),
        (
            "Menu\nHome > Historical Documents > Document 68\n\n68. Memorandum of Conversation1\n\n",
            "68. Memorandum of Conversation",
        ),
        (
            "68. Memorandum of Conversation Between\nthe Secretary of State and Ambassador\nBirch1\n\n",
            "68. Memorandum of Conversation Between the Secretary of State and Ambassador Birch",
        ),
        (
            "68. Memorandum of Conversation, the Harbor House, Strelsau, May\n4, 1975, 1 p.m.1\n",
            "68. Memorandum of Conversation, the Harbor House, Strelsau, May 4, 1975, 1 p.m.",
        ),
        (
            "68. Memorandum of Conversation Between Mr. Oak and the Harbor\nStaff1\n",
            "68. Memorandum of Conversation Between Mr. Oak and the Harbor Staff",
        ),
        ("68. Memorandum of Conversation\n[Extract]1\n", "68. Memorandum of Conversation"),
        ("68. Memorandum of Conversation\nsecret\n", "68. Memorandum of Conversation"),
        (
            "68. Memorandum of Conversation on the Harbor, Held in\nsecret session1\n",
            "68. Memorandum of Conversation on the Harbor, Held in secret session",
        ),
    ],
    ids=[
        "number alone",
        "markdown",
        "navigation",
        "wrapped",
        "no blank line",
        "a heading’s word",
        "remark",
        "classification",
        "a classification’s word",
    ],
)
def test_a_head_in_every_copy(head: str, words: str) -> None:
    root = convert(Source.from_text(f"{head}Washington, May 4, 1975.{BELOW}")).root
    found = root.find(f".//{T}body//{T}head")
    assert found is not None
    assert " ".join("".join(found.xpath("text()")).split()) == words
    assert root.xpath("string(//*[local-name() = 'body']/*/@n)") == "68"


def test_names_below_a_head_are_no_part_of_it() -> None:
    above = "The Secretary\nAmbassador Birch\nMr. Alder, Port Authority"
    assert lists_of(above, HEAD.rstrip("\n") + "\n") == [("participants", above.split("\n"))]


def test_a_heading_that_a_line_end_cuts_stays_in_its_item() -> None:
    words = "Presided Cde. A.\nAttended\nby: Cdes.\nELM.\nELM.\nOAK. The Secretary of the"
    said = convert(Source.from_text(words), reader="plain").root.find(".//{*}body")
    assert said is not None
    assert "Attended by: Cdes." in " ".join("".join(said.itertext()).split())


def blocks_of(above: str) -> list[tuple[str, str]]:
    """The parts below the head of a record, down to its text: the tag and words of each, a list's with its heading."""
    root = convert(Source.from_text(HEAD + above + BELOW)).root
    parts = [
        (str(part.tag).removeprefix(T), " ".join("".join(part.itertext()).split()))
        for part in root.iterfind(f".//{T}body/{T}div/*")
    ]
    return parts[1:-1]  # between the head and the text


EARLY = "Memorandum of Conversation, by Mr. Rufus B. Birch of the Harbor Division\n\n[Washington,] May 4, 1949.\n\n"
LISTED = "The Secretary Mr. Alder, Port Authority NE—Rufus B. Birch"


def test_a_heading_that_editors_set_apart_from_its_list_is_a_paragraph() -> None:
    assert blocks_of(f"Participants:\n\n\n{ITEMS}") == [("p", "Participants:"), ("list", LISTED)]
    assert lists_of(f"Participants:\n\n\n{ITEMS}", EARLY) == [PEOPLE]


@pytest.mark.parametrize(
    "above",
    [
        f"Participants:\n\n{ITEMS}",
        f"\nParticipants:\n\n\n{ITEMS}",
        f"Participants:\n\n\n\n{ITEMS}".replace("\n  •", "\n\n  •"),
        f"Participants:\n\n\n{ITEMS}".replace("  • ", ""),
    ],
    ids=["near", "as far from what is above", "blank lines everywhere", "no bullets"],
)
def test_a_heading_is_its_list_s_where_the_copy_does_not_set_it_apart(above: str) -> None:
    assert blocks_of(above) == [("list", f"Participants: {LISTED}")]


def test_what_editors_print_beside_a_heading_is_a_paragraph_of_people_who_take_part() -> None:
    above = "Present: Mr. Karl Aaker, Dr. Olaf Randsen, and Mr. Birch"
    assert blocks_of(above) == [("p", above)]
    root = convert(Source.from_text(HEAD + above + BELOW)).root
    assert {"aaker", "randsen", "birch"} <= set(root.xpath("//*[local-name() = 'person']/@*[local-name() = 'id']"))
    assert blocks_of(f"SUBJECT: Lamps\n\n{ITEMS}")[0] == ("p", "SUBJECT: Lamps")


def test_what_stands_beside_a_heading_in_capitals_is_a_list_where_a_copy_has_no_bullets() -> None:
    assert lists_of("SUBJECT: Lamps") == [("subject", ["Lamps"])]


def test_more_people_below_those_beside_the_heading_are_a_list() -> None:
    people = ["Mr. Karl Aaker, Port Authority", "Mr. Rufus Birch"]
    assert lists_of(f"Participants: {people[0]}\n{people[1]}") == [("participants", people)]


def test_how_secret_a_line_is_shows_that_it_is_a_subject() -> None:
    assert lists_of(f"  • Olaf Camel (S)\n{ITEMS}") == [("subject", ["Olaf Camel (S)"]), PEOPLE]
    assert lists_of(f"  • Olaf Camel (SOV)\n{ITEMS}") == [("participants", ["Olaf Camel (SOV)", *PEOPLE[1]])]


def test_a_subject_may_have_a_colon() -> None:
    assert lists_of("SUBJECT\nThe Harbor Talks: Dredging") == [("subject", ["The Harbor Talks: Dredging"])]
    assert lists_of("SUBJECT\n\nMr. Alder: I have none.\n\nMr. Birch: I have.") == []


KNOWN = f"PARTICIPANTS\n\n{ITEMS}\n\n"


def test_what_stands_where_headings_stand_is_one() -> None:
    heads = [
        part for part in blocks_of(f"{KNOWN}LAMP BEARERS\n\n  • Mr. Olaf Rand\n  • Mr. Ivan Elm") if part[0] == "list"
    ]
    assert heads[1:] == [("list", "LAMP BEARERS Mr. Olaf Rand Mr. Ivan Elm")]


@pytest.mark.parametrize(
    "above",
    [
        f"{KNOWN}SecDel/MC/4\n\n\n  • Mr. Olaf Rand\n  • Mr. Ivan Elm",
        f"{KNOWN}SecDel/MC/4\n\n  • Mr. Olaf Rand\n  • Mr. Ivan Elm".replace("\n  •", "\n\n  •"),
        "SecDel/MC/4\n\n  • Mr. Olaf Rand\n  • Mr. Ivan Elm",
        f"{KNOWN}He came late.\n\n  • Mr. Olaf Rand\n  • Mr. Ivan Elm",
    ],
    ids=["further away", "blank lines everywhere", "no heading is known", "a sentence"],
)
def test_what_only_stands_above_a_list_is_no_heading_of_it(above: str) -> None:
    assert not any(tag == "list" and words.startswith(("SecDel", "He came")) for tag, words in blocks_of(above))


def test_the_heading_of_time_and_place_has_the_list_below_it_whatever_it_names() -> None:
    above = f"{KNOWN}TIME AND PLACE\n\n  • 10:15 a.m., Oval Office"
    assert ("list", "TIME AND PLACE 10:15 a.m., Oval Office") in blocks_of(above)


def test_those_who_attended() -> None:
    assert blocks_of(f"THOSE ATTENDING THE MEETING WERE\n{ITEMS}".replace("  • ", "")) == [
        ("list", f"THOSE ATTENDING THE MEETING WERE {LISTED}")
    ]


def test_the_heading_of_a_list_may_tell_the_place() -> None:
    above = f"{KNOWN}PARTICIPANTS IN PARIS\n\n  • Mr. Olaf Rand\n  • Mr. Ivan Elm"
    root = convert(Source.from_text(HEAD + above + BELOW)).root
    assert root.xpath("string(//*[local-name() = 'creation']/*[local-name() = 'placeName'])") == "Paris"


DATED = "Strelsau, May 4, 1975.\n\n"


def test_each_line_of_a_typed_head_below_a_dateline_is_a_paragraph() -> None:
    typed = "DATE AND TIME: May 4, 1975, 3 p.m.\n\nPLACE: Harbor House\n\n"
    assert blocks_of(f"{DATED}{typed}{ITEMS}") == [
        ("opener", "Strelsau, May 4, 1975."),
        ("ab", "DATE AND TIME: May 4, 1975, 3 p.m."),
        ("ab", "PLACE: Harbor House"),
        ("list", LISTED),
    ]
    assert [tag for tag, _ in blocks_of(f"{typed}{DATED}{ITEMS}")] == ["opener", "opener", "opener", "list"]


@pytest.mark.parametrize(
    ("above", "tags"),
    [
        (f"{DATED}Secret\n\nHRB MIN–4\n\n", ["opener", "p", "ab", "list"]),
        (f"{DATED}secret\n\nHRB MIN–4\n\n", ["opener", "fw", "head", "list"]),
        (f"Secret\n\nHRB MIN–4\n\n{DATED}", ["fw", "head", "opener", "list"]),
    ],
    ids=["a paragraph", "small capitals", "above the dateline"],
)
def test_a_classification_above_a_title_is_a_paragraph_where_no_dateline_follows(above: str, tags: list[str]) -> None:
    assert [tag for tag, _ in blocks_of(above + ITEMS)] == tags


def test_people_one_a_paragraph_below_the_heading_in_capitals() -> None:
    people = ["PARTICIPANTS: Dr. Karl Aaker, Harbor Division", "Amb. Olaf Rand", "Mr. Rufus Birch"]
    assert blocks_of("\n\n".join(people)) == [("p", one) for one in people]


@pytest.mark.parametrize("title", ["United States Minutes of a Meeting, Strelsau, May 4, 1950", "Alder Notes"])
def test_the_heading_of_the_notes_is_no_head(title: str) -> None:
    said = "Mr. Alder said that the harbor was open. Ambassador Birch replied that he was glad of it.1"
    notes = "Notes\n\n  . 840.00/5–450\n[1] Not printed."
    root = convert(Source.from_text(f"{title}\n\n{said}\n\n{notes}\n"), reader="frus").root
    assert root.xpath("string(//*[local-name() = 'body']/*/*[local-name() = 'head']/text()[1])") == title


@pytest.mark.parametrize(
    ("first", "is_head"),
    [
        ("68. Minutes of the Fifth Meeting of the Strelsau Exploratory Talks Between the Ports on Coastal", True),
        ("68. Minutes of the Fifth Meeting of the Strelsau Exploratory Talks on Coastal", False),
    ],
    ids=["no room on the line above", "room enough"],
)
def test_the_last_line_of_a_head_may_look_like_a_dateline(first: str, is_head: bool) -> None:
    last = "Shipping, May 4, 1975, 1 p.m."
    root = convert(Source.from_text(f"{first}\n{last}{BELOW}")).root
    head = root.find(f".//{T}body//{T}head")
    assert head is not None
    assert ("Shipping" in "".join(head.itertext())) == is_head
    assert (root.find(f".//{T}dateline") is None) == is_head


def test_a_short_sentence_with_how_secret_it_is_is_no_subject() -> None:
    said = "The Board reviewed four lamps in the paper. Harold Oak preferred Option C. (S)"
    assert lists_of(f"PARTICIPANTS\n{ITEMS}\n{said}") == [PEOPLE]
    assert lists_of(f"PARTICIPANTS\n{ITEMS}\n\n\n  • Lamps (S)") == [PEOPLE, ("subject", ["Lamps (S)"])]


def test_the_place_stands_below_the_date_of_its_field() -> None:
    above = "PARTICIPANTS: The Secretary\n\nDATE, TIME\nAND PLACE: May 3, 1971, 10 a.m.\nHarbour Inn, Oakham"
    assert ("place", ["Harbour Inn, Oakham"]) in lists_of(above)
    assert not any(kind == "place" for kind, _ in lists_of(above.replace("AND PLACE", "AND HOUR")))


def test_a_misread_subject_is_no_part_of_the_head() -> None:
    record = f"MEMORANDUM OF CONVERSAT]ON\nSUB.1EC'I': Boats\nPARTICIPANTS:\nMr. Alder\nMr. Birch{BELOW}"
    root = convert(Source.from_text(record)).root
    assert next(root.iter(f"{T}head")).text == "MEMORANDUM OF CONVERSAT]ON"


LEAF = (
    "This leaf marks material that was taken out of the box when its folder\n"
    "was read, and it has been put here by the staff of the Harbour Library.\n\n"
)


def test_a_leaf_in_front_of_the_record_is_above_its_head() -> None:
    record = f"{LEAF}MEMORANDUM OF CONVERSATICN\n\nSUBJECT: Boats\n\nPARTICIPANTS:\nMr. Alder\nMr. Birch{BELOW}"
    root = convert(Source.from_text(record)).root
    assert next(root.iter(f"{T}head")).text == "MEMORANDUM OF CONVERSATICN"
    assert [one.get("type") for one in root.iterfind(f".//{T}body/{T}div/{T}list")] == ["subject", "participants"]


def test_sentences_above_a_line_that_names_a_record_are_text_where_no_list_follows() -> None:
    later = "MEMORANDUM OF CONVERSATION\n\n"
    lines = rows(Source.from_text(f"The harbour\n\n{LEAF}{later}{LEAF * 4}"))
    assert head_at(lines) == 0
    lines = rows(Source.from_text(f"The harbour\n\n{LEAF}{later}SUBJECT: Boats\n\n{LEAF * 4}"))
    assert lines[head_at(lines)].text == later.strip()


@pytest.mark.parametrize("heading", ["Apologies:", "ABSENT", "Absent with apologies:", "Entschuldigt:", "COPIES TO:"])
def test_whoever_is_absent_or_gets_a_copy_takes_no_part(heading: str) -> None:
    above = f"PARTICIPANTS\n\n{ITEMS}\n\n{heading}\n\nDr. Voss\nMr. Hain"
    assert lists_of(above) == [PEOPLE, ("", ["Dr. Voss", "Mr. Hain"])]
    on_a_line = convert(Source.from_text(f"{HEAD}PARTICIPANTS\n\n{ITEMS}\n\n{heading.strip(':')}: Dr. Voss{BELOW}"))
    assert b": Dr. Voss</p>" in on_a_line.xml
    assert b'xml:id="voss"' not in on_a_line.xml


def test_absent_within_a_heading_or_a_list_excludes_nobody() -> None:
    above = f"SUBJECT\n\n  • Absent Friends of the Harbor\n\nPARTICIPANTS\n\n{ITEMS}"
    assert lists_of(above) == [("subject", ["Absent Friends of the Harbor"]), PEOPLE]


MINUTES = (
    "Minutes of the Harbor Committee\nGeneva, 11 May 1966\nPresent: Dr. Elm, Mr. Ash\n{}\n1. The ferry\n"
    "DR. ELM: Is it late?\nMR. ASH: No.\n2. The pilots\nDR. ELM: And they?\nMR. ASH: Asleep.\n"
)


@pytest.mark.parametrize("field", ["Apologies: Dr. Voss", "Place: the Harbor Office"])
def test_the_first_heading_of_an_agenda_is_no_subject(field: str) -> None:
    xml = convert(Source.from_text(MINUTES.format(field))).xml.decode()
    assert "<head>1. The ferry</head>" in xml
    assert 'type="subject"' not in xml


def test_a_counted_subject_that_a_heading_announces_is_one() -> None:
    assert lists_of(f"PARTICIPANTS\n\n{ITEMS}\n\nSUBJECT\n\n1. Dredging of the Harbor")[1][0] == "subject"
