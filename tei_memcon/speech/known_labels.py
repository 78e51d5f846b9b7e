"""The labels that a record is known to print, as evidence for those that occur once beside them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property

from tei_memcon.data import word_list
from tei_memcon.speech import lexicon
from tei_memcon.speech.evidence import is_english
from tei_memcon.speech.sides import is_post, is_side
from tei_memcon.speech.typography import Label

_NUMERAL = re.compile(r"[IVX]{2,5}")
_SHORT = 4  # words of a name
WORD = 4  # letters; fewer in capitals may be an abbreviation


class KnownLabels:
    """What is asked of all labels that are found already, for each that occurs once: counted only once itself.

    Args:
        paragraphs: the words of each paragraph.
        found: their labels, as far as they are known.
        known: the words of the names that the header has.
    """

    def __init__(self, paragraphs: Sequence[str], found: Sequence[Label | None], known: Set[str]) -> None:
        self._paragraphs, self._found = paragraphs, found
        self.labels = [label for label in found if label]
        self.first = next((at for at, label in enumerate(found) if label), len(found))
        self._names = sorted(label.name for label in self.labels)
        self._signs = {label.typography for label in self.labels}
        self._cases = {label.name.isupper() for label in self.labels}
        are_known = [label.key.split()[-1] in known for label in self.labels if label.key]
        self._are_listed = sum(are_known) * 2 > len(self.labels)
        self._have_letters = any(len(name) < WORD and name.isupper() for name in self._names)

    def have_above_speech(self, at: int, label: Label) -> bool:
        """Whether a label stands alone on its line, printed like the others there, above what is no label."""
        alone = not self._paragraphs[at][label.span.end :].strip() and not is_english(label.key)
        alike = label.name.isupper() in self._cases
        return alone and alike and at + 1 < len(self._found) and self._found[at + 1] is None

    def have_between(self, at: int, label: Label) -> bool:
        """Whether a label stands beside a turn, as of one who speaks once, and is no word that everybody knows."""
        is_used = label.typography in self._signs
        if not is_used or len(label.key.split()) > _SHORT or is_english(label.key) or self._is_abbreviation(label):
            return False
        if label.key.split()[0] in word_list("prepositions"):
            return False  # "In Ruritania: nothing."
        short = len(label.name) <= WORD and label.name.isupper()
        if _NUMERAL.fullmatch(label.name) or (short and label.typography == "colon" and not self._begin(label.name)):
            return False
        return at in self._beside_a_turn

    def have_post_between(self, at: int, label: Label) -> bool:
        """Whether an office with its article stands beside a turn: "The Secretary-General:", who speaks once."""
        return label.name.startswith(("The ", "THE ")) and is_post(label.name) and at in self._beside_a_turn

    def are_offices_of(self, label: Label) -> bool:
        """Whether letters stand in one other's label as the office: "PM:", of "PM Oak:"."""
        holders = {one.split()[-1] for one in self._names if one.partition(" ")[0] == label.name and " " in one}
        return label.name in lexicon.letters_of_offices() and len(holders) == 1

    def _begin(self, name: str) -> bool:
        """Whether the record calls those who speak by letters ("K:", "LBJ:"), or a name begins with this one."""
        beginning = name.rstrip(".")
        at = bisect_left(self._names, beginning)
        return self._have_letters or any(one.startswith(beginning) for one in self._names[at : at + 1])

    def _is_abbreviation(self, label: Label) -> bool:
        """Whether a short word before a full stop is none of those who take part, where these are who speak: "BAM."."""
        if label.typography != "stop" or "." in label.name:
            return False
        return is_side(label.name) or len(label.name) < WORD + self._are_listed

    @cached_property
    def _beside_a_turn(self) -> set[int]:
        """The paragraphs before or behind which the next one has a label, what stands in brackets left out."""
        places = range(len(self._found))
        return {*self._behind_a_turn(places), *self._behind_a_turn(reversed(places))}

    def _behind_a_turn(self, places: Iterable[int]) -> Iterator[int]:
        is_behind = False
        for at in places:
            if is_behind:
                yield at
            if self._found[at]:
                is_behind = True
            elif not self._paragraphs[at].startswith(("[", "(")):
                is_behind = False
