"""Who says what: one row per turn or reported run, for the tables.

A turn is an ``sp``; a run is a ``said`` outside of turns, also in the items of a list. Their text is what is said, as
printed: without labels, notes, page numbers, stage directions, omissions and other things that nobody said; words and
brackets that the editors supplied stay.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import (
    SEAM,
    conversation_date,
    inside,
    iso_date,
    paragraphs,
    people,
    pointers,
    tag,
    texts,
    words,
)

NOT_IN_TURNS = (
    "words that nobody says",
    "notes",
    "notes within lines",
    "omissions",
    "stage directions",
    "corrected readings",
    "fields of the header",
)
"""What a table of turns leaves out (see `_losses`)."""
_UNSAID = frozenset(["speaker", "label", "head", "note", "stage", "fw", "ellipsis", "metamark", "gap", "pb", "figure"])
_UNSAID_SEGMENTS = frozenset({"stage", "portion-marking"})


class Row(NamedTuple):
    """A row of the table. What is not known is empty in CSV and ``null`` in JSON."""

    record: str
    """The file: its path under the exported folder, without the suffix."""
    date: str | None
    """Day of the conversation, ``1984-01-18``; a range as ``1969-03-08/1969-03-09``."""
    n: int
    """Number of the row within its record, from 1."""
    speaker_id: str | None
    """Identifier in the record's list of persons; several with a space between."""
    speaker_name: str | None
    """Their first name form there, several with ``; `` between; for a speaker not listed the label as printed."""
    mode: str
    """``direct`` (a turn) or ``reported`` (a run of reported speech)."""
    cert: str | None
    """Certainty of who speaks, ``high``, ``medium`` or ``low``, where that was inferred or is doubtful in print."""
    page: str | None
    """Number of the page where it begins, as printed; empty before the first page mark."""
    text: str
    """What is said, a line feed between paragraphs."""
    words: int
    """Number of words in ``text``: what stands between white space and has a letter or a digit."""


def rows(record: Record) -> Iterator[Row]:
    """The rows of a record, in the order of its text."""
    return (row for _, row in utterances(record))


def utterances(record: Record) -> Iterator[tuple[_Element, Row]]:
    """Each ``sp`` and ``said`` in which something is said, with its row."""
    date, names, number = iso_date(conversation_date(record.root)), people(record.root), 0
    for utterance, page in _utterances(record.root):
        text = "\n".join(paragraphs(_said(utterance)))
        if not text:
            continue
        number += 1
        who = pointers(utterance.get("who"))
        yield (
            utterance,
            Row(
                record=record.name,
                date=date,
                n=number,
                speaker_id=" ".join(who) or None,
                speaker_name=_speaker_name(utterance, who, names),
                mode="reported" if utterance.get("direct") == "false" else "direct",
                cert=utterance.get("cert"),
                page=_opening_page(utterance) or page,
                text=text,
                words=sum(any(map(str.isalnum, word)) for word in text.split()),
            ),
        )


def _utterances(root: _Element) -> Iterator[tuple[_Element, str | None]]:
    """Turns and runs with the page that was begun last before them; none inside another."""
    page = None
    for text in texts(root):
        for element in text.iter("{*}sp", "{*}said", "{*}pb"):
            if tag(element) == "pb":
                page = element.get("n", page)
            elif next(element.iterancestors("{*}sp", "{*}said"), None) is None:
                yield element, page


def _opening_page(element: _Element) -> str | None:
    """The number of a page mark that stands inside an utterance, but before its first word."""
    if (element.text or "").strip():
        return None
    for child in element:
        if tag(child) == "pb":
            return child.get("n")
        if tag(child) not in _UNSAID:
            return _opening_page(child)
        if (child.tail or "").strip():
            return None
    return None


def _said(element: _Element) -> Iterator[str]:
    match tag(element):
        case "pb" | "lb" if element.get("break") == "no":
            yield ""
        case "lb":
            yield " "
        case _ if is_unsaid(element):
            yield SEAM
        case _:
            yield from inside(element, _said)


def is_unsaid(element: _Element) -> bool:
    """Whether nobody says what stands in an element, even where it stands within speech."""
    if tag(element) in ("seg", "ref"):
        return element.get("type") in _UNSAID_SEGMENTS | {"noteMark"}
    return tag(element) in _UNSAID


def _speaker_name(utterance: _Element, who: list[str], names: dict[str, str]) -> str | None:
    label = words(utterance.find("{*}speaker"))
    if len(who) == 1:
        return names.get(who[0]) or label or who[0]
    return "; ".join(names.get(identifier, identifier) for identifier in who) or label or None
