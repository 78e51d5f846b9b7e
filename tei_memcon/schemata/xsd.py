"""XML Schema: libxml2 judges by 1.0, which is fast; what it cannot read, 1.1 among it, is judged by xmlschema."""

import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from lxml import etree

from tei_memcon.errors import Place, UsageError
from tei_memcon.files.paths import real
from tei_memcon.schemata import GRAMMAR, Fault
from tei_memcon.schemata._files import files_of
from tei_memcon.tei.parse import Parsed

NAMESPACE = "http://www.w3.org/2001/XMLSchema"
_PATTERN = f"{{{NAMESPACE}}}pattern"
_ATOM = r"(?:\\.|\[[^\]]*+\]|[^\\()\[\]])"
_WITHIN = re.compile(rf"\({_ATOM}[+*](?:{_ATOM}[?*])*\)++[+*{{]")
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
    patterns = (one for parsed in files_of(path, references).values() for one in parsed.root.iter(_PATTERN))
    slow = next((pattern for one in patterns if _is_slow(pattern := one.get("value", ""))), "")
    try:
        return Xsd10(etree.XMLSchema(file=str(path)), path, bool(slow))
    except etree.XMLSchemaParseError:
        if slow:
            what = f"the pattern {slow!r} has a repetition within a repetition, which can take for ever"
            raise UsageError(f"{what}; write it without", Place(str(path))) from None
        return Xsd11(path)


def _is_slow(pattern: str) -> bool:
    """Whether a pattern has a repetition right within a repetition.

    >>> _is_slow("((a+)+)+b"), _is_slow("[a-z]+(-[a-z]+)*")
    (True, False)
    """
    return bool(_WITHIN.search(pattern))


class Xsd10:
    """A schema that libxml2 can read.

    Args:
        judge: libxml2's.
        path: of the schema.
        is_slow: whether a pattern in it takes Python for ever, though not libxml2.
    """

    rule = GRAMMAR

    def __init__(self, judge: etree.XMLSchema, path: Path, is_slow: bool = False) -> None:
        self.judge, self.path, self.is_slow = judge, path, is_slow

    def faults(self, tei: Parsed) -> Iterator[Fault]:
        """Yield what the schema does not allow, explained by xmlschema."""
        if self.judge.validate(tei.root):
            return
        # A second to load, and most documents are valid.
        from tei_memcon.schemata._explain import faults
        from tei_memcon.schemata._unexplained import unexplained

        log = self.judge.error_log
        explained: list[Fault] = []
        if not self.is_slow:
            with suppress(RecursionError):  # it follows a schema that is nested deep by calling itself
                explained = faults(tei.root, self.path, log)
        yield from explained or unexplained(tei, log)


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
