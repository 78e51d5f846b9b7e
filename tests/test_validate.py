"""`tei-memcon validate` and its library functions: what is printed where, and with which exit status."""

import io
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_memcon import validate as module
from tei_memcon.checks import Severity
from tei_memcon.cli import run
from tei_memcon.errors import UnreadableError
from tei_memcon.tei.parse import parse_file
from tei_memcon.validate import Verdict, validate, validate_many

FIXTURES = Path(__file__).parent / "checks"
RECORD = (FIXTURES / "record.xml").read_bytes()
INVALID = RECORD.replace(b'<sp who="#bush" xml:id="sp1">', b'<sp who="#bsh" xml:id="sp1">')
WARNED = RECORD.replace(b'<pb n="2"/>', b'<pb n="2"/><pb n="1"/>')
BROKEN = RECORD.replace(b"</trailer>", b"")
BSH = '@who="#bsh" on <sp> names nobody known (did you mean #bush?)'
CURE = "give a person in particDesc this xml:id, or correct the pointer"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in; file names in messages are relative to it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def transcript(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a user sees: standard output, standard error (after ``!``), exit status."""
    status = run(["validate", *arguments])
    said = capsys.readouterr()
    errors = "".join(f"! {line}\n" for line in said.err.splitlines())
    return f"{said.out}{errors}= {status}"


# Exit status 0, 1 and 2


def test_a_valid_file_is_0_and_only_the_summary_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.xml").write_bytes(RECORD)
    assert transcript(capsys, "a.xml") == "! 1 file: 1 valid\n= 0"
    assert transcript(capsys, "a.xml", "--quiet") == "= 0"


def test_warnings_alone_are_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.xml").write_bytes(WARNED)
    assert transcript(capsys, "a.xml") == (
        "a.xml:44:83: warning: page 1 comes after page 2; look whether it is a page number [TMC303]\n"
        "! 1 file: 1 valid, 1 warning\n"
        "= 0"
    )


def test_errors_are_1_and_every_file_is_told_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.xml").write_bytes(INVALID)
    (folder / "a.xml").write_bytes(RECORD)
    (folder / "c.xml").write_bytes(WARNED.replace(b'type="attachment"', b'type="annex"'))
    assert transcript(capsys, "c.xml", "b.xml", "a.xml") == (
        "c.xml:44:83: warning: page 1 comes after page 2; look whether it is a page number [TMC303]\n"
        'c.xml:54:7: error: value "annex" of @type on <div> is not one of conversation, section, attachment [TMC001]\n'
        f"b.xml:44:9: error: {BSH}; {CURE} [TMC101]\n"
        "! 3 files: 1 valid, 2 with 2 errors, 1 warning\n"
        "= 1"
    )


def test_an_unreadable_file_is_2_and_the_others_are_still_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.xml").write_bytes(BROKEN)
    (folder / "b.xml").write_bytes(INVALID)
    assert transcript(capsys, "a.xml", "missing.xml", "b.xml") == (
        "a.xml:53:9: error: this end tag does not close <trailer>, which was opened in line 52, column 9; "
        "write </trailer> before it or correct its name [TMC000]\n"
        "missing.xml: error: there is no such file; check the name and the folder [TMC000]\n"
        f"b.xml:44:9: error: {BSH}; {CURE} [TMC101]\n"
        "! 3 files: 1 with 1 error, 2 unreadable\n"
        "= 2"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html/>", "a.xml:1:1: error: this is not TEI: its first element is <html>, not <TEI>; give a TEI file"),
        (
            b"\n<TEI/>",
            'a.xml:2:1: error: <TEI> is not in the namespace of TEI; write <TEI xmlns="http://www.tei-c.org/ns/1.0">',
        ),
        (b"<TEI.2/>", "a.xml:1:1: error: this is TEI P4; convert it to TEI P5 first"),
        (b"", "a.xml: error: empty; give a TEI file"),
    ],
)
def test_what_is_not_tei_is_2_when_named(
    content: bytes, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.xml").write_bytes(content)
    assert transcript(capsys, "a.xml") == f"{sentence} [TMC000]\n! 1 file: 1 unreadable\n= 2"


def test_wrong_use_is_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert transcript(capsys).endswith("! Error: Missing argument 'PATH...'.\n= 2")
    assert "'xml' is not one of 'github', 'gitlab', 'html', 'json', 'junit', 'sarif', 'text'" in transcript(
        capsys, "a.xml", "--format", "xml"
    )


# Folders


def test_a_folder_is_walked_in_order_and_hidden_files_and_other_kinds_are_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.xml", "a/z.XML", "a/c.xml", ".hidden.xml", ".git/a.xml", "notes.txt", "README"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(INVALID)
    (folder / "persons.xml").write_bytes(b"<persons/>")
    said = transcript(capsys, ".")
    assert re.findall(r"^\S+xml", said, re.MULTILINE | re.IGNORECASE) == ["b.xml", "a/c.xml", "a/z.XML"]
    assert said.endswith("! persons.xml: skipped, this is XML but not TEI\n! 3 files: 3 with 3 errors\n= 1")


def test_tei_that_lost_its_namespace_is_not_skipped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.xml").write_bytes(b"<TEI/>")
    assert transcript(capsys, ".").endswith("! 1 file: 1 unreadable\n= 2")


def test_a_folder_without_tei_is_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "persons.xml").write_bytes(b"<persons/>")
    assert transcript(capsys, ".") == (
        "! persons.xml: skipped, this is XML but not TEI\n"
        "! 0 files: nothing to check\n"
        "! tei-memcon: no TEI was found there; name a folder with TEI files named *.xml, or a file\n"
        "= 2"
    )


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_back_to_the_folder_does_not_run_in_circles(folder: Path) -> None:
    (folder / "a.xml").write_bytes(RECORD)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert [verdict.file for verdict in validate_many([folder])] == [str(folder / "a.xml")]


# Standard input, formats


def test_a_hyphen_is_standard_input(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(INVALID)))
    assert transcript(capsys, "-", "-q") == f"standard input:44:9: error: {BSH}; {CURE} [TMC101]\n= 1"


def test_json_tells_everything_and_its_fields_are_these(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.xml").write_bytes(INVALID)
    (folder / "b.xml").write_bytes(b"")
    (folder / "c.xml").write_bytes(b"<persons/>")
    assert run(["validate", "--format", "json", "."]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told.pop("tool")["name"] == "tei-memcon"
    assert told == {
        "schema": 1,
        "summary": {"valid": 0, "invalid": 1, "unreadable": 1, "skipped": 1, "errors": 2, "warnings": 0},
        "files": [
            {
                "file": "a.xml",
                "status": "invalid",
                "findings": [
                    {
                        "line": 44,
                        "column": 9,
                        "rule": "TMC101",
                        "severity": "error",
                        "message": f"{BSH}; {CURE}",
                        "path": "TEI/text/body/div[1]/sp[1]",
                    }
                ],
            },
            {
                "file": "b.xml",
                "status": "unreadable",
                "findings": [
                    {
                        "line": None,
                        "column": None,
                        "rule": "TMC000",
                        "severity": "error",
                        "message": "empty; give a TEI file",
                        "path": None,
                    }
                ],
            },
            {"file": "c.xml", "status": "skipped", "findings": []},
        ],
    }


def test_a_finding_is_one_line_whatever_the_file_holds_or_is_called(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\x1b[2J b.xml" if os.name == "posix" else "a b.xml"
    hostile = b'who="#b&#10;error: &#27;sh \xe2\x80\xae[/b]"'.replace(b"&#27;", b"\xc2\x9b")
    (folder / name).write_bytes(RECORD.replace(b'who="#bush"', hostile))
    out = transcript(capsys, ".", "-q").splitlines()
    assert all(re.match(r"a\S* b\.xml:\d+:\d+: (error|warning): .* \[TMC\d{3}\]$", line) for line in out[:-1])
    assert "".join(out).isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="only here may file names be bytes of any kind")
def test_a_file_name_that_is_not_utf8_is_no_obstacle(folder: Path) -> None:
    Path(os.fsdecode(b"a\xff.xml")).write_bytes(INVALID)
    command = [sys.executable, "-c", "from tei_memcon.cli import main; main()", "validate", "."]
    for form in ("github", "gitlab", "html", "json", "junit", "sarif", "text"):
        done = subprocess.run([*command, "--format", form], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (1, b"1 file: 1 with 1 error\n")
        assert (b"a%FF.xml" if form == "sarif" else b"udcff.xml") in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["validate", "a.xml"], ["rules"]])
def test_a_full_disk_behind_standard_output_is_a_sentence(arguments: list[str], folder: Path) -> None:
    (folder / "a.xml").write_bytes(INVALID)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [Path(sys.executable).with_name("tei-memcon"), *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )
    told = b"tei-memcon: standard output cannot be written (No space left on device)\n"
    assert (done.returncode, done.stderr) == (2, told)


# The library


def test_path_bytes_and_parsed_document_give_the_same_findings(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(INVALID)
    assert validate(path) == validate(str(path)) == validate(INVALID, str(path)) == validate(parse_file(path))
    assert [(finding.rule, finding.severity, finding.line) for finding in validate(path)] == [
        ("TMC101", Severity.ERROR, 44)
    ]


def test_findings_come_in_the_order_of_their_places() -> None:
    findings = validate((FIXTURES / "planted.txt").with_name("TMC101").joinpath("fail.xml"))
    assert [finding.order for finding in findings] == sorted(finding.order for finding in findings)
    assert len(findings) > 3


def test_what_cannot_be_checked_is_raised_for_one_and_told_among_many(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        validate(tmp_path / "a.xml")
    (verdict,) = validate_many([tmp_path / "a.xml"])
    assert (verdict.status, [finding.rule for finding in verdict.findings]) == ("unreadable", [module.UNREADABLE])


def test_nothing_is_printed_by_the_library(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(INVALID)
    assert [verdict.status for verdict in validate_many([tmp_path])] == ["invalid"]
    assert capsys.readouterr() == ("", "")


def test_a_verdict_counts_errors_and_warnings() -> None:
    verdict = Verdict("a.xml", validate(WARNED.replace(b"#bush", b"#bsh")))
    assert (verdict.status, verdict.warnings) == ("invalid", 1)
    assert verdict.errors == len(verdict.findings) - 1


def test_xmlschema_is_loaded_only_for_a_rejected_document() -> None:
    program = (
        "import sys; from tei_memcon.validate import validate; "
        "validate(sys.stdin.buffer.read()); print('xmlschema' in sys.modules)"
    )
    loaded = [
        subprocess.run([sys.executable, "-c", program], input=data, capture_output=True, check=True).stdout.strip()
        for data in (RECORD, INVALID, RECORD.replace(b"trailer>", b"tail>"))
    ]
    assert loaded == [b"False", b"False", b"True"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_a_damaged_document_has_findings_or_is_refused_and_never_fails(seed: int) -> None:
    """Tags and attributes are exchanged at random: whatever comes of it is told in one-line messages with a place."""
    dice = random.Random(seed)
    pieces = re.split(rb'(<[^<>]*>|"[^"]*")', RECORD)
    for _ in range(dice.randint(1, 4)):
        pieces[dice.randrange(len(pieces))] = dice.choice(pieces)
    try:
        findings = validate(b"".join(pieces), "a.xml")
    except UnreadableError as error:
        refusal = str(error)
    else:
        refusal = ""
        assert all(finding.line and finding.path and finding.message.isprintable() for finding in findings)
    assert "{http" not in refusal
