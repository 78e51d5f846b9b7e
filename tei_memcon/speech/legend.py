"""Whom the numbers of a transcript's labels mean: ``Speaker 1: Anna Oak (for the Union)`` above ``SPEAKER 1``."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tei_memcon.speech.lexicon import address
from tei_memcon.speech.plain_letters import key_of
from tei_memcon.speech.typography import Label

_ENTRY = re.compile(r"(?P<label>[^\W\d_]{2,12} ?(?:\d{1,2}|[A-Z]))\s?[:=–—-]\s(?P<who>[^:.?!]{3,80})\.?$")
_NAME = re.compile(
    rf"(?:{address()} )?[A-ZÀ-Þ][\w’'-]{{1,24}}(?: (?:[A-Z]\.|[A-ZÀ-Þ][\w’'-]{{1,24}})){{1,3}}(?= ?[(,]|$)"
)
_UNKNOWN = re.compile(r"\(?(?:not |un)(?:identified|known)\b", re.I)


def by_legend(paragraphs: Sequence[str], labels: Sequence[Label | None]) -> list[Label | None]:
    """The labels with the names that a legend above the first of them gives; its own lines have none.

    Args:
        paragraphs: the words of each paragraph.
        labels: the label of each.
    """
    numbered = {label.key for label in labels if label and label.key[-1:].isalnum() and not label.names()}
    entries = {at: match for at, one in enumerate(paragraphs) if numbered and (match := _ENTRY.match(one))}
    entries = {at: match for at, match in entries.items() if _says_who(match["who"])}
    known = {at: key for at, match in entries.items() if (key := key_of(match["label"])) in numbered}
    spoken = (at for at, label in enumerate(labels) if label and label.key in numbered and at not in known)
    first = next(spoken, 0)
    above = {at: key for at, key in known.items() if at < first}
    names = {key: name.group() for at, key in above.items() if (name := _NAME.match(entries[at]["who"]))}
    return [None if at in above else _named(label, names) for at, label in enumerate(labels)]


def _says_who(words: str) -> bool:
    return bool(_NAME.match(words) or _UNKNOWN.match(words))


def _named(label: Label | None, names: dict[str, str]) -> Label | None:
    name = names.get(label.key) if label else None
    return replace(label, name=name, key=key_of(name)) if label and name else label
