"""A record's sentences in order, each with what its words say about the speaker; headings and editors' words apart.

"2. Fishing Rights. In this connection the Secretary said …" begins with a heading in the line, which nobody says;
"[3 lines not declassified]" is in the brackets of the source's editors.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_memcon.source import Span
from tei_memcon.speech import clauses, indirect, sentences
from tei_memcon.speech.clauses import Reading
from tei_memcon.speech.flow import Passage

_NUMBER_ONLY = re.compile(r"[\W_]{0,3}(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,6})[.):]?[\W_]{0,3}")
_LONGEST_NUMBER = 13  # characters of it
_BRACKETED = re.compile(r"\[.*[\])][.\s]*", re.DOTALL)  # a copy may close it with the other sign
_BEFORE_TITLE = re.compile(r"\(\w{1,3}\)\s(?=\w)")  # "(2) Free Trade"
_HOUR = re.compile(r"\W?\d{1,2}[:.]\d\d(?:\s?[ap]\.\s?m\.?)?\W{0,2}", re.IGNORECASE)
_SMALL_HOUR = re.compile(r"\b[ap]\.\s?m\.")
# What a title in small letters has not: "2. War criminals."
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did|shall)\b"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Ii]t)\b"
    r"|n[’']t\b|[a-z]{3}(?:ed|s)\s(?:the|an?|to|that|in|on|with|not|no|his|its|their|this)\b"
)
_PARENTHESISED = re.compile(r"\(.*\)[.\s]*", re.DOTALL)
_CLOSING = re.compile('[”"]')  # a copy may have one of each kind
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_WORDS = frozenset("of the a an and or for to in on at by with from de la vs per versus".split())


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Sentence:
    """A sentence of the record's body.

    Args:
        passage: its block, by place among the passages.
        span: in the block's flow, without white space around it.
        text: its words.
        reading: what they say about the speaker.
        leads: whether it is the first of its block, a number apart.
        alone: whether it is all that its block holds.
        item: whether the block is an item of a list.
        aside: whether it stands in round brackets that hold several.
    """

    passage: int
    span: Span
    text: str
    reading: Reading
    leads: bool
    alone: bool
    item: bool
    aside: bool = False

    @property
    def in_brackets(self) -> bool:
        """Whether round brackets hold the whole sentence."""
        return self.text.startswith("(") and _PARENTHESISED.fullmatch(self.text) is not None

    @property
    def unspoken(self) -> str:
        """Why nobody can have said it: brackets of the editors, a number, no words; nothing otherwise."""
        if self.text.startswith("[") and _BRACKETED.fullmatch(self.text):
            return "in the brackets of the source's editors"
        if not _LETTER.search(self.text):
            return "no words"
        return "a number" if _is_number(self.text) and not self.item else ""

    @property
    def is_heading(self) -> bool:
        """A title in the text: "2. Economic Matters." before sentences, or a short line alone."""
        if not self.leads or self.item or self.reading.clause:
            return False
        text = _BEFORE_TITLE.sub("", self.text, count=1) if self.alone else self.text
        if self.alone and (text.isupper() or _HOUR.fullmatch(text)):
            return True
        if self.alone and "m." in text and _SMALL_HOUR.sub("", text).isupper():
            return True
        words = _WORD.findall(text)
        if not 0 < len(words) <= (20 if self.alone and self.numbered else 12):
            return False
        if text[0] in '“"(' or text[-1] in '?!;,”"' or words[0].endswith("ly"):
            return False
        weighty = [word for word in words if word.lower() not in _SMALL_WORDS]
        capital = sum(1 for word in weighty if word[:1].isupper())
        if self.alone and self.text[-1] != "." and len(words) <= 8 and words[0][0].isupper():
            return capital >= len(weighty) - (len(weighty) > 2)
        return 0 < len(weighty) == capital and len(words) > 1

    @property
    def numbered(self) -> bool:
        """Whether a number stands before it, and nothing else of its block."""
        return self.leads and self.span.start > 1

    @property
    def names_matter(self) -> bool:
        """A title in small letters behind a number, and before what is said of it: "2. War criminals. He asked …"."""
        if not self.numbered or self.alone or self.item or self.reading.clause or self.text[-1] != ".":
            return False
        return len(self.text.split()) <= 9 and not _FINITE.search(self.text)


def read(blocks: Sequence[Passage], language: str = "en") -> Iterator[Sentence]:
    """The sentences of all blocks that may hold speech.

    Args:
        blocks: of the record.
        language: the code of the record's language; one whose verbs nobody has listed is read as English.
    """
    foreign = language if language in indirect.languages() else ""
    for number, block in enumerate(blocks):
        if block.kind in ("paragraph", "item"):
            yield from _read(number, block, foreign)


def _read(number: int, block: Passage, foreign: str) -> Iterator[Sentence]:
    text, leads, in_quotation, in_aside = block.flow.text, True, False, False
    for whole in sentences.cut(text):
        span = sentences.trimmed(text, whole)
        if span.start == span.end:
            continue
        words = text[span.start : span.end]
        if foreign:
            reading = indirect.read(words, foreign)
        else:
            reading = clauses.read(words, _quoted(words) if in_quotation else 0)
        alone = leads and not text[span.end :].strip()
        opens = words.startswith("(") and words.count("(") > words.count(")") and ")" in text[span.end :]
        yield Sentence(number, span, words, reading, leads, alone, block.kind == "item", in_aside or opens)
        in_aside = (in_aside or opens) and words.count("(") >= words.count(")")
        in_quotation = _leaves_open(words, in_quotation)
        leads = leads and _is_number(words)


def _is_number(words: str) -> bool:
    """Whether a sentence is nothing but the number of an item."""
    return len(words) <= _LONGEST_NUMBER and _NUMBER_ONLY.fullmatch(words) is not None


def _quoted(words: str) -> int:
    """How much of a sentence still belongs to a quotation that began before it."""
    closing = _CLOSING.search(words)
    return closing.start() if closing else len(words)


def _leaves_open(words: str, was_open: bool) -> bool:
    opening = words.rfind("“")
    if opening < 0 and not was_open:
        return False  # as most
    closing = max(words.rfind("”"), words.rfind('"'))
    return opening > closing or (was_open and closing < 0)
