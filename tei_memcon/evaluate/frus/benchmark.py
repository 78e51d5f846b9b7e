"""The benchmark: which records there are, and what comes of each."""

import hashlib
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml.etree import _Element

from tei_memcon.convert import convert
from tei_memcon.errors import ExpectedError, Place, SelfCheckError, UnreadableError, UsageError
from tei_memcon.evaluate import Result, choose_features, evaluate
from tei_memcon.evaluate.differences import Difference
from tei_memcon.evaluate.frus.habits import irregular
from tei_memcon.evaluate.frus.printing import print_record, style_of
from tei_memcon.evaluate.frus.volumes import documents, identifier, persons
from tei_memcon.evaluate.mappings import built_in
from tei_memcon.evaluate.outcome import Evaluation, Outcome
from tei_memcon.evaluate.pairs import GOLD_SUFFIX
from tei_memcon.evaluate.places import File
from tei_memcon.export import find_tei
from tei_memcon.files.input import read_file
from tei_memcon.files.paths import is_file, is_folder, is_there
from tei_memcon.people.personography import Personography, load
from tei_memcon.source import Source
from tei_memcon.workers import in_order, paying

MAPPINGS = ("frus", "tei-memcon")
_PERSONS = "persons.xml"


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the benchmark.

    Args:
        name: volume and document, as ``frus1969-76v28/d103``.
        gold: the file that holds the editors' encoding.
        document: the document within a volume; none where the file holds one document.
        copy: the file that holds the copy; none where it is printed from the volume.
    """

    name: str
    gold: Path
    document: str = ""
    copy: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A record to measure.

    Args:
        record: which.
        seed: of its irregular copy; none for the regular one.
        differences: whether each difference is told.
        features: which are measured; all by default.
    """

    record: Record
    seed: int | None = None
    differences: bool = False
    features: Sequence[str] | None = None


def features() -> list[str]:
    """What the benchmark measures."""
    gold, pred = map(built_in, MAPPINGS)
    return choose_features(gold, pred, None)


def find_records(path: Path) -> list[Record]:
    """The records of a folder: of published volumes, or of copies (``d1.txt``) with their gold (``d1.gold.xml``).

    Raises:
        UsageError: it holds neither.
        UnreadableError: a file cannot be read.
    """
    if not is_there(path):
        raise UnreadableError("there is no such folder; check the name", Place(str(path)))
    golds = sorted(path.rglob(f"*{GOLD_SUFFIX}.xml")) if is_folder(path) else []
    records = [*_copies(path, golds)] if golds else [*_volumes(path)]
    if not records:
        raise UsageError(
            "no record of conversation was found; name a folder with FRUS volumes in TEI, or with copies and their "
            "gold beside them (d1.txt, d1.gold.xml)",
            Place(str(path)),
        )
    return records


def _copies(folder: Path, golds: Sequence[Path]) -> Iterator[Record]:
    for gold in golds:
        copy = gold.with_name(gold.name.removesuffix(f"{GOLD_SUFFIX}.xml") + ".txt")
        if is_file(copy):
            yield Record(copy.relative_to(folder).with_suffix("").as_posix(), gold, copy=copy)


def _volumes(path: Path) -> Iterator[Record]:
    for file in find_tei(path):
        for document in documents(_parsed(file.path).root):
            yield Record(f"{file.name}/{identifier(document)}", file.path, identifier(document))


def run(
    records: Sequence[Record],
    seed: int | None = None,
    jobs: int | None = None,
    differences: bool = False,
    features: Sequence[str] | None = None,
) -> Iterator[Outcome]:
    """Measure records, in order.

    Args:
        records: see `find_records`.
        seed: of irregular copies; regular ones without.
        jobs: how many processes; by default as many as pay off.
        differences: whether each difference is told.
        features: which are measured; all by default.
    """
    tasks = (Task(record, seed, differences, features) for record in records)
    for task, outcome in in_order(measure, tasks, jobs or paying(len(records))):
        yield outcome if isinstance(outcome, Outcome) else Outcome(task.record.name, {}, trouble=str(outcome))


def evaluation(outcomes: Sequence[Outcome], seed: int | None = None) -> Evaluation:
    """The outcomes as the reports take them."""
    kind = "regular copies" if seed is None else f"irregular copies, seed {seed}"
    return Evaluation(outcomes, MAPPINGS, features(), f"FRUS, {kind}")


def measure(task: Task) -> Outcome:
    """Print a record, convert it, and compare the result with the gold. What goes wrong is part of the outcome."""
    text, habits = copy_of(task)
    trouble = ""
    try:
        pred = _convert(task.record, text)
    except (ExpectedError, SelfCheckError) as error:
        pred, trouble = None, str(error)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        pred, trouble = None, f"{type(error).__name__}: {error} in {Path(last.filename).name}:{last.lineno}"
    result = _compare(task, pred)
    told: tuple[Difference, ...] = tuple(result.differences()) if task.differences else ()
    return Outcome(task.record.name, result.counts, told, trouble, habits)


def result_of(task: Task) -> Result:
    """The whole comparison of one record.

    Raises:
        ExpectedError: it cannot be converted.
        SelfCheckError: the converter has a bug.
    """
    return _compare(task, _convert(task.record, copy_of(task)[0]))


def copy_of(task: Task) -> tuple[str, tuple[str, ...]]:
    """The copy that is converted, and the habits that it shows."""
    text = _regular(task.record)
    return (text, ()) if task.seed is None else irregular(text, task.record.name, task.seed)


def _compare(task: Task, pred: File | None) -> Result:
    gold, pred_mapping = map(built_in, MAPPINGS)
    return evaluate(
        _parsed(task.record.gold),
        pred,
        gold_mapping=gold,
        pred_mapping=pred_mapping,
        features=task.features,
        record=_element(task.record),
        copy=_regular(task.record),  # what irregular copies lack on top is the converter's to bear
    )


def _convert(record: Record, text: str) -> File:
    name = f"{record.name}.txt"
    conversion = convert(Source.from_text(text, name), personography=_persons(record.gold, bool(record.document)))
    return File.parse(conversion.xml, f"{record.name}.xml")


@lru_cache(maxsize=2)
def _regular(record: Record) -> str:
    if record.copy is not None:
        return read_file(record.copy).decode("utf-8-sig")
    return print_record(_element(record), style_of(record.name))


def _element(record: Record) -> _Element:
    root = _parsed(record.gold).root
    return _documents(record.gold)[record.document] if record.document else root


@lru_cache(maxsize=2)
def _documents(volume: Path) -> dict[str, _Element]:
    return {identifier(document): document for document in documents(_parsed(volume).root)}


@lru_cache(maxsize=2)
def _parsed(path: Path) -> File:
    return File.parse(read_file(path), str(path))


@lru_cache(maxsize=2)
def _persons(gold: Path, is_volume: bool) -> Personography | None:
    """The persons of a volume: of its own list, or of the one that lies beside the copies."""
    if is_volume:
        file = _parsed(gold)
        return persons(file.root, hashlib.sha256(file.data).hexdigest())
    beside = gold.with_name(_PERSONS)
    return _loaded(beside) if is_file(beside) else None


@lru_cache(maxsize=2)
def _loaded(path: Path) -> Personography:
    return load(path)
