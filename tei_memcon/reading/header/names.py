"""What words of a line above a record name: a person, an office, a delegation or an agency."""

import re
from functools import cache, lru_cache

from tei_memcon.data import read_text, word_list
from tei_memcon.speech import lexicon

HONORIFIC = re.compile(
    rf"(?:{lexicon.address('Messrs', 'MM', 'M', 'Comrades', 'Rt')}|(?:[Cc]des?|H\. ?E)\b\.?)"
    r"|(?:The )?(?:Rt\.? )?Hon\b|H\.[IR]?\.?M"
    r"|(?:His|Her|Their) (?:Imperial |Royal |Serene )?(?:Excellenc|Majest|Highness|Eminence|Holiness|Beatitude)"
)
_SURNAME_FIRST = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,24}\s(?:[A-Z][a-z]?\.\s?){1,3}")  # "BIRCH S. P."
WITH_INITIAL = re.compile(  # "Ann B. Street", whatever the surname means else
    r"[A-ZÀ-Þ][a-zà-ÿ]+\s(?:[A-Z]\.\s?){1,2}[A-ZÀ-Þ][\w’'-]+(?:,? (?:Jr|Sr)\.?| I{2,3})?"
)
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'ʼ-]*\.?,?|(?:[A-Z]\.){2,3}|de|von|van|der|den|du|la|le|al|el|bin|ibn|di|da|dos|y|[IVX]+\.?|Jr\.?|Sr\.?)(?:\s|$)"
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
_GENITIVE = re.compile(r"[’']s?$")
_BUREAU = re.compile(r"[,(—–-]\s?[A-Z]{1,4}(?:/[A-Z]{1,4})*\)?$")
LEAD = re.compile(r"(?:[^,;:(\[—–]|(?<=\w)–(?=\w))*")  # "Greek–Turkish Relations"
_LONGEST_NAME = 6  # words
_LONGEST_ACRONYM = 5  # letters
_SIDE = re.compile(
    r"(?:for |from |on )?(?:the )?(?P<whose>.*?)"
    r"(?: (?:sides?|delegations?|participants?|members?|representatives?|group|party|team|officials|government))?"
)


@cache
def groups() -> frozenset[str]:
    """Delegations and agencies, in small letters."""
    lines = read_text("delegations.txt").split("\n")
    return frozenset(line.lower().rstrip(".") for line in lines if line and not line.startswith("#"))


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
    return whose in groups() or whose in lexicon.offices().places


def honorific(words: str) -> bool:
    """Whether words begin with a title of courtesy: "Comrade Oak"."""
    return bool(HONORIFIC.match(words))


def is_name(words: str) -> bool:
    """Whether words are a name: two to five capitalised words, and not all of them common English or places."""
    lead = (LEAD.match(words) or [""])[0].strip()
    if HONORIFIC.match(lead) or opens_with_office(lead) or WITH_INITIAL.fullmatch(lead):
        return True
    tokens = lead.split()
    if not 1 <= len(tokens) <= _LONGEST_NAME or not all(_NAME.match(f"{token} ") for token in tokens):
        return False
    return not is_common(tokens[-1].strip(".,").lower())


def names_person(words: str) -> bool:
    """Whether words between two commas are somebody's name, and not the office of the one before.

    >>> [names_person(part) for part in ("Gen. Amos Aaker", "Deputy Director", "NSC Staff", "BIRCH S. P.")]
    [True, False, False, True]
    """
    lead = (LEAD.match(words) or [""])[0].strip()
    if HONORIFIC.match(lead) or _SURNAME_FIRST.fullmatch(lead) or WITH_INITIAL.fullmatch(lead):
        return True
    tokens = lead.split()
    if not tokens or len(tokens) > _LONGEST_NAME or not all(_NAME.match(f"{token} ") for token in tokens):
        return False
    last = tokens[-1].strip(".,")
    if len(tokens) == 1 and (opens_with_office(lead) or last in ("Jr", "Sr", "II", "III")):
        return False
    return not is_common(last.lower()) and not (last.isupper() and len(last) < _LONGEST_ACRONYM)


def is_common(word: str) -> bool:
    """Whether a word is common English, an office, a place or a nationality, and so hardly a surname."""
    word = _GENITIVE.sub("", word)
    offices = lexicon.offices()
    office = word in offices.heads or word in offices.modifiers  # "Mr. Oak, Deputy Director"
    nation = word in offices.places or word in offices.institutions
    return office or nation or word in word_list("english") or word in groups()


@lru_cache(maxsize=256)  # the lines of one header, of each of which it is asked for several figures
def opens_with_office(lead: str) -> bool:
    """Whether words begin with an office: "The Secretary", "Deputy Under Secretary Aaker"."""
    offices = lexicon.offices()
    words = [word.lower() for word in WORD.findall(lead)]
    at = 0
    while at < len(words) and (words[at] in offices.places or words[at] in groups() or words[at] == "the"):
        at += 1
    for word, after in zip(words[at : at + 5], [*words[at + 1 : at + 6], ""], strict=False):
        first = offices.short.get(word, word)
        if first in offices.heads and not (first == "general" and is_common(after)):
            return True
        if first not in offices.modifiers and not (first[:5] == "under" or first in ("of", "for")):
            return False
    return False


def names_office(rest: str) -> bool:
    """Whether words behind a name have an office in them, or the symbol of a bureau."""
    offices = lexicon.offices()
    found = [word.lower() for word in WORD.findall(rest)]
    return any(word in offices.heads or word in offices.institutions for word in found) or bool(_BUREAU.search(rest))


def surname(lead: str) -> str:
    """The last word of a name, in small letters."""
    tokens = [token.strip(".,’'").lower() for token in lead.split() if token.strip(".,")]
    tokens = [token for token in tokens if token not in ("jr", "sr", "iii", "ii")]
    return tokens[-1] if tokens else ""
