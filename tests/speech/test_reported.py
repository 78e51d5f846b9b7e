"""Reported speech over whole records: who goes on, who answers, what is nobody's, and where runs begin and end."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_memcon.model import Document, Element, Person, Text
from tei_memcon.source import Span
from tei_memcon.speech.reported import attribute, explain, find

Record = Callable[..., Document]
PEOPLE = (
    Person("secretary", offices=("The Secretary",)),
    Person("gromyko", ("Foreign Minister Gromyko",)),
    Person("meir", ("Mrs. Meir",)),
)


def span(element: Element) -> Span:
    (leaf,) = element.content
    assert isinstance(leaf, Text)
    return leaf.span


def runs(document: Document) -> list[tuple[str, str]]:
    """The speakers and words of the runs."""
    text = document.source.text
    said = [element for element in attribute(document).elements if element.tag == "said"]
    return [(element.attributes["who"].replace("#", ""), text[slice(*span(element))]) for element in said]


def speakers(document: Document) -> list[str]:
    """Who says each sentence; a dash is nobody."""
    return [" ".join(sentence.who) or "-" for sentence in explain(document)]


def test_a_sentence_without_a_verb_of_saying_goes_on_with_the_speaker(record: Record) -> None:
    document = record("Gromyko said no. That was all. The two knew it.", people=PEOPLE)
    assert runs(document) == [("gromyko", "Gromyko said no. That was all. The two knew it.")]


def test_a_paragraph_may_change_speaker_in_the_middle(record: Record) -> None:
    document = record("Gromyko said no. It was late. The Secretary replied that it was early.", people=PEOPLE)
    assert runs(document) == [
        ("gromyko", "Gromyko said no. It was late."),
        ("secretary", "The Secretary replied that it was early."),
    ]


def test_a_paragraph_without_a_clause_goes_on_less_surely(record: Record) -> None:
    document = record("Gromyko said no.", "The matter was closed.", people=PEOPLE)
    assert [(s.who, s.cert) for s in explain(document)] == [(("gromyko",), "high"), (("gromyko",), "low")]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Gromyko said no. He thought it late.", ["gromyko", "gromyko"]),
        ("Mrs. Meir said no. Gromyko said yes. She repeated it.", ["meir", "gromyko", "meir"]),
        ("The Secretary asked Gromyko why. He replied that it was late.", ["secretary", "gromyko"]),
        (
            "Gromyko asked why. The Secretary asked when. He answered that it was late.",
            ["gromyko", "secretary", "gromyko"],
        ),
        ("Gromyko said no. In reply to questions from the Secretary, the former said yes.", ["gromyko", "secretary"]),
        ("In reply to the Secretary as to Gromyko’s ideas, the latter replied no.", ["gromyko"]),
        ("Gromyko said no. While the Secretary agreed, he thought it late.", ["gromyko", "secretary"]),
        (
            "Gromyko said no. The Secretary said yes. They agreed that it was late.",
            ["gromyko", "secretary", "gromyko secretary"],
        ),
        ("Mrs. Meir and Gromyko said no. For example, it was late.", ["meir gromyko", "meir gromyko"]),
        ("Gromyko told of Dr. Solandt. Dr. Solandt stated that it was late.", ["gromyko", "gromyko"]),
        ("Gromyko said no. The Secretary had raised it. The Secretary could talk about it.", ["gromyko"] * 3),
    ],
)
def test_who_is_meant(record: Record, sentences: str, expected: list[str]) -> None:
    assert speakers(record(sentences, people=PEOPLE)) == expected


def test_he_is_whom_the_paragraph_opens_with(record: Record) -> None:
    paragraph = "The Secretary went around the harbours in turn. He pointed out that they were late."
    assert speakers(record("Gromyko said no.", paragraph, people=PEOPLE)) == ["gromyko", "gromyko", "secretary"]
    paragraph = "It was late. The Secretary went around the harbours in turn. He pointed out that they were late."
    assert speakers(record("Gromyko said no.", paragraph, people=PEOPLE))[-1] == "gromyko"


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting began at 10 a.m.",
        "The meeting was followed by a walk to the docks.",
        "It was agreed that the papers be told.",
        "It was pointed out that it was late.",
        "The group agreed in principle that one statement should be made.",
        "The consensus of that Committee was that it was late.",
        "There followed a general conversation on the weather.",
        "The Secretary then handed the Ambassador a note.",
        "A copy of the statement is attached.",
        "Gromyko and the Secretary discussed the weather.",
        "[2 lines not declassified]",
        "(Note: I question whether he can.)",
        "(Ambassador Hartman passed these lists to Korniyenko following the meeting.)",
        "(The figures will be looked into.)",
        "Gromyko made no comment on this suggestion.",
        "He did not say what it would cost.",
        "There also was general agreement with Mr. Ball.",
        "The upshot of the discussion was that it rained.",
        "Some changes were made in the letter.",
        "After discussion the Board agreed to wait.",
        "On the proposal of Mr. Ball the Board adopted it.",
        "The Board had before it a draft of the letter.",
        "No decision was reached on the docks.",
        "The last point having been settled, the meeting was closed.",
        "Other representatives from the ports commented on it.",
    ],
)
def test_narration_is_nobodys(record: Record, sentence: str) -> None:
    assert speakers(record("Gromyko said no.", sentence, people=PEOPLE)) == ["gromyko", "-"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was believed that the paper was there.",
        "It was not anticipated that they would ask.",
        "The Cabinet had considered the question carefully.",
        "There was evidence that they would agree.",
        "The meeting of 1956 had agreed on it.",
        "The members of the party were unwilling to work.",
        "The upshot of the Governor’s journey was that it rained.",
        "There was certainly no agreement on this.",
        "There was nothing in the old agreement about fish.",
        "Some nets had been found which were made in Norland.",
    ],
)
def test_what_the_speaker_tells_is_no_narration(record: Record, sentence: str) -> None:
    assert speakers(record(f"Gromyko said no. {sentence}", people=PEOPLE)) == ["gromyko", "gromyko"]


def test_nobody_speaks_before_the_first_clause(record: Record) -> None:
    document = record("Mrs. Meir had a meeting. She wished to go on with it.", "Mrs. Meir said so.", people=PEOPLE)
    assert speakers(document) == ["-", "-", "meir"]


def test_after_a_heading_nobody_goes_on(record: Record) -> None:
    document = record("Gromyko said no.", "# Second Part", "The plan provides for it.", people=PEOPLE)
    assert speakers(document) == ["gromyko", "-"]


def test_a_title_in_the_line_is_nobodys(record: Record) -> None:
    document = record("2. War Criminals. The Secretary asked for attention.", people=PEOPLE)
    assert runs(document) == [("secretary", "The Secretary asked for attention.")]


@pytest.mark.parametrize(
    "title",
    ["(2) Fish and Free Trade", "10:30 p.m.", "TELEPHONE CALL TO MR. BALL, 1:30 p.m.", "[2 lines not declassified)"],
)
def test_a_line_that_only_heads_what_follows_is_nobodys(record: Record, title: str) -> None:
    assert speakers(record("Gromyko said no.", title, people=PEOPLE)) == ["gromyko", "-"]


def test_what_a_number_announces_is_nobodys_and_the_speaker_goes_on(record: Record) -> None:
    document = record("Gromyko said no.", "2. Trade with the islands. It was late.", people=PEOPLE)
    assert speakers(document) == ["gromyko", "-", "-", "gromyko"]
    said = record("Gromyko said no.", "2. Trade is slow with them. It was late.", people=PEOPLE)
    assert speakers(said) == ["gromyko", "-", "gromyko", "gromyko"]


def test_a_long_name_is_known_by_all_but_a_letter(record: Record) -> None:
    document = record("Mr. Ball said no. Gromykosov said yes.", people=(*PEOPLE, Person("gromykasov", ("Gromykasov",))))
    assert speakers(document)[-1] == "gromykasov"


def test_items_carry_on_the_words_that_lead_to_them(record: Record) -> None:
    document = record(
        "Gromyko said there were two points:", "— First, the missiles.", "— Second, he wanted to go.", people=PEOPLE
    )
    assert [who for who, _ in runs(document)] == ["gromyko"] * 3


def test_a_remark_in_brackets_interrupts_nobody(record: Record) -> None:
    document = record("Gromyko said no. (Mr. Ball passed him a note.) It was late.", people=PEOPLE)
    assert speakers(document) == ["gromyko", "-", "gromyko"]


def test_what_is_quoted_names_no_speaker(record: Record) -> None:
    document = record("Gromyko added, “we do not know. The Secretary said so. We know that.”", people=PEOPLE)
    assert set(speakers(document)) == {"gromyko"}


def test_a_run_covers_note_and_page_marks_and_no_white_space_around_it(record: Record) -> None:
    document = record("Gromyko said it publicly.2 [Page 215] Then it was late.\nIt was late. ", people=PEOPLE)
    assert runs(document) == [("gromyko", "Gromyko said it publicly.2 [Page 215] Then it was late.\nIt was late.")]


def test_the_reporting_clause_stands_inside_its_run(record: Record) -> None:
    document = record("Gromyko said that it was late. In reply, the Secretary noted that it was not.", people=PEOPLE)
    clauses = [document.source.text[slice(*span(f.element))] for f in find(document) if f.element.tag == "seg"]
    assert clauses == ["Gromyko said that", "In reply, the Secretary noted that"]


def test_each_run_is_an_inference_with_a_reason(record: Record) -> None:
    (first, *_) = attribute(record("Gromyko said no.", people=PEOPLE)).inferences
    assert (first.what, first.cert, first.reason) == (
        "the words of #gromyko",
        "high",
        "“said” with the subject “Gromyko”",
    )


def test_a_run_is_as_sure_as_its_weakest_sentence(record: Record) -> None:
    document = record("Gromyko said no.", "It was late. He said yes.", people=PEOPLE)
    certs = [e.attributes["cert"] for e in attribute(document).elements if e.tag == "said"]
    assert certs == ["high", "low"]


_PIECES = st.sampled_from(
    [
        "Gromyko said that it was so.",
        "He added, “it is so.”",
        "The Secretary asked why.",
        "Mrs. Meir and the Secretary agreed.2",
        "It was agreed that it was so.",
        "(He left.)",
        "[Page 4] The plan",
        "was late;",
        "1.",
        "In reply,",
        "“We",
        "I said no.",
        "The latter replied",
        "etc.",
    ]
)
_BLOCKS = st.lists(st.lists(_PIECES, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5)


@settings(max_examples=200)
@given(blocks=_BLOCKS)
def test_runs_are_ordered_and_each_within_its_block(record: Record, blocks: list[str]) -> None:
    document = record(*blocks, people=PEOPLE)
    text, end = document.source.text, 0
    ids = {person.id for person in attribute(document).people}
    for element in attribute(document).elements:
        if element.tag != "said":
            continue
        start, stop = span(element)
        assert end <= start < stop
        assert "\n\n" not in text[start:stop]
        assert text[start:stop] == text[start:stop].strip()
        assert {who.removeprefix("#") for who in element.attributes["who"].split()} <= ids
        end = stop


@settings(max_examples=200)
@given(blocks=_BLOCKS)
def test_reporting_clauses_lie_in_the_run_before_them(record: Record, blocks: list[str]) -> None:
    run = Span(0, 0)
    for finding in find(record(*blocks, people=PEOPLE)):
        start, stop = span(finding.element)
        if finding.element.tag == "said":
            run = Span(start, stop)
        else:
            assert run.start <= start < stop <= run.end


def test_a_record_of_one_endless_line_is_read(record: Record) -> None:
    document = record("Mr. Xi and the Secretary said that, " * 20_000, people=PEOPLE)
    assert len(attribute(document).people) == 4


def test_a_name_and_a_colon_open_the_words_of_one_who_takes_part(record: Record) -> None:
    document = record("The Secretary asked why.", "Gromyko (laughing): Nobody knows.", people=PEOPLE)
    assert speakers(document) == ["secretary", "gromyko"]
    document = record("The Secretary asked why.", "Fish: Nobody knows.", "As to Gromyko: so it is.", people=PEOPLE)
    assert speakers(document) == ["secretary"] * 3


def test_an_office_in_small_letters_may_be_that_of_a_deputy(record: Record) -> None:
    people = (*PEOPLE, Person("oak", ("Deputy Minister Oak",)))
    document = record("The Secretary asked why.", "The deputy minister said nobody knew.", people=people)
    assert speakers(document) == ["secretary", "oak"]


def test_whoever_directs_something_is_the_director(record: Record) -> None:
    people = (*PEOPLE, Person("oak", ("Oak",), offices=("the Director of the First Department",)))
    document = record("The Secretary asked why.", "The Director answered that nobody knew.", people=people)
    assert speakers(document) == ["secretary", "oak"]


def test_whom_the_record_introduces_holds_the_office(record: Record) -> None:
    document = record("The Reich Foreign Minister, von Oak, said no.", "Oak added that he knew.", people=PEOPLE[:1])
    first, second = speakers(document)
    assert first == second != "-"
