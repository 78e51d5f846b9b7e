"""Notes that somebody has put into the text where they are called, and brackets that only look like them."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.ledger import claims
from tei_memcon.source import Source
from tei_memcon.transmission import without_signs
from tests.test_ways_of_copying import HEAD, RECORD, SECOND, SOURCE, TEXT, THIRD, read

NOTES = {"1": SOURCE, "2": SECOND, "3": THIRD}


def within(form: str, numbers: str = "123") -> str:
    """The record with its notes in the text; those of other numbers stay in the list below."""
    text = HEAD + TEXT
    for word, n in (("Conversation", "1"), ("agreed.", "2"), ("late.", "3")):
        if n in numbers:
            text = text.replace(f"{word}{n}\n", f"{word}{form.format(n, NOTES[n])}\n")
    return text + "\n" + "".join(f"  {n}. {words}\n" for n, words in NOTES.items() if n not in numbers)


@pytest.mark.parametrize(
    "form",
    [
        " [Footnote {}: {}]",
        "[Note {}. {}]",
        " (Note {}: {})",
        " [FN {}: {}]",
        " [{}. {}]",
        " {{{}: {}}}",
        " ((note {}: {}))",
    ],
)
def test_notes_in_the_text_are_notes_where_they_stand(form: str) -> None:
    assert read(within(form)) == read(RECORD)


@pytest.mark.parametrize("numbers", ["12", "13", "23"])
def test_the_list_below_the_text_may_have_the_others(numbers: str) -> None:
    assert read(within(" [Footnote {}: {}]", numbers)) == read(RECORD)


def test_a_note_in_the_text_may_have_brackets_line_ends_and_signs_of_a_copy() -> None:
    copied = within(" [Footnote {}: {}]").replace("Not printed.", "Not\n> printed [in the map\u200b].")
    quoted = "> " + copied.replace("\n", "\n> ").replace("> > ", "> ")
    source = Source.from_text(quoted)
    assert "Not printed [in the map]." in [words for _, words in read(quoted)[1]]
    document = convert(source).document
    claimed = sorted(leaf.span for leaf in claims(document))
    assert sum(span.end - span.start for span in claimed) == len(source.text)


def test_such_a_note_says_how_it_was_printed() -> None:
    xml = convert(Source.from_text(within(" [Footnote {}: {}]"))).xml.decode()
    assert 'type="source" rend="[Footnote 1:]"' in xml


@pytest.mark.parametrize("form", ["\u200b[Note {}: {}]", "[Note\xa0{}: {}]", " [No\xadte {}: {}\u200b]"])
def test_what_nobody_sees_in_its_sign_is_left_out(form: str) -> None:
    assert 'type="source" rend="[Note 1:]"' in convert(Source.from_text(within(form))).xml.decode()


@pytest.mark.parametrize(
    "text",
    [
        "He had two points [1. the harbor] and [2. the ferry] for them.",  # neither source nor many
        "He read it (1: the harbor; 2: the ferry) and left.",
        "He read it. [Note: it is not printed.] He left.",
        "He read it [Note 4: see above] and left.",
        "He read it [Note 2: so] and [Note 1: so] and left.",
        "He read it [Note 1: so and left.\n\nThey came.] It was late.",
        "[Note 1: so he had written.]\n",
    ],
)
def test_other_brackets_stay_in_the_text(text: str) -> None:
    record = RECORD.replace("They spoke", f"{text} They spoke")
    assert without_signs(Source.from_text(record)).plain.text == record
