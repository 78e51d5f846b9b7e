"""Where sentences of these records end, and where they do not although there is a full stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.speech.sentences import cut, trimmed


def sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in cut(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Spaak saw Gen. Don and Dr. O. M. Solandt.",
        "The U.S. Government and the U.K. delegation met at 10 a.m. in Washington.",
        "McG. Bundy spoke with G. Bush about Sec. 6 of the treaty, i.e. the last.",
        "Shcharanskiy, Sakharov, etc. were named, cf. No. 6, para. 4.",
        "He asked about tactics, and if so, when? after the vote? after the session?",
        "The delegation of Cde. Oak met Com. Elm and the cdes. Ash and Birch.",
        "Lt. Gen. Smith, Jr. Director of the Office, replied.",
        "The [. . .] were left out.",
        "H.L.T. Taswell had W. Averell Harriman with him.",
    ],
)
def test_a_full_stop_after_an_abbreviation_or_an_initial_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("This was in the U.S. He agreed.", ["This was in the U.S.", "He agreed."]),
        ("There were troops, etc. Ambassador Oak went on.", ["There were troops, etc.", "Ambassador Oak went on."]),
        ("There were troops, etc. The Secretary went on.", ["There were troops, etc.", "The Secretary went on."]),
        ("“Go away!” The Shah left.", ["“Go away!”", "The Shah left."]),
        ("(See Tab F.) The question was open.", ["(See Tab F.)", "The question was open."]),
        ("It was so. (He said no.) It was not.", ["It was so.", "(He said no.)", "It was not."]),
        ("1. War Criminals. The Ambassador asked.", ["1.", "War Criminals.", "The Ambassador asked."]),
        ("Was it so? It was.", ["Was it so?", "It was."]),
        ("He left the O.F.H.A. At noon it rained.", ["He left the O.F.H.A.", "At noon it rained."]),
    ],
)
def test_sentences_end_at_full_stops_with_the_marks_that_close_there(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='AaB .!?“”"’()[]\n1,U.S', max_size=200))
def test_sentences_tile_the_text(text: str) -> None:
    spans = list(cut(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(st.text(alphabet="Ab .\n\xa0", min_size=1, max_size=60))
def test_a_trimmed_sentence_has_no_white_space_around_it(text: str) -> None:
    for sentence in cut(text):
        start, end = trimmed(text, sentence)
        assert text[start:end] == text[sentence.start : sentence.end].strip()


@pytest.mark.parametrize("piece", ["A. ", "Mr. ", "“", ". ", "1. ", "U.S. The "])
def test_a_hostile_line_is_cut_without_loss(piece: str) -> None:
    text = piece * 50_000
    assert sum(end - start for start, end in cut(text)) == len(text)
