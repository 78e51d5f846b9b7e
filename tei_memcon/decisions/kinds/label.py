"""Whom a label means, in every turn that has it: a letter, an office, a name that several have, a misread label."""

import re
from collections.abc import Iterator

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import turns
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._told import told_at
from tei_memcon.decisions.kinds.turn import with_speakers, without_turns
from tei_memcon.model import Document, Turn, reach

ABOUT = "whom a label means"
ORDER = 1
ASKS = (Ask("who", "Whom it means", "people"),)
UNMARKED = "these words are no label"
_NO_LETTER = re.compile(r"[\W_]+")


def items(document: Document) -> Iterator[Item]:
    """Every label once, at the turn where something was concluded of it, or at the first that has it."""
    told, found = told_at(document), dict[str, Item]()
    for turn in turns(document.body):
        here, key = reach(turn.label), _key(turn, document)
        if not here or (key in found and (found[key].told or here.start not in told)):
            continue
        words = " ".join(document.source.text[slice(*here)].split())
        number = sum(1 for other in turns(document.body) if _key(other, document) == key)
        times = f", in {number} turns" if number > 1 else ""
        what = f"“{words}” means {' and '.join(turn.who) or 'nobody known'}{times}"
        found[key] = Item(here, what, {"who": turn.who}, told.get(here.start), turn.cert or "")
    yield from found.values()


def _key(turn: Turn, document: Document) -> str:
    here = reach(turn.label)
    return _letters(document.source.text[slice(*here)]) if here else ""


def _letters(words: str) -> str:
    return _NO_LETTER.sub(" ", words).strip().casefold()


def is_about(case: Case, item: Item) -> bool:
    """Whether an item has the label of a decision, wherever that stood."""
    return _letters(case.document.source.text[slice(*item.span)]) == _letters(case.decision.quote.words)


def _chosen(case: Case) -> list[Turn]:
    wanted = _letters(case.decision.quote.words)
    return [turn for turn in turns(case.document.body) if turn.label and _key(turn, case.document) == wanted]


def apply(case: Case) -> Document:
    """Give all turns that have the label those whom it means, or take them away."""
    chosen = _chosen(case)
    if not chosen and case.unmarked:
        case.find()  # they are no label, but there they are
    elif not chosen:
        raise Unfit("no turn has this label any more")
    return without_turns(case.document, chosen) if case.unmarked else with_speakers(case, chosen)
