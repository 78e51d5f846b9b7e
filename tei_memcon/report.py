"""What became of each record, for a person or a program to read: the JSON that docs/report.md documents."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lxml import etree

from tei_memcon import __version__
from tei_memcon.convert import Conversion
from tei_memcon.decisions import Settled
from tei_memcon.errors import ExpectedError, Place, SelfCheckError
from tei_memcon.files.manifest import to_json
from tei_memcon.ledger import Ledger
from tei_memcon.model import Certainty
from tei_memcon.source import Span
from tei_memcon.tei.parse import TEI

VERSION = 1
PROGRAM = "tei-memcon"

Status = Literal["written", "up to date", "would change", "failed"]

_TEXT = f"{{{TEI}}}text"


def _path(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces={"t": "http://www.tei-c.org/ns/1.0"}, smart_strings=False)


# What is counted in the text of a record; a participant list and the like is a list of the header, not of the text.
_PATHS = {
    "paragraphs": "count(descendant::t:p)",
    "turns": "count(descendant::t:sp)",
    "resumed_turns": "count(descendant::t:sp[@prev])",
    "reported_runs": "count(descendant::t:said[@direct='false'])",
    "notes": "count(descendant::t:note[not(@place='inline')])",
    "page_breaks": "count(descendant::t:pb)",
    "omissions": "count(descendant::t:ellipsis)",
    "gaps": "count(descendant::t:gap)",
    "lists": "count(descendant::t:list[@rend])",
    "supplied": "count(descendant::t:supplied)",
    "foreign": "count(descendant::t:foreign)",
    "corrections": "count(descendant::t:choice)",
    "rejoined": "count(descendant::t:lb[@type='rejoined'])",
    "stage_directions": "count(descendant::t:stage | descendant::t:seg[@type='stage'])",
}
# Asked for all at once: a question takes longer than a count.
_COUNTED = _path("concat({})".format(", ' ', ".join(_PATHS.values())))
_PEOPLE = _path("count(t:teiHeader/descendant::t:particDesc/descendant::t:person)")
_SPEAKERS = _path("descendant::t:sp/@who")
_REPORTED = _path("descendant::t:said[@direct='false']/@who")


_REMARKS = ("warnings", "suggestions")


class Concluded(NamedTuple):  # like `Said` a plain tuple: hundreds of them travel between processes with each record
    """An inference and its place in the source (line and column from 1)."""

    line: int
    column: int
    cert: Certainty
    what: str
    reason: str


class Said(NamedTuple):
    """A warning or suggestion and its place in the source (line and column from 1)."""

    line: int
    column: int
    message: str


class Decided(NamedTuple):
    """What became of a decision, and its place in its file; ``unfit`` says why it no longer fits."""

    file: str
    line: int | None
    column: int | None
    kind: str
    verdict: str
    unfit: str


@dataclass(frozen=True, slots=True)
class Description:
    """What was found in a record: plain data, made where the conversion is, and small enough to keep."""

    reader: str
    counts: dict[str, int]
    ledger: Ledger
    inferences: tuple[Concluded, ...]
    warnings: tuple[Said, ...]
    suggestions: tuple[Said, ...]
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record.

    Args:
        source: the record's file.
        result: the TEI file; ``-`` is standard output.
        status: ``written``, ``up to date``, ``would change`` (with ``--check``) or ``failed``.
        description: what was found; none for a record that failed, or that was skipped as up to date.
        error: why it failed.
    """

    source: Path
    result: Path
    status: Status
    description: Description | None = None
    error: ExpectedError | SelfCheckError | None = None


def describe(conversion: Conversion) -> Description:
    """Count what stands in the TEI, and give every conclusion and remark its line and column."""
    document = conversion.document
    inferences = sorted(document.inferences, key=lambda inference: inference.span)
    remarks = sorted(document.remarks, key=lambda remark: remark.span)

    def at(span: Span) -> tuple[int, int]:
        place = document.source.place(span.start)
        return place.line or 1, place.column or 1

    return Description(
        document.reader,
        count(conversion.root),
        conversion.ledger,
        tuple(Concluded(*at(found.span), found.cert, found.what, found.reason) for found in inferences),
        tuple(Said(*at(remark.span), remark.message) for remark in remarks if remark.kind == "warning"),
        tuple(Said(*at(remark.span), remark.message) for remark in remarks if remark.kind == "suggestion"),
        tuple(_decided(one) for one in conversion.settled),
    )


def _decided(settled: Settled) -> Decided:
    decision = settled.decision
    unfit = f"{settled.unfit}; the decision on “{decision.quote}” was not applied" if settled.unfit else ""
    place = decision.place
    return Decided(place.file, place.line, place.column, decision.kind, decision.verdict, unfit)


def count(root: etree._Element) -> dict[str, int]:
    """Count the phenomena of a record in its TEI.

    >>> tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><sp who="#a"><p>Yes.</p></sp></body></text></TEI>'
    >>> {name: number for name, number in count(etree.fromstring(tei)).items() if number}
    {'speakers': 1, 'paragraphs': 1, 'turns': 1}
    """
    text = root.find(_TEXT)
    if text is None:
        return {}
    return {
        "people": _number(_PEOPLE(root)),
        "speakers": _distinct(_SPEAKERS(text)),
        "reported_speakers": _distinct(_REPORTED(text)),
        **dict(zip(_PATHS, map(int, str(_COUNTED(text)).split()), strict=True)),
    }


def _number(found: Any) -> int:
    return int(found)


def _distinct(values: Any) -> int:
    return len({name for value in values for name in value.split()})


def to_report(outcomes: Iterable[Outcome]) -> bytes:
    """The report of a run, as docs/report.md documents it."""
    outcomes = list(outcomes)
    return to_json(
        {
            "schema": VERSION,
            "program": {"name": PROGRAM, "version": __version__},
            "summary": summarise(outcomes),
            "records": [_record(outcome) for outcome in outcomes],
        }
    )


def is_report(data: bytes) -> bool:
    """Whether a file is a report of an earlier run, which a new one may replace."""
    try:
        content = json.loads(data)
        return bool(content["program"]["name"] == PROGRAM and "records" in content)
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def summarise(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Sums over all records: by status, by what was counted, inferences by certainty, warnings and suggestions."""
    sums: Counter[str] = Counter()
    for outcome in outcomes:
        sums["records"] += 1
        sums[outcome.status.replace(" ", "_")] += 1
        if outcome.description:
            sums.update(_counts(outcome.description))
    return dict(sums)


def _record(outcome: Outcome) -> dict[str, object]:
    found = outcome.description
    record: dict[str, object] = {
        "source": outcome.source.as_posix(),
        "result": outcome.result.as_posix(),
        "status": outcome.status,
    }
    if outcome.error:
        place: Place = getattr(outcome.error, "place", None) or Place(str(outcome.source))
        message = getattr(outcome.error, "message", str(outcome.error))
        record["error"] = {**place._asdict(), "file": Path(place.file).as_posix(), "message": message}
    if found:
        record |= {"reader": found.reader, "counts": _counts(found), "ledger": asdict(found.ledger)}
        record |= {"decisions": [_row(row) for row in found.decisions]} if found.decisions else {}
        record |= {name: [row._asdict() for row in getattr(found, name)] for name in ("inferences", *_REMARKS)}
    return record


def _row(row: Decided) -> dict[str, object]:
    return {**row._asdict(), "file": Path(row.file).as_posix()}


def _counts(found: Description) -> dict[str, int]:
    certainties = Counter(inference.cert for inference in found.inferences)
    inferences = {f"inferences_{cert}": certainties[cert] for cert in ("high", "medium", "low")}
    remarks = {name: len(getattr(found, name)) for name in _REMARKS}
    unfit = sum(1 for row in found.decisions if row.unfit)
    decided = {"decisions": len(found.decisions) - unfit, "decisions_unfit": unfit} if found.decisions else {}
    return {**found.counts, **inferences, **remarks, **decided}
