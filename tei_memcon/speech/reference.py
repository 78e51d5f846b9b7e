"""Who is meant by "he", "they", "the latter", "the other Ministers": what was said before decides.

"The Secretary asked whether … He replied that …": he who was asked. "While the Secretary agreed, he thought": the
Secretary. "Both sides", "Mrs. Meir and the Ambassador": several together. "I": the drafter.
"""

import re
from dataclasses import dataclass, field

from tei_memcon.speech.cast import Cast
from tei_memcon.speech.clauses import Clause
from tei_memcon.speech.reading import Sentence
from tei_memcon.speech.subjects import Subject

_UNNAMED = frozenset({"representative", "visitor"})  # not those who spoke last
_ANSWERED = re.compile(r"replied|answered|responded|retorted|rejoined|countered|reply|response|answer")
_TO_QUESTION = re.compile(
    r"\W{0,3}(?:(?:In|By\sway\sof)\s(?:reply|response|answer|replying|responding|answering)|Asked|Questioned|Queried|Responding|Replying"
    r"|Answering|When\sasked)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\W{0,4}(?:When|While|Although|Though|After|As|Before|If|Since|Because|Once)\s")
_BUT = re.compile(r"\bbut(?:\s\w+ly)?\s\Z")
_AGREED = re.compile(r"\W{0,4}They\s(?:both\s|all\s|then\s|also\s|further\s){0,2}(?:agreed|concurred)\b")


@dataclass(slots=True)
class State:
    """What has been said so far.

    Args:
        speaker: whose words the last sentence was.
        past: single speakers, the last one last.
        asked: whether the speaker asked a question.
        addressed: whom the last reporting clause spoke to.
        topic: whom the last narration was about.
        narrating: whether the record itself was speaking last.
        begun: whether anybody has spoken yet.
        before: the sentence before.
        held: who was speaking, and whether the record was, before an aside of several sentences.
    """

    speaker: tuple[str, ...] = ()
    past: list[str] = field(default_factory=list)
    asked: bool = False
    addressed: str = ""
    topic: str = ""
    narrating: bool = True
    begun: bool = False
    before: Sentence | None = None
    held: tuple[tuple[str, ...], bool] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Resolves the subjects of reporting clauses by the cast and what was said before."""

    cast: Cast
    drafter: str
    state: State

    def pronoun(self, sentence: Sentence, clause: Clause) -> tuple[str, str]:
        """Who "he" or "she" is, and why; nobody where nothing tells."""
        if (one := self._opening_subject(sentence, clause)) and not _TO_QUESTION.match(clause.front):
            return one, "the person named just before"
        if one := self._subject_before(sentence, clause):
            return one, "the subject of the words before"
        if one := self._answering(sentence, clause):
            return one, "the one who was asked"
        if one := self._opened_with(sentence, subject=clause.subject):
            return one, "the person whom the paragraph opens with"
        state, subject = self.state, clause.subject
        fitting = [one for one in state.past if one != self.drafter and self._fits(one, subject)]
        if len(state.speaker) > 1:
            fitting = [one for one in state.speaker if self._fits(one, subject)] or fitting
        if state.narrating and state.topic not in ("", self.drafter) and self._fits(state.topic, subject):
            fitting = [*fitting, state.topic]
        if not fitting and clause.act == "saying":
            fitting = self._spoken_of(subject)
        if not fitting and subject.feminine:  # whom no title shows to be a woman
            fitting = state.past[-1:]
        return (fitting[-1] if fitting else ""), "the person spoken of before"

    def they(self, sentence: Sentence) -> tuple[tuple[str, ...], str]:
        """Who "they" are: those who spoke together, or both who spoke last and agreed."""
        if len(self.state.speaker) > 1:
            return self.state.speaker, "those who spoke before"
        if _AGREED.match(sentence.text) and len(self.state.past) > 1:
            return tuple(self.state.past[-2:]), "both who spoke last"
        return (), ""

    def several(self, subject: Subject) -> tuple[str, ...]:
        """Several named together, or all of an office; nobody where only one can be told."""
        if subject.parts:
            who = tuple(dict.fromkeys(one for part in subject.parts if (one := self.one(part))))
            return who if len(who) > 1 else ()
        others = [member.id for member in self.cast.holders(subject.office) or self.cast.delegates(subject.text)]
        if "other" in subject.text:
            others = [one for one in others if one not in self.state.speaker]
        if len(others) < 2 and subject.office not in _UNNAMED:
            others = self.state.past[-2:]
        return tuple(others) if len(others) > 1 else ()

    def one(self, subject: Subject) -> str:
        """A single person of several: a name, an office, "he" or "I"."""
        if subject.kind == "pronoun":
            return self.drafter if subject.text == "I" else "".join(self.state.past[-1:])
        member = self.cast.find(subject)
        return member.id if member else ""

    def latter(self, sentence: Sentence, clause: Clause) -> str:
        """The last person named before "the latter", here or in the sentence before; "the former": the first."""
        here = [m for m in sentence.reading.mentions if m.span.end <= clause.subject.span.start]
        earlier = list(self.state.before.reading.mentions) if self.state.before else []
        for mentions in (here, earlier):
            named = [member.id for mention in mentions if (member := self.cast.find(mention))]
            if named:
                return named[0] if clause.subject.text.endswith("former") else named[-1]
        return ""

    def addressed(self, sentence: Sentence, clause: Clause, who: tuple[str, ...]) -> str:
        """Whom the clause speaks to: "asked the Ambassador"."""
        for mention in sentence.reading.mentions:
            if clause.subject.span.end <= mention.span.start <= clause.span.end + 2:
                member = self.cast.find(mention)
                if member and member.id not in who:
                    return member.id
        return ""

    def _fits(self, identifier: str, subject: Subject) -> bool:
        """Whether "he" or "she" can be that person; where no title shows it, "he"."""
        feminine = self.cast.member(identifier).feminine
        return not subject.feminine if feminine is None else feminine == subject.feminine

    def _opening_subject(self, sentence: Sentence, clause: Clause) -> str:
        """A person who is the subject of what the sentence opens with: "While the Secretary agreed …, he thought"."""
        for mention in sentence.reading.mentions:
            if mention.span.start >= clause.subject.span.start:
                break
            opens = _SUBORDINATE.fullmatch(sentence.text[: mention.span.start]) and not mention.possessive
            if opens and (member := self.cast.find(mention)):
                return member.id
        return ""

    def _subject_before(self, sentence: Sentence, clause: Clause) -> str:
        """Whom the sentence is about before it goes on with "but he": "Mr. Oak seemed satisfied, but he asked"."""
        topic = sentence.reading.topic
        if topic is None or "but" not in clause.front or not _BUT.search(clause.front):
            return ""
        member = self.cast.find(topic) if topic.kind in ("name", "office") and not topic.possessive else None
        return member.id if member and self._fits(member.id, clause.subject) else ""

    def _opened_with(self, sentence: Sentence, subject: Subject) -> str:
        """Whom the sentence before is about, if it opens the paragraph and says nothing of speech."""
        before = self.state.before
        if before is None or not before.leads or before.passage != sentence.passage or before.reading.clause:
            return ""
        topic = before.reading.topic
        member = self.cast.find(topic) if topic else None
        if member is None or member.id in (self.drafter, *self.state.speaker):
            return ""
        return member.id if self._fits(member.id, subject) else ""

    def _answering(self, sentence: Sentence, clause: Clause) -> str:
        """Who answers: the one who was asked, else whoever spoke before the asker. "He" is never the drafter."""
        state, subject = self.state, clause.subject
        asker = state.speaker[0] if len(state.speaker) == 1 else ""
        answers = state.asked and _ANSWERED.search(clause.verb) is not None
        if not asker or not (answers or asker in (self.drafter, self._who_asked(sentence, clause))):
            return ""
        if state.addressed and self._fits(state.addressed, subject):
            return state.addressed
        others = [one for one in state.past if one not in (asker, self.drafter)]
        if not others and len(self.cast.members) == 2:
            others = [member.id for member in self.cast.members if member.id != asker]
        return "".join([one for one in others if self._fits(one, subject)][-1:])

    def _who_asked(self, sentence: Sentence, clause: Clause) -> str:
        """Who asked, in "In reply to the Secretary's question, he"."""
        if not _TO_QUESTION.match(clause.front):
            return ""
        found = (self.cast.find(m) for m in sentence.reading.mentions if m.span.start < clause.subject.span.start)
        return next((member.id for member in found if member), "")

    def _spoken_of(self, subject: Subject) -> list[str]:
        """Where nobody has spoken yet: whoever was mentioned last, or the only one beside the drafter."""
        found = [one for one in self.cast.recent() if one != self.drafter and self._fits(one, subject)]
        others = [member.id for member in self.cast.members if member.id != self.drafter]
        return found or (others if len(others) == 1 else [])
