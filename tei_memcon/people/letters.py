"""Labels of one or a few letters ("K:", "RWC:"), and whom they mean: as the record explains them, or as initials."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tei_memcon.data import word_list
from tei_memcon.people.names import parse
from tei_memcon.speech import lexicon
from tei_memcon.speech.subjects import find, plain

_LETTERS = re.compile(r"[A-Z](?:\.?[A-Z]){0,3}\.?")
_MEANING = r"\s?(?:=|:|–|—|\bstands\sfor\b)\s?(?P<name>[A-Z][^;()=:\n]{1,60})"
_TITLES, _TITLE = 6, 150  # how many of the texts may be titles, and how long one is
_MONTHS = frozenset("january february march april may june july august september october november december".split())


def is_letters(name: str) -> bool:
    """Whether a label has nothing but a few capitals."""
    return bool(_LETTERS.fullmatch(name))


def meanings(
    labels: Iterable[str], people: Sequence[str], texts: Sequence[str], called: Sequence[str] = ()
) -> dict[str, str]:
    """Whom labels of letters mean, each of which means one of those who are named, and no two the same.

    Args:
        labels: those of letters.
        people: names from lists and titles.
        texts: titles, and paragraphs that may explain letters.
        called: the labels that are no letters.

    >>> meanings(["K", "P"], ["Secretary Kestrel"], ["The President/Secretary Kestrel"])
    {'K': 'Secretary Kestrel', 'P': 'The President'}
    >>> meanings(["K"], ["Mr. Kestrel", "Mrs. Kite"], [])
    {}
    >>> meanings(["EO", "UM"], [], ["Key: EO = Ella Oak; UM = unidentified man"])
    {'EO': 'Ella Oak'}
    """
    named = list(dict.fromkeys(_named(people, texts)))
    found = {label: _explained(label, texts) or _by_initials(label, named, called) for label in sorted(labels)}
    meant = [name for name in found.values() if name]
    return {label: name for label, name in found.items() if name and meant.count(name) == 1}


def _explained(label: str, texts: Sequence[str]) -> str:
    """What the record itself says that letters mean."""
    pattern = re.compile(rf"(?:^|[\s(;,]){re.escape(label)}{_MEANING}")
    for text in texts:
        match = pattern.search(text)
        if match and ("=" in match.group() or f"({label}" in match.group()):
            return match["name"].split(",")[0].strip(" .")
    return ""


def _by_initials(label: str, named: Sequence[str], called: Sequence[str]) -> str:
    """The only one who is called so: by the surname or the whole name; else by the office; else by another label."""
    letters = plain(label.replace(".", ""))
    for words in (_initials, _of_office):
        fitting = {parse(name).tokens[-1:] or (name,): name for name in named if letters in words(name)}
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else ""
    beginning = {plain(name.split()[-1]): name for name in called if plain(name.split()[-1]).startswith(letters)}
    return next(iter(beginning.values())) if len(beginning) == 1 else ""


def _initials(name: str) -> tuple[str, ...]:
    tokens = parse(name).tokens
    return (tokens[-1][0], "".join(token[0] for token in tokens)) if tokens else ()


def _of_office(name: str) -> tuple[str, ...]:
    return tuple(office[0] for office in parse(name).titles)


def _named(people: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """Names and offices that may be meant; no months, cities or words."""
    for name in people:
        tokens = parse(name).tokens
        if tokens and tokens[-1] not in _things() and not (len(tokens) == 1 and tokens[0] in word_list("english")):
            yield name
    for text in (text for text in texts[:_TITLES] if len(text) <= _TITLE):
        yield from (one.text for subject in find(text) for one in (subject.parts or (subject,)) if one.kind == "office")


@cache
def _things() -> frozenset[str]:
    offices = lexicon.offices()
    cities = {plain(city.split()[-1]) for city in word_list("cities")}
    return _MONTHS | cities | offices.institutions | {plain(place) for place in offices.places}
