"""Labels without any sign: ``Brown Thank you``, ``BrownTell comrade``, ``The President Yes``.

Only a closed list of names can tell them from the beginning of a sentence, and only in a record in which paragraphs
begin so again and again, and hardly ever go on as prose does ("Brown said").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from tei_memcon.data import first_of, word_list
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import key_of
from tei_memcon.speech.sides import is_post
from tei_memcon.speech.typography import Label

_WORD = r"[^\W\d_a-zà-ÿ][\w’'-]*[\w]"
_TITLES = (
    "Mr Mrs Ms Miss Dr Sir Lord Lady Dame Gen Col Amb Comrade Cde Prof Herr Frau Minister Ambassador President"
    " Secretary Taoiseach Tánaiste"
)
_TITLED = re.compile(rf"{first_of(_TITLES.split())}\b\.?((?:\s{_WORD}){{1,3}})")
_PREFIX = re.compile(rf"{_WORD}\.?(?:\s(?:{_WORD}|[A-Z]\b)\.?){{0,5}}")
_ROW_WORD = re.compile(r"\S+")
_GLUED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]{2,24}(?=(?:[A-ZÀ-Þ][a-zà-ÿ]+|I)\b)")
_NEXT = re.compile(r"\s*(?:\((?:[a-z]|[ivx]{1,4}|\d)\)\s)?[\"“'‘(\[]*([^\W\d_]+)")  # "Oak (i) I agree"
_LINKS = frozenset({"and", "for", "of", "the"})
_FIELD = re.compile(r"(?:SUBJECT|PARTICIPANTS|DATE|TIME|PLACE)\b")  # of a header: who speaks stands below
_TURNS = 4
_HEADER = 20  # paragraphs in which those who take part are named
_PROSE = 4  # unsigned labels for each paragraph that begins with a name and is prose


def titled_names(paragraphs: Sequence[str]) -> frozenset[str]:
    """Surnames that stand behind a title or office: "Mr. Brown came in"."""
    return frozenset(name for one in paragraphs for name in _titled(one))


@lru_cache(maxsize=256)  # a record is asked where its header ends before its labels are read
def _titled(paragraph: str) -> frozenset[str]:
    named = [match[1].split() for match in _TITLED.finditer(paragraph)]
    return frozenset(key_of(word) for words in named for word in (words[0], words[-1]))


def unsigned(paragraphs: Sequence[str], participants: Sequence[str]) -> list[Label | None]:
    """For each paragraph the name that it begins with, if the record prints its speakers so.

    Args:
        paragraphs: the words of each paragraph.
        participants: names from the header, as printed.
    """
    if sum(map(_may_be_labelled, paragraphs)) < _TURNS:
        return [None] * len(paragraphs)  # as for most records; whom they name is not asked
    names = (_surnames(participants) | titled_names(paragraphs[:_HEADER])) - _no_names()
    above = max((at for at, one in enumerate(paragraphs[:_HEADER], start=1) if _FIELD.match(one)), default=0)
    begun = [_begins(one, names) if at >= above else 0 for at, one in enumerate(paragraphs)]
    labels = [_label(one, end) for one, end in zip(paragraphs, begun, strict=True)]
    sure = [label for label, one in zip(labels, paragraphs, strict=True) if label and _is_sentence(one, label.span.end)]
    prose = sum(0 < end < len(one) and not label for one, end, label in zip(paragraphs, begun, labels, strict=True))
    if len(sure) < _TURNS or len({label.key for label in sure}) < 2 or prose * _PROSE > len(sure):
        return [None] * len(paragraphs)
    return labels


@lru_cache(maxsize=1024)  # as above
def _may_be_labelled(paragraph: str) -> bool:
    """Whether a sentence follows what may be a name, whosever it is."""
    glued = _GLUED.match(paragraph)
    if glued and _is_sentence(paragraph, glued.end()):
        return True
    match = _PREFIX.match(paragraph)
    ends = _word_ends(match) if match else ()
    return any(_is_sentence(paragraph, end) and _goes_on(paragraph, end) for end in ends)


@cache
def _no_names() -> frozenset[str]:
    offices = lexicon.offices()
    return offices.heads | offices.institutions | offices.places | offices.departments | word_list("english")


def _surnames(participants: Sequence[str]) -> frozenset[str]:
    lasts = (key_of(part).split()[-1:] for name in participants for part in re.split(r"[,;(–—]", name))
    return frozenset(last[0] for last in lasts if last)


def _begins(paragraph: str, names: frozenset[str]) -> int:
    """Where the name or office ends that a paragraph begins with; 0 if there is none."""
    glued = _GLUED.match(paragraph)
    if glued and key_of(glued.group()) in names:
        return glued.end()
    match, words = _row_of_names(paragraph)
    if match is None or ("the" not in words and words.isdisjoint(names) and words.isdisjoint(lexicon.offices().heads)):
        return 0  # as of most beginnings of sentences
    ends = [end for end in _word_ends(match) if _names_somebody(paragraph, end, names)]
    return next((end for end in ends if _goes_on(paragraph, end)), next(iter(ends), 0))


@lru_cache(maxsize=1024)  # as above
def _row_of_names(paragraph: str) -> tuple[re.Match[str] | None, frozenset[str]]:
    """The capitalised words that a paragraph begins with, and of each what may be a name or an article."""
    match = _PREFIX.match(paragraph)
    keys = [key_of(word).split() for word in match.group().split()] if match else []
    return match, frozenset(part for key in keys if key for part in (key[0], key[-1]))


def _word_ends(match: re.Match[str]) -> Iterator[int]:
    """Where the words of a row of capitalised words end, the last first."""
    ends = [found.end() for found in _ROW_WORD.finditer(match.group())]
    yield from reversed(ends)


def _names_somebody(paragraph: str, end: int, names: frozenset[str]) -> bool:
    words = paragraph[:end]
    key = key_of(words).split()
    if key[:1] == ["the"]:
        return len(key) > 1 and key[-1] not in _LINKS and is_post(words)
    if key and key[-1] in lexicon.offices().heads:  # "Prime Minister Thank you", not "Minister Brown came"
        return is_post(words) and _is_sentence(paragraph, end)
    return bool(key) and key[-1] in names


def _goes_on(paragraph: str, end: int) -> bool:
    """Whether what follows begins a sentence: with a capital, and goes on no office ("The Foreign Minister said")."""
    following = _NEXT.match(paragraph, end)
    if following is None or not following[1][0].isupper():
        return False
    offices = lexicon.offices()
    return following[1].lower() not in offices.heads and following[1].lower() not in offices.modifiers


def _label(paragraph: str, end: int) -> Label | None:
    """The name, if a sentence follows."""
    if not end or not _goes_on(paragraph, end):
        return None
    name = paragraph[:end]
    reason = "paragraphs begin with names of participants throughout, and go on as sentences do"
    return Label(Span(0, end), name, name, False, None, False, key_of(name), "bare", cert="medium", reason=reason)


def _is_sentence(paragraph: str, end: int) -> bool:
    """Whether a word that everybody knows follows, with a capital."""
    following = _NEXT.match(paragraph, end)
    if following is None or not following[1][0].isupper():
        return False
    return following[1] == "I" or following[1].lower() in word_list("english")
