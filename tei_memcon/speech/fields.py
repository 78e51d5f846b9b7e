"""What looks like the label of a turn and is a field of a header."""

import re

from tei_memcon.speech.typography import Label

_END = 40  # characters in which the end of a sentence is looked for
_LETTERS = re.compile(r"[^\W_]+")
_IN_PARENTHESES = re.compile(r"\s*\([^()]{1,80}\)$")
_SENTENCE_END = re.compile(r"(?:[\w’'][.?!…。？！]+|[\"”»)\]][?!]+)[\"”’'»)\]\d]*$(?<!\b[A-Z]\.)|[—–-]+$")
_SPOKEN = re.compile(r"(?:I|It|We|You|They|He|She|That|There|What|Who|Where|When|Why|How|Yes|Well)\b(?!\.\s?[A-Z]\.)")
_NOTE_MARK = re.compile(r"(?<=[.?!”\"’])(?:\s?\[\s?\w{1,3}\s?\]|\(\w{1,2}\)|[*†‡]{1,3}|[\d¹²³]{1,2})\Z")


def is_field(paragraph: str, label: Label) -> bool:
    """Whether what looks like a label is a field of a header: names follow, and no sentence.

    >>> from tei_memcon.speech.typography import candidates
    >>> label = candidates("Chairman: Comrade Brown A. N., Comrade Smith")[0]
    >>> is_field("Chairman: Comrade Brown A. N., Comrade Smith", label), is_field("Chairman: Yes, comrade.", label)
    (True, False)
    >>> [is_field(f"Chairman: {rest}", label) for rest in ("Yes, comrade.[1]", "It’s at Tab C.", "I. A. Oak, Elm C.")]
    [False, False, True]
    """
    rest = _NOTE_MARK.sub("", paragraph[label.span.end :].strip())
    if rest.endswith(")"):
        rest = _IN_PARENTHESES.sub("", rest)
    if not rest and label.span.start > 0:
        return True  # a bullet, and below it a list: "• FRENCH:"
    if not rest or rest[0] in "[(" or _SPOKEN.match(rest) or _ends_sentence(rest):
        return False
    words = _LETTERS.findall(rest)
    return "=" in rest or sum(word[0].isupper() or word[0].isdigit() for word in words) * 5 >= len(words) * 3


def _ends_sentence(words: str) -> bool:
    """Whether words end as a sentence does; most that do end in a small letter and a full stop."""
    if words[-1] == "." and words[-2:-1].islower():
        return True
    return _SENTENCE_END.search(words, max(0, len(words) - _END)) is not None
