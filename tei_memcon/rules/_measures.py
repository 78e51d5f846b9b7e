"""How much is missing, in words: ``1½ lines``, ``less than 1 line``, ``Five pages``, ``a 10-page discussion``."""

import re
import tomllib
from functools import cache
from typing import Any

from tei_memcon.data import by_initial, read_text

_FRACTIONS = {
    "½": "5",
    "¼": "25",
    "¾": "75",
    "⅓": "33",
    "⅔": "67",
    "1/2": "5",
    "1/4": "25",
    "3/4": "75",
    "half a": "5",
    "halbe": "5",
    "demi": "5",
    "and a half": "5",
}
_PAGES = re.compile(
    r"[\[(]?(?:pages?|pp?\.|seiten?|S\.|стр\.?) (?P<first>\d{1,3})"
    r"(?: ?(?:[-–]|and|und|et|to|through|until|bis|à|по|и) ?(?P<last>\d{1,3}))?\b",
    re.I,
)
_HALVES = frozenset({"halbe", "demi"})
_ARTICLES = frozenset({"a", "an"})
_NAMED = frozenset({"name", "title", "place", "number", "amount", "date", "heading", "item", "document", "initials"})
_SOME = "an?|(?:a )?few|several|some|many|(?:the )?last|the next|mehrere|einige|quelques|plusieurs|несколько|câteva"
_CLOCK = re.compile(r"\b(\d{1,4}) ?(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b", re.I)
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def measure(words: str) -> dict[str, str]:
    """``@unit`` and ``@quantity`` (``@atMost`` for "less than") of a stated omission; empty if none is stated.

    >>> measure("[Five pages omitted in the original.]")
    {'unit': 'page', 'quantity': '5'}
    >>> measure("[1½ lines not declassified]"), measure("[less than 1 line not declassified]")
    ({'unit': 'line', 'quantity': '1.5'}, {'unit': 'line', 'atMost': '1'})
    >>> measure("[3 minutes 20 seconds not declassified]"), measure("[zwei Zeilen geschwärzt]")
    ({'unit': 'second', 'quantity': '200'}, {'unit': 'line', 'quantity': '2'})
    >>> measure("(Pages 11 and 12 are missing.)"), measure("[Page 7 of the original is missing.]")
    ({'unit': 'page', 'quantity': '2'}, {'unit': 'page', 'quantity': '1'})
    >>> measure("[Half a page omitted.]"), measure("[A page and a half omitted.]")
    ({'unit': 'page', 'quantity': '0.5'}, {'unit': 'page', 'quantity': '1.5'})
    >>> measure("[١٢ pages not declassified]")
    {'unit': 'page', 'quantity': '12'}
    >>> measure("[name not declassified]"), measure("[Omitted here is a discussion of freight rates.]")
    ({'unit': 'name'}, {})
    """
    words = " ".join(words.split())
    timed = {match[2][0].lower(): int(match[1]) for match in _CLOCK.finditer(words)}
    if len(timed) > 1 or timed.keys() == {"s"}:
        return {"unit": "second", "quantity": str(sum(_SECONDS[unit] * count for unit, count in timed.items()))}
    if numbered := _PAGES.match(words):
        first, last = int(numbered["first"]), int(numbered["last"] or numbered["first"])
        return {"unit": "page", "quantity": str(last - first + 1)} if first <= last else {"unit": "page"}
    for match in _amount().finditer(words):
        one = (match["whole"] or "").lower() in _ARTICLES
        if (match["whole"] or match["part"]) and not (one and _unit(match["unit"]) in _NAMED):
            return {"unit": _unit(match["unit"]), "atMost" if match["less"] else "quantity": _number(match)}
    alone = _alone().match(words)
    return {"unit": _unit(alone["unit"])} if alone else {}


def _number(match: re.Match[str]) -> str:
    whole = match["whole"] or ""
    digits = _numbers().get(whole.lower(), "1" if whole in ("I", "l") else whole)
    digits = str(int(digits)) if digits.isdecimal() else digits  # those of any script
    part = _FRACTIONS.get((match["part"] or match["more"] or "").strip(" -").lower())
    halved = part and (match["part"] or "").strip().lower() in _HALVES  # "eine halbe Seite"
    return f"{'0' if halved else digits or '0'}.{part}" if part else str(digits)


def _unit(word: str) -> str:
    return next(unit for unit, words in _table()["units"].items() if word.lower() in words)


@cache
def _amount() -> re.Pattern[str]:
    """A number, with what part of one, before a unit."""
    numbers = by_initial(sorted(_numbers(), key=len, reverse=True))
    whole = rf"\b(?:(?P<whole>\d{{1,4}}(?![\d/])|[Il](?= [l1]ine)|(?:{numbers})\b))?"
    part = r"(?P<part>[½¼¾⅓⅔]|[- ]?\b[13]/[24]|\sand an? half|\bhalf an?|\s?\b(?:halbe|demi)\b)?"
    less = r"(?P<less>(?:less th[ae]n|weniger als|moins d(?:’|'|e )) ?)?"
    kind = "(?:(?:more|full|typed|handwritten|whole|volle|ganze) )?"
    return re.compile(rf"{less}{whole}{part}[- ](?:of the )?{kind}(?P<unit>{units()})\b(?P<more>\sand a half\b)?", re.I)


@cache
def _alone() -> re.Pattern[str]:
    """A unit before that which says that it is withheld or cannot be read: "[name not declassified]"."""
    return re.compile(
        rf"[\[( ]*(?:(?:illegible|unclear|garbled|inaudible|{_SOME}) )?(?P<unit>{units()})\b(?! \d)", re.I
    )


@cache
def _numbers() -> dict[str, str]:
    """Numbers in words, and their figures; "twenty-one" is made of two."""
    words: dict[str, str] = _table()["numbers"]
    tens, ones = ({word: n for word, n in words.items() if len(n) == size} for size in (2, 1))
    more = {f"{ten}-{one}": n[0] + m for ten, n in tens.items() for one, m in ones.items() if n[1] == "0" and m != "0"}
    return {**more, **words}


@cache
def units() -> str:
    """A pattern for the words of every unit, the longest first."""
    words = [word for words in _table()["units"].values() for word in words]
    return by_initial(sorted(words, key=len, reverse=True))


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(read_text("measures.toml"))
