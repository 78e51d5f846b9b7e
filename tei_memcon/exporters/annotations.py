"""W3C Web Annotations: what the TEI says of each stretch of the plain text, as stand-off JSON-LD.

An ``AnnotationPage`` of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/). Its text is the
export ``text`` of the same record, which stands beside it: ``d68.annotations.json`` speaks of ``d68.txt``. Every target
has two selectors, the position in characters (code points) and the words with those around them, so that an annotation
finds its place again in a text that was changed a little::

    {"type": "Annotation", "motivation": "identifying",
     "body": [{"type": "TextualBody", "purpose": "tagging", "value": "turn"},
              {"type": "TextualBody", "purpose": "identifying", "value": "G. Bush"}],
     "target": {"source": "118944.txt", "selector": [
        {"type": "TextPositionSelector", "start": 151, "end": 163},
        {"type": "TextQuoteSelector", "exact": "I am glad to", "prefix": "G. Bush. ", "suffix": " see you."}]}}

A note is a comment on its mark, a conclusion of the converter has its certainty as an assessment. Several targets are
the parts of one speech: what nobody says stands between them, and belongs to none.
"""

import json
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._printed import printed
from tei_memcon.exporters._rows import utterances
from tei_memcon.exporters._spans import Extent, Layout
from tei_memcon.exporters._tei import (
    XML_LANG,
    end_notes,
    inside,
    is_inline_note,
    paragraphs,
    people,
    pointers,
    tag,
    texts,
)

SUFFIX = ".annotations.json"
LEAVES_OUT = ("people", "fields of the header")

_CONTEXT = 32
_TAGS = {
    "pb": "page",
    "ellipsis": "omission",
    "gap": "gap",
    "stage": "stage direction",
    "supplied": "supplied",
    "foreign": "foreign",
    "head": "heading",
    "speaker": "label",
    "dateline": "dateline",
    "persName": "person",
    "placeName": "place",
    "date": "date",
    "choice": "correction",
    "fw": "running head or stamp",
    "signed": "signature",
    "note": "note within the line",
    "lb": "rejoined paragraph",
}
_VALUES = ("type", "n", "when", "from", "to", "reason", "unit", "quantity", "extent", XML_LANG)


class Annotation(NamedTuple):
    """What is said of stretches of the text."""

    motivation: str
    bodies: list[dict[str, str]]
    extents: list[Extent]


def export(record: Record) -> bytes:
    """The annotations of a record, in the order of its text."""
    laid = Layout(record)
    found = sorted(_annotations(record, laid), key=lambda annotation: annotation.extents[0])
    source = f"{record.name.rpartition('/')[2]}.txt"
    items = [_item(annotation, number, source, laid.text) for number, annotation in enumerate(found, 1)]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{record.name.rpartition('/')[2]}{SUFFIX}",
        "type": "AnnotationPage",
        "items": items,
    }
    return f"{json.dumps(page, ensure_ascii=False, indent=1)}\n".encode()


def _annotations(record: Record, laid: Layout) -> Iterator[Annotation]:
    names = people(record.root)
    for utterance, row in utterances(record):
        bodies = [_body("tagging", "turn" if row.mode == "direct" else "reported speech")]
        bodies += [_body("identifying", row.speaker_name)] if row.speaker_name else []
        bodies += [_person(record, pointer) for pointer in pointers(utterance.get("who"))]
        if extents := laid.said(utterance):
            yield Annotation("identifying", [*bodies, *_certainty(utterance)], extents)
    for note in end_notes(record.root):
        words = "\n".join(paragraphs(inside(note, _words)))
        extents = laid.of(note) or laid.entry(note)
        if words and extents:
            yield Annotation("commenting", [_body("commenting", words)], extents)
    for text in texts(record.root):
        for element in text.iter(*(f"{{*}}{name}" for name in _TAGS)):
            if _is_told(element) and (extents := laid.of(element)):
                yield Annotation("tagging", [*_described(element, names), *_certainty(element)], extents)


def _words(element: _Element) -> Iterator[str]:
    yield from printed(element, _words)


def _is_told(element: _Element) -> bool:
    if tag(element) == "note":
        return is_inline_note(element)
    return tag(element) != "lb" or element.get("type") == "rejoined"


def _described(element: _Element, names: dict[str, str]) -> Iterator[dict[str, str]]:
    yield _body("tagging", _TAGS[tag(element)])
    for identifier in pointers(element.get("ref")):
        yield _body("identifying", names.get(identifier, identifier))
    for name in _VALUES:
        if value := element.get(name):
            yield _body("describing", f"{name.rpartition('}')[2]}: {value}")
    if tag(element) == "choice":
        for reading in element.iterfind("{*}corr"):
            yield _body("editing", " ".join("".join(reading.itertext("{*}*")).split()))


def _person(record: Record, identifier: str) -> dict[str, str]:
    """The person in the TEI that stands beside the text."""
    source = f"{record.name.rpartition('/')[2]}.xml#{identifier}"
    return {"type": "SpecificResource", "purpose": "linking", "source": source}


def _certainty(element: _Element) -> list[dict[str, str]]:
    cert = element.get("cert") or next((child.get("cert") for child in element.iterfind("{*}corr")), None)
    return [_body("assessing", f"certainty: {cert}")] if cert else []


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _item(annotation: Annotation, number: int, source: str, text: str) -> dict[str, object]:
    targets = [{"source": source, "selector": _selectors(extent, text)} for extent in annotation.extents]
    return {
        "id": f"#a{number}",
        "type": "Annotation",
        "motivation": annotation.motivation,
        "body": annotation.bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _selectors(extent: Extent, text: str) -> list[dict[str, object]]:
    start, end = extent
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _CONTEXT) : start],
        "suffix": text[end : end + _CONTEXT],
    }
    return [{"type": "TextPositionSelector", "start": start, "end": end}, quote]
