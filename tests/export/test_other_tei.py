"""The exports that are TEI of other projects are valid TEI, and their words stay where they were."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.tei.parse import parse, parse_file
from tests.export.conftest import FILES

DIALECTS = ["drama", "parlamint"]


@pytest.mark.java
@pytest.mark.parametrize("to", DIALECTS)
def test_every_record_is_valid_tei(
    to: str, tei_all: Path, refused_by_jing: Callable[..., set[Path]], tmp_path: Path
) -> None:
    documents = []
    for name, file in FILES.items():
        documents.append(tmp_path / f"{name}.xml")
        documents[-1].write_bytes(export(parse_file(file), to, name=name))
    assert refused_by_jing(tei_all, *documents) == set()


@pytest.mark.parametrize("to", DIALECTS)
def test_ids_stand_once_and_every_pointer_leads_somewhere(record: Record, to: str) -> None:
    root = etree.fromstring(export(record.root, to, name=record.name), etree.XMLParser(collect_ids=False))
    ids = [element.get("{http://www.w3.org/XML/1998/namespace}id") for element in root.iter("*")]
    known = [identifier for identifier in ids if identifier]
    assert len(known) == len(set(known))
    pointers = {pointer for element in root.iter("*") for pointer in (element.get("who") or "").split()}
    assert pointers <= {f"#{identifier}" for identifier in known}


@pytest.mark.parametrize("to", DIALECTS)
def test_indentation_adds_no_space_to_running_text(to: str) -> None:
    body = (
        "<sp><speaker>A.</speaker><p>un<supplied>[der]</supplied>way<note n='1'>One.</note><stage>(s)</stage></p></sp>"
    )
    tei = parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml")
    assert b"un[der]way<" in export(tei, to)
