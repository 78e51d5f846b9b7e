"""The page of CETEIcean in a real browser: speakers, notes and pages are shown, and the TEI runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import end_notes, printed_reading, texts
from tei_memcon.tei.parse import parse
from tests.export.axe import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DOCS = Path(__file__).parents[2] / "docs" / "export.md"


@pytest.fixture
def page(browser: Browser, record: Record, tmp_path: Path) -> Iterator[Page]:
    """The page of a record; an error of a script, or anything fetched, fails the test."""
    file = tmp_path / "page.html"
    file.write_bytes(export(record.root, "cetei", name=record.name))
    page, troubles = browser.new_page(), []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: troubles.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    yield page
    page.close()
    assert troubles == []


def count(record: Record, *names: str) -> int:
    return sum(1 for text in texts(record.root) for _ in text.iter(*(f"{{*}}{name}" for name in names)))


def test_every_turn_and_run_has_its_speaker(page: Page, record: Record) -> None:
    assert page.locator("#text tei-sp[data-speaker], #text tei-said[data-speaker]").count() == count(
        record, "sp", "said"
    )
    labels = page.locator("#text tei-speaker")
    assert labels.count() == count(record, "speaker")
    assert all(label.is_visible() for label in labels.all())


def test_the_worked_example_of_the_docs_runs(page: Page, record: Record) -> None:
    (example,) = re.findall(r"^```javascript\n(.*?)^```$", DOCS.read_text("utf-8"), re.M | re.S)
    passages = sum(int(line.rpartition(": ")[2]) for line in page.evaluate(example))
    assert passages == count(record, "said")


def test_every_note_is_shown_in_the_list_and_its_mark_leads_there_and_back(page: Page, record: Record) -> None:
    assert page.locator("#notes > li").count() == len(end_notes(record.root))
    for mark in page.locator("#text a.mark").all():
        assert mark.is_visible()
        target = mark.get_attribute("href") or ""
        assert page.locator(target).is_visible()
        assert page.locator(f"{target} a.back").get_attribute("href") == f"#{mark.get_attribute('id')}"


def test_every_numbered_page_is_shown(page: Page, record: Record) -> None:
    numbers = [pb.get("n") for text in texts(record.root) for pb in text.iter("{*}pb") if pb.get("n")]
    shown = page.locator("#text .page")
    assert [one.inner_text() for one in shown.all()] == [f"[Page {number}]" for number in numbers]


def test_what_is_left_out_and_what_is_corrected_says_so(page: Page, record: Record) -> None:
    for name in ("ellipsis", "supplied"):
        assert page.locator(f"#text tei-{name}[title]").count() == count(record, name)
    for name in ("ellipsis", "gap", "stage", "supplied", "said", "choice"):
        shown = page.locator(f"#text tei-{name}").all()
        assert len(shown) == count(record, name)
        assert all(one.is_visible() for one in shown if one.inner_text().strip())
    corrected = page.locator("#text tei-corr")
    assert not any(one.is_visible() for one in corrected.all())


def test_the_words_of_the_text_are_there(page: Page, record: Record) -> None:
    shown = re.sub(r"[\W_]+", "", page.locator("#text").inner_text())
    for text in texts(record.root):
        for paragraph in text.iter("{*}p"):
            words = re.sub(r"[\W_]+", "", paragraph.text or "")
            assert words in shown or next(paragraph.iterancestors("{*}note"), None) is not None
    assert all(printed_reading(choice) is not None or not len(choice) for choice in record.root.iter("{*}choice"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 390, "height": 844})
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_each_speaker_has_a_colour(page: Page) -> None:
    colours = page.evaluate(
        "[...document.querySelectorAll('[data-voice]')]"
        ".map(one => [one.dataset.speaker, getComputedStyle(one).getPropertyValue('--said')])"
    )
    assert len({name for name, _ in colours}) == len({colour for _, colour in colours})


def test_a_hostile_record_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    hostile = (
        "<sp onclick='document.title=1'><p onmouseover='document.title=2'>"
        "&lt;/script>&lt;script>document.title=3&lt;/script>"
        "<ref target='javascript:document.title=4'>a</ref><graphic url='x.png'/>"
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>document.title=5</h:script></p></sp>"
    )
    file = tmp_path / "page.html"
    file.write_bytes(export(parse(f"<TEI><text><body>{hostile}</body></text></TEI>".encode(), "calm.xml"), "cetei"))
    page = browser.new_page()
    page.goto(file.as_uri())
    page.locator("tei-p").hover()
    page.locator("tei-ref").click()
    assert page.title() == "calm"
    assert page.locator("script").count() == 3
    page.close()
