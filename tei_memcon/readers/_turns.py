"""Paragraphs with labels: their turns, and labels that a copy has swallowed in the middle of a paragraph or list."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tei_memcon.carve import carve
from tei_memcon.model import Added, Content, Element, Node, Paragraph, Space, Text, Trivia, Turn, Why, extent
from tei_memcon.readers._join import Passage
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label, calls_by_name, certainty, find_labels
from tei_memcon.speech.typography import STRONG, is_field, is_side

_SENTENCE_END = r"(?:(?<=[.?!…”\"\])—]\s)(?<!\bMr.\s)(?<!\bMrs.\s)(?<!\bMs.\s)(?<!\bDr.\s)|(?<=\]))"

_STAMP = re.compile(r"(?:\[(?:time ?stamp )?\d{1,2}:\d\d(?::\d\d)?\]|\d{1,2}:\d\d:\d\d|\d{1,2}:\d\d(?=\s*$))\s+", re.I)
_FLAT = 600  # characters of a paragraph that may hold several turns
_INITIALS = r"(?:[A-ZÀ-Þ][a-z]?\.\s?){1,3}"
_WORD = r"[A-ZÀ-Þ][\w’'-]{0,24}"
_RUN_TOGETHER = re.compile(
    rf"{_SENTENCE_END}(?P<label>\[?(?:{_INITIALS}{_WORD}\.|(?:{_INITIALS}|(?:{_WORD}\.?\s){{0,2}}){_WORD}:)\]?)(?=\s)"
)
_TURNS = 4  # with fewer, what looks like labels may be fields of a header


def labelled(
    passages: Sequence[Passage], participants: Sequence[str], typography: Sequence[re.Pattern[str]] = ()
) -> tuple[list[Passage], list[Label | None]]:
    """The paragraphs of a record, cut where a turn begins inside one, with the label of each.

    Args:
        passages: the paragraphs.
        participants: names from the header, as printed.
        typography: further forms of labels, of the record's surface.
    """
    passages = [part for one in passages for part in _without_stamp(one)]
    labels = find_labels([one.text for one in passages], participants, typography)
    printed = {label.words for label in labels if label and label.typography in STRONG}
    inside = _within(printed | _run_together(passages))
    if inside is None:
        return passages, labels
    parts = [part for one in passages for part in _apart(one, inside)]
    if len(parts) == len(passages):
        return passages, labels
    return parts, find_labels([one.text for one in parts], participants, typography)


def first_turn(passages: Sequence[Passage], typography: Sequence[re.Pattern[str]] = ()) -> int:
    """Which paragraph is the first turn of a record that prints who speaks: there, at the latest, its header ends.

    Args:
        passages: the paragraphs below the head.
        typography: further forms of labels, of the record's surface.
    """
    labels = find_labels([one.text for one in passages], (), typography)
    said = [
        (at, label)
        for at, (one, label) in enumerate(zip(passages, labels, strict=True))
        if label and label.typography in STRONG | {"bare"} and not is_field(one.text, label) and not is_side(label.name)
    ]
    counts = Counter(label.key for _, label in said)
    recurring = [key for key, count in counts.items() if count > 1]
    if len(recurring) < 2 or sum(counts[key] for key in recurring) < _TURNS:
        return len(passages)
    return next(at for at, label in said if label.key in recurring or calls_by_name(label))


def _run_together(passages: Sequence[Passage]) -> set[str]:
    """Labels that stand in the middle of long paragraphs alone, since a copy has lost all line ends.

    Two people at least must come again so: "On the price." and "Note:" do not.
    """
    long = [one.text for one in passages if len(one.text) > _FLAT]
    found = Counter(match["label"] for text in long for match in _RUN_TOGETHER.finditer(text))
    counts = Counter[str]()
    for label, count in found.items():
        counts[label.strip("[]")] += count
    recurring = {label for label, count in counts.items() if count > 1}
    if len(recurring) < 2 or sum(counts[label] for label in recurring) < _TURNS:
        return set()
    return {label for label in found if label.strip("[]") in recurring}


def _within(printed: set[str]) -> re.Pattern[str] | None:
    """Labels of the record, as they stand behind the end of a sentence."""
    if not printed:
        return None
    words = "|".join(re.escape(label) for label in sorted(printed, key=lambda label: (-len(label), label)))
    return re.compile(rf"{_SENTENCE_END}(?:{words})(?=\s)")


def _apart(one: Passage, inside: re.Pattern[str]) -> Iterator[Passage]:
    for match in inside.finditer(one.text, 1):
        parts = _cut(one, match.start())
        if parts:
            yield parts[0]
            yield from _apart(parts[1], inside)
            return
    yield one


def _without_stamp(one: Passage) -> Sequence[Passage]:
    """A paragraph, with the time of the recording that opens it as one of its own."""
    stamp = _STAMP.match(one.text)
    return (_cut(one, stamp.end()) if stamp else None) or (one,)


def is_stamp(one: Passage) -> bool:
    """Whether a line is nothing but a time of the recording: ``0:04``, ``[Time Stamp 00:03:52]``."""
    return bool(_STAMP.fullmatch(f"{one.text} "))


def _cut(one: Passage, at: int) -> tuple[Passage, Passage] | None:
    """A paragraph in two, at an offset of its words; nothing where that lies inside something already marked."""
    place = place_of(one, at)
    parts = parted(one.content, place)
    if parts is None or not all(parts):
        return None
    above = [row for row in one.rows if row.span.start < place]
    below = [row for row in one.rows if row.span.start >= place]
    last = above[-1]
    if last.span.end > place:
        length = place - last.span.start
        begun = last.text[:length].rstrip()
        above[-1] = replace(last, span=Span(last.span.start, last.span.start + len(begun)), text=begun)
        below.insert(0, replace(last, span=Span(place, last.span.end), text=last.text[length:], blanks=0))
    first, second = (Passage(tuple(rows), " ".join(row.text for row in rows), ()) for rows in (above, below))
    kept = _without_blank_end(parts[0], first.span.end)
    return replace(first, content=kept), replace(second, content=parts[1])


def _without_blank_end(content: Content, end: int) -> Content:
    """Running text up to an offset: what is white space behind it belongs to no paragraph."""
    parts = parted(content, end)
    return parts[0] if parts else content


def turn(one: Passage, label: Label, who: Callable[[Label], tuple[str, ...]]) -> Turn:
    """A paragraph that begins with a label."""
    end = place_of(one, label.span.end)
    printed, spoken = parted(one.content, end) or (one.content, ())
    above, speaker = parted(printed, place_of(one, label.span.start)) or ((), printed)
    why = Why.FURNITURE if one.text[:1].isdigit() else Why.BULLET
    margin = tuple(Trivia(span, why) for node in above if (span := extent(node)))
    if label.supplied:
        speaker = (Element("supplied", {"resp": "#source-editor"}, speaker),)
    elif label.reading:
        corr = Element("corr", {"resp": "#tei-memcon", "cert": label.cert or "low"}, (Added(label.reading),))
        speaker = (Element("choice", {}, (Element("sic", {}, speaker), corr)),)
    inner = [Element(*kind, (Text(_span_of(one, part)),)) for part, kind in _parts(label)]
    said = _without_blanks(spoken, Span(end, place_of(one, _begin(one.text, label.span.end))))
    return Turn(
        who=who(label),
        label=(*margin, *carve(speaker, inner)[0]),
        blocks=(Paragraph(said),) if said else (),
        cert=certainty(label),
        inferred=label.cert is not None,
    )


def _parts(label: Label) -> Iterator[tuple[Span, tuple[str, dict[str, str]]]]:
    """What a label holds besides a name: a stage direction, and what the editors added."""
    if label.aside:
        yield label.aside, ("seg", {"type": "stage"})
    if label.expansion:
        yield label.expansion, ("supplied", {"resp": "#source-editor"})


def _begin(text: str, at: int) -> int:
    """Where words begin again from an offset on."""
    return len(text) - len(text[at:].lstrip())


def _span_of(one: Passage, part: Span) -> Span:
    return Span(place_of(one, part.start), place_of(one, part.end))


def _without_blanks(content: Content, blank: Span) -> Content:
    """What is said, without the white space behind the label; nothing where a label stands alone on its line."""
    before, words = parted(content, blank.end) or ((), content)
    if not words or not before:
        return words
    return (Trivia(blank, Why.BLANK), *words)


def place_of(one: Passage, at: int) -> int:
    """Where an offset of a paragraph's words lies in the source."""
    for row in one.rows:
        if at <= len(row.text):
            return row.span.start + at
        at -= len(row.text) + 1
    return one.span.end


def parted(content: Content, at: int) -> tuple[Content, Content] | None:
    """Running text before and from an offset of the source on; nothing where that lies inside an element."""
    before: list[Node] = []
    for i, node in enumerate(content):
        span = extent(node)
        if span is not None and span.start >= at:
            return tuple(before), content[i:]
        if span is None or span.end <= at:
            before.append(node)
        elif isinstance(node, Text | Space | Trivia):
            first, second = replace(node, span=Span(span.start, at)), replace(node, span=Span(at, span.end))
            return (*before, first), (second, *content[i + 1 :])
        else:
            return None
    return tuple(before), ()
