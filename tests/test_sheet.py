"""Lines of the sheet: taken out, put back, and told apart from what somebody says."""

import re

import pytest

from tei_memcon.convert import convert
from tei_memcon.model import Element, Item, ListBlock, Space, Text, Trivia, Why
from tei_memcon.page_marks import PageMark, page_marks
from tei_memcon.reading.page.lines import rows
from tei_memcon.reading.page.put_back import put_back
from tei_memcon.reading.page.sheet import part_sheet
from tei_memcon.reading.page.sheet_numbers import counted_heads
from tei_memcon.source import Source, Span


def sheet_lines(text: str, declared: str = "") -> list[str]:
    """The words of each element that stands for a line of the sheet."""
    source = Source.from_text(text)
    patterns = [re.compile(declared)] if declared else []
    _, found, _ = part_sheet(rows(source), page_marks(text), patterns)
    return [source.text[slice(*span)] for element in found for leaf in element.content if (span := leaf.span)]


PAGES = "We have asked the\n{}\n{}\nBoard for oil. They said no.\nThe lamp has been\n{}\n{}\ndark since March.\n"


@pytest.mark.parametrize(
    "lines",
    [
        ("SECRET/NODIS", "SECRET/NODIS", "SECRET/NODIS", "SECRET/NODIS"),
        (
            "LIGHTHOUSE BOARD BULLETIN",
            "LIGHTHOUSE BOARD BULLETIN",
            "LIGHTHOUSE BOARD BULLETIN",
            "Lighthouse Board Bulletin",
        ),
        ("CONFIDEN'I'IAL", "COHFIDENTIAL", "CONFIDENTIAL", "GONF1DENTIAL"),
        ("-SECRET-", "-SECRET-", "SECRET             cc: Mr. Oak", "-SECRET-"),
        (
            "CLASSIFIED BY: ANNA OAK",
            "EXEMPT FROM GENERAL DECLASSIFICATION",
            "SCHEDULE OF EXECUTIVE ORDER 11652",
            "EXEMPTION CATEGORY: 5(b)(1, 3)",
        ),
        ("Declassify on: OADR", "Reason: 1.4(d)", "Declassified by: NSC, 2003", "OADR"),
        (
            "HARBOUR LIBRARY PHOTOCOPY",
            "25X1",
            "Approved For Release 2003/05/06 : CIA-RDP80T00000R1",
            "CIA-RDP80T00000R1",
        ),
    ],
    ids=(
        "classification",
        "running head",
        "misread",
        "dashes and columns",
        "executive order",
        "declassification",
        "release",
    ),
)
def test_what_sheets_print_is_of_the_sheet_also_within_a_sentence(lines: tuple[str, ...]) -> None:
    text = PAGES.format(*lines).replace("asked the", "asked for the").replace("Board for", "board’s")
    assert sheet_lines(text) == list(lines)


def test_a_running_head_is_known_where_pages_end() -> None:
    text = "One.\nHARBOUR BOARD\n- 1 -\nTwo.\nHARBOUR BOARD\n- 2 -\nThree.\nHARBOUR BOARD\n- 3 -\n"
    assert sheet_lines(text) == ["HARBOUR BOARD"] * 3


def test_a_running_head_may_have_small_letters_where_each_stands_beside_the_number_of_a_page() -> None:
    text = "One.\n- 2 -\nHarbour board, meeting of 3 May\nTwo.\n- 3 -\nHarbour board, meeting of 3 May\nThree.\n"
    assert sheet_lines(text) == ["Harbour board, meeting of 3 May"] * 2
    assert sheet_lines(text + "Harbour board, meeting of 3 May\nFour.\n") == []
    assert sheet_lines(text.replace("of 3 May", "was told:")) == []


def test_below_the_number_of_a_page_stands_who_is_speaking() -> None:
    pages = "I believe\n\nHC/PV.4\n{}\n\n(Mr. Oak, Norland)\n\nthat the lamp should burn, and that nobody"
    text = "".join(pages.format(n) for n in (3, 4, 5)) + " should pay."
    assert sheet_lines(text).count("(Mr. Oak, Norland)") == 3


def test_a_name_in_parentheses_that_stands_elsewhere_is_of_the_text() -> None:
    assert sheet_lines("The delegates came in.\n\n(Mr. Oak, Norland)\n\nThey sat down.\n") == []
    assert "(He laughs)" not in sheet_lines("I believe\n\n- 3 -\n\n(He laughs)\n\nthat it\n\n- 4 -\n\nshould burn.\n")


def test_the_number_in_a_running_head_begins_a_page() -> None:
    text = "He said that\nSECRET   2\nthe lamp was dark. He had\nSECRET   3\nseen it.\n"
    source = Source.from_text(text)
    _, found, _ = part_sheet(rows(source))
    assert [(one.tag, one.attributes.get("n")) for one in found] == [
        ("fw", None),
        ("pb", "2"),
        ("fw", None),
        ("pb", "3"),
    ]


def test_a_number_that_counts_no_pages_stays_in_its_line() -> None:
    assert sheet_lines("He said that\nSECRET   1207\nthe lamp was\nSECRET   1207\ndark.\n") == ["SECRET   1207"] * 2
    assert sheet_lines("He said that\nSECRET   207\nthe lamp was\nSECRET   207\ndark.\n") == ["SECRET   207"] * 2


def test_a_heading_that_a_table_of_contents_has_above_it_is_of_the_text() -> None:
    pages = "CONTENTS\nII. Oil and Lamps      4\nSECRET\n- 3 -\nHe spoke of the\nSECRET\n- 4 -\n{}\nboats.\n"
    assert sheet_lines(pages.format("II. OIL AND LAMPS")) == ["SECRET", "SECRET"]


def test_what_a_surface_declares_is_of_the_sheet() -> None:
    assert sheet_lines("He said so.\nHARBOUR OFFICE\nShe did not.\n", "HARBOUR OFFICE") == ["HARBOUR OFFICE"]


def test_below_a_form_feed_the_page_mark_stays() -> None:
    source = Source.from_text("He said that\nSECRET\n\fSECRET\nthe lamp was dark.\n")
    kept, found, _ = part_sheet(rows(source), [PageMark(page_marks(source.text)[0].span)])
    assert len(found) == 2
    assert [row.text for row in kept] == ["He said that", "\f", "the lamp was dark."]


@pytest.mark.parametrize(
    "text",
    [
        "TODOR OAKOV\nWe agree.\nPETER ELMOV\nWe do not.\nTODOR OAKOV\nThen we shall see.\nPETER ELMOV\nSo be it.\n",
        "OAK: YES.\nELM: NO.\nOAK: YES.\nELM: NO.\n",
        "The President:\nHello.\nMr. Elm:\nYes.\nThe President:\nWell.\n",
        "He asked.\n[Laughter]\nShe spoke.\n[Laughter]\nThey left.\n",
        "Oil and Lamps\nHe spoke of oil.\nTrade\nHe spoke of trade.\nOil and Lamps\nHe spoke again.\n",
        "He asked for the\nfounding of a board for oil\nin March, and for the\nfounding of a board for oil\nlater.\n",
        "WE HAVE TO ASK\nFOR OIL AND NOT\nFOR LAMPS\n",
        "The matter is secret.\nSecret talks began.\nThe record is confidential.\n",
        "SECRET\nHe said that the lamp was dark.\n",
        "[Page 12]\nAttachment\nText.\n[Page 13]\nAttachment\nText.\n",
        "No.\nYes.\nNo.\nYes.\n",
    ],
    ids=(
        "names alone", "speech in capitals", "labels", "remarks", "headings", "lines of prose", "capitals",
        "words", "one classification", "heads below editors’ marks", "short answers",
    ),
)  # fmt: skip
def test_what_somebody_says_is_never_of_the_sheet(text: str) -> None:
    assert sheet_lines(text) == []


RECORD = """\
Memorandum of Conversation

Participants: Mr. Oak, Mr. Elm

Mr. Oak: The lamp on the point has been dark since March, and we have to ask the board for
SECRET/NODIS
- 1 -
oil before the winter comes and the ships stay away.

Mr. Elm: I shall write to them, and you will do so as well.

SECRET/NODIS
- 2 -

Mr. Oak: They want three things:
• a letter,
SECRET/NODIS
- 3 -
• a bill.

Mr. Elm: Good. Then they shall have both of them, and may they be happy with what they have.
SECRET/NODIS
"""


def test_lines_of_the_sheet_are_printed_where_they_stood() -> None:
    xml = convert(Source.from_text(RECORD, "a.txt")).xml.decode()
    assert xml.count('<fw type="classification">SECRET/NODIS</fw>') == 4
    within = re.search(r"the board for (<fw.*?)oil before", xml)
    assert within
    assert re.findall(r"<(\w+)", within[1])[0] == "fw"
    assert xml.index("as well.</p>") < xml.index("SECRET/NODIS", xml.index("as well.</p>")) < xml.index("three things")


def test_each_kind_of_line_is_told_once_with_its_evidence() -> None:
    told = convert(Source.from_text(RECORD, "a.txt")).document.inferences
    assert [(one.what, one.cert, one.reason) for one in told if "sheet" in one.what] == [
        (
            "“SECRET/NODIS” belongs to the sheet, 4 times",
            "high",
            "it is a classification that stands where a page ends, or comes again",
        )
    ]


def test_the_title_that_comes_again_on_every_page_is_still_the_title() -> None:
    text = "HARBOUR TALKS\nHe said so.\nHARBOUR TALKS\n- 2 -\nShe did not.\nHARBOUR TALKS\n- 3 -\nThey left.\n"
    assert sheet_lines(text) == ["HARBOUR TALKS"] * 2


def test_a_heading_in_capitals_that_the_contents_name_is_a_heading() -> None:
    text = "I. Harbour dues for craft 3\nSECRET\n-3-          C-R(57)1\nI. HARBOUR DUES FOR CRAFT\nSECRET\nText.\n"
    assert "I. HARBOUR DUES FOR CRAFT" not in sheet_lines(text)


def page_numbers(text: str) -> list[str | None]:
    """The numbers of the pages that lines of the sheet begin."""
    lines = rows(Source.from_text(text))
    _, found, _ = part_sheet(lines, page_marks(text), counted=counted_heads(lines))
    return [one.attributes.get("n") for one in found if one.tag == "pb"]


SPEECH = "He spoke of the boats. " * 10


@pytest.mark.parametrize(
    ("heads", "pages"),
    [
        (("12 HARBOUR BULLETIN", "HARBOUR BULLETIN 13", "14 HARBOUR BULLETIN"), ["12", "13", "14"]),
        (("The Harbour Papers 13", "14 HARBOUR BULLETIN", "The Harbour Papers 15"), ["13", "14", "15"]),
        (("MAY TAPES        1", "MAY TAPES        2", "MAY TAPES        3"), ["1", "2", "3"]),
        (("Agenda Item 1", "Agenda Item 2", "Agenda Item 3"), []),
        (("Budget 12", "13 Boats", "Budget 77"), []),
        (("12 boats were lost", "And of these 13", "14 boats were found"), []),
    ],
)
def test_numbers_in_running_heads_left_and_right_count_the_pages(heads: tuple[str, ...], pages: list[str]) -> None:
    assert page_numbers("".join(f"{head}\n{SPEECH}\n" for head in heads)) == pages


def test_a_running_head_above_the_title_has_the_number_of_its_page() -> None:
    text = f"12 HARBOUR BULLETIN\nConversation about Boats\nOak: {SPEECH}\nHARBOUR BULLETIN 13\nElm: {SPEECH}\n"
    xml = convert(Source.from_text(text)).xml.decode()
    assert re.findall(r"<(?:pb|fw|head)\b[^>]*>", xml) == [
        '<pb n="12"/>', '<fw type="header">', "<head>", '<fw type="header">', '<pb n="13"/>',
    ]  # fmt: skip


TELCON = """TELCON
Mr. Oak / Mr. Elm
{}
Oak: Where are you?
Elm: In the harbour, and the tide is out.
TELCON
Mr. Oak / Mr. Elm
{}
Oak: Then we have time.
"""


def test_a_number_alone_below_a_page_top_that_comes_again_is_its_page() -> None:
    assert page_numbers(TELCON.format("May 3, 1971", "2")) == ["2"]
    assert page_numbers(TELCON.format("May 3, 1971", "1207")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ayes\n12\nNoes\n3\nThe motion was carried.\nAyes\n2\nNoes\n14\nThe motion was lost.\n",
        "He paid.\nSum\n2\nShe paid.\nSum\n3\nAll had paid.\n",
        "SECRET\n2\nHe said so.\n",
        "He said that\nSECRET\n250\nthe lamp was dark.\n",
    ],
    ids=("votes", "sums", "the first line", "a high number"),
)
def test_a_number_beside_other_lines_is_no_page(text: str) -> None:
    assert page_numbers(text) == []


def test_a_scan_misreads_the_lines_of_the_sheet_with_their_number() -> None:
    text = "He said that\nSEC.RET\nHARBOUR LIBRARY PH0TOCOPY\n~ECRET\n2\nthe lamp was dark.\n-- End --\n~ECRET\n"
    assert sheet_lines(text) == ["SEC.RET", "HARBOUR LIBRARY PH0TOCOPY", "~ECRET", "~ECRET", "2"]
    assert page_numbers(text) == ["2"]


def test_a_number_between_dashes_is_no_part_of_the_running_head() -> None:
    text = "He said that\nTOP SECRET\n\nTOP SECRET - 2 -\nthe lamp was dark. He had\nTOP SECRET - 3 -\nseen it.\n"
    assert sheet_lines(text) == ["TOP SECRET", "TOP SECRET", "- 2 -", "TOP SECRET", "- 3 -"]
    assert page_numbers(text) == ["2", "3"]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("-{}-          HARBOUR SECRET", ["HARBOUR SECRET"]),
        ("SECRET               {}", ["SECRET"]),
        ("{}               SECRET", ["SECRET"]),
        ("SECRET       - {} -       COPY 3", ["SECRET", "COPY 3"]),
    ],
)
def test_numbers_apart_from_the_words_of_a_running_head_rise_though_pages_are_missing(
    head: str, kept: list[str]
) -> None:
    text = f"He said that\n{head.format(4)}\nthe lamp was dark. He had\n{head.format(9)}\nseen it.\n"
    _, found, _ = part_sheet(rows(Source.from_text(text)), declared=[re.compile("HARBOUR SECRET|-.+ HARBOUR SECRET")])
    assert [one.attributes["n"] for one in found if one.tag == "pb"] == ["4", "9"]
    assert sum(one.tag == "fw" for one in found) == 2 * len(kept)
    falling = text.replace("4", "14")
    _, found, _ = part_sheet(rows(Source.from_text(falling)))
    assert [one for one in found if one.tag == "pb"] == []


def test_a_number_at_the_foot_of_its_page_ends_it() -> None:
    top = "HARBOUR BOARD\n{}\nDraft Protocol\n"
    text = "".join(f"{SPEECH}\n{top.format(n)}" for n in (1, 2, 3))
    lines = rows(Source.from_text(text))
    _, found, _ = part_sheet(lines)
    assert [one.attributes for one in found if one.tag == "pb"] == [
        {"n": "2", "rend": "1"},
        {"n": "3", "rend": "2"},
        {"n": "4", "rend": "3"},
    ]


@pytest.mark.parametrize("words", ["7", "(7)", "p. 7", "2/7"])
def test_a_number_that_nothing_explains_is_left_and_told(words: str) -> None:
    done = convert(Source.from_text(f"Oak: {SPEECH}\n\n{words}\n\nElm: {SPEECH}\n\nOak: No.\n"))
    assert f">{words}<" in done.xml.decode()
    assert [one.kind for one in done.document.remarks if one.message.startswith(f"“{words}” stands alone")] == [
        "suggestion"
    ]


@pytest.mark.parametrize("words", ["1956", "9:15", "2.", "$20", "- 7 -", "Page 7"])
def test_years_times_items_sums_and_pages_say_what_they_are(words: str) -> None:
    done = convert(Source.from_text(f"Oak: {SPEECH}\n\n{words}\n\nElm: {SPEECH}\n\nOak: No.\n"))
    assert not [one for one in done.document.remarks if "stands alone" in one.message]


def test_a_running_head_between_a_group_and_the_next_item_stands_between_them() -> None:
    text = "Norland\nMr. Oak\n2\nHEAD\nMr. Elm"
    group = Item((), sublist=ListBlock((Item((Text(Span(8, 15)),)),), head=(Text(Span(0, 7)),)))
    following = Item((Trivia(Span(16, 17), Why.PAGE_MARK), Text(Span(23, 30))))
    head = Element("fw", {"type": "header"}, (Text(Span(18, 22)),))
    (block,) = put_back([ListBlock((group, following))], [head], text)
    assert isinstance(block, ListBlock)
    mark, said = following.content
    assert block.items == (group, Item((mark, Space(Span(17, 18)), head, Space(Span(22, 23)), said)))


def test_a_heading_whose_number_is_that_of_the_page_by_chance_is_of_the_text() -> None:
    text = "Article 1\n\nThe lamp shall burn.\n\n- 2 -\n\nArticle 2\n\nThe oil is free.\n\n- 3 -\n\nThe end.\n"
    assert sheet_lines(text) == []


def test_letters_of_a_stamp_on_the_margin_stand_where_pages_end() -> None:
    pages = "He spoke of the\nSECRET\n- 2 -\nD\nE\nboats and of the\nSECRET\n- 3 -\nice.\n"
    assert sheet_lines(pages) == ["SECRET", "D", "E", "SECRET"]
    assert "D" not in sheet_lines(pages.replace("E\n", "Q.\n"))
    assert "D" not in sheet_lines("He came.\n\nD\nE\n\nThey left.\nSECRET\n- 2 -\nSo.\nSECRET\n- 3 -\nNo.\n")


def test_a_title_below_a_letterhead_that_has_it_too_is_the_title() -> None:
    head = "MEMORANDUM OF CONVERSATION"
    text = f"SECRET\n{head}\nOADR\n{head}\nThe lamp is dark.\nSECRET\n- 2 -\nIt was.\n"
    assert sheet_lines(text).count(head) == 1
    assert sheet_lines(f"{text}SECRET\n{head}\n- 3 -\nIt is.\n").count(head) == 3
