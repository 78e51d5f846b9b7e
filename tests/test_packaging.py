"""What is installed works without the checkout, and the library keeps to its layers."""

import ast
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import tei_memcon

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tei_memcon"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCHEMAS = {
    path.name for path in (ROOT / "schemas").glob("*.*") if path.suffix in (".odd", ".rng", ".xsd", ".sch", ".html")
}
RECORD = ROOT / "corpus" / "wilson" / "118944.txt"
UNSAFE = ("resolve_entities=True", "recover=True", "huge_tree=True", "load_dtd=True", "no_network=False", ".xinclude(")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment in which the wheel is installed; what it depends on is taken from the environment of the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env")
    python = _program(folder / "env", "python")
    _pip("--python", str(python), "install", str(wheel), "--no-deps", "--no-index")
    packages = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True, encoding="utf-8"
    )
    # A path named in a .pth file is searched last, and no .pth file in it is read: the checkout stays unseen.
    Path(packages.strip(), "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder


def test_an_installed_copy_works_outside_the_checkout(installed: Path) -> None:
    (installed / "118944.txt").write_bytes(RECORD.read_bytes())

    def run(*arguments: str) -> str:
        return subprocess.run(
            [_program(installed / "env", "tei-memcon"), *arguments],
            cwd=installed,
            env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        ).stdout

    run("convert", "118944.txt", "--out-dir", "tei")
    assert (installed / "tei" / "schemas" / "tei_memcon.rng").is_file()
    assert run("validate", "tei") == ""
    run("export", "tei/118944.xml", "--to", "html", "-o", "page.html")
    assert "G. Bush." in (installed / "page.html").read_text("utf-8")
    assert "Thank you." in run("export", "tei/118944.xml", "--to", "csv")
    where = subprocess.check_output(
        [_program(installed / "env", "python"), "-c", "import tei_memcon; print(tei_memcon.__file__)"], cwd=installed
    )
    assert str(installed) in where.decode()


def test_the_wheel_holds_the_package_with_its_data_and_the_schemas(wheel: Path) -> None:
    package = {path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    expected = {name for name in package if "__pycache__" not in name} | {
        f"tei_memcon/schemas/{name}" for name in SCHEMAS
    }
    with zipfile.ZipFile(wheel) as archive:
        assert {name for name in archive.namelist() if ".dist-info/" not in name} == expected


def test_what_is_imported_is_what_the_package_depends_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [dependency for extra in project["optional-dependencies"].values() for dependency in extra]
    declared = {dependency.split(">=")[0] for dependency in [*project["dependencies"], *extras]}
    distributions = packages_distributions()
    used = {name.partition(".")[0] for module in MODULES for name in _imports(module)} - set(sys.stdlib_module_names)
    assert {distributions.get(name, [name])[0].lower() for name in used - {"tei_memcon"}} == declared


def test_only_the_command_line_knows_click() -> None:
    library = [one for one in MODULES if PACKAGE / "cli" not in one.parents and one.name != "__main__.py"]
    assert [
        (module.name, name)
        for module in library
        for name in _imports(module)
        if name.partition(".")[0] == "click" or name.startswith("tei_memcon.cli")
    ] == []


def test_no_parser_is_lenient_or_follows_what_a_document_names() -> None:
    sources = {module: module.read_text("utf-8").replace(" ", "") for module in MODULES}
    assert [(module.name, words) for module, source in sources.items() for words in UNSAFE if words in source] == []


def test_xml_is_parsed_in_one_module_only() -> None:
    parsing = {"XMLParser", "fromstring", "parse", "iterparse", "XML", "HTML", "HTMLParser"}
    assert {
        module.relative_to(PACKAGE).as_posix()
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in parsing
        if isinstance(node.func.value, ast.Name) and node.func.value.id in ("etree", "html", "objectify")
    } == {"tei/parse.py"}


def test_importing_the_package_loads_nothing_else() -> None:
    script = "import sys, tei_memcon; print(sorted({'lxml', 'click', 'xmlschema'} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"


def test_the_files_speak_of_the_project_alone() -> None:
    machine = ("/" + "work/", ".." + "/shared", "/" + "opt/pypi")
    exception = ROOT / "tests" / "schemas"
    files = [
        path
        for folder in ("tei_memcon", "schemas", "corpus", "tests", "docs", ".ci")
        for path in (ROOT / folder).rglob("*")
    ]
    files += [path for path in ROOT.iterdir() if path.name != ".git"]
    texts = {
        path: path.read_bytes().decode("utf-8", "replace") for path in files if path.is_file() and path.suffix != ".pyc"
    }
    assert [
        (path.name, words)
        for path, text in texts.items()
        for words in machine
        if words in text and exception not in path.parents
    ] == []


def test_the_version_is_the_same_everywhere() -> None:
    version = tei_memcon.__version__
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def _imports(module: Path) -> Iterator[str]:
    """What a module imports by absolute names, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _program(environment: Path, name: str) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin") / name


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
