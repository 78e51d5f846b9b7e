r"""What the way of a copy has put into a text: marks of Markdown and of e-mail, characters that nobody sees.

    > ## 68\. Memorandum of Conversation[1](#fn1)
    > **The Secretary:** We shall see.

A record is read without them, and gets them back where they stood as what is not printed. So no step of the reading
needs to know of them, and the ledger still accounts for each.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tei_memcon.model import Document, Trivia, Why
from tei_memcon.source import Source, Span
from tei_memcon.transmission._cells import cells
from tei_memcon.transmission._counted import counted
from tei_memcon.transmission._front_matter import front_matter
from tei_memcon.transmission._inline import inline
from tei_memcon.transmission._link_numbers import link_numbers
from tei_memcon.transmission._places import Places
from tei_memcon.transmission._quoted import quoted
from tei_memcon.transmission._sheets import sheets

_INVISIBLE = "\u200b\u200e\u2060\ufeff"
_HIDDEN = re.compile(f"[{_INVISIBLE}]+|(?<=[^\\W\\d_])\xad(?=[^\\W\\d_])")  # before a line end a soft hyphen is printed
_LINE_ENDS = {ord(sign): "\n" for sign in "\u2028\u2029"}  # of a word processor


@dataclass(frozen=True, slots=True)
class Copy:
    """A record without what its way to us has put into it.

    Args:
        plain: the record to read; the one received if nothing is left out.
        cuts: what is left out, by its place in the received one.
    """

    plain: Source
    cuts: tuple[Span, ...] = ()


def without_signs(source: Source) -> Copy:
    r"""The record without the signs of its copy.

    >>> without_signs(Source.from_text("> Mr. Elm asked who\n> came\u200b.\n")).plain.text
    'Mr. Elm asked who\ncame.\n'
    """
    text = source.text
    cuts: list[Span] = []
    if "\xad" in text or any(sign in text for sign in _INVISIBLE):
        cuts += (Span(*match.span()) for match in _HIDDEN.finditer(text))
    cuts = _merged([*cuts, *cells(text), *front_matter(text), *quoted(text), *counted(text), *link_numbers(text)])
    plain = _without(text, cuts)
    if marks := list(inline(plain)):
        places = Places(cuts)
        cuts = _merged([*cuts, *map(places.whole, marks)])
        plain = _without(text, cuts)
    if edges := list(sheets(plain)):
        places = Places(cuts)
        cuts = _merged([*cuts, *map(places.whole, edges)])
        plain = _without(text, cuts)
    if "\u2028" in plain or "\u2029" in plain:
        plain = plain.translate(_LINE_ENDS)
    if plain == text or not plain.strip():
        return Copy(source)
    return Copy(replace(source, text=plain, _starts=[]), tuple(cuts))


def as_received(document: Document, source: Source, cuts: Sequence[Span]) -> Document:
    """A document that was read from a record's plain copy, with the places of the record as received.

    Args:
        document: whose places are those of the plain copy.
        source: as received.
        cuts: what the plain copy lacks.
    """
    if not cuts:
        return replace(document, source=source)
    places = Places(cuts)
    return replace(
        document,
        source=source,
        header=tuple(replace(one, content=places.content(one.content)) for one in document.header),
        body=places.blocks(document.body),
        trivia=(
            *(Trivia(part, one.why) for one in document.trivia for part in places.parts(one.span)),
            *(Trivia(cut, Why.SIGN_OF_COPY) for cut in cuts),
        ),
        inferences=tuple(replace(one, span=places.whole(one.span)) for one in document.inferences),
        remarks=tuple(replace(one, span=places.whole(one.span)) for one in document.remarks),
    )


def _merged(cuts: Iterable[Span]) -> list[Span]:
    """What is left out, in its order and without overlaps."""
    made: list[Span] = []
    for cut in sorted(cuts):
        if made and cut.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(cut.end, made[-1].end))
        else:
            made.append(cut)
    return made


def _without(text: str, cuts: Sequence[Span]) -> str:
    if not cuts:
        return text
    starts = (0, *(cut.end for cut in cuts))
    ends = (*(cut.start for cut in cuts), len(text))
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))
