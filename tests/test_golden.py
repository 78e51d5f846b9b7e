"""The founding records: their TEI is the golden file beside them, and what was promised of them holds in detail."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei_memcon.convert import Conversion, convert
from tei_memcon.source import Source

CORPUS = Path(__file__).parents[1] / "corpus"
RECORDS = sorted(CORPUS.glob("**/*.txt"))
Golden = Callable[[Path, bytes], None]
TEI = "http://www.tei-c.org/ns/1.0"


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_converted_to_the_tei_beside_it(path: Path, golden: Golden) -> None:
    golden(path.with_suffix(".xml"), convert(Source.from_path(path), schemas="../../schemas").xml)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_same_record_gives_the_same_bytes(path: Path) -> None:
    source = Source.from_path(path)
    assert convert(source).xml == convert(source).xml


@pytest.fixture(scope="module")
def wilson() -> Conversion:
    """The conversation of Gorbachev and Bush in Paris, 1990: direct speech."""
    return convert(Source.from_path(CORPUS / "wilson" / "118944.txt"))


@pytest.fixture(scope="module")
def frus() -> Conversion:
    """The conversation of Gromyko and Shultz in Stockholm, 1984: reported speech."""
    return convert(Source.from_path(CORPUS / "frus" / "1984-01-18-d68.txt"))


def find(conversion: Conversion, path: str) -> list[etree._Element]:
    """The elements of a path in which ``t:`` is TEI."""
    found = conversion.root.xpath(path, namespaces={"t": TEI})
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def values(conversion: Conversion, path: str) -> list[str]:
    """The strings of a path: texts or attributes."""
    found = conversion.root.xpath(path, namespaces={"t": TEI})
    assert isinstance(found, list)
    return [str(value) for value in found]


def said(element: etree._Element) -> str:
    """The words of an element, those of its notes left out."""
    found = element.xpath(".//text()[not(ancestor::t:note)]", namespaces={"t": TEI})
    assert isinstance(found, list)
    return " ".join("".join(map(str, found)).split())


def before(element: etree._Element) -> str:
    """The words that stand before an element in its paragraph, notes left out."""
    path = "preceding::text()[not(ancestor::t:note)][ancestor::t:p or ancestor::t:item or ancestor::t:head]"
    found = element.xpath(path, namespaces={"t": TEI})
    assert isinstance(found, list)
    return "".join(map(str, found))


def after(element: etree._Element) -> str:
    """The words that follow an element, notes left out."""
    found = element.xpath("following::text()[not(ancestor::t:note)]", namespaces={"t": TEI})
    assert isinstance(found, list)
    return "".join(map(str, found))


# The founding Wilson record


def test_wilson_has_thirteen_turns_by_two_people(wilson: Conversion) -> None:
    turns = values(wilson, "//t:sp/@who")
    assert turns == ["#bush" if i % 2 == 0 else "#gorbachev" for i in range(13)]
    assert sorted(values(wilson, "//t:person/@xml:id")) == ["bush", "gorbachev"]


def test_wilson_labels_are_printed_as_they_stand(wilson: Conversion) -> None:
    assert {said(label) for label in find(wilson, "//t:speaker")} == {"G. Bush.", "M.S. Gorbachev.", "[G. Bush.]"}
    assert len(find(wilson, "//t:speaker")) == 13


def test_wilson_one_label_is_supplied_in_brackets(wilson: Conversion) -> None:
    (supplied,) = find(wilson, "//t:speaker/t:supplied")
    assert (supplied.text, supplied.get("resp")) == ("[G. Bush.]", "#source-editor")


@pytest.mark.parametrize(
    ("opening", "who", "place"),
    [
        ("The issue of the tempo of the changes,", "#gorbachev", 2),
        ("A few days ago, while a guest of Chancellor Kohl,", "#bush", 2),
        ("In this issue, I need your help.", "#bush", 3),
        ("I wanted to speak with you about this alone,", "#bush", 9),
        ("Secondly. On the strength of the choice", "#gorbachev", 2),
        ("That is the dilemma which we must resolve.", "#gorbachev", 4),
        ("We agree that such a resolution should be adopted", "#gorbachev", 9),
        ("On China's position. We see that the Chinese", "#gorbachev", 2),
    ],
)
def test_wilson_unlabelled_paragraphs_are_in_the_turn_they_continue(
    wilson: Conversion, opening: str, who: str, place: int
) -> None:
    (turn,) = [p.getparent() for p in find(wilson, "//t:sp/t:p") if said(p).startswith(opening)]
    assert turn is not None
    assert turn.get("who") == who
    paragraphs = [said(p) for p in turn.iterfind(f"{{{TEI}}}p")]
    assert paragraphs[place - 1].startswith(opening)


def test_wilson_five_pages_are_omitted_between_two_turns(wilson: Conversion) -> None:
    (ellipsis,) = find(wilson, "//t:ellipsis")
    assert (ellipsis.get("unit"), ellipsis.get("quantity")) == ("page", "5")
    assert said(ellipsis) == "[Five pages omitted in the original.]"
    turn, resumed = ellipsis.getprevious(), ellipsis.getnext()
    assert turn is not None
    assert resumed is not None
    assert (turn.get("who"), resumed.get("who")) == ("#gorbachev", "#bush")


def test_wilson_one_gap_ends_the_record(wilson: Conversion) -> None:
    (gap,) = find(wilson, "//t:gap")
    assert (gap.get("reason"), gap.get("extent")) == ("lacuna", "unknown")
    assert said(gap) == "[The text breaks off in the original.]"
    assert gap.getnext() is None
    parent = gap.getparent()
    assert parent is not None
    assert parent.get("type") == "conversation"


def test_wilson_words_of_the_editors_and_of_the_original(wilson: Conversion) -> None:
    (supplied,) = find(wilson, "//t:p//t:supplied")
    assert (supplied.text, supplied.get("resp")) == ("[to compel]", "#source-editor")
    (foreign,) = find(wilson, "//t:foreign")
    assert foreign.text == "[Deskat']"
    assert values(wilson, "//t:foreign/@xml:lang") == ["ru-Latn"]
    assert (foreign.get("resp"), foreign.get("cert")) == ("#tei-memcon", "medium")


def test_wilson_two_paragraphs_are_rejoined(wilson: Conversion) -> None:
    cuts = find(wilson, "//t:lb[@type='rejoined']")
    assert [(before(cut)[-10:], after(cut)[:15]) for cut in cuts] == [
        ("sparing a ", "single country."),
        (" directed ", "against China. "),
    ]
    assert {(cut.get("resp"), cut.get("cert")) for cut in cuts} == {("#tei-memcon", "high")}


def test_wilson_the_broken_name_is_in_one_choice(wilson: Conversion) -> None:
    (choice,) = find(wilson, "//t:choice")
    assert [said(reading) for reading in choice] == ["Pe rez de Cue llar", "Perez de Cuellar"]
    assert values(wilson, "//t:corr/@resp") == ["#tei-memcon"]
    assert values(wilson, "//t:corr/@cert") != []


def test_wilson_a_misprint_stays_and_is_suggested(wilson: Conversion) -> None:
    (head,) = find(wilson, "//t:div/t:head")
    assert "THE PRESIDENT OF THE USUS, G. BUSH" in said(head)
    suggested = [remark for remark in wilson.document.remarks if remark.kind == "suggestion"]
    source = wilson.document.source
    assert [source.text[slice(*remark.span)] for remark in suggested] == ["USUS"]
    assert "US" in suggested[0].message


def test_wilson_three_points_of_a_speaker_are_no_omission(wilson: Conversion) -> None:
    endings = [said(p)[-15:] for p in find(wilson, "//t:p") if said(p).endswith("...")]
    assert endings == ["crazy system...", "ithin the UN..."]


def test_wilson_header_says_what_the_page_says(wilson: Conversion) -> None:
    assert values(wilson, "//t:titleStmt/t:title[@type='main']/text()") == [
        "Record of a Conversation between M. S. Gorbachev and President of the US George Bush in Paris"
    ]
    assert values(wilson, "//t:titleStmt/t:funder/text()") == ["Leon Levy Foundation"]
    assert values(wilson, "//t:publicationStmt/t:idno[@type='wcda']/text()") == ["118944"]
    assert values(wilson, "//t:abstract/t:p/text()") == [
        "Gorbachev and Bush discuss options for responding to the Iraqi invasion of Kuwait."
    ]
    assert values(wilson, "//t:setting/t:placeName/text()") == ["Paris"]
    assert values(wilson, "//t:setting/t:date/@when") == ["1990-11-19"]
    assert values(wilson, "//t:textLang/@mainLang") == ["ru"]
    assert values(wilson, "//t:idno[@type='sha256']/text()") == [wilson.document.source.sha256]


# The founding FRUS record


def test_frus_number_and_head(frus: Conversion) -> None:
    assert values(frus, "//t:div/@n") == ["68"]
    assert values(frus, "//t:div/@xml:id") == ["d68"]
    assert [said(head) for head in find(frus, "//t:div/t:head")] == [
        "68. Memorandum of Conversation",
        "HUMAN RIGHTS extracts from Secretary’s Stockholm Meeting with Gromyko, January 18, 1984.",
    ]


def test_frus_five_notes_stand_at_their_marks(frus: Conversion) -> None:
    notes = find(frus, "//t:note")
    assert [(note.get("n"), before(note)[-14:], words_of(note)[:14]) for note in notes] == [
        ("1", "f Conversation", "Source: Depart"),
        ("2", "ated publicly.", "In telegram 10"),
        ("3", "stal families.", "The Soviet Gov"),
        ("4", "rov and Begun,", "Reference is t"),
        ("5", " the meeting.)", "Not found."),
    ]
    assert [note.get("type") for note in notes] == ["source", None, None, None, None]


def words_of(note: etree._Element) -> str:
    """The words of a note."""
    return "".join(map(str, note.itertext()))


def test_frus_no_note_number_is_left_in_the_text(frus: Conversion) -> None:
    (div,) = find(frus, "//t:body/t:div")
    for mark in ("Conversation1", "publicly.2", "families.3", "Begun,4", "meeting.)5"):
        assert mark not in said(div)


def test_frus_three_pages_begin_at_their_places(frus: Conversion) -> None:
    breaks = find(frus, "//t:pb")
    assert [(page.get("n"), before(page)[-8:], after(page)[:6]) for page in breaks] == [
        ("214", "discuss ", " any s"),
        ("215", "nowhere ", " else "),
        ("216", "pouses. ", " (Amba"),
    ]


def test_frus_six_dash_items_are_a_list(frus: Conversion) -> None:
    (dashes,) = find(frus, "//t:list")
    assert dashes.get("rend") == "dash"
    assert [said(item)[:11] for item in dashes] == [
        "—First, the", "—Second, he", "—Third, he ", "—Further, h", "—He also wa", "—On a more ",
    ]  # fmt: skip


def test_frus_reported_speech_is_attributed_paragraph_by_paragraph(frus: Conversion) -> None:
    gromyko, secretary = ["#gromyko"], ["#secretary"]
    paragraphs = find(frus, "//t:div/t:p")
    assert [runs(paragraph) for paragraph in paragraphs] == [
        gromyko, secretary, gromyko, secretary, gromyko, gromyko, secretary,
    ]  # fmt: skip
    assert said(paragraphs[3]).startswith("These were some of the comments")
    assert [runs(item) for item in find(frus, "//t:item")] == [secretary] * 6


def runs(element: etree._Element) -> list[str | None]:
    """Who says the runs of reported speech in an element."""
    return [run.get("who") for run in element.iter(f"{{{TEI}}}said")]


def test_frus_all_of_each_paragraph_is_somebodys(frus: Conversion) -> None:
    for paragraph in find(frus, "//t:div/t:p"):
        assert said(paragraph) == " ".join(said(run) for run in paragraph.iter(f"{{{TEI}}}said"))


def test_frus_the_parenthesis_about_hartman_is_narration(frus: Conversion) -> None:
    (last,) = find(frus, "//t:item[last()]")
    assert said(last).endswith("(Ambassador Hartman passed these lists to Korniyenko following the meeting.)")
    assert not [run for run in last.iter(f"{{{TEI}}}said") if "passed these lists" in said(run)]


def test_frus_reported_speech_is_an_inference_with_its_certainty(frus: Conversion) -> None:
    told = find(frus, "//t:said")
    assert {(run.get("direct"), run.get("resp")) for run in told} == {("false", "#tei-memcon")}
    assert {run.get("cert") for run in told} <= {"high", "medium", "low"}


def test_frus_date_and_place_are_inferred_although_no_dateline_is_printed(frus: Conversion) -> None:
    assert not find(frus, "//t:dateline")
    (place,) = find(frus, "//t:setting/t:placeName")
    (date,) = find(frus, "//t:setting/t:date")
    assert (place.text, place.get("resp"), place.get("cert")) == ("Stockholm", "#tei-memcon", "high")
    assert (date.get("when"), date.get("resp"), date.get("cert")) == ("1984-01-18", "#tei-memcon", "high")


def test_frus_the_source_note_is_parsed_into_the_header(frus: Conversion) -> None:
    assert values(frus, "//t:msIdentifier/t:repository/text()") == ["Department of State"]
    assert values(frus, "//t:msIdentifier/t:collection/text()") == ["Soviet Union, 1958–1984"]
    assert values(frus, "//t:msIdentifier/t:idno[@type='lot']/text()") == ["Lot 90D438"]
    assert values(frus, "//t:keywords[@scheme='#classification']/t:term[@type='level']/text()") == ["Secret"]
    assert values(frus, "//t:keywords[@scheme='#classification']/t:term[@type='caveat']/text()") == ["Sensitive"]
