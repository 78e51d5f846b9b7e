r"""What the way of a copy has put into a text: marks of Markdown and of e-mail, characters that nobody sees.

    > ## 68\. Memorandum of Conversation[1](#fn1)
    > **The Secretary:** We shall see.

A record is read without them, and gets them back where they stood as what is not printed. So no step of the reading
needs to know of them, and the ledger still accounts for each.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tei_memcon.model import Document, Trivia, Why
from tei_memcon.source import Source, Span, signs
from tei_memcon.transmission._cells import cells
from tei_memcon.transmission._counted import counted
from tei_memcon.transmission._front_matter import front_matter
from tei_memcon.transmission._inline import inline
from tei_memcon.transmission._inline_notes import inline_notes
from tei_memcon.transmission._link_numbers import link_numbers
from tei_memcon.transmission._places import Places
from tei_memcon.transmission._put_notes import NoteWithin, put_within
from tei_memcon.transmission._quoted import quoted
from tei_memcon.transmission._sheets import sheets

_INVISIBLE = "\u200b\u200e\u2060\ufeff\ufffc"  # the last stands for an image
_SIGNS = frozenset(f"{_INVISIBLE}\xad\u200c\u200d\u2066\u2068\u2069")
_HIDDEN = re.compile(
    f"[{_INVISIBLE}]+|(?<=[^\\W\\d_])\xad(?=[^\\W\\d_])"  # before a line end a soft hyphen is printed
    "|(?<=[A-Za-zÀ-ž])[\u200c\u200d](?=[A-Za-zÀ-ž])|^[\u2066\u2068]|\u2069$",  # a whole line, isolated
    re.M,
)
_LINE_ENDS = "\u2028\u2029"  # of a word processor
_NEXT_LINE = "\x85"  # of a mainframe; a single one is rather what is left of an ellipsis


@dataclass(frozen=True, slots=True)
class Copy:
    """A record without what its way to us has put into it.

    Args:
        plain: the record to read; the one received if nothing is left out.
        cuts: what is left out, by its place in the received one.
        notes: those within the text, which are left out as well.
    """

    plain: Source
    cuts: tuple[Span, ...] = ()
    notes: tuple[NoteWithin, ...] = ()


def without_signs(source: Source) -> Copy:
    r"""The record without the signs of its copy.

    >>> without_signs(Source.from_text("> Mr. Elm asked who\n> came\u200b.\n")).plain.text
    'Mr. Elm asked who\ncame.\n'
    """
    text = source.text
    cuts: list[Span] = []
    if not _SIGNS.isdisjoint(signs(text)):
        cuts += (Span(*match.span()) for match in _HIDDEN.finditer(text))
    cuts = _merged([*cuts, *cells(text), *front_matter(text), *quoted(text), *counted(text), *link_numbers(text)])
    plain = _without(text, cuts)
    cuts, plain = _also(inline(plain), cuts, text, plain)
    cuts, plain = _also(sheets(plain), cuts, text, plain)
    within = inline_notes(plain)
    places = Places(cuts)
    notes = tuple(
        NoteWithin(one.n, places.whole(one.sign), tuple(places.parts(one.words)), places.whole(one.closing))
        for one in within
    )
    cuts, plain = _also((one.whole for one in within), cuts, text, plain)
    for sign in _LINE_ENDS:
        plain = plain.replace(sign, "\n")
    if plain.count(_NEXT_LINE) > plain.count("\n"):
        plain = plain.replace(_NEXT_LINE, "\n")
    if plain == text or not plain.strip():
        return Copy(source)
    return Copy(replace(source, text=plain, _starts=[]), tuple(cuts), notes)


def _also(marks: Iterable[Span], cuts: list[Span], text: str, plain: str) -> tuple[list[Span], str]:
    """What is left out, with marks of the plain copy so far; and the copy without these."""
    found = list(marks)
    if not found:
        return cuts, plain
    places = Places(cuts)
    more = _merged([*cuts, *map(places.whole, found)])
    return more, _without(text, more)


def as_received(document: Document, source: Source, copy: Copy) -> Document:
    """A document that was read from a record's plain copy, with the places of the record as received.

    Args:
        document: whose places are those of the plain copy.
        source: as received.
        copy: what it lacks.
    """
    cuts = copy.cuts
    if not cuts:
        return replace(document, source=source)
    places = Places(cuts)
    received = replace(
        document,
        source=source,
        header=tuple(replace(one, content=places.content(one.content)) for one in document.header),
        body=places.blocks(document.body),
        trivia=(
            *(Trivia(part, one.why) for one in document.trivia for part in places.parts(one.span)),
            *(Trivia(sign, Why.SIGN_OF_COPY) for cut in cuts for sign in _beside(copy.notes, cut)),
        ),
        inferences=tuple(replace(one, span=places.whole(one.span)) for one in document.inferences),
        remarks=tuple(replace(one, span=places.whole(one.span)) for one in document.remarks),
    )
    return put_within(received, copy.notes)


def _beside(notes: Sequence[NoteWithin], cut: Span) -> Iterator[Span]:
    """What of a cut belongs to no note."""
    reached = cut.start
    spans = sorted(span for note in notes for span in (note.sign, *note.words, note.closing))
    for span in spans:
        if reached <= span.start and span.end <= cut.end:
            if reached < span.start:
                yield Span(reached, span.start)
            reached = span.end
    if reached < cut.end:
        yield Span(reached, cut.end)


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
