"""Plugins: each module of a plugin folder is one, and other packages add theirs by entry points.

tei_memcon/exporters/csv.py          is the exporter ``csv``
entry point group tei_memcon.exporters   adds those of other packages
"""

import importlib
import os
import pkgutil
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tei_memcon.errors import UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_OURS = b"[tei_memcon."  # begins the names of our groups of entry points


def names(package: ModuleType) -> list[str]:
    """The names of all plugins of a folder, sorted, without importing any of them.

    >>> import tei_memcon.exporters
    >>> "text" in names(tei_memcon.exporters)
    True
    """
    return list(_names(package))


@cache
def _names(package: ModuleType) -> tuple[str, ...]:
    own = {module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")}
    return tuple(sorted(own | set(_foreign(package.__name__))))


@cache
def _foreign(group: str) -> "dict[str, EntryPoint]":
    """The plugins of other packages; asked for once, since every installed package is looked at."""
    if not _are_any():
        return {}
    from importlib.metadata import entry_points  # takes longer to import than a file to check

    return {point.name: point for point in entry_points(group=group)}


@cache
def _are_any() -> bool:
    """Whether an installed package names plugins for us; one that lies in an archive may."""
    return any(map(_names_plugins, sys.path))


def _names_plugins(place: str) -> bool:
    try:
        with os.scandir(place or ".") as found:  # every run waits for this: there may be hundreds
            packages = [one.path for one in found if one.name.endswith("-info")]
    except NotADirectoryError:
        return True
    except OSError:
        return False
    return any(_OURS in _entry_points(package) for package in packages)


def _entry_points(package: str) -> bytes:
    try:
        return Path(package, "entry_points.txt").read_bytes()
    except OSError:
        return b""


def load(package: ModuleType, name: str) -> ModuleType:
    """Import one plugin by its name.

    Raises:
        UsageError: no plugin has that name; the message lists those that there are. Or that of another package
            cannot be imported.
    """
    kind = package.__name__.rpartition(".")[2].removesuffix("s")
    if name not in names(package):
        raise UsageError(f"there is no {kind} {name!r}; choose one of: {', '.join(names(package))}")
    point = _foreign(package.__name__).get(name)
    if point is None:
        return importlib.import_module(f"{package.__name__}.{name}")
    try:
        plugin: ModuleType = point.load()
    except (Exception, SystemExit) as error:  # whatever its code does
        package_name = point.dist.name if point.dist else point.value
        why = f"{type(error).__name__}: {error}"
        raise UsageError(
            f"the {kind} {name!r} of {package_name} cannot be loaded ({why}); mend {package_name}, or uninstall it"
        ) from None
    return plugin


@cache
def load_all(package: ModuleType) -> tuple[tuple[str, ModuleType], ...]:
    """Import every plugin of a folder, in the order of their names."""
    return tuple((name, load(package, name)) for name in names(package))
