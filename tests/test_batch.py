"""Batches, mostly with a converter that only wraps the words, because this is about what stands around it."""

import errno
import json
import os
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from tei_memcon import batch
from tei_memcon.batch import Options, convert_all
from tei_memcon.convert import Conversion
from tei_memcon.errors import ExpectedError, RefusedError, SelfCheckError, UnreadableError, UsageError
from tei_memcon.ledger import Ledger
from tei_memcon.manifest import NAME, Manifest, ProtectedError
from tei_memcon.model import Document, Remark
from tei_memcon.output import UnwritableError
from tei_memcon.records import find_records
from tei_memcon.report import Outcome
from tei_memcon.source import Source, Span

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


def wrap(source: Source, *, schemas: str = "", date: str | None = None, **options: object) -> Conversion:
    """Wrap the words of a record; some words make it fail."""
    if "refuse" in source.text:
        raise RefusedError("no reader takes this record", source.place(source.text.index("refuse")))
    if "lose" in source.text:
        raise SelfCheckError(f"{source.name}:1:1: 4 characters lost; please report this as a bug")
    if "crash" in source.text:
        raise KeyError("crash")
    if "interrupt" in source.text:
        raise KeyboardInterrupt
    people = options["personography"]
    facts = f"{escape(schemas)} {date} {bool(people)}"
    turn = f'<sp who="#a"><p>{escape(source.text)}</p></sp>'
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" n="{facts}"><text><body>{turn}</body></text></TEI>'
    xml = tei.encode()
    remarks = (Remark(Span(0, 1), "warning", "a warning"),)
    document = Document(source, "fake", (), (), remarks=remarks)
    return Conversion(xml, etree.fromstring(xml), document, Ledger(len(source.text), len(source.text), {}, 0))


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "convert", wrap)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder of records among other files."""
    for name in ("b.txt", "a/b.txt", "a/c/d.TXT", "a/notes.md", ".hidden.txt", ".git/x.txt", "a/persons.txt.bak"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(f"words of {name}")
    return tmp_path


def run(*paths: Path, out: Path | None = None, **options: object) -> list[Outcome]:
    events = list(convert_all(find_records(paths, out), Options(**options)))  # type: ignore[arg-type]
    return [event for event in events if isinstance(event, Outcome)]


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


SCHEMAS = ["schemas/tei_memcon.rng", "schemas/tei_memcon.sch", NAME]


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
        context.setattr("tei_memcon.folders.schema_path", lambda name: old)
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
        ("crash", "KeyError: 'crash' in test_batch.py:"),
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
    """The file is synced first, then renamed, then its folder is synced."""
    calls = count(1)

    def fail(_: int) -> None:
        if next(calls) == syncs:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(KeyboardInterrupt):
        run(tree / "in" / "b.txt", out=tree / "out")
    assert sorted(Manifest.load(tree / "out").results) == recorded
    assert files(tree / "out") == [*recorded, *([NAME] if recorded else [])]


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
