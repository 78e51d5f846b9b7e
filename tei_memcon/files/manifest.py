"""The manifest of an output folder: what was converted from what, and the hash of every file as last written.

It tells apart what may be written anew from what an editor has changed since, and lets a second run skip what is up
to date.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path

import tei_memcon
from tei_memcon.errors import ExpectedError, Place, UnreadableError
from tei_memcon.files.output import UnwritableError, keep_names, read_present, write_safely, write_whole
from tei_memcon.files.paths import is_file, real

NAME = "tei-memcon.manifest.json"
VERSION = 1

_ADVICE = "restore it, or delete it: results that stand there already are then replaced only with --force"


class ProtectedError(ExpectedError):
    """A file differs from what the program wrote last: somebody's work, which only ``--force`` overwrites."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One result as last written.

    Args:
        source: name of the record's file.
        source_sha256: of its bytes.
        options: all else that the result depends on, by name.
        result_sha256: of the bytes written.
    """

    source: str
    source_sha256: str
    options: Mapping[str, str | None]
    result_sha256: str = ""

    def listed(self) -> dict[str, object]:
        """As it stands in the manifest."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(slots=True)
class Manifest:
    """What the program wrote into one output folder.

    Args:
        folder: the output folder.
        results: entries by the result's path, relative to the folder, with ``/``.
        schemas: hashes of the copies of the schemas, by path.
    """

    folder: Path
    results: dict[str, Entry] = field(default_factory=dict)
    schemas: dict[str, str] = field(default_factory=dict)
    _saved: bytes = field(default=b"", repr=False)
    _written: set[Path] = field(default_factory=set, repr=False)  # folders whose new names may not be on the disk yet
    _inside: dict[Path, str] = field(default_factory=dict, repr=False)  # folders of results, as seen from this one

    @classmethod
    def load(cls, folder: Path) -> "Manifest":
        """Read a folder's manifest; an empty one where there is none.

        Raises:
            UnreadableError: damaged, or written by a later version of the program.
            UnwritableError: no ordinary file.
        """
        data = read_present(folder / NAME)
        if data is None:
            return cls(folder)
        results, schemas = _parse(data, Place(str(folder / NAME)))
        return cls(folder, results, schemas, data)

    def save(self) -> None:
        """Write the manifest, if anything changed.

        Raises:
            UnwritableError: see `tei_memcon.files.output.write_safely`.
        """
        content = {
            "manifest": VERSION,
            "results": {key: entry.listed() for key, entry in self.results.items()},
            "schemas": self.schemas,
        }
        data = to_json(content)
        if data != self._saved and (self.results or self.schemas):
            write_safely(self.folder / NAME, data)
            self._saved = data
        while self._written:
            keep_names(self._written.pop())

    def key(self, path: Path) -> str:
        """The path of a result as the manifest names it.

        Raises:
            UnwritableError: a link leads out of the output folder.
        """
        try:
            if path.parent not in self._inside:
                inside = real(path.parent).relative_to(real(self.folder)).as_posix()
                self._inside[path.parent] = "" if inside == "." else f"{inside}/"
        except ValueError:
            message = (
                f"would be written outside of the output folder {self.folder}, where a link leads; remove the link"
            )
            raise UnwritableError(message, Place(str(path))) from None
        return self._inside[path.parent] + path.name

    def is_current(self, path: Path, entry: Entry) -> bool:
        """Whether a result was made from just this source with just these options, and nobody changed it since."""
        known = self.results.get(self.key(path))
        if known is None or known != replace(entry, result_sha256=known.result_sha256):
            return False
        present = read_present(path)
        return present is not None and sha256(present) == known.result_sha256

    def write(self, path: Path, data: bytes, entry: Entry) -> None:
        """Write a result and record it: both or, whatever interrupts, neither.

        Raises:
            UnwritableError: see `tei_memcon.files.output.write_safely`.
        """
        key = self.key(path)
        before = self.results.get(key)
        self.results[key] = replace(entry, result_sha256=sha256(data))
        self._written.add(path.parent)
        try:
            write_whole(path, data)
        except BaseException:  # Ctrl-C may come before or after the file has its name
            if read_present(path) != data:
                del self.results[key]
                self.results.update({key: before} if before else {})
            raise

    def refuse_edited(self, path: Path, present: bytes) -> None:
        """Refuse to overwrite what the program did not write.

        Args:
            path: a result, or the copy of a schema.
            present: what stands there.

        Raises:
            ProtectedError: it is not what was written there last.
        """
        key = self.key(path)
        written = self.results[key].result_sha256 if key in self.results else self.schemas.get(key)
        if written is None:
            message = f"stands there already and is not in {NAME}; move it away, or overwrite it with --force"
            raise ProtectedError(message, Place(str(path)))
        if sha256(present) != written:
            message = "was changed since tei-memcon wrote it; keep it, or overwrite the changes with --force"
            raise ProtectedError(message, Place(str(path)))


def sha256(data: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def to_json(content: object) -> bytes:
    """JSON, sorted and indented, in UTF-8; what is not Unicode in a file name is escaped."""
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
        "utf-8", "backslashreplace"
    )


@cache
def program() -> str:
    """The program that converts: its version, and a hash of its code, so that a developer never sees stale results."""
    code = hashlib.sha256()
    folder = Path(tei_memcon.__file__).parent
    for path in sorted(folder.rglob("*")):
        if is_file(path) and path.suffix != ".pyc":
            code.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{tei_memcon.__version__} {code.hexdigest()[:12]}"


def _parse(data: bytes, place: Place) -> tuple[dict[str, Entry], dict[str, str]]:
    try:
        content = json.loads(data)
    except json.JSONDecodeError as error:
        at = Place(place.file, error.lineno, error.colno)
        raise UnreadableError(f"this manifest is damaged ({error.msg}); {_ADVICE}", at) from None
    except (ValueError, RecursionError):
        raise UnreadableError(f"this manifest is damaged; {_ADVICE}", place) from None
    version = content.get("manifest") if isinstance(content, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise UnreadableError("a later version of tei-memcon wrote this manifest; update the program", place)
    try:
        results = {key: Entry(**entry) for key, entry in content["results"].items()}
        schemas = dict(content["schemas"])
        if not all(isinstance(entry.options, dict) for entry in results.values()):
            raise TypeError
    except (TypeError, KeyError, ValueError, AttributeError):
        raise UnreadableError(f"this is no manifest of tei-memcon; {_ADVICE}", place) from None
    return results, schemas
