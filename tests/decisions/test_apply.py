"""Decisions hold whatever becomes of the record and the program; no file of them loses a word or breaks the TEI."""

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_memcon.convert import Conversion, convert
from tei_memcon.decisions import Decision, Decisions, Quote, Value, Verdict
from tei_memcon.decisions._case import Case
from tei_memcon.decisions._quotes import Finder
from tei_memcon.decisions.items import Place, items
from tei_memcon.decisions.kinds import kind, names
from tei_memcon.decisions.load import load
from tei_memcon.model import Document
from tei_memcon.source import Source
from tei_memcon.validate import validate

CORPUS = Path(__file__).parents[2] / "corpus"
KINDS = Path(__file__).parent / "kinds"
RECORDS = sorted([*CORPUS.rglob("*.txt"), *KINDS.glob("*.txt")])


def deciding(place: Place, finder: Finder, *, unmarked: bool = False) -> Decision:
    """The decision that a place is right as it is, or that it is to be left unmarked."""
    quote = finder.quote(place.item.span)
    values: dict[str, Value] = {"unmarked": True} if unmarked else dict(place.item.values)
    return Decision(place.kind, "change" if unmarked else "accept", quote, "Ada Elm", values, "2026-11-22", "so it is")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_when_all_is_accepted_the_program_answers_for_nothing(path: Path) -> None:
    source = Source.from_path(path)
    undecided = convert(source)
    finder = Finder(source.text)
    accepted = Decisions(tuple(deciding(place, finder) for place in items(undecided.document)))
    decided = convert(source, decisions=accepted)
    assert [one.unfit for one in decided.settled if one.unfit] == []
    assert (decided.document.inferences, decided.document.remarks) == ((), ())
    assert b'resp="#tei-memcon"' not in decided.xml
    assert decided.ledger == undecided.ledger
    assert [found for found in validate(decided.xml) if found.severity == "error"] == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_when_all_is_left_unmarked_every_word_is_still_printed(path: Path) -> None:
    source = Source.from_path(path)
    undecided = convert(source)
    finder = Finder(source.text)
    places = [place for place in items(undecided.document) if kind(place.kind).UNMARKED]
    decided = convert(source, decisions=Decisions(tuple(deciding(one, finder, unmarked=True) for one in places)))
    assert decided.ledger.characters == undecided.ledger.characters
    assert decided.ledger.printed >= undecided.ledger.printed
    assert not decided.root.findall(".//{*}sp")
    assert not decided.root.findall(".//{*}said")


def test_each_conclusion_and_each_warning_can_be_decided_on() -> None:
    for path in RECORDS:
        document = convert(Source.from_path(path)).document
        told = [place.item.told for place in items(document) if place.item.told]
        assert {id(one) for one in told} == {id(one) for one in (*document.inferences, *document.remarks)}


@pytest.mark.parametrize("name", sorted({*names()} - {"person", "mention"}))
def test_a_decision_holds_after_a_small_edit_of_the_record(name: str) -> None:
    source = Source.from_path(KINDS / f"{name}.txt")
    edited = Source.from_text(source.text.replace("Geneva, May", "Geneva (Old Town), May").replace("late", "delayed"))
    decided = convert(edited, decisions=load(KINDS / f"{name}.decisions.toml"))
    assert [one.unfit for one in decided.settled if one.unfit] == []


def test_a_person_is_known_by_name_when_the_identifier_is_another() -> None:
    source = Source.from_path(KINDS / "turn.txt")
    said = Decision("turn", "change", Quote("Mr. Birch: It has been late"), "Ada Elm", {"who": ("old-id",)})
    decided = convert(source, decisions=Decisions((said,), {"old-id": "Mrs. Cedar"}))
    assert [sp.get("who") for sp in decided.root.iter("{*}sp")][1] == "#cedar"
    assert len(decided.document.people) == len(convert(source).document.people)


ALDER: dict[str, Value] = {"who": ("alder",)}
LATE = "It has been late"


@pytest.mark.parametrize(
    ("kind", "words", "values", "reason"),
    [
        ("turn", "Mr. Elder: Yes", ALDER, "its words are not in the record any more"),
        ("turn", "late since Monday", ALDER, "no turn begins at its words any more"),
        ("turn", "Mr. Birch: It has", {"who": ("x",)}, "nobody in the record has the identifier 'x'"),
        ("label", "Mr. Elder:", ALDER, "no turn has this label any more"),
        ("reported", LATE, ALDER, "its words are no reported speech any more"),
        ("rejoined", LATE, {}, "no paragraph is rejoined at its words any more"),
        ("mark", LATE, {}, "no such mark is at its words any more"),
        ("mention", "Cedar", ALDER, "no link is at this name any more"),
        ("correction", LATE, {}, "what it is about is not there any more"),
        ("correction", LATE, {"when": "1961"}, "it does not say what is to be read; write reading"),
        ("person", "Mr. Alder", {"when": "1961"}, "it does not say which person it is about; write person"),
        ("language", LATE, {"when": "1961"}, "it does not say which language it is"),
    ],
)
def test_a_decision_that_no_longer_fits_says_why(kind: str, words: str, values: dict[str, Value], reason: str) -> None:
    source = Source.from_path(KINDS / "turn.txt")
    decided = convert(source, decisions=Decisions((Decision(kind, "accept", Quote(words), "Ada Elm", values),)))
    (settled,) = decided.settled
    assert settled.unfit.startswith(reason)
    assert decided.xml == convert(source).xml


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_what_is_accepted_without_a_word_stays_what_the_program_made_of_it(path: Path) -> None:
    source = Source.from_path(path)
    undecided = convert(source)
    finder = Finder(source.text)
    plain = [replace(deciding(place, finder), values={}) for place in items(undecided.document)]
    decided = convert(source, decisions=Decisions(tuple(plain)))
    assert [one.unfit for one in decided.settled if one.unfit] == []
    assert said(decided) == said(undecided)


def said(conversion: Conversion) -> list[dict[str, str]]:
    """What the text's elements say, whoever says so."""
    elements = conversion.root.iterfind("{*}text//{*}*")
    return [{key: value for key, value in one.items() if key not in ("resp", "cert")} for one in elements]


def test_who_has_decided_nothing_that_fits_is_not_named() -> None:
    source = Source.from_path(KINDS / "turn.txt")
    gone = Decision("turn", "accept", Quote("Mr. Elder: Yes"), "Ben Fir", {"who": ("alder",)})
    assert b"Ben Fir" not in convert(source, decisions=Decisions((gone,))).xml


WORDS = (KINDS / "turn.txt").read_text("utf-8").split()
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "unmarked": st.just(True),
        "who": st.lists(st.sampled_from(["alder", "birch", "elm", "d12", "ada-elm"]), max_size=2).map(tuple),
        "person": st.just(("birch",)),
        "same_as": st.just(("elm",)),
        "reason": st.sampled_from(["omitted", "illegible"]),
        "reading": st.text(st.sampled_from("ab< &\"'"), min_size=1, max_size=5),
        "lang": st.just("ru-Latn"),
        "when": st.just("1961-05"),
        "place": st.text(st.sampled_from("ab<&"), min_size=1, max_size=5),
        "language": st.just("fr"),
    },
)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    first = draw(st.integers(0, len(WORDS) - 1))
    last = draw(st.integers(first + 1, min(len(WORDS), first + 12)))
    quote = Quote(" ".join(WORDS[first:last]), draw(st.sampled_from(["", " ".join(WORDS[last : last + 3])])))
    verdict = draw(st.sampled_from(get_args(Verdict)))
    by = draw(st.sampled_from(["Ada Elm", "<&"]))
    values: dict[str, Any] = draw(VALUES)
    return Decision(draw(st.sampled_from(names())), verdict, quote, by, values)


@settings(max_examples=40)
@given(st.lists(decisions(), max_size=8))
def test_no_decisions_lose_a_word_or_break_the_encoding(made: list[Decision]) -> None:
    source = Source.from_path(KINDS / "turn.txt")
    decided = convert(source, decisions=Decisions(tuple(made), {"elm": "Mr. <Elm>"}))
    assert len(decided.settled) == len(made)
    assert decided.ledger.characters == len(source.text)


def test_a_decision_for_which_the_encoding_has_no_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that loses words: its decision is not applied, the others are."""
    from tei_memcon.decisions.kinds import place as broken

    def apply(case: Case) -> Document:
        return replace(case.document, body=case.document.body[:-1])

    monkeypatch.setattr(broken, "apply", apply)
    good = Decision("turn", "change", Quote("Mr. Birch: It has been late"), "Ada Elm", {"who": ("cedar",)})
    bad = Decision("place", "change", Quote("Geneva"), "Ada Elm", {"place": "Nyon"})
    decided = convert(Source.from_path(KINDS / "turn.txt"), decisions=Decisions((bad, good)))
    assert [one.unfit for one in decided.settled] == ["the encoding has no room for it there", ""]


CHAIRS = """12. Memorandum of Conversation

Geneva, May 4, 1961.

Mr. Alder took the Chair.

The Chairman: The ferry is late again.

Mrs. Birch: It has been late since Monday.

Mrs. Birch took the Chair.

The Chairman: Then we walk.
"""


def test_a_label_that_means_one_now_and_another_later_is_decided_on_turn_by_turn() -> None:
    found = [(place.kind, place.cert, place.item.what) for place in items(convert(Source.from_text(CHAIRS)).document)]
    assert [what for kind, _, what in found if kind == "label"] == ["“Mrs. Birch:” means birch"]
    assert [(cert, what) for kind, cert, what in found if kind == "turn"] == [
        ("high", "“The Chairman:”: alder"),
        ("printed", "“Mrs. Birch:”: birch"),
        ("high", "“The Chairman:”: birch"),
    ]
