"""The queries of Schematron in XPath 3.1, asked by Saxon: the extra ``xslt2`` (``pip install 'tei-memcon[xslt2]'``).

Saxon gets the text of a document that is parsed already and known to be harmless; addresses, entities, the environment
and functions from outside are closed to it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from lxml import etree

from tei_memcon.schemata._queries import Known, Lets, QueryError, everywhere
from tei_memcon.tei.parse import Parsed

_CLOSED = {
    "allowedProtocols": "",
    "allow-external-functions": "false",
    "parserFeature?uri=http://apache.org/xml/features/disallow-doctype-decl": "true",
}
_STEP = re.compile(r"Q\{(?P<namespace>[^}]*)\}(?P<name>[^\[/]+)\[(?P<position>\d+)\]")


class XPath3:
    """XPath 3.1, which understands XPath 2.

    Raises:
        ImportError: Saxon is not installed.
    """

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self.namespaces = namespaces
        _saxon()

    def of(self, tei: Parsed) -> "_AskedInXPath3":
        """The same, ready to be asked of one document."""
        return _AskedInXPath3(tei.root, self.namespaces)


class _AskedInXPath3:
    def __init__(self, root: etree._Element, namespaces: Mapping[str, str]) -> None:
        self.root, self.namespaces = root, namespaces
        self.document = _saxon().parse_xml(xml_text=etree.tostring(root, encoding="unicode"))
        self.twins: dict[etree._Element, Any] = {root: self._ask(None, "/*", {}).item_at(0)}

    def bound(self, node: etree._Element, lets: Lets, known: Known) -> Known:
        found = dict(known)
        for name, value in lets:
            found[name] = self._ask(node, value, found)
        return found

    def nodes(self, context: str, known: Known) -> Sequence[etree._Element]:
        found = _items(self._ask(None, everywhere(context), known))
        paths = [item.string_value for item in _items(self._ask(None, f"({everywhere(context)}) ! path(.)", known))]
        elements = [self._element(path) for path in paths]
        self.twins.update(zip(elements, found, strict=True))
        return elements

    def holds(self, node: etree._Element, test: str, known: Known) -> bool:
        return bool(_items(self._ask(node, f"boolean({test})", known))[0].boolean_value)

    def words(self, node: etree._Element, value: str, known: Known) -> str:
        return " ".join(str(item.string_value) for item in _items(self._ask(node, value, known)))

    def _element(self, path: str) -> etree._Element:
        element, last = self.root, 0
        for step in _STEP.finditer(path):
            last = step.end()
            if step.start() > 1:
                name = f"{{{step['namespace']}}}{step['name']}" if step["namespace"] else step["name"]
                element = list(element.iterchildren(name))[int(step["position"]) - 1]
        if last < len(path):
            raise QueryError(f"the context {path} is no element; name the element that holds it")
        return element

    def _ask(self, node: etree._Element | None, query: str, known: Known) -> Any:
        asked = _saxon().new_xpath_processor()
        for prefix, namespace in self.namespaces.items():
            asked.declare_namespace(prefix, namespace)
        for name, value in known.items():
            asked.declare_variable(name)
            asked.set_parameter(name, _saxon().empty_sequence() if value is None else value)
        asked.set_context(xdm_item=self.document if node is None else self.twins[node])
        try:
            return asked.evaluate(query)
        except Exception as error:  # saxonche's own, of a module whose name depends on its edition
            raise QueryError(f"the query {query} cannot be asked ({' '.join(str(error).split())})") from None


def _items(value: Any) -> list[Any]:
    return [] if value is None else [value.item_at(at) for at in range(value.size)]


@cache
def _saxon() -> Any:
    from saxonche import PySaxonProcessor

    saxon = PySaxonProcessor(license=False)
    for name, value in _CLOSED.items():
        saxon.set_configuration_property(f"http://saxon.sf.net/feature/{name}", value)
    return saxon
