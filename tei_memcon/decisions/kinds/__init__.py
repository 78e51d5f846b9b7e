"""The kinds of decisions: one file is one kind, found by being in this folder.

A kind lists what may be decided in a record (`Kind.items`), says what can be changed (`Kind.ASKS`, `Kind.UNMARKED`) and
applies a decision (`Kind.apply`). It is applied to the words, whatever the program made of them: a speaker is given to
a stretch of the text, not to an element that was there.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast

from tei_memcon import plugins
from tei_memcon.decisions import Value
from tei_memcon.model import Document, Inference, Remark
from tei_memcon.source import Span

if TYPE_CHECKING:
    from tei_memcon.decisions._case import Case

_WORD = re.compile(r"\S+")
Form: TypeAlias = Literal["people", "person", "words", "choice", "fixed"]


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that a decision of a kind may say.

    Args:
        key: in the file.
        label: on the review page.
        form: how it is asked for there.
        options: what to choose from, with words for each.
        example: for messages.
        pattern: what its words must match, in the regular expressions that Python and browsers share.
        is_one: whether words that match can be its value.
    """

    key: str
    label: str
    form: Form
    options: Mapping[str, str] = field(default_factory=dict)
    example: str = "…"
    pattern: str = ""
    is_one: Callable[[str], bool] = bool

    def fits(self, words: str) -> bool:
        """Whether words can be the value.

        >>> Ask("unit", "Unit", "words", pattern="[a-z]+").fits("page 3")
        False
        """
        known = not self.options or words in self.options
        return known and bool(re.fullmatch(self.pattern or ".+", words)) and self.is_one(words)


@dataclass(frozen=True, slots=True)
class Item:
    """A place of a record that can be decided on.

    Args:
        span: its words.
        what: what the program made of them, in words.
        values: the same by the keys of the kind.
        told: the conclusion or remark that tells of it; without one the record prints it.
        cert: how sure the program is; by default as it was told.
    """

    span: Span
    what: str
    values: Mapping[str, Value] = field(default_factory=dict)
    told: Inference | Remark | None = None
    cert: str = ""


class Kind(Protocol):
    """The shape of a kind's module.

    One whose decisions hold wherever their words stand, as those on a label do, has ``is_about(case, item)`` as well:
    whether a decision is about an item. Otherwise it is if its words stand there.
    """

    ABOUT: str
    """What it decides, in words."""
    ORDER: int
    """Kinds are applied in this order: what renames persons comes last."""
    ASKS: Sequence[Ask]
    """What a change may say."""
    UNMARKED: str
    """What it means to leave the place unmarked, in words; nothing where that cannot be."""

    def items(self, document: Document) -> Iterator[Item]:
        """What there is to decide in a record, in any order."""

    def apply(self, case: "Case") -> Document:
        """The document as decided.

        Raises:
            Unfit: the decision no longer fits.
        """


@cache
def names() -> tuple[str, ...]:
    """The names of all kinds."""
    return tuple(plugins.names(sys.modules[__name__]))


@cache
def kind(name: str) -> Kind:
    """The kind of a name."""
    return cast(Kind, plugins.load(sys.modules[__name__], name))


def items_of(name: str, document: Document) -> Iterator[Item]:
    """What there is to decide of a kind; what has no words of its own is at those around it."""
    text = document.source.text
    for item in kind(name).items(document):
        span = _words(text, item.span)
        yield item if span == item.span else replace(item, span=span)


def _words(text: str, span: Span) -> Span:
    """A stretch of the text without the white space at its ends; the words around it, if it is all white space."""
    words = text[slice(*span)]
    if words.strip():
        return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
    before, after = text[: span.start].rstrip(), _WORD.search(text, span.end)
    return Span(before.rfind(" ", 0, len(before)) + 1 if before else span.start, after.end() if after else span.end)


def is_about(case: "Case", item: Item) -> bool:
    """Whether a decision is about an item of its kind.

    Raises:
        Unfit: its words are not there any more.
    """
    own = getattr(kind(case.decision.kind), "is_about", None)
    return bool(own(case, item)) if own else max(item.span.start, case.span.start) < min(item.span.end, case.span.end)
