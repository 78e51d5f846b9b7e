"""An encoding as it is compared: its words in a row, and what is marked at which word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from lxml import etree
from lxml.etree import _Element

from tei_memcon.evaluate._text import Note, Row, RunningText, select, squeeze, words
from tei_memcon.evaluate.mapping import Mapping, Recurring, Selector, compile_xpath

_ATTRIBUTE = re.compile(r"@([\w.-]+)")
_pattern = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Mark:
    """A value at a word.

    Args:
        at: how many words stand before it.
        value: what is compared there.
        length: how many words it is about.
        element: what stands for it, if it is an element.
    """

    at: int
    value: str
    length: int = 0
    element: _Element | None = field(default=None, compare=False, repr=False)


@dataclass
class Reading:
    """What a mapping sees in an encoding.

    Args:
        words: of the running text, in small letters.
        marks: for each feature, in the order of the text.
        lenient: for each feature, before which words a prediction is not held against it.
        elsewhere: for each feature, what is said in another way.
        notes: in the order of their places.
        blocks: before which words a block begins, whatever it is.
        row: the words as they are printed, and where they stand in the file.
        holder: the element that holds the text.
    """

    words: list[str] = field(default_factory=list)
    marks: dict[str, list[Mark]] = field(default_factory=dict)
    lenient: dict[str, set[int]] = field(default_factory=dict)
    elsewhere: dict[str, set[tuple[int, str]]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)
    row: Row = field(default_factory=Row)
    holder: _Element | None = None

    @cached_property
    def printed(self) -> list[str]:
        """What is printed before the first word, and each word with what follows."""
        return self.row.printed()

    @cached_property
    def characters(self) -> list[int]:
        """For each word, how many characters of the holder's text stand before it."""
        return self.row.characters()


def read(record: _Element, mapping: Mapping, copy: str | None = None) -> Reading:
    """Read an encoding.

    Args:
        record: the element that holds it, without namespaces (as `tei_memcon.evaluate.places.File` has them).
        mapping: what stands for what.
        copy: the plain text that the other encoding was made from; blocks that copies may lose, and that it lacks, are
            not asked for.

    >>> from tei_memcon.evaluate.mappings import built_in
    >>> reading = read(etree.XML('<p>One <pb n="2"/>two</p>'), built_in("tei"))
    >>> reading.words, reading.marks["page_breaks"]
    (['one', 'two'], [Mark(at=1, value='2', length=0)])
    """
    text = RunningText(record, mapping.text, copy)
    reading = Reading(text.row.words(), notes=text.notes, blocks=text.blocks, row=text.row, holder=text.holder)
    for name, feature in mapping.features.items():
        reading.marks[name] = _marks(record, text, feature, feature.compare == "record")
        reading.lenient[name] = {mark.at for one in feature.lenient for mark in _marks(record, text, one)}
        reading.elsewhere[name] = {
            (at, mark.value)
            for one in feature.elsewhere
            for mark in _marks(record, text, one)
            for at in range(mark.at, mark.at + max(mark.length, 1))
        }
    return reading


def _marks(record: _Element, text: RunningText, selector: Selector, whole_record: bool = False) -> list[Mark]:
    marks = [*_printed_marks(text, selector), *_element_marks(record, text, selector, whole_record)]
    if len(selector.at) > 1:
        marks.sort(key=lambda mark: (mark.at, -mark.length))  # what is nested comes after what it is in
    if selector.recurs != Recurring():
        marks = _recurring(marks, selector.recurs)
    return marks[:1] if selector.only else marks


def _printed_marks(text: RunningText, selector: Selector) -> Iterator[Mark]:
    if not selector.printed:
        return
    for found in _pattern(selector.printed).finditer(text.row.text):
        if _pattern(selector.containing).search(squeeze(found.group())):
            yield Mark(text.row.words_before(found.start()), "", len(words(found.group())))


def _element_marks(record: _Element, text: RunningText, selector: Selector, whole_record: bool) -> Iterator[Mark]:
    for element in select(record, selector.at):
        placed = element in text.start
        if element in text.aside or not (placed or whole_record):
            continue
        printed = text.printed(element)
        if not (printed or selector.empty or whole_record) or not _pattern(selector.containing).search(printed):
            continue
        at, length = _place(text, selector, element) if placed else (0, 0)
        for value in _values(text, selector, element, printed):
            if value or not whole_record:
                yield Mark(at, value, length, element)


def _place(text: RunningText, selector: Selector, element: _Element) -> tuple[int, int]:
    at, length = text.span(element)
    if selector.along:
        other = _first(selector.along, element)
        length = text.span(other)[1] if other is not None and other in text.end else 1
    return at, length


def _values(text: RunningText, selector: Selector, element: _Element, printed: str) -> Iterator[str]:
    """What is compared; nothing where the element is not what it seems."""
    if selector.begins:
        found = _pattern(selector.begins).match(printed)
        value = found.group(found.re.groups and 1) if found else ""
        if found and not (selector.unless and _pattern(selector.unless).match(value)):
            yield _as(selector, value) if found.re.groups else ""
    elif not selector.value:
        yield ""
    elif selector.as_ == "words":
        other = _first(selector.value, element)
        yield _as(selector, text.printed(other) if other is not None else "")
    else:
        value = _string(selector.value, element)
        if selector.as_ in ("pointers", "people"):
            yield from (pointer.removeprefix("#") for pointer in value.split())
        else:
            yield _as(selector, value)


def _as(selector: Selector, value: str) -> str:
    match selector.as_:
        case "words":
            return " ".join(words(value))
        case "day":
            return squeeze(value)[:10]
        case _:
            return squeeze(value)


def _string(path: str, element: _Element) -> str:
    if attribute := _ATTRIBUTE.fullmatch(path):
        return element.get(attribute[1]) or ""
    found = compile_xpath(path)(element)
    return str(found[0]) if isinstance(found, list) and found else "" if isinstance(found, list) else str(found)


def _first(path: str, element: _Element) -> _Element | None:
    if path == ".":
        return element
    found = compile_xpath(path)(element)
    return found[0] if isinstance(found, list) and found and isinstance(found[0], etree._Element) else None


def _recurring(marks: Sequence[Mark], rule: Recurring) -> list[Mark]:
    counts = Counter(mark.value for mark in marks)
    if sum(count for count in counts.values() if count >= rule.times) < rule.together:
        return []
    also = compile_xpath(f"boolean({rule.or_})")
    return [
        mark for mark in marks if counts[mark.value] >= rule.times or (mark.element is not None and also(mark.element))
    ]
