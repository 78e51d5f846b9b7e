"""Reporting clauses of records in German and French: ``Der Bundeskanzler erwidert, …``, ``M. Oak a répondu que …``.

Their sentences put subject and verb side by side near the beginning: the subject first, or, in German, the verb first
behind an adverb or a clause ("Auf eine Frage des Gastes erklärt der Kanzler"). What follows in the subjunctive needs no
clause and goes on. Words of each language stand in ``data/indirect_speech.toml``.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.clauses import Clause, Reading
from tei_memcon.speech.subjects import Subject

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w’-]{{0,30}}"
_NAME = rf"(?:(?:{_CAPITAL}[\w-]{{0,24}}\.?|\([IVX]+\)|I{{1,3}})\s){{0,4}}(?:(?:von|van|de|du|d’)\s?)?{_WORD}"


@dataclass(frozen=True, slots=True)
class _Language:
    """The patterns and words of one language."""

    orders: tuple[re.Pattern[str], ...]
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
    return frozenset(_words())


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
    for order in known.orders:
        if (match := order.match(sentence)) and (subject := _subject(match, known)):
            span = Span(match.start(), max(subject.span.end, match.end("verb")))
            clause = Clause(subject, "saying", "main", match["verb"], span, match["front"] or "")
            told = known.told.match(sentence, span.end)  # "lädt BM Oak", "dankt dem Kanzler"
            whom = _subject(told, known) if told else None
            return Reading(clause, subject, (subject, whom) if whom else (subject,))
    opening = known.opening.match(sentence)
    topic = _subject(opening, known) if opening else None
    if topic and opening and topic.kind == "office" and (named := known.apposed.match(sentence, opening.end())):
        topic = topic._replace(kind="name", name=tuple(named["name"].split()[-1:]))
    return Reading(None, topic, (topic,) if topic else ())


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
    if match["article"] or not name or name[-1].lower() in known.no_names:
        return None
    return Subject(span, "name", words, name=tuple(name[-1:]), office=office)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return lexicon.load("indirect_speech.toml")


@cache
def _language(code: str) -> _Language:
    words = _words()[code]
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
    return _Language(
        tuple(map(re.compile, orders)),
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
