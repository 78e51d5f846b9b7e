"""What stands before a surname: given names and initials, titles before them, and the office."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tei_memcon.data import word_list
from tei_memcon.people.listed import Called
from tei_memcon.people.names import ELECT, IS_ELECT
from tei_memcon.people.nicknames import meanings
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.subjects import common_office

_GIVEN = re.compile(r"(?:(?:[A-ZÀ-Þ]\.[\s-]?)|(?:(?![AI]\s)[A-ZÀ-Þ][\w’'–-]{0,20}\.?\s)){1,6}$")
_WORDS = re.compile(r"(?<!\S)[A-Z]{2,}[–-](?=[A-Z])|[^\s.]+\.?")  # "EUR-Ann Elm"
_NO_INITIALS = re.compile(r"H\.\s?(?:R\.\s?)?[EMH]\.\s|(?P<country>U)\.\s?[SKN]\.\s")
_OFFICE = re.compile(r"(?:[A-Z][\w’-]+\s(?:of\s|for\s|the\s)*){1,4}\(?$")
_CONTRACTION = re.compile(r"[’'](?:s|t|d|ll|re|ve|m)$")  # "Isn't Elm there?"
_BETWEEN = ("of", "for", "the", "")  # the words of an office, the last of them before a bracket
_REACH = 60  # characters before a surname in which given names may stand, and before these an office
_PARTS = re.compile(r"[\s–-]+")
# A part of the name if listed: "Lord Elm"; "Viscount Ann Elm"
_STYLES = frozenset({"lord", "madame", "prince", "princess", "sheikh", "shaikh", "shaykh"})
_STYLES_OF_GIVEN = frozenset({"viscount", "sheikh", "shaikh", "shaykh"})


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Before:
    """What stands before a surname.

    Args:
        length: how many characters before the surname the name begins: at the given names, else at the surname.
        given: the words of the given names in small ASCII letters.
        lengths: how many characters before the surname each of them begins.
        titles: the words of ranks and offices before the name.
        office: the office before the name, in its common form.
        is_titled: whether a title stands right before the name: "Mr.", "Ambassador".
    """

    length: int
    given: tuple[str, ...]
    lengths: tuple[int, ...]
    titles: frozenset[str]
    office: str
    is_titled: bool


def row_before(text: str, reach: Span) -> str:
    """All that may belong to a name before its surname: the capitalised words right before it, and what links them.

    >>> row_before("He told the Director of Harbours Ann ", Span(0, 37)), row_before("So said ", Span(0, 8))
    ('the Director of Harbours Ann ', '')
    """
    near = text[max(reach.start, reach.end - 2 * _REACH) : reach.end]
    at = len(near)
    while words := near[:at].rsplit(maxsplit=1):  # word by word, since most stand behind one in small letters
        if not _has_capital(words[-1]) and words[-1].rstrip("(") not in _BETWEEN:
            break
        at = near.rindex(words[-1], 0, at)
    return near[at:]


def read_before(row: str, listed: Sequence[Called]) -> Before:
    """What stands before a surname.

    Args:
        row: of words, see `row_before`.
        listed: those whom the surname may name; so "Bill" is no bill, and "M." an initial of Maurice's.
    """
    ranked, words = _words_before(row, listed)
    end = len(row)
    given = words[0].start() if words else end
    title = IS_ELECT.sub("", _key(ranked[-1].group())) if ranked else ""
    named = _office(row[max(0, given - _REACH) : given])
    keys = {_key(word.group()) for word in ranked} | set(named.lower().split())
    short = lexicon.offices().short
    names = [(plain(part), word.start()) for word in words for part in _PARTS.split(word.group()) if plain(part)]
    styles = _STYLES_OF_GIVEN if words else _STYLES
    styled = title in styles and any(title in called.titles for called in listed)  # "Home, Lord"
    return Before(
        end - (ranked[-1].start() if styled else given),
        tuple([name for name, _ in names]),
        tuple([end - at for _, at in names]),
        frozenset(short.get(key, key) for key in keys),
        _common(named) if named else "",
        _singular(title) in ranks(),
    )


def _words_before(row: str, listed: Sequence[Called]) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """The capitalised words before a surname: titles and other words, and given names behind them."""
    match = _GIVEN.search(row, max(0, len(row) - _REACH))
    if match is None:
        return [], []
    found = [word for word in _WORDS.finditer(row, match.start()) if plain(word.group())]
    own = frozenset(word for called in listed for word in called.given)
    last = _last_title(row, found, own)
    ranked, words = found[:last], found[last:]
    other = _NO_INITIALS.match(row, words[0].start()) if words else None
    if other and not (other["country"] and any(name.startswith("u") for name in own)):
        words = [word for word in words if word.start() >= other.end()]  # "H.E. Ann Elm", "the U.S. Ann Elm"
    return ranked, words


def _last_title(row: str, words: Sequence[re.Match[str]], own: frozenset[str]) -> int:
    """How many words stand up to the last that is no given name; "M." behind one is an initial: "Ann M. Elm"."""
    last = 0
    for number, word in enumerate(words, start=1):
        is_initial = word.group() == "M." and number - 1 > last and row[word.start() - 1] != "\n"
        if not is_initial and _is_no_name(word.group(), own):
            last = number
    return last


def _office(row: str) -> str:
    """The words of the office that stands before a name, also before its bracket: "the Director (Oak)"."""
    found = _OFFICE.search(row)
    words = found.group().strip(" (\n").split() if found else []
    while words and IS_ELECT.sub("", _key(words[0])) not in titles():
        del words[0]  # "Conversation Between President"
    return " ".join(words)


def _common(office: str) -> str:
    """An office in its common form, also one that is to be held: "Secretary-designate"."""
    held = IS_ELECT.sub("", office)
    return common_office(held) + (ELECT if held != office else "")


def _has_capital(word: str) -> bool:
    return word != word.lower()


def _is_no_name(word: str, own: frozenset[str]) -> bool:
    """Whether a word before a name is a title or any other word, and no given name or initial."""
    key = _key(word)
    if key in own or not own.isdisjoint(meanings(key)):
        return False
    if len(key) == 1:
        return word == "M." and not any(name.startswith("m") for name in own)
    if word.isupper() or word.endswith("."):  # "PM", "FRG"; the end of a sentence
        return not (word.isupper() and _are_initials(key, own)) and not _is_shortened(key, own)
    parts = frozenset(_PARTS.split(key))
    if len(parts) > 1 and not parts.isdisjoint(titles()) and parts.isdisjoint(own):
        return True  # "FRG-Minister", "Secretary-designate"
    known = _singular(key) in titles() or word in lexicon.openers() or key in word_list("english")
    return known or key in _no_names() or bool(_CONTRACTION.search(key))


def _are_initials(word: str, own: frozenset[str]) -> bool:
    """Whether letters without stops are the initials of somebody's given names: "AB Elm"."""
    return len(word) in (2, 3) and {*word} <= {name[0] for name in own}


def _is_shortened(word: str, own: frozenset[str]) -> bool:
    """Whether a word before a full stop begins a given name: "Edw." for Edward; "Gen." is a general, no Gene."""
    return len(word) > 1 and word not in titles() and any(name.startswith(word) for name in own)


@cache
def _no_names() -> frozenset[str]:
    """Months, institutions and the last words of places, in small letters."""
    offices = lexicon.offices()
    return offices.places | offices.institutions


def _key(word: str) -> str:
    return word.rstrip(".,").lower()


def _singular(title: str) -> str:
    """One of several: "Secretaries Oak and Elm"."""
    for several, one in (("ies", "y"), ("men", "man"), ("s", "")):
        if title.endswith(several) and (single := title.removesuffix(several) + one) in titles():
            return single
    return title


@cache
def honorifics() -> frozenset[str]:
    """Words that are no office, in small letters: "Mr", "Dr"."""
    return lexicon.offices().honorifics


@cache
def ranks() -> frozenset[str]:
    """Words by which somebody is called, in small letters: "Mr", "Ambassador"."""
    offices = lexicon.offices()
    return (offices.honorifics | offices.heads | frozenset(offices.short)) - {"the"}


@cache
def titles() -> frozenset[str]:
    """Words of titles and offices, in small letters."""
    offices = lexicon.offices()
    return offices.honorifics | offices.heads | offices.modifiers | offices.departments | frozenset(offices.short)
