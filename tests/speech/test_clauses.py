"""Reporting clauses: what each pattern must find, and what it must leave alone."""

import pytest

from tei_memcon.speech.clauses import read


@pytest.mark.parametrize(
    ("sentence", "subject", "verb"),
    [
        ("Gromyko said that he had not consented.", "Gromyko", "said"),
        ("He thought it would not be superfluous.", "He", "thought"),
        ("But the Secretary said that he must.", "the Secretary", "said"),
        ("(Mrs. Meir observed that it was so.", "Mrs. Meir", "observed"),
        ("2. Ambassador Lodge also reported that it was so.", "Ambassador Lodge", "reported"),
        ("Norse Foreign Minister Birch said that it was so.", "Foreign Minister Birch", "said"),
        ("When Mr. Ball wanted to reply, Azzam interrupted him and said so.", "Azzam", "interrupted"),
        ("In reply, the Secretary pointed out that this was so.", "the Secretary", "pointed out"),
        ("In answer to questions by Mr. Ball, Azzam replied that it was so.", "Azzam", "replied"),
        ("As regards Norland President Birch stated that it was so.", "President Birch", "stated"),
        ("After brief discussion of the fish market the Secretary raised Laos.", "the Secretary", "raised"),
        ("The tea having been drunk, the Secretary then turned to Africa.", "the Secretary", "turned"),
        ("The Secretary, in concluding, said that the boats were late.", "The Secretary", "said"),
        ("Mr. Randall, in answer to Mr. Pearson, emphasized it again.", "Mr. Randall", "emphasized"),
        ("President Birch smiled and stated that there were ideas.", "President Birch", "smiled and stated"),
        ("The Ambassador kept pointing up the leadership.", "The Ambassador", "kept pointing up"),
        ("The Ambassador took the position that it was so.", "The Ambassador", "took the position"),
        ("The Soviet side noted that it was so.", "The Soviet side", "noted"),
        ("The Secretary showed that this was no objection.", "The Secretary", "showed"),
        ("Mrs. Meir and the Ambassador said so.", "Mrs. Meir and the Ambassador", "said"),
        ("Mr. Ball, Mr. Murphy and others expressed doubt.", "Mr. Ball, Mr. Murphy and others", "expressed"),
        ("When I had concluded he asked to see a map.", "he", "asked"),
        ("When Dobrynin said we could do more, I asked him to think.", "Dobrynin", "said"),
        ("The tribes, he said, remain loyal.", "he", "said"),
        ("The crucial role cannot be overemphasized, President Suharto added.", "President Suharto", "added"),
        ("“It is so,” said Gromyko.", "Gromyko", "said"),
        ("Mr. Ball’s reply was that it was so.", "Mr. Ball", "reply was"),
        ("It was the Secretary’s view that it was so.", "the Secretary", "’s view that"),
        ("These were some of the comments the Secretary wanted to make.", "the Secretary", "wanted to make"),
        ("He came at the request of the Secretary, who voiced regret.", "the Secretary", "voiced"),
        ("The Ambassador handed over a note and the Secretary said it was good.", "the Secretary", "said"),
    ],
)
def test_a_clause_says_who_speaks(sentence: str, subject: str, verb: str) -> None:
    clause = read(sentence).clause
    assert clause is not None
    assert (clause.subject.text, clause.verb, clause.act != "deed") == (subject, verb, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "At the Fair the Secretary had expressed the hopes of the Administration.",
        "Since the Secretary had named this boat, it would be discussed.",
        "The Secretary’s remarks said nothing new.",
        "That they might was settled when the British told a Board of Fish.",
        "In 1956 Khrushchev said that it was so.",
        "What the Secretary said was clear.",
        "The question that Mr. Ball raised was open.",
        "The State Department said no.",
        "The French had replied that they wanted no lamp.",
        "“The Secretary said so” was the headline.",
        "The memorandum which the Ambassador mentioned was there.",
        "It was so because the Ambassador said it.",
    ],
)
def test_what_is_reported_names_no_speaker(sentence: str) -> None:
    assert read(sentence).clause is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ambassador then handed the Mayor a note.",
        "He did not elaborate.",
        "Mr. Pineau nodded.",
        "Ambassador Birch called at the request of the Minister.",
        "The Secretary left the room.",
        "The Secretary showed the Mayor a map.",
        "He avoided any indication of willingness.",
    ],
)
def test_a_deed_is_no_speech(sentence: str) -> None:
    clause = read(sentence).clause
    assert clause is not None
    assert clause.act == "deed"


def test_a_deed_before_words_is_speech() -> None:
    clause = read("The Ambassador handed the Mayor a note and said that it was urgent.").clause
    assert clause is not None
    assert clause.act == "saying"


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Gromyko said that he had not.", "Gromyko said that"),
        ("In reply, the Secretary pointed out that this was.", "In reply, the Secretary pointed out that"),
        ("—Third, he wanted to mention the cases.", "Third, he wanted to mention"),
        ("The tribes, he said, remain loyal.", "he said"),
        ("1. The Ambassador asked whether it was.", "The Ambassador asked whether"),
    ],
)
def test_the_clause_holds_its_opening_and_its_conjunction(sentence: str, clause: str) -> None:
    found = read(sentence).clause
    assert found is not None
    assert sentence[found.span.start : found.span.end] == clause


@pytest.mark.parametrize("piece", ["Mr. Aa Bb ", "“", "(", "The Secretary, ", "A. ", "the ", "It was ", "A.B.C.", "—"])
def test_a_hostile_line_is_read(piece: str) -> None:
    read(piece * 50_000)


def test_a_french_mister_is_no_number_of_an_item() -> None:
    sentence = "M. Oak said that it rained."
    clause = read(sentence).clause
    assert clause
    assert sentence[slice(*clause.span)] == "M. Oak said that"


def test_a_verb_that_opens_a_decision_is_nobodys_name() -> None:
    assert read("Noted and discussed an oral briefing by the Chairman.").clause is None


def test_whoever_is_at_the_head_of_a_body_speaks() -> None:
    clause = read("The Director of Central Intelligence said that it was so.").clause
    assert clause
    assert clause.subject.office == "director of central intelligence"
    assert read("The Central Intelligence Agency said that it was so.").clause is None


@pytest.mark.parametrize("front", ["Having offered me tea", "Continuing", "Commenting on the harbor", "Taking the map"])
def test_a_participle_that_opens_a_sentence_is_nobodys_name(front: str) -> None:
    clause = read(f"{front}, Oak said that he agreed.").clause
    assert clause
    assert clause.subject.text == "Oak"


@pytest.mark.parametrize("name", ["Harding", "King", "Fleming"])
def test_a_name_that_ends_like_a_participle_is_one(name: str) -> None:
    clause = read(f"{name} offered to send the lamps.").clause
    assert clause
    assert clause.subject.text == name
