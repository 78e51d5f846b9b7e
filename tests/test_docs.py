"""What the documentation says is true: its sessions, its TEI, its worked examples, its links, its options."""

import hashlib
import importlib
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from lxml import etree

from tei_memcon import plugins, reports, surfaces, validate
from tei_memcon.checks import Finding, Severity
from tei_memcon.cli._commands import cli
from tei_memcon.convert import convert
from tei_memcon.export import export
from tei_memcon.source import Source
from tei_memcon.tei.parse import parse
from tests.schemas.test_odd import of_any_element
from tests.test_commands import replay

ROOT = Path(__file__).parents[1]
RNG = ROOT / "schemas" / "tei_memcon.rng"
TEI = "http://www.tei-c.org/ns/1.0"
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "corpus" / "README.md"]
SESSIONS = [path for path in DOCUMENTS if "```console" in path.read_text("utf-8")]

_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<code>.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?:#[^)]*)?\)")
_PLUGIN = re.compile(r"# tei_memcon/(?P<folder>\w+)/(?P<name>\w+)\.py\n")


def blocks(path: Path, kind: str) -> list[str]:
    """The fenced blocks of one kind."""
    return [match["code"] for match in _BLOCK.finditer(path.read_text("utf-8")) if match["kind"] == kind]


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_the_program_says_what_the_documentation_shows(
    path: Path, tmp_path: Path, golden: Callable[[Path, bytes], None]
) -> None:
    shutil.copytree(
        ROOT / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns("*.xml", "*.json", "*.md", "schemas")
    )
    for block in (*blocks(path, "toml"), *blocks(path, "make")):  # a file of the session, named in line 1
        (tmp_path / block.partition("\n")[0].removeprefix("# ")).write_text(block, "utf-8")
    golden(path, replay(path.read_text("utf-8"), tmp_path).encode())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_links_lead_to_files_that_are_there(path: Path) -> None:
    targets = [match["target"] for match in _LINK.finditer(path.read_text("utf-8"))]
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists()] == []


def test_the_excerpts_of_the_readme_stand_in_the_corpus() -> None:
    readme = ROOT / "README.md"
    for kind, suffix in ("text", ".txt"), ("xml", ".xml"):
        corpus = "\n".join(_flat(path.read_text("utf-8")) for path in (ROOT / "corpus").rglob(f"*{suffix}"))
        excerpts = [_flat(part) for block in blocks(readme, kind) for part in block.split("\n…\n")]
        assert len(excerpts) > 5
        assert [excerpt for excerpt in excerpts if excerpt not in corpus] == []


def _flat(text: str) -> str:
    """Without what was done to fit a column."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(scope="module")
def any_element(tmp_path_factory: pytest.TempPathFactory) -> etree.RelaxNG:
    """The schema, for fragments."""
    return etree.RelaxNG(etree.parse(of_any_element(RNG, tmp_path_factory.mktemp("schema"))))


@pytest.mark.parametrize(
    "example", blocks(ROOT / "docs" / "encoding.md", "xml"), ids=lambda example: example[:30].strip()
)
def test_the_examples_of_the_encoding_are_valid(example: str, any_element: etree.RelaxNG) -> None:
    for element in etree.fromstring(f'<examples xmlns="{TEI}">{example}</examples>'):
        assert any_element.validate(element), any_element.error_log


@pytest.mark.parametrize("command", sorted(cli.list_commands(click.Context(cli))))
def test_every_option_is_documented(command: str) -> None:
    documentation = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    section = documentation.partition(f"\n## tei-memcon {command}\n")[2].partition("\n## ")[0]
    found = cli.get_command(click.Context(cli), command)
    assert found
    options = [option for parameter in found.params if isinstance(parameter, click.Option) for option in parameter.opts]
    assert [option for option in options if f"`{option}" not in section] == []


def test_every_folder_of_the_package_stands_in_the_architecture_and_every_path_there_is_one() -> None:
    documentation = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    package = ROOT / "tei_memcon"
    folders = [f"{folder.name}/" for folder in package.iterdir() if (folder / "__init__.py").exists()]
    assert [folder for folder in folders if f"`{folder}`" not in documentation] == []
    named = re.findall(r"`([a-z_/]+(?:/|\.py))`", documentation)
    assert [path for path in named if not any((root / path).exists() for root in (package, ROOT, ROOT / "tests"))] == []


def test_every_surface_is_listed() -> None:
    listed = re.findall(r"^\| `(\w+)` \| \w.*\|$", (ROOT / "docs" / "surfaces.md").read_text("utf-8"), re.M)
    assert [name for name in surfaces.declared() if name not in listed] == []


def test_every_target_of_make_is_documented() -> None:
    targets = re.findall(r"^(\w+):.*  ## ", (ROOT / "Makefile").read_text("utf-8"), re.M)
    documentation = (ROOT / "docs" / "contributing.md").read_text("utf-8")
    assert len(targets) > 6
    assert [target for target in targets if f"`make {target}" not in documentation] == []


def test_the_lower_bounds_that_are_documented_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    documentation = (ROOT / "docs" / "contributing.md").read_text("utf-8")
    assert [bound for bound in project["dependencies"] if f"`{bound}`" not in documentation] == []


# The worked examples of docs/architecture.md: each is one file that is put where it says.


@pytest.fixture
def add_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """A function that adds the worked example for a folder."""
    worked = {}
    for block in blocks(ROOT / "docs" / "architecture.md", "python"):
        if match := _PLUGIN.match(block):
            worked[match["folder"]] = (match["name"], block)

    def add(folder: str) -> None:
        name, code = worked[folder]
        place = tmp_path / folder
        place.mkdir()
        (place / f"{name}.py").write_text(code, "utf-8")
        package = importlib.import_module(f"tei_memcon.{folder}")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(place)])
        forget()

    def forget() -> None:
        plugins._names.cache_clear()
        plugins.load_all.cache_clear()
        validate._checks.cache_clear()

    yield add
    forget()


def test_the_worked_rule_marks_a_term(add_plugin: Callable[[str], None]) -> None:
    add_plugin("rules")
    text = "12. Memorandum of Conversation\n\nGromyko said that a modus vivendi was near.\n\n1. Source: Lot 5."
    assert b'cert="high">modus vivendi</foreign>' in convert(Source.from_text(text)).xml


def test_the_worked_reader_reads_its_format(add_plugin: Callable[[str], None]) -> None:
    text = "Oral History Transcript 12\n\nSmith: Were you there?\n\nJones: I was.\n\nSmith: Alone?\n\nJones: Alone.\n"
    assert convert(Source.from_text(text)).document.reader == "plain"
    add_plugin("readers")
    conversion = convert(Source.from_text(text))
    assert conversion.document.reader == "oral_history"
    assert [turn.get("who") for turn in conversion.root.iter("{*}sp")] == ["#smith", "#jones", "#smith", "#jones"]


def test_the_worked_check_warns(add_plugin: Callable[[str], None]) -> None:
    add_plugin("checks")
    turn = '<sp who="#a"><p>One.</p></sp>'
    tei = f'<TEI xmlns="{TEI}"><text><body><div>{turn}{turn}</div></body></text></TEI>'
    assert "TMC901" in {finding.rule for finding in validate.validate(tei.encode())}


def test_the_worked_export_lists_names(add_plugin: Callable[[str], None]) -> None:
    add_plugin("exporters")
    tei = parse(f'<TEI xmlns="{TEI}"><person><persName>G. Bush</persName></person></TEI>'.encode(), "a.xml")
    assert export(tei, to="names") == b"G. Bush\n"


def test_the_worked_report_counts(add_plugin: Callable[[str], None]) -> None:
    add_plugin("reports")
    found = Finding("a.xml", 1, 1, "TMC301", Severity.WARNING, "…")
    report: str = plugins.load(reports, "rules").report([validate.Verdict("a.xml", [found, found])])
    assert report == "TMC301 2\n"


def test_the_records_of_the_corpus_are_as_received() -> None:
    documented = re.findall(r"\| `(\S+\.txt)` \| `(\w{64})` \|", (ROOT / "corpus" / "README.md").read_text("utf-8"))
    found = {
        path.relative_to(ROOT / "corpus").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "corpus").rglob("*.txt")
    }
    assert dict(documented) == found
