"""Plugins of other packages are found by their entry points; and what few runs need is not loaded by all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tei_memcon import plugins, reports
from tei_memcon.errors import UsageError

RECORD = Path(__file__).parents[1] / "corpus" / "frus" / "1984-01-18-d68.xml"
HEAVY = """
    click concurrent.futures datetime difflib importlib.metadata multiprocessing tei_memcon.convert
    tei_memcon.notation.dates tei_memcon.validation.rulebook xmlschema tomllib
""".split()


@pytest.fixture
def unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages that nobody has looked into."""
    monkeypatch.syspath_prepend(tmp_path)
    for known in (plugins._are_any, plugins._foreign, plugins._names):
        monkeypatch.setattr(plugins, known.__name__, known.__wrapped__)
    return tmp_path


def test_a_plugin_of_another_package_is_found_by_its_entry_point(unknown: Path) -> None:
    install(unknown, "haiku", "def report(verdicts):\n    return 'An old silent file'\n")
    assert "haiku" in plugins.names(reports)
    assert plugins.load(reports, "haiku").report([]) == "An old silent file"


def install(folder: Path, name: str, code: str) -> None:
    """What pip would leave there of a package with one plugin for reports."""
    installed = folder / f"{name}-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (installed / "entry_points.txt").write_text(f"[tei_memcon.reports]\n{name} = {name}_report\n", "utf-8")
    (folder / f"{name}_report.py").write_text(code, "utf-8")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise RuntimeError('no sea')", "RuntimeError: no sea"),
        ("def (", "SyntaxError: invalid syntax"),
        ("import no_such_sea", "ModuleNotFoundError: No module named 'no_such_sea'"),
        ("import sys; sys.exit(7)", "SystemExit: 7"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_told(unknown: Path, code: str, why: str) -> None:
    name = f"storm{abs(hash(code))}"
    install(unknown, name, code)
    with pytest.raises(UsageError) as told:
        plugins.load(reports, name)
    assert str(told.value).startswith(f"the report '{name}' of {name} cannot be loaded ({why}")
    assert str(told.value).endswith(f"; mend {name}, or uninstall it")


def test_packages_without_plugins_for_us_cost_nothing(unknown: Path) -> None:
    assert not plugins._are_any()
    assert "haiku" not in plugins.names(reports)


def test_checking_one_file_loads_only_what_it_needs(tmp_path: Path) -> None:
    shutil.copy(RECORD, tmp_path / "a.xml")
    script = "import sys; from tei_memcon.cli import run; run(['validate', '-q', 'a.xml']); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True, cwd=tmp_path).split()
    assert "tei_memcon.checks.fidelity" in loaded
    assert [name for name in HEAVY if name in loaded] == []
