"""Forms of a name: the office in them, and which of several is the one to show."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tei_memcon.people.listed import PARTICLES
from tei_memcon.people.names import IS_ELECT, parse
from tei_memcon.speech.lexicon import address
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.subjects import find

_HONORIFIC = re.compile(rf"^(?:{address('Messrs')}\s?)+", re.I)


@lru_cache(maxsize=4096)  # each form of a name is looked at for several ends
def part_office(printed: str) -> tuple[str, str]:
    """The office that stands before a name, and the name.

    >>> part_office("President of the US George Bush"), part_office("G. Bush")
    (('President of the US', 'George Bush'), ('', 'G. Bush'))
    """
    subject = next(find(IS_ELECT.sub("", printed)), None)
    if subject is None or not subject.office or not subject.name:
        return "", printed
    own = [word for word in subject.name if not _is_acronym(word)] or list(subject.name)
    start = printed.find(own[0])
    return (printed[:start].rstrip(" ,"), printed[start:]) if start > 0 else ("", printed)


def display_first(names: tuple[str, ...]) -> tuple[str, ...]:
    """The forms with the one to show first: without office, not in capitals, the fullest.

    >>> display_first(("President of the US George Bush", "G. BUSH", "G. Bush"))
    ('G. Bush', 'G. BUSH', 'President of the US George Bush')
    """
    if len(names) == 1:
        return names
    return tuple(sorted(names, key=lambda name: (bool(part_office(name)[0]), name.isupper(), -len(name))))


def listed_form(names: Sequence[str]) -> str:
    """The fullest form of a name, as lists print it.

    >>> listed_form(["Mr. Oak", "Ambassador Ann B. Oak"]), listed_form(["Jan van der Elm"]), listed_form(["Mr. Oak"])
    ('Oak, Ann B.', 'Elm, Jan van der', 'Oak')
    >>> listed_form(["Committee of Political Advisers"])
    'Committee of Political Advisers'
    """
    full = max(names, key=lambda name: (len(parse(name).tokens), sum(map(len, parse(name).tokens)), not name.isupper()))
    name = _HONORIFIC.sub("", part_office(full)[1]).strip()
    words = name.split()
    others = [word for word in words if word[0].islower() and word not in PARTICLES]
    if "," in name or others or not words[1:] or plain(words[-1]) != (parse(full).tokens[-1:] or ("",))[0]:
        return name or full
    return f"{words[-1]}, {' '.join(words[:-1])}"


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()
