"""Whom a label means, in every turn that has it: a letter, an office, a name that several have, a misread label."""

from collections.abc import Iterator
from dataclasses import replace

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import start
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._labels import label_of, letters, meanings
from tei_memcon.decisions.kinds._told import told_at
from tei_memcon.decisions.kinds.turn import with_speakers, without_turns
from tei_memcon.model import Document, turns

ABOUT = "whom a label means"
ORDER = 1
ASKS = (Ask("who", "Whom it means", "people"),)
UNMARKED = "these words are no label"


def items(document: Document) -> Iterator[Item]:
    """Every label once, at the turn where something was concluded of it, or at the first that has it."""
    told = told_at(document)
    for those in meanings(document).values():
        concluded = [turn for turn in those if start(turn).start in told]
        turn = next(iter(concluded), those[0])
        here = start(turn)
        words = " ".join(document.source.text[slice(*here)].split())
        times = f", in {len(those)} turns" if len(those) > 1 else ""
        what = f"“{words}” means {' and '.join(turn.who) or 'nobody known'}{times}"
        yield Item(here, what, {"who": turn.who}, told.get(here.start), turn.cert or "")


def is_about(case: Case, item: Item) -> bool:
    """Whether an item has the label of a decision, wherever that stood."""
    return letters(case.document.source.text[slice(*item.span)]) == letters(case.decision.quote.words)


def apply(case: Case) -> Document:
    """Give all turns that have the label those whom it means, or take them away."""
    wanted = letters(case.decision.quote.words)
    chosen = [turn for turn in turns(case.document.body) if wanted and label_of(turn, case.document) == wanted]
    if not chosen and case.unmarked:
        case.find()  # they are no label, but there they are
    elif not chosen:
        raise Unfit("no turn has this label any more")
    decided = without_turns(case.document, chosen) if case.unmarked else with_speakers(case, chosen)
    places = {start(turn).start for turn in chosen}  # at each of them it may have been told whom the label means
    return replace(decided, inferences=tuple(one for one in decided.inferences if one.span.start not in places))
