"""What a label says for itself: whether it calls somebody, is a body that decides, or made of words that all know."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from tei_memcon.data import word_list
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import key_of
from tei_memcon.speech.typography import Label

# Names somebody, even once; "Mr. Secretary:" begins a letter.
_HONORIFIC = re.compile(
    rf"[\[(]?(?i:{lexicon.address()})\s+"
    r"(?!(?:Secretary|President|Ambassador|Minister|Chairman)\s?:)[^\W\d_a-z].*[:：]",
    re.S,
)
_PIECE = re.compile(r"\w+")
_TURNS = 4  # with fewer, neither letters nor numbers are seen to count turns
_HEREAFTER = re.compile(r"(?P<name>.+?)\s?[(\[](?:hereafter|hereinafter|henceforth) (?P<short>[^()\[\]]{1,20})[)\]]")


def questions(seen: Sequence[tuple[int, Label]]) -> set[str]:
    """Those of questions and answers ("Q.", "A."), if both recur."""
    counts = Counter(one.key for _, one in seen)
    return set(counts) if len(counts) > 1 and min(counts.values()) > 1 else set()


def lettered(seen: Sequence[tuple[int, Label]]) -> set[int]:
    """Where answers stand above all questions, with another sign than the first of these: "A.", of an agenda."""
    first = next((one for _, one in seen if one.key[:1] != "a"), None)
    above = takewhile(lambda place: place[1] is not first, seen)
    return {at for at, one in above if first and one.words.rstrip()[-1] != first.words.rstrip()[-1]}


def alternating(seen: Sequence[tuple[int, Label]]) -> set[str]:
    """Letters before a glued dash ("H—Why?") where two or more recur and take turns; anything else is a dash."""
    counts = Counter(one.key for _, one in seen)
    own = [(at, one.key) for at, one in seen if counts[one.key] >= 2]
    if len(own) < _TURNS:
        return set()
    reach = own[-1][0] - own[0][0] + 1
    changes = sum(before != after for (_, before), (_, after) in pairwise(own))
    return {key for _, key in own} if changes * 2 > len(own) and len(own) * 2 > reach else set()


def outnumbered(sides: set[str], accepted: set[str], turns: Counter[str]) -> set[str]:
    """Countries and bodies among people who speak: they head what is said of them, "Cuba:", "The Council:"."""
    named = {key for key in sides if not key.endswith("side")}
    return named if sum(turns[key] for key in named) * 2 <= sum(turns[key] for key in accepted) else set()


def shortened(labels: Sequence[Label | None]) -> dict[str, str]:
    """What the record itself shortens: "Johnson [hereafter LBJ]:" is meant by "LBJ:"."""
    matches = (_HEREAFTER.match(label.words) for label in labels if label and label.expansion)
    return {key_of(match["short"]): match["name"] for match in matches if match}


def is_english(key: str) -> bool:
    """Whether a label is made of words that everybody knows."""
    return all(word in word_list("english") for word in key.split())


def has_office(words: Sequence[str]) -> bool:
    """Whether a name stands behind an office: "Foreign Minister Brown"."""
    offices = lexicon.offices()
    if len(words) < 2 or words[-2] not in offices.heads:
        return False
    return words[-1] not in offices.heads and words[-1] not in offices.departments


class Words:
    """The words of a text, asked for again and again: for thousands of labels it is read once.

    >>> above = Words("Mr. ALDER and Mr. OAK-ELM")
    >>> "ALDER" in above, "OAK-ELM" in above, "ELM-OAK" in above, "ALD" in above
    (True, True, False, False)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = frozenset(_PIECE.findall(text))

    def __contains__(self, word: str) -> bool:
        pieces = _PIECE.findall(word)
        if not self._pieces.issuperset(pieces):
            return False
        return pieces == [word] or re.search(rf"\b{re.escape(word)}\b", self._text) is not None


def calls_by_name(label: Label) -> bool:
    """Whether a label calls somebody by title and name ("Mr. Brown:"), which nothing but a label does."""
    return bool(_HONORIFIC.match(label.words))


def is_titled(label: Label) -> bool:
    """Whether a name stands behind a title: "Mr. Brown"."""
    title, _, name = label.key.partition(" ")
    return title in lexicon.offices().honorifics - {"the"} and bool(name) and not is_english(name)


def is_addressed(label: Label) -> bool:
    """Whether whoever speaks addresses somebody so: "Mr. President:", "Comrades:"."""
    words = label.key.split()
    titles = lexicon.offices().honorifics - {"the"}
    called = len(words) == 2 and words[0] in titles and words[1] in lexicon.offices().heads
    return called or label.key in ("comrades", "gentlemen", "friends", "colleagues", "mr prime minister")


def is_numbered(label: Label) -> bool:
    """Whether the number of a paragraph stands before a label: so do minutes in reported speech."""
    return label.words[:1].isdigit()


def counts_turns(labels: Sequence[Label]) -> bool:
    """Whether a record numbers the paragraphs of its turns: then a number before a label says nothing against it."""
    return len(labels) >= _TURNS and sum(map(is_numbered, labels)) * 2 > len(labels)


def decides(label: Label) -> bool:
    """Whether the label of a numbered paragraph is a body, of which minutes say what it decided: "6. The COUNCIL:"."""
    return is_numbered(label) and label.key.split()[-1] in lexicon.offices().institutions


def with_stray_numbers(found: Sequence[Label | None], paragraphs: Sequence[str]) -> list[Label | None]:
    """The labels of paragraphs; a number before one is a part of it, unless the record counts on by such numbers.

    >>> from tei_memcon.speech.typography import candidates
    >>> paragraphs = ["3Oak: Who pays?", "4Elm: The ships.", "12Oak: Since when?"]
    >>> labels = [candidates(words)[0] for words in paragraphs]
    >>> [label.words for label in with_stray_numbers(labels, paragraphs)]
    ['Oak:', 'Elm:', 'Oak:']
    >>> [label.words for label in with_stray_numbers(labels[:1], paragraphs[:1])]
    ['3Oak:']
    """
    numbers = [_number_before(words, label) for words, label in zip(paragraphs, found, strict=True)]
    printed = [int(number) for number in numbers if number]
    if len(printed) > 1 and all(number < after for number, after in pairwise(printed)):
        return list(found)
    return [
        replace(label, span=Span(0, label.span.end), words=words[: label.span.end]) if label and number else label
        for words, label, number in zip(paragraphs, found, numbers, strict=True)
    ]


def _number_before(words: str, label: Label | None) -> str:
    """The number that stands before a label, if nothing else does."""
    before = words[: label.span.start].strip() if label else ""
    return before if before.isdecimal() else ""
