"""The three forms of a citation, as their consumers read and print them: pandoc, and citeproc-py for CSL."""

import json
import re
import warnings
from pathlib import Path

import pytest

from tei_memcon.export import export, export_all
from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import citation
from tei_memcon.tei.parse import parse, parse_file
from tests.export.conftest import CORPUS, FILES
from tests.export.pandoc import pandoc

FORMS = {"csl": "csljson", "bibtex": "biblatex", "ris": "ris"}
HEADER = "<TEI><teiHeader><fileDesc>{}</fileDesc></teiHeader><text><body>{}</body></text></TEI>"
ALL = b'---\nnocite: "@*"\n---\n'


def records() -> list[Record]:
    """Those that have more than a title, without which styles print little or nothing."""
    found = [Record(name, parse_file(file).root) for name, file in FILES.items()]
    return [record for record in found if citation(record).publisher]


def read_back(content: bytes, to: str) -> list[dict[str, object]]:
    """The items as pandoc understands them."""
    items: list[dict[str, object]] = json.loads(pandoc(content, "--from", FORMS[to], "--to", "csljson"))
    return items


@pytest.mark.parametrize("to", FORMS)
def test_every_form_says_the_same_to_pandoc(record: Record, to: str) -> None:
    (item,) = read_back(export(record.root, to, name=record.name), to)
    cited = citation(record)
    said = (item["title"], item.get("publisher", ""), item.get("URL", ""), item.get("abstract", ""))
    assert said == (cited.title, cited.publisher, cited.url, cited.abstract)
    assert item["id"] == cited.key
    year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""  # type: ignore[index]
    assert year == cited.first_day[:4]


@pytest.mark.parametrize("to", FORMS)
def test_pandoc_prints_every_record(to: str, tmp_path: Path) -> None:
    bibliography = tmp_path / f"all.{'json' if to == 'csl' else to.removesuffix('tex')}"
    bibliography.write_bytes(export_all(records(), to))
    printed = pandoc(ALL, "--citeproc", "--bibliography", str(bibliography), "--to", "plain", "--wrap", "none")
    flat = re.sub(r"\W+", " ", printed).casefold()
    titles = [re.sub(r"\W+", " ", citation(record).title).casefold().strip() for record in records()]
    assert [title for title in titles if title not in flat] == []
    assert len(titles) == 3


def test_citeproc_prints_every_record() -> None:
    import citeproc  # type: ignore[import-untyped]
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own style, which has attributes that it does not know
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON(json.loads(export_all(records(), "csl")))
        bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for key in source:
            bibliography.register(citeproc.Citation([citeproc.CitationItem(key)]))
        printed = [str(entry) for entry in bibliography.bibliography()]
    titles = {citation(record).title for record in records()}
    assert [title for title in titles if not any(title in entry for entry in printed)] == []


def test_the_citation_of_a_published_document() -> None:
    cited = citation(Record("frus/d68", parse_file(CORPUS / "frus" / "1984-01-18-d68.xml").root))
    assert cited.key == "frus-d68"
    assert (cited.first_day, cited.place) == ("1984-01-18", "Stockholm")
    assert (cited.series, cited.number) == ("Foreign Relations of the United States", "68")
    assert cited.archive == "Department of State"
    assert cited.archive_place.startswith("Soviet Union, 1958–1984, Lot 90D438, ")


@pytest.mark.parametrize("to", FORMS)
@pytest.mark.parametrize("title", ["R&D: 100% of $5 #1", "a_b {c} ~ ^ \\ d", "“Oil” – the Keeper’s", "é ß Ж 中"])
def test_signs_of_a_title_mean_nothing(to: str, title: str) -> None:
    escaped = title.replace("&", "&amp;")
    tei = parse(HEADER.format(f"<titleStmt><title>{escaped}</title></titleStmt>", "").encode(), "a.xml")
    assert read_back(export(tei, to), to)[0]["title"] == title


@pytest.mark.parametrize("to", FORMS)
def test_a_record_without_a_title_is_called_by_its_file(to: str) -> None:
    tei = parse(HEADER.format("", "<p>Words.</p>").encode(), "a.xml")
    assert read_back(export(tei, to), to)[0]["title"] == "a"


ZOTERO = {  # what Zotero's translator of RIS (RIS.js) makes of each tag, by the type that it makes of TY
    "bookSection": {"T2": "bookTitle", "PB": "publisher"},
    "report": {"PB": "institution"},
    "both": {
        "TI": "title", "DA": "date", "PY": "date", "UR": "url", "LA": "language", "AB": "abstractNote",
        "DB": "archive", "AN": "archiveLocation", "N1": "notes",
    },
}  # fmt: skip


def test_zotero_has_a_field_for_what_ris_says(record: Record) -> None:
    lines = export(record.root, "ris", name=record.name).decode().split("\r\n")
    tags = {line[:2]: line[6:] for line in lines if line}
    kind = {"CHAP": "bookSection", "GOVDOC": "report"}[tags.pop("TY")]
    assert set(tags) - {"ID", "ER", "SE"} <= {*ZOTERO[kind], *ZOTERO["both"]}
    assert ("T2" in tags) == ("SE" in tags) == (kind == "bookSection")


def test_a_conversation_of_two_days_has_both() -> None:
    dateline = "<opener><dateline><date from='1969-03-08' to='1969-03-09'>8-9 March</date></dateline></opener>"
    tei = parse(HEADER.format("", dateline).encode(), "a.xml")
    (item,) = json.loads(export(tei, "csl"))
    assert item["issued"] == {"date-parts": [[1969, 3, 8], [1969, 3, 9]]}
    assert b"date = {1969-03-08/1969-03-09}" in export(tei, "bibtex")


@pytest.mark.parametrize("named", ["unknown; see the source description", "Unpublished", "N.N."])
@pytest.mark.parametrize("element", ["publisher", "authority"])
def test_nobody_is_no_publisher(element: str, named: str) -> None:
    header = HEADER.format(f"<publicationStmt><{element}>{named}</{element}></publicationStmt>", "")
    assert citation(Record("a", parse(header.encode(), "a.xml").root)).publisher == ""


def test_an_address_that_is_none_is_left_out() -> None:
    ref = "<sourceDesc><bibl><ref target='javascript:alert(1)'>here</ref></bibl></sourceDesc>"
    assert citation(Record("a", parse(HEADER.format(ref, "").encode(), "a.xml").root)).url == ""
