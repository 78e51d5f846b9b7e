"""An abstract without a label: the cataloguer's sentences before the first or after the last paragraph of a text.

It tells in the present tense what people talk about, and names those whom the title names; it is no turn, no note and
no signature, and nobody says "I" in it.
"""

import re
from collections.abc import Sequence

from tei_memcon.data import alternatives
from tei_memcon.reading.page.lines import Row
from tei_memcon.speech.labels import find_labels

_TELLS = re.compile(
    rf"\b(?:{alternatives('abstract_verbs')})\b|^(?:This|The|A) (?:document|record|memorandum|conversation|letter)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|us|our|my|me|you|your)\b", re.I)
_SIGN = re.compile(r"[\[(•–—-]|(?:\d{1,3}|[A-Za-z])[.)]\s")
_SENTENCE = re.compile(r"[A-ZÀ-Þ\"“][^.]{10,600}\.", re.S)
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ’'-]{3,30}\b")
_LONGEST = 1500  # characters


def find_abstract(rows: Sequence[Row], title: str, first: bool, last: bool) -> tuple[list[Row], list[Row]]:
    """The abstract among the lines of a text, and the other lines.

    Args:
        rows: the text, perhaps with the abstract.
        title: of the page, whose names an abstract repeats.
        first: whether it may stand before the text.
        last: whether it may stand after the text, where most pages of today have it.
    """
    if len(rows) < 2:
        return [], list(rows)
    labels = find_labels([row.text for row in rows])
    candidates: list[tuple[int, int, int]] = []
    start = _paragraph_start(rows)
    if last and not labels[start] and not _is_label_alone(rows[start - 1]):
        candidates.append((_score(rows[start:], title, 1), start, len(rows)))
    if first and not labels[0]:
        candidates.append((_score(rows[:1], title, -1), 0, 1))
    best, start, end = max(candidates, default=(0, 0, 0))
    if best <= 0:
        return [], list(rows)
    return list(rows[start:end]), [*rows[:start], *rows[end:]]


def _paragraph_start(rows: Sequence[Row]) -> int:
    """Where the last paragraph begins; in a copy without blank lines, the last line."""
    at = len(rows) - 1
    if any(row.after_blank for row in rows[1:]):
        while at > 1 and not rows[at].after_blank:
            at -= 1
    return at


def _is_label_alone(row: Row) -> bool:
    return row.text.isupper() or row.text.endswith(":")


def _score(rows: Sequence[Row], title: str, usual: int) -> int:
    words = " ".join(row.text for row in rows)
    if not _SENTENCE.match(words) or _SIGN.match(words) or len(words) > _LONGEST:
        return 0
    named = set(_NAME.findall(words)) & set(_NAME.findall(title))
    return usual + 2 * bool(_TELLS.search(words)) + min(2, len(named)) - 4 * bool(_FIRST_PERSON.search(words))
