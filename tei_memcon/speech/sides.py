"""Words that name an office, a side, a country or a body, and nobody in particular."""

from functools import cache

from tei_memcon.data import table, word_list
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import key_of


def is_post(words: str) -> bool:
    """Whether words name an office, a side or a country, and nobody in particular."""
    tokens = [key_of(token) for token in words.replace("-", " ").split()]
    return all(token in _posts() for token in tokens)


def is_side(words: str) -> bool:
    """Whether words name a country or a body, which heads a list more often than it speaks."""
    parts = key_of(words).split()
    if parts[:1] == ["the"] and parts[-1] in lexicon.offices().institutions:
        return True
    if "".join(parts) in _sides() or parts[-1:] == ["side"]:  # "U.K."
        return True
    return bool(parts) and _sides().issuperset(parts)


@cache
def nobody(words: str) -> frozenset[str]:
    """The entries of a word list, as names are compared."""
    return frozenset(map(key_of, word_list(words)))


def is_crowd(key: str) -> bool:
    """Whether words say that people speak whom nobody could name; of "both sides" it is known who they are.

    >>> is_crowd("several delegations"), is_crowd("unidentified speaker in the room"), is_crowd("a question")
    (True, True, False)
    """
    which, people, heard, whence = _crowd()
    words = key.split()
    beyond = next((at for at, word in enumerate(words) if word in whence), len(words))
    called = words[:beyond] or [""]
    if called[-1] in heard and beyond < len(words) - 1:
        return True
    return len(called) > 1 and called[0] in which and called[-1] in people


@cache
def _crowd() -> tuple[frozenset[str], ...]:
    words: dict[str, str] = table("crowd")
    return tuple(frozenset(words[kind].split()) for kind in ("which", "people", "heard", "whence"))


@cache
def _sides() -> frozenset[str]:
    return lexicon.offices().places | lexicon.offices().institutions


@cache
def _posts() -> frozenset[str]:
    offices = lexicon.offices()
    named = offices.heads | offices.modifiers | offices.departments | offices.institutions | offices.places
    return frozenset(map(key_of, named)) | word_list("voices") | {"the", "of", "for", "and"}
