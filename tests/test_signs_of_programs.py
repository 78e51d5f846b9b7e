"""Signs that programs put before lines, around titles and into words, and the same where they are printed."""

import re

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tei_memcon.transmission import without_signs
from tests.test_ways_of_copying import RECORD, TEI, read


def plain(text: str) -> str:
    return without_signs(Source.from_text(text)).plain.text


@pytest.mark.parametrize(
    "copied",
    [
        re.sub(r"(?m)^", "| ", RECORD),
        re.sub(r"(?m)^", ": ", RECORD),
        RECORD.replace("\n", "\x85"),
        re.sub(r"(?m)^(.+)$", "\u2068\\1\u2069", RECORD),
        RECORD.replace("harbor", "har\u200cbor"),
        RECORD.replace("\n\n", "\n\n\ufffc"),
        f"== {RECORD}",
        f"*** {RECORD}",
        f"h3. {RECORD}",
        RECORD.replace("68. ", "№ 68. ", 1),
        "== " + RECORD.replace("Conversation1\n", "Conversation1 ==\n", 1),
    ],
)
def test_signs_of_programs_are_none_of_the_words(copied: str) -> None:
    assert read(copied) == read(RECORD)


def test_separators_of_lines_and_paragraphs_end_lines() -> None:
    assert plain("Mr. Oak came\u2028late,\nand\u2029he left.\n") == "Mr. Oak came\nlate,\nand\nhe left.\n"


def test_a_single_sign_of_a_mainframe_ends_no_line() -> None:
    assert plain("Mr. Oak came late,\nand then\x85\nhe left.\n") == "Mr. Oak came late,\nand then\x85\nhe left.\n"
    assert plain("Mr. Oak came\x85late,\x85he left.\n") == "Mr. Oak came\nlate,\nhe left.\n"


def test_lines_may_be_counted_with_the_blank_ones_that_bear_no_number() -> None:
    record = RECORD.replace("They spoke", "He came.\n\nShe came.\n\nThey spoke")
    lines = enumerate(record.splitlines(keepends=True), 1)
    assert read("".join(f"{n:4}  {line}" if line.strip() else line for n, line in lines)) == read(record)


@pytest.mark.parametrize(
    "text",
    [
        "| The harbor | open |\n" + RECORD,
        "== The harbor ==\n",
        "* 4. the harbor\n",
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n",  # a Persian word is written with it
        "He said \u2068so\u2069 and left.\n",
        "1 harbor\n3 ferries\n4 pilots\n\n6 lamps\n7 boats\n8 men\n9 men\n10 men\n11 men\n",
    ],
)
def test_what_may_be_printed_stays(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    "form", ["> {}", "{} —", "*** {} ***", "({})", "Strelsau – May 4, 1975, 1 p.m.", "Strelsau – May 4, 1975"]
)
def test_a_dateline_may_have_signs_around_it(form: str) -> None:
    line = "Strelsau, May 4, 1975, 1 p.m."
    root = etree.fromstring(convert(Source.from_text(RECORD.replace(line, form.format(line)))).xml)
    assert len(root.findall(f".//{TEI}dateline")) == 1
    assert root.find(f".//{TEI}dateline/{TEI}placeName") is not None


def test_an_item_with_a_date_is_no_dateline() -> None:
    listed = "DATE\n\n  • Strelsau, May 4, 1975\n\n"
    root = etree.fromstring(convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{listed}Mr. Oak said"))).xml)
    assert len(root.findall(f".//{TEI}dateline")) == 1
