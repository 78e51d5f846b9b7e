"""Lists of words and names, each with its source in its first lines (``# …``)."""

import re
from functools import cache
from importlib.resources import files


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


def alternatives(name: str) -> str:
    """A pattern for any entry of a list, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries(name), key=len, reverse=True))


def read_text(name: str) -> str:
    """A whole data file."""
    return files(__name__).joinpath(name).read_text("utf-8")
