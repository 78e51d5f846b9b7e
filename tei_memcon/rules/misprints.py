"""Words printed twice: ``the the`` is probably ``the``, ``thethe`` as well, ``USUS`` probably ``US``.

Only an editor can tell one misprint from what somebody said; so a single one is left as it is, and the report makes a
suggestion. A copy that doubles words or lines time and again is itself at fault: then each is marked, and ``sic`` keeps
what is printed.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress
from operator import eq

from tei_memcon.data import word_list
from tei_memcon.model import Added, Certainty, Document, Element, Inference, Remark, Text
from tei_memcon.page_marks import page_marks
from tei_memcon.rules import Find
from tei_memcon.source import Span, signs

# It begins with a capital and looks back from there: so a long text is searched quickly.
_DOUBLED_LETTERS = re.compile(r"([A-Z](?<!\w[A-Z])[A-Z]{1,4})\1\b")
_LITTLE = frozenset("the a an of to in and or for with is was at by from on".split())
# The same for any word that has the initial and the length of one of them.
_DOUBLED_WORD = re.compile(r"([TAOIFWBtaoifwb](?<!\w.)\w{0,3}+)\s+(?i:\1)\b(?![-’'])")

_TWO_WORDS = re.compile(r"(?<![\w’'-])([^\W\d_]++)\s{1,3}\1(?![\w’'-])")
_GLUED = re.compile(r"\b([^\W\d_][a-zà-ÿ]{1,20})\1\b")
_TWO_LINES = re.compile(r"(?m)^[ \t]*(\S[^\r\n]{10,300})[ \t]*\r?\n[ \t]*\1(?=[ \t]*\r?$)")
# For each byte of a text: small letters and figures; all other signs of ASCII are blanks.
_SMALL = bytes(code if code > 127 or chr(code).isalnum() else ord(" ") for code in range(256)).lower()
_SYSTEMATIC = 3  # doubled words and lines by which a copy shows that it doubles
_SHORT_LINE = 10  # characters
_CERT: Certainty = "medium"


def may_find(document: Document) -> bool:
    """Whether anything stands twice in a record."""
    text = document.source.text
    return _doubles(text) or any(_doubled(text, Span(0, len(text))))


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a suggestion for each doubled word or abbreviation, or the correction where the whole copy doubles."""
    text = document.source.text
    if _doubles(text):
        yield from _corrections(text, span)
    else:
        yield from _suggestions(text, span)


def _suggestions(text: str, span: Span) -> Iterator[Find]:
    for match in _doubled(text, span):
        printed = " ".join(match.group().split())
        message = f"“{printed}” may be a misprint of “{match[1]}”; the text is left as printed"
        yield Find(None, Remark(Span(*match.span()), "suggestion", message))


def _doubled(text: str, span: Span) -> Iterator[re.Match[str]]:
    """The letters of an abbreviation, and then the little words, that stand twice."""
    yield from _DOUBLED_LETTERS.finditer(text, *span)
    if not _LITTLE.isdisjoint(_twice(text)):
        yield from (match for match in _DOUBLED_WORD.finditer(text, *span) if match[1].casefold() in _LITTLE)


@lru_cache(maxsize=4)
def _doubles(text: str) -> bool:
    """Whether a copy prints words and lines twice, time and again."""
    lines = text.split("\n")
    again = [line for line in compress(lines, map(eq, lines, lines[1:])) if len(line) > _SHORT_LINE]
    if len(_twice(text)) + len(again) < _SYSTEMATIC:
        return False
    words = text.split()
    twice = compress(words, map(eq, words, words[1:]))
    doubled = sum(map(_is_misprint, twice)) + sum(map(_is_glued, words))
    return doubled + sum(" " in line.strip() for line in again) >= _SYSTEMATIC


@lru_cache(maxsize=4)
def _twice(text: str) -> list[str]:
    """Every word that may stand twice, with a blank or without; most texts have hardly one, which is seen quickly."""
    for sign in signs(text):
        if not (sign.isascii() or sign.isalnum()):
            text = text.replace(sign, " ")
    words = text.encode().translate(_SMALL).split()
    twice = (*compress(words, map(eq, words, words[1:])), *filter(_glued_words().__contains__, words))
    return [word.decode() for word in twice]


@cache
def _glued_words() -> frozenset[bytes]:
    """Every common word twice."""
    return frozenset(2 * word.encode() for word in word_list("english") if len(word) > 1)


def _is_misprint(word: str) -> bool:
    """Whether nobody says a word twice: it is no name, no figure, and none of those that stand twice by right."""
    known = word.casefold()
    return word.isalpha() and known not in word_list("said_twice") and (word.islower() or known in word_list("english"))


def _is_glued(word: str) -> bool:
    """Whether it is a common word twice ("thethe"), and no word itself."""
    half = word[: len(word) // 2]
    if half + half != word or len(half) < 2:
        return False
    return half.casefold() in word_list("english") and word.casefold() not in word_list("english")


def _corrections(text: str, span: Span) -> Iterator[Find]:
    reached = span.start
    pages = {mark.span.start for mark in page_marks(text)}
    for match in _TWO_LINES.finditer(text, *span):
        if match.start(1) in pages:
            continue  # the number of a page is none of the words, how often it may be printed
        yield _correction(match.span(), match[1])
        reached = match.end()
    for match in _GLUED.finditer(text, *span):
        if _is_glued(match.group()):
            yield _correction(match.span(), match[1])
    run: list[re.Match[str]] = []
    for match in _TWO_WORDS.finditer(text, reached, span.end):
        if run and text[run[-1].end() : match.start()].strip():
            yield from _run(run)
            run = []
        run.append(match)
    yield from _run(run)


def _run(pairs: list[re.Match[str]]) -> Iterator[Find]:
    """Words printed twice, one pair behind the other; a single pair may be meant."""
    if len(pairs) > 1 or any(_is_misprint(pair[1]) for pair in pairs):
        yield _correction((pairs[0].start(), pairs[-1].end()), " ".join(pair[1] for pair in pairs))


def _correction(place: tuple[int, int], once: str) -> Find:
    span, words = Span(*place), " ".join(once.split())
    corr = Element("corr", {"resp": "#tei-memcon", "cert": _CERT}, (Added(words),))
    reason = "the whole copy doubles words, and nobody says this twice"
    told = Inference(span, f"printed twice: “{words[:40]}”", _CERT, reason)
    return Find(Element("choice", {}, (Element("sic", {}, (Text(span),)), corr)), told)
