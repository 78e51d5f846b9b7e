"""What the tests of the schemas share: TEI's own grammar, jing as the reference, documents with planted faults."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.jing import refused

_FOLDER = Path(__file__).parent
_ROOT = _FOLDER.parents[1]
_TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """TEI's tei_all.rng: TEI_ALL names it; our CI has it beside the checkout."""
    place = Path(os.environ.get("TEI_ALL", _ROOT.parent / "shared/tei/tei_all.rng"))
    if not place.is_file():
        pytest.skip("TEI's tei_all.rng is not at hand: name it in the variable TEI_ALL")
    return place


@pytest.fixture(scope="session")
def refused_by_jing() -> Callable[..., set[Path]]:
    """A function of a grammar and documents that tells which of the documents jing refuses."""
    return refused


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A thousand documents with one fault each, some of them still valid; the same ones in every run."""
    folder = tmp_path_factory.mktemp("planted")
    paths = []
    for number, document in enumerate(_mutants(1000)):
        paths.append(folder / f"{number:04}.xml")
        paths[-1].write_bytes(document)
    return paths


_WORDS = ["high", "false", "#gromyko", "#a #b", "1984", "10:00", "x", "-1.5"]  # also ones that an xml:id may not be
_SOURCES = [(_FOLDER / "valid" / name).read_bytes() for name in ("phenomena.xml", "nested.xml")]


def mutate(document: bytes, chance: random.Random) -> bytes:
    """Drop, rename, insert or move an element, or change an attribute or the words of one."""
    root = etree.fromstring(document)
    elements = list(root.iter(f"{_TEI}*"))
    one, other = chance.sample(elements[1:], 2)
    with_attributes = chance.choice([element for element in elements if element.attrib])
    key = chance.choice(sorted(map(str, with_attributes.attrib)))
    match chance.choice(["drop", "rename", "insert", "move", "words", "drop @", "add @", "change @"]):
        case "drop":
            parent = one.getparent()
            assert parent is not None
            parent.remove(one)
        case "rename":
            one.tag = chance.choice([other.tag, f"{_TEI}table"])
        case "insert":
            one.insert(chance.randrange(len(one) + 1), etree.Element(other.tag))
        case "move" if one not in other.iterancestors():
            one.append(other) if other not in one.iterancestors() else one.addnext(etree.Element(other.tag))
        case "drop @":
            del with_attributes.attrib[key]
        case "add @":
            one.set(chance.choice(["type", "who", "cert", "when", "rend", "place", "colour"]), chance.choice(_WORDS))
        case "change @":
            with_attributes.set(key, chance.choice(_WORDS))
        case _:
            one.text = (one.text or "") + " words "
    return etree.tostring(root)


def _mutants(count: int) -> Iterator[bytes]:
    """Documents that lxml reads: a bad or repeated ``xml:id`` stops its parser before any schema."""
    chance = random.Random("tei-memcon")
    while count:
        try:
            document = mutate(chance.choice(_SOURCES), chance)
            etree.fromstring(document)
        except etree.XMLSyntaxError:
            continue
        yield document
        count -= 1
