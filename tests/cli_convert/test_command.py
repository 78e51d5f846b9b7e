"""The command as its users meet it: what it says where, and its exit status."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from lxml import etree

from tei_memcon.cli._commands import cli as commands
from tei_memcon.files.manifest import NAME
from tests.cli_convert.calls import Run

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


def test_a_folder_is_converted_with_a_summary_on_standard_error(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run = Run(capsysbinary, "in", "--out-dir", "out")
    assert (run.status, run.out) == (0, b"")
    assert run.err == (
        "2 records: 2 written; results in out\n"
        "2 turns, 0 reported runs, 0 notes, 0 page breaks, 2 warnings, 2 suggestions (--report FILE lists them)\n"
    )
    assert Path("out/v/b.xml").is_file()
    assert Run(capsysbinary, "in", "--out-dir", "out").err == "2 records: 2 up to date; results in out\n"
    assert Run(capsysbinary, "in", "--out-dir", "out", "--quiet").err == ""


def test_the_remarks_on_a_single_record_are_told_with_their_places(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run = Run(capsysbinary, "in/a.txt")
    assert run.status == 0
    assert run.err == (
        "in/a.txt:1:2: warning: an odd character\n"
        "in/a.txt:1:3: suggestion: a misprint?\n"
        "1 record: 1 written\n"
        "1 turn, 0 reported runs, 0 notes, 0 page breaks, 1 warning, 1 suggestion (--report FILE lists them)\n"
    )
    assert Path("in/a.xml").is_file()


def test_standard_input_becomes_standard_output(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["-"], ["-", "-o", "-"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words\r\nof it")))
        run = Run(capsysbinary, "--quiet", *arguments)
        assert (run.status, run.err) == (0, "")
        assert b"<p>words\r\nof it</p>" in run.out
    assert sorted(map(str, Path().iterdir())) == ["in"]


def test_standard_input_becomes_a_file(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for state in ("written", "up to date"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
        run = Run(capsysbinary, "-", "-o", "new/a.xml")
        assert (run.status, run.out) == (0, b"")
        assert f"1 record: 1 {state}\n" in run.err
    assert b"words" in Path("new/a.xml").read_bytes()


def test_a_file_becomes_standard_output_and_nothing_is_written(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run = Run(capsysbinary, "in/a.txt", "-o", "-")
    assert run.status == 0
    assert etree.fromstring(run.out).tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert sorted(path.name for path in Path("in").iterdir()) == ["a.txt", "v"]


@pytest.mark.parametrize("arguments", [["in"], ["in", "--out-dir", "out"], ["in", "--jobs", "1"]])
def test_one_bad_record_of_several_is_told_and_the_status_is_1(
    capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str]
) -> None:
    Path("in/a.txt").write_text("one\ntwo refuse")
    run = Run(capsysbinary, *arguments)
    assert run.status == 1
    assert run.err.startswith("in/a.txt:2:5: no reader takes this record\n2 records: 1 written, 1 failed")


@pytest.mark.parametrize("arguments", [["in/a.txt"], ["in/a.txt", "-o", "-"], ["in/a.txt", "-o", "b.xml"]])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"refuse", "in/a.txt:1:1: no reader takes this record\n"),
        (b"%PDF-1.4", "in/a.txt: this is a PDF, not plain text; copy its text into a .txt file first\n"),
        (b"caf\xe9", "in/a.txt:1:4: byte 4 (0xe9) is not utf-8; name the encoding with --encoding"),
    ],
)
def test_a_single_unreadable_record_has_status_2(
    capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str], content: bytes, message: str
) -> None:
    Path("in/a.txt").write_bytes(content)
    run = Run(capsysbinary, *arguments)
    assert (run.status, run.out) == (2, b"")
    assert run.err.startswith(message)
    assert "Traceback" not in run.err


def test_a_missing_file_has_status_2(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run = Run(capsysbinary, "nope.txt")
    assert run.status == 2
    assert run.err.startswith("nope.txt: there is no such file; check the name and the folder\n")


@pytest.mark.parametrize("arguments", [["in"], ["in/a.txt"], ["in/a.txt", "-o", "-"]])
def test_a_failed_self_check_has_status_3_and_writes_nothing(
    capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str]
) -> None:
    Path("in/a.txt").write_text("lose")
    run = Run(capsysbinary, *arguments)
    assert (run.status, run.out) == (3, b"")
    assert run.err.startswith("in/a.txt:1:1: 4 characters lost; please report this as a bug\n")
    assert not Path("in/a.xml").exists()


def test_an_edited_result_has_status_1_and_is_kept(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for arguments in (["in"], ["in/a.txt"]):
        Run(capsysbinary, *arguments, "--force")
        Path("in/a.xml").write_text("edited")
        run = Run(capsysbinary, *arguments)
        assert run.status == 1
        assert "in/a.xml: was changed since tei-memcon wrote it; keep it, or overwrite the changes with" in run.err
        assert Path("in/a.xml").read_text() == "edited"
    assert Run(capsysbinary, "in", "--force").status == 0


def test_an_interrupted_run_has_status_130_and_keeps_what_it_wrote(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("in/v/b.txt").write_text("interrupt")
    run = Run(capsysbinary, "in")
    assert run.status == 130
    assert run.err == "\ntei-memcon: interrupted\n"
    assert list(json.loads(Path("in", NAME).read_bytes())["results"]) == ["a.xml"]


def test_check_tells_what_is_missing_and_what_would_change(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Run(capsysbinary, "in/a.txt")
    Path("in/a.txt").write_text("other words")
    run = Run(capsysbinary, "in", "--check")
    assert run.status == 1
    assert run.err.startswith("in/a.xml: would change\nin/v/b.xml: is missing\n2 records: 2 would change\n")
    Run(capsysbinary, "in", "--force")
    assert Run(capsysbinary, "in", "--check").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'PATH...'"),
        (["in", "--nonsense"], "No such option"),
        (["in", "--jobs", "0"], "not in the range"),
        (["in", "--out-dir", "in/a.txt"], "is a file"),
        (["in", "--out-dir", "out", "-o", "x.xml"], "--out-dir and -o exclude each other"),
        (["in", "-o", "x.xml"], "-o names the result of a single record; for several, name a folder with --out-dir"),
        (["in/a.txt", "in/v/b.txt", "-o", "-"], "-o names the result of a single record"),
        (["-", "in/a.txt"], "- (standard input) is a single record; name its result with -o FILE"),
        (["-", "--out-dir", "out"], "- (standard input) is a single record; name its result with -o FILE"),
        (["-", "--check"], "--check compares with files"),
        (["-", "--report", "-"], "the result and the report cannot both go to standard output"),
        (["in", "--reader", "nonsense"], "there is no reader 'nonsense'; choose one of: "),
        (["in", "--encoding", "nonsense"], "there is no encoding 'nonsense'; try utf-8"),
        (["in", "--persons", "nope.xml"], "nope.xml: there is no such file"),
        (["in", "--persons", "in/a.txt"], "a.txt"),
        (["in", "--schemas", "in"], "there is no tei_memcon.rng in in; name the folder"),
        (["in", "--date", "yesterday"], "--date is 'yesterday'; write a date as 2026-11-21"),
        (["in", "--date", "20261121"], "--date is '20261121'; write a date as 2026-11-21"),
        (["in", "--date", "2026-02-30"], "--date is '2026-02-30'"),
        (["in", "--report", "in/a.txt"], "in/a.txt would overwrite a file that is read"),
        (["in", "--report", "in/a.xml"], "would both become in/a.xml"),
        (["in/a.txt", "-o", "in/a.txt", "--force"], "in/a.txt would overwrite a file that is read"),
        (["in/a.txt", "-o", "in/persons.xml"], "in/persons.xml would overwrite a file that is read"),
    ],
)
def test_wrong_use_is_told_with_status_2_and_nothing_is_written(
    capsysbinary: pytest.CaptureFixture[bytes], folder: Path, arguments: list[str], message: str
) -> None:
    before = sorted(folder.rglob("*"))
    run = Run(capsysbinary, *arguments)
    assert (run.status, run.out) == (2, b"")
    assert message in run.err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("day", "epoch", "expected"),
    [
        (None, None, "None"),
        ("2026-11-21", None, "2026-11-21"),
        (None, "1795219200", "2026-11-21"),
        ("2025-01-01", "1795219200", "2025-01-01"),
        (None, "", "None"),
    ],
)
def test_the_date_is_the_one_given_and_never_todays(
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    day: str | None,
    epoch: str | None,
    expected: str,
) -> None:
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run = Run(capsysbinary, "in/a.txt", "-o", "-", *(["--date", day] if day else []))
    assert f'n="{expected}"'.encode() in run.out


@pytest.mark.parametrize("epoch", ["today", "9" * 30, "-" + "9" * 30])
def test_a_source_date_epoch_that_is_none_is_wrong_use(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run = Run(capsysbinary, "in")
    assert run.status == 2
    assert "SOURCE_DATE_EPOCH is" in run.err


@posix
def test_control_characters_of_a_name_do_not_reach_the_terminal(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("in/\x1b[31m.txt").write_text("refuse")
    Path("in", os.fsdecode(b"\xe9.txt")).write_text("lose")
    run = Run(capsysbinary, "in")
    assert run.status == 3
    assert "in/\\x1b[31m.txt:1:1: no reader takes this record" in run.err
    assert "in/\\udce9.txt:1:1: 4 characters lost" in run.err


@posix
def test_a_full_standard_output_is_told_in_a_sentence(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    code = "from tei_memcon.cli import main, _commands; from tei_memcon.cli.convert import _put; "
    code += "_commands.cli.main = lambda *_, **__: _put(b'x' * 100000); main()"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "tei-memcon: standard output cannot be written (No space left on device); nothing was kept\n"
    )


def test_help_shows_examples_and_exit_statuses() -> None:
    text = commands.get_command(click.Context(commands), "convert")
    assert text is not None
    assert "tei-memcon convert records/ --out-dir tei/" in (text.help or "")
    assert "Exit status: 0" in (text.help or "")
