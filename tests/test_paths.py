"""Whatever a path is, it is no error of the program: a circle, a name that no system has, bytes that are no text."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tei_memcon.cli import run
from tei_memcon.files.paths import is_file, is_folder, is_there, real

RECORD = Path(__file__).parents[1] / "corpus" / "wilson" / "118944.txt"
CLOSED = "tei-memcon: standard output cannot be written (it is closed)"
LONG = "a" * 300
PROGRAM = f"{sys.executable} -m tei_memcon"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("circle.txt", "circle.xml"):
        Path(name).symlink_to(name)
    Path("a.txt").write_bytes(RECORD.read_bytes())
    Path("a.xml").write_bytes(RECORD.with_suffix(".xml").read_bytes())
    return tmp_path


@pytest.mark.parametrize("name", ["circle.txt", LONG, f"{LONG}/{LONG}", "a.txt/below"])
def test_what_cannot_be_there_is_not_there(name: str, folder: Path) -> None:
    assert [is_file(Path(name)), is_folder(Path(name)), is_there(Path(name))] == [False] * 3
    assert real(Path(name)).name == Path(name).name


@pytest.mark.parametrize(
    "call",
    [
        "convert circle.txt",
        "convert circle.txt --out-dir out",
        "review circle.txt",
        "validate circle.xml",
        "export circle.xml --to text",
        "evaluate circle.xml a.xml",
        "persons collect circle.xml -o p.xml",
        "schema add circle.xml",
        "convert a.txt --persons circle.xml",
        f"convert a.txt --schemas {LONG}",
        f"persons collect a.xml -o {LONG}.xml",
        f"validate a.xml --write-baseline --baseline {LONG}",
        f"validate a.xml --schema {LONG}",
        f"init {LONG}",
    ],
)
def test_it_is_told_in_a_sentence(call: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(call.split()) == 2
    told = "".join(capsys.readouterr())
    assert "circle" in told or LONG in told
    assert "Error" not in told


def test_a_long_name_leaves_room_for_its_result_only(folder: Path) -> None:
    Path(f"{'a' * 251}.txt").write_bytes(RECORD.read_bytes())
    assert run(["convert", f"{'a' * 251}.txt", "-q"]) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
@pytest.mark.parametrize("to", ["html", "csv", "jsonl", "annotations", "drama", "parlamint"])
def test_a_name_that_is_no_utf8_can_be_exported(to: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.xml"
    Path(os.fsdecode(path)).write_bytes(RECORD.with_suffix(".xml").read_bytes())
    assert run(["export", os.fsdecode(tmp_path), "--to", to, "--out-dir", str(tmp_path / "out"), "-q"]) == 0
    written = b"".join(file.read_bytes() for file in (tmp_path / "out").iterdir())
    assert written.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always opens the three streams")
@pytest.mark.parametrize(
    ("call", "closed", "status", "told"),
    [
        ("convert a.txt --force -q", ">&-", 0, ""),
        ("convert a.txt -o - -q", ">&-", 2, f"{CLOSED}; nothing was kept\n"),
        ("validate a.xml -q", ">&-", 0, ""),
        ("--version", ">&-", 2, f"{CLOSED}\n"),
        ("convert a.txt --force", "2>&-", 0, ""),
        ("convert nothing.txt", "2>&-", 2, ""),
        ("convert a.txt --force", "<&- >&- 2>&-", 0, ""),
        ("convert - -o b.xml -q", "<&-", 2, "-: empty; give a record as plain text\n"),
    ],
)
def test_a_closed_stream_is_no_error_of_the_program(
    call: str, closed: str, status: int, told: str, folder: Path
) -> None:
    done = _shell(f"{PROGRAM} {call} {closed}")
    assert (done.returncode, done.stderr) == (status, told)
    if "a.txt" in call and "-o" not in call:
        assert b"tei-memcon" in Path("a.xml").read_bytes()


@pytest.mark.parametrize(
    "call", ["rules", "export a.xml --to text", "validate a.xml --format json", "convert a.txt -o -"]
)
def test_a_reader_who_wants_no_more_is_no_finding(call: str, folder: Path) -> None:
    done = _shell(f"set -o pipefail; {PROGRAM} {call} | true")
    assert done.returncode == 0
    assert "written" not in done.stderr.replace("1 written", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_messages_that_nobody_gets_do_not_stop_the_work(folder: Path) -> None:
    assert _shell(f"{PROGRAM} convert a.txt -o b.xml 2>/dev/full").returncode == 0
    assert Path("b.xml").read_bytes().endswith(b"</TEI>\n")


def _shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
