"""Which files are records, and where their results go."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from unicodedata import normalize

from tei_memcon.errors import Place, UnreadableError, UsageError
from tei_memcon.files.output import reason
from tei_memcon.files.paths import is_folder, real

PERSONOGRAPHIES = ("persons.xml", "persons.csv")
_SUFFIX = ".txt"
_DECISIONS = ".decisions.toml"


@dataclass(frozen=True, slots=True)
class Record:
    """A record and its result.

    Args:
        source: the file as the user would name it; ``-`` is standard input.
        result: the TEI file that it becomes.
        folder: the output folder, which holds the manifest; the result lies in it or below.
        part: which record it is, of a file that holds several.
    """

    source: Path
    result: Path
    folder: Path
    part: str = ""


def find_records(paths: Sequence[Path], out_dir: Path | None = None) -> list[Record]:
    """Every record that the paths name, each once: a file as it is, a folder with all ``*.txt`` at any depth.

    Hidden files and folders are left alone, links to folders are not followed, and the output folder is no place for
    sources. ``a/b.txt`` of a folder that is walked becomes ``a/b.xml`` in the output folder or, without one, beside
    its source.

    Raises:
        UnreadableError: a folder cannot be read.
        UsageError: a folder without records.
    """
    records = [record for path in paths for record in _records_of(path, out_dir)]
    if len({record.result for record in records}) == len(records):
        return records  # none twice: to ask the system for each takes long
    return list({(real(record.source), record.result): record for record in records}.values())


def part_of(record: Record, part: str) -> Record:
    """One of the records of a file that holds several: ``NAME-d68.xml``."""
    return replace(record, result=record.result.with_stem(f"{record.result.stem}-{part}"), part=part)


def refuse_collisions(records: Iterable[Record], read: Iterable[Path] = (), written: Iterable[Path] = ()) -> None:
    """Refuse before the first write: nothing may be written twice, or over what is read.

    Args:
        records: all that will be converted.
        read: files that are read, beside the sources and the personographies in their folders.
        written: files that are written, beside the results.

    Raises:
        UsageError: names both.
    """
    records = list(records)
    resolve = cache(real)

    def identity(path: Path) -> str:
        """The same for all names that some file system takes for one: in another case, or composed otherwise."""
        whole = f"{resolve(path.parent)}{os.sep}{path.name}"
        return normalize("NFC", normalize("NFC", whole).casefold())

    inputs = {identity(path) for path in read} | {identity(record.source) for record in records}
    inputs |= {identity(folder / name) for folder in {one.source.parent for one in records} for name in PERSONOGRAPHIES}
    inputs |= {identity(decisions_beside(record.source, record.part)) for record in records}
    taken: dict[str, Path] = {}
    for path, origin in [(record.result, record.source) for record in records] + [(path, path) for path in written]:
        name = identity(path)
        if name in inputs:
            origin_too = f", as the result of {origin}" if origin != path else ""
            raise UsageError(f"{path} would overwrite a file that is read{origin_too}; write to another name")
        other = taken.setdefault(name, origin)
        if other is not origin:
            message = (
                f"{other} and {origin} would both become {path}; rename one, or convert the folder that holds both"
            )
            raise UsageError(message)


def result_name(name: str) -> str:
    """The name of a record's result.

    >>> result_name("118944.txt"), result_name("Moscow 3.5"), result_name("A.TXT")
    ('118944.xml', 'Moscow 3.5.xml', 'A.xml')
    """
    return f"{_stem(name)}.xml"


def decisions_beside(source: Path, part: str = "") -> Path:
    """The file of decisions of a record, whether or not it is there.

    Args:
        source: the record's file.
        part: which record of the file, where it holds several.

    >>> decisions_beside(Path("records/118944.txt")).as_posix(), decisions_beside(Path("vol.txt"), "d12").as_posix()
    ('records/118944.decisions.toml', 'vol-d12.decisions.toml')
    """
    stem = _stem(source.name)
    return source.with_name(f"{stem}-{part}{_DECISIONS}" if part else f"{stem}{_DECISIONS}")


def _records_of(path: Path, out_dir: Path | None) -> Iterator[Record]:
    if not is_folder(path):
        folder = path.parent if out_dir is None else out_dir
        yield Record(path, folder / result_name(path.name), folder)
        return
    sources = sorted(_walk(path, out_dir), key=attrgetter("parts"))
    if not sources:
        raise UsageError("this folder holds no records; a record is a file *.txt", Place(str(path)))
    folder = path if out_dir is None else out_dir
    for source in sources:
        yield Record(source, folder / source.relative_to(path).with_name(result_name(source.name)), folder)


def _walk(folder: Path, out_dir: Path | None) -> Iterator[Path]:
    output = real(out_dir) if out_dir else None
    for top, folders, files in os.walk(folder, onerror=_refuse_folder):
        folders[:] = [name for name in folders if not name.startswith(".") and real(Path(top, name)) != output]
        yield from (Path(top, name) for name in files if _is_record(name))


def _is_record(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(_SUFFIX)


def _stem(name: str) -> str:
    return name[: -len(_SUFFIX)] if _is_record(name) else name


def _refuse_folder(error: OSError) -> None:
    raise UnreadableError(f"this folder cannot be read ({reason(error)})", Place(str(error.filename))) from None
