"""Turns of a copy that has lost all line ends."""

from tei_memcon.convert import convert
from tei_memcon.source import Source

TEI = "{http://www.tei-c.org/ns/1.0}"
PADDING = "The lamp was lit in the evening and put out in the morning, as it had been for a hundred years. " * 5


def speakers(body: str) -> list[str]:
    text = f"3. Memorandum of Conversation1\n\nLisbon, March 8, 1969\n\n{body}\n\n  1. Source: A file. Secret.\n"
    root = convert(Source.from_text(text, "a.txt")).root
    return ["".join(one.itertext()) for one in root.iter(f"{TEI}speaker")]


def test_labels_that_come_again_in_a_long_paragraph_begin_turns() -> None:
    body = f"They met. A.B. Oak. {PADDING}C. Elm. Why? A.B. Oak. {PADDING}On the price. It is high. C. Elm. Well."
    assert speakers(body) == ["A.B. Oak.", "C. Elm.", "A.B. Oak.", "C. Elm."]


def test_labels_with_colons_do_as_well() -> None:
    body = f"They met. Mr. Oak: {PADDING}Note: it was dark. Elm: Why? Mr. Oak: {PADDING}Elm: Well."
    assert speakers(body) == ["Mr. Oak:", "Elm:", "Mr. Oak:", "Elm:"]


def test_one_that_comes_again_and_names_in_prose_begin_none() -> None:
    assert (
        speakers(
            f"{PADDING}See A.B. Oak. {PADDING}He saw A.B. Oak. {PADDING}Note: it was dark. {PADDING}Note: it was cold."
        )
        == []
    )


def test_initials_with_a_surname_are_a_label_though_they_come_once() -> None:
    body = f"They met. A.B. Oak. {PADDING}C. Elm. Why? D. Ash. It rained. A.B. Oak. {PADDING}I saw E. Yew. C. Elm. So."
    assert speakers(body) == ["A.B. Oak.", "C. Elm.", "D. Ash.", "A.B. Oak.", "C. Elm."]
