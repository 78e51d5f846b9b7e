"""The tables of people, notes and omissions, and all tables as pandas and DuckDB read them."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tei_memcon.errors import UsageError
from tei_memcon.export import export, export_all, export_tables, left_out
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


ROWS: dict[str, Any] = {"turns": rows, "people": people_rows, "notes": note_rows, "omissions": omission_rows}
"""The rows of a record in each table."""


def expected(table: str) -> list[Any]:
    return [row for record in records() for row in ROWS[table](record)]


def test_the_tables_of_csv_are_the_exports_of_one_table_each() -> None:
    tables = export_tables(records(), "csv")
    assert list(tables) == ["turns.csv", "people.csv", "notes.csv", "omissions.csv"]
    for name, content in tables.items():
        to = name.removesuffix(".csv").replace("turns", "csv")
        assert content == export_all(records(), to)


def test_the_tables_of_json_lines_have_the_rows_with_numbers_and_null() -> None:
    for name, content in export_tables(records(), "jsonl").items():
        read_back = [json.loads(line) for line in content.decode().split("\n")[:-1]]
        assert read_back == [row._asdict() for row in expected(name.removesuffix(".jsonl"))]


def test_all_tables_together_leave_out_less_than_one(everything: Record) -> None:
    one, all_four = left_out(everything, "parquet"), left_out(everything, "parquet", tables=True)
    assert {"notes", "omissions", "people"} & set(all_four) == set()
    assert set(all_four) < set(one)


def test_an_export_that_makes_one_file_makes_no_tables() -> None:
    with pytest.raises(UsageError, match="makes one file"):
        export_tables(records(), "graphml")


@pytest.mark.consumers
@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet"])
def test_pandas_and_duckdb_read_every_row(to: str, table: str, tmp_path: Path) -> None:
    import duckdb
    import pandas

    file = tmp_path / f"{table}.{to}"
    file.write_bytes(export_tables(records(), to)[file.name])
    readers: dict[str, Any] = {"csv": pandas.read_csv, "parquet": pandas.read_parquet}
    frame = readers[to](file) if to in readers else pandas.read_json(file, lines=True, dtype=False)
    relation = duckdb.sql(f"from '{file}'")
    rows_of = expected(table)
    assert list(frame.columns) == relation.columns == list(rows_of[0]._fields)
    assert len(frame) == len(relation) == len(rows_of)
    for column in {"words", "turns", "runs", "n", "quantity"} & {*frame.columns} if table != "notes" else set():
        total = sum(getattr(row, column) or 0 for row in rows_of)
        assert frame[column].sum() == total
        assert relation.sum(column).fetchall() == [(total,)]
    last = "text" if "text" in frame.columns else "name"
    assert frame[last].fillna("").tolist() == [getattr(row, last) for row in rows_of]


@pytest.mark.consumers
@pytest.mark.parametrize("table", ROWS)
def test_parquet_has_the_rows_with_their_types(everything: Record, table: str) -> None:
    import pyarrow.parquet as parquet

    content = export_tables([everything], "parquet")[f"{table}.parquet"]
    read_back = parquet.read_table(io.BytesIO(content))
    assert read_back.to_pylist() == [row._asdict() for row in ROWS[table](everything)]
    numbers = {name for name in read_back.schema.names if str(read_back.schema.field(name).type) != "string"}
    counts = {"turns": {"n", "words"}, "people": {"turns", "runs", "words"}, "notes": set(), "omissions": {"quantity"}}
    assert numbers == counts[table]


def test_parquet_without_pyarrow_says_what_to_install(everything: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'tei-memcon\[parquet\]'"):
        export(everything.root, "parquet")
