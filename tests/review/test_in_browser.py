"""The review page in a real browser: convert, review, decide by keyboard, convert again."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tei_memcon.cli import run
from tei_memcon.review import review
from tei_memcon.source import Source
from tests.export.axe import barriers
from tests.review.test_page import HOSTILE, RECORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

# Select words of the source, as one does with the mouse.
SELECT = """words => {
  const text = document.querySelector('#source .text');
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const [start, range] = [text.textContent.indexOf(words), document.createRange()];
  for (let at = 0; walker.nextNode(); at += walker.currentNode.length) {
    const within = offset => offset >= at && offset <= at + walker.currentNode.length;
    if (within(start)) range.setStart(walker.currentNode, start - at);
    if (within(start + words.length)) { range.setEnd(walker.currentNode, start + words.length - at); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(RECORD, tmp_path / "12.txt"))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


def opened(context: BrowserContext, record: Path) -> Page:
    """The review page of a record, which says nothing and asks for nothing."""
    assert run(["review", record.name]) == 0
    page = context.new_page()
    page.on("console", lambda message: pytest.fail(message.text))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    file, asked = record.with_suffix(".review.html").as_uri(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file)
    assert asked == [file]
    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def headline(page: Page) -> str:
    return page.locator("#now .headline").inner_text()


def converted(record: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """The TEI of a record, and what the conversion said."""
    capsys.readouterr()
    assert run(["convert", record.name]) == 0
    return record.with_suffix(".xml").read_text("utf-8"), capsys.readouterr().err


def test_the_whole_round(context: BrowserContext, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = opened(context, record)
    total = int(page.locator("#count").inner_text().split()[2])
    assert page.locator("#count").inner_text() == f"0 of {total} decided"

    press(page, "a")  # nobody has said who decides
    assert page.locator("#told").inner_text() == "First say who decides."
    page.keyboard.type("Ada “Elm” \\")
    press(page, "Tab")
    page.locator("h1").click()

    assert headline(page).startswith(f"1 of {total}: the words of Mr. Alder high")
    press(page, "c")
    page.locator("#form input[name=unmarked]").check()
    page.locator("#form input[name=why]").focus()
    press(page, "Enter")

    assert "words of the language" in headline(page)
    press(page, "c")
    page.keyboard.press("Control+A")
    page.keyboard.type("Russian")
    press(page, "Enter")
    assert "cannot be" in page.locator("#told").inner_text()
    page.locator("#form input[name=lang]").fill("ru-Latn")
    press(page, "Enter")
    assert page.locator("#count").inner_text() == f"2 of {total} decided"

    assert "Mrs. Birch goes on" in headline(page)
    press(page, "a", "u")
    assert page.locator("#count").inner_text() == f"2 of {total} decided"
    press(page, "k", "j", "c", "Escape", "c")
    page.keyboard.press("Space")  # the first of those who take part
    page.locator("#form input[name=other]").fill('Miss "Fir"')
    page.locator("#form input[name=why]").fill("it says so \\ there\x7f 🌲")
    press(page, "Enter")
    assert page.locator("#count").inner_text() == f"3 of {total} decided"

    press(page, "n")
    page.keyboard.type("a note")
    press(page, "Enter")
    assert page.locator("#told").inner_text().startswith("All places shown are decided")

    with page.expect_download() as downloaded:
        press(page, "s")
    assert downloaded.value.suggested_filename == "12.decisions.toml"
    file = record.with_name("12.decisions.toml")
    downloaded.value.save_as(file)
    written = tomllib.loads(file.read_text("utf-8"))
    assert {one["by"] for one in written["decision"]} == {"Ada “Elm” \\"}
    assert [one["why"] for one in written["decision"] if one["kind"] == "turn"] == ["it says so \\ there\x7f 🌲"]
    assert written["person"][-1]["name"] == 'Miss "Fir"'

    xml, said = converted(record, capsys)
    assert '<foreign xml:lang="ru-Latn" resp="#ada-elm" cert="high">[parom]</foreign>' in xml
    assert 'who="#alder #birch #p-miss-fir" prev="#sp2" resp="#ada-elm" cert="high"' in xml
    assert "<said" not in xml
    assert "no longer" not in said

    again = opened(context, record)  # the page goes on where it was left
    assert again.locator("#by").input_value() == "Ada “Elm” \\"
    assert again.locator("#count").inner_text() == page.locator("#count").inner_text()

    text = record.read_text("utf-8")
    record.write_text(text.replace("late again", "late today").replace("Geneva,", "Old Geneva,"), "utf-8")
    xml, said = converted(record, capsys)
    assert xml.count("#ada-elm") > 5
    assert "4 decisions applied (" in said
    record.write_text(text.replace("The pier needs a new lamp, and the harbor master keeps his soup.\n\n", ""), "utf-8")
    xml, said = converted(record, capsys)
    assert said.startswith("12.decisions.toml:")
    assert "its words are not in the record any more; the decision on “The pier needs a new lamp" in said
    gone = opened(context, record)
    assert gone.locator("#unfit summary").inner_text().startswith("1 that no longer fit")


def test_what_is_pointed_at_or_reached_is_marked_on_the_other_side(context: BrowserContext, record: Path) -> None:
    page = opened(context, record)
    page.locator("#source [data-p]", has_text="It has been late since Monday.").first.hover()
    assert page.locator("#encoding .hit").all_inner_texts() == ["It has been late since Monday."]
    mark = page.locator("#source [role=button]", has_text="[parom]")
    mark.focus()
    assert page.locator("#encoding .hit").all_inner_texts() == ["[parom]"]
    press(page, "j", "j")
    assert "[parom]" not in page.locator("#now .quote").inner_text()
    mark.focus()
    press(page, "Enter")
    assert page.locator("#now .quote").inner_text() == "“[parom]”"
    page.locator("#encoding .guess", has_text="It had been cold for a week.").click()
    assert "the words of" in headline(page)
    page.locator("#filters summary").click()
    page.get_by_label("printed: nothing was guessed").check()
    page.get_by_label("the speaker of a turn").uncheck()
    shown = page.locator("#count").inner_text()
    page.get_by_label("the speaker of a turn").check()
    assert shown != page.locator("#count").inner_text()


def test_what_was_decided_is_kept_loaded_and_never_silently_lost(context: BrowserContext, record: Path) -> None:
    page = opened(context, record)
    page.fill("#by", "Ada Elm")
    page.locator("h1").click()
    press(page, "a")
    page.close()
    page = opened(context, record)
    assert page.locator("#told").inner_text() == "1 decisions of your last visit were added."
    own = record.with_name("own.toml")
    own.write_text(
        '[[decision]]\nkind = "turn"\nwords = "Mr. Oak: Yes"\nverdict = "note"\nby = "B"\nwhy = "so"\n', "utf-8"
    )
    page.set_input_files("#load", own)
    page.locator("#unfit summary", has_text="1 that no longer fit").wait_for()
    own.write_text('[[decision]]\nkind = """turn"""\n', "utf-8")
    page.set_input_files("#load", own)
    page.locator("#told", has_text="Line 2 is not written as this page writes it").wait_for()
    with page.expect_download() as downloaded:
        page.locator("#download").click()
    downloaded.value.save_as(own)
    assert [one["kind"] for one in tomllib.loads(own.read_text("utf-8"))["decision"]] == ["reported", "turn"]


def test_comments_in_the_file_are_kept(context: BrowserContext, record: Path) -> None:
    file = record.with_name("12.decisions.toml")
    rows = 'kind = "turn"\nwords = "Mr. Oak: Yes"\nverdict = "note"\nby = "B"\nwhy = "so"  # as he told me\n'
    file.write_text(f"# ask again\n[[decision]]\n{rows}# or never\n", "utf-8")
    page = opened(context, record)
    for _ in range(2):  # from the file beside the record, then from what the page itself wrote
        with page.expect_download() as downloaded:
            page.locator("#download").click()
        downloaded.value.save_as(file)
        _, blank, *comments, head = file.read_text("utf-8").split("\n")[:6]
        assert (blank, comments, head) == ("", ["# ask again", "# as he told me", "# or never"], "[[decision]]")
        page.locator("#unfit").evaluate("details => details.open = true")
        page.get_by_role("button", name="Remove").click()
        page.set_input_files("#load", file)
        page.locator("#unfit summary", has_text="1 that no longer fit").wait_for()


def test_words_that_the_program_saw_nothing_in_are_marked(
    context: BrowserContext, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_text(RECORD.read_text("utf-8").replace("Geneva,", "Geneva 🌲,"), "utf-8")
    page = opened(context, record)
    page.fill("#by", "Ada Elm")
    page.locator("h1").click()
    press(page, "m")
    assert page.locator("#told").inner_text() == "Select words in the source first."
    page.evaluate(SELECT, "harbor master")
    press(page, "m", "Escape", "m")
    page.locator("#form select[name=kind]").select_option("correction")
    page.locator("#form input[name=reading]").fill("harbour master")
    press(page, "Enter")
    page.close()
    page = opened(context, record)
    assert page.locator("#told").inner_text() == "1 decisions of your last visit were added."
    with page.expect_download() as downloaded:
        press(page, "s")
    downloaded.value.save_as(record.with_name("12.decisions.toml"))
    xml, said = converted(record, capsys)
    assert '<sic>harbor master</sic><corr resp="#ada-elm" cert="high">harbour master</corr>' in xml
    assert "1 decision applied (" in said


def test_a_record_that_holds_markup_is_shown_and_runs_nothing(context: BrowserContext, tmp_path: Path) -> None:
    text = RECORD.read_text("utf-8").replace("the water was cold", f"the water {HOSTILE} was cold")
    (tmp_path / "page.html").write_bytes(review(Source.from_text(text, f"{HOSTILE}.txt"), file_name="a.toml"))
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.locator("#source .text").text_content() == text
    press(page, *"jjjj")
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("img").count() == 0


def test_axe_finds_nothing(context: BrowserContext, record: Path) -> None:
    page = opened(context, record)
    page.fill("#by", "Ada Elm")
    page.locator("h1").click()
    press(page, "a", "c")
    page.emulate_media(color_scheme="dark")
    assert barriers(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    press(page, "Escape", "?")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
