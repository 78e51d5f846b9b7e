"""GraphML: who speaks, who answers whom, who names whom, with counts of turns and words, and dates.

A node is a person, an edge has a ``kind``: ``answers`` or ``names`` (see ``_graph.py``). NetworkX, igraph, Gephi,
Cytoscape and yEd read it; in NetworkX it is a directed graph with several edges between two nodes::

    graph = networkx.read_graphml("people.graphml")
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from tei_memcon.exporters import Record
from tei_memcon.exporters._graph import LEAVES_OUT as NOT_IN_GRAPHS
from tei_memcon.exporters._graph import Graph, Person, Tie, attributes

SUFFIX = ".graphml"
LEAVES_OUT = NOT_IN_GRAPHS

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {str: "string", int: "int"}


def export_all(records: Iterable[Record]) -> bytes:
    """One graph of all records."""
    graph = Graph(records)
    root = etree.Element(f"{{{_NAMESPACE}}}graphml", nsmap={None: _NAMESPACE})
    parts: dict[str, Sequence[Person | Tie]] = {"node": list(graph.people.values()), "edge": graph.ties}
    for kind, of_kind in parts.items():
        for name, type_ in _columns(of_kind).items():
            marks = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": type_}
            etree.SubElement(root, f"{{{_NAMESPACE}}}key", marks)
    inside = etree.SubElement(root, f"{{{_NAMESPACE}}}graph", edgedefault="directed")
    for person in graph.people.values():
        _write(inside, "node", {"id": person.id}, person)
    for number, tie in enumerate(graph.ties, 1):
        _write(inside, "edge", {"id": f"e{number}", "source": tie.source, "target": tie.target}, tie)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _columns(parts: Iterable[Person | Tie]) -> dict[str, str]:
    return {name: _TYPES[type(value)] for part in parts for name, value in attributes(part).items()}


def _write(inside: etree._Element, kind: str, marks: dict[str, str], part: Person | Tie) -> None:
    element = etree.SubElement(inside, f"{{{_NAMESPACE}}}{kind}", marks)
    for name, value in attributes(part).items():
        etree.SubElement(element, f"{{{_NAMESPACE}}}data", key=f"{kind}-{name}").text = str(value)
