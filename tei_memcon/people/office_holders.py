"""Who held an office on a day: "the Secretary" of May 1974 is Henry Kissinger, if the record has a Kissinger.

The terms of heads of state and government and of foreign ministers stand in ``data/office_holders/``, one file a
country, each with its source. They never bring a person into a record: they only say which of those whom it names
held the office by which it calls somebody.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from tei_memcon.people.names import is_same, parse
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.subjects import common_office

_WORD = re.compile(r"[^.\s]+")
_PART = re.compile(r"[\w’']+")  # "P’eng-fei" too


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in an office.

    Args:
        country: as its data file names it.
        office: the office's key in that file.
        titles: what the office is called, in common forms ("secretary", "foreign minister").
        names: forms of the holder's name, the fullest first.
        first: the first day.
        last: the last day; ``date.max`` for whoever holds it still.
    """

    country: str
    office: str
    titles: frozenset[str]
    names: tuple[str, ...]
    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether the office was held on a day, or ever; on the day of a change it is by both."""
        return day is None or self.first <= day <= self.last


def held_by(tokens: Sequence[str], day: date | None) -> tuple[Term, ...]:
    """The offices that somebody of this name held on a day.

    Args:
        tokens: the words of the name in small ASCII letters, the surname last, as `parse` gives them.
        day: the day of the conversation; offices of any time where it is unknown.

    >>> [term.office for term in held_by(("h", "kissinger"), date(1974, 5, 2))]
    ['secretary', 'national-security-adviser']
    >>> held_by(("kissinger",), date(1964, 5, 2))
    ()
    """
    namesakes = _with_surname(tokens[-1]) if tokens else ()
    if not namesakes:
        return ()
    terms = (term for own, term in namesakes if term.holds(day) and is_same(own, tuple(tokens)))
    return tuple(dict.fromkeys(terms))


@cache
def _with_surname(surname: str) -> Sequence[tuple[tuple[str, ...], Term]]:
    found = ((parse(name).tokens, term) for name, term in _by_word().get(surname, ()))
    return [(tokens, term) for tokens, term in found if tokens[-1:] == (surname,)]


@cache
def _by_word() -> Mapping[str, Sequence[tuple[str, Term]]]:
    """Every form of a holder's name, by each of its words: to parse them all takes long, and few are asked for."""
    found: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for file in sorted(files("tei_memcon.data").joinpath("office_holders").iterdir(), key=lambda file: file.name):
        for term in _terms(file.read_text("utf-8")) if file.name.endswith(".toml") else ():
            for name in term.names:
                for word in {plain(word) for word in (*_WORD.findall(name), *_PART.findall(name))}:
                    found[word].append((name, term))
    return found


def _terms(toml: str) -> Iterator[Term]:
    words = tomllib.loads(toml)
    country = words.pop("country")
    for office, entry in words.items():
        titles = frozenset(common_office(title.lower()) for title in entry["titles"])
        for holder in entry["holders"]:
            names = tuple(form for form in holder if isinstance(form, str))
            first, *last = (day for day in holder if isinstance(day, date))
            yield Term(country, office, titles, names, first, last[0] if last else date.max)
