"""Who speaks a turn; that its label is none; that what goes on without a label is narration."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import change_blocks, overlaps, reach_of, start
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._labels import label_of, meanings
from tei_memcon.decisions.kinds._told import told_at
from tei_memcon.model import (
    Attachment,
    Block,
    Content,
    Document,
    Paragraph,
    Section,
    Space,
    Trivia,
    Turn,
    Why,
    printed,
    reach,
    turns,
)
from tei_memcon.source import Span

ABOUT = "the speaker of a turn"
ORDER = 2
ASKS = (Ask("who", "Who speaks", "people"),)
UNMARKED = "no turn begins here"
_BLANK = re.compile(r"\s")
_WORDS = 40  # characters of a turn that its quotation has, beside the label


def items(document: Document) -> Iterator[Item]:
    """Every turn; one that is resumed, or whose label means now one and now another, is a conclusion."""
    text = document.source.text
    told, known = told_at(document), meanings(document)
    for turn in turns(document.body):
        label = " ".join(printed(turn.label, text).split())
        what = f"“{label}”: {_speakers(turn)}" if label else f"{_speakers(turn)} goes on, without a label"
        cert = "" if label_of(turn, document) in known else turn.cert or ""  # the label is decided on, once for all
        yield Item(_quoted(turn, text), what, {"who": turn.who}, told.get(start(turn).start), cert)


def _speakers(turn: Turn) -> str:
    return " and ".join(turn.who) or "nobody known"


def _quoted(turn: Turn, text: str) -> Span:
    """The label and the first words after it, which tell a turn from others of the same speaker."""
    first = start(turn)
    reaches = (reach_of(block) for block in turn.blocks)
    words = next((span for span in reaches if span and span.start >= first.start), first)
    cut = _BLANK.search(text, words.start + _WORDS, words.end) if words.start + _WORDS < words.end else None
    return Span(first.start, cut.start() if cut else max(first.end, words.end))


def apply(case: Case) -> Document:
    """Give the turn that begins at the words its speakers, or take it away."""
    span = case.span
    found = next((turn for turn in turns(case.document.body) if _begins_in(turn, span)), None)
    if found is None and not case.unmarked:
        raise Unfit("no turn begins at its words any more")
    chosen = [found] if found else []
    return without_turns(case.document, chosen) if case.unmarked else with_speakers(case, chosen)


def _begins_in(turn: Turn, span: Span) -> bool:
    """Whether a turn begins at the quoted words, or its label ends in them."""
    first = start(turn)
    return first.start >= span.start and overlaps(first, span)


def with_speakers(case: Case, chosen: Sequence[Turn]) -> Document:
    """Give turns the speakers that a decision names."""
    who = case.who()
    wanted = {start(turn) for turn in chosen}

    def change(block: Block) -> tuple[Block, ...] | None:
        if not isinstance(block, Turn) or start(block) not in wanted:
            return None
        concluded = block.inferred or block.resumes is not None or block.cert is not None
        if case.accepted and who == block.who and not concluded:
            return None  # it is printed, and nobody need answer for it
        return (replace(block, who=who, cert="high" if who else None, inferred=False, resp=f"#{case.decider}"),)

    return replace(case.document, body=change_blocks(case.document.body, change))


def without_turns(document: Document, chosen: Sequence[Turn]) -> Document:
    """The document with turns that are none: their words go on with what stands before them."""
    wanted = {start(turn) for turn in chosen}
    numbers = {number for number, turn in enumerate(turns(document.body)) if start(turn) in wanted}
    claimed: list[Span] = []
    body = _without(document.body, wanted, document, claimed)
    kept = tuple(leaf for leaf in document.trivia if leaf.span not in claimed)
    return _counted(replace(document, body=body, trivia=kept), numbers)


def _without(blocks: Sequence[Block], wanted: set[Span], document: Document, claimed: list[Span]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Section | Attachment):
            made.append(replace(block, blocks=_without(block.blocks, wanted, document, claimed)))
        elif isinstance(block, Turn) and start(block) in wanted:
            words = _plain(block, document, claimed)
            before = made[-1] if made else None
            if isinstance(before, Turn):
                made[-1] = replace(before, blocks=(*before.blocks, *words))
            else:
                made += words
        else:
            made.append(block)
    return tuple(made)


def _plain(turn: Turn, document: Document, claimed: list[Span]) -> tuple[Block, ...]:
    """The words of a turn, its label among them."""
    first, *others = turn.blocks
    here, there = reach(turn.label), reach_of(first)
    if not here or not there or not isinstance(first, Paragraph):
        return (*((Paragraph(turn.label),) if turn.label else ()), *turn.blocks)
    rest: Content = first.content
    while rest and isinstance(rest[0], Trivia) and rest[0].why is Why.BLANK:
        rest = rest[1:]
    after = reach(rest)
    between = Span(here.end, after.start if after else here.end)
    blank = document.source.text[slice(*between)]
    if blank and not blank.isspace():
        return (Paragraph(turn.label), *turn.blocks)
    claimed.append(between)
    space: Content = (Space(between),) if blank else ()
    return (Paragraph((*turn.label, *space, *rest)), *others)


def _counted(document: Document, gone: set[int]) -> Document:
    """The document with the turns that others resume counted anew; what resumed a turn that is gone resumes none."""

    def change(block: Block) -> tuple[Block, ...] | None:
        if not isinstance(block, Turn) or block.resumes is None:
            return None
        if block.resumes in gone:
            return (replace(block, resumes=None, inferred=True),)
        return (replace(block, resumes=block.resumes - sum(1 for number in gone if number < block.resumes)),)

    return replace(document, body=change_blocks(document.body, change))
