"""Schemas that the user has registered under a name, such as ``tei_all``: copies in a folder of his own.

``~/.local/share/tei-memcon/schemas/tei_all/tei_all.rng`` is one (on macOS and Windows where programs keep their data
there). A schema of several files keeps them in their folders, and ``MAIN`` beside them names the first.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_data_path

from tei_memcon.errors import Place, UsageError
from tei_memcon.files.output import UnwritableError, reason, write_safely
from tei_memcon.files.paths import is_there, real
from tei_memcon.schemata import files_of_schema, read_schema

MAIN = "MAIN"
_TRIES = 100
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")


def folder() -> Path:
    """Where the copies are."""
    return user_data_path("tei-memcon", appauthor=False) / "schemas"


def registered() -> dict[str, Path]:
    """The schemas that are registered, by their names."""
    mains = sorted(folder().glob(f"*/{MAIN}"))
    return {main.parent.name: main.parent / main.read_text("utf-8").strip() for main in mains}


def find(named: str) -> Path:
    """The file of a schema: of one that is registered, or else the file of that name.

    Raises:
        UsageError: there is neither.
    """
    path = registered().get(named) or Path(named)
    if not is_there(path):
        known = ", ".join(["tei-memcon", "auto", "none", *registered()])
        raise UsageError(f"there is no schema {named}: neither a file, nor one of {known}")
    return path


def add(path: Path, name: str | None = None) -> str:
    """Register a schema: read it, and keep a copy of all its files.

    Args:
        path: of the schema.
        name: by which it is asked for; without one that of the file.

    Returns:
        The name.

    Raises:
        UnreadableError: the file, or one that it includes, cannot be read.
        UsageError: it is no schema, or its name cannot be one.
        UnwritableError: the copy cannot be written.
    """
    called = name or path.name.partition(".")[0]
    if not _NAME.fullmatch(called) or called in ("auto", "none", "tei-memcon"):
        what = f"a schema cannot be called {called!r}"
        raise UsageError(f"{what}; give it another with --name: letters, digits, - and _", Place(str(path)))
    read_schema(path)
    files = list(files_of_schema(path))
    above = Path(os.path.commonpath([real(file).parent for file in files]))
    new = folder() / f".{called}.{os.getpid()}.new"
    try:
        _copy(files, above, new, real(path).relative_to(above))
        _replace(folder() / called, new)
    except OSError as error:
        raise UnwritableError(f"cannot be written ({reason(error)}); nothing was registered", Place(str(new))) from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return called


def _replace(old: Path, new: Path) -> None:
    """Put a folder in the place of another; somebody else may do the same at the same time, and then the last wins."""
    for left in range(_TRIES, -1, -1):
        shutil.rmtree(old, ignore_errors=True)
        try:
            new.rename(old)
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or not left:
                raise
        else:
            return


def _copy(files: Iterable[Path], above: Path, new: Path, main: Path) -> None:
    for file in files:
        write_safely(new / real(file).relative_to(above), file.read_bytes())
    write_safely(new / MAIN, f"{main.as_posix()}\n".encode())


def remove(name: str) -> bool:
    """Forget a schema; whether it was known."""
    there = name in registered()
    if there:
        shutil.rmtree(folder() / name)
    return there
