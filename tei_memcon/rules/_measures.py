"""How much is missing, in words: ``1½ lines``, ``less than 1 line``, ``Five pages``, ``a 10-page discussion``."""

import re

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: str(number) for number, word in enumerate(_WORDS, start=1)}
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", "-1/2": ".5", " 1/2": ".5", "1/2": "0.5"}
_AMOUNT = re.compile(
    r"(?P<less>less than |less then )?\b(?P<whole>\d{1,4}|[Il](?= [l1]ine)|" + "|".join(_NUMBERS) + r")?"
    r"(?P<part>[½¼¾]|[- ]1/2)?[- ](?:(?:more|full|typed|handwritten) )?"
    r"(?P<unit>page|[l1]ine|paragraph|sentence|word|minute|second|hour)s?\b",
    re.I,
)
_CLOCK = re.compile(r"\b(\d{1,3}) minutes? (?:and )?(\d{1,2}) seconds?\b", re.I)


def measure(words: str) -> dict[str, str]:
    """``@unit`` and ``@quantity`` (``@atMost`` for "less than") of a stated omission; empty if none is stated.

    >>> measure("[Five pages omitted in the original.]")
    {'unit': 'page', 'quantity': '5'}
    >>> measure("[1½ lines not declassified]"), measure("[less than 1 line not declassified]")
    ({'unit': 'line', 'quantity': '1.5'}, {'unit': 'line', 'atMost': '1'})
    >>> measure("[3 minutes 20 seconds not declassified]")
    {'unit': 'second', 'quantity': '200'}
    >>> measure("[Omitted here is a discussion of freight rates.]")
    {}
    """
    clock = _CLOCK.search(words)
    if clock:
        return {"unit": "second", "quantity": str(int(clock[1]) * 60 + int(clock[2]))}
    for match in _AMOUNT.finditer(words):
        if match["whole"] or match["part"]:
            kind = "atMost" if match["less"] else "quantity"
            return {
                "unit": match["unit"].lower().replace("1", "l"),
                kind: _number(match["whole"] or "", match["part"] or ""),
            }
    return {}


def _number(whole: str, part: str) -> str:
    digits = _NUMBERS.get(whole.lower(), "1" if whole in ("I", "l") else whole)
    return (digits or "0") + _FRACTIONS.get(part, "")
