"""Who has the floor: answers in one sentence, asides, headings in the line, notes of calls, who held an office."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tei_memcon.model import Document, Field, Heading, Paragraph, Person
from tei_memcon.speech.cast import Cast
from tei_memcon.speech.clauses import read
from tei_memcon.speech.reported import explain

Record = Callable[..., Document]
PEOPLE = (
    Person("secretary", offices=("The Secretary",)),
    Person("oak", ("Ambassador Oak",)),
    Person("elm", ("Mr. Elm",)),
)


def speakers(document: Document) -> list[str]:
    """Who says each sentence; a dash is nobody."""
    return [" ".join(sentence.who) or "-" for sentence in explain(document)]


@pytest.mark.parametrize(
    ("sentence", "subject", "verb"),
    [
        ("(C) After the soup, Col Oak said that it rained.", "Col Oak", "said"),
        ("(S) In reply to Mr. Elm’s question, Col Oak said no.", "Col Oak", "said"),
        ("Mr. Oak at this juncture said no.", "Mr. Oak", "said"),
        ("The Ambassador in replying particularly asked for rain.", "The Ambassador", "asked"),
        ("Mr. Oak while not answering Mr. Elm’s question, commented on it.", "Mr. Oak", "commented"),
        ("Mr. Oak speaking for the fishermen stated that it rained.", "Mr. Oak", "stated"),
        ("Mr. Oak had no remedy to offer but emphasized the rain.", "Mr. Oak", "had no remedy to offer but emphasized"),
        ("Mr. Oak corrected the Ambassador, saying that it rained.", "Mr. Oak", "corrected the Ambassador, saying"),
        ("Secretary Elm came in and told Mr. Oak of the rain.", "Secretary Elm", "came in and told"),
        ("Fishing Rights—Mr. Oak said that it rained.", "Mr. Oak", "said"),
        ("L. said that it rained.", "L.", "said"),
        ("Lord Home said that it rained.", "Lord Home", "said"),
        ("Oak—We have no comment.", "Oak", "—"),
        ("Mr. Oak, after handing round the papers on fish and the maps of the harbour, said no.", "Mr. Oak", "said"),
        ("Mr. Oak in reply to Mr. Elm’s question about fish, said no.", "Mr. Oak", "said"),
        ("Mr. Oak rang me at 9:30, saying that it rained.", "Mr. Oak", "rang me at 9:30, saying"),
        ("Mr. Oak opened the talk by thanking Mr. Elm.", "Mr. Oak", "opened"),
        ("Mr. Oak entered the room, saying, “It rains.”", "Mr. Oak", "entered the room, saying"),
        ("Mr. Oak entered the room, telling us of rain.", "Mr. Oak", "entered the room, telling"),
        ("After dinner Mr. Oak asked why.", "Mr. Oak", "asked"),
        ("Mr. Oak called on Mr. Elm to inquire about fish.", "Mr. Oak", "called on Mr. Elm to inquire"),
        ("Mr. Oak’s answer, after some thanks, expressed hope.", "Mr. Oak", "answer, after some thanks, expressed"),
        ("The meeting closed with Mr. Oak’s thanks to us.", "Mr. Oak", "’s thanks"),
        ("The talk began with Mr. Oak asking about fish.", "Mr. Oak", "asking"),
        ("The question of fish was raised by Mr. Oak.", "Mr. Oak", ""),
        ("Mr. Oak gave a long, dreary account of the rain.", "Mr. Oak", "gave a long, dreary account"),
        ("Mr. Oak left no doubt that it rained.", "Mr. Oak", "left no doubt"),
        ("Mr. Oak called on Mr. Elm to describe the rain.", "Mr. Oak", "called on Mr. Elm to describe"),
        ("Mr. Oak’s counterproposal was to wait.", "Mr. Oak", "counterproposal was"),
        ("Mr. Oak gave General Elm a brief resume of the talks.", "Mr. Oak", "gave General Elm a brief resume"),
        ("Why was it late? the President asked.", "the President", "asked"),
        ("A few minutes later Mr. Oak said that it rained.", "Mr. Oak", "said"),
        ("Sig. Oak said that it rained.", "Sig. Oak", "said"),
        ("P.L. 480 Program (CP–8)—Mr. Oak said that it rained.", "Mr. Oak", "said"),
        ("Mr. Oak made a strong personal attack on the fleet.", "Mr. Oak", "made a strong personal attack"),
        ("Mr. Oak so directed, adding that it rained.", "Mr. Oak", "so directed"),
    ],
)
def test_a_clause_is_found_behind_what_stands_in_its_way(sentence: str, subject: str, verb: str) -> None:
    clause = read(sentence).clause
    assert clause is not None
    assert (clause.subject.text, clause.verb, clause.act) == (subject, verb, "saying")


@pytest.mark.parametrize(
    "sentence",
    [
        "Use of the harbour posed a question.",  # of no person
        "I returned the call and the Secretary, Mr. Oak and Mr. Elm reported.",
        "Mr. Oak having raised the matter of fish, there was silence.",
        "Mr. Oak had gone to Norland and said so.",
        "Mr. Oak presented to the Secretary a copy of the letter.",
        "Mr. Oak was asked to draft a reply.",
        "Addressing Mr. Oak, the Secretary asked about it, saying how late it was.",
        "Mr. Oak rang and asked to see me.",
        "Mr. Oak including those before him had said so.",
        "Mr. Oak handed me a letter stating that it rained.",
        "Mr. Oak handed me a letter with the words “It rains.”",
        "It was the fish that was raised by Mr. Oak.",
        "Would Mr. Oak agree to it?",
        "Mr. Oak gave General Elm a brief letter.",
        "Was it late? The rain the President asked for came.",
        "A few years later Mr. Oak said that it rained.",
        "Mr. Oak made a note of the name.",
        "Mr. Oak seemed to be in some doubt about it.",
        "The Secretary did not attempt to question this.",
        "Mr. Oak’s remark indicated that it was late.",
    ],
)
def test_what_is_no_speech_stays_so(sentence: str) -> None:
    clause = read(sentence).clause
    assert clause is None or clause.act == "deed" or clause.subject.text != "Mr. Oak"


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # Whoever answers has the floor after it.
        ("When Mr. Elm asked why, Ambassador Oak replied that it rained. It was late.", ["elm", "oak"]),
        ("Mr. Elm said no, and Ambassador Oak said that it rained. It was late.", ["elm", "oak"]),
        ("Mr. Elm asked Ambassador Oak why and he said that it rained. It was late.", ["elm", "oak"]),
        # What was said at the other end of the line is guessed.
        ("Mr. Elm evidently said something, and Ambassador Oak replied that it rained.", ["oak"]),
        ("Mr. Elm said no. He [the Secretary] said that it rained.", ["elm", "secretary"]),
        # Brackets that hold several sentences are the drafter's, and whoever spoke goes on behind them.
        ("Mr. Elm said no. (It was late. The tea was cold.) It rained.", ["elm", "-", "-", "elm"]),
        ("Mr. Elm said no. (He smiled. Ambassador Oak said yes. It rained.)", ["elm", "-", "oak", "oak"]),
        ("Mr. Elm said no. The Norland representatives indicated that it rained.", ["elm", "-"]),
        ("Mr. Elm said no. Mr. Oak said yes. Both agreed that it was late.", ["elm", "oak", "elm oak"]),
        ("Mr. Elm said no. It emerged that it rained.", ["elm", "-"]),
        ("Mr. Elm said no. Action was assigned to Mr. Oak.", ["elm", "-"]),
        ("Mr. Elm asked why. His comments follow. It rained.", ["elm", "elm", "elm"]),
        ("The only doubt was Mr. Elm’s belief that it rained.", ["elm"]),
        # Whoever is asked is there to answer; whoever is only told of is not.
        ("Mr. Elm asked Mr. Ash to comment. Mr. Ash said that it rained.", ["elm", "ash"]),
        ("Mr. Elm spoke of his talk with Mr. Ash. Mr. Ash said that it rained.", ["elm", "elm"]),
        ("Mr. Elm raised the question of the Harbour Fund and Mr. Oak said no. He urged haste.", ["elm", "oak"]),
        ("Mr. Elm said no. He believed that the matter was discussed there.", ["elm", "elm"]),
        # What the drafter remarks, and what was done.
        ("Mr. Elm said no. The discussion dealt mainly with fish.", ["elm", "-"]),
        ("Mr. Elm said no. A meeting of the same men with the fishermen followed.", ["elm", "-"]),
        ("Mr. Elm said no. It seemed significant that nobody smiled.", ["elm", "-"]),
        ("Mr. Elm said no. From his manner it was evident that it was late.", ["elm", "-"]),
        ("Mr. Elm said no. The suggestion was received with great good humor.", ["elm", "-"]),
        ("Mr. Elm said no. Ambassador Oak seemed interested but did not press it.", ["elm", "-"]),
        ("Mr. Elm said no. He could not be brought to admit it.", ["elm", "-"]),
        # What was agreed at another time, or suggested by others, is told by whoever speaks.
        ("Mr. Elm said no. In March it was agreed that the fleet would go.", ["elm", "elm"]),
        ("Mr. Elm said no. It was suggested by some that the fleet go.", ["elm", "elm"]),
        # So is what another knows, or does now.
        ("Mr. Elm said no. Ambassador Oak knew that it rained. It was late.", ["elm", "elm", "elm"]),
        ("Mr. Elm said no. Now the Ambassador claims the harbour.", ["elm", "elm"]),
        ("Mr. Elm feels it is late. Ambassador Oak claims the harbour.", ["elm", "oak"]),
        ("Mr. Elm said no. This led to a general discussion of fish.", ["elm", "-"]),
        ("Mr. Elm said no. There was brief reference to fish.", ["elm", "-"]),
        ("Mr. Elm said no. At this point the question of fish came up.", ["elm", "-"]),
        ("Mr. Elm said no. Ambassador Oak neither agreed nor disagreed.", ["elm", "-"]),
        # By whose words it is so, or who has the floor, is said without a verb of his.
        ("Mr. Elm said no. According to Ambassador Oak, it rained. It was late.", ["elm", "oak", "oak"]),
        ("Mr. Elm said no. It rained, according to Ambassador Oak.", ["elm", "oak"]),
        ("Mr. Elm said no. According to Mr. Birch, it rained.", ["elm", "elm"]),
        ("Mr. Elm said no. This led Ambassador Oak to ask why. It was late.", ["elm", "oak", "oak"]),
        ("Mr. Elm said no. Norland thought it late, Ambassador Oak said, and went.", ["elm", "oak"]),
        ("Mr. Elm said no. The paper was distributed, and Ambassador Oak said that it rained.", ["elm", "oak"]),
        # Whom "we" ask is no one of us; whom they tell of may be anybody.
        ("Mr. Elm said no. We then asked Mr. Elm why. It was late.", ["elm", "-", "-"]),
        ("Mr. Elm said no. We asked Ambassador Oak to wait.", ["elm", "elm"]),
        ("Mr. Elm said no. We told him to wait.", ["elm", "elm"]),
        ("Ambassador Oak said no. Mr. Elm seemed satisfied, but he asked why.", ["oak", "elm"]),
        ("Ambassador Oak said no. Mr. Elm handed him the paper, and he asked why.", ["oak", "oak"]),
        ("Ambassador Oak said no. Mr. Elm doesn’t think it late.", ["oak", "elm"]),
        ("Ambassador Oak said no. Norland doesn’t think it late.", ["oak", "oak"]),
        ("Mr. Elm said no. The group broke up at noon. It was late.", ["elm", "-", "-"]),
        # What is done on the way is told by whoever speaks.
        ("Mr. Elm said no. When he went to Norland in March, it rained.", ["elm", "elm"]),
        ("Mr. Elm said no. When Ambassador Oak left the room, it rained.", ["elm", "-"]),
        ("Mr. Elm said no. Ambassador Oak made no commitment.", ["elm", "-"]),
        # Those who talk of something may come to say something together.
        ("Mr. Elm and Ambassador Oak discussed fish and agreed that it was late.", ["elm oak"]),
        ("Mr. Elm and Ambassador Oak discussed fish, and the cook agreed that it was late.", ["-"]),
        # What a mind holds is said even where nobody has said anything before.
        ("Mr. Elm had come from Norland. He thought that it rained. It was late.", ["-", "elm", "elm"]),
    ],
)
def test_who_has_the_floor(record: Record, sentences: str, expected: list[str]) -> None:
    assert speakers(record(sentences, people=PEOPLE)) == expected


def test_a_sentence_of_two_clauses_is_a_guess_and_says_so(record: Record) -> None:
    (first, second) = explain(record("Mr. Elm asked why, and Ambassador Oak said no. It was late.", people=PEOPLE))
    assert (first.who, first.cert, second.who, second.cert) == (("elm",), "low", ("oak",), "high")
    assert first.reason.endswith("another speaks in the same sentence")


def test_who_opens_a_paragraph_with_a_verb_that_nobody_has_listed_has_the_floor(record: Record) -> None:
    document = record("Mr. Elm said no.", "Ambassador Oak embroidered upon this. He said yes.", people=PEOPLE)
    assert speakers(document) == ["elm", "oak", "oak"]
    assert [one.cert for one in explain(document)] == ["high", "low", "high"]


def test_those_between_whom_a_title_has_a_call_take_part_beside_the_drafter(record: Record) -> None:
    title = "Telephone Conversation Between Secretary Elm and Foreign Minister Birch"
    document = record(title, "Mr. Birch called me. He said that it rained.", "I told him no.")
    assert isinstance(document.body[0], Paragraph)
    document = replace(document, body=(Heading(document.body[0].content), *document.body[1:]))
    assert speakers(document) == ["-", "birch", "drafter"]


def test_those_whom_minutes_label_by_letters_take_part(record: Record) -> None:
    document = record("Elm—We have no comment.", "KX—Why not?", "Elm—It rained.", "KX—So it did.", people=PEOPLE)
    assert speakers(document) == ["elm", "kx", "elm", "kx"]


def test_the_drafter_may_speak_and_talk_with_another(record: Record) -> None:
    document = record(
        "Mr. Elm said no. I said yes. The Secretary and I said so. Mr. Elm and I exchanged notes.", people=PEOPLE
    )
    assert speakers(document) == ["elm", "drafter", "secretary drafter", "-"]


def test_a_heading_comes_between_what_one_side_says(record: Record) -> None:
    document = record("Mr. Elm said no.", "# 2. Fish", "We had always liked fish.", people=PEOPLE)
    assert speakers(document) == ["elm", "elm"]


@pytest.mark.parametrize("words", ["The price of fish", "The price of fish, of bread, and of tea"])
def test_what_was_talked_about_opens_a_paragraph(record: Record, words: str) -> None:
    document = record("Mr. Elm said no.", f"{words} was discussed.", people=PEOPLE)
    assert speakers(document) == ["elm", "-"]


@pytest.mark.parametrize("when", ["At the meeting’s end,", "At the close of the discussion"])
def test_how_a_meeting_ended_opens_a_paragraph(record: Record, when: str) -> None:
    document = record("Mr. Elm said no.", f"{when} Ambassador Oak was undecided.", people=PEOPLE)
    assert speakers(document) == ["elm", "-"]
    document = record("Mr. Elm said no.", f"{when} Ambassador Oak said yes.", people=PEOPLE)
    assert speakers(document) == ["elm", "oak"]
    document = record(f"Mr. Elm said no. {when} in March the fleet was lost.", people=PEOPLE)
    assert speakers(document) == ["elm", "elm"]


def test_what_somebody_feels_in_the_drafter_s_comment_is_not_his_words(record: Record) -> None:
    document = record("Mr. Elm said no.", "Note: It was late. Mr. Elm definitely feels tired.", people=PEOPLE)
    assert speakers(document) == ["elm", "-", "-"]


@pytest.mark.parametrize(("title", "expected"), [("Telephone call", ["elm", "oak"]), ("Memorandum", ["elm", "elm"])])
def test_what_somebody_will_do_he_says_in_notes_of_a_call(record: Record, title: str, expected: list[str]) -> None:
    document = record(f"# {title}", "Mr. Elm said no. Ambassador Oak will call him.", people=PEOPLE)
    assert speakers(document) == expected


def on(document: Document, day: str) -> Document:
    """The same on a day."""
    return replace(document, header=(Field("date", (), {"when": day}),))


def test_an_office_that_only_the_day_shows_is_found(record: Record) -> None:
    people = (Person("murville", ("Mr. Couve de Murville",)), Person("elm", ("Mr. Elm",)))
    document = on(record("Mr. Elm said no. The Foreign Minister said yes.", people=people), "1963-10-07")
    assert speakers(document) == ["elm", "murville"]


def test_whoever_is_listed_by_office_is_called_by_the_name_of_who_held_it_that_day(record: Record) -> None:
    text = "Mr. Elm said no. Mr. Herter said yes. The Secretary said maybe."
    assert speakers(on(record(text, people=PEOPLE), "1960-05-02")) == ["elm", "secretary", "secretary"]
    assert speakers(on(record(text, people=PEOPLE), "1964-05-02")) == ["elm", "herter", "secretary"]


def test_an_entry_of_many_gives_nobody_its_offices(record: Record) -> None:
    people = (Person("oak", ("Secretary Oak",)), Person("elm", ("Mr. Elm",)))
    cast = Cast(record("* Secretary Oak, the Attorney General, Mr. Elm", "It rained.", people=people))
    assert {member.id: set(member.offices) for member in cast.members} == {"oak": {"secretary"}, "elm": set()}


def test_what_follows_a_title_in_the_line_is_only_probably_the_last_speaker_s(record: Record) -> None:
    found = explain(record("Mr. Elm said no. It was late.", "2. Fish. There is none.", people=PEOPLE))
    assert [one.cert for one in found if one.who] == ["high", "high", "low"]


def test_the_body_that_meets_says_nothing_under_its_letters_either(record: Record) -> None:
    document = record("# Minutes of a Harbor Coordination Committee Meeting", "Mr. Elm said no. The HCC reviewed it.")
    assert speakers(replace(document, people=PEOPLE)) == ["elm", "-"]
