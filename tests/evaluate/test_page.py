"""The page that shows gold and prediction side by side, and the index."""

import re
from pathlib import Path

import pytest
from lxml import html

from tei_memcon.errors import UnreadableError
from tei_memcon.evaluate import Count, File, Result, evaluate
from tei_memcon.evaluate._text import words
from tei_memcon.evaluate.outcome import Evaluation, Outcome
from tei_memcon.evaluate.page import page, write_pages
from tests.evaluate.conftest import GOLD


@pytest.fixture
def tree(result: Result) -> html.HtmlElement:
    return html.document_fromstring(page(result, "d12").decode())


def _words(tree: html.HtmlElement, side: str) -> list[str]:
    """The words of one side, without its signs."""
    signs = "ancestor::*[@class='side' or contains(@class, 'sign')]"
    return words(" ".join(tree.xpath(f"//table[@id='texts']//td[@class='{side}']//text()[not({signs})]")))


def test_both_texts_are_there_word_for_word(tree: html.HtmlElement, result: Result) -> None:
    assert _words(tree, "gold") == result.comparison.gold.words
    assert _words(tree, "pred") == result.comparison.pred.words


def test_rows_hold_the_same_words_on_both_sides_but_for_what_differs(tree: html.HtmlElement) -> None:
    for row in tree.xpath("//table[@id='texts']/tbody/tr[@class='same']"):
        gold, pred = ("".join(cell.xpath(".//text()[not(ancestor::*[@class])]")).split() for cell in row)
        assert gold == pred


def test_every_difference_is_listed_and_leads_to_its_place_and_back(tree: html.HtmlElement, result: Result) -> None:
    identifiers = tree.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    entries = tree.xpath("//ol[@class='differences']/li")
    assert len(entries) == len(result.differences())
    targets = [link.removeprefix("#") for link in tree.xpath("//a/@href[starts-with(., '#')]")]
    assert set(targets) <= set(identifiers)
    signs = tree.xpath("//a[contains(@class, 'sign')]/@href")
    assert {int(sign.rpartition("-")[2]) for sign in signs} == {3, 4, 5, *range(7, 14)}


def test_words_that_differ_are_marked_on_their_side(tree: html.HtmlElement) -> None:
    assert tree.xpath("//table[@id='texts']//td[@class='gold']//del/text()") == ["weather, "]
    assert [one.strip() for one in tree.xpath("//table[@id='texts']//td[@class='pred']//ins/text()")] == [
        "wether,",
        "indeed.",
    ]


def test_notes_that_differ_stand_side_by_side(tree: html.HtmlElement) -> None:
    (row,) = tree.xpath("//table[@id='notes']/tbody/tr")
    assert row.xpath("string(td[2]//ins)").strip() == "Mr."


def test_what_is_right_says_so_and_a_note_mark_stands_after_its_word(tree: html.HtmlElement) -> None:
    head = tree.xpath("//table[@id='texts']/tbody/tr[1]/td[1]")[0]
    assert re.sub(r"\s+", " ", head.text_content()).strip().endswith("Conversation note ref 1source note")


def test_nothing_comes_from_outside_and_no_script_is_there(result: Result) -> None:
    written = page(result, "d12").decode()
    assert "<script" not in written
    assert not re.search(r"(?:src|href)=\"(?!#)", written)
    assert "url(" not in written
    assert "&lt;lamps&gt;" in written


def test_a_record_without_prediction_has_a_page() -> None:
    found = evaluate(File.parse(GOLD.encode(), "gold.xml"), None)
    assert "Prediction: <code>none</code>" in page(found, "d12").decode()


def test_texts_without_any_block_are_cut_into_rows() -> None:
    gold = File.parse(f"<p>{'oil ' * 1000}</p>".encode(), "gold.xml")
    tree = html.document_fromstring(page(evaluate(gold, gold), "a").decode())
    assert len(tree.xpath("//table[@id='texts']/tbody/tr")) > 5
    assert len(_words(tree, "gold")) == 1000


def test_the_index_names_the_worst_first_and_pages_only_where_there_are(tmp_path: Path, result: Result) -> None:
    def again(name: str) -> Result:
        if name == "v/lost":
            raise UnreadableError("gone")
        return result

    good, bad = {"heads": Count(2, 0, 0)}, {"heads": Count(1, 1, 1)}
    outcomes = [
        Outcome("v/good", good),
        Outcome("v/bad ü#", bad),
        Outcome("v/lost", {"heads": Count(0, 0, 2)}, (), "gone"),
    ]
    found = Evaluation(outcomes, ("frus", "tei"), ["heads"], "Lamps")
    assert [str(error) for error in write_pages(tmp_path, found, again, None)] == ["gone"]
    tree = html.document_fromstring((tmp_path / "index.html").read_text("utf-8"))
    rows = tree.xpath("//section[2]//tbody/tr/th")
    assert [row.text_content() for row in rows] == ["v/lost gone", "v/bad ü#", "v/good"]
    assert tree.xpath("//section[2]//a/@href") == ["records/v/bad%20%C3%BC%23.html", "records/v/good.html"]
    assert (tmp_path / "records" / "v" / "bad ü#.html").is_file()
    assert 'href="../../index.html"' in (tmp_path / "records" / "v" / "good.html").read_text("utf-8")


def test_pages_of_the_worst_only(tmp_path: Path, result: Result) -> None:
    outcomes = [Outcome(name, {"heads": Count(1, wrong, 0)}) for name, wrong in (("a", 1), ("b", 3), ("c", 0))]
    assert list(write_pages(tmp_path, Evaluation(outcomes, ("tei", "tei"), ["heads"]), lambda _: result, 1)) == []
    assert [path.name for path in (tmp_path / "records").iterdir()] == ["b.html"]
