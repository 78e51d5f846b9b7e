"""Who the people of a record are by its titles and by its end: authors, signers, holders of an office."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

_TEXT = """
Minister Elm stated that the bridge was closed.

I replied that this was known.

Minister Elm said that he was sorry.
"""


def names(text: str) -> set[str]:
    document = convert(Source.from_text(text)).document
    return {name for person in document.people for name in (*person.names, *person.offices)}


def test_whoever_keeps_the_journal_is_the_drafter() -> None:
    assert "A. B. Oak" in names("From the Journal of A. B. Oak, Record of a Conversation with Minister Elm\n" + _TEXT)


def test_whoever_signs_a_record_in_the_first_person_is_the_drafter() -> None:
    found = names("Record of a Conversation with Minister Elm\n" + _TEXT + "\nGábor Tölgyes\n\nAmbassador\n")
    assert "Gábor Tölgyes" in found
    assert "the drafter" not in found


def test_whoever_signs_a_record_in_the_third_person_takes_no_part() -> None:
    text = _TEXT.replace("I replied", "Minister Oak replied")
    assert "Gábor Tölgyes" not in names("Conversation of Minister Oak with Minister Elm\n" + text + "\nGábor Tölgyes\n")


def test_an_office_in_the_text_is_whom_the_title_names_with_it() -> None:
    text = "Memorandum of Conversation between Chancellor Oak and Prime Minister Elm\n\n"
    text += "The Chancellor said that it was late.\n\nPrime Minister Elm said that it was early.\n"
    assert {"Chancellor Oak", "Prime Minister Elm"} <= names(text)


def test_what_a_note_to_the_subject_says_is_no_name_of_the_subject() -> None:
    text = """5. Memorandum of Conversation

Washington, May 2, 1960.

SUBJECT

  • Fishing Rights and Chancellor Oak1

PARTICIPANTS

  • Mr. Elm
  • Mr. Ash

Mr. Elm said that it was late.

The Chancellor said that it was early.

1. Birch wrote about it on May 1.
"""
    assert "Chancellor Oak" in names(text)
    assert not any("Birch" in name for name in names(text))


def test_an_office_that_the_title_gives_to_two_is_neither_of_them() -> None:
    text = "Memorandum of Conversation between Minister Oak and Minister Elm\n\n"
    text += "The Minister said that it was late.\n\nThe Minister said that it was early.\n"
    assert not {"Minister Oak", "Minister Elm"} & names(text)


@pytest.mark.parametrize(
    ("author", "name"),
    [("Mr. Donald F. Ash, Deputy to the Secretary", "F. Ash"), ("the Secretary of State", "the Secretary of State")],
)
def test_who_wrote_a_memorandum_of_conversation_is_the_drafter(author: str, name: str) -> None:
    found = names(f"Memorandum of Conversation, by {author}\n{_TEXT}")
    assert name in found
    assert "the drafter" not in found


@pytest.mark.parametrize("note", ["Drafted by Ash.", "Drafted and initialed by Ash.", "Prepared by Ash on May 2."])
def test_whoever_drafted_a_record_in_the_first_person_is_the_drafter(note: str) -> None:
    found = names(f"Record of a Conversation with Minister Elm\n{_TEXT}\n{note}\n")
    assert "Ash" in found
    assert "the drafter" not in found


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("[signature] (A. ASH)", "A. ASH"),
        ("Anna Ash\nMinister of Foreign Affairs", "Anna Ash"),
        ("Author(s):\nAsh, Anna\nDocument Information\nSource\nA file.\nRights\nFree.\nType\nNote\nLanguage\nRussian"
         "\nRecord ID\n1234\nOriginal Uploaded Date\n2011-11-20", "Anna Ash"),
    ],
    ids=["stamped", "office below", "catalogue"],
)  # fmt: skip
def test_whoever_signs_or_is_catalogued_as_the_author_is_the_drafter(end: str, name: str) -> None:
    found = names(f"Record of a Conversation with Minister Elm\n{_TEXT}\n{end}\n")
    assert name in found
    assert "the drafter" not in found
