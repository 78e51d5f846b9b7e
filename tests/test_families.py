"""Invented records of every family of source: each is read as a person says it should be, into the TEI beside it.

A record that the program does not yet read as its truth says stands in ``families/NOT_YET`` with the reason; whoever
mends that strikes out the line, and writes its golden files with ``TEI_MEMCON_WRITE_GOLDEN=1``.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tei_memcon.convert import convert
from tei_memcon.errors import RefusedError
from tei_memcon.source import Source
from tests.report_of import report_of
from tests.truth import load, quotations, score
from tests.truth_printed import squeeze

FAMILIES = Path(__file__).parent / "families"
SCHEMAS = "../../../schemas"
RECORDS = sorted(FAMILIES.glob("*/*.txt"))
Golden = Callable[[Path, bytes], None]


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def read_not_yet() -> dict[str, str]:
    """The records that are not yet read as they should be, and why."""
    lines = (FAMILIES / "NOT_YET").read_text().splitlines()
    return {name: reason.strip() for name, _, reason in (line.partition(":") for line in lines if line)}


TRUTHS = {label(path): load(path.with_suffix(".truth.toml")) for path in RECORDS}
NOT_YET = read_not_yet()
READ = [path for path in RECORDS if label(path) not in NOT_YET and not TRUTHS[label(path)].get("refused")]


def find_faults(path: Path) -> list[str]:
    """What is not as the truth says."""
    truth = TRUTHS[label(path)]
    try:
        conversion = convert(Source.from_path(path), schemas=SCHEMAS)
    except RefusedError as error:
        return [] if truth.get("refused") else [f"it is refused: {error}"]
    if truth.get("refused"):
        return ["it is not refused"]
    reader = conversion.document.reader
    faults = [] if reader == truth.get("reader", reader) else [f"it is read as {reader}, not as {truth['reader']}"]
    return faults + score(truth, conversion.root).faults


@pytest.mark.parametrize("path", RECORDS, ids=label)
def test_a_record_is_read_as_a_person_reads_it(path: Path) -> None:
    faults = find_faults(path)
    if label(path) in NOT_YET:
        assert faults, f"{label(path)} is read well now: strike out its line in families/NOT_YET"
        pytest.xfail(NOT_YET[label(path)])
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("path", READ, ids=label)
def test_a_record_becomes_the_tei_beside_it(path: Path, golden: Golden) -> None:
    golden(path.with_suffix(".xml"), convert(Source.from_path(path), schemas=SCHEMAS).xml)


@pytest.mark.parametrize("path", READ, ids=label)
def test_what_was_concluded_and_what_is_warned_of_is_in_the_file_beside_it(path: Path, golden: Golden) -> None:
    golden(path.with_suffix(".report"), report_of(convert(Source.from_path(path)).document))


@pytest.mark.parametrize("path", RECORDS, ids=label)
def test_a_truth_quotes_its_record(path: Path) -> None:
    text = squeeze(path.read_bytes().decode())
    assert [words for words in quotations(TRUTHS[label(path)]) if words not in text] == []


def test_every_family_has_three_records() -> None:
    families = [folder for folder in FAMILIES.iterdir() if folder.is_dir()]
    assert {folder.name for folder in families if len(list(folder.glob("*.txt"))) < 3} == set()


def test_the_records_that_are_not_yet_read_are_there() -> None:
    assert set(NOT_YET) - set(TRUTHS) == set()
