"""Schemas that include themselves, unfold without end, or hold patterns that take for ever."""

from pathlib import Path

import pytest

from tei_memcon.errors import UsageError
from tei_memcon.schemata import read_schema
from tei_memcon.tei.parse import parse

RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">%s</grammar>'
SCH = '<schema xmlns="http://purl.oclc.org/dsdl/schematron">%s</schema>'
XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0">%s</xs:schema>'
EXTENDS = '<extends rule="r"/>'
DOUBLING = "".join(
    f'<define name="d{n}"><group><ref name="d{n + 1}"/><ref name="d{n + 1}"/></group></define>' for n in range(40)
)
ATTRIBUTE = """<xs:element name="TEI"><xs:complexType><xs:attribute name="n">
<xs:simpleType><xs:restriction base="xs:string">
<xs:pattern value="(((a+)+)+)+b"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>"""


def keep(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, "utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rng", RNG % '<include href="a.rng"/>'),
        ("a.rng", RNG % '<start><externalRef href="a.rng"/></start>'),
        ("a.sch", SCH % '<include href="a.sch"/>'),
        ("a.sch", SCH % f'<pattern><rule abstract="true" id="r">{EXTENDS}</rule><rule>{EXTENDS}</rule></pattern>'),
    ],
)  # fmt: skip
def test_a_schema_that_is_made_of_itself_is_told(name: str, content: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="includes, extends or refers to itself"):
        read_schema(keep(tmp_path, name, content))


def test_a_grammar_that_unfolds_without_end_is_told(tmp_path: Path) -> None:
    last = '<define name="d40"><element name="x"><empty/></element></define>'
    path = keep(tmp_path, "b.rng", RNG % f'<start><ref name="d0"/></start>{DOUBLING}{last}')
    with pytest.raises(UsageError, match="unfold to more than 100,000 patterns"):
        read_schema(path)


def test_a_pattern_that_takes_python_for_ever_is_left_to_libxml2(tmp_path: Path) -> None:
    schema = read_schema(keep(tmp_path, "c.xsd", XSD % ATTRIBUTE))
    tei = parse(f'<TEI xmlns="http://www.tei-c.org/ns/1.0" n="{"a" * 60}!"/>'.encode(), "a.xml")
    assert "pattern" in " ".join(fault.message for fault in schema.faults(tei))


def test_a_pattern_that_only_python_could_judge_by_is_told(tmp_path: Path) -> None:
    newer = ATTRIBUTE.replace("</xs:complexType>", '<xs:assert test="true()"/></xs:complexType>')
    with pytest.raises(UsageError, match="which can take for ever"):
        read_schema(keep(tmp_path, "d.xsd", XSD % newer))
