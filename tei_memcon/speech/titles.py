"""What the titles of a record and its end say of people: whom "the Chancellor" of the text is, and who "I" is.

"Conversation of Chancellor Oak with …" names the Chancellor; "From the Journal of A. Elm", "Report by Ambassador Elm"
and the signature below the text name who tells it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

from tei_memcon.data import word_list
from tei_memcon.model import Closer, Document, Heading, ListBlock, Paragraph, Section, printed
from tei_memcon.speech import lexicon, subjects
from tei_memcon.speech.cast import is_place, is_titled
from tei_memcon.speech.flow import flow_of
from tei_memcon.speech.subjects import Subject

_SMALL = re.compile(r"\b(?:And|Between|By|From|In|Of|On|The|To|Von|With|At|For|His|Her|Presence)\b")
_LINKS = re.compile(r"(?<=\w )(?:With|And|Between|In The Presence Of|In the Presence of)(?= (?:[Tt]he )?[A-ZÀ-Þ])")
_WRITTEN = re.compile(
    r"\b(?:(?:Journal|Diary|Notebook)\s+of|(?:Journal|Diary|Report|Memorandum|Notes?|Account|Letter|Telegram)"
    r"(?:\s+of\s+(?:an?\s+)?(?:Telephone\s+)?Conversation)?,?\s+by)\s+",
    re.I,
)
_CAPITALS = r"(?:[A-ZÀ-Þ][a-z]?\.\s?){0,3}[A-ZÀ-Þ’-]{3,24}"
_CAPITALISED = rf"{lexicon.INITIALS}[A-ZÀ-Þ][\w’-]{{1,24}}|(?:[A-ZÀ-Þ][\w’-]{{1,24}}\s){{0,2}}[A-ZÀ-Þ][\w’-]{{2,24}}"
_INITIALS_AND_NAME = re.compile(rf"(?!Mr|Dr|Ms|Lt){lexicon.INITIALS}[A-ZÀ-Þ][\w’-]{{2,24}}")
_SIGNED = re.compile(
    rf"(?:\[[^\[\]]{{0,20}}\]\s?)?(?:[(/]\s?|.{{0,60}}\s[(/]?(?={_CAPITALS}\W{{0,2}}$))?"
    rf"(?P<name>{_CAPITALS}|{_CAPITALISED})[\s\])/]*"
)
# "le Premier ministre, M. Chêne", "the Director of the Office of Forests (Ash)"
_APPOSED = re.compile(r"(?:\s[a-zà-ÿ]{4,12})?,\s|(?:\s(?:of|for|in|at)\s[^()]{1,80})?\s\(\s?")
_SURNAME_FIRST = re.compile(r"(?P<surname>[A-ZÀ-Þ][\w’-]{1,30}), (?P<given>(?:[A-ZÀ-Þ][\w’.-]{0,30} ?){1,3})")
_AUTHOR = 120  # characters in which a title names its author
_END = 8  # blocks behind the last sentence
_STOPS = (".", "!", "?", ":", "”", '"', ".)")


def titles(document: Document) -> list[str]:
    """The titles of a record: those of its catalogue, its heads and what its list of subjects has."""
    text = document.source.text
    fields = [flow_of(field.content, text).text for field in document.header if field.name == "title"]
    heads = [flow_of(block.content, text).text for block in document.body if isinstance(block, Heading)]
    lists = [block for block in document.body if isinstance(block, ListBlock) and block.kind == "subject"]
    about = [flow_of(item.content, text).text for block in lists for item in block.items]
    return [" ".join(words.split()) for words in (*fields, *heads, *about)]


@lru_cache(maxsize=64)  # a record says its title several times
def mentions(title: str) -> tuple[Subject, ...]:
    """Everybody whom a title calls; an office and the name behind its comma are one.

    >>> [(one.office, one.name) for one in mentions("BETWEEN THE FOREIGN MINISTER, BARON VON OAK, AND MR. ELM")]
    [('foreign minister', ()), ('foreign minister', ('von', 'Oak')), ('', ('Elm',))]
    """
    words = _SMALL.sub(lambda match: match.group().lower(), title.title()) if title.isupper() else title
    words = _LINKS.sub(lambda match: match.group().lower(), words)
    found = list(chain.from_iterable(one.parts or (one,) for one in subjects.find(words)))
    joined = [
        after._replace(office=one.office, origin=one.origin) if _is_apposed(one, after, words) else after
        for one, after in pairwise([Subject(found[0].span, "group", ""), *found] if found else [])
    ]
    return tuple(one for one in joined if one.kind == "office" or (one.kind == "name" and not is_place(one)))


def _is_apposed(one: Subject, after: Subject, words: str) -> bool:
    between = words[one.span.end : after.span.start]
    if one.kind != "office" or after.kind != "name" or after.office or not _APPOSED.fullmatch(between):
        return False
    return "(" in between or len(after.name) > 1 or is_titled(after)  # "with the President, Elmsville"


def author(document: Document) -> Subject | None:
    """Who wrote a record, by its titles, else by the signature below it."""
    for title in titles(document):
        written = _WRITTEN.search(title)
        if written:
            words = title[written.end() : written.end() + _AUTHOR]
            initialled = _INITIALS_AND_NAME.search(words)
            found = next(iter(subjects.find(initialled.group() if initialled else words)), None)
            if found and found.kind in ("name", "office") and (initialled or found.span.start == 0):
                return found
    return next(filter(None, map(_signer, _end(document))), None) or _catalogued(document)


def _catalogued(document: Document) -> Subject | None:
    """The one author of the archive's catalogue: "Oak, Ivan"."""
    fields = [field for field in document.header if field.attributes.get("n") == "Author(s)"]
    words = [flow_of(field.content, document.source.text).text for field in fields]
    match = _SURNAME_FIRST.fullmatch(words[0]) if len(words) == 1 else None
    found = next(iter(subjects.find(f"{match['given']} {match['surname']}")), None) if match else None
    return found if found and found.kind == "name" else None


def _signer(words: str) -> Subject | None:
    """Whoever signs with a line that is a name, or ends with one in capitals, without the office behind it."""
    offices = lexicon.offices()
    parts = words.split()
    office = next((at for at, part in enumerate(parts) if at > 1 and part.lower() in offices.heads), len(parts))
    parts = parts[:office]  # "Ivan Oak Minister of Foreign Affairs"
    while parts and (key := parts[-1].strip("()").lower()) and (key in offices.heads or key in offices.modifiers):
        parts.pop()
    signed = _SIGNED.fullmatch(" ".join(parts))
    found = next(iter(subjects.find(signed["name"])), None) if signed else None
    if found is None or found.kind != "name" or is_place(found):  # "Chargé d’Affaires in the USSR"
        return None
    return found if found.name[-1].lower() not in word_list("english") else None


def _end(document: Document) -> list[str]:
    """The blocks below the text of a record: signatures, else what stands behind its last sentence."""
    text = document.source.text
    last: list[Paragraph | Heading | Closer] = []
    for block in chain.from_iterable(map(_leaves, document.body)):
        words = printed(block.content, text).strip()
        if isinstance(block, Closer) or not words.startswith("["):  # what somebody wrote on it later
            last = [] if words.endswith(_STOPS) else [*last, block]
    closers = [block for block in last if isinstance(block, Closer)]
    return [printed(block.content, text) for block in closers or last[:_END]]


def _leaves(block: object) -> Sequence[Paragraph | Heading | Closer]:
    match block:
        case Section(heading, inside):
            return [heading, *chain.from_iterable(map(_leaves, inside))]
        case Paragraph() | Heading() | Closer():
            return [block]
        case _:
            return []
