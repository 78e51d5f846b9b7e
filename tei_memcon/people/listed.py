"""What a name in a list of persons says: by what the text may call the person.

Lists print "Brentano, Heinrich von", "Couve de Murville, Maurice", "Moorer, Admiral Thomas H., USN", "Vorster (also
Voerster), Balthazar", "Ngo Dinh Diem", "Makarios III"; the text says "von Brentano", "Couve", "Moorer", "Diem".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain

_BRACKET = re.compile(r"\s*\(([^()]*)\)?")
_ALSO = re.compile(r"^(?:also|or|born|formerly|known as|called|alias|a\.k\.a\.)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"\d|\bret\b|\b(?:from|after|until|since|code)\b", re.IGNORECASE)
# "George V." has an initial, "George V" a number.
_BEHIND = re.compile(
    r"[,\s][,\s]*+(?:(?:Jr|Sr|II|III|IV|VI{1,3}|IX|USN|USA|USAF|USMC|MP|M\.P|Esq)\.?|[IVX](?!\.))\s*(?=,|$)"
)
PARTICLES = frozenset("de del della der den des di da dos du la le van von zu al el ibn bin ben y".split())
# With the given name: "Sir Oliver". Arabic styles as copies spell them.
_STYLES = {
    style: (style,) for style in ("sir", "dame", "prince", "princess", "king", "queen", "mullah")
} | dict.fromkeys(("sheikh", "shaikh", "shaykh", "sheik"), ("sheikh", "shaikh", "shaykh", "sheik"))
_ALSO_GIVEN = frozenset({"earl", "duke", "prince", "dean"})  # beside initials alone
_NO_GIVEN = frozenset({"abd", "abdel", "abdul", "abu", "umm", "ibn", "bin"})  # the beginning of one: "Abdul Karim"
_ARTICLE = re.compile(r"(?:al|el)[-\s](?=[A-Z])", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for|at|in|to)\s.*")  # "Elm of Norland"
_WORD = re.compile(r"[^\s.,]+\.?")
_ALIKE = 0.6  # of two spellings
_QUOTES = '“”"'


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Called:
    """By what a person may be called.

    Args:
        alone: forms that stand for the person without given names, the fullest first.
        given: the words of the given names in small ASCII letters.
        titles: the ranks and styles that the list prints, in small letters.
    """

    alone: tuple[str, ...]
    given: tuple[str, ...]
    titles: frozenset[str]


@lru_cache(maxsize=1024)  # the names of a list are asked for twice, and volumes share many of them
def read(name: str) -> Called:
    """What a list says of one person.

    >>> read("Brentano, Heinrich von")
    Called(alone=('von Brentano', 'Brentano'), given=('heinrich',), titles=frozenset())
    >>> read("Couve de Murville, Maurice").alone, read("Chou En-lai").alone, read("Makarios III").alone
    (('Couve de Murville', 'Couve', 'de Murville'), ('Chou En-lai', 'Chou', 'En-lai'), ('Makarios',))
    >>> read("Moorer, Admiral Thomas H., USN")
    Called(alone=('Moorer',), given=('thomas', 'h'), titles=frozenset({'admiral'}))
    """
    others = [words for found in _BRACKET.finditer(name) for words in _others(found[1])] if "(" in name else []
    words = _BRACKET.sub("", name) if "(" in name else name
    words = _unquoted(words).replace("–", "-").replace("—", "-").strip(" ,")
    surname, _, behind = _BEHIND.sub("", words).strip(" .,").partition(",")
    titles, given = _parted(behind)
    before, surname_words = (set(), []) if surname.isalpha() else _parted(_OF.sub("", surname))
    if surname_words:
        titles |= before
    else:
        surname_words = surname.split()  # one word, or "Lord Privy, Ann"
    while given and given[-1].rstrip("-’'") in PARTICLES:
        surname_words = [given.pop(), *surname_words]
    alone = list(_alone(surname_words, lists_given=bool(given)))
    if given and titles:
        alone += [f"{form} {given[0]}" for style in sorted(titles & _STYLES.keys()) for form in _STYLES[style]]
    if given and _ARTICLE.match(surname) and plain(given[0]) not in _NO_GIVEN:
        alone.append(given[0])  # "al-Said, Nuri" is called Nuri
    for other in others:
        alone += [other, other.split()[-1]]
    return Called(tuple(dict.fromkeys(alone)), tuple(filter(None, map(plain, given))), frozenset(titles))


def _unquoted(words: str) -> str:
    for quote in _QUOTES:
        words = words.replace(quote, "")
    return words


def lacks_article(called: Called, form: str) -> bool:
    """Whether a form is the listed surname without its article: "Tarim" for "al-Tarim".

    >>> lacks_article(read("al-Tarim, Nadir"), "Tarim"), lacks_article(read("al-Tarim, Nadir"), "Nadir")
    (True, False)
    """
    whole = called.alone[0] if called.alone else ""
    article = _ARTICLE.match(whole)
    return article is not None and form == whole[article.end() :]


def _alone(words: list[str], *, lists_given: bool) -> Iterator[str]:
    """The whole surname, and what of it stands for the whole."""
    if not words:
        return
    yield " ".join(words)
    if len(words) == 1:
        if article := _ARTICLE.match(words[0]):
            yield words[0][article.end() :]
        return
    own = [word for word in words if word.lower() not in PARTICLES]
    if words[0].lower() in PARTICLES:
        yield " ".join(words[next((i for i, word in enumerate(words) if word in own), 0) :])
    elif len(own) > 1:
        yield own[0]
        if len(words) > len(own):  # "de Murville"
            yield " ".join(words[1:])
        if not lists_given:  # "Ngo Dinh Diem" is called Diem, "Chou En-lai" Chou
            yield from own[1:]


def _parted(words: str) -> tuple[set[str], list[str]]:
    """The ranks among some words, and the rest."""
    short, ranks = lexicon.offices().short, _ranks()
    titles: set[str] = set()
    rest: list[str] = []
    for word in _WORD.findall(words):
        bare = word.rstrip(".")
        key = bare.lower()
        key = short.get(key, key)
        if key in ranks and len(key) > 1:
            titles.add(key)
        else:
            rest.append(bare)
    if rest and (given := titles & _ALSO_GIVEN) and max(map(len, rest)) == 1:  # "Oak, Earl B."
        return titles - given, [*map(str.capitalize, given), *rest]
    return titles, rest


@cache
def _ranks() -> frozenset[str]:
    offices = lexicon.offices()
    return offices.honorifics | offices.heads | offices.modifiers | _STYLES.keys()


def _others(words: str) -> Iterator[str]:
    """Other forms of the name, in brackets; nothing where they hold something else."""
    first, *others = _unquoted(words).split(",")
    first = _ALSO.sub("", first.strip())
    if not first[:1].isupper() or _NO_NAME.search(first):
        return
    yield first
    for other in map(str.strip, others):  # "(Navar, Nuvvar)", not "(Elm, Inc.)"
        if other.isalpha() and SequenceMatcher(None, plain(first), plain(other)).ratio() >= _ALIKE:
            yield other
