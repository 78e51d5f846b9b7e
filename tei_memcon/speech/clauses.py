"""Reporting clauses: where a sentence says who is speaking.

"Gromyko said that", "In reply, the Secretary pointed out", "…, he felt, …", "…, said Gromyko", "Mr. X's reply was",
"These were some of the comments the Secretary wanted to make". The subject of a subordinate clause or of what is
reported ("he knew what the Secretary had said") speaks in no sentence.
"""

import re
from dataclasses import dataclass

from tei_memcon.source import Span
from tei_memcon.speech import lexicon, nouns, subjects, verbs
from tei_memcon.speech.lexicon import Act
from tei_memcon.speech.openings import NUMBER, Place, place_of
from tei_memcon.speech.subjects import Subject

_QUOTE = re.compile('[“”"]')
_ANOTHER = re.compile(r"\s(?:and|but|whereupon|at\swhich|to\swhich)(?:\s\w+ly)?\s\Z")
_CONJUNCTIONS = ("and", "but", "whereupon", "which", "ly")  # and adverbs, before the last blank
_ENDS_ASIDE = re.compile(r"(?:\s(?:again|further|earlier|however|also|affirmatively))?\s?(?:[,.;:?!)—–“\"]|\Z)")
_POINTS = re.compile(
    r"\W{0,3}(?:These|Those|This|Such|The\s(?:above|foregoing))\s(?:were|was|are|is)\s[^.,;]{0,60}?\b(?:comments?|remarks?|points?|views?"
    r"|questions?|thoughts?|observations?|matters|considerations|issues|things)(?:\s(?:that|which))?\s\Z"
)
_GUESSED = re.compile(r"\b(?:apparently|evidently|presumably)\b")  # what was said at the other end of the line
_DONE = re.compile(
    r"\W{0,3}(?:The|A|An|Some|This|These)\s(?:[\w’'-]+\s){1,9}(?:was|were)\s(?:then\s|\w+ly\s)?(?!not\b|never\b)\w+(?:ed|en|read|shown)\b[^;:]{0,120},?\sand\s"
)
_LABELLED = re.compile(r"[A-Z][\w’'-]{1,24}—(?=[“\"(]?[A-Z])")
_INTRODUCED = re.compile(
    r"\W{0,3}(?:Message|Statement|Remarks|Comments)\s(?P<by>from|by|of)\s[^,;:.]{0,6}\.?[^,;:.]{2,40}:\Z"
)
_WHO_SAID = re.compile(r",?\swho\s(?:\w+ly\s|then\s|also\s){0,2}")
_MADE = re.compile(r"\s\w+(?:\sto\s\w+)?")
_THAT = re.compile(r"\s(?:that|whether)\b")
_LONGEST = 2_000  # a speaker who is not named by then is not named in this sentence
_CONJUNCTION = 40  # characters of a conjunction and its adverb
_FRONT_SHOWN = 60  # a longer opening is no part of the reporting clause


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Clause:
    """A reporting clause, or a deed.

    Args:
        subject: who is called.
        act: whether words, a state of mind or a deed are reported.
        place: where in the sentence the clause stands.
        verb: the words of the verb.
        span: the clause in the sentence.
        front: what the sentence opens with before the subject.
    """

    subject: Subject
    act: Act
    place: Place
    verb: str
    span: Span
    front: str


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Reading:
    """What a sentence says about its speaker.

    Args:
        clause: the one that decides.
        topic: whom the sentence is about.
        mentions: everybody whom it calls.
        then: a second one, of somebody who answers in the same sentence and has the floor after it.
    """

    clause: Clause | None
    topic: Subject | None
    mentions: tuple[Subject, ...]
    then: Clause | None = None


def read(sentence: str, quoted: int = 0) -> Reading:
    """Find the clause that says who speaks; ``quoted`` characters at the beginning belong to a quotation.

    >>> clause = read("In reply, the Secretary pointed out that he must go.").clause
    >>> clause.subject.office, clause.act, clause.verb, clause.place
    ('secretary', 'saying', 'pointed out', 'main')
    >>> read("He knew that the Secretary had said so.").clause.subject.text
    'He'
    """
    text = sentence[:_LONGEST]
    if quoted or "“" in text or "”" in text or '"' in text:
        text = _without_quotations(text, min(quoted, _LONGEST))
    mentions = tuple(subjects.find(text))
    if labelled := _labelled(text, mentions):
        return Reading(labelled, labelled.subject, mentions)
    deed: Clause | None = None
    topic: Subject | None = None
    for at, subject in enumerate(mentions):
        if topic and subject.kind == "group":
            continue
        place = place_of(text, subject, mentions[0])
        if place == "main" and not subject.possessive and topic is None:
            topic = subject
        if place is None and _joins(text, 0, subject.span.start) and (deed or _DONE.match(text)):
            place = "fronted"  # "The Ambassador handed over a note, and the Secretary said"
        clause = _clause(text, subject, place)
        if clause and clause.act != "deed":
            then = _answer(text, clause, mentions[at + 1 :])
            wanted = clause.place == "when" and clause.act == "thinking"  # "When Mr. Oak wanted to reply, Mr. Elm said"
            if then and (wanted or _GUESSED.search(text, clause.span.start, clause.span.end)):
                return Reading(then, topic, mentions)
            return Reading(clause, topic, mentions, then)
        deed = deed or clause
    clause = _his_reply(text) or _relative(text, mentions) or deed or _introduced(text, mentions)
    return Reading(clause, topic, mentions)


def thrown_in(reading: Reading, sentence: str) -> Clause | None:
    """A clause that is thrown in behind the one that decides: "The tribes felt safe, Mr. Oak said, and were glad".

    Args:
        reading: of the sentence, whose clause says nothing: its subject takes no part.
        sentence: its words.
    """
    text = sentence[:_LONGEST]
    if '"' in text or "“" in text or "”" in text:
        text = _without_quotations(text, 0)
    for subject in reading.mentions:
        if reading.clause and subject.span.start > reading.clause.span.end:
            clause = _clause(text, subject, None)
            if clause and clause.act != "deed" and clause.place in ("aside", "inverted", "points"):
                return clause
    return None


def _answer(text: str, clause: Clause, others: tuple[Subject, ...]) -> Clause | None:
    """Who has the last word in "When the Secretary asked why, Mr. Oak said …", "He asked why, and I replied …"."""
    for subject in others:
        start, end = clause.span.end, subject.span.start
        follows = text.endswith(", ", start, end) if clause.place == "when" else _joins(text, start, end)
        if not follows:
            continue
        asked = "asked" in clause.verb and text.endswith(" and ", start, end)
        if subject.kind != "pronoun" or subject.text == "I" or asked:
            found = verbs.after(text, subject.span.end, perhaps_later=False)
            if found and found[0] == "saying":
                return _made(text, subject, "saying", "fronted", found[1])
    return None


def _joins(text: str, start: int, end: int) -> bool:
    """Whether what stands there ends with a conjunction, behind which another speaks."""
    if not text.endswith(_CONJUNCTIONS, 0, end - 1):
        return False  # as before most subjects
    return _ANOTHER.search(text, max(start, end - _CONJUNCTION), end) is not None


def _without_quotations(sentence: str, quoted: int) -> str:
    """The sentence with what stands in quotation marks blanked: whoever speaks in there is quoted."""
    pieces = ["·" * quoted]
    inside, at = False, quoted
    for mark in _QUOTE.finditer(sentence, quoted):
        words = sentence[at : mark.start()]
        pieces += ["·" * len(words) if inside else words, mark.group()]
        inside = mark.group() == "“" or (mark.group() == '"' and not inside)
        at = mark.end()
    rest = sentence[at:]
    return "".join((*pieces, "·" * len(rest) if inside else rest))


def _clause(text: str, subject: Subject, place: Place | None) -> Clause | None:
    if subject.kind == "group":
        return None
    opens = subject.span.start == 0
    if not opens and (told := _without_verb(text, subject)):
        return told
    if subject.possessive:
        return _possessive(text, subject, place)
    if not opens and _POINTS.match(text, 0, subject.span.start):
        end = _MADE.match(text, subject.span.end)
        return _made(text, subject, "saying", "points", Span(subject.span.end, end.end() if end else subject.span.end))
    if place is None and not _is_cut_off(text, subject):  # as most who stand far from the beginning
        inverted = _inverted(text, subject)
        return inverted if inverted and not verbs.after(text, subject.span.end, perhaps_later=False) else None
    found = verbs.after(text, subject.span.end, perhaps_later=place in ("main", "fronted"))
    if found is None and place == "main" and subject.kind == "several":
        together = lexicon.verbs().several.match(text, subject.span.end)
        found = ("saying", Span(*together.span())) if together else None
    if found is None:
        return _inverted(text, subject)
    act, verb = found
    if place is None and not _ENDS_ASIDE.match(text, verb.end):
        return None
    if place == "fronted" and subject.kind == "pronoun" and subject.text == "I" and act == "thinking":
        return None
    return _made(text, subject, act, place or "aside", verb)


def _without_verb(text: str, subject: Subject) -> Clause | None:
    """A clause that tells somebody's words by those before him: "According to Mr. Oak", "opened with thanks by"."""
    if nouns.according(text, subject):
        span = Span(text.rindex("ccording", 0, subject.span.start) - 1, subject.span.end)
        return Clause(subject, "saying", "points", "according to", span, "")
    uttered = nouns.uttered(text, subject)
    return _made(text, subject, "saying", "points", Span(subject.span.end, uttered)) if uttered else None


def _made(text: str, subject: Subject, act: Act, place: Place, verb: Span) -> Clause:
    front = text[: subject.span.start]
    start = subject.span.start
    if place in ("main", "fronted", "when", "points") and len(front) <= _FRONT_SHOWN:
        start = len(front) - len(front.lstrip("\"'“‘([—–-• \xa0"))
        number = _NUMBERED.match(text, start)
        if number and number.end() <= subject.span.start:  # "M. Spaak" is no item of a list
            start = number.end()
    that = _THAT.match(text, verb.end)
    words = text[verb.start : verb.end].strip(" ,")
    return Clause(subject, act, place, words, Span(start, that.end() if that else verb.end), front)


_NUMBERED = re.compile(NUMBER)


def _is_cut_off(text: str, subject: Subject) -> bool:
    """Whether a clause with this subject may be thrown in: "The tribes, he said, remain loyal"."""
    return text[: subject.span.start].rstrip().endswith((",", "”", '"', "—", "–", "(", ";", "?", "!"))


_VERB_BEFORE = re.compile(r"[,”\"?!]\s(\w{2,15}(?:\sout)?)\s\Z")


def _inverted(text: str, subject: Subject) -> Clause | None:
    before = _VERB_BEFORE.search(text, max(0, subject.span.start - 24), subject.span.start)
    if (
        before
        and lexicon.verbs().acts["saying"].fullmatch(" " + before[1])
        and _ENDS_ASIDE.match(text, subject.span.end)
    ):
        span = Span(before.start(1), subject.span.end)
        return Clause(subject, "saying", "inverted", before[1], span, text[: before.start(1)])
    return None


def _possessive(text: str, subject: Subject, place: Place | None) -> Clause | None:
    if held := nouns.opinion(text, subject):
        words = text[subject.span.end : held.end]
        return Clause(subject, "thinking", "reply", words, held, text[: subject.span.start])
    if place in ("main", "fronted") and (reply := nouns.reply(text, subject.span.end)):
        return _made(text, subject, "saying", "reply", reply)
    return None


def _his_reply(text: str) -> Clause | None:
    if (found := nouns.his_reply(text)) is None:
        return None
    who, span = found
    word = {"His": "He", "Her": "She", "My": "I"}[who]
    subject = Subject(Span(span.start, span.start + len(who)), "pronoun", word, feminine=word == "She")
    return Clause(subject, "thinking", "reply", text[: span.end], span, "")


def _labelled(text: str, mentions: tuple[Subject, ...]) -> Clause | None:
    """Who speaks in minutes that put the name before a dash: "Oak—We have no comment.", not "Fish—Mr. Oak said"."""
    if "—" not in text or not mentions or not _LABELLED.match(text) or mentions[0].kind != "name":
        return None
    end = mentions[0].span.end
    reported = any(verbs.after(text, one.span.end, perhaps_later=False) for one in mentions[1:] if one.text != "I")
    return None if reported else _made(text, mentions[0], "saying", "label", Span(end, end + 1))


def _introduced(text: str, mentions: tuple[Subject, ...]) -> Clause | None:
    """Whose words follow: "Message from Mr. Oak:"."""
    found = _INTRODUCED.match(text) if text.endswith(":") else None
    if found and mentions and mentions[-1].span.start > found.end("by"):
        return _made(text, mentions[-1], "saying", "main", Span(found.start(), len(text)))
    return None


def _relative(text: str, mentions: tuple[Subject, ...]) -> Clause | None:
    """Who speaks in "He called at the request of the Secretary, who voiced regret": the Secretary."""
    for subject in mentions if "who" in text else ():
        who = _WHO_SAID.match(text, subject.span.end)
        if who and subject.kind in ("name", "office"):
            said = lexicon.verbs().acts["saying"].match(text, who.end() - 1)
            if said:
                return Clause(
                    subject, "saying", "relative", said.group().strip(), Span(subject.span.start, said.end()), ""
                )
    return None
