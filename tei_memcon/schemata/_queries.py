"""The queries of Schematron, asked of one document: what fits a context, whether a test holds, what a value is."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from lxml import etree

from tei_memcon.tei.parse import Parsed

Lets = Sequence[tuple[str, str]]
Known = Mapping[str, Any]


class QueryError(Exception):
    """A query is none, or asks for what is not known here."""


class Queries(Protocol):
    """A language of queries."""

    def of(self, tei: Parsed) -> "Asked":
        """The same, ready to be asked of one document."""
        ...


class Asked(Protocol):
    """Queries of one document."""

    def bound(self, node: etree._Element, lets: Lets, known: Known) -> Known:
        """The variables that are known, and those that `lets` adds, with a node as their context."""
        ...

    def nodes(self, context: str, known: Known) -> Sequence[etree._Element]:
        """The elements that a rule is for, in the order of the document."""
        ...

    def holds(self, node: etree._Element, test: str, known: Known) -> bool:
        """Whether a test holds for an element."""
        ...

    def words(self, node: etree._Element, value: str, known: Known) -> str:
        """The value of a query as words."""
        ...


class XPath1:
    """XPath 1 as lxml has it, without extensions.

    >>> from tei_memcon.tei.parse import parse
    >>> asked = XPath1({}).of(parse(b"<a><b n='1'/><c><b/></c></a>", "a.xml"))
    >>> [node.getparent().tag for node in asked.nodes("b | c/b", {})]
    ['a', 'c']
    >>> asked.holds(asked.nodes("a/b", {})[0], "@n = $one", {"one": 1})
    True
    """

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self.namespaces = dict(namespaces)

    def of(self, tei: Parsed) -> "_AskedInXPath1":
        """The same, ready to be asked of one document."""
        return _AskedInXPath1(tei.tree, self.namespaces)


class _AskedInXPath1:
    def __init__(self, tree: "etree._ElementTree[etree._Element]", namespaces: dict[str, str]) -> None:
        self.tree, self.namespaces = tree, namespaces

    def bound(self, node: etree._Element, lets: Lets, known: Known) -> Known:
        found = dict(known)
        for name, value in lets:
            values = self._ask(node, value, found)
            found[name] = list(map(_element, values)) if isinstance(values, list) else values
        return found

    def nodes(self, context: str, known: Known) -> Sequence[etree._Element]:
        found = self._ask(self.tree, everywhere(context), known)
        nodes = [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []
        if not isinstance(found, list) or len(nodes) < len(found):
            raise QueryError(f"the context {context} is no element; name the element that holds it")
        return nodes

    def holds(self, node: etree._Element, test: str, known: Known) -> bool:
        return bool(self._ask(node, f"boolean({test})", known))

    def words(self, node: etree._Element, value: str, known: Known) -> str:
        return str(self._ask(node, f"string({value})", known))

    def _ask(self, node: Any, query: str, known: Known) -> Any:
        try:
            return _compiled(query, tuple(self.namespaces.items()))(node, **known)
        except etree.XPathError as error:
            raise QueryError(f"the query {query} cannot be asked ({error})") from None


def _element(value: etree._Element | str) -> etree._Element:
    """An element as it is; an attribute or a text as one with these words: lxml takes no others as variables."""
    if isinstance(value, etree._Element):
        return value
    made = etree.Element("value")
    made.text = value
    return made


@lru_cache(maxsize=2_000)
def _compiled(query: str, namespaces: tuple[tuple[str, str], ...]) -> etree.XPath:
    return etree.XPath(query, namespaces=dict(namespaces), regexp=False, smart_strings=False)


def everywhere(pattern: str) -> str:
    """A pattern that a node is matched with (XSLT 1.0, 5.2), as a path from the root.

    >>> everywhere("p[@n] | /TEI")
    '//p[@n] | /TEI'
    """
    return " | ".join(one if one.startswith(("/", "id(")) else f"//{one}" for one in _alternatives(pattern))


def _alternatives(pattern: str) -> Iterator[str]:
    """The parts of a pattern between the ``|`` that stand in no brackets and no quotes.

    >>> list(_alternatives("a[b|c] | d[. = '|']"))
    ['a[b|c]', "d[. = '|']"]
    """
    depth, quote, start = 0, "", 0
    for at, sign in enumerate(pattern):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "[(":
            depth += 1
        elif sign in "])":
            depth -= 1
        elif sign == "|" and depth == 0:
            yield pattern[start:at].strip()
            start = at + 1
    yield pattern[start:].strip()
