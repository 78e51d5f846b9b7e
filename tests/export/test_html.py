import copy
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import end_notes, texts
from tei_memcon.tei.parse import parse

INLINE = {"a", "b", "i", "em", "sup", "sub", "span", "code"}
VOID = {"meta", "br", "input"}
HOSTILE = "</p><script>alert('x')</script> & \" ' <b>"


class Page(HTMLParser):
    """What a browser would read in the text and the notes of a page; and every element with its attributes."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.words = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(f"{tag}.{dict(attrs).get('class')}")
        self.words += "" if tag in INLINE else " "

    def handle_endtag(self, tag: str) -> None:
        opened = self.open.pop()
        assert opened.startswith(f"{tag}."), f"{opened} is closed by {tag}"
        self.words += "" if tag in INLINE else " "

    def handle_data(self, data: str) -> None:
        inside = {part.partition(".")[0]: part.partition(".")[2] for part in self.open}
        if "article" in inside or ("section.notes" in self.open and "h2" not in inside):
            self.words += data

    def having(self, name: str, value: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if value in (attributes.get(name) or "").split()]


def page_of(body: str, header: str = "") -> Page:
    tei = f"<TEI><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"
    return Page(export(parse(tei.encode(), "test.xml"), "html"))


def without_page_numbers(root: etree._Element) -> etree._Element:
    """The page has them in the margin, without `[Page ]`."""
    root = copy.deepcopy(root)
    for pb in root.iter("{*}pb"):
        pb.attrib.clear()
    return root


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_page_has_the_words_of_the_text_and_no_others(record: Record) -> None:
    root = without_page_numbers(record.root)
    assert words_of(Page(export(root, "html")).words) == words_of(export(root, "text").decode())


def test_every_note_has_one_entry_and_its_mark_leads_there_and_back(record: Record) -> None:
    page = Page(export(record.root, "html"))
    notes = end_notes(record.root)
    entries = [
        attributes["id"]
        for name, attributes in page.elements
        if name == "li" and "note" in (attributes.get("id") or "")
    ]
    assert entries == [f"note-{number}" for number in range(1, len(notes) + 1)]
    marks = {
        attributes["id"]: attributes["href"]
        for attributes in page.having("role", "doc-noteref")
        if attributes.get("id")
    }
    back = {attributes["href"] for attributes in page.having("role", "doc-backlink")}
    assert back == {f"#{mark}" for mark in marks}
    assert len(marks) == sum(note.get("type") != "unanchored" for note in notes)


def test_every_turn_and_run_is_set_off(record: Record) -> None:
    page = Page(export(record.root, "html"))
    body = texts(record.root)
    assert len(page.having("class", "turn")) == sum(1 for text in body for _ in text.iter("{*}sp"))
    runs = [attributes for attributes in page.having("class", "said") if "sample" not in (attributes["class"] or "")]
    assert len(runs) == sum(1 for text in body for _ in text.iter("{*}said"))


def test_every_guess_is_marked_and_listed(record: Record) -> None:
    page = Page(export(record.root, "html"))
    guessed = record.root.xpath("//*[@cert][ancestor::*[local-name()='text']]")
    marked = [attributes for attributes in page.having("class", "guess") if attributes.get("id")]
    assert len(marked) >= len(guessed)
    assert all("certainty" in (attributes["title"] or "") for attributes in marked)
    links = {attributes.get("href") for name, attributes in page.elements if name == "a"}
    assert {f"#{attributes['id']}" for attributes in marked} <= links


def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(record: Record) -> None:
    elements = Page(export(record.root, "html")).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [href for _, attributes in elements if (href := attributes.get("href") or "").startswith("#")]
    assert {link[1:] for link in links} <= set(ids)


def test_nothing_is_fetched_and_nothing_runs_but_the_script_of_the_copy_button(record: Record) -> None:
    page = export(record.root, "html").decode()
    elements = Page(page.encode()).elements
    assert not {name for name, _ in elements} & {"link", "img", "iframe", "object", "form", "base"}
    assert not [
        key for _, attributes in elements for key in attributes if key in ("src", "style") or key.startswith("on")
    ]
    assert [attributes for name, attributes in elements if name == "script"] == [{}]
    assert "url(" not in page
    assert "@import" not in page


def test_headings_go_down_one_level_at_a_time(record: Record) -> None:
    levels = [int(name[1]) for name, _ in Page(export(record.root, "html")).elements if re.fullmatch("h[1-6]", name)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


@pytest.mark.parametrize("place", ["text", "label", "note", "title", "name", "classification", "attribute"])
def test_markup_characters_are_words(place: str) -> None:
    hostile = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    parts = dict.fromkeys(("text", "label", "note", "title", "name", "classification", "attribute"), "x")
    parts[place] = hostile
    header = (
        f"<titleStmt><title>{parts['title']}</title></titleStmt>"
        f"<particDesc><person xml:id='a'><persName>{parts['name']}</persName></person></particDesc>"
        f"<keywords scheme='#classification'><term>{parts['classification']}</term></keywords>"
    )
    page = page_of(
        f"<sp who='#a'><speaker>{parts['label']}</speaker><p>{parts['text']}<note n='1'>{parts['note']}</note></p></sp>"
        f'<p><said who="#{parts["attribute"]}" cert="{parts["attribute"]}">x</said><pb n="{parts["attribute"]}"/></p>',
        header,
    )
    assert [name for name, _ in page.elements].count("script") == 1
    harmless = {"id", "class", "href", "role", "title", "lang", "dir", "charset", "name", "content"}
    harmless |= {"aria-label", "aria-labelledby", "data-cert", "data-gloss", "data-bar", "data-beside", "data-copies"}
    harmless |= {"type", "hidden", "http-equiv"}
    assert {key for _, attributes in page.elements for key in attributes} <= harmless
    if place in ("text", "label", "note"):
        assert HOSTILE in page.words


def test_a_link_leads_to_web_pages_only() -> None:
    page = page_of("<p><ref target='javascript:alert(1)'>a</ref> <ref target='https://example.org/'>b</ref></p>")
    links = [attributes["href"] for name, attributes in page.elements if name == "a"]
    assert links == ["#text", "#paragraph-1", "https://example.org/"]


def test_every_paragraph_page_and_note_has_a_link_to_itself(record: Record) -> None:
    page = Page(export(record.root, "html"))
    ids = [id_ for _, one in page.elements if (id_ := one.get("id") or "").startswith(("paragraph-", "note-"))]
    assert [one["href"] for one in page.having("class", "deep")] == [f"#{id_}" for id_ in ids]
    pages = [one["id"] for one in page.having("role", "doc-pagebreak")]
    assert [one["href"] for one in page.having("class", "page") if "href" in one] == [f"#{id_}" for id_ in pages]


def test_a_page_is_linked_by_its_printed_number() -> None:
    page = page_of("<p>a<pb n='214'/>b<pb n='215'/>c<pb n='214'/>d<pb/></p>")
    assert [one["id"] for one in page.having("role", "doc-pagebreak")] == [
        "page-214",
        "page-215",
        "page-214.2",
        "page-begins",
    ]


def test_no_link_is_made_around_another() -> None:
    page = page_of("<p><ref target='https://example.org/'>a<pb n='2'/>b</ref></p>")
    assert "https://example.org/" not in {one.get("href") for _, one in page.elements}
    assert page.having("class", "page")


def test_the_margin_repeats_a_note_and_cuts_a_long_one_between_words() -> None:
    page = page_of(f"<p>a<note n='1'><p>One</p><p>two.</p></note> b<note n='2'>{'word ' * 200}</note></p>")
    short, long = (one["data-beside"] or "" for _, one in page.elements if "data-beside" in one)
    assert short == "1 One two."
    assert len(long) < 330
    assert long.endswith(" word …")


def test_an_omission_says_how_much_is_missing_where_that_is_known() -> None:
    page = page_of(
        "<ellipsis unit='page' quantity='5'/><gap reason='notDeclassified' unit='line' atMost='2'/><gap unit='page'/>"
        "<gap reason='illegible' unit='word' quantity='1'/><stage quantity='3' unit='second'/>"
    )
    missing = [one for one in page.having("class", "missing") if "title" in one]  # not those of the legend
    assert [one.get("data-gloss") for one in missing] == ["5 pages", "at most 2 lines", None, "1 word", None]
    assert missing[1]["title"] == "not declassified: at most 2 lines"


def test_the_legend_names_each_voice_once_with_its_colour_and_what_it_says() -> None:
    page = export(
        parse(
            b"<TEI><text><p><said who='#b'>x</said> <said>y</said></p><sp who='#a'/><sp who='#b'/></text></TEI>", "t"
        ),
        "html",
    ).decode()
    legend = re.findall(r'<li class="(voice-\w+)"><b>(.*?)</b> (.*?)</li>', page)
    assert legend == [
        ("voice-1", "b", "1 turn, 1 reported passage"),
        ("voice-2", "a", "1 turn"),
        ("voice-none", "Not identified", "1 reported passage"),
    ]


def test_more_voices_than_colours_begin_again_and_say_so() -> None:
    speeches = "".join(f"<sp who='#{who}'><p>Yes.</p></sp>" for who in "abcdefghij")
    page = export(parse(f"<TEI><text>{speeches}</text></TEI>".encode(), "t"), "html").decode()
    legend = re.findall(r'<li class="(voice-[\w ]+)"><b>(.*?)</b>', page)
    assert legend[7:] == [("voice-8", "h"), ("voice-1 again", "i"), ("voice-2 again", "j")]


ASKED_FOR = (
    "<bibl type='digitalSource'><title level='a'>Harbours</title>, <ref target='https://e.org'>e.org</ref></bibl>"
)
PUBLISHED = "<bibl type='digitalSource'><title level='s'>Records</title>, Document 2</bibl>"
KEPT = "<msDesc><msIdentifier><repository>An Archive</repository><idno>Box 1.</idno></msIdentifier></msDesc>"
CITED = {
    ASKED_FOR: "Harbours, e.org",
    PUBLISHED + KEPT: "“On Lamps”, Harbourtown, 1 May. Records, Document 2. An Archive, Box 1",
    "": "“On Lamps”, Harbourtown, 1 May",
}


@pytest.mark.parametrize("source", CITED)
def test_is_cited_as_the_source_asks_or_by_what_the_header_has(source: str) -> None:
    header = (
        f"<fileDesc><titleStmt><title>On Lamps</title></titleStmt><sourceDesc>{source}</sourceDesc></fileDesc>"
        "<profileDesc><creation><placeName>Harbourtown</placeName> <date>1 May</date></creation></profileDesc>"
    )
    page = export(parse(f"<TEI><teiHeader>{header}</teiHeader></TEI>".encode(), "test.xml"), "html").decode()
    assert f'<span id="citation">{CITED[source]}</span>' in page


def test_doubt_of_the_source_is_not_called_a_guess_of_the_program() -> None:
    (turn,) = page_of("<sp who='#hyland' cert='low'><speaker>Hyland (?):</speaker><p>x</p></sp>").having(
        "class", "turn"
    )
    assert turn["title"] == "speaker of a turn: hyland (doubtful in the source, certainty low)"


def test_what_is_certain_is_not_marked() -> None:
    assert not page_of(
        "<sp who='#bush'><speaker>G. Bush.</speaker><p>x <supplied resp='#source-editor'>[y]</supplied></p></sp>"
    ).having("class", "guess")


def test_persons_without_an_identifier_are_listed_without_an_anchor() -> None:
    page = page_of("<p/>", "<particDesc><person><persName>A</persName></person><person/></particDesc>")
    assert [attributes.get("id") for name, attributes in page.elements if name == "li"] == [None, None]


def persons(*sides: str) -> list[tuple[str, str]]:
    """The names and the persons of each side on the page of a record with one person of each of these."""
    header = "".join(
        f"<person><persName>{name}</persName>{f'<affiliation>{side}</affiliation>' if side else ''}</person>"
        for name, side in zip("ABC", sides, strict=False)
    )
    page = export(parse(f"<TEI><particDesc>{header}</particDesc></TEI>".encode(), "test.xml"), "html").decode()
    sides_found = re.findall(r"<dt>(\w+)</dt><dd><ul class=.persons.(.*?)</ul>", page, re.DOTALL)
    return [(side, ", ".join(re.findall(r"person-name.>(\w+)<", members))) for side, members in sides_found]


def test_persons_of_one_side_stand_together_where_the_record_has_sides() -> None:
    assert persons("Harbour", "Hills", "Harbour") == [("Harbour", "A, C"), ("Hills", "B")]
    assert persons("Harbour", "Harbour", "") == [("Harbour", "A, B"), ("Others", "C")]


def test_an_affiliation_that_nobody_shares_is_no_side() -> None:
    assert persons("Harbour", "Hills", "") == [("Persons", "A, B, C")]


def test_language_of_the_text_and_of_foreign_words_is_told() -> None:
    tei = b"<TEI><text xml:lang='de'><p>Ein <foreign xml:lang='ru-Latn'>slovo</foreign></p></text></TEI>"
    page = Page(export(parse(tei, "test.xml"), "html"))
    assert [attributes["lang"] for _, attributes in page.elements if "lang" in attributes] == ["en", "de", "ru-Latn"]


TAGS = [
    *("p", "div", "sp", "speaker", "said", "list", "item", "label", "head", "note", "pb", "lb", "stage", "gap", "desc"),
    *("choice", "sic", "corr", "table", "row", "cell", "hi", "ref", "persName", "supplied", "foreign", "fw", "unknown"),
]
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["n", "rend", "type", "who", "cert", "resp", "place", "target", "ref", "break", "unit"]),
    st.sampled_from(
        ["1", "bullet", "sub", "unanchored", "#a #b", "high", "#tei-memcon", "inline", "no", "noteMark", '"<&']
    ),
    max_size=3,
)
NODES: st.SearchStrategy[Any] = st.recursive(
    st.tuples(st.sampled_from(TAGS), ATTRIBUTES, st.just([]), st.sampled_from(["", " x ", "a<b&c", "é"])),
    lambda nodes: st.tuples(
        st.sampled_from(TAGS), ATTRIBUTES, st.lists(nodes, max_size=4), st.sampled_from(["", "y", " z "])
    ),
    max_leaves=15,
)


def build(parent: etree._Element, node: tuple[str, dict[str, str], list[Any], str]) -> None:
    name, attributes, children, text = node
    element = etree.SubElement(parent, name, attributes)
    element.text = text
    for child in children:
        build(element, child)
    element.tail = f" {text}"


@settings(max_examples=300)
@given(NODES)
def test_no_tei_makes_an_exporter_fail_or_lose_a_word(node: tuple[str, dict[str, str], list[Any], str]) -> None:
    root = etree.Element("TEI")
    build(etree.SubElement(etree.SubElement(root, "text"), "body"), node)
    root = without_page_numbers(root)
    on_page = Page(export(root, "html")).words
    assert sorted("".join(words_of(on_page))) == sorted("".join(words_of(export(root, "text").decode())))
    assert export(root, "csv")
    export(root, "jsonl")
