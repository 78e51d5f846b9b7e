"""A record four times as long takes four times the work: counted in calls, since a clock tells of the machine."""

from collections.abc import Callable
from cProfile import Profile

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

HEAD = """12. Memorandum of Conversation

Geneva, May 4, 1961, 10 a.m.

SUBJECT

Lamps

PARTICIPANTS

The Secretary
Mr. Oakley
Mr. Alder

"""
SAID = "Mr. Oakley said that the lamp [of the harbour] had been lit, and that the matter would be looked at again. "
RECORDS: dict[str, Callable[[int], str]] = {
    "many paragraphs": lambda size: "\n\n".join([SAID * 3] * (size // 330)),
    "one line": lambda size: SAID * (size // 110),
    "many brackets in one paragraph": lambda size: "The Secretary said " + "[word] and so " * (size // 14),
    "brackets that nobody closes": lambda size: "The Secretary said " + "[ word " * (size // 7),
    "many turns": lambda size: "\n\n".join(["Mr. Alder: " + SAID, "Mr. Oakley: " + SAID] * (size // 240)),
    "many names": lambda size: " ".join(f"Mr. A{'bcdefgh'[i % 7] * (i % 20 + 1)} said so." for i in range(size // 25)),
    "many short lines": lambda size: "\n".join(["Mr. Alder"] * (size // 10)),
    "many headings": lambda size: "\n\n".join(["Harbour Lamps", "Mr. Alder said that it was so."] * (size // 48)),
    "many page marks": lambda size: "\n\n".join(f"[Page {i}]\n\nand so he went on" for i in range(size // 30)),
    "many numbers": lambda size: "1 23 456 " * (size // 9),
    "many notes": lambda size: (
        "\n\n".join(f"Mr. Alder agreed to this.{i}" for i in range(1, size // 90))
        + "\n\n"
        + "\n".join(f"  {i}. See the telegram of that day, which is not printed." for i in range(1, size // 90))
    ),
}
SIZE = 6_000
FOUR_TIMES = 5  # a little more than four, for a logarithm; sixteen would be quadratic


def calls(record: str) -> int:
    """How many functions are called to convert a record."""
    with Profile(builtins=False) as profile:
        convert(Source.from_text(record))
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("kind", RECORDS)
def test_the_work_grows_with_the_length_of_a_record_and_no_faster(kind: str) -> None:
    calls(HEAD + RECORDS[kind](SIZE))  # patterns are compiled and lists are read
    once, four_times = (calls(HEAD + RECORDS[kind](size)) for size in (SIZE, 4 * SIZE))
    assert four_times < FOUR_TIMES * once


def test_ten_thousand_brackets_in_one_paragraph_are_converted_while_one_waits() -> None:
    said = "Mr. Oakley said " + "[word] and so " * 10_000
    converted = convert(Source.from_text(HEAD + said))
    assert converted.xml.count(b"<supplied") == 10_000
