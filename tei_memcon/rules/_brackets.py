"""What a printed bracket means: each has one meaning, so that the rules for brackets never compete.

The meanings and their wordings are those that editors of such records use; a bracket that fits none is read by the
words in it: words of English are supplied, others are words of the original language.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache, lru_cache

from tei_memcon.data import table, word_list
from tei_memcon.model import Document
from tei_memcon.notation.dates import MONTHS
from tei_memcon.page_marks import page_marks, within
from tei_memcon.rules import _events
from tei_memcon.rules._losses import loss
from tei_memcon.rules._origin import is_heard, is_recorded, is_translation
from tei_memcon.source import Span


class Meaning(Enum):
    """What an editor may say in brackets; the wordings of `data/brackets.toml` have these names."""

    PAGE = auto()
    NOTE_MARK = auto()
    OTHER = auto()
    OMITTED = auto()
    WITHHELD = auto()
    UNREADABLE = auto()
    UNHEARD = auto()
    BREAKS_OFF = auto()
    STAGE = auto()
    EDITORIAL = auto()
    TRANSLATOR = auto()
    HANDWRITTEN = auto()
    FOREIGN = auto()
    SUPPLIED = auto()
    REMARK = auto()


_EDGE = re.compile(r"[\[\]]")
_INNER = re.compile(r"\[[^\[\]]*\]")  # it says what it means by itself
_FARTHEST = 4000  # characters between a bracket and the one that closes it
_MISSING = frozenset({Meaning.OMITTED, Meaning.WITHHELD, Meaning.UNREADABLE, Meaning.UNHEARD, Meaning.BREAKS_OFF})
_NOTE_MARK = re.compile(r"\s*(?:\d{1,2}|\[\d{1,2}\])?\s*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)?")
_SOFT_SIGN = re.compile(r"[b-df-hj-np-tv-xz]['’ʹ](?=\W|$|[b-df-hj-np-tv-xz])(?!s\b|t\b|re\b|ve\b|ll\b|d\b)", re.I)
_SOFT_INSIDE = re.compile(r"\w{2,}[b-df-hj-np-tv-xz]['’ʹ][b-df-hj-np-tv-xz]\w{2,}", re.I)  # "normal'nyi", no "it'll"
_ABBREVIATED = re.compile(r"(?P<words>(?:[^\W\d_]+ ){1,6}[^\W\d_]+), (?P<short>[A-ZÀ-Ž]{2,6})")
_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{4,}(?:ung|heit|keit|schaft|tät)(?:en|s)?")
_SLAVIC_NOUN = re.compile(r"[A-Z][a-z]{3,}(?:[csz]tv[oa]|nost|[ea]nie|ts?i[jy]a|[kg]omitet|[bv]yuro|soviet)")
_SPEAKS_OF_WORDS = re.compile(r"\b(?:word|term|expression|phrase|notion|concept)(?: for \w+)?[,:]?\s$")
_ENGLISH_ENDING = re.compile(
    r"(?:ed|ing|ly|ness|tions?|ables?|ments?|isms?|ists?|i[sz]e[sd]?|ships?|ity|ical|ous|ful|less|ers?|ors?)$"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Ž]\.){2,5}")
_NAME_STOPPED = re.compile(rf"(?:(?:[a-z]+ ){{1,3}})?{_INITIALS.pattern}")  # "the U.S."
_LETTERS = re.compile(r"[A-ZÀ-Ž]{2,5}")
_UNCLEAR = re.compile(r"\bunclear\b", re.I)
_CURRENCIES = frozenset("$£€¥")
_CENTURY = re.compile(r"(?<!\d)(?:1[6-9]|20)\[\d\d\]\Z")  # "19[67]"
_IN_DATE = re.compile(rf"\s(?:{'|'.join(MONTHS)})\b", re.I)  # "on [4] June"
_SENTENCE_END = re.compile(r"(?:\A|[.?!:;—–…][\d)\]\"”’']{0,2}|[\])])\s*\Z")
_SHORT_FORM = re.compile(r"(?:[^\W\d_]{1,4}|\d{1,2})\.|[^.]{1,40}\s[A-ZÀ-Ž]\.")  # "[Mr.] Oak", "[John S.] Oak"
# "[Chairman of the Council and Member of the Board] Oak": an office before a name
_OFFICE_OF = re.compile(r"(?:[A-ZÀ-Ž][\w’'-]+ ){1,4}of(?: (?:the|of|and|for|in|to|[A-ZÀ-Ž][\w’'.-]*,?)){1,24}")
_LONG = 60  # characters; what is longer is a remark, no word that was left out
_LONGEST = 200  # characters that may be left out of a sentence
_SHORTEST_FOREIGN = 5  # letters
_FEW = 3  # more words in a bracket of its own are supplied to no sentence
_FEW_NAMES = 2  # spaces between those of a body; a person has fewer
_LOOK = 24  # characters before a bracket that tell whether a sentence ends there


def find_brackets(document: Document, span: Span) -> Sequence[tuple[Span, Meaning]]:
    """Every bracket between two offsets, with its meaning.

    Of brackets inside brackets the outer one, and those that say that words are missing there; none that is empty, or
    the number of a page.
    """
    return _found(document, span) if document.source.text.find("[", *span) >= 0 else ()


@lru_cache(maxsize=2)
def _found(document: Document, span: Span) -> tuple[tuple[Span, Meaning], ...]:
    text = document.source.text
    if text.startswith("BEGIN WITHDRAWN ITEM", span.start):
        return ()  # that is one gap
    translated, english = is_translation(document), _is_english_text(document)
    pages = {mark.span for mark in within(page_marks(text, document.page_starts, document.page_ends), span)}
    found: list[tuple[Span, Meaning]] = []
    missing = span.start  # up to here words are missing: a bracket inside says the same once more
    for place, outer in _brackets(text, span):
        words = _inside(text[place.start : place.end])
        if not words or place.start < missing or place in pages:
            continue
        means = _in_place(text, place, span, meaning(_INNER.sub("", words).strip() or words, translated))
        means = seen_or_heard(document, means, words)
        if english and means is Meaning.SUPPLIED and _says_again(text, place, span):
            means = Meaning.FOREIGN
        if outer or means in _MISSING:
            found.append((place, means))
        if means in _MISSING:
            missing = place.end
    return tuple(found)


def _inside(bracket: str) -> str:
    """The words in a bracket, or in "[[name]]", which is one.

    >>> _inside("[[name]]"), _inside("[[illegible]. Let us discuss.]")
    ('name', '[illegible]. Let us discuss.')
    """
    words = bracket[1:-1].strip(" _\t\r\n\xa0")
    return _inside(words) if words.startswith("[") and words.find("]") == len(words) - 1 else words


def _in_place(text: str, place: Span, span: Span, means: Meaning) -> Meaning:
    """What a bracket means where it stands."""
    if means in (Meaning.FOREIGN, Meaning.OTHER, Meaning.NOTE_MARK) and _completes(text, place):
        return Meaning.SUPPLIED
    if means is Meaning.FOREIGN and _is_counted(text, place):
        return Meaning.SUPPLIED
    if means is Meaning.NOTE_MARK and text[place.start - 1].isspace() and _IN_DATE.match(text, place.end):
        return Meaning.SUPPLIED
    if means not in (Meaning.SUPPLIED, Meaning.REMARK, Meaning.STAGE):
        return means
    before = text[max(span.start, place.start - _LOOK) : place.start]
    words = " ".join(text[place.start + 1 : place.end - 1].split())
    if not is_sentence_end(before):
        is_heard = means is Meaning.REMARK and _events.is_between_sentences(words)  # "well [Sound of a door.] yes"
        return Meaning.STAGE if is_heard else _in_sentence(before, words, means)
    if _events.is_between_sentences(words) and not text[place.end : place.end + 2].lstrip()[:1].islower():
        return Meaning.STAGE
    if place.start - span.start > _FARTHEST or text[span.start : place.start].strip():
        return means  # a paragraph may have thousands of brackets: it is not gone through for each
    if not _NOTE_MARK.fullmatch(text, place.end, span.end) or means is Meaning.STAGE:
        return means
    if _wordings()[Meaning.SUPPLIED].match(words):  # a dateline as a whole: "Washington, January 7, 1948."
        return means
    return Meaning.STAGE if means is Meaning.REMARK else Meaning.REMARK if words.count(" ") >= _FEW else means


def seen_or_heard(document: Document, means: Meaning, words: str) -> Meaning:
    """What was garbled on a tape was not heard; what is unclear on a sheet that was translated could not be read."""
    text = document.source.text
    if means is Meaning.UNREADABLE and "garble" in words.lower() and is_recorded(text):
        return Meaning.UNHEARD
    if means is Meaning.UNHEARD and _UNCLEAR.search(words) and is_translation(document) and not is_heard(text):
        return Meaning.UNREADABLE
    return means


def _says_again(text: str, place: Span, span: Span) -> bool:
    """Whether a word that English lacks is said in another language: "the lamp [fener]", "the [fener] shop"."""
    before = text[max(span.start, place.start - _LOOK) : place.start]
    word = " ".join(text[place.start + 1 : place.end - 1].split())
    last = before.split()[-1:]
    if word.count(" ") >= _FEW_NAMES and word.split()[:1] == last:
        return not any(_is_english(part) for part in word.split())  # "Komet [Komet Gesellschaft Norland]"
    if not before[-1:].isspace() or not word.isalpha() or len(word) < _SHORTEST_FOREIGN or _is_english(word):
        return False
    if _is_counted(text, place):
        return False
    if word.istitle():
        return bool(_GERMAN_NOUN.fullmatch(word) or _SLAVIC_NOUN.fullmatch(word) or _SPEAKS_OF_WORDS.search(before))
    behind_word = before[-2:-1].isalpha() and not _events.awaits_word(before)
    return word.islower() and (behind_word or not _ENGLISH_ENDING.search(word))


def _is_counted(text: str, place: Span) -> bool:
    """Whether a bracket holds the plural that a number needs: "17 [quintals] per hectare"."""
    before, word = text[max(0, place.start - 2) : place.start], text[place.start + 1 : place.end - 1]
    return before[:1].isdigit() and before[1:].isspace() and word.isascii() and word.islower() and word.endswith("s")


def _completes(text: str, place: Span) -> bool:
    """Whether a bracket holds the rest of a word, in whichever language it might look: "com[rade]s", "[19]57"."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    if text[place.start + 1 : place.end - 1].isdecimal():
        return after.isdecimal() or before in _CURRENCIES or bool(_CENTURY.search(text, place.start - 3, place.end))
    return before.isalpha() or after.isalpha()


def _in_sentence(before: str, words: str, means: Meaning) -> Meaning:
    """What a bracket means inside a sentence, which may need its words."""
    if means is Meaning.STAGE:
        return Meaning.SUPPLIED if _events.fills_a_place(before, words) else means
    stopped = words.endswith(".") and not _NAME_STOPPED.fullmatch(words)
    goes_on = words[:1].islower() and not stopped and len(words) < _LONGEST
    goes_on = goes_on or bool(_SHORT_FORM.fullmatch(words)) or (not stopped and bool(_OFFICE_OF.fullmatch(words)))
    return Meaning.SUPPLIED if goes_on else means


def is_sentence_end(before: str) -> bool:
    """Whether a sentence ends where some text ends, or nothing stands there but other brackets.

    >>> [is_sentence_end(before) for before in ("He left. ", "Oak: ", "He left [laughs] ", "He left ")]
    [True, True, True, False]
    """
    return bool(_SENTENCE_END.search(before))


def _brackets(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Every bracket that is closed, and whether it stands in no other; "[[name]" begins with the inner of its two."""
    opened: list[int] = []
    closed: list[Span] = []
    for match in _EDGE.finditer(text, *span):
        if match.group() == "[":
            opened.append(match.start())
        elif opened and match.start() - opened[-1] < _FARTHEST:
            start = opened.pop()
            if opened and text[start + 1] == "[" and Span(start + 1, match.start()) not in closed[-1:]:
                start = opened.pop()  # "[To [[name] and me]": a bracket that is printed twice opens once
            closed.append(Span(start, match.end()))
    every, reached = set(closed), 0
    for one in sorted(closed):
        if Span(one.start - 1, one.end + 1) not in every:  # "[[name]]" is one bracket
            yield one, one.start >= reached
            reached = max(reached, one.end)


@lru_cache(maxsize=2)
def _is_english_text(document: Document) -> bool:
    language = document.field("language")
    return language is None or language.attributes.get("ident", "en") == "en"


@lru_cache(maxsize=4096)
def meaning(words: str, translated: bool = False) -> Meaning:
    """What the words inside a bracket say that it is.

    >>> meaning("Five pages omitted in the original."), meaning("to compel"), meaning("Deskat'", True)
    (<Meaning.OMITTED: 4>, <Meaning.SUPPLIED: 14>, <Meaning.FOREIGN: 13>)
    >>> meaning("1½ lines not declassified"), meaning("Laughter"), meaning("World")
    (<Meaning.WITHHELD: 5>, <Meaning.STAGE: 9>, <Meaning.SUPPLIED: 14>)
    """
    words = " ".join(words.split())
    if said := stated(words):
        return said
    if _events.is_event(words, "noted"):
        return Meaning.STAGE
    if _is_foreign(words, translated):
        return Meaning.FOREIGN
    stopped = words.endswith(".") and not _NAME_STOPPED.fullmatch(words)
    return Meaning.REMARK if len(words) > _LONG or stopped else Meaning.SUPPLIED


@lru_cache(maxsize=4096)
def stated(words: str) -> Meaning | None:
    """What words with single spaces say that a bracket is, whatever else might stand in one."""
    said = next((meaning for meaning, pattern in _wordings().items() if pattern.match(words)), None)
    missing = loss(words) if said in (None, Meaning.EDITORIAL) else None
    return Meaning[missing] if missing else said


@cache
def _wordings() -> dict[Meaning, re.Pattern[str]]:
    return {Meaning[name]: re.compile("|".join(patterns), re.I) for name, patterns in table("brackets").items()}


def _is_foreign(words: str, translated: bool) -> bool:
    """Soft signs and an abbreviation with its words are enough; in a translation, so is what English lacks."""
    if len(words) > _LONG + 20:
        return False
    found = _WORD.findall(words)
    soft = (word for word in found if _SOFT_SIGN.search(word + " "))
    if any(_SOFT_INSIDE.fullmatch(word) or not _is_english(word) for word in soft):
        return True
    if _is_abbreviated(words):
        return sum(map(_is_english, found)) * 2 < len(found)
    if not translated or not found:
        return False
    if _LETTERS.fullmatch(words):
        return not _is_english(words)
    if any(map(_GERMAN_NOUN.fullmatch, found)):
        return not any(map(_is_english, found))
    particles = word_list("name_particles")
    rest = " ".join(found[1:])
    if rest and (found[0].islower() or rest.islower()) and particles.isdisjoint(found[:2]):
        return not any(map(_is_english, found))  # "v Praze", "Iz arkhiva"
    return all(word.islower() and not _is_english(word) for word in found)


def _is_english(word: str) -> bool:
    """Whether it is a word of English, in any form that ends in -s; what stands before an apostrophe counts."""
    word = re.split("['’]", re.sub(r"n['’]t$", "", word.lower()))[0]
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return any(form in word_list("english") or form in word_list("english_rare") for form in forms)


def _is_abbreviated(words: str) -> bool:
    """Whether words stand before their initials: "Zveza komunistov, ZK"; one may keep two letters: "… Szó, ZSZ"."""
    match = _ABBREVIATED.fullmatch(words)
    if match is None:
        return False
    beginnings = (rf"{word[0]}(?:{re.escape(word[1:2])})?" for word in match["words"].upper().split())
    return re.fullmatch("".join(beginnings), match["short"]) is not None
