"""TEI to what others read: text, a page, a table.

>>> from tei_memcon.export import export
>>> from tei_memcon.tei.parse import parse
>>> tei = parse(b'<TEI><text><body><sp><speaker>G. Bush.</speaker><p>I am glad.</p></sp></body></text></TEI>', "a.xml")
>>> export(tei, to="text").decode()
'G. Bush. I am glad.\\n'
"""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from tei_memcon import exporters, plugins
from tei_memcon.errors import Place, UnreadableError, UsageError
from tei_memcon.exporters import Record
from tei_memcon.exporters._losses import PHENOMENA
from tei_memcon.files.output import reason
from tei_memcon.files.paths import is_folder
from tei_memcon.files.records import PERSONOGRAPHIES
from tei_memcon.source import printable
from tei_memcon.tei.parse import Parsed

MAX_DEPTH = 100


class TeiFile(NamedTuple):
    """A file to export, and the name of its record: the path below the folder that was asked for, without suffix."""

    path: Path
    name: str


def export(tei: Parsed | _Element, to: str = "text", *, name: str | None = None) -> bytes:
    """Turn one record into another format.

    Args:
        tei: a parsed file or its ``TEI`` element.
        to: name of an export: ``text``, ``html``, ``csv``, ``jsonl``, or a file of ``tei_memcon/exporters``.
        name: what tables call the record; without it, the name of the parsed file without folder and suffix.

    Returns:
        The content of a file, text in UTF-8.

    Raises:
        UsageError: there is no export of that name.
        UnreadableError: see `to_record`.
    """
    record = to_record(tei, name)
    return export_all([record], to) if takes_many(to) else _one(record, to)


def to_record(tei: Parsed | _Element, name: str | None = None) -> Record:
    """A parsed file or a ``TEI`` element as the exporters take it.

    Raises:
        UnreadableError: elements are nested deeper than ``MAX_DEPTH``: no record is, and exporters would fail halfway.
    """
    root, file = (tei.root, tei.name) if isinstance(tei, Parsed) else (tei, "record")
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise UnreadableError(
            f"elements are nested {deepest} deep; more than {MAX_DEPTH} are not exported", Place(file)
        )
    return Record(printable(name or Path(file).stem), root)


def export_all(records: Iterable[Record], to: str) -> bytes:
    """Turn many records into one file, for instance a table.

    Raises:
        UsageError: there is no export of that name, or it makes a file for each record.
    """
    if not takes_many(to):
        raise UsageError(f"the export {to!r} makes a file for each record; call export() on each")
    content: bytes = _exporter(to).export_all(records)
    return content


def export_tables(records: Iterable[Record], to: str) -> dict[str, bytes]:
    """Turn many records into several files, each by its name: ``turns.csv``, ``people.csv``, ``notes.csv`` …

    Raises:
        UsageError: there is no export of that name, or it makes one file.
    """
    if not makes_tables(to):
        raise UsageError(f"the export {to!r} makes one file; call export() or export_all()")
    return dict(_exporter(to).export_tables(records))


def left_out(record: Record, to: str, *, tables: bool = False) -> dict[str, int]:
    """What a record has and an export does not carry, with how many there are; nothing that the record has not.

    Args:
        record: what is exported.
        to: name of an export.
        tables: ask about its `export_tables`.

    >>> from tei_memcon.tei.parse import parse
    >>> left_out(to_record(parse(b"<TEI><text><p>A <said>word</said>.</p></text></TEI>", "a.xml")), "text")
    {'reported runs': 1}

    Raises:
        UsageError: there is no export of that name.
    """
    leaves_out = "TABLES_LEAVE_OUT" if tables else "LEAVES_OUT"
    counts = {name: PHENOMENA[name](record) for name in getattr(_exporter(to), leaves_out, ())}
    return {name: number for name, number in counts.items() if number}


def takes_many(to: str) -> bool:
    """Whether an export makes one file of many records.

    >>> takes_many("csv"), takes_many("html")
    (True, False)
    """
    return hasattr(_exporter(to), "export_all")


def makes_tables(to: str) -> bool:
    """Whether an export makes several files of many records, too.

    >>> makes_tables("csv"), makes_tables("graphml")
    (True, False)
    """
    return hasattr(_exporter(to), "export_tables")


def find_tei(path: Path) -> list[TeiFile]:
    """The files to export: a file itself, of a folder every ``*.xml`` in it and below, in the order of their names.

    Hidden files and folders and personographies (``persons.xml``) are left alone, links to folders are not followed.

    Raises:
        UnreadableError: a folder cannot be read.
    """
    if not is_folder(path):
        return [TeiFile(path, path.stem)]
    found = []
    for folder, subfolders, files in os.walk(path, onerror=_refuse_folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        found += [Path(folder, name) for name in files if _may_be_tei(name)]
    return sorted((TeiFile(file, file.relative_to(path).with_suffix("").as_posix()) for file in found), key=_by_name)


def _may_be_tei(name: str) -> bool:
    return name.lower().endswith(".xml") and not name.startswith(".") and name not in PERSONOGRAPHIES


def _refuse_folder(error: OSError) -> None:
    raise UnreadableError(f"this folder cannot be read ({reason(error)})", Place(str(error.filename))) from None


def _by_name(file: TeiFile) -> list[str]:
    return file.name.split("/")


def _one(record: Record, to: str) -> bytes:
    content: bytes = _exporter(to).export(record)
    return content


@cache
def _exporter(to: str) -> ModuleType:
    # To look for plugins of other packages takes longer than to export a record.
    return plugins.load(exporters, to)
