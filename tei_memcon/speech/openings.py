"""What a sentence opens with before its subject, and whether that can be the subject of its main clause.

"However, the Secretary", "In reply to a question by Mr. Ball, the Ambassador", "When Dobrynin": yes. "As the
Secretary", "In view of what Gromyko", "In 1956 Khrushchev", "The French and the Ambassador": no, or not surely.
"""

import re
from functools import lru_cache
from typing import Literal

from tei_memcon.data import english_months, word_list
from tei_memcon.speech import lexicon, subjects
from tei_memcon.speech.subjects import Subject

Place = Literal["main", "fronted", "when", "aside", "inverted", "points", "reply", "relative", "label"]

_WORDS = re.compile(r"[\w’'-]+")
_SUBORDINATORS = frozenset(
    "as since because if until unless before after whether that what which who whom whose why how where once "
    "than except".split()
)
# Prepositions too: "After brief discussion the Secretary".
_TIMES = frozenset({"after", "before", "since", "until", "as", "once"})
_EVENTS = frozenset(
    "dinner lunch luncheon breakfast photographs photos handshakes discussion"
    " coffee tea greetings pleasantries amenities this that".split()
)
_YIELDING = frozenset({"when", "while", "although", "though"})  # "When Dobrynin said …, I asked": the first to speak
_ASKING = frozenset({"would", "should"})  # "Would the Ambassador agree to it?"
_NOUN_OPENERS = frozenset(
    "the this these those a an it he she they we i there his her their our its my some many most one two three both "
    "all such every each any no neither either nothing what".split()
)
NUMBER = r"(?:(?:\d{1,2}|[A-Za-z]|[IVX]{1,5})[.)]\s{1,3}|\(\w{1,3}\)\s{1,3})?"
_OPENING = re.compile(rf"[\W_]{{0,6}}{NUMBER}[\W_]{{0,4}}(?:[Bb]oth\s)?")
_AS_TO = re.compile(r"as\s(?:regards|to|for|far\sas|a\s|an\s|the\sconversation|the\smeeting)", re.IGNORECASE)
_MONTHS = "|".join(month for month in english_months() if month != "May")  # "May I say …"
_ELSEWHEN = re.compile(
    rf"\b(?:1[789]\d\d|{_MONTHS}|yesterday|ago|recently"
    r"|(?:last|previous|preceding)\s(?:night|week|month|year|spring|summer|fall|autumn|winter|meeting|time)|Yalta|Potsdam)\b"
)
_RUN_IN = re.compile(r"(?:[A-Z]\.){0,4}\s?[A-Z0-9][^.,;:—]{2,60}[—:]\s?")  # a heading in the line: "Fishing Rights—"
_LATER = re.compile(r"(?:A|Some|Several|Two|Three|Five|Ten)\s(?:\w+\s)?(?:minutes?|moments?|while)\slater,?\s")
_RANK = re.compile(r"[A-Z]{1,4}\s(?:(?:I{1,3}|\d)\s)?")  # "MD Dr. Elm", "D 2 Elm"
_LONGEST_RANK = 9
_COMMA = re.compile(r"[,;:—–][”\"]?\s?(?:(?:and|but|then|so|however,|therefore|therefore,)\s)?\Z")


def place_of(text: str, subject: Subject, first: Subject) -> Place | None:
    """Where the subject stands, if it can be that of a main clause.

    Args:
        text: the sentence.
        subject: one of those whom it calls.
        first: the first of them.
    """
    begins = _begins(text)
    front = text[begins : subject.span.start]
    if not front or (subject.origin and front.strip() == subject.origin):
        return "main"  # "Soviet Ambassador Oak said"
    if _stands_apart(front):
        return "main"
    opener = _WORDS.search(front)
    if opener and opener.group().lower() in _NOUN_OPENERS and " having " not in front:
        return None  # as before most subjects that stand far from the beginning
    words = [word for word in _WORDS.findall(front.lower()) if not word.isdigit()]
    if not words:
        return "main"
    if len(words) <= 6 and _ELSEWHEN.search(front):
        return None
    if len(words) <= 3 and all(_is_connective(w) for w in words):
        return "main"
    return _fronted(front, words, first.span.start - begins)


@lru_cache(maxsize=16)  # each of those whom a sentence calls asks for it
def _begins(text: str) -> int:
    """Where the words of a sentence begin, behind a number and signs."""
    numbered = _OPENING.match(text)
    return numbered.end() if numbered else 0


def _stands_apart(front: str) -> bool:
    """Whether a heading in the line, a time or a rank is all that stands before a subject."""
    if ("—" in front[-2:] or ":" in front[-2:]) and _RUN_IN.fullmatch(front):
        return True
    is_time = "later" in front and _LATER.fullmatch(front) is not None
    return is_time or (len(front) <= _LONGEST_RANK and _RANK.fullmatch(front) is not None)


def _is_connective(word: str) -> bool:
    if word in _SUBORDINATORS or word in _YIELDING or word in _NOUN_OPENERS or word in _ASKING:
        return False
    return (
        word.capitalize() in lexicon.openers()
        or word.endswith("ly")
        or word
        in (
            "second",
            "third",
            "fourth",
            "next",
            "still",
            "reply",
            "response",
            "answer",
            "conclusion",
            "closing",
            "addition",
            "turn",
        )
    )


def _fronted(front: str, words: list[str], first: int) -> Place | None:
    comma = _COMMA.search(front)
    if words[0] in _YIELDING and len(words) <= 3 and not comma:
        return "when"
    if words[-1] in _SUBORDINATORS:
        return None
    if words[0] in _NOUN_OPENERS or (words[0].isalpha() and _opens_with_name(front, first)):
        return "fronted" if comma and " having " in front else None
    if comma:
        return "fronted"
    times = words[0] in _TIMES and (len(words) > 2 or words[-1].endswith("ing") or words[-1] in _EVENTS)
    adverbial = _AS_TO.match(front.lstrip('"“([—–- ')) or times
    subordinate = (words[0] in _SUBORDINATORS and not adverbial) or (
        words[0] in _YIELDING and not words[-1].endswith("ed")  # "When I had finished he asked"
    )
    return "fronted" if not subordinate and len(words) <= 20 and "," not in front else None


def _opens_with_name(front: str, start: int) -> bool:
    opening = front.lstrip('"“‘([—–-• ')
    begins = len(front) - len(opening)
    word = opening.split(maxsplit=1)[0].rstrip(",")
    if word.endswith(("ing", "ed")) or word.lower() in word_list("english"):
        return False
    if start >= len(front):  # nobody is called before the subject, but a title of another may stand there
        named = next(subjects.find(opening[:80]), None)
        start = begins + named.span.start if named else start
    return start == begins
