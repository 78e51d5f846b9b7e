"""Stand-off annotations: every selector resolves to its words in the text export, and speech is what the table has."""

import json
import re
from typing import Any

import pytest

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._rows import rows
from tei_memcon.exporters._tei import end_notes, inside, paragraphs, texts
from tei_memcon.tei.parse import parse

MOTIVATIONS = {"identifying", "commenting", "tagging", "linking", "describing", "assessing", "editing"}


def read(record: Record) -> tuple[str, list[dict[str, Any]]]:
    """The text, and what is said of it."""
    page = json.loads(export(record.root, "annotations", name=record.name))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    return export(record.root, "text").decode(), page["items"]


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def words_at(annotation: dict[str, Any], text: str) -> list[str]:
    """The words that the positions of an annotation select."""
    selected = []
    for target in targets(annotation):
        position = next(one for one in target["selector"] if one["type"] == "TextPositionSelector")
        selected.append(text[position["start"] : position["end"]])
    return selected


def values(annotation: dict[str, Any], purpose: str) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose and "value" in body]


def words(text: str) -> str:
    """Without white space, of which a table and a text have different."""
    return re.sub(r"\s+", "", text)


def test_every_selector_resolves_to_its_words(record: Record) -> None:
    text, annotations = read(record)
    for annotation in annotations:
        for target in targets(annotation):
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert 0 <= start < end <= len(text)
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_what_is_said_is_what_the_table_of_turns_has(record: Record) -> None:
    text, annotations = read(record)
    spoken = [one for one in annotations if set(values(one, "tagging")) & {"turn", "reported speech"}]
    read_back = [(values(one, "identifying"), words("".join(words_at(one, text)))) for one in spoken]
    table = [([row.speaker_name] if row.speaker_name else [], words(row.text)) for row in rows(record)]
    assert read_back == table


def test_every_note_is_a_comment_on_its_mark(record: Record) -> None:
    text, annotations = read(record)
    comments = [one for one in annotations if one["motivation"] == "commenting"]
    notes = {"\n".join(paragraphs(inside(note, _words))) for note in end_notes(record.root)}
    assert {value for one in comments for value in values(one, "commenting")} == notes
    assert len(comments) == len(end_notes(record.root))
    marks = [words_at(one, text) for one in comments]
    assert all(len(mark[0]) < 4 or "note" in mark[0].lower() or "Nummer" in mark[0] for mark in marks)


def _words(element: Any) -> Any:
    yield from inside(element, _words)


def test_every_conclusion_has_its_certainty(record: Record) -> None:
    _, annotations = read(record)
    told = [value for one in annotations for value in values(one, "assessing")]
    concluded = [
        element.get("cert") for text in texts(record.root) for element in text.iter("{*}*") if element.get("cert")
    ]
    assert sorted(told) == sorted(f"certainty: {cert}" for cert in concluded)


def test_the_model_has_no_words_of_our_own(record: Record) -> None:
    _, annotations = read(record)
    assert {one["motivation"] for one in annotations} <= MOTIVATIONS
    assert {body["purpose"] for one in annotations for body in one["body"]} <= MOTIVATIONS
    assert {body["type"] for one in annotations for body in one["body"]} <= {"TextualBody", "SpecificResource"}
    assert len({one["id"] for one in annotations}) == len(annotations)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<sp><speaker>A.</speaker><p>about<note n='2'>Who?</note>Bob</p></sp>", ["about", "Bob"]),
        ("<sp><p>One.</p><stage>[Laughter]</stage><p>Two.</p></sp>", ["One.", "Two."]),
        ("<sp><p>One.</p><p>Two.</p></sp>", ["One.\n\nTwo."]),
        ("<sp><p>par<pb n='2' break='no'/>ty</p></sp>", ["par", "ty"]),
        ("<sp><p>a <supplied>[very]</supplied> old lamp</p></sp>", ["a [very] old lamp"]),
        ("<p>Tea. <said direct='false'>He left. <note n='1'>Left.</note></said> More tea.</p>", ["He left."]),
    ],
)
def test_what_nobody_says_stands_between_the_parts_of_a_speech(body: str, said: list[str]) -> None:
    tei = parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml")
    text, annotations = read(Record("test", tei.root))
    assert next(words_at(one, text) for one in annotations if one["motivation"] == "identifying") == said
