"""jing, libxml2 and xmlschema agree on which documents are of the schema: on each of thousands, or the build fails.

jing reads the RELAX NG, xmlschema the XSD; libxml2, which reads the XSD too, is our fast verdict.
The documents are our own: all that lie in the tests, conversions of the records there, and 1,500 of them with faults
planted, of which some are faults of the schema and some are not. `make judges` runs this.
"""

import random
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import xmlschema
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.errors import ExpectedError
from tei_memcon.schemata._own import rejected
from tei_memcon.source import Source
from tei_memcon.tei.parse import parse
from tests.jing import refused
from tests.mutations import POINTERS, STRUCTURE, TEI, WORDS
from tests.schemas.conftest import mutate

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
GOOD, MUTATED = 300, 1_500
_LARGE = 30_000  # bytes; xmlschema takes long for larger ones, which have nothing that smaller ones have not
_NO_SCHEME = re.compile(r"(?<!\S)[^A-Za-z#/?.\s][^/?#\s]*:")
pytestmark = pytest.mark.java


class Verdicts(NamedTuple):
    """What the judges say of a document: whether it is of the schema."""

    jing: bool
    libxml2: bool
    xmlschema: bool


def own_documents() -> Iterator[bytes]:
    """The TEI files of this repository."""
    for path in sorted([*(ROOT / "tests").rglob("*.xml"), *(ROOT / "corpus").rglob("*.xml")]):
        data = path.read_bytes()
        if path.stat().st_size < _LARGE and is_tei(data):
            yield data


def conversions() -> Iterator[bytes]:
    """The records of the tests, converted without reported speech, and with as much of it as there is."""
    for path in sorted((ROOT / "tests" / "families").rglob("*.txt")):
        for layer in ("off", "clause"):
            try:
                yield convert(Source.from_path(path), reported=layer).xml
            except ExpectedError:
                break


def is_tei(data: bytes) -> bool:
    try:
        return parse(data, "document").is_tei
    except ExpectedError:
        return False


def mutants(documents: list[bytes], count: int) -> Iterator[bytes]:
    """As many documents with a fault each, by the operators of the tests of rules and of those of the schemas."""
    chance, operators = random.Random("judges"), [*(POINTERS | WORDS | STRUCTURE).values()]
    while count:
        document = chance.choice(documents)
        if chance.random() < 0.5:
            mutant = mutate(document, chance)
        else:
            root = parse(document, "document").root
            if root.find(f"{TEI}text") is None or not chance.choice(operators)(root, chance):
                continue
            mutant = etree.tostring(root)
        if is_tei(mutant):
            yield mutant
            count -= 1


class ByXmlschema:
    """xmlschema takes any words for an address, as XSD 1.1 does; XSD 1.0 and RELAX NG ask that a scheme can be one."""

    def __init__(self, path: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error", xmlschema.XMLSchemaImportWarning)
            self.schema = xmlschema.XMLSchema(str(path), allow="sandbox", base_url=str(path.parent))
        pointing = "//xs:attribute[descendant-or-self::*/@*[contains(., 'teidata.pointer')]]/@name"
        found: Any = etree.parse(path).xpath(pointing, namespaces={"xs": "http://www.w3.org/2001/XMLSchema"})
        self.pointing = set(map(str, found))

    def accepts(self, root: Any) -> bool:
        addresses = (value for element in root.iter("*") for key, value in element.items() if key in self.pointing)
        return self.schema.is_valid(root) and not any(map(_NO_SCHEME.search, addresses))


def judged(documents: list[bytes], by_xmlschema: ByXmlschema, folder: Path) -> list[Verdicts]:
    paths = [folder / f"{number:04}.xml" for number in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_bytes(document)
    by_jing = refused(SCHEMAS / "tei_memcon.rng", *paths)
    found = []
    for path, document in zip(paths, documents, strict=True):
        tree: Any = parse(document, path.name).root
        found.append(Verdicts(path not in by_jing, rejected(tree) is None, by_xmlschema.accepts(tree)))
    return found


def test_three_judges_agree_on_good_and_on_mutated_documents(tmp_path: Path) -> None:
    documents = list(dict.fromkeys([*own_documents(), *conversions()]))
    good = [one for one in documents if rejected(parse(one, "document").root) is None]
    assert len(good) >= GOOD
    everything = [*documents, *mutants(good, MUTATED)]
    verdicts = judged(everything, ByXmlschema(SCHEMAS / "tei_memcon.xsd"), tmp_path)
    disagreed = [(one, which[-1500:]) for one, which in zip(verdicts, everything, strict=True) if len(set(one)) > 1]
    assert disagreed == [], f"{len(disagreed)} of {len(everything)}"
    mutated = [verdict.jing for verdict in verdicts[len(documents) :]]
    assert MUTATED / 5 < sum(mutated) < MUTATED * 4 / 5  # else the faults prove nothing
