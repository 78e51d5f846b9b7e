"""How labels are printed: what at the beginning of a paragraph may be one, by its sign alone.

``Name:`` ``Name :`` ``[Name]:`` ``[Name.]`` ``M.S. Name.`` ``NAME.`` ``Name. —`` ``Name -`` ``N—`` ``Name (aside):``
``Q.``, or ``NAME`` alone on a line. Which of them is a label, the whole record decides (`tei_memcon.speech.labels`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tei_memcon.data import word_list
from tei_memcon.model import Certainty
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import key_of
from tei_memcon.speech.sides import is_crowd, is_post, nobody

Typography = Literal["declared", "colon", "stop", "dash", "question", "hyphen", "glued", "name stop", "alone", "bare"]
# Signs that hardly ever follow anything but a label; the others need a record that uses them throughout.
STRONG: frozenset[Typography] = frozenset({"declared", "colon", "stop", "dash"})
# Signs that stand inside a paragraph as clearly as at its beginning.
PRINTED: frozenset[Typography] = STRONG | {"hyphen"}

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:[\w’'ʼ.\-]|\?(?=[a-zà-ž?])){{0,24}}"  # "Ry?kov": a copy has lost a letter
_BLANK = r"[ \xa0]{1,2}"
_AYN = r"(?:[‘’'ʿʻ`](?=[A-ZÀ-Þ]))?"  # "‘Izzat", as Arabic names are transcribed
_NAME = rf"(?P<name>{_AYN}{_WORD}(?:(?:,?{_BLANK}|/(?=[A-ZÀ-Þ]))(?:{_WORD}|&|\+|\d{{1,2}}\b)){{0,7}})"
_GIVEN = r"(?P<given>\[[A-ZÀ-Þ][\w’'-]{1,20}\]\s)(?=[A-ZÀ-Þ])"  # "[Anna] Oak:", beside another Oak
_BRACKET = r"[(\[][^()\[\]]{1,80}[)\]]"
_ASIDE = rf"(?:[ \xa0]?(?P<aside>{_BRACKET})(?:[ \xa0]?(?P<more>{_BRACKET}))?)?"
_DOUBT = r"(?P<doubt>[ \xa0]?(?:\?|\(\?\)))?"
# A layout bullet, a number printed in a web page's margin and glued to the name ("3Kohl:"), a paragraph's number.
_PREFIX = rf"(?P<prefix>[•·▪◦]\s{{0,3}}|[*–-]\s{{1,3}}|\d{{1,3}}(?={_LETTER})|\d{{1,3}}\.\s{{1,8}}|\d{{2,3}}\s{{1,3}})?"
_SPEECH = r"(?=\s|$|[\"“„«‘'(\[…—–-])"
_MARK = r"(?<=[^\W\d]:|[\])]:)(?=\d{1,3}\s)"  # "Oak:3 I see": the mark of a note on the label
_SURNAME = rf"{_LETTER}[\w’'\-]{{1,24}}+"  # all letters or none, for no sign of a label is one
_CAPITALS = rf"{_LETTER}{{3,24}}+(?:-{_LETTER}{{2,24}}+)?"
# "ALDER V. I.", as lists of members print it
_INITIAL = r"[A-ZÀ-Ž](?:(?<=[KSCZGTP])h|(?<=[YI])[uae]|(?<=T)s|(?<=D)z)?"  # but no "No."
_INITIALS_BEHIND = rf"[A-ZÀ-Ž]{{3,24}}(?:-[A-ZÀ-Ž]{{2,24}})?\s(?:{_INITIAL}\.\s?){{1,2}}{_INITIAL}(?=\.)"
_SURNAME_FIRST = re.compile(_INITIALS_BEHIND.removesuffix(r"(?=\.)"))
_ADDRESSED = rf"{lexicon.address('Amb', 'Gen', 'Col', 'Adm')}\s(?=[A-ZÀ-Þ]{{2}}){_CAPITALS}(?:\s{_CAPITALS})?"
_SYLLABLES = rf"{_LETTER}{{2,24}}+(?:\s{_LETTER}{{2,24}}+){{1,3}}"  # "LE VAN OAK."
_CALLED = r"[A-ZÀ-Þ][\w’'-]{1,24}(?: (?:and )?[A-ZÀ-Þ][\w’'-]{1,24}){0,3}"
_FORMS: dict[Typography, re.Pattern[str]] = {
    "question": re.compile(r"(?P<name>Q|A|Question|Answer|Frage|Antwort|Réponse)\s?[.:](?=\s)"),
    "colon": re.compile(
        rf"{_PREFIX}(?:{_GIVEN}|(?P<open>\[))?(?:{_NAME}|(?P<nobody>\?{{1,3}})){_DOUBT}(?P<close>\])?{_ASIDE}\s?"
        rf"(?::(?P<after>\])?(?:(?:[—–]|--?)(?=\S)|{_SPEECH}|(?=[A-ZÀ-Þ])|{_MARK})(?![—–]$)|：)"
    ),
    "dash": re.compile(rf"(?P<open>\[)?{_NAME}{_ASIDE}\.\s?(?:—|–|--|-(?=[\s\]]))(?P<close>\])?(?=\s|$|{_LETTER})"),
    "stop": re.compile(
        rf"{_PREFIX}(?P<open>\[)?(?P<name>(?:{_LETTER}{{1,2}}\.\s?){{1,3}}{_SURNAME}(?:(?:\s[a-z]{{2,3}}){{1,2}}\s{_SURNAME})?"
        rf"|{_INITIALS_BEHIND}|{_ADDRESSED}|{_CAPITALS}(?:\s{_CAPITALS}|(?:,\s{_CAPITALS}){{1,4}})?|{_SYLLABLES})"
        rf"(?P<doubt>\?)?(?:\s?(?P<aside>\([^()]{{1,80}}\)))?\.(?P<close>\])?{_SPEECH}"
    ),
    "hyphen": re.compile(rf"{_PREFIX}(?P<open>\[)?{_NAME}{_DOUBT}(?P<close>\])?{_ASIDE}\s(?:-|–|—|--)(?P<after>\])?\s"),
    "glued": re.compile(r"(?P<name>[A-ZÀ-Þ]{1,3})[—–](?=\S)"),
    "name stop": re.compile(
        rf"(?P<open>\[)?(?P<name>{_SURNAME}(?:{_BLANK}{_SURNAME}){{0,3}})(?P<doubt>\?)?"
        rf"(?:\s?(?P<aside>\([^()]{{1,80}}\)))?\.(?P<close>\])?(?=\s|$)"
    ),
    "alone": re.compile(rf"(?P<open>\[)?{_NAME}{_DOUBT}(?P<close>\])?{_ASIDE}$"),
}
# Without one of its signs a form is not looked for, nor where they stand otherwise; a name alone on a line has none.
_SIGNS: dict[Typography, frozenset[str]] = {
    "question": frozenset(".:"),
    "colon": frozenset(":："),
    "dash": frozenset("—–-"),
    "stop": frozenset("."),
    "hyphen": frozenset("-–—"),
    "glued": frozenset("—–"),
    "name stop": frozenset("."),
}
_ANY_SIGN = "".join(frozenset.union(*_SIGNS.values()))
_STANDING: dict[Typography, re.Pattern[str]] = {
    "dash": re.compile(r"\.\s?(?:[—–]|--|-[\s\]])"),
    "hyphen": re.compile(r"\s(?:[-–—]|--)[\s\]]"),
    "name stop": re.compile(r"\.(?=\s|$)"),
}
_SOUGHT = [(kind, form, _SIGNS.get(kind), _STANDING.get(kind)) for kind, form in _FORMS.items()]
# "Oak from Elm:": a teletype prints to whom before who.
_TELETYPE = re.compile(rf"{_CALLED} from (?P<name>{_CALLED}):(?=\s)")
# "South (OAK), North (ELM):": two offices or sides, each with its name
_EACH = rf"{_WORD}(?:{_BLANK}{_WORD}){{0,3}}(?:{_BLANK}\({_NAME.replace('?P<name>', '?:')}\))?"
_TOGETHER = re.compile(
    rf"(?P<open>\[)?(?P<all>{_EACH}(?:(?:,|,? and| und| et| &| /) {_EACH}){{1,4}})\s?:(?(open)\])(?=\s)"
)
_NAMED = re.compile(r"(?P<post>[^()]+?)(?: \((?P<name>[^()]+)\))?(?:(?:,|,? and| und| et| &| /) |$)")
_MANY = re.compile(r",\s(?:and\s)?|\s(?:and|or|und|et|&|\+)\s|/")
_INTERPRETED = re.compile(r"/(?:[Ii]nterp|[Tt]ransl)\w*")  # "Oak/Interpreter:" has Oak's words
_LONGEST = 60
_SEEN = 260  # characters at the beginning of a paragraph, in which a label must end
_NEAR = 100  # characters in which a label without brackets ends, and its sign
_BULLETS = "•·▪◦*–-"
_LINKS = frozenset({"of", "for", "and", "or", "und", "et", "with", "y", "e", "i"})  # never the first word of a name
_FRENCH_OFFICE = re.compile(r"\b[Ll][ea]\s[^\W\d_]{4,}(?:\s[^\W\d_]{4,}){0,2}$")  # "Le premier ministre"
_ROMAN = re.compile(r"[IVXLC]+")
_HEREAFTER = re.compile(r"[(\[](?:hereafter|hereinafter|henceforth)\b")
_GOES_ON = re.compile(r"\s(?:continu(?:es|ing|ed)|resum(?:es|ing|ed)|goes on)$")  # "[Oak continues:]"
_ACTION = re.compile(r"[(\[](?:[a-zà-ÿ]|(?:To|In|Via|Through|Spoke|Speaking|Interpret\w+|Continu\w+|Laugh\w+)\b)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a paragraph.

    Args:
        span: all of it, brackets and sign included, in the text of the paragraph.
        name: whom it names, as printed; of "North (KIM):" and "Interpreter (Chi):" the name in parentheses.
        words: the whole label, as printed.
        supplied: whether the editors supplied it, in brackets.
        aside: a remark inside it ("(to Colby)"), in the text of the paragraph.
        doubtful: whether the source itself doubts it ("Hyland (Sonnenfeldt?):").
        key: its name in small letters: the same for all labels that are written alike.
        typography: the sign by which it is recognised.
        expansion: what the editors added inside it ("[hereafter P]", "DR[usk]"), in the text of the paragraph.
        cert: how sure it is that this is a label, and whose, where its sign alone does not say so.
        reason: the evidence for that.
        reading: what it should say, where a scan has misread it.
    """

    span: Span
    name: str
    words: str
    supplied: bool
    aside: Span | None
    doubtful: bool
    key: str
    typography: Typography
    expansion: Span | None = None
    cert: Certainty | None = None
    reason: str = ""
    reading: str = ""

    def names(self) -> list[str]:
        """Each of those whom a label names: "Gromyko, Andropov:"; nobody for "UM 1:" and "Voices:"."""
        if _is_unidentified(self.key):
            return []
        if self.name.startswith("The ") and " of " in self.name:
            return [self.name]  # "The Minister of Trade and Industry" is one
        return [_untitled(part) for part in _MANY.split(_INTERPRETED.sub("", self.name)) if part]


@lru_cache(maxsize=1024)  # a record has the same few labels over and over
def _is_unidentified(key: str) -> bool:
    """Whether a label names a voice alone: "Speaker unknown:", "UM 1:", "??:", "A voice from the hall:"."""
    words = (word.strip("0123456789") for word in key.split())  # "UM1"
    return is_crowd(key) or all(not any(map(str.isalpha, word)) or word in nobody("unidentified") for word in words)


def _untitled(name: str) -> str:
    """A name without the title of comrades; others tell namesakes apart, and "Gen." is a general as well."""
    first, _, rest = name.partition(" ")
    return rest.strip() if rest and first != "Gen." and key_of(first) in word_list("name_titles") else name


def candidates(paragraph: str, declared: Sequence[re.Pattern[str]] = ()) -> Sequence[Label]:
    """What may be the label of a paragraph, the likeliest first.

    Args:
        paragraph: its words.
        declared: forms of labels that the record's surface declares; group ``name`` is who is named.

    >>> [(label.name, label.typography) for label in candidates("Kosygin. I agree.")]
    [('Kosygin', 'name stop')]
    >>> [(label.name, label.words) for label in candidates("Oak from Elm: Go ahead.")]
    [('Elm', 'Oak from Elm:')]
    """
    return _candidates(paragraph, tuple(declared))


@lru_cache(maxsize=4096)  # a record is asked where its header ends before its labels are read
def _candidates(paragraph: str, declared: tuple[re.Pattern[str], ...]) -> tuple[Label, ...]:
    return tuple(_find_candidates(paragraph, declared))


def _find_candidates(paragraph: str, declared: Sequence[re.Pattern[str]]) -> Iterator[Label]:
    for pattern in declared:
        match = pattern.match(paragraph)
        if match and (name := match["name"].strip()) and key_of(name.split()[0]) not in nobody("no_speakers"):
            yield Label(Span(0, match.end()), name, match.group(), False, None, False, key_of(name), "declared")
    beginning = paragraph[:_SEEN]
    if " from " in beginning[:_LONGEST] and (match := _TELETYPE.match(beginning)):
        name, span = match["name"], Span(0, match.end())
        yield Label(span, name, match.group(), False, None, False, key_of(name), "colon")
    if ")" in beginning[:_LONGEST] and (match := _TOGETHER.match(beginning)):
        yield from _together(match)
    reach = _SEEN if "(" in beginning or "[" in beginning else _NEAR
    printed = frozenset(filter(beginning[:reach].__contains__, _ANY_SIGN))
    for typography, pattern, signs, standing in _SOUGHT:
        if printed.isdisjoint(signs) if signs else len(paragraph) > reach:
            continue
        if standing and not standing.search(beginning, 0, reach):
            continue
        match = pattern.match(beginning)
        if match and (match.end() < len(beginning) or len(paragraph) <= _SEEN):
            yield from _labels(match, typography)


def _together(match: re.Match[str]) -> Iterator[Label]:
    """The label of several, of whom each is named behind an office or a side."""
    parts = [(one["post"], one["name"] or "") for one in _NAMED.finditer(match["all"])]
    parts = [(name, "") if name and is_post(post) else (post, name) for post, name in parts]
    if all(_is_name(who, "colon") and (not of or is_post(of)) for who, of in parts):  # "Oak (Norland) and Elm"
        names = ", ".join(who for who, _ in parts)
        words, supplied = match.group(), bool(match["open"])
        yield Label(Span(0, match.end()), names, words, supplied, None, False, key_of(names), "colon")


def _labels(match: re.Match[str], typography: Typography) -> Iterator[Label]:
    found = match.groupdict()
    name = match["name"] or found.get("nobody") or ""
    name = name.rstrip(".") if typography != "colon" else name
    name = f"{given.strip('[] ')} {name}" if (given := found.get("given")) else name
    name += "." if typography == "stop" and _SURNAME_FIRST.fullmatch(name) else ""  # of the last initial
    name = _GOES_ON.sub("", name) if found.get("open") else name
    closed = found.get("close") or found.get("after")
    if bool(found.get("open")) != bool(closed) or not _is_name(name, typography):
        return
    printed_in_margin = found.get("prefix") or ""
    start = (
        match.end("prefix") if printed_in_margin[:1] in tuple(_BULLETS) or printed_in_margin.strip().isdigit() else 0
    )
    lost = name.endswith("?")  # "Ioni??:"
    kind = _kind(match["aside"], name, glued=match.start("aside") == match.end("name")) if found.get("aside") else ""
    inner = match["aside"][1:-1].strip() if kind == "name" else ""
    group = "more" if found.get("more") and _ACTION.match(match["more"]) else "aside"
    kind = _kind(match["more"], name, glued=False) if group == "more" else kind
    aside = Span(*match.span(group)) if kind else None
    yield Label(
        span=Span(start, match.end()),
        name=inner or name,
        words=match.string[start : match.end()],
        supplied=bool(found.get("open")),
        aside=aside if kind == "stage" else None,
        doubtful=(bool(found.get("doubt")) and not lost) or kind == "doubt",
        key=key_of(f"{name} {inner}") or name,
        typography=typography,
        expansion=aside if kind == "expansion" else None,
    )


def _kind(aside: str, name: str, glued: bool) -> str:
    """What stands in brackets after a name: a doubt, an expansion, the name behind an office, a remark, a country."""
    if aside[:-1].rstrip().endswith("?"):
        return "doubt"
    if _HEREAFTER.match(aside) or (glued and aside[0] == "["):
        return "expansion"
    if _ACTION.match(aside):
        return "stage"
    if is_post(name) and not is_post(aside[1:-1]) and _is_name(aside[1:-1], "colon"):
        return "name"
    return "stage" if aside[0] == "[" else ""


def _is_name(name: str, typography: Typography) -> bool:
    """Whether the words have the shape of a name: capitals or another script, but for the small words between them."""
    tokens = name.replace(",", " ").split()
    if len(name) > _LONGEST or not tokens:
        return False
    unidentified = typography == "colon" and _is_capital(name) and _is_unidentified(key_of(name))
    if typography in ("question", "glued") or unidentified:
        return True
    if key_of(tokens[0]) in nobody("no_speakers") or tokens[0] in _LINKS:
        return False
    if typography in ("dash", "colon") and _FRENCH_OFFICE.search(name):
        parts = _MANY.split(name)
        return all(_FRENCH_OFFICE.fullmatch(one) or (one != name and _is_name(one, typography)) for one in parts)
    if not _is_capital(tokens[-1]):
        return False
    if typography == "stop" and not _is_stopped_name(name):
        return False
    if typography != "colon" and all(part in lexicon.offices().honorifics for part in key_of(name).split()):
        return False
    title = key_of(tokens[0])
    titled = title in lexicon.offices().honorifics or title in word_list("name_titles")  # "cde. Brown"
    return all(_is_capital(token) or token in word_list("name_particles") for token in tokens[titled:])


def _is_stopped_name(name: str) -> bool:
    """Before a full stop: initials with a surname, or capitals that are no numeral."""
    letters = [token for token in re.split(r"[\s,.]+", name) if token]
    if "." in name:
        particles = word_list("name_particles") - _LINKS
        titled = len(letters[0]) > 1 and key_of(letters[0]) in lexicon.offices().honorifics
        return (not titled or letters[-1].isupper()) and all(
            token[0].isupper() or token in particles for token in letters
        )
    return (name.isupper() or name.lower() in word_list("everybody")) and not any(
        _ROMAN.fullmatch(token) for token in letters
    )


def _is_capital(token: str) -> bool:
    """Whether a word begins as names do: with a capital ("al-Sadat", "d’Estaing"), in a script without, or a number."""
    return not token[0].islower() or bool(re.match(r"[a-zà-ÿ]{1,3}[-’'][^\W\d_a-zà-ÿ]", token))
