"""The report of a run."""

import json
import os
from pathlib import Path

import pytest

from tests.cli_convert.calls import Run

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


def test_the_report_tells_everything(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("in/v/b.txt").write_text("one\ntwo refuse")
    run = Run(capsysbinary, "in", "--out-dir", "out", "--report", "report.json")
    assert run.status == 1
    assert "1 suggestion (see report.json)" in run.err
    report = json.loads(Path("report.json").read_bytes())
    assert report["schema"] == 1
    assert report["summary"]["records"] == 2
    assert (report["summary"]["written"], report["summary"]["failed"], report["summary"]["turns"]) == (1, 1, 1)
    good, bad = report["records"]
    assert (good["source"], good["result"], good["status"]) == ("in/a.txt", "out/a.xml", "written")
    assert good["reader"] == "fake"
    assert (good["counts"]["turns"], good["counts"]["inferences_high"], good["counts"]["warnings"]) == (1, 1, 1)
    assert good["ledger"] == {"characters": 17, "printed": 17, "markup": {}, "white_space": 0}
    assert good["inferences"] == [
        {"line": 1, "column": 1, "cert": "high", "what": "who speaks", "reason": "the only person there"}
    ]
    assert good["warnings"] == [{"line": 1, "column": 2, "message": "an odd character"}]
    assert good["suggestions"] == [{"line": 1, "column": 3, "message": "a misprint?"}]
    assert bad == {
        "source": "in/v/b.txt",
        "result": "out/v/b.xml",
        "status": "failed",
        "error": {"file": "in/v/b.txt", "line": 2, "column": 5, "message": "no reader takes this record"},
    }


def test_the_report_is_complete_when_all_is_up_to_date(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Run(capsysbinary, "in", "--report", "one.json")
    Run(capsysbinary, "in", "--report", "two.json")
    one, two = (json.loads(Path(name).read_bytes()) for name in ("one.json", "two.json"))
    two["summary"]["written"] = two["summary"].pop("up_to_date")
    assert [record.pop("status") for record in two["records"]] == ["up to date"] * 2
    assert [record.pop("status") for record in one["records"]] == ["written"] * 2
    assert one == two


def test_the_report_goes_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run = Run(capsysbinary, "in", "--report", "-", "--quiet")
    assert [record["status"] for record in json.loads(run.out)["records"]] == ["written", "written"]


def test_a_report_replaces_a_report_and_nothing_else(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("notes.json").write_text('{"my": "notes"}')
    run = Run(capsysbinary, "in", "--report", "notes.json")
    assert run.status == 2
    assert "notes.json: this is no earlier report; name another file, or overwrite it with --force" in run.err
    assert Path("notes.json").read_text() == '{"my": "notes"}'
    assert not Path("in/a.xml").exists()
    assert Run(capsysbinary, "in", "--report", "notes.json", "--force").status == 0
    assert Run(capsysbinary, "in", "--report", "notes.json").status == 0
