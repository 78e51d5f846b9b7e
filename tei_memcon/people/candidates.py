"""Words of a text that may be the name of one of the list: where, what stands before them, and whom they may name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import compress

from tei_memcon.data import word_list
from tei_memcon.people.before_name import Before, read_before, row_before, titles
from tei_memcon.people.form_index import Named, find_forms, is_word, places
from tei_memcon.people.given_names import closest, fits, fits_loosely, without_others, without_word
from tei_memcon.people.nicknames import is_given_name
from tei_memcon.people.personography import Personography
from tei_memcon.source import Span
from tei_memcon.speech.plain_letters import plain

_ANOTHER = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ.]")
_COMPOUND = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+-$")  # "Viet-" before "Nam"
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa])\s$")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_SURNAME = re.compile(r"[^\S\n](?P<word>[A-ZÀ-Þ](?:[\w-]*[a-zà-ÿ]|(?=\.\s[A-ZÀ-Þ])))")
# "the Franco-Belgian frontier", where the list has a Franco
_OF_COUNTRIES = re.compile(r"(?:Anglo|Franco|Austro|Russo|Indo|Sino|Luso|Afro|Euro)[-–]")
_PRINCES = frozenset({"prince", "princess"})
_REIGNS = re.compile(r"^[^,.]*\s[IVX]{1,4}\b")  # "Elmar III" is no prince
_SOVEREIGN = frozenset({"king", "queen", "emperor", "sultan"})
_COMMONERS = frozenset({"mr", "dr", "doctor", "ambassador", "minister", "secretary", "senator", "colonel"})
_ROYAL = _SOVEREIGN | _PRINCES | {"majesty", "highness", "shah", "crown"}
_ALIKE = 0.5  # of two spellings
_REACH = 60  # characters before a surname in which given names may stand
_LONGEST = 30  # characters of a word before a name
_BEFORE = 5  # characters in which an article stands


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Candidate:
    """A form of a name in the text, and those whom it may name.

    Args:
        span: from the given names to the end of the surname.
        surname: where the surname stands.
        before: what stands before it.
        fitting: whom the words may name.
        is_word: whether the form may be a word or a place as well.
        has_article: whether "the" or "a" stands right before.
    """

    span: Span
    surname: Span
    before: Before
    fitting: tuple[Named, ...]
    is_word: bool
    has_article: bool

    @property
    def is_called(self) -> bool:
        """Whether a title or given names show that the words are a name."""
        return self.before.is_titled or bool(self.before.given)


def find_candidates(text: str, span: Span, personography: Personography) -> Iterator[Candidate]:
    """Whatever may be the name of one of the list, in order, none within another."""
    held: Candidate | None = None
    for surname, named in find_forms(text, span, personography):
        if held and surname.start < held.span.end:
            continue  # within the name before
        found = _candidate(text, surname, _line(text, span.start, surname.start), named)
        if not found.fitting or _is_given_name(text, found) or _is_part(text, found, held):
            continue
        if held and found.span.start >= held.span.end:
            yield held
        held = found
    if held:
        yield held


def _line(text: str, first: int, surname: int) -> int:
    """From where given names may stand: behind the last empty line."""
    near = max(first, surname - _REACH)
    if text.count("\n", near, surname) < 2:
        return first
    return max([found.end() for found in _EMPTY_LINE.finditer(text, near, surname)], default=first)


def _candidate(text: str, surname: Span, first: int, named: tuple[Named, ...]) -> Candidate:
    before, fitting = _fitting(row_before(text, Span(first, surname.start)), named)
    start = surname.start - before.length
    article = bool(_ARTICLE.search(text, max(0, start - _BEFORE), start))
    return Candidate(Span(start, surname.end), surname, before, fitting, is_word(text[slice(*surname)]), article)


@lru_cache(maxsize=4096)  # a volume calls the same people by the same titles
def _fitting(row: str, named: tuple[Named, ...]) -> tuple[Before, tuple[Named, ...]]:
    """What the words before a surname say, and whom of those with the surname they may name."""
    listed = [one.called for one in named]
    before = read_before(row, listed)
    if before.titles & _PRINCES or (before.titles & _COMMONERS and not before.titles & _ROYAL):
        named = tuple([one for one in named if not _is_sovereign(one)])
    for words in (before, without_word(before)):
        fitting = [one for one in named if fits(one.called, words, one.form)]
        if fitting:
            return words, tuple(compress(fitting, closest([one.called for one in fitting], words)))
    before = without_others(before, listed)
    return before, tuple([one for one in named if fits_loosely(one.called, before)])


def _is_sovereign(one: Named) -> bool:
    """Whether the list has a king under the name: no prince, and none who is called "Ambassador Elmar"."""
    return bool(one.called.titles & _SOVEREIGN or _REIGNS.search(one.entry.names[0]))


def _is_given_name(text: str, found: Candidate) -> bool:
    """Whether a form belongs to another name: "George Elm" is no Mr. George, "King Ann" no Mr. King."""
    if found.before.given or not _ANOTHER.match(text, found.span.end):
        return False
    words = text[slice(*found.surname)].split()
    styled = len(words) > 1 and plain(words[-1]) in found.fitting[0].called.given
    return styled or is_given_name(words[-1]) or words[-1].lower() in titles() or _precedes_a_surname(text, found)


def _precedes_a_surname(text: str, found: Candidate) -> bool:
    """Whether a word follows that can only be a name, and is none of the person's: "Mr. Elm Larchley"."""
    behind = _SURNAME.match(text, found.span.end)
    if behind is None or found.has_article:  # "the Elm Commission"
        return False
    word = behind["word"].lower()
    if not word_list("english").isdisjoint((word, word.removesuffix("s"))) or word in titles() or word in places():
        return False
    form = text[slice(*found.surname)].split()
    names = (
        name for one in found.fitting for words in (*one.called.alone[:1], *one.called.given) for name in words.split()
    )
    return not any(
        SequenceMatcher(None, plain(name), plain(word)).ratio() >= _ALIKE for name in names if name not in form
    )


def _is_part(text: str, found: Candidate, held: Candidate | None) -> bool:
    """Whether a form is a part of another name: "Viet-Nam"; not of two who are named together, "Oak-Elm talks"."""
    start = found.surname.start
    if _OF_COUNTRIES.match(text, start):
        return True
    if text[start - 1 : start] != "-":
        return False
    joined = _COMPOUND.search(text, max(0, start - _LONGEST), start)
    return bool(joined) and not (held and held.span.end == start - 1)
