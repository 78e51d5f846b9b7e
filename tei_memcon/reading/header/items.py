"""What a line above a record names, by its own words: somebody who takes part, a subject, a place, a time.

Headings of lists are often lost in a copy, lists are run together and bullets lost; then the words of each item are
evidence. The figures are log odds, rounded: a title of courtesy before a name tells more than a capital letter.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from tei_memcon.data import table, word_list
from tei_memcon.notation.dates import find_dates
from tei_memcon.people.rows import PRESIDES, name_before_office, seat_of
from tei_memcon.reading.header.names import (
    HONORIFIC,
    LEAD,
    WITH_INITIAL,
    WORD,
    is_common,
    is_group,
    is_name,
    names_office,
    opens_with_office,
    surname,
)
from tei_memcon.speech import lexicon

Kind = Literal["participants", "subject", "place", "time", "others"]

_SIGN = re.compile(r"\(?(?:\d{1,2}|[a-z]|[IVX]{1,4})[.)]\s+")
_RANKS = ("Amb", "Gen", "Col", "Adm", "Capt", "Ambassador", "General", "Admiral", "Colonel", "Captain", "Major")
_TITLED_NAME = re.compile(rf"\b{lexicon.address(*_RANKS)}\s[A-Z]")
_NOTE_MARK = re.compile(r"(?<=[a-z.)\]])\d{1,2}$")
_CAPITAL_SURNAME = re.compile(
    r"[A-Z][a-zà-ÿ-]+\s(?:[A-Z]\.\s)?[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}\b|[A-Z]{2,12}\s[A-Z][a-z]{1,8}-[a-z]{1,8}\b"
)
_OF_OFFICES = re.compile(r"\b(?:officers|officials|representatives|members) (?:from|of)\b", re.I)
_AND_OTHERS = re.compile(
    r"(?:and|plus) (?:\w+ ){0,2}(?:others|advis[eo]rs|aides|assistants|experts|staff|interpreters|officers|officials"
    r"|delegates)",
    re.I,
)
_ROLE = re.compile(r"\b(?:note-?takers?|interpret(?:er|ers|ed)|interp|reporter|recorder|translator|rapporteur)\b", re.I)
_SYMBOL = re.compile(r"[A-Z][A-Z0-9/.&-]{0,12}(?:\s?\(\d{1,2}\))?")
_BEFORE_NAME = re.compile(r"(?P<office>[A-Z][\w/.& ]{0,24}?)\s?(?:[—–:]|--?|\s-)[-—–]?\s?(?P<name>[A-Z].*)")
_INITIAL = re.compile(r"\b[A-Z]\.|\b[A-Z]\s(?=[A-Z][a-z])")
_POSSESSIVE = re.compile(r"[a-z][’'](?:s\b|(?=\s))|s[’'](?=\s)")
_PART = re.compile(r"\bPart\s(?:\d|[IVX])", re.I)
_PORTION = re.compile(r"(?<![.?!”])\s\((?:[UCS]|TS)\)$")  # how secret the subject is: "Dredging of the Harbor (S)"
_BETWEEN_PLACES = re.compile(r"[;,] (?:and )?|, and ")
_QUOTED = re.compile(r"[“”\"?]")
_DIGIT_OR_DAY = re.compile(r"\d|day\b", re.I)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_MORE = re.compile(r"[^\W_]")  # what is neither date nor time of day
_SMALL = re.compile(r"\s(?:of|the|to|for|and|or|an?)\s")
_CLOCK = re.compile(
    r"(?:from\s)?\d{1,2}[:.]?\d{0,2}\s?(?:[ap]\.?\s?m\.?|hours|hrs\.?)?(?:\s?(?:[-–—]|to)\s?\d{1,2}[:.]?\d{0,2}\s?(?:[ap]\.?\s?m\.?|hours|hrs\.?|noon)?)?",
    re.I,
)
_STATES_TIME = re.compile(r"\d[:.]\d\d|\d\s?[ap]\.?\s?m\b|\d\s?(?:hours|hrs)\b|\bnoon\b|day\b|(?:1[89]|20)\d\d", re.I)
_SIDE_ALONE = re.compile(r"(?:\b[Ss]ide|\bSeite|^North|^South)$")
_ENDS_SENTENCE = re.compile(r"[.?!…][”\"’')\]]?\d{0,2}$")
_WIDE = "   "  # between the columns of a table
_SEATED = 6.0
_FEW = 2  # items


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in table("header_items").items()}


def names_side(words: str) -> bool:
    """Whether a line names a delegation and who belongs to it: "Seoul side: Mr. Oak, Mr. Elm".

    >>> [names_side(line) for line in ("Sofia: Anna Elm", "North: Delegate Elm, Ann Oak", "Sofia: We have not met.")]
    [True, True, False]
    """
    side, _, rest = words.partition(": ")
    if not rest:
        return False
    known = is_group(side) or side in word_list("cities") or bool(_SIDE_ALONE.search(side))
    return known and not _ENDS_SENTENCE.search(rest) and participation(rest) > 0


def is_enumeration(words: str) -> bool:
    """Whether a copy has put a list on one line: most of what stands between semicolons is somebody who takes part.

    >>> is_enumeration("The President; Mr. Oak, Director; Anna B. Elm"), is_enumeration("Berlin; trade; the Congo")
    (True, False)
    """
    parts = words.split("; ")
    return len(parts) > _FEW and are_participants(parts)


def are_participants(lines: Sequence[str]) -> bool:
    """Whether most of some lines name persons or delegations."""
    return sum(participation(one) > 0 or is_group(one) for one in lines) * 3 > len(lines) * 2


def evidence(words: str, called: frozenset[str] = frozenset()) -> dict[Kind, float]:
    """How much speaks for each kind of list.

    Args:
        words: of the line, its bullet left out.
        called: surnames, in small letters, of those whom the text of the record calls.
    """
    figures = dict(_evidence(words))
    if called and _is_called(words, called):
        figures["participants"] += 3
    return figures


def participation(words: str) -> float:
    """How much speaks for participants alone."""
    _, bare, lead = _parts(words)
    return _person(bare, lead)


@lru_cache(maxsize=256)  # as above
def _parts(words: str) -> tuple[str, str, str]:
    """The words of a line without the mark of a note, also without a number, and of these those before any sign."""
    words = _NOTE_MARK.sub("", words.partition("\t")[0])  # of a table of two columns, the first
    sign = _SIGN.match(words)
    bare = words[sign.end() if sign else 0 :].strip()
    return words, bare, (LEAD.match(bare) or [""])[0].strip()


@lru_cache(maxsize=256)  # as above
def _evidence(words: str) -> dict[Kind, float]:
    words, bare, lead = _parts(words)
    return {
        "participants": _person(bare, lead),
        "subject": _subject(words, bare, lead),
        "place": 3.0 if _is_venue(bare) and not WITH_INITIAL.fullmatch(lead) else -3.0,
        "time": 6.0 if is_time(bare) else -6.0,
        "others": _others(bare),
    }


def is_seat(words: str) -> bool:
    """Whether a line names the president of a council, or a member with the country."""
    return bool(seat_of(words)) or (bool(PRESIDES.match(words)) and _WIDE in words)


@lru_cache(maxsize=256)  # as above
def _person(bare: str, lead: str) -> float:
    if _PART.match(bare):
        return -1.5  # of a subject
    figure = _SEATED if is_seat(bare) else 0.0
    titled = bool(HONORIFIC.match(bare)) or opens_with_office(lead)
    if titled:
        figure += 4 if HONORIFIC.match(bare) else 3
    if is_office_with_name(bare) or _CAPITAL_SURNAME.match(bare) or name_before_office(bare):
        figure += 4
    elif not is_name(lead):
        figure -= 0 if is_group(bare) or bare.isupper() else 1.5  # what is printed in capitals may be a group
    else:
        figure += 3 if _INITIAL.search(lead) else 1.5 if " " in lead else 0
    figure += 4 * bool(_ROLE.search(bare) or _AND_OTHERS.fullmatch(bare) or _OF_OFFICES.search(bare)) + 2 * bool(
        _TITLED_NAME.search(bare, 1)
    )
    rest = bare[len(lead) :]
    if rest and lead and (_SYMBOL.fullmatch(rest.strip(" ,—–-")) or names_office(rest)):
        figure += 2
    return figure - 3 if titled and _POSSESSIVE.search(lead) else figure


def _is_called(words: str, called: frozenset[str]) -> bool:
    """Whether a line names somebody whom the text calls."""
    _, bare, lead = _parts(words)
    return surname(lead) in called and (bool(HONORIFIC.match(bare)) or is_name(lead))


def _subject(words: str, bare: str, lead: str) -> float:
    if is_office_with_name(bare):
        return 0.0
    found = [word.lower() for word in WORD.findall(lead)]
    known, offices = _words(), lexicon.offices()
    figure = 0.0
    figure += 2 * bool(_POSSESSIVE.search(lead))
    places = offices.heads.isdisjoint(found) and not known["regions"].isdisjoint(found)  # no "Desk Officer Far East"
    figure += 2 * (places or not known["topics"].isdisjoint(found))
    figure += 2 * (not known["joints"].isdisjoint(found))
    figure += 1.5 * (bool(found) and (all(map(is_common, found)) or found[-1] in offices.places))
    if not (HONORIFIC.match(bare) or opens_with_office(lead)):
        figure += 1 * bool(_SMALL.search(lead))  # an office has such words too, a name has not
    figure += 0.5 * (words != bare) - 3 * bare[:1].islower()
    figure += 3 * bool(_PART.search(bare)) + 4 * bool(_PORTION.search(words))
    figure += 3 * _joins_topic(lead)
    figure += 1 * (";" in bare) + 1 * bool(_QUOTED.search(bare)) + 3 * _names_places(bare)
    return figure


def _joins_topic(lead: str) -> bool:
    """Whether something that is no person stands beside somebody: "President Oak and the Harbor Climate"."""
    beside = lead.partition(" and the ")[2]
    words = beside.split()
    if len(words) < _FEW or not words[0][0].isupper() or is_group(beside) or opens_with_office(beside):
        return False
    return is_common(words[-1].lower()) and not is_name(beside)


def _names_places(bare: str) -> bool:
    """Whether words are a series of subjects, most of which are countries and regions: "Tin; Angola; Middle East"."""
    parts = [part.strip().lower() for part in _BETWEEN_PLACES.split(bare)]
    if len(parts) <= _FEW:
        return False
    places = [one for one in parts if one in lexicon.offices().places or one.rpartition(" ")[2] in _words()["regions"]]
    return len(places) * 2 >= len(parts)


def is_office_with_name(bare: str) -> bool:
    """Whether a line names an office or agency and who holds it.

    >>> is_office_with_name("NE—Stuart W. Aaker"), is_office_with_name("Mr. Aaker: I see.")
    (True, False)
    """
    match = _BEFORE_NAME.match(bare)
    if not match or not is_name(match["name"]):
        return False
    office = match["office"]
    if HONORIFIC.match(office):
        return False
    return bool(_SYMBOL.fullmatch(office)) or is_group(office) or opens_with_office(office)


def _others(bare: str) -> float:
    if bare.lower().startswith(tuple(_words()["copies"])):
        return 4.0
    return 1.0 if _SYMBOL.fullmatch(bare) else -6.0


def _is_venue(bare: str) -> bool:
    lower = bare.lower().strip(" .,]")
    return lower.endswith(tuple(_words()["venues"]))


def is_time(words: str) -> bool:
    """Whether a line holds a date, a time of day or both, and nothing else."""
    if not _DIGIT_OR_DAY.search(words):
        return False
    rest = words
    for date in reversed(list(find_dates(words))):
        rest = rest[: date.span.start] + rest[date.span.end :]
    rest = _CLOCK.sub("", _WEEKDAY.sub("", rest), count=2)
    return rest != words and not _MORE.search(rest) and bool(_STATES_TIME.search(words))
