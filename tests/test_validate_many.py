"""`tei-memcon validate` of many files: in several processes as in one, told as they are done, with the progress."""

import pickle
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import active_count

import pytest

from tei_memcon import validate as module
from tei_memcon.checks import Context, Finding
from tei_memcon.cli._progress import Progress, progress
from tei_memcon.errors import UsageError
from tei_memcon.tei.parse import Parsed
from tei_memcon.validate import validate_many
from tei_memcon.validation.schema_choice import SchemaChoice
from tests.test_validate import BROKEN, BSH, INVALID, RECORD, WARNED, transcript


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in; file names in messages are relative to it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_tell_what_one_tells_in_the_same_order(jobs: int, folder: Path) -> None:
    contents = [RECORD, INVALID, WARNED, BROKEN, b"<html/>", b"", INVALID.replace(b"trailer>", b"tail>")]
    for number in range(21):
        (folder / f"{number:02}.xml").write_bytes(contents[number % len(contents)])
    (folder / "own.rng").write_bytes((Path(__file__).parents[1] / "schemas" / "tei_memcon.rng").read_bytes())
    for schemas in (None, SchemaChoice(("own.rng",)), SchemaChoice(("auto",))):
        one, many = (list(validate_many([folder], schemas=schemas, jobs=count)) for count in (1, jobs))
        assert one == many
    assert [verdict.file for verdict in many] == sorted(verdict.file for verdict in many)


def test_a_schema_that_cannot_be_asked_stops_all_processes(folder: Path) -> None:
    (folder / "a.sch").write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="*"><assert test="no(">a</assert>'
        "</rule></pattern></schema>",
        "utf-8",
    )
    for name in ("a.xml", "b.xml"):
        (folder / name).write_bytes(RECORD)
    for jobs in (1, 2):
        with pytest.raises(UsageError, match="mend the schema"):
            list(validate_many([folder], schemas=SchemaChoice(("a.sch",)), jobs=jobs))


def test_a_choice_of_schemas_travels_to_another_process_without_what_it_has_read(folder: Path) -> None:
    (folder / "a.rng").write_text('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>')
    choice = SchemaChoice(("a.rng",))
    assert len(choice.named) == 1
    assert vars(pickle.loads(pickle.dumps(choice))) == {"wanted": choice.wanted}


def test_a_bug_of_ours_is_told_and_the_other_files_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(tei: Parsed, context: Context) -> Iterator[Finding]:
        if tei.name == "b.xml":
            raise KeyError("oak")
        yield from ()

    monkeypatch.setattr(module._checks()[0], "check", check)
    for name in ("a.xml", "b.xml", "c.xml"):
        (folder / name).write_bytes(INVALID)
    said = transcript(capsys, ".", "--jobs", "1")
    assert f"b.xml: error: KeyError: 'oak' in {Path(__file__).name}:" in said
    assert "; please report this as a bug [TMC000]\n" in said
    assert said.count(BSH) == 2
    assert said.endswith("= 3")


def test_findings_are_told_before_the_next_file_is_looked_at(folder: Path) -> None:
    (folder / "a.xml").write_bytes(INVALID)
    verdicts = validate_many([folder / "a.xml", folder / "b.xml"])
    assert next(verdicts).errors == 1
    (folder / "b.xml").write_bytes(RECORD)  # which was not there before
    assert next(verdicts).status == "valid"


def test_how_far_a_run_is_stands_in_one_line_of_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = count(0, 0.3)
    monkeypatch.setattr("tei_memcon.cli._progress.monotonic", lambda: next(now))
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "80"}.items():  # rich writes as to a terminal
        monkeypatch.setenv(name, value)
    threads = active_count()
    shown = Progress("checking", 1301, is_shown=True)
    for _ in range(3):
        shown.advance()
    assert active_count() == threads  # beside another one, no process may be copied
    shown.clear()
    shown.clear()
    out, err = capsys.readouterr()
    plain = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", err)
    assert out == ""
    assert [n for n in ("1/1301", "2/1301", "3/1301") if n in plain] == ["2/1301", "3/1301"]  # not at once
    assert plain.lstrip("\r\n ").startswith("checking ")
    assert err.endswith("\x1b[2K")  # nothing is left of it
    monkeypatch.delenv("CI", raising=False)
    with progress("checking", 1301, quiet=False) as hidden:
        assert not hidden.is_shown  # nobody looks on
