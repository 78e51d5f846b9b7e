"""The founding FRUS record, paragraph by paragraph."""

import re
from collections.abc import Callable
from pathlib import Path

from tei_memcon.model import Document
from tei_memcon.speech.reported import attribute, explain

Record = Callable[..., Document]
CORPUS = Path(__file__).parents[2] / "corpus" / "frus" / "1984-01-18-d68.txt"


def founding(record: Record) -> Document:
    """The record without its titles and notes, its dash items as a list."""
    body = CORPUS.read_text("utf-8").split("\n\n")[2:-1]
    return record(*(re.sub(r"^—", "— ", block) for block in body))


def test_each_paragraph_and_item_has_its_speaker(record: Record) -> None:
    document = founding(record)
    text = document.source.text
    starts = [0, *(match.end() for match in re.finditer("\n\n", text))]
    by_block: list[set[str]] = [set() for _ in starts]
    for sentence in explain(document):
        block = sum(start <= sentence.span.start for start in starts) - 1
        by_block[block].add(" ".join(sentence.who))
    gromyko, secretary = {"gromyko"}, {"secretary"}
    paragraphs = [gromyko, secretary, gromyko, secretary, gromyko, gromyko, secretary]
    assert by_block == [*paragraphs, *[secretary] * 5, {"secretary", ""}]


def test_the_parenthesis_about_ambassador_hartman_is_narration(record: Record) -> None:
    document = founding(record)
    nobody = [document.source.text[slice(*s.span)] for s in explain(document) if not s.who]
    assert nobody == ["(Ambassador Hartman passed these lists to Korniyenko following the meeting.)"]


def test_its_people_are_gromyko_and_the_secretary(record: Record) -> None:
    people = attribute(founding(record)).people
    assert [(person.id, person.offices) for person in people] == [("gromyko", ()), ("secretary", ("the Secretary",))]
