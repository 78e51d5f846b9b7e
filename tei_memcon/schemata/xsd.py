"""XML Schema: libxml2 judges by 1.0, which is fast; what it cannot read, 1.1 among it, is judged by xmlschema."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tei_memcon.errors import Place, UsageError
from tei_memcon.paths import real
from tei_memcon.schemata import GRAMMAR, Fault
from tei_memcon.schemata._files import files_of
from tei_memcon.tei.parse import Parsed

NAMESPACE = "http://www.w3.org/2001/XMLSchema"
_REFERRING = tuple(f"{{{NAMESPACE}}}{name}" for name in ("include", "import", "redefine", "override"))


def references(schema: Parsed) -> Iterator[str]:
    """What else a schema is made of: the places it includes and imports from."""
    for element in schema.root.iter(*_REFERRING):
        if location := element.get("schemaLocation"):
            yield location


def read(document: Parsed, path: Path) -> "Xsd10 | Xsd11":
    """Read an XML Schema.

    Raises:
        UnreadableError: what it includes cannot be read.
        UsageError: it is not allowed as XML Schema, or includes something from the network.
    """
    files_of(path, references)
    try:
        return Xsd10(etree.XMLSchema(file=str(path)), path)
    except etree.XMLSchemaParseError:
        return Xsd11(path)


class Xsd10:
    """A schema that libxml2 can read."""

    rule = GRAMMAR

    def __init__(self, judge: etree.XMLSchema, path: Path) -> None:
        self.judge, self.path = judge, path

    def faults(self, tei: Parsed) -> Iterator[Fault]:
        """Yield what the schema does not allow, explained by xmlschema."""
        if self.judge.validate(tei.root):
            return
        # A second to load, and most documents are valid.
        from tei_memcon.schemata._explain import faults
        from tei_memcon.schemata._unexplained import unexplained

        log = self.judge.error_log
        yield from faults(tei.root, self.path, log) or unexplained(tei, log)


class Xsd11:
    """A schema that only xmlschema can read, which takes longer.

    Raises:
        UsageError: xmlschema cannot read it either.
    """

    rule = GRAMMAR

    def __init__(self, path: Path) -> None:
        import xmlschema

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", xmlschema.XMLSchemaImportWarning)  # without it, silently weaker
                self.judge = xmlschema.XMLSchema11(
                    str(path), allow="sandbox", base_url=str(real(path).parent), defuse="always"
                )
        except (xmlschema.XMLSchemaException, xmlschema.XMLSchemaImportWarning) as error:
            reason = " ".join(str(getattr(error, "message", error)).split())
            raise UsageError(
                f"this is not allowed as XML Schema: {reason}; mend the schema", Place(str(path))
            ) from None

    def faults(self, tei: Parsed) -> Iterator[Fault]:
        """Yield what the schema does not allow."""
        tree: Any = tei.tree  # xmlschema takes lxml's trees, but its types know only the standard library's
        for error in self.judge.iter_errors(tree):
            element: Any = error.elem if error.elem is not None else tei.root
            yield Fault(element, f"the schema rejects this: {' '.join((error.reason or error.message).split())}")
