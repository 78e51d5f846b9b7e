"""Where the schemas are: beside the package in a checkout, inside it when installed."""

from pathlib import Path

from tei_memcon.files.paths import is_file, real

_PACKAGE = real(Path(__file__)).parents[1]
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")


def schema_path(name: str) -> Path:
    """The path of one of the files of schemas/.

    Args:
        name: as ``tei_memcon.rng``, ``tei_memcon.xsd``, ``tei_memcon.sch``, ``tei_memcon.odd`` or ``tei_memcon.html``.

    Raises:
        FileNotFoundError: the installation is incomplete, or no schema has this name.

    >>> schema_path("tei_memcon.rng").name
    'tei_memcon.rng'
    """
    for folder in _FOLDERS:
        if is_file(folder / name):
            return folder / name
    raise FileNotFoundError(f"no schema {name!r} in {' or '.join(str(folder) for folder in _FOLDERS)}")
