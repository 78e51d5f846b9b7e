"""How far reported speech is marked: not at all, where a clause says who speaks, or as far as it goes on."""

from pathlib import Path

import pytest

from tei_memcon.batch import Options, convert_all
from tei_memcon.convert import convert
from tei_memcon.files.records import find_records
from tei_memcon.report import Outcome
from tei_memcon.source import Source
from tei_memcon.speech.reported import Layer

RECORD = """\
12. Memorandum of Conversation

Paris, March 8, 1969, 10 a.m.

Mr. Oak said that it rained. It had been raining for days. He added that the river rose. Mr. Elm agreed.
"""


@pytest.mark.parametrize(
    ("layer", "runs"),
    [
        ("off", []),
        ("clause", ["Mr. Oak said that it rained.", "He added that the river rose.", "Mr. Elm agreed."]),
        (
            "run",
            [
                "Mr. Oak said that it rained. It had been raining for days. He added that the river rose.",
                "Mr. Elm agreed.",
            ],
        ),
    ],
)
def test_a_layer_has_its_runs(layer: Layer, runs: list[str]) -> None:
    root = convert(Source.from_text(RECORD, "d12.txt"), reported=layer).root
    assert ["".join(said.itertext()) for said in root.iter("{*}said")] == runs
    (paragraph,) = root.iterfind(".//{*}body//{*}p")
    assert "".join(paragraph.itertext()) == RECORD.split("\n\n")[-1].strip()


def test_another_layer_makes_a_result_anew(tmp_path: Path) -> None:
    (tmp_path / "d12.txt").write_text(RECORD)
    records = find_records([tmp_path], tmp_path / "out")

    def status(layer: Layer) -> list[str]:
        found = convert_all(records, Options(reported=layer))
        return [event.status for event in found if isinstance(event, Outcome)]

    assert [status(layer) for layer in ("run", "run", "off", "off")] == [
        ["written"], ["up to date"], ["written"], ["up to date"],
    ]  # fmt: skip
