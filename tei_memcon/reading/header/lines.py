"""What each line above a record is: heading or item of a list, dateline, title; decided for all lines together.

A copy may have lost the headings of the lists, the bullets or the blank lines between them, so that no line can be told
alone: `header.weights` weighs them together.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise, takewhile

from tei_memcon.data import word_list
from tei_memcon.notation.dates import find_dates
from tei_memcon.reading.body.blocks import sign_of
from tei_memcon.reading.header.headings import Head, head_of
from tei_memcon.reading.header.items import (
    Kind,
    are_participants,
    is_enumeration,
    is_office_with_name,
    is_seat,
    names_side,
    participation,
)
from tei_memcon.reading.header.kinds import HeaderLine
from tei_memcon.reading.header.names import is_group
from tei_memcon.reading.header.weights import best_states
from tei_memcon.reading.page.classification import is_classification
from tei_memcon.reading.page.join import Passage
from tei_memcon.speech.lexicon import address

_ASIDE = re.compile(r"\[[^\[\]]{1,30}\]")
FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|said|asked|began|opened|met|called|took|replied|stated|agreed|held|told"
    r"|welcomed|greeted|thanked|gave|noted|declared|announced|emphasized|stressed|explained|proposed)\b"
)
_SIDE = re.compile(r"\b[Ss]ide:?$")  # a delegation among participants
_SENTENCE_END = re.compile(r"[.?!…:][”\"’')\]]?\d{0,2}$")
_SENTENCES = re.compile(r"[a-zà-ÿß]{2}[.?!] [A-ZÀ-Þ].*[.?!][”\"’')\]]?$", re.S)  # two or more
_LABEL = re.compile(r"\[?[A-Z][^:]{0,60}:\]?\s+\S")
_SEE = re.compile(r"[\[(](?=.*\b(?:list|page|document|attach\w*|participants)\b).*[\])]", re.I)
_OFFICES = "M General Gen Ambassador Amb Secretary Minister President Senator Governor Admiral"
_CALLED = re.compile(
    r"(?=[A-Z])(?:"  # a glance is enough for most words of a long text
    rf"\b{address(*_OFFICES.split())}\s([A-Z][\w’'-]+)"
    r"|\b([A-Z][\w’'-]++)\s(?:said|asked|replied|stated|thought|noted|felt|added|agreed|commented|remarked)\b"
    r"|^(?:[A-Z][\w.’'-]{0,20}\s){0,3}([A-Z][\w’'-]+):\s)"
)
_HELD = re.compile(r"(?:[Hh]eld (?:at|in|on)\b|on \w{3,6}day, \d)")  # of the meeting
_BEGUN = re.compile(r"\((?:Begin(?:ning|s)?|Start|End|Break|Recess|Beginn|Ende|Pause)[: ][^()]{0,30}\d[^()]{0,30}\)")
_LEADS = re.compile(r"\b(?:with|were|between|among)$", re.I)  # "MEETING WITH"
_AND_PLACE = re.compile(r"\bplace\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{4}")  # more than a zone of time has
_FIRST = re.compile(r"1\.\s{1,4}[A-ZÀ-ÞА-Я][^.]{2,80}$")
_DASH = re.compile(r"—\s?(?=\S)")
_SEVERAL = 3  # items
_LONGEST_ITEM = 800  # characters
_LONGEST_LINE = 250
_LONGEST_NAME = 120
_LONGEST_PHRASE = 8  # words
_CERTAIN = 4.0  # the figure of a title of courtesy
_MOST_LINES = 150
_SEARCHED = 20_000  # characters of the text that are searched for those who are called


def header_lines(passages: Sequence[Passage], datelines: Sequence[bool]) -> list[HeaderLine]:
    """The lines above the text of a record, up to the last that belongs to its header.

    Args:
        passages: all paragraphs below the head.
        datelines: for each of those above the text (see `reach`) whether it is nothing but place and date.
    """
    lines = [_known(one, dated) for one, dated in zip(passages, datelines, strict=False)]
    lines = _headed(_decided(lines, _called(passages[len(lines) :])))
    structure = [i for i, line in enumerate(lines) if line.role not in ("title", "aside")]
    if structure and _heads_section(lines, structure[-1]):
        structure.pop()
    return lines[: structure[-1] + 1] if structure else []


def _heads_section(lines: Sequence[HeaderLine], at: int) -> bool:
    """Whether the last line is the first of the headings of a text ("1. Wheat"): a subject that nothing announces."""
    line, above = lines[at], lines[at - 1] if at else None
    unannounced = above is None or (above.role != "heading" and above.kind != "subject")
    subject = line.role == "item" and line.kind == "subject"
    return subject and unannounced and _FIRST.match(line.passage.text) is not None


def kinds_above(passages: Sequence[Passage]) -> set[Kind]:
    """What the lists and fields above the text of a record name."""
    return {line.kind for line in header_lines(passages, [False] * reach(passages)) if line.kind}


def reach(passages: Sequence[Passage]) -> int:
    """Where the first prose or turn stands; above it everything may belong to the header."""
    above = passages[:_MOST_LINES]
    short = Counter(_without_stop(one.text) for one in passages if len(one.text) < _LONGEST_NAME)
    recurring = {words for words, n in short.items() if n > 1}
    for at, one in enumerate(above):
        if is_prose(one.text, recurring) and not (_is_remark(above, at) or _is_listed_below(above, at)):
            return at
    return len(above)


def _is_remark(above: Sequence[Passage], at: int) -> bool:
    """Whether a paragraph is the editors' remark above the header: the heading of a list follows."""
    head = head_of(above[at + 1].text) if at + 1 < len(above) else None
    return head is not None and not head.inline and head.kind in ("subject", "participants")


def _is_listed_below(above: Sequence[Passage], at: int) -> bool:
    """Whether a line is of a list that a copy has put on one line, or whose items have dashes below a heading."""
    words = above[at].text
    if _names_subject(above, at):
        return True
    if not _DASH.match(words):
        return _is_one_line_list([one.text for one in above[max(0, at - 1) : at + 1]])
    first = next((i for i in range(at - 1, -1, -1) if not _DASH.match(above[i].text)), -1)
    head = head_of(above[first].text) if first >= 0 else None
    dashed = takewhile(_DASH.match, (one.text for one in above[first + 1 :]))
    listed = [_DASH.sub("", line, count=1) for line in dashed]
    if head is None or head.inline or head.kind not in ("subject", "participants"):
        return len(listed) >= _SEVERAL and are_participants(listed) and not _SENTENCE_END.search(listed[-1])
    return are_participants(listed) if head.kind == "participants" else len(listed) == 1


def _names_subject(above: Sequence[Passage], at: int) -> bool:
    """Whether a line that looks like a turn is what a heading right above it announces: "Harbor Talks: Dredging"."""
    head = head_of(above[at - 1].text) if at else None
    short = len(above[at].text) < _LONGEST_NAME and not _SENTENCE_END.search(above[at].text)
    return short and head is not None and not head.inline and head.kind == "subject"


def _is_one_line_list(words: Sequence[str]) -> bool:
    """Whether the last of some lines has the participants whom the heading right above it announces, or nobody else."""
    if "; " not in words[-1] or not is_enumeration(words[-1]):
        return False
    head = head_of(words[-2]) if len(words) > 1 else None
    announced = head is not None and not head.inline and head.kind == "participants"
    return announced or not (FINITE.search(words[-1]) or _SENTENCE_END.search(words[-1]) or head_of(words[-1]))


def is_prose(words: str, recurring: Set[str] = frozenset()) -> bool:
    """Whether a line is of the text: a sentence, a turn, or a speaker's name that stands alone and recurs."""
    sign = sign_of(words)
    if sign and sign.rend != "number":
        return sign.rend == "dash" or len(words) > _LONGEST_ITEM
    if head_of(words) and len(words) < _LONGEST_ITEM:
        return False
    if _ASIDE.fullmatch(words) or _SEE.fullmatch(words) or is_classification(words):
        return False
    if _without_stop(words) in recurring and not sign and not is_group(words) and participation(words) >= 0:
        return True  # "2. Wheat" may recur as the heading of a section
    if _LABEL.match(words):
        return not (is_office_with_name(words) or names_side(words) or is_seat(words))
    if FINITE.search(words) and (_SENTENCE_END.search(words) or len(words.split()) > _LONGEST_PHRASE):
        return True
    if len(words) > _LONGEST_PHRASE * 10 and _SENTENCES.search(words) and _is_running(words):
        return True
    return len(words) > _LONGEST_LINE and participation(words) < _CERTAIN


def _without_stop(words: str) -> str:
    """A speaker's name that stands alone without the sign behind it, which a copy may lose here and there."""
    return words.rstrip(":. ")


def _is_running(words: str) -> bool:
    """Whether most words begin with a small letter, as those of sentences do in any language."""
    found = words.split()
    return sum(word[0].islower() for word in found) * 2 > len(found)


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
    if sign and sign.rend in ("bullet", "dash"):
        return HeaderLine(one, "item", begins=sign.end)
    head = head_of(one.text)
    if head and not (_SIDE.search(one.text) and is_group(one.text)):
        return HeaderLine(one, "field" if head.inline else "heading", head.kind, head)
    where = _HELD.match(one.text) or one.text in word_list("cities") or _BEGUN.fullmatch(one.text)
    if dated and not one.is_page_mark:
        return HeaderLine(one, "dateline")
    if one.is_page_mark or _ASIDE.fullmatch(one.text) or _SEE.fullmatch(one.text) or where:
        return HeaderLine(one, "aside")
    return HeaderLine(one, "sheet" if is_classification(one.text) else "title")


def _decided(lines: list[HeaderLine], called: frozenset[str]) -> list[HeaderLine]:
    """The same lines with the kinds of the items."""
    made = list(lines)
    for at, state in best_states(lines, called).items():
        line = lines[at]
        if not line.bulleted and _is_one_line_list([one.passage.text for one in lines[max(0, at - 1) : at + 1]]):
            made[at] = replace(line, role="item", kind="participants")
        elif state == "title":
            made[at] = replace(line, role="title")
        elif line.bulleted or _is_listed(lines, at) or is_seat(line.words):
            made[at] = replace(line, role="item", kind=state)
        else:
            made[at] = replace(line, role="name" if state == "participants" else "title", kind=state)
    below = [at for at in range(1, len(made)) if _goes_on_below(made[at - 1], made[at])]
    for at in below:
        made[at] = replace(made[at], role="item", kind="place")
    for at in _among_people(made):
        made[at] = replace(made[at], kind="participants")
    return made if _is_header(made) else [line if line.role != "item" else replace(line, role="title") for line in made]


def _among_people(lines: Sequence[HeaderLine]) -> Iterator[int]:
    """Items that look like subjects between people of one list, where the record has its subject elsewhere."""
    subjects = [at for at, line in enumerate(lines) if line.kind == "subject"]
    people = [at for at, line in enumerate(lines) if line.role == "item" and line.kind == "participants"]
    for first, last in pairwise(people):
        between = range(first + 1, last)
        near = all(lines[at].role == "item" and lines[at].bulleted and not lines[at].blanks for at in (*between, last))
        if near and any(at not in between for at in subjects):
            yield from between


def _headed(lines: list[HeaderLine]) -> list[HeaderLine]:
    """The same lines; what stands as near above a list as the known headings, or leads to it, is the heading of it."""
    known = any(line.role == "heading" and _is_near(line, after) for line, after in pairwise(lines))
    together = any(line.bulleted and after.bulleted and not after.blanks for line, after in pairwise(lines))
    if not together:
        return lines
    made = list(lines)
    for at, (line, after) in enumerate(pairwise(lines)):
        leads = known or _LEADS.search(line.words)
        if (
            leads
            and line.role == "title"
            and line.blanks
            and _is_near(line, after)
            and not _SENTENCE_END.search(line.words)
        ):
            head = Head(after.kind, len(line.passage.text), inline=False) if after.kind else None
            made[at] = replace(line, role="heading", kind=after.kind, head=head) if head else line
    return made


def _is_near(line: HeaderLine, after: HeaderLine) -> bool:
    """Whether a list with bullets stands one blank line below a line; below a paragraph it stands two."""
    return after.role == "item" and after.bulleted and after.blanks == 1 and not line.bulleted


def _goes_on_below(above: HeaderLine, line: HeaderLine) -> bool:
    """Whether a line stands right below the words beside "PLACE:": the town below the building, or below the date."""
    if above.role != "field" or not above.head or line.blanks or line.head:
        return False
    if above.kind == "place" and line.indent > above.indent + above.head.end:
        return True
    heading, beside = above.passage.text[: above.head.end], above.passage.text[above.head.end :]
    dates = list(find_dates(beside)) if _AND_PLACE.search(heading) else []
    alone = bool(dates) and not _LETTERS.search(beside, dates[-1].span.end)
    return alone and len(line.words) <= _LONGEST_NAME and not (FINITE.search(line.words) or _LABEL.match(line.words))


def _is_header(lines: Sequence[HeaderLine]) -> bool:
    """Whether lines without bullets are really lists: a heading says so, or several people are named."""
    if any(line.bulleted or line.head for line in lines):
        return True
    people = [line for line in lines if line.kind == "participants"]
    return len(people) > 1 or any(is_enumeration(line.words) for line in people)


def _is_listed(lines: Sequence[HeaderLine], at: int) -> bool:
    """Whether a line without a bullet stands close to others, or alone under a heading."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    headed = at > 0 and lines[at - 1].role == "heading"
    if headed and (after is None or after.role != "title" or after.blanks == 0):
        return True
    close = lines[at].blanks == 0 or (after is not None and after.blanks == 0 and after.role == "title")
    return close or lines[at].blanks > 1
