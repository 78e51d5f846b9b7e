"""The tables beside that of the turns: people, notes, omissions; a row of each, with what its columns mean."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._printed import printed
from tei_memcon.exporters._rows import Row, utterances
from tei_memcon.exporters._tei import (
    conversation_date,
    described,
    end_notes,
    inside,
    is_inline_note,
    iso_date,
    paragraphs,
    pointers,
    tag,
    texts,
    words,
)


class PersonRow(NamedTuple):
    """Somebody who takes part, is quoted or speaks. What is not known is empty."""

    record: str
    """The file, as in the table of turns."""
    date: str | None
    """Day of the conversation."""
    id: str
    """Identifier in the record; ``speaker_id`` of the turns is the same."""
    name: str
    """The first form of the name."""
    other_names: str | None
    """The other forms, with ``; `` between."""
    role: str | None
    """Part in the meeting, as ``interpreter``."""
    affiliation: str | None
    """Delegation or office, as the record has it."""
    idno: str | None
    """Numbers of authorities, ``wikidata:Q42``, with a space between."""
    turns: int
    """How often this person speaks directly, alone or with others."""
    runs: int
    """How often reported speech is this person's."""
    words: int
    """Words of both."""


class NoteRow(NamedTuple):
    """A note of the record: at the foot of a page, at its end, or within a line."""

    record: str
    n: str | None
    """Its number or sign, as printed."""
    type: str
    """``source``, ``editorial``, ``unanchored`` …; ``note`` where the TEI does not say it."""
    place: str
    """``inline`` within a line, ``bottom`` otherwise."""
    page: str | None
    """The page on which its mark stands."""
    speaker_id: str | None
    """Who speaks at its mark, if anybody does."""
    before: str | None
    """The words before its mark, eight at most, in the same paragraph."""
    text: str
    """Its words, a line feed between paragraphs."""


class OmissionRow(NamedTuple):
    """What is left out, withheld, unreadable or lost."""

    record: str
    kind: str
    """``ellipsis``: the source leaves it out and says so; ``gap``: withheld, unreadable or lost."""
    reason: str | None
    """Of a gap: ``notDeclassified``, ``illegible``, ``inaudible``, ``lacuna`` …"""
    unit: str | None
    """``page``, ``line``, ``word`` …, where it is stated."""
    quantity: float | None
    """How many of these; of a range the most."""
    resp: str | None
    """Who says so: ``source-editor``, ``translator`` …"""
    page: str | None
    """The page on which it stands."""
    speaker_id: str | None
    """Who is speaking there, if anybody is."""
    text: str
    """The printed words."""


def people_rows(record: Record) -> Iterator[PersonRow]:
    """Everybody of the header, and then those who speak and are not listed there."""
    spoken = [row for _, row in utterances(record)]
    listed = described(record.root)
    by_speaker: dict[str, list[Row]] = {identifier: [] for identifier in listed}
    for row in spoken:
        for identifier in dict.fromkeys((row.speaker_id or "").split()):
            by_speaker.setdefault(identifier, []).append(row)
    date = iso_date(conversation_date(record.root))
    for identifier, own in by_speaker.items():
        person = listed.get(identifier)
        names = [] if person is None else person.iterchildren("{*}persName", "{*}name")
        forms = list(dict.fromkeys(words(name) for name in names))
        yield PersonRow(
            record=record.name,
            date=date,
            id=identifier,
            name=forms[0] if forms else identifier,
            other_names="; ".join(forms[1:]) or None,
            role=None if person is None else person.get("role"),
            affiliation=_joined(person, "affiliation", "; "),
            idno=None if person is None else " ".join(_numbers(person)) or None,
            turns=sum(row.mode == "direct" for row in own),
            runs=sum(row.mode == "reported" for row in own),
            words=sum(row.words for row in own),
        )


def note_rows(record: Record) -> Iterator[NoteRow]:
    """The notes in the order of their marks."""
    pages = _pages(record)
    listed = end_notes(record.root)
    within = [note for text in texts(record.root) for note in text.iter("{*}note") if is_inline_note(note)]
    places = {element: place for place, element in enumerate(pages)}
    for note in sorted([*listed, *within], key=places.__getitem__):
        yield NoteRow(
            record=record.name,
            n=note.get("n") or note.get("rend"),
            type=note.get("type", "note"),
            place="inline" if is_inline_note(note) else "bottom",
            page=pages[note],
            speaker_id=_speaker(note),
            before=_before(note),
            text="\n".join(paragraphs(inside(note, _printed))),
        )


def omission_rows(record: Record) -> Iterator[OmissionRow]:
    """The omissions and gaps in their order."""
    for element, page in _pages(record).items():
        if tag(element) in ("ellipsis", "gap"):
            quantity = element.get("quantity") or element.get("atMost") or element.get("max")
            yield OmissionRow(
                record=record.name,
                kind=tag(element),
                reason=element.get("reason"),
                unit=element.get("unit"),
                quantity=float(quantity) if quantity and quantity.replace(".", "", 1).isdecimal() else None,
                resp=" ".join(pointers(element.get("resp"))) or None,
                page=page,
                speaker_id=_speaker(element),
                text=" ".join(paragraphs(inside(element, _printed))),
            )


def _printed(element: _Element) -> Iterator[str]:
    yield from printed(element, _printed)


def _joined(person: _Element | None, name: str, between: str) -> str | None:
    parts = [] if person is None else [words(part) for part in person.iterfind(f"{{*}}{name}")]
    return between.join(filter(None, parts)) or None


def _numbers(person: _Element) -> Iterator[str]:
    for number in person.iterfind("{*}idno"):
        if words(number):
            yield f"{number.get('type', 'idno')}:{words(number)}"


def _pages(record: Record) -> dict[_Element, str | None]:
    """Notes, omissions and gaps in their order, each with the page that was begun last before it."""
    pages: dict[_Element, str | None] = {}
    page = None
    for text in texts(record.root):
        for element in text.iter("{*}note", "{*}ellipsis", "{*}gap", "{*}pb"):
            if tag(element) == "pb":
                page = element.get("n", page)
            else:
                pages[element] = page
    return pages


def _speaker(element: _Element) -> str | None:
    said = next(element.iterancestors("{*}sp", "{*}said"), None)
    return None if said is None else " ".join(pointers(said.get("who"))) or None


def _before(note: _Element, number: int = 8) -> str | None:
    """The last words before a note in its paragraph, without those of other notes."""
    block = next((one for one in note.iterancestors("{*}p", "{*}head", "{*}item", "{*}ab", "{*}dateline")), None)
    if block is None:
        return None
    pieces: list[str] = []
    blanks, enough = 0, 4 * number
    for piece in _backwards(note, block):
        pieces.append(piece)
        blanks += len(piece.split())
        if blanks > enough:  # of pieces that part words there may be more than there are words
            if len("".join(reversed(pieces)).split()) > number:
                break
            enough *= 2
    return " ".join("".join(reversed(pieces)).split()[-number:]) or None


def _backwards(node: _Element, block: _Element) -> Iterator[str]:
    """The printed words of a paragraph before an element in it, from there to its beginning."""
    for before in node.itersiblings(preceding=True):
        yield before.tail or ""
        if tag(before) and not (tag(before) == "note" and not is_inline_note(before)):
            yield "".join(_printed(before))
    parent = node.getparent()
    if parent is not None:
        yield parent.text or ""
        if parent is not block:
            yield from _backwards(parent, block)
