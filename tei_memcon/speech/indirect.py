"""Reporting clauses of records in German and French: ``Der Bundeskanzler erwidert, …``, ``M. Oak a répondu que …``.

Their sentences put subject and verb side by side near the beginning: the subject first, or, in German, the verb first
behind an adverb or a clause ("Auf eine Frage des Gastes erklärt der Kanzler"). What follows in the subjunctive needs no
clause and goes on. Words of each language stand in ``data/indirect_speech.toml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tei_memcon.data import table
from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.clauses import Clause, Reading
from tei_memcon.speech.subjects import Subject

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w’-]{{0,30}}"
_NAME = rf"(?:(?:{_CAPITAL}[\w-]{{0,24}}\.?|\([IVX]+\)|I{{1,3}})\s){{0,4}}(?:(?:von|van|de|du|d’)\s?)?{_WORD}"


_PARTED = re.compile(r"(?P<stem>.+?) (?:sich )?(?:\(\?:[^()]+ \)\{0,\d\})?(?P<prefix>[a-zäöü]+|\(\?:[^()]+\))")


@dataclass(frozen=True, slots=True)
class _Language:
    """The patterns and words of one language."""

    orders: tuple[re.Pattern[str], ...]
    parted: re.Pattern[str] | None
    prefixes: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    does: re.Pattern[str] | None
    opening: re.Pattern[str]
    apposed: re.Pattern[str]
    told: re.Pattern[str]
    latter: frozenset[str]
    pronouns: dict[str, str]
    short: dict[str, str]
    openers: frozenset[str]
    titles: frozenset[str]
    offices: tuple[str, ...]
    no_names: frozenset[str]


def languages() -> frozenset[str]:
    """The codes of the languages, English apart, whose reported speech is read."""
    return frozenset(table("indirect_speech"))


def read(sentence: str, language: str) -> Reading:
    """Find the clause that says who speaks.

    >>> clause = read("Darauf erwidert der Bundeskanzler, das sei ihm neu.", "de").clause
    >>> clause.subject.office, clause.verb
    ('bundeskanzler', 'erwidert')
    >>> read("M. Oak a répondu qu’il pleuvait.", "fr").clause.subject.name
    ('Oak',)
    >>> read("Das sei immer so gewesen.", "de").clause is None
    True
    """
    known = _language(language)
    for match in _matches(sentence, known):
        if subject := _subject(match, known):
            span = Span(match.start(), max(subject.span.end, match.end("verb")))
            clause = Clause(subject, "saying", "main", match["verb"], span, match["front"] or "")
            told = known.told.match(sentence, span.end)  # "lädt BM Oak", "dankt dem Kanzler"
            whom = _subject(told, known) if told else None
            return Reading(clause, subject, (subject, whom) if whom else (subject,))
    opening = known.opening.match(sentence)
    topic = _subject(opening, known) if opening else None
    if topic and opening and topic.kind == "office" and (named := known.apposed.match(sentence, opening.end())):
        topic = topic._replace(kind="name", name=tuple(named["name"].split()[-1:]))
    does = known.does if topic and topic.kind in ("name", "office") else None
    if topic and does and (deed := does.match(sentence, topic.span.end)):
        clause = Clause(topic, "deed", "main", deed["verb"], Span(topic.span.start, deed.end()), "")
        return Reading(clause, topic, (topic,))
    return Reading(None, topic, (topic,) if topic else ())


def _matches(sentence: str, known: _Language) -> Iterator[re.Match[str]]:
    """How subject and verb may stand side by side; the prefix of a verb may follow behind: "führt Herr Oak aus"."""
    yield from filter(None, (order.match(sentence) for order in known.orders))
    parted = known.parted.match(sentence) if known.parted else None
    if parted and any(
        stem.fullmatch(parted["verb"]) and prefix.match(sentence, parted.end()) for stem, prefix in known.prefixes
    ):
        yield parted


def _subject(match: re.Match[str], known: _Language) -> Subject | None:
    words, span = match["subject"].strip(), Span(*match.span("subject"))
    if words in known.latter:
        return Subject(span, "latter", words)
    if words in known.pronouns:
        english = known.pronouns[words]
        return Subject(span, "pronoun", english, feminine=english == "She")
    named = words.removeprefix(match["article"] or "")  # "L’ambassadeur"
    tokens = [word for word in named.split() if word.rstrip(".").lower() not in ("i", "ii", "iii")]
    if tokens and not tokens[0].isupper() and tokens[0].lower() in known.openers:
        return None  # "Zum Abschluss spricht", "Dans l’après-midi"
    if len(tokens) == 1 and (office := known.short.get(tokens[0], "")):
        return Subject(span, "office", words, office=office)  # "BK erklärt", "Der BK dankt", "BK: Das geht nicht."
    office = next((word.lower() for word in tokens if word.lower().endswith(known.offices)), "")
    name = [word for word in tokens if word.rstrip(".").lower() not in known.titles and word.lower() != office]
    if match["article"] and office:
        kind = "office" if not name else "name"
        return Subject(span, kind, words, name=tuple(name[-1:]), office=office)  # type: ignore[arg-type]
    if tokens == [words] and office:
        return Subject(span, "office", words, office=office)  # "Bundeskanzler wirft ein"
    if match["article"] or not name or name[-1].lower() in known.no_names:
        return None
    return Subject(span, "name", words, name=tuple(name[-1:]), office=office)


@cache
def _language(code: str) -> _Language:
    words = table("indirect_speech")[code]
    pronouns = {one: english for english, key in (("He", "he"), ("She", "she"), ("I", "i")) for one in words[key]}
    article = rf"(?P<article>(?:{lexicon.alternatives(words['articles'])})\s?(?={_CAPITAL}|\w+\s?\w))?"
    subject = (
        rf"(?P<subject>(?:{lexicon.alternatives([*pronouns, *words['latter']])})(?![\w])|{article}{_SUBJECT_WORDS})"
    )
    saying = rf"(?P<verb>(?:{lexicon.alternatives(words['saying'])})(?!\w))"
    filler = rf"(?:,?\s(?:{lexicon.alternatives(words['fillers'])}),?)*"
    aside = r"(?:,\s[^,.;:]{1,80},)?"
    front = r"(?P<front>(?:[^\W\d_][^,.;:]{0,100},?\s)?)"
    orders = [rf"(?P<front>\W{{0,3}}(?:[^,.;:]{{1,60}},\s)?){subject}{aside}{filler}\s{saying}"]
    if words["short"]:
        orders.append(rf"(?P<front>)(?P<article>(?!))?(?P<subject>{lexicon.alternatives(words['short'])})(?P<verb>:)\s")
    orders.append(rf"(?P<front>)(?P<article>(?!))?(?P<subject>{_NAME})(?P<verb>:)(?=\s[„“«\"])")
    if words["verb_first"]:
        orders.append(rf"{front}{saying}{filler}\s{subject}")
    prefixes = [parts for verb in words["saying"] if (parts := _PARTED.fullmatch(verb))] if words["verb_first"] else []
    stems = "|".join(dict.fromkeys(parts["stem"] for parts in prefixes))
    return _Language(
        tuple(map(re.compile, orders)),
        re.compile(rf"{front}(?P<verb>{stems}){filler}\s{subject}") if prefixes else None,
        tuple(
            (re.compile(parts["stem"]), re.compile(rf"\s(?:[^,.;:]{{0,120}}\s)?{parts['prefix']}(?!\w)"))
            for parts in prefixes
        ),
        re.compile(rf"{filler}\s(?P<verb>{words['does']})(?!\w)") if words["does"] else None,
        re.compile(rf"\W{{0,3}}{subject}"),
        re.compile(rf"(?:\s[^,.;:]{{1,60}})?,\s(?P<name>{_NAME}),"),  # "L’ambassadeur de Norlande, Sir Alan Oak,"
        re.compile(rf"\s{article}(?P<subject>{_NAME})"),
        frozenset(words["latter"]),
        pronouns,
        words["short"],
        frozenset(words["openers"]),
        frozenset(words["titles"]),
        tuple(words["offices"]),
        frozenset(words["fillers"]),
    )


# "l’ambassadeur": only an article makes a word in small letters a subject
_SUBJECT_WORDS = rf"(?:{_NAME}|(?(article)(?<=[’'\s])[a-zà-ÿ]\w{{2,20}}(?:\sgénéral)?|(?!)))"
