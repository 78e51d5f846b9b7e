"""Mapping files: what they may say, and what is said of a wrong one."""

from pathlib import Path

import pytest

from tei_memcon.errors import UnreadableError, UsageError
from tei_memcon.evaluate import File, detect, evaluate
from tei_memcon.evaluate.mappings import BUILT_IN, built_in, find

MINE = """\
title = "the edition of the lighthouse"
extends = "tei"

[features.page_breaks]
at = ["milestone[@unit='page']"]

[features.lamps]
at = ["rs[@type='lamp']"]
value = "@key"
"""


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(MINE, "utf-8")
    return path


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_mapping_of_ours_is_sound(name: str) -> None:
    mapping = built_in(name)
    assert mapping.title
    assert {"page_breaks", "note_refs", "blocks", "turns", "said"} <= set(mapping.features)


def test_a_mapping_says_only_what_differs_from_the_one_it_extends(mapping: Path) -> None:
    found = find(str(mapping))
    assert found.features["page_breaks"].at == ("milestone[@unit='page']",)
    assert found.features["page_breaks"].value == "@n"
    assert found.features["note_refs"] == built_in("tei").features["note_refs"]
    assert found.text == built_in("tei").text


def test_features_of_ones_own_are_compared_where_both_sides_know_them(mapping: Path) -> None:
    gold = File.parse(b"<p>One <rs type='lamp' key='a'>red</rs> and <rs type='lamp' key='b'>green</rs></p>", "gold.xml")
    pred = File.parse(b"<p>One <rs type='lamp' key='a'>red</rs> and <rs type='lamp' key='c'>green</rs></p>", "pred.xml")
    own = find(str(mapping))
    count = evaluate(gold, pred, gold_mapping=own, pred_mapping=own).counts["lamps"]
    assert (count.tp, count.fp, count.fn) == (1, 1, 1)
    assert "lamps" not in evaluate(gold, pred, gold_mapping=own, pred_mapping=built_in("tei")).counts


@pytest.mark.parametrize(
    ("line", "instead", "place", "words"),
    [
        ('title = "', "title = ", "1:9", "this is not TOML"),
        ('extends = "tei"', 'extends = "mine"', "2", "extends no mapping"),
        ('value = "@key"', 'valeu = "@key"', "9", "no key 'valeu'"),
        ('value = "@key"', "value = 7", "9", "must be a text"),
        ('value = "@key"', 'value = "@key["', "9", "no XPath"),
        ('value = "@key"', 'begins = "(a"', "9", "no regular expression"),
        ('value = "@key"', 'begins = "(a+)+b"', "9", "'(a+)+b' has a repetition within a repetition"),
        ('value = "@key"', """value = "re:test(., '(a|aa)+$')\"""", "9", "has a choice or an option within"),
        ("""at = ["rs[@type='lamp']"]""", 'at = [""]', "8", "an expression is empty"),
        ("""at = ["rs[@type='lamp']"]""", f'at = ["{"(" * 3000}p"]', "8", "more than 2000 characters"),
        ('value = "@key"', 'as = "letters"', "9", "is none of text, words"),
        ('value = "@key"', 'compare = "maybe"', "9", "is none of places, record, words"),
        ('value = "@key"', 'empty = "yes"', "9", "true or false"),
        ('value = "@key"', 'lenient = ["p"]', "9", "list of tables"),
        ('value = "@key"', 'recurs = { often = 2 }', "9", "no key 'often'"),
        ("""at = ["rs[@type='lamp']"]""", 'at = "rs"', "8", "must be a list"),
        ("""at = ["rs[@type='lamp']"]""", "at = []", "8", "names no place"),
        ("""at = ["rs[@type='lamp']"]""", 'at = ["rs | p"]', "8", "one by one"),
        ("[features.lamps]", "[lamps]", "7", "no key 'lamps'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(mapping: Path, line: str, instead: str, place: str, words: str) -> None:
    assert line in MINE
    mapping.write_text(MINE.replace(line, instead), "utf-8")
    with pytest.raises(UnreadableError) as raised:
        find(str(mapping))
    assert str(raised.value).startswith(f"{mapping}:{place}")
    assert words in str(raised.value)


def test_an_unknown_name_lists_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="choose one of frus, tei-memcon, tei, or name a TOML file"):
        find("fruss")


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        find(str(tmp_path / "none.toml"))
    (tmp_path / "latin.toml").write_bytes(b'title = "caf\xe9"')
    with pytest.raises(UnreadableError, match="not UTF-8"):
        find(str(tmp_path / "latin.toml"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document"/></body></text></TEI>', "frus"),
        (b'<div type="document"/>', "frus"),
        (b'<TEI><text><body><div type="conversation"/></body></text></TEI>', "tei-memcon"),
        (b"<TEI><text><body><div type='letter'/></body></text></TEI>", "tei"),
    ],
)
def test_what_a_file_holds_chooses_the_mapping(content: bytes, name: str) -> None:
    assert detect(File.parse(content, "a.xml")).name == name
