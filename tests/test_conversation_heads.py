"""The words by which a text is known as a record of conversation: patterns in small letters, whatever is printed."""

import re

import pytest

from tei_memcon.data import table
from tei_memcon.reading.conversation import names_conversation, names_record

_CAPITAL = re.compile(r"(?<!\\)[^\W\d_a-z]")


@pytest.mark.parametrize("kind", ["conversation", "record", "other", "says"])
def test_patterns_have_small_letters_alone(kind: str) -> None:
    capitals = [one for one in table("conversation_heads")[kind] for found in _CAPITAL.findall(one) if found.isupper()]
    assert capitals == []


@pytest.mark.parametrize("head", ["MEMORANDUM OF CONVERSATION", "Memorandum of Conversation", "GESPRÄCHSVERMERK"])
def test_heads_may_be_printed_in_any_letters(head: str) -> None:
    assert names_conversation(head)
    assert names_record(head)
    assert not names_record(f"See the {head}")
