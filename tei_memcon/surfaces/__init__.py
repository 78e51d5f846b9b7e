"""Declared surfaces: how a family of records looks on the page, one TOML file each, without Python.

A surface says by what a record of the family is known, which lines are furniture of the page or belong to the sheet,
what its header fields are called, and which marks of its own it has. Everything else (labels, notes, pages, dates in
the forms that many families share) is found by the shared steps of all readers.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from tei_memcon.errors import UsageError

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """How a family of records looks.

    Args:
        name: of its file, for ``--reader``.
        description: what records these are, in a sentence.
        example: the beginning of an invented record of the family.
        must: each occurs in some line.
        signs: of these at least ``at_least`` occur.
        at_least: see there.
        never: none of these occurs.
        conversations_only: whether all records of the family are conversations, so that no other evidence is asked for.
        furniture: whole lines that belong to a web page, and are left out.
        sheet: whole lines that belong to the sheet: running heads, stamps, letterheads; they are printed as ``fw``.
        numbered: whether the page glues a running number to each paragraph.
        fields: labels of catalogue fields in small letters, and the header field that each becomes.
        unlabelled: header fields that stand on lines of their own without a label, and how such a line looks.
        labels: further forms of labels of speakers; group ``name`` is who is named.
        page_starts: further marks at the start of a page; group ``n`` is its number.
        page_ends: further marks at the end of a page; group ``n`` is its number.
        note_marks: further marks of notes; group ``n`` is the number.
        publisher: who publishes the digital source.
        rights: under which terms, in words; ``rights_target`` is their address.
        language: of the text, as a code.
        identifiers: by their kind, the pattern of an identifier that the record prints.
    """

    name: str
    description: str = ""
    example: str = ""
    must: Patterns = ()
    signs: Patterns = ()
    at_least: int = 1
    never: Patterns = ()
    conversations_only: bool = False
    furniture: Patterns = ()
    sheet: Patterns = ()
    numbered: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    unlabelled: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    labels: Patterns = ()
    page_starts: Patterns = ()
    page_ends: Patterns = ()
    note_marks: Patterns = ()
    publisher: str = ""
    rights: str = ""
    rights_target: str = ""
    language: str = ""
    identifiers: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def weigh(self, lines: Sequence[str]) -> int:
        """How many pieces of evidence say that a record is of this family; 0 where they are not enough."""
        seen = [line[:_SEARCHED] for line in lines]
        if any(_occurs(pattern, seen) for pattern in self.never):
            return 0
        if not all(_occurs(pattern, seen) for pattern in self.must):
            return 0
        signs = sum(_occurs(pattern, seen) for pattern in self.signs)
        return 2 * len(self.must) + signs if signs >= min(self.at_least, len(self.signs)) else 0

    def evidence(self) -> str:
        """What a record of the family must have, for a sentence."""
        musts = [f"/{pattern.pattern}/" for pattern in self.must]
        signs = f"{self.at_least} of {len(self.signs)} signs" if self.signs else ""
        return " and ".join([*musts, signs] if signs else musts)


_SEARCHED = 2000  # characters of a line; a copy that has lost its line ends is one line


def _occurs(pattern: re.Pattern[str], lines: Sequence[str]) -> bool:
    return any(pattern.search(line) for line in lines)


@cache
def declared() -> Mapping[str, Surface]:
    """The surfaces of the package, by name."""
    from tei_memcon.surfaces._load import parse

    found = sorted((one for one in files(__name__).iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return {name: parse(one.read_text("utf-8"), name) for one in found for name in [one.name.removesuffix(".toml")]}


def load(paths: Sequence[Path]) -> tuple[Surface, ...]:
    """The user's own surfaces.

    Raises:
        UnreadableError: a file cannot be read, or is no surface; says where, and what to write.
        UsageError: two surfaces have one name.
    """
    from tei_memcon.surfaces._load import read_surface

    found: dict[str, Surface] = {}
    for path in paths:
        surface = read_surface(path)
        if surface.name in found:
            raise UsageError(f"two surfaces are called {surface.name!r}; rename one of the files")
        found[surface.name] = surface
    return tuple(found.values())
