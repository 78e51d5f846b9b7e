"""Seats of a council in columns: a row of countries, and below it a row of those who represent them.

    BELGIUM             CANADA            UNITED STATES
    Mr. A. van Elm      Mr. G. Oak        Mr. T.K. Alder

A scan may have run the columns together.
"""

import re

from tei_memcon.reading.header.names import is_group
from tei_memcon.speech.lexicon import address

_GAP = re.compile(r"\s{2,}")
_TITLED = re.compile(rf"\s(?={address('M', 'Prince', 'Ambassador')}\s[A-Z])")
_LONGEST = 4  # words of a country


def countries(words: str) -> list[str]:
    """The countries of a row, if it names two or more, and nothing else.

    >>> countries("BELGIUM     UNITED KINGDOM"), countries("CANADA UNITED STATES"), countries("MR. OAK AND MR. ELM")
    (['BELGIUM', 'UNITED KINGDOM'], ['CANADA', 'UNITED STATES'], [])
    >>> countries("OAK M. A.")
    []
    """
    if not words.isupper():
        return []
    parts = _GAP.split(words)
    if len(parts) == 1:
        parts = _run_together(words.split())
    return parts if len(parts) > 1 and all(map(_is_country, parts)) else []


def _is_country(words: str) -> bool:
    return is_group(words.title())  # short words in capitals may be a side, too: "OAK"


def _run_together(words: list[str]) -> list[str]:
    parts: list[str] = []
    while words:
        lengths = range(min(_LONGEST, len(words)), 0, -1)
        length = next((length for length in lengths if _is_country(" ".join(words[:length]))), 0)
        if not length:
            return []
        parts.append(" ".join(words[:length]))
        words = words[length:]
    return parts


def seated(words: str, above: list[str]) -> list[tuple[str, str]]:
    """Each of a row of names with the country above it; nobody where they are not as many.

    >>> seated("Mr. A. Oak Sir Ivan Elm", ["BELGIUM", "UNITED KINGDOM"])
    [('Mr. A. Oak', 'BELGIUM'), ('Sir Ivan Elm', 'UNITED KINGDOM')]
    >>> seated("Mr. A. Oak", ["BELGIUM", "CANADA"])
    []
    """
    apart = _GAP.split(words)
    names = apart if len(apart) == len(above) else _TITLED.split(" ".join(words.split()))
    return list(zip(names, above, strict=True)) if len(names) == len(above) else []
