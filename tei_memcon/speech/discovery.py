"""Who takes part in a record besides those whom it lists.

Where "Mr. Talbot replied" opens paragraphs, Mr. Talbot takes part, listed or not; "Dr. Solandt stated", once and in the
middle of what Mr. Carpenter reports, is what Mr. Carpenter reports. "I" is the drafter, whom the source note names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tei_memcon.data import word_list
from tei_memcon.model import Document
from tei_memcon.source import Span
from tei_memcon.speech import lexicon, subjects
from tei_memcon.speech.cast import Cast, is_place, is_titled
from tei_memcon.speech.clauses import Clause
from tei_memcon.speech.reading import Sentence
from tei_memcon.speech.spoken_of import key_of_subject, tell_apart, told_of
from tei_memcon.speech.subjects import Subject
from tei_memcon.speech.titles import author
from tei_memcon.speech.titles import mentions as mentions_in

_NAME = r"(?:[A-Z]\.\s?){0,3}(?:Mr\.\s)?[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ][\w’'-]{1,30})?"
_DRAFTED = re.compile(rf"(?:Drafted|Dictated|Prepared)\s(?:and\s\w{{4,12}}\s)?(?:by|in\s\S{{1,20}}\sby)\s({_NAME})")
_BY = re.compile(
    r"Memorandum[^\n]{0,60}?\bby\s(?:the|an?)\s[^\n(]{0,200}\(([A-ZÀ-Þ][\w’'. -]{1,30})\)"
    r"|\b(?:The|From\sthe)\s[^\n(]{0,120}\(([A-ZÀ-Þ][\w’'. -]{1,30})\)\sto\s"
)
_JOURNAL = re.compile(
    r"\b(?:Journal|journal|JOURNAL|Diary|diary)\s(?:of|OF)\b[^\n]{0,80}\n?[^\n]{0,60}?"
    rf"(?<![\w.])({lexicon.INITIALS}[A-ZÀ-Þ][\w’-]{{2,24}})"
)
_INTRODUCED = re.compile(
    r",\s(?P<name>(?:(?:[A-ZÀ-Þ][\w.’-]{0,24}\s(?:(?:von|van|de|du)\s)?){1,3}|von\s)[A-ZÀ-Þ][\w’-]{1,24}),\s"
)
_OFTEN = 3  # what is told of "Mr. Oak" is rarely told three times
_BETWEEN = re.compile(
    r"\b(?:conversation|call|meeting|interview|talk)s?\b.{0,40}?\s(?:between|with|from|to)\s(?P<names>.{3,300})", re.I
)
_ASKED = re.compile(r"asked|told|invited|requested|reminded|questioned|called")
_MET = re.compile(r"(?:received|visited|met|saw|called)\b")  # "I received Deputy Minister Oak"
_PRESENT = re.compile(r"(?!was\b)[a-z]+s\b")
_RARELY = 8  # one clause in so many
_NEAR = 8  # characters: "met with Mr. Oak"
_NEXT = 2  # characters from the verb to whom it asks
_MOST = 200  # strangers in one record
_SPEAKS = ("main", "fronted", "aside", "inverted", "reply", "label")
_Speaker = tuple[str, Subject, bool]
_LEADS = ("main", "fronted", "reply", "label")


def learn(cast: Cast, read: Sequence[Sentence]) -> None:
    """Take in what the reporting clauses show: "Secretary Rusk said" gives the listed Secretary his name."""
    titled: dict[tuple[str, str], list[Subject]] = {}
    for sentence in read:
        clause = sentence.reading.clause
        if clause and clause.act != "deed" and clause.subject.name and clause.subject.office:
            titled.setdefault((clause.subject.office, clause.subject.name[-1]), []).append(clause.subject)
    for found in sorted(titled.values(), key=len, reverse=True):  # the Secretary most heard of is the listed Secretary
        cast.learn(found[0])
    women: Counter[str] = Counter()
    for sentence in read:
        if clause := sentence.reading.clause:
            cast.learn_call(clause.subject)
            if clause.subject.name and is_titled(clause.subject) and (member := cast.find(clause.subject)):
                women[member.id] += 1 if clause.subject.feminine else -1  # President Elm may have a wife
    for identifier in +women:
        cast.member(identifier).feminine = True


def is_in_present(read: Sequence[Sentence]) -> bool:
    """Whether a record reports in the present tense more than rarely: "Mr. Oak feels that"."""
    clauses = (sentence.reading.clause for sentence in read)
    verbs = [clause.verb for clause in clauses if clause and clause.act != "deed" and clause.subject.kind == "name"]
    return sum(bool(_PRESENT.match(verb)) for verb in verbs) * _RARELY > len(verbs)


def is_told_in_present(read: Sequence[Sentence]) -> bool:
    """Whether all that is told to be said is told in the present tense, and somebody is."""
    clauses = [clause for sentence in read if (clause := sentence.reading.clause) and clause.act != "deed"]
    return bool(clauses) and all(_PRESENT.match(clause.verb) for clause in clauses)


def _learn_offices(cast: Cast, mentions: Iterable[Subject]) -> None:
    """Take in what any mention shows: "Chancellor Adenauer" in the title is whom the text calls the Chancellor."""
    for mention in mentions:
        if member := cast.find(mention):
            member.offices.setdefault(mention.office, 3)
            if mention.origin.lower() not in member.description:  # "the Soviet Ambassador"
                member.description += f" {mention.origin.lower()}"


def drafter(document: Document, cast: Cast, read: Sequence[Sentence]) -> str:
    """The identifier of whoever "I" is in a record told in the first person; nothing in any other."""
    text = document.source.text
    clauses = (sentence.reading.clause for sentence in read)
    if not any(clause and clause.act == "saying" and clause.subject.text == "I" for clause in clauses):
        return ""
    found = _BY.search(text[:1500]) or _DRAFTED.search(text)
    name = next((group for group in found.groups() if group), "") if found else ""
    subject = _name_in(name) or author(document) or _name_in((_JOURNAL.search(text[:1500]) or ["", ""])[1])
    if subject is None:
        silent = [member for member in cast.members if member.id not in _named(cast, read)]
        if len(cast.members) == 2 and len(silent) == 1:  # of two who meet, whoever is never called by name
            return silent[0].id
        subject = Subject(Span(0, 0), "office", "the drafter", office="drafter")
    return (cast.find(subject) or cast.add(subject)).id


def _name_in(words: str) -> Subject | None:
    return next((subject for subject in subjects.find(words) if subject.kind == "name"), None)


def _named(cast: Cast, read: Sequence[Sentence]) -> set[str]:
    clauses = (sentence.reading.clause for sentence in read)
    return {member.id for clause in clauses if clause and (member := cast.find(clause.subject))}


def discover(cast: Cast, read: Sequence[Sentence], titles: Sequence[str], drafter: str = "") -> None:
    """Add to the cast those who speak often enough: first by name, then by offices that nobody known holds."""
    named = [*(mention for title in titles for mention in mentions_in(title)), *_apposed(read)]
    everybody = chain.from_iterable((*(sentence.reading.mentions for sentence in read), named))
    mentions = [mention for mention in everybody if mention.name and mention.office]
    listed = sum(member.listed for member in cast.members)
    _learn_offices(cast, mentions)
    if not listed:
        _add_between(cast, titles, named)
    speaking = list(_speaking(read))
    _add_strangers(cast, speaking, read, listed, by_name=True, named=named)
    _learn_offices(cast, mentions)
    tell_apart(cast, read)
    _add_strangers(cast, speaking, read, listed, by_name=False, named=named, drafter=drafter)


def _apposed(read: Sequence[Sentence]) -> Iterator[Subject]:
    """Whom the record introduces where an office speaks first: "the Foreign Minister, Herr von Oak, said"."""
    for sentence in read:
        clause = sentence.reading.clause
        if clause and clause.subject.kind == "office":
            words = sentence.text[clause.subject.span.start :]
            match = _INTRODUCED.match(words, len(clause.subject.text))
            if match:
                surname = match["name"].split()[-1]
                yield clause.subject._replace(kind="name", text=match["name"], name=(surname,))


def _add_between(cast: Cast, titles: Sequence[str], named: Sequence[Subject]) -> None:
    """Add those between whom a conversation was by its title, where no list shows who takes part."""
    for between in filter(None, map(_BETWEEN.search, titles)):
        found = sorted(mentions_in(between["names"]), key=lambda one: not one.name)
        held = Counter(one.office for one in found if one.name and one.office)
        for subject in found:
            if held[subject.office] < 2 and cast.find(subject) is None and not _names_body(subject):
                holder = None if subject.name else _holder(subject, named)
                cast.add(holder if holder and cast.find(holder) is None else subject)


def _names_body(subject: Subject) -> bool:
    """Whether the words behind an office are its country: "Prime Minister of the Republic"."""
    return bool(subject.name) and subject.name[-1].lower() in lexicon.offices().institutions


def _add_strangers(
    cast: Cast,
    speaking: Sequence[_Speaker],
    read: Sequence[Sentence],
    listed: int,
    *,
    by_name: bool,
    named: Sequence[Subject],
    drafter: str = "",
) -> None:
    counts: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    examples: dict[str, Subject] = {}
    strangers: dict[tuple[object, ...], bool] = {}  # by all but the place: most are called again and again
    for key, subject, leads in speaking:
        called = subject[1:]
        if called not in strangers:
            strangers[called] = _is_stranger(cast, subject)
        if not strangers[called]:
            continue
        counts[key] += 1
        leading[key] += leads
        if bool(subject.name) == by_name and (key not in examples or len(subject.text) > len(examples[key].text)):
            examples[key] = subject
    told = told_of(read, counts) if listed > 1 and examples else frozenset[str]()
    for key, subject in tuple(examples.items())[:_MOST]:
        if key in told:
            continue
        if _is_told_of(subject, named, read) or (leading[key] and _only_other(cast, drafter, subject)):
            continue
        if _takes_part(counts[key], leading[key], listed, titled=is_titled(subject)) and cast.find(subject) is None:
            holder = _holder(subject, named)
            cast.add(holder if holder and cast.find(holder) is None else subject)


def _only_other(cast: Cast, drafter: str, subject: Subject) -> bool:
    """Let the only one with whom the drafter talks be whom the text calls by office, and only later "M. Oak"."""
    others = [member for member in cast.members if member.id != drafter]
    if not drafter or subject.name or not subject.origin or len(others) != 1 or others[0].listed or others[0].offices:
        return False
    cast.name(others[0], subject)
    others[0].offices[subject.office] = 3
    others[0].description += f" {subject.origin.lower()}"
    return True


def _holder(subject: Subject, named: Sequence[Subject]) -> Subject | None:
    """Whom the titles name, where they name one alone: "the Chancellor" is "Chancellor Oak", "O." is Mr. Oak."""
    if subject.name:
        fitting = [one for one in named if _is_letter(subject) and _begins(one, subject)]
    else:
        fitting = [one for one in named if one.name and one.office and one.office == subject.office]
    found = {one.name[-1].title(): one for one in reversed(fitting)}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_told_of(subject: Subject, named: Sequence[Subject], read: Sequence[Sentence]) -> bool:
    """Whether "N." is nobody of a title that names everybody: by a letter that the record uses, or by the office."""
    if not _is_letter(subject) or any(_begins(one, subject) for one in named):
        return False
    clauses = [sentence.reading.clause.subject for sentence in read if sentence.reading.clause]
    names = [one for one in named if one.name]
    offices = {one.office for one in named} - {one.office for one in (*names, *clauses)}
    letters = [one for one in clauses if _is_letter(one)]
    return not offices and any(_begins(one, letter) for one in names for letter in letters)


def _begins(named: Subject, letter: Subject) -> bool:
    return bool(named.name) and named.name[-1].startswith(letter.name[0].rstrip("."))


def _is_letter(subject: Subject) -> bool:
    """Whether somebody is called by a letter alone: "L. said"."""
    return len(subject.name) == 1 == len(subject.name[0].rstrip("."))


def _speaking(read: Sequence[Sentence]) -> Iterator[_Speaker]:
    """Whoever says something; whether at the head of a paragraph, asked before, or never mentioned before."""
    mentioned: set[str] = set()
    asked: set[str] = set()
    for sentence in read:
        clause = sentence.reading.clause
        if clause and clause.act != "deed" and clause.place in _SPEAKS:
            leads = sentence.leads and clause.place in _LEADS
            for subject in clause.subject.parts or (clause.subject,):
                # Whom a speaker tells of is mentioned before: "his talk with Dr. Solandt".
                key = key_of_subject(subject)
                introduced = key not in mentioned and bool(subject.name) and is_titled(subject)
                together = bool(clause.subject.parts) and clause.act == "saying" and is_titled(subject)
                yield key, subject, leads or introduced or together or key in asked
            asked = _asked(sentence, clause) if clause.act == "saying" else asked
        elif clause and clause.subject.text == "I" and _MET.match(clause.verb):
            near = range(clause.span.end, clause.span.end + _NEAR)
            met = (one for one in sentence.reading.mentions if one.span.start in near and not one.possessive)
            yield from ((key_of_subject(one), one, True) for one in met if one.name and is_titled(one))
        mentioned.update([key_of_subject(mention) for mention in sentence.reading.mentions if mention.name])


def _asked(sentence: Sentence, clause: Clause) -> set[str]:
    """Whom the sentence asks or tells something: "asked Mr. Oak whether"; who is asked can answer."""
    if not _ASKED.match(clause.verb):
        return set()
    end = clause.span.end
    return {key_of_subject(mention) for mention in sentence.reading.mentions if end < mention.span.start <= end + _NEXT}


def _is_stranger(cast: Cast, subject: Subject) -> bool:
    if subject.kind not in ("name", "office", "side") or is_place(subject) or cast.find(subject):
        return False
    matter = len(subject.name) == 1 and subject.text.lower() in word_list("no_persons")  # "Matters discussed"
    return not (matter or cast.presides(subject))


def _takes_part(count: int, leading: int, listed: int, *, titled: bool) -> bool:
    """Once is enough at the head of a paragraph with a title, or where the record lists nobody; else more is asked."""
    if listed < 2 or (titled and leading):
        return leading >= 1 or count >= 2
    return (titled and count >= _OFTEN) or leading >= 2 or (leading >= 1 and count >= 2)
