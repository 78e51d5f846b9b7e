"""The same record as different people bring it: the page around it, its notes and its page marks in other forms."""

import re
import textwrap

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.source import Source

HEAD = "68. Memorandum of Conversation1\n\nStrelsau, May 4, 1975, 1 p.m.\n\n"
TEXT = """Mr. Oak said that the harbor was open. [Page 12] The Secretary agreed.2

They spoke of the ferry. [Page 13] It was late.3
"""
SOURCE, SECOND, THIRD = "Source: Department of State, Lot 60. Secret.", "Not printed.", "See the map."
RECORD = f"{HEAD}{TEXT}\n  1. {SOURCE}\n  2. {SECOND}\n  3. {THIRD}\n"
SENTENCES = (
    "The harbor of the duchy was open all winter, as the ferrymen had asked, and nobody had to wait for the pilots who"
    " came from the other bank. The pilots of the duchy came over each week with the mail. "
)
TEI = "{http://www.tei-c.org/ns/1.0}"


def read(text: str) -> tuple[str, list[tuple[str | None, str]], list[str | None], str | None]:
    """The words of a record, its notes, its pages and its number."""
    root = etree.fromstring(convert(Source.from_text(text)).xml)
    body = root.find(f"{TEI}text")
    assert body is not None
    notes = [(note.get("n"), " ".join("".join(note.itertext()).split())) for note in body.iter(f"{TEI}note")]
    pages = [page.get("n") for page in body.iter(f"{TEI}pb")]
    division = body.find(f".//{TEI}div")
    etree.strip_elements(body, f"{TEI}note", with_tail=False)
    words = re.findall(r"\w+", " ".join(body.itertext()))
    return " ".join(words), notes, pages, division.get("n") if division is not None else None


def with_notes(form: str) -> str:
    return HEAD + TEXT + "\n" + "\n".join(form.format(*note) for note in ((1, SOURCE), (2, SECOND), (3, THIRD))) + "\n"


def with_pages(form: str) -> str:
    return re.sub(r"\[Page (\d+)\]", lambda match: form.format(match[1]), RECORD)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Menu\nHome\n", "Next\nShare\nFacebook\nSome new button\nPrint\n"),
        ('---\ntitle: "Historical Documents"\nauthor:\ncreated: 2025-03-07\ntags:\n  - "clippings"\n---\n', ""),
        ("From: A. Oak <oak@example.org>\nSent: Tuesday\nSubject: FRUS document\n", "--\nSent from my telephone\n"),
        ("Contents\nSources\nNote on Sources\nPersons\nStrelsau (Documents 60–81)\n", ""),
        (
            "Home | Persons | Sources\n",
            "Source: https://history.state.gov/historicaldocuments/d68\nAccessed May 4, 2020\n",
        ),
        ("", "Best regards,\nA. Birch\nRoom 12\n"),
        ("From: A. Birch <birch@example.org>\nTo: C. Alder\nSubject: the ferry\n", "--\nA. Birch\nRoom 12\n"),
        ("68. Memorandum of Conversation - Historical Documents - Office of the Historian\n", ""),
        ("Office of the Historian\nMenu\nContents\nSummary\nSome button\nIndex\n", ""),
        ("Save\nReport a problem\nShare\nReport it\nPrint\n", "Permalink\nCite this\nReport a problem\n"),
        ("We use cookies to improve this site. Read more.\nAccept\nReject\n", "Site map\nUSA.gov\nFOIA\n"),
        ("« Previous Document  Next Document »\n", "Back to Contents\n"),
        ("", "Next Document\nPersons\nElm, A.\nOak, B.\n\nTerms\nNEA\n\nhistory@state.gov\n"),
    ],
    ids=[
        *("mobile", "clipper", "e-mail", "contents", "address", "letter", "answer", "title", "menu"),
        *("buttons", "cookies", "leaf", "sidebar"),
    ],
)
def test_what_a_page_or_a_program_puts_around_a_record_is_left_out(above: str, below: str) -> None:
    assert read(f"{above}\n{RECORD}\n{below}") == read(RECORD)


def test_a_header_between_rules_is_the_record_s() -> None:
    above = "---\nDATE: May 4, 1975\nPLACE: Strelsau\n---\n\n"
    xml = convert(Source.from_text(above + "Oak: The harbor is open.\n\nElm: It is.\n\nOak: So be it.\n")).xml.decode()
    assert "Strelsau" in xml.partition("<body>")[2]


def test_what_a_browser_prints_at_the_edges_of_sheets_is_left_out() -> None:
    edges = "https://history.state.gov/d68    {}/2\n\n3/7/26, 4:05 PM    Historical Documents\n\n"
    printed = RECORD.replace("They spoke", edges.format(1) + "They spoke")
    assert read("3/7/26, 4:05 PM    Historical Documents\n\n" + printed + "\n" + edges.format(2)[:38]) == read(RECORD)


@pytest.mark.parametrize(
    "form",
    [
        "{}{}",
        "[{}]{}",
        "^{}^ {}",
        "↑ {}. {}",
        "{}) {}",
        "Note {}: {}",
        "[n{}] {}",
        "fn. {}: {}",
        "n{}. {}",
        "{} – {}",
        "({}){}",
        "{{{}}} {}",
        "<{}> {}",
        "[fn:{}] {}",
        ".. [{}] {}",
    ],
)
def test_notes_have_their_numbers_in_any_form(form: str) -> None:
    assert read(with_notes(form)) == read(RECORD)


@pytest.mark.parametrize("form", ["{}. {}", "[{}] {}"])
def test_notes_in_one_line_are_several(form: str) -> None:
    assert read(with_notes(form).replace(f" {SOURCE}\n", f" {SOURCE} ").replace(f" {SECOND}\n", f" {SECOND} ")) == (
        read(RECORD)
    )


@pytest.mark.parametrize("width", [40, 50, 60])
def test_so_they_are_where_lines_are_wrapped(width: int) -> None:
    long = RECORD.replace("They spoke", f"{SENTENCES * 6}\n\nThey spoke").replace(THIRD, f"{THIRD} {SENTENCES * 2}")
    above, _, notes = long.rpartition("\n\n")
    in_one = above + "\n\n" + " ".join(notes.split("\n"))
    assert read("\n".join(textwrap.fill(one, width) for one in in_one.split("\n")) + "\n") == read(long)


@pytest.mark.parametrize("said", ["He was paid 2. Nobody knew.", "See vol. 2. Nobody did."])
def test_a_number_in_a_wrapped_note_begins_no_other(said: str) -> None:
    alone = RECORD.partition("  2. ")[0].replace(".2", ".").replace(".3", ".").replace(SOURCE, f"{SOURCE} {said}")
    wrapped = "\n".join(textwrap.fill(one, 60) if len(one) > 90 else one for one in alone.split("\n"))
    assert [n for n, _ in read(f"{wrapped}\n")[1]] == ["1"]


@pytest.mark.parametrize("form", ["{}. {}", "[{}] {}"])
def test_a_note_below_the_paragraph_that_calls_it_is_no_paragraph(form: str) -> None:
    first, second = TEXT.split("\n\n")
    source, one, two = (form.format(*note) for note in ((1, SOURCE), (2, SECOND), (3, THIRD)))
    below_head = HEAD.replace("1\n\n", f"1\n\n{source}\n\n", 1)
    assert read(f"{below_head}{first}\n\n{one}\n\n{second}\n{two}\n") == read(RECORD)


@pytest.mark.parametrize("form", ["{{{}}}", "<{}>", " [{}]_", "[fn:{}]", " {}", " ({})"])
def test_notes_are_called_in_any_form(form: str) -> None:
    called = RECORD
    for place in ("Conversation1\n", "agreed.2\n", "late.3\n"):
        called = called.replace(place, place[:-2] + form.format(place[-2]) + "\n")
    assert read(called) == read(RECORD)


def test_two_raised_marks_in_a_row_are_two() -> None:
    assert read(RECORD.replace(".2\n", ".\n").replace("Conversation1", "Conversation¹²")) == (
        read(RECORD.replace(".2\n", ".\n").replace("Conversation1", "Conversation12"))
    )


def test_the_number_of_an_item_calls_no_note() -> None:
    items = "".join(f"\n\n{n}. They spoke of pier {letter}." for n, letter in zip(range(11, 15), "abcd", strict=True))
    assert read(RECORD.replace("They spoke", items.strip() + "\n\nThey spoke"))[1] == read(RECORD)[1]


def test_a_short_line_below_notes_without_the_source_stays() -> None:
    words, notes, _, _ = read(f"{RECORD.replace('Source: Department', 'Department')}\nBest regards,\nA. Birch\n")
    assert "A Birch" in words or "A. Birch" in notes[-1][1]


@pytest.mark.parametrize("number", ["68) ", "(68) ", "[68] ", "68: ", "68 – ", "#68 "])
def test_the_number_of_a_head_has_any_sign(number: str) -> None:
    assert read(RECORD.replace("68. ", number, 1)) == read(RECORD)


def test_items_that_a_copy_has_put_on_one_line_are_items() -> None:
    listed = RECORD.replace(
        "Mr. Oak said", "PARTICIPANTS\n\n  • The Secretary\n  • Mr. Oak\n  • Mr. Elm\n\nMr. Oak said"
    )
    in_line = listed.replace("Secretary\n  • Mr. Oak\n  • Mr. Elm", "Secretary • Mr. Oak • Mr. Elm")
    assert read(in_line) == read(listed)
    assert convert(Source.from_text(in_line)).xml.count(b"<item>") == 3


def test_a_numbered_paragraph_below_the_text_is_no_note() -> None:
    text = RECORD.replace("They spoke", "1. They spoke")
    assert [n for n, _ in read(text)[1]] == ["1", "2", "3"]


@pytest.mark.parametrize("line", ["cc: Mr. Oak, Mr. Elm", "“No”", "Citation: the Wheat Act", "The paper (document 12)"])
def test_words_of_a_record_below_its_text_are_no_words_of_the_page(line: str) -> None:
    spoken = "Mr. Alder: It is late.\n\nMr. Birch: It is."
    text = f"68. Memorandum of Conversation\n\nGeneva, May 4, 1961.\n\n{spoken}\n\n{line}\n"
    assert line in convert(Source.from_text(text)).xml.decode()


LISTED = RECORD.replace(
    "Mr. Oak said", "PARTICIPANTS\n\n  • The Secretary\n  • Mr. Oak\n  • Mr. Elm, Director\n\nMr. Oak said"
)


@pytest.mark.parametrize(
    "form", ["The Secretary; Mr. Oak; Mr. Elm, Director", "—The Secretary\n—Mr. Oak\n—Mr. Elm, Director"]
)
def test_a_list_below_its_heading_is_one_with_semicolons_and_with_dashes(form: str) -> None:
    copied = LISTED.replace("  • The Secretary\n  • Mr. Oak\n  • Mr. Elm, Director", form)
    xml = convert(Source.from_text(copied)).xml.decode()
    assert xml.count("<item>") == 3
    assert xml.count("<person ") == 3


def test_subjects_with_semicolons_are_one() -> None:
    copied = RECORD.replace("Mr. Oak said", "SUBJECT\n\n  • Berlin; trade; the Congo\n\nMr. Oak said")
    assert convert(Source.from_text(copied)).xml.count(b"<item>") == 1


def test_a_bullet_may_be_glued_to_its_item() -> None:
    assert read(LISTED.replace("• ", "•")) == read(LISTED)


def test_a_dateline_of_several_lines_is_one() -> None:
    copied = RECORD.replace("Strelsau, May 4, 1975, 1 p.m.", "Strelsau,\nMay 4, 1975,\n1 p.m.")
    xml = convert(Source.from_text(copied)).xml.decode()
    assert xml.count("<dateline>") == 1
    assert 'when="1975-05-04T13:00:00"' in xml


@pytest.mark.parametrize("mark", ["1", "[1]", "¹", "^1"])
@pytest.mark.parametrize("between", [" ", ", ", " — ", "\t"])
def test_a_dateline_behind_the_head_is_none_of_it(mark: str, between: str) -> None:
    copied = RECORD.replace("Conversation1\n\n", f"Conversation{mark}{between}", 1)
    xml = convert(Source.from_text(copied)).xml.decode()
    assert xml.count("<dateline>") == 1
    assert read(copied)[:1] == read(RECORD)[:1]
    assert [n for n, _ in read(copied)[1]] == ["1", "2", "3"]


def test_so_it_is_behind_a_year_or_cut_by_the_end_of_a_line() -> None:
    head = "Talk, Zenda, May 4, 19751 Zenda,\nMay 4, 1975"
    copied = RECORD.replace("Conversation1\n\nStrelsau, May 4, 1975, 1 p.m.", head, 1)
    assert convert(Source.from_text(copied)).xml.count(b"<dateline>") == 1


@pytest.mark.parametrize(
    "head", ["Talk, Strelsau, May 4, 19751", "Talk in Room 12, May 4, 1975", "Talk1 May 4 and After"]
)
def test_a_place_and_a_date_in_the_head_are_of_it(head: str) -> None:
    xml = convert(Source.from_text(RECORD.replace("Conversation1\n\nStrelsau, May 4, 1975, 1 p.m.", head, 1))).xml
    assert b"<dateline>" not in xml


def test_the_title_that_a_browser_gives_the_page_is_no_second_head() -> None:
    assert read("68. Memorandum of Conversation\n\n" + RECORD) == read(RECORD)


def test_lines_of_one_sentence_each_make_a_paragraph() -> None:
    whole = "\n\n".join([SENTENCES * 2] * 4)
    record = RECORD.replace("They spoke", f"{whole}\n\nThey spoke")
    copied = record.replace(" bank. The", " bank.\nThe").replace("mail. The", "mail.\nThe")
    assert convert(Source.from_text(copied)).xml.count(b"<p>") == convert(Source.from_text(record)).xml.count(b"<p>")


def test_lines_of_several_sentences_each_are_paragraphs() -> None:
    record = RECORD.replace("They spoke", "\n\n".join([SENTENCES * 2] * 8) + "\n\nThey spoke")
    copied = record.replace("\n\nThe harbor", "\nThe harbor")
    assert convert(Source.from_text(copied)).xml.count(b"<p>") == convert(Source.from_text(record)).xml.count(b"<p>")


def test_numbers_that_count_all_lines_are_the_copys() -> None:
    for form in ("{:4} {}", "{:03} {}"):
        counted = "".join(form.format(n, line).rstrip() + "\n" for n, line in enumerate(RECORD.splitlines(), 1))
        assert read(counted) == read(RECORD)


def test_numbers_before_some_lines_are_printed() -> None:
    text = RECORD.replace("Mr. Oak said", "1 harbor\n2 ferries\n3 pilots\n\nMr. Oak said")
    assert "1 harbor" in read(text)[0]


def test_a_caret_may_stand_apart_from_its_word() -> None:
    assert read(RECORD.replace("Conversation1", "Conversation ^1").replace(".2", ". ^2").replace(".3", ". ^3")) == (
        read(RECORD)
    )


def test_line_breaks_of_html_are_none_of_the_words() -> None:
    assert read(RECORD.replace("\n", "<br>\n")) == read(RECORD)


def test_a_dateline_may_have_doubled_spaces() -> None:
    xml = convert(Source.from_text(RECORD.replace("May 4, 1975, 1 p.m.", "May  4,  1975,  1  p.m."))).xml.decode()
    assert '<date when="1975-05-04T13:00:00">' in xml
    assert xml.count("<dateline>") == 1


def test_those_present_may_stand_aligned_below_the_first_of_them() -> None:
    aligned = (
        "PARTICIPANTS: White House\n              The Secretary\n              Mr. Oak\n              Henry Elm\n\n"
    )
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{aligned}Mr. Oak said"))).xml.decode()
    assert xml.count("<item>") == 4
    assert xml.count('<list type="participants">') == 1


@pytest.mark.parametrize("heading", ["PARTICIPANTS: ", "PARTICIPANTS ", "PARTICIPANTS US; "])
def test_those_present_may_stand_beside_their_heading(heading: str) -> None:
    run_in = f"{heading}The Secretary; Mr. Oak; Mr. Elm, Director\n\nSUBJECT\n\n  • The ferry\n\n"
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{run_in}Mr. Oak said"))).xml.decode()
    assert xml.count("<item>") == 4 + heading.count(";")


def test_a_list_that_a_page_mark_cuts_may_have_its_first_part_on_one_line() -> None:
    run_in = "PARTICIPANTS\n\nThe Secretary; Mr. Oak; Mr. Elm, Director\n\n[Page 11]\n\n  • Mr. Ash\n  • Mr. Fir\n\n"
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{run_in}Mr. Oak said"))).xml.decode()
    assert xml.count("<item>") == 5


def test_those_present_may_have_dashes_without_a_heading() -> None:
    dashed = "— The Secretary\n— Mr. Oak\n— Mr. Elm, Director\n\n"
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{dashed}Mr. Oak said"))).xml.decode()
    assert '<list type="participants">' in xml
    points = "—The harbor was open.\n\n—The ferry was late.\n\n—Nobody knew why.\n\n"
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{points}Mr. Oak said"))).xml.decode()
    assert '<list type="participants">' not in xml


def test_a_bullet_that_is_a_letter_goes_on_with_nothing() -> None:
    assert read(LISTED.replace("  • ", "  o\t")) == read(LISTED)


def test_a_dateline_of_three_paragraphs_is_one() -> None:
    copied = RECORD.replace("Strelsau, May 4, 1975, 1 p.m.", "Strelsau,\n\nMay 4, 1975,\n\n1 p.m.")
    assert convert(Source.from_text(copied)).xml.count(b"<dateline>") == 1


def test_the_number_of_a_note_may_stand_alone_on_its_line() -> None:
    assert read(with_notes("{}\n{}")) == read(RECORD)


def test_line_ends_of_markdown_are_none_of_the_words() -> None:
    assert read(re.sub(r"(?<=\S)\n(?=\s*\S)", "\\\\\n", LISTED)) == read(LISTED)


def test_a_numbered_paragraph_that_a_page_ends_is_no_note_of_the_head() -> None:
    cut = RECORD.replace("Mr. Oak said that", "1. Mr. Oak said that\n\n[Page 11]\n\nthe ferry had come and that")
    words, notes, pages, _ = read(cut)
    assert [n for n, _ in notes] == ["1", "2", "3"]
    assert "1 Mr Oak said that the ferry" in words
    assert pages == ["11", "12", "13"]


@pytest.mark.parametrize("link", ["[back]", "[return to text]", "↵"])
def test_the_way_back_to_the_text_is_no_word_of_a_note(link: str) -> None:
    assert read(with_notes(f"{{}}. {{}} {link}")) == read(RECORD)
