import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tei_memcon import exporters, plugins
from tei_memcon.errors import UnreadableError, UsageError
from tei_memcon.export import MAX_DEPTH, export, export_all, find_tei
from tei_memcon.exporters import Record
from tei_memcon.tei.parse import parse
from tests.export.conftest import FILES, READY

ROOT = Path(__file__).parents[2]

TEI = b"<TEI><text><sp><p>One.</p></sp></text></TEI>"


@pytest.mark.parametrize("name", plugins.names(exporters))
def test_every_exporter_keeps_the_protocol(name: str) -> None:
    exporter = plugins.load(exporters, name)
    assert exporter.SUFFIX.startswith(".")
    assert hasattr(exporter, "export") != hasattr(exporter, "export_all")
    assert (exporter.__doc__ or "").splitlines()[0].endswith(".")


def test_an_exporter_is_a_file_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shout.py").write_text(
        "SUFFIX = '.txt'\ndef export(record): return record.root[0][0][0].text.upper().encode()\n"
    )
    monkeypatch.setattr(exporters, "__path__", [*exporters.__path__, str(tmp_path)])
    monkeypatch.setattr(plugins, "_names", plugins._names.__wrapped__)
    assert export(parse(TEI, "a.xml"), "shout") == b"ONE."


MINUTES = """'Minutes: who speaks how often, a line each.'
from collections import Counter
SUFFIX = ".minutes.txt"
LEAVES_OUT = ("notes", "people")
NEEDS = "pip install nothing"
def export(record):
    counts = Counter(speech.get("who", "?") for speech in record.root.iter("{*}sp"))
    return "".join(f"{who} {count}\\n" for who, count in counts.items()).encode()
"""


def test_a_package_that_is_installed_adds_an_export(tmp_path: Path) -> None:
    """In a process of its own, which finds it as it finds any installed package."""
    installed = tmp_path / "minutes-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: minutes\nVersion: 1.0\n", "utf-8")
    (installed / "entry_points.txt").write_text("[tei_memcon.exporters]\nminutes = my_minutes\n", "utf-8")
    (tmp_path / "my_minutes.py").write_text(MINUTES, "utf-8")

    def run(*arguments: str) -> tuple[str, str]:
        paths = os.pathsep.join(filter(None, [str(tmp_path), str(ROOT), os.environ.get("PYTHONPATH")]))
        command = [sys.executable, "-c", "from tei_memcon.cli import main; main()", "export", *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": paths}
        )
        return done.stdout, done.stderr

    listed, _ = run("--list")
    assert "minutes     .minutes.txt      Minutes: who speaks how often, a line each. [pip install nothing]" in listed
    counted, told = run(str(FILES["everything"]), "--to", "minutes")
    assert counted.splitlines()[0] == "#keane 2"
    assert told == "minutes does not carry: notes (4), people (3)\n"


def test_a_record_without_a_name_has_that_of_its_file() -> None:
    tei = parse(TEI, "folder/a.xml")
    names = [json.loads(export(source, "jsonl"))["record"] for source in (tei, tei.root)]
    assert names == ["a", "record"]
    assert json.loads(export(tei, "jsonl", name="b"))["record"] == "b"


def test_an_export_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"choose one of: .*csv, .*html, .*jsonl, .*text"):
        export(parse(TEI, "a.xml"), "docx")


def test_records_are_not_run_together_where_each_has_a_file() -> None:
    with pytest.raises(UsageError, match="a file for each record"):
        export_all([Record("a", parse(TEI, "a.xml").root)], "text")


def test_exporting_does_not_change_the_tree(everything: Record) -> None:
    before = [(element.tag, dict(element.attrib), element.text, element.tail) for element in everything.root.iter()]
    for name in READY:
        export(everything.root, name)
    assert [(e.tag, dict(e.attrib), e.text, e.tail) for e in everything.root.iter()] == before


def nested(element: str, depth: int) -> bytes:
    inside = depth - 2
    return (
        b"<TEI><text>" + f"<{element}>".encode() * inside + b"x" + f"</{element}>".encode() * inside + b"</text></TEI>"
    )


@pytest.mark.parametrize("element", ["said", "div", "note", "hi", "q", "list", "choice"])
@pytest.mark.parametrize("to", READY)
def test_deeply_nested_tei_is_exported(element: str, to: str) -> None:
    export(parse(nested(element, MAX_DEPTH), "deep.xml"), to)


@pytest.mark.parametrize("to", READY)
def test_tei_that_is_nested_too_deep_is_refused(to: str) -> None:
    with pytest.raises(UnreadableError, match=r"deep\.xml: elements are nested 101 deep"):
        export(parse(nested("q", MAX_DEPTH + 1), "deep.xml"), to)


def test_of_a_folder_xml_is_found_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.xml", "a/z.XML", "a/y.xml", ".x/a.xml", ".a.xml", "persons.xml", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [name for _, name in find_tei(tmp_path)] == ["a/y", "a/z", "b"]
