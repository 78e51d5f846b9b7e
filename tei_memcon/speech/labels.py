"""Labels: the words at the beginning of a paragraph that say who speaks: ``G. Bush.``, ``Dr. Kissinger:``, ``[P:]``.

Neither a colon nor a full stop makes a speaker. A label is one that recurs in the record, or names somebody whom the
record's header names; "Secondly." and "On China's position." do neither. Signs that follow much else (a name and a full
stop, a name alone on a line) are labels only in a record that uses them throughout.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tei_memcon.data import word_list
from tei_memcon.model import Certainty
from tei_memcon.speech import lexicon
from tei_memcon.speech.typography import STRONG, Label, Typography, candidates, key_of

__all__ = ["Label", "certainty", "find_labels"]

# Names somebody, even once; "Mr. Secretary:" begins a letter.
_HONORIFIC = re.compile(
    r"[\[(]?(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Comrade|Cde|Prof|Herr|Frau|Monsieur|Mme|Señor|Señora)\b\.?\s+"
    r"(?!(?:Secretary|President|Ambassador|Minister|Chairman)\s?:)[^\W\d_a-z].*[:：]",
    re.S,
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Gen|Col|Amb|Comrade|Cde|Prof|Herr|Frau)\b\.?\s([^\W\d_a-z][\w’'-]+)"
)
_TOGETHER = frozenset({"all", "voices", "everybody"})
_WEAK: tuple[Typography, ...] = ("name stop", "alone")
_TURNS = 4  # with fewer, a record does not show that it uses a sign throughout
_SHORT = 3  # words of a name
_TRANSCRIPT = 3  # labels that show that a record prints who speaks


def find_labels(
    paragraphs: Sequence[str], participants: Sequence[str] = (), typography: Sequence[re.Pattern[str]] = ()
) -> list[Label | None]:
    """For each paragraph its label, or nothing.

    Args:
        paragraphs: the words of each paragraph.
        participants: names from the header, as printed.
        typography: further forms of labels, of the record's surface; group ``name`` is who is named.

    >>> labels = find_labels(["G. Bush. I am glad.", "Secondly. We agree.", "G. Bush. Here there is a problem."])
    >>> [label.name if label else None for label in labels]
    ['G. Bush', None, 'G. Bush']
    """
    return _Record(paragraphs, participants, typography).labels()


class _Record:
    """The evidence of a whole record: which candidates recur, who is named, which signs are used throughout."""

    def __init__(
        self, paragraphs: Sequence[str], participants: Sequence[str], declared: Sequence[re.Pattern[str]]
    ) -> None:
        self._paragraphs = paragraphs
        self._candidates = [list(candidates(paragraph, declared)) for paragraph in paragraphs]
        self._known = _known_words(participants)
        self._speakers: set[str] = set()  # keys of those labels that are accepted
        self._found: list[Label | None] = [None] * len(paragraphs)

    def labels(self) -> list[Label | None]:
        """Each paragraph's label, the surest evidence first."""
        self._take(("question",), self._questions())
        self._take(STRONG, self._recurring())
        for sign in _WEAK:
            self._take((sign,), self._throughout(sign))
        if self._speakers:
            self._take(STRONG, self._singles())
        return self._found

    def _take(self, signs: Iterable[Typography], accepted: set[str]) -> None:
        self._speakers |= accepted
        for at, seen in enumerate(self._candidates):
            if self._found[at] is None:
                self._found[at] = next((one for one in seen if one.typography in signs and one.key in accepted), None)

    def _of(self, signs: Iterable[Typography]) -> list[Label]:
        """The first candidate with such a sign of each paragraph that has no label yet."""
        firsts = (
            next((one for one in seen if one.typography in signs), None)
            for at, seen in enumerate(self._candidates)
            if self._found[at] is None
        )
        return [one for one in firsts if one]

    def _questions(self) -> set[str]:
        """Those of questions and answers ("Q.", "A."), if both recur."""
        counts = Counter(one.key for one in self._of(("question",)))
        return set(counts) if len(counts) > 1 and min(counts.values()) > 1 else set()

    def _recurring(self) -> set[str]:
        """Labels that recur, that name a participant, or that call somebody by name."""
        seen = self._of(STRONG)
        counts = Counter(one.key for one in seen)
        accepted = {one.key for one in seen if counts[one.key] >= 2 or self._is_known(one)}
        return accepted | {one.key for one in seen if one.typography == "declared" or _HONORIFIC.match(one.words)}

    def _throughout(self, sign: Typography) -> set[str]:
        """Labels with a sign that proves nothing by itself, if the record uses it more than any other."""
        seen = self._of((sign,))
        counts = Counter(one.key for one in seen)
        again = {key for key in counts if key in self._speakers}
        recurring = {
            one.key for one in seen if counts[one.key] >= 2 and (self._is_known(one) or not _is_english(one.key))
        }
        printed = sum(counts[key] for key in recurring)
        labelled = sum(label is not None for label in self._found)
        if len(recurring) < 2 or printed < max(_TURNS, labelled + 1):
            return again
        if sign == "alone" and not self._have_speech(recurring):
            return again
        return again | recurring | {one.key for one in seen if self._is_known(one)}

    def _have_speech(self, keys: set[str]) -> bool:
        """Whether lines that hold nothing but a name stand above a paragraph that is none, nearly always."""
        alone = [any(one.typography == "alone" and one.key in keys for one in seen) for seen in self._candidates]
        followed = [not after for name, after in zip(alone, [*alone[1:], True], strict=True) if name]
        return sum(followed) * 5 >= len(followed) * 4

    def _singles(self) -> set[str]:
        """Labels that occur once in a record that prints who speaks: of all, of several, of those whom it names."""
        seen = self._of(STRONG)
        above = self._above_the_first()
        accepted = {one.key for one in seen if one.key in _TOGETHER or self._is_joint(one)}
        accepted |= {one.key for one in seen if one.name.isupper() and _stands_in(one, above)}
        if sum(label is not None for label in self._found) < _TRANSCRIPT:
            return accepted
        titled = _titled(self._paragraphs) if seen else frozenset()
        accepted |= {one.key for one in seen if one.key.split()[-1] in titled or self._is_between(one)}
        return accepted | {one.key for one in seen if one.key.split()[0] in word_list("voices")}

    def _is_known(self, label: Label) -> bool:
        return bool(label.key) and label.key.split()[-1] in self._known

    def _is_joint(self, label: Label) -> bool:
        """Whether a label names several ("GROMYKO, ANDROPOV."), each of whom speaks alone or takes part."""
        names = [key_of(name).split() for name in label.names()]
        speaking = {key.split()[-1] for key in self._speakers} | self._known
        return len(names) > 1 and all(name and name[-1] in speaking for name in names)

    def _above_the_first(self) -> str:
        """What stands above the first label: there a record names those who take part."""
        first = next(at for at, label in enumerate(self._found) if label)
        return " ".join(self._paragraphs[:first])

    def _is_between(self, label: Label) -> bool:
        """Whether a label with a colon stands between turns, as of one who speaks once, and is no word or country."""
        words = label.key.split()
        places = lexicon.offices().places | lexicon.offices().institutions
        if label.typography != "colon" or len(words) > _SHORT or _is_english(label.key) or words[-1] in places:
            return False
        at = next(i for i, seen in enumerate(self._candidates) if any(one is label for one in seen))
        return self._turn_near(at, 1) and (self._turn_near(at, -1) or not any(self._found[:at]))

    def _turn_near(self, at: int, step: int) -> bool:
        """Whether the next paragraph in a direction has a label, what stands in brackets left out."""
        at += step
        while 0 <= at < len(self._paragraphs) and self._paragraphs[at].startswith(("[", "(")) and not self._found[at]:
            at += step
        return 0 <= at < len(self._found) and self._found[at] is not None


def _known_words(participants: Sequence[str]) -> frozenset[str]:
    return frozenset(word for name in participants for word in key_of(name).split())


def _is_english(key: str) -> bool:
    return all(word in word_list("english") for word in key.split())


def _stands_in(label: Label, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(label.name.split()[-1])}\b", text))


def _titled(paragraphs: Sequence[str]) -> frozenset[str]:
    """Surnames that a record prints after a title: "Mr. Brown came in"."""
    return frozenset(key_of(match[1]) for paragraph in paragraphs for match in _TITLED.finditer(paragraph))


def certainty(label: Label) -> Certainty | None:
    """Low where the source itself doubts the label; a printed label is no inference."""
    return "low" if label.doubtful else label.cert
