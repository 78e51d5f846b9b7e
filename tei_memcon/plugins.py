"""Plugins: each module of a plugin folder is one, and other packages add theirs by entry points.

tei_memcon/exporters/csv.py          is the exporter ``csv``
entry point group tei_memcon.exporters   adds those of other packages
"""

import importlib
import pkgutil
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from tei_memcon.errors import UsageError


def names(package: ModuleType) -> list[str]:
    """The names of all plugins of a folder, sorted, without importing any of them.

    >>> import tei_memcon.exporters
    >>> "text" in names(tei_memcon.exporters)
    True
    """
    own = {module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")}
    return sorted(own | set(_foreign(package.__name__)))


@cache
def _foreign(group: str) -> dict[str, EntryPoint]:
    """The plugins of other packages; asked for once, since every installed package is looked at."""
    return {point.name: point for point in entry_points(group=group)}


def load(package: ModuleType, name: str) -> ModuleType:
    """Import one plugin by its name.

    Raises:
        UsageError: no plugin has that name; the message lists those that there are.
    """
    if name not in names(package):
        kind = package.__name__.rpartition(".")[2].removesuffix("s")
        raise UsageError(f"there is no {kind} {name!r}; choose one of: {', '.join(names(package))}")
    point = _foreign(package.__name__).get(name)
    plugin: ModuleType = point.load() if point else importlib.import_module(f"{package.__name__}.{name}")
    return plugin


@cache
def load_all(package: ModuleType) -> tuple[tuple[str, ModuleType], ...]:
    """Import every plugin of a folder, in the order of their names."""
    return tuple((name, load(package, name)) for name in names(package))
