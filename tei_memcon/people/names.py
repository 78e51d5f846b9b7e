"""What one form of somebody's name says: the words of the name, the surname last, and the offices before it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tei_memcon.data import word_list
from tei_memcon.people import titles_elsewhere
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.sides import is_post
from tei_memcon.speech.subjects import Subject, common_office, find

_SERVED = re.compile(r" to the (?:Vice )?(?:President|Secretary|Prime Minister|Premier|Chairman|Minister|Chancellor)\b")
_GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\b\.?")
_IN_THE_CHAIR = re.compile(r",?\s(?:in the chair|presiding|chairing)$")
_IN_BRACKETS = re.compile(
    r"(?P<office>[^()]{4,60}?) \((?P<name>(?:Mrs?|Ms|Miss|Dr|Sir|Lord|Lady|Mme|M|Herr|Frau)\b\.?\s[^()\d]{2,40})\)"
)
_ASIDE = re.compile(r"[\[(].*")
_PARTICLES = re.compile(r"(?<=\b[A-Z]\.\s)(?:d[eiu]|da|v[ao]n)\s(?:(?:la|de[rn])\s)?(?=[A-ZÀ-Þ])")  # "Mr. P. de Oak"
# Ranks of German ministries, as their records shorten them: "VLR I Dr. Oak", "D 2 Elm"
_RANK = re.compile(
    r"^(?:MDg|MD|MinDir\w{0,3}|VLR|LR|PStS|StS|StM|MR|RD|ORR|BM|BK|AL|UAL|GL|D(?=\s\d))\s(?:(?:I{1,3}|\d)\s)?(?=\S)"
)
_ARTICLE = re.compile(r"(?<=\s)(?:al|el|ad|an|ar|as|at|az|ul|ur)-(?=[A-Z])")  # "Abd al-Karim Oak"
_VICE = re.compile(r"\b(Vice|VICE|Deputy|DEPUTY)-(?=[A-Z])")  # "Vice-Premier Oak"
_EXPANSION = re.compile(r"\[(?<=[^\W\d_]\[)([^\W\d_]+)\]")  # "Com[rade]s."
_EASTERN = re.compile(r"[A-Z][\w’']{1,8}-[a-z][\w’']{0,8}")
_SURNAME_FIRST = re.compile(rf"([A-ZÀ-Þ][\w’'-]{{2,24}}),?\s({lexicon.INITIALS})$")  # "ALDER I. I.", "Oak Yu. V."
_DIGRAPH = re.compile(r"([A-Z])[a-z]\.")  # "Yu." and "Ia." are one letter in Russian
# "Gh. Oak", "Yu. V. Elm", "J.-P. Ash": given names as several languages shorten them; no titles are among them
_INITIALS = re.compile(
    r"(?<!\w)(?:G[hlr]|Al|[ŞȘ]t|[YIJ][aeuo]|[KSCZPT]h|T[sz]|Dz|C[srz]|[SZ][sz]|[VFB]l|[KF]r|Wm|E[mv]|[A-ZÀ-Þ]"
    r"|(?<![\w.]\s)(?:ST|YU|YA|YE|[ZSCKG]H|TS|DZ)(?=\.\s?[A-ZÀ-Þ][A-ZÀ-Þ.]))"
    r"\.(?:-(?=[A-Z]\.)|\s?(?=[A-ZÀ-Ž]))"
)
_SHORTENED = re.compile(r"\b(Ma?c[A-Z])\.(?=\s[A-Z])")  # "McG. Oak"; its initial alone may be Monsieur
_SURNAME_IN_CAPITALS = re.compile(r"([A-Z]{2,12})\s([A-Z][a-z]{1,8}-[a-z]{1,8})\b")  # "OAK Tae-ri Co-Chairman"
_CAPITALS_AND_NAME = re.compile(
    r"((?=[A-Z]{0,6}[AEIOUY])[A-Z]{3,12}|[B-DF-HJ-NP-TV-Z][AEIOU]|YU)\s([A-Z][a-z]{2,9})(?=$|,|\s[A-Z])"
)  # "OAK Taeri Co-Chairman"; no "MP Oak", which is a rank
_CAPITALS_BEFORE = re.compile(
    r"([A-ZÀ-Þ](?<=[a-zà-ÿ.]\s.)[A-ZÀ-Þ’'-]{2,30})\s(?=([A-Z][a-z]{1,20})\b)"
)  # "Ann OAK Director"
_ACRONYM = re.compile(r"\b(?:U\.?S|U\.?K|U\.?S\.?S\.?R|PRC|FRG|GDR|PM|VM|FM|VP|P\.M|V\.M)\b\.?\s*")
_OTHER_SCRIPT = re.compile(r"(?:(?![A-Za-zÀ-ɏ])[^\W\d_][.\s’-]{0,3}){1,60}")
_OFFICE_BEHIND = re.compile(r"(?<=.)(?:総理|首相|大臣|外相|外務大臣|大使|局長|課長|主席|总理|部长|총리|장관|대표).*$")
_CODES = re.compile(r"(?:u[0-9a-f]{4})+$")
_IN_CAPITALS = re.compile(r"\b([A-ZÀ-Þ])([A-ZÀ-Þ]{2,})\b")
_PIECE = re.compile(r"\w+")
_OF = re.compile(r"\s(?:of|des|der)\s")
_OVER = re.compile(r"\s(?:of|for)\s")  # "Secretary for Inland"
_BURMESE = frozenset({"U", "Daw"})  # titles of courtesy, without which a label may name the same person
_DOTS = re.compile(r"\.\s?")  # "P. M."
_BETWEEN = re.compile(r"[.\s]+")
IS_ELECT = re.compile(r"(?<=[a-z])-(?:designate|elect)\b")  # of an office that is to be held: "Secretary-designate"
ELECT = "-elect"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A form of a name in its parts.

    Args:
        printed: as it stands in the record.
        tokens: the words of the name in small ASCII letters, the surname last.
        titles: the offices before it.
        is_behind_office: whether a name of a country or the like may stand among the first words of the name
            ("Prime Minister of the Lowlands Anna Oak").
    """

    printed: str
    tokens: tuple[str, ...]
    titles: tuple[str, ...]
    is_behind_office: bool


@lru_cache(maxsize=1024)  # lists, labels and titles of a record name the same people
def parse(printed: str) -> Parsed:
    """Names and offices of one form.

    >>> parse("Ambassador Alder, Lowland Embassy").tokens, parse("Cde. A. Oak").tokens, parse("ELM Yu. V.").tokens
    (('alder',), ('a', 'oak'), ('y', 'v', 'elm'))
    >>> parse("Anna Oak, Assistant to the President").titles
    ('assistant',)
    >>> parse("Anna Oak, Secretary for Inland and Coastal Affairs").tokens, parse("Mr. Elm and Mr. Oak").tokens
    (('anna', 'oak'), ())
    >>> parse("М.С. Горбачев").tokens, parse("Cde. Gh. Oak-Elm").tokens, parse("J.-P. Oak").tokens
    (('m', 's', 'gorbachev'), ('g', 'oak-elm'), ('j', 'p', 'oak'))
    >>> parse("Mr. McG. Oak").tokens, parse("Geo. Oak").tokens, parse("McGraw").tokens
    (('mcg', 'oak'), ('geo', 'oak'), ('mcgraw',))
    >>> parse("ST. OAK").tokens, parse("YU. V. OAK").tokens, parse("Ann St. Oak").tokens
    (('s', 'oak'), ('y', 'v', 'oak'), ('ann', 'st', 'oak'))
    >>> parse("Foreign Secretary (Sir John Oak)").tokens, parse("Sir John Oak (Mr. Elm's deputy)").tokens
    (('john', 'oak'), ('john', 'oak'))
    >>> parse("Comrade OAK L. I. in the chair").tokens
    ('l', 'i', 'oak')
    >>> parse("The P. M.").titles, parse("PM Oak").titles
    (('prime minister',), ())
    >>> parse("President-elect Oak").titles, parse("President-elect Oak").tokens
    (('president-elect',), ('oak',))
    """
    if office := lexicon.offices().letters.get(_DOTS.sub("", printed.removeprefix("The "))):
        return Parsed(printed, (), (office,), is_behind_office=False)
    if elect := IS_ELECT.search(printed):
        return _as_elect(parse(IS_ELECT.sub("", printed)), printed, printed[: elect.start()].lower())
    words = _ACRONYM.sub("", _GENERATION.sub("", without_aside(printed))).strip(" :;,–—-")
    words = _comrades().sub("", _SERVED.sub("", _RANK.sub("", words)))
    elsewhere, words = titles_elsewhere.apart(words)
    words = apart_from_office(_with_initials(_IN_THE_CHAIR.sub("", words)))
    words = _PARTICLES.sub("", words) if "." in words else words
    words = _VICE.sub(r"\1 ", words) if "-" in words else words
    words = _ARTICLE.sub("", words) if "-" in words else words
    titled = _SURNAME_IN_CAPITALS.match(words) or _capitals_and_name(words)
    found = [part for subject in find(capitalised(words)) for part in _described(subject)]
    subjects = [subject for subject in found if subject.kind in ("name", "office", "several")]
    named = next((subject for subject in subjects if subject.name), None)
    titles = elsewhere or tuple(dict.fromkeys(s.office for s in subjects if s.office)) or _bare_office(words)
    if titled:
        tokens: tuple[str, ...] = (plain(titled[2]), plain(titled[1]))
    else:
        tokens = tuple(token for token in _tokens(named) if token) if named else ()
    if not tokens and titles == elsewhere and _OTHER_SCRIPT.fullmatch(words):
        tokens = tuple(filter(None, map(plain, _BETWEEN.split(_OFFICE_BEHIND.sub("", words)))))
    return Parsed(printed, tokens, titles, bool(_OF.search(words)))


def _capitals_and_name(words: str) -> re.Match[str] | None:
    """A surname in capitals before a given name, and no body before a word: "NSC Staff", "USA Desk"."""
    match = _CAPITALS_AND_NAME.match(words)
    if match is None or words.isupper():
        return None
    offices, (body, word) = lexicon.offices(), map(str.lower, match.groups())
    is_body = body in offices.institutions or body in offices.places
    is_office = word in offices.heads or word in offices.modifiers or word in offices.departments
    return None if is_body or is_office or word in word_list("english") else match


def _with_initials(words: str) -> str:
    """A form with its initials as others have them: "ELM Yu. V." as "Y. V. ELM"."""
    if "." not in words:
        return words.strip(" ")
    words = _SURNAME_FIRST.sub(_initials_first, words) if words.rstrip().endswith(".") else words
    words = words.strip(" .")
    words = _SHORTENED.sub(r"\1", words) if "Mc" in words or "Mac" in words else words
    return _INITIALS.sub(lambda match: f"{match[0][0]}. ", words)


def _as_elect(parsed: Parsed, printed: str, before: str) -> Parsed:
    """The same with the office that is to be held told apart from the office."""
    titles = tuple(f"{title}{ELECT}" if before.endswith(title) else title for title in parsed.titles)
    return replace(parsed, printed=printed, titles=titles)


@lru_cache(maxsize=1024)  # as above
def without_aside(printed: str) -> str:
    """A form without what stands in brackets behind it; behind an office that is the name: "Minister (Mrs. Oak)"."""
    called = _IN_BRACKETS.fullmatch(printed) if "(" in printed else None
    if called and is_post(called["office"]):
        return f"{called['office']} {called['name']}"
    printed = _EXPANSION.sub(r"\1", printed) if "[" in printed else printed
    return " ".join(_ASIDE.sub("", printed).split())


def is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one surname, and given names that do not contradict each other.

    >>> is_same(("wen", "zhou"), ("zhou", "wen")), is_same(("anna", "oak"), ("john", "oak"))
    (True, False)
    """
    if len(one) > 1 and sorted(one) == sorted(other):
        return True  # the surname stands first or last
    if one[-1] == other[-1]:
        return all(a[0] == b[0] for a, b in zip(one[:-1], other[:-1], strict=False))
    if is_coded(one[-1]) and is_coded(other[-1]):
        return one[-1].startswith(other[-1]) or other[-1].startswith(one[-1])  # no space before the given name
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) == 1 and short[0] in long and len(short[0]) > 1


def is_longer(name: str, called: Iterable[str]) -> bool:
    """Whether a name of a script without spaces is one of others with a given name behind it."""
    return is_coded(name) and any(name.startswith(one) for one in called if is_coded(one))


def is_coded(word: str) -> bool:
    """Whether a word of a name is of another script, in ASCII letters.

    >>> is_coded("u5c71u5ddd"), is_coded("oak")
    (True, False)
    """
    return bool(_CODES.match(word))


def ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter of two names is the end of the longer, given names perhaps as initials.

    >>> ends_alike(("lowlands", "anna", "oak"), ("a", "oak")), ends_alike(("lowlands", "anna", "oak"), ("b", "oak"))
    (True, False)
    """
    if one[-1] != other[-1] or min(len(one), len(other)) < 2:
        return False
    return all(a[0] == b[0] for a, b in zip(reversed(one[:-1]), reversed(other[:-1]), strict=False))


@cache
def _comrades() -> re.Pattern[str]:
    """Titles that stand before every name of a record, and that no other person's name is: "Cde.", "com.", "tov."."""
    words = "|".join(sorted(word_list("name_titles") - {"gen"}))
    return re.compile(rf"\b(?:{words}|comrades|genossen)\b(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)


def _described(subject: Subject) -> tuple[Subject, ...]:
    """One who is named before offices that "and" joins: "Anna Oak, Secretary for Inland and Coastal Affairs"."""
    if not subject.parts:
        return (subject,)
    people = [part for part in subject.parts if part.name and not _is_post(part)]
    return subject.parts if people == [*subject.parts[:1]] != [] else (subject,)


def _is_post(part: Subject) -> bool:
    offices = lexicon.offices()
    last = part.text.split()[-1].lower()
    is_body = last in offices.departments or last in offices.institutions or last in offices.places
    return is_body or _OVER.search(part.text) is not None


def _initials_first(match: re.Match[str]) -> str:
    """``ELM Yu. V.`` as ``Y. V. ELM``."""
    return _DIGRAPH.sub(r"\1.", match[2]) + " " + match[1]


def apart_from_office(printed: str) -> str:
    """A form with a comma between a surname in capitals and the office behind it.

    >>> apart_from_office("Ann OAK Deputy Director")
    'Ann OAK, Deputy Director'
    """
    return _CAPITALS_BEFORE.sub(_with_comma, printed)


def _with_comma(match: re.Match[str]) -> str:
    offices, word = lexicon.offices(), match[2].lower()
    return f"{match[1]}, " if word in offices.heads or word in offices.modifiers else match.group()


def _bare_office(words: str) -> tuple[str, ...]:
    """An office without article or name: "Secretary", "The President"."""
    if _of_offices().isdisjoint(_PIECE.findall(words.lower())):
        return ()
    subject = next(find(f"The {words.removeprefix('The ').removeprefix('the ')}"), None)
    return (common_office(subject.office),) if subject and subject.kind == "office" and subject.office else ()


@cache
def _of_offices() -> frozenset[str]:
    """Every piece of a word without which nothing is an office: to ask for them is quicker."""
    offices = lexicon.offices()
    return frozenset(_PIECE.findall(" ".join((*offices.heads, *offices.short, *offices.small)).lower()))


def _tokens(subject: Subject) -> Iterable[str]:
    """The words of a name in small ASCII letters, the surname last: that of "Chiang Kai-shek" is Chiang."""
    named = [word for word in subject.name if word not in _BURMESE] or subject.name
    words = [part for word in named for part in word.replace(".", " ").split()]
    while len(words) > 1 and words[0] in ("de", "du", "von", "van", "der", "den"):  # "Mr. de Oak"
        words = words[1:]
    institutions = lexicon.offices().institutions
    bodies = [at for at, word in enumerate(words[:-1]) if word.lower() in institutions]
    words = words[bodies[-1] + 1 :] if bodies else words  # "the Lowland Republic Anna Oak"
    if len(words) > 1 and _EASTERN.fullmatch(words[-1]):
        words = [*words[1:], words[0]]
    return map(plain, words)


def capitalised(words: str) -> str:
    """Names in capitals as names are printed elsewhere: ``M.S. GORBACHEV`` is ``M.S. Gorbachev``."""
    return _IN_CAPITALS.sub(lambda match: match[1] + match[2].lower(), words)
