"""Lines that a typewriter, a telephone or an e-mail has cut, and what of the record they are."""

import re
import textwrap

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.reading.page.lines import rows
from tei_memcon.reading.page.wrapped import is_wrapped
from tei_memcon.source import Source
from tests.test_ways_of_copying import HEAD, SECOND, SOURCE, TEI, THIRD, read

PARAGRAPHS = [
    "Mr. Oak said that the harbor of the duchy had been open all winter, as the ferrymen had asked. [Page 12] The"
    " Secretary agreed that nobody had waited for the pilots who came over from the other bank of the river.2",
    "They spoke of the ferry and of the mail that the pilots of the duchy had brought with them each week, although the"
    " Council had never asked for it. Mr. Oak thought that the Secretary of the Council ought to be told of it. [Page"
    " 13] It was late when they parted, and the lamps on the pier had been put out by the pilots.3",
    "Mr. Elm did not know whether the Council would have the lamps lit again before the ice of the harbor was gone.",
]
NOTES = f"  1. {SOURCE}\n  2. {SECOND}\n  3. {THIRD}\n"
WHOLE = HEAD + "\n\n".join(PARAGRAPHS) + "\n\n" + NOTES


def blocks(text: str) -> list[str]:
    """The first word of each paragraph and heading."""
    root = etree.fromstring(convert(Source.from_text(text)).xml)
    body = root.find(f"{TEI}text")
    assert body is not None
    return [words[0] for part in body.iter(f"{TEI}p", f"{TEI}head") if (words := "".join(part.itertext()).split())]


def cut(paragraph: str, width: int, indent: str = "") -> str:
    return textwrap.fill(paragraph, width, initial_indent=indent, break_on_hyphens=False)


def again(text: str) -> str:
    """What a second program leaves of lines that were cut: each long one with a short rest below it."""
    return "\n".join(part for line in text.split("\n") for part in textwrap.wrap(line, 62) or [""])


@pytest.mark.parametrize("width", [36, 72])
def test_lines_may_be_as_narrow_as_a_telephone_has_them(width: int) -> None:
    copied = "\n".join(cut(line, width) for line in WHOLE.split("\n"))
    assert read(copied) == read(WHOLE)
    assert blocks(copied) == blocks(WHOLE)


def test_an_indent_may_be_all_that_parts_paragraphs_above_notes_that_nobody_has_cut() -> None:
    body = "\n".join(cut(part, 72, "    ") for part in PARAGRAPHS)
    assert read(f"{HEAD}{body}\n{NOTES}") == read(WHOLE)
    assert blocks(f"{HEAD}{body}\n{NOTES}") == blocks(WHOLE)


def test_each_line_may_have_a_blank_one_below_it() -> None:
    body = "\n".join(cut(part, 72, "     ") for part in PARAGRAPHS)
    doubled = re.sub(r"\n+", "\n\n", f"{HEAD}{body}\n{NOTES}")
    assert read(doubled) == read(WHOLE)
    assert blocks(doubled) == blocks(WHOLE)
    wider = re.sub(r"\n{4,}", "\n\n\n\n", re.sub(r"\n", "\n\n", "\n\n".join(cut(one, 72) for one in PARAGRAPHS)))
    assert blocks(f"{HEAD}{wider}\n\n\n\n{NOTES}") == blocks(WHOLE)


def test_paragraphs_with_blank_lines_between_them_are_no_cut_lines() -> None:
    apart = f"{HEAD}{WHOLE[len(HEAD) :]}".replace("\n", "\n\n")
    assert blocks(apart) == blocks(WHOLE)
    assert all(row.after_blank for row in rows(Source.from_text(apart)))


def test_lines_may_have_been_cut_twice() -> None:
    twice = "\n\n".join(again(cut(part, 72)) for part in PARAGRAPHS)
    assert blocks(f"{HEAD}{twice}\n\n{NOTES}") == blocks(WHOLE)


def test_a_heading_is_no_rest_of_a_line() -> None:
    filled = "Trade\nThey then asked for more."
    text = "\n\n".join([*(again(cut(part, 72)) for part in PARAGRAPHS), filled])
    assert "Trade" in blocks(f"{HEAD}{text}\n\n{NOTES}")


def test_items_in_small_letters_are_no_cut_lines() -> None:
    items = "\n".join(["the harbor", "the ferry", "the pilots", "the mail", "the lamps", "the ice"])
    lines = rows(Source.from_text(f"{HEAD}{PARAGRAPHS[0]}\n\n{items}\n\n{PARAGRAPHS[2]}\n\n{NOTES}"))
    assert not is_wrapped(lines)
