"""Exports of TEI to other formats: one file each, and the file's name is the name that ``--to`` takes.

To add an export, add one module to this folder (or name one in the entry point group ``tei_memcon.exporters``).
Its docstring is its documentation, the first line is what ``tei-memcon export --list`` shows. It defines

``SUFFIX``
    how the files that it makes end, as ``".txt"``
``export(record: Record) -> bytes``
    the content of one file for one record

or, where many records make one file (a table, a book), in place of ``export``

``export_all(records: Iterable[Record]) -> bytes``
    the content of one file for all of them, in the order given

and, if need be,

``CONTENTS: str``, ``entry(record: Record) -> E``, ``contents(entries: Sequence[E]) -> bytes``
    the name of a page of contents for a folder of its files, what this has of each record, and the page
``export_tables(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]``
    besides ``export_all``: several files of all records, each by its name, for ``--out-dir``
``LEAVES_OUT: tuple[str, ...]``, ``TABLES_LEAVE_OUT: tuple[str, ...]``
    what it, or what ``export_tables`` cannot carry, by the names of ``_losses.PHENOMENA``; the command counts it and
    says so
``NEEDS: str``
    what has to be installed for it, as ``"tei-memcon[parquet]"``

Exporters read TEI and nothing else, and take any well-formed TEI, not only what this program writes: what they do not
know they pass through with its words. Modules whose name begins with ``_`` are no exporters but what several share.
"""

from dataclasses import dataclass

from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Record:
    """One TEI file as an exporter gets it."""

    name: str
    """Its path under the folder that is exported, with ``/`` and without the suffix: ``frus/1984-01-18-d68``."""
    root: _Element
    """Its outermost element, ``TEI``."""
