"""Schemas that judge TEI: ours, and those of other projects. One file a schema language, found by being in this folder.

A language is a module with

- ``NAMESPACE`` of a schema's first element, by which it is recognised,
- ``references(document)``, which yields what else a schema is made of, and
- ``read(document, path)``, which makes a `Schema` of a schema file.
"""

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Protocol

from lxml import etree

from tei_memcon import plugins
from tei_memcon.errors import Place, UsageError
from tei_memcon.tei.parse import TEI, Parsed, parse_file

GRAMMAR = "TMC001"  # the rule under which schemas of elements, attributes and values report
ASSERTIONS = "TMC004"  # the rule of Schematron


class Fault(NamedTuple):
    """What is wrong, and the element to look at.

    Args:
        element: one of the document.
        message: what is wrong and what to do, in one line.
        is_error: whether the schema calls it one, and no warning.
    """

    element: etree._Element
    message: str
    is_error: bool = True


class Schema(Protocol):
    """What can judge a document.

    Args:
        rule: the rule under which its findings are told: ``GRAMMAR`` or ``ASSERTIONS``.
    """

    rule: str

    def faults(self, tei: Parsed) -> Iterable[Fault]:
        """What the schema does not allow; nothing if the document is valid."""
        ...


@cache
def read_schema(path: Path) -> Schema:
    """Read a schema file of any language that is known here: RELAX NG, XML Schema, Schematron.

    Nothing is fetched from the network; what a schema includes is read from beside it.

    Raises:
        UnreadableError: the file, or one that it includes, cannot be read.
        UsageError: it is no schema, of no language known here, or one that its language does not allow.
    """
    document = _document(path)
    try:
        schema: Schema = _language(document, path).read(document, path)
    except RecursionError:
        reason = "it includes, extends or refers to itself, or is nested too deep"
        raise UsageError(f"this schema cannot be read: {reason}; mend it", Place(str(path))) from None
    return schema


@cache
def read_assertions(path: Path) -> Schema:
    """Read a schema file as Schematron: that language, or what of it stands within a schema of another.

    Raises:
        UnreadableError: see `read_schema`.
        UsageError: there is no Schematron in it, or of a form that is not known here.
    """
    document = parse_file(path)
    schematron = plugins.load(sys.modules[__name__], "schematron")
    is_within = etree.QName(document.root).namespace != schematron.NAMESPACE
    schema: Schema = schematron.read_within(document, path) if is_within else read_schema(path)
    return schema


def files_of_schema(path: Path) -> Iterable[Path]:
    """A schema file and all that it includes.

    Raises:
        UnreadableError: one of them cannot be read.
        UsageError: it is no schema, or one of them is on the network.
    """
    from tei_memcon.schemata._files import files_of  # most documents are of our own schema

    return files_of(path, _language(_document(path), path).references)


def _document(path: Path) -> Parsed:
    if path.suffix == ".rnc":
        raise UsageError("this is RELAX NG's compact syntax; name the same schema as .rng", Place(str(path)))
    return parse_file(path)


def _language(document: Parsed, path: Path) -> ModuleType:
    namespace = etree.QName(document.root).namespace
    if namespace == TEI:
        raise UsageError("this is TEI, perhaps an ODD; name the schema that is made from it", Place(str(path)))
    for _, language in plugins.load_all(sys.modules[__name__]):
        if namespace == language.NAMESPACE:
            return language
    what = f"its first element is <{etree.QName(document.root).localname}>"
    raise UsageError(f"this is no schema: {what}; name RELAX NG, XML Schema or Schematron", Place(str(path)))
