"""Words hyphenated at the end of a line are rejoined: ``infor- / mation`` is one word, ``Anglo- / American`` another.

``choice`` keeps what is printed in ``sic`` and has the whole word in ``corr``. Whether the hyphen belongs to the word
is decided by evidence: the same word elsewhere in the record, common English words, the capital or figure behind the
hyphen. Words are rejoined across page breaks and running heads as well. Where the evidence does not suffice, the text
stays as printed, and the report says so.
"""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tei_memcon.carve import map_content
from tei_memcon.data import word_list
from tei_memcon.model import (
    Added,
    Certainty,
    Content,
    Document,
    Element,
    Inference,
    Node,
    Remark,
    Space,
    Text,
    Trivia,
    Why,
)
from tei_memcon.source import Span

# Without one of these nothing is cut; some copies leave a blank at the end of a line.
_SIGNS = ("-\n", "-\r\n", "- \n", "- \r\n", "‐\n", "‐\r\n", "\xad", "¬")
_FIRST = re.compile(r"(?:[^\W_]+[-’'])*[^\W_]+(?P<hyphen>[-‐­¬])$")
_SECOND = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*")
_BROKEN = re.compile(r"[-‐­¬][ \t\xa0]*\r?\n\s*[^\W\d_A-ZÀ-Þ]")
_ENDINGS = re.compile(r"(?:s|es|ed|d|ing|ly|er|ers|ness|al|ment|ments|ion|ions|able)$")
_BEFORE_HYPHEN = frozenset("re co non anti ex self pro pre semi vice counter mid post sub inter intra ultra".split())
_SUSPENDED = frozenset("and or to nor und oder et ou".split())  # "two- / and three-year": half of the word is left out
_HYPHENS = frozenset("-‐\xad¬")
_SOFT = frozenset("\xad¬")
_TRANSPARENT = frozenset({"pb", "fw", "lb"})
_SYSTEMATIC = 3  # lines that end in the middle of a word


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The whole word, or nothing if nobody can say; how sure, and why."""

    whole: str
    cert: Certainty
    reason: str


def rejoin(document: Document) -> Document:
    """Mark every word that a line end has cut at a hyphen.

    Args:
        document: as the rules leave it, page breaks marked.
    """
    if not any(sign in document.source.text for sign in _SIGNS):
        return document
    joining = _Joining(document.source.text)
    body = tuple(map_content(block, joining.join) for block in document.body)
    return replace(document, body=body).adding(*joining.told)


class _Joining:
    """The words of a record, and what was concluded from them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.told: list[Inference | Remark] = []

    def join(self, content: Content) -> Content:
        """Running text with its cut words rejoined."""
        nodes = [node.holding(self.join(node.content)) if isinstance(node, Element) else node for node in content]
        made: list[Node] = []
        at = 0
        while at < len(nodes):
            after = _next_word(nodes, at)
            choice = self._choice(nodes[at:after], nodes[after]) if after else None
            if not after or choice is None:
                made.append(nodes[at])
                at += 1
                continue
            span = choice.span or Span(0, 0)
            made += [*_text(nodes[at], end=span.start), choice]
            nodes[after : after + 1] = _text(nodes[after], start=span.end)
            at = after
        return tuple(made)

    def _choice(self, until: Sequence[Node], last: Node) -> Element | None:
        """A cut word, which begins in the first of some nodes and ends in another; nothing where no word is cut."""
        assert isinstance(until[0], Text)
        assert isinstance(last, Text)
        if self._text[until[0].span.end - 1] not in _HYPHENS:
            return None
        first = _FIRST.search(self._text, *until[0].span)
        second = _SECOND.match(self._text, *last.span)
        verdict = self._judge(first.group()[:-1], second.group(), first["hyphen"]) if first and second else None
        if not first or not second or not verdict:
            return None
        span = Span(first.start(), second.end())
        if not verdict.whole:
            self.told.append(Remark(span, "suggestion", verdict.reason))
            return None
        what = f"a word cut by the end of a line is rejoined: {verdict.whole}"
        self.told.append(Inference(span, what, verdict.cert, verdict.reason))
        between = [node for node in until[1:] if not (isinstance(node, Element) and node.tag == "lb")]
        words = (Text(Span(*first.span())), *between, Text(Span(*second.span())))
        corr = Element("corr", {"resp": "#tei-memcon", "cert": verdict.cert}, (Added(verdict.whole),))
        return Element("choice", {}, (Element("sic", {}, words), corr))

    def _judge(self, first: str, second: str, hyphen: str) -> _Verdict | None:
        """Whether the hyphen belongs to the word."""
        if second.lower() in _SUSPENDED or first.isdigit() or (len(first) == 1 and second[0].islower()):
            return None
        fused, kept = first + second, f"{first}-{second}"
        here, there = self._times[fused.casefold()], self._times[kept.casefold()]
        if hyphen in _SOFT:
            return _Verdict(fused, "high", "the hyphen is one of those that only a line end makes visible")
        if here > there:
            return _Verdict(fused, "high", "the record has the word without the hyphen elsewhere")
        if there > here:
            return _Verdict(kept, "high", "the record has the word with its hyphen elsewhere")
        if (second[0].isupper() and not first.isupper()) or second[0].isdigit() or first[-1].isdigit():
            return _Verdict(kept, "high", "a capital or figure follows the hyphen")
        if _is_english(fused):
            return _Verdict(fused, "high", "without the hyphen it is a common English word")
        return self._by_halves(first.casefold(), second.casefold(), fused, kept)

    def _by_halves(self, first: str, second: str, fused: str, kept: str) -> _Verdict:
        """Whether the halves are words by themselves, where nobody knows the whole."""
        if _is_english(second) and (first in _BEFORE_HYPHEN or _is_english(first.rpartition("-")[2])):
            return _Verdict(kept, "low", "both halves are words by themselves, and the whole is no common one")
        if self._is_systematic or not _is_english(second):
            return _Verdict(fused, "medium", "one of the halves is no word by itself")
        return _Verdict("", "low", f"“{kept}” at a line end may be one word or broken speech; it is left as printed")

    @cached_property
    def _times(self) -> Counter[str]:
        """How often the record has each word within a line."""
        return Counter(match.group().casefold() for match in _WORD.finditer(self._text))

    @cached_property
    def _is_systematic(self) -> bool:
        return len(_BROKEN.findall(self._text)) >= _SYSTEMATIC


def _next_word(nodes: Sequence[Node], at: int) -> int:
    """Where the text goes on after nothing but line ends, page breaks and running heads; 0 where it does not."""
    if not isinstance(nodes[at], Text):
        return 0
    after = at + 1
    while after < len(nodes) and _is_transparent(nodes[after]):
        after += 1
    cut = any(isinstance(node, Space | Trivia) for node in nodes[at + 1 : after])
    return after if cut and after < len(nodes) and isinstance(nodes[after], Text) else 0


def _is_transparent(node: Node) -> bool:
    if isinstance(node, Element):
        return node.tag in _TRANSPARENT
    return isinstance(node, Space) or (isinstance(node, Trivia) and node.why is Why.BLANK)


def _text(node: Node, start: int = 0, end: int = sys.maxsize) -> list[Node]:
    """What of a text lies between two offsets."""
    assert isinstance(node, Text)
    span = Span(max(start, node.span.start), min(end, node.span.end))
    return [Text(span)] if span.start < span.end else []


def _is_english(word: str) -> bool:
    """Whether it is a common English word, or one with a common ending."""
    words, known = word.casefold(), word_list("english")
    stem = _ENDINGS.sub("", words)
    return words in known or (len(stem) > 3 and (stem in known or f"{stem}e" in known))
