"""GEXF: the graph of the people for Gephi, the same as GraphML has it.

Version 1.2, which Gephi and NetworkX read. A node is a person, an edge has a ``kind``: ``answers`` or ``names`` (see
``_graph.py``), and how often that happens is its weight::

    graph = networkx.read_gexf("people.gexf")
"""

from collections.abc import Iterable

from lxml import etree

from tei_memcon.exporters import Record
from tei_memcon.exporters._graph import LEAVES_OUT as NOT_IN_GRAPHS
from tei_memcon.exporters._graph import Graph, Person, Tie, attributes

SUFFIX = ".gexf"
LEAVES_OUT = NOT_IN_GRAPHS

_NAMESPACE = "http://www.gexf.net/1.2draft"
_TYPES = {str: "string", int: "integer"}
_OWN = ("label", "weight")
"""What GEXF has attributes of its own for."""


def export_all(records: Iterable[Record]) -> bytes:
    """One graph of all records."""
    graph = Graph(records)
    root = etree.Element(f"{{{_NAMESPACE}}}gexf", {"version": "1.2"}, nsmap={None: _NAMESPACE})
    inside = etree.SubElement(root, f"{{{_NAMESPACE}}}graph", defaultedgetype="directed", mode="static")
    people, ties = list(graph.people.values()), graph.ties
    _declare(inside, "node", people)
    _declare(inside, "edge", ties)
    nodes = etree.SubElement(inside, f"{{{_NAMESPACE}}}nodes")
    for person in people:
        _write(nodes, "node", {"id": person.id, "label": person.label}, person)
    edges = etree.SubElement(inside, f"{{{_NAMESPACE}}}edges")
    for number, tie in enumerate(ties, 1):
        ends = {"id": f"e{number}", "source": tie.source, "target": tie.target, "weight": str(tie.weight)}
        _write(edges, "edge", ends, tie)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _declare(inside: etree._Element, kind: str, parts: Iterable[Person | Tie]) -> None:
    declared = etree.SubElement(inside, f"{{{_NAMESPACE}}}attributes", {"class": kind})
    columns = {name: _TYPES[type(value)] for part in parts for name, value in attributes(part).items()}
    for name, type_ in columns.items():
        if name not in _OWN:
            marks = {"id": f"{kind}-{name}", "title": name, "type": type_}
            etree.SubElement(declared, f"{{{_NAMESPACE}}}attribute", marks)


def _write(inside: etree._Element, kind: str, marks: dict[str, str], part: Person | Tie) -> None:
    element = etree.SubElement(inside, f"{{{_NAMESPACE}}}{kind}", marks)
    values = etree.SubElement(element, f"{{{_NAMESPACE}}}attvalues")
    for name, value in attributes(part).items():
        if name not in _OWN:
            etree.SubElement(values, f"{{{_NAMESPACE}}}attvalue", {"for": f"{kind}-{name}", "value": str(value)})
