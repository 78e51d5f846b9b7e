"""What a line above a record names, by its own words: somebody who takes part, a subject, a place, a time.

Headings of lists are often lost in a copy, lists are run together and bullets lost; then the words of each item are
evidence. The figures are log odds, rounded: a title of courtesy before a name tells more than a capital letter.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from tei_memcon.data import entries, read_text, word_list
from tei_memcon.dates import find_dates
from tei_memcon.people.rows import PRESIDES, name_before_office, seat_of
from tei_memcon.speech import lexicon

Kind = Literal["participants", "subject", "place", "time", "copies"]

_SIGN = re.compile(r"\(?(?:\d{1,2}|[a-z]|[IVX]{1,4})[.)]\s+")
_HONORIFIC = re.compile(
    rf"(?:{lexicon.address('Messrs', 'MM', 'M', 'Comrades', 'Rt')}|(?:[Cc]des?|H\. ?E)\b\.?)"
    r"|(?:The )?(?:Rt\.? )?Hon\b|H\.[IR]?\.?M"
    r"|(?:His|Her|Their) (?:Imperial |Royal |Serene )?(?:Excellenc|Majest|Highness|Eminence|Holiness|Beatitude)"
)
_RANKS = ("Amb", "Gen", "Col", "Adm", "Capt", "Ambassador", "General", "Admiral")
_TITLED_NAME = re.compile(rf"\b{lexicon.address(*_RANKS)}\s[A-Z]")
_NOTE_MARK = re.compile(r"(?<=[a-z.)\]])\d{1,2}$")
_CAPITAL_SURNAME = re.compile(
    r"[A-Z][a-zà-ÿ-]+\s(?:[A-Z]\.\s)?[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}\b|[A-Z]{2,12}\s[A-Z][a-z]{1,8}-[a-z]{1,8}\b"
)
_SURNAME_FIRST = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,24}\s(?:[A-Z][a-z]?\.\s?){1,3}")  # "BIRCH S. P."
_AND_OTHERS = re.compile(
    r"(?:and|plus) (?:\w+ ){0,2}(?:others|advis[eo]rs|aides|assistants|experts|staff|interpreters|officers|officials"
    r"|delegates)",
    re.I,
)
_ROLE = re.compile(r"\b(?:note-?takers?|interpret(?:er|ers|ed)|interp|reporter|recorder|translator|rapporteur)\b", re.I)
_SYMBOL = re.compile(r"[A-Z][A-Z0-9/.&-]{0,12}(?:\s?\(\d{1,2}\))?")
_BEFORE_NAME = re.compile(r"(?P<office>[A-Z][\w/.& ]{0,24}?)\s?(?:[—–:]|--?|\s-)[-—–]?\s?(?P<name>[A-Z].*)")
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'ʼ-]*\.?,?|(?:[A-Z]\.){2,3}|de|von|van|der|den|du|la|le|al|el|bin|ibn|di|da|dos|y|[IVX]+\.?|Jr\.?|Sr\.?)(?:\s|$)"
)
_INITIAL = re.compile(r"\b[A-Z]\.|\b[A-Z]\s(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = re.compile(r"[a-z][’'](?:s\b|(?=\s))|s[’'](?=\s)")
_PART = re.compile(r"\bPart\s(?:\d|[IVX])", re.I)
_PORTION = re.compile(r"(?<![.?!”])\s\((?:[UCS]|TS)\)$")  # how secret the subject is: "Dredging of the Harbor (S)"
_GENITIVE = re.compile(r"[’']s?$")
_QUOTED = re.compile(r"[“”\"?]")
_BUREAU = re.compile(r"[,(—–-]\s?[A-Z]{1,4}(?:/[A-Z]{1,4})*\)?$")
_DIGIT_OR_DAY = re.compile(r"\d|day\b", re.I)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_MORE = re.compile(r"[^\W_]")  # what is neither date nor time of day
_SMALL = re.compile(r"\s(?:of|the|to|for|and|or|an?)\s")
_LEAD = re.compile(r"(?:[^,;:(\[—–]|(?<=\w)–(?=\w))*")  # "Greek–Turkish Relations"
_CLOCK = re.compile(
    r"(?:from\s)?\d{1,2}[:.]?\d{0,2}\s?(?:[ap]\.?\s?m\.?|hours|hrs\.?)?(?:\s?(?:[-–—]|to)\s?\d{1,2}[:.]?\d{0,2}\s?(?:[ap]\.?\s?m\.?|hours|hrs\.?|noon)?)?",
    re.I,
)
_STATES_TIME = re.compile(r"\d[:.]\d\d|\d\s?[ap]\.?\s?m\b|\d\s?(?:hours|hrs)\b|\bnoon\b|day\b|(?:1[89]|20)\d\d", re.I)
_SIDE_ALONE = re.compile(r"(?:\b[Ss]ide|\bSeite)$")
_ENDS_SENTENCE = re.compile(r"[.?!…][”\"’')\]]?\d{0,2}$")
_WIDE = "   "  # between the columns of a table
_SEATED = 6.0
_LONGEST_NAME = 6  # words
_FEW = 2  # items
_LONGEST_ACRONYM = 5  # letters


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(read_text("header_items.toml"))
    return {name: frozenset(entries) for name, entries in table.items()}


@cache
def _groups() -> frozenset[str]:
    lines = read_text("delegations.txt").split("\n")
    return frozenset(line.lower().rstrip(".") for line in lines if line and not line.startswith("#"))


_SIDE = re.compile(
    r"(?:for |from |on )?(?:the )?(?P<whose>.*?)"
    r"(?: (?:sides?|delegations?|participants?|members?|representatives?|group|party|team|officials|government))?"
)


@lru_cache(maxsize=256)  # the lines of one header, of each of which it is asked again and again
def is_group(words: str) -> bool:
    """Whether a line names no person but a delegation or an agency, whose members follow.

    >>> [is_group(line) for line in ("U.S. Side", "Norwegians:", "NSC Staff", "Mr. Holm", "Bonn\\n\\fElm")]
    [True, True, True, False, False]
    """
    alone = " ".join(words.split()).strip(" :.")  # a page may end within them
    if alone.isupper() and alone.isalpha() and len(alone) < 7:
        return True
    match = _SIDE.fullmatch(alone.lower())
    assert match  # anything does
    whose = match["whose"].strip(" .")
    return whose in _groups() or whose in lexicon.offices().places


def names_side(words: str) -> bool:
    """Whether a line names a delegation and who belongs to it: "Seoul side: Mr. Oak, Mr. Elm".

    >>> [names_side(line) for line in ("Sofia: Anna Elm", "Sofia side: Delegate Elm", "Sofia: We have not met before.")]
    [True, True, False]
    """
    side, _, rest = words.partition(": ")
    known = is_group(side) or side in entries("cities") or bool(_SIDE_ALONE.search(side))
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
    return words, bare, (_LEAD.match(bare) or [""])[0].strip()


@lru_cache(maxsize=256)  # as above
def _evidence(words: str) -> dict[Kind, float]:
    words, bare, lead = _parts(words)
    return {
        "participants": _person(bare, lead),
        "subject": _subject(words, bare, lead),
        "place": 3.0 if _is_venue(bare) else -3.0,
        "time": 6.0 if is_time(bare) else -6.0,
        "copies": _copies(bare),
    }


def is_seat(words: str) -> bool:
    """Whether a line names the president of a council, or a member with the country."""
    return bool(seat_of(words)) or (bool(PRESIDES.match(words)) and _WIDE in words)


def _person(bare: str, lead: str) -> float:
    figure = _SEATED if is_seat(bare) else 0.0
    titled = bool(_HONORIFIC.match(bare)) or opens_with_office(lead)
    if titled:
        figure += 4 if _HONORIFIC.match(bare) else 3
    if is_office_with_name(bare) or _CAPITAL_SURNAME.match(bare) or name_before_office(bare):
        figure += 4
    elif not _is_name(lead):
        figure -= 0 if is_group(bare) or bare.isupper() else 1.5  # what is printed in capitals may be a group
    elif not _PART.match(bare):
        figure += 3 if _INITIAL.search(lead) else 1.5 if " " in lead else 0
    figure += 4 * bool(_ROLE.search(bare) or _AND_OTHERS.fullmatch(bare)) + 2 * bool(_TITLED_NAME.search(bare, 1))
    rest = bare[len(lead) :]
    if rest and lead and (_SYMBOL.fullmatch(rest.strip(" ,—–-")) or _names_office(rest)):
        figure += 2
    return figure - 3 if titled and _POSSESSIVE.search(lead) else figure


def _is_called(words: str, called: frozenset[str]) -> bool:
    """Whether a line names somebody whom the text calls."""
    _, bare, lead = _parts(words)
    return _surname(lead) in called and (bool(_HONORIFIC.match(bare)) or _is_name(lead))


def _subject(words: str, bare: str, lead: str) -> float:
    if is_office_with_name(bare):
        return 0.0
    found = [word.lower() for word in _WORD.findall(lead)]
    figure = 0.0
    figure += 2 * bool(_POSSESSIVE.search(lead))
    figure += 2 * any(word in _words()["topics"] or word in _words()["regions"] for word in found)
    figure += 2 * any(word in _words()["joints"] for word in found)
    figure += 1.5 * (bool(found) and (all(_is_common(word) for word in found) or found[-1] in lexicon.offices().places))
    if not (_HONORIFIC.match(bare) or opens_with_office(lead)):
        figure += 1 * bool(_SMALL.search(lead))  # an office has such words too, a name has not
    figure += 0.5 * (words != bare) - 3 * bare[:1].islower()
    figure += 3 * bool(_PART.search(bare)) + 4 * bool(_PORTION.search(words))
    figure += 1 * (";" in bare) + 1 * bool(_QUOTED.search(bare))
    return figure


def is_office_with_name(bare: str) -> bool:
    """Whether a line names an office or agency and who holds it.

    >>> is_office_with_name("NE—Stuart W. Aaker"), is_office_with_name("Mr. Aaker: I see.")
    (True, False)
    """
    match = _BEFORE_NAME.match(bare)
    if not match or not _is_name(match["name"]):
        return False
    office = match["office"]
    if _HONORIFIC.match(office):
        return False
    return bool(_SYMBOL.fullmatch(office)) or is_group(office) or opens_with_office(office)


def honorific(words: str) -> bool:
    """Whether words begin with a title of courtesy: "Comrade Oak"."""
    return bool(_HONORIFIC.match(words))


def _copies(bare: str) -> float:
    if bare.lower().startswith(tuple(_words()["copies"])):
        return 4.0
    return 1.0 if _SYMBOL.fullmatch(bare) else -6.0


def _is_name(words: str) -> bool:
    """Whether words are a name: two to five capitalised words, and not all of them common English or places."""
    lead = (_LEAD.match(words) or [""])[0].strip()
    if _HONORIFIC.match(lead) or opens_with_office(lead):
        return True
    tokens = lead.split()
    if not 1 <= len(tokens) <= _LONGEST_NAME or not all(_NAME.match(f"{token} ") for token in tokens):
        return False
    return not _is_common(tokens[-1].strip(".,").lower())


def names_person(words: str) -> bool:
    """Whether words between two commas are somebody's name, and not the office of the one before.

    >>> [names_person(part) for part in ("Gen. Amos Aaker", "Deputy Director", "NSC Staff", "BIRCH S. P.")]
    [True, False, False, True]
    """
    lead = (_LEAD.match(words) or [""])[0].strip()
    if _HONORIFIC.match(lead) or _SURNAME_FIRST.fullmatch(lead):
        return True
    tokens = lead.split()
    if not tokens or len(tokens) > _LONGEST_NAME or not all(_NAME.match(f"{token} ") for token in tokens):
        return False
    last = tokens[-1].strip(".,")
    if len(tokens) == 1 and (opens_with_office(lead) or last in ("Jr", "Sr", "II", "III")):
        return False
    return not _is_common(last.lower()) and not (last.isupper() and len(last) < _LONGEST_ACRONYM)


def _is_common(word: str) -> bool:
    """Whether a word is common English, an office, a place or a nationality, and so hardly a surname."""
    word = _GENITIVE.sub("", word)
    offices = lexicon.offices()
    office = word in offices.heads or word in offices.modifiers  # "Mr. Oak, Deputy Director"
    nation = word in offices.places or word in offices.institutions
    return office or nation or word in word_list("english") or word in _groups()


@lru_cache(maxsize=256)  # the lines of one header, of each of which it is asked for several figures
def opens_with_office(lead: str) -> bool:
    """Whether words begin with an office: "The Secretary", "Deputy Under Secretary Aaker"."""
    offices = lexicon.offices()
    words = [word.lower() for word in _WORD.findall(lead)]
    at = 0
    while at < len(words) and (words[at] in offices.places or words[at] in _groups() or words[at] == "the"):
        at += 1
    for word, after in zip(words[at : at + 5], [*words[at + 1 : at + 6], ""], strict=False):
        first = offices.short.get(word, word)
        if first in offices.heads and not (first == "general" and _is_common(after)):
            return True
        if first not in offices.modifiers and not (first[:5] == "under" or first in ("of", "for")):
            return False
    return False


def _names_office(rest: str) -> bool:
    offices = lexicon.offices()
    found = [word.lower() for word in _WORD.findall(rest)]
    return any(word in offices.heads or word in offices.institutions for word in found) or bool(_BUREAU.search(rest))


def _surname(lead: str) -> str:
    tokens = [token.strip(".,’'").lower() for token in lead.split() if token.strip(".,")]
    tokens = [token for token in tokens if token not in ("jr", "sr", "iii", "ii")]
    return tokens[-1] if tokens else ""


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
