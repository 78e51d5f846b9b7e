"""What editors tell above the turns of a record, in the present tense: "In this talk Oak shares with Elm his concern".

They speak of the record itself. A record that prints who speaks may report before that what was said; that stays.
"""

from collections.abc import Iterator, Sequence

from tei_memcon.model import Document, Section, Turn
from tei_memcon.speech import narrated
from tei_memcon.speech.decision import Decision
from tei_memcon.speech.discovery import is_told_in_present
from tei_memcon.speech.flow import Passage
from tei_memcon.speech.reading import Sentence

_REASON = "editors tell it of the record, in the present tense and above the turns"


def without_introduction(
    document: Document, blocks: Sequence[Passage], read: Sequence[Sentence], decisions: Sequence[Decision]
) -> list[Decision]:
    """The decisions; above the first turn nobody has said what is told in the present tense throughout."""
    if not any(isinstance(block, Turn) for block in _blocks(document)):
        return list(decisions)
    first = next((at for at, block in enumerate(blocks) if block.kind == "omission"), 0)
    above = {at: [one for one in read if one.passage == at] for at in range(first)}
    told = {at for at, said in above.items() if _speaks_of_record(said) and is_told_in_present(said)}
    return [
        Decision(one.passage, one.span, (), "nobody", _REASON) if one.passage in told and one.who else one
        for one in decisions
    ]


def _speaks_of_record(said: Sequence[Sentence]) -> bool:
    return any(narrated.opens("introduction", sentence.text.lower()) for sentence in said)


def _blocks(document: Document) -> Iterator[object]:
    for block in document.body:
        yield from block.blocks if isinstance(block, Section) else (block,)
