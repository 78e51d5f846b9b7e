"""Many records: what is up to date is skipped, a bad one does not stop the rest, results are written safely.

A batch is no transaction: what was written before an interruption stays, is recorded, and the next run goes on there.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import compress
from pathlib import Path
from typing import TypeAlias

from tei_memcon import decisions, surfaces
from tei_memcon.convert import convert
from tei_memcon.data import read_text
from tei_memcon.decisions.load import load as load_decisions
from tei_memcon.errors import ExpectedError, Place, SelfCheckError, UsageError, in_words
from tei_memcon.files.folders import COPIES, Folders, relative_address
from tei_memcon.files.input import STDIN, read_file
from tei_memcon.files.manifest import Entry, program, sha256
from tei_memcon.files.output import read_present
from tei_memcon.files.paths import is_file
from tei_memcon.files.records import PERSONOGRAPHIES, Record, part_of, refuse_collisions
from tei_memcon.people.personography import Personography, load
from tei_memcon.report import Description, Outcome, Status, describe
from tei_memcon.several import split
from tei_memcon.source import Source, printable
from tei_memcon.speech.reported import Layer
from tei_memcon.surfaces import Surface
from tei_memcon.workers import in_order, paying

_TOGETHER = 4  # records that go to another process at once, for each journey costs both sides time
_ROUNDS = 16  # journeys for each process at least, so that none waits long for the last one


@dataclass(frozen=True, slots=True)
class Options:
    """How records are converted.

    Args:
        reader: name of a reader, or ``auto``.
        encoding: of the sources.
        date: of the conversion, ``YYYY-MM-DD``; without one the results name none.
        persons: a personography for all records; without one, that in each record's folder.
        schemas: a folder that holds the schemas; without one, copies are put into the output folder.
        force: overwrite results that somebody has changed.
        check: write nothing, only tell what would change.
        describe: convert also what is up to date, so that each outcome has its description.
        jobs: number of processes; by default as many as pay off.
        surfaces: files that declare surfaces of the user's own.
        reported: how far reported speech is marked.
        decisions: the file of decisions of a single record; without one, that beside each record.
        undecided: leave the files of decisions alone.
    """

    reader: str = "auto"
    encoding: str = "utf-8"
    date: str | None = None
    persons: Path | None = None
    schemas: Path | None = None
    force: bool = False
    check: bool = False
    describe: bool = False
    jobs: int | None = None
    surfaces: tuple[Path, ...] = ()
    reported: Layer = "run"
    decisions: Path | None = None
    undecided: bool = False

    def decided(self, source: Path, part: str) -> Path | None:
        """The file of decisions on a record, if there is one."""
        return None if self.undecided else decisions.find(source, part, self.decisions)


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to convert one record.

    Args:
        source: the record's file; ``-`` is standard input.
        schemas: where the result finds its schemas.
        options: as for all records.
        part: which record of the file, where it holds several.
    """

    source: Path
    schemas: str
    options: Options
    part: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A conversion as it travels between processes."""

    xml: bytes
    source_sha256: str
    description: Description


Failure: TypeAlias = ExpectedError | SelfCheckError


def convert_all(records: Sequence[Record], options: Options) -> Iterator[Outcome | ExpectedError]:
    """Convert records and write the results.

    Args:
        records: see `tei_memcon.files.records.find_records`.
        options: for all of them.

    Yields:
        For each record, in order, what became of it; at the end what stood in the way of the copies of the schemas.

    Raises:
        UsageError: a file would be written twice, or over what is read; nothing was written.
        UnreadableError: a manifest is damaged.
        UnwritableError: a manifest cannot be written.
    """
    read = [*options.surfaces, *filter(None, (options.persons, options.decisions))]
    refuse_collisions(records, read=read)
    run = _Run(options)
    try:
        yield from run.outcomes(records)
        if not options.check:
            yield from run.folders.copy_schemas()
    finally:
        if not options.check:
            run.folders.save()


def convert_one(source: Path, options: Options) -> Product:
    """Convert one record without writing anything.

    Raises:
        ExpectedError: what the user can mend.
        SelfCheckError: a bug.
    """
    schemas = relative_address(options.schemas, Path()) if options.schemas else COPIES
    result = perform(Task(source, schemas, options))
    if isinstance(result, Product):
        return result
    raise result


def part_records(records: Iterable[Record], options: Options) -> Iterator[Record]:
    """The same records; a file that holds several is replaced by each of them.

    A file that cannot be read stays as it is: its conversion tells why.
    """
    for record in records:
        try:
            parts = _parts(read_file(record.source), record.source.name, options.encoding)
        except ExpectedError:
            parts = {}
        yield from (part_of(record, part) for part in parts) if len(parts) > 1 else (record,)


@lru_cache(maxsize=1)
def _parts(data: bytes, name: str, encoding: str) -> dict[str, Source]:
    """The records of a file by their names; the last file is kept, since its records are asked for one by one."""
    return {part.part: part for part in split(Source.from_bytes(data, printable(name), encoding))}


def perform(task: Task) -> Product | Failure:
    """Convert one record. What goes wrong is a result too, because it travels between processes."""
    # A result names its source without folders, which are nobody else's business; a message names the whole path.
    name = "stdin" if str(task.source) == STDIN else printable(task.source.name)
    options, persons = task.options, None
    try:
        persons = find_personography(task.source, options)
        data = read_file(task.source)
        part = _parts(data, task.source.name, options.encoding)[task.part] if task.part else None
        source = part or Source.from_bytes(data, name, options.encoding)
        decided = options.decided(task.source, task.part)
        conversion = convert(
            source,
            reader=options.reader,
            personography=_load(persons, _hash(persons)) if persons else None,
            schemas=task.schemas,
            date=options.date,
            surfaces=_surfaces(options.surfaces, tuple(map(_hash, options.surfaces))),
            reported=options.reported,
            decisions=load_decisions(decided) if decided else None,
        )
        return Product(conversion.xml, source.sha256, describe(conversion))
    except ExpectedError as error:
        place = error.place or Place(name)
        paths = {name: task.source} | ({persons.name: persons} if persons else {})
        return type(error)(error.message, place._replace(file=str(paths.get(place.file, place.file))))
    except Exception as error:
        return in_words(error)


def find_personography(source: Path, options: Options) -> Path | None:
    """The personography for a record: the one that is named, or else the one in the record's folder.

    Raises:
        UsageError: two lie there.
    """
    if options.persons or str(source) == STDIN:
        return options.persons
    found = [path for name in PERSONOGRAPHIES if is_file(path := source.parent / name)]
    if len(found) > 1:
        both = " and ".join(path.name for path in found)
        raise UsageError(f"{both} both lie in this folder; say which one to use with --persons", Place(str(source)))
    return found[0] if found else None


@lru_cache(maxsize=4)
def _load(path: Path, sha256: str) -> Personography:
    """A personography, read once for all records of a folder, and again when it has changed."""
    return load(path)


@lru_cache(maxsize=1)
def _surfaces(paths: tuple[Path, ...], sha256: tuple[str, ...]) -> tuple[Surface, ...]:
    """The user's own surfaces, read once for all records, and again when one has changed."""
    return surfaces.load(paths)


def _hash(path: Path) -> str:
    return sha256(read_file(path))


def _load_all() -> None:
    """Convert a few words, which reads the lists, the patterns and the grammar that all records need."""
    convert(Source.from_text(read_text("few_words.txt")))


class _Run:
    """One run over records, with its output folders."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.folders = Folders(options.schemas)
        # What is read once in a run: a file that changes later has another hash in the next one, which converts anew.
        self._sha256 = cache(_hash)

    def outcomes(self, records: Sequence[Record]) -> Iterator[Outcome]:
        """Convert what is not up to date, and tell of all in order."""
        stale = [self.options.describe or not self._is_current(record) for record in records]
        tasks = map(self._task, compress(records, stale))
        jobs = self._jobs(sum(stale))
        together = max(1, min(_TOGETHER, sum(stale) // (jobs * _ROUNDS)))
        with closing(in_order(perform, tasks, jobs, _load_all, together)) as results:
            for record, is_stale in zip(records, stale, strict=True):
                if is_stale:
                    _, result = next(results)
                    yield self._settle(record, result)
                else:
                    yield Outcome(record.source, record.result, "up to date")

    def _jobs(self, tasks: int) -> int:
        return max(1, min(self.options.jobs or paying(tasks), tasks))

    def _task(self, record: Record) -> Task:
        return Task(record.source, self.folders.address(record), self.options, record.part)

    def _is_current(self, record: Record) -> bool:
        manifest = self.folders.manifest(record)
        if str(record.source) == STDIN:
            return False
        try:
            if manifest.key(record.result) not in manifest.results:
                return False
            return manifest.is_current(record.result, self._entry(record, sha256(read_file(record.source))))
        except ExpectedError:
            return False  # the conversion will meet the same error, and tell

    def _settle(self, record: Record, result: Product | Failure) -> Outcome:
        """Write a result, unless it stands there already or somebody's work would be lost."""
        if not isinstance(result, Product):
            return Outcome(record.source, record.result, "failed", error=result)
        try:
            status = self._write(record, result)
        except ExpectedError as error:
            return Outcome(record.source, record.result, "failed", result.description, error)
        return Outcome(record.source, record.result, status, result.description)

    def _write(self, record: Record, product: Product) -> Status:
        manifest = self.folders.manifest(record)
        key, entry = manifest.key(record.result), self._entry(record, product.source_sha256)
        present = read_present(record.result)
        if present == product.xml:
            manifest.results[key] = replace(entry, result_sha256=sha256(product.xml))
            return "up to date"
        if self.options.check:
            return "would change"
        if present is not None and not self.options.force:
            manifest.refuse_edited(record.result, present)
        manifest.write(record.result, product.xml, entry)
        return "written"

    def _entry(self, record: Record, source_sha256: str) -> Entry:
        options = self.options
        persons = find_personography(record.source, options)
        decided = options.decided(record.source, record.part)
        return Entry(
            record.source.name,
            source_sha256,
            {
                "program": program(),
                "reader": options.reader,
                "encoding": options.encoding,
                "personography": self._sha256(persons) if persons else None,
                "schemas": self.folders.address(record),
                "date": options.date,
                **({"decisions": _hash(decided)} if decided else {}),
                **({"reported": options.reported} if options.reported != "run" else {}),
                **({"surfaces": " ".join(map(self._sha256, options.surfaces))} if options.surfaces else {}),
            },
        )
