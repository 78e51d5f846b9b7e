"""Whether the given names that stand before a surname are a person's: full, short, or initials."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from tei_memcon.data import word_list
from tei_memcon.people.before_name import Before
from tei_memcon.people.listed import Called
from tei_memcon.people.nicknames import is_given_name, meanings
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain

_PARTS = re.compile(r"[\s–-]+")
_INITIALS = 2  # letters up to which a word may be initials
_ALIKE = 0.5  # of two spellings
_SPELLED = 0.85  # of two spellings beside other initials


def fits(called: Called, before: Before, form: str) -> bool:
    """Whether given names may be a person's; a wife is not called like her husband.

    Args:
        called: what the list says of the person.
        before: what stands before the form.
        form: of the name, as the list has it.
    """
    whole = form == called.alone[0]
    if whole and not before.given:
        return _is_as_married(called, before)
    own_names = _parts(called)
    if not own_names and not whole:  # "Viet Nam" is not Dinh Nam
        return set(before.given) <= set(map(plain, _PARTS.split(called.alone[0]))) and _is_as_married(called, before)
    at = 0
    for word in before.given if own_names else ():
        same = (_is_same(own, word) for own in own_names[at:])
        step = next((number for number, fitting in enumerate(same, start=1) if fitting), 0)
        if not step:
            return False
        at += step
    return _is_as_married(called, before)


def fits_loosely(called: Called, before: Before) -> bool:
    """Whether a given name is a person's, though initials are added, wrong, or in another order.

    "Ann B. Elm" may be a list's "Elm, Ann", "Elm, Ann C." or "Elm, B. Ann".
    """
    full = [word for word in before.given if len(word) > 1]
    return bool(full) and all(_is_spelled(called, word) for word in full) and _is_as_married(called, before)


def closest(called: Sequence[Called], before: Before) -> list[bool]:
    """Which of several whom given names fit they fit best: "David Elm" is "Elm, David C." and not "Elm, Ivo D.".

    A full name as the list prints it goes first, then the first of the given names.
    """
    if not before.given:
        return [True] * len(called)
    is_full = any(len(word) > 1 for word in before.given)
    parts = [_parts(one) for one in called]
    best = [is_full and own == before.given for own in parts]
    if not any(best):
        best = [bool(own) and _is_same(own[0], before.given[0]) for own in parts]
    return best if any(best) else [True] * len(best)


def without_word(before: Before) -> Before:
    """The same without its first given name where that is a word of the sentence: "Will Ann Elm come?"."""
    if len(before.given) < 2 or before.given[0] not in word_list("english"):
        return before
    return replace(before, length=before.lengths[1], given=before.given[1:], lengths=before.lengths[1:])


def without_others(before: Before, listed: Sequence[Called]) -> Before:
    """The same without words that no given name of the listed is: "the ministry at Norville Ann Elm"."""
    own = (number for number, word in enumerate(before.given) if any(_is_own(called, word) for called in listed))
    first = next(own, 0)
    if not first or any(map(is_given_name, before.given[:first])):
        return before
    return replace(before, length=before.lengths[first], given=before.given[first:], lengths=before.lengths[first:])


@lru_cache(maxsize=4096)
def _is_same(own: str, word: str) -> bool:
    """Whether one word is the other's initial, short form or another spelling: "Milo" is no "Mark"."""
    if own in meanings(word):
        return True
    alike = min(len(own), len(word)) <= _INITIALS or SequenceMatcher(None, own, word).ratio() >= _ALIKE
    return own[0] == word[0] and alike


def _is_spelled(called: Called, word: str) -> bool:
    """Whether a word is a full given name of a person's, perhaps in another spelling: "Anatoliy" for "Anatoly"."""
    return _is_own(called, word) or any(
        own[0] == word[0] and SequenceMatcher(None, own, word).ratio() >= _SPELLED for own in _parts(called)
    )


def _is_own(called: Called, word: str) -> bool:
    """Whether a word is a full given name of a person's, or short for one."""
    return len(word) > 1 and not {word, *meanings(word)}.isdisjoint(_parts(called))


def _is_as_married(called: Called, before: Before) -> bool:
    feminine = lexicon.offices().feminine
    return not called.titles or bool(before.titles & feminine) == bool(called.titles & feminine)


def _parts(called: Called) -> tuple[str, ...]:
    return tuple(part for name in called.given for part in _PARTS.split(name) if part)
