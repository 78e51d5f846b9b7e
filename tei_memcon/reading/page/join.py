"""Paragraphs cut in two by a page end, and words cut by a lost accent (``Pe / rez de Cue / llar``), are rejoined.

Only markup says so: an ``lb type="rejoined"`` at a cut, a ``choice`` around a broken word whose ``sic`` keeps what is
printed. No letter is added: where an accent was, none is guessed. Notes that stand at the foot of the page, between the
two halves, are ``note`` inside the paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tei_memcon.data import word_list
from tei_memcon.model import Added, Certainty, Content, Element, Inference, Node, Space, Text
from tei_memcon.reading.page.bullets import BULLET
from tei_memcon.reading.page.classification import is_classification
from tei_memcon.reading.page.lines import Row, joined
from tei_memcon.source import Span

_OPEN_END = re.compile(r"[^\W\d_](?:[,\-–—\xad¬]|\d{1,2})?$")  # a figure is the mark of a note
_LOWER_START = re.compile(r"(?![a-z]{1,3}\)\s)[a-zà-ÿ]")  # "b) one should" is the next item
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"\s([^\W\d_]+)(?=[\s,.;])")
_FOOTNOTE = re.compile(r"(?P<n>\d{1,3}|\*{1,3}|†)[.)]?\s+[^\W\d_a-zà-ÿ]")
_NEVER_LAST = re.compile(
    r"\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|whether|if|is|are|was|were|has|had|would"
    r"|should|could|will|its|their|his|our|your|this|these|than|as)\d{0,2}$"
)
_ARTICLE = re.compile(r"\b(?:the|an|its|their|his|our|your|my)$")  # whose noun goes on the sentence, capital or not
_PORTION = re.compile(r"\((?:TS|S|C|U|LOU|S/NF|C/NF|TS/NF)\)")
_LABEL = re.compile(r"[^?!]{1,40}:(?=\s|$)|[^\W\d_a-zà-ÿ]{3,24}\.\s|\W*$|[(\[]")
# who of a list of those present is of which delegation
_SIDE = re.compile(r"(?:auf|from|on|for|von|du|de)\s[^:]{2,30}?(?:\bside|\bSeite|côté[^:]{0,15})\s?:")
_PROSE = re.compile(r"[a-z]{2}[.:?!]\s.*\s")  # a label and words, or a sentence and more
_STOPS = (".", "?", "!", ".”", '."', ")")
_BRACKET = 2  # paragraphs more in a bracket
_END = 3  # characters
_SHORTEST = 60  # characters; a shorter line without a full stop may as well be a heading
_SHORTEST_AT_END = 20  # characters of such a line before a page mark, or where lines end in the middle of words
_HYPHENS = ("-", "\xad", "¬")
_CUT_LINES = 3  # paragraphs that break off before a small letter, by which a copy shows that they are lines
_CUT_WORDS = 3  # lines that end in a hyphen, by which a copy shows that its lines are those of a column
_FEW_WORDS = 4  # between two breaks of one name


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Passage:
    """A paragraph as it will be marked up: its lines, its words, and its running text."""

    rows: tuple[Row, ...]
    text: str
    content: Content

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return Span(self.rows[0].span.start, self.rows[-1].span.end)

    @property
    def is_page_mark(self) -> bool:
        """Whether it is nothing but the printed number of a page."""
        return self.rows[0].is_page_mark and all(row.is_page_mark for row in self.rows)


def passage(rows: list[Row]) -> Passage:
    """The lines of one paragraph."""
    return Passage(tuple(rows), " ".join([row.text for row in rows]), joined([row.span for row in rows]))


def rejoin(passages: list[Passage], *, edited: bool = False) -> tuple[list[Passage], list[Inference]]:
    """Join what a page end or a lost character has cut; everything else stays as it is.

    Args:
        passages: the paragraphs of a record.
        edited: whether editors made them, who leave what they found: a cut before a capital may be of their source.
    """
    groups = list(_groups(passages, edited))
    if len(groups) == len(passages):
        return passages, []
    vocabulary = _vocabulary(passages)
    inferences: list[Inference] = []
    return [one if not more else _join([one, *more], vocabulary, inferences) for one, *more in groups], inferences


def _groups(passages: list[Passage], edited: bool) -> Iterator[list[Passage]]:
    """The passages, each with those that go on with it."""
    at, cut = 0, sum(one.text.endswith(_HYPHENS) for one in passages)
    lines, parted = _are_lines(passages), _are_parted(passages)
    shortest = _SHORTEST_AT_END if lines or cut >= _CUT_WORDS else _SHORTEST
    while at < len(passages):
        end = at + 1
        while (after := _continuation(passages, at, end, shortest, lines, edited, parted)) is not None:
            end = after + 1
        yield passages[at:end]
        at = end


def _are_lines(passages: list[Passage]) -> bool:
    """Whether the paragraphs of a copy are the lines of its sheets, each set off from the next."""
    cuts = (
        len(one.text) >= _SHORTEST and one.text[-1:].isalpha() and after.text[:1].islower()
        for one, after in pairwise(passages)
    )
    return sum(cuts) >= _CUT_LINES


def _are_parted(passages: list[Passage]) -> bool:
    """Whether blank lines stand between the paragraphs of a copy, nearly all of them."""
    return sum(one.rows[0].blanks > 0 for one in passages) * 10 > len(passages) * 6


def _continuation(
    passages: list[Passage], first: int, end: int, shortest: int, lines: bool, edited: bool, parted: bool
) -> int | None:
    """Where the paragraph goes on that reaches up to ``end``: after nothing but page marks and the page's notes."""
    before = passages[end - 1]
    if passages[first].text.startswith("[") and _is_bracket(passages[first : end + _BRACKET]):
        return end if "]" not in "".join(one.text for one in passages[first:end]) else None
    if _is_portion(passages[end : end + 1], before):
        return end
    if not _OPEN_END.search(before.text, max(0, len(before.text) - _END)):
        return None
    paged = sheet_ends = False
    for i in range(end, len(passages)):
        if passages[i].is_page_mark:
            paged = True
            sheet_ends = sheet_ends or not passages[i].text.startswith("[Page ")
        elif not _is_note_of(passages[i], before.text):
            begun = end - first > 1 or before.text.endswith(_HYPHENS)
            under = parted and not passages[i].rows[0].blanks and bool(_PROSE.search(before.text))
            long_enough = begun or under or len(before.text) >= (_SHORTEST_AT_END if paged else shortest)
            after_notes = not paged and i > end  # only a page end parts a sentence from what follows the notes
            last = _NEVER_LAST if sheet_ends or lines else None if edited or paged else _ARTICLE
            goes_on = long_enough and not after_notes and _goes_on(before.text, passages[i].text, last)
            return i if goes_on else None
    return None


def _is_portion(below: list[Passage], before: Passage) -> bool:
    """Whether right below a sentence stands nothing but how secret its paragraph is, for which its line had no room."""
    alone = bool(below) and not below[0].rows[0].blanks and _PORTION.fullmatch(below[0].text)
    return bool(alone) and before.text.endswith(_STOPS)


def _is_bracket(passages: list[Passage]) -> bool:
    """Whether a bracket that opens a paragraph is closed where a later one ends, and nowhere else."""
    texts = [one.text for one in passages]
    last = next((at for at, text in enumerate(texts) if "]" in text or (at and "[" in text)), 0)
    return (
        last > 0
        and texts[0].count("[") == 1
        and texts[last].find("]") == len(texts[last]) - 1
        and "[" not in texts[last]
    )


def _goes_on(before: str, after: str, never_last: re.Pattern[str] | None) -> bool:
    """Whether words go on a sentence: with a small letter, or after a word that ends none.

    On the next line or sheet any such word counts; ``[Page 214]`` is an editor's mark, who has made the paragraphs as
    well. Elsewhere an article counts, whose noun may have a capital, unless editors made the paragraphs.
    """
    if _LOWER_START.match(after):
        return not (_SIDE.match(after) or BULLET.match(after) or is_classification(after))
    begins = after[:1].isalpha() and not _LABEL.match(after)
    return never_last is not None and begins and bool(never_last.search(before))


def _is_note_of(one: Passage, above: str) -> bool:
    """Whether it is a whole note at the foot of a page, whose number stands in the paragraph above."""
    match = None if _OPEN_END.search(one.text, max(0, len(one.text) - _END)) else _FOOTNOTE.match(one.text)
    return bool(match and re.search(rf"[^\s\d]{re.escape(match['n'])}(?!\d)", above))


def _vocabulary(passages: list[Passage]) -> frozenset[str]:
    """The words that are known to be whole: common English, and those that the record has in mid-paragraph.

    There are none for a record in another language: that a word is not English says nothing there.
    """
    inside = [word for one in passages for word in _INSIDE.findall(one.text)]
    small = [word for word in inside if word.islower()]
    if 2 * sum(word in word_list("english") for word in small) < len(small):
        return frozenset()
    return word_list("english").union(map(str.lower, inside))


def _join(group: list[Passage], vocabulary: frozenset[str], inferences: list[Inference]) -> Passage:
    """One passage of several; breaks within one name make one ``choice``."""
    notes = [not one.is_page_mark and _is_note_of(one, group[0].text) for one in group]
    broken = [
        not any(notes[i : i + 2]) and _is_broken_word(group[i].text, group[i + 1].text, vocabulary)
        for i in range(len(group) - 1)
    ]
    content: Content = group[0].content
    in_bracket = group[0].text.startswith("[") and _is_bracket(group)
    at = 0
    while at < len(broken):
        if not broken[at]:
            content += _rejoined(group[at], group[at + 1], notes[at + 1], inferences, in_bracket=in_bracket)
            at += 1
            continue
        last = at + 1
        while last < len(broken) and broken[last] and len(group[last].text.split()) <= _FEW_WORDS:
            last += 1
        content = _mend(content, group[at : last + 1], inferences)
        at = last
    return Passage(tuple(row for one in group for row in one.rows), " ".join(one.text for one in group), content)


def _is_broken_word(before: str, after: str, vocabulary: frozenset[str]) -> bool:
    """Whether the edges of two paragraphs are halves of a word: neither is one, by itself, that anybody knows."""
    first, second = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not vocabulary or not first or not second or second.group() in vocabulary:
        return False
    return second.group().islower() and first.group().lower() not in vocabulary


def _rejoined(
    before: Passage, after: Passage, is_note: bool, inferences: list[Inference], *, in_bracket: bool
) -> Content:
    between = Span(before.span.end, after.span.start)
    gap: Content = (Space(between),) if between.start < between.end else ()  # "[Page 413]going": no space
    if after.is_page_mark:
        return (*gap, *after.content)
    if is_note:
        return (*gap, Element("note", {"place": "bottom"}, after.content))
    lower = bool(_LOWER_START.match(after.text))
    cert: Certainty = "high" if lower else "medium"
    reason = "the paragraph ends without a full stop and the next begins with a small letter"
    if in_bracket:
        reason = "a bracket is closed in the next paragraph"
    elif _PORTION.fullmatch(after.text):
        cert, reason = "high", "how secret a paragraph is stands on a line of its own"
    elif not lower:
        reason = "the page or line ends with a word that ends no sentence"
    inferences.append(Inference(between, "a paragraph cut in two is rejoined", cert, reason))
    mark = Element("lb", {"type": "rejoined", "resp": "#tei-memcon", "cert": cert})
    return (*gap, mark, *after.content)


def _mend(content: Content, group: list[Passage], inferences: list[Inference]) -> Content:
    """Put a ``choice`` where a word is broken over the passages of a group, the first of which ends the content."""
    before = content[-1]
    start, end = _LAST_WORD.search(group[0].text), _FIRST_WORD.match(group[-1].text)
    assert isinstance(before, Text)  # the broken word is its end
    assert start
    assert end
    cut = before.span.end - len(start.group())
    last = group[-1].rows[0].span
    rest = last.start + len(end.group())
    printed = [
        Span(cut, before.span.end),
        *(row.span for one in group[1:-1] for row in one.rows),
        Span(last.start, rest),
    ]
    whole = "".join((start.group(), *(one.text for one in group[1:-1]), end.group()))
    cert: Certainty = "medium"
    reason = "the pieces before and after the line ends are no words by themselves"
    inferences.append(Inference(Span(cut, rest), f"a broken word is rejoined: {whole}", cert, reason))
    corr = Element("corr", {"resp": "#tei-memcon", "cert": cert}, (Added(whole),))
    choice = Element("choice", {}, (Element("sic", {}, joined(printed)), corr))
    kept: tuple[Node, ...] = (Text(Span(before.span.start, cut)),) if before.span.start < cut else ()
    after = joined([Span(rest, last.end), *(row.span for row in group[-1].rows[1:])])
    return (*content[:-1], *kept, choice, *after)
