from collections.abc import Sequence

import pytest

from tei_memcon.model import (
    Attachment,
    Block,
    Closer,
    Document,
    Element,
    Heading,
    ListBlock,
    Paragraph,
    Section,
    Standalone,
    Text,
    Turn,
)
from tei_memcon.source import Source, Span
from tei_memcon.speech.turns import fold, stand_alone

SOURCE = Source.from_text("label words")
LABEL = (Text(Span(0, 5)),)
WORDS = (Text(Span(6, 11)),)
P = Paragraph(WORDS)
PAGE = Standalone(Element("pb", {"n": "2"}))
STAGE = Standalone(Element("stage", {}, WORDS))
OMISSION = Standalone(Element("ellipsis", {}, WORDS))
GAP = Standalone(Element("gap", {}, WORDS))
DASHES = ListBlock((), rend="dash")


def turn(who: str = "bush", *blocks: Block) -> Turn:
    return Turn((who,), LABEL, blocks or (P,))


def folded(*blocks: Block) -> list[str]:
    """The parts of a record after folding, each as a few words."""
    return _sketch(fold(Document(SOURCE, "none", (), blocks)).body)


def _sketch(blocks: Sequence[Block]) -> list[str]:
    return [_one(block) for block in blocks]


def _one(block: Block) -> str:
    match block:
        case Turn(who=who, label=label, blocks=inner, resumes=resumes):
            goes_on = "" if resumes is None else f"(goes on from {resumes})"
            return f"{' '.join(who)}{':' if label else goes_on} {' '.join(_sketch(inner))}"
        case Section(blocks=inner):
            return f"section[{', '.join(_sketch(inner))}]"
        case Attachment(blocks=inner):
            return f"attachment[{', '.join(_sketch(inner))}]"
        case Standalone(element):
            return element.tag
        case _:
            return {"Paragraph": "p", "ListBlock": "list", "Heading": "head", "Closer": "closer"}[type(block).__name__]


def test_unlabelled_paragraphs_and_lists_go_on_with_the_turn_before() -> None:
    assert folded(turn(), P, DASHES, P, turn("gorbachev"), P) == ["bush: p p list p", "gorbachev: p p"]


def test_before_the_first_label_nobody_speaks() -> None:
    assert folded(P, turn(), P) == ["p", "bush: p p"]


def test_a_page_break_or_stage_direction_is_inside_a_turn_that_goes_on() -> None:
    assert folded(turn(), PAGE, STAGE, P) == ["bush: p pb stage p"]


def test_a_page_break_after_the_last_words_stands_behind_the_turn() -> None:
    assert folded(turn(), PAGE, turn("gorbachev"), PAGE) == ["bush: p", "pb", "gorbachev: p", "pb"]


def test_after_an_omission_or_gap_a_turn_is_resumed() -> None:
    assert folded(turn(), OMISSION, P, P) == ["bush: p", "ellipsis", "bush(goes on from 0) p p"]
    assert folded(turn(), GAP, P) == ["bush: p", "gap", "bush(goes on from 0) p"]


def test_a_turn_resumed_twice_points_to_the_part_before() -> None:
    assert folded(turn(), OMISSION, P, GAP, P) == [
        "bush: p",
        "ellipsis",
        "bush(goes on from 0) p",
        "gap",
        "bush(goes on from 1) p",
    ]


def test_a_label_after_an_omission_resumes_nothing() -> None:
    assert folded(turn(), OMISSION, turn("gorbachev")) == ["bush: p", "ellipsis", "gorbachev: p"]


def test_an_omission_at_the_end_is_behind_the_last_turn() -> None:
    assert folded(turn(), GAP) == ["bush: p", "gap"]


def test_a_turn_goes_on_under_a_heading() -> None:
    section = Section(Heading(WORDS), (P, turn("gorbachev")))
    assert folded(turn(), section) == ["bush: p", "section[bush(goes on from 0) p, gorbachev: p]"]


def test_a_label_that_nothing_follows_is_a_paragraph() -> None:
    assert folded(Turn(("bush",), LABEL, ()), turn("gorbachev")) == ["p", "gorbachev: p"]


def test_a_label_on_a_line_of_its_own_takes_the_paragraph_below() -> None:
    assert folded(Turn(("bush",), LABEL, ()), PAGE, P) == ["bush: pb p"]


def test_an_omission_right_after_a_label_is_inside_the_turn() -> None:
    assert folded(Turn(("bush",), LABEL, ()), OMISSION, P) == ["bush: ellipsis p"]


def test_a_label_without_words_does_not_count() -> None:
    empty = Turn(("nixon",), LABEL, ())
    assert folded(empty, turn(), GAP, P) == ["p", "bush: p", "gap", "bush(goes on from 0) p"]


def test_a_signature_ends_the_speech() -> None:
    assert folded(turn(), Closer(WORDS), P) == ["bush: p", "closer", "p"]


def test_what_is_said_in_an_attachment_is_folded_there_and_resumes_nothing_outside() -> None:
    attachment = Attachment("A", (P, turn("gorbachev"), P))
    assert folded(turn(), attachment) == ["bush: p", "attachment[p, gorbachev: p p]"]


def test_a_resumed_turn_is_an_inference_of_low_certainty() -> None:
    document = fold(Document(SOURCE, "none", (), (turn(), OMISSION, P)))
    (inference,) = document.inferences
    assert (inference.what, inference.cert, inference.span) == ("bush goes on", "low", Span(6, 11))
    resumed = document.body[2]
    assert isinstance(resumed, Turn)
    assert resumed.cert == "low"


def test_paragraphs_of_nothing_but_an_omission_stand_alone() -> None:
    omission = Element("ellipsis", {}, WORDS)
    found = stand_alone((Paragraph((omission,)), Section(Heading(WORDS), (Paragraph((omission,)),)), P))
    assert _sketch(found) == ["ellipsis", "section[ellipsis]", "p"]


def test_what_is_all_that_stands_below_a_label_is_said_by_whom_it_names() -> None:
    gap = Paragraph((Element("gap", {}, WORDS),))
    silent, other = Turn(("bush",), LABEL, ()), turn("gorbachev")
    assert stand_alone((silent, gap, other)) == (silent, gap, other)
    assert stand_alone((silent, gap, P)) == (silent, GAP, P)
    assert stand_alone((other, gap, other)) == (other, GAP, other)
    page = Paragraph((PAGE.element,))
    assert stand_alone((silent, page, other)) == (silent, PAGE, other)


def test_an_omission_among_words_stays_in_its_paragraph() -> None:
    mixed = Paragraph((*WORDS, Element("ellipsis", {}, ())))
    assert stand_alone((mixed,)) == (mixed,)


def _said_and_told(*told: str, above: Sequence[str] = ()) -> list[str]:
    """The parts of a record of which two speak, with further paragraphs below the first turn, and some above it."""
    source = Source.from_text("\n".join((*above, "Mr. Oak: No.", *told, "Mr. Elm: Yes.")))
    at, blocks = 0, list[Block]()
    for line in source.text.split("\n"):
        label, _, words = line.partition(": ")
        start = at + len(label) + 2 if words else at
        part = Paragraph((Text(Span(start, at + len(line))),))
        blocks.append(Turn((label,), (Text(Span(at, start - 1)),), (part,)) if words else part)
        at += len(line) + 1
    return _sketch(fold(Document(source, "none", (), tuple(blocks))).body)


def test_paragraphs_that_tell_what_those_said_who_speak_elsewhere_are_no_part_of_a_turn() -> None:
    told = ("Mr. Elm said that he would go.", "4. Mr. Oak replied, “I will stay.”")
    assert _said_and_told(*told) == ["Mr. Oak: p", "p", "p", "Mr. Elm: p"]
    told = ("Comrade Elm said that he would go.", "Prime Minister Oak replied that he would stay.")
    assert _said_and_told(*told) == ["Mr. Oak: p", "p", "p", "Mr. Elm: p"]


def test_whoever_speaks_may_tell_once_what_another_said_or_speak_of_himself() -> None:
    assert _said_and_told("Mr. Elm said that he would go.") == ["Mr. Oak: p p", "Mr. Elm: p"]
    told = ("Old Elm said that he would go.", "The tree of Oak replied that he would stay.")
    assert _said_and_told(*told) == ["Mr. Oak: p p p", "Mr. Elm: p"]
    told = ("Mr. Elm said that I would go.", "Mr. Elm said that we would stay.")
    assert _said_and_told(*told) == ["Mr. Oak: p p p", "Mr. Elm: p"]


def test_where_more_is_told_than_spoken_a_paragraph_that_tells_ends_a_turn() -> None:
    told = ("Secretary Pine said that he would go.", "The President of the Club replied, “I will stay.”")
    assert _said_and_told(*told) == ["Mr. Oak: p", "p", "p", "Mr. Elm: p"]
    assert _said_and_told(*told, "Nobody said so.", "the fir said so.") == [
        "Mr. Oak: p",
        "p",
        "p",
        "p",
        "p",
        "Mr. Elm: p",
    ]


def test_one_who_speaks_may_tell_of_those_who_are_not_there() -> None:
    assert _said_and_told("Secretary Pine said that he would go.") == ["Mr. Oak: p p", "Mr. Elm: p"]
    told = ("Secretary Pine said that I would go.", "Secretary Pine said that you would stay.")
    assert _said_and_told(*told) == ["Mr. Oak: p p p", "Mr. Elm: p"]


@pytest.mark.parametrize(
    "told",
    [
        "There followed a brief discussion of the harbor.",
        "There then ensued some further talk.",
        "A long silence followed.",
        "The meeting adjourned at 5:20 p.m.",
        "At this point, the session was interrupted for ten minutes.",
        "At 18.15 there was a pause of ten minutes.",
        "The resolution was adopted.",
        "The draft resolution was adopted by 7 votes to none, with 1 abstention.",
        "A vote was taken by show of hands.",
        "It was so decided.",
        "At the invitation of the President, Mr. Pine (Norland) took a place at the table.",
        "-- Recess 10:50~11:05 --",
        "Tape 1, side B",
        "(Here the lunch break began. The talks resumed at 15.00.)",
    ],
)
def test_what_nobody_says_in_the_room_ends_a_turn(told: str) -> None:
    assert _said_and_told(told, "It rained.") == ["Mr. Oak: p", "p", "p", "Mr. Elm: p"]


@pytest.mark.parametrize(
    "said",
    [
        "There followed a discussion, which I missed.",
        "There was general agreement on that in Paris.",
        "The meeting in Paris was a good one.",
        "The meeting will adjourn at five.",
        "There was a pause in Paris, which I missed.",
        "The resolution was adopted in Paris and never carried out.",
        "It was so decided in Paris, and we regret it.",
        "At the invitation of the President, the clerks sang.",
        "A recess would suit us -- but when?",
        "Tape 1 is the one to hear.",
        "(Here I see a way to break the deadlock.)",
    ],
)
def test_whoever_speaks_may_speak_of_other_meetings(said: str) -> None:
    assert _said_and_told(said) == ["Mr. Oak: p p", "Mr. Elm: p"]


def test_minutes_that_number_what_they_tell_end_a_turn_with_the_next_number() -> None:
    told = ("1. Mr. Elm said that he would go.", "2. Mr. Oak said that he would stay.")
    turns = ["Mr. Oak: p", "p", "p", "p", "Mr. Elm: p"]
    assert _said_and_told(*told, "3. On fish the Minister was brief.") == turns
    unlike = ["Mr. Oak: p", "p", "p", "Mr. Elm: p"]
    assert _said_and_told("Mr. Elm said that he would go.", "Mr. Oak said that he would stay.") == unlike
    assert _said_and_told("1. The lamp.", "2. The oil.") == ["Mr. Oak: p p p", "Mr. Elm: p"]


def test_a_number_that_follows_on_those_above_the_turns_ends_a_turn() -> None:
    above = ("1. On the lamp.", "2. On the oil.")
    assert _said_and_told("3. On the pier.", above=above) == ["p", "p", "Mr. Oak: p", "p", "Mr. Elm: p"]
    assert _said_and_told("1. The lamp.", "4. Oil.", above=above) == ["p", "p", "Mr. Oak: p p p", "Mr. Elm: p"]
    assert _said_and_told("3. I want oil.", above=above) == ["p", "p", "Mr. Oak: p p", "Mr. Elm: p"]
