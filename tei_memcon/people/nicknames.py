"""Given names and their short forms."""

from functools import cache

from tei_memcon.data import entries
from tei_memcon.speech.plain_letters import plain


def meanings(word: str) -> frozenset[str]:
    """The given names for which a short form stands, all in small ASCII letters.

    >>> sorted(meanings("chuck")), sorted(meanings("elm"))
    (['charles'], [])
    """
    return _nicknames().get(word, frozenset())


def is_given_name(word: str) -> bool:
    """Whether a word is an English given name, or short for one."""
    return plain(word) in _given_names()


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    rows = (_plain_words(entry) for entry in entries("nicknames"))
    return {short: frozenset(names) for short, *names in rows}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word for entry in entries("nicknames") for word in _plain_words(entry))


def _plain_words(entry: str) -> list[str]:
    return [plain(word) for word in entry.split()]
