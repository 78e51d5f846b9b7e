"""The graphs as NetworkX reads them back, and who answers and names whom."""

from __future__ import annotations

import io
from typing import Any

import networkx  # type: ignore[import-untyped]
import pytest

from tei_memcon.export import export, export_all
from tei_memcon.exporters import Record
from tei_memcon.exporters._graph import Graph, attributes
from tei_memcon.exporters._rows import rows
from tei_memcon.tei.parse import parse

FORMS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


def read(content: bytes, to: str) -> Any:
    return FORMS[to](io.BytesIO(content))


def record_of(body: str, people: str = "", name: str = "test") -> Record:
    partic = f"<particDesc><listPerson>{people}</listPerson></particDesc>"
    header = f"<teiHeader><profileDesc>{partic}</profileDesc></teiHeader>"
    tei = parse(f"<TEI>{header}<text><body>{body}</body></text></TEI>".encode(), "test.xml")
    return Record(name, tei.root)


def ties_of(body: str) -> list[tuple[str, str, str, int]]:
    return [
        (tie.source.partition("#")[2], tie.kind, tie.target.partition("#")[2], tie.weight)
        for tie in Graph([record_of(body)]).ties
    ]


def said(who: str, words: str = "Words.") -> str:
    return f"<sp who='{who}'><p>{words}</p></sp>"


@pytest.mark.parametrize("to", FORMS)
def test_networkx_reads_every_node_and_edge(record: Record, to: str) -> None:
    graph, read_back = Graph([record]), read(export(record.root, to, name=record.name), to)
    assert read_back.is_directed()
    assert {node: data["label"] for node, data in read_back.nodes(data=True)} == {
        person.id: person.label for person in graph.people.values()
    }
    keys = ("kind", "weight", "words", "records", "first", "last")
    edges = [
        (source, target, {key: data[key] for key in keys if key in data})
        for source, target, data in read_back.edges(data=True)
    ]
    assert sorted(edges, key=str) == sorted(((tie.source, tie.target, attributes(tie)) for tie in graph.ties), key=str)


@pytest.mark.parametrize("to", FORMS)
def test_the_words_of_the_nodes_are_those_of_the_table(record: Record, to: str) -> None:
    nodes = read(export(record.root, to, name=record.name), to).nodes(data=True)
    spoken = [row for row in rows(record) for _ in (row.speaker_id or "").split()]
    for column, counted in (
        ("words", sum(row.words for row in spoken)),
        ("turns", sum(row.mode == "direct" for row in spoken)),
        ("runs", sum(row.mode == "reported" for row in spoken)),
    ):
        assert sum(data[column] for _, data in nodes) == counted


def test_both_forms_hold_the_same_graph(everything: Record) -> None:
    one, other = (read(export(everything.root, to), to) for to in FORMS)
    assert sorted(one.edges()) == sorted(other.edges())
    assert set(one.nodes) == set(other.nodes)


@pytest.mark.parametrize(
    ("body", "ties"),
    [
        (said("#a") + said("#b"), [("b", "answers", "a", 1)]),
        (said("#a") + said("#b") + said("#a") + said("#b"), [("b", "answers", "a", 2), ("a", "answers", "b", 1)]),
        (said("#a") + said("#a"), []),
        (said("#a") + "<p>They had tea.</p>" + said("#b"), [("b", "answers", "a", 1)]),
        (said("#a") + "<ellipsis><metamark>[…]</metamark></ellipsis>" + said("#b"), []),
        (said("#a") + "<gap/>" + said("#b"), []),
        (said("#a", "One <gap/> word.") + said("#b"), [("b", "answers", "a", 1)]),
        (said("#a") + "<div><head>Oil</head>" + said("#b") + "</div>", []),
        (said("#a") + "<sp><p>A voice.</p></sp>" + said("#b"), []),
        (said("#a") + said("#b #c"), [("b", "answers", "a", 1), ("c", "answers", "a", 1)]),
        ("<p><said who='#a'>One.</said> <said who='#b'>Two.</said></p>", [("b", "answers", "a", 1)]),
        (said("#a", "Ask <persName ref='#b'>B</persName>."), [("a", "names", "b", 1)]),
        (said("#a", "I, <persName ref='#a'>A</persName>."), []),
        (said("#a", "Ask<note><persName ref='#b'>B</persName></note>."), []),
        ("<sp who='#a'><speaker><persName ref='#a'>A</persName></speaker><p>x</p></sp>", []),
        ("<p><persName ref='#b'>B</persName> came.</p>", []),
    ],
)
def test_ties(body: str, ties: list[tuple[str, str, str, int]]) -> None:
    assert ties_of(body) == ties


@pytest.mark.parametrize(
    ("person", "nodes"),
    [
        ("<person xml:id='oak'><persName>Ann Oak</persName></person>", 1),
        ("<person xml:id='oak'><persName>Oak</persName></person>", 2),
        ("<person xml:id='oak'><persName>Oak</persName><idno type='viaf'>12</idno></person>", 1),
        ("<person xml:id='minister'><persName><roleName>the Minister</roleName></persName></person>", 2),
        ("<person xml:id='oak'><persName><roleName>Minister</roleName> Oak</persName></person>", 2),
    ],
)
def test_people_of_two_records_are_one_only_where_that_is_sure(person: str, nodes: int) -> None:
    records = [record_of("<p/>", person, name) for name in ("a", "b")]
    assert len(Graph(records).people) == nodes
    assert len(read(export_all(records, "graphml"), "graphml")) == nodes


def test_an_empty_graph_is_read_too() -> None:
    assert all(len(read(export_all([record_of("<p>Tea.</p>")], to), to)) == 0 for to in FORMS)
