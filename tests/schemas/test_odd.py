"""The ODD and its compiler: the examples are valid, the simplified grammar says the same, wrong ODDs are refused."""

import doctest
import importlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

FOLDER = Path(__file__).parent
SCHEMAS = FOLDER.parents[1] / "schemas"
RNG, ODD = SCHEMAS / "tei_memcon.rng", SCHEMAS / "tei_memcon.odd"
FIXTURES = sorted(FOLDER.glob("*/*.xml"))
TEI = "http://www.tei-c.org/ns/1.0"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
MODULES = sorted(path.stem for path in (SCHEMAS / "odd").glob("*.py") if path.stem != "__init__")

sys.path.insert(0, str(SCHEMAS))  # as compile_odd.py, started from there, finds its parts


Jing = Callable[..., set[Path]]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_of_the_compiler_hold_what_they_show(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"odd.{name}")).failed == 0


def test_the_xsd_for_libxml2_is_made_of_the_one_for_everybody() -> None:
    quick = importlib.import_module("odd.quick")
    made = quick.quicken((SCHEMAS / "tei_memcon.xsd").read_bytes())
    assert made == (SCHEMAS / "tei_memcon.quick.xsd").read_bytes(), "run make schemas"


@pytest.mark.java
def test_the_odd_is_valid_tei(tei_all: Path, refused_by_jing: Jing) -> None:
    assert refused_by_jing(tei_all, ODD) == set()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ('<moduleRef key="core" include="paragraph"/>', "TEI does not have: paragraph"),
        ('<moduleRef key="core" include="p p"/>', "selects twice: p"),
        ('<moduleRef key="core" include="p"/>', "nothing can hold: p"),
        ('<moduleRef key="core"/>', "includes no elements of the modules core"),
        ('<classRef key="att.global" include="colour"/>', "TEI does not have: att.global/@colour"),
        (
            '<elementSpec ident="p" mode="change"><attList><attDef ident="x"><valList type="closed">'
            '<valItem ident="a"/><valItem ident="a"/></valList></attDef></attList></elementSpec>',
            "the list has a value twice",
        ),
        ('<elementSpec ident="p" mode="delete"/>', "is understood with mode=&quot;change&quot; alone"),
        ('<elementSpec ident="p" mode="change"><exemplum/></elementSpec>', "<exemplum> in <elementSpec>"),
    ],
)
def test_an_odd_that_asks_for_what_is_not_there_is_refused(
    wrong: str, words: str, tei_all: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "wrong.odd"
    odd.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><schemaSpec ident="x">{wrong}</schemaSpec></TEI>')
    program = [sys.executable, str(SCHEMAS / "compile_odd.py"), "--odd", str(odd), "--tei-all", str(tei_all)]
    run = subprocess.run([*program, "--out", str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert words.replace("&quot;", '"') in run.stderr
    assert "Traceback" not in run.stderr


# The examples.


def examples() -> list[str]:
    """Every element that an example of the ODD shows by itself, as TEI."""
    shown = etree.parse(ODD).iter(f"{{{EXAMPLES}}}egXML")
    return [
        etree.tostring(child, encoding="unicode", with_tail=False).replace(EXAMPLES, TEI)
        for example in shown
        for child in example
    ]


def of_any_element(schema: Path, folder: Path) -> Path:
    """The same grammar with every element as a possible root."""
    tree = etree.parse(schema)
    (start,) = tree.getroot().iterchildren(f"{RELAXNG}start")
    start[:] = []
    choice = etree.SubElement(start, f"{RELAXNG}choice")
    for define in tree.iter(f"{RELAXNG}define"):
        if (element := define.find(f"{RELAXNG}element")) is not None and element.get("name"):
            etree.SubElement(choice, f"{RELAXNG}ref", name=define.get("name", ""))
    path = folder / f"any-{schema.name}"
    tree.write(path)
    return path


@pytest.mark.parametrize("example", examples(), ids=lambda example: re.sub(r"\W+", "-", example[:30]))
def test_an_example_is_valid(example: str, tmp_path: Path) -> None:
    schema = etree.RelaxNG(etree.parse(of_any_element(RNG, tmp_path)))
    assert schema.validate(etree.fromstring(example)), schema.error_log


@pytest.mark.java
def test_the_examples_are_valid_tei(tei_all: Path, refused_by_jing: Jing, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.xml" for number, _ in enumerate(examples())]
    for path, example in zip(paths, examples(), strict=True):
        path.write_text(example, encoding="utf-8")
    assert refused_by_jing(of_any_element(tei_all, tmp_path), *paths) == set()


@pytest.mark.java
def test_simplifying_keeps_the_language(
    tei_all: Path, refused_by_jing: Jing, planted: list[Path], tmp_path: Path
) -> None:
    from odd import customization, relaxng, restrict

    unsimplified = restrict.restrict(relaxng.read_grammar(tei_all), customization.read(ODD))
    path = tmp_path / "unsimplified.rng"
    path.write_bytes(relaxng.write_grammar(unsimplified, " for the test "))
    assert "<notAllowed/>" in path.read_text(encoding="utf-8")
    documents = [*FIXTURES, *planted[300:600]]
    assert refused_by_jing(path, *documents) == refused_by_jing(RNG, *documents) != set()
