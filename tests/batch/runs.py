"""Batches with a converter that only wraps the words, because this is about what stands around it."""

import os
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from tei_memcon.batch import Options, convert_all
from tei_memcon.convert import Conversion
from tei_memcon.errors import RefusedError, SelfCheckError
from tei_memcon.files.manifest import NAME
from tei_memcon.files.records import find_records
from tei_memcon.ledger import Ledger
from tei_memcon.model import Document, Remark
from tei_memcon.report import Outcome
from tei_memcon.source import Source, Span

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")
SCHEMAS = ["schemas/tei_memcon.rng", "schemas/tei_memcon.sch", NAME]


def wrap(source: Source, *, schemas: str = "", date: str | None = None, **options: object) -> Conversion:
    """Wrap the words of a record; some words make it fail."""
    if "refuse" in source.text:
        raise RefusedError("no reader takes this record", source.place(source.text.index("refuse")))
    if "lose" in source.text:
        raise SelfCheckError(f"{source.name}:1:1: 4 characters lost; please report this as a bug")
    if "crash" in source.text:
        raise KeyError("crash")
    if "interrupt" in source.text:
        raise KeyboardInterrupt
    people = options["personography"]
    facts = f"{escape(schemas)} {date} {bool(people)}"
    turn = f'<sp who="#a"><p>{escape(source.text)}</p></sp>'
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" n="{facts}"><text><body>{turn}</body></text></TEI>'
    xml = tei.encode()
    remarks = (Remark(Span(0, 1), "warning", "a warning"),)
    document = Document(source, "fake", (), (), remarks=remarks)
    return Conversion(xml, etree.fromstring(xml), document, Ledger(len(source.text), len(source.text), {}, 0))


def run(*paths: Path, out: Path | None = None, **options: object) -> list[Outcome]:
    events = list(convert_all(find_records(paths, out), Options(**options)))  # type: ignore[arg-type]
    return [event for event in events if isinstance(event, Outcome)]


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}
