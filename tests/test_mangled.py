"""Records that copying has mangled are refused with a sentence or converted without the loss of a character.

Most of the cases were found by mangling the records of the families at random, and cut down to what breaks.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from tei_memcon.convert import convert
from tei_memcon.errors import ExpectedError
from tei_memcon.source import Source
from tests.examples import examples

FAMILIES = sorted((Path(__file__).parent / "families").glob("*/*.txt"))
COPIES = examples(400)  # mangled at random
SLIPPED_IN = [
    "\f", "\xa0", "\ufeff", "\r", "\t", "\u2028", "\x85", "\xad", "\n", "\r\n", "\n \n", "\n\f\n", "\n2\f\n", "\n1\n",
    "[", "]", "(", ")", "[[", "[Page 7]", "[Page\n8]", "[Page 9][Page 10]", "(p. 3)", "- 4 -", "[1]", "²", "*", "1",
    ":", "•", "—", "(Laughter)", "[illegible]", "Notes\n", "\n[1] Note.\n", "-\n",
]  # fmt: skip

MANGLED = {
    "furniture between the lines of a catalogue field": (
        "auto",
        "Citation:\n“Talk,” 3 May 1971, Harbour Archive. https://digitalarchive.wilsoncenter.org/document/990001\n"
        "digitalarchive.wilsoncenter.org\nThe paper is short.\nOriginal Language:\nEnglish\nContents:\nTranslation\n"
        "Talk in the Harbour\nOak: Who pays?\nElm: The ships.\nOak: Since when?\nElm: Since May.\n",
    ),
    "a catalogue field between the lines of a head": (
        "irish_uk",
        "Dublin\nMeeting between the Harbour Master and the Guild, Dock House, 9 August 1984, with the\n"
        "Extent and medium: 3 pages\nCreator(s): Ministry\nReference Code: 2014/1/1\n"
        "Oak asked who pays. Elm said that the ships do.\n",
    ),
    "page marks in a catalogue field": (
        "auto",
        "Oak: Who pays?\nElm: The ships.\nOak: Since when?\nElm: Since May.\nRelated Documents\nDocument Information\n"
        "Source\nOriginal Archive\nLanguage\n\n[Page 9][Page 10]English\nRecord ID\n990001\n",
    ),
    "a form feed alone on a line of a wrapped record": (
        "plain",
        "Talk in the Harbour\n\nOak said that the ships would have to pay for the new lamp, since they\n"
        "were those who needed it most of all in the winter, when nights are\n\f\n2\n\nlong. Elm did not agree.\n",
    ),
    "a number and a form feed at the end of a line": (
        "plain",
        "2\f\n-2-\nOak asked who pays. Elm said that the ships do.\n",
    ),
    "a form feed before a delegation": (
        "frus",
        "44. Memorandum of Conversation1\nPARTICIPANTS\n\fNorland\n  Mayor Elm\n  Mr. Oak\nOak asked who pays.\n",
    ),
    "a form feed behind a time on a line of its own": (
        "plain",
        "0:00\f\nOAK: Who pays?\nOAK: I ask.\nELM: The ships.\n",
    ),
    "a form feed in the last note": (
        "plain",
        "Talk\nHarbour Street\nThe lamp(1) is old.\n(1) See the board.\n(2) Of 1937.\n\f",
    ),
    "a row of stars for a note": ("plain", "Talk of the lock.\n[Source:\n\n***\n\nDOCUMENT"),
    "a stage direction in a place": (
        "plain",
        "MEMORANDUM OF CONVERSATION\nPLACE: The dock (Laughter) house\nOak asked who pays.\n",
    ),
    "a bullet on the line above a label": (
        "openedition",
        "Version mobile\n\nSuivant\n\n1In the harbour\n\n2[…]\n\n3Oak: Who?\n\n4Elm: They.\n\n5Oak: When?\n•\n"
        "6Elm: In May.\n",
    ),
    "an office behind a form of address": ("plain", "Monsieur le ministre: Qui?\nMonsieur le ministre: Nous.\n"),
    "a page number in the title": (
        "auto",
        "digitalarchive.wilsoncenter.org\n2\n\fTalk between Oak and Elm\nCitation:\nSummary:\nThey met in 1966.\n\n"
        "OAK:\nWho pays?\nELM:\nThe ships.\nOAK:\nSince when?\n3",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reader", "text"), MANGLED.values(), ids=MANGLED)
def test_a_mangled_record_is_converted(reader: str, text: str) -> None:
    assert outcome(text, reader) == "converted"


def test_mangled_copies_of_every_family_lose_nothing() -> None:
    chance = random.Random("mangled")
    outcomes = Counter(
        outcome(mangled(chance.choice(FAMILIES).read_bytes().decode(), chance), chance.choice(["auto", "plain"]))
        for _ in range(COPIES)
    )
    assert outcomes["converted"] > 0.7 * COPIES  # of some too little is left for a conversation


def outcome(text: str, reader: str) -> str:
    """What becomes of a record; a fault of the program is raised, as the ledger or the schema finds it."""
    try:
        ledger = convert(Source.from_text(text, "mangled.txt"), reader=reader).ledger
    except ExpectedError:
        return "refused"
    assert ledger.printed + sum(ledger.markup.values()) + ledger.white_space == len(text.removeprefix("\ufeff"))
    return "converted"


def mangled(text: str, chance: random.Random) -> str:
    """A text with a few lines lost, doubled, joined or cut, and characters that slipped in."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.choice([1, 2, 3, 5, 8])):
        if not lines:  # the one line of a flat copy was lost
            break
        at = chance.randrange(len(lines))
        line = lines[at]
        place = chance.choice([0, len(line.rstrip("\n")), chance.randrange(len(line) + 1)])
        slipped = line[:place] + chance.choice(SLIPPED_IN) + line[place:]
        damage = [
            [],
            [line, line],
            [line.rstrip("\n")],
            [line[place:]],
            [line[:place]],
            [slipped],
            [slipped],
            [slipped],
        ]
        lines[at : at + 1] = chance.choice(damage)
    return "".join(lines)
