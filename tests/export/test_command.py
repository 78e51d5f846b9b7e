import json
import shutil
from pathlib import Path

import pytest

from tei_memcon import exporters, plugins
from tei_memcon.cli import run

RECORDS = Path(__file__).parent / "records"


@pytest.fixture
def tei(tmp_path: Path) -> Path:
    """A folder with a record, one in a folder below it, and what is no record."""
    folder = tmp_path / "tei"
    (folder / "frus").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    shutil.copy(RECORDS / "bare.xml", folder / "bare.xml")
    shutil.copy(RECORDS / "everything.xml", folder / "frus" / "d12.v1.xml")
    shutil.copy(RECORDS / "bare.xml", folder / ".hidden" / "secret.xml")
    shutil.copy(RECORDS / "bare.xml", folder / "persons.xml")
    (folder / "notes.txt").write_text("no TEI")
    return folder


def files_in(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_one_record_goes_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", str(RECORDS / "bare.xml"), "--to", "text"]) == 0
    assert capsysbinary.readouterr() == (b"One line.\n", b"")


def test_a_folder_is_mirrored(tei: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(tei), "--to", "html", "--out-dir", str(tmp_path / "pages")]) == 0
    assert files_in(tmp_path / "pages") == ["bare.html", "frus/d12.v1.html", "index.html"]
    assert capsys.readouterr() == ("", f"{tmp_path / 'pages'}: 2 written\n")


def test_single_records_have_no_contents(tmp_path: Path) -> None:
    assert run(["export", str(RECORDS / "bare.xml"), "--to", "html", "--out-dir", str(tmp_path / "pages")]) == 0
    assert files_in(tmp_path / "pages") == ["bare.html"]


def test_the_contents_do_not_take_the_place_of_a_record(
    tei: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(RECORDS / "bare.xml", tei / "index.xml")
    assert run(["export", str(tei), "--to", "html", "--out-dir", str(tmp_path / "pages")]) == 0
    assert "index.html: is the page of a record; there are no contents" in capsys.readouterr().err
    assert b"One line." in (tmp_path / "pages" / "index.html").read_bytes()


def test_contents_that_stand_there_are_kept_unless_they_may_be_replaced(
    tei: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "pages" / "index.html"
    index.parent.mkdir()
    index.write_text("mine")
    arguments = ["export", str(tei), "--to", "html", "--out-dir", str(index.parent)]
    assert run(arguments) == 1
    assert "--force replaces it" in capsys.readouterr().err
    assert index.read_text() == "mine"
    assert run([*arguments, "--force"]) == 0
    assert "2 records" in index.read_text("utf-8")


def test_a_folder_becomes_one_table(tei: Path, tmp_path: Path) -> None:
    table = tmp_path / "turns.jsonl"
    assert run(["export", str(tei), "--to", "jsonl", "-o", str(table)]) == 0
    assert {json.loads(line)["record"] for line in table.read_text("utf-8").splitlines()} == {"frus/d12.v1"}


def test_a_folder_of_tables_has_one_of_each(tei: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = tmp_path / "tables"
    assert run(["export", str(tei), "--to", "jsonl", "--out-dir", str(tables)]) == 0
    assert files_in(tables) == ["notes.jsonl", "omissions.jsonl", "people.jsonl", "turns.jsonl"]
    error = capsys.readouterr().err
    assert "does not carry: words that nobody says (87), stage directions (2), corrected" in error
    assert error.endswith("tables: 4 written\n")


def test_a_record_that_is_named_twice_counts_once(tei: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", str(tei), str(tei / "frus" / "d12.v1.xml"), "--to", "jsonl"]) == 0
    assert capsysbinary.readouterr().out.count(b"\n") == 10


def test_list_shows_every_export_with_its_suffix_and_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    plugged = plugins.load_all(exporters)
    assert [line.split()[:2] for line in lines] == [[name, exporter.SUFFIX] for name, exporter in plugged]
    assert all(line.endswith((".", "]")) for line in lines)


def test_what_an_export_cannot_carry_is_counted(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", str(RECORDS / "everything.xml"), "--to", "text"]) == 0
    assert capsysbinary.readouterr().err == (
        b"text does not carry: reported runs (5), corrected readings (1), conclusions (10), people (3), "
        b"fields of the header (38)\n"
    )
    assert run(["export", str(RECORDS / "everything.xml"), "--to", "text", "--quiet"]) == 0
    assert capsysbinary.readouterr().err == b""


def test_what_stands_there_with_another_content_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "bare.txt"
    target.write_text("a record as received")
    arguments = ["export", str(RECORDS / "bare.xml"), "--to", "text", "-o", str(target)]
    assert run(arguments) == 2
    assert "--force replaces it" in capsys.readouterr().err
    assert target.read_text() == "a record as received"
    assert run([*arguments, "--force"]) == 0
    assert target.read_text() == "One line.\n"


def test_the_same_content_is_not_written_again(tei: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", str(tei), "--to", "text", "--out-dir", str(tmp_path / "text")]
    assert run(arguments) == 0
    before = (tmp_path / "text" / "bare.txt").stat().st_mtime_ns
    capsys.readouterr()
    assert run(arguments) == 0
    assert capsys.readouterr().err.endswith("text: 0 written, 2 unchanged\n")
    assert (tmp_path / "text" / "bare.txt").stat().st_mtime_ns == before


def test_what_is_exported_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bare.xml"
    shutil.copy(RECORDS / "bare.xml", file)
    assert run(["export", str(file), "--to", "text", "-o", str(file), "--force"]) == 2
    assert "is what is exported" in capsys.readouterr().err
    assert file.read_bytes() == (RECORDS / "bare.xml").read_bytes()


def test_a_bad_record_does_not_stop_the_others(tei: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tei / "bad.xml").write_text("<TEI>")
    (tei / "other.xml").write_text("<html/>")
    assert run(["export", str(tei), "--to", "text", "--out-dir", str(tmp_path / "out")]) == 1
    assert files_in(tmp_path / "out") == ["bare.txt", "frus/d12.v1.txt"]
    error = capsys.readouterr().err
    assert f"{tei / 'bad.xml'}:1:1: " in error
    assert "other.xml: no TEI, left alone" in error
    assert error.endswith("2 written, 1 failed\n")


def test_a_bad_record_does_not_stop_a_table(tei: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (tei / "bad.xml").write_text("<TEI>")
    assert run(["export", str(tei), "--to", "jsonl"]) == 1
    assert capsysbinary.readouterr().out.count(b"\n") == 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bare.xml"], "name what to export and what to"),
        (["--to", "text"], "name what to export and what to"),
        (["bare.xml", "--to", "docx"], "there is no exporter 'docx'; choose one of: "),
        ([".", "--to", "text"], "name a folder for them with --out-dir"),
        (["bare.xml", "everything.xml", "--to", "html"], "name a folder for them with --out-dir"),
        ([".", "--to", "graphml", "--out-dir", "out"], "name it with -o FILE"),
        (["bare.xml", "--to", "text", "--out-dir", "out", "-o", "out.txt"], "exclude each other"),
        (["none.xml", "--to", "text"], "none.xml: there is no such file"),
        (["bare.txt", "--to", "text"], "bare.txt:1:1: this is not XML"),
        (["empty", "--to", "text", "--out-dir", "out"], "empty: no TEI in this folder"),
        (["html.xml", "--to", "text"], "html.xml:1:1: this is no TEI: its first element is html"),
        (["bare.xml", "--to", "text", "-o", "empty"], "this is a folder; name a file"),
    ],
)
def test_wrong_use_is_a_sentence_and_status_2(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("bare.xml", "everything.xml", "bare.txt"):
        shutil.copy(RECORDS / name, tmp_path / name)
    (tmp_path / "empty").mkdir()
    (tmp_path / "html.xml").write_text("<html/>")
    before = files_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["export", *arguments]) == 2
    output = capsys.readouterr()
    assert message in output.err
    assert output.err.count("\n") == 1
    assert output.out == ""
    assert files_in(tmp_path) == before


def test_names_that_some_file_systems_take_for_one_are_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    shutil.copy(RECORDS / "bare.xml", tmp_path / "a" / "Memo\N{LATIN SMALL LETTER E WITH ACUTE}.xml")
    shutil.copy(RECORDS / "bare.xml", tmp_path / "b" / "memoe\N{COMBINING ACUTE ACCENT}.xml")
    out = tmp_path / "out"
    assert run(["export", str(tmp_path / "a"), str(tmp_path / "b"), "--to", "text", "--out-dir", str(out)]) == 2
    assert "would both become" in capsys.readouterr().err
    assert not out.exists()
