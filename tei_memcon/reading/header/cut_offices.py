"""Offices of a list of participants that go on in the next line, where a copy has lost the indent that says so.

    General Amos Aaker, Deputy
    Special Assistant for National
    Security Affairs
    Mr. Ivo Birch, Director

What goes on names nobody, and its first word had no room on the line above.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tei_memcon.data import word_list
from tei_memcon.reading.body.blocks import sign_of
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.header.lines import is_prose
from tei_memcon.reading.header.names import is_group, opens_with_office
from tei_memcon.reading.page.bullets import BULLET
from tei_memcon.reading.page.join import Passage
from tei_memcon.reading.page.lines import Row, first_word
from tei_memcon.speech import lexicon

_FEWEST = 4  # lines of a list whose width can be seen
_WORD = re.compile(r"[^\W\d_]{2,}")
_ROLE = re.compile(r"\(?(?:note-?takers?|interpreters?|reporters?|recorders?)\b", re.I)


def list_width(rows: Sequence[Row]) -> int:
    """How long the lines of the list of participants are at most, its heading apart; nothing where it has bullets."""
    lines = list(_listed(rows))
    if len(lines) < _FEWEST or any(BULLET.match(line) for line in lines):
        return 0
    return max(map(len, lines))


def _listed(rows: Sequence[Row]) -> Iterator[str]:
    heads = (at for at, row in enumerate(rows) if (head := head_of(row.text)) and head.kind == "participants")
    if (first := next(heads, None)) is not None:
        yield from (row.text for row in takewhile(lambda row: not head_of(row.text), rows[first + 1 :]))


def completes(before: Passage, one: Passage, width: int) -> bool:
    """Whether a line completes the office that the line above begins.

    Args:
        before: an entry of the list, or the part of it that is known.
        one: the line below.
        width: of the list.
    """
    above, line = before.rows[-1].text, one.text
    if one.rows[0].blanks or "," not in before.text or len(above) + 1 + len(first_word(line)) <= width:
        return False
    if is_prose(line) or is_group(line) or _ROLE.match(line) or head_of(line) or sign_of(line):
        return False
    if not all(map(_is_known, _WORD.findall(line.partition(",")[0]))):  # a word that nobody knows may be a name
        return False
    return line[0].islower() or not opens_with_office(line) or _is_open(above)


def _is_known(word: str) -> bool:
    key = word.lower()
    offices = lexicon.offices()
    return key in word_list("english") or key in offices.places or key in offices.institutions or key in offices.heads


def _is_open(line: str) -> bool:
    """Whether a line ends with a word that stands before an office: "Deputy", "Special"."""
    return line.split()[-1].lower() in lexicon.offices().modifiers
