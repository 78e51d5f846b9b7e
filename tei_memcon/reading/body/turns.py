"""Paragraphs with labels: their turns, and labels that a copy has swallowed in the middle of a paragraph or list."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tei_memcon.carve import carve, piece
from tei_memcon.model import Added, Content, Element, Node, Paragraph, Space, Text, Trivia, Turn, Why
from tei_memcon.reading.body.inside import behind_points, is_behind_title, labels_inside, run_together
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.page.join import Passage
from tei_memcon.source import Span
from tei_memcon.speech.fields import is_field
from tei_memcon.speech.labels import Label, certainty, find_labels
from tei_memcon.speech.sides import is_post, is_side
from tei_memcon.speech.typography import PRINTED, candidates

_STAMP = re.compile(r"(?:\[(?:time ?stamp )?\d{1,2}:\d\d(?::\d\d)?\]|\d{1,2}:\d\d:\d\d|\d{1,2}:\d\d(?=\s*$))\s+", re.I)
_WITHDRAWN = re.compile(r"BEGIN WITHDRAWN ITEM\b")
_LONGEST_ITEM = 8  # lines that tell of one withdrawn item
_MANY = re.compile(r",\s|\sand\s")
_LONGEST_NAME = 40  # characters
_BEGINNING = 2_000  # characters, in which a label ends
_END_OF_LABEL = re.compile(r"[^\W_a-zà-ÿ][^\s:]{2,24}(?: [^\s:]{1,3})?\s?:(?=\s|$)")
_AT_LINE = re.compile(r"[^\W\d_a-z][^:\n]{2,40}:\s\S")
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
    passages = [part for one in _names_apart(list(_withdrawn(passages))) for part in _without_stamp(one)]
    behind = behind_points([one.text for one in passages], participants, typography)
    if behind:
        cuts = ((_cut(one, behind[at]) if at in behind else None) or (one,) for at, one in enumerate(passages))
        passages = [part for parts in cuts for part in parts]
    labels = find_labels([one.text for one in passages], participants, typography)
    whole = list(_labels_whole(passages, {label.key for label in labels if label}))
    if len(whole) < len(passages):
        passages, labels = whole, find_labels([one.text for one in whole], participants, typography)
    printed = {label.words.rstrip() for label in labels if label and label.typography in PRINTED}
    inside = labels_inside(passages, labels, printed, participants)
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
    begun = list(_beginnings(passages))
    labels = find_labels([words for _, words in begun], (), typography)
    said = [
        (at, label)
        for (at, words), label in zip(begun, labels, strict=True)
        if label
        and label.typography in PRINTED | {"bare"}
        and not is_field(words, label)
        and not is_side(label.name)
        and not _announces(words)
    ]
    counts = Counter(label.key.split()[-1] for _, label in said if label.key)
    recurring = [surname for surname, count in counts.items() if count > 1]
    if len(recurring) < 2 or sum(counts[surname] for surname in recurring) < _TURNS:
        within = run_together(passages)
        held = (at for at, one in enumerate(passages) if within and any(label in one.text for label in within))
        return next(held, len(passages))
    first = next(at for at, label in said if label.key and label.key.split()[-1] in recurring)
    printed = {label.name for _, label in said}
    letters = set(map(_letters, printed))
    names = ((at, *one.text.partition(":")[:2]) for at, one in enumerate(passages[:first]))
    broken = (at for at, name, colon in names if colon and _letters(name) in letters and name not in printed)
    first = next(broken, first)  # "The P.resident:"
    surnames = {label.key.split()[-1] for _, label in said if label.key}
    begun_above = first > 0 and _is_cut(passages[first - 1], passages[first], set(), surnames)
    return first - begun_above


def _beginnings(passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    """The paragraphs, each with its place, and the lines within them that begin as a turn may, with the same place."""
    for at, one in enumerate(passages):
        yield at, one.text
        yield from ((at, row.text) for row in one.rows[1:] if _AT_LINE.match(row.text))


def _announces(words: str) -> bool:
    """Whether words begin with a heading that is no office: "AND PLACE:", which a copy has above its value."""
    head = head_of(words)
    return head is not None and head.kind != "participants"


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words)).lower()


def _apart(one: Passage, inside: re.Pattern[str]) -> Iterator[Passage]:
    """The turns of a paragraph, of which a copy that has lost its line ends may hold thousands."""
    while parts := _first_apart(one, inside):
        yield parts[0]
        one = parts[1]
    yield one


def _first_apart(one: Passage, inside: re.Pattern[str]) -> tuple[Passage, Passage] | None:
    if not inside.search(one.text, 1):
        return None  # as in most paragraphs
    begun = candidates(one.text[:_BEGINNING])  # which are kept: not thousands of times a whole record
    own = max((label.span.end for label in begun if label.typography in PRINTED), default=1)
    starts = (match.start() for match in inside.finditer(one.text, own))
    cuts = (_cut(one, at) for at in starts if not is_behind_title(one.text, at))
    return next(filter(None, cuts), None)


def _withdrawn(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The same paragraphs; the lines that tell of a withdrawn item are one."""
    at = 0
    while at < len(passages):
        end = at + 1
        if _WITHDRAWN.match(passages[at].text):
            lines = range(at, min(at + _LONGEST_ITEM, len(passages)))
            end = next((i + 1 for i in lines if passages[i].text.startswith("END WITHDRAWN")), end)
        yield as_one(passages[at:end]) if end > at + 1 else passages[at]
        at = end


def _names_apart(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The same paragraphs; a line in capitals that opens several of them stands alone, as a name does."""
    firsts = Counter(one.rows[0].text.strip("[]") for one in passages if one.rows[0].text.isupper())
    names = {first for first, times in firsts.items() if times > 1 and len(first) < _LONGEST_NAME}
    for one in passages:
        first = one.rows[0].text
        apart = len(one.rows) > 1 and names.issuperset(_MANY.split(first.strip("[]")))
        yield from (_cut(one, len(first) + 1) if apart else None) or (one,)


def _labels_whole(passages: Sequence[Passage], keys: set[str]) -> Iterator[Passage]:
    """The same paragraphs; a line that holds the beginning of a label alone goes on in the next: "The / President:".

    What begins labels again and again does so as well above one that a scan has misread.
    """
    surnames = {key.split()[-1] for key in keys if key}
    cut = {at for at, (one, after) in enumerate(pairwise(passages)) if _is_cut(one, after, keys, surnames)}
    begun = Counter(passages[at].text for at in cut)
    at = 0
    while at < len(passages):
        goes_on = at in cut or (
            begun[passages[at].text] > 1 and at + 1 < len(passages) and _ends_label(passages[at + 1])
        )
        yield as_one(passages[at : at + 2]) if goes_on else passages[at]
        at += 1 + goes_on


def _ends_label(one: Passage) -> bool:
    """Whether a line right below another begins with a word or two before a colon."""
    return not one.rows[0].blanks and _END_OF_LABEL.match(one.text) is not None


def _is_cut(one: Passage, after: Passage, keys: set[str], surnames: set[str]) -> bool:
    """Whether a label begins in a line and ends in the next."""
    end = len(one.text)
    if end >= _LONGEST_NAME or after.rows[0].blanks:
        return False
    whole = [found for found in candidates(f"{one.text} {after.text}") if found.span.end > end + 1]
    if any(found.key in keys for found in whole):
        return True
    return is_post(one.text) and any(found.key.split()[-1:] and found.key.split()[-1] in surnames for found in whole)


def as_one(group: Sequence[Passage]) -> Passage:
    """Several paragraphs as one."""
    content = group[0].content
    for above, one in pairwise(group):
        between = Span(above.span.end, one.span.start)
        blank = (Space(between),) if between.start < between.end else ()  # a form feed stands at the words
        content = (*content, *blank, *one.content)
    return Passage(tuple(row for one in group for row in one.rows), " ".join(one.text for one in group), content)


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
    margin = tuple(Trivia(span, Why.BLANK if isinstance(node, Space) else why) for node in above if (span := node.span))
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
    return (Trivia(blank, Why.BLANK), *words) if words and before else words


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
        span = node.span
        if span is not None and span.start >= at:
            return tuple(before), content[i:]
        if span is None or span.end <= at:
            before.append(node)
        elif isinstance(node, Text | Space | Trivia):
            first, second = piece(node, Span(span.start, at)), piece(node, Span(at, span.end))
            return (*before, first), (second, *content[i + 1 :])
        else:
            return None
    return tuple(before), ()
