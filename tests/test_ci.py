"""What runs the validation elsewhere: the action for GitHub, the hook for pre-commit, the examples of docs/ci.md."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from importlib import resources
from pathlib import Path

import click
import jsonschema
import pytest
from ruamel.yaml import YAML

from tei_memcon.cli._commands import cli
from tei_memcon.new_corpus import write_corpus

ROOT = Path(__file__).parents[1]
ACTION = (ROOT / "action.yml").read_text("utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
DOCUMENTATION = (ROOT / "docs" / "ci.md").read_text("utf-8")
RECORD = (ROOT / "tests" / "checks" / "record.xml").read_text("utf-8")
POINTER = RECORD.replace('<sp who="#bush" xml:id="sp1">', '<sp who="#bsh" xml:id="sp1">')

pytestmark = pytest.mark.skipif(os.name != "posix" or not shutil.which("bash"), reason="the action is run by bash")


def step(name: str) -> str:
    """The script of a step of the action."""
    found = re.search(rf"- name: {name}\n[\s\S]*?      run: \|\n((?:        .*\n|\n)+)", ACTION)
    assert found
    return textwrap.dedent(found[1])


def validate_as_the_action(folder: Path, **inputs: str) -> tuple[int, str, str]:
    """Run the step as GitHub runs it; the status, the log, and the summary of the job."""
    summary = folder / "summary.md"
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "GITHUB_STEP_SUMMARY": str(summary),
        "OPTIONS": "",
        "SARIF": "",
        **inputs,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Validate")]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), summary.read_text("utf-8") if summary.exists() else ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with two records, one with a pointer to nobody."""
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "good.xml").write_text(RECORD, "utf-8")
    (tmp_path / "tei" / "bad.xml").write_text(POINTER, "utf-8")
    return tmp_path


def test_the_action_fails_with_a_note_at_the_line_and_a_summary(folder: Path) -> None:
    status, log, summary = validate_as_the_action(folder, PATHS="tei")
    assert status == 1
    assert log.startswith("::error file=tei/bad.xml,line=44,col=9,title=TMC101::tei/bad.xml:44:9: error: ")
    assert summary.startswith("### Validation of TEI\n````text\ntei/bad.xml:44:9: error: ")
    assert summary.endswith("2 files: 1 valid, 1 with 1 error\n````\n")


def test_the_action_passes_where_nothing_is_wrong(folder: Path) -> None:
    assert validate_as_the_action(folder, PATHS="tei/good.xml")[:2] == (0, "")
    assert validate_as_the_action(folder, PATHS="tei", OPTIONS="--ignore TMC101")[:2] == (0, "")


def test_the_action_writes_sarif_where_it_is_wanted(folder: Path) -> None:
    assert validate_as_the_action(folder, PATHS="tei", SARIF="findings.sarif")[0] == 1
    log = json.loads((folder / "findings.sarif").read_text("utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["TMC101"]


def test_inputs_of_the_action_are_words_and_never_a_script(folder: Path) -> None:
    for hostile in ("$(touch hacked)", "; touch hacked", "`touch hacked`", "tei/*.xml"):
        assert validate_as_the_action(folder, PATHS=hostile)[0] == 2
    assert not (folder / "hacked").exists()
    assert "${{" not in step("Validate") + step("Install tei-memcon")


def test_the_inputs_of_the_action_are_documented() -> None:
    inputs = re.findall(r"^  ([a-z-]+):\n    description: ", ACTION, re.M)
    assert inputs == re.findall(r"^\| `([a-z-]+)` \| ", DOCUMENTATION, re.M)


def files_for_services(folder: Path) -> dict[str, list[Path]]:
    """What services read: our action, the files of a new corpus, and those to copy from the documentation."""
    copied = {"github-workflows": folder / "copied.yml", "gitlab-ci": folder / ".gitlab-ci.yml"}
    for path, begins in (copied["github-workflows"], "# .github/workflows/"), (copied["gitlab-ci"], "# .gitlab-ci.yml"):
        block = re.search(rf"^```yaml\n({re.escape(begins)}[\s\S]*?)^```$", DOCUMENTATION, re.M)
        assert block
        path.write_text(block[1], "utf-8")
    written = write_corpus(folder / "corpus", ["github", "gitlab"])
    return {
        "github-actions": [ROOT / "action.yml"],
        "github-workflows": [copied["github-workflows"], *(path for path in written if path.name == "tei.yml")],
        "gitlab-ci": [copied["gitlab-ci"], *(path for path in written if path.name == ".gitlab-ci.yml")],
    }


def test_what_services_read_is_valid_against_their_schemas(tmp_path: Path) -> None:
    yaml = YAML(typ="safe", pure=True)
    for name, files in files_for_services(tmp_path).items():
        schema = resources.files("check_jsonschema.builtin_schemas.vendor").joinpath(f"{name}.json").read_text("utf-8")
        judge = jsonschema.Draft7Validator(json.loads(schema))
        for file in files:
            assert [error.message for error in judge.iter_errors(yaml.load(file))] == []
        assert list(judge.iter_errors({"jobs": 1, "script": 1, "runs": 1}))


def hooks() -> dict[str, str]:
    """The hooks for pre-commit by their ids, and what each runs."""
    return dict(re.findall(r"^- id: (.*)\n(?:  .*\n)*?  entry: (.*)$", HOOKS, re.M))


def commands() -> list[str]:
    """Every command of ours in what the documentation says to copy, and in the hooks."""
    return [*re.findall(r"^\s*(?:- |\$ )?(tei-memcon validate [^|>\n]*)", DOCUMENTATION, re.M), *hooks().values()]


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_the_commands_to_copy_have_options_that_there_are(command: str) -> None:
    validate = cli.get_command(click.Context(cli), "validate")
    assert validate
    validate.make_context("validate", [*shlex.split(command)[2:], "tei"])


def run_hook(identifier: str, folder: Path, *files: str) -> "subprocess.CompletedProcess[bytes]":
    program = Path(sys.executable).with_name("tei-memcon")
    arguments = shlex.split(hooks()[identifier])[1:]
    return subprocess.run([program, *arguments, *files], cwd=folder, capture_output=True, check=False)


def test_the_hooks_are_those_that_are_documented() -> None:
    assert [identifier for identifier in hooks() if f"`{identifier}`" in DOCUMENTATION] == ["tei-memcon-fix"]
    assert "- id: tei-memcon-validate\n" in DOCUMENTATION
    assert len(hooks()) == 2


def test_the_hook_fails_where_something_is_wrong_and_skips_what_is_not_tei(folder: Path) -> None:
    (folder / "schema.xml").write_text("<grammar/>", "utf-8")
    for files, status in (["tei/good.xml", "schema.xml"], 0), (["schema.xml"], 0), (["tei/bad.xml", "schema.xml"], 1):
        done = run_hook("tei-memcon-validate", folder, *files)
        assert (done.returncode, done.stderr) == (status, b"")


def test_the_hook_that_mends_writes_the_files_and_leaves_the_rest_to_the_other(folder: Path) -> None:
    bare = folder / "tei" / "bare.xml"
    bare.write_text(RECORD.replace('who="#bush"', 'who="bush"'), "utf-8")
    (folder / "schema.xml").write_text("<grammar/>", "utf-8")
    done = run_hook("tei-memcon-fix", folder, "tei/bare.xml", "tei/bad.xml", "schema.xml")
    assert (done.returncode, done.stderr) == (0, b"")
    assert bare.read_text("utf-8") == RECORD
    assert (folder / "tei" / "bad.xml").read_text("utf-8") == POINTER
