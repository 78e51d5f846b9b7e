"""What a scholar has decided about a record: kept in a file beside it, and applied whenever it is converted.

``118944.decisions.toml`` says at which words, what was decided, by whom, when and why (see docs/review.md). A decision
is a statement about words of the record, not about what the program made of them: so it holds as well when a better
program makes something else of them. One file in ``decisions/kinds`` is one kind of decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from tei_memcon.errors import Place
from tei_memcon.files.paths import is_file
from tei_memcon.files.records import decisions_beside

Verdict: TypeAlias = Literal["accept", "change", "note"]
Value: TypeAlias = "str | bool | tuple[str, ...]"


class Unfit(Exception):  # noqa: N818  # no error: the record has changed, or the program
    """A decision no longer fits its record; the message says why."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a record.

    Args:
        words: those meant, or the first of them.
        through: the last of them, where they are many.
        before: words before them.
        after: words after them.
        at: where they stood, in characters from 0; a hint.
    """

    words: str
    through: str = ""
    before: str = ""
    after: str = ""
    at: int = 0

    def __str__(self) -> str:
        return f"{self.words} … {self.through}" if self.through else self.words


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Args:
        kind: the module of `tei_memcon.decisions.kinds` that applies it.
        verdict: whether the reading was accepted, or changed, or only noted on.
        quote: at which words.
        values: what is so, by the keys of the kind; of a reading that was accepted, too.
        by: who decided.
        on: the day, ``YYYY-MM-DD``, or nothing.
        why: the reason, or the note.
        place: where the decision stands in its file.
        comments: what somebody wrote there behind ``#``, line by line; nobody reads it but people.
    """

    kind: str
    verdict: Verdict
    quote: Quote
    by: str
    values: Mapping[str, Value] = field(default_factory=dict)
    on: str = ""
    why: str = ""
    place: Place = field(default_factory=lambda: Place("decisions"))
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """A file of decisions.

    Args:
        decisions: in the order of the file.
        people: names of those whom decisions name, by identifier; so that they are known when identifiers change.
    """

    decisions: tuple[Decision, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a decision: applied, or why it no longer fits."""

    decision: Decision
    unfit: str = ""


def find(source: Path, part: str = "", named: Path | None = None) -> Path | None:
    """The file of decisions to read for a record: the one that is named, or else the one beside the record.

    Args:
        source: the record's file; ``-`` is standard input, which nothing lies beside.
        part: which record of the file, where it holds several.
        named: the one that the user names.
    """
    if named or str(source) == "-":
        return named
    path = decisions_beside(source, part)
    return path if is_file(path) else None
