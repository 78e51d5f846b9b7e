"""The page of contents that a folder of pages gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tei_memcon.exporters import Record, html
from tei_memcon.tei.parse import parse
from tests.export.axe import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def record(name: str, day: str, text: str, *people: str, title: str = "Talks") -> Record:
    """A record with these people in its header, and a text in which `#a` is the first of them."""
    persons = "".join(
        f"<person xml:id='{i}'><persName>{who}</persName></person>" for i, who in zip("abc", people, strict=False)
    )
    date = f"<creation><placeName>Harbourtown</placeName> <date when='{day}'>on {day}</date></creation>" if day else ""
    tei = f"""<TEI><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc><profileDesc>{date}
      <particDesc>{persons}</particDesc></profileDesc></teiHeader><text><body>{text}</body></text></TEI>"""
    return Record(name, parse(tei.encode(), name).root)


RECORDS = [
    record("late", "1990-11-19", "<p>Three words here.</p>", "Brandl", "Ahlers"),
    record("a/none", "", "<p>One</p>", "Adelmann"),
    record(
        "early", "1969-03-08", "<sp who='#b'><p>Two words.<note n='1'>Not these.</note></p></sp>", "Brandl", "Keane"
    ),
    record("same:day", "1990-11-19", "<p>A longer text of six words.</p>", title="&lt;b&gt;R&amp;D"),
]


def page_of(records: list[Record]) -> str:
    return html.contents([html.entry(one) for one in records]).decode()


def rows(page: str) -> list[tuple[str, str, str]]:
    """Address, people and length of each row."""
    return re.findall(
        r'<tr role="row"[^>]* data-people="(.*?)" data-length="(.*?)">.*?<a href="([^"#]+)">', page, re.DOTALL
    )


def test_records_stand_by_date_with_those_without_one_last() -> None:
    assert rows(page_of(RECORDS)) == [
        ("Keane", "2", "early.html"),
        ("Brandl; Ahlers", "3", "late.html"),
        ("", "6", "same%3Aday.html"),
        ("Adelmann", "1", "a/none.html"),
    ]


def test_the_order_of_the_files_does_not_matter() -> None:
    assert page_of(RECORDS[::-1]) == page_of(RECORDS)


def test_people_lead_to_their_records() -> None:
    (section,) = re.findall(r'<h2 id="people">.*?</section>', page_of(RECORDS), re.DOTALL)
    people = {name: re.findall('href="(.*?)"', links) for name, links in re.findall("<li>(.*?): (.*?)</li>", section)}
    assert people == {
        "Adelmann": ["a/none.html"],
        "Ahlers": ["late.html"],
        "Brandl": ["late.html"],
        "Keane": ["early.html"],
    }


def persons(*records: tuple[str, str]) -> dict[str, list[str]]:
    """The people of records with one person each, an identifier and a name, maybe with more: names and records."""
    found = []
    for number, (identifier, inside) in enumerate(records, 1):
        names = inside if "<" in inside else f"<persName>{inside}</persName>"
        person = f"<person xml:id='{identifier}'>{names}</person>"
        tei = f"<TEI><teiHeader><profileDesc><particDesc>{person}</particDesc></profileDesc></teiHeader><text/></TEI>"
        found.append(Record(str(number), parse(tei.encode(), "a.xml").root))
    (section,) = re.findall(r'<h2 id="people">.*?</section>', page_of(found), re.DOTALL)
    return {
        name: re.findall('href="(.*?).html"', links) for name, links in re.findall("<li>(.*?): (.*?)</li>", section)
    }


@pytest.mark.parametrize(
    ("records", "people"),
    [
        ([("oak", "Oak"), ("oak", "Ann Oak"), ("oak", "A. OAK")], {"Ann Oak": ["1", "2", "3"]}),
        ([("oak", "Ann Oak"), ("oak-a", "Minister A. Oak")], {"Ann Oak": ["1", "2"]}),
        ([("p_OA1", "Oak, Ann"), ("p_OA2", "Oak, Ann B."), ("oak", "Ann Oak")], {"Oak, Ann B.": ["1", "2", "3"]}),
        ([("oak", "Ann Oak"), ("oak", "Ben Oak")], {"Ann Oak": ["1"], "Ben Oak": ["2"]}),
        ([("oak", "Ann Oak"), ("oak", "Ben Oak"), ("oak", "Oak")], {"Ann Oak": ["1"], "Ben Oak": ["2"], "Oak": ["3"]}),
        ([("elm", "Ann Elm"), ("oak", "Elm")], {"Ann Elm": ["1"], "Elm": ["2"]}),
        (
            [("chair", "<persName><roleName>the Chairman</roleName></persName>")] * 2,
            {"the Chairman (whoever held the office)": ["1", "2"]},
        ),
        (
            [
                ("oak", "<persName>Oak</persName><idno type='viaf'>1</idno>"),
                ("keeper", "<persName>Ann Oak</persName><idno type='viaf'>1</idno>"),
            ],
            {"Ann Oak": ["1", "2"]},
        ),
        (
            [
                ("oak", "<persName>Oak</persName><idno type='viaf'>1</idno>"),
                ("oak", "<persName>Ann Oak</persName><idno type='viaf'>2</idno>"),
            ],
            {"Ann Oak": ["2"], "Oak": ["1"]},
        ),
    ],
)
def test_one_person_is_one_entry_under_every_name(records: list[tuple[str, str]], people: dict[str, list[str]]) -> None:
    assert persons(*records) == people


def test_years_and_days_are_linked_and_each_anchor_is_there_once() -> None:
    page = page_of(RECORDS)
    ids = re.findall(' id="(.*?)"', page)
    assert len(ids) == len(set(ids))
    links = re.findall('href="#(.*?)"', page)
    assert set(links) <= set(ids)
    assert {"year-1969", "year-1990", "year-9999", "day-1990-11-19", "people"} <= set(links)


def test_markup_characters_are_words() -> None:
    page = page_of(RECORDS)
    assert "&lt;b&gt;R&amp;D" in page
    assert page.count("<script>") == 1


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    file = tmp_path / "index.html"
    file.write_text(page_of(RECORDS), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    yield page
    page.close()


def order(page: Page) -> list[str]:
    addresses: list[str] = page.evaluate(
        "[...document.querySelectorAll('tbody th a')].map(a => a.getAttribute('href'))"
    )
    return [address.removesuffix(".html") for address in addresses]


@pytest.mark.browser
def test_buttons_can_be_seen_and_touched_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Words").click()
    assert order(page) == ["a/none", "early", "late", "same%3Aday"]
    boxes = [button.bounding_box() for button in page.get_by_role("button").all()]
    assert all(box and box["x"] >= 0 and box["y"] == boxes[0]["y"] for box in boxes)  # type: ignore[index]


@pytest.mark.browser
def test_buttons_sort_by_date_people_and_length_both_ways(page: Page) -> None:
    for name, expected in {
        "Words": ["a/none", "early", "late", "same%3Aday"],
        "People": ["same%3Aday", "a/none", "late", "early"],
        "Date": ["early", "same%3Aday", "late", "a/none"],
    }.items():
        button = page.get_by_role("button", name=name)
        button.focus()
        page.keyboard.press("Enter")
        assert order(page) == expected
        assert page.locator("th[aria-sort=ascending]").inner_text().startswith(name)
    button.click()
    assert order(page)[0] == "a/none"
    assert page.locator("th[aria-sort=descending]").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 844})
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.browser
def test_without_a_script_it_is_a_table_by_date(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text(page_of(RECORDS), "utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("button").count() == 0
    assert page.locator("tbody tr").count() == 4
    context.close()
