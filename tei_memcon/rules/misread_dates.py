"""Dates with a letter where a figure was: ``May I, 1997`` is probably the first of May, ``l9 November 199O`` the 19th.

A figure is not guessed: the date is told, and left without a value. Only where the record has the same date elsewhere,
in good figures, ``choice`` has it beside what is printed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tei_memcon.data import english_months
from tei_memcon.model import Added, Certainty, Document, Element, Inference, Remark, Text
from tei_memcon.notation.dates import find_dates
from tei_memcon.rules import Find
from tei_memcon.source import Span

_FIGURE = r"[\dIlOoSB|]"
# The names come first, so that a text without dates is gone through quickly.
_DATE = re.compile(
    rf"(?:{'|'.join(english_months())}|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    rf"(?:\s(?P<day>{_FIGURE}{{1,2}}),)?,?\s(?P<year>{_FIGURE}{{4}})(?!\w)"
)
_DAY_BEFORE = re.compile(rf"(?<![\w.])(?P<day>{_FIGURE}{{1,2}})\s$")
_LETTER = re.compile(r"[IlOoSB|]")
_READ = str.maketrans({"I": "1", "l": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8"})
_CERT: Certainty = "high"


def may_find(document: Document) -> bool:
    """Whether a letter stands for a figure in any date of a record."""
    text = document.source.text
    return any(_misread(text, Span(0, len(text))))


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield the correction of each misread date that the record has elsewhere, and a suggestion for every other."""
    text = document.source.text
    for place, *numbers in _misread(text, span):
        meant = _with_figures(text, place, *numbers)
        if any(find_dates(meant)):
            yield _found(place, text[slice(*place)], meant, text)


def _misread(text: str, span: Span) -> Iterator[tuple[Span, Span, Span]]:
    """Each date with a letter for a figure, and its day and year."""
    for match in _DATE.finditer(text, *span):
        day = match if match["day"] else _DAY_BEFORE.search(text, max(span.start, match.start() - 4), match.start())
        if day and _LETTER.search(day["day"] + match["year"]):
            place = Span(min(day.start(), match.start()), match.end())
            yield place, Span(*day.span("day")), Span(*match.span("year"))


def _with_figures(text: str, place: Span, *numbers: Span) -> str:
    """A date with figures for the letters that scans take for them."""
    characters = list(text[slice(*place)])
    for start, end in numbers:
        characters[start - place.start : end - place.start] = text[start:end].translate(_READ)
    return "".join(characters)


def _found(span: Span, printed: str, meant: str, text: str) -> Find:
    shown = " ".join(printed.split())
    if not _stated(meant) & _dates(text):
        message = f"“{shown}” may be a date with a misread figure, {meant}; it is left as printed, and has no value"
        return Find(None, Remark(span, "suggestion", message))
    corr = Element("corr", {"resp": "#tei-memcon", "cert": _CERT}, (Added(meant),))
    what = f"“{shown}” is the date {meant}"
    told = Inference(span, what, _CERT, "the record has the same date elsewhere, in good figures")
    return Find(Element("choice", {}, (Element("sic", {}, (Text(span),)), corr)), told)


@lru_cache(maxsize=4)
def _dates(text: str) -> frozenset[str]:
    """Every date that a text states in good figures."""
    return _stated(text)


def _stated(text: str) -> frozenset[str]:
    return frozenset(one.attributes["when"][:10] for one in find_dates(text) if "when" in one.attributes)
