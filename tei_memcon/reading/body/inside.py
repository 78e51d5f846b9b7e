"""Labels that a copy has swallowed in the middle of a paragraph: which of them the record shows to be labels."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from tei_memcon.data import word_list
from tei_memcon.notation.likeness import distance, fold
from tei_memcon.reading.page.join import Passage
from tei_memcon.speech import lexicon
from tei_memcon.speech.evidence import has_office
from tei_memcon.speech.labels import Label, find_labels
from tei_memcon.speech.plain_letters import key_of
from tei_memcon.speech.typography import candidates

_SENTENCE_END = (
    r"(?:(?<=[.?!…”\"\])—–]\s)(?<!\b[MD][Rr].\s)(?<!\bM[Rr][Ss].\s)(?<!\bM[Ss].\s)"
    r"|(?<=[.?!…”\"\])]\s\s)|(?<=--\s)|(?<=\]))"
)
_FLAT = 600  # characters of a paragraph that may hold several turns
_WORD = r"[A-ZÀ-Þ][\w’'-]{0,24}"
_RUN_TOGETHER = re.compile(
    rf"{_SENTENCE_END}\[?(?:{lexicon.INITIALS}{_WORD}\.|(?:{lexicon.INITIALS}|(?:{_WORD}\.?\s){{0,2}}){_WORD}:)\]?(?=\s)"
)
_OTHER_FORM = re.compile(
    rf"{_SENTENCE_END}(?P<before>(?:[A-ZÀ-Þ]\w{{0,9}}\.?\s){{1,3}})(?P<name>{_WORD}):(?=\s[\"“„(\[]?[A-ZÀ-Þ])"
)
_POINTS = re.compile(r"(?:\.{3,4}|…|\[(?:\.{3}|…)\])\s+(?=[A-ZÀ-Þ])")
_LONGEST_TITLE = 12  # characters
_MAY_BEGIN = re.compile(r"[\[A-ZÀ-Þ](?:(?<=[.?!…”\"\])—]\s.)|(?<=[.?!…”\"\])]\s\s.)|(?<=\].))")
_STOP = re.compile(r"[.?!…][”\"\])]?(?:\s\([A-Z]{1,2}(?:/[A-Z]{2})?\))?$")  # also before "(C)", a portion marking
_LINE_LABEL = re.compile(r"(?P<name>[^\W\d_a-z][^:\n]{2,40}):(?=\s)")
_SHORTEST = 8  # letters of a label of which one may be misread
_WITH_INITIALS = re.compile(rf"{lexicon.INITIALS}{_WORD}\.")
_IN_CAPITALS = re.compile(r"[A-ZÀ-Þ]{4,24}:")
_TURNS = 4  # with fewer, what looks like labels may be fields of a header


def labels_inside(
    passages: Sequence[Passage], labels: Sequence[Label | None], printed: set[str], participants: Sequence[str]
) -> re.Pattern[str] | None:
    """What a turn may begin with in the middle of a paragraph, behind the end of a sentence; nothing if there is none.

    Args:
        passages: the paragraphs of a record.
        labels: the label of each.
        printed: the labels that paragraphs begin with, as printed.
        participants: names from the header, as printed.
    """
    found = _other_forms(passages, labels) | run_together(passages) | _at_line_starts(passages, participants)
    return _within(printed | found)


def behind_points(
    paragraphs: Sequence[str], participants: Sequence[str], typography: Sequence[re.Pattern[str]]
) -> dict[int, int]:
    """Where labels begin behind the points of an omission, by paragraph: "... Oak. We agree."."""
    ends = {at: points.end() for at, one in enumerate(paragraphs) if (points := _POINTS.match(one))}
    if not ends:
        return {}
    labels = find_labels([one[ends.get(at, 0) :] for at, one in enumerate(paragraphs)], participants, typography)
    return {at: end for at, end in ends.items() if labels[at]}


def run_together(passages: Sequence[Passage]) -> set[str]:
    """Labels that stand in the middle of long paragraphs alone, since a copy has lost all line ends.

    Two people at least must come again so: "On the price." and "Note:" do not.
    """
    long = [one.text for one in passages if len(one.text) > _FLAT]
    found = Counter(label for text in long for label in _labels_within(text))
    if len(found) < 2:
        return set()
    counts = Counter[str]()
    for label, count in found.items():
        counts[label.strip("[]")] += count
    recurring = {label for label, count in counts.items() if count > 1}
    if len(recurring) < 2 or sum(counts[label] for label in recurring) < _TURNS:
        return set()
    alike = any(_WITH_INITIALS.fullmatch(label) for label in recurring)
    once = {label for label in counts if alike and _WITH_INITIALS.fullmatch(label)}  # so nothing but a label is printed
    return {label for label in found if label.strip("[]") in recurring | once}


@lru_cache(maxsize=256)  # a record is asked where its first turn is before it is asked for all of them
def _labels_within(text: str) -> tuple[str, ...]:
    """What looks like a label behind the end of a sentence."""
    found: list[str] = []
    end = 0
    for start in _MAY_BEGIN.finditer(text):
        match = _RUN_TOGETHER.match(text, start.start()) if start.start() >= end else None
        if match:
            found.append(match.group())
            end = match.end()
    return tuple(found)


def _at_line_starts(passages: Sequence[Passage], participants: Sequence[str]) -> set[str]:
    """Labels at the beginning of lines that a copy prints one below the other, behind the end of a sentence."""
    starts = [row.text for one in passages for above, row in pairwise(one.rows) if _STOP.search(above.text)]
    if not starts:
        return set()
    firsts = (candidates(words) for words in (*starts, *(one.text for one in passages)))
    labels = [found[0] for found in firsts if found and found[0].typography in ("colon", "hyphen", "dash")]
    counts = Counter((label.key, label.typography) for label in labels)
    recurring = [one for one, count in counts.items() if count > 1]
    if len(recurring) < 2 or sum(counts[one] for one in recurring) < _TURNS:
        return set()
    found = {label.words.rstrip() for label in labels if (label.key, label.typography) in recurring}
    surnames = {word for name in participants for word in key_of(name.partition(",")[0]).split()[-1:]}
    found |= {label.words.rstrip() for label in labels if label.typography == "colon" and _names(label, surnames)}
    return found | set(_misread({fold(key) for key, _ in recurring}, starts))


def _names(label: Label, surnames: Set[str]) -> bool:
    """Whether a label is that of somebody who takes part, or calls somebody by an office: it may stand there once."""
    words = label.key.split()
    return has_office(words) or words[-1] in surnames


def _misread(names: Set[str], starts: Sequence[str]) -> Iterator[str]:
    """What a scan has made of one of these labels at the beginning of a line: "The P.resident:", "The Presid~nt:"."""
    for match in filter(None, map(_LINE_LABEL.match, starts)):
        words = fold(match["name"])
        if any(distance(words, name) <= 1 and len(name) >= _SHORTEST for name in names):
            yield match.group()


def _other_forms(passages: Sequence[Passage], labels: Sequence[Label | None]) -> set[str]:
    """Labels inside paragraphs that name a speaker with a title or initials that no paragraph begins with."""
    speaking = {label.name.split()[-1] for label in labels if label and label.typography == "colon"}
    inside = [one.text for one in passages if one.text.count(": ") > 1] if len(speaking) > 1 else []
    found = (match for text in inside for match in _OTHER_FORM.finditer(text))
    return {match.group() for match in found if match["name"] in speaking and _names_by_title(match["before"])}


def _names_by_title(words: str) -> bool:
    """Whether words are titles and initials: "Cde. I."."""
    return all(_is_title(word) for word in words.split())


def is_behind_title(text: str, at: int) -> bool:
    """Whether a title or initial that is part of a name stands just before an offset."""
    before = text[max(0, at - _LONGEST_TITLE) : at].split()
    return bool(before) and before[-1].endswith(".") and _is_title(before[-1])


def _is_title(word: str) -> bool:
    """Whether a word is an initial, or a title that is shortened or no part of a name."""
    key = word.rstrip(".").lower()
    if word.endswith(".") and len(key) == 1 and word[0].isupper():
        return True
    offices = lexicon.offices()
    return key in offices.short or key in offices.honorifics or key in word_list("name_titles")


def _within(printed: set[str]) -> re.Pattern[str] | None:
    """Labels of the record, as they stand behind the end of a sentence."""
    if not printed:
        return None
    bare = {label.strip("[]") for label in printed}
    words = "|".join(re.escape(label) for label in sorted(bare, key=lambda label: (-len(label), label)))
    # "Oak: has said so" tells of a label; what stands in capitals before a colon tells of nothing
    capitals = "|".join(re.escape(label) for label in sorted(bare) if _IN_CAPITALS.fullmatch(label))
    anywhere = rf"|(?<=\s)(?<![A-Z]\s)(?<!\b[A-Z]\.\s)(?:{capitals})(?=\s)" if capitals else ""
    initials = "".join(re.escape(initial) for initial in sorted({label[:1] for label in bare}))
    labelled = rf"{_SENTENCE_END}(?:{words}|\[(?:{words})\])(?=\s(?![a-zà-ÿ]))"
    return re.compile(rf"(?=[\[{initials}])(?:{labelled}{anywhere})")
