"""What lies at a path, asked so that no path is an error: one that is too long or leads in a circle leads nowhere.

``pathlib`` raises there, and wherever nobody may look.
"""

import os
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a file lies there, links followed.

    >>> is_file(Path("a" * 5000)), is_file(Path("a\\0b"))
    (False, False)
    """
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether a folder lies there, links followed.

    >>> is_folder(Path(".")), is_folder(Path("a" * 5000))
    (True, False)
    """
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path) -> bool:
    """Whether anything lies there, links followed.

    >>> is_there(Path(".")), is_there(Path("a" * 5000))
    (True, False)
    """
    return os.path.exists(path)  # noqa: PTH110


def real(path: Path) -> Path:
    """The whole path of what a path leads to, links followed as far as they lead.

    >>> real(Path("a/../b")).name, real(Path("a\\0b"))
    ('b', PosixPath('a\\x00b'))
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # no system has such a name
        return path
