"""What each line above a record is, weighed for all lines together.

Every line gets the figures of its own words (`header.items`); a change from one list to another costs something, less
where a gap stands between them, and what a heading announces is likely. Of all readings the one with the best sum is
taken (Viterbi's way).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from tei_memcon.notation.numerals import roman_value
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.header.items import Kind, evidence, names_side
from tei_memcon.reading.header.kinds import HeaderLine, Role, State
from tei_memcon.reading.header.names import is_group

_STATES: tuple[State, ...] = ("title", *get_args(Kind))
_NUMBER = re.compile(r"\(?(?:(?P<digits>\d{1,2})[.)]|Part (?P<part>[IVX]{1,5}|\d{1,2})\b)[:.]?\s")
_OWN_SIDE = re.compile(r"(?:the )?(?:u\.? ?s\.?(?: ?a\.?)?|united states|americans?)(?: .{4,14})?:?", re.I)
_REFERENCE = re.compile(r"[A-Z][A-Za-z]{0,9}(?:[/ –-][A-Za-z0-9.–-]{1,9}){1,4}")
_SEE = re.compile(r"[\[(](?=.*\b(?:list|page|document|attach\w*|participants)\b).*[\])]", re.I)
_GAP = 0.5  # what a change costs at a gap of several blank lines
_WITHIN = 8.0  # what a change costs within a list, as bullets, a heading or the copy's other lists show it
_FIRST = 1.5  # what the first line of a header has for naming a subject
_OF_OTHERS = 16.0  # what speaks for each line of a list below "COPIES TO", "ABSENT": it names people and offices too
_ALIGNED = 8.0  # what speaks for each line below the value of a field
_SIDE = 4.0  # what each of two delegations has, its members on its line, for naming participants
_MANY = 3  # items; lists of subjects are hardly longer


def best_states(lines: Sequence[HeaderLine], called: frozenset[str]) -> dict[int, State]:
    """The state of each line whose kind is to be decided, by its place.

    Args:
        lines: those above the record.
        called: the surnames by which the text calls people.
    """
    doubts = list(_doubts(lines, called))
    return {doubt.at: state for doubt, state in zip(doubts, _best(doubts), strict=True)}


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class _Doubt:
    """A line whose kind is to be decided: the figure of each state, and what a change from the line before costs.

    ``below`` is the cost of participants below a subject: low where the copy has run the lists together.
    """

    at: int
    figures: dict[State, float]
    change: float
    below: float


def _doubts(lines: Sequence[HeaderLine], called: frozenset[str]) -> "Sequence[_Doubt]":
    bulleted = any(line.bulleted for line in lines)
    usual = _usual_blanks(lines)
    runs = _runs(lines, usual)
    sides = sum(is_group(line.words) for line in lines if line.role in ("item", "title"))
    sided = [": " in line.words and names_side(line.words) for line in lines]
    found: list[_Doubt] = []
    others = False
    field: HeaderLine | None = None
    for i, line in enumerate(lines):
        field = _field_of(line, field)
        if line.role not in ("item", "title"):
            continue
        before = lines[i - 1] if i else None
        figures = _figures(line, called)
        group = is_group(line.words)
        _weigh_run(figures, runs[i], group, heads=group and _heads_delegation(lines, i, usual, sides))
        if before and before.kind and before.head:
            _announce(figures, before.kind, before.role)
            others = before.kind == "others" and before.role == "heading"
        elif others and (others := _goes_on(lines, i, usual)):
            figures["others"] += _OF_OTHERS
        if sided[i] and any(sided[max(0, i - 1) : i] + sided[i + 1 : i + 2]):
            figures["participants"] += _SIDE
        if field and field.kind and not line.bulleted:
            figures[field.kind] += _ALIGNED
        if not line.bulleted:
            doubt = _bareness(lines, i, bulleted)
            figures = {state: figure if state == "title" else figure - doubt for state, figure in figures.items()}
        change = _change(lines, i, usual)
        found.append(_Doubt(i, figures, change, change / 3))
    if found and found[0].at == 0 and not _heads_delegation(lines, 0, usual, sides):
        found[0].figures["subject"] += _FIRST
    if any(doubt.change == _GAP for doubt in found):
        found = [replace(doubt, below=doubt.change) for doubt in found]
    first = next((at for at, line in enumerate(lines) if line.bulleted), len(lines))
    apart = any(doubt.change == _GAP and lines[doubt.at].bulleted and doubt.at > first for doubt in found)
    within = [_is_within(lines, doubt.at, usual) and (apart or _is_headed(lines, doubt.at, usual)) for doubt in found]
    return [replace(one, change=_WITHIN, below=_WITHIN) if is_ else one for one, is_ in zip(found, within, strict=True)]


def _are_items(lines: Sequence[HeaderLine], at: int) -> bool:
    """Whether a line and the one before it have bullets."""
    return at > 0 and lines[at].bulleted and lines[at - 1].bulleted


def _is_within(lines: Sequence[HeaderLine], at: int, usual: int) -> bool:
    """Whether an item stands in one list with the one before it, or a step deeper."""
    line, before = lines[at], lines[at - 1]
    if not _are_items(lines, at) or head_of(line.words) or head_of(before.words):
        return False
    return line.blanks <= usual or line.indent > before.indent


def _is_headed(lines: Sequence[HeaderLine], at: int, usual: int) -> bool:
    """Whether an item is of a list that a heading announces."""
    while _are_items(lines, at) and _goes_on(lines, at, usual):
        at -= 1
    above = lines[at - 1] if at else None
    return above is not None and above.role == "heading" and above.kind in ("subject", "participants")


def _field_of(line: HeaderLine, field: HeaderLine | None) -> HeaderLine | None:
    """The field among whose values a line stands: right below it, and indented further."""
    if line.head and line.head.inline:
        return line
    return field if field and not line.blanks and line.indent > field.indent else None


def _announce(figures: dict[State, float], kind: Kind, role: Role) -> None:
    """What a heading promises for the line below it; beside place and time the other of the two may stand."""
    headed = _OF_OTHERS if kind == "others" else 8
    figures[kind] += headed if role == "heading" else 2
    if kind in ("place", "time"):
        figures["place"] += 2
        figures["time"] += 2


def _runs(lines: Sequence[HeaderLine], usual: int) -> list[int]:
    """For each line how many stand together with it, no gap between them."""
    starts = [at for at in range(len(lines)) if at == 0 or not _goes_on(lines, at, usual)]
    return [end - start for start, end in pairwise([*starts, len(lines)]) for _ in range(start, end)]


def _goes_on(lines: Sequence[HeaderLine], at: int, usual: int) -> bool:
    line, before = lines[at], lines[at - 1]
    same = line.role == before.role and line.bulleted == before.bulleted
    return same and (line.blanks <= usual or line.indent != before.indent)


def _heads_delegation(lines: Sequence[HeaderLine], at: int, usual: int, sides: int) -> bool:
    """Whether a delegation's members follow, as another's do: the next line of the run names somebody, no country."""
    if at + 1 == len(lines) or not _goes_on(lines, at + 1, usual):
        return False
    if _OWN_SIDE.fullmatch(lines[at].words):
        return True
    if sides > 2 and at and _goes_on(lines, at, usual) and evidence(lines[at - 1].words)["participants"] > 0:
        return True  # somebody of the delegation before
    words = lines[at + 1].words
    figures = evidence(words)
    return sides > 1 and not is_group(words) and figures["participants"] >= figures["subject"]


def _weigh_run(figures: dict[State, float], run: int, group: bool, heads: bool) -> None:
    """What the length of a run tells: a subject stands alone, a delegation never does, participants are many."""
    if group:
        figures["participants"] += 1.5
        figures["subject"] += -3 if heads else 3 if run == 1 else 2
    elif run == 1:
        figures["subject"] += 1.5
    elif run > _MANY:
        figures["subject"] -= 0.5


def _figures(line: HeaderLine, called: frozenset[str]) -> dict[State, float]:
    words = line.words
    figures: dict[State, float] = {"title": -99.0 if line.bulleted else _is_title(words)}
    figures.update(evidence(words, called).items())
    if _SEE.fullmatch(words.rstrip("0123456789")):
        figures["participants"] += 4
    if words.endswith(":"):
        figures["participants"] += 2  # the head of a delegation
    head = head_of(words)
    if head:
        figures[head.kind] += 6
    return figures


def _is_title(words: str) -> float:
    reference = bool(_REFERENCE.fullmatch(words)) and bool(re.search(r"\d|/", words))
    return 2.0 * (words.isupper() and " " in words) + 3.0 * reference


def _bareness(lines: Sequence[HeaderLine], at: int, bulleted: bool) -> float:
    """What speaks against an item without a bullet: other items have theirs, or blank lines stand around it."""
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    headed = before is not None and _is_below_heading(lines, at)
    if bulleted and not headed:
        return 6.0
    if headed:
        return 0.5
    if all(line.blanks == 0 for line in lines[1:]):
        return 2.0
    close = lines[at].blanks == 0 or (after is not None and after.blanks == 0)
    return 0.5 if close or lines[at].blanks > 1 else 3.0


def _is_below_heading(lines: Sequence[HeaderLine], at: int) -> bool:
    """Whether a heading stands above a line, and nothing between but lines without bullets and without blank lines."""
    while lines[at].blanks == 0 and at > 1 and lines[at - 1].role in ("item", "title") and not lines[at - 1].bulleted:
        at -= 1
    return lines[at - 1].role == "heading"


def _change(lines: Sequence[HeaderLine], at: int, usual: int) -> float:
    """What a change of kind costs at a line."""
    line, before = lines[at], lines[at - 1] if at else None
    if before is None or before.role in ("heading", "field", "dateline", "sheet"):
        return 0.0
    if (line.indent > before.indent and before.role == "item") or _counts_on(before.words, line.words):
        return _WITHIN
    gap = line.blanks - usual
    if gap <= 0 and at + 1 == len(lines):
        return 2.0  # the last line is often the subject of a list that a copy has run together
    return 3.0 if gap <= 0 else 1.5 if gap == 1 else _GAP


def _counts_on(before: str, words: str) -> bool:
    """Whether two items are numbered one after the other."""
    first, second = _number(before), _number(words)
    return 0 < first == second - 1


def _number(words: str) -> int:
    """The number of an item: "2. Wheat", "Part IV: Wheat"; without one, nothing."""
    found = _NUMBER.match(words)
    if not found:
        return 0
    number = found["digits"] or found["part"]
    return int(number) if number.isdecimal() else roman_value(number)


def _usual_blanks(lines: Sequence[HeaderLine]) -> int:
    """How many blank lines stand between two items of one list."""
    between = [after.blanks for before, after in pairwise(lines) if before.bulleted and after.bulleted]
    return min(between, default=0)


def _best(doubts: Sequence[_Doubt]) -> list[State]:
    """The reading of all lines with the best sum."""
    if not doubts:
        return []
    sums = {state: doubts[0].figures[state] for state in _STATES}
    came: list[dict[State, State]] = []
    for doubt in doubts[1:]:
        changed = {old: total - doubt.change for old, total in sums.items()}
        ways = {state: _ways(sums, changed, state, doubt) for state in _STATES}
        came.append({state: max(way, key=way.__getitem__) for state, way in ways.items()})
        sums = {state: ways[state][old] + doubt.figures[state] for state, old in came[-1].items()}
    states = [max(_STATES, key=sums.__getitem__)]
    for source in reversed(came):
        states.append(source[states[-1]])
    return states[::-1]


def _ways(sums: dict[State, float], changed: dict[State, float], state: State, doubt: _Doubt) -> dict[State, float]:
    """The sums with which a state is reached from each of the line before; no change costs nothing.

    Nothing is more usual than participants below a subject.

    Args:
        sums: of the states of the line before.
        changed: the same, less what a change costs.
        state: of the line.
        doubt: the line.
    """
    ways = changed.copy()
    if state == "participants":
        ways["subject"] = sums["subject"] - doubt.below
    ways[state] = sums[state]
    return ways
