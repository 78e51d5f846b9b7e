"""Lines of the sheet: running heads and feet, classifications, stamps, release lines, also in the middle of a sentence.

They are taken out before the text is read, so that a sentence goes on over them, and put back where they stood, as
``fw``. A line belongs to the sheet if archives print it so (``data/sheet_lines.toml``, the record's surface), if it is
a classification that comes again, if it says where pages end who is speaking, or if it comes again where pages end or
in the middle of sentences; a scan's misreading of such a line is known by its likeness, where pages end. What stands
elsewhere may be somebody's words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from tei_memcon.data import word_list
from tei_memcon.model import Element, Inference, Trivia, Why
from tei_memcon.page_marks import PageMark
from tei_memcon.reading.page.lines import Row
from tei_memcon.reading.page.sheet_numbers import (
    capitalised,
    digits,
    ends_speech,
    is_set_apart,
    number_in,
    numbers_beside,
    page_attributes,
    places,
    running_head,
)
from tei_memcon.reading.page.sheet_words import CLASS, SPEAKER, WORDING, kind_of, stamp_words_in
from tei_memcon.source import Span

_LONGEST = 100  # characters of a running head
_FEWEST = 4  # letters
_ALIKE = 0.55  # share of the letters that a misread line has in common with what it misreads
_CLASSES = frozenset({"confidential", "secret", "topsecret", "unclassified", "secretnodis", "secretsensitive"})
_OPEN_END = re.compile(r"[^\W\d_][,–—-]?$")
_STRAY = re.compile(r"[A-Z]")  # of a stamp that runs down the margin
_NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line that may belong to the sheet.

    Args:
        row: the line.
        kind: the ``type`` of its ``fw``.
        why: what makes it one: its wording alone, that it is a classification, comes again, or is like one that does.
        key: its letters alone: the same for all that are printed alike.
        number: where the number of a page stands in it, if one does.
    """

    row: Row
    kind: str
    why: str
    key: str
    number: Span | None = None


_COUNTED, _AGAIN, _LIKE, _MARGIN = "numbers", "again", "likeness", "margin"
_BY_ITSELF = (WORDING, _COUNTED, CLASS, _LIKE)
_REASONS = {
    WORDING: "archives print such a line on every sheet",
    _COUNTED: "the numbers in such lines rise from page to page",
    SPEAKER: "it stands where a page begins and says who is speaking",
    CLASS: "it is a classification that stands where a page ends, or comes again",
    _AGAIN: "it comes again where pages end or in the middle of sentences",
    _MARGIN: "letters stand one below the other where a page ends, as those of a stamp on the margin do",
    _LIKE: "it stands where a page ends and is like a classification or running head",
}


def part_sheet(
    lines: Sequence[Row],
    pages: Sequence[PageMark] = (),
    declared: Sequence[re.Pattern[str]] = (),
    counted: Collection[Span] = (),
) -> tuple[list[Row], list[Element], list[Inference]]:
    """The lines of the text, and those of the sheet as elements, with the evidence for each kind of line.

    Args:
        lines: of the record.
        pages: its page marks, which stay in the text.
        declared: whole lines that the record's surface says belong to the sheet.
        counted: running heads whose numbers count the pages.

    >>> from tei_memcon.reading.page.lines import rows
    >>> from tei_memcon.source import Source
    >>> page = rows(Source.from_text("SECRET\\nWe have to\\nSECRET\\ntalk about the lamp."))
    >>> [row.text for row in part_sheet(page)[0]]
    ['We have to', 'talk about the lamp.']
    """
    marks = {mark.span for mark in pages}
    lines = [replace(row, is_page_mark=True) if row.span in marks else row for row in lines]
    suspects = dict(_suspects(lines, declared, counted))
    if not suspects:
        return list(lines), [], []
    beside = numbers_beside(lines, {at: one.why in _BY_ITSELF for at, one in suspects.items()})
    accepted = _accepted(lines, suspects, beside)
    at_form_feeds = {mark.n for mark in pages if mark.span.end - mark.span.start == 1}
    numbers = _page_numbers(lines, accepted, at_form_feeds)
    found = [
        element
        for one in accepted.values()
        for element in running_head(one.row, one.kind, one.number if one.number in numbers else None)
    ]
    alone = {at: mark for at, mark in beside.items() if {at - 1, at + 1} & accepted.keys()}
    found += [_page_break(lines[at], mark) for at, mark in alone.items()]
    taken = {at: one.row for at, one in accepted.items()} | {at: lines[at] for at in alone}
    return _without(lines, taken), found, list(_evidence(accepted.values()))


def _suspects(
    lines: Sequence[Row], declared: Sequence[re.Pattern[str]], counted: Collection[Span]
) -> Iterator[tuple[int, SheetLine]]:
    """Lines that are worded as those of sheets are, that come again, or that look like one misread."""
    short = {
        at: _below_form_feed(row)
        for at, row in enumerate(lines)
        if len(row.text) <= _LONGEST or any(pattern.fullmatch(row.text) for pattern in declared)
    }
    short = {at: row for at, row in short.items() if "\f" not in row.text and not row.is_page_mark}
    keys = {at: _key(row.text) for at, row in short.items()}
    times = Counter(keys.values())
    capitals = {at for at, row in short.items() if _is_capitals(row.text, keys[at])}
    stamps = stamp_words_in(short.values())
    headings = _listed_above(short, keys)
    beside = _beside_page_ends(lines, short, keys)
    others: list[int] = []
    known = set(_CLASSES)
    for at, row in short.items():
        kind, why = kind_of(row.text, declared, stamps)
        kind, why = (kind or "header", _COUNTED) if row.span in counted else (kind, why)
        if not why and at in capitals and _is_like(keys[at], _CLASSES):
            kind, why = "classification", _LIKE
        again = times[keys[at]] > 1 and len(keys[at]) >= _FEWEST and keys[at] not in headings
        if not why and again and (capitalised(row.text) or (keys[at] in beside and not ends_speech(row.text))):
            kind, why = "header", _AGAIN
        if not why and _STRAY.fullmatch(row.text) and any(_is_stray(short.get(near)) for near in (at - 1, at + 1)):
            kind, why = "stamp", _MARGIN
        if why:
            known.add(keys[at])
            yield at, SheetLine(row, kind, why, keys[at], number_in(row))
        else:
            others.append(at)
    for at in others:
        if at in capitals and _is_like(keys[at], known):
            yield at, SheetLine(short[at], "classification", _LIKE, keys[at], number_in(short[at]))


def _is_stray(row: Row | None) -> bool:
    return row is not None and _STRAY.fullmatch(row.text) is not None


def _listed_above(short: Mapping[int, Row], keys: Mapping[int, str]) -> set[str]:
    """The letters of headings that a table of contents has above them with the number of their page."""
    last = {keys[at]: row for at, row in short.items()}
    first = {keys[at]: row for at, row in reversed(list(short.items()))}
    return {key for key, row in first.items() if row is not last[key] and number_in(row) and not number_in(last[key])}


def _beside_page_ends(lines: Sequence[Row], short: Mapping[int, Row], keys: Mapping[int, str]) -> set[str]:
    """The letters of lines that stand beside the mark of a page each time: running heads, with capitals or without."""
    near = {at + step for at, row in enumerate(lines) if _is_page_end(row) for step in (-2, -1, 1, 2)}
    return {keys[at] for at in short if at in near} - {keys[at] for at in short if at not in near}


def _below_form_feed(row: Row) -> Row:
    """A line without the form feeds that it begins with."""
    words = row.text.lstrip("\f")
    if not words or len(words) == len(row.text):
        return row
    return replace(row, span=Span(row.span.end - len(words), row.span.end), text=words)


def _key(words: str) -> str:
    return _NO_LETTERS.sub("", words).casefold()


def _is_capitals(words: str, letters: str) -> bool:
    """Whether a line is printed in capitals, a few misread letters apart, and holds a word that nobody knows."""
    if words[1:4].islower():
        return False
    capitals = sum(map(str.isupper, words))
    if len(letters) < _FEWEST or capitals * 5 < len(letters) * 3 or words.endswith(":"):
        return False
    return not all(part in word_list("english") for part in re.findall(r"[^\W\d_]+", words.lower()))


def _is_like(key: str, known: Set[str]) -> bool:
    near = (other for other in known if len(other) > _FEWEST and abs(len(key) - len(other)) * 3 <= len(other))
    return any(SequenceMatcher(None, key, other).ratio() >= _ALIKE for other in near)


def _accepted(
    lines: Sequence[Row], suspects: Mapping[int, SheetLine], numbers: Collection[int]
) -> dict[int, SheetLine]:
    """Those that stand where pages end, most of the times that they are printed; a stamp wherever it stands.

    The first of the lines that come again is the title of the record, unless a page ends there.
    """
    times = Counter(one.key for one in suspects.values())
    groups = list(places(lines, {*suspects, *numbers}))
    classified = {group for group in groups if any(at in suspects and suspects[at].why == CLASS for at in group)}
    ends: set[int] = set()
    for group in groups:
        within = [at for at in group if at in suspects]
        again = group in classified and len(classified) > 1
        stamped = again or any(suspects[at].why == WORDING for at in within)
        paged = any(at in numbers or _is_page_end(lines[at]) for at in group)
        if stamped or paged or _breaks_sentence(lines, group):
            ends.update(within)
    at_ends = Counter(suspects[at].key for at in ends)
    has_numbers = any(row.is_page_mark and any(map(str.isdigit, row.text)) for row in lines)
    firsts = {one.key: at for at, one in sorted(suspects.items(), reverse=True) if one.why == _AGAIN}
    titles = _last_at_one_place(suspects, groups)
    return {
        at: one
        for at, one in sorted(suspects.items())
        if one.why in (WORDING, _COUNTED)
        or (
            at_ends[one.key] * 2 >= times[one.key]
            and (at in ends or firsts.get(one.key) != at)
            and at not in titles
            and _is_again(one, times)
            and not (has_numbers and _counts_headings(one, at_ends[one.key], times[one.key]))
        )
    }


def _last_at_one_place(suspects: Mapping[int, SheetLine], groups: Sequence[range]) -> set[int]:
    """The last of the lines that come again nowhere but where they stood first: the title below its letterhead."""
    place = {at: number for number, group in enumerate(groups) for at in group}
    again: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in suspects.items():
        if one.why == _AGAIN:
            again[one.key].append(at)
    return {max(ats) for ats in again.values() if len({place[at] for at in ats}) == 1}


def _is_again(one: SheetLine, times: Mapping[str, int]) -> bool:
    """Whether a line that nothing but its coming again makes suspect does come again, in the same capitals."""
    return one.why != _AGAIN or times[one.key] > 1


def _counts_headings(one: SheetLine, at_ends: int, times: int) -> bool:
    """Whether a line with a number comes again elsewhere, and stands where a page ends by chance: "Article 2"."""
    return one.number is not None and one.why == _AGAIN and at_ends < min(2, times)


def _is_page_end(row: Row) -> bool:
    """Whether a sheet ends above a line; ``[Page 214]`` is an editor's, who has left out what the sheets have."""
    return row.text.startswith("\f") or (row.is_page_mark and not row.text.startswith("["))


def _breaks_sentence(lines: Sequence[Row], group: range) -> bool:
    """Whether a sentence goes on over these lines."""
    if group.start == 0 or group.stop == len(lines):
        return False
    return bool(_OPEN_END.search(lines[group.start - 1].text)) and lines[group.stop].text[0].islower()


def _page_numbers(lines: Sequence[Row], accepted: Mapping[int, SheetLine], elsewhere: Set[str]) -> set[Span]:
    """The numbers in running heads that count the pages, but for those that page marks print or have."""
    printed = elsewhere | {row.text.strip("-–— []()/.…") for row in lines if row.is_page_mark}
    numbers = {one.number: int(digits(one.row, one.number)) for one in accepted.values() if one.number}
    near = {1, *numbers.values()}
    known = {one.number for one in accepted.values() if one.why == _COUNTED}
    apart = {one.number: numbers[one.number] for one in accepted.values() if one.number and is_set_apart(one.row)}
    if len(apart) > 1 and all(n < after for n, after in pairwise(apart.values())):
        known |= apart.keys()  # pages may be missing between them
    return {
        span
        for span, n in numbers.items()
        if str(n) not in printed and (span in known or n - 1 in near or n + 1 in near)
    }


def _page_break(row: Row, mark: PageMark) -> Element:
    return Element("pb", page_attributes(mark, row.text), (Trivia(row.span, Why.PAGE_MARK),))


def _without(lines: Sequence[Row], taken: Mapping[int, Row]) -> list[Row]:
    """The lines of the text; one that stood apart from the text above it by a blank line still does."""
    kept: list[Row] = []
    blanks = 0
    for at, row in enumerate(lines):
        blanks = max(blanks, row.blanks)
        if at not in taken:
            kept.append(replace(row, blanks=blanks))
            blanks = 0
        elif row.span.start < taken[at].span.start:
            form_feeds = Span(row.span.start, taken[at].span.start)
            kept.append(replace(row, span=form_feeds, text="\f", blanks=blanks, is_page_mark=True))
    return kept


def _evidence(accepted: Iterable[SheetLine]) -> Iterator[Inference]:
    """What each kind of line was taken for, told once."""
    alike: defaultdict[str, list[SheetLine]] = defaultdict(list)
    for one in accepted:
        alike[one.key].append(one)
    for same in alike.values():
        first = same[0]
        times = f", {len(same)} times" if len(same) > 1 else ""
        what = f"“{' '.join(first.row.text.split())}” belongs to the sheet{times}"
        yield Inference(first.row.span, what, "medium" if first.why == _LIKE else "high", _REASONS[first.why])
