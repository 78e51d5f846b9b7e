"""Every check against documents: files that it must pass, files that it must not, and the words that it finds.

``checks/TMC…/pass*.xml`` have no findings at all; ``fail*.xml`` have those in the ``.txt`` beside them. ``planted.txt``
holds slips planted in ``record.xml``.
"""

import copy
import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, isoschematron

from tei_memcon import checks, plugins
from tei_memcon.checks import Context, Severity, _pointers
from tei_memcon.schemata import _own
from tei_memcon.tei.parse import TEI, XML_ID, parse, parse_file
from tei_memcon.tei.schema import schema_path
from tei_memcon.validate import validate
from tei_memcon.validation.ruleset import Ruleset
from tei_memcon.validation.schema_choice import SchemaChoice

FIXTURES = Path(__file__).parent / "checks"
RECORD = FIXTURES / "record.xml"
PASS = sorted(FIXTURES.glob("*/pass*.xml"))
FAIL = sorted(FIXTURES.glob("*/fail*.xml"))
MODULES = dict(plugins.load_all(checks))
RULES = [module.RULE for module in MODULES.values()]
# Those of pointers, inferences and order; those of people, words and dates need more than XPath 1, other files and what
# may be the name of one need to be looked up.
IN_SCHEMATRON = {rule for rule in RULES if "TMC101" <= rule <= "TMC303"} - {"TMC108", "TMC109"}
Golden = Callable[[Path, bytes], None]
Change = Callable[[etree._Element], object]
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def told(document: bytes | Path, rules: Ruleset | None = None, schemas: SchemaChoice | None = None) -> str:
    """The findings of a document without its name, in the form of the report."""
    found = validate(document, rules=rules, schemas=schemas)
    return "".join(f"{f.line}:{f.column}: {f.severity}: {f.message} [{f.rule}]\n" for f in found)


def rules_for(path: Path) -> Ruleset:
    """All rules but those that documents about other things break: people are idle, notes a few, headers short."""
    return Ruleset(ignore=tuple(rule for rule in ("TMC305", "TMC402", "TMC701") if rule != path.parent.name))


def schemas_for(path: Path) -> SchemaChoice | None:
    """The own schema; beside it those in the fixture's folder, or those that the fixture names."""
    beside = [str(schema) for schema in path.parent.glob("*.sch")]
    named = ["auto"] if path.parent.name == "TMC005" else beside
    return SchemaChoice(("tei-memcon", *named)) if named else None


@pytest.mark.parametrize("path", PASS, ids=label)
def test_a_document_that_keeps_the_rule_has_no_findings(path: Path) -> None:
    assert told(path, rules_for(path), schemas_for(path)) == ""


@pytest.mark.parametrize("path", FAIL, ids=label)
def test_a_document_that_breaks_the_rule_has_the_findings_beside_it(path: Path, golden: Golden) -> None:
    found = validate(path, rules=rules_for(path), schemas=schemas_for(path))
    assert {finding.rule for finding in found} == {path.parent.name}
    golden(path.with_suffix(".txt"), told(path, rules_for(path), schemas_for(path)).encode())


@pytest.mark.parametrize("name", MODULES)
def test_every_check_has_a_rule_a_docstring_and_fixtures_that_pass_and_fail(name: str) -> None:
    module = MODULES[name]
    assert re.fullmatch(r"TMC\d{3}", module.RULE)
    assert isinstance(module.SEVERITY, Severity)
    doc = inspect.getdoc(module) or ""
    assert doc.partition("\n")[0].endswith(".")
    assert re.search(r"^Bad::\n\n    .*^Good::\n\n    ", doc, re.M | re.S)
    assert list((FIXTURES / module.RULE).glob("pass*.xml"))
    assert list((FIXTURES / module.RULE).glob("fail*.xml"))


def test_no_two_checks_share_a_rule_and_no_fixture_is_without_check() -> None:
    rules = sorted(module.RULE for module in MODULES.values())
    assert rules == sorted(set(rules))
    assert rules == sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())


# The same rules stand in the Schematron, for editors who work in Oxygen: element by element, the verdict is one.


def by_python(path: Path) -> set[tuple[str, str]]:
    tei = parse_file(path)
    context = Context(tei)
    tree = tei.root.getroottree()
    return {
        (finding.rule, place_of(tree, finding.path or ""))
        for module in MODULES.values()
        if module.RULE in IN_SCHEMATRON
        for finding in module.check(tei, context)
    }


def place_of(tree: "etree._ElementTree[etree._Element]", path: str) -> str:
    steps = re.sub(r"([^/\[]+)([^/]*)", r"*[local-name()='\1']\2", path)
    (element,) = tree.xpath(f"/{steps}")
    return tree.getpath(element)


def by_schematron(judge: isoschematron.Schematron, path: Path) -> set[tuple[str, str]]:
    tree = parse_file(path).root.getroottree()
    judge.validate(tree)
    report: Any = judge.validation_report
    found = [*report.iter(f"{SVRL}failed-assert"), *report.iter(f"{SVRL}successful-report")]
    return {(told.get("id", "")[:6], tree.getpath(tree.xpath(told.get("location", ""))[0])) for told in found}


@pytest.fixture(scope="module")
def schematron() -> isoschematron.Schematron:
    rules = etree.parse(str(schema_path("tei_memcon.sch")))
    return isoschematron.Schematron(rules, store_report=True)


@pytest.mark.parametrize("path", [*PASS, *FAIL, RECORD], ids=label)
def test_schematron_and_python_find_the_same(path: Path, schematron: isoschematron.Schematron) -> None:
    assert by_python(path) == by_schematron(schematron, path)


def test_schematron_has_the_same_rules() -> None:
    rules = set(re.findall(r'id="(TMC\d{3})', schema_path("tei_memcon.sch").read_text(encoding="utf-8")))
    assert rules == IN_SCHEMATRON


# The words for what the schema does not allow.


def test_planted_slips_are_explained_in_words_to_act_on(golden: Golden) -> None:
    planted_slips = FIXTURES / "planted.txt"
    intro, *entries = re.split(r"\n\n(?=was: )", planted_slips.read_text(encoding="utf-8").rstrip("\n"))
    record = RECORD.read_text(encoding="utf-8")
    rewritten = [intro]
    for entry in entries:
        planted = re.match(r"was: (.*?)\nnow: ?(.*?)(?:\n  \d.*)?\Z", entry, re.DOTALL)
        assert planted, entry
        was, now = planted[1], planted[2]
        assert record.count(was) >= 1, was
        lines = told(record.replace(was, now, 1).encode()).splitlines()
        assert lines, entry
        rewritten.append("\n".join([f"was: {was}", f"now: {now}".rstrip(), *(f"  {line}" for line in lines)]))
    golden(planted_slips, ("\n\n".join(rewritten) + "\n").encode())


def test_a_prefix_for_tei_changes_nothing_but_the_names_in_messages() -> None:
    slip = RECORD.read_text(encoding="utf-8").replace("<trailer>End</trailer>", "<trailer>End</trailer><head/><lsit/>")
    prefixed = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1tei:", slip).replace("xmlns=", "xmlns:tei=", 1)
    assert re.sub(r"(?<=<)tei:", "", without_places(prefixed)) == without_places(slip)
    assert "<tei:lsit> is not allowed" in told(prefixed.encode())


def without_places(document: str) -> str:
    return re.sub(r"^\d+:\d+", "", told(document.encode()), flags=re.MULTILINE)


def test_a_corpus_is_no_record() -> None:
    corpus = b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>'
    assert (
        told(corpus).splitlines()[0] == "1:1: error: <teiCorpus> cannot be the first element; begin with <TEI> [TMC001]"
    )


def test_messages_hold_no_jargon() -> None:
    messages = "\n".join(path.read_text(encoding="utf-8") for path in FIXTURES.rglob("*.txt"))
    for jargon in ("{http", "tei_model", "tei_teidata", "ns0:", "ns1:", "xs:", "facet", "XsdElement", "None"):
        assert jargon not in messages, jargon


# Two judges of the grammar, XSD and RELAX NG.


def drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def double(element: etree._Element) -> None:
    twin = copy.deepcopy(element)
    for one in twin.iter("*"):
        one.attrib.pop(XML_ID, None)
    element.addnext(twin) if element.getparent() is not None else element.append(twin)


def swap(element: etree._Element) -> None:
    following = element.getnext()
    if following is not None:
        following.addnext(element)


def empty(element: etree._Element) -> None:
    element[:] = []
    element.text = None


def add_words(element: etree._Element) -> None:
    element.text = "words"


def rename(name: str) -> Change:
    return lambda element: setattr(element, "tag", checks.tag(name))


def set_attribute(key: str, value: str) -> Change:
    return lambda element: element.set(key, value)


def drop_attribute(key: str) -> Change:
    return lambda element: element.attrib.__delitem__(key)


CHANGES: list[Change] = [
    drop, double, swap, empty, add_words,
    *(rename(name) for name in ("p", "list", "div", "note", "head", "seg", "persName", "madeUp")),
    *(set_attribute(key, "high") for key in ("type", "cert", "when", "who", "n")),
    *(set_attribute(key, "#a #b") for key in ("type", "cert", "resp", "who", "ref")),
    *(set_attribute(key, "") for key in ("type", "cert", "resp", "who", "n")),
]  # fmt: skip


def mutants(root: etree._Element) -> Iterator[etree._Element]:
    """Copies of a document with one thing changed, at every element in turn."""
    for index, element in enumerate(root.iter("*")):
        keys = [str(key) for key in element.attrib if key != XML_ID]
        changes = [*CHANGES, *map(drop_attribute, keys), *(set_attribute(key, "x  y") for key in keys)]
        for change in changes:
            mutant = copy.deepcopy(root)
            change(list(mutant.iter("*"))[index])
            yield mutant


@cache
def relaxng() -> etree.RelaxNG:
    return etree.RelaxNG(file=str(schema_path("tei_memcon.rng")))


def test_xsd_and_relaxng_agree_on_every_mutant_of_a_record() -> None:
    judges = _own.own_schema(), relaxng()
    verdicts = [([judge.validate(one) for judge in judges], one) for one in mutants(parse_file(RECORD).root)]
    assert [etree.tostring(one, encoding="unicode") for each, one in verdicts if len(set(each)) > 1] == []
    assert 100 < sum(each[0] for each, _ in verdicts) < len(verdicts) - 100  # the mutants are of both kinds


@pytest.mark.parametrize("path", [*PASS, *FAIL], ids=label)
def test_xsd_and_relaxng_agree_on_every_fixture(path: Path) -> None:
    root = parse_file(path).root
    if path.parent.name != "TMC002":  # RELAX NG does not look at identifiers
        assert _own.own_schema().validate(root) == relaxng().validate(root)


def test_what_is_rejected_and_cannot_be_explained_is_told_in_the_words_of_libxml2(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grammar = b"<element name='another' xmlns='http://relaxng.org/ns/structure/1.0'><empty/></element>"
    monkeypatch.setattr(_own, "own_schema", lambda *_: etree.RelaxNG(parse(grammar, "another.rng").root))
    (finding,) = validate(RECORD)
    assert (finding.rule, finding.severity) == ("TMC001", "error")
    assert finding.message == "the schema rejects this: Expecting element another, got TEI"


def test_a_quick_look_at_what_was_just_written_finds_errors_alone() -> None:
    invalid = parse(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "a.xml")
    assert [finding for finding in validate(RECORD, quick=True) if finding.severity == "error"] == []
    assert [finding.rule for finding in validate(invalid, quick=True)] == ["TMC001"]


def test_what_was_meant_is_searched_for_a_few_wrong_pointers_and_for_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []

    def note(word: str, *_: object) -> list[str]:
        searched.append(word)
        return ["#quay"]

    monkeypatch.setattr("difflib.get_close_matches", note)
    wrong = " ".join(f"#q{number}" for number in range(_pointers._MANY + 50))
    tei = f'<TEI xmlns="{TEI}"><text><p xml:id="quay" facs="{wrong}"/><p facs="#q0 #q1" ref="#q2"/></text></TEI>'
    found = [one.message for one in validate(tei.encode(), schemas=SchemaChoice(("none",)))]
    assert len(searched) == len(set(searched)) == _pointers._MANY
    assert sum("did you mean #quay?" in message for message in found) == _pointers._MANY + 3
