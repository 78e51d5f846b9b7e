"""Labels of one or a few letters ("K:", "RWC:"), and whom they mean: as the record explains them, or as initials."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tei_memcon.data import word_list
from tei_memcon.people.names import parse
from tei_memcon.people.nicknames import is_given_name
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.subjects import find

_LETTERS = re.compile(r"[A-Z](?:\.?[A-Z]){0,3}\.?")
_MEANING = r"\s?(?:=|:|–|—|\bstands\sfor\b)\s?(?P<name>[A-Z][^;()=:\n]{1,60})"
_BEGINNING = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,24}\.?")
_FOLLOWING = 4  # names
_SHORTER_BY = 2  # letters: "Voice" is not short for "Voices"
_SEVERAL = 2
_TITLES, _TITLE = 6, 150  # how many of the texts may be titles, and how long one is


def is_letters(name: str) -> bool:
    """Whether a label has nothing but a few capitals."""
    return bool(_LETTERS.fullmatch(name))


def fitting(
    labels: Iterable[str], people: Sequence[str], texts: Sequence[str], called: Sequence[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Everybody whom each label of letters may mean; nobody where nobody is named who has them.

    Args:
        labels: those of letters.
        people: names from lists and titles.
        texts: titles, and paragraphs that may explain letters.
        called: the labels that are no letters.

    >>> fitting(["K", "P"], ["Secretary Kestrel"], ["The President/Secretary Kestrel"])
    {'K': ('Secretary Kestrel',), 'P': ('The President',)}
    >>> fitting(["K"], ["Mr. Kestrel", "Mrs. Kite"], [])
    {'K': ('Mr. Kestrel', 'Mrs. Kite')}
    >>> fitting(["EO", "UM"], [], ["Key: EO = Ella Oak; UM = unidentified man"])
    {'EO': ('Ella Oak',), 'UM': ()}
    """
    asked = sorted(labels)
    named = list(dict.fromkeys(_named(people, texts))) if asked else []
    return {
        label: (explained,) if (explained := _explained(label, texts)) else _by_initials(label, named, called)
        for label in asked
    }


def meanings(fits: Mapping[str, Sequence[str]], spoken: Sequence[str]) -> dict[str, str]:
    """Whom labels of letters mean, each of which means one of those whom it fits, and no two the same.

    Two are the same where one is the end of the other: "K" and "HAK".

    Nobody answers himself: of two, the one who speaks before and after is not meant.

    Args:
        fits: whom each may mean.
        spoken: the names of all labels in their order.

    >>> meanings({"K": ["Mr. Kestrel", "Mrs. Kite"]}, ["Mr. Kestrel", "K", "Mr. Kestrel"])
    {'K': 'Mrs. Kite'}
    >>> meanings({"K": ["Mr. Kestrel", "Mrs. Kite"]}, ["Mr. Kestrel", "K", "Mrs. Kite"])
    {}
    >>> meanings({"K": ["Ann Kite"], "AK": ["Ann Kite"]}, ["K", "AK"]), meanings({"K": ["Kite"], "P": ["Kite"]}, [])
    ({'K': 'Ann Kite', 'AK': 'Ann Kite'}, {})
    """
    found = {label: _left(label, names, spoken) for label, names in fits.items()}
    meant = {label: names[0] for label, names in found.items() if len(names) == 1}
    return {
        label: name
        for label, name in meant.items()
        if all(_is_end(label, other) for other, its in meant.items() if its == name)
    }


def _is_end(one: str, other: str) -> bool:
    """Whether one of two labels of letters is the other, or the initial of the surname in it."""
    short, long = sorted((one.replace(".", "").replace(" ", ""), other.replace(".", "").replace(" ", "")), key=len)
    return long == short or (len(short) == 1 and long.endswith(short))


def shortened(spoken: Sequence[str], people: Sequence[str]) -> dict[str, str]:
    """Labels that are the beginning of one other's name, as a note-taker in haste writes it: "Orl:" for "Orlik:".

    Nobody else may have it for a name, neither in a list nor as a given name.

    >>> shortened(["Orlik", "Orl", "Don", "Donovan"], [])
    {'Orl': 'Orlik'}
    >>> shortened(["Orl", "Orlik"], ["Mr. Orl"]), shortened(["Elm", "Elms"], [])
    ({}, {})
    """
    keys = sorted({plain(name): name for name in spoken if _BEGINNING.fullmatch(name)}.items())
    known = {token for one in people for token in parse(one).tokens} if keys else set()
    found: dict[str, str] = {}
    for at, (key, name) in enumerate(keys):
        following = keys[at + 1 : at + 1 + _FOLLOWING]  # in their order, those that begin so stand next
        longer = [one for word, one in following if word.startswith(key) and len(word) >= len(key) + _SHORTER_BY]
        if len(longer) == 1 and key not in known and not is_given_name(key):
            found[name] = longer[0]
    return found


def _left(label: str, names: Sequence[str], spoken: Sequence[str]) -> list[str]:
    """Those of whom a label may mean who do not speak just before and after it."""
    if len(names) < _SEVERAL:
        return list(names)
    places = [at for at, one in enumerate(spoken) if one == label]
    beside = [
        plain(one.split()[-1]) for at in places for one in (*spoken[max(0, at - 1) : at], *spoken[at + 1 : at + 2])
    ]
    left = [name for name in names if not set(beside) & {plain(word) for word in name.split()}]
    return left if len(left) == 1 and len(places) * 2 == len(beside) else list(names)


def _explained(label: str, texts: Sequence[str]) -> str:
    """What the record itself says that letters mean."""
    pattern = re.compile(rf"(?:^|[\s(;,]){re.escape(label)}{_MEANING}")
    for text in texts:
        match = pattern.search(text)
        if match and ("=" in match.group() or f"({label}" in match.group()):
            return match["name"].split(",")[0].strip(" .")
    return ""


def _by_initials(label: str, named: Sequence[str], called: Sequence[str]) -> tuple[str, ...]:
    """Who is called so: as an office in his label; by the surname or the whole name; else by the office or a label."""
    letters = plain(label.replace(".", ""))
    is_office = label in lexicon.letters_of_offices()
    holders = {plain(one.split()[-1]): one for one in called if is_office and one.partition(" ")[0] == label}
    if len(holders) == 1:
        return tuple(holders.values())  # "PM" of "PM Oak"
    by_name, by_office = (
        {parse(name).tokens[-1:] or (name,): name for name in named if letters in words(name)}
        for words in (_initials, _of_office)
    )
    if by_name or len(by_office) == 1:
        return tuple((by_name or by_office).values())
    beginning = {plain(name.split()[-1]): name for name in called if plain(name.split()[-1]).startswith(letters)}
    return tuple((beginning or by_office).values())


def _initials(name: str) -> tuple[str, ...]:
    tokens = parse(name).tokens
    return (tokens[-1][0], "".join(token[0] for token in tokens)) if tokens else ()


def _of_office(name: str) -> tuple[str, ...]:
    return tuple(office[0] for office in parse(name).titles)


def _named(people: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """Names and offices that may be meant; no months, cities or words."""
    for form in people:
        before, _, _ = form.partition(" of ")
        name = before if parse(before).tokens else form  # "Ann M. Elm of the Harbour Staff"
        tokens = parse(name).tokens
        if is_letters(name):
            continue  # "Secretary Oak (O)" is one
        if tokens and tokens[-1] not in _things() and not (len(tokens) == 1 and tokens[0] in word_list("english")):
            yield name
    for text in (text for text in texts[:_TITLES] if len(text) <= _TITLE):
        yield from (one.text for subject in find(text) for one in (subject.parts or (subject,)) if one.kind == "office")


@cache
def _things() -> frozenset[str]:
    offices = lexicon.offices()
    cities = frozenset(plain(city.split()[-1]) for city in word_list("cities"))
    return cities | offices.institutions | {plain(place) for place in offices.places}
