"""Words in small letters, by which names of all scripts are compared and identifiers made."""

import re
import unicodedata
from functools import lru_cache

# The transliteration that English-language archives use (BGN/PCGN), simplified.
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya e i i ye g".split(" "),
        strict=True,
    )
)
_SIGN = re.compile(r"[^a-zA-Z0-9-]")
_NO_LETTER = re.compile(r"[^\w \xa0-]|_")


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word in small ASCII letters, for comparing names and making identifiers.

    Cyrillic is transliterated, letters of other scripts stand as their code points.

    >>> plain("Ch’en"), plain("Müller"), plain("Горбачев"), plain("温")
    ('chen', 'muller', 'gorbachev', 'u6e29')
    """
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("–", "-"))
    if decomposed.isascii():
        return _SIGN.sub("", decomposed)
    return "".join(c if c.isascii() else _ascii(c) for c in decomposed if not c.isascii() or c.isalnum() or c == "-")


def _ascii(letter: str) -> str:
    """A letter of another script; none for accents and signs."""
    if not letter.isalpha() or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER")):
        return ""
    return _CYRILLIC.get(letter, f"u{ord(letter):x}")


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """The words of a name in small letters without accents and points, of whatever script.

    >>> key_of("P.M. Ch’iao"), key_of("Горбачев"), key_of("GORBACHEV")
    ('p m chiao', 'горбачев', 'gorbachev')
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace(".", " "))
    return " ".join(_NO_LETTER.sub("", decomposed).split())
