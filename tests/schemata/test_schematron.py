"""Schematron: patterns, phases and abstract rules in tests/checks/TMC004; here what is refused, and Saxon's part."""

import sys
from pathlib import Path

import pytest

from tei_memcon.errors import ExpectedError, UsageError
from tei_memcon.schemata import read_assertions, read_schema
from tei_memcon.tei.parse import Parsed, parse, parse_file
from tei_memcon.validation.schema_choice import SchemaChoice

FIXTURES = Path(__file__).parents[1] / "checks" / "TMC004"
TEI = "http://www.tei-c.org/ns/1.0"
RULE = '<rule context="{}"><assert test="{}">No.</assert></rule>'
PAGES = parse(f'<TEI xmlns="{TEI}"><p><pb n="1"/>a<pb n="3"/>b<pb/>c</p></TEI>'.encode(), "a.xml")


def schema(folder: Path, rule: str, binding: str = "") -> Path:
    path = folder / "a.sch"
    ns = f'<ns prefix="t" uri="{TEI}"/>'
    start = f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{binding}">'
    path.write_text(f"{start}{ns}<pattern>{rule}</pattern></schema>")
    read_schema.cache_clear()
    return path


def told(path: Path, tei: Parsed = PAGES) -> list[str]:
    return [fault.message for fault in read_schema(path).faults(tei)]


@pytest.mark.parametrize(
    ("context", "test", "sentence"),
    [
        ("t:pb/@n", "true()", "the context t:pb/@n is no element; name the element that holds it"),
        ("t:pb[", "true()", "the query //t:pb[ cannot be asked (Invalid expression)"),
        ("t:pb", "document('/etc/passwd')", "the query boolean(document('/etc/passwd')) cannot be asked"),
        ("t:pb", "x:n", "the query boolean(x:n) cannot be asked (Undefined namespace prefix)"),
        ("t:pb", "$n", "the query boolean($n) cannot be asked (Undefined variable)"),
    ],
)
def test_what_is_not_known_is_refused(tmp_path: Path, context: str, test: str, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        told(schema(tmp_path, RULE.format(context, test)))
    assert refused.value.message.startswith(sentence)
    assert refused.value.message.endswith("; mend the schema")


def test_a_rule_without_its_abstract_rule_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no rule gone in this Schematron"):
        told(schema(tmp_path, '<rule context="t:pb"><extends rule="gone"/></rule>'))


def test_a_node_is_for_the_first_rule_that_it_fits(tmp_path: Path) -> None:
    first, second = RULE.format("t:pb[@n = 1]", "true()"), RULE.format("t:pb | t:p", "@n")
    assert told(schema(tmp_path, first + second)) == ["No.", "No."]  # of p, and of the pb without a number


def test_a_grammar_without_schematron_holds_none() -> None:
    with pytest.raises(UsageError, match="there is no Schematron in this schema"):
        read_assertions(FIXTURES.parent / "TMC005" / "beside.rng")


# XPath 2 and 3, where Saxon is installed.


@pytest.mark.consumers
def test_xpath_3_says_of_the_fixtures_what_xpath_1_says(tmp_path: Path) -> None:
    for file in FIXTURES.glob("*.sch"):
        (tmp_path / file.name).write_text(file.read_text().replace("<schema ", '<schema queryBinding="xslt3" '))
    for name in ("pass.xml", "fail.xml"):
        tei = parse_file(FIXTURES / name)
        assert told(tmp_path / "project.sch", tei) == told(FIXTURES / "project.sch", tei)


@pytest.mark.consumers
def test_queries_of_xpath_2_are_asked(tmp_path: Path) -> None:
    rule = (
        '<rule context="t:pb[@n]"><let name="before" value="preceding::t:pb/@n"/>'
        '<assert test="every $n in $before satisfies number($n) + 1 eq number(@n)">'
        '<value-of select="@n"/> after <value-of select="$before"/></assert></rule>'
    )
    assert told(schema(tmp_path, rule, "xslt2")) == ["3 after 1"]


@pytest.mark.consumers
@pytest.mark.parametrize("query", ["doc('file:///etc/hostname')//x", "unparsed-text('/etc/hostname') = 'x'", "t:f(.)"])
def test_saxon_opens_nothing(tmp_path: Path, query: str) -> None:
    with pytest.raises(UsageError, match=r"prohibited|Cannot find|disabled"):
        told(schema(tmp_path, RULE.format("t:p", query), "xslt2"))


@pytest.mark.consumers
def test_schematron_within_a_grammar_is_asked_where_a_document_names_it_so(tmp_path: Path) -> None:
    path = tmp_path / "a.rng"
    path.write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron" '
        f'xmlns:t="{TEI}"><start><element name="TEI" ns="{TEI}"><s:rule context="t:pb">'
        "<s:assert test='matches(@n, \"[0-9]\")'>"
        "A page has its number.</s:assert></s:rule><text/></element></start></grammar>"
    )
    named = (
        f'<?xml-model href="a.rng" schematypens="http://purl.oclc.org/dsdl/schematron"?><TEI xmlns="{TEI}"><pb/></TEI>'
    )
    (found,), missing = SchemaChoice(("auto",)).of(parse(named.encode(), str(tmp_path / "a.xml")))
    assert [fault.message for fault in found.faults(PAGES)] == ["A page has its number."]
    assert missing == []


def test_without_saxon_its_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "saxonche", None)
    monkeypatch.setitem(sys.modules, "tei_memcon.schemata._saxon", None)
    with pytest.raises(ExpectedError, match=r"needs Saxon; install it with pip install 'tei-memcon\[xslt2\]'"):
        read_schema(schema(tmp_path, RULE.format("t:pb", "@n"), "xslt2"))
