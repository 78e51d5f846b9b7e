"""The words of reported speech, read from their data files once and turned into patterns.

"said", "pointed out" and "took the position" report words, "thought" a state of mind, "handed" a deed; which word is
which stands in ``data/reporting_verbs.toml``, what offices are called in ``data/offices.toml``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tei_memcon.data import by_initial, table

Act = Literal["saying", "thinking", "deed"]

INITIALS = r"(?:[A-ZÀ-Þ][a-zà-ÿ]?\.[\s-]?){1,3}"  # a pattern for those of given names: "Yu. V.", "J.-P."
_SHORTEST_VERB = 5  # letters; "need" and "shed" are no past tense


@dataclass(frozen=True, slots=True)
class Verbs:
    """Patterns of verbs, each to be matched just after the subject.

    Args:
        acts: by what they report; each matches the white space before the verb too.
        several: of saying or thinking, in the present tense, by more than one: "emphasize".
        adverbs: what may stand between subject and verb.
    """

    acts: dict[Act, re.Pattern[str]]
    several: re.Pattern[str]
    adverbs: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Offices:
    """The words of offices and titles, in small letters, and which names of an office mean the same.

    ``titles`` are all words that may stand before a name.
    """

    honorifics: frozenset[str]
    courtesy: frozenset[str]
    feminine: frozenset[str]
    heads: frozenset[str]
    modifiers: frozenset[str]
    departments: frozenset[str]
    institutions: frozenset[str]
    places: frozenset[str]
    sides: frozenset[str]
    small: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    same: dict[str, str]
    short: dict[str, str]
    letters: dict[str, str]


def alternatives(entries: Iterable[str]) -> str:
    """One pattern for many entries, the longest first; a space in an entry stands for any white space.

    >>> alternatives(["took", "took leave", "said"])
    's(?:aid)|t(?:ook\\\\s{1,3}leave|ook)'
    """
    return by_initial(map(_spaced, _longest_first(entries)))


def _longest_first(entries: Iterable[str]) -> list[str]:
    return sorted(entries, key=len, reverse=True)


def _spaced(entry: str) -> str:
    return entry.replace(r"\w+ ", r"\w++ ").replace(" ", r"\s{1,3}")  # a word ends at the space, never before


@cache
def verbs() -> Verbs:
    """The inventory of reporting verbs."""
    words = table("reporting_verbs")
    acts: dict[Act, re.Pattern[str]] = {
        "saying": _verb(words["saying"]),
        "thinking": _verb(words["thinking"]),
        "deed": _verb(words["deeds"]),
    }
    adverb = rf"(?:,?\s{{1,3}}(?:{alternatives(words['adverbs'])}|\w{{2,20}}ly)\b,?){{1,4}}"
    several = rf"\s{{1,3}}(?:{by_initial(_plural([*words['saying'], *words['thinking']]))})(?!\w)"
    return Verbs(acts, re.compile(several), re.compile(adverb))


@cache
def offices() -> Offices:
    """The inventory of offices."""
    words = table("offices")
    sets = {kind: frozenset(e.lower() for e in entries) for kind, entries in words.items() if isinstance(entries, list)}
    forms = {kind: frozenset(map(str.lower, entries)) for kind, entries in forms_of_address().items()}
    sets["honorifics"] = sets["honorifics"].union(*forms.values())
    sets["courtesy"] = forms["courtesy"]
    titles = sets["honorifics"] | sets["heads"] | sets["modifiers"]
    return Offices(**sets, titles=titles, same=words["same"], short=words["short"], letters=words["letters"])


@cache
def letters_of_offices() -> frozenset[str]:
    """What offices are called for short, in all languages: "PM", "BK"."""
    elsewhere = (words["short"] for words in table("indirect_speech").values())
    return frozenset(offices().letters).union(*elsewhere)


@cache
def forms_of_address() -> dict[str, list[str]]:
    """The words before a name that show that it is one, by their kind."""
    return table("forms_of_address")


@cache
def address(*others: str) -> str:
    """A pattern for the word before somebody's name, with its full stop: "Mr.", "Sir", "Comrade".

    Args:
        others: further words that count where the pattern is used: "M", elsewhere an initial, or "Ambassador".

    >>> [word for word in ("Mr.", "Comrade", "M.", "Oak") if re.fullmatch(address("M"), word)]
    ['Mr.', 'Comrade', 'M.']
    """
    forms = forms_of_address()
    words = (*forms["courtesy"], *forms["comrades"], *forms["styles"], *others)
    return rf"(?:{by_initial(_longest_first(words))})\b\.?"


@cache
def narration() -> dict[str, re.Pattern[str]]:
    """Patterns of sentences that nobody says, by kind, to be matched at the beginning of one in small letters."""
    silent = [entry.lower() for words in table("indirect_speech").values() for entry in words["silent"]]
    kinds = table("narration")
    kinds = {**kinds, "record": [*kinds["record"], *silent]}
    return {kind: re.compile(rf"(?:{alternatives(entries)})") for kind, entries in kinds.items()}


@cache
def openers() -> frozenset[str]:
    """Words that a sentence begins with; capitalised there although they are no names: "Noted", "Continuing" too."""
    verbs = table("reporting_verbs")
    done = {entry.split()[0] for kind in ("saying", "thinking", "deeds") for entry in verbs[kind]}
    done = {word.capitalize() for word in done if word.isalpha() and word.endswith("ed")}
    done |= {f"{word[:-2]}ing" for word in done}
    return (frozenset(table("abbreviations")["openers"]) | done) - {"Mr", "Mrs", "Dr"}


def _verb(entries: Iterable[str]) -> re.Pattern[str]:
    entries = _longest_first(entries)
    others = (_spaced(_tenses(entry)) for entry in entries if not _is_regular(entry))
    # No \b at the end of entries that end in a sign; (?!\w) serves both.
    return re.compile(
        rf",?\s{{1,3}}(?:{by_initial([*others, *_together(filter(_is_regular, entries), '[ds]')])})(?!\w)"
    )


def _together(verbs: Iterable[str], ending: str) -> list[str]:
    """Patterns for regular verbs, one for each initial: their common ending stands in it once.

    >>> _together(["stated", "denied", "doubted", "stressed"], "[ds]")
    ['s(?:tat|tress)e?[ds]', 'd(?:eni(?=e)|oubt)e?[ds]']
    """
    rests: dict[str, list[str]] = {}
    for verb in verbs:
        stem = verb.removesuffix("ed")
        rests.setdefault(stem[0], []).append(stem[1:] + "(?=e)" * stem.endswith("i"))
    return [f"{initial}(?:{'|'.join(stems)})e?{ending}" for initial, stems in rests.items()]


def _tenses(entry: str) -> str:
    """A regular verb in the past and in the present tense, for which a translation may have either spelling.

    >>> _tenses("emphasized"), _tenses("replied"), _tenses("pointed to"), _tenses("said")
    ('emphasize?[ds]', 'replie[ds]', 'pointe?[ds] to', 'said')
    """
    verb, space, rest = entry.partition(" ")
    if not _is_regular(verb):
        return entry
    stem = verb.removesuffix("ed")
    return f"{stem}{'e' if stem.endswith('i') else 'e?'}[ds]{space}{rest}"


def _is_regular(verb: str) -> bool:
    return verb.isalpha() and verb.endswith("ed") and len(verb) >= _SHORTEST_VERB


def _plural(entries: Iterable[str]) -> list[str]:
    """The present tense of verbs for several, as translated minutes prefer it; its spelling may be either of two.

    >>> _plural(["emphasized", "replied", "says", "replies", "pointed to"])
    ['reply', 'reply', 'say', 'e(?:mphasiz)e?']
    """
    words = [entry for entry in entries if entry.isalpha()]
    in_y = [f"{word[:-3]}y" for word in words if word.endswith("ies") or (word.endswith("ied") and _is_regular(word))]
    plain = [word[:-1] for word in words if word.endswith("s") and not word.endswith("ies")]
    regular = (word for word in words if _is_regular(word) and not word.endswith("ied"))
    return [*in_y, *plain, *_together(regular, "")]
