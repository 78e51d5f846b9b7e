"""Which numbers of a record are those of its pages, by the evidence of the whole record."""

from itertools import pairwise

import pytest

from tei_memcon.page_marks import PageMark, begins, page_marks
from tei_memcon.readers._lines import is_wrapped, paragraphs, rows
from tei_memcon.source import Source

PROSE = "He spoke of the boats and of the ice. " * 20


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
    ],
)
def test_a_mark_that_says_page_is_one_wherever_it_stands(mark: str, number: str) -> None:
    assert numbers(f"He was {mark} late.") == [number]


@pytest.mark.parametrize("line", ["- 5 -", "-5-", "— 5 —", "Page 5", "Seite 5", "Page 5 of 9", "- Page 5 -"])
def test_a_line_that_is_nothing_but_the_number_of_a_page_is_its_mark(line: str) -> None:
    assert numbers(f"{PROSE}\n\n{line}\n\n{PROSE}") == ["5"]


def test_bare_numbers_are_pages_where_they_rise_from_page_to_page() -> None:
    assert numbers(f"{PROSE}\n2\n{PROSE}\n3\n{PROSE}") == ["2", "3"]


def test_numbers_at_the_foot_of_their_pages_begin_the_next_one() -> None:
    assert page_marks(f"{PROSE}\n\n1\n\n{PROSE}\n\n2\n")[0].ends
    assert numbers(f"{PROSE}\n\n1\n\n{PROSE}\n\n2\n") == ["2", "3"]


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
        "He said [366] so, and [412] that.",
        "[1] The first note.\n[2] The second note.",
        f"{PROSE} (p. 12) {PROSE}",
        "The report (p. 1) and the annex (p. 2) say so.",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert numbers(text) == []


def test_marks_do_not_overlap_and_stand_in_their_order() -> None:
    marks = page_marks(f"[Page 7] [Page 8]\n{PROSE}\n[Page 9]He\f")
    assert list(marks) == sorted(marks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    assert begins(PageMark(marks[0].span, "x", ends=True)) == ""


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


WRAPPED = """   The Ambassador said that the boats had been lying in the ice of the
harbor since the first days of January and that nobody could say when
they would come free.
   Mr. Oak asked whether the crews had been paid, and by whom, and was
told that they had been, by the harbor office, in the week before the
holidays.
"""


def test_wrapped_paragraphs_without_blank_lines_end_where_a_line_has_room_left() -> None:
    assert [words.split(None, 2)[:2] for words in grouped(WRAPPED)] == [["The", "Ambassador"], ["Mr.", "Oak"]]


def test_lines_that_each_end_a_sentence_are_paragraphs() -> None:
    assert grouped("Oak: We agree.\nElm: I am glad of that.\nOak: So am I.\n") == [
        "Oak: We agree.",
        "Elm: I am glad of that.",
        "Oak: So am I.",
    ]
