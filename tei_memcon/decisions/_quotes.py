"""Words of a record, quoted so that they are found again after it was edited, or copied anew.

A quotation has the words, the words before and after them, and where they stood (as the selectors of the W3C's Web
Annotation Data Model, 4.2.4 and 4.2.5, do). White space counts as one space whatever it is. What stands in the record
word for word is taken where its surroundings are most alike; what was changed a little is still known again; what
stands at two places alike, or nowhere, is never guessed.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tei_memcon.decisions import Quote, Unfit
from tei_memcon.source import Span

_WORD = re.compile(r"\S+")
_WHOLE = 160  # characters: a longer quotation keeps its first and its last words only
_EDGE = 80
_CONTEXTS = (32, 64, 128, 256)
_MANY = 2_000  # places that one quotation may have
_FAR = 100_000  # characters around the old place, where words that were changed are looked for
_ALIKE = 65  # of 100: how alike a place and its surroundings must be; those of unrelated words reach some 45
_CHANGED = 88  # of 100: how alike words must be that are not the same any more
_APART = 5  # of 100: by how much a place must be better than the next one
_NEARER = 4  # times: by how much the nearest of equal places must be nearer than the next one


class Finder:
    r"""The words of a record, as quotations find them.

    >>> finder = Finder("It rained.\n\nIt rained  again.\n")
    >>> finder.find(Quote("It rained", after="again"))
    Span(start=12, end=21)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        words = list(_WORD.finditer(text))
        self._plain = " ".join(word.group() for word in words)
        self._offsets: list[int] = []
        for word in words:
            self._offsets += [*range(*word.span()), word.end()]

    def quote(self, span: Span) -> Quote:
        """The quotation of a place, with as much of its surroundings as tell it from all others."""
        first = self._index(span.start)
        first += self._plain[first : first + 1] == " "  # a place begins with its first word
        last = max(first + 1, self._index(span.end))
        words, through = self._plain[first:last].strip(), ""
        if len(words) > _WHOLE:
            words, through = _begin(words[:_EDGE]), _end(words[-_EDGE:])
        for length in _CONTEXTS:
            before, after = _end(self._plain[max(0, first - length) : first]), _begin(self._plain[last : last + length])
            made = Quote(words, through, before, after, self._offset(first))
            if self._is_found(made):
                break
        return made

    def find(self, quote: Quote) -> Span:
        """Where the words of a quotation stand.

        Raises:
            Unfit: nowhere, or at several places.
        """
        if not quote.through:
            return self._span(*self._place(quote, 0))
        first, _ = self._place(replace(quote, after=""), 0)
        _, last = self._place(Quote(quote.through, "", "", quote.after, self._offset(first) + len(quote.words)), first)
        return self._span(first, last)

    def _is_found(self, quote: Quote) -> bool:
        try:
            return self.find(replace(quote, at=-1)).start == quote.at
        except Unfit:
            return False

    def _place(self, quote: Quote, start: int) -> tuple[int, int]:
        words = _plain(quote.words)
        if not words:
            raise Unfit("it quotes no words")
        found = sorted((self._likeness(at, words, quote), at) for at in self._places(words, start, quote.at))[::-1]
        found = [(likeness, at) for likeness, at in found if likeness >= _ALIKE]
        if not found:
            return self._changed(words, quote, start)
        best = [at for likeness, at in found if found[0][0] - likeness < _APART]
        at = best[0] if len(best) == 1 else self._nearest(best, quote.at)
        return at, at + len(words)

    def _places(self, words: str, start: int, near: int) -> list[int]:
        """Where the words stand; of very many places those near the old one."""
        found = [match.start() for match in re.compile(re.escape(words)).finditer(self._plain, start)]
        if len(found) > _MANY:
            found.sort(key=lambda at: abs(self._offset(at) - near))
        return found[:_MANY]

    def _likeness(self, at: int, words: str, quote: Quote) -> float:
        before, after = _plain(quote.before), _plain(quote.after)
        end = at + len(words)
        there = self._plain[max(0, at - len(before) - 1) : at], words, self._plain[end : end + len(after) + 1]
        said = " ".join(part.strip() for part, wanted in zip(there, (before, words, after), strict=True) if wanted)
        return fuzz.ratio(said, " ".join(part for part in (before, words, after) if part))

    def _nearest(self, places: list[int], near: int) -> int:
        """The one of several places alike that stands nearest to where the words stood, if it is nearer by far."""
        if near >= 0:
            away = sorted((abs(self._offset(at) - near), at) for at in places)
            if away[0][0] * _NEARER <= away[1][0] and away[0][0] != away[1][0]:
                return away[0][1]
        raise Unfit("its words stand at several places alike")

    def _changed(self, words: str, quote: Quote, start: int) -> tuple[int, int]:
        """Where the words stand when something in them was changed: with their surroundings, near the old place."""
        before, after = _plain(quote.before), _plain(quote.after)
        whole = " ".join(part for part in (before, words, after) if part)
        first = max(start, self._index(max(0, quote.at)) - _FAR)
        window = self._plain[first : first + 2 * _FAR]
        found = fuzz.partial_ratio_alignment(whole, window, score_cutoff=_ALIKE) if len(window) > len(whole) else None
        if not found:
            raise Unfit("its words are not in the record any more")
        piece = window[found.dest_start : found.dest_end]
        edges = len(before) + bool(before), len(whole) - len(after) - bool(after)
        begin, end = (_moved(edge, whole, piece) for edge in edges)
        if fuzz.ratio(words, piece[begin:end].strip()) < _CHANGED:
            raise Unfit("its words are not in the record any more")
        rest = window[: found.dest_start] + "\n" + window[found.dest_end :]
        if fuzz.partial_ratio(whole, rest, score_cutoff=found.score - _APART):
            raise Unfit("its words stand at several places alike")
        return self._at_words(first + found.dest_start + begin, first + found.dest_start + end)

    def _at_words(self, first: int, last: int) -> tuple[int, int]:
        """From the beginning of a word to the end of one."""
        while first > 0 and self._plain[first - 1] != " " and self._plain[first] != " ":
            first -= 1
        while last < len(self._plain) and self._plain[last] != " ":
            last += 1
        while self._plain[first] == " ":
            first += 1
        return first, last

    def _index(self, offset: int) -> int:
        return bisect_left(self._offsets, offset)

    def _offset(self, index: int) -> int:
        return self._offsets[index] if index < len(self._offsets) else len(self._text)

    def _span(self, first: int, last: int) -> Span:
        return Span(self._offset(first), self._offset(last - 1) + 1)


def _moved(edge: int, whole: str, piece: str) -> int:
    """Where an edge of the old words is in the new ones."""
    for code in Levenshtein.opcodes(whole, piece):
        if edge <= code.src_end:
            return code.dest_start + min(edge - code.src_start, code.dest_end - code.dest_start)
    return len(piece)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _begin(words: str) -> str:
    """Without the word that is cut at the end."""
    return words.rpartition(" ")[0].strip() or words.strip()


def _end(words: str) -> str:
    """Without the word that is cut at the beginning."""
    return words.partition(" ")[2].strip() or words.strip()
