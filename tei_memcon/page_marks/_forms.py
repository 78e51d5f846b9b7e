"""How numbers of pages are printed: with a word for page, in brackets, between dashes, alone on a line."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from tei_memcon.data import table
from tei_memcon.page_marks._mark import PageMark
from tei_memcon.source import Span

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Any of these numbers; a pattern with all of them one after the other takes long to compile
_IN_WORDS = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[:9])}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))}"
_ALONE = r"^[ \t\xa0\f]*+(?P<mark>%s)[ \t\xa0\f]*+\r?$"
_LONG = r"(?!1[6-9]|20)\d{4}"  # as volumes of two thousand pages have them; others are years
_DASHES = r"(?:[-–—~]{1,5}|={3,8})"
DASHED_LINE = re.compile(_ALONE % rf"{_DASHES} ?(?P<n>\d{{1,3}}(?:-\d{{1,3}})?|{_LONG}) ?{_DASHES}", re.M)
# A number alone ("3-5" where a sheet counts as several pages, one for each language of the record).
BARE_LINE = re.compile(_ALONE % r"(?P<n>\d{1,3}(?:-\d{1,3})?)", re.M)
ROMAN_LINE = re.compile(_ALONE % r"(?:[-–—~] ?)?(?P<n>[ivxl]{1,7})(?: ?[-–—~])?", re.M)
BRACKETED_LINE = re.compile(_ALONE % r"\[(?P<n>\d{1,3})\]", re.M)
# A number between signs, or beside them: "(2)", "/2/", "= 2 =", "#2"; "…/2", which a typist puts at the foot of page 1.
_SIGNS = r"[-–—~=_*#|/\\<>‹›«»•·.…()\[\]]{0,4}"
_AMONG_SIGNS = re.compile(_ALONE % rf"(?P<left>{_SIGNS}) ?(?P<n>\d{{1,3}}) ?(?P<right>{_SIGNS})", re.M)
_WITHOUT_END = re.compile(r"\[Page (?P<n>\d{1,4})(?!\w?\d)(?![^\[\]]{0,200}\])")
_WITHOUT_BEGINNING = re.compile(r"Page (?P<n>\d{1,4})\]")
BRACKETED = re.compile(r"\[(?P<n>\d{1,4})\]")
DASHED = re.compile(r"[-–—](?<=\s.) ?(?P<n>\d{1,4}) ?[-–—](?=[^\W\d]|\s)")
_RULE = r"(?:[-–—=_*~#]{1,40} ?| ?[-–—=_*~#]{1,40})?"  # before a mark or behind it
_SPOKEN_OF = re.compile(r"(?:^|[.;:,(\[—] ?)(?:see|cf|siehe|vgl|voir)\b|\b(?:supra|infra|ibid)\b", re.I)
_BEFORE = 80  # characters in which a reference says that it is one
_LONGEST_LINE = 80  # characters of a line that holds nothing but a number, its words and what is printed around it
_BLANK = " \t\xa0\f\r"
# A glance, which begins with a set of signs; the numbers behind such words may be in words.
_NUMBERED = re.compile(r"[\dPpSsLl](?:(?<=\d)|(?i:(?<=p)age|(?<=s)heet|(?<=l)eaf))")


@cache
def _words(kind: str) -> str:
    """A pattern for the words for page of one kind (``data/page_words.toml``)."""
    return "|".join(re.escape(word) for word in sorted(table("page_words")[kind], key=len, reverse=True))


@cache
def in_words() -> dict[str, str]:
    """Numbers in words, and their figures: "twelve", "twenty-one"."""
    tens = {f"{ten}{unit and '-'}{unit}" for ten in _TENS for unit in ("", *_UNITS[:9])}
    figures = {word: str(n) for n, word in enumerate(_UNITS, 1)}
    for word in tens:
        ten, _, unit = word.partition("-")
        figures[word] = str((_TENS.index(ten) + 2) * 10 + int(figures.get(unit, "0")))
    return figures


def named(text: str) -> Iterator[re.Match[str]]:
    """What says that it is a page: ``[Page 214]``, ``[page twelve of nineteen]``, ``[S. 3]``, ``[3. oldal]``."""
    for signs, form in _named():
        if any(map(text.__contains__, signs)):
            yield from form.finditer(text)


@cache
def _named() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """These forms, each with the signs of which it begins with one."""
    page = rf"(?:{_words('whole')}|{_words('bracketed')}|pp?g?|(?:{_words('short')})\.)(?:\sbreak)?"
    total = rf"(?:\s?(?:{_words('of')})\s?\w{{1,12}})?[.:]?"
    n = rf"(?:(?::\s?|\sno\.\s?|\s{{1,24}}#?)(?P<n>\d{{1,5}}|[ivxlc]{{1,8}}|{_IN_WORDS})|(?P<glued>\d{{1,5}}))"
    begins = r"(?:(?:begin(?:ning|s)?|starts?)(?: of)?|new)\s"
    forms = (
        ("[", rf"\[(?P<twice>\[)?\s?(?:{begins})?(?P<word>{page}){n}{total}(?:\s(?:begins|starts))?\s?\](?(twice)\])"),
        ("⟦【〔|<", rf"(?:[⟦【〔|]|<!--)\s?(?P<word>{page}){n}{total}\s?(?:[⟧】〕|]|-->)"),
        ("{<", rf"\{{(?P<word>{page})?\s{{0,4}}(?P<n>\d{{1,5}})\}}|<(?P<name>page|p\.)\s?(?P<glued>\d{{1,5}})>"),
        ("[", rf"\[(?P<word>第?)\s?(?P<n>\d{{1,4}})\.?\s?(?:{_words('after')})\.?\]"),
        ("/", rf"/(?P<word>{_words('whole')}|(?:{_words('short')})\.) ?(?P<n>\d{{1,4}})/"),
    )
    return tuple((signs, re.compile(form, re.I)) for signs, form in forms)


def half_bracketed(text: str) -> Iterator[PageMark]:
    """``[Page 214`` and ``Page 214]``, of which a copy has lost a bracket; no other one is open there.

    >>> [mark.n for mark in half_bracketed("It was [Page 214late.")]
    ['214']
    >>> [mark.n for mark in half_bracketed("Page 215] Nobody [but Page 3] came. [Page 4 is lost.]")]
    ['215']
    """
    yield from map(mark, _WITHOUT_END.finditer(text))
    for match in _WITHOUT_BEGINNING.finditer(text):
        above = text[text.rfind("\n\n", 0, match.start()) + 1 : match.start()]
        if above.rfind("[") <= above.rfind("]") and above.count("[") <= above.count("]"):
            yield mark(match)


def said(text: str) -> Iterator[PageMark]:
    """``[end of page 2]``, which ends its page; ``[page break]``, which has no number.

    >>> [(one.n, one.ends) for one in said("It [end of page two] was [Page 3 ends] late. <page break>")]
    [('2', True), ('3', True), ('', False)]
    """
    for match in _said().finditer(text):
        n = match["n"] or match["last"] or ""
        yield PageMark(Span(*match.span()), in_words().get(n.lower(), n), ends=bool(n))


@cache
def _said() -> re.Pattern[str]:
    n = rf"\d{{1,4}}|{_IN_WORDS}"
    page = _words("whole")
    ends = rf"ends? (?:of )?(?:{page}|(?:{_words('short')})\.) (?P<n>{n})|(?:{page}) (?P<last>{n}) ends"
    return re.compile(rf"[\[(<](?:(?<=[\[(])(?:{ends})[\])]|(?<=[\[<])(?:page ?break|new page|next page)[\]>])", re.I)


def named_lines(text: str) -> Iterator[PageMark]:
    """``Page 2``, ``- Seite 2 -``, ``Page 2 of 7``, ``2 | Page``, ``第2页`` on a line of its own."""
    yield from marks_alone([form for sign, form in _named_line() if sign in text], text)


@cache
def _named_line() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """These forms, each with the sign that all such lines have, if they have one."""
    total = rf"(?: ?(?:{_words('of')}) ?(?:\d{{1,4}}|{_IN_WORDS}))?"
    n = rf"(?::? |(?::? no\.| #| \|) ?)(?P<n>\d{{1,4}}|{_IN_WORDS})"
    return (
        ("", re.compile(_ALONE % rf"{_RULE}\[?(?:{_words('whole')}){n}{total}\]?:?{_RULE}", re.M | re.I)),
        ("|", re.compile(_ALONE % rf"(?P<n>\d{{1,4}}) ?\| ?(?:{_words('whole')})", re.M | re.I)),
        ("第", re.compile(_ALONE % r"(?:[-–—] ?)?第 ?(?P<n>\d{1,4}) ?[页頁](?: ?[-–—])?", re.M)),
    )


@cache
def short_lines() -> tuple[re.Pattern[str], ...]:
    """``p. 2``, ``- p 2 -``, ``3. oldal`` on a line of its own: it may as well be a reference."""
    return (
        re.compile(_ALONE % rf"{_RULE}(?:pp?g?|(?:{_words('short')})\.) ?(?P<n>\d{{1,3}}){_RULE}", re.M | re.I),
        re.compile(_ALONE % rf"(?P<n>\d{{1,3}})\.? ?(?:{_words('after')})\.?", re.M | re.I),
    )


def is_among_strokes(text: str, mark: PageMark) -> bool:
    """Whether a number on a line of its own has around it what no item or note has: "/2/", "= 2 =", "…/2", "p. 2"."""
    return text[mark.span.start] not in "([0123456789" and text[mark.span.end - 1] not in ")]"


def among_signs(text: str) -> Iterable[list[PageMark]]:
    """``/2/``, ``= 2 =``, ``…/2`` on lines of their own: those with the same signs together."""
    found: defaultdict[tuple[str, str], list[PageMark]] = defaultdict(list)
    for match in _alone(_AMONG_SIGNS, text):
        left, right = match["left"], match["right"]
        if left or (right and right not in (".", ")")):  # "2." and "2)" begin paragraphs
            found[left.lstrip(".…"), right.rstrip(".…")].append(mark(match))
    return found.values()


def roman_lines(text: str) -> Iterator[PageMark]:
    """``ii``, ``- iv -`` on a line of its own; in large letters it is rather a heading."""
    return (mark(match) for match in ROMAN_LINE.finditer(text))


def of_total_lines(text: str) -> list[PageMark]:
    """``2/7``, ``[2/7]`` on a line of its own, all of one total."""
    return _of_one_total(_alone(_of_total_line(), text))


@cache
def _of_total_line() -> re.Pattern[str]:
    return re.compile(_ALONE % rf"[\[(]?(?P<n>\d{{1,3}}) ?(?:{_words('of')}) ?(?P<all>\d{{1,3}})[\])]?", re.M)


def of_total(text: str) -> list[PageMark]:
    """``Page 2 of 7`` anywhere, all of one total."""
    page, of = _words("whole"), _words("of")
    if not re.search(rf"\d ?(?:{of}) ?\d", text, re.I):
        return []  # a figure is found more quickly than words are
    pattern = re.compile(rf"\b(?:{page}) (?P<n>\d{{1,3}}) ?(?:{of}) ?(?P<all>\d{{1,3}})\b", re.I)
    return _of_one_total(list(pattern.finditer(text)))


def _of_one_total(found: Sequence[re.Match[str]]) -> list[PageMark]:
    totals = Counter(match["all"] for match in found)
    most = max(totals, key=totals.__getitem__, default="")
    return [mark(match) for match in found if match["all"] == most and int(match["n"]) <= int(most)]


@cache
def page_end() -> tuple[re.Pattern[str], ...]:
    """``(p. 1)``, ``(Seite 1)``, ``(page two)``, ``(1. oldal)``."""
    return (
        re.compile(rf"\((?:{_words('whole')}|(?:{_words('short')})\.):?\s?(?P<n>\d{{1,4}}|{_IN_WORDS})\)", re.I),
        re.compile(rf"\((?P<n>\d{{1,3}})\. ?(?:{_words('after')})\.?\)", re.I),
    )


def marks(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[PageMark]:
    """What some forms find in a text."""
    for pattern in patterns:
        yield from (mark(match) for match in pattern.finditer(text))


def marks_alone(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[PageMark]:
    """What some forms find that take a line of their own."""
    for pattern in patterns:
        yield from map(mark, _alone(pattern, text))


@lru_cache(maxsize=32)  # those who ask what marks a record has ask for the same forms
def _alone(pattern: re.Pattern[str], text: str) -> Sequence[re.Match[str]]:
    return [match for line in _numbered_lines(text) if (match := pattern.match(text, *line))]


@lru_cache(maxsize=1)  # each of the forms is looked for in the same lines
def _numbered_lines(text: str) -> tuple[Span, ...]:
    """The short lines with a figure or a word for page, which are few: all others can be left out."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if len(line.strip(_BLANK)) <= _LONGEST_LINE and _NUMBERED.search(line):
            found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def mark(match: re.Match[str]) -> PageMark:
    """The mark that a form has found."""
    span = match.span("mark" if "mark" in match.re.groupindex else 0)
    return PageMark(Span(*span), in_words().get(match["n"].lower(), match["n"]))


def left_out(text: str, start: int, end: int) -> bool:
    """Whether a bracket between two offsets says that something is left out there."""
    return bool(_left_out().search(text, start, end))


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(rf"[\[(][^\[\]()\n]{{0,60}}(?:{_words('left_out')})|[\[(] ?(?:…|\.[ .]*\.) ?\.?[\])]", re.I)


def number(match: re.Match[str]) -> str:
    """The number in a named mark, glued to the word or not."""
    return match["n"] or (match["glued"] if "glued" in match.re.groupindex else "")


def is_spoken_of(text: str, at: int) -> bool:
    """Whether the line says before a number that it refers to a page: "see", "cf."."""
    return bool(_SPOKEN_OF.search(text[max(0, at - _BEFORE) : at].rpartition("\n")[2]))
