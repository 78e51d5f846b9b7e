"""Numbers in labels, and the legend that says whom they mean."""

from tei_memcon.speech.labels import find_labels
from tei_memcon.speech.legend import by_legend

TALK = ["Speaker 1: Why is the lamp dark?", "Speaker 2: Nobody paid.", "Speaker 1: Pay.", "Speaker 2: With what?"]


def names(*lines: str) -> list[str | None]:
    """The name of each label, with the legend read."""
    paragraphs = list(lines)
    return [label.name if label else None for label in by_legend(paragraphs, find_labels(paragraphs))]


def test_a_legend_above_the_turns_says_who_speaks() -> None:
    legend = ["Speaker 1: Anna Oak (for the Union)", "Speaker 2: not identified"]
    assert names(*legend, *TALK) == [None, None, "Anna Oak", "Speaker 2", "Anna Oak", "Speaker 2"]


def test_what_is_said_is_no_legend() -> None:
    assert names(*TALK) == ["Speaker 1", "Speaker 2"] * 2
    assert names(*TALK, "Speaker 1: Anna Oak")[-1] == "Speaker 1"  # below the first turn it is an answer
    assert names("Mr. Oak: Anna Elm", "Mr. Oak: Yes.", "Mr. Ash: No.", "Mr. Oak: Well.")[0] == "Mr. Oak"
