"""Random records of every declared family, and of none, are converted without the loss of a character.

A record is the example of its surface with random lines between its own: prose, labels, brackets, page marks, odd
characters and line ends. The check counts the characters of the source and of the TEI, as in `test_losslessness`.
"""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.convert import Conversion, convert
from tei_memcon.errors import ExpectedError
from tei_memcon.model import Why
from tei_memcon.source import Source
from tei_memcon.surfaces import Surface, declared
from tests.examples import examples
from tests.random_records import bodies, note_lists, printed
from tests.test_losslessness import TEI, UNPRINTED, is_of_a_sheet
from tests.unprinted import header, marks

EACH = examples(100)  # records of each family
PLAIN = Surface(
    "plain",
    example="Talk in the harbour\nDover, 3 May 1971\nOak: Who pays?\nElm: The ships.\nOak: Since when?\nElm: Long.",
)
SURFACES = [*declared().values(), PLAIN]
PAGE_MARKS = re.compile(
    r"\f|\[Page\s{1,3}\w{1,8}\]?|\[page \w{1,12}(?: of \w{1,12})?\]|\[\d{1,4}\]|\((?:p|S)\. ?\w{1,5}\)"
    r"|[-–—]? ?\d{1,5} ?[-–—]?"
    r"|(?:[-–—] ?)?(?:Page|PAGE|Seite) \d{1,4}.{0,12}|/(?:p|S)\. ?\d{1,4}/"
    r"|\d{1,4}\s*\f|\f\s*\d{1,4}"
)
MARKS = {
    Why.PAGE_MARK: PAGE_MARKS,
    Why.NOTE_MARK: re.compile(r"\d{1,3}|\[(?:note )?\d{1,3}\]|\(\d{1,3}\)|[*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹^]{1,4}\d{0,3}"),
    Why.NOTE_NUMBER: re.compile(r"\W{0,2}(?:note )?\d{0,3}\W{0,2}|[*†‡§]{1,4}"),
    Why.NOTE_HEADING: re.compile(r"Notes|[*_=-](?:[* _=-]{0,20}[*_=-])?"),
    Why.BULLET: re.compile(r"[•·▪◦*–-]"),
    Why.BLANK: re.compile(r"\s*"),
    Why.SIGN_OF_COPY: UNPRINTED[Why.SIGN_OF_COPY],
}


@st.composite
def records(draw: st.DrawFn, surface: Surface) -> str:
    """The lines of the example, random lines after some of them, and perhaps notes."""
    lines = surface.example.strip("\n").split("\n")
    last = len(lines) - 1
    cuts = sorted(draw(st.sets(st.integers(min(8, last), last), max_size=3)), reverse=True)
    for at in cuts:
        lines[at:at] = draw(bodies)
    return draw(printed([*lines, *draw(st.one_of(st.just([]), note_lists()))]))


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_random_records_of_a_family_lose_nothing(surface: Surface) -> None:
    converted = 0

    @settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(records(surface))
    def each(text: str) -> None:
        nonlocal converted
        try:
            conversion = convert(Source.from_text(text, "random.txt"), reader=surface.name)
        except ExpectedError:  # a refusal, whose words test_losslessness looks at
            return
        assert_nothing_is_lost(text, conversion, surface)
        converted += 1

    each()
    assert converted > EACH / 3  # far fewer than on any day: of a dozen records, chance makes some no conversation


def assert_nothing_is_lost(text: str, conversion: Conversion, surface: Surface) -> None:
    """Hold the characters of the TEI, and the marks that it does not print, against those of the source."""
    source = conversion.document.source.text
    assert source == text.removeprefix("\ufeff")
    unprinted = ""
    for why, mark in marks(conversion):
        assert may_be_left_out(mark, why, surface, source), (why, mark)
        unprinted += mark
    root = etree.fromstring(conversion.xml)
    body = "".join(root.xpath("//t:text//text()[not(ancestor::t:corr)]", namespaces={"t": TEI[1:-1]}))
    assert letters(source) == letters(unprinted + body + header(conversion, root))


def may_be_left_out(mark: str, why: Why, surface: Surface, source: str) -> bool:
    """Whether a mark is one that becomes markup, or a line that the surface calls furniture."""
    match why:
        case Why.FURNITURE:
            numbered = surface.numbered and mark.isdecimal()
            return numbered or mark.strip() == "↩" or any(pattern.fullmatch(mark) for pattern in surface.furniture)
        case Why.FIELD_LABEL:
            return mark.rstrip(": ").lower() in surface.fields
        case _:
            if is_of_a_sheet(why, mark, source):
                return True
            declared_marks = any(pattern.fullmatch(mark) for pattern in (*surface.page_starts, *surface.page_ends))
            # A number and a form feed beside it are one mark.
            parts = mark.replace("\f", " ").split("\n") if why is Why.PAGE_MARK else [mark]
            return declared_marks or all(not part.strip() or MARKS[why].fullmatch(part.strip()) for part in parts)


def letters(text: str) -> list[str]:
    """All that is no white space, sorted."""
    return sorted(character for character in text if not character.isspace())
