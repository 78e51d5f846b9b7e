"""Readers of source formats: one file each, and one reader for all declared surfaces (`tei_memcon.surfaces`).

A reader is a module with ``refuse(source)``, which says in a sentence why a record is not of its format (or nothing),
and ``read(source, people)``, which makes the record a `Document`. The order of the readers never matters: exactly one
must accept a record. ``plain`` is no candidate among them, but takes the conversation that all others refuse.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from tei_memcon import plugins
from tei_memcon.errors import Place, RefusedError, UsageError
from tei_memcon.model import Document, Remark
from tei_memcon.people.personography import Personography
from tei_memcon.source import Source, Span
from tei_memcon.surfaces import Surface, declared

_FALLBACK = "plain"
_TOLD = 5  # places of records in a message


class Reader(Protocol):
    """The shape of a reader's module."""

    def refuse(self, source: Source) -> str | None:
        """Why this record is not of the reader's format; nothing if it is."""

    def read(self, source: Source, persons: Personography | None) -> Document:
        """Make the record a document whose leaves cover the source."""


def read(
    source: Source,
    reader: str = "auto",
    persons: Personography | None = None,
    surfaces: Sequence[Surface] = (),
) -> Document:
    """Read a record by the one reader that accepts it, or by the reader or surface of that name.

    Args:
        source: the record.
        reader: a name, or ``auto``.
        persons: the user's personography.
        surfaces: the user's own; they are asked before all others.

    Raises:
        RefusedError: no reader accepts the record, or the named one does not; the message holds the reasons.
        UsageError: there is no reader of that name, or two readers, or two surfaces of the user's, accept the record.
    """
    if reader != "auto":
        return _read_by_name(source, reader, persons, surfaces)
    _refuse_several(source)
    own = strongest(source, surfaces)
    if len(own) > 1:
        raise _both([surface.name for surface in own], source)
    if own:
        return _read_declared(source, own[0], persons)
    modules = {name: module for name, module in _modules().items() if name != _FALLBACK}
    reasons = {name: module.refuse(source) for name, module in modules.items()}
    accepting = [name for name, reason in reasons.items() if reason is None]
    if len(accepting) > 1:
        raise _both(accepting, source)
    if accepting:
        return modules[accepting[0]].read(source, persons)
    found = strongest(source, list(declared().values()))
    if found:
        return _read_declared(source, found[0], persons).adding(*_others(found))
    plain = _modules()[_FALLBACK]
    lacking = plain.refuse(source)
    if lacking is None:
        return plain.read(source, persons)
    reasons |= {"declared surfaces": "it has the signs of none", _FALLBACK: lacking}
    why = "; ".join(f"{name}: {reason}" for name, reason in reasons.items())
    raise RefusedError(f"no reader takes this record ({why}); {_AS_PLAIN}", _place(source))


def names(surfaces: Sequence[Surface] = ()) -> list[str]:
    """Every name that a reader can be called by: modules, declared surfaces, the user's own.

    >>> {"frus", "plain"} <= set(names())
    True
    """
    return sorted({*_modules(), *declared(), *(surface.name for surface in surfaces)})


def refuse_name(name: str, surfaces: Sequence[Surface] = ()) -> None:
    """Refuse a name that no reader and no surface has.

    Raises:
        UsageError: lists those that there are.
    """
    if name != "auto" and name not in names(surfaces):
        raise UsageError(f"there is no reader {name!r}; choose one of: {', '.join(names(surfaces))}")


def strongest(source: Source, surfaces: Sequence[Surface]) -> list[Surface]:
    """The declared surface with the strongest evidence, or all that are equally strong; none if none accepts it.

    What a record must have counts more than signs that others may have as well: an archive's name says whose it is.
    """
    from tei_memcon.readers import _declared  # the readers' steps use this package's data

    weights = [((_declared.weigh(source, surface), len(surface.must)), surface) for surface in surfaces]
    most = max((weight for weight, _ in weights), default=(0, 0))
    return [surface for weight, surface in weights if weight == most and most[0]]


def _others(found: Sequence[Surface]) -> Iterator[Remark]:
    """What to tell where the surfaces of several families have the same evidence: all are read by the same steps."""
    if len(found) > 1:
        others = " or ".join(surface.name for surface in found[1:])
        message = f"the record may as well be read as {others}; --reader names the one that you know it to be"
        yield Remark(Span(0, 0), "suggestion", message)


_AS_PLAIN = "--reader plain converts it as plain paragraphs"


def _refuse_several(source: Source) -> None:
    from tei_memcon.several import split  # it looks for the heads that the readers know

    parts = split(source) if not source.part else ()
    if len(parts) > 1:
        lines = ", ".join(str(part.place(0).line) for part in parts[:_TOLD])
        more = f" and {len(parts) - _TOLD} more" if len(parts) > _TOLD else ""
        what = f"this file holds {len(parts)} records (at the lines {lines}{more})"
        raise RefusedError(f"{what}; --split makes a TEI of each, --reader takes them as one", Place(source.name))


def _read_by_name(source: Source, name: str, persons: Personography | None, surfaces: Sequence[Surface]) -> Document:
    known: Mapping[str, Surface] = {**declared(), **{surface.name: surface for surface in surfaces}}
    if name in known:
        return _read_declared(source, known[name], persons)
    refuse_name(name, surfaces)
    module = _modules()[name]
    reason = None if name == _FALLBACK else module.refuse(source)
    if reason:
        raise RefusedError(f"no reader takes this record ({name}: {reason}); {_AS_PLAIN}", _place(source))
    return module.read(source, persons)


def _read_declared(source: Source, surface: Surface, persons: Personography | None) -> Document:
    from tei_memcon.readers import _declared

    reason = _declared.refuse(source, surface)
    if reason:
        raise RefusedError(f"no reader takes this record ({surface.name}: {reason}); {_AS_PLAIN}", _place(source))
    return _declared.read(source, surface, persons)


def _modules() -> Mapping[str, Reader]:
    return dict(plugins.load_all(sys.modules[__name__]))


def _both(accepting: Sequence[str], source: Source) -> UsageError:
    both = " and ".join(accepting)
    return UsageError(f"the readers {both} both accept this record; name one with --reader", _place(source))


def _place(source: Source) -> Place:
    """The record: its file, or of a file with several the line at which it begins."""
    return source.place(0) if source.part else Place(source.name)
