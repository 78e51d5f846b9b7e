"""The benchmark: which documents of a volume are records, how they are printed, spoiled, converted and measured."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.errors import RefusedError, UnreadableError, UsageError
from tei_memcon.evaluate import File
from tei_memcon.evaluate._text import words
from tei_memcon.evaluate.frus import benchmark
from tei_memcon.evaluate.frus.habits import KINDS, irregular
from tei_memcon.evaluate.frus.printing import Style, print_record, style_of
from tei_memcon.evaluate.frus.volumes import documents, heading, identifier, is_conversation, persons

HERE = Path(__file__).parent / "volumes"
VOLUME = HERE / "frus1901v99.xml"
STYLES = {"page": Style(), "reader": Style(False, "-", True, "", " ↩", "")}


@pytest.fixture(scope="module")
def volume() -> File:
    return File.parse(VOLUME.read_bytes(), VOLUME.name)


def test_records_of_conversation_are_picked_by_their_headings(volume: File) -> None:
    assert [identifier(document) for document in documents(volume.root)] == ["d1", "d5"]


@pytest.mark.parametrize(
    "words",
    [
        "Memorandum of Conversation, by the Keeper of the Lights",
        "Memorandum of a Telephone Conversation Between the Keeper and the Ambassador",
        "Draft Memorandum of Conversation",
        "Memorandum for the Record of Conversation",
        "Memoranda of Conversations",
        "Minutes of a Meeting of the Lighthouse Board",
        "United States Minutes of the Third Meeting",
        "U.S. Summary Minutes of Talks",
        "Summary Record of the 9th Meeting of the Board",
        "Record of Meeting",
        "Personal Notes of a Meeting With the Keeper",
        "Transcript of a Teletype Conversation",
        "Conversation Among the Keeper, the Ambassador, and the Boatman",
        "Telephone Conversation Between the Keeper and the Boatman",
    ],
)
def test_headings_of_records(words: str) -> None:
    assert is_conversation(words)


@pytest.mark.parametrize(
    "words",
    [
        "Telegram From the Embassy in the Islands to the Harbour Office",
        "Memorandum for the Record",
        "Memorandum From the Keeper to the Board",
        "Letter From the Keeper Regarding the Conversation of May 4",
        "Editorial Note",
        "Record of Actions by the Board",
        "Paper Prepared for the Meeting of the Board",
        "Notes",
    ],
)
def test_headings_of_other_documents(words: str) -> None:
    assert not is_conversation(words)


def test_a_heading_is_read_without_its_number_and_notes() -> None:
    head = "<head>No. 12<lb/>Minutes<note n='1'>Lot 5.</note> of a <hi>Meeting</hi></head>"
    assert heading(etree.XML(f"<div>{head}</div>")) == "Minutes of a Meeting"
    assert heading(etree.XML("<div><p>None</p></div>")) == ""


def test_the_persons_of_a_volume_are_those_of_its_list(volume: File) -> None:
    found = persons(volume.root, "0")
    assert found
    assert [(entry.id, entry.names) for entry in found.entries] == [
        ("p_AT_1", ("Alder, Tobias R.",)),
        ("p_BM_1", ("Birch, Marta",)),
    ]
    assert persons(etree.XML("<TEI/>"), "0") is None


@pytest.mark.parametrize("style", STYLES)
def test_a_record_is_printed_as_its_page_shows_it(
    volume: File, style: str, golden: Callable[[Path, bytes], None]
) -> None:
    printed = [print_record(document, STYLES[style]) for document in documents(volume.root)]
    golden(HERE / f"{style}.txt", "\n=====\n\n".join(printed).encode())


def test_a_page_break_cuts_a_word_and_a_note_mark_stands_close() -> None:
    record = etree.XML("<div><p>light<pb n='7'/>house <note n='1'>So.</note> here</p></div>")
    assert print_record(record, Style(page_space="")).startswith("light[Page 7]house1 here\n")
    assert print_record(record).startswith("light [Page 7] house1 here\n")


def test_the_kind_of_copy_hangs_on_the_name_alone() -> None:
    styles = [style_of(f"v/d{number}") for number in range(200)]
    assert styles == [style_of(f"v/d{number}") for number in range(200)]
    assert len(set(styles)) > 20
    assert 80 < sum(style.headings for style in styles) < 160


COPY = print_record(next(documents(File.parse(VOLUME.read_bytes(), "v").root)))
HABITS = {habit.__name__: habit for kind in KINDS.values() for habit in kind}


@given(st.integers(0, 10**6), st.text("abcd/0123456789", min_size=1, max_size=12))
def test_irregular_copies_keep_the_words_and_are_the_same_for_the_same_seed(seed: int, name: str) -> None:
    copy, habits = irregular(COPY, name, seed)
    assert (copy, habits) == irregular(COPY, name, seed)
    assert 2 <= len(habits) <= 3
    added = ("notes", "footnotes", "o")  # what stands above a list of notes, and for a bullet
    kept, found = " ".join(words(COPY)), " ".join(word for word in words(copy) if word not in added)
    assert kept in found if "navigation" in habits else kept == found


@pytest.mark.parametrize("name", HABITS)
def test_each_habit_changes_a_copy(name: str) -> None:
    text = COPY.replace("2. See Document 2.", f"2. See Document 2. {'The lamps burn oil of the best kind. ' * 20}")
    text = text.replace("three lamps", "“three” lamps—all. They")
    changed = [HABITS[name](text, random.Random(seed)) for seed in range(5)]
    assert any(one != text for one in changed)


def test_the_records_of_a_volume_are_measured() -> None:
    records = benchmark.find_records(HERE)
    assert [record.name for record in records] == ["frus1901v99/d1", "frus1901v99/d5"]
    outcomes = list(benchmark.run(records, jobs=1, differences=True))
    counts = benchmark.evaluation(outcomes).totals
    assert {outcome.trouble for outcome in outcomes} == {""}
    assert counts["words"].f1 == counts["page_breaks"].f1 == counts["turns"].f1 == 1
    assert counts["turns"].gold == 6
    assert all(one.gold.file == str(VOLUME) for outcome in outcomes for one in outcome.differences)


def test_copies_with_their_gold_are_measured_in_the_same_way(tmp_path: Path, volume: File) -> None:
    folder = tmp_path / "frus1901v99"
    folder.mkdir()
    for record, document in zip(benchmark.find_records(VOLUME), documents(volume.root), strict=True):
        stem = folder / identifier(document)
        stem.with_suffix(".txt").write_text(print_record(document, style_of(record.name)), "utf-8")
        stem.with_suffix(".gold.xml").write_bytes(etree.tostring(document, encoding="utf-8"))
    people = (("p_AT_1", "Alder, Tobias R."), ("p_BM_1", "Birch, Marta"))
    entries = "".join(f"<person xml:id='{key}'><persName>{name}</persName></person>" for key, name in people)
    (folder / "persons.xml").write_text(
        f"<listPerson xmlns='http://www.tei-c.org/ns/1.0'>{entries}</listPerson>", "utf-8"
    )
    copies = benchmark.find_records(tmp_path)
    assert [record.name for record in copies] == ["frus1901v99/d1", "frus1901v99/d5"]
    assert [outcome.counts for outcome in benchmark.run(copies, 3, jobs=1)] == [
        outcome.counts for outcome in benchmark.run(benchmark.find_records(VOLUME), 3, jobs=1)
    ]


def test_several_processes_find_the_same() -> None:
    records = benchmark.find_records(VOLUME)
    assert list(benchmark.run(records, 1, jobs=2)) == list(benchmark.run(records, 1, jobs=1))


def test_a_record_that_cannot_be_converted_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RefusedError("no reader takes it")

    monkeypatch.setattr(benchmark, "convert", refuse)
    outcome, _ = benchmark.run(benchmark.find_records(VOLUME), jobs=1)
    assert outcome.trouble == "no reader takes it"
    assert outcome.counts["words"].tp == 0
    assert outcome.counts["words"].fn > 50


def test_a_bug_of_the_converter_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(benchmark, "convert", fail)
    outcome, _ = benchmark.run(benchmark.find_records(VOLUME), jobs=1)
    assert re.match(r"KeyError: 'x' in test_frus.py:\d+", outcome.trouble)


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such folder"):
        benchmark.find_records(tmp_path / "none")
    with pytest.raises(UsageError, match="no record of conversation was found"):
        benchmark.find_records(tmp_path)
    shutil.copy(VOLUME, tmp_path / "broken.xml")
    (tmp_path / "broken.xml").write_text(VOLUME.read_text("utf-8").replace("</TEI>", ""), "utf-8")
    with pytest.raises(UnreadableError, match=r"broken\.xml:\d+:\d+: "):
        benchmark.find_records(tmp_path)


def test_irregular_copies_are_held_against_what_the_regular_copy_shows() -> None:
    record, _ = benchmark.find_records(VOLUME)
    regular, spoiled = (benchmark.measure(benchmark.Task(record, seed)).counts for seed in (None, 7))
    assert {name: count.gold for name, count in regular.items()} == {
        name: count.gold for name, count in spoiled.items()
    }
