"""Turns: unlabelled paragraphs go on with the turn before them, until an omission, a heading or a closing formula.

What follows an omission without a label is probably still the same speaker's: it is a turn without ``speaker``, joined
to the first part by ``@prev``, and its certainty is low.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from tei_memcon.ledger import block_leaves
from tei_memcon.model import (
    Attachment,
    Block,
    Content,
    Document,
    Element,
    Inference,
    ListBlock,
    Node,
    Paragraph,
    Section,
    Standalone,
    Turn,
    printed,
)
from tei_memcon.source import Span
from tei_memcon.speech import indirect, lexicon

_OFTEN = 2  # paragraphs: in one a speaker may tell what another has said
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")
_SPACE = re.compile(r"\s")
_LONGEST_NAME = 8  # words
_NUMBER = re.compile(r"(\d{1,2})[.)]\s")  # of a paragraph
_OWN_WORDS = re.compile(r"\b(?:I|we|We|you|You|my|My|our|Our|your|Your|me|us)\b")
_OWN_ELSEWHERE = re.compile(
    r"\b(?:je|j[’'](?=\w)|nous|vous|moi|mon|ma|mes|notre|nos|votre|vos|ich|wir|mir|mich|uns|mein\w{0,2}|unser\w{0,2}|Ihnen)\b",
    re.I,
)
_ALONE = frozenset({"pb", "gap", "ellipsis", "stage", "fw"})
_SAID = frozenset({"gap", "ellipsis", "stage"})
_INTERRUPTS = frozenset({"gap", "ellipsis"})
_CAPITALS = re.compile(r"[A-ZÀ-ÞЀ-Я](?:[A-ZÀ-ÞЀ-Я.,’ -]|\sand(?=\s[A-ZÀ-Þ]))*[A-ZÀ-ÞЀ-Я](?=\s[a-z])")
_ANYBODY = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*(?:\s(?:of|for)(?:\sthe)?(?=\s))?\s){0,5}[A-ZÀ-Þ][\w’'-]*")
_MANY = re.compile(r",\s(?:and\s)?|\sand\s")


def stand_alone(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Paragraphs that hold nothing but an omission, a page break or a stage direction are no paragraphs."""
    made: list[Block] = []
    for at, block in enumerate(blocks):
        made += (block,) if _is_whole_turn(blocks[max(0, at - 1) : at + 2], block) else _stand_alone(block)
    return tuple(made)


def _is_whole_turn(around: Sequence[Block], block: Block) -> bool:
    """Whether a gap or the like is all that stands between a label alone on its line and the next label."""
    match around:
        case (Turn(blocks=()), Paragraph(content) as one, Turn()) if one is block and _has_no_words(content):
            return any(isinstance(node, Element) and node.tag in _SAID for node in content)
        case _:
            return False


def _stand_alone(block: Block) -> tuple[Block, ...]:
    match block:
        case Paragraph(content) if _has_no_words(content):
            return tuple(Standalone(node) for node in content if isinstance(node, Element))
        case Section() | Attachment():
            return (replace(block, blocks=stand_alone(block.blocks)),)
        case _:
            return (block,)


def _has_no_words(content: Content) -> bool:
    """Whether a paragraph holds nothing but such marks; a classification alone is one of the text."""
    return all(map(_is_alone, content)) and any(isinstance(node, Element) and node.tag != "fw" for node in content)


def _is_alone(node: Node) -> bool:
    return isinstance(node, Element) and (node.tag in _ALONE or node.attributes.get("place") == "bottom")


def fold(document: Document) -> Document:
    """Fold the paragraphs of a record into the turns that they go on with."""
    if not _has_turns(document.body):
        return document
    folding = _Folding(document)
    body = folding.fold(document.body)
    return replace(document, body=body).adding(*folding.told)


def _has_turns(blocks: Sequence[Block]) -> bool:
    return any(isinstance(b, Turn) or (isinstance(b, Section | Attachment) and _has_turns(b.blocks)) for b in blocks)


class _Folding:
    """The state of going through a record: who has the floor, and whether something came between."""

    def __init__(self, document: Document) -> None:
        self.told: list[Inference] = []
        self._text = document.source.text
        all_labels = list(_labels(document.body, self._text))
        labels = set(all_labels)
        self._named = labels | {name for person in document.people for name in person.names} if labels else set[str]()
        in_capitals = any(map(str.isupper, labels))
        self._capitals = {name for name in self._named if name.isupper()} if in_capitals else set[str]()
        self._surnames = {name.split()[-1] for name in self._named if name}
        said = [printed(content, self._text) for content in _paragraphs(document.body)] if labels else []
        self._tells = sum(map(self._tells_of, said)) >= _OFTEN
        self._reported = _is_reported(said, len(all_labels))
        self._counts = self._tells and sum(bool(_NUMBER.match(one)) and self._tells_of(one) for one in said) >= _OFTEN
        self._labels = frozenset(labels)
        language = document.field("language")
        code = language.attributes.get("ident", "") if language else ""
        self._elsewhere = code if code in indirect.languages() else ""
        self._turn: Turn | None = None
        self._count = 0
        self._interrupted = False
        self._told = 0  # the number of the last paragraph that is in no turn
        self._waiting: list[Block] = []  # page breaks and the like: inside the turn if it goes on, else after it

    def fold(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        made: list[Block] = []
        for block in blocks:
            made += self._take(block)
        return (*made, *self._close())

    def _take(self, block: Block) -> list[Block]:
        match block:
            case Turn():
                closed = self._close()
                self._start(block)
                return closed
            case Paragraph(content) if self._tells_in(content):
                closed = self._close()
                return [*closed, block]
            case ListBlock(kind=kind) if kind:  # it opens another meeting
                closed, self._turn = self._close(), None
                return [*closed, block]
            case Paragraph() | ListBlock() if self._turn:
                return self._go_on(self._turn, block)
            case Standalone(element) if self._turn and not (element.tag in _INTERRUPTS and _has_words(self._turn)):
                self._waiting.append(block)
                return []
            case Section():
                closed = self._interrupt()
                return [*closed, replace(block, blocks=self.fold(block.blocks))]
            case Standalone() if self._turn:
                return [*self._interrupt(), block]
            case Attachment():
                closed, self._turn = self._close(), None
                return [*closed, replace(block, blocks=self.fold(block.blocks))]
            case _:
                closed = self._close()
                self._turn = None
                return [*closed, block]

    def _tells_in(self, content: Content) -> bool:
        """Whether a paragraph is in no turn: none has begun, or it tells what somebody said."""
        words = printed(content, self._text)
        number = _NUMBER.match(words)
        goes_on = number is not None and 0 < self._told == int(number[1]) - 1 and not _has_own_words(words)
        tells = not self._turn or goes_on or self._reports(words)
        if tells and number:
            self._told = int(number[1])
        return tells

    def _reports(self, words: str) -> bool:
        """Whether a paragraph tells what somebody said: "A. OAK said that …", where labels are in capitals."""
        names = _CAPITALS.match(words) if self._capitals else None
        if names and self._capitals.issuperset(_MANY.split(names.group())):
            verbs = lexicon.verbs()
            return any(verb.match(words, names.end()) for verb in (*verbs.acts.values(), verbs.several))
        if lexicon.narration()["between"].match(words.lower()) and not _has_own_words(words):
            return True
        if self._elsewhere and self._tells_elsewhere(words):
            return True
        if self._counts and _NUMBER.match(words) and not _has_own_words(words):
            return True  # minutes that number what they tell
        return (self._tells and self._tells_of(words)) or (self._reported and _tells_of_anybody(words))

    def _tells_of(self, words: str) -> bool:
        """Whether a paragraph opens with what one who takes part said, and has no word of his own: "I", "you"."""
        number = _NUMBER.match(words)
        ends = self._ends_of_names(words, number.end() if number else 0)
        said = any(lexicon.verbs().acts["saying"].match(words, end) for end in ends)
        return said and not _has_own_words(words)

    def _tells_elsewhere(self, words: str) -> bool:
        """The same in another language, where the words of a label open the paragraph: "Le Chancelier répond que"."""
        clause = indirect.read(words, self._elsewhere).clause
        if clause is None or clause.subject.text not in self._labels:
            return False
        return not clause.front and _OWN_ELSEWHERE.search(_QUOTED.sub("", words)) is None

    def _ends_of_names(self, words: str, start: int) -> Iterator[int]:
        """Where the name of somebody who takes part ends with which a paragraph begins, or his surname with a title."""
        titles = lexicon.offices().titles
        titled = True  # all words up to here are titles
        before = start
        for space in islice(_SPACE.finditer(words, start), _LONGEST_NAME):
            end = space.start()
            word = words[before:end]
            if words[start:end] in self._named or (titled and before > start and word in self._surnames):
                yield end
            titled, before = titled and word.rstrip(".").lower() in titles, space.end()

    def _start(self, turn: Turn) -> None:
        self._turn, self._interrupted = turn, False
        self._count += 1

    def _go_on(self, turn: Turn, block: Paragraph | ListBlock) -> list[Block]:
        if not self._interrupted:
            self._turn = replace(turn, blocks=(*turn.blocks, *self._waiting, block))
            self._waiting = []
            return []
        closed, self._waiting = list(self._waiting), []
        if turn.who:
            self._tell(turn, block)
        self._start(Turn(turn.who, (), (block,), cert="low", resumes=self._count - 1))
        return closed

    def _interrupt(self) -> list[Block]:
        """Close the turn, but remember whose it is; a label without words starts none."""
        turn = self._turn if self._turn and _has_words(self._turn) and not self._reported else None
        closed = self._close()
        self._turn, self._interrupted = turn, turn is not None
        return closed

    def _close(self) -> list[Block]:
        """The turn and what waits after it; a label that nothing follows is a paragraph."""
        closed: list[Block] = []
        if self._turn and not self._interrupted:
            said = _has_words(self._turn)
            closed.append(self._turn if said else Paragraph(self._turn.label))
            self._count -= not said
        closed += self._waiting
        self._turn, self._waiting, self._interrupted = None, [], False
        return closed

    def _tell(self, turn: Turn, block: Paragraph | ListBlock) -> None:
        first = next((span for leaf in block_leaves(block) if (span := leaf.span) is not None), Span(0, 0))
        reason = "no label after an omission or heading; the turn before is his"
        self.told.append(Inference(first, f"{' and '.join(turn.who)} goes on", "low", reason))


def _has_own_words(words: str) -> bool:
    """Whether one who speaks says something of himself or to another: "I", "you"."""
    return bool(_OWN_WORDS.search(_QUOTED.sub("", words)))


def _is_reported(said: Sequence[str], turns: int) -> bool:
    """Whether a record reports what is said, and prints a few exchanges as they were."""
    return bool(turns) and sum(map(_tells_of_anybody, said)) >= max(_OFTEN, turns)


def _tells_of_anybody(words: str) -> bool:
    """Whether a paragraph opens with what somebody said, whom capitals show: "Secretary Oak said", "The President"."""
    number = _NUMBER.match(words)
    name = _ANYBODY.match(words, number.end() if number else 0)
    if not name:
        return False
    verb = lexicon.verbs().acts["saying"]
    ends = (space.start() for space in _SPACE.finditer(words, *name.span()))
    return any(verb.match(words, end) for end in (*ends, name.end())) and not _has_own_words(words)


def _labels(blocks: Sequence[Block], text: str) -> Iterator[str]:
    """The words of all labels, without the sign behind them."""
    for block in blocks:
        if isinstance(block, Turn):
            yield printed(block.label, text).strip("[] .:")
        elif isinstance(block, Section):
            yield from _labels(block.blocks, text)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Content]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.content
        elif isinstance(block, Section | Attachment):
            yield from _paragraphs(block.blocks)


def _has_words(turn: Turn) -> bool:
    return any(isinstance(block, Paragraph | ListBlock) for block in turn.blocks)
