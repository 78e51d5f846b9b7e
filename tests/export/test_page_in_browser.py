"""The pages in a real browser: what a style sheet can spoil, no other test sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.tei.parse import parse_file
from tests.export.axe import barriers
from tests.export.conftest import FILES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

# The lowest contrast between letters and the first background behind them, as WCAG 2 counts it, and which letters.
LOWEST_CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = colour => {
    const [r, g, b] = [...rgb(colour)].slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (rgb(colour)[3] === 255) return colour;
    }
  };
  let lowest = [99, ''];
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    for (const part of [null, '::before', '::after']) {
      const [a, b] = [light(getComputedStyle(element, part).color), light(behind(element))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < lowest[0]) lowest = [contrast, element.outerHTML.slice(0, 100)];
    }
  }
  return lowest;
}"""


# Every page is opened some fifty times: these records have between them all that a page can show.
SHOWN = ("bare", "everything", "118944")


@pytest.fixture(params=SHOWN)
def record(request: pytest.FixtureRequest) -> Record:
    return Record(request.param, parse_file(FILES[request.param]).root)


@pytest.fixture
def file(record: Record, tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(export(record.root, "html"))
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]  # playwright's own type for two numbers
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


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
    for name in ("p", "div", "span", "ul", "li", "a", "section"):
        assert page.locator(name).count() == len(re.findall(f"<{name}[ >]", written)), name


def test_works_without_scripts(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("article").is_visible()
    context.close()


def test_note_marks_lead_to_the_notes_and_back(page: Page) -> None:
    for mark in page.locator("a[id^=mark-]").all():
        anchor = mark.get_attribute("id") or ""
        mark.click()
        entry = page.locator(":target")
        assert entry.get_attribute("id") == anchor.replace("mark", "note")
        assert _is_on_screen(page, f"#{entry.get_attribute('id')}")
        entry.locator("a.number").click()
        assert page.locator(":target").get_attribute("id") == anchor
        assert _is_on_screen(page, f"#{anchor}")


def test_page_numbers_stand_in_the_margin_and_apart(page: Page) -> None:
    text = page.locator("article").bounding_box()
    assert text is not None
    boxes = [box for number in page.locator("article .page").all() if (box := number.bounding_box()) is not None]
    assert len(boxes) == page.locator("article .page").count()
    for box in boxes:
        assert 0 < box["x"] < box["x"] + box["width"] < text["x"]
    tops = sorted(box["y"] for box in boxes)
    assert len(set(tops)) == len(tops)


def test_names_in_the_margin_do_not_cover_the_text(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    inset = page.evaluate(
        """[...document.querySelectorAll('article .said[data-gloss]')].map(said => getComputedStyle(said, '::before'))
           .map(style => [style.float, parseFloat(style.marginRight), parseFloat(style.width)])"""
    )
    assert all(side == "right" and -margin >= width for side, margin, width in inset)


def _drawn(page: Page) -> list[tuple[str, str, list[str]]]:
    """What the margin says, how certain it is, and what the style sheet draws for it."""
    drawn: list[tuple[str, str, list[str]]] = page.evaluate(
        """[...document.querySelectorAll('[data-gloss]')].map(element => [
             element.dataset.gloss, element.dataset.cert ?? 'high',
             ['::before', '::after'].map(part => getComputedStyle(element, part).content).filter(c => c !== 'none')])"""
    )
    return drawn


def test_what_the_margin_says_is_drawn_once_and_doubted_on_demand(page: Page) -> None:
    for gloss, _, contents in _drawn(page):
        (content,) = contents
        assert "".join(re.findall(r'"([^"]*)"', content)) == gloss
    if page.locator("#doubts").count():
        page.locator("#doubts").check()
    signs = {"high": "", "medium": " ?", "low": " ??", "unknown": " ??"}
    for gloss, cert, contents in _drawn(page):
        (content,) = contents
        assert "".join(re.findall(r'"([^"]*)"', content)) == gloss + signs[cert]


@pytest.mark.parametrize("width", [320, 768, 992, 1087, 1088])
def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_page_numbers_and_speakers_are_in_the_line_on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for number in page.locator("article .page").all():
        box = number.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    floats = "[...document.querySelectorAll('.said[data-gloss]')].map(said => getComputedStyle(said, '::before').float)"
    assert set(page.evaluate(floats)) <= {"none"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_their_background(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    contrast, letters = page.evaluate(LOWEST_CONTRAST)
    assert contrast >= 4.5, letters


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_dark_on_white_and_hides_nothing_of_the_record(page: Page, scheme: str) -> None:
    def seen() -> list[list[str]]:
        parts = ("article", ".masthead", ".facts dd:not(.cite)", "#citation", ".voices", ".notes")
        return [words(" ".join(page.locator(part).all_inner_texts())) for part in parts]

    on_screen = seen()
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    assert seen() == on_screen
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    contrast, letters = page.evaluate(LOWEST_CONTRAST)
    assert contrast >= 4.5, letters


def test_every_word_of_the_text_can_be_seen(page: Page) -> None:
    hidden = page.evaluate(
        """[...document.querySelectorAll('article *')]
           .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
           .filter(element => !element.checkVisibility({opacityProperty: true, visibilityProperty: true})
                              || !element.getClientRects().length || getComputedStyle(element).fontSize === '0px')
           .map(element => element.outerHTML)"""
    )
    assert hidden == []


def test_guesses_look_different_on_demand(page: Page) -> None:
    if not page.locator("#doubts").count():
        return
    marked = page.locator("article .guess:not(.said, .turn, .rejoined, .choice)")
    for guess in marked.all():
        assert guess.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert not page.locator(".guesses").is_visible()
    page.locator("#doubts").focus()
    page.keyboard.press("Space")
    assert page.locator(".guesses").is_visible()
    marked = page.locator("article .guess:not(.said, .turn, .rejoined)")
    for guess in marked.all():
        assert guess.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    for said in page.locator("article .said.guess.part").all():
        assert said.evaluate("e => parseFloat(getComputedStyle(e).borderInlineStartWidth)") > 0


MARGIN_NOTES = """() => [...document.querySelectorAll('article .note-mark[data-beside]')]
  .map(mark => getComputedStyle(mark, '::after')).map(style => [style.display, style.float, parseFloat(style.width)])"""


def test_notes_stand_in_the_margin_of_a_wide_screen_and_nowhere_else(page: Page) -> None:
    wide = page.evaluate(MARGIN_NOTES)
    assert all(drawn == ["block", "left", 208] for drawn in wide)
    assert len(wide) == page.locator("a[id^=mark-]").count()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert {display for display, _, _ in page.evaluate(MARGIN_NOTES)} <= {"none"}
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    assert {display for display, _, _ in page.evaluate(MARGIN_NOTES)} <= {"none"}


def test_the_legend_stands_beside_the_facts_on_a_wide_screen_and_below_them_on_a_phone(page: Page) -> None:
    boxes = "[...document.querySelectorAll('main > .facts, main > .legend')].map(one => one.getBoundingClientRect())"
    facts, *legends = page.evaluate(boxes)
    assert all(legend["left"] > facts["right"] and legend["top"] < facts["bottom"] for legend in legends)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    facts, *legends = page.evaluate(boxes)
    assert all(legend["left"] == facts["left"] and legend["top"] >= facts["bottom"] for legend in legends)


def test_notes_of_the_margin_do_not_move_the_text(page: Page) -> None:
    places = "[...document.querySelectorAll('article .paragraph')].map(p => p.getBoundingClientRect().top)"
    with_notes = page.evaluate(places)
    page.add_style_tag(content=".note-mark::after { content: none !important; }")
    assert page.evaluate(places) == with_notes


def test_links_to_paragraphs_are_quiet_until_reached(page: Page) -> None:
    for link in page.locator("article a.deep").all():
        opacity = "link => getComputedStyle(link).opacity"
        assert link.evaluate(opacity) == "0"
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert link.evaluate(opacity) == "1"
        page.keyboard.press("Enter")
        assert f"#{page.locator(':target').get_attribute('id')}" == link.get_attribute("href")
        page.locator("h1").click()


def test_the_keyboard_reaches_every_link_in_the_order_of_the_page(page: Page) -> None:
    seen = "a[href], input, button"
    expected = page.evaluate(
        f"[...document.querySelectorAll('{seen}')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
    )
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML"))
    assert reached == expected


def test_the_button_copies_the_citation(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: t => { window.copied = t }}})"
    )
    page.goto(file.as_uri())
    page.locator("button.copy").click()
    assert page.evaluate("copied") == page.locator("#citation").text_content()
    assert page.locator(".cite [role=status]").text_content() == "Copied"
    context.close()


def test_where_nothing_may_be_copied_the_citation_is_selected(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(file.as_uri())
    page.locator("button.copy").click()
    assert page.evaluate("getSelection().toString()") == page.locator("#citation").inner_text()
    context.close()


def test_without_a_script_there_is_no_button(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert not page.locator("button.copy").is_visible()
    context.close()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str, size: dict[str, int]) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    assert barriers(page) == []


def _is_on_screen(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    return box is not None and size is not None and 0 <= box["y"] < size["height"]
