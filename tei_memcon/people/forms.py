"""Forms of a name: the office in them, and which of several is the one to show."""

from functools import lru_cache

from tei_memcon.speech.subjects import find


@lru_cache(maxsize=4096)  # each form of a name is looked at for several ends
def part_office(printed: str) -> tuple[str, str]:
    """The office that stands before a name, and the name.

    >>> part_office("President of the US George Bush"), part_office("G. Bush")
    (('President of the US', 'George Bush'), ('', 'G. Bush'))
    """
    subject = next(find(printed), None)
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
    return tuple(sorted(names, key=lambda name: (bool(part_office(name)[0]), name.isupper(), -len(name))))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()
