"""Who is speaking, sentence after sentence, over a whole record.

A clause names a speaker; sentences without one go on with whoever was speaking; deeds, agreements and what the record
says of itself are nobody's; "He" is the speaker, or the other one when a question is answered. Each decision has a
reason in plain words and the kind of evidence, by which its certainty was measured.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tei_memcon.model import Document
from tei_memcon.source import Span
from tei_memcon.speech import clauses, lexicon, sentences, subjects
from tei_memcon.speech.cast import Cast, Member, is_place, worth_adding
from tei_memcon.speech.clauses import Clause, Reading
from tei_memcon.speech.flow import Flow, Passage, passages
from tei_memcon.speech.subjects import Subject

Evidence = Literal[
    "named",
    "pronoun",
    "drafter",
    "latter",
    "several",
    "aside",
    "points",
    "same paragraph",
    "next paragraph",
    "list item",
    "answer",
    "chair",
    "nobody",
]

_ASKED = re.compile(r"asked|inquired|enquired|questioned|wondered|queried|requested|solicited")
_ANSWERED = re.compile(r"replied|answered|responded|retorted|rejoined|countered|reply|response|answer")
_TO_QUESTION = re.compile(
    r"\W{0,3}(?:In|By\sway\sof)\s(?:reply|response|answer|replying|responding|answering)|\W{0,3}(?:Asked|Questioned|Queried|Responding|Replying|Answering)\b|\W{0,3}When\sasked",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(r"[\W_]{0,3}(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,6})[.):]?[\W_]{0,3}")
_BRACKETED = re.compile(r"\[.*\][.\s]*", re.DOTALL)
_PARENTHESISED = re.compile(r"[\s]*\(.*\)[.\s]*", re.DOTALL)
_SMALL_WORDS = frozenset("of the a an and or for to in on at by with from de la vs per versus".split())
_DRAFTED = re.compile(
    r"Drafted\s(?:by|in\s\S{1,20}\sby)\s((?:[A-Z]\.\s?){0,3}(?:Mr\.\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)"
)
_BY_NAME = re.compile(
    r"Memorandum[^\n]{0,60}?\bby\s[^\n(]{0,200}\(([A-ZÀ-Þ][\w’'. -]{1,30})\)|\b(?:The|From the)\s[^\n(]{0,120}\(([A-ZÀ-Þ][\w’'. -]{1,30})\)\sto\s"
)
_WE_AGREED = re.compile(r"\W{0,4}(?:They|We)\s(?:both\s|all\s|then\s|also\s|further\s){0,2}(?:agreed|concurred)\b")


@dataclass(frozen=True, slots=True)
class Decision:
    """Who says a sentence.

    Args:
        passage: which block, by its place among the passages.
        span: the sentence in the block's flow, without white space around it.
        who: the speakers' identifiers; nobody: narration.
        evidence: the kind of evidence.
        reason: why, in plain words.
        clause: the reporting clause in the block's flow.
    """

    passage: int
    span: Span
    who: tuple[str, ...]
    evidence: Evidence
    reason: str
    clause: Span | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: int
    span: Span
    text: str
    reading: Reading
    leads: bool  # the first of its paragraph


@dataclass(slots=True)
class _State:
    """What has been said so far."""

    speaker: tuple[str, ...] = ()
    past: list[str] = field(default_factory=list)  # single speakers, the last one last
    asked: bool = False  # the speaker's last words were a question
    addressed: str = ""  # whom the last clause spoke to
    topic: str = ""  # whom the last narration was about
    narrating: bool = True
    begun: bool = False


def decide(document: Document) -> tuple[list[Passage], list[Decision], Cast]:
    """Decide over a whole record."""
    blocks = list(passages(document))
    cast = Cast(document.people)
    read = list(_read(blocks))
    _learn(cast, read)
    drafter = _drafter(document, cast, read)
    _discover(cast, read)
    recorder = _Record(cast, drafter)
    return blocks, [d for d in recorder.go_through(blocks, read) if d], cast


def _read(blocks: Sequence[Passage]) -> Iterator[_Sentence]:
    for number, block in enumerate(blocks):
        if block.kind in ("heading", "omission"):
            continue
        text, leads, open_quote = block.flow.text, True, False
        for whole in sentences.cut(text):
            span = sentences.trimmed(text, whole)
            if span.start == span.end:
                continue
            words = text[span.start : span.end]
            quoted = _quoted_start(words) if open_quote else 0
            yield _Sentence(number, span, words, clauses.read(words, quoted), leads)
            open_quote = _leaves_open(words, open_quote)
            leads = leads and bool(_NUMBER_ONLY.fullmatch(words))


def _quoted_start(words: str) -> int:
    closing = words.find("”")
    return closing if closing >= 0 else len(words)


def _leaves_open(words: str, was_open: bool) -> bool:
    last_open, last_close = words.rfind("“"), words.rfind("”")
    return last_open > last_close or (was_open and last_close < 0)


def _learn(cast: Cast, read: Sequence[_Sentence]) -> None:
    for sentence in read:
        clause = sentence.reading.clause
        if clause and clause.act != "deed":
            cast.learn(clause.subject)


def _drafter(document: Document, cast: Cast, read: Sequence[_Sentence]) -> str:
    """Who "I" is: the drafter, whom the source note or the title names."""
    if not any(c and c.act == "saying" and c.subject.text == "I" for c in (s.reading.clause for s in read)):
        return ""
    text = document.source.text
    found = _BY_NAME.search(text[:1500]) or _DRAFTED.search(text)
    name = next((group for group in found.groups() if group), "") if found else ""
    subject = next((s for s in subjects.find(name) if s.kind == "name"), None)
    if subject:
        return (cast.find(subject) or cast.add(subject)).id
    return cast.add(Subject(Span(0, 0), "office", "the drafter", office="drafter")).id


def _discover(cast: Cast, read: Sequence[_Sentence]) -> None:
    """Find those who speak and are in no list of participants."""
    counts: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    examples: dict[str, Subject] = {}
    listed = len(cast.members)
    for sentence in read:
        clause = sentence.reading.clause
        if (
            clause is None
            or clause.act != "saying"
            or clause.place not in ("main", "fronted", "aside", "inverted", "reply")
        ):
            continue
        for subject in clause.subject.parts or (clause.subject,):
            if subject.kind not in ("name", "office", "side") or cast.find(subject) or is_place(subject):
                continue
            if subject.kind == "office" and subject.office == "chairman" and listed > 2:
                continue
            key = (
                subjects.plain(subject.name[-1])
                if subject.name
                else f"{subject.origin} {subject.office}".strip().lower()
            )
            counts[key] += 1
            leading[key] += sentence.leads and clause.place in ("main", "fronted")
            if key not in examples or len(subject.text) > len(examples[key].text):
                examples[key] = subject
    for key, subject in examples.items():
        if worth_adding(counts, leading, key, listed) and cast.find(subject) is None:
            cast.add(subject)


class _Record:
    """The walk through a record, with what was said so far."""

    def __init__(self, cast: Cast, drafter: str) -> None:
        self.cast = cast
        self.drafter = drafter
        self.state = _State()
        self.before: _Sentence | None = None

    def go_through(self, blocks: Sequence[Passage], read: Sequence[_Sentence]) -> Iterator[Decision | None]:
        """Decide sentence by sentence."""
        at = -1
        for sentence in read:
            while at < sentence.passage:
                at += 1
                self._enter(blocks[at])
            decision = self._decide(sentence, blocks[at])
            self._note_mentions(sentence)
            self.before = sentence
            yield decision

    def _enter(self, block: Passage) -> None:
        if block.kind in ("heading", "omission"):
            self._silence()

    def _silence(self) -> None:
        """After a heading or an omission nobody goes on speaking."""
        self.state.speaker = ()
        self.state.narrating = True
        self.state.asked = False

    def _decide(self, sentence: _Sentence, block: Passage) -> Decision:
        if reason := _is_editorial(sentence, block):
            return self._nobody(sentence, reason, keep=True)
        if _is_heading(sentence, block):
            self._silence()
            return self._nobody(sentence, "a heading", keep=True)
        opening = sentence.text.lstrip('(["“ —–-')
        if lexicon.narration()["comment"].match(opening):
            return self._nobody(sentence, "the drafter's comment")
        clause = sentence.reading.clause
        if clause and clause.act != "deed" and (decision := self._by_clause(sentence, clause)):
            return decision
        if lexicon.narration()["record"].match(opening):
            return self._nobody(sentence, "the record tells what was done or agreed")
        if self.drafter and lexicon.narration()["drafter"].match(opening):
            return self._nobody(sentence, "the drafter tells what was done")
        if clause and clause.act == "deed" and (decision := self._deed(sentence, clause)):
            return decision
        return self._goes_on(sentence, block)

    def _by_clause(self, sentence: _Sentence, clause: Clause) -> Decision | None:
        who, evidence, reason = self._resolve(sentence, clause)
        if not who or (clause.act == "thinking" and not self._may_think(clause)):
            return None
        first = sentence.span.start
        span = Span(first + clause.span.start, first + clause.span.end)
        self._speaks(who, clause, sentence)
        return Decision(sentence.passage, sentence.span, who, evidence, reason, span)

    def _may_think(self, clause: Clause) -> bool:
        """A state of mind is reported speech where somebody has spoken, or by name and not at the very beginning."""
        return self.state.begun or clause.subject.kind != "pronoun"

    def _speaks(self, who: tuple[str, ...], clause: Clause, sentence: _Sentence) -> None:
        state = self.state
        state.speaker, state.narrating, state.begun = who, False, True
        state.asked = bool(_ASKED.match(clause.verb)) or sentence.text.rstrip("”\"') ").endswith("?")
        for one in who:
            self.cast.touch(one)
        if len(who) == 1:
            if who[0] in state.past:
                state.past.remove(who[0])
            state.past.append(who[0])
            state.topic = who[0]
        state.addressed = self._addressed(sentence, clause, who)

    def _addressed(self, sentence: _Sentence, clause: Clause, who: tuple[str, ...]) -> str:
        for subject in sentence.reading.mentions:
            if subject.span.start >= clause.subject.span.end and subject.span.start <= clause.span.end + 2:
                member = self.cast.find(subject)
                if member and member.id not in who:
                    return member.id
        return ""

    def _resolve(self, sentence: _Sentence, clause: Clause) -> tuple[tuple[str, ...], Evidence, str]:
        subject = clause.subject
        words = f"“{clause.verb}” with the subject “{subject.text}”"
        if subject.kind == "pronoun":
            return self._pronoun(sentence, clause, words)
        if subject.kind == "latter":
            one = self._latter(sentence, clause)
            return ((one,) if one else ()), "latter", f"{words}: the last person named before"
        if subject.kind == "several":
            return self._several(clause, words)
        member = self.cast.find(subject)
        if member is None and subject.office == "chairman" and not subject.name and self.cast.members:
            member = self.cast.members[0]
            self.cast.name(member, subject)
            return (member.id,), "chair", f"{words}; who presides is listed first"
        if member is None:
            return (), "named", words
        self.cast.name(member, subject)
        evidence: Evidence = (
            "aside"
            if clause.place in ("aside", "inverted")
            else "points"
            if clause.place in ("points", "relative")
            else "named"
        )
        return (member.id,), evidence, words

    def _several(self, clause: Clause, words: str) -> tuple[tuple[str, ...], Evidence, str]:
        subject = clause.subject
        if subject.parts:
            found = [self._one(part) for part in subject.parts]
            who = tuple(dict.fromkeys(one for one in found if one))
            return (who if len(who) > 1 else ()), "several", words
        others = [member.id for member in self.cast.holders(subject.office)]
        if "other" in subject.text and self.state.speaker:
            others = [one for one in others if one not in self.state.speaker]
        if len(others) < 2:
            others = self.state.past[-2:]
        return (tuple(others) if len(others) > 1 else ()), "several", f"{words}: several together"

    def _one(self, subject: Subject) -> str:
        if subject.kind == "pronoun":
            return self.drafter if subject.text == "I" else (self.state.past[-1] if self.state.past else "")
        member = self.cast.find(subject)
        return member.id if member else ""

    def _pronoun(self, sentence: _Sentence, clause: Clause, words: str) -> tuple[tuple[str, ...], Evidence, str]:
        subject = clause.subject
        if subject.text == "I":
            known = self.drafter and clause.place != "aside"
            return ((self.drafter,) if known else ()), "drafter", f"{words}: the drafter"
        if subject.text.lower() == "they":
            return self._they(sentence, words)
        if (one := self._fronted_subject(sentence, clause)) and not _TO_QUESTION.match(clause.front):
            return (one,), "pronoun", f"{words}: the person named just before"
        if one := self._answering(sentence, clause):
            return (one,), "answer", f"{words}: the one who was asked"
        fitting = [p for p in self.state.past if p != self.drafter and self._fits(p, subject)]
        if self.state.speaker and len(self.state.speaker) > 1:
            fitting = [p for p in self.state.speaker if self._fits(p, subject)] or fitting
        topic = self.state.topic
        if self.state.narrating and topic and topic != self.drafter and self._fits(topic, subject):
            fitting = [*fitting, topic]
        if not fitting and clause.act == "saying":
            fitting = self._spoken_of(subject)
        who = (fitting[-1],) if fitting else ()
        return who, "pronoun", f"{words}: the person spoken of before"

    def _spoken_of(self, subject: Subject) -> list[str]:
        """Where nobody has spoken yet: whoever was mentioned last, or the only one beside the drafter."""
        found = [one for one in self.cast.recent() if one != self.drafter and self._fits(one, subject)]
        others = [m.id for m in self.cast.members if m.id != self.drafter]
        return found or (others if len(others) == 1 else [])

    def _they(self, sentence: _Sentence, words: str) -> tuple[tuple[str, ...], Evidence, str]:
        if len(self.state.speaker) > 1:
            return self.state.speaker, "several", f"{words}: those who spoke before"
        if _WE_AGREED.match(sentence.text) and len(self.state.past) > 1:
            return tuple(self.state.past[-2:]), "several", f"{words}: both who spoke last"
        return (), "several", words

    def _fits(self, identifier: str, subject: Subject) -> bool:
        feminine = self.cast.member(identifier).feminine
        return not subject.feminine if feminine is None else feminine == subject.feminine

    def _fronted_subject(self, sentence: _Sentence, clause: Clause) -> str:
        """ "While the Secretary agreed …, he thought": a person who is the subject of what the sentence opens with."""
        for mention in sentence.reading.mentions:
            if mention.span.start >= clause.subject.span.start:
                break
            opens = re.fullmatch(
                r"\W{0,4}(?:When|While|Although|Though|After|As|Before|If|Since|Because|Once)\s",
                sentence.text[: mention.span.start],
            )
            member = self.cast.find(mention) if opens and not mention.possessive else None
            if member:
                return member.id
        return ""

    def _answering(self, sentence: _Sentence, clause: Clause) -> str:
        """Who answers: the one who was asked, else whoever spoke before the asker."""
        state = self.state
        if len(state.speaker) != 1:
            return ""
        asker = state.speaker[0]
        answers = bool(_ANSWERED.search(clause.verb)) and state.asked
        answers = answers or asker == self.drafter or self._asked_by(sentence, clause) == asker
        if not answers:
            return ""
        others = [p for p in state.past if p not in (asker, self.drafter) and self._fits(p, clause.subject)]
        if state.addressed and self._fits(state.addressed, clause.subject):
            return state.addressed
        if not others and len(self.cast.members) == 2:
            others = [m.id for m in self.cast.members if m.id != asker and self._fits(m.id, clause.subject)]
        return others[-1] if others else ""

    def _asked_by(self, sentence: _Sentence, clause: Clause) -> str:
        """ "In reply to the Secretary's question, he": the one who asked."""
        if not _TO_QUESTION.match(clause.front):
            return ""
        found = (self.cast.find(m) for m in sentence.reading.mentions if m.span.start < clause.subject.span.start)
        return next((m.id for m in found if m), "")

    def _latter(self, sentence: _Sentence, clause: Clause) -> str:
        """The last person named before "the latter", here or in the sentence before; "the former": the first."""
        here = [m for m in sentence.reading.mentions if m.span.end <= clause.subject.span.start]
        earlier = list(self.before.reading.mentions) if self.before else []
        for mentions in (here, earlier):
            named = [member.id for m in mentions if (member := self.cast.find(m))]
            if named:
                return named[0] if clause.subject.text.endswith("former") else named[-1]
        return ""

    def _deed(self, sentence: _Sentence, clause: Clause) -> Decision | None:
        """Something done by one who takes part; a deed of anybody else is what the speaker tells."""
        subject = clause.subject
        if clause.place in ("aside", "inverted", "points"):
            return None
        if subject.kind == "pronoun":
            who = (
                (self.drafter if subject.text == "I" else (self._pronoun(sentence, clause, "")[0] or ("",))[0])
                if subject.text != "They"
                else ""
            )
        elif subject.kind == "several":
            who = next((one for part in subject.parts if (one := self._one(part))), "")
        else:
            member = self.cast.find(subject)
            who = member.id if member else ""
        if not who and self.state.begun and not self.state.narrating:
            return None
        speaker = self.state.speaker
        decision = self._nobody(
            sentence,
            f"a deed: “{clause.verb}” with the subject “{subject.text}”",
            keep=speaker == (who,) or _is_parenthesis(sentence),
        )
        self.state.topic = who or self.state.topic
        return decision

    def _goes_on(self, sentence: _Sentence, block: Passage) -> Decision:
        state = self.state
        if not state.speaker or state.narrating:
            topic = sentence.reading.topic
            member = self.cast.find(topic) if topic else None
            state.topic = member.id if member else state.topic
            return self._nobody(
                sentence, "nobody has begun to speak" if not state.begun else "goes on with the narration before"
            )
        if _is_parenthesis(sentence) and sentence.reading.topic and self._is_others_deed(sentence):
            return self._nobody(sentence, "a remark in brackets about somebody else", keep=True)
        state.asked = state.asked or sentence.text.endswith("?")
        if block.kind == "item":
            return Decision(
                sentence.passage,
                sentence.span,
                state.speaker,
                "list item",
                "an item of a list goes on with the speaker before it",
            )
        if sentence.leads:
            return Decision(
                sentence.passage,
                sentence.span,
                state.speaker,
                "next paragraph",
                "a paragraph without a verb of saying goes on with the speaker before it",
            )
        return Decision(
            sentence.passage,
            sentence.span,
            state.speaker,
            "same paragraph",
            "goes on with the speaker of the sentence before",
        )

    def _is_others_deed(self, sentence: _Sentence) -> bool:
        topic = sentence.reading.topic
        member: Member | None = self.cast.find(topic) if topic else None
        return (
            topic is not None
            and topic.kind in ("name", "office")
            and (member is None or (member.id,) != self.state.speaker)
        )

    def _nobody(self, sentence: _Sentence, reason: str, *, keep: bool = False) -> Decision:
        if not keep:
            self.state.narrating = True
        return Decision(sentence.passage, sentence.span, (), "nobody", reason)

    def _note_mentions(self, sentence: _Sentence) -> None:
        for subject in sentence.reading.mentions:
            if subject.kind in ("name", "office") and (member := self.cast.find(subject)):
                self.cast.touch(member.id)


def _is_parenthesis(sentence: _Sentence) -> bool:
    return bool(_PARENTHESISED.fullmatch(sentence.text))


def _is_editorial(sentence: _Sentence, block: Passage) -> str:
    if _BRACKETED.fullmatch(sentence.text):
        return "in the brackets of the source's editors"
    if not re.search(r"\w", sentence.text):
        return "no words"
    if _NUMBER_ONLY.fullmatch(sentence.text) and not block.kind == "item":
        return "a number"
    return ""


def _is_heading(sentence: _Sentence, block: Passage) -> bool:
    """A title in the text: "2. Economic Matters." before sentences, or a short line alone."""
    words = re.findall(r"[^\W\d_][\w’'-]*", sentence.text)
    if not sentence.leads or not words or len(words) > 12 or sentence.reading.clause or block.kind == "item":
        return False
    if sentence.text[0] in '“"(' or sentence.text[-1] in '?!:;,”"':
        return False
    alone = sentence.span.end >= len(block.flow.text.rstrip()) and sentence.text[-1] != "."
    capital = sum(word[0].isupper() for word in words if word.lower() not in _SMALL_WORDS)
    weighty = sum(word.lower() not in _SMALL_WORDS for word in words)
    if alone and len(words) <= 8 and words[0][0].isupper():
        return capital >= weighty - (0 if weighty < 3 else 1)
    return (
        capital == weighty
        and (weighty > 0)
        and sentence.span.start <= 6
        and not words[0].endswith("ly")
        and len(words) > 1
    )
