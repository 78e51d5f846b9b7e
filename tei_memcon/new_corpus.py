"""A folder in which a corpus can begin: an example, the configuration, and what continuous integration runs."""

import json
import os
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tei_memcon import __version__
from tei_memcon.data import read_text
from tei_memcon.errors import Place, UsageError
from tei_memcon.files.output import UnwritableError, write_safely
from tei_memcon.files.paths import is_folder, is_there

_FILES = {
    "README.md": "README.md",
    "tei-memcon.toml": "tei-memcon.toml",
    ".gitignore": "gitignore",
    "records/example.txt": "example.txt",
}
SERVICES = {"github": {".github/workflows/tei.yml": "github.yml"}, "gitlab": {".gitlab-ci.yml": "gitlab.yml"}}


def write_corpus(folder: Path, services: Sequence[str] = ("github",)) -> list[Path]:
    """Write the files of a new corpus, all or none.

    Args:
        folder: where; it is made where there is none.
        services: whose continuous integration is to check the corpus: ``github``, ``gitlab``.

    Returns:
        The files that were written.

    Raises:
        UsageError: one of the files is there already, or the folder is a file; nothing was written.
        UnwritableError: a file cannot be written; then none is.
    """
    wanted = {folder / name: text for name, text in _FILES.items()}
    for service in services:
        wanted |= {folder / name: text for name, text in SERVICES[service].items()}
    if is_there(folder) and not is_folder(folder):
        raise UsageError("this is a file; name a folder", Place(str(folder)))
    present = [path for path in wanted if os.path.lexists(path)]
    if present:
        advice = "nothing was written; name another folder, or move what is there"
        raise UsageError(f"is there already; {advice}", Place(str(present[0])))
    contents = {path: read_text(f"new_corpus/{name}").replace("@PACKAGE@", _package()) for path, name in wanted.items()}
    try:
        for path, text in contents.items():
            write_safely(path, text.encode())
    except UnwritableError:
        for path in wanted:  # none of them was there before: the next try must not find half of them
            path.unlink(missing_ok=True)
        raise
    return list(wanted)


def _package() -> str:
    """What pip installs this very program by: where it came from, or else its name and version.

    A package that pip took from a repository knows its address (PyPA, "Recording the Direct URL Origin").
    """
    try:
        origin = json.loads(distribution("tei-memcon").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return f"{origin['vcs_info']['vcs']}+{origin['url']}@{commit}"
    return f"tei-memcon=={__version__}"
