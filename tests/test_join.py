"""Paragraphs that page ends have cut, and those that nobody has cut."""

from itertools import count

import pytest

from tei_memcon.model import Document, Element, Inference, Paragraph
from tei_memcon.reading.page.join import passage, rejoin
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source
from tei_memcon.tei.write import write

LONG = "The harbour master said that the lamp had been dark since March and that"


def joined(*paragraphs: str) -> tuple[list[str], list[Inference]]:
    """The paragraphs as TEI, and what was concluded."""
    source = Source.from_text("\n\n".join(paragraphs))
    passages, told = rejoin([passage([row]) for row in rows(source)])
    body = tuple(Paragraph(one.content) for one in passages)
    xml = write(Document(source, "none", (), body)).decode().partition("<body>")[2]
    return [line.strip()[3:-4] for line in xml.split("\n") if line.strip().startswith("<p>")], told


HIGH = '<lb type="rejoined" resp="#tei-memcon" cert="high"/>'
MEDIUM = '<lb type="rejoined" resp="#tei-memcon" cert="medium"/>'


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((LONG, "nobody paid."), [f"{LONG} {HIGH}nobody paid."]),
        ((f"{LONG} the", "Ministry paid."), [f"{LONG} the {MEDIUM}Ministry paid."]),
        (("The lamp is dark. (C)", "(C)"), ["The lamp is dark. (C)", "(C)"]),
        ((LONG, "[Page 12]", "nobody paid."), [f"{LONG} [Page 12] {HIGH}nobody paid."]),
        (
            ("Mr. Oak said that the lamp", "[Page 12]", "was dark."),
            [f"Mr. Oak said that the lamp [Page 12] {HIGH}was dark."],
        ),
        ((f"{LONG} the", "- 12 -", "Ministry paid."), [f"{LONG} the - 12 - {MEDIUM}Ministry paid."]),
        (
            (f"{LONG} the1", "1 Reference is to a board.", "- 12 -", "Ministry paid."),
            [f'{LONG} the1 <note place="bottom">1 Reference is to a board.</note> - 12 - {MEDIUM}Ministry paid.'],
        ),
        (
            ("We told Pe", "rez that he should go.", LONG, "nobody paid.", "More", "[Page 3]"),
            ["We told Pe", "rez that he should go.", f"{LONG} {HIGH}nobody paid.", "More", "[Page 3]"],
        ),
    ],
    ids=(
        "blank line",
        "article",
        "marking apart",
        "page mark",
        "short line before a page mark",
        "capital behind an article",
        "note",
        "short line",
    ),
)
def test_a_paragraph_that_a_page_end_has_cut_is_one(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert joined(*paragraphs)[0] == expected


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"{LONG}.", "nobody paid."),
        (LONG, "Nobody paid."),
        (f"{LONG} with", "Ministry money it went."),  # no page ends there
        (f"{LONG} the", "1 Reference is to a board."),
        (f"{LONG} the", "[Page 12]", "Ministry paid."),  # whoever wrote that has made the paragraphs, too
        (f"{LONG} the", "- 12 -", "Mr. Elm: Nobody paid."),
        (f"{LONG} the", "- 12 -", "ELM. Nobody paid."),
        (f"{LONG} the", "- 12 -", "[Omitted here is a discussion of oil.]"),
        (f"{LONG} the", "1 Reference is to a board.", "[Page 12]", "Ministry paid."),  # nothing calls the note
        (f"{LONG} the1", "1 Reference is to a board.", "nobody paid."),
        ("Lamps and Oil", "[Page 12]", "the price"),
        (f"{LONG},", "b) nobody paid for it"),
        ("Who pays?", "[Page 12]", "nobody."),
        (LONG, "[Page 12]"),
    ],
)
def test_paragraphs_that_nothing_shows_to_be_one_stay_apart(paragraphs: tuple[str, ...]) -> None:
    found, told = joined(*paragraphs)
    assert (found, told) == (list(paragraphs), [])


def test_paragraphs_that_editors_made_go_on_with_small_letters_alone() -> None:
    source = Source.from_text(f"{LONG} the\n\nMinistry paid, as\n\n{LONG}\n\nhe said.")
    passages = [passage([row]) for row in rows(source)]
    assert len(rejoin(passages, edited=True)[0]) == 3
    assert len(rejoin(passages)[0]) == 2


def test_a_short_line_goes_on_right_below_where_blank_lines_part_paragraphs() -> None:
    turns = "Mr. Oak: Yes.\n\nMr. Elm: No.\n\nMr. Oak: Why?\n\nMr. Elm: We have\nno oil.\n\nMr. Oak: Ah."
    for text, paragraphs in ((turns, 5), (turns.replace("\n\n", "\n"), 6), (turns.replace("have\n", "have\n\n"), 6)):
        found, _ = rejoin([passage([row]) for row in rows(Source.from_text(text))])
        assert len(found) == paragraphs, text


def test_how_secret_a_paragraph_is_may_stand_on_the_line_below() -> None:
    source = Source.from_text("The lamp is dark.\n(C)\nNobody paid for\n(C)\nIt is dark (U)\n(C)")
    found, told = rejoin([passage([row]) for row in rows(source)])
    assert [one.text for one in found] == ["The lamp is dark. (C)", "Nobody paid for", "(C)", "It is dark (U) (C)"]
    assert [one.cert for one in told] == ["high", "high"]


def test_the_lines_of_a_column_are_known_by_the_words_that_they_cut() -> None:
    column = (
        "The harbour master said to the coun-",
        "cil that the lamp has been",
        "dark. Nobody paid for the ker-",
        "osene, he",
    )
    assert joined(*column, "said.", "The Mayor was a-", "sleep.")[0] == [
        f"The harbour master said to the coun- {HIGH}cil that the lamp has been {HIGH}dark. Nobody paid for the ker- "
        f"{HIGH}osene, he {HIGH}said.",
        f"The Mayor was a- {HIGH}sleep.",
    ]
    assert joined("The harbour master said that", "the lamp was dark.")[1] == []


def test_each_conclusion_is_told_with_its_reason() -> None:
    _, told = joined(f"{LONG} the", "- 12 -", "Ministry had not", "[Page 13]", "been asked.")
    numbers = count(1)
    assert [(next(numbers), one.cert, one.reason) for one in told] == [
        (1, "medium", "the page or line ends with a word that ends no sentence"),
        (2, "high", "the paragraph ends without a full stop and the next begins with a small letter"),
    ]


def test_a_word_cut_by_a_lost_accent_is_a_correction() -> None:
    found, told = joined("The delegate of the very small republic near the sea, Mr. Ibá", "ñezo, said so.")
    assert found == [
        "The delegate of the very small republic near the sea, Mr. <choice><sic>Ibá ñezo</sic>"
        '<corr resp="#tei-memcon" cert="medium">Ibáñezo</corr></choice>, said so.'
    ]
    assert [one.cert for one in told] == ["medium"]


def test_an_element_holds_what_it_says() -> None:
    source = Source.from_text(f"{LONG}\n\nnobody paid.")
    (one,), _ = rejoin([passage([row]) for row in rows(source)])
    assert [node.tag for node in one.content if isinstance(node, Element)] == ["lb"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "Wir haben beschlossen, daß der Hafen im nächsten Jahr gebaut wird, und zwar",
            "im Verhältnis von eins zu vier.",
        ),
        ("The harbour master said that the lamp was dark and that the mate Strandvik", "Olembe had lit another one."),
    ],
)
def test_two_words_are_not_taken_for_halves_of_one(paragraphs: tuple[str, ...]) -> None:
    lines, _ = joined(*paragraphs)
    assert "<choice>" not in "".join(lines)


def test_a_copy_whose_paragraphs_are_lines_goes_on_after_a_word_that_ends_none() -> None:
    lines = [f"{LONG} and", f"then {LONG} of", f"them {LONG} when", "he paid with", "Ministry money."]
    assert joined(*lines)[0] == [
        f"{LONG} and {HIGH}then {LONG} of {HIGH}them {LONG} when {HIGH}he paid with {MEDIUM}Ministry money."
    ]
    assert joined(*lines[1:])[0][-1] == "Ministry money."  # two cuts may be those of two pages
