"""Readers of source formats: one file each.

A reader is a module with ``refuse(source)``, which says in a sentence why a record is not of its format (or nothing),
and ``read(source, people)``, which makes the record a `Document`. The order of the readers never matters: exactly one
must accept a record.
"""

import sys
from typing import Protocol

from tei_memcon import plugins
from tei_memcon.errors import Place, RefusedError, UsageError
from tei_memcon.model import Document
from tei_memcon.people.personography import Personography
from tei_memcon.source import Source


class Reader(Protocol):
    """The shape of a reader's module."""

    def refuse(self, source: Source) -> str | None:
        """Why this record is not of the reader's format; nothing if it is."""

    def read(self, source: Source, persons: Personography | None) -> Document:
        """Make the record a document whose leaves cover the source."""


def read(source: Source, reader: str = "auto", persons: Personography | None = None) -> Document:
    """Read a record by the one reader that accepts it, or by the reader of that name.

    Raises:
        RefusedError: no reader accepts the record, or the named one does not; the message holds the reasons.
        UsageError: there is no reader of that name, or two readers accept the record.
    """
    here = sys.modules[__name__]
    candidates = plugins.names(here) if reader == "auto" else [reader]
    modules: dict[str, Reader] = {name: plugins.load(here, name) for name in candidates}
    reasons = {name: module.refuse(source) for name, module in modules.items()}
    accepting = [name for name, reason in reasons.items() if reason is None]
    if len(accepting) > 1:
        both = " and ".join(accepting)
        raise UsageError(f"the readers {both} both accept this record; name one with --reader", Place(source.name))
    if not accepting:
        why = "; ".join(f"{name}: {reason}" for name, reason in reasons.items())
        raise RefusedError(f"no reader takes this record ({why})", Place(source.name))
    return modules[accepting[0]].read(source, persons)
