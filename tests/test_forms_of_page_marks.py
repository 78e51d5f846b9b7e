"""Page marks in forms that a copy or a database has given them, and what has the same form and is none."""

import re

import pytest

from tei_memcon.page_marks import begins, page_marks
from tests.test_ways_of_copying import RECORD, read

PROSE = "He spoke of the boats and of the ice. " * 20
LINE = PROSE.rstrip()


def numbers(text: str) -> list[str]:
    return [begins(mark) for mark in page_marks(text)]


@pytest.mark.parametrize(
    "form",
    [
        "[Page{}]", "[ Page {} ]", "[[Page {}]]", "{{Page {}}}", "{{{}}}", "<Page {}>", "\n\n--- Page {} ---\n\n",
        "[Page: {}]", "[Page {}.]", "[p{}]", "[Page #{}]", "[Page No. {}]", "[begin page {}]", "[Start of page {}]",
        "[Page Break: {}]", "⟦Page {}⟧", "【Page {}】", "|Page {}|", "<!-- Page {} -->", "\n\nPage | {}\n\n",
        "\n\n# Page {}\n\n", "\n\n--- {} ---\n\n", "[Page\n{}]",
    ],
)  # fmt: skip
def test_pages_are_marked_in_any_form(form: str) -> None:
    copied = re.sub(r"\[Page (\d+)\]", lambda match: form.format(match[1]), RECORD)
    assert read(copied)[1:] == read(RECORD)[1:]


@pytest.mark.parametrize("form", ["<<{}>>", "//{}//", "|{}|", "[*{}]", "*{}", "— Page {} —", "p. {}"])
def test_numbers_of_one_form_that_rise_a_page_apart_count_pages(form: str) -> None:
    text = f"{PROSE}and {form.format(14)} so {PROSE}and {form.format(15)} so {PROSE}"
    assert numbers(text) == ["14", "15"]
    assert numbers(text.replace(form.format(15), form.format(14))) == []
    assert numbers(f"He read {form.format(14)} and {form.format(15)} so {PROSE}") == []


@pytest.mark.parametrize("form", ["<<{}>>", "//{}//", "|{}|", "[*{}]", "— Page {} —", "(Page {})", "(Page: {})"])
def test_the_only_one_counts_pages_where_it_is_high(form: str) -> None:
    assert numbers(f"{PROSE}and {form.format(214)} so {PROSE}") == ["214"]
    assert numbers(f"{PROSE}and {form.format(9)} so {PROSE}") == []
    assert numbers(f"{PROSE}and {form.format(1961)} so {PROSE}") == []


def test_a_page_that_somebody_refers_to_does_not_begin_there() -> None:
    assert numbers(f"{PROSE}so the book has it (Page 214). {PROSE}") == []
    assert numbers(f"{PROSE}as he reads on p. 214 of it. {PROSE}") == []
    assert numbers(f"{PROSE}see <<214>> of it. {PROSE}") == []


@pytest.mark.parametrize("form", ["(p. {})", "(page {})"])
def test_marks_in_round_brackets_stand_where_pages_begin_if_they_begin_lines(form: str) -> None:
    pages = [f"{form.format(n)} {LINE}" for n in (14, 15)]
    assert numbers("\n\n".join((LINE, *pages))) == ["14", "15"]
    ends = [f"{LINE} {form.format(n)}" for n in (1, 2)]
    assert numbers("\n\n".join((*ends, LINE))) == ["2", "3"]


@pytest.mark.parametrize("line", ["p. 14", "[214]", "14"])
def test_the_only_number_on_a_line_of_its_own_parts_pages(line: str) -> None:
    assert numbers(f"{LINE}\n\n{line}\n\n{LINE}") == ["14" if line != "[214]" else "214"]
    assert numbers(f"{LINE}\n{line}\n{LINE}") == []


@pytest.mark.parametrize("form", ["[Page {}", "[Page {} ", "Page {}]", "— {} —", "(p. {})", "[{}]"])
def test_a_mark_that_is_half_there_or_between_dashes_is_one(form: str) -> None:
    assert numbers(f"{PROSE}much {form.format(214)}of it. {PROSE}") == ["214"]


@pytest.mark.parametrize(
    "words",
    [
        "[but Page 3] came",
        "[see the map,\nPage 3]",
        "[Page 3 of the\nletter is lost]",
        "Page 3 of it",
        "— 3 —",
        "much [214] of",
        "much[214] of",
        "much (p. 214) of",
    ],
)
def test_a_page_that_somebody_speaks_of_begins_nowhere(words: str) -> None:
    assert numbers(f"{PROSE}{words} {PROSE}") == []


@pytest.mark.parametrize("line", ["===== 214 =====", "214 | Page", "— 1214 —"])
def test_signs_and_words_make_a_number_on_a_line_a_page_s(line: str) -> None:
    assert numbers(f"{LINE}\n\n{line}\n\n{LINE}") == [re.findall(r"\d+", line)[0]]


def test_a_year_between_dashes_heads_what_happened_in_it() -> None:
    assert numbers(f"{LINE}\n\n— 1956 —\n\n{LINE}") == []


def test_a_mark_may_be_cut_where_lines_are_indented() -> None:
    assert numbers(f"{PROSE}much [Page\n          214] of it. {PROSE}") == ["214"]


def test_a_number_between_dashes_goes_on_with_those_on_lines() -> None:
    pages = f"{LINE}\n\n— 214 —\n\n{PROSE} and then — 215 —many {PROSE} so — 216 — did {PROSE}"
    assert numbers(pages) == ["214", "215", "216"]
    assert numbers(pages.replace("215", "315").replace("216", "316")) == ["214"]


def test_a_mark_in_brackets_that_is_not_closed_leaves_its_bracket() -> None:
    assert [mark.span for mark in page_marks("[[Page 12]Page 213]")] == [(1, 10)]
