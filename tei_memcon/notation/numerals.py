"""Roman numerals, as they number pages and notes; those of China and Japan, in dates."""

from itertools import pairwise

_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_HAN = "零〇一二三四五六七八九"


def roman_value(numeral: str) -> int:
    """What a Roman numeral counts.

    Args:
        numeral: of Roman signs alone, in large or small letters.

    >>> roman_value("xiv"), roman_value("III"), roman_value("")
    (14, 3, 0)
    """
    values = [_SIGNS[sign] for sign in numeral.lower()] + [0]
    return sum(one if one >= after else -one for one, after in pairwise(values))


def han_value(numeral: str) -> int:
    """What a number in Chinese characters counts, with tens or digit by digit.

    Args:
        numeral: of such characters alone, up to 99 where it has tens.

    >>> han_value("四十四"), han_value("十二"), han_value("一九七二"), han_value("二十")
    (44, 12, 1972, 20)
    """
    tens, ten, units = numeral.rpartition("十")
    if ten:
        return (han_value(tens) if tens else 1) * 10 + (han_value(units) if units else 0)
    return int("".join(str(max(_HAN.index(sign) - 1, 0)) for sign in numeral))
