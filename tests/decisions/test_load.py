"""A file of decisions is read strictly: what is wrong in it is told with line and column, and what to write instead."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.decisions import Decision, Quote
from tei_memcon.decisions.load import load, parse
from tei_memcon.errors import ExpectedError, Place, UnreadableError

GOOD = """# Decisions on 12.txt
[[person]]
id = "dogwood"
name = "Miss  Dogwood"

[[decision]]
kind = "turn"
words = "Mr. Birch: It has"
before = "again. "
at = 12
verdict = "change"
who = ["cedar", "dogwood", "cedar"]
by = "Ada Elm"
on = 2026-11-22
why = \"\"\"both
names\"\"\"
"""


def test_all_that_a_decision_says_is_read() -> None:
    read = parse(GOOD, "12.decisions.toml")
    assert read.people == {"dogwood": "Miss Dogwood"}
    assert read.decisions == (
        Decision(
            "turn",
            "change",
            Quote("Mr. Birch: It has", "", "again. ", "", 12),
            "Ada Elm",
            {"who": ("cedar", "dogwood")},
            "2026-11-22",
            "both names",
            Place("12.decisions.toml", 6, 1),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "turn"', 'kind = "turn', "a:7:13: this is not TOML: Illegal character '\\n'; see docs/review.md"),
        ('kind = "turn"', 'kind = "trun"', "a:7:1: there is no kind 'trun' of decisions; write one of conclusion, "),
        ('kind = "turn"\n', "", 'a:6:1: this decision has no kind; write kind = "turn"'),
        ('by = "Ada Elm"', 'by = " "', 'a:6:1: this decision has no by; write by = "Ada Elm"'),
        ('by = "Ada Elm"', "by = 3", 'a:13:1: by is words; write by = "…"'),
        ('verdict = "change"', 'verdict = "yes"', "a:11:1: verdict is 'yes'; write accept or change or note"),
        (
            'who = ["cedar", "dogwood", "cedar"]\n',
            "",
            "a:6:1: this decision does not say what is changed; turn knows who",
        ),
        ('who = ["cedar", "dogwood", "cedar"]', 'who = "Mr. Oak"', "a:12:1: 'Mr. Oak' cannot be the identifier of a "),
        ('who = ["cedar", "dogwood", "cedar"]', "who = [1]", 'a:12:1: who is of identifiers; write who = ["oak"]'),
        (
            'who = ["cedar", "dogwood", "cedar"]',
            "unmarked = false",
            "a:12:1: unmarked is true or is left out; write un",
        ),
        ('  Dogwood"', '\\u0001"', "a:4:1: the character U+0001 in name cannot stand in XML; remove it"),
        ("at = 12", "at = -1", "a:10:1: at is the number of characters before the words; write at = 120"),
        ("at = 12", "  att = 12", "a:10:3: there is no 'att' of this kind; it knows: accept, note, who, unmarked"),
        ("on = 2026-11-22", 'on = "today"', "a:14:1: on is the day of the decision; write on = 2026-11-22"),
        ("[[decision]]", "[decision]", "a:6:1: decision is a list of tables; write [[decision]] on a line of its own"),
        ("[[person]]", "[[people]]", "a:2:1: there is no 'people' here; write [[decision]] or [[person]]"),
        ('id = "dogwood"\n', "", 'a:2:1: this person has no id; write id = "oak"'),
        ('id = "dogwood"', 'id = "fn1"', "a:3:1: 'fn1' cannot be the identifier of a person; write small letters, "),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(UnreadableError) as caught:
        parse(GOOD.replace(old, new, 1), "a")
    assert str(caught.value)[: len(message)] == message


@pytest.mark.parametrize(
    ("kind", "said", "message"),
    [
        ("date", 'when = "4 May 1961"', "when cannot be '4 May 1961'; write when = \"1961-05-04\""),
        ("date", 'when = "1961-02-30"', "when cannot be '1961-02-30'"),
        ("hours", 'from = "10 a.m."', "from cannot be '10 a.m.'; write from = \"10:00:00\""),
        ("omission", 'reason = "lost"', "reason cannot be 'lost'; write reason = \"omitted\""),
        ("omission", 'quantity = "two"', "quantity cannot be 'two'; write quantity = \"1.5\""),
        ("foreign", 'lang = "Russian"', "lang cannot be 'Russian'; write lang = \"ru-Latn\""),
        ("mention", 'who = ["a", "b"]', 'who is of identifiers; write who = "oak"'),
        ("rejoined", "at = 3", "this decision does not say what is changed; rejoined knows unmarked"),
    ],
)
def test_what_is_changed_must_be_what_the_kind_knows(kind: str, said: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(f'[[decision]]\nkind = "{kind}"\nwords = "so"\nverdict = "change"\nby = "Ada Elm"\n{said}\n')
    assert caught.value.message.startswith(message)


def test_comments_belong_to_the_table_below_or_around_them() -> None:
    rows = 'kind = "turn"\nverdict = "note"\nby = "Ada Elm"\n'
    page = "# Decisions on 12.txt, which tei-memcon convert reads beside it.\n"
    one = f'# a # b\n[[decision]]\n{rows}words = "Oak: #1"  # sic\nwhy = """\n# no comment\n"""\n'
    two = f'\n  # c\n\n[[decision]]\n# d\n{rows}words = "Elm"\nwhy = "so"\n# e\n'
    found = parse(page + one + two).decisions
    assert [decision.comments for decision in found] == [("# a # b", "# sic"), ("# c", "# d", "# e")]


def test_a_head_within_words_is_none() -> None:
    text = GOOD.replace("both\nnames", "\n[[decision]]\n") + '[[decision]]\nkind = "trun"\n'
    with pytest.raises(UnreadableError, match=r"^a:18:1: this decision has no words"):
        parse(text, "a")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableError, match="not UTF-8"):
        load(tmp_path / "a.toml")


@given(st.text(st.sampled_from("[]decison= \"'\n#3{},.kwrs"), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(GOOD + text, "a")
    except ExpectedError as error:
        refused = error
    else:
        return
    assert refused.place
    assert refused.place.line
