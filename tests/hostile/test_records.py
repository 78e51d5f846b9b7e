"""Hostile records: each is converted whole or refused with a sentence, within bounds of time and memory."""

import json
from pathlib import Path

from tests.hostile.bounded import bounded, posix
from tests.hostile.records import BYTES, RECORDS

MEMORY = 450  # MB
pytestmark = posix


def converted(folder: Path, records: dict[str, bytes]) -> tuple[dict[str, str], dict[str, str], int]:
    """What became of each record, the errors, and the memory that it took."""
    (folder / "in").mkdir()
    for name, content in records.items():
        (folder / "in" / f"{name}.txt").write_bytes(content)
    told = bounded(folder, "convert", "in", "--out-dir", "out", "--jobs", "1", "--report", "report.json")
    assert told.status in (0, 1), told.err[-2_000:]
    assert "Traceback" not in told.err
    report = json.loads((folder / "report.json").read_bytes())["records"]
    statuses = {Path(one["source"]).stem: one["status"] for one in report}
    errors = {Path(one["source"]).stem: one["error"]["message"] for one in report if one["status"] == "failed"}
    assert sorted(path.stem for path in (folder / "out").glob("*.xml")) == sorted(set(statuses) - set(errors))
    return statuses, errors, told.megabytes


def test_no_words_hang_the_program_or_fill_its_memory(tmp_path: Path) -> None:
    statuses, errors, megabytes = converted(tmp_path, {name: text.encode() for name, text in RECORDS.items()})
    assert set(statuses) == set(RECORDS)
    assert not any("bug" in message for message in errors.values())
    assert len(errors) < len(RECORDS) / 10  # no conversation is left of them
    assert 0 < megabytes < MEMORY
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out", "report.json"]


def test_bytes_that_are_no_record_are_refused_with_what_to_do(tmp_path: Path) -> None:
    statuses, errors, megabytes = converted(tmp_path, BYTES)
    assert set(statuses) == set(errors) == set(BYTES)
    assert all("; " in message for message in errors.values())
    assert not any("bug" in message for message in errors.values())
    assert all(message.isprintable() for message in errors.values())
    assert 0 < megabytes < MEMORY
