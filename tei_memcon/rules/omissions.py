"""What the source says that it leaves out: ``[Five pages omitted in the original.]``, ``[Omitted here is …]``, ``[…]``.

It becomes an ``ellipsis`` with unit and quantity where they are stated (TEI P5, 12.3.2); the printed words stand in its
``metamark``. A pause of the speaker (``crazy system...``) is no omission: only brackets, lines of points, and points
behind a finished sentence at the end of a paragraph are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.rules._brackets import Meaning, find_brackets
from tei_memcon.rules._losses import loss
from tei_memcon.rules._measures import measure
from tei_memcon.rules._origin import is_recorded
from tei_memcon.source import Span

_POINTS = (".", "*", "•", "…")
_LINE_OF_POINTS = re.compile(r"(?:[.*•…][ \t\xa0]{0,8}){3,60}|…{1,4}\.?")
# Points of their own behind a finished sentence; a double ellipsis between words; the same in parentheses.
_APART = re.compile(
    r"(?:(?<=[^\W\d_][.?!”\"] )|(?<=[^\W\d_][.?!]  )|(?<=[.?!][”\"] ))(?:…\.?|\.…|\.{3,4}|\. \. \.(?: \.)?)"
    r"(?=\s+[A-ZÀ-ÞА-Я“\"]|\s*\Z|\s*\[page )"
    r"|(?<=\s)…{2,4}(?=\s)|(?<=[a-z] )\.{6}(?=\s)"
    r"|（[略中后前]{1,3}）|\((?:\.{3,4}|…|\. \. \.)(?:[^().]{0,60}(?:\.{3,4}|…))?\)"
    r"|<\s?(?:\.{3,4}|…)\s?>|(?<![\w/])/\s?(?:\.{3,4}|…)\s?/(?![\w/])|\{\s?(?:\.{3,4}|…)\s?\}"
)


# Points between words, free on both sides, or before a sentence.
_INSIDE = re.compile(
    r"(?<=[\w,;:’”\"\]] )(?:…|\.{3,4}|\. \. \.)(?=\s[\w“\"])|\A(?:…|\.{3,4}|\. \. \.)(?=\s[A-ZÀ-ÞА-Я“\"])"
)
_CUTS = re.compile(r"\[ ?(?:\.{3,4}|[….]{1,2}|\. \. \.) ?\]|(?<=[\w’][.?!] )(?:…|\.{3}|\. \. \.)(?=\s[A-ZÀ-Þ])")
_IN_PARENTHESES = re.compile(r"\((?P<words>[^()\[\]]{3,80})\)")
_CURT = re.compile(
    r"[^\W\d]+|(?:[^\W\d]+ )?(?:passage|text|portion|section|paragraph|sentence|page|material)s? omitted\.?", re.I
)
_SIGNS = ("…", "...", ". . .", "（")  # few texts have one of them, and to look for one takes no time


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield an ``ellipsis`` for each bracket that tells of an omission and for points that stand for one."""
    text = document.source.text
    for bracket, means in find_brackets(document, span):
        if means is Meaning.OMITTED:
            yield Find(ellipsis(bracket, {**measure(text[slice(*bracket)]), "resp": "#source-editor"}))
    words = text[slice(*span)]
    line = words.strip()
    if line[:1] in _POINTS and _LINE_OF_POINTS.fullmatch(line):
        start = span.start + words.index(line)
        yield Find(ellipsis(Span(start, start + len(line)), {}))
        return
    if line[:1] == "(" and line[-1:] == ")" and (loss(" ".join(line[1:-1].split())) == "OMITTED"):
        start = span.start + words.index(line)
        yield Find(ellipsis(Span(start, start + len(line)), measure(line)))
        return
    round_ones = _said_in_parentheses(words) if "(" in words else ()
    points: tuple[re.Match[str], ...] = ()
    if any(map(words.__contains__, _signs_in(text))):
        points = (*_APART.finditer(words), *(_INSIDE.finditer(words) if _leaves_out(text) else ()))
    for match in (*points, *round_ones):
        yield Find(ellipsis(Span(span.start + match.start(), span.start + match.end()), measure(match.group())))


def _said_in_parentheses(words: str) -> Iterator[re.Match[str]]:
    """What says how much is left out, or nothing but that something is: other words may be somebody's."""
    for match in _IN_PARENTHESES.finditer(words):
        said = " ".join(match["words"].split())
        if loss(said) == "OMITTED" and (_CURT.fullmatch(said) or "quantity" in measure(said)):
            yield match


@lru_cache(maxsize=2)
def _signs_in(text: str) -> Sequence[str]:
    return [sign for sign in _SIGNS if sign in text]


@lru_cache(maxsize=2)
def _leaves_out(text: str) -> bool:
    """Whether a record leaves words out with points, and so may do it inside a sentence; one of a tape has pauses."""
    return bool(_CUTS.search(text)) and not is_recorded(text)


def ellipsis(printed: Span, attributes: dict[str, str]) -> Element:
    """An omission of the source, in its own words."""
    return Element("ellipsis", attributes, (Element("metamark", {"function": "omission"}, (Text(printed),)),))
