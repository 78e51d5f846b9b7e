"""Who takes part as a sentence of the record says it: "Ambassador A. I. Oak was present at the conversation"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain

from tei_memcon.data import table, word_list
from tei_memcon.people.register import Form
from tei_memcon.people.rows import PRESIDES
from tei_memcon.reading.meeting._words import any_of
from tei_memcon.speech import lexicon
from tei_memcon.speech.subjects import Subject, find

_LAST = 3  # paragraphs, of which one may be the number of a page
_SIGNED = re.compile(
    r"(?=\(|(?:gez|signed|Dr)\b)\(?(?:(?:gez\.|signed)\s)?(?P<doctor>Dr\.\s)?(?P<name>[A-ZÀ-Þ][\w’ß-]{3,20})\)?"
)
_SEEN = 3000  # characters of a paragraph
_BEFORE = 120
_WAS_PRESENT = re.compile(rf",?\s(?:was|were)\s(?:also\s)?{any_of('was_present')}", re.I)
TOOK_PART = re.compile(rf",?\s{any_of('took_part')}")  # "Comrade Oak took the notes."
_WRITES = re.compile(rf".{{1,20}}?{any_of('writes')}")
_SPEAKS_FOR = re.compile(rf".{{1,25}}?{any_of('interprets')}")
_SIDE = any_of("side")
_PRESENT = re.compile(
    rf"\b{any_of('present').replace('SIDE', _SIDE)}\s?[:,]?\s|^\(?{any_of('present_first').replace('SIDE', _SIDE)}\s",
    re.I,
)
# What stands between two of those who are named: a remark, a comma, a side, a title or rank that is no part of a name.
_LINK = re.compile(
    r"(?:\s?\([^()]{1,60}\))?[:\s]?(?:[,;]?\s?(?:and|und|et|as\swell\sas)?,?\s)?"
    rf"(?:(?:from|on|for|auf|in)\s(?:{_SIDE}|\w+\sside)?[,:]?\s?)?(?:(?:the\s)?com(?:rade)?s?\.?\s|cdes?\.\s)?"
    r"(?:(?:\w+\s){0,2}(?-i:ambassador|minister|secretary|attaché|counsell?or|consul|translator|interpreter|director)\s)?"
    r"(?:(?-i:[A-Z]{1,4}\s(?:I{1,3}\s|\d\s)?|\d\s|[A-Z][a-z]+\s))?",
    re.I,
)
_COMRADES = re.compile(r"(?:com(?:rade)?s?\.?|cdes?\.?|Messrs\.?)\s", re.I)
_RANK = re.compile(r"[A-Z]{1,4}")  # "VLR I Dr. Oak"


def present(paragraphs: Iterable[str]) -> Iterator[Form]:
    """Those of whom the paragraphs say that they are present.

    >>> said = ["The talk took an hour. Third Secretary A. I. Oak was present and interpreted.", "Mr. Elm is well."]
    >>> [form.printed for form in present(said)]
    ['Third Secretary A. I. Oak']
    >>> [form.printed for form in present(["Comrade D. Oak took the notes.", "They translated the text."])]
    ['Comrade D. Oak']
    >>> said = ["Present were: on the Norse side Minister Oak, D 2 Elm; on the other side Ambassador Ash."]
    >>> [form.printed for form in present(said)]
    ['Minister Oak', 'Elm', 'Ambassador Ash']
    """
    return chain.from_iterable(map(_present, paragraphs))


@lru_cache(maxsize=256)  # a record is asked for its speakers before it is asked for all who take part
def _present(paragraph: str) -> tuple[Form, ...]:
    return tuple(_find(paragraph[:_SEEN]))


@cache
def _signs(kind: str) -> tuple[str, ...]:
    """What is looked for first, as that is quicker than a pattern."""
    return tuple(table("meeting")[f"{kind}_signs"])


def _find(words: str) -> Iterator[Form]:
    """Those of whom the words of a paragraph say that they are present."""
    if presides := PRESIDES.match(words):
        yield Form(presides["name"], office=presides["office"].lower())
    if any(map(words.__contains__, _signs("took_part"))):
        yield from (replace(form, role=_role(form, words)) for form in _before(words, TOOK_PART))
    if not any(map(words.__contains__, _signs("present"))):
        return
    yield from _before(words, _WAS_PRESENT)
    for match in _PRESENT.finditer(words):
        yield from _listed(words, match.end())


def _before(words: str, verb: re.Pattern[str]) -> Iterator[Form]:
    """Those of whom a verb is said."""
    for match in verb.finditer(words):
        start = max(0, match.start() - _BEFORE)
        before = [one for one in find(words, start, match.start()) if one.span.end == match.start()]
        forms = [form for one in before[-1:] for form in _forms(one)]
        yield from forms or (form for one in _described(words, match) for form in _forms(one))


def _described(words: str, verb: re.Match[str]) -> list[Subject]:
    """Who opens a paragraph, with what he is between commas before the verb: "Ann Oak, of the harbor board, was …"."""
    first = next(find(words, 0, verb.start()), None) if verb.group().startswith(",") else None
    if first is None or first.span.start or words[first.span.end : first.span.end + 2] != ", ":
        return []
    return [] if ". " in words[first.span.end : verb.start()] else [first]


def _role(form: Form, words: str) -> str:
    """What somebody did at the meeting, by the verb behind the name."""
    at = words.find(form.printed) + len(form.printed)
    return "notetaker" if _WRITES.match(words, at) else "interpreter" if _SPEAKS_FOR.match(words, at) else ""


def signers(paragraphs: Sequence[str]) -> Iterator[Form]:
    """Who signs a record that reports what was said: the last line is a name in parentheses or with its doctorate.

    >>> [form.printed for form in signers(["The Minister agreed.", "(Oakham)"])], [*signers(["So.", "Oakham"])]
    (['Oakham'], [])
    """
    signed = next((match for one in paragraphs[-_LAST:] if (match := _SIGNED.fullmatch(one))), None)
    if signed and signed["name"].lower() not in word_list("english"):
        yield Form(f"{signed['doctor'] or ''}{signed['name']}")


def _listed(words: str, at: int) -> Iterator[Form]:
    """Names one after the other, with nothing between them but signs and titles."""
    at = titled.end() if (titled := _COMRADES.match(words, at)) else at
    office = ""
    while subject := next(find(words, at), None):
        between = words[at : subject.span.start]
        if not _LINK.fullmatch(between):
            return
        forms = list(_forms(subject))
        yield from (replace(form, office=form.office or office) for form in forms)
        office = "" if forms or subject.kind != "office" else subject.office  # "the Minister, Mr. Oak"
        at = subject.span.end
        if words[at : at + 1] not in (",", ";", ":", " "):
            return


def _forms(subject: Subject) -> Iterator[Form]:
    for one in subject.parts or (subject,):
        if one.kind == "name" and not _is_thing(one) and not _RANK.fullmatch(one.text):
            yield Form(one.text)


def _is_thing(subject: Subject) -> bool:
    """Whether what is printed as a name is no person's: a body, a country, a word."""
    offices, word = lexicon.offices(), subject.name[-1].lower()
    is_body = word in offices.institutions or word in offices.places or word in word_list("voices")
    return is_body or (not subject.office and word in word_list("english"))
