"""The same record has the same words, notes and turns in every export, and what nobody says is speech in none.

Each export is read back: by the tool that it is made for where that is at hand, else by what its format documents.
What an export does not carry (``LEAVES_OUT``), it is not asked for.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import networkx  # type: ignore[import-untyped]
import pytest
from lxml import etree

from tei_memcon import exporters, plugins
from tei_memcon.export import export, export_tables
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import rows
from tei_memcon.exporters._tei import end_notes, is_inline_note, texts
from tei_memcon.tei.parse import parse_file
from tests.export.pandoc import parts, read, words

CITATIONS = {"bibtex", "csl", "ris"}
"""They have nothing of the text."""
UNSAID = ("note", "stage", "speaker", "fw", "ellipsis", "metamark", "gap", "desc", "label")
SENTINEL = "Zzyzx"


class Told(NamedTuple):
    """What an export tells; nothing where it has none of that. Signs other than letters and digits do not count."""

    words: str | None = None
    """All of the text but the notes."""
    notes: list[str] | None = None
    """Of each note."""
    turns: list[str] | None = None
    """What is said in each turn and reported run, in order."""


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def squeezed(found: Iterator[str]) -> list[str]:
    return [squeezed for one in found if (squeezed := letters(one))]


def of_record(record: Record) -> Told:
    """What the TEI itself tells."""
    root = copy.deepcopy(record.root)
    notes = squeezed("".join(_printed(note)) for note in end_notes(root))
    whole = letters("".join(piece for text in texts(root) for piece in _printed(text)))
    return Told(whole, notes, squeezed(row.text for row in rows(record)))


def _printed(element: etree._Element) -> Iterator[str]:
    if str(element.tag).endswith("}choice"):
        yield from _printed(element[0]) if len(element) else ()
        return
    yield element.text or ""
    for child in element:
        note = isinstance(child.tag, str) and child.tag.endswith("}note") and not is_inline_note(child)
        yield from _printed(child) if isinstance(child.tag, str) and not note else ()
        yield child.tail or ""


def read_csv(content: bytes) -> Told:
    return Told(turns=squeezed(row["text"] for row in rows_of_csv(content)))


def read_jsonl(content: bytes) -> Told:
    return Told(turns=squeezed(row["text"] for row in rows_of_jsonl(content)))


def read_parquet(content: bytes) -> Told:
    return Told(turns=squeezed(row["text"] for row in rows_of_parquet(content)))


def read_notes(content: bytes) -> Told:
    return Told(notes=squeezed(row["text"] for row in rows_of_csv(content) if row["place"] == "bottom"))


def rows_of_csv(content: bytes) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def rows_of_jsonl(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


def rows_of_parquet(content: bytes) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = pytest.importorskip("pyarrow.parquet").read_table(io.BytesIO(content)).to_pylist()
    return read


def read_text(content: bytes) -> Told:
    """Without numbers the notes are the last block, on indented lines; where each ends nothing tells."""
    body, _, notes = content.decode().partition("\n\n  ")
    return Told(letters(body), squeezed(iter([notes])))


def read_markdown(content: bytes) -> Told:
    document = read(content, "markdown-smart")
    return Told(letters(words(document["blocks"])), squeezed(words(note) for note in parts(document, "Note")))


def read_html(content: bytes) -> Told:
    page = etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
    (article,) = page.xpath("//article[@id='text']")
    entries = page.xpath("//section[@class='notes']//li")
    notes = squeezed(re.sub(r"↩.*", "", "".join(entry.itertext())) for entry in entries)
    speeches = article.xpath(f".//*[{_of_class('turn', 'said')}][not(ancestor::*[{_of_class('turn', 'said')}])]")
    unsaid = _of_class(*"speaker stage missing label note head list-head fw unsaid inline-note note-mark page".split())
    turns = ("".join(map(str, one.xpath(f".//text()[not(ancestor::*[{unsaid}])]"))) for one in speeches)
    printed = article.xpath(f".//text()[not(ancestor::*[{_of_class('page')}])]")
    return Told(letters("".join(map(str, printed))), notes, squeezed(turns))


def _of_class(*names: str) -> str:
    return " or ".join(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in names)


def read_cetei(content: bytes) -> Told:
    """What its script makes elements of is the TEI; that they are shown, `test_cetei_in_browser` says."""
    page = etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
    (tei,) = page.xpath("//script[@id='tei']/text()")
    return of_record(Record("cetei", etree.fromstring(json.loads(str(tei)))))


def read_annotations(content: bytes) -> Told:
    notes, turns = [], []
    for item in json.loads(content)["items"]:
        tags = {body["value"] for body in item["body"] if body["purpose"] == "tagging"}
        if item["motivation"] == "commenting":
            notes += [body["value"] for body in item["body"] if body["purpose"] == "commenting"]
        if tags & {"turn", "reported speech"}:
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            turns.append("".join(target["selector"][1]["exact"] for target in targets))
    return Told(notes=squeezed(iter(notes)), turns=squeezed(iter(turns)))


def read_drama(content: bytes) -> Told:
    return _read_tei(content, "sp/p", "stage|note")


def read_parlamint(content: bytes) -> Told:
    (text,) = etree.fromstring(content).iter("{*}text")
    ours = text.xpath(".//*[local-name()='note'][@type='editorial']")  # says that a division has nothing but a head
    notes = text.xpath(".//*[local-name()='note'][not(@type)]")
    said = ["".join("".join(map(str, seg.xpath("text()"))) for seg in u.iter("{*}seg")) for u in text.iter("{*}u")]
    apart = {*ours, *notes}
    whole = (str(part) for part in text.xpath(".//text()") if part.is_tail or part.getparent() not in apart)
    return Told(letters("".join(whole)), squeezed("".join(note.itertext()) for note in notes), squeezed(iter(said)))


def read_frus(content: bytes) -> Told:
    told = _read_tei(content, "sp/p", "note")
    return Told(told.words, told.notes)


def _read_tei(content: bytes, speech: str, unsaid: str) -> Told:
    text = etree.fromstring(content).find("{*}text")
    assert text is not None
    outside = "".join(f"[not(ancestor::*[local-name()='{name}'])]" for name in unsaid.split("|"))
    turn, paragraph = speech.split("/")
    said = [
        "".join("".join(map(str, p.xpath(f".//text(){outside}"))) for p in one.iter(f"{{*}}{paragraph}"))
        for one in text.iter(f"{{*}}{turn}")
    ]
    whole = "".join(map(str, text.xpath(".//text()[not(ancestor::*[local-name()='note'])]")))
    notes = ("".join(note.itertext()) for note in text.iter("{*}note"))
    return Told(letters(whole), squeezed(notes), squeezed(iter(said)))


READERS: dict[str, Callable[[bytes], Told]] = {
    "annotations": read_annotations,
    "cetei": read_cetei,
    "csv": read_csv,
    "drama": read_drama,
    "frus": read_frus,
    "html": read_html,
    "jsonl": read_jsonl,
    "markdown": read_markdown,
    "notes": read_notes,
    "parquet": read_parquet,
    "parlamint": read_parlamint,
    "text": read_text,
}
GRAPHS = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}
TABLES = {"csv": rows_of_csv, "jsonl": rows_of_jsonl, "parquet": rows_of_parquet}


def heavy(names: Iterable[str]) -> list[Any]:
    """Names of exports; what needs a large package is left to `make consumers`."""
    return [pytest.param(name, marks=pytest.mark.consumers) if name == "parquet" else name for name in names]


@pytest.fixture
def unnumbered(record: Record) -> Record:
    """Each record in turn."""
    return without_numbers(record)


def without_numbers(record: Record) -> Record:
    """A record without page numbers and note marks, which some exports print among the words and some do not."""
    root = copy.deepcopy(record.root)
    for pb in root.iter("{*}pb"):
        pb.attrib.clear()
    for note in end_notes(root):
        note.attrib.pop("n", None)
        note.attrib.pop("rend", None)
        if note.get("type") == "unanchored":
            del note.attrib["type"]
    return Record(record.name, root)


def test_every_export_is_read_back() -> None:
    assert {*READERS, *GRAPHS, *CITATIONS, *PARTS} == set(plugins.names(exporters))


@pytest.mark.parametrize("to", heavy(READERS))
def test_words_notes_and_turns_are_those_of_the_record(unnumbered: Record, to: str) -> None:
    told, true = READERS[to](export(unnumbered.root, to, name=unnumbered.name)), of_record(unnumbered)
    lost = getattr(plugins.load(exporters, to), "LEAVES_OUT", ())
    assert told.words in (None, true.words)
    assert told.notes is None or same_notes(told, true, to)
    assert told.turns in (None, true.turns)
    assert told.words is not None or "words that nobody says" in lost or to == "annotations"  # beside the text itself
    assert told.notes is not None or "notes" in lost
    assert told.turns is not None or "turns" in lost or to in ("text", "markdown", "frus")  # there a label, no bounds


@pytest.mark.parametrize("to", heavy(TABLES))
def test_the_tables_together_have_notes_turns_omissions_and_people(unnumbered: Record, to: str) -> None:
    true = of_record(unnumbered)
    tables = {name.partition(".")[0]: TABLES[to](table) for name, table in export_tables([unnumbered], to).items()}
    assert squeezed(row["text"] for row in tables["turns"]) == true.turns
    notes = squeezed(row["text"] for row in tables["notes"] if row["place"] == "bottom")
    assert sorted(notes) == sorted(true.notes or [])
    assert squeezed(row["text"] for row in tables["omissions"]) == missing(unnumbered)
    assert {row["id"]: int(row["words"]) for row in tables["people"] if int(row["words"])} == words_by_person(
        unnumbered
    )


@pytest.mark.parametrize("to", heavy(to for to in READERS if to != "markdown"))  # pandoc takes its time for each
def test_they_are_in_every_family_of_sources_too(to: str) -> None:
    families = sorted(path for path in (Path(__file__).parents[1] / "families").iterdir() if any(path.glob("*.xml")))
    assert len(families) > 25
    for file in (sorted(family.glob("*.xml"))[0] for family in families):
        record = without_numbers(Record(file.stem, parse_file(file).root))
        told, true = READERS[to](export(record.root, to, name=record.name)), of_record(record)
        assert (told.words in (None, true.words), told.turns in (None, true.turns)) == (True, True), file.stem
        assert told.notes is None or same_notes(told, true, to), file.stem


def same_notes(told: Told, true: Told, to: str) -> bool:
    """In any order: the annotations have another without marks, and some a source note above the head."""
    notes = true.notes or []
    return sorted(told.notes or []) == sorted(squeezed(iter(["".join(notes)])) if to == "text" else notes)


def words_by_person(record: Record) -> dict[str, int]:
    return dict(Counter(who for row in rows(record) for who in (row.speaker_id or "").split() * row.words))


def missing(record: Record) -> list[str]:
    """The words that stand for what is left out, withheld, unreadable or lost."""
    found = (one for text in texts(record.root) for one in text.iter("{*}ellipsis", "{*}gap"))
    return squeezed("".join(_printed(one)) for one in found)


@pytest.mark.parametrize("to", GRAPHS)
def test_the_graphs_count_the_words_of_the_turns(unnumbered: Record, to: str) -> None:
    graph = GRAPHS[to](io.BytesIO(export(unnumbered.root, to, name=unnumbered.name)))
    read_back = {name.rpartition("#")[2].split(" ")[0]: data["words"] for name, data in graph.nodes(data=True)}
    assert {name: words for name, words in read_back.items() if words} == words_by_person(unnumbered)


PARTS: dict[str, Callable[[Record, list[dict[str, Any]]], bool]] = {
    "people": lambda record, table: (
        {row["id"]: int(row["words"]) for row in table if int(row["words"])} == words_by_person(record)
    ),
    "omissions": lambda record, table: squeezed(row["text"] for row in table) == missing(record),
}
"""Exports of one thing, and whether what is read back is that of the record."""


@pytest.mark.parametrize("to", PARTS)
def test_people_and_omissions_are_those_of_the_record(unnumbered: Record, to: str) -> None:
    assert PARTS[to](unnumbered, rows_of_csv(export(unnumbered.root, to, name=unnumbered.name)))


@pytest.mark.parametrize("to", heavy(to for to in READERS if to not in ("text", "markdown", "frus", "notes", "cetei")))
def test_what_nobody_says_is_speech_in_no_export(unnumbered: Record, to: str) -> None:
    """A word that is put into every note, label, stage direction and omission turns up in no turn."""
    before = READERS[to](export(unnumbered.root, to)).turns
    for element in unnumbered.root.iter(*(f"{{*}}{name}" for name in UNSAID)):
        element.text = f"{SENTINEL} {element.text or ''}"
    after = READERS[to](export(unnumbered.root, to)).turns
    assert before == after
    assert before is not None
