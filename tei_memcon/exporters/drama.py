"""TEI in the profile of DraCor: people, speeches and stage directions, for the tools of drama analysis.

The profile is that of https://dracor.org (``dracor.odd``, version 1.6): ``particDesc`` with everybody who speaks,
``sp`` with ``who``, divisions of the type ``scene``, few attributes; the address as digital source, the archive or
series as original one, beside them the day. Reported runs are speeches too, and whatever nobody says, narration and
lists included, is a ``stage``. Identifiers have small letters, digits and hyphens; the sex of people is unknown, and so
is who speaks where the TEI does not say it.
"""

import re
import zlib
from collections.abc import Iterator

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._build import Content, new, person_ids, printed_file
from tei_memcon.exporters._citation import Citation, citation
from tei_memcon.exporters._script import (
    Division,
    Paragraph,
    Piece,
    Words,
    note_paragraphs,
    only_asides,
    plain,
    script,
    speeches,
)
from tei_memcon.exporters._tei import described, pointers, tag, words

SUFFIX = ".drama.xml"
LEAVES_OUT = ("corrected readings", "conclusions", "fields of the header")

_UNKNOWN_LANGUAGE = "und"
_WIKIDATA = re.compile(r"Q[1-9][0-9]*$")


def export(record: Record) -> bytes:
    """A play of one record; each of its divisions is a scene."""
    cited, ids = citation(record), person_ids(record.root)
    scenes = [_scene(division, ids) for division in script(record)]
    root = new(
        "TEI",
        new("teiHeader", _file(record, cited), new("profileDesc", new("particDesc", _cast(record, ids)))),
        new("text", new("body", *scenes or [new("div", type="scene")])),
        type="dracor",
        id=f"tmc{zlib.crc32(record.name.encode()) % 10**6:06}",
        lang=cited.language or _UNKNOWN_LANGUAGE,
    )
    return printed_file(root)


def _file(record: Record, cited: Citation) -> _Element:
    return new(
        "fileDesc",
        new("titleStmt", *_titles(cited)),
        new("publicationStmt", new("publisher", cited.publisher or "unknown"), *_address(cited), _available(record)),
        new("sourceDesc", *_sources(record, cited)),
    )


def _titles(cited: Citation) -> list[_Element]:
    sub = [new("title", cited.subtitle, type="sub")] if cited.subtitle else []
    return [new("title", cited.main_title), *sub]


def _address(cited: Citation) -> list[_Element]:
    return [new("idno", cited.url, type="URL")] if cited.url else []


def _sources(record: Record, cited: Citation) -> Iterator[_Element]:
    """The page that the text is from, if it has one, what that is of, and the day of the conversation."""
    if cited.url:
        page = new("ref", cited.publisher or cited.url, target=cited.url)
        yield new("bibl", page, _available(record), type="digitalSource")
    series = " ".join(filter(None, (cited.series, cited.number)))
    original = ", ".join(filter(None, (series, cited.archive, cited.archive_place)))
    yield new("bibl", original or cited.title, type="originalSource")
    if cited.first_day:
        yield new("listEvent", _written(cited))


def _available(record: Record) -> _Element:
    """The licence of the record, if its header names one; none is invented."""
    licence = record.root.find(".//{*}publicationStmt//{*}licence")
    target = "" if licence is None else licence.get("target", "")
    stated = words(licence) or target
    if target:
        return new("availability", new("licence", stated, target=target))
    return new("availability", new("p", stated or "See the terms of the source."))


def _cast(record: Record, ids: dict[str, str]) -> _Element:
    listed = described(record.root)
    cast = [_person(identifier, fitting, listed.get(identifier)) for identifier, fitting in ids.items()]
    return new("listPerson", *cast or [new("person", new("persName", "unknown"), id="unknown", sex="UNKNOWN")])


def _person(identifier: str, fitting: str, person: _Element | None) -> _Element:
    """Somebody, or a group, with every form of the name; DraCor knows the numbers of Wikidata."""
    group = person is not None and tag(person) == "personGrp"
    forms = [] if person is None else [words(name) for name in person.iterchildren("{*}persName", "{*}name")]
    first, *others = list(dict.fromkeys(filter(None, forms))) or [identifier]
    numbers = [] if person is None else [words(number) for number in person.iterfind("{*}idno[@type='wikidata']")]
    name = "name" if group else "persName"
    return new(
        "personGrp" if group else "person",
        new(name, first),
        *(new(name, other, type="variant") for other in others),
        *(new("idno", found.group(), type="wikidata") for number in numbers if (found := _WIKIDATA.search(number))),
        id=fitting,
        sex="UNKNOWN",
    )


def _written(cited: Citation) -> _Element:
    if cited.first_day == cited.last_day:
        return new("event", new("desc"), type="written", when=cited.first_day)
    return new("event", new("desc"), type="written", notBefore=cited.first_day, notAfter=cited.last_day)


def _scene(division: Division, ids: dict[str, str]) -> _Element:
    scene = new("div", *(new("head", *_content(head)) for head in division.heads if head), type="scene")
    for utterance, gathered in speeches(division):
        if utterance is None:
            scene.append(_direction(gathered[0].pieces))
        else:
            scene.append(_speech(utterance, gathered, division.labels.get(utterance), ids))
    return scene


def _speech(utterance: _Element, gathered: list[Paragraph], label: Words | None, ids: dict[str, str]) -> _Element:
    who = " ".join(f"#{ids[identifier]}" for identifier in pointers(utterance.get("who")))
    speaker = [new("speaker", *_content(label, nested=False))] if label and plain(label) else []
    return new("sp", *speaker, *(_paragraph(paragraph.pieces) for paragraph in gathered), who=who)


def _paragraph(pieces: Words) -> _Element:
    return _direction(pieces) if only_asides(pieces) else new("p", *_content(pieces))


def _direction(pieces: Words) -> _Element:
    """What nobody says, on its own; a page that begins between two paragraphs needs nothing around it."""
    content = _content(pieces, nested=False)
    alone = content[0] if len(content) == 1 else None
    return new("stage", *content) if alone is None or isinstance(alone, str) else alone


def _content(pieces: Words, nested: bool = True) -> Content:
    """A paragraph; what nobody says in it is a ``stage``, unless it is one itself."""
    return [_piece(piece, nested) for piece in pieces]


def _piece(piece: Piece, nested: bool) -> str | _Element:
    if piece.kind == "note" and piece.element is not None:
        lines = note_paragraphs(piece.element)
        return new("note", *(lines if len(lines) == 1 else [new("p", line) for line in lines]))
    if piece.kind == "page" and piece.element is not None:
        return new("pb", n=piece.element.get("n", ""))
    return new("stage", piece.text) if piece.kind == "aside" and nested else piece.text
