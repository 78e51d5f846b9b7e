"""Which schemas judge a document: those that the user names, those that it names itself, or this project's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from tei_memcon import registry
from tei_memcon.errors import ExpectedError, Place
from tei_memcon.schemata import Schema, read_schema
from tei_memcon.schemata._files import local_path
from tei_memcon.schemata._own import FILES, OwnSchema, declares
from tei_memcon.tei.parse import Parsed

OWN, AUTO, NONE = "tei-memcon", "auto", "none"
_PSEUDO = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
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
        found = list(_named_in(tei)) if AUTO in self.wanted else []
        missing = [reason for _, reason in found if isinstance(reason, str)]
        schemas = []
        for address, path in found:
            try:
                schemas += [read_schema(path)] if isinstance(path, Path) else []
            except ExpectedError as error:
                missing.append(f"{address}: {error.message}")
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


def _named_in(tei: Parsed) -> Iterator[tuple[str, Path | str]]:
    """What a document names as its schemas, and their files; of those that are not here, why."""
    for instruction in tei.instructions:
        found = _PSEUDO.search(instruction.data) if instruction.target == "xml-model" else None
        if not found:
            continue
        address = unescape(found[1] or found[2] or "")
        name = urlsplit(address).path.rpartition("/")[2]
        if name not in FILES:
            yield address, _located(address, tei)


def _located(address: str, tei: Parsed) -> Path | str:
    parts = urlsplit(address)
    stem = parts.path.rpartition("/")[2].partition(".")[0]
    if _OF_TEI.search(parts.netloc):
        known = registry.registered().get(stem)
        return (
            known or f"{address} is TEI's {stem}, which is not registered; `tei-memcon schema add {stem}.rng` it once"
        )
    try:
        return local_path(address, Path(tei.name), Place(tei.name))
    except ExpectedError as error:
        return error.message
