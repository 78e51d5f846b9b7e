"""Batches in several processes, with the real converter, because another process knows nothing of a fake one."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tei_memcon.batch import Options, convert_all
from tei_memcon.files.manifest import Manifest, sha256
from tei_memcon.files.records import find_records
from tei_memcon.report import Outcome, to_report

RECORDS = 300
COMMAND = [sys.executable, "-c", "from tei_memcon.cli import main; main()"]
# What is started in the background of a script, as some do with all tests, begins with Ctrl-C ignored.
HEED_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
AT_ONCE = "from tei_memcon.cli import _progress; _progress._FIRST = _progress._OFTEN = 0; "  # however fast two are done

posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals are those of POSIX")


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


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_command_and_what_was_written_is_recorded(records: Path, tmp_path: Path, jobs: str) -> None:
    out = tmp_path / "out"
    program = [*COMMAND[:-1], HEED_CTRL_C + COMMAND[-1]]
    command = [*program, "convert", str(records), "--out-dir", str(out), "--jobs", jobs]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:
        while running.poll() is None and len(list(out.rglob("*.xml"))) < 5:
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the workers too
        _, said = running.communicate()
    assert running.returncode == 130
    assert said.decode().endswith("\ntei-memcon: interrupted\n")
    assert "Traceback" not in said.decode()
    written = {path.relative_to(out).as_posix(): sha256(path.read_bytes()) for path in out.rglob("*.xml")}
    assert {key: entry.result_sha256 for key, entry in Manifest.load(out).results.items()} == written
    assert 5 <= len(written) < RECORDS
    assert list(out.rglob("*.tmp")) == []


@posix
def test_a_bar_on_a_terminal_leaves_the_messages_whole(records: Path, tmp_path: Path) -> None:
    import pty

    bad = tmp_path / "in" / ("long " * 30 + "[sic].txt")
    bad.parent.mkdir()
    bad.write_text("\x1b")
    (tmp_path / "in" / "d1.txt").write_bytes((records / "v1" / "d1.txt").read_bytes())
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
    command = [*COMMAND[:-1], AT_ONCE + COMMAND[-1], "convert", str(bad.parent), "--out-dir", str(tmp_path / "out")]
    running = subprocess.Popen(command, stderr=theirs, env={**environment, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # Linux says that the terminal is gone
        while read := os.read(ours, 1 << 16):
            shown += read
    os.close(ours)
    assert running.wait() == 1
    assert b"converting" in shown
    assert f"{bad}:1:1: the character U+001B cannot stand in XML; remove it from the source\r\n".encode() in shown
    assert b"2 records: 1 written, 1 failed" in shown
