"""The schemas that a document names itself, in ``xml-model``."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from tei_memcon.errors import Place, UsageError
from tei_memcon.schemata import Schema, read_assertions, read_schema
from tei_memcon.schemata._files import address_parts, local_path
from tei_memcon.schemata._own import FILES
from tei_memcon.tei.parse import Parsed
from tei_memcon.validation import registry

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
_PSEUDO = re.compile(r"""\b(href|schematypens)\s*=\s*("[^"]*"|'[^']*')""")
_OF_TEI = re.compile(r"(?:^|\.)tei-c\.org$")


def named_in(tei: Parsed) -> Iterator[tuple[str, Callable[[Path], Schema]]]:
    """The addresses that a document names as its schemas, and how each is read; ours are left out."""
    for instruction in tei.instructions:
        found = dict(_PSEUDO.findall(instruction.data)) if instruction.target == "xml-model" else {}
        address, language = (unescape(found.get(name, "")[1:-1]) for name in ("href", "schematypens"))
        if address and re.split(r"[?#]", address)[0].rpartition("/")[2] not in FILES:
            yield address, read_assertions if language == SCHEMATRON else read_schema


def located(address: str, tei: Parsed) -> Path:
    """The file that an address means.

    Raises:
        UsageError: it is on the network, and not the address of a schema of TEI that is registered.
    """
    parts = address_parts(address, Place(tei.name))
    if not _OF_TEI.search(parts.netloc):
        return local_path(address, Path(tei.name), Place(tei.name))
    name = parts.path.rpartition("/")[2].partition(".")[0]
    if name not in (known := registry.registered()):
        raise UsageError(f"this is TEI's {name}, which is not kept here; `tei-memcon schema add {name}.rng` it once")
    return known[name]
