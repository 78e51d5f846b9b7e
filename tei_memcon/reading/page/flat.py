"""Copies that have lost their line ends: one line holds the whole page, and is cut where its parts begin.

    Digital Archive … December 09, 1971 Minutes of … Citation: “…” Summary: … Contents: English Translation
    Minutes of … Cde. N. Oak: We shall see. Cde. P. Elm: When?

Only virtual lines come of it: no character moves. Labels within the line are those that recur in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tei_memcon.notation.dates import find_dates
from tei_memcon.reading.page.lines import Row
from tei_memcon.source import Span

_LONG = 1000  # characters; no printed line is so long unless it is a paragraph of speech
_FURNITURE = re.compile(
    r"(?<!\S)(?:(?:Wilson Center )?Digital Archive(?= digitalarchive| International)|digitalarchive\.wilsoncenter\.org"
    r"|International History Declassified)"
)
_FIELD = re.compile(
    r"[CSAO](?<!\S.)(?:(?<=C)(?:itation|redits|ontents)|(?<=S)ummary|(?<=A)bstract|(?<=O)riginal Language):(?=\s)"
)  # begins with its letter, so that a paragraph is gone through quickly
_FORMS = re.compile(
    r"\s*(?:(?:English|Russian|Chinese) (?:Translation|Transcript)|Translation - \w+|Transcript(?: - \w+)?"
    r"|Scan of Original(?: Document)?)(?=\s)"
)
_PART = re.compile(
    r"(?<=[.:?!)] )(?:The following (?:\w+ ){0,2}(?:took part|were present)|Participants?:|Present:|Those present"
    r"|The (?:meeting|talks|conversation|discussion) (?:began|started|opened))"
)
_PLACE = re.compile(r"(?<=\s)(?P<place>[A-Z][a-z’'-]{1,20}(?: [A-Z][a-z’'-]{1,20})?, )$")
_HEAD = 400  # characters in which the head and the dateline stand
_LABEL = re.compile(
    r"(?<=[.?!…)\]\"”:] )\[?(?P<name>(?:Cde\. |cde\. |Comrade |Mr\. |Mrs\. |Dr\. )?(?:[A-ZÀ-Þ]\. ?){0,3}"
    r"[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24}){0,3}):(?=\]?\s)"
)


def unfold(lines: Iterable[Row]) -> Iterator[Row]:
    """The same lines; one that holds a whole page is cut where its fields, its parts and its turns begin."""
    for row in lines:
        fields = list(_FIELD.finditer(row.text)) if len(row.text) >= _LONG else []
        if len({match.group() for match in fields}) < 2:
            yield row
        else:
            yield from _cut(row, sorted({*_page_cuts(row.text, fields), *_text_cuts(row.text, fields[-1].end())}))


def _page_cuts(text: str, fields: Sequence[re.Match[str]]) -> Iterator[int]:
    """Where furniture, the date, the fields and the text below them begin."""
    head = Span(0, fields[0].start())
    for match in _FURNITURE.finditer(text, *head):
        yield from match.span()
    for date in list(find_dates(text, head))[:1]:
        yield from date.span
    for match in fields:
        yield from match.span()
    end = fields[-1].end()
    while form := _FORMS.match(text, end):
        end = form.end()
        yield end


def _text_cuts(text: str, start: int) -> Iterator[int]:
    """Where paragraphs begin within the text: at a list of those present, and at labels that recur."""
    yield from (match.start() for match in _PART.finditer(text, start))
    for date in list(find_dates(text, Span(start, min(len(text), start + _HEAD))))[:1]:
        place = _PLACE.search(text[start : date.span.start])
        yield from (start + place.start("place"), date.span.end) if place else ()
    labels = list(_LABEL.finditer(text, start))
    surnames = Counter(match["name"].split()[-1] for match in labels)
    yield from (
        match.start() for match in labels if surnames[match["name"].split()[-1]] > 1 or _is_titled(match["name"])
    )


def _is_titled(name: str) -> bool:
    return name.startswith(("Cde.", "cde.", "Comrade", "Mr.", "Mrs.", "Dr."))


def _cut(row: Row, cuts: Sequence[int]) -> Iterator[Row]:
    for start, end in zip([0, *cuts], [*cuts, len(row.text)], strict=True):
        words = row.text[start:end]
        first = start + len(words) - len(words.lstrip())
        if words.strip():
            at = row.span.start
            span = Span(at + first, at + first + len(words.strip()))
            yield replace(row, span=span, text=words.strip(), blanks=1)
