"""What is withheld, unreadable, unheard or lost: ``[1½ lines not declassified]``, ``[illegible]``, ``[      ] (b)(1)``.

It becomes a ``gap`` (TEI P5, 12.3.1) whose ``desc`` keeps the printed words. ``gap`` is what somebody or time took
away; what the source itself leaves out is an ``ellipsis``.
"""

import re
from collections.abc import Iterable, Iterator

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.rules._brackets import Meaning, find_brackets, seen_or_heard, stated
from tei_memcon.rules._measures import measure
from tei_memcon.source import Span

SIGNS = ("[", "(", "（", "<", "{", "/", "25X", "BEGIN WITHDRAWN", "E.O.", "E.0.")
_REASONS = {
    Meaning.WITHHELD: "notDeclassified",
    Meaning.UNREADABLE: "illegible",
    Meaning.UNHEARD: "inaudible",
    Meaning.BREAKS_OFF: "lacuna",
}
# Parentheses, and what typewriters without square brackets have for those: "<illegible>", "/two words illegible/".
_ROUND = re.compile(  # it begins with its sign, as the forms below
    r"[(（<{/](?:(?<=[(（])(?P<words>[^()（）\[\]]{3,80})[)）]"
    r"|(?<![(（])(?<![\w/<]/)(?P<other>[^()\[\]<>{}/\n]{3,60})(?:[>}]|/(?![\w/])))"
)
_CURT = re.compile(
    r"(?:classified |personal |the )?(?:expletive|name|place|passage|text|portion|section|paragraph|sentence|line|page"
    r"|word|material|figure|number|characterization)s? (?:deleted|withheld|redacted|excised|sanitized)\.?",
    re.I,
)
_FEW = 4  # words in parentheses: more are somebody's remark
_COUNTED = 8  # the same where they say how much is missing
# The box of a redaction with the exemption beside it, the exemption or a code alone, and what a tape log withdraws.
_EXEMPTION = r"\(?[bB]\)?\s?\(\d\)(?:\([A-Z]\))?"
_EXEMPTIONS = rf"{_EXEMPTION}(?:[,;]?\s{{0,2}}{_EXEMPTION}){{0,4}}"  # "(b)(1), (b)(6)"
# What cites a paragraph of a law: "Section 3 (b)(1)", "5 U.S.C. 552 (b)(1)", "exempt under (b)(1)".
# An order that is printed into the box of what it withholds, and is all that stands there; a scan adds the box's edge.
_ORDER = re.compile(
    r"\s*(?:[I|l\[]\s)?E\.\s?[O0]\.\s?1[23]\d{3},?\s(?:[Ss]ection|[Ss]ec\.)\s?[1Il]\.\d\s?(?:\(\s?[a-h]\s?\)[\s,]?){1,4}[|\]]?\s*"
)
_CITES = re.compile(
    r"(?:\d\.?|\b[A-Z]\.|\b(?:[Ss]ecs?\.|(?i:sections?|sub-?sections?|paragraphs?|articles?|exemptions?|clauses?|under"
    r"|pursuant to|foia|act)))\s\Z"
)
_LONGEST_CITATION = 16  # characters of it that stand before the paragraph
# Each form begins with a sign of its own, and looks back from there: so a long text is searched quickly.
_BLANKED = re.compile(
    rf"\[[ \t\xa0_]{{2,80}}\](?:\s{{0,3}}{_EXEMPTIONS})?|\((?<!\w\()b\)\(\d\)|2(?<!\w2)5X\d\b"
    r"|BEGIN WITHDRAWN ITEM NO\. \d{1,3}\b(?:(?!BEGIN WITHDRAWN).){0,400}?END WITHDRAWN ITEM NO\. \d{1,3}\b",
    re.S,
)


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``gap`` for each bracket, box or code that says that words are missing here."""
    text = document.source.text
    blanked = [
        (Span(*match.span()), Meaning.WITHHELD)
        for match in _BLANKED.finditer(text, *span)
        if not _CITES.search(text, max(span.start, match.start() - _LONGEST_CITATION), match.start())
    ]
    if _ORDER.fullmatch(text, *span):
        start = span.end - len(text[slice(*span)].lstrip())
        blanked = [(Span(start, start + len(text[start : span.end].rstrip())), Meaning.WITHHELD)]
    bracketed = [(bracket, means) for bracket, means in find_brackets(document, span) if means in _REASONS]
    held = _held(place for place, _ in (*blanked, *bracketed))
    for place, means in (*blanked, *bracketed):
        if place not in held:
            yield Find(_gap(place, means, text[slice(*place)]))
    for match in _ROUND.finditer(text, *span):
        words = match["words"] or match["other"]
        said = stated(" ".join(words.split()))
        if said not in _REASONS:
            continue
        means = seen_or_heard(document, said, words)
        counted = "quantity" in measure(words)
        few = means in (Meaning.UNHEARD, Meaning.UNREADABLE) and len(words.split()) <= (_COUNTED if counted else _FEW)
        curt = _CURT.fullmatch(words) or (len(words.split()) <= _FEW and counted)
        withheld = means is Meaning.WITHHELD and curt
        lost = means is Meaning.BREAKS_OFF and (measure(words) or match.group() == text[slice(*span)].strip())
        if few or withheld or lost:
            yield Find(_gap(Span(*match.span()), means, match.group()))


def _held(places: Iterable[Span]) -> set[Span]:
    """The gaps that stand in another, as the exemption in its brackets: ``[(b)(1)]``."""
    held, reached = set(), -1
    for place in sorted(set(places), key=lambda place: (place.start, -place.end)):
        if place.end <= reached:
            held.add(place)
        reached = max(reached, place.end)
    return held


def _gap(place: Span, means: Meaning, words: str) -> Element:
    size = measure(words) or ({"extent": "unknown"} if means is Meaning.BREAKS_OFF else {})
    attributes = {"reason": _REASONS[means], **size, "resp": "#source-editor"}
    return Element("gap", attributes, (Element("desc", {}, (Text(place),)),))
