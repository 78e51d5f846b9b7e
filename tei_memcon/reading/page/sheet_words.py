"""What the wording of a line says of it: a stamp, a classification, a running head that archives print on every sheet.

The words of stamps are those of ``data/sheet_lines.toml``; further running heads are declared by surfaces.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from tei_memcon.data import table
from tei_memcon.reading.page.classification import is_classification
from tei_memcon.reading.page.lines import Row
from tei_memcon.reading.page.sheet_numbers import without_number
from tei_memcon.speech.lexicon import address

WORDING, CLASS, SPEAKER = "wording", "classification", "speaker"
_FIGURE = re.compile(r"[015](?<=[^\W\d_].)(?=[^\W\d_])")  # in the midst of a word it is a misread letter
_COLUMN = re.compile(r" {6,}")  # "SECRET              cc: Mr. Oak"
_LETTERS = str.maketrans("015", "OIS")
# "(Mr. Oak, Norland)", "(The President)": who is speaking when a page begins
_SPEAKING = re.compile(rf"\((?:{address('M')} [^(),]{{2,40}}(?:, [^()]{{2,50}})?|The [A-Z]\w{{3,20}})\)")


def kind_of(words: str, declared: Sequence[re.Pattern[str]], stamps: Sequence[str]) -> tuple[str, str]:
    """What the wording of a line says that it is."""
    readings = {words, _with_letters(words)} if stamps or declared else set[str]()
    if any(_is_stamp(one, stamps) for one in readings):
        return "stamp", WORDING
    if is_classification(_COLUMN.split(without_number(words), 1)[0]):
        return "classification", CLASS
    if any(pattern.fullmatch(one) for pattern in declared for one in readings):
        return "header", WORDING
    return ("header", SPEAKER) if words[0] == "(" and _SPEAKING.fullmatch(words) else ("", "")


def _with_letters(words: str) -> str:
    """Words with the letters that a scan has misread as figures."""
    return _FIGURE.sub(lambda match: match.group().translate(_LETTERS), words)


def _is_stamp(words: str, stamps: Sequence[str]) -> bool:
    small = words.casefold() if stamps else ""
    return any(word in small for word in stamps) and bool(_stamps().fullmatch(words))


def stamp_words_in(lines: Iterable[Row]) -> list[str]:
    """Words without which no line is a stamp, of those that the record has."""
    printed = "\n".join(row.text for row in lines)
    small = f"{printed}\n{_with_letters(printed)}".casefold()
    return [word for word in _stamp_words() if word in small]


@cache
def _stamps() -> re.Pattern[str]:
    return re.compile("|".join(table("sheet_lines")["stamp"]), re.I)


@cache
def _stamp_words() -> tuple[str, ...]:
    """Words without which no line is a stamp: to ask for them is quicker."""
    return tuple(table("sheet_lines")["words"])
