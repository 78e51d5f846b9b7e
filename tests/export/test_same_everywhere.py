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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import networkx  # type: ignore[import-untyped]
import pytest
from lxml import etree

from tei_memcon import exporters, plugins
from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import rows
from tei_memcon.exporters._tei import end_notes, is_inline_note, texts
from tei_memcon.tei.parse import parse_file
from tests.export.pandoc import parts, read, words

CITATIONS = {"bibtex", "csl", "ris"}
"""They have nothing of the text."""
OWN_TESTS = {"omissions", "people", "parquet"}
"""Tables that `test_tables` holds to the record (Parquet has the rows of CSV)."""
UNSAID = ("note", "stage", "speaker", "fw", "ellipsis", "metamark", "gap", "desc", "label")
SENTINEL = "Zzyzx"


class Told(NamedTuple):
    """What an export tells; nothing where it has none of that. Signs other than letters and digits do not count."""

    words: str | None = None
    """All of the text but the notes."""
    notes: str | None = None
    """Of all notes, in the order of their marks."""
    turns: list[str] | None = None
    """What is said in each turn and reported run, in order."""


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def squeezed(found: Iterator[str]) -> list[str]:
    return [squeezed for one in found if (squeezed := letters(one))]


def of_record(record: Record) -> Told:
    """What the TEI itself tells."""
    root = copy.deepcopy(record.root)
    notes = [letters("".join(_printed(note))) for note in end_notes(root)]
    whole = letters("".join(piece for text in texts(root) for piece in _printed(text)))
    return Told(whole, "".join(notes), squeezed(row.text for row in rows(record)))


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
    table = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return Told(turns=squeezed(row["text"] for row in table))


def read_jsonl(content: bytes) -> Told:
    return Told(turns=squeezed(json.loads(line)["text"] for line in content.decode().split("\n")[:-1]))


def read_notes(content: bytes) -> Told:
    table = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return Told(notes=letters("".join(row["text"] for row in table if row["place"] == "bottom")))


def read_text(content: bytes) -> Told:
    """Without numbers the notes are the last block, each on an indented line."""
    body, _, notes = content.decode().partition("\n\n  ")
    return Told(letters(body), letters(notes))


def read_markdown(content: bytes) -> Told:
    document = read(content, "markdown-smart")
    return Told(letters(words(document["blocks"])), letters("".join(words(note) for note in parts(document, "Note"))))


def read_html(content: bytes) -> Told:
    page = etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
    (article,) = page.xpath("//article[@id='text']")
    entries = page.xpath("//section[@class='notes']//li")
    notes = letters("".join(re.sub(r"↩.*", "", "".join(entry.itertext())) for entry in entries))
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
    return Told(notes=letters("".join(notes)), turns=squeezed(iter(turns)))


def read_drama(content: bytes) -> Told:
    return _read_tei(content, "sp/p", "stage|note")


def read_parlamint(content: bytes) -> Told:
    root = etree.fromstring(content)
    comments = ("speaker", "narrative", "comment")
    notes = [note for note in root.iter("{*}note") if note.get("type") not in comments]
    notes = [note for note in notes if note.get("type") != "editorial"]
    said = ["".join("".join(map(str, seg.xpath("text()"))) for seg in u.iter("{*}seg")) for u in root.iter("{*}u")]
    return Told(notes=letters("".join("".join(note.itertext()) for note in notes)), turns=squeezed(iter(said)))


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
    return Told(letters(whole), letters("".join(notes)), squeezed(iter(said)))


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
    "parlamint": read_parlamint,
    "text": read_text,
}
GRAPHS = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}


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
    assert {*READERS, *GRAPHS, *CITATIONS, *OWN_TESTS} == set(plugins.names(exporters))


@pytest.mark.parametrize("to", READERS)
def test_words_notes_and_turns_are_those_of_the_record(unnumbered: Record, to: str) -> None:
    told, true = READERS[to](export(unnumbered.root, to, name=unnumbered.name)), of_record(unnumbered)
    lost = getattr(plugins.load(exporters, to), "LEAVES_OUT", ())
    assert told.words in (None, true.words)
    # Without marks the annotations have the notes in another order; note by note they are held in their own test.
    assert told.notes is None or Counter(told.notes) == Counter(true.notes or "")
    assert told.turns in (None, true.turns)
    assert told.notes is not None or "notes" in lost


@pytest.mark.parametrize("to", [to for to in READERS if to != "markdown"])  # pandoc takes its time for each
def test_they_are_in_every_family_of_sources_too(to: str) -> None:
    families = sorted(path for path in (Path(__file__).parents[1] / "families").iterdir() if any(path.glob("*.xml")))
    assert len(families) > 25
    for file in (sorted(family.glob("*.xml"))[0] for family in families):
        record = without_numbers(Record(file.stem, parse_file(file).root))
        told, true = READERS[to](export(record.root, to, name=record.name)), of_record(record)
        assert (told.words in (None, true.words), told.turns in (None, true.turns)) == (True, True), file.stem
        assert told.notes is None or Counter(told.notes) == Counter(true.notes or ""), file.stem


@pytest.mark.parametrize("to", GRAPHS)
def test_the_graphs_count_the_words_of_the_turns(unnumbered: Record, to: str) -> None:
    graph = GRAPHS[to](io.BytesIO(export(unnumbered.root, to, name=unnumbered.name)))
    counted = Counter(words for row in rows(unnumbered) for words in (row.speaker_id or "").split() * row.words)
    read_back = {name.rpartition("#")[2].split(" ")[0]: data["words"] for name, data in graph.nodes(data=True)}
    assert {name: words for name, words in read_back.items() if words} == dict(counted)


@pytest.mark.parametrize(
    "to", [to for to, reader in READERS.items() if to not in ("text", "markdown", "frus", "notes", "cetei")]
)
def test_what_nobody_says_is_speech_in_no_export(unnumbered: Record, to: str) -> None:
    """A word that is put into every note, label, stage direction and omission turns up in no turn."""
    before = READERS[to](export(unnumbered.root, to)).turns
    for element in unnumbered.root.iter(*(f"{{*}}{name}" for name in UNSAID)):
        element.text = f"{SENTINEL} {element.text or ''}"
    after = READERS[to](export(unnumbered.root, to)).turns
    assert before == after
    assert before is not None
