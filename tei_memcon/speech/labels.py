"""Labels: the words at the beginning of a paragraph that say who speaks: ``G. Bush.``, ``Dr. Kissinger:``, ``[P:]``.

Neither a colon nor a full stop makes a speaker. A label is one that recurs in the record, or names somebody whom the
record's header names; "Secondly." and "On China's position." do neither.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tei_memcon.data import word_list
from tei_memcon.model import Certainty
from tei_memcon.source import Span
from tei_memcon.speech.subjects import plain

_TOKEN = r"(?:[A-ZÀ-Þ][\w’'.\-]{0,24}|(?:of|the|de|von|van|der|du|la|al|and|or|for)\b|&)"
_NAME = rf"(?P<name>[A-ZÀ-Þ][\w’'.\-]{{0,24}}(?:,?\s{{1,2}}{_TOKEN}){{0,7}}|[A-Z]{{1,4}})(?P<doubt>\s?\(?\?\)?)?"
_ASIDE = r"(?:\s?(?P<aside>[(\[][^()\[\]]{1,80}[)\]]))?"
_COLON = re.compile(rf"(?P<open>\[)?{_NAME}(?P<close>\])?{_ASIDE}\s?:(?P<after>\])?(?=\s|$)")
_INITIALS = r"(?:[A-ZÀ-Þ][a-z]?\.\s?){1,3}"
_STOP = re.compile(
    rf"(?P<open>\[)?(?P<name>{_INITIALS}[A-ZÀ-Þ][\w’'\-]{{1,24}}|[A-ZÀ-Þ]{{3,24}}(?:\s[A-ZÀ-Þ]{{2,24}}|(?:,\s[A-ZÀ-Þ]{{3,24}}){{1,4}})?)"
    rf"(?P<doubt>\?)?(?:\s?(?P<aside>\([^()]{{1,80}}\)))?\.(?P<close>\])?(?P<after>)(?=\s|$)"
)
_INTERPRETER = re.compile(r"Interpreter \((?P<name>[A-ZÀ-Þ][^()]{1,40})\)\s?:")
# Names somebody, even once; "Mr. Secretary:" begins a letter.
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Comrade|Cde|Prof)\b\.?\s+"
    r"(?!(?:Secretary|President|Ambassador|Minister|Chairman):)[A-ZÀ-Þ].*:",
    re.S,
)
_TOGETHER = frozenset({"all", "voices"})
_MANY = re.compile(r",\s(?:and\s)?|\s(?:and|or|&)\s")


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a paragraph.

    Args:
        span: all of it, brackets and colon included, in the text of the paragraph.
        name: whom it names, as printed.
        words: the whole label, as printed.
        supplied: whether the editors supplied it, in brackets.
        aside: a remark inside it ("(to Colby)"), in the text of the paragraph.
        doubtful: whether the source itself doubts it ("Hyland (Sonnenfeldt?):").
    """

    span: Span
    name: str
    words: str
    supplied: bool
    aside: Span | None
    doubtful: bool

    def names(self) -> list[str]:
        """Each of those whom a label names: "Gromyko, Andropov:"; of an interpreter, the name in parentheses."""
        named = _INTERPRETER.fullmatch(self.words)
        return [part for part in _MANY.split(named["name"] if named else self.name) if part]


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
    seen = [_in_typography(paragraph, typography) or _candidate(paragraph) for paragraph in paragraphs]
    counts = Counter(_key(label) for label in seen if label)
    known = {word for name in participants for word in _words(name)}
    accepted = {key for key, count in counts.items() if _is_speaker(key, count, known)}
    accepted |= {_key(label) for label in seen if label and _HONORIFIC.match(label.words)}
    if accepted:
        above = _above_the_first(paragraphs, seen, accepted)
        accepted |= {_key(label) for label in seen if label and _is_named(label, above)}
    accepted |= {_key(label) for label in seen if label and _is_joint(label, accepted | known)}
    return [label if label and _key(label) in accepted else None for label in seen]


def _is_joint(label: Label, speakers: set[str]) -> bool:
    """Whether a label names several ("GROMYKO, ANDROPOV."), each of whom speaks alone or takes part."""
    names = label.names()
    return len(names) > 1 and all(words and words[-1] in speakers for words in map(_words, names))


def _above_the_first(paragraphs: Sequence[str], seen: Sequence[Label | None], accepted: set[str]) -> str:
    """What stands above the first label: there a record names those who take part."""
    first = next(i for i, label in enumerate(seen) if label and _key(label) in accepted)
    return " ".join(paragraphs[:first])


def _is_named(label: Label, above: str) -> bool:
    """Whether a label that occurs once is everybody's, or the name, in capitals, of one who is named so above."""
    if _key(label) in _TOGETHER:
        return True
    return label.name.isupper() and bool(re.search(rf"\b{re.escape(label.name.split()[-1])}\b", above))


def _in_typography(paragraph: str, typography: Sequence[re.Pattern[str]]) -> Label | None:
    """The label of a paragraph in a form that the record's surface declares."""
    for pattern in typography:
        match = pattern.match(paragraph)
        if match and match["name"]:
            return Label(Span(0, match.end()), match["name"].strip(), match.group(), False, None, False)
    return None


def _candidate(paragraph: str) -> Label | None:
    match = _COLON.match(paragraph) or _STOP.match(paragraph)
    if not match or not _is_balanced(match):
        return None
    name = match["name"].strip()
    if name.split()[0].rstrip(".").lower() in word_list("no_speakers") or len(name) > 60:
        return None
    doubtful = bool(match["doubt"]) or (match["aside"] or "").endswith(("?)", "?]"))
    named = doubtful or _INTERPRETER.fullmatch(match.group())  # what stands in parentheses is a name, no remark
    aside = Span(*match.span("aside")) if match["aside"] and not named else None
    return Label(Span(0, match.end()), name, match.group(), bool(match["open"]), aside, doubtful)


def _is_balanced(match: re.Match[str]) -> bool:
    return bool(match["open"]) == bool(match["close"] or match["after"])


def _is_speaker(key: str, count: int, known: set[str]) -> bool:
    """A label recurs, or its last word is the last word of a participant's name or office."""
    return count >= 2 or (bool(key.split()) and key.split()[-1] in known)


def _key(label: Label) -> str:
    return " ".join(_words(label.name))


def _words(name: str) -> list[str]:
    return [word for part in re.split(r"[\s.]+", name) if (word := plain(part))]


def certainty(label: Label) -> Certainty | None:
    """Low where the source itself doubts the label; a printed label is no inference."""
    return "low" if label.doubtful else None
