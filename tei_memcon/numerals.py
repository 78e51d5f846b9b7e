"""Roman numerals, as they number pages and notes."""

from itertools import pairwise

_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_value(numeral: str) -> int:
    """What a Roman numeral counts.

    Args:
        numeral: of Roman signs alone, in large or small letters.

    >>> roman_value("xiv"), roman_value("III"), roman_value("")
    (14, 3, 0)
    """
    values = [_SIGNS[sign] for sign in numeral.lower()] + [0]
    return sum(one if one >= after else -one for one, after in pairwise(values))
