"""Plugins of other packages are found by their entry points; and what few runs need is not loaded by all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tei_memcon import plugins, reports

RECORD = Path(__file__).parents[1] / "corpus" / "frus" / "1984-01-18-d68.xml"
HEAVY = """
    concurrent.futures importlib.metadata multiprocessing tei_memcon.convert tei_memcon.dates tei_memcon.rulebook
    xmlschema tomllib
""".split()


@pytest.fixture
def unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages that nobody has looked into."""
    monkeypatch.syspath_prepend(tmp_path)
    for known in (plugins._are_any, plugins._foreign, plugins._names):
        monkeypatch.setattr(plugins, known.__name__, known.__wrapped__)
    return tmp_path


def test_a_plugin_of_another_package_is_found_by_its_entry_point(unknown: Path) -> None:
    installed = unknown / "haiku-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: haiku\nVersion: 1.0\n", "utf-8")
    (installed / "entry_points.txt").write_text("[tei_memcon.reports]\nhaiku = haiku_report\n", "utf-8")
    (unknown / "haiku_report.py").write_text("def report(verdicts):\n    return 'An old silent file'\n", "utf-8")
    assert "haiku" in plugins.names(reports)
    assert plugins.load(reports, "haiku").report([]) == "An old silent file"


def test_packages_without_plugins_for_us_cost_nothing(unknown: Path) -> None:
    assert not plugins._are_any()
    assert "haiku" not in plugins.names(reports)


def test_checking_one_file_loads_only_what_it_needs(tmp_path: Path) -> None:
    shutil.copy(RECORD, tmp_path / "a.xml")
    script = "import sys; from tei_memcon.cli import run; run(['validate', '-q', 'a.xml']); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True, cwd=tmp_path).split()
    assert "tei_memcon.checks.fidelity" in loaded
    assert [name for name in HEAVY if name in loaded] == []
