"""What a printed bracket means: each has one meaning, so that the rules for brackets never compete.

The meanings and their wordings are those that editors of such records use; a bracket that fits none is read by the
words in it: words of English are supplied, others are words of the original language.
"""

import re
import tomllib
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache

from tei_memcon.data import read_text, word_list
from tei_memcon.model import Document
from tei_memcon.source import Span


class Meaning(Enum):
    """What an editor may say in brackets."""

    PAGE = auto()
    NOTE_MARK = auto()
    OMITTED = auto()
    WITHHELD = auto()
    UNREADABLE = auto()
    UNHEARD = auto()
    BREAKS_OFF = auto()
    STAGE = auto()
    EDITORIAL = auto()
    TRANSLATOR = auto()
    HANDWRITTEN = auto()
    FOREIGN = auto()
    SUPPLIED = auto()
    REMARK = auto()


_BRACKET = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]{0,2000}\]){0,4000}\]")  # one level of brackets inside brackets

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)?")
_SOFT_SIGN = re.compile(r"[b-df-hj-np-tv-xz]['’ʹ](?=\W|$|[b-df-hj-np-tv-xz])(?!s\b|t\b|re\b|ve\b|ll\b|d\b)", re.I)


def find_brackets(document: Document, span: Span) -> Iterator[tuple[Span, Meaning]]:
    """Every bracket between two offsets, with its meaning; of nested brackets the outer one, and none that is empty."""
    text = document.source.text
    for match in _BRACKET.finditer(text, *span):
        if words := match.group()[1:-1].strip():
            found = meaning(words, is_translation(document))
            completes = (
                text[match.start() - 1 : match.start()].isalpha() or text[match.end() : match.end() + 1].isalpha()
            )
            # "F[oreign]", "com[rade]s": the rest of a word, in whichever language it might look
            yield Span(*match.span()), Meaning.SUPPLIED if completes and found is Meaning.FOREIGN else found


def is_translation(document: Document) -> bool:
    """Whether the record says that it is a translation from another language."""
    original = document.field("originalLanguage")
    return original is not None and original.attributes.get("mainLang", "en") != "en"


@cache
def meaning(words: str, translated: bool = False) -> Meaning:
    """What the words inside a bracket say that it is.

    >>> meaning("Five pages omitted in the original."), meaning("to compel"), meaning("Deskat'", True)
    (<Meaning.OMITTED: 3>, <Meaning.SUPPLIED: 13>, <Meaning.FOREIGN: 12>)
    >>> meaning("1½ lines not declassified"), meaning("Laughter"), meaning("World")
    (<Meaning.WITHHELD: 4>, <Meaning.STAGE: 8>, <Meaning.SUPPLIED: 13>)
    """
    words = " ".join(words.split())
    for found, pattern in _wordings():
        if pattern.match(words):
            return found
    if _is_foreign(words, translated):
        return Meaning.FOREIGN
    return Meaning.REMARK if len(words) > 60 or words.endswith(".") else Meaning.SUPPLIED


@cache
def _wordings() -> tuple[tuple[Meaning, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = tomllib.loads(read_text("brackets.toml"))
    return tuple((Meaning[name], re.compile("|".join(patterns), re.I)) for name, patterns in table.items())


def _is_foreign(words: str, translated: bool) -> bool:
    """Transliterated soft signs are enough; words that English lacks are, in a translation."""
    if len(words) > 80:
        return False
    found = _WORD.findall(words)
    if any(_SOFT_SIGN.search(word + " ") for word in found):
        return True
    english = word_list("english")
    return translated and bool(found) and all(word.islower() and word.lower() not in english for word in found)
