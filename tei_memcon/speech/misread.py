"""Labels that a scan has misread: ``The P.resident:``, ``GROMYK0.``, ``Mr. B1air:`` are those of people who take part.

A label is read as another one of the record, or as a participant's, if it differs by letters that scans confuse or by
very few others, if no second name is near, and if it names nobody else. What is printed stays; ``choice`` has the other
reading beside it. What recurs but for such letters is a label as well.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei_memcon.data import word_list
from tei_memcon.model import Certainty
from tei_memcon.notation.likeness import distance, fold
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.labels import Label
from tei_memcon.speech.plain_letters import key_of
from tei_memcon.speech.typography import STRONG

_SHAPE = re.compile(r"(?P<name>[^\s:\[(][^:\n\[\]()]{2,58}?)(?P<sign>\s?:|(?<!\s)\.)(?=\s|$)")
_WITH_COLON = re.compile(r"(?P<name>[^\s:\[(][^:\n\[\]()]{2,58}?)(?P<sign>\s?:)(?=\s|$)")
_BARE = re.compile(r"(?P<name>.+)(?P<sign>)", re.S)
_SURE = STRONG | {"bare"}
_OTHER_SIGN = re.compile(r"\s?(?P<sign>[;.])(?=\s+[^\W\d_a-zà-ÿ])")  # "The President; I am told"
_NO_SIGN = re.compile(r"(?=\s+[^\W\d_a-zà-ÿ])")  # "A. OAK They are"
_NEXT_WORD = re.compile(r"\s+([A-ZÀ-Þ](?:[a-zà-ÿ]+|(?=[\s’\x27])))")
_ENDED = re.compile(r"[.?!…][)\]\"”’\x27\d]{0,3}$")
_ODD = re.compile(
    r"[^\W\d_][\d~|!;][^\W\d_]|(?<=\s)l[b-df-hj-np-z]|[^\W\d_]\.[a-z]{2}|[a-z]I[a-z]|[a-z]I$|~|[^\W\d_]{2}[01](?!\d)|\b[01][^\W\d_]{2}"
)
_INITIALS_BEHIND = re.compile(rf"(?<=[^\W\d_]{{3}})\s{lexicon.INITIALS}$")  # "OAK Yu. V."
_COLUMNS = re.compile(r"\s{3,}")
_BLOT = re.compile(r"(?<=[^\W\d_])[·•~^*°„](?=[^\W\d_])")
_LOST = re.compile(r"(?:\\\?)+")
_INITIAL = re.compile(r"[A-ZÀ-Ž]\.")
_TOKENS = 6
_LISTED = 2  # times for which it counts that a list has a name
_TURNED = 2  # letters, of "Okaley"
_SHORTEST = 4  # letters of a name
_ONE_LETTER, _TWO_LETTERS = 6, 12  # letters of a label in which one or two may differ beyond those that scans confuse
_OFTEN = 3  # times that a label is printed well, before one that may be another name is taken for it
_MOST = 10_000  # pairs of a label and a name: where hundreds of labels stand once each, none is another one misread
_TRANSCRIPT = 3  # labels that show that a record prints who speaks


@dataclass(frozen=True, slots=True)
class _Name:
    """How somebody is called whom a label may mean: the words, a label that has them, how often they are printed."""

    words: str
    label: Label | None
    times: int


@dataclass(frozen=True, slots=True)
class Misread:
    """A label that says something else than was typed; or nothing else, if others like it are misread.

    Args:
        at: which paragraph it opens.
        label: the label, with the name that is meant.
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
    times = Counter(label.key for label in labels if label and label.typography in _SURE)
    if times.total() < _TRANSCRIPT:
        return
    yield from _other_signs(paragraphs, labels, Counter([*times.elements(), *map(key_of, participants)]))
    shapes = {at: shape for at, shape in _shapes(paragraphs, labels) if _is_single(labels[at], times)}
    if not shapes:
        return
    listed = (
        _INITIALS_BEHIND.sub("", part.partition(",")[0].strip()) for one in participants for part in _COLUMNS.split(one)
    )
    named = [_Name(name, None, _LISTED) for name in listed if name]
    names = [*_labelled(labels, times), *_recurring(shapes), *named]
    if len(shapes) * len(names) > _MOST:
        return
    words = Counter(re.findall(r"[^\W_]{4,}", " ".join(paragraphs)))
    words.update(word for name in named for word in (*name.words.split(), *name.words.split()))  # nobody's misreading
    for at, shape in shapes.items():
        found = _nearest(shape["name"], names, words)
        if found:
            yield Misread(at, _label(shape, *found))


def _other_signs(paragraphs: Sequence[str], labels: Sequence[Label | None], times: Counter[str]) -> Iterator[Misread]:
    """Labels of those who are named elsewhere, where something else stands in place of the sign, or nothing."""
    known = {label.words[:-1]: label for label in labels if label and _is_often(label, times)}
    first = next((at for at, label in enumerate(labels) if label), 0)
    for at, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        words = next((words for words in known if label is None and paragraph.startswith(words)), "")
        other = _OTHER_SIGN.match(paragraph, len(words)) if words and known[words].words[-1] == ":" else None
        if words and not other and at > first and _is_speech(paragraph, len(words)):
            other = _NO_SIGN.match(paragraph, len(words))
        if other:
            sign = known[words].words[-1]
            reason = f"the record has “{words}{sign}” as well, and its sign alone differs"
            found = replace(known[words], span=Span(0, other.end()), words=paragraph[: other.end()])
            yield Misread(at, replace(found, cert="medium", reason=reason, reading=f"{words}{sign}"))


def _is_often(label: Label, times: Counter[str]) -> bool:
    plain = not (label.supplied or label.aside or label.doubtful or label.span.start or label.expansion)
    return plain and label.typography in ("colon", "stop") and label.words[-1] in ":." and times[label.key] > 1


def _is_speech(paragraph: str, at: int) -> bool:
    """Whether a word that everybody knows begins a sentence behind a name, and the paragraph ends with a sentence."""
    following = _NEXT_WORD.match(paragraph, at)
    in_capitals = paragraph[:at].isupper()  # what is said may be cut at a line's end
    if following is None or not (in_capitals or _ENDED.search(paragraph)):
        return False
    word = following[1].lower()
    return word in word_list("english") and word not in lexicon.offices().heads | lexicon.offices().modifiers


def _is_single(label: Label | None, times: Counter[str]) -> bool:
    return label is None or (times[label.key] == 1 and not label.supplied and label.typography in _SURE)


def _shapes(paragraphs: Sequence[str], labels: Sequence[Label | None]) -> Iterator[tuple[int, re.Match[str]]]:
    """What opens a paragraph as a label would, and holds a word that nobody knows."""
    signs = {label.words[-1:] for label in labels if label and label.typography in STRONG}
    for at, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        is_bare = label is not None and label.typography == "bare"
        shape = _WITH_COLON.match(paragraph) if ":" in signs else None  # "Cde. Oak:" has a stop as well
        shape = _BARE.match(paragraph, 0, label.span.end) if label and is_bare else shape or _SHAPE.match(paragraph)
        if shape and (is_bare or (shape["sign"][-1] in signs and _may_be_name(shape["name"], label))):
            yield at, shape


def _may_be_name(name: str, label: Label | None) -> bool:
    tokens = name.split()
    if len(tokens) > _TOKENS or sum(map(str.isalnum, name)) < _SHORTEST or not (name[0].isupper() or _ODD.search(name)):
        return False
    return label is not None or any(not _is_known(token) for token in tokens) or name[:4] == "The "


def _is_known(token: str) -> bool:
    key = key_of(token).replace(" ", "")
    return key in word_list("english") or key in lexicon.offices().honorifics


def _labelled(labels: Sequence[Label | None], times: Counter[str]) -> Iterator[_Name]:
    """Every label of the record once."""
    first = {label.key: label for label in reversed(labels) if label and label.typography in _SURE}
    for key, label in first.items():
        if times[key] > 1 or not _ODD.search(label.name):
            yield _Name(label.name, label, times[key])


def _recurring(shapes: dict[int, re.Match[str]]) -> Iterator[_Name]:
    """What opens several paragraphs, printed in different ways, of which one is made of words that people know."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for shape in shapes.values():
        alike[fold(shape["name"])].append(shape["name"])
    for names in alike.values():
        plain = sorted({name for name in names if all(map(_is_known, name.split())) and not _ODD.search(name)})
        if len(names) >= _OFTEN and len(plain) == 1:
            yield _Name(plain[0], None, len(names))


def _nearest(name: str, names: Sequence[_Name], words: Counter[str]) -> tuple[_Name, str, int] | None:
    """Whom a misread name means, how it should read, and how many letters are more than confused; or nothing."""
    same = [one for one in names if key_of(one.words) == key_of(name)]
    spaced = (one for one in same if one.label and one.words.split() != name.split())
    if one := next((one for one in spaced if "".join(one.words.split()) == "".join(name.split())), None):
        return one, "", 0  # "Mr . Oak"
    if one := next((one for one in same if one.label and _is_blotted(name, one.words)), None):
        return one, one.words, 0  # "Chan·cellor Oak"
    if "?" in name:
        return _with_lost_letter(name, names)
    bare = _without_initials(name)
    if any(one not in same and _without_initials(one.words) == bare for one in names):
        return None  # "Cde. A. Oak" beside "Cde. Oak"
    if any(one.label is None for one in same):
        best = max(same, key=lambda one: one.times)
        return (best, "", 0) if best.times >= _OFTEN else None
    surname = _surname(_Name(name, None, 0))
    if all(map(_is_known, name.split()[:-1])) and any(one.label is None and _surname(one) == surname for one in names):
        return None  # a participant is called so
    read = [(far, one, words) for one in names if one not in same for far, words in _readings(name, one)]
    support = Counter[str]()
    for one in names:
        support[_surname(one)] += one.times
    read.sort(key=lambda found: (found[0], -support[_surname(found[1])], -found[1].times, found[1].words))
    if not read or read[0][0] > _allowed(fold(name)):
        return None
    far, best, reading = read[0]
    if key_of(reading) == key_of(name):
        return None  # it is printed well
    often = support[_surname(best)] >= (_OFTEN if far else 2)
    # "B1air" is Blair although "Bleir" stands once beside him: that is hardly a second name.
    rivals = (one for near, one, _ in read if near < far + 2 and fold(_surname(one)) != fold(_surname(best)))
    if any(far or not often or one.label is None or support[_surname(one)] > 1 for one in rivals):
        return None
    if not _ODD.search(name) and (not often or _is_somebody_else(name, best.words, words)):
        return None
    return best, reading, far


def _with_lost_letter(name: str, names: Sequence[_Name]) -> tuple[_Name, str, int] | None:
    """Whom a name means of which a copy has lost letters: "Ry?kov" is the only Ryžkov."""
    *before, last = name.split()
    pattern = re.compile(_LOST.sub(r"\\w{1,2}", re.escape(last)))
    found = [one for one in names if "?" not in one.words and pattern.fullmatch(one.words.split()[-1])]
    if len({_surname(one) for one in found}) != 1 or any("?" in word for word in before):
        return None
    best = max(found, key=lambda one: one.times)
    return best, " ".join([*before, best.words.split()[-1]]), 0


def _without_initials(name: str) -> list[str]:
    return [word for word in name.split() if not _INITIAL.fullmatch(word)]


def _is_blotted(name: str, meant: str) -> bool:
    """Whether nothing but a sign within a word, which is none of a name, keeps two from being the same."""
    return name != meant and _BLOT.sub("", name) == meant


def _readings(name: str, one: _Name) -> Iterator[tuple[int, str]]:
    """How far a name is from another as a whole, and by its last word, if the words before are known."""
    yield _far(fold(name), fold(one.words)), one.words
    tokens, others = name.split(), one.words.split()
    before = tokens[:-1]
    if before and others and all(map(_is_known, before)) and not _is_known(tokens[-1]):
        yield _far(fold(tokens[-1]), fold(others[-1])), " ".join([*before, others[-1]])


def _far(one: str, other: str) -> int:
    """How many letters differ beyond those that scans confuse; a typist turns two round as easily."""
    far = distance(one, other)
    return 0 if far == _TURNED and len(one) >= _SHORTEST and sorted(one) == sorted(other) else far


def _surname(one: _Name) -> str:
    return " ".join(key_of(one.words).split()[-1:])


def _is_somebody_else(name: str, meant: str, words: Counter[str]) -> bool:
    """Whether the word that differs is printed elsewhere as well, as that of a person would be."""
    same = set(meant.split())
    return any(words[token] > 1 for token in re.findall(r"[^\W_]{4,}", name) if token not in same)


def _allowed(folded: str) -> int:
    return 2 if len(folded) >= _TWO_LETTERS else 1 if len(folded) >= _ONE_LETTER else 0


def _label(shape: re.Match[str], best: _Name, reading: str, far: int) -> Label:
    span, words = Span(0, shape.end()), shape.group()
    if not reading:  # it is printed well
        return Label(span, best.words, words, False, None, False, key_of(best.words), "colon")
    cert: Certainty = "low" if far else "medium"
    how = "by a letter or two" if far else "by letters that scans confuse"
    reason = f"it differs {how} from “{best.words}”, and no other name is near"
    meant = best.label or Label(span, best.words, words, False, None, False, key_of(best.words), "colon")
    return replace(
        meant, span=span, words=words, supplied=False, aside=None, doubtful=False, expansion=None,
        cert=cert, reason=reason, reading=reading + shape["sign"].strip(),
    )  # fmt: skip
