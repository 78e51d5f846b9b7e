"""Who is speaking, sentence after sentence, over a whole record.

A clause names a speaker; sentences without one go on with whoever was speaking; deeds, agreements and what the record
says of itself are nobody's. Each decision has a reason in plain words and its kind of evidence, by which its certainty
was measured.
"""

import re
from collections.abc import Iterator, Sequence

from tei_memcon.model import Document
from tei_memcon.source import Span
from tei_memcon.speech import discovery, narrated, reading
from tei_memcon.speech.cast import Cast
from tei_memcon.speech.clauses import Clause, thrown_in
from tei_memcon.speech.decision import Decision, Evidence
from tei_memcon.speech.flow import Passage, passages
from tei_memcon.speech.introduced import without_introduction
from tei_memcon.speech.reading import Sentence
from tei_memcon.speech.reference import Reference, State
from tei_memcon.speech.titles import titles

_Found = tuple[tuple[str, ...], Evidence, str]

_ASKED = re.compile(r"asked|inquired|enquired|questioned|wondered|queried|requested|solicited")
_WE = re.compile(r"\W{0,3}(?:\w+,?\s){0,2}[Ww]e\s")
_BEFORE_NAME, _COLON = re.compile(r"[\W\d]{0,4}"), re.compile(r"\s{0,2}(?:\([^()]{1,40}\))?\s{0,2}:\s")
_BRACKETS = '(["“ —–-'


def decide(document: Document) -> tuple[list[Passage], list[Decision], Cast]:
    """Decide over a whole record: its blocks, who says each sentence, everybody who takes part."""
    blocks = list(passages(document))
    cast = Cast(document)
    stated = document.field("language")
    read = list(reading.read(blocks, stated.attributes["ident"] if stated else "en"))
    discovery.learn(cast, read)
    drafter = discovery.drafter(document, cast, read)
    headings = [block.flow.text for block in blocks if block.kind == "heading"]
    named = [*titles(document), *headings]
    discovery.discover(cast, read, named, drafter)
    in_present = discovery.is_in_present(read)
    by_telephone = any("telephone" in title.lower() for title in named)
    record = _Record(cast, drafter, narrated.body_of(named), by_telephone=by_telephone, in_present=in_present)
    return blocks, without_introduction(document, blocks, read, list(record.go_through(blocks, read))), cast


class _Record:
    """The walk through a record."""

    def __init__(
        self, cast: Cast, drafter: str, body: re.Pattern[str] | None, *, by_telephone: bool, in_present: bool
    ) -> None:
        self.cast = cast
        self.drafter = drafter
        self.body = body  # which met, in sentences that tell what it did
        self.heard = -1  # the block of the last words that somebody says
        self.comment = -1  # the block of the drafter's last comment: what somebody thinks, in there, is not his words
        self.by_telephone = by_telephone  # notes in the present tense: "L. will call him" is what L. says
        self.in_present = in_present or by_telephone  # "Mr. Oak feels" is a report like "felt"
        self.state = State()
        self.reference = Reference(cast, drafter, self.state)

    def go_through(self, blocks: Sequence[Passage], read: Sequence[Sentence]) -> Iterator[Decision]:
        """Decide sentence by sentence."""
        at = -1
        for sentence in read:
            while at < sentence.passage:
                at += 1
                if blocks[at].kind in ("heading", "omission"):
                    self._silence()
            decision = self._decide(sentence)
            yield decision
            self._remember(sentence, decision)

    def _decide(self, sentence: Sentence) -> Decision:
        self._open_or_close(sentence)
        if reason := sentence.unspoken:
            return self._nobody(sentence, reason, keep=True)
        if sentence.is_heading:
            self._silence()
            return self._nobody(sentence, "a heading")
        if sentence.names_matter:
            return self._nobody(sentence, "the next sentence is about it", keep=True)
        words = sentence.text.lstrip(_BRACKETS).lower()
        if narrated.opens("comment", words):
            self.comment = self.comment if sentence.in_brackets else sentence.passage
            return self._nobody(sentence, "the drafter's comment")
        clause = sentence.reading.clause
        return (
            (self._by_clause(sentence, clause) if clause else None)
            or (self._by_aside(sentence, clause) if clause else None)
            or self._told(sentence, words)
            or (self._deed(sentence, clause) if clause else None)
            or self._goes_on(sentence)
        )

    def _open_or_close(self, sentence: Sentence) -> None:
        """In brackets that hold several sentences it is the drafter who tells, unless a clause says who speaks."""
        state = self.state
        if sentence.aside and state.held is None:
            state.held, state.narrating = (state.speaker, state.narrating), True
        elif not sentence.aside and state.held is not None:
            (state.speaker, state.narrating), state.held = state.held, None

    def _silence(self) -> None:
        """After a heading or an omission nobody goes on speaking."""
        self.state.speaker = ()
        self.state.narrating = True
        self.state.asked = False

    def _remember(self, sentence: Sentence, decision: Decision) -> None:
        self.heard = sentence.passage if decision.who else self.heard
        self.cast.hear([one for one in sentence.reading.mentions if one.kind in ("name", "office")])
        self.state.before = sentence

    # Speech

    def _by_clause(self, sentence: Sentence, clause: Clause) -> Decision | None:
        later = clause.verb.startswith("will ") and not self.by_telephone
        if clause.act == "deed" or later or narrated.is_exchange(sentence, clause):
            return None
        who, evidence, reason = self._speaker(sentence, clause)
        # A state of mind is reported speech where somebody has spoken already, or where a name stands with it.
        silent = clause.subject.kind == "pronoun" and not self.state.begun and not narrated.HELD.match(clause.verb)
        if not who or (clause.act == "thinking" and (silent or self.comment == sentence.passage)):
            return None
        if self._is_told_by_another(sentence, clause, who):
            return None
        self._speaks(who, clause, sentence)
        if (then := sentence.reading.then) and (last := self._answers(sentence, then)):
            self._speaks(last, then, sentence)
            evidence, reason = "two clauses", f"{reason}; another speaks in the same sentence".lstrip("; ")
        first = sentence.span.start
        span = Span(first + clause.span.start, first + clause.span.end)
        words = f"“{clause.verb}” with the subject “{clause.subject.text}”"
        return Decision(sentence.passage, sentence.span, who, evidence, f"{words}: {reason}" if reason else words, span)

    def _by_aside(self, sentence: Sentence, clause: Clause) -> Decision | None:
        """Who speaks where the first clause is that of one who takes no part: "Norland wanted it, he said"."""
        unknown = (
            clause.act != "deed"
            and clause.subject.kind in ("name", "office")
            and not self._speaker(sentence, clause)[0]
        )
        aside = thrown_in(sentence.reading, sentence.text) if unknown else None
        return self._by_clause(sentence, aside) if aside else None

    def _is_told_by_another(self, sentence: Sentence, clause: Clause, who: tuple[str, ...]) -> bool:
        """Whether whoever has the floor speaks of another who takes part: "Mr. Oak knew that", "now he claims"."""
        state = self.state
        if sentence.leads or state.narrating or who == state.speaker or clause.subject.kind not in ("name", "office"):
            return False
        return narrated.tells_of_another(clause, in_present=self.in_present)

    def _answers(self, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
        """Who answers in the sentence of the question: "he" is whoever was asked."""
        if clause.subject.kind == "pronoun" and clause.subject.text != "I":
            return (self.state.addressed,) if self.state.addressed else ()
        return self._speaker(sentence, clause)[0]

    def _speaker(self, sentence: Sentence, clause: Clause) -> _Found:
        subject = clause.subject
        match subject.kind:
            case "pronoun" if subject.text == "I":
                known = self.drafter and (clause.place != "aside" or clause.act == "saying")
                return ((self.drafter,) if known else ()), "drafter", "the drafter"
            case "pronoun" if subject.text.lower() == "they":
                together, reason = self.reference.they(sentence)
                return together, "several", reason
            case "pronoun":
                one, reason = self.reference.pronoun(sentence, clause)
                return ((one,) if one else ()), "answer" if reason.endswith("asked") else "pronoun", reason
            case "latter":
                one = self.reference.latter(sentence, clause)
                return ((one,) if one else ()), "latter", "the last person named before"
            case "several":
                return self.reference.several(subject), "several", "several together"
            case _:
                return self._named(clause)

    def _named(self, clause: Clause) -> _Found:
        member, evidence, reason = self.cast.find(clause.subject), "named", ""
        if member is None and (member := self.cast.presides(clause.subject)):
            evidence, reason = "chair", "whoever presides is listed first"
        if member is None:
            return (), "named", ""
        self.cast.name(member, clause.subject)
        if clause.place in ("aside", "inverted"):
            return (member.id,), "aside", reason
        if clause.place in ("points", "relative", "label"):
            return (member.id,), "points", reason
        return (member.id,), "chair" if evidence == "chair" else "named", reason

    def _speaks(self, who: tuple[str, ...], clause: Clause, sentence: Sentence) -> None:
        state = self.state
        self._takes_floor(who)
        state.asked = bool(_ASKED.match(clause.verb)) or sentence.text.rstrip("”\"') ").endswith("?")
        state.addressed = self.reference.addressed(sentence, clause, who)

    def _takes_floor(self, who: tuple[str, ...]) -> None:
        state = self.state
        state.speaker, state.narrating, state.begun = who, False, True
        self.cast.speaks(who)
        if len(who) == 1:
            state.past = [*(one for one in state.past if one != who[0]), who[0]]
            state.topic = who[0]

    def _goes_on(self, sentence: Sentence) -> Decision:
        state = self.state
        if labelled := self._labelled(sentence):
            return self._begins(sentence, labelled, "the paragraph opens with his name and a colon")
        if narrated.opens_with_body(sentence):
            self._silence()
        if not state.speaker and state.past and not self.drafter and _WE.match(sentence.text):
            state.speaker, state.narrating = (state.past[-1],), False  # a heading has come between
        if not state.speaker or state.narrating:
            self._note_topic(sentence)
            reason = "goes on with the narration before" if state.begun else "nobody has spoken yet"
            return self._nobody(sentence, reason)
        if sentence.in_brackets:
            return self._nobody(sentence, "a remark in brackets", keep=True)
        state.asked = state.asked or sentence.text.endswith("?")
        if self._is_done_to_speaker(sentence):
            return self._nobody(sentence, "told of whoever speaks, by those for whom the record is")
        if sentence.leads and (opening := self._opens_with_another(sentence)):
            return self._begins(sentence, opening, "the paragraph opens with him")
        evidence: Evidence = "same paragraph"
        reason = "goes on with the speaker of the sentence before"
        if sentence.item:
            evidence, reason = "list item", "an item of a list goes on with the speaker before it"
        elif self.heard != sentence.passage:
            evidence = "next paragraph"
            reason = "a paragraph without a verb of saying goes on with the speaker before it"
        return Decision(sentence.passage, sentence.span, state.speaker, evidence, reason)

    def _begins(self, sentence: Sentence, who: str, reason: str) -> Decision:
        self._takes_floor((who,))
        return Decision(sentence.passage, sentence.span, (who,), "next paragraph", reason)

    def _labelled(self, sentence: Sentence) -> str:
        """Who takes part and stands before a colon at the head of a paragraph: "Oak (laughing): So it is."."""
        first = next(iter(sentence.reading.mentions), None) if sentence.leads and ":" in sentence.text else None
        if first is None or first.possessive or not _BEFORE_NAME.fullmatch(sentence.text, 0, first.span.start):
            return ""
        member = self.cast.find(first) if _COLON.match(sentence.text, first.span.end) else None
        return member.id if member else ""

    def _is_done_to_speaker(self, sentence: Sentence) -> bool:
        """Whether "we" do something to whoever has the floor: "We asked Mr. Oak"; he is no one of us."""
        done = narrated.WE_TO.match(sentence.text)
        if done is None or len(self.state.speaker) != 1:
            return False
        if done["him"]:
            return bool(self.drafter) and self.state.speaker != (self.drafter,)
        whom = [one for one in sentence.reading.mentions if one.span.start == done.end()]
        return any((member := self.cast.find(one)) and (member.id,) == self.state.speaker for one in whom)

    def _opens_with_another(self, sentence: Sentence) -> str:
        """Whom the first words of a paragraph call, with a verb that nobody has listed: "Mr. Oak amplified this"."""
        topic = sentence.reading.topic
        if sentence.reading.clause or topic is None or topic.kind not in ("name", "office") or topic.possessive:
            return ""
        member = self.cast.find(topic) if narrated.ACTED.match(sentence.text, topic.span.end) else None
        return member.id if member and (member.id,) != self.state.speaker else ""

    # Narration

    def _nobody(self, sentence: Sentence, reason: str, *, keep: bool = False) -> Decision:
        """Narration; ``keep``: whoever was speaking goes on after it."""
        self.state.narrating = self.state.narrating or not keep
        return Decision(sentence.passage, sentence.span, (), "nobody", reason)

    def _told(self, sentence: Sentence, words: str) -> Decision | None:
        if narrated.opens("record", words) or (self.body and self.body.match(words)):
            return self._nobody(sentence, "the record tells what was done or agreed")
        if sentence.leads and narrated.opens("course", words):
            return self._nobody(sentence, "the record tells what was talked about")
        if (clause := sentence.reading.clause) and narrated.is_exchange(sentence, clause):
            return self._nobody(sentence, "several talk with each other")
        if clause and clause.act == "saying" and clause.subject.kind == "several" and not clause.subject.parts:
            return self._nobody(sentence, "several speak whom nothing names")
        if self.drafter and narrated.opens("drafter", words):
            return self._nobody(sentence, "the drafter tells what was done")
        return None

    def _deed(self, sentence: Sentence, clause: Clause) -> Decision | None:
        """Something done by one who takes part; a deed of anybody else is what the speaker tells."""
        if clause.act != "deed" or clause.place in ("aside", "inverted", "points"):
            return None
        who = self._doer(sentence, clause)
        in_passing = clause.place == "when" and clause.subject.kind == "pronoun" and not sentence.leads
        if (in_passing or not who) and self.state.begun and not self.state.narrating:
            return None
        goes_on = sentence.in_brackets or self.state.speaker == (who,)
        self.state.topic = who or self.state.topic
        return self._nobody(sentence, f"a deed: “{clause.verb}” with the subject “{clause.subject.text}”", keep=goes_on)

    def _doer(self, sentence: Sentence, clause: Clause) -> str:
        subject = clause.subject
        if subject.kind == "pronoun" and subject.text.lower() in ("he", "she"):
            return self.reference.pronoun(sentence, clause)[0]
        if subject.kind == "several":
            known = [one for part in subject.parts if (one := self.reference.one(part))]
            return next(iter(known or [member.id for member in self.cast.delegates(subject.text)]), "")
        return "" if subject.text.lower() == "they" else self.reference.one(subject)

    def _note_topic(self, sentence: Sentence) -> None:
        """Whom narration is about: "he" in the next sentence."""
        topic = sentence.reading.topic
        member = self.cast.find(topic) if topic else None
        self.state.topic = member.id if member else self.state.topic
