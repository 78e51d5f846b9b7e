"""Who of those that a record speaks of takes no part, or is not meant by his office.

"The Chancellor had sent for him", often and beside one sentence that the Chancellor says: whoever speaks tells of him.
"The President thanked President Oak": the President is another.
"""

import re
from collections import Counter
from collections.abc import Sequence

from tei_memcon.speech.cast import Cast
from tei_memcon.speech.clauses import Clause
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.reading import Sentence
from tei_memcon.speech.subjects import Subject

_MORE_TOLD = 3  # times as often as he says something, of whom the record tells
_HAD = re.compile(r"\s(?:\w+\s)?had\s")
_APART = 2  # sentences that show an office alone to be another
_SHARE = 4  # one in so many of those with the office


def key_of_subject(subject: Subject) -> str:
    """By what the mentions of somebody are counted: the surname, plain, or the office."""
    if subject.name:
        return plain(subject.name[-1])
    return f"{subject.origin} {subject.office}".strip().lower()


def told_of(read: Sequence[Sentence], counts: Counter[str]) -> frozenset[str]:
    """Those whom the speakers report of: spoken of much more than they say anything, also of what they had done."""
    before = {
        key
        for sentence in read
        if "had" in sentence.text
        for mention in sentence.reading.mentions
        if (key := _counted(mention, counts)) and _HAD.match(sentence.text, mention.span.end)
    }
    if not before:
        return frozenset()
    spoken = Counter(_counted(mention, counts) for sentence in read for mention in sentence.reading.mentions)
    return frozenset(key for key in before if spoken[key] > _MORE_TOLD * counts[key])


def _counted(mention: Subject, counts: Counter[str]) -> str:
    """The key of somebody who is counted; nothing for others."""
    key = key_of_subject(mention) if mention.kind in ("name", "office") else ""
    return key if key in counts else ""


def tell_apart(cast: Cast, read: Sequence[Sentence]) -> None:
    """See who is not meant by his office alone: "the President" speaks of President Oak by name, and he of him."""
    names = _naming(cast, read)
    if not names:
        return  # as in most records
    called: Counter[tuple[str, str]] = Counter()
    spoken_of: Counter[tuple[str, str]] = Counter()
    for sentence in read:
        clause = sentence.reading.clause
        for office in [one for one in sentence.reading.mentions if one.kind == "office" and not one.origin]:
            if (member := cast.find(office)) is None:
                continue
            key = (member.id, office.office)
            called[key] += 1
            if clause and clause.act != "deed" and clause.subject.name and cast.find(clause.subject) is member:
                spoken_of[key] += office.span.start > clause.span.end
    for key, often in names.items():
        both = often + spoken_of[key]
        rival = any(one.listed and one.id != key[0] and key[1] in one.offices for one in cast.members)
        if both >= (1 if rival else _APART) and both * _SHARE >= called[key]:
            cast.tell_apart(cast.member(key[0]), key[1])


def _naming(cast: Cast, read: Sequence[Sentence]) -> Counter[tuple[str, str]]:
    """How often an office alone speaks of whom it may be by name: whoever it is, he speaks of the other."""
    names: Counter[tuple[str, str]] = Counter()
    for sentence in read:
        clause = sentence.reading.clause
        if clause is None or clause.act == "deed" or clause.subject.kind != "office" or clause.subject.origin:
            continue
        spoken_of = [cast.find(one) for one in sentence.reading.mentions if _is_spoken_of(one, clause, sentence)]
        member = cast.find(clause.subject) if spoken_of else None
        if member and any(one is member for one in spoken_of):
            names[member.id, clause.subject.office] += 1
    return names


def _is_spoken_of(mention: Subject, clause: Clause, sentence: Sentence) -> bool:
    """Whether a clause speaks of somebody by name, not brackets of its subject: "the Secretary (Mr. Oak) said"."""
    start = mention.span.start
    return bool(mention.name) and start >= clause.subject.span.end and sentence.text[start - 1] != "("
