"""Which numbers of a record are those of its pages, by the evidence of the whole record."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tei_memcon.convert import convert
from tei_memcon.page_marks import PageMark, begins, page_marks
from tei_memcon.reading.page.lines import rows
from tei_memcon.reading.page.wrapped import is_wrapped, paragraphs
from tei_memcon.source import Source

PROSE = "He spoke of the boats and of the ice. " * 20


WRAPPED = """   The Ambassador said that the boats had been lying in the ice of the
harbor since the first days of January and that nobody could say when
they would come free.
   Mr. Oak asked whether the crews had been paid, and by whom, and was
told that they had been, by the harbor office, in the week before the
holidays.
"""


def numbers(text: str) -> list[str]:
    return [begins(mark) for mark in page_marks(text)]


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("[Page 214]", "214"),
        ("[Page xiv]", "xiv"),
        ("[page 3]", "3"),
        ("[PAGE 12]", "12"),
        ("[p. 12]", "12"),
        ("[pg. 12]", "12"),
        ("[page two]", "2"),
        ("[page one of nineteen]", "1"),
        ("/p. 3/", "3"),
        ("[Page\n 304]", "304"),
        ("[page twenty-one]", "21"),
        ("[Seite 3]", "3"),
        ("[S. 3]", "3"),
        ("[Feuillet 3]", "3"),
        ("[стр. 3]", "3"),
        ("[3. oldal]", "3"),
        ("[第3页]", "3"),
        ("[p2]", "2"),
        ("[page: 2]", "2"),
        ("[Page no. 2]", "2"),
        ("[sheet 2]", "2"),
        ("[beginning of page 2]", "2"),
        ("[Page 2 begins]", "2"),
        ("[end of page 2]", "3"),
        ("[page break]", ""),
        ("[list 3]", "3"),
        ("/page 3/", "3"),
        ("(end of p. 3)", "4"),
        ("[page 3 ends]", "4"),
    ],
)
def test_a_mark_that_says_page_is_one_wherever_it_stands(mark: str, number: str) -> None:
    assert numbers(f"He was {mark} late.") == [number]


@pytest.mark.parametrize(
    "line",
    [
        "- 5 -",
        "-5-",
        "— 5 —",
        "Page 5",
        "Seite 5",
        "Page 5 of 9",
        "- Page 5 -",
        "PÁGINA 5",
        "Page No. 5",
        "Page: 5",
        "PAGE FIVE",
        "Sheet 5",
    ],
)
def test_a_line_that_is_nothing_but_the_number_of_a_page_is_its_mark(line: str) -> None:
    assert numbers(f"{PROSE}\n\n{line}\n\n{PROSE}") == ["5"]


@pytest.mark.parametrize(
    "lines",
    [
        ("2", "3"),
        ("(2)", "(3)"),
        ("[2]", "[3]"),
        ("2/7", "3/7"),
        ("/2", "/3"),
        ("2 of 7", "3 of 7"),
        ("p. 2", "p. 3"),
        ("2. oldal", "3. oldal"),
        (".../2", "…/3"),
        ("第2页", "第3页"),
        ("/2/", "/3/"),
        ("= 2 =", "= 3 ="),
        ("#2", "#3"),
        ("<2>", "<3>"),
        ("2-", "3-"),
        ("[-2-]", "[-3-]"),
        ("p 2", "p 3"),
        ("- p. 2 -", "- p. 3 -"),
        ("[2/7]", "[3/7]"),
    ],
)
def test_numbers_in_many_forms_are_pages_where_they_rise(lines: tuple[str, str]) -> None:
    assert numbers(f"{PROSE}\n{lines[0]}\n{PROSE}\n{lines[1]}\n{PROSE}") == ["2", "3"]


@pytest.mark.parametrize("mark", ["- {} -", "Page {} of 9"])
def test_in_a_copy_without_line_ends_numbers_stand_between_the_words(mark: str) -> None:
    assert numbers(f"{PROSE} {mark.format(2)} {PROSE} {mark.format(3)} {PROSE}") == ["2", "3"]


def test_pages_of_a_total_may_be_short() -> None:
    short = PROSE[: len(PROSE) // 3]
    assert numbers(f"{PROSE}\n\n2/3\n\n{short}\n\n3/3\n\n{short}") == ["2", "3"]
    assert numbers(f"{PROSE}\n\n2/3\n\n{short}\n\n3/4\n\n{short}") == []


def test_the_page_ends_of_an_extract_stand_on_lines_of_their_own() -> None:
    assert numbers(f"{PROSE}\n\n(p. 14)\n\n{PROSE}\n\n(p. 15)\n\n{PROSE}") == ["15", "16"]
    assert numbers(f"{PROSE} (p. 14) {PROSE} (p. 15) {PROSE}") == []
    assert numbers(f"{PROSE}\n\n(p. 14)\n\n{PROSE}") == []
    assert numbers(f"{PROSE} (p. 14) {PROSE} (p. 15) {PROSE} (p. 16) {PROSE}") == ["15", "16", "17"]
    assert numbers(f"{PROSE} (p. 14) {PROSE} (p. 15) {PROSE} (p. 16) {PROSE} (p. 2)") == []
    assert numbers(f"{PROSE}\n\n(p. 14)\n\n{PROSE}\n\n(p. 15)\n\nThe list (p. 3) is long.") == []


def test_marks_in_parentheses_begin_their_pages_where_no_page_stands_above_the_first() -> None:
    assert numbers(f"{PROSE}\n\n(page 2)\n\n{PROSE}\n\n(page 3)\n\n{PROSE}") == ["2", "3"]
    assert numbers(f"He came.\n\n(p. 1)\n\n{PROSE}\n\n(p. 2)\n\n{PROSE}") == ["1", "2"]
    assert numbers(f"{PROSE}\n\n(page one)\n\n{PROSE}\n\n(page two)\n\n{PROSE}") == ["2", "3"]
    assert numbers(f"{PROSE}\n\n(p. 1)\n\n{PROSE}\n\n(p. 2)\n\nThey left.") == ["2", "3"]


def test_any_number_of_pages_may_be_missing_between_dashes() -> None:
    assert numbers(f"{PROSE}\n-2-\n{PROSE}\n-7-\n{PROSE}") == ["2", "7"]
    assert numbers(f"{PROSE}\n-2-\n{PROSE}\n-3-\n{PROSE}\n-41-\n{PROSE}\n-4-\n{PROSE}") == ["2", "3", "4"]


def test_a_page_may_be_missing() -> None:
    assert numbers(f"{PROSE}\n2\n{PROSE}\n3\n{PROSE}\n5\n{PROSE}") == ["2", "3", "5"]


@pytest.mark.parametrize("mark", ["{}", "[{}]", "({})"])
def test_where_the_record_leaves_something_out_pages_are_missing(mark: str) -> None:
    first, later = mark.format(2), mark.format(9)
    assert numbers(f"{PROSE}\n{first}\n{PROSE}\n[Six pages omitted.]\n\n{later}\n{PROSE}") == ["2", "9"]
    assert numbers(f"{PROSE}\n{first}\n{PROSE}\n[…]\n\n{later}\n{PROSE}") == ["2", "9"]
    assert numbers(f"{PROSE}\n{first}\n{PROSE}\n[Six ships were hit.]\n\n{later}\n{PROSE}") == []


@pytest.mark.parametrize("mark", ["- {} -", "/{}/", "...{}", "p. {}"])
def test_numbers_between_signs_of_pages_need_only_rise(mark: str) -> None:
    assert numbers(f"{PROSE}\n{mark.format(2)}\n{PROSE}\n{mark.format(9)}\n{PROSE}") == ["2", "9"]


def test_numbered_points_below_the_last_page_mark_are_no_notes() -> None:
    points = "1. The boats are to go.\n\n2. The ice is to stay.\n"
    assert numbers(f"{PROSE}\n\n- 3 -\n\n{PROSE}\n\n- 4 -\n\n{points}") == ["3", "4"]


def test_a_number_misread_by_a_scan_is_known_by_those_around_it() -> None:
    marks = page_marks(f"{PROSE}\n- 2 -\n{PROSE}\n- B -\n{PROSE}\n- 4 -\n{PROSE}\n-5\n{PROSE}")
    assert [(mark.n, mark.misread) for mark in marks] == [("2", False), ("3", True), ("4", False), ("5", False)]
    marks = page_marks(f"{PROSE}\n11\n{PROSE}\n12\n{PROSE}\n18\n{PROSE}\n14\n{PROSE}")
    assert [(mark.n, mark.misread) for mark in marks] == [("11", False), ("12", False), ("13", True), ("14", False)]


def test_a_misread_number_is_told_and_what_is_printed_is_kept() -> None:
    text = f"Oak: {PROSE}\n- 2 -\nElm: {PROSE}\n- B -\nOak: {PROSE}\n- 4 -\nElm: {PROSE}"
    done = convert(Source.from_text(text))
    assert b'<pb n="3" rend="- B -"/>' in done.xml
    assert [one.cert for one in done.document.inferences if "page 3" in one.what] == ["medium"]


def test_a_page_end_may_be_missing_with_its_page() -> None:
    text = "".join(f"{PROSE}(p. {n})\n\n" for n in (1, 2, 5))
    assert numbers(text) == ["2", "3", "6"]
    assert numbers(text.replace("(p. 2)", "(p. 9)")) == []


def test_numbers_at_the_foot_of_short_pages_end_with_the_record_or_its_notes() -> None:
    assert numbers(f"{PROSE}\n\n1\n\n{PROSE[:300]}\n\n2\n\n[1] The boats.\n\n[2] The ice.\n") == ["2", "3"]


def test_bare_numbers_are_pages_where_they_rise_from_page_to_page() -> None:
    assert numbers(f"{PROSE}\n2\n{PROSE}\n3\n{PROSE}") == ["2", "3"]


def test_numbers_at_the_foot_of_their_pages_begin_the_next_one() -> None:
    assert page_marks(f"{PROSE}\n\n1\n\n{PROSE}\n\n2\n")[0].ends
    assert numbers(f"{PROSE}\n\n1\n\n{PROSE}\n\n2\n") == ["2", "3"]


def test_all_numbers_from_the_second_page_on_may_stand_on_short_pages() -> None:
    page = PROSE[:300]
    assert numbers(f"{page}\n\n2\n\n{page}\n\n3\n\n{page}") == ["2", "3"]
    assert numbers(f"{page}\n\n2\n\n{page}\n\n3\n\n{page}\n\n12\n\n{page}") == []


def test_a_sheet_may_count_as_the_pages_of_several_languages() -> None:
    assert numbers(f"{PROSE}\n2\n{PROSE}\n3-5\n{PROSE}\n6\n{PROSE}") == ["2", "3-5", "6"]
    assert numbers(f"{PROSE}\n- 2 -\n{PROSE}\n- 3-5 -\n{PROSE}") == ["2", "3-5"]


def test_pages_may_have_small_roman_numbers() -> None:
    assert numbers(f"i\n\n{PROSE}\n\nii\n\n{PROSE}\n\niii\n\n{PROSE}") == ["i", "ii", "iii"]


def test_one_number_alone_is_that_of_a_page_if_blank_lines_stand_around_it_and_a_page_above() -> None:
    assert numbers(f"{PROSE}\n\n47\n\n{PROSE}") == ["47"]


def test_the_number_in_a_running_head_below_a_form_feed_is_that_of_its_page() -> None:
    assert numbers(f"{PROSE}\n\fSECRET   2\n{PROSE}\n\f3   SECRET\n{PROSE}") == ["2", "3"]
    assert numbers(f"{PROSE}\n\f\nSECRET   2\n{PROSE}\n\f\n3   SECRET\n{PROSE}") == ["2", "3"]
    assert numbers(f"{PROSE}\n\fSECRET   2\n{PROSE}\n\f1974   SECRET\n{PROSE}") == ["", ""]
    done = convert(Source.from_text(f"Oak: {PROSE}\n\fSECRET   2\nElm: {PROSE}\n\fSECRET   3\nOak: {PROSE}\nElm: No."))
    assert done.xml.count(b"<pb ") == 2


def test_high_numbers_in_brackets_are_pages_where_they_rise() -> None:
    assert numbers(f"[366]\n{PROSE}\n[367]\n{PROSE}") == ["366", "367"]


def test_a_form_feed_and_the_number_beside_it_are_one_mark() -> None:
    assert numbers(f"{PROSE}\n\f- 2 -\n{PROSE}\f{PROSE}") == ["2", ""]


@pytest.mark.parametrize(
    "text",
    [
        "See [p. 3] of the report.",
        "The note, cf. [page 7], is lost.",
        "1\nbread\n2\nbutter\n3\nsalt",
        f"{PROSE}\n7\n{PROSE}",
        f"{PROSE} How many?\n\n7\n",
        f"{PROSE} Copies:\n\n7\n\n{PROSE}",
        f"I\n\n{PROSE}\n\nII\n\n{PROSE}\n\nIII\n\n{PROSE}",
        "He said [366] so, and [412] that.",
        "[1] The first note.\n[2] The second note.",
        f"{PROSE} (p. 12) {PROSE}",
        "The report (p. 1) and the annex (p. 2) say so.",
        "".join(f"{PROSE}[{n}] " for n in range(1, 26)),
        f"{PROSE}\n2\n{PROSE}\n30\n{PROSE}\n400\n{PROSE}",
        f"{PROSE}\n1956\n{PROSE}\n1957\n{PROSE}",
        f"{PROSE}\n1.\n{PROSE}\n2.\n{PROSE}",
        f"{PROSE}\n1)\n{PROSE}\n2)\n{PROSE}",
        "#1\n\nThe first point.\n\n#2\n\nThe second point.\n\n#3\n\nThe third point.",
        f"{PROSE}\n/2/\n{PROSE}\n= 3 =\n{PROSE}",
        "He turned the page: 2 lines were left. [new pages]",
        f"{PROSE}\n9:15\n{PROSE}\n9:16\n{PROSE}",
        f"{PROSE}\n1/2\n{PROSE}\n2/3\n{PROSE}",
        f"{PROSE} 2 - 3 - 4 {PROSE}",
        "He put [list] and [ark] aside (end of page).",
        f"{PROSE}\nTwo\n{PROSE}\nThree\n{PROSE}",
        f"{PROSE}\n2\n{PROSE}\n4\n{PROSE}",
        "1\n\nThe first point of the paper.\n\n2\n\nThe second point of the paper.\n\n3\n\nThe third point.",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert numbers(text) == []


def test_marks_do_not_overlap_and_stand_in_their_order() -> None:
    marks = page_marks(f"[Page 7] [Page 8]\n{PROSE}\n[Page 9]He\f")
    assert list(marks) == sorted(marks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    assert begins(PageMark(marks[0].span, "x", ends=True)) == ""


def test_a_reference_in_brackets_is_no_page_and_a_page_is_no_supplied_word() -> None:
    xml = convert(
        Source.from_text(f"Oak: He came [2. oldal] late.\n\nElm: {PROSE}\n\nOak: See [p. 3].\n\nElm: No.\n")
    ).xml
    assert b'came <pb n="2"/> late' in xml
    assert b"See [p. 3]." in xml


def test_a_short_word_for_page_goes_on_with_the_count_of_others() -> None:
    assert numbers(f"{PROSE}\nBlatt 2\n{PROSE}\nBl. 3\n{PROSE}\nS. 17\n{PROSE}") == ["2", "3"]
    assert numbers(f"{PROSE}\np. 2\n{PROSE}\n- 3 -\n{PROSE}") == ["2", "3"]
    assert numbers(f"{PROSE}\np. 17\n{PROSE}\n- 3 -\n{PROSE}") == ["3"]


def test_dashed_numbers_in_wrapped_paragraphs_are_no_items() -> None:
    text = WRAPPED.replace("could say when\n", "could say when\n- 2 -\n").replace(
        "week before the\n", "week before the\n- 3 -\n"
    )
    lines = [replace(row, is_page_mark=row.text.startswith("- ")) for row in rows(Source.from_text(text))]
    found = [" ".join(row.text for row in group) for group in paragraphs(lines, wrapped=True)]
    assert len(found) == 2
    assert "could say when - 2 - they would" in found[0]


# Lines and paragraphs


def grouped(text: str) -> list[str]:
    lines = rows(Source.from_text(text))
    return [" ".join(row.text for row in group) for group in paragraphs(lines, is_wrapped(lines))]


def test_a_page_mark_above_a_paragraph_stands_on_a_line_of_its_own() -> None:
    lines = rows(Source.from_text("[Page 413]Director Elm: We agree.\nA second line.\n"))
    assert [(row.text, row.is_page_mark) for row in lines] == [
        ("[Page 413]", True),
        ("Director Elm: We agree.", False),
        ("A second line.", False),
    ]


def test_wrapped_paragraphs_without_blank_lines_end_where_a_line_has_room_left() -> None:
    assert [words.split(None, 2)[:2] for words in grouped(WRAPPED)] == [["The", "Ambassador"], ["Mr.", "Oak"]]


def test_lines_that_each_end_a_sentence_are_paragraphs() -> None:
    assert grouped("Oak: We agree.\nElm: I am glad of that.\nOak: So am I.\n") == [
        "Oak: We agree.",
        "Elm: I am glad of that.",
        "Oak: So am I.",
    ]


@pytest.mark.parametrize("sign", ["•", "-"])
def test_what_is_no_number_of_a_page_parts_the_items_of_a_list(sign: str) -> None:
    listed = f"Participants:\n{sign} Mr. Elm\n[Page 7x01]\n{sign} Mr. Oak"
    words = f"Memorandum of Conversation\n\n{listed}\n\nMr. Elm said that he agreed. Mr. Oak said that he did not.\n"
    xml = convert(Source.from_text(words)).xml.decode()
    assert "<item>Mr. Elm</item>" in xml
    assert "[Page 7x01]" in xml
    assert "<item>Mr. Oak</item>" in xml


def test_a_number_in_braces_that_stands_before_a_note_as_well_is_no_page() -> None:
    assert [mark.n for mark in page_marks("The lamp {12} was dark. {13} They left.")] == ["12", "13"]
    assert page_marks("The lamp was dark.{1} They left.{2}\n\n{1} See the log.\n{2} In May.\n") == ()
