r"""Notes that somebody has put into the text, each where it is called: ``agreed [Footnote 2: Not printed.]``.

A record is read without them, as its editors printed it, and gets them back as notes at the words that call them. They
are such notes where they count from the first one on: other brackets may say "Note" as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tei_memcon.source import Span

_OPENING = re.compile(
    r"(?P<open>\[\[?|\(\(?|\{)(?:(?P<word>(?:foot|end)?note|fn\.?|n\.)[ \xa0]?)?"
    r"(?P<n>\d{1,3})(?:[:.]|[ \xa0][–—-])\s{1,3}(?=\S)",
    re.I,
)
_SOURCE = re.compile(r"Sources?[:;]")
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_PARAGRAPH_END = re.compile(r"\n[ \t\xa0\r]*\n")
_LONGEST = 6000  # characters of a note
_ANY = 2  # notes without a word for note and without the source among them


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A note in the text.

    Args:
        n: its number.
        sign: from the blank before it to its first word.
        words: what it says.
        closing: its last bracket.
    """

    n: str
    sign: Span
    words: Span
    closing: Span

    @property
    def whole(self) -> Span:
        """All of it, with the blank before it."""
        return Span(self.sign.start, self.closing.end)


def inline_notes(text: str) -> list[InlineNote]:
    """The notes within a text, if they are counted; each number once."""
    found = list(_candidates(text))
    for opening in dict.fromkeys(key for key, _ in found):
        notes = _counted([note for key, note in found if key == opening])
        said = any(opening[1:]) or any(_SOURCE.match(text, note.words.start) for note in notes[:2])
        if notes and (said or len(notes) > _ANY) and not (opening[0] == "(" and not opening[1]):
            return notes
    return []


def _candidates(text: str) -> Iterator[tuple[tuple[str, str], InlineNote]]:
    """Brackets with a number and words, and how they open."""
    reached = 0
    for match in _OPENING.finditer(text):
        start = match.start() - text[max(0, match.start() - 1) : match.start()].isspace()
        end = _closed(text, match.end(), match["open"]) if start >= reached else 0
        if end and text[start - 1 : start].strip():  # it stands behind the word that calls it
            reached = end
            said = text[match.end() : end - len(match["open"])].rstrip()
            words = Span(match.end(), match.end() + len(said))
            note = InlineNote(match["n"], Span(start, match.end()), words, Span(words.end, end))
            yield (match["open"], (match["word"] or "").lower()), note


def _closed(text: str, start: int, opening: str) -> int:
    """Behind the bracket that closes the one before an offset; 0 if none does in that paragraph."""
    stop = _PARAGRAPH_END.search(text, start, start + _LONGEST)
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    depth = len(opening)
    for match in re.finditer(rf"[{re.escape(opening[0] + _CLOSING[opening[0]])}]", text[start:end]):
        depth += 1 if match.group() == opening[0] else -1
        if not depth:
            return start + match.end()
    return 0


def _counted(notes: list[InlineNote]) -> list[InlineNote]:
    """All of them, if their numbers rise and half of these or more are there; a list below the text has the others."""
    numbers = [int(note.n) for note in notes]
    rising = all(one < other for one, other in pairwise(numbers))
    return notes if rising and numbers[-1] <= 2 * len(numbers) + 1 else []
