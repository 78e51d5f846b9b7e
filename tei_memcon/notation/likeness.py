"""How alike two words are, where a scan may have misread one of them."""

from functools import lru_cache

_CONFUSED = str.maketrans({"0": "o", "c": "o", "e": "o", "1": "l", "i": "l", "|": "l", "!": "l", "j": "l", "t": "l"})
_FAR = 9


@lru_cache(2000)
def fold(words: str) -> str:
    """The letters of some words, those alike that scans confuse, without spaces and signs.

    >>> fold("The P.resident") == fold("Thc Presi dent"), fold("GROMYK0") == fold("Gromyko")
    (True, True)
    """
    letters = "".join(c for c in words.casefold() if c.isalnum() or c in "|!")
    return letters.replace("rn", "m").replace("vv", "w").translate(_CONFUSED)


def distance(one: str, other: str) -> int:
    """How many letters must be changed, put in or left out; where the lengths differ by more than two, very many.

    >>> distance("kitten", "sitting"), distance("a", "abcd")
    (3, 9)
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > 2:
        return _FAR
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, beside in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != beside)))
    return row[-1]
