"""Lists of words and names, each with its source in its first lines (``# …``)."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_INITIAL = re.compile(r"\w(?![?*+{])")  # of a form that does not begin with a group


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of ``data/NAME.txt``: one a line, lines that begin with ``#`` are comments.

    >>> "the" in word_list("english")
    True
    """
    return frozenset(entries(name))


@cache
def entries(name: str) -> tuple[str, ...]:
    """The same in the order of the file."""
    lines = read_text(f"{name}.txt").split("\n")
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def table(name: str) -> dict[str, Any]:
    """``data/NAME.toml``, by its keys; nobody changes what several read.

    >>> table("months")["en"][4]
    'may'
    """
    return tomllib.loads(read_text(f"{name}.toml"))


def alternatives(name: str) -> str:
    """A pattern for any entry of a list, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries(name), key=len, reverse=True))


def first_of(words: Iterable[str]) -> str:
    r"""A pattern for any of some words at the beginning of a word, by their initials.

    It begins with a set of letters, and so goes through a long text many times as quickly as one that begins with
    an assertion.

    >>> re.findall(first_of(["Mr", "Mrs", "Dr"]) + r"\b", "Mr. and Mrs. Oak saw Dr. Elm, not MMr. X.")
    ['Mr', 'Mrs', 'Dr']
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    forms = "|".join(rf"(?<={initial})(?:{'|'.join(rest)})" for initial, rest in rests.items())
    return rf"[{''.join(rests)}](?<!\w.)(?:{forms})"


def by_initial(forms: Iterable[str]) -> str:
    """A pattern for any of some forms; those of one initial stand together, so that the others are passed over at once.

    >>> by_initial(["took leave", "took", "(?:had )?said"])
    '(?:(?:had )?said)|t(?:ook leave|ook)'
    """
    initials: dict[str, list[str]] = {}
    for form in forms:
        initial = form[0] if _INITIAL.match(form) else ""
        initials.setdefault(initial, []).append(form.removeprefix(initial))
    return "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in sorted(initials.items()))


@cache
def english_months() -> tuple[str, ...]:
    """The full names of the months in English, January first.

    >>> english_months()[4], len(english_months())
    ('May', 12)
    """
    return tuple(forms.split()[0].capitalize() for forms in table("months")["en"])


def read_text(name: str) -> str:
    """A whole data file."""
    return files(__name__).joinpath(name).read_text("utf-8")
