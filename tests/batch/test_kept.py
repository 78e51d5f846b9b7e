"""What a batch never does: overwrite what is not its own, or lose what stood there."""

import errno
import os
from itertools import count
from pathlib import Path

import pytest

from tei_memcon.batch import Options, convert_all
from tei_memcon.errors import UnreadableError
from tei_memcon.files.manifest import NAME, Manifest, ProtectedError
from tei_memcon.files.output import UnwritableError
from tei_memcon.files.records import find_records
from tests.batch.runs import contents, files, posix, run, statuses


def test_a_result_that_somebody_edited_is_kept_and_the_others_go_on(tree: Path) -> None:
    run(tree / "in", out=tree / "out")
    (tree / "out" / "a" / "b.xml").write_text("<TEI>edited</TEI>")
    (tree / "in" / "b.txt").write_text("other words")
    first, _, last = run(tree / "in", out=tree / "out")
    assert isinstance(first.error, ProtectedError)
    assert str(first.error) == (
        f"{tree / 'out' / 'a' / 'b.xml'}: was changed since tei-memcon wrote it; keep it, or overwrite the changes "
        "with --force"
    )
    assert (tree / "out" / "a" / "b.xml").read_text() == "<TEI>edited</TEI>"
    assert last.status == "written"


def test_an_edited_result_stays_protected_run_after_run(tree: Path) -> None:
    run(tree / "in", out=tree / "out")
    (tree / "out" / "b.xml").write_text("edited")
    for _ in range(2):
        assert run(tree / "in", out=tree / "out")[2].status == "failed"
    assert run(tree / "in", out=tree / "out", force=True)[2].status == "written"
    assert statuses(run(tree / "in", out=tree / "out")) == ["up to date"] * 3


def test_a_file_that_the_program_never_wrote_is_kept(tree: Path) -> None:
    (tree / "in" / "b.xml").write_text("mine")
    outcome = run(tree / "in" / "b.txt")[0]
    assert str(outcome.error) == (
        f"{tree / 'in' / 'b.xml'}: stands there already and is not in {NAME}; move it away, or overwrite it "
        "with --force"
    )
    assert (tree / "in" / "b.xml").read_text() == "mine"


def test_a_lost_manifest_is_made_anew_from_results_that_are_the_same(tree: Path) -> None:
    run(tree / "in", out=tree / "out")
    before = contents(tree / "out")
    (tree / "out" / NAME).unlink()
    assert statuses(run(tree / "in", out=tree / "out")) == ["up to date"] * 3
    assert contents(tree / "out") == before


def test_one_file_of_a_folder_converted_as_a_whole_stays_the_same(tree: Path) -> None:
    run(tree / "in")
    before = contents(tree / "in")
    assert statuses(run(tree / "in" / "a" / "b.txt")) == ["up to date"]
    assert statuses(run(tree / "in" / "a")) == ["up to date"] * 2
    assert contents(tree / "in") == before


def test_a_folder_with_a_part_that_was_converted_before_keeps_that_part(tree: Path) -> None:
    run(tree / "in" / "a")
    assert statuses(run(tree / "in")) == ["up to date", "up to date", "written"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), GeneratorExit()])
def test_an_interrupted_run_keeps_what_it_wrote_and_the_next_goes_on(tree: Path, error: BaseException) -> None:
    (tree / "in" / "b.txt").write_text("interrupt")
    events = convert_all(find_records([tree / "in"], tree / "out"), Options())
    assert [next(events).status for _ in range(2)] == ["written", "written"]  # type: ignore[union-attr]
    with pytest.raises(type(error)):
        _ = next(events) if isinstance(error, KeyboardInterrupt) else events.throw(error)  # type: ignore[attr-defined]
    assert sorted(Manifest.load(tree / "out").results) == ["a/b.xml", "a/c/d.xml"]
    (tree / "in" / "b.txt").write_text("x")
    assert statuses(run(tree / "in", out=tree / "out")) == ["up to date", "up to date", "written"]


@pytest.mark.parametrize(("syncs", "recorded"), [(1, []), (2, ["b.xml"])])
def test_an_interruption_amid_writing_records_what_stands_there(
    tree: Path, monkeypatch: pytest.MonkeyPatch, syncs: int, recorded: list[str]
) -> None:
    """A file is synced first, then renamed; the next to be synced is another, and their folder only at the end."""
    calls = count(1)

    def fail(_: int) -> None:
        if next(calls) == syncs:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(KeyboardInterrupt):
        run(tree / "in" / "b.txt", out=tree / "out")
    assert sorted(Manifest.load(tree / "out").results) == recorded
    assert files(tree / "out") == [*recorded, *([NAME] if recorded else [])]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", r"manifest\.json:1:2: this manifest is damaged \(Expecting property name"),
        (b"\xff", "this manifest is damaged"),
        (b"[" * 100_000, "this manifest is damaged"),
        (b"", "this manifest is damaged"),
        (b"[]", "this is no manifest of tei-memcon"),
        (b'{"manifest": 1, "results": {"a.xml": {"sha": 1}}, "schemas": {}}', "this is no manifest of tei-memcon"),
        (b'{"manifest": 1, "results": {"a.xml": 1}, "schemas": {}}', "this is no manifest of tei-memcon"),
        (b'{"manifest": 1, "results": [1], "schemas": {}}', "this is no manifest of tei-memcon"),
        (b'{"manifest": 1, "results": {}, "schemas": 3}', "this is no manifest of tei-memcon"),
        (b'{"manifest": 2}', "a later version of tei-memcon wrote this manifest; update the program"),
    ],
)
def test_a_damaged_manifest_is_told_and_kept(tree: Path, content: bytes, message: str) -> None:
    (tree / "out").mkdir()
    (tree / "out" / NAME).write_bytes(content)
    with pytest.raises(UnreadableError, match=message):
        run(tree / "in", out=tree / "out")
    assert contents(tree / "out") == {NAME: content}


def test_a_full_disk_fails_the_record_and_keeps_the_old_result(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tree / "in", out=tree / "out")
    before = contents(tree / "out")
    (tree / "in" / "b.txt").write_text("other words")

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr(os, "fsync", fail)
        outcome = run(tree / "in", out=tree / "out")[2]
    assert isinstance(outcome.error, UnwritableError)
    assert "No space left on device" in str(outcome.error)
    assert contents(tree / "out") == before


@posix
def test_nothing_is_written_where_a_link_leads_out_of_the_output_folder(tree: Path) -> None:
    (tree / "elsewhere").mkdir()
    (tree / "out").mkdir()
    (tree / "out" / "a").symlink_to(tree / "elsewhere")
    first, second, third = run(tree / "in", out=tree / "out")
    assert "would be written outside of the output folder" in str(first.error)
    assert (second.status, third.status) == ("failed", "written")
    assert files(tree / "elsewhere") == []


@posix
def test_a_result_that_is_a_link_fails_its_record(tree: Path) -> None:
    (tree / "out").mkdir()
    (tree / "mine").write_text("mine")
    (tree / "out" / "b.xml").symlink_to(tree / "mine")
    for force in (False, True):
        assert "this is a symbolic link" in str(run(tree / "in", out=tree / "out", force=force)[2].error)
    assert (tree / "mine").read_text() == "mine"


@posix
def test_an_output_folder_may_be_a_link(tree: Path) -> None:
    (tree / "real").mkdir()
    (tree / "out").symlink_to(tree / "real")
    assert statuses(run(tree / "in", out=tree / "out")) == ["written"] * 3


@posix
def test_links_between_folders_make_no_endless_walk(tree: Path) -> None:
    (tree / "in" / "a" / "loop").symlink_to(tree / "in")
    (tree / "in" / "linked.txt").symlink_to(tree / "in" / "b.txt")
    assert statuses(run(tree / "in", out=tree / "out")) == ["written"] * 4


@posix
def test_a_pipe_and_a_dangling_link_are_told_and_do_not_hang(tree: Path) -> None:
    os.mkfifo(tree / "in" / "pipe.txt")
    (tree / "in" / "nowhere.txt").symlink_to("nothing")
    outcomes = run(tree / "in", out=tree / "out")
    errors = [str(outcome.error) for outcome in outcomes if outcome.error]
    assert [error.partition(": ")[2].partition(";")[0] for error in errors] == [
        "there is no such file",
        "not a regular file",
    ]
