"""The labels of a record, whatever signs stand around them, and the turns that have each."""

import re

from tei_memcon.model import Document, Turn, reach, turns

_NO_LETTER = re.compile(r"[\W_]+")


def letters(words: str) -> str:
    """The letters of a label, by which it is known again.

    >>> letters("[Mr. Oak:]")
    'mr oak'
    """
    return _NO_LETTER.sub(" ", words).strip().casefold()


def label_of(turn: Turn, document: Document) -> str:
    """The letters of a turn's label; nothing of a turn without one."""
    here = reach(turn.label)
    return letters(document.source.text[slice(*here)]) if here else ""


def meanings(document: Document) -> dict[str, list[Turn]]:
    """The turns of each label that means the same in all of them: "The Chairman:" may be one now, and another later."""
    found: dict[str, list[Turn]] = {}
    for turn in turns(document.body):
        if label := label_of(turn, document):
            found.setdefault(label, []).append(turn)
    return {label: those for label, those in found.items() if len({turn.who for turn in those}) == 1}
