"""A record is read without the signs of its copy, and every character of the copy is accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tei_memcon.transmission import without_signs

RECORD = """68. Memorandum of Conversation1

Strelsau, May 4, 1975, 1 p.m.

PARTICIPANTS

  • The Secretary
  • Mr. Oak

Mr. Oak said that the harbor was open. [Page 12] The Secretary agreed.2

  1. Source: Department of State, Lot 60. Secret.
  2. Not printed.
"""


def plain(text: str) -> str:
    return without_signs(Source.from_text(text)).plain.text


def body(text: str) -> str:
    """The TEI of a record from its text on, which says nothing of the signs of a copy."""
    xml = convert(Source.from_text(text)).xml.decode()
    return xml[xml.index("<text") :].replace("\u2028", "")


def quoted(text: str) -> str:
    return "".join(f"> {line}" for line in text.splitlines(keepends=True))


def in_markdown(text: str) -> str:
    text = (
        text.replace("68. ", "## 68\\. ")
        .replace("[Page 12]", "\\[Page 12\\]")
        .replace("PARTICIPANTS", "**PARTICIPANTS**")
    )
    return text.replace("Strelsau, May 4, 1975, 1 p.m.", "_Strelsau, May 4, 1975, 1 p.m._")


@pytest.mark.parametrize(
    "copied",
    [
        quoted(RECORD),
        in_markdown(RECORD),
        quoted(in_markdown(RECORD)),
        RECORD.replace(" ", " \u200b", 9),
        RECORD.replace("harbor", "har\u00adbor"),
        RECORD.replace("68. Memorandum", "[68. Memorandum").replace(
            "Conversation1", "Conversation1](https://example.org/d68)"
        ),
        RECORD.replace("\n", "\u2028"),
    ],
    ids=["e-mail", "markdown", "markdown in an e-mail", "no width", "soft hyphen", "link", "line separators"],
)
def test_a_copy_with_signs_says_what_the_record_says(copied: str) -> None:
    assert body(copied) == body(RECORD)


def test_marks_that_are_links_stay_in_brackets() -> None:
    assert plain("He came.[2](#fn2) [Page 12](https://example.org/pg_12)[[Page 13]](/pg_13)") == (
        "He came.[2] [Page 12][Page 13]"
    )


@pytest.mark.parametrize(
    "text",
    [
        "**Mr. Oak:** We shall see.",  # bold letters say that it is a label
        "The ship* came, and the harbor*\n* Not printed.\n*Not found.\n",
        "*0163217*\n",
        "He signed: ______________\nMr. Oak_\n",
        "> He said so.\nWho?\nMr. Elm.\n",
        "the price [Oak](see the annex) 3 < 4 and 5 > 4",
        "the infor\u00ad\nmation",
    ],
)
def test_what_may_be_printed_stays(text: str) -> None:
    assert plain(text) == text


def test_a_copy_of_nothing_but_signs_is_left_as_it_is() -> None:
    assert plain("\u200b\u200b\n") == "\u200b\u200b\n"


@given(
    st.lists(
        st.sampled_from(
            [
                "[Note 1: ",
                "]",
                "**",
                "_",
                "*",
                "> ",
                "\u200b",
                "\\[",
                "](#a)",
                "[",
                "Mr. Oak: Yes.",
                "\n",
                " ",
                "1. ",
                "\u2028",
                "-",
                "2",
            ]
        )
    )
)
def test_no_character_is_lost(parts: list[str]) -> None:
    text = RECORD.replace("agreed", "agreed " + "".join(parts) + "so")
    assert convert(Source.from_text(text)).ledger.characters == len(text)
