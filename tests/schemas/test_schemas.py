"""The schemas: current with the ODD, quick to load, of one mind, and within TEI.

``valid`` and ``invalid`` hold documents for every schema to accept or to refuse; what is wrong with an
invalid one is its name. jing and TEI's own grammar of everything are the reference.
"""

import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xmlschema
from lxml import etree, isoschematron

from tei_memcon.tei.schema import schema_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIXTURES = Path(__file__).parent
ROOT = FIXTURES.parents[1]
SCHEMAS = ROOT / "schemas"
RNG, XSD, SCH, ODD, GUIDE = (SCHEMAS / f"tei_memcon.{suffix}" for suffix in ("rng", "xsd", "sch", "odd", "html"))
QUICK = SCHEMAS / "tei_memcon.quick.xsd"
TEI = "{http://www.tei-c.org/ns/1.0}"
RELAXNG = "{http://relaxng.org/ns/structure/1.0}"

GOLDENS = sorted((ROOT / "corpus").rglob("*.xml"))
VALID = [*sorted((FIXTURES / "valid").glob("*.xml")), *GOLDENS]
INVALID = sorted((FIXTURES / "invalid").glob("*.xml"))


def tree(path: Path) -> Any:
    """A parsed document; xmlschema, told to stay in its folder, takes no path of another."""
    return etree.parse(path)


def label(path: Path) -> str:
    return path.stem


@pytest.fixture(scope="module")
def rng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(RNG))


@pytest.fixture(scope="module")
def xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSD))


Jing = Callable[..., set[Path]]


# What is generated is what the ODD says.


@pytest.fixture(scope="module")
def compiled(tei_all: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("schemas")
    program = [sys.executable, str(SCHEMAS / "compile_odd.py"), "--tei-all", str(tei_all), "--out", str(folder)]
    run = subprocess.run(program, capture_output=True, text=True, check=False)
    assert run.stderr == "" or "trang needs Java" in run.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["tei_memcon.rng", "tei_memcon.sch", "tei_memcon.html"])
def test_the_generated_files_are_current(name: str, compiled: dict[str, bytes]) -> None:
    assert compiled[name] == (SCHEMAS / name).read_bytes(), "run make schemas"


@pytest.mark.java
@pytest.mark.parametrize("name", ["tei_memcon.xsd", "tei_memcon.quick.xsd", "xml.xsd"])
def test_the_xsd_is_current(name: str, compiled: dict[str, bytes]) -> None:
    assert compiled[name] == (SCHEMAS / name).read_bytes(), "run make schemas"


@pytest.mark.parametrize("path", [RNG, XSD, SCH, GUIDE, QUICK, SCHEMAS / "xml.xsd"], ids=lambda path: path.name)
def test_generated_files_carry_tei_s_licence_notice(path: Path) -> None:
    notice = path.read_text(encoding="utf-8")[:4000]
    assert "TEI Consortium" in notice
    assert "Redistribution and use in source and binary forms" in notice


# The grammar is simplified, so that libxml2 reads it well and fast.


def repetitions(grammar: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Each repetition with what it repeats, through choices and references."""
    defines = {define.get("name"): define for define in grammar.iter(f"{RELAXNG}define")}

    def surface(node: etree._Element) -> Iterator[etree._Element]:
        for child in node.iterchildren(f"{RELAXNG}*"):
            tag = etree.QName(child).localname
            if tag == "ref":
                yield from surface(defines[child.get("name")])
            elif tag == "choice":
                yield from surface(child)
            else:
                yield child

    for node in grammar.iter(f"{RELAXNG}zeroOrMore", f"{RELAXNG}oneOrMore"):
        for inner in surface(node):
            yield node, inner


def test_the_grammar_has_no_dead_ends_and_no_repetition_in_a_repetition() -> None:
    grammar = etree.parse(RNG).getroot()
    assert not list(grammar.iter(f"{RELAXNG}notAllowed"))
    assert all(empty.getprevious() is None and empty.getnext() is None for empty in grammar.iter(f"{RELAXNG}empty"))
    repeats = {f"{RELAXNG}{tag}" for tag in ("zeroOrMore", "oneOrMore", "optional", "mixed", "text", "empty")}
    found = [(node.sourceline, inner.tag) for node, inner in repetitions(grammar) if inner.tag in repeats]
    assert found == []


@pytest.mark.parametrize(
    "program",
    [
        f"etree.RelaxNG(etree.parse({str(RNG)!r}))",
        f"etree.XMLSchema(etree.parse({str(XSD)!r}))",
        f"isoschematron.Schematron(etree.parse({str(SCH)!r}))",
    ],
    ids=["rng", "xsd", "sch"],
)
def test_libxml2_compiles_the_schema_and_does_not_hang(program: str) -> None:
    command = [sys.executable, "-c", f"from lxml import etree, isoschematron; {program}"]
    subprocess.run(command, check=True, timeout=60)  # it takes milliseconds; TEI's own grammar once took nine minutes


def test_xmlschema_loads_the_xsd_without_leaving_its_folder() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", xmlschema.XMLSchemaImportWarning)
        schema = xmlschema.XMLSchema(str(XSD), allow="sandbox", base_url=str(SCHEMAS), defuse="always")
    assert [path.name for path in VALID if not schema.is_valid(tree(path))] == []
    assert [path.name for path in INVALID if schema.is_valid(tree(path))] == []


def test_a_schema_is_found_by_its_name_and_an_unknown_one_is_not() -> None:
    assert schema_path("tei_memcon.xsd").read_bytes() == XSD.read_bytes()
    with pytest.raises(FileNotFoundError, match=r"no schema 'tei_nothing\.rng'"):
        schema_path("tei_nothing.rng")


# Documents: every judge says the same, and what is valid here is valid TEI.


@pytest.mark.parametrize("path", VALID, ids=label)
def test_a_valid_document_is_valid_by_rng_xsd_and_schematron(
    path: Path, rng: etree.RelaxNG, xsd: etree.XMLSchema
) -> None:
    document = etree.parse(path)
    assert rng.validate(document), rng.error_log
    assert xsd.validate(document), xsd.error_log
    rules = isoschematron.Schematron(etree.parse(SCH), store_report=True)
    assert rules.validate(document), rules.validation_report


@pytest.mark.parametrize("path", INVALID, ids=label)
def test_an_invalid_document_is_refused_by_rng_and_xsd_alike(
    path: Path, rng: etree.RelaxNG, xsd: etree.XMLSchema
) -> None:
    document = etree.parse(path)
    assert not rng.validate(document)
    assert not xsd.validate(document)


@pytest.mark.java
def test_valid_documents_are_valid_tei(tei_all: Path, refused_by_jing: Jing) -> None:
    assert refused_by_jing(tei_all, *VALID) == set()


@pytest.mark.java
def test_jing_agrees_with_libxml2_on_valid_and_invalid_documents(refused_by_jing: Jing) -> None:
    assert refused_by_jing(RNG, *VALID, *INVALID) == set(INVALID)


# Documents with one fault planted, some of them still valid.


def test_rng_and_xsd_agree_on_documents_with_a_planted_fault(
    planted: list[Path], rng: etree.RelaxNG, xsd: etree.XMLSchema
) -> None:
    verdicts = [(rng.validate(document), xsd.validate(document)) for document in map(etree.parse, planted)]
    assert [path for path, (one, other) in zip(planted, verdicts, strict=True) if one != other] == []
    accepted = sum(one for one, _ in verdicts)
    assert len(planted) / 10 < accepted < len(planted) * 9 / 10  # else the faults prove nothing


@pytest.mark.java
def test_jing_agrees_on_them_and_what_is_valid_is_valid_tei(
    planted: list[Path], rng: etree.RelaxNG, tei_all: Path, refused_by_jing: Jing
) -> None:
    some = planted[:300]
    accepted = [path for path in some if rng.validate(etree.parse(path))]
    assert refused_by_jing(RNG, *some) == set(some) - set(accepted)
    assert refused_by_jing(tei_all, *accepted) == set()


# The guide.


def test_the_guide_needs_nothing_from_outside_and_its_links_lead_somewhere() -> None:
    page = GUIDE.read_text(encoding="utf-8")
    assert not re.search(r"<(link|script|img|iframe)\b|\bsrc=|url\(|@import", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_guide_describes_every_element_and_rule() -> None:
    page = GUIDE.read_text(encoding="utf-8")
    names = {element.get("name") for element in etree.parse(RNG).iter(f"{RELAXNG}element")}
    rules = {spec.get("ident") for spec in etree.parse(ODD).iter(f"{TEI}constraintSpec")}
    assert {f"element-{name}" for name in names} | rules <= set(re.findall(r'\bid="([^"]+)"', page))


def test_the_guide_fits_a_phone(browser: "Browser") -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(GUIDE.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
