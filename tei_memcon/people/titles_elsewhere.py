"""Offices and titles before a name in other languages: "Le chancelier Adler", "Bundesminister Eiche", "тов. Дубов"."""

import re
from collections.abc import Iterator
from functools import cache

from tei_memcon.data import table

_TWO = 3  # words of an office, at most: "ministre des affaires" has four, and is told by "of"
_GENITIVE = re.compile(r"(?<=r)s$|(?<=t)en$")  # "des Bundeskanzlers", "mit dem Präsidenten"
_NAMED = re.compile(r"(?:Dr\.\s)?(?:(?:de|von|d[’'])\s?)?(?P<name>[A-ZÀ-Ž][\w’'-]{2,24}(?:\s[A-ZÀ-Ž][\w’'-]{2,24})?)")
_ENDINGS = ("minister", "präsident", "kanzler", "sekretär", "botschafter", "direktor")
_BEFORE_A_NAME = frozenset({"president", "general", "chancellor", "minister"})  # "le général de Chêne"


def apart(words: str) -> tuple[tuple[str, ...], str]:
    """The offices that a form of a name begins with, in their English form, and the rest.

    >>> apart("Le chancelier Adler"), apart("L’ambassadeur"), apart("Herr Dr. Eiche"), apart("Ann Oak")
    ((('chancellor',), 'Adler'), (('ambassador',), ''), ((), 'Dr. Eiche'), ((), 'Ann Oak'))
    >>> apart("Le ministre des Finances"), apart("Le général de Chêne"), apart("La Tour")
    ((('minister',), ''), (('general',), 'de Chêne'), ((), 'La Tour'))
    """
    parts = words.replace("’", "’ ", 1).split() if words[:2] in ("L’", "l’") else words.split()
    if len(parts) > 1 and _key(parts[0]) in _table()["articles"] and _read(parts[1:]):
        del parts[0]
    found: list[str] = []
    while parts and (read := _read(parts)):
        length, office = read
        found += [office] if office else []
        del parts[:length]
    if not found:
        return (), " ".join(parts) if len(parts) < len(words.split()) else words
    named = len(parts) == 2 and parts[0] == "de" and found[-1] in _BEFORE_A_NAME
    behind = parts and (_key(parts[0]) in _table()["of"] or (parts[0] == "de" and not named))
    return tuple(dict.fromkeys(found)), "" if behind else " ".join(parts)


def held_in(title: str) -> Iterator[tuple[str, str]]:
    """The offices that a title prints before names, in their English form, and the names.

    >>> list(held_in("Entretien du général de Chêne et du chancelier Adler")), list(held_in("Talks of General Oak"))
    ([('general', 'Chêne'), ('chancellor', 'Adler')], [])
    >>> list(held_in("Gespräch des Bundeskanzlers Dr. Eiche mit Präsident Adler"))
    [('chancellor', 'Eiche'), ('president', 'Adler')]
    """
    words = title.split()
    for at, word in enumerate(words):
        read = _read([word, *words[at + 1 :]]) or _read([_GENITIVE.sub("", word)])
        named = _NAMED.match(" ".join(words[at + read[0] :])) if read and read[1] else None
        if read and named:
            yield read[1], named["name"]


def _read(parts: list[str]) -> tuple[int, str] | None:
    """How many words are an office or title, and its English form."""
    offices = _table()["offices"]
    keys = [_key(part) for part in parts[:_TWO]]
    for length in range(len(keys), 0, -1):
        key = " ".join(keys[:length])
        if key in offices:
            return length, offices[key]
    if not keys[0].endswith(_ENDINGS) or keys[0] in _ENDINGS:
        return None
    ending = next(ending for ending in _ENDINGS if keys[0].endswith(ending))
    return 1, offices.get(ending, ending)


def _key(word: str) -> str:
    return word.rstrip(".,:’'").casefold()


@cache
def _table() -> dict[str, dict[str, str]]:
    titles = table("titles_elsewhere")
    offices = {word.casefold(): office for office, words in titles["offices"].items() for word in words}
    return {
        "articles": dict.fromkeys(titles["articles"]["words"], ""),
        "of": dict.fromkeys(titles["of"]["words"], ""),
        "offices": dict.fromkeys(titles["anybody"]["words"], "") | offices,
    }
