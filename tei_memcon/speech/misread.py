"""Labels that a scan has misread: ``The P.resident:``, ``GROMYK0.``, ``Mr. B1air:`` are those of people who take part.

A label is read as another one of the record, or as a participant's, if it differs by letters that scans confuse or by
very few others, if no second name is near, and if it names nobody else. What is printed stays; ``choice`` has the other
reading beside it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei_memcon.data import word_list
from tei_memcon.model import Certainty
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label
from tei_memcon.speech.typography import STRONG, key_of

_SHAPE = re.compile(r"(?P<name>[^\s:\[(][^:\n\[\]()]{2,58}?)(?P<sign>\s?[:.])(?=\s|$)")
_ODD = re.compile(
    r"[^\W\d_][\d~|!;][^\W\d_]|[a-z]\.[a-z]|[a-z][A-Z]{1,2}[a-z]|~|[^\W\d_]{2}[01](?!\d)|\b[01][^\W\d_]{2}"
)
_CONFUSED = str.maketrans({"0": "o", "c": "o", "e": "o", "1": "l", "i": "l", "|": "l", "!": "l", "j": "l", "t": "l"})
_TOKENS = 6
_SHORTEST = 4  # letters of a name
_ONE_LETTER, _TWO_LETTERS = 6, 12  # letters of a label in which one or two may differ beyond those that scans confuse
_OFTEN = 3  # times that a label is printed well, before another that might be a name is taken for it


@dataclass(frozen=True, slots=True)
class _Name:
    """How somebody is called whom a label may mean."""

    words: str
    label: Label | None
    times: int


@dataclass(frozen=True, slots=True)
class Misread:
    """A label that says something else than was typed.

    Args:
        at: which paragraph it opens.
        label: the label, with the name that it misreads.
    """

    at: int
    label: Label


def misread(
    paragraphs: Sequence[str], labels: Sequence[Label | None], participants: Sequence[str] = ()
) -> Iterator[Misread]:
    """The labels of a record that a scan has misread.

    Args:
        paragraphs: the words of each paragraph.
        labels: those that are printed well, and nothing for the other paragraphs.
        participants: names from the header, as printed.

    >>> from tei_memcon.speech.labels import find_labels
    >>> turns = ["Mr. Oak: Yes.", "Mr. Elm: No.", "Mr. Oak: Why?", "Mr. E1m: So.", "Mr. Elm: Well."]
    >>> [(one.at, one.label.reading) for one in misread(turns, find_labels(turns))]
    [(3, 'Mr. Elm:')]
    """
    times = Counter(label.key for label in labels if label and label.typography in STRONG)
    if len(times) < 2 or times.total() < _OFTEN:
        return
    names = list(_names(labels, times, participants))
    words = Counter(re.findall(r"[^\W_]{4,}", " ".join(paragraphs)))
    for at, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        if label and (times[label.key] > 1 or label.supplied or label.typography not in STRONG):
            continue
        shape = _SHAPE.match(paragraph)
        if not shape or not _may_be_misread(shape["name"], label):
            continue
        found = _nearest(shape["name"], names, words)
        if found:
            yield Misread(at, _label(shape, *found))


def _names(labels: Sequence[Label | None], times: Counter[str], participants: Sequence[str]) -> Iterator[_Name]:
    """Every label of the record, and every participant."""
    seen: set[str] = set()
    for label in labels:
        if label and label.typography in STRONG and label.key not in seen:
            seen.add(label.key)
            yield _Name(label.name, label, times[label.key])
    for name in participants:
        if key_of(name) not in seen:
            yield _Name(name, None, 1)


def _may_be_misread(name: str, label: Label | None) -> bool:
    """Whether the words before a colon or stop have the length of a name, and at least one that nobody knows."""
    tokens = name.split()
    if len(tokens) > _TOKENS or sum(map(str.isalpha, name)) < _SHORTEST or not (name[0].isupper() or _ODD.search(name)):
        return False
    unknown = [token for token in tokens if key_of(token).replace(" ", "") not in word_list("english")]
    return bool(label or unknown) and (bool(_ODD.search(name)) or bool(unknown))


def _nearest(name: str, names: Sequence[_Name], words: Counter[str]) -> tuple[_Name, str, bool] | None:
    """Whom a misread name means, how it should read, and whether only letters are confused; nothing if that is open."""
    same = [one for one in names if key_of(one.words) == key_of(name)]
    if any(one.label is None for one in same):
        return None  # a participant is called so
    read = [(distance, one, words) for one in names if one not in same for distance, words in _readings(name, one)]
    read.sort(key=lambda found: (found[0], -found[1].times, found[1].words))
    if not read or read[0][0] > _allowed(_fold(name)):
        return None
    distance, best, reading = read[0]
    if any(near < distance + 2 and _surname(one) != _surname(best) for near, one, _ in read):
        return None
    if not _ODD.search(name) and (best.times < _OFTEN or _is_somebody_else(name, best.words, words)):
        return None
    return best, reading, distance == 0


def _surname(one: _Name) -> list[str]:
    return key_of(one.words).split()[-1:]


def _readings(name: str, one: _Name) -> Iterator[tuple[int, str]]:
    """How far a name is from another as a whole, and by its last word, if the words before are the same or known."""
    yield _distance(_fold(name), _fold(one.words)), one.words
    tokens, others = name.split(), one.words.split()
    before = tokens[:-1]
    if len(tokens) != len(others) and others and all(key_of(token) in word_list("english") for token in before):
        yield _distance(_fold(tokens[-1]), _fold(others[-1])), " ".join([*before, others[-1]])


def _is_somebody_else(name: str, meant: str, words: Counter[str]) -> bool:
    """Whether the word that differs is printed elsewhere as well, as that of a person would be."""
    same = set(meant.split())
    return any(words[token] > 1 for token in re.findall(r"[^\W_]{4,}", name) if token not in same)


def _allowed(folded: str) -> int:
    return 2 if len(folded) >= _TWO_LETTERS else 1 if len(folded) >= _ONE_LETTER else 0


def _fold(name: str) -> str:
    """The letters of a name, those alike that scans confuse.

    >>> _fold("The P.resident") == _fold("Thc Presi dent"), _fold("GROMYK0") == _fold("Gromyko")
    (True, True)
    """
    letters = "".join(c for c in name.casefold() if c.isalnum() or c in "|!")
    return letters.replace("rn", "m").replace("vv", "w").translate(_CONFUSED)


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, put in or left out; more than two are as good as any number."""
    if abs(len(one) - len(other)) > 2:
        return 9
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, beside in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != beside)))
    return row[-1]


def _label(shape: re.Match[str], best: _Name, reading: str, confused: bool) -> Label:
    cert: Certainty = "medium" if confused else "low"
    how = "by letters that scans confuse" if confused else "by a letter or two"
    span, words = Span(0, shape.end()), shape.group()
    reason = f"it differs {how} from “{best.words}”, and no other name is near"
    reading = reading + shape["sign"].strip()
    if best.label is None:
        return Label(
            span, reading[:-1], words, False, None, False, key_of(reading), "colon", None, cert, reason, reading
        )
    return replace(
        best.label, span=span, words=words, aside=None, expansion=None, doubtful=False, supplied=False,
        cert=cert, reason=reason, reading=reading,
    )  # fmt: skip
