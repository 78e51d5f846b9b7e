"""What may be a note mark: every number of a text, with how likely it is one by what stands around it.

A number can stand after anything (``publicly.2``, ``19571``, ``about2Bob``, ``Mr. Reed 2 and``), so that none is a mark
by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei_memcon.page_marks import PageMark
from tei_memcon.reading.notes.mark_scores import CLEAR, SURE, Numbers, is_pair, is_year, score_alone, scores_at_end
from tei_memcon.source import Span

_DECLARED = 5.0
_LONGEST = 12  # digits of a number with a mark at its end

_NUMBER = re.compile(
    r"[\[({</^*†‡§\d⁰¹²³⁴⁵⁶⁷⁸⁹](?:"  # begins with its sign, so that a text is gone through quickly
    r"(?<=\d)(?P<run>\d*)|(?<=\[) ?(?:(?:[Ff]oot)?[Nn]ote |fn[.:]? ?|n\.? ?|\^|#)?(?P<square>\d{1,3}[a-z]?) ?\]"
    r"|(?<=\[)(?P<letters>[ivx]{1,6}|[a-z])\]"
    r"|(?<=\{)(?P<curly>\d{1,3})\}|(?<=<)(?P<angle>\d{1,3})>"
    r"|(?<=\()(?P<round>\d{1,3})\)|(?<=\()(?:(?:[Ff]oot)?[Nn]ote |fn\.? |n\. )(?P<noted>\d{1,3})\)"
    r"|(?<=/)(?<!\d/)(?P<strokes>\d{1,3})/(?!\d)"
    r"|(?<=[(\[])(?P<stars_inside>\*{1,4})[)\]]|(?<=\()(?P<lettered>[a-z])\)|(?<=\^)(?P<caret>\d{1,3})\b"
    r"|(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹])(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3})|(?<=\*)(?P<star>\*{0,5})|(?<=[†‡§])(?P<sign>[†‡§]?))"
)
_EMPHASIS = re.compile(r"(?<![^\s(])\*{1,3}(?=[^\s*])[^*\n]*\Z")  # "*one" before the second sign
_ROMAN_NOTE = re.compile(r"\n[ \t]*i[ \t]+[A-Z“\"]")  # whose signs were raised ones
_ROMAN_MARK = re.compile(r"(?<=[.,;:!?”\"’')\]])[ivx]{1,5}(?![\w.])")
_LETTER_NOTE = re.compile(r"(?m)^[ \t]*a/[ \t]+[A-Z“\"]")
_LETTER_MARK = re.compile(r"(?:(?<=[.,;:!?”\")\]])|(?<=\S ))[a-z]/(?=[\s.,;:)”\"]|\Z)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LETTERED = re.compile(r"[a-z](?!\w)")
_SLASHED = re.compile(r"/(?=[\s.,;:)\"”’]|\Z)")
_UNIT = re.compile(r"\b[kcm]?m$")
_SIGNS = " \t\xa0\r•·▪◦*–-“\"‘'„«"  # what may stand before the number of an item
LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_WORD_BEHIND = re.compile(r"[“\"]?[A-ZÀ-Þ][^\W\d_]")  # "4No decision": a mark may stand before what it is about
_IN_BRACKETS = {"square": 4.0, "curly": 4.0, "angle": 4.0, "strokes": 4.0, "stars_inside": 3.5, "noted": SURE}
_STOPS = frozenset(".,;:!?”\"’')]")
_LINE_ENDS = ("", "\n", "\r")
_SENTENCE = 90  # characters before a number that tell what a note there is about


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Candidate:
    """A place where a note may be called.

    Args:
        n: the number or sign.
        span: where it stands, brackets included.
        score: how likely it is a mark.
        group: candidates that share characters have the same group.
        follows: it is the second of two marks in one run of digits (``Conversation12``), right after the first.
        before: the long words before it, where they are asked what the note may be about.
        in_round: it stands in round brackets, as an item of a list may.
    """

    n: str
    span: Span
    score: float
    group: int
    follows: bool = False
    before: tuple[str, ...] = ()
    in_round: bool = False


def candidates(
    text: str, span: Span, pages: Sequence[PageMark] = (), declared: Sequence[re.Pattern[str]] = ()
) -> list[Candidate]:
    """Every place where a note may be called, in the order of the text.

    Args:
        text: of the source.
        span: where to look.
        pages: the page marks, whose numbers are none of notes.
        declared: further marks, of the record's surface; group ``n`` is the number.
    """
    own = (match for pattern in declared for match in pattern.finditer(text, *span))
    found = [Candidate(match["n"], Span(*match.span()), _DECLARED, match.start()) for match in own]
    matches = list(_NUMBER.finditer(text, *span))
    numbers = Numbers(text, matches)
    paged = {at for mark in pages for at in range(*mark.span)}
    if _ROMAN_NOTE.search(text, *span):
        roman = _ROMAN_MARK.finditer(text, *span)
        found += (Candidate(match.group(), Span(*match.span()), SURE, match.start()) for match in roman)
    if "a/" in text and _LETTER_NOTE.search(text, *span):
        letters = _LETTER_MARK.finditer(text, *span)
        found += (Candidate(match.group()[0], Span(*match.span()), SURE, match.start()) for match in letters)
    for match in matches:
        if match.start() not in paged:
            found += _of_match(numbers, match, match.start() - 1 in paged)
    return sorted((one for one in found if one.score > 0), key=lambda one: one.span)


def with_words(one: Candidate, text: str) -> Candidate:
    """The same candidate; one that is not clear with the words before it, which may tell that it is a mark."""
    if one.score >= CLEAR:
        return one
    words = LONG_WORD.findall(text[max(0, one.span.start - _SENTENCE) : one.span.start].casefold())
    return replace(one, before=tuple(words))


def _of_match(numbers: Numbers, match: re.Match[str], after_page: bool) -> Iterator[Candidate]:
    if is_year(match.group()) and not is_pair(match.group()):
        return
    text, at = numbers.text, Span(*match.span())
    before, after = text[at.start - 1 : at.start], text[at.end : at.end + 1]
    glued = bool(before) and not before.isspace()
    opens = not glued and not text[text.rfind("\n", 0, at.start) + 1 : at.start].strip(_SIGNS)
    form = match.lastgroup or ""
    if form == "run":
        yield from _of_run(numbers, at, opens, after_page)
    elif form in _IN_BRACKETS:
        yield Candidate(match[form], at, 0.4 if opens else _IN_BRACKETS[form], at.start)
    elif form in ("letters", "lettered"):
        score = SURE if form == "letters" or before in _STOPS else 2.0 if before.isalpha() else 0.0
        # "v[i]", and no rest of a word; "oak(a)", "oak.(a)", and no "oak (a)"
        score = score if glued else SURE * _is_free_mark(text, at)
        yield Candidate(match[form], at, score * (not after.isalnum() and not opens), at.start)
    elif form == "caret":
        powers = text[max(0, at.start - 2) : at.start].strip().isdecimal()  # "10 ^3"
        yield Candidate(match["caret"], at, 4.0 if glued else 0.0 if opens or powers else SURE, at.start)
    elif form == "raised":
        yield from _of_raised(text, at, opens)
    elif form == "round":
        free = 0.0 if opens else SURE if _is_free_mark(text, at) else 0.15
        score = free if not glued or before.isdigit() else SURE if before in _STOPS else 2.0
        yield Candidate(match["round"], at, score, at.start, in_round=True)
    elif not opens and not after.isalnum() and not _EMPHASIS.search(text, max(0, at.start - 200), at.start):
        yield from _of_sign(text, at, glued)


def _of_run(numbers: Numbers, at: Span, opens: bool, after_page: bool) -> Iterator[Candidate]:
    """Digits without a bracket before them; a stroke or a letter behind them may belong to the mark."""
    text, printed = numbers.text, numbers.text[slice(*at)]
    after = text[at.end : at.end + 1]
    if opens and after in (".", ")") and len(printed) < 4:
        return  # "12. The Secretary": the number of an item, or of the record
    alone = opens and after in _LINE_ENDS and len(printed) < 3
    before_word = opens and _WORD_BEHIND.match(text, at.end)
    by_itself = (
        1.2 if alone else CLEAR if before_word else 0.0 if opens else 0.3 if after_page else score_alone(text, at)
    )
    yield from _of_digits(numbers, at, by_itself)
    if after == "/" and not opens:
        yield from _slashed(text, at)
    elif after.islower():
        yield from _with_letter(text, at)


def _is_open(text: str, at: int) -> bool:
    """Whether a parenthesis is open before an offset, so that the one behind it closes that."""
    before = text[max(0, at - 2 * _SENTENCE) : at].rpartition("\n")[2]
    return before.rfind("(") > before.rfind(")")


def _is_free_mark(text: str, at: Span) -> bool:
    """Whether a sign stands behind a finished sentence and ends its line; a star also between two words."""
    before, after = text[max(0, at.start - 2) : at.start], text[at.end : at.end + 2]
    at_end = before[:1] in _STOPS and after[:1] in _LINE_ENDS
    return at_end or (text[at.start] == "*" and before[:1].islower() and after[1:].islower())


def _of_sign(text: str, at: Span, glued: bool) -> Iterator[Candidate]:
    """A star behind a word, or free behind a sentence; some print it with a bracket that nothing opens ("oak.*)")."""
    if text.endswith("*", 0, at.start) or not (glued or _is_free_mark(text, at)):
        return
    closes = text.startswith(")", at.end) and not _is_open(text, at.start)
    closes = closes or bool(_SLASHED.match(text, at.end))
    yield Candidate(text[slice(*at)], Span(at.start, at.end + closes), 3.5, at.start)


def _of_raised(text: str, at: Span, opens: bool) -> Iterator[Candidate]:
    """Raised digits may be a measure, one mark, or two in a row."""
    digits = text[slice(*at)].translate(_RAISED)
    measures = digits in ("2", "3") and _UNIT.search(text, max(0, at.start - 3), at.start)
    two = len(digits) > 1 and is_pair(digits, (len(digits) + 1) // 2)
    yield Candidate(digits, at, 0.5 if opens or measures else 2.5 if two else 4.5, at.start)
    if two and not opens:
        yield from _as_two(digits, at, 4.5, 0.0)


def _slashed(text: str, run: Span) -> Iterator[Candidate]:
    """A short number with a stroke behind it, and no fraction: "the letter1/ of May", "22 May 1/"."""
    before = text[run.start - 1 : run.start]
    if run.end - run.start < 3 and before != "/" and _SLASHED.match(text, run.end):
        score = SURE if before.isspace() else 4.0
        yield Candidate(text[slice(*run)], Span(run.start, run.end + 1), score, run.start)


def _of_digits(numbers: Numbers, run: Span, by_itself: float) -> Iterator[Candidate]:
    """A run of digits may be a mark, end with one (``19571``), or be two (``12`` after a head with two notes)."""
    digits = numbers.text[slice(*run)]
    if len(digits) <= 3 and by_itself:
        yield Candidate(digits, run, by_itself, run.start)
    if not 2 <= len(digits) <= _LONGEST:
        return
    scores = scores_at_end(numbers, run)
    for length, score in scores.items():
        n = digits[-length:]
        if score and (n[0] != "0" or (n == "0" and score >= SURE)):
            yield Candidate(n, Span(run.end - length, run.end), score, run.start)
    yield from _as_two(digits[-4:], run, by_itself, scores.get(2, 0.0))


def _with_letter(text: str, run: Span) -> Iterator[Candidate]:
    """A run of digits and one letter: the mark of a note that was put in later (``suggestions.36a``)."""
    whole = Span(run.start, run.end + 1)
    if not _LETTERED.match(text, run.end):
        return
    score = score_alone(text, whole) if run.end - run.start <= 3 else 0.0
    if score:
        yield Candidate(text[slice(*whole)], whole, score, run.start)
    for length in (1, 2, 3):
        if is_year(text[run.start : run.end - length]):
            begins = run.end - length
            yield Candidate(text[begins : whole.end], Span(begins, whole.end), SURE, run.start)


def _as_two(digits: str, run: Span, by_itself: float, after_digits: float) -> Iterator[Candidate]:
    """Two marks in a row without anything between them: after a word (``Conversation12``) or a year (``197112``)."""
    whole = run.end - run.start
    for first, second in ((1, 1), (1, 2), (2, 2)):
        length = first + second
        score = by_itself if whole == length else after_digits if whole == 4 + length else 0.0
        if score < CLEAR:
            continue
        if not is_pair(digits[-length:], second):
            continue
        middle = run.end - second
        yield Candidate(digits[-length:-second], Span(run.end - length, middle), score * 0.6, run.start)
        yield Candidate(digits[-second:], Span(middle, run.end), score * 0.6, run.start, follows=True)
