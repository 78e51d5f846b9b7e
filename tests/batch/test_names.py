"""Names of records and of results, and the personographies beside them."""

import json
import os
from pathlib import Path

import pytest

from tei_memcon.errors import UsageError
from tei_memcon.files.manifest import NAME
from tests.batch.runs import SCHEMAS, contents, files, posix, run, statuses


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"this folder holds no records; a record is a file \*\.txt"):
        run(tmp_path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/x.txt", "b/x.txt"),
        ("a/x.txt", "a/x"),
        ("a/x.txt", "b/X.TXT"),
        ("a/caf\u00e9.txt", "b/cafe\u0301.txt"),
        ("a/Stra\u00dfe.txt", "b/STRASSE.txt"),
    ],
)
def test_names_that_some_file_system_takes_for_one_are_refused_before_anything_is_written(
    tmp_path: Path, one: str, other: str
) -> None:
    paths = [tmp_path / one, tmp_path / other]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(str(path))
    with pytest.raises(UsageError, match="would both become"):
        run(*paths, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_same_file_named_twice_is_one_record(tree: Path) -> None:
    assert statuses(run(tree / "in" / "b.txt", tree / "in" / "." / "b.txt", out=tree / "out")) == ["written"]


@pytest.mark.parametrize("name", ["persons.txt", "Persons.txt"])
def test_no_result_takes_the_name_of_a_personography(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(UsageError, match=r"ersons\.xml would overwrite a file that is read"):
        run(tmp_path)
    assert statuses(run(tmp_path, out=tmp_path / "out")) == ["written"]


def test_no_result_overwrites_a_source(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "a.xml").write_text("no TEI, but words")
    with pytest.raises(UsageError, match=r"a\.xml would overwrite a file that is read"):
        run(tmp_path / "a", tmp_path / "a.xml", force=True)


def test_the_personography_of_a_folder_is_used_for_its_records_alone(tree: Path) -> None:
    (tree / "in" / "a" / "persons.csv").write_text("id,name\nbush,George Bush\n")
    run(tree / "in", out=tree / "out")
    used = {name: b'True"' in data for name, data in contents(tree / "out").items() if name.endswith(".xml")}
    assert used == {"a/b.xml": True, "a/c/d.xml": False, "b.xml": False}


def test_a_personography_that_is_named_is_used_for_all(tree: Path) -> None:
    (tree / "people.csv").write_text("id,name\nbush,George Bush\n")
    (tree / "in" / "a" / "persons.csv").write_text("damaged")
    run(tree / "in", out=tree / "out", persons=tree / "people.csv")
    assert all(b'True"' in data for name, data in contents(tree / "out").items() if name.endswith(".xml"))


def test_a_damaged_personography_is_told_with_its_place_for_each_record(tree: Path) -> None:
    (tree / "in" / "a" / "persons.xml").write_text("<TEI>\n<oops")
    first, *rest = run(tree / "in", out=tree / "out")
    assert str(first.error).startswith(f"{tree / 'in' / 'a' / 'persons.xml'}:1:1: ")
    assert statuses(rest) == ["written", "written"]


def test_two_personographies_in_a_folder_are_an_error_that_names_both(tree: Path) -> None:
    (tree / "in" / "a" / "persons.csv").write_text("id,name\nbush,George Bush\n")
    (tree / "in" / "a" / "persons.xml").write_text("<TEI/>")
    outcomes = run(tree / "in", out=tree / "out")
    assert statuses(outcomes) == ["failed", "written", "written"]
    assert "persons.xml and persons.csv both lie in this folder; say which one" in str(outcomes[0].error)


@posix
@pytest.mark.parametrize(
    "name", ["C:\\a.txt", "con.txt", "a ;$(x)&.txt", "'\"<>&.txt", "-o.txt", "a\nb.txt", "é\u202e.txt"]
)
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text("x")
    for status in ("written", "up to date"):
        assert statuses(run(tmp_path / "in", out=tmp_path / "out")) == [status]
    assert files(tmp_path / "out") == sorted([f"{name[:-4]}.xml", *SCHEMAS])


@posix
def test_a_name_that_is_no_unicode_is_converted_and_remembered(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    for status in ("written", "up to date"):
        assert statuses(run(tmp_path / "in", out=tmp_path / "out")) == [status]
    json.loads((tmp_path / "out" / NAME).read_bytes().decode("utf-8"))
