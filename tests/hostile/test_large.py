"""Files with thousands of one thing: no command takes longer than in proportion to their size."""

from pathlib import Path

import pytest

from tests.hostile.bounded import bounded, posix
from tests.hostile.records import name
from tests.hostile.tei_files import TEI

MANY = 10_000
SECONDS = 30  # of the processor; what grows with the square takes minutes
pytestmark = posix


def tei(persons: str, body: str) -> str:
    about = f"<profileDesc><particDesc><listPerson>{persons}</listPerson></particDesc></profileDesc>"
    source = "<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc>"
    file = f"<fileDesc><titleStmt><title>Large</title></titleStmt>{source}</fileDesc>"
    return f"<TEI {TEI}><teiHeader>{file}{about}</teiHeader><text><body>{body}</body></text></TEI>"


def each(piece: str) -> str:
    return "".join(piece.format(number) for number in range(MANY))


LARGE = {
    "persons": tei(each('<person xml:id="p{}"><persName>Ann Elm</persName></person>'), "<p>x</p>"),
    "notes": tei("", "<p>" + each('word<note n="1">See it.</note> ') + "</p>"),
    "dates": tei("", "<p>" + each("on <date>May 4</date>, ") + "</p>"),
    "runs": tei(
        "".join(f'<person xml:id="p{n}"><persName>{name(n)}</persName></person>' for n in range(MANY)),
        "<p>" + each('<said who="#p{}">x</said> ') + "</p>",
    ),
}


@pytest.mark.parametrize(
    ("large", "arguments"),
    [
        ("persons", "export a.xml --to people"),
        ("persons", "persons collect a.xml -o p.xml"),
        ("notes", "export a.xml --to markdown"),
        ("runs", "export a.xml --to html"),
        ("dates", "export a.xml --to drama"),
        ("runs", "evaluate a.xml a.xml --gold-mapping tei-memcon --pred-mapping tei-memcon"),
    ],
)
def test_thousands_of_one_thing_take_seconds(large: str, arguments: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(LARGE[large], encoding="utf-8")
    told = bounded(tmp_path, *arguments.split(), seconds=SECONDS)
    assert told.status in (0, 1), told.err[-1_000:]
    assert "Traceback" not in told.err
    assert told.megabytes < 450


def test_an_expression_that_takes_for_ever_is_ended_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(tei("", "<p>x<pb n='1'/></p>" * 2_000))
    expression = "pb[count(//p[count(//p[count(//p) > 1]) > 1]) > 0]"
    (tmp_path / "m.toml").write_text(f'extends = "tei"\n[features.page_breaks]\nat = ["{expression}"]\n')
    soon = "import tei_memcon.cli._patience as patience; patience.SECONDS = 1\n"
    told = bounded(tmp_path, "evaluate", "a.xml", "a.xml", "--gold-mapping", "m.toml", seconds=SECONDS, before=soon)
    assert told.status == 2
    assert "a.xml: the expressions of m.toml have taken a minute on it" in told.err
