"""Those present on one line, with a sign between them, and lines with such signs that name nobody."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.reading.header.people_on_a_line import people_on_a_line
from tei_memcon.reading.page.join import passage
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source
from tests.test_ways_of_copying import RECORD

LINE = "The Secretary {0} Mr. Oak, Director {0} Mr. Elm"


@pytest.mark.parametrize("heading", ["PARTICIPANTS\n\n", "PARTICIPANTS: ", "Participants: "])
@pytest.mark.parametrize("sign", ["·", "|", "/", "•", "–", "●", "*"])
def test_a_sign_between_those_present_parts_them(heading: str, sign: str) -> None:
    listed = f"{heading}{LINE.format(sign)}\n\n"
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{listed}Mr. Oak said"))).xml.decode()
    assert xml.count("<item>") == 3
    assert xml.count("<person ") == 3


@pytest.mark.parametrize(
    "line",
    [
        "The Secretary; Mr. Oak, Director; Mr. Elm",
        "The Secretary; Mr. Oak, Director; And other advisors",
        "The Secretary; Mr. Oak, Director; Mr. Elm, Second Secretary, Embassy of Ruritania; "
        + "; ".join(f"Mr. {name}, Director, Office of the Duchy's Affairs" for name in ("Ash", "Fir", "Yew", "Pine")),
    ],
    ids=["short", "others", "long"],
)
def test_those_present_may_stand_on_a_line_without_a_heading(line: str) -> None:
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{line}\n\nMr. Oak said"))).xml.decode()
    assert xml.count("<item>") == line.count(";") + 1
    assert '<list type="participants">' in xml


@pytest.mark.parametrize(
    "line",
    [
        "The Secretary; Mr. Oak",
        "Berlin; trade; the Congo",
        "The Secretary came; Mr. Oak, Director, was late; Mr. Elm stayed.",
        "Mr. Oak and the ferry; the Secretary’s visit; trade",
    ],
)
def test_semicolons_part_nothing_else(line: str) -> None:
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"{line}\n\nMr. Oak said"))).xml.decode()
    assert "<item>" not in xml


def test_a_line_end_between_them_parts_nobody() -> None:
    line = LINE.format("·").replace("Mr. Oak, Director", "Mr. Oak,\nDirector")
    parts = people_on_a_line(passage(rows(Source.from_text(line))))
    assert [one.text for one in parts] == ["The Secretary", "· Mr. Oak, Director", "· Mr. Elm"]


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Oak / Mr. Elm",  # two: one may stand for the other
        "SUBJECT: Berlin / trade / the Congo",
        "the harbor – the ferry – the mail",
        "He asked – and Mr. Oak did too – whether the ferry – so late – would come.",
        "Mr. Oak/Mr. Elm/Mr. Ash",
        "Present: for the Norse side – Mr. Oak, Mr. Ash; for the Danish side – Mr. Elm; for us – Mr. Fir",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert len(people_on_a_line(passage(rows(Source.from_text(line))))) == 1


@pytest.mark.parametrize("bullet", ["|", "§", "Ÿ"])
def test_a_bullet_that_another_program_wrote_is_none_of_the_words(bullet: str) -> None:
    listed = "".join(f"{bullet} {name}\n" for name in ("The Secretary", "Mr. Oak, Director", "Mr. Elm"))
    xml = convert(Source.from_text(RECORD.replace("Mr. Oak said", f"PARTICIPANTS\n\n{listed}\nMr. Oak said"))).xml
    assert xml.count(b"<item>") == 3
