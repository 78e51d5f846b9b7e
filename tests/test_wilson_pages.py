"""One record in all the designs that the pages of the Wilson Center have had: each says the same."""

import re

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

TALK = """\
Zhou Wen: How is the harbor? Have you counted the ships in it, all of them?

Pham Ha: We have counted them. There were twelve.

Zhou Wen: Then you have more than we.

Pham Ha: We have fewer sailors.
"""
TITLE, ABSTRACT = "Zhou Wen and Pham Ha", "Zhou Wen and Pham Ha discuss ships and sailors."
DATE = "April 8, 1967"
CREDITS = "This document was made possible with support from The Harbour Trust"
SITE = "digitalarchive.wilsoncenter.org"
CITATION = f"“{TITLE},” {DATE}, Wilson Center Digital Archive, CWIHP Archives. https://{SITE}/document/112146"
HEAD = ["ZHOU WEN AND PHAM HA", "Beijing, 7 April 1967"]
RIGHTS = "The archive welcomes reuse of its materials for research. Some may be subject to copyright."
BELOW = [
    "Author(s):", "Associated Places", "Associated People", "Wen, Zhou", "Subjects Discussed",
    "Ships", "Harbors--History",
    "Related Documents", "Document Information", "Source", "Working Paper No. 22", "Original Archive", "Rights", RIGHTS,
    "Original Uploaded Date", "2011-11-20", "Type", "Memorandum of Conversation", "Language", "English",
    "Record ID", "112146",
]  # fmt: skip
LANGUAGE = ["Original Language:", "Chinese", "Contents:", "English Translation"]


def page(*lines: str | list[str], between: str = "\n\n") -> str:
    """Lines of a page, and what stands between them."""
    flat = [one for line in lines for one in ([line] if isinstance(line, str) else line)]
    return between.join(flat).replace("\n\n", between) + "\n"


CITED, SUMMED, GIVEN = ["Citation:", CITATION], ["Summary:", ABSTRACT], ["Credits:", CREDITS]
BESIDE = [" ".join(field) for field in (CITED, SUMMED, GIVEN, LANGUAGE[:2], LANGUAGE[2:])]
MENU = ["Search in", "ADD SEARCH FILTER", DATE, "CITATION SHARE DOWNLOAD", "Citation", "get citation"]
SHARED = ["share document", f"https://{SITE}/document/112146", "VIEW DOCUMENT IN", "English HTML"]
FLAT = ["Digital Archive", SITE, "International History Declassified", DATE, TITLE, *BESIDE]
BOATS = "Zhou Wen: " + "We have boats, and we have rafts. " * 12
PAGES = {
    "fields above the text": page(DATE, TITLE, CITED, SUMMED, GIVEN, LANGUAGE, HEAD, TALK),
    "values beside their labels": page(DATE, TITLE, BESIDE, HEAD, TALK, between="\n"),
    "another order, a value missing": page(DATE, TITLE, LANGUAGE, "Credits:", CITED, SUMMED, HEAD, TALK),
    "a bullet before the contents": page(
        DATE, TITLE, CITED, SUMMED, GIVEN, LANGUAGE[:3], "- English Translation", HEAD, TALK
    ),
    "a menu above the date": page(
        "Wilson Center", "Browse", "Exhibits", DATE, TITLE, CREDITS, HEAD, TALK, ABSTRACT, BELOW
    ),
    "navigation and no title": page(MENU, ABSTRACT, CITATION, SHARED, HEAD, TALK),
    "fields below, abstract last": page("Skip to content", DATE, TITLE, CREDITS, HEAD, TALK, ABSTRACT, BELOW),
    "fields below, abstract first": page("Skip to content", DATE, TITLE, ABSTRACT, CREDITS, HEAD, TALK, BELOW),
    "fields below, no blank lines": page(DATE, TITLE, CREDITS, HEAD, TALK.strip(), ABSTRACT, BELOW, between="\n"),
    "no line ends at all": page(TITLE, FLAT, HEAD, TALK, BOATS, between=" ").replace("\n", " "),
}


@pytest.mark.parametrize("design", PAGES)
def test_a_page_of_any_design_says_the_same(design: str) -> None:
    conversion = convert(Source.from_text(PAGES[design]))
    xml = re.sub(r"\n *", "", conversion.xml.decode())
    assert conversion.document.reader == "wilson_center"
    assert f'<title type="main">{TITLE}</title>' in xml
    assert f"<abstract><p>{ABSTRACT}</p></abstract>" in xml
    assert '<creation><placeName>Beijing</placeName>, <date when="1967-04-07">' in xml
    assert '<idno type="wcda">112146</idno>' in xml
    assert xml.count("<sp ") >= 4


@pytest.mark.parametrize("design", PAGES)
def test_no_field_and_no_furniture_stands_in_the_text(design: str) -> None:
    conversion = convert(Source.from_text(PAGES[design]))
    text = "".join(conversion.root.find("{*}text").itertext())  # type: ignore[union-attr]
    for words in (CREDITS, ABSTRACT, DATE, SITE, "Citation", "Contents", "Translation", "Skip", "Search", "Harbors--"):
        assert words not in text


@pytest.mark.parametrize(("language", "original"), [("Romanian", "ro"), ("English", None), ("Ruritanian", None)])
def test_a_language_other_than_that_of_the_text_is_that_of_the_original(language: str, original: str | None) -> None:
    below = [language if line == "English" else line for line in BELOW]
    root = convert(Source.from_text(page("Skip to content", DATE, TITLE, HEAD, TALK, ABSTRACT, below), "r.txt")).root
    stated = root.find(".//{*}bibl[@type='original']/{*}textLang")
    assert (stated.get("mainLang") if stated is not None else None) == original
    assert language in "".join(root.itertext())


@pytest.mark.parametrize("line", ["Declassified", "Share", "Close", "Archive\nHistory"])
def test_a_word_of_the_page_below_the_text_may_be_printed(line: str) -> None:
    parts = ("Skip to content", DATE, TITLE, HEAD, TALK)
    root = convert(Source.from_text(page(*parts, line, ABSTRACT, BELOW))).root
    text = "".join(root.find("{*}text").itertext())  # type: ignore[union-attr]
    assert all(word in text for word in line.split("\n"))


def test_a_word_that_no_page_is_known_to_have_is_not_lost_above_the_date() -> None:
    text = page("Skip to content", "Kept by hand", DATE, TITLE, HEAD, TALK, ABSTRACT, BELOW)
    assert "Kept by hand" in convert(Source.from_text(text)).xml.decode()


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_page_that_begins_between_the_fields_and_the_text_begins_the_text(between: str) -> None:
    paged = page("Skip to content", DATE, TITLE, "\f[Page 5]", TALK.strip(), BELOW, between=between)
    xml = re.sub(r"\n *", "", convert(Source.from_text(paged)).xml.decode())
    assert f'<title type="main">{TITLE}</title>' in xml
    assert '<pb n="5"/><sp ' in xml
    assert xml.count("<sp ") == 4


def test_a_form_feed_is_no_blank_line_between_a_title_and_the_text() -> None:
    paged = page("Skip to content", DATE, TITLE, TALK.strip(), "\f\n[Page 5]", TALK.strip(), BELOW, between="\n")
    xml = convert(Source.from_text(paged.replace("\n\n", "\n"))).xml.decode()
    assert f'<title type="main">{TITLE}</title>' in xml
    assert xml.count("<sp ") == 8


def test_a_citation_alone_makes_a_page_of_the_archive() -> None:
    cited = page(
        "April 8, 1967",
        TITLE,
        "Citation:",
        CITATION.replace("Wilson Center", "History and Public Policy Program"),
        TALK,
    )
    conversion = convert(Source.from_text(cited, "a.txt"))
    assert conversion.document.reader == "wilson_center"
    assert "Citation" not in "".join(words for text in conversion.root.iter("{*}text") for words in text.itertext())
    other = cited.replace("digitalarchive.wilsoncenter.org", "archive.example.org")
    assert convert(Source.from_text(other, "a.txt")).document.reader != "wilson_center"


def test_the_thanks_to_a_foundation_make_a_page_of_the_archive() -> None:
    cut = page("Skip to content", DATE, TITLE, CREDITS, HEAD, TALK)
    document = convert(Source.from_text(cut)).document
    assert document.reader == "wilson_center"
    assert "<funder>The Harbour Trust</funder>" in convert(Source.from_text(cut)).xml.decode()
    thanks = "This conversation was made possible with support from The Harbour Trust"
    assert convert(Source.from_text(cut.replace(CREDITS, thanks))).document.reader == "plain"


def test_the_first_word_of_the_head_is_none_of_the_contents() -> None:
    head = "TRANSCRIPT\nof the talks between Zhou Wen and the delegation"
    for below in ("English Translation", "Translation - English\n\nScan of Original Document"):
        above = page(DATE, TITLE, CITED, LANGUAGE[:3], below)
        root = convert(Source.from_text(f"{above}\n{head}\n\n{TALK}")).root
        assert root.findtext(".//{*}div/{*}head") == head.replace("\n", " ")
        apart = head.replace("\n", "\n\n")
        root = convert(Source.from_text(f"{above}\n{apart}\n\n{TALK}")).root
        assert root.findtext(".//{*}div/{*}head") == head.replace("\n", " ")
    contents = page(DATE, TITLE, CITED, LANGUAGE[:3], "English Translation", "Transcript", HEAD, TALK)
    assert convert(Source.from_text(contents)).root.findtext(".//{*}div/{*}head") == HEAD[0]
