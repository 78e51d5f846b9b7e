"""What a project wants of validation: rules chosen, severities, exceptions in the text, and a baseline."""

import json
from pathlib import Path

import pytest

from tei_memcon.checks import Severity
from tei_memcon.cli import run
from tei_memcon.errors import ExpectedError, UsageError
from tei_memcon.validate import Verdict, validate
from tei_memcon.validation.baseline import Baseline
from tei_memcon.validation.configuration import Configuration, find_configuration, read_configuration
from tei_memcon.validation.ruleset import Ruleset

RECORD = (Path(__file__).parent / "checks" / "record.xml").read_bytes()
PAGES = RECORD.replace(b'<pb n="2"/>', b'<pb n="2"/><pb n="1"/>')  # TMC303, a warning
POINTER = RECORD.replace(b'<sp who="#bush" xml:id="sp1">', b'<sp who="#bsh" xml:id="sp1">')  # TMC101, an error


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with two records that have one finding each."""
    monkeypatch.chdir(tmp_path)
    Path("pages.xml").write_bytes(PAGES)
    Path("pointer.xml").write_bytes(POINTER)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit status, and severity and rule of each finding."""
    status = run(["validate", *arguments, "--quiet"])
    lines = capsys.readouterr().out.splitlines()
    return status, [f"{line.split(': ')[1]} {line[-7:-1]}" for line in lines]


# Choosing rules


def test_rules_are_selected_and_ignored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, ".") == (1, ["warning TMC303", "error TMC101"])
    assert told(capsys, ".", "--select", "TMC3") == (0, ["warning TMC303"])
    assert told(capsys, ".", "--select", "TMC303,TMC101") == (1, ["warning TMC303", "error TMC101"])
    assert told(capsys, ".", "--ignore", "TMC1, TMC2", "--ignore", "TMC303") == (0, [])


def test_a_file_that_cannot_be_read_is_told_whatever_is_selected(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.xml").write_bytes(b"<TEI>")
    assert told(capsys, ".", "--select", "TMC3") == (2, ["error TMC000", "warning TMC303"])
    assert told(capsys, ".", "--ignore", "TMC") == (2, [])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--select", "XYZ9"], "there is no rule XYZ9; `tei-memcon rules` lists them"),
        (["--ignore", "TCM101,TMC102"], "there is no rule TCM101; did you mean TMC101?"),
        (["--ignore", "TMC000"], "TMC000 is always an error: a file that cannot be read cannot be checked"),
        (["--write-baseline"], "--write-baseline needs a file; name it with --baseline, or in the configuration"),
        (
            ["--baseline", "none.json"],
            "none.json: there is no such baseline; check the name, or write it with --write-baseline",
        ),
        (["--config", "none.toml"], "none.toml: there is no such file; check the name and the folder"),
    ],
)
def test_what_cannot_be_is_wrong_use(
    options: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "pages.xml", *options]) == 2
    assert f"tei-memcon: {sentence}" in capsys.readouterr().err


# The configuration


def test_the_configuration_of_the_nearest_folder_above_holds(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[tool.tei-memcon]\nignore = ["TMC101"]\n', "utf-8")
    (folder / "a" / "pyproject.toml").write_text("[tool.another]\n", "utf-8")
    assert find_configuration(deep) == folder / "pyproject.toml"
    monkeypatch.chdir(deep)
    assert told(capsys, str(folder)) == (0, ["warning TMC303"])
    (folder / "a" / "tei-memcon.toml").write_text('[severity]\nTMC303 = "error"\n', "utf-8")
    assert told(capsys, str(folder)) == (1, ["error TMC303", "error TMC101"])
    assert told(capsys, str(folder), "--config", str(folder / "pyproject.toml")) == (0, ["warning TMC303"])


@pytest.mark.parametrize(
    ("project", "is_ours"),
    [
        ("[tool.tei-memcon]", True),
        ("[tool . 'tei-memcon'.severity]", True),
        ("[tool]\ntei-memcon = {}", True),
        ("tool.tei-memcon.ignore = []", True),
        ('"tool" = {tei-memcon = {}}', True),
        ('[tool."tei-mem\\u0063on"]', True),
        ('[project]\nname = "tei-memcon"\n[tool.another]', False),
        ("[tools]\ntei-memcon = {}", False),
    ],
)
def test_our_table_is_found_however_it_is_written(project: str, is_ours: bool, tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(project, "utf-8")
    assert (find_configuration(tmp_path) == path) == is_ours


def test_the_command_line_comes_before_the_configuration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tei-memcon.toml").write_text('ignore = ["TMC303"]\nselect = ["TMC3"]\n', "utf-8")
    assert told(capsys, ".") == (0, [])
    assert told(capsys, ".", "--select", "TMC303,TMC101") == (1, ["warning TMC303", "error TMC101"])
    assert told(capsys, ".", "--select", "TMC303,TMC101", "--ignore", "TMC1") == (0, ["warning TMC303"])


def test_a_folder_without_configuration_has_that_of_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "tei-memcon.toml"
    path.touch()
    assert read_configuration(path) == Configuration() == Configuration(Ruleset(), None, None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = ", ":1:5: this is not TOML: Invalid value; see docs/validate.md"),
        ("a = 1\nb = ]", ":2:5: this is not TOML: Invalid value; see docs/validate.md"),
        ("\nignor = []", ":2: there is no key ignor; did you mean ignore?"),
        (
            "speed = 1",
            ":1: there is no key speed; write one of baseline, ignore, max-warnings, schema, select, severity",
        ),
        ("ignore = 'TMC303'", ':1: ignore is a list of rules; write ignore = ["TMC303"]'),
        ("select = [1]", ':1: select is a list of rules; write select = ["TMC303"]'),
        ("max-warnings = true", ":1: max-warnings is a number; write max-warnings = 0"),
        ("max-warnings = -1", ":1: max-warnings is a number; write max-warnings = 0"),
        ("baseline = 1", ":1: baseline is the name of a file; write baseline = "),
        ("severity = 1", ':1: severity is a table of rules; write TMC303 = "error" below its name'),
        ("[severity]\n\nTMC303 = 'off'", ":3: the severity of TMC303 is error or warning; to leave it out, use ignore"),
        ("[severity]\nTMC3 = 'error'", ":2: TMC3 is the beginning of several rules; give each its severity by its"),
        ("[severity]\nTMC000 = 'warning'", ":2: TMC000 is always an error: a file that cannot be read cannot be"),
        ("ignore = ['TMC303',\n  'TMC9999']", ":2: there is no rule TMC9999; "),
    ],
)
def test_a_slip_in_the_configuration_is_told_with_its_line(text: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "tei-memcon.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ExpectedError) as told:
        read_configuration(path)
    assert str(told.value).startswith(f"{path}{sentence}")


def test_a_table_that_is_none_and_bytes_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text("[tool]\ntei-memcon = 1\n", "utf-8")
    with pytest.raises(UsageError, match=r"pyproject.toml:2: tei-memcon is a table; write \[tool.tei-memcon\]"):
        read_configuration(project)
    project.write_bytes(b"\xff")
    with pytest.raises(UsageError, match="this is not UTF-8; save the configuration as UTF-8"):
        find_configuration(tmp_path)


# Exceptions in the text


def rules_of(document: bytes, rules: Ruleset | None = None) -> list[str]:
    return [found.rule for found in validate(document, rules=rules)]


def test_an_exception_holds_for_the_element_after_it_and_what_is_in_it() -> None:
    excepted = PAGES.replace(b"<sp who", b"<?tei-memcon ignore TMC303: bound so?><sp who", 1)
    assert rules_of(excepted) == []
    assert rules_of(PAGES.replace(b'<pb n="1"/>', b'<?tei-memcon ignore TMC303?><!-- so --><pb n="1"/>')) == []


def test_an_exception_before_the_first_element_holds_for_the_document() -> None:
    both = PAGES.replace(b'who="#bush" xml:id="sp1"', b'who="#bsh" xml:id="sp1"')
    assert rules_of(both) == ["TMC101", "TMC303"]
    assert rules_of(both.replace(b"<TEI", b"<?tei-memcon ignore TMC101, TMC303?>\n<TEI")) == []
    assert rules_of(both.replace(b"<TEI", b"<?tei-memcon ignore TMC101?><?tei-memcon ignore TMC303?><TEI")) == []


def test_an_exception_holds_for_nothing_else() -> None:
    elsewhere = PAGES.replace(b"<trailer>", b"<?tei-memcon ignore TMC303?><trailer>")
    assert rules_of(elsewhere) == ["TMC303", "TMC003"]
    other = PAGES.replace(b"<sp who", b"<?tei-memcon ignore TMC302?><sp who", 1)
    assert rules_of(other) == ["TMC003", "TMC303"]


def test_an_exception_to_a_rule_that_is_not_asked_is_no_slip() -> None:
    excepted = PAGES.replace(b"<sp who", b"<?tei-memcon ignore TMC303?><sp who", 1)
    assert rules_of(excepted, Ruleset(ignore=("TMC303",))) == []
    assert rules_of(PAGES.replace(b"<TEI", b"<?tei-memcon ignore TMC302?><TEI"), Ruleset(ignore=("TMC003",))) == [
        "TMC303"
    ]


@pytest.mark.parametrize(
    ("instruction", "sentence"),
    [
        (b"<?tei-memcon?>", "the instruction <?tei-memcon ?> is not understood; write <?tei-memcon ignore TMC303: "),
        (b"<?tei-memcon ignore pages?>", "the instruction <?tei-memcon ignore pages?> is not understood; write "),
        (b"<?tei-memcon ignore TMC998?>", "the exception to TMC998 excepts nothing; remove it, or correct the id"),
    ],
)
def test_a_slip_in_an_exception_is_a_warning_at_the_element_after_it(instruction: bytes, sentence: str) -> None:
    (found,) = validate(RECORD.replace(b"<trailer>", instruction + b"<trailer>"))
    assert (found.rule, found.severity, found.path) == ("TMC003", "warning", "TEI/text/body/div[1]/trailer")
    assert found.message.startswith(sentence)


def test_an_exception_that_no_element_follows_is_a_warning() -> None:
    for where in (b"</div>\n    </body>", b"</TEI>"):
        (found,) = validate(RECORD.replace(where, b"<?tei-memcon ignore TMC303?>" + where))
        assert found.message.startswith("no element follows the exception to TMC303; write <?tei-memcon ignore")


def test_thousands_of_exceptions_take_no_time_that_grows_with_their_square() -> None:
    many = PAGES.replace(b"<trailer>", b"<?tei-memcon ignore TMC302?>" * 20_000 + b"<trailer>")
    assert rules_of(many).count("TMC003") == 1_000


# Baseline


def test_what_the_baseline_holds_is_not_told_and_what_is_new_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", ".", "--baseline", "known.json", "--write-baseline"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "known.json: 2 findings will not be told any more\n2 files: 2 valid\n")
    assert told(capsys, ".", "--baseline", "known.json") == (0, [])
    Path("new.xml").write_bytes(POINTER)
    assert told(capsys, ".", "--baseline", "known.json") == (1, ["error TMC101"])


def test_a_baseline_knows_no_lines_and_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twice = b'<pb n="2"/><pb n="1"/><pb n="2"/><pb n="1"/>'
    run(["validate", "pages.xml", "--baseline", "known.json", "--write-baseline"])
    capsys.readouterr()
    Path("pages.xml").write_bytes(PAGES.replace(b"<body>", b"<body>\n\n"))
    assert told(capsys, "pages.xml", "--baseline", "known.json") == (0, [])
    Path("pages.xml").write_bytes(RECORD.replace(b'<pb n="2"/>', twice))
    assert told(capsys, "pages.xml", "--baseline", "known.json") == (0, ["warning TMC303"])


def test_a_baseline_is_the_same_wherever_it_is_called_from(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "tei-memcon.toml").write_text('baseline = "known.json"\n', "utf-8")
    assert run(["validate", ".", "--write-baseline", "-q"]) == 0
    written = Path("known.json").read_bytes()
    assert list(json.loads(written)["files"]) == ["pages.xml", "pointer.xml"]
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    capsys.readouterr()
    assert told(capsys, "..") == (0, [])
    assert run(["validate", "../pages.xml", "--write-baseline", "-q"]) == 0
    assert (folder / "known.json").read_bytes() == written  # what was not looked at stays


def test_mended_findings_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["validate", ".", "--baseline", "known.json", "--write-baseline"])
    Path("pages.xml").write_bytes(RECORD)
    capsys.readouterr()
    assert run(["validate", ".", "--baseline", "known.json"]) == 0
    assert capsys.readouterr().err == (
        "2 files: 2 valid\nknown.json: 1 known finding no longer there; write it anew with --write-baseline\n"
    )


def test_a_file_that_cannot_be_read_is_never_known(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.xml").write_bytes(b"<TEI>")
    assert run(["validate", ".", "--baseline", "known.json", "--write-baseline"]) == 2
    assert "[TMC000]" in capsys.readouterr().out
    assert "TMC000" not in Path("known.json").read_text("utf-8")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"baseline": 1, "files": {"a.xml": [1]}}', "[" * 100_000])
def test_a_damaged_baseline_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match="this is no baseline, or it is damaged; write it anew with --write-baseline"):
        Baseline.read(path)
    path.write_text('{"baseline": 2, "files": {}}', "utf-8")
    with pytest.raises(UsageError, match="this baseline is of another version of the program"):
        Baseline.read(path)


def test_the_library_takes_rules_and_severities() -> None:
    rules = Ruleset(select=("TMC303",), severities={"TMC303": Severity.ERROR})
    assert [(found.rule, found.severity) for found in validate(PAGES, rules=rules)] == [("TMC303", Severity.ERROR)]
    assert Verdict("a.xml", validate(PAGES, rules=rules)).status == "invalid"
