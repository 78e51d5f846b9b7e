"""Which schemas judge a document: those that the user names, those that it names itself, or this project's own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from tei_memcon import registry
from tei_memcon.errors import ExpectedError, Place, UsageError
from tei_memcon.schemata import Schema, read_assertions, read_schema
from tei_memcon.schemata._files import local_path
from tei_memcon.schemata._own import FILES, OwnSchema, declares
from tei_memcon.tei.parse import Parsed

OWN, AUTO, NONE = "tei-memcon", "auto", "none"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
_PSEUDO = re.compile(r"""\b(href|schematypens)\s*=\s*("[^"]*"|'[^']*')""")
_OF_TEI = re.compile(r"(?:^|\.)tei-c\.org$")


@dataclass(frozen=True)
class SchemaChoice:
    """What the user wants of schemas.

    Args:
        wanted: names (``tei-memcon``, or one that is registered), paths, ``auto`` for those that a document names in
            its ``xml-model``, ``none``; without any, the own one for the documents that declare it.

    >>> from tei_memcon.tei.parse import parse
    >>> tei = parse(b'<?xml-model href="https://example.org/my.rng"?><TEI/>', "a.xml")
    >>> SchemaChoice(()).of(tei), SchemaChoice(("none",)).of(tei)
    (([], []), ([], []))
    >>> SchemaChoice(("auto",)).of(tei)[1][0].partition(",")[0]
    'https://example.org/my.rng is on the network'
    """

    wanted: tuple[str, ...] = ()

    def of(self, tei: Parsed) -> tuple[list[Schema], list[str]]:
        """The schemas for one document; and of those that it names and that cannot be asked, why.

        Raises:
            UnreadableError: a schema that the user names cannot be read.
            UsageError: it is none.
        """
        own: list[Schema] = [OwnSchema()] if self._is_own(tei) else []
        schemas, missing = list[Schema](), list[str]()
        for address, read in _named_in(tei) if AUTO in self.wanted else ():
            try:
                schemas.append(read(_located(address, tei)))
            except ExpectedError as error:
                told = error.message
                missing.append(told if address in told else f"{address}: {told}")
        return [*own, *self.named, *schemas], missing

    def _is_own(self, tei: Parsed) -> bool:
        if OWN in self.wanted:
            return True
        return (not self.wanted or AUTO in self.wanted) and declares(tei)

    @cached_property
    def named(self) -> list[Schema]:
        """Those that the user names.

        Raises:
            UnreadableError: one cannot be read.
            UsageError: one is none.
        """
        return [read_schema(registry.find(one)) for one in self.wanted if one not in (OWN, AUTO, NONE)]


def _named_in(tei: Parsed) -> Iterator[tuple[str, Callable[[Path], Schema]]]:
    """The addresses that a document names as its schemas, and how each is read; its own are left out."""
    for instruction in tei.instructions:
        found = dict(_PSEUDO.findall(instruction.data)) if instruction.target == "xml-model" else {}
        address, language = (unescape(found.get(name, "")[1:-1]) for name in ("href", "schematypens"))
        if address and urlsplit(address).path.rpartition("/")[2] not in FILES:
            yield address, read_assertions if language == SCHEMATRON else read_schema


def _located(address: str, tei: Parsed) -> Path:
    """The file that an address means.

    Raises:
        UsageError: it is on the network, and not the address of a schema of TEI that is registered.
    """
    parts = urlsplit(address)
    if not _OF_TEI.search(parts.netloc):
        return local_path(address, Path(tei.name), Place(tei.name))
    name = parts.path.rpartition("/")[2].partition(".")[0]
    if name not in (known := registry.registered()):
        raise UsageError(f"this is TEI's {name}, which is not kept here; `tei-memcon schema add {name}.rng` it once")
    return known[name]
