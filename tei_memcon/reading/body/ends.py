"""What stands below the text of a record: signatures and initials, closing formulas, to whom the copies went.

Only what nothing else follows is one; ``JFD`` in the middle of a record is a heading or a label.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tei_memcon.data import table, word_list
from tei_memcon.model import Block, Closer, Paragraph, Trailer
from tei_memcon.notation.dates import find_dates
from tei_memcon.reading.body.turns import as_one
from tei_memcon.reading.page.join import Passage
from tei_memcon.rules._events import is_event
from tei_memcon.speech import lexicon
from tei_memcon.speech.labels import Label

_MARKED = re.compile(
    r"(?:.{0,30}\s)?(?:/?s{1,2}/|\[(?:illegible )?(?:signed|signature)[^\[\]]{0,20}\]|\((?:signed|sgd)\.?\)"
    r"|(?-i:\(s\.?\))|\(S\)(?=\s[^\W\d_])|gez\.)\s?"  # a bare "(S)" at the end says how secret the paragraph is
    r"(?P<name>.{0,80})",
    re.I,
)
_COPIES = re.compile(r"(?:copies|copy|cc|distribution)\b(?: to)?:? ", re.I)
_SLASHES = re.compile(r"(?:/\s?(?P<slashed>[^/]{3,40}?)\s?/|\((?P<round>[^()]{3,40})\))")
_INITIALS = re.compile(r"(?:[A-Z]{2,4}|(?:(?:Mc|Mac|O’|O')?[A-Z][a-z]?\.\s?){2,4}|[A-Z]{2,3}[’'][A-Z])(?:/[a-z]{2,4})?")
_TOKEN = re.compile(r"[^\W\d_](?:[\w’'.-]|\[\w{1,20}\]?|\])*")
_INITIAL = re.compile(r"[A-Z]\.?|(?:[A-Z]\.){2,3}|Mc[A-Z]\.")
_STOPPED = re.compile(r"[:?!;]$|(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])(?<!\ba\.i)\.$")
_STATES = frozenset({"u.s", "u.k", "u.n", "us", "uk", "un"})
_NOTE_MARK = re.compile(
    r"(?<=[^\W\d])\d{1,2}(?=\s|$)|(?<=[.,)\]])\d{1,2}(?=\s|$)|[\[(](?:\^|note |fn )?\d{1,2}[\])]$|\^\d{1,2}\^?$"
)
_GENERATION = frozenset({"jr", "sr", "ii", "iii"})
_SMALL = frozenset(
    {"of", "the", "for", "and", "to", "in", "de", "van", "von", "der", "den", "la", "al", "el", "a.i", "ad", "interim"}
)
_PLACE = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24})?, ?)?(?:the )?")
_LONGEST_DATE = 60  # characters of a line that is a date
_FARTHEST = 16  # lines below a signature
_LONGEST_SIGNATURE = 110
_NAME_TOKENS = 5
_HEADS = ("head of ", "member of ")


def end_of_text(passages: Sequence[Passage], labels: Sequence[Label | None]) -> int:
    """Where the text of a record ends and what closes it begins."""
    start = len(passages)
    copies = _copies_listed(passages)
    for at in range(len(passages) - 1, max(0, len(passages) - _FARTHEST), -1):
        text, above = passages[at].text, labels[at - 1]
        if labels[at] or (above and not passages[at - 1].text[above.span.end :]):
            break  # somebody says it
        if at > copies and not text.startswith(("[signed", "[signature")):
            continue  # somebody who gets one; below them "[signed]" is whoever approved it
        if is_signature(text) or _matches("formula", text) or _matches("salutation", text):
            start = at
        elif not (passages[at].is_page_mark or _matches("distribution", text) or _is_below(passages, at)):
            break
    while start > 1 and start < len(passages) and _is_office(passages[start - 1].text) and not labels[start - 1]:
        start -= 1  # "AMBASSADOR OF THE USSR" above the name
    return start


def _is_below(passages: Sequence[Passage], at: int) -> bool:
    """Whether a line stands below a signature: an office, also in small letters, or a date."""
    text = passages[at].text
    return _is_office(text) or _is_date(text) or (text[0].islower() and _is_office_of(passages[at - 1].text, text))


def _is_office_of(name: str, text: str) -> bool:
    """Whether a line in small letters is the office of whoever signs above it: "head of department"."""
    offices = lexicon.offices()
    words = text.split()
    if not words:
        return False  # a form feed
    opened = words[0] in offices.heads or words[0] in offices.modifiers or text.startswith(_HEADS)
    return opened and len(words) <= _NAME_TOKENS and text[-1].isalpha() and is_signature(name)


def _copies_listed(passages: Sequence[Passage]) -> int:
    """The line that says that those to whom the copies went follow, if nothing but short lines do."""
    at = len(passages) - 1
    while at > max(0, len(passages) - _FARTHEST) and len(passages[at].text) < _LONGEST_DATE:
        if passages[at].text.endswith(":") and _matches("distribution", passages[at].text):
            return at
        at -= 1
    return len(passages)


def _is_date(text: str) -> bool:
    """Whether a line below a signature is a date, perhaps with the place.

    >>> _is_date("26 July 1985"), _is_date("Oakham, July 26, 1985."), _is_date("They left on 26 July 1985")
    (True, True, False)
    """
    day = next(find_dates(text), None) if len(text) < _LONGEST_DATE else None
    return day is not None and bool(_PLACE.fullmatch(text, 0, day.span.start)) and text[day.span.end :] in ("", ".")


def closing(passages: Sequence[Passage]) -> Iterator[Block]:
    """What closes a record: each signature with the office below it, and every other line as a trailer.

    Args:
        passages: from `end_of_text` on.
    """
    for group in _signed(passages):
        if group[0].is_page_mark:
            yield Paragraph(group[0].content)
        elif _signs(group[0].text):
            yield Closer(as_one(group).content)
        else:
            yield Trailer(group[0].content)


def _signed(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Each line by itself, but an office with the name that it belongs to, and a name with its "[signature]"."""
    group: list[Passage] = []
    for one in passages:
        named = bool(group) and (_is_office(group[-1].text) or bool(_MARKED.fullmatch(group[-1].text)))
        office = _is_office(one.text) or (bool(group) and _is_office_of(group[-1].text, one.text))
        if group and not (_signs(group[0].text) and (office or (named and _signs(one.text)))):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _signs(text: str) -> bool:
    return is_signature(text) or _is_office(text) or _matches("salutation", text)


def is_signature(text: str) -> bool:
    """Whether a line is a signature or initials, with or without the office of who signs.

    >>> is_signature("J. R. Rand Major, U.S. Army"), is_signature("[signature] (A. ORLOV)"), is_signature("JRR")
    (True, True, True)
    >>> is_signature("Adjourn for the evening."), is_signature("Arms Control")
    (False, False)
    """
    if len(text) > 3 * _LONGEST_SIGNATURE:
        return False  # whatever marks of notes it has
    text = _NOTE_MARK.sub("", text)
    if len(text) > _LONGEST_SIGNATURE or _COPIES.match(text):
        return False
    marked = _MARKED.match(text)
    bare = _bare(marked["name"] if marked else text)
    if bare.lower() in lexicon.offices().institutions or (bare != text and is_event(bare)):
        return False  # "SALT" is a heading, "(Applause)" no name
    return bool((marked and not bare) or _INITIALS.fullmatch(bare)) or _is_name(bare)


def _bare(text: str) -> str:
    """What stands between slashes or parentheses: ``/A. ORLOV/``, ``(Orlov)``."""
    match = _SLASHES.fullmatch(text.strip())
    return (match["slashed"] or match["round"]).strip() if match else text.strip()


def _is_name(text: str) -> bool:
    """Whether words are a name, and nothing more but an office: initials, or words that are no English."""
    if _STOPPED.search(text):
        return False
    tokens = _TOKEN.findall(text)
    if not tokens or not text.lstrip("[")[:1].isalpha() or re.search(r"\d", text):
        return False
    if len(" ".join(tokens)) < len(text) * 0.8:
        return False
    offices = lexicon.offices()
    keys = [offices.short.get(key, key) for key in (token.lower().strip(".,") for token in tokens)]
    if keys[0] in word_list("no_speakers") or not _are_capitalised(tokens):
        return False
    office = next((i for i, key in enumerate(keys) if i and (key in offices.heads or key == "for")), None)
    while office and office > 1 and (keys[office - 1] in offices.modifiers or keys[office - 1] in offices.institutions):
        office -= 1  # "Staff Director"
    name = keys[:office]
    if not 0 < len(name) <= _NAME_TOKENS or name[0] in _STATES:
        return False
    if name[-1] in offices.places or name[-1] in offices.institutions:
        return False
    if any(key.endswith(("’s", "'s")) for key in name):
        return False  # "Aaker’s Visit"
    if any(_INITIAL.fullmatch(token) for token in tokens[: len(name)]):
        return True
    return any(key.strip("’'") not in word_list("english") and key not in _GENERATION for key in name)


def _is_office(text: str) -> bool:
    """Whether a line is an office alone: it begins with one, and all its words are capitalised."""
    if len(text) > _LONGEST_SIGNATURE or text.endswith((".", ":")):
        return False
    tokens = _TOKEN.findall(text)
    if not tokens:
        return False
    keys = [token.lower().strip(".,") for token in tokens]
    offices = lexicon.offices()
    opened = keys[0] in offices.heads or keys[0] in offices.modifiers
    return opened and any(key in offices.heads for key in keys) and _are_capitalised(tokens)


def _are_capitalised(tokens: Sequence[str]) -> bool:
    return all(token[0].isupper() or token[:2] in ("d’", "d'") or token.strip(".") in _SMALL for token in tokens)


def _matches(kind: str, text: str) -> bool:
    return bool(_wordings()[kind].fullmatch(text))


@cache
def _wordings() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile("|".join(patterns), re.I) for kind, patterns in table("endings").items()}
