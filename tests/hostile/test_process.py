"""What happens to a process: killed, interrupted, out of disk, its output closed; nothing is lost, and all is told."""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tei_memcon.files.manifest import NAME, Manifest, sha256
from tests.hostile.records import HEAD, TALK
from tests.permissions import bound_by_permissions

RECORDS = 60
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from tei_memcon.cli import main; main()"
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are those of POSIX")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with records in ``in``."""
    (tmp_path / "in").mkdir()
    for number in range(RECORDS):
        (tmp_path / "in" / f"d{number:02}.txt").write_text(HEAD + TALK + f"[Page {number}]\n\nMr. Alder: The end.\n")
    return tmp_path


def start(
    work: Path, *arguments: str, before: str = "", bound: Sequence[str] = (), **options: object
) -> "subprocess.Popen[bytes]":
    command = [*bound, sys.executable, "-c", before + PROGRAM, *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(command, cwd=work, start_new_session=True, **pipes)  # type: ignore[call-overload, no-any-return]


def run(
    work: Path, *arguments: str, before: str = "", bound: Sequence[str] = (), **options: object
) -> tuple[int, str, str]:
    process = start(work, *arguments, before=before, bound=bound, **options)
    out, err = process.communicate(timeout=300)
    assert b"Traceback" not in (err or b"")
    return process.returncode, (out or b"").decode(), (err or b"").decode()


CONVERT = ("convert", "in", "--out-dir", "out", "--jobs", "1")


def results(work: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((work / "out").glob("*.xml"))}


def assert_whole(work: Path) -> None:
    """Every result is whole, each is recorded, and nothing else lies beside them."""
    recorded = {key: entry.result_sha256 for key, entry in Manifest.load(work / "out").results.items()}
    assert {name: sha256(data) for name, data in results(work).items()} == recorded
    assert not list(work.rglob("*.tmp"))


def test_a_killed_run_leaves_whole_results_and_the_next_one_goes_on(work: Path) -> None:
    process = start(work, *CONVERT)
    while process.poll() is None and len(list((work / "out").glob("*.xml"))) < 5:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert all(data.endswith(b"</TEI>\n") for data in results(work).values())
    status, _, err = run(work, *CONVERT)
    assert (status, f"{RECORDS} records" in err) == (0, True)
    assert len(results(work)) == RECORDS
    assert {path.suffix for path in (work / "out").iterdir() if path.is_file()} <= {".xml", ".json", ".tmp"}
    assert run(work, "convert", "in", "--out-dir", "out", "--check")[0] == 0


def test_four_runs_at_once_write_what_one_writes(work: Path) -> None:
    four = [start(work, *CONVERT) for _ in range(4)]
    said = [process.communicate(timeout=300)[1].decode() for process in four]
    assert not any("Traceback" in one or "bug" in one for one in said)
    together = results(work)
    assert all(process.returncode in (0, 1) for process in four)
    assert run(work, *CONVERT)[0] == 0
    assert_whole(work)
    shutil.rmtree(work / "out")
    run(work, *CONVERT)
    assert together == results(work)


@pytest.mark.parametrize("command", ["validate", "export"])
def test_ctrl_c_is_a_sentence(command: str, work: Path) -> None:
    run(work, *CONVERT)
    before = "import signal, threading, os, tei_memcon.cli.validate, tei_memcon.cli.export; "
    before += "threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start(); "  # it waits for its input by then
    arguments = ("validate", "-") if command == "validate" else ("export", "-", "--to", "text")
    with start(work, *arguments, before=before, stdin=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode()
        assert process.wait() == 130
    assert said.strip() == "tei-memcon: interrupted"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_kill_ends_a_run_as_ctrl_c_does(number: int, work: Path) -> None:
    before = signal.signal(number, signal.SIG_DFL)  # nohup, which may run the tests, has it ignored, and so do children
    process = start(work, *CONVERT[:-1], "2")
    signal.signal(number, before)
    while process.poll() is None and len(list((work / "out").glob("*.xml"))) < 5:
        time.sleep(0.005)
    os.killpg(process.pid, number)  # as systems do at their end: everybody at once
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode().strip()) == (130, "tei-memcon: interrupted")
    assert_whole(work)
    assert run(work, *CONVERT)[0] == 0
    assert len(results(work)) == RECORDS


def test_ctrl_c_among_many_files_tells_how_far_it_came(work: Path) -> None:
    many = valid_copies(work, 400)
    process = start(work, "validate", many, "--jobs", "2", "--format", "json", "-o", "found.json")
    time.sleep(1.5)  # a machine that is done by then has nothing to interrupt
    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode:
        assert process.returncode == 130
        assert re.fullmatch(
            r"tei-memcon: interrupted( after \d+ of 400 files; found.json was not written)?\n", err.decode()
        )
        assert not (work / "found.json").exists()


@pytest.mark.skipif(not Path("/proc").exists(), reason="the processes are looked up in /proc")
def test_no_process_is_left_where_the_first_is_killed(work: Path) -> None:
    process = start(work, "validate", valid_copies(work, 400), "--jobs", "3")
    children: list[str] = []
    while process.poll() is None and len(children) < 3:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    process.kill()
    process.communicate()
    limit = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() and not is_zombie(child) for child in children):
        assert time.monotonic() < limit
        time.sleep(0.05)


def is_zombie(process: str) -> bool:
    """Whether it has ended, and waits for somebody to ask how."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def valid_copies(work: Path, number: int) -> str:
    """A folder with many copies of one converted record."""
    run(work, "convert", "in/d00.txt", "--out-dir", "one")
    (work / "many").mkdir()
    for copy in range(number):
        shutil.copyfile(work / "one" / "d00.xml", work / "many" / f"{copy:03}.xml")
    return "many"


def test_a_disk_that_is_full_keeps_what_stood_there(work: Path) -> None:
    run(work, *CONVERT)
    before = results(work)
    for path in (work / "in").iterdir():
        path.write_text(path.read_text() + "Mr. Birch: " + "More of it. " * 500 + "\n")
    # No file may grow beyond 6,000 bytes: the system refuses to write in the middle of one, as a full disk does.
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)); "
    status, _, err = run(work, *CONVERT, before=limit)
    assert status in (1, 2)
    assert f"cannot be written ({os.strerror(errno.EFBIG)}); nothing was changed" in err
    assert results(work) == before
    assert not list(work.rglob("*.tmp"))


def test_a_small_disk_is_filled_and_nothing_is_lost(work: Path) -> None:
    (work / "out").mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(work / "out")], capture_output=True, check=False
    ).returncode:
        pytest.skip("no disk can be mounted here; a limit of the size of files stands for one")
    try:
        status, _, err = run(work, *CONVERT)
        assert status in (1, 2)
        assert os.strerror(errno.ENOSPC) in err
        assert all(data.endswith(b"</TEI>\n") for data in results(work).values())
        assert not list(work.rglob("*.tmp"))
    finally:
        subprocess.run(["umount", str(work / "out")], check=True)


def test_a_reader_that_goes_away_is_no_fault(work: Path) -> None:
    run(work, *CONVERT)
    broken = b"".join(b'<sp who="#nobody%d"><p>x</p></sp>' % number for number in range(5_000))
    (work / "a.xml").write_bytes(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>' + broken + b"</body></text></TEI>"
    )
    for arguments in (("validate", "a.xml", "--format", "json"), ("rules",), ("convert", "in/d00.txt", "-o", "-")):
        ours, theirs = os.pipe()
        os.close(ours)
        status, _, err = run(work, *arguments, stdout=theirs)
        os.close(theirs)
        assert status in (0, 1), (arguments, err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments", ["convert in/d00.txt -o -", "validate bad.xml", "rules", "export out/d00.xml --to html -o -"]
)
def test_standard_output_on_a_full_disk_is_a_sentence(arguments: str, work: Path) -> None:
    run(work, *CONVERT)
    (work / "bad.xml").write_text("<TEI/>")
    with Path("/dev/full").open("wb") as full:
        status, _, err = run(work, *arguments.split(), stdout=full)
    assert status == 2
    assert "No space left on device" in err


def test_standard_error_that_is_closed_changes_no_result(work: Path) -> None:
    with Path(os.devnull).open("rb") as closed:  # not open for writing
        assert run(work, *CONVERT, stderr=closed)[0] in (0, 2)
    assert len(results(work)) in (0, RECORDS)
    assert run(work, *CONVERT)[0] == 0
    assert_whole(work)


@pytest.mark.parametrize("locale", ["C", "POSIX", "nonsense"])
def test_the_locale_changes_no_byte(locale: str, work: Path) -> None:
    (work / "in" / "café.txt").write_text(HEAD + TALK + "Mr. Alder: Café — “ça”.\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run(work, "convert", "in/café.txt", "--out-dir", "out", env=environment)[0] == 0
    plain = run(work, "convert", "in/café.txt", "-o", "-", env={**environment, "LC_ALL": "C.UTF-8"})[1]
    assert plain.encode() == (work / "out" / "café.xml").read_bytes()
    assert run(work, "validate", "out", env=environment)[0] == 0
    assert "in/né.txt: there is no such file" in run(work, "convert", "in/né.txt", env=environment)[2]


def test_a_folder_that_may_not_be_written_is_told(work: Path) -> None:
    (work / "out").mkdir(mode=0o500)
    status, _, err = run(work, *CONVERT, bound=bound_by_permissions())
    assert status in (1, 2)
    assert "cannot be written (Permission denied)" in err


def test_a_working_directory_that_is_gone_is_no_traceback(work: Path) -> None:
    gone = "import os; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone'); "
    for arguments in (
        ("convert", "a.txt"),
        ("validate", "a.xml"),
        ("validate", "."),
        ("export", "a.xml", "--to", "text"),
    ):
        status, _, err = run(work, *arguments, before=gone)
        assert status == 2
        assert err


def test_out_of_memory_is_no_traceback(work: Path) -> None:
    (work / "large.xml").write_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + b"<p/>" * 900_000 + b"</TEI>")
    limit = (
        "import tei_memcon.cli.validate, resource; resource.setrlimit(resource.RLIMIT_AS, (250_000_000, 250_000_000)); "
    )
    status, out, err = run(work, "validate", "large.xml", before=limit)
    assert status == 2
    assert re.search("not enough memory|out of memory|emory allocation", out + err), out + err


@pytest.mark.parametrize("files", [10, 12, 14])
def test_a_system_that_lets_no_process_begin_is_told_and_nobody_waits(files: int, work: Path) -> None:
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, {files})); "
    status, _, err = run(work, *CONVERT[:-1], "2", before=limit)
    assert (status, err) == (
        2,
        "tei-memcon: the system refuses it (Too many open files); let the program open more files (ulimit -n)\n",
    )


@pytest.mark.parametrize("most", [1, 3, 5])
def test_a_system_that_lets_few_threads_begin_is_told_and_nobody_waits(most: int, work: Path) -> None:
    few = f"""
import threading
begin = threading.Thread.start
def start(thread):
    if threading.active_count() > {most}:
        raise RuntimeError("can't start new thread")
    begin(thread)
threading.Thread.start = start
"""
    status, _, err = run(work, *CONVERT[:-1], "2", before=few)
    assert status == 2
    assert "the system refuses it (Resource temporarily unavailable); let it start more processes" in err
    assert not (work / "out").exists()


def test_where_processes_can_share_nothing_one_does_it_all(work: Path) -> None:
    alone = "import errno, multiprocessing.synchronize as s\n"
    alone += "def refuse(*_, **__): raise OSError(errno.EROFS, 'Read-only file system')\ns.SemLock.__init__ = refuse\n"
    assert run(work, *CONVERT[:-1], "2", before=alone)[0] == 0
    assert_whole(work)


def test_four_runs_may_register_one_schema(work: Path) -> None:
    grammar = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'
    (work / "s.rng").write_text(grammar)
    home = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work / "data")}
    four = [start(work, "schema", "add", "s.rng", env=home) for _ in range(4)]
    said = [process.communicate(timeout=60)[1].decode() for process in four]
    assert [process.returncode for process in four] == [0] * 4, said
    assert sorted(path.name for path in (work / "data").rglob("*") if path.is_file()) == ["MAIN", "s.rng"]


def test_the_manifest_is_whole_after_every_run(work: Path) -> None:
    run(work, *CONVERT)
    assert_whole(work)
    assert (work / "out" / NAME).stat().st_size > 1_000
