"""Entries of a list that name several people: columns that a copy ran together, names joined by commas."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tei_memcon.data import entries, word_list
from tei_memcon.people.names import parse
from tei_memcon.people.register import Form
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain

_COLUMNS = re.compile(r"\s{3,}|\s(?=[A-Z][A-Z/&]{0,7}—[A-Z])")  # "Mr. Oak NEA—Anna Elm" too
_GAP = re.compile(r"\s{4,}")
_JOINED = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_OFFICE_OF = re.compile(r"\s(?:of|for|to|at|in|on)\s|[:\d(]")  # an office is told, or no name at all
_COUNTRY = re.compile(r"(?P<country>[A-Z][\w ]{2,40}):\s(?P<name>\S.*)")
_INITIALS = re.compile(lexicon.INITIALS)
# The symbol of a bureau, or an office, before the name: "NEA—Mr. Oak", "Deputy Commander (Navy)—Anna Elm".
_DASHED = re.compile(r"(?P<before>[^—]{1,80}?)\s?—\s?(?P<name>(?:[A-ZÀ-Þ][\w.’'-]{0,20}\s?){2,5})")
_GIVEN_IN_TWO = re.compile(r"[A-Z][A-Za-z]{1,9}\s([A-Z][a-z]{1,8}-[a-z]{1,8})(?=\s(?:[A-Z]|former|acting))")
_SYMBOL = re.compile(r"[A-Z][A-Z/&]{0,7}")
_HOLDER = re.compile(r"(?P<office>(?:The\s)?[A-Z][A-Za-z ]{2,40}?)\s\((?P<name>[^()]{5,50})\)")
_BEFORE = lexicon.address("M", "Prince", "Sheikh", "Ambassador")
# "......", ". . . .", ". .": the dots that lead the eye from one column to the next
_LEADERS = r"(?:\s?[.·…]){3,}|\s?…{2,}|(?:\s\.){2}(?=\s)"
# "President:     Mrs. Oak ...... (Norland)", above a record that calls the president by the office
PRESIDES = re.compile(
    r"(?:Acting |Temporary )?(?P<office>President|Chairman|Chairwoman|Chair):\s{1,20}"
    rf"(?P<name>{_BEFORE}(?:\s{{1,2}}[^\W\d_][\w’'-]*\.?){{1,4}}?)"
    rf"\s*(?:{_LEADERS}|\(|$)"
)
# "Norland ......... Mrs. Oak", "Norland        Mr. Elm": a seat at the table of a council
_SEAT = re.compile(
    rf"(?P<country>[A-ZÀ-Þ][\w ,()’'-]{{2,70}}?)(?:\s{{3,}}|(?:{_LEADERS})\s?)"
    rf"(?P<name>{_BEFORE}\s{{1,2}}[^\d,;:]{{2,40}})"
)
_GIVEN = re.compile(r"[A-ZÀ-Þ](?:[\w’'-]{0,20}|\.(?:[A-Z]\.)?)")
_SURNAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*")
_POSTS = frozenset({"staff", "section", "liaison", "desk", "press", "division", "unit", "team", "senior"})
_BEFORE_OFFICES = _POSTS | {"former", "presidential", "chief"}
_HOLDS = frozenset({"member", "officer", "clerk", "expert"})  # offices only behind one of these
_LINKS = frozenset({"of", "the", "for", "and", "to", "in"})
_MOST_WORDS = 5
_SIDES = 2  # columns
_SHORTEST = 5  # letters of a name in capitals among others that are not


@lru_cache(maxsize=1024)  # the records of a volume list the same people
def apart(form: Form) -> tuple[Form, ...]:
    """Each of those whom an entry names, if every part of it is a title with a name; else the entry itself.

    >>> [one.printed for one in apart(Form("Secretary Oak Foreign Secretary Elm Marshal Alder"))]
    ['Secretary Oak', 'Foreign Secretary Elm', 'Marshal Alder']
    >>> [one.printed for one in apart(Form("Mr. Oak, Ambassador of Norland"))]
    ['Mr. Oak, Ambassador of Norland']
    >>> [one.printed for one in apart(Form("Anna Tolgyes and Ivan Berezin"))]
    ['Anna Tolgyes', 'Ivan Berezin']
    >>> [(one.printed, one.office) for one in apart(Form("The President (Anna B. Tolgyes)"))]
    [('Anna B. Tolgyes', 'president')]
    >>> [(one.printed, one.office) for one in apart(Form("Deputy Commander (Navy)—Anna Elm"))]
    [('Anna Elm', 'deputy commander')]
    """
    return tuple(_apart(form))


def _apart(form: Form) -> Iterator[Form]:
    if seated := _seated(form):
        yield seated
        return
    country = _COUNTRY.match(form.printed)
    if country and _is_side(country["country"]):  # "NORLAND: Mr. Oak", "Sofia: Mr. Elm"
        yield from apart(Form(country["name"], country["country"], form.role))
        return
    parts = _COLUMNS.split(form.printed.strip())
    if len(parts) == _SIDES and _is_plain_name(parts[0]) and parse(parts[1]).titles and not parse(parts[1]).tokens:
        yield replace(form, printed=", ".join(parts))  # "Anna Elm      Delegate"
        return
    columns = len(parts) > 1 and not any(_OFFICE_OF.search(part) or "," in part for part in parts)
    sides = _GAP.split(form.printed.strip())
    if not columns and len(sides) == _SIDES and all(_is_entry(side) for side in sides):
        parts, columns = [side for side in sides if not _is_side(side)], True  # "Mr. Oak, EUR      Ambassador Elm"
    if columns:
        for part in parts:
            yield from apart(Form(part, form.delegation))
        return
    if holder := _holder(form):
        yield holder
        return
    names = _JOINED.split(form.printed)
    if len(names) > 1 and all(map(_is_plain_name, names)):
        yield from (replace(form, printed=name) for name in names)
        return
    for found in (names, _by_titles(form.printed)):
        if len(found) > 1 and not _OFFICE_OF.search(form.printed) and all(map(_is_titled_name, found)):
            yield from (Form(name, form.delegation) for name in found)
            return
    yield form


def _holder(form: Form) -> Form | None:
    """Whoever an entry names with an office before or behind the name, without a comma."""
    dashed = _DASHED.fullmatch(form.printed)
    if dashed and (_SYMBOL.fullmatch(dashed["before"]) or parse(dashed["before"]).titles):
        return replace(form, printed=dashed["name"], office=next(iter(parse(dashed["before"]).titles), form.office))
    holder = _HOLDER.fullmatch(form.printed)
    if holder and _is_plain_name(holder["name"]) and len(offices := parse(holder["office"]).titles) == 1:
        return replace(form, printed=holder["name"], office=offices[0])
    before = name_before_office(form.printed)
    return replace(form, printed=f"{before}, {form.printed[len(before) :].strip()}") if before else None


def seat_of(words: str) -> tuple[str, str] | None:
    """The country and the name in a row of the table of a council's members.

    >>> seat_of("Norland .......... Mrs. Oak"), seat_of("Anna Oak        Mr. Elm"), seat_of("Lord Oak      Mr. Elm")
    (('Norland', 'Mrs. Oak'), None, None)
    """
    match = _SEAT.fullmatch(words)
    if match is None or _is_title(match["country"].split()[0]) or match["country"].startswith("The "):
        return None
    known = _is_side(match["country"]) or not _is_plain_name(match["country"])
    return (match["country"], match["name"]) if known else None


def _seated(form: Form) -> Form | None:
    """Whoever has a seat in a council, or presides, as a row of its table names them."""
    if seat := seat_of(form.printed):
        return replace(form, printed=seat[1], delegation=seat[0])
    presides = PRESIDES.match(form.printed)
    return replace(form, printed=presides["name"], office=presides["office"].lower()) if presides else None


def with_initials(forms: Sequence[Form]) -> Iterator[Form]:
    """Entries of a list; a surname and the initials behind it are one, where a comma has parted them.

    >>> [one.printed for one in with_initials([Form("OAK"), Form("Yu. V."), Form("Mr. Elm")])]
    ['OAK, Yu. V.', 'Mr. Elm']
    """
    for at, form in enumerate(forms):
        after = forms[at + 1].printed if at + 1 < len(forms) else ""
        if not _INITIALS.fullmatch(form.printed):
            yield replace(form, printed=f"{form.printed}, {after}") if _INITIALS.fullmatch(after) else form


def name_before_office(words: str) -> str:
    """The name that an office follows without a comma.

    >>> name_before_office("OAK Minsu Director of the Harbour Bureau"), name_before_office("Elm Kiyun Former Premier")
    ('OAK Minsu', 'Elm Kiyun')
    >>> name_before_office("Oak Minsu Staff Member"), name_before_office("Harbour Board Staff Meeting")
    ('Oak Minsu', '')
    >>> name_before_office("Ambassador Oak"), name_before_office("Berlin Talks Chairman")
    ('', '')
    >>> name_before_office("Oak Tae-ri Staff Member"), name_before_office("Summit Follow-up Meeting")
    ('Oak Tae-ri', '')
    >>> name_before_office("Oak Tae-ri former Premier"), name_before_office("Oak Tae-ri was there")
    ('Oak Tae-ri', '')
    """
    given = _GIVEN_IN_TWO.match(words)
    if given and not word_list("english").issuperset(half.lower() for half in given[1].split("-")):
        return given[0]
    tokens = words.partition(",")[0].split()
    at = next((i for i, word in enumerate(tokens) if _key(word) in _BEFORE_OFFICES or _is_title(word)), 0)
    if not at:
        return ""
    name, office = " ".join(tokens[:at]), tokens[at:]
    heads = lexicon.offices().heads | (_HOLDS if _key(tokens[at]) in _POSTS else frozenset())
    held = any(_key(word) in heads for word in office) and all(word[0].isupper() or word in _LINKS for word in office)
    return name if held and _is_plain_name(name) else ""


def _by_titles(printed: str) -> list[str]:
    """The words of an entry, cut where a title follows a name and no comma."""
    words = printed.split() if "," not in printed else [printed]
    starts = [at for at, word in enumerate(words) if at and _is_title(word) and not _is_title(words[at - 1])]
    return [" ".join(words[start:end]) for start, end in zip([0, *starts], [*starts, len(words)], strict=True)]


def _is_titled_name(words: str) -> bool:
    """Whether words are a title and a name: not an office alone, nor one with what it is over."""
    tokens = words.removeprefix("The ").split()
    name = [token for token in tokens if not _is_title(token)]
    if not name or name == tokens or _is_title(tokens[-1]) or not _is_title(tokens[0]) or not name[-1][:1].isupper():
        return False
    if name[-1].isupper() and len(name[-1]) < _SHORTEST and not words.isupper():
        return False  # "Assistant Secretary, EUR"
    called = any(_key(token) in _called() for token in tokens)
    return _key(name[-1]) not in _bodies() and (called or not any(_key(word) in word_list("english") for word in name))


def _is_plain_name(words: str) -> bool:
    """Whether words are a name and nothing else: a given name or more, and a surname that is no word or place."""
    tokens = words.split()
    given = all(_GIVEN.fullmatch(token) for token in tokens[:-1])
    if not 1 < len(tokens) < _MOST_WORDS or not given or not _SURNAME.fullmatch(tokens[-1]):
        return False
    keys = list(map(_key, tokens))
    return _no_names().isdisjoint(keys) and keys[-1] not in word_list("english")


def _is_title(word: str) -> bool:
    return word[:1].isupper() and _key(word) in _titles()


def _key(word: str) -> str:
    return word.rstrip(".").lower()


@cache
def _called() -> frozenset[str]:
    return frozenset(word.lower() for words in lexicon.forms_of_address().values() for word in words)


@cache
def _titles() -> frozenset[str]:
    offices = lexicon.offices()
    return _called() | offices.heads | offices.modifiers | frozenset(offices.short)


@cache
def _bodies() -> frozenset[str]:
    offices = lexicon.offices()
    return offices.institutions | offices.places | offices.departments


@cache
def _no_names() -> frozenset[str]:
    return _titles() | _bodies() | {"the"}


def _is_entry(words: str) -> bool:
    """Whether words begin with somebody's name, or are that of a country."""
    lead = re.split(r"\s?[,(]", words)[0]
    return _is_side(words) or _is_plain_name(lead) or _is_titled_name(lead) or bool(parse(lead).titles)


def _is_side(words: str) -> bool:
    return plain(words.split()[-1]) in _places() or words in entries("cities")


@cache
def _places() -> frozenset[str]:
    """Last words of names of countries, in small ASCII letters."""
    return frozenset(map(plain, lexicon.offices().places)) | {
        "kingdom",
        "states",
        "republic",
        "republics",
        "union",
        "federation",
    }
