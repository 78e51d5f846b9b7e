"""Batches: what is converted, where the results stand, and what a second run does."""

from pathlib import Path

import pytest

from tei_memcon import batch
from tei_memcon.batch import Options, convert_all
from tei_memcon.errors import ExpectedError, SelfCheckError, UnreadableError
from tei_memcon.files.manifest import NAME
from tei_memcon.files.records import find_records
from tests.batch.runs import SCHEMAS, contents, files, run, statuses


def test_the_tree_is_mirrored_and_other_kinds_are_left_alone(tree: Path) -> None:
    outcomes = run(tree / "in", out=tree / "out")
    assert statuses(outcomes) == ["written"] * 3
    assert files(tree / "out") == ["a/b.xml", "a/c/d.xml", "b.xml", *SCHEMAS]


def test_without_an_output_folder_results_stand_beside_their_sources(tree: Path) -> None:
    before = set(files(tree / "in"))
    run(tree / "in")
    assert set(files(tree / "in")) - before == {"a/b.xml", "a/c/d.xml", "b.xml", *SCHEMAS}
    assert files(tree) == [f"in/{name}" for name in files(tree / "in")]


def test_a_file_is_a_record_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "Moscow 3.5").write_text("x")
    run(tmp_path / "Moscow 3.5", out=tmp_path / "out")
    assert files(tmp_path / "out") == ["Moscow 3.5.xml", *SCHEMAS]


def test_the_output_folder_within_the_input_holds_no_records(tree: Path) -> None:
    run(tree / "in", out=tree / "in" / "out")
    (tree / "in" / "out" / "export.txt").write_text("a text export")
    assert statuses(run(tree / "in", out=tree / "in" / "out")) == ["up to date"] * 3


def test_schemas_lie_beside_the_results_and_are_found_from_every_depth(tree: Path) -> None:
    run(tree / "in", out=tree / "out")
    assert b'n="schemas ' in (tree / "out" / "b.xml").read_bytes()
    assert b'n="../../schemas ' in (tree / "out" / "a" / "c" / "d.xml").read_bytes()


def test_a_folder_of_schemas_is_referred_to_and_not_copied(tree: Path) -> None:
    (tree / "my schémas").mkdir()
    run(tree / "in", out=tree / "out", schemas=tree / "my schémas")
    assert b'n="../../my%20sch%C3%A9mas ' in (tree / "out" / "a" / "b.xml").read_bytes()
    assert not (tree / "out" / "schemas").exists()


def test_a_schema_that_somebody_changed_is_kept_with_a_warning(tree: Path) -> None:
    run(tree / "in", out=tree / "out")
    (tree / "out" / "schemas" / "tei_memcon.rng").write_text("mine")
    events = list(convert_all(find_records([tree / "in"], tree / "out"), Options()))
    assert [str(event) for event in events if isinstance(event, ExpectedError)] == [
        f"{tree / 'out' / 'schemas' / 'tei_memcon.rng'}: was changed since tei-memcon wrote it; keep it, "
        "or overwrite the changes with --force"
    ]
    assert (tree / "out" / "schemas" / "tei_memcon.rng").read_text() == "mine"


def test_a_schema_of_an_earlier_version_is_replaced(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tree / "old.rng"
    old.write_text("old")
    with monkeypatch.context() as context:
        context.setattr("tei_memcon.files.folders.schema_path", lambda name: old)
        run(tree / "in", out=tree / "out")
    run(tree / "in", out=tree / "out")
    assert (tree / "out" / "schemas" / "tei_memcon.rng").stat().st_size > 1000


def test_a_second_run_converts_nothing_and_changes_no_byte(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tree / "in", out=tree / "out")
    before = contents(tree / "out")
    monkeypatch.setattr(batch, "convert", None)
    assert statuses(run(tree / "in", out=tree / "out")) == ["up to date"] * 3
    assert contents(tree / "out") == before


def test_two_runs_elsewhere_write_the_same_bytes(tree: Path) -> None:
    run(tree / "in", out=tree / "one")
    run(tree / "in", out=tree / "two")
    assert contents(tree / "one") == contents(tree / "two")


def test_with_descriptions_wanted_what_is_up_to_date_is_described_too(tree: Path) -> None:
    run(tree / "in", out=tree / "out")
    outcomes = run(tree / "in", out=tree / "out", describe=True)
    assert statuses(outcomes) == ["up to date"] * 3
    assert [outcome.description.counts["turns"] for outcome in outcomes if outcome.description] == [1, 1, 1]


@pytest.mark.parametrize("change", ["source", "date", "persons", "result missing", "program"])
def test_what_changed_is_converted_again(tree: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tree / "in", out=tree / "out")
    options: dict[str, object] = {}
    if change == "source":
        (tree / "in" / "b.txt").write_text("other words")
    elif change == "date":
        options = {"date": "2026-11-21"}
    elif change == "persons":
        (tree / "in" / "persons.csv").write_text("id,name\nbush,George Bush\n")
    elif change == "result missing":
        (tree / "out" / "b.xml").unlink()
    else:
        monkeypatch.setattr(batch, "program", lambda: "another")
    expected = "up to date" if change == "program" else "written"  # converted again, to the same bytes
    assert run(tree / "in", out=tree / "out", **options)[2].status == expected
    assert statuses(run(tree / "in", out=tree / "out", **options)) == ["up to date"] * 3


def test_a_bad_record_does_not_stop_the_rest(tree: Path) -> None:
    (tree / "in" / "a" / "a.txt").write_text("one\ntwo refuse")
    (tree / "in" / "a" / "aa.txt").write_bytes(b"%PDF-1.4")
    outcomes = run(tree / "in", out=tree / "out")
    assert statuses(outcomes) == ["failed", "failed", "written", "written", "written"]
    assert str(outcomes[0].error) == f"{tree / 'in' / 'a' / 'a.txt'}:2:5: no reader takes this record"
    assert isinstance(outcomes[1].error, UnreadableError)
    assert str(outcomes[1].error).startswith(f"{tree / 'in' / 'a' / 'aa.txt'}: this is a PDF")


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("lose", "b.txt:1:1: 4 characters lost; please report this as a bug"),
        ("crash", "KeyError: 'crash' in runs.py:"),
    ],
)
def test_a_bug_fails_its_record_alone_and_writes_nothing(tree: Path, word: str, message: str) -> None:
    (tree / "in" / "b.txt").write_text(word)
    outcome = run(tree / "in", out=tree / "out")[2]
    assert isinstance(outcome.error, SelfCheckError)
    assert str(outcome.error).startswith(message)
    assert str(outcome.error).endswith("please report this as a bug")
    assert files(tree / "out") == ["a/b.xml", "a/c/d.xml", *SCHEMAS]


def test_a_missing_file_fails_alone(tree: Path) -> None:
    outcomes = run(tree / "in" / "nope.txt", tree / "in" / "b.txt", out=tree / "out")
    assert statuses(outcomes) == ["failed", "written"]
    assert "there is no such file" in str(outcomes[0].error)


def test_check_writes_nothing(tree: Path) -> None:
    assert statuses(run(tree / "in", out=tree / "out", check=True)) == ["would change"] * 3
    assert not (tree / "out").exists()
    run(tree / "in", out=tree / "out")
    assert statuses(run(tree / "in", out=tree / "out", check=True)) == ["up to date"] * 3
    (tree / "out" / "b.xml").write_text("edited")
    (tree / "out" / NAME).unlink()
    before = contents(tree / "out")
    assert statuses(run(tree / "in", out=tree / "out", check=True)) == ["up to date", "up to date", "would change"]
    assert contents(tree / "out") == before
