"""The forms of the words by which somebody is called, as one pattern that goes through a text.

Pronouns, "the latter", several together, sides, offices in small letters, and rows of capitalised words.
"""

import re
from functools import cache

from tei_memcon.data import by_initial
from tei_memcon.speech import lexicon

_UP = "A-ZÀ-ÖØ-ÞĀ-Ž"
_WORD = rf"(?:(?![AI]\b)[{_UP}][\w–-]{{0,30}}+(?:[’'ʻ](?!s\b)\w{{1,20}}){{0,2}})"
_TITLES = (
    "Mr Mrs Ms Cde Cdes Comr Messrs Mme Mlle Sig Dr Prof Gen Lt Maj Brig Col Capt Cdr Cmdr Comdr Adm Amb Sen Rep Gov"
    " Sec Secy Pres Min Asst Dep Jr Sr St Wm Geo Chas Jas Thos Robt Edw"  # the last ones are given names
)
_TITLE_STOP = rf"(?:{by_initial(_TITLES.split())})\."
_INITIALS = rf"(?>(?:[{_UP}]\.\s?){{1,4}})"  # atomic: a row of initials is tried one way only
_LETTER = rf"(?<![.\w])[{_UP}]\.(?=\s[a-z])"  # "L. said", of a telephone conversation
_LINKS = (
    r"of\sthe|of|for|de\sla|de\sl[’']|de|del|della|di|da|dos|du|des|van\sder|van|von|den|der|el|al|bin|ibn|ben|d[’']"
)
_LINK = rf"(?:{by_initial(_LINKS.split('|'))})"
_SHORTENED = r"Comr?|Cd?e|Min|Dep|Amb|Gen|Col|Pres|Prof|Secr?|Sen|Dir|Vice-Pres"
_WRITTEN_OUT = rf"(?:{by_initial(_SHORTENED.split('|'))})\[[a-z]{{1,12}}\]\.?"  # "Com[rade]"
_STOPPED = rf"{_TITLE_STOP}|{_INITIALS}(?=(?:{_LINK}\s?)?[{_UP}])|{_LETTER}|{_WRITTEN_OUT}"  # "J. H. van Elm"
_TOKEN = rf"(?:(?=[{_UP}][A-Za-z-]{{0,8}}+[.\[])(?:{_STOPPED})|{_WORD})"  # a glance, for most words are whole
_MORE = rf"(?=[{_UP}abdefiov])"  # a capital, or what a link begins with: a glance is enough for most verbs
_SEQUENCE = rf"{_TOKEN}(?:,?\s(?=Jr)|\s{{1,2}}{_MORE})?(?:(?<=\s)(?:{_LINK}\s?)?{_TOKEN}(?:\s{_MORE})?){{0,8}}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I)"
_LATTER = r"[Tt]he\s(?:latter|former)"
_MEMBERS = (
    "sides|delegations|men|parties|leaders|principals|[Mm]inisters|[Ss]ecretaries"
    "|[Pp]residents|Chancellors|[Aa]mbassadors"
)
_SEVERAL = (
    r"(?:[Bb]oth|(?:[Tt]he\s)?(?:[Tt]wo|[Tt]hree|[Ff]our|[Oo]ther)|[Tt]he|[Aa]ll)(?:\s(?:other|two|three|four))?"
    rf"(?:\s{_WORD}){{0,3}}?\s(?:{_MEMBERS})|[Bb]oth(?=\s\w{{2,20}}ed\s|\s(?:said|felt|thought)\s)"
)
_VISITORS = (
    r"(?:(?:[Tt]he|[Aa]ll)\s(?:[\w’']{2,20}+\s){1,4}|[A-Z][a-z]{2,14}+\s)(?:representatives|visitors)"  # seldom any
)
_ROW = rf"(?:[Tt]he\s)?{_SEQUENCE}(?<!\s)"


@cache
def pattern(*, visitors: bool) -> re.Pattern[str]:
    """Whoever can be called, also those who are so long to look for, or without; what is more particular goes first.

    A match is the first letter alone, for a set of letters is sought most quickly; from it on, the words are looked at
    without being taken in. The last group says by its name what form they have, and by its end where they end.
    """
    words = lexicon.offices()
    sides, small = lexicon.alternatives(words.sides), lexicon.alternatives(words.small)
    # With what all of these begin: so a glance is enough for most of the words of a text.
    article = r"the\b" if visitors else rf"the\s(?:[{_UP}]|latter|former|two|three|four|other|{_MEMBERS}|{small})"
    first = rf"(?=[{_UP}]|(?:he|she|they|two|three|four|other|both|all)\b|{article})"
    begins = "" if visitors else "(?=[HSTIBFOAhstbfoa])"  # a glance, since most names begin otherwise
    whole = (
        rf"{_PRONOUN}(?P<pronoun>)",
        rf"{_LATTER}(?P<latter>)",
        rf"(?:{_SEVERAL}|{_VISITORS})(?P<several>)" if visitors else rf"(?:{_SEVERAL})(?P<several>)",
        rf"[Tt]he\s(?:{_WORD}\s){{1,2}}(?:{sides})(?P<side>)",
        rf"[Tt]he\s(?:{small})(?P<small>)",
    )
    called = rf"(?:{begins}(?:{'|'.join(whole)})(?![\w’'-])|{_ROW}(?P<sequence>))"
    return re.compile(rf"[{_UP}hstfboa](?<!\w.)(?<=(?={first}{called}).)")
