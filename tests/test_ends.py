from collections.abc import Sequence

import pytest

from tei_memcon.model import Block, Closer, Trailer, printed
from tei_memcon.reading.body.ends import closing, end_of_text, is_signature
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import rows
from tei_memcon.source import Source

TEXT = "The Ambassador thanked the Minister and took his leave."


@pytest.mark.parametrize(
    "line",
    [
        "JRR", "J.R.R.", "McO. R.", "RLO’R", "J. R. Rand", "Olaf J. Rand, Jr.", "O[laf] J. Rand", "Olaf Al-Randani",
        "O.R. Rand Major General, USMC", "Olaf J. Rand Chairman Joint Chiefs of Staff", "O Brigadier General, USA",
        "[signed] Olaf Randsen", "[signature] (O. RANDSEN)", "/O. RANDSEN/", "(Randsen)", "[signature]", "O.R.2",
        "(s) O. J. Rand", "(S) O. J. Rand",
        "Recorded by [signature] (O. RANDSEN)", "gez. Randsen", "(Signed) O. J. Rand", "Olaf J. Rand Lt. Col., USA",
        "Olaf J. Rand,2 Rear Admiral, USN", "Olaf Randsen Chargé d’Affaires a.i.",
    ],
)  # fmt: skip
def test_a_signature_is_a_name_with_or_without_an_office(line: str) -> None:
    assert is_signature(line)


def test_those_to_whom_the_copies_went_may_be_listed_below_a_signature() -> None:
    listed = [
        passage([row])
        for row in rows(Source.from_text(f"{TEXT}\nO. Rand\nDistribution:\nHarbor Office\nPrivate Secretary\n"))
    ]
    assert end_of_text(listed, [None] * len(listed)) == 1
    approved = f"{TEXT}\nDistribution:\nHarbor Office (2)\nApproved by:\n[signed] O. Rand\n"
    signed = [passage([row]) for row in rows(Source.from_text(approved))]
    assert end_of_text(signed, [None] * len(signed)) == len(signed) - 1
    asked = [passage([row]) for row in rows(Source.from_text(f"{TEXT}\nO. Rand\nHe asked:\nHarbor Office\nA lamp\n"))]
    assert end_of_text(asked, [None] * len(asked)) == len(asked)


@pytest.mark.parametrize(
    "line",
    [
        "Adjourn for the evening.", "Arms Control", "U.S. Policy", "Middle East", "Action NSC", "He agreed:",
        "Date: 2/22", "• Mr. Rand", "SALT", "(Applause)", "Randsen’s Visit", "Rand left at once. (S)",
        "Copies to: S/S, C, Port Authority",
    ],
)  # fmt: skip
def test_a_heading_or_sentence_is_no_signature(line: str) -> None:
    assert not is_signature(line)


def ends(*lines: str) -> list[str]:
    """What closes a record that ends with lines: the kind and words of each part."""
    source = Source.from_text("\n\n".join((TEXT, *lines)))
    passages: Sequence[Passage] = [passage([row]) for row in rows(source)]
    start = end_of_text(passages, [None] * len(passages))
    return [_sketch(block, source.text) for block in closing(passages[start:])]


def _sketch(block: Block, text: str) -> str:
    assert isinstance(block, Closer | Trailer)
    return f"{type(block).__name__}: {printed(block.content, text)}"


def test_a_signature_and_the_office_below_it_are_one() -> None:
    assert ends("O. J. Rand", "General, United States Army") == ["Closer: O. J. Rand General, United States Army"]


def test_an_office_above_the_signature_belongs_to_it() -> None:
    assert ends("AMBASSADOR OF NORLAND", "[signature]", "(O. RANDSEN)") == [
        "Closer: AMBASSADOR OF NORLAND [signature] (O. RANDSEN)"
    ]


def test_to_whom_copies_went_stands_below_a_signature() -> None:
    assert ends("/O. RANDSEN/", "Five copies printed", "1st - to Cde. Orla", "2nd - file") == [
        "Closer: /O. RANDSEN/",
        "Trailer: Five copies printed",
        "Trailer: 1st - to Cde. Orla",
        "Trailer: 2nd - file",
    ]


def test_what_is_added_or_goes_with_a_record_stands_below_a_signature() -> None:
    assert ends("O. J. Rand", "P.S. The lamps were lit in time.", "Enclosure: Plan of the harbor") == [
        "Closer: O. J. Rand",
        "Trailer: P.S. The lamps were lit in time.",
        "Trailer: Enclosure: Plan of the harbor",
    ]


def test_the_day_may_stand_below_a_signature_and_closes_nothing_alone() -> None:
    assert ends("O. J. Rand", "Two copies printed", "Oakham, 26 July 1985") == [
        "Closer: O. J. Rand",
        "Trailer: Two copies printed",
        "Trailer: Oakham, 26 July 1985",
    ]
    assert ends("26 July 1985") == []
    assert ends("O. J. Rand", "He left on 26 July 1985") == []


@pytest.mark.parametrize(
    "line",
    [
        "-- End of Conversation --", "(End of recording)", "The meeting rose at 4.20 p.m.",
        "The meeting ended at 5:20 p.m.", "(The meeting adjourned at 12:10 p. m.)", "(End: 12:55 p.m.)",
        "The conversation was taken down by:", "Das Gespräch wurde um 11.30 Uhr beendet.",
        "Das Gespräch endet um 14.20 Uhr.",
    ],
)  # fmt: skip
def test_a_formula_closes_a_record(line: str) -> None:
    assert ends(line) == [f"Trailer: {line}"]


@pytest.mark.parametrize(
    "line",
    ["The conversation was taken up by the ministers.", "Das Gespräch wurde in Paris geführt.", "End: nobody knows"],
)
def test_a_sentence_like_a_formula_closes_nothing(line: str) -> None:
    assert ends(f"{line} I was there.") == []


def test_an_office_in_small_letters_belongs_to_the_name_above_it() -> None:
    assert ends("Olaf Randsen", "head of department") == ["Closer: Olaf Randsen head of department"]
    assert ends("Olaf Randsen", "deputy minister") == ["Closer: Olaf Randsen deputy minister"]
    assert ends("Olaf Randsen", "head over heels") == []
    assert ends("He was asked.", "deputy minister") == []


def test_who_typed_a_record_stands_below_its_end() -> None:
    assert ends("END OF CONVERSATION", "lm/1800") == ["Trailer: END OF CONVERSATION", "Trailer: lm/1800"]
    assert ends("We met at the lamp.", "lm/1800") == []


def test_copies_without_a_signature_are_of_the_text() -> None:
    assert ends("Copies to: the Embassy") == []


def test_nothing_closes_a_record_that_ends_with_a_sentence() -> None:
    assert ends("He would write again.") == []
