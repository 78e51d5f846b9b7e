"""The review page as it is written: all that can be decided on is in it, and nothing of a record becomes markup."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_memcon.convert import convert
from tei_memcon.decisions import Decision, Decisions, Quote
from tei_memcon.decisions.items import items
from tei_memcon.errors import ExpectedError
from tei_memcon.review import is_page, review
from tei_memcon.source import Source

HERE = Path(__file__).parent
RECORD = HERE / "record.txt"
HOSTILE = '</script><script>hacked=1</script><img src=x onerror="hacked=1"> ]]> <!-- \u2028 & "'


def data_of(page: bytes) -> dict[str, Any]:
    """What the page's script knows."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.decode(), re.S)
    assert found
    known: dict[str, Any] = json.loads(found[1])
    return known


def source_of(page: bytes) -> str:
    """The source as the page shows it."""
    found = re.search(r'<div class="text plain" dir="auto">(.*?)</div>', page.decode(), re.S)
    assert found
    return unescape(re.sub(r"<[^<>]*>", "", found[1]))


def test_the_page_is_as_it_was(golden: Callable[[Path, bytes], None]) -> None:
    page = review(Source.from_path(RECORD), file_name="record.decisions.toml").decode()
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.S)
    page = re.sub(r"<script>.*?</script>", "<script></script>", page, flags=re.S)
    page = re.sub(r"'sha256-[^']*'", "'sha256-'", page)
    page = re.sub(r'(version</span>="<span class="value">)[^<]*', r"\1", page)
    golden(HERE / "record.html", page.replace('</span><span data-p="', '</span>\n<span data-p="').encode())


def test_all_that_can_be_decided_on_is_in_the_page() -> None:
    source = Source.from_path(RECORD)
    shown = data_of(review(source))["items"]
    expected = [(place.kind, place.cert, place.item.what) for place in items(convert(source).document)]
    assert [(item["kind"], item["cert"], item["what"]) for item in shown] == expected
    assert {cert for _, cert, _ in expected} >= {"high", "low", "printed"}


def test_nothing_of_a_record_or_of_decisions_becomes_markup() -> None:
    text = RECORD.read_text("utf-8").replace("the water was cold", f"the water {HOSTILE} was cold")
    hostile = Decision("turn", "note", Quote("Mrs. Birch: It has"), HOSTILE, {}, "", HOSTILE)
    page = review(Source.from_text(text, "<b>.txt"), Decisions((hostile,), {"x": HOSTILE}), file_name=f"{HOSTILE}.toml")
    assert source_of(page) == text
    for written in ("<script>hacked", "<img", "<b>"):
        assert written not in page.decode()
    assert page.count(b"</script>") == 2
    assert data_of(page)["decisions"][0]["why"] == HOSTILE


def test_the_page_may_run_its_own_script_only_and_fetch_nothing() -> None:
    page = review(Source.from_path(RECORD)).decode()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert re.fullmatch(r"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/=]+'", policy)
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_the_same_record_gives_the_same_page() -> None:
    assert review(Source.from_path(RECORD)) == review(Source.from_path(RECORD))


def test_a_decision_is_shown_at_its_item_and_one_that_no_longer_fits_apart() -> None:
    decisions = (
        Decision("turn", "accept", Quote("The pier needs a new lamp"), "Ada Elm", {"who": ("birch",)}),
        Decision("reported", "change", Quote("PARTICIPANTS"), "Ada Elm", {"who": ("birch",)}),
        Decision("foreign", "change", Quote("soup"), "Ada Elm", {"lang": "fr"}),
    )
    known = data_of(review(Source.from_path(RECORD), Decisions(decisions)))
    shown, decided = known["items"], known["decisions"]
    assert shown[decided[0]["item"]]["what"] == "birch goes on, without a label"
    assert (decided[1]["item"], decided[1]["unfit"][:36]) == (None, "its words are no reported speech any")
    assert shown[decided[2]["item"]]["cert"] == "own"


def test_a_review_page_knows_itself() -> None:
    assert is_page(review(Source.from_path(RECORD)))
    assert not is_page(RECORD.read_bytes())


WORDS = RECORD.read_text("utf-8").split(" ")


@pytest.mark.parametrize("path", sorted((HERE.parents[1] / "corpus").rglob("*.txt")), ids=lambda path: path.stem)
def test_the_source_is_shown_whole(path: Path) -> None:
    source = Source.from_path(path)
    assert source_of(review(source)) == source.text


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*WORDS, HOSTILE, "[Page 3]", "\n\n", "\f", "said that"]), min_size=1, max_size=60))
def test_the_source_of_any_record_is_shown_whole(words: list[str]) -> None:
    try:
        source = Source.from_text("12. Memorandum of Conversation\n\nGeneva, May 4, 1961.\n\n" + " ".join(words))
        page = review(source, reader="plain")
    except ExpectedError:
        return
    assert source_of(page) == source.text
