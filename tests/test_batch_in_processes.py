"""Batches in several processes, with the real converter, because another process knows nothing of a fake one."""

from pathlib import Path

import pytest

from tei_memcon.batch import Options, convert_all
from tei_memcon.records import find_records
from tei_memcon.report import Outcome, to_report

RECORDS = 300


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many short records, some of them bad."""
    folder = tmp_path_factory.mktemp("records")
    for number in range(1, RECORDS + 1):
        words = "The President said that he agreed." if number % 50 else "\x1b"
        head = f"{number}. Memorandum of Conversation"
        path = folder / f"v{number % 7}" / f"d{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{head}\n\nWashington, March 8, 1969, 10 a.m.\n\n{words}\n\n[Page {number}]\n\nThe end.\n")
    return folder


def run(records: Path, out: Path, jobs: int) -> tuple[list[Outcome], dict[str, bytes]]:
    events = convert_all(find_records([records], out), Options(jobs=jobs, describe=True))
    outcomes = [event for event in events if isinstance(event, Outcome)]
    return outcomes, {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_two_processes_give_what_one_gives_in_the_same_order(records: Path, tmp_path: Path) -> None:
    one, files_of_one = run(records, tmp_path / "out", 1)
    (tmp_path / "out").rename(tmp_path / "one")
    two, files_of_two = run(records, tmp_path / "out", 2)
    assert [outcome.source for outcome in two] == sorted(records.rglob("*.txt"))
    assert files_of_two == files_of_one
    assert to_report(two) == to_report(one)
    failed = [outcome for outcome in two if outcome.status == "failed"]
    assert len(failed) == RECORDS // 50
    assert [str(outcome.error) for outcome in failed] == [str(outcome.error) for outcome in one if outcome.error]


def test_a_damaged_personography_is_told_by_another_process_as_by_this_one(records: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("d1.txt", "d8.txt"):
        (tmp_path / "in" / name).write_bytes((records / "v1" / name).read_bytes())
    (tmp_path / "in" / "persons.csv").write_text("nothing\n")
    outcomes, _ = run(tmp_path / "in", tmp_path / "out", 2)
    assert len(outcomes) == 2
    assert all(str(outcome.error).startswith(str(tmp_path / "in" / "persons.csv")) for outcome in outcomes)
