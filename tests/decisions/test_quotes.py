"""Words are found again in a record that was edited a little, and never taken for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.decisions import Quote, Unfit
from tei_memcon.decisions._quotes import Finder
from tei_memcon.source import Span

TEXT = """Mr. Alder: The ferry is late again, and nobody has told the passengers.

Mr. Birch: Yes.

Mr. Alder: It has been late since Monday. The pier needs a new lamp.

Mr. Birch: Yes.

Mr. Alder: Then we walk to Nyon, and the harbor master may keep his soup.
"""


def quote(words: str, text: str = TEXT) -> Quote:
    start = text.index(words)
    return Finder(text).quote(Span(start, start + len(words)))


def found(made: Quote, text: str) -> str:
    return text[slice(*Finder(text).find(made))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("Mr. Alder: The ferry", "A line above.\n\nMr. Alder: The ferry"),
        ("The pier needs a new lamp.", ""),
        ("since Monday", "since\nMonday"),
        ("The pier needs", "The pyer needs"),
        ("It has been late", "It had been late"),
        ("Mr. Birch: Yes.\n\n", ""),
    ],
)
def test_words_are_found_after_a_small_change(old: str, new: str) -> None:
    edited = TEXT.replace(old, new, 1)
    assert found(quote("It has been late since Monday."), edited).split()[3:] == ["late", "since", "Monday."]


def test_of_words_that_stand_twice_those_with_the_same_surroundings_are_found() -> None:
    second = TEXT.rindex("Mr. Birch: Yes.")
    made = Finder(TEXT).quote(Span(second, second + len("Mr. Birch: Yes.")))
    edited = "A line above.\n\n" + TEXT
    assert Finder(edited).find(made).start == edited.rindex("Mr. Birch: Yes.")


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("It has been late since Monday.", "It has been late since Monday. "),
        ("The pier needs a new lamp.", " The pier needs a new lamp."),
        ("Mr. Alder: Then we walk", "Mr. Alder: Then we walk to Nyon, and the harbor master may keep his soup.\n"),
    ],
)
def test_words_that_were_removed_are_not_found(words: str, gone: str) -> None:
    with pytest.raises(Unfit, match="not in the record any more"):
        found(quote(words), TEXT.replace(gone, ""))


def test_words_that_stand_at_several_places_alike_are_not_guessed() -> None:
    text = "Yes, it rains.\n\n" * 6
    with pytest.raises(Unfit, match="several places"):
        Finder(text).find(Quote("it rains.", at=25))
    assert Finder(text).find(Quote("it rains.", at=text.index("it rains.", 20))).start == 21


def test_a_long_quotation_has_its_first_and_its_last_words() -> None:
    text = TEXT * 3
    span = Span(len(TEXT), 2 * len(TEXT) - 1)
    made = Finder(text).quote(span)
    assert made.words.startswith("Mr. Alder: The ferry")
    assert made.through.endswith("keep his soup.")
    assert len(str(made)) < len(TEXT)
    assert Finder(text).find(made) == span


@given(st.text(st.sampled_from("ab .\n\x0c"), min_size=1, max_size=60), st.data())
def test_a_place_is_found_by_its_own_quotation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    finder = Finder(text)
    here = finder.find(finder.quote(Span(start, end)))
    assert text[slice(*here)].split() == text[start:end].split()


def test_a_place_that_begins_with_a_space_is_found_by_its_first_word() -> None:
    finder = Finder("a a a")
    assert finder.find(finder.quote(Span(3, 5))) == Span(4, 5)


@given(st.text(max_size=40), st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_any_quotation_is_found_or_told(words: str, text: str, before: str, after: str) -> None:
    try:
        here = Finder(text).find(Quote(words, before[:5], before, after))
    except Unfit:
        return
    assert 0 <= here.start < here.end <= len(text)
