"""Subjects: the words by which a record calls whoever speaks, and what they say about the person.

"He", "the latter", "Gromyko", "Ambassador Lodge", "the Acting Secretary", "Foreign Minister von Brentano",
"Mrs. Meir and the Ambassador", "the other Foreign Ministers", "the Soviet side".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tei_memcon.source import Span
from tei_memcon.speech import lexicon, subject_forms

Kind = Literal["pronoun", "latter", "name", "office", "side", "several", "group"]

_OF = frozenset({"of", "for", "the"})
_BEFORE_NAMES = frozenset({"mr", "mrs", "miss", "ms", "dr"})  # "Mr. Day" is no day
_STYLES = frozenset({"majesty", "highness", "excellency"})
_AND = re.compile(r"(?:,\s{1,2}(?:and\s{1,2})?|\s{1,2}(?:and|&)\s{1,2})(?=[A-Zt])")  # two, where a page ended
_AND_OTHERS = re.compile(r",?\s(?:and|&)\sothers(?!\w)")
_WORDS = re.compile(r"(?:[A-ZÀ-Þ]\.\s?)+(?=\w|$)|\S+")
_APOSTROPHES = ("’", "'")
_BRACKETS = (" [", " (")
_POSSESSIVE = re.compile(r"[’']s?(?![\w])")


class Subject(NamedTuple):
    """Who is called, as far as the words alone say.

    Args:
        span: the words, in the text that was searched.
        kind: a pronoun, "the latter", a name, an office alone, a side, several together, or what is no person.
        text: the words.
        name: the words of the name, without titles.
        office: the office in small letters, in its common form: ``foreign minister``; with a name, its title.
        origin: what stands before an office: "Soviet", "French".
        feminine: whether the words show a woman.
        parts: those joined by "and".
        possessive: whether an "’s" follows.
    """

    span: Span
    kind: Kind
    text: str
    name: tuple[str, ...] = ()
    office: str = ""
    origin: str = ""
    feminine: bool = False
    parts: tuple["Subject", ...] = ()
    possessive: bool = False


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Subject]:
    """Everybody who is called in the text, in order; what a sentence opens with ("However", "Moscow") may come along.

    >>> [(s.kind, s.name, s.office) for s in find("The Foreign Minister told Mr. von Brentano that he agreed.")]
    [('office', (), 'foreign minister'), ('name', ('von', 'Brentano'), ''), ('pronoun', (), '')]
    """
    pattern = subject_forms.pattern(visitors="representatives" in text or "visitors" in text)
    at, end = start, len(text) if end is None else end
    while match := pattern.search(text, at, end):
        if subject := _subject(match):
            at = subject.span.end
            second = text[at + 1 : at + 2]  # character behind; a glance at it is enough for most
            if (second in "a&" or second.isspace()) and _AND.match(text, at, end):
                subject = _with_others(text, subject, end, pattern)
                at = subject.span.end
            yield subject
        else:
            at = match.end(match.lastgroup or 0)


def _with_others(text: str, first: Subject, end: int, pattern: re.Pattern[str]) -> Subject:
    """Take in those joined by "and": "Mrs. Meir and the Ambassador"."""
    if first.kind in ("several", "latter", "group") or first.possessive:
        return first
    parts = [first]
    while len(parts) < 5 and (link := _AND.match(text, parts[-1].span.end, end)):
        match = pattern.match(text, link.end(), end)
        following = _subject(match) if match else None
        together = following is not None and (following.kind in ("name", "office", "side") or following.text == "I")
        if following is None or not together or following.possessive:
            break
        parts.append(following)
        if "and" in link.group() or "&" in link.group():
            break
    others = _AND_OTHERS.match(text, parts[-1].span.end) if len(parts) > 1 else None
    if others:
        span = Span(first.span.start, others.end())
        return Subject(span, "several", text[span.start : span.end], parts=tuple(parts))
    capitals = all(one.text.isupper() and one.kind == "name" for one in parts)  # "GROMYKO, ANDROPOV emphasize"
    if len(parts) == 1 or not (
        capitals or re.search(r"\s(?:and|&)\s", text[parts[-2].span.end : parts[-1].span.start])
    ):
        return first
    span = Span(first.span.start, parts[-1].span.end)
    return Subject(span, "several", text[span.start : span.end], parts=tuple(parts))


def _subject(match: re.Match[str]) -> Subject | None:
    """Who is called at a place of the text."""
    kind, start, text = match.lastgroup or "", match.start(), match.string
    end = match.end(kind)
    found = _called(kind, text[start:end])
    if found is None:
        return None
    if found.kind == "pronoun" and text.startswith(_BRACKETS, end) and (named := _named_in_brackets(text, end)):
        return named._replace(span=Span(start, named.span.end + 1))
    possessive = text.startswith(_APOSTROPHES, end) and _POSSESSIVE.match(text, end) is not None
    if start == 0 and not possessive:
        return found
    first, last = found.span
    return Subject._make((Span(start + first, start + last), *found[1:-1], possessive))


def _named_in_brackets(text: str, at: int) -> Subject | None:
    """Whom the drafter or an editor says that a pronoun stands for: "He [the President] said"."""
    match = subject_forms.pattern(visitors=True).match(text, at + len(_BRACKETS[0]))
    found = _subject(match) if match else None
    closed = found is not None and text.startswith(("]", ")"), found.span.end)
    return found if found and closed and found.kind in ("name", "office") else None


@lru_cache(maxsize=4096)  # a record calls the same few people over and over, and so do the records of a volume
def _called(kind: str, text: str) -> Subject | None:
    """Who is called by these words, wherever they stand; ``kind`` is the form that they have."""
    span = Span(0, len(text))
    match kind:
        case "pronoun":
            return Subject(span, "pronoun", text, feminine=text.lower() == "she")
        case "latter":
            return Subject(span, "latter", text)
        case "several":
            return Subject(
                span, "several", text, office=text.split()[-1].lower().replace("secretaries", "secretary").rstrip("s")
            )
        case "side":
            _, *origin, side = text.split()
            return Subject(span, "side", text, office=side, origin=" ".join(origin))
        case "small":
            return Subject(span, "office", text, office=common_office(text))
        case _:
            return _of_row(text)


def _of_row(row: str) -> Subject | None:
    """Tell titles, office and name apart in a row of capitalised words."""
    words = _WORDS.findall(row) if "." in row else row.split()
    keys, offices = [_key(word) for word in words], lexicon.offices()
    the = words[0].lower() == "the"
    begin = int(the)
    while begin < len(words) and words[begin].rstrip(".,") in lexicon.openers() and keys[begin] not in offices.titles:
        begin, the = begin + 1, False
    if begin == len(words):
        return None
    if begin == len(words) - 1 and len(words[begin].rstrip(".")) == 1:  # "M said", of a telephone conversation
        return _named(row, words, begin)
    if offices.titles.isdisjoint(keys[begin:]):  # as most rows
        return _untitled(row, words, keys, begin, the=the)
    if second := _second_name(words, keys, begin):
        begin, the = second, False
    first = next((at for at in range(begin, len(words)) if keys[at] in offices.titles and words[at] != "the"), None)
    if first is None:
        return _untitled(row, words, keys, begin, the=the)
    if keys[-1] in offices.institutions and keys[max(begin, len(words) - 2)] not in _BEFORE_NAMES:
        return _head_of_body(row, words[first:], keys[first:]) or _group(row)
    return _titled(row, words, keys, begin, first, the=the)


def _untitled(row: str, words: list[str], keys: list[str], begin: int, *, the: bool) -> Subject:
    """A name without titles, or what is no person: "the Harbour", "Use of the Harbour"."""
    of_something = words[begin + 1 : begin + 2] == ["of"]
    is_group = the or of_something or keys[-1] in lexicon.offices().institutions
    return _group(row) if is_group else _named(row, words, begin)


def _group(row: str) -> Subject:
    return Subject(Span(0, len(row)), "group", row)


def _head_of_body(row: str, words: list[str], keys: list[str]) -> Subject | None:
    """Who is at the head of a body: "the Director of Central Intelligence"; nobody where the body itself is called."""
    at = words.index("of") if "of" in words else 0
    office, end, _ = _split_office(keys[:at])
    if not office or end < at or keys[at - 1] not in lexicon.offices().heads:
        return None
    return Subject(Span(0, len(row)), "office", row, office=common_office(" ".join(words)))


def _second_name(words: list[str], keys: list[str], begin: int) -> int:
    """Where another name begins: "a question from Mr. Allen Dulles Mr. Lloyd answered"; 0 where none does."""
    offices = lexicon.offices()
    for at in range(len(words) - 2, begin + 1, -1):  # "of the US" begins no name, though "the Honorable" does
        rank = words[at][0].isupper() and len(keys[at]) > 1 and keys[at] in offices.honorifics  # "Henry M. Elm"
        if rank and keys[at - 1] not in offices.titles:
            return at
    return 0


def _titled(row: str, words: list[str], keys: list[str], begin: int, first: int, *, the: bool) -> Subject | None:
    """An office, or a name with titles, the first of which is known."""
    origin = " ".join(words[begin:first])
    office, end, fem = _split_office(keys[first:])
    rest = words[first + end :]
    before = words[-len(rest) - 1] if office and rest else ""
    if before == "of" and (len(rest) == 1 or keys[-1] in lexicon.offices().places):
        origin, rest = rest[-1], []  # "Crown Prince of Norland"; nobody's name follows on "of" at once
    if before == "the" and len(rest) == 1:
        rest = []  # "General Secretary of the CC"
    if rest:
        return _named(row, words, begin if the else first, rest, office, origin, fem)
    if begin < first and not the and keys[-1] in ("pasha", "bey"):
        return _named(row, words, begin, words[begin:first], office)  # "Azzam Pasha"
    if not office:
        return None
    span = Span(0 if the else _offset(row, words, first), len(row))
    return Subject(span, "office", row, office=common_office(office), origin=origin)


def _named(
    row: str,
    words: list[str],
    begin: int,
    name: list[str] | None = None,
    office: str = "",
    origin: str = "",
    feminine: bool = False,
) -> Subject:
    """A name; with all words from the first one on, or those of the name alone."""
    start = _offset(row, words, begin)
    own = tuple([word.rstrip(",").strip() for word in name or words[begin:]])
    if "of" in own[1:]:  # "President Suharto of Indonesia"
        own = own[: own.index("of")]
    held = common_office(office) if office else ""
    return Subject(Span(start, len(row)), "name", row[start:], own, held, origin, feminine)


def _offset(row: str, words: list[str], at: int) -> int:
    """Where a word of a row begins."""
    start = 0
    for word in words[:at]:
        start = row.index(word, start) + len(word)
    return row.index(words[at], start)


def _split_office(keys: list[str]) -> tuple[str, int, bool]:
    """The office at the beginning, at which word it ends, and whether a title shows a woman."""
    words = lexicon.offices()
    office: list[str] = []
    feminine = False
    at = 0
    while at < len(keys):
        key = keys[at]
        if at == len(keys) - 1 and key in words.surnames and keys[at - 1] in _BEFORE_NAMES:
            break  # "Mr. King"
        king_follows = key in _STYLES and any(after in words.heads for after in keys[at + 1 : at + 3])
        if key in words.honorifics or king_follows:  # "His Majesty King Saud" is King Saud
            feminine = feminine or key in words.feminine
        elif _is_of_office(key, office):
            office.append(key)
        elif not (office and key == "d’affaires"):
            break
        at += 1
    while office and office[-1] in _OF:
        office.pop()
    if not any(key in words.heads for key in office):
        at -= len(office) if at == len(keys) > len(office) else 0  # "Lord Home" has no office
        office = []
    return " ".join(office), at, feminine


def _is_of_office(key: str, office: list[str]) -> bool:
    """Whether a word goes on the office: "Minister", "of", "Foreign Affairs"."""
    words = lexicon.offices()
    if key in words.heads or key in words.modifiers:
        return True
    return bool(office) and (key in _OF or (not _OF.isdisjoint(office) and key in words.departments))


@lru_cache(maxsize=4096)  # the same few words stand beside most names
def _key(token: str) -> str:
    key = token.rstrip(" .,").lower().replace("'", "’")
    key = key.replace("[", "").replace("]", "") if "[" in key else key
    return lexicon.offices().short.get(key, key)


def common_office(words: str) -> str:
    """An office in small letters, without article, department of state or synonym.

    >>> common_office("The Acting Secretary of State"), common_office("Minister of Foreign Affairs")
    ('acting secretary', 'foreign minister')
    """
    key = " ".join(words.lower().replace("'", "’").split()).removeprefix("the ")
    return lexicon.offices().same.get(key, key)
