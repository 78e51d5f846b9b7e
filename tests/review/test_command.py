"""``tei-memcon review``: where the page goes, what it goes on with, and what is refused."""

import shutil
from pathlib import Path

import pytest

from tei_memcon.cli import run
from tests.review.test_page import RECORD, data_of

DECISION = (
    '[[decision]]\nkind = "turn"\nwords = "The pier needs"\nverdict = "accept"\nwho = ["birch"]\nby = "Ada Elm"\n'
)


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(RECORD, tmp_path / "12.txt"))


def several(record: Path) -> str:
    """Two records in one file."""
    text = record.read_text("utf-8")
    return text + "\n" + text.replace("12. Memorandum", "13. Memorandum")


def test_one_of_several_records_has_its_own_page_and_decisions(record: Path) -> None:
    record.write_text(several(record), "utf-8")
    assert run(["review", "12.txt", "--part", "d13"]) == 0
    known = data_of(record.with_name("12-d13.review.html").read_bytes())
    assert known["file"] == "12-d13.decisions.toml"
    assert known["items"][0]["line"] > 1
    record.with_name("12-d13.decisions.toml").write_text(DECISION, "utf-8")
    assert run(["convert", "12.txt", "--split", "--quiet"]) == 0
    assert "#ada-elm" in record.with_name("12-d13.xml").read_text("utf-8")
    assert "#ada-elm" not in record.with_name("12-d12.xml").read_text("utf-8")


def test_the_page_lies_beside_the_record_and_is_replaced(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "12.txt"]) == 0
    assert capsys.readouterr().err == (
        "12.review.html: open it in a browser; put the 12.decisions.toml that it offers beside the record\n"
    )
    record.with_name("12.decisions.toml").write_text(DECISION, "utf-8")
    assert run(["review", "12.txt"]) == 0
    known = data_of(record.with_name("12.review.html").read_bytes())
    assert known["file"] == "12.decisions.toml"
    assert len(known["decisions"]) == 1


def test_another_file_is_not_replaced(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record.with_name("12.review.html").write_text("mine", "utf-8")
    assert run(["review", "12.txt"]) == 2
    assert "12.review.html: this is no review page; name another file with -o, or replace it" in capsys.readouterr().err
    assert run(["review", "12.txt", "--force"]) == 0


def test_the_page_goes_to_standard_output(record: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["review", "12.txt", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"<!DOCTYPE html>")
    assert not record.with_name("12.review.html").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-"], "a file of decisions lies beside its record; save standard input as a file first"),
        (["13.txt"], "13.txt"),
        (["12.txt", "--decisions", "none.toml"], "none.toml"),
        (["12.txt", "--decisions", "bad.toml"], "bad.toml:1:1: there is no 'kind' here; write [[decision]] or"),
        (["12.txt", "--part", "d12"], "12.txt: this file holds one record; choose one with --part"),
        (["several.txt"], "several.txt: this file holds the records d12, d13; choose one with --part"),
        (["several.txt", "--part", "d14"], "several.txt: this file holds the records d12, d13; choose one with"),
        (["12.txt", "-o", "12.txt"], "12.txt: this is no review page"),
    ],
)
def test_what_cannot_be_is_refused(
    record: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record.with_name("bad.toml").write_text("kind = 'turn'\n", "utf-8")
    record.with_name("several.txt").write_text(several(record), "utf-8")
    assert run(["review", *arguments]) == 2
    assert message in capsys.readouterr().err
