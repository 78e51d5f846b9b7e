"""How much is missing, in words: ``1½ lines``, ``less than 1 line``, ``Five pages``, ``a 10-page discussion``."""

import re
from functools import cache

from tei_memcon.data import by_initial, table

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
    ".5": "5",
    ".25": "25",
    ".75": "75",
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
    >>> measure("[3-4 words illegible]"), measure("[two or three illegible lines]")
    ({'unit': 'word', 'atLeast': '3', 'atMost': '4'}, {'unit': 'line', 'atLeast': '2', 'atMost': '3'})
    >>> measure("[between two and five pages missing]"), measure("[...several lines omitted...]")
    ({'unit': 'page', 'atLeast': '2', 'atMost': '5'}, {'unit': 'line'})
    >>> measure("[more than 2 pages withheld]"), measure("[up to 5 words unclear]"), measure("[1.5 lines deleted]")
    ({'unit': 'page', 'atLeast': '2'}, {'unit': 'word', 'atMost': '5'}, {'unit': 'line', 'quantity': '1.5'})
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
            return {"unit": _unit(match["unit"]), **_quantity(match)}
    alone = _alone().match(words)
    return {"unit": _unit(alone["unit"])} if alone else {}


def _quantity(match: re.Match[str]) -> dict[str, str]:
    """A number, or the range that is printed: "less than one", "at least two", "3-4"."""
    if first := match["first"] or match["worded"] or match["lower"]:
        return {"atLeast": _figures(first), "atMost": _number(match)}
    return {"atMost" if match["less"] else "atLeast" if match["more_than"] else "quantity": _number(match)}


def _figures(whole: str) -> str:
    return _numbers().get(whole.lower(), whole)


def _number(match: re.Match[str]) -> str:
    whole = match["whole"] or ""
    digits = "1" if whole in ("I", "l") else _figures(whole)
    digits = str(int(digits)) if digits.isdecimal() else digits  # those of any script
    part = _FRACTIONS.get((match["part"] or match["more"] or "").strip(" -").lower())
    halved = part and (match["part"] or "").strip().lower() in _HALVES  # "eine halbe Seite"
    return f"{'0' if halved else digits or '0'}.{part}" if part else str(digits)


def _unit(word: str) -> str:
    units: dict[str, list[str]] = table("measures")["units"]
    return next(unit for unit, words in units.items() if word.lower() in words)


@cache
def _amount() -> re.Pattern[str]:
    """A number, with what part of one, before a unit."""
    numbers, few = _spelled(), by_initial(sorted(table("measures")["numbers"], key=len, reverse=True))
    figures = r"(?:(?P<first>\d{1,3})\s?[-–]\s?(?=\d{1,3}[ -]))"
    words = rf"(?:(?P<worded>\d{{1,3}}|{few})\s(?:or|to|oder|bis|ou|à)\s(?=\w))"
    bounds = rf"(?:between\s(?P<lower>\d{{1,3}}|{few})\sand\s(?=\w))"
    between = f"(?:{figures}|{words}|{bounds})?"
    whole = rf"\b{between}(?:(?P<whole>\d{{1,4}}(?![\d/])|[Il](?= [l1]ine)|(?:{numbers})\b))?"
    part = r"(?P<part>[½¼¾⅓⅔]|\.(?:5|25|75)\b|[- ]?\b[13]/[24]|\sand an? half|\bhalf an?|\s?\b(?:halbe|demi)\b)?"
    less = r"(?P<less>(?:less th[ae]n|(?:not|no) more than|at most|up to|weniger als|höchstens|moins d(?:’|'|e )) ?)?"
    least = r"(?P<more_than>(?:more than|over|at least|mehr als|mindestens|plus d(?:’|'|e )|au moins) ?)?"
    kind = (
        "(?:(?:more|full|typed|handwritten|whole|volle|ganze|illegible|unclear|inaudible|unreadable|garbled|missing"
        "|indecipherable|undecipherable|unintelligible|blank|unleserliche|illisibles) )?"
    )
    return re.compile(
        rf"{less}{least}{whole}{part}[- ](?:of the )?{kind}(?P<unit>{units()})\b(?P<more>\sand a half\b)?", re.I
    )


@cache
def _alone() -> re.Pattern[str]:
    """A unit before that which says that it is withheld or cannot be read: "[name not declassified]"."""
    return re.compile(
        rf"[\[( .…]*(?:(?:illegible|unclear|garbled|inaudible|{_SOME}) )?(?P<unit>{units()})\b(?! \d)", re.I
    )


def _spelled() -> str:
    """A pattern for numbers in words."""
    tens, ones, all_of_them = (
        by_initial(sorted(words, key=len, reverse=True)) for words in (*_tens_and_ones(), table("measures")["numbers"])
    )
    return f"(?:{tens})-(?:{ones})|{all_of_them}"


@cache
def _numbers() -> dict[str, str]:
    """Numbers in words, and their figures; "twenty-one" is made of two."""
    tens, ones = _tens_and_ones()
    more = {f"{ten}-{one}": n[0] + m for ten, n in tens.items() for one, m in ones.items()}
    return {**more, **table("measures")["numbers"]}


def _tens_and_ones() -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = table("measures")["numbers"]
    tens = {word: n for word, n in words.items() if len(n) == 2 and n[1] == "0"}
    return tens, {word: n for word, n in words.items() if len(n) == 1 and n != "0"}


@cache
def units() -> str:
    """A pattern for the words of every unit, the longest first."""
    words = [word for words in table("measures")["units"].values() for word in words]
    return by_initial(sorted(words, key=len, reverse=True))
