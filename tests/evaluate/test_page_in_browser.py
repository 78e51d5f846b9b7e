"""The comparison page in a real browser: what a style sheet can spoil, no other test sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tei_memcon.evaluate import Result
from tei_memcon.evaluate.page import page as write_page
from tests.export.test_page_in_browser import LOWEST_CONTRAST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def file(result: Result, tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(write_page(result, "d12", "index.html"))
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The page without scripts, as it must work."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


@pytest.fixture
def measured(browser: Browser, file: Path) -> Iterator[Page]:
    """The same, where scripts of the test may measure."""
    page = browser.new_page()
    page.goto(file.as_uri())
    yield page
    page.close()


def test_opens_without_an_error_and_asks_for_nothing(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.close()
    assert said == []
    assert asked == [file.as_uri()]


def test_the_browser_repairs_nothing(page: Page, file: Path) -> None:
    written = re.sub(r"<style>.*?</style>", "", file.read_text("utf-8"), flags=re.DOTALL)
    for name in ("tr", "td", "span", "li", "a", "del", "ins", "section"):
        assert page.locator(name).count() == len(re.findall(f"<{name}[ >]", written)), name


def test_a_feature_is_shown_and_hidden_by_its_checkbox(page: Page) -> None:
    sign = page.locator("#texts .sign.wrong", has_text="page break 42")
    assert sign.is_visible()
    box = page.get_by_label("page breaks", exact=True)
    box.uncheck()
    assert not sign.is_visible()
    assert page.locator("#texts .sign.wrong", has_text="note ref 2").first.is_visible()
    box.check()
    assert sign.is_visible()


def test_what_is_right_is_hidden_until_it_is_asked_for(page: Page) -> None:
    right = page.locator("#texts .sign.right").first
    assert not right.is_visible()
    page.get_by_label("also what is right").check()
    assert right.is_visible()


def test_rows_that_are_the_same_can_be_put_away(page: Page) -> None:
    same, differing = page.locator("#texts tr.same").first, page.locator("#texts tr.differs").first
    assert same.is_visible()
    page.get_by_label("only rows that differ").check()
    assert not same.is_visible()
    assert differing.is_visible()


def test_the_keyboard_reaches_the_signs_and_a_difference_leads_to_its_place(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    entry = page.locator("#difference-3 a")
    entry.focus()
    page.keyboard.press("Enter")
    assert page.locator(":target").get_attribute("id") == "gold-3"
    page.keyboard.press("Tab")
    assert "sign" in (page.locator(":focus").get_attribute("class") or "")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert (page.locator(":target").get_attribute("id") or "").startswith("difference-")


def test_a_reader_that_does_not_see_is_told_what_a_sign_means(page: Page) -> None:
    assert page.get_by_role("link", name="− page break 42 (missing in the prediction)").count() == 1
    assert page.get_by_role("link", name="+ note ref 2 (elsewhere on the other side)").count() == 1
    assert page.get_by_role("table", name="The texts").get_by_role("columnheader").count() == 2


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(measured: Page, width: int) -> None:
    measured.set_viewport_size({"width": width, "height": 844})
    assert measured.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_each_side_is_named_and_the_rows_keep_their_roles(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator("#texts .side").first.is_visible()
    gold, pred = (page.locator(f"#texts tr:first-child td.{side}").bounding_box() for side in ("gold", "pred"))
    assert gold is not None
    assert pred is not None
    assert gold["x"] == pred["x"]
    assert pred["y"] >= gold["y"] + gold["height"]
    assert page.get_by_role("table", name="The texts").get_by_role("cell").count() > 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_their_background(measured: Page, scheme: str) -> None:
    measured.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    measured.get_by_label("also what is right").check()
    contrast, letters = measured.evaluate(LOWEST_CONTRAST)
    assert contrast >= 4.5, letters
