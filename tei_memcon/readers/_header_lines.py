"""What each line above a record is: heading or item of a list, dateline, title; decided for all lines together.

A copy may have lost the headings of the lists, the bullets or the blank lines between them, so that no line can be told
alone. Every line gets the figures of its own words (`_header_items`); a change from one list to another costs
something, less where a gap stands between them, and what a heading announces is likely. Of all readings the one with
the best sum is taken (Viterbi's way).
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeAlias, get_args

from tei_memcon.readers._blocks import is_classification, sign_of
from tei_memcon.readers._header_heads import Head, head_of
from tei_memcon.readers._header_items import Kind, evidence, is_group, is_office_with_name, participation
from tei_memcon.readers._join import Passage

Role = Literal["heading", "field", "dateline", "sheet", "aside", "title", "item", "name"]
State: TypeAlias = Kind | Literal["title"]

_STATES: tuple[State, ...] = ("title", *get_args(Kind))
_PAGE_MARK = re.compile(r"\[Page \w{1,8}\]\s*")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s")
_ASIDE = re.compile(r"\[[^\[\]]{1,30}\]")
FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|said|asked|began|opened|met|called|took|replied|stated|agreed|held|told)\b"
)
_TOLD = re.compile(r"\b[a-z]{2,}(?:ed|ew|ade|ave|aw|oke)\b")  # verbs that tell what happened: "made", "expressed"
_SIDE = re.compile(r"\b[Ss]ide:?$")  # a delegation among participants
_OWN_SIDE = re.compile(r"(?:the )?(?:u\.? ?s\.?(?: ?a\.?)?|united states|americans?)(?: .{4,14})?:?", re.I)
_SENTENCE_END = re.compile(r"[.?!…:][”\"’')\]]?\d{0,2}$")
_LABEL = re.compile(r"\[?[A-Z][^:]{0,60}:\]?\s+\S")
_REFERENCE = re.compile(r"[A-Z][A-Za-z]{0,9}(?:[/ –-][A-Za-z0-9.–-]{1,9}){1,4}")
_SEE = re.compile(r"[\[(](?=.*\b(?:list|page|document|attach\w*|participants)\b).*[\])]", re.I)
_CALLED = re.compile(
    r"(?=[A-Z])(?:"  # a glance is enough for most words of a long text
    r"\b(?:Mr|Mrs|Miss|Dr|M|General|Gen|Ambassador|Amb|Secretary|Minister|President|Senator|Governor|Admiral|Sir|Lord)\b"
    r"\.?\s([A-Z][\w’'-]+)"
    r"|\b([A-Z][\w’'-]+)\s(?:said|asked|replied|stated|thought|noted|felt|added|agreed|commented|remarked)\b"
    r"|^(?:[A-Z][\w.’'-]{0,20}\s){0,3}([A-Z][\w’'-]+):\s)"
)
_LONGEST_ITEM = 800  # characters
_LONGEST_LINE = 250
_LONGEST_NAME = 120
_LONGEST_PHRASE = 8  # words
_CERTAIN = 4.0  # the figure of a title of courtesy
_MOST_LINES = 150
_GAP = 0.5  # what a change costs at a gap of several blank lines
_SAME = 1.5  # what two lists of one kind cost that nothing but such a gap parts
_FIRST = 1.5  # what the first line of a header has for naming a subject
_MANY = 3  # items; lists of subjects are hardly longer
_SEARCHED = 20_000  # characters of the text that are searched for those who are called


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class HeaderLine:
    """A line above a record.

    Args:
        passage: its words.
        role: what it is; a ``name`` is a participant's whom the copy prints as a paragraph.
        kind: what the list names, for a heading and an item.
        head: the heading on it.
        begins: where its words begin, if a bullet stands before them.
    """

    passage: Passage
    role: Role
    kind: Kind | None = None
    head: Head | None = None
    begins: int = 0

    @property
    def bulleted(self) -> bool:
        """Whether a bullet stands before it."""
        return self.begins > 0

    @property
    def words(self) -> str:
        """What it says, without a bullet."""
        words = self.passage.text[self.begins :]
        return _PAGE_MARK.sub("", words) if "[Page " in words else words

    @property
    def blanks(self) -> int:
        """Blank lines before it."""
        return self.passage.rows[0].blanks

    @property
    def indent(self) -> int:
        """How far it stands from the margin."""
        return self.passage.rows[0].indent


def header_lines(passages: Sequence[Passage], datelines: Sequence[bool]) -> list[HeaderLine]:
    """The lines above the text of a record, up to the last that belongs to its header.

    Args:
        passages: all paragraphs below the head.
        datelines: for each of those above the text (see `reach`) whether it is nothing but place and date.
    """
    lines = [_known(one, dated) for one, dated in zip(passages, datelines, strict=False)]
    lines = _decided(lines, _called(passages[len(lines) :]))
    structure = [i for i, line in enumerate(lines) if line.role not in ("title", "aside")]
    return lines[: structure[-1] + 1] if structure else []


def kinds_above(passages: Sequence[Passage]) -> set[Kind]:
    """What the lists and fields above the text of a record name."""
    return {line.kind for line in header_lines(passages, [False] * reach(passages)) if line.kind}


def reach(passages: Sequence[Passage]) -> int:
    """Where the first prose or turn stands; above it everything may belong to the header."""
    above = passages[:_MOST_LINES]
    short = Counter(one.text for one in passages if len(one.text) < _LONGEST_NAME)
    recurring = {words for words, n in short.items() if n > 1}
    for at, one in enumerate(above):
        if is_prose(one.text, recurring) and not _is_remark(above, at):
            return at
    return len(above)


def _is_remark(above: Sequence[Passage], at: int) -> bool:
    """Whether a paragraph is the editors' remark above the header: the heading of a list follows."""
    head = head_of(above[at + 1].text) if at + 1 < len(above) else None
    return head is not None and not head.inline and head.kind in ("subject", "participants")


def is_prose(words: str, recurring: Set[str] = frozenset()) -> bool:
    """Whether a line is of the text: a sentence, a turn, or a speaker's name that stands alone and recurs."""
    sign = sign_of(words)
    if sign and sign.rend != "number":
        return sign.rend == "dash" or len(words) > _LONGEST_ITEM
    if head_of(words) and len(words) < _LONGEST_ITEM:
        return False
    if _ASIDE.fullmatch(words) or _SEE.fullmatch(words) or is_classification(words):
        return False
    if words in recurring and not is_group(words) and participation(words) >= 0:
        return True
    if _LABEL.match(words):
        return not is_office_with_name(words)
    if FINITE.search(words) and (_SENTENCE_END.search(words) or len(words.split()) > _LONGEST_PHRASE):
        return True
    return len(words) > _LONGEST_LINE and participation(words) < _CERTAIN


def _called(passages: Sequence[Passage]) -> frozenset[str]:
    """The surnames, in small letters, of those whom the text calls."""
    found: set[str] = set()
    left = _SEARCHED
    for one in passages:
        found |= {(match[1] or match[2] or match[3]).lower() for match in _CALLED.finditer(one.text)}
        left -= len(one.text)
        if left < 0:
            break
    return frozenset(found)


def _known(one: Passage, dated: bool) -> HeaderLine:
    """A line with the role that its words alone show; all others may be items or titles."""
    sign = sign_of(one.text)
    if sign and sign.rend == "bullet":
        return HeaderLine(one, "item", begins=sign.end)
    head = head_of(one.text)
    if head and not (_SIDE.search(one.text) and is_group(one.text)):
        return HeaderLine(one, "field" if head.inline else "heading", head.kind, head)
    if one.is_page_mark or _ASIDE.fullmatch(one.text) or _SEE.fullmatch(one.text):
        return HeaderLine(one, "aside")
    if dated:
        return HeaderLine(one, "dateline")
    return HeaderLine(one, "sheet" if is_classification(one.text) else "title")


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class _Doubt:
    """A line whose kind is to be decided: the figure of each state, and what a change from the line before costs.

    ``stay`` is what the same kind costs: two lists of one kind hardly follow each other across a gap. ``below`` is the
    cost of participants below a subject: low where the copy has run the lists together.
    """

    at: int
    figures: dict[State, float]
    change: float
    below: float
    stay: float


def _decided(lines: list[HeaderLine], called: frozenset[str]) -> list[HeaderLine]:
    """The same lines with the kinds of the items."""
    doubts = list(_doubts(lines, called))
    made = list(lines)
    for doubt, state in zip(doubts, _best(doubts), strict=True):
        line = lines[doubt.at]
        if state == "title":
            made[doubt.at] = replace(line, role="title")
        elif line.bulleted or _is_listed(lines, doubt.at):
            made[doubt.at] = replace(line, role="item", kind=state)
        else:
            made[doubt.at] = replace(line, role="name" if state == "participants" else "title", kind=state)
    return made if _is_header(made) else [line if line.role != "item" else replace(line, role="title") for line in made]


def _is_header(lines: Sequence[HeaderLine]) -> bool:
    """Whether lines without bullets are really lists: a heading says so, or several people are named."""
    if any(line.bulleted or line.head for line in lines):
        return True
    return sum(line.kind == "participants" for line in lines) > 1


def _is_listed(lines: Sequence[HeaderLine], at: int) -> bool:
    """Whether a line without a bullet stands close to others, or alone under a heading."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    headed = at > 0 and lines[at - 1].role == "heading"
    if headed and (after is None or after.role != "title" or after.blanks == 0):
        return True
    close = lines[at].blanks == 0 or (after is not None and after.blanks == 0 and after.role == "title")
    return close or lines[at].blanks > 1


def _doubts(lines: Sequence[HeaderLine], called: frozenset[str]) -> "Sequence[_Doubt]":
    bulleted = any(line.bulleted for line in lines)
    usual = _usual_blanks(lines)
    runs = _runs(lines, usual)
    sides = sum(is_group(line.words) for line in lines if line.role in ("item", "title"))
    found: list[_Doubt] = []
    for i, line in enumerate(lines):
        if line.role not in ("item", "title"):
            continue
        before = lines[i - 1] if i else None
        figures = _figures(line, called)
        _weigh_run(figures, line, runs[i], _heads_delegation(lines, i, usual, sides))
        if before and before.kind and before.head:
            _announce(figures, before.kind, before.role)
        if not line.bulleted:
            doubt = _bareness(lines, i, bulleted)
            figures = {state: figure if state == "title" else figure - doubt for state, figure in figures.items()}
        change = _change(lines, i, usual)
        found.append(_Doubt(i, figures, change, change / 3, _stay(lines, i, usual)))
    if found and found[0].at == 0 and not _heads_delegation(lines, 0, usual, sides):
        found[0].figures["subject"] += _FIRST
    if any(doubt.change == _GAP for doubt in found):
        return [replace(doubt, below=doubt.change) for doubt in found]
    return found


def _announce(figures: dict[State, float], kind: Kind, role: Role) -> None:
    """What a heading promises for the line below it; beside place and time the other of the two may stand."""
    figures[kind] += 8 if role == "heading" else 2
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


def _weigh_run(figures: dict[State, float], line: HeaderLine, run: int, heads: bool) -> None:
    """What the length of a run tells: a subject stands alone, a delegation never does, participants are many."""
    if is_group(line.words):
        figures["participants"] += 1.5
        figures["subject"] += -3 if heads else 3 if run == 1 else 2
    elif run == 1:
        figures["subject"] += 1.5
    elif run > _MANY:
        figures["subject"] -= 0.5


def _figures(line: HeaderLine, called: frozenset[str]) -> dict[State, float]:
    words = line.words
    figures: dict[State, float] = dict(evidence(words, called).items())
    figures["title"] = -99.0 if line.bulleted else _is_title(words)
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
    headed = before is not None and before.role == "heading"
    if bulleted and not headed:
        return 6.0
    if headed:
        return 0.5
    if all(line.blanks == 0 for line in lines[1:]):
        return 2.0
    close = lines[at].blanks == 0 or (after is not None and after.blanks == 0)
    return 0.5 if close or lines[at].blanks > 1 else 3.0


def _change(lines: Sequence[HeaderLine], at: int, usual: int) -> float:
    """What a change of kind costs at a line."""
    line, before = lines[at], lines[at - 1] if at else None
    if before is None or before.role in ("heading", "field", "dateline", "sheet"):
        return 0.0
    if (line.indent > before.indent and before.role == "item") or _counts_on(before.words, line.words):
        return 8.0
    gap = line.blanks - usual
    if gap <= 0 and at + 1 == len(lines):
        return 2.0  # the last line is often the subject of a list that a copy has run together
    return 3.0 if gap <= 0 else 1.5 if gap == 1 else _GAP


def _stay(lines: Sequence[HeaderLine], at: int, usual: int) -> float:
    """What it costs that a line beyond a gap is of the same list; another delegation often stands there."""
    line, before = lines[at], lines[at - 1] if at else None
    apart = before is not None and before.role == line.role == "item" and line.blanks - usual > 1
    return _SAME if apart and not is_group(line.words) else 0.0


def _counts_on(before: str, words: str) -> bool:
    """Whether two items are numbered one after the other."""
    first, second = _NUMBER.match(before), _NUMBER.match(words)
    return bool(first and second and int(second[1]) == int(first[1]) + 1)


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
        ways = {state: _ways(sums, state, doubt) for state in _STATES}
        came.append({state: max(way, key=way.__getitem__) for state, way in ways.items()})
        sums = {state: ways[state][old] + doubt.figures[state] for state, old in came[-1].items()}
    states = [max(_STATES, key=sums.__getitem__)]
    for source in reversed(came):
        states.append(source[states[-1]])
    return states[::-1]


def _ways(sums: dict[State, float], state: State, doubt: _Doubt) -> dict[State, float]:
    """The sums with which a state is reached from each of the line before; no change costs nothing.

    Nothing is more usual than participants below a subject.
    """
    ways = {old: total - doubt.change for old, total in sums.items()}
    if state == "participants":
        ways["subject"] = sums["subject"] - doubt.below
    ways[state] = sums[state]
    return ways
