"""Labels without any sign: ``Brown Thank you``, ``BrownTell comrade``.

Only a closed list of names can tell them from the beginning of a sentence, and only in a record in which paragraphs
begin so again and again, and hardly ever go on as prose does ("Brown said").
"""

import re
from collections.abc import Sequence

from tei_memcon.data import word_list
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.typography import Label, key_of

_WORD = r"[^\W\d_a-zà-ÿ][\w’'-]+"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Gen|Col|Amb|Comrade|Cde|Prof|Herr|Frau|Minister|Ambassador|President"
    rf"|Secretary|Taoiseach|Tánaiste)\b\.?((?:\s{_WORD}){{1,3}})"
)
_BEGINNING = re.compile(rf"(?P<name>{_WORD}?)(?P<rest>[’']s\b|\s+\S+|(?=[A-ZÀ-Þ][a-zà-ÿ]|I\b).{{1,30}})")
_TURNS = 4
_HEADER = 20  # paragraphs in which those who take part are named
_PROSE = 4  # unsigned labels for each paragraph that begins with a name and is prose


def titled_names(paragraphs: Sequence[str]) -> frozenset[str]:
    """Surnames that stand behind a title or office: "Mr. Brown came in"."""
    found = {match[1] for one in paragraphs for match in _TITLED.finditer(one)}
    return frozenset(key_of(words[at]) for words in map(str.split, found) for at in (0, -1))


def unsigned(paragraphs: Sequence[str], participants: Sequence[str]) -> list[Label | None]:
    """For each paragraph the name that it begins with, if the record prints its speakers so.

    Args:
        paragraphs: the words of each paragraph.
        participants: names from the header, as printed.
    """
    names = _surnames(participants) | titled_names(paragraphs[:_HEADER])
    labels = [_label(one, names) for one in paragraphs]
    found = [label for label in labels if label]
    prose = sum(bool(_begins(one, names)) and not label for one, label in zip(paragraphs, labels, strict=True))
    if len(found) < _TURNS or len({label.key for label in found}) < 2 or prose * _PROSE > len(found):
        return [None] * len(paragraphs)
    return labels


def _surnames(participants: Sequence[str]) -> frozenset[str]:
    offices = lexicon.offices()
    no_names = offices.heads | offices.institutions | offices.places | offices.departments
    lasts = (key_of(re.split(r"[,(–—]", name)[0]).split()[-1:] for name in participants)
    return frozenset(last[0] for last in lasts if last and last[0] not in no_names)


def _begins(paragraph: str, names: frozenset[str]) -> re.Match[str] | None:
    """The name at the beginning of a paragraph, and what it goes on with."""
    match = _BEGINNING.match(paragraph)
    return match if match and key_of(match["name"]) in names else None


def _label(paragraph: str, names: frozenset[str]) -> Label | None:
    """The name, if what follows begins a sentence: with a capital, and no further name."""
    match = _begins(paragraph, names)
    if not match:
        return None
    word = re.match(r"[\"“'‘(\[]*([^\W\d_]+)", match["rest"].strip())
    if not word or not word[1][0].isupper() or word[1].lower() not in word_list("english"):
        return None
    name = match["name"]
    reason = "paragraphs begin with names of participants throughout, and go on as sentences do"
    return Label(Span(0, len(name)), name, name, False, None, False, key_of(name), "bare", cert="medium", reason=reason)
