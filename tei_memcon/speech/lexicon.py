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
    plural = [form for entry in (*words["saying"], *words["thinking"]) for form in _plural(entry)]
    several = rf"\s{{1,3}}(?:{alternatives(plural)})(?!\w)"
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
    # No \b at the end of entries that end in a sign; (?!\w) serves both.
    return re.compile(
        rf",?\s{{1,3}}(?:{by_initial(_spaced(_tenses(entry)) for entry in _longest_first(entries))})(?!\w)"
    )


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


def _present(entry: str) -> list[str]:
    """The present tense of a regular verb, as translated minutes prefer it; its spelling may be either of two.

    >>> _present("emphasized"), _present("replied"), _present("pointed to"), _present("said")
    (['emphasize?s'], ['replies'], ['pointe?s to'], [])
    """
    verb, space, rest = entry.partition(" ")
    if not _is_regular(verb):
        return []
    stem = verb[:-3] + "ies" if verb.endswith("ied") else verb[:-2] + "e?s"
    return [stem + space + rest]


def _is_regular(verb: str) -> bool:
    return verb.isalpha() and verb.endswith("ed") and len(verb) >= _SHORTEST_VERB


def _plural(entry: str) -> list[str]:
    """The present tense of a verb for several.

    >>> _plural("emphasized"), _plural("replied"), _plural("says")
    (['emphasize?'], ['reply'], ['say'])
    """
    if entry.isalpha() and entry.endswith("s"):
        return [entry[:-1]] if not entry.endswith("ies") else [entry[:-3] + "y"]
    return [form.removesuffix("s") if not form.endswith("ies") else form[:-3] + "y" for form in _present(entry)]
