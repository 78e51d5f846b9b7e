"""The rules of validation: their pages in docs/rules are what `tei-memcon rules` says, and their examples are true.

The pages are golden files: with ``TEI_MEMCON_WRITE_GOLDEN=1`` they are written from the docstrings of the checks.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei_memcon.checks import Finding
from tei_memcon.cli import run
from tei_memcon.errors import UnreadableError
from tei_memcon.tei.parse import TEI, parse
from tei_memcon.validate import validate
from tei_memcon.validation.rule_ids import why_unknown
from tei_memcon.validation.rulebook import Rule, rulebook

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "rules"
RULES = rulebook()
FRAME = ROOT / "tests" / "checks" / "TMC204" / "pass.xml"
# Where in a record the elements of an example go, and what they replace there; all others go into the text.
_PLACES = {
    "person": ("listPerson", ""),
    "creation": ("profileDesc", "creation"),
    "publicationStmt": ("fileDesc", "publicationStmt"),
    "textClass": ("profileDesc", "textClass"),
    "bibl": ("sourceDesc", "p"),
}
# What schemas and the source beside a document say of it: only the fixtures in tests/checks have such files.
WITH_OTHERS = ("TMC004", "TMC005", "TMC506")
Golden = Callable[[Path, bytes], None]


def record_with(example: str) -> bytes:
    """A valid record in which an example stands."""
    tei = parse(FRAME.read_bytes(), "frame.xml").root
    elements = parse(f'<example xmlns="{TEI}">{example}</example>'.encode(), "example.xml").root
    div = next(tei.iter(f"{{{TEI}}}div"))
    div[:] = [etree.fromstring(f'<p xmlns="{TEI}">Bush and Gorbachev were there.</p>')]
    for node in list(elements):
        parent, replaced = _PLACES.get(etree.QName(node).localname if isinstance(node.tag, str) else "", ("", ""))
        if not parent:
            div.append(node)
            continue
        around = next(tei.iter(f"{{{TEI}}}{parent}"))
        present = around.find(f"{{{TEI}}}{replaced}") if replaced else None
        around.insert(0 if present is None else around.index(present), node)
        if present is not None:
            around.remove(present)
    return b'<?xml-model href="tei_memcon.rng"?>' + etree.tostring(tei.getroottree())


@pytest.fixture
def found_in(tmp_path: Path) -> Callable[[str], list[Finding]]:
    """A function that checks an example in a record, beside which another file of the corpus lies."""
    (tmp_path / "people.xml").write_text(f'<TEI xmlns="{TEI}"><person xml:id="bush"/></TEI>', "utf-8")

    def find(example: str) -> list[Finding]:
        (tmp_path / "record.xml").write_bytes(record_with(example))
        return validate(tmp_path / "record.xml")

    return find


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.id not in WITH_OTHERS], ids=lambda rule: rule.id
)
def test_the_bad_example_breaks_its_rule_and_the_good_one_breaks_none(
    rule: Rule, found_in: Callable[[str], list[Finding]]
) -> None:
    if rule.id == "TMC000":
        with pytest.raises(UnreadableError):
            parse(rule.bad.encode(), "a.xml")
        return
    assert {found.rule for found in found_in(rule.bad)} == {rule.id}
    assert {found.severity for found in found_in(rule.bad)} == {rule.severity}
    assert found_in(rule.good) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_its_page(rule: Rule, golden: Golden) -> None:
    assert rule.asks.endswith(".")
    assert rule.why
    assert rule.bad
    assert rule.good
    golden(PAGES / f"{rule.id}.md", rule.page().encode())


def test_no_page_is_without_rule() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.md") if path.stem != "README") == sorted(RULES)


def test_the_pages_have_a_list(golden: Golden) -> None:
    intro = (PAGES / "README.md").read_text("utf-8").partition("\n| rule |")[0]
    rows = [f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {rule.asks} |" for rule in RULES.values()]
    table = "\n".join(["| rule | severity | what it asks |", "|---|---|---|", *rows])
    golden(PAGES / "README.md", f"{intro}\n{table}\n".encode())


def test_the_command_prints_a_page_or_the_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    empty = tmp_path / "tei-memcon.toml"
    empty.touch()
    assert run(["rules", "TMC101"]) == 0
    assert capsys.readouterr().out == (PAGES / "TMC101.md").read_text("utf-8")
    assert run(["rules", "tmc1"]) == 0
    assert re.findall(r"^# (TMC\d+)", capsys.readouterr().out, re.M) == [rule for rule in RULES if rule[3] == "1"]
    assert run(["rules", "--config", str(empty)]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in listed] == [[rule.id, rule.severity] for rule in RULES.values()]


def test_the_list_shows_what_is_configured(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    config = tmp_path / "tei-memcon.toml"
    config.write_text('ignore = ["TMC30"]\n[severity]\nTMC101 = "warning"\n', "utf-8")
    assert run(["rules", "--config", str(config)]) == 0
    shown = dict(line.split()[:2] for line in capsys.readouterr().out.splitlines())
    assert (shown["TMC303"], shown["TMC101"], shown["TMC102"]) == ("off", "warning", "error")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("TMC110", "tei-memcon: there is no rule TMC110; did you mean TMC10"),
        ("pages", "tei-memcon: there is no rule PAGES; `tei-memcon rules` lists them"),
    ],
)
def test_an_id_that_no_rule_has_is_wrong_use(written: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", written]) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_the_beginning_of_ids_needs_a_figure() -> None:
    assert why_unknown("TMC3") is None
    assert why_unknown("TMC") is not None
    assert why_unknown("") is not None
