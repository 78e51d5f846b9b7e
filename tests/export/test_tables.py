"""The tables of people, notes and omissions, and all tables as pandas and DuckDB read them."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from tei_memcon.errors import UsageError
from tei_memcon.export import export, export_all, left_out
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import Row, rows
from tei_memcon.exporters._tables import NoteRow, OmissionRow, PersonRow, note_rows, omission_rows, people_rows
from tei_memcon.exporters._tei import end_notes, texts
from tei_memcon.tei.parse import parse, parse_file
from tests.export.conftest import FILES

TABLES = {
    "csv": Row._fields,
    "people": PersonRow._fields,
    "notes": NoteRow._fields,
    "omissions": OmissionRow._fields,
}


def record_of(body: str, people: str = "") -> Record:
    header = (
        f"<teiHeader><profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc></teiHeader>"
    )
    return Record("test", parse(f"<TEI>{header}<text><body>{body}</body></text></TEI>".encode(), "test.xml").root)


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("to", TABLES)
def test_the_columns_are_those_that_are_documented(record: Record, to: str) -> None:
    content = export(record.root, to, name=record.name)
    assert content.decode("utf-8-sig").split("\r\n")[0] == ",".join(TABLES[to])


def test_the_people_have_all_the_words(record: Record) -> None:
    people = list(people_rows(record))
    spoken = [row for row in rows(record) for _ in (row.speaker_id or "").split()]
    assert sum(person.words for person in people) == sum(row.words for row in spoken)
    assert sum(person.turns + person.runs for person in people) == len(spoken)
    assert len({person.id for person in people}) == len(people)


def test_every_note_has_a_row(record: Record) -> None:
    notes = list(note_rows(record))
    assert sum(note.place == "bottom" for note in notes) == len(end_notes(record.root))
    assert len(notes) == sum(1 for text in texts(record.root) for _ in text.iter("{*}note"))


def test_every_omission_has_a_row(record: Record) -> None:
    found = sum(1 for text in texts(record.root) for _ in text.iter("{*}ellipsis", "{*}gap"))
    assert len(list(omission_rows(record))) == found


def test_a_table_says_what_it_leaves_out(everything: Record) -> None:
    assert "notes" not in left_out(everything, "notes")
    assert left_out(everything, "notes")["turns"] == 5


def test_a_person() -> None:
    person = (
        "<person xml:id='oak' role='chair'><persName>A. Oak</persName><persName>Ann Oak</persName>"
        "<affiliation>Harbour</affiliation><idno type='viaf'>12</idno></person>"
    )
    (row,) = people_rows(record_of("<sp who='#oak'><p>Two words.</p></sp>", person))
    assert row == PersonRow("test", None, "oak", "A. Oak", "Ann Oak", "chair", "Harbour", "viaf:12", 1, 0, 2)


def test_somebody_who_speaks_and_is_not_listed_has_a_row() -> None:
    assert [row.id for row in people_rows(record_of("<sp who='#elm'><p>Yes.</p></sp>"))] == ["elm"]


@pytest.mark.parametrize(
    ("body", "row"),
    [
        (
            "<sp who='#oak'><p>It is<pb n='2'/> dim.<note n='1'>A lamp.</note></p></sp>",
            NoteRow("test", "1", "note", "bottom", "2", "oak", "It is[Page 2] dim.", "A lamp."),
        ),
        (
            "<p>One<note n='1'>N.</note></p>",
            NoteRow("test", "1", "note", "bottom", None, None, "One", "N."),
        ),
        (
            "<note type='unanchored' n='7'><p>A.</p><p>B.</p></note>",
            NoteRow("test", "7", "unanchored", "bottom", None, None, None, "A.\nB."),
        ),
        (
            "<p>teh<note type='editorial' place='inline'>[sic]</note></p>",
            NoteRow("test", None, "editorial", "inline", None, None, "teh", "[sic]"),
        ),
    ],
)
def test_a_note(body: str, row: NoteRow) -> None:
    assert list(note_rows(record_of(body))) == [row]


@pytest.mark.parametrize(
    ("body", "row"),
    [
        (
            "<ellipsis unit='page' quantity='5' resp='#source-editor'><metamark>[Five pages]</metamark></ellipsis>",
            OmissionRow("test", "ellipsis", None, "page", 5.0, "source-editor", None, None, "[Five pages]"),
        ),
        (
            "<sp who='#oak'><p><gap reason='notDeclassified' unit='line' atMost='1'><desc>[less]</desc></gap></p></sp>",
            OmissionRow("test", "gap", "notDeclassified", "line", 1.0, None, None, "oak", "[less]"),
        ),
        ("<gap/>", OmissionRow("test", "gap", None, None, None, None, None, None, "")),
    ],
)
def test_an_omission(body: str, row: OmissionRow) -> None:
    assert list(omission_rows(record_of(body))) == [row]


def records() -> list[Record]:
    return [Record(name, parse_file(file).root) for name, file in FILES.items()]


@pytest.mark.consumers
@pytest.mark.parametrize("to", [*TABLES, "parquet"])
def test_pandas_and_duckdb_read_every_row(to: str, tmp_path: Path) -> None:
    import duckdb
    import pandas

    file = tmp_path / f"table.{'parquet' if to == 'parquet' else 'csv'}"
    file.write_bytes(export_all(records(), to))
    made: dict[str, Any] = {"csv": rows, "parquet": rows, "people": people_rows, "notes": note_rows}
    expected = [row for record in records() for row in made.get(to, omission_rows)(record)]
    frame = pandas.read_parquet(file) if to == "parquet" else pandas.read_csv(file)
    assert len(frame) == len(expected)
    assert list(frame.columns) == list(expected[0]._fields)
    assert duckdb.sql(f"select count(*) from '{file}'").fetchall() == [(len(expected),)]
    if "words" in frame.columns:
        total = sum(row.words for row in expected)
        assert frame["words"].sum() == total
        assert duckdb.sql(f"select sum(words) from '{file}'").fetchall() == [(total,)]


@pytest.mark.consumers
def test_parquet_has_the_rows_of_the_csv_with_their_types(everything: Record) -> None:
    import pyarrow.parquet as parquet

    table = parquet.read_table(io.BytesIO(export(everything.root, "parquet", name="everything")))
    assert table.to_pylist() == [row._asdict() for row in rows(everything)]
    assert {name for name in Row._fields if str(table.schema.field(name).type) == "int64"} == {"n", "words"}


def test_parquet_without_pyarrow_says_what_to_install(everything: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'tei-memcon\[parquet\]'"):
        export(everything.root, "parquet")
