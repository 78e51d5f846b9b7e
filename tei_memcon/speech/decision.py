"""What is decided of a sentence: who says it, by what evidence, and why."""

from dataclasses import dataclass
from typing import Literal

from tei_memcon.source import Span

Evidence = Literal[
    "named",  # a verb of saying with a name or an office
    "two clauses",  # another speaks in the same sentence: "Mr. Elm asked why, and Mr. Oak replied"
    "pronoun",  # … with "he" or "she"
    "answer",  # … with "he" who answers a question
    "drafter",  # … with "I"
    "latter",
    "several",
    "aside",  # "…, he said, …"
    "points",  # "These were some of the comments the Secretary wanted to make"
    "chair",  # "the Chairman", whom the list does not show as such
    "same paragraph",  # goes on without a clause
    "next paragraph",
    "list item",
    "nobody",
]


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
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
