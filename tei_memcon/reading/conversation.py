"""Whether a text is a record of conversation at all: the evidence for it, or the sentence that says what it lacks.

Turns whose labels recur; the header fields of a memorandum of conversation; a head that names a conversation above
reported speech; or a head that says "Memorandum of Conversation" and the like. A letter, a telegram, a finding aid and
a page without text have none of the four.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from tei_memcon.data import by_initial, table
from tei_memcon.reading.body.turns import labelled
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.header.lines import kinds_above
from tei_memcon.reading.meeting.cast import names_in
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import Row
from tei_memcon.reading.page.stamps import apart_from_time_stamps
from tei_memcon.reading.page.wrapped import is_wrapped, paragraphs
from tei_memcon.speech import lexicon, subjects
from tei_memcon.speech.labels import Label

_NEAR_THE_HEAD = 15  # paragraphs
_HEAD_LENGTH = 250  # characters
_FEW_TURNS, _TURNS = 2, 3  # with fewer, a colon or full stop may stand after anything
_REPORTS = 2
_SENTENCE = re.compile(r"\w[^.?!…。？！]{0,2000}[.?!…。？！]|\w+(?:\s\w+){3}")
_PROSE = 100  # characters
_LINE, _MUCH = 40, 400  # characters of a line that is no header, and of all of them
_SENTENCE_END = re.compile(r"[a-z]{2}[.?!](?:\s|\W{0,3}\d{0,3}$)")
_SPACED_OUT = re.compile(r"\S(?: {1,5}\S){3,60}:?")
_SEARCHED = 1000  # characters of a paragraph


def missing(lines: Sequence[Row], typography: Sequence[re.Pattern[str]] = ()) -> str | None:
    """What a text lacks to be a record of conversation; nothing if it is one.

    Args:
        lines: of the text.
        typography: further forms of labels, of the record's surface.
    """
    rows = apart_from_time_stamps(lines)
    passages = [passage(group) for group in paragraphs(rows, is_wrapped(rows))]
    other = _other_kind(passages)
    if other:
        return f"it begins as another kind of document ({other!r})"
    head = has_head(passages) or any(names_record(row.text) for row in rows[:_NEAR_THE_HEAD])
    named = [
        form.printed
        for form in names_in([one.text for one in passages[:_NEAR_THE_HEAD] if len(one.text) < _HEAD_LENGTH])
    ]
    said, labels = labelled(passages, named, typography)
    if _has_turns(said, labels, _FEW_TURNS if head else _TURNS):
        return None
    if _has_fields(passages, head) and _has_prose(passages):
        return None
    if head and _reports(passages):
        return None
    if _has_prose(passages) and any(names_record(one.text) for one in passages[:_NEAR_THE_HEAD]):
        return None
    below = "" if head else " below a head that names a conversation"
    return f"it has no turns with labels that recur, no list of participants and no reported speech of people{below}"


def has_head(passages: Sequence[Passage]) -> bool:
    """Whether a line near the beginning says that this is a conversation, meeting or the like."""
    return any(names_conversation(one.text) for one in passages[:_NEAR_THE_HEAD])


@lru_cache(maxsize=256)  # the lines above a record, of which each step asks it
def names_conversation(words: str) -> bool:
    """Whether a line is the head of a record of conversation.

    >>> names_conversation("Memorandum of Conversation"), names_conversation("V e r m e r k"), names_conversation("Rye")
    (True, True, False)
    """
    if len(words) > _HEAD_LENGTH:
        return False
    closed = _closed(words) if is_spaced_out(words) else words.rstrip("0123456789 [](),.*")
    return bool(_heads("conversation").search(closed.lower()))


def names_record(words: str) -> bool:
    """Whether a line says, with the words that only such heads have, that a record of conversation begins."""
    closed = _closed(words) if is_spaced_out(words) else words
    return len(words) <= _HEAD_LENGTH and bool(_heads("record").match(closed.lower()))


def is_spaced_out(words: str) -> bool:
    """Whether a line is printed with a space after each letter, for emphasis: ``V e r m e r k``."""
    return _SPACED_OUT.fullmatch(words.strip()) is not None


def _closed(words: str) -> str:
    """Spaced words as they are printed elsewhere: two spaces or more part words where most letters have one."""
    return " ".join("".join(word.split()) for word in re.split(r" {3,}", words.strip()))


@cache
def _heads(kind: str) -> re.Pattern[str]:
    """What heads say, of one kind, in small letters: to search for both cases takes four times as long."""
    heads: list[str] = table("conversation_heads")[kind]
    words = [one.removeprefix(r"\b") for one in heads if one.startswith(r"\b")]
    others = [one for one in heads if not one.startswith(r"\b")]
    # The edge of a word is looked for once, and not for each of them.
    return re.compile("|".join([*([rf"\b(?:{by_initial(words)})"] if words else []), *others]))


def _other_kind(passages: Sequence[Passage]) -> str:
    """The words by which a document says, before anything else, that it is no record of conversation."""
    for one in passages[:_NEAR_THE_HEAD]:
        if _heads("other").fullmatch(one.text.lower()):
            return one.text
        if names_conversation(one.text):
            return ""
    return ""


def _has_turns(passages: Sequence[Passage], labels: Sequence[Label | None], few: int) -> bool:
    """Several turns that say something, by several labels; more of them than labels, where few are not enough."""
    said = [label.name for one, label in zip(passages, labels, strict=True) if label and _says(one, label)]
    alone = [
        label.name for one, label in zip(passages, labels, strict=True) if label and not one.text[label.span.end :]
    ]
    names = [*said, *alone]
    return len(names) >= few and 1 < len(set(names)) < len(names) + (few < _TURNS)


def _says(one: Passage, label: Label) -> bool:
    return bool(_SENTENCE.match(one.text[label.span.end :].lstrip(" \t\xa0\"“”'‘[(….—–-")))


def _has_fields(passages: Sequence[Passage], head: bool) -> bool:
    """A list of participants below a head, or the headings of such a list and of another of a memorandum's header."""
    near = passages[: _NEAR_THE_HEAD * 2]
    if head:
        return "participants" in kinds_above(near)
    headings = {found.kind for one in near if (found := head_of(one.text))}
    return "participants" in headings and bool(headings & {"subject", "place", "time"})


def _has_prose(passages: Sequence[Passage]) -> bool:
    """Whether there is a text below the header: sentences, or many words where a copy has lost its stops."""
    sentences = any((len(one.text) > _PROSE and _SENTENCE_END.search(one.text)) or "。" in one.text for one in passages)
    return sentences or sum(len(one.text) for one in passages if len(one.text) > _LINE) > _MUCH


def _reports(passages: Sequence[Passage]) -> bool:
    """Whether people are told to say something, by their names or offices or as "he" or "I"."""
    return sum(_reported(one.text) for one in passages) >= _REPORTS


def _reported(words: str) -> int:
    says = lexicon.verbs().acts["saying"]
    english = sum(bool(says.match(words, one.span.end)) for one in subjects.find(words[:_SEARCHED]))
    return english + len(_heads("says").findall(words[:_SEARCHED].lower()))
