"""ISO Schematron (ISO/IEC 19757-3): assertions on a document, in the words of whoever made them.

Queries are XPath 1, as lxml has it. A schema for XPath 2 or 3 (``queryBinding="xslt2"``, as TEI's own is) is read by
Saxon, where the extra ``xslt2`` is installed. What is not known here is refused, never passed over.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from tei_memcon.errors import Place, UsageError
from tei_memcon.files.paths import real
from tei_memcon.schemata import ASSERTIONS, Fault
from tei_memcon.schemata._files import files_of, local_path
from tei_memcon.schemata._queries import Queries, QueryError, XPath1
from tei_memcon.tei.parse import Parsed

NAMESPACE = "http://purl.oclc.org/dsdl/schematron"
_SCH = f"{{{NAMESPACE}}}"
_XPATH1 = ("", "xslt", "xslt1", "xpath", "xpath1", "exslt")
_XPATH3 = ("xslt2", "xslt3", "xpath2", "xpath3", "xpath31")
_MILD = ("warn", "info")  # beginnings of roles that are no errors
Node = etree._Element


def references(schema: Parsed) -> Iterator[str]:
    """What else a schema is made of: the files it includes."""
    for element in schema.root.iter(f"{_SCH}include"):
        yield element.get("href", "")


def read(document: Parsed, path: Path) -> "Schematron":
    """Read a Schematron schema.

    Raises:
        UnreadableError: what it includes cannot be read.
        UsageError: it is for queries, or of a form, that is not known here.
    """
    files = {real(file): parsed for file, parsed in files_of(path, references).items()}
    root = _put_together(path, files)
    return Schematron(root, _queries(root, path), path)


def read_within(document: Parsed, path: Path) -> "Schematron":
    """Read the Schematron that stands within a schema of another language, as TEI's customizations have it.

    Raises:
        UsageError: there is none, or it is of a form that is not known here.
    """
    root = etree.Element(f"{_SCH}schema", queryBinding="xslt2")  # what TEI's ODD is compiled for
    parts = list(document.root.iter(f"{_SCH}ns", f"{_SCH}pattern", f"{_SCH}rule"))
    for prefix, uri in {name: uri for part in parts for name, uri in part.nsmap.items() if name}.items():
        etree.SubElement(root, f"{_SCH}ns", prefix=prefix, uri=uri)  # queries use them undeclared
    for found in parts:
        around = found.getparent()
        if around is not None and etree.QName(around).namespace != NAMESPACE:
            parent = etree.SubElement(root, f"{_SCH}pattern") if found.tag == f"{_SCH}rule" else root
            parent.append(deepcopy(found))
    if root.find(f"{_SCH}pattern") is None:
        raise UsageError("there is no Schematron in this schema", Place(str(path)))
    return Schematron(root, _queries(root, path), path)


def _queries(root: Node, path: Path) -> Queries:
    """The language that a schema says its queries are in."""
    binding = root.get("queryBinding", "")
    namespaces = {node.get("prefix", ""): node.get("uri", "") for node in root.iter(f"{_SCH}ns")}
    if binding.lower() in _XPATH1:
        return XPath1(namespaces)
    if binding.lower() not in _XPATH3:
        known = "xslt, xslt2, xslt3, xpath2, xpath3"
        raise UsageError(f'queryBinding="{binding}" is not known here; write one of {known}', Place(str(path)))
    try:
        from tei_memcon.schemata._saxon import XPath3

        return XPath3(namespaces)
    except ImportError:
        what = f'queryBinding="{binding}" needs Saxon'
        raise UsageError(f"{what}; install it with pip install 'tei-memcon[xslt2]'", Place(str(path))) from None


def _put_together(path: Path, files: Mapping[Path, Parsed]) -> Node:
    root = deepcopy(files[real(path)].root)
    for include in list(root.iter(f"{_SCH}include")):
        parent = include.getparent()
        if parent is not None:
            parent.replace(include, _put_together(local_path(include.get("href", ""), path, Place(str(path))), files))
    return root


@dataclass(frozen=True, slots=True)
class _Rule:
    context: str
    lets: tuple[tuple[str, str], ...]
    assertions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    lets: tuple[tuple[str, str], ...]
    rules: tuple[_Rule, ...]


class Schematron:
    """The patterns of a schema, asked of documents.

    Args:
        root: of the schema, in one file.
        queries: the language of its queries.
        path: of the schema, for messages.
    """

    rule = ASSERTIONS

    def __init__(self, root: Node, queries: Queries, path: Path) -> None:
        self.queries, self.path = queries, path
        self.lets = _lets(root)
        self.patterns = [_pattern(node, root) for node in _active(root)]

    def faults(self, tei: Parsed) -> Iterator[Fault]:
        """Yield the assertions that do not hold, and the reports that do.

        Raises:
            UsageError: a query is none, or asks for what is not known here.
        """
        try:
            with_root = self.queries.of(tei)
            known = with_root.bound(tei.root, self.lets, {})
            for pattern in self.patterns:
                yield from self._faults(pattern, with_root, tei.root, known)
        except QueryError as error:
            raise UsageError(f"{error}; mend the schema", Place(str(self.path))) from None

    def _faults(self, pattern: _Pattern, asked: Any, root: Node, known: Mapping[str, Any]) -> Iterator[Fault]:
        known = asked.bound(root, pattern.lets, known)
        done: set[Node] = set()
        for rule in pattern.rules:  # a node is for the first rule that it fits
            nodes = [node for node in asked.nodes(rule.context, known) if node not in done]
            done.update(nodes)
            for node in nodes:
                here = asked.bound(node, rule.lets, known)
                for assertion in rule.assertions:
                    if asked.holds(node, assertion.get("test", ""), here) == (assertion.tag == f"{_SCH}report"):
                        role = assertion.get("role", "").lower()
                        yield Fault(node, _words(assertion, node, asked, here), not role.startswith(_MILD))


def _active(root: Node) -> list[Node]:
    """The patterns that are asked: those of the default phase, or all; an abstract one only where another is of it."""
    patterns = [node for node in root.iterchildren(f"{_SCH}pattern") if node.get("abstract") != "true"]
    phase = root.get("defaultPhase", "#ALL")
    if phase == "#ALL":
        return patterns
    active = {
        one.get("pattern")
        for node in root.iterchildren(f"{_SCH}phase")
        if node.get("id") == phase
        for one in node.iterchildren(f"{_SCH}active")
    }
    return [node for node in patterns if node.get("id") in active]


def _pattern(node: Node, root: Node) -> _Pattern:
    if (kind := node.get("is-a")) is not None:
        node = _instance(node, _by_id(root, "pattern", kind))
    rules = [rule for rule in node.iterchildren(f"{_SCH}rule") if rule.get("abstract") != "true"]
    return _Pattern(_lets(node), tuple(_rule(rule, root) for rule in rules))


def _instance(node: Node, abstract: Node) -> Node:
    """An abstract pattern with its parameters filled in: ``$name`` in contexts, tests and values."""
    values = {param.get("name", ""): param.get("value", "") for param in node.iterchildren(f"{_SCH}param")}
    made = deepcopy(abstract)
    for one in made.iter(f"{_SCH}*"):
        for key, written in one.items():
            for name in sorted(values, key=len, reverse=True):
                written = written.replace(f"${name}", values[name])
            one.set(key, written)
    return made


def _rule(node: Node, root: Node) -> _Rule:
    lets, assertions = list(_lets(node)), list[Node]()
    for child in node.iterchildren(f"{_SCH}extends", f"{_SCH}assert", f"{_SCH}report"):
        if child.tag == f"{_SCH}extends":
            general = _rule(_by_id(root, "rule", child.get("rule", "")), root)
            lets = [*general.lets, *lets]
            assertions += general.assertions
        else:
            assertions.append(child)
    return _Rule(node.get("context", ""), tuple(lets), tuple(assertions))


def _by_id(root: Node, name: str, identifier: str) -> Node:
    found = next((node for node in root.iter(f"{_SCH}{name}") if node.get("id") == identifier), None)
    if found is None:
        raise UsageError(f"there is no {name} {identifier} in this Schematron; correct the name")
    return found


def _lets(node: Node) -> tuple[tuple[str, str], ...]:
    return tuple((one.get("name", ""), one.get("value", "")) for one in node.iterchildren(f"{_SCH}let"))


def _words(assertion: Node, node: Node, asked: Any, known: Mapping[str, Any]) -> str:
    """The words of an assertion, with the values that it names, in one line."""
    words = [assertion.text or ""]
    for child in assertion.iterchildren():
        if child.tag == f"{_SCH}value-of":
            words.append(asked.words(node, child.get("select", ""), known))
        elif child.tag == f"{_SCH}name":
            words.append(asked.words(node, f"name({child.get('path', '')})", known))
        elif isinstance(child.tag, str):
            words.append("".join(map(str, child.itertext())))
        words.append(child.tail or "")
    return " ".join("".join(words).split())
