"""Output folders: the manifest that a result belongs to, and the schemas that lie beside the results."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from tei_memcon.errors import ExpectedError, UsageError
from tei_memcon.files.manifest import NAME, Manifest, sha256
from tei_memcon.files.output import read_present, write_safely
from tei_memcon.files.paths import is_file, real
from tei_memcon.files.records import Record
from tei_memcon.tei.schema import schema_path

SCHEMAS = ("tei_memcon.rng", "tei_memcon.sch")
COPIES = "schemas"


class Folders:
    """The output folders of a run, each with its manifest.

    A result that an earlier run recorded stays with that manifest, the nearest at or above it, so that a folder
    converted as a whole and one file of it converted again give the same result.

    Args:
        schemas: the folder that holds the schemas; without one, copies are put into each output folder.
    """

    def __init__(self, schemas: Path | None = None) -> None:
        self.schemas = schemas
        self._manifests: dict[Path, Manifest] = {}
        self._of_record: dict[Record, Manifest] = {}
        # What was asked of the file system once in a run holds for all of it: thousands of results share few folders.
        self._resolved = cache(Path.resolve)
        self._nearest: dict[Path, list[Manifest]] = {}
        self._address = cache(relative_address)

    def manifest(self, record: Record) -> Manifest:
        """The manifest that a record's result belongs to.

        Raises:
            UnreadableError: it is damaged.
            UnwritableError: it is no ordinary file.
        """
        if record not in self._of_record:
            own = self._load(record.folder)
            above = self._at_or_above(record.result.parent)
            found = (manifest for manifest in above if manifest.key(record.result) in manifest.results)
            self._of_record[record] = next(found, own)
        return self._of_record[record]

    def address(self, record: Record) -> str:
        """Where a result finds its schemas: a relative address, as in an ``href``."""
        schemas = self.schemas or self.manifest(record).folder / COPIES
        return self._address(schemas, record.result.parent)

    def save(self) -> None:
        """Write the manifests that changed.

        Raises:
            UnwritableError: see `tei_memcon.files.output.write_safely`.
        """
        for manifest in self._manifests.values():
            manifest.save()

    def copy_schemas(self) -> Iterator[ExpectedError]:
        """Put the schemas beside the results, so that editors validate while typing; yield what stands in the way."""
        if self.schemas:
            return
        for manifest in self._manifests.values():
            for name in SCHEMAS if manifest.results else ():
                try:
                    _copy_schema(manifest, name)
                except ExpectedError as error:
                    yield error

    def _at_or_above(self, folder: Path) -> list[Manifest]:
        """The manifests that lay there when the run began, the nearest first."""
        if folder not in self._nearest:
            place = self._resolved(folder)
            there = [above for above in (place, *place.parents) if is_file(above / NAME)]
            self._nearest[folder] = [self._load(above) for above in there]
        return self._nearest[folder]

    def _load(self, folder: Path) -> Manifest:
        whole = self._resolved(folder)
        if whole not in self._manifests:
            self._manifests[whole] = Manifest.load(folder)
        return self._manifests[whole]


def relative_address(target: Path, start: Path) -> str:
    """The address of a folder as seen from another, for an ``href``.

    >>> relative_address(Path("tei/schemas"), Path("tei/a b"))
    '../schemas'
    """
    target, start = real(target), real(start)
    try:
        path = Path(os.path.relpath(target, start))
    except ValueError:  # another drive of Windows
        return target.as_uri()
    return quote(os.fsencode(path.as_posix()))


def refuse_incomplete(schemas: Path) -> None:
    """Refuse a folder that does not hold the schemas.

    Raises:
        UsageError: names what is missing.
    """
    for name in SCHEMAS:
        if not is_file(schemas / name):
            raise UsageError(f"there is no {name} in {schemas}; name the folder that holds the schemas of tei-memcon")


def _copy_schema(manifest: Manifest, name: str) -> None:
    path, data = manifest.folder / COPIES / name, schema_path(name).read_bytes()
    key = manifest.key(path)
    present = read_present(path)
    if present != data:
        if present is not None:
            manifest.refuse_edited(path, present)
        write_safely(path, data)
    manifest.schemas[key] = sha256(data)
