"""What counts as right: every kind of mistake costs what it should, and nothing else."""

from pathlib import Path

import pytest

from tei_memcon.errors import UsageError
from tei_memcon.evaluate import Count, File, Result, evaluate
from tei_memcon.evaluate.mappings import built_in

ROOT = Path(__file__).parents[2]
ENCODINGS = sorted([*(ROOT / "corpus").glob("*/*.xml"), *(ROOT / "tests" / "export" / "records").glob("*.xml")])

GOLD = """<TEI><text><body><div type="conversation" n="12"><pb n="41"/>
<head>12. Memorandum of Conversation<note n="1" type="source">Source: Lot 12. Drafted by Larch.</note></head>
<opener><dateline>Bonn, <date when="1961-03-02">March 2, 1961</date></dateline></opener>
<list type="subject"><head>SUBJECT</head><item>Oil</item></list>
<list type="participants"><head>PARTICIPANTS</head><item>Mr. Alder</item><item>Mrs. Birch</item></list>
<sp who="#alder"><speaker>Alder:</speaker><p>We have no oil <note n="2">Nor tar.</note>left.
<stage>[Laughter]</stage></p></sp><sp who="#birch"><speaker>Birch:</speaker><p>Take
<pb n="42"/>ours. <gap reason="notDeclassified"><desc>[1 line not declassified]</desc></gap></p></sp>
<p><said who="#alder">Alder said that he would.</said>
<said who="#birch">Birch was <supplied>[very]</supplied> glad.</said></p>
<closer><signed>L.</signed></closer></div>
<div type="attachment"><head>Tab A</head><p>A list of barrels for <persName ref="#alder">Alder</persName>.</p></div>
</body></text></TEI>"""


ITEMS = ("blocks", "list_items", "participants")


def result(pred: str, gold: str = GOLD, mapping: str = "tei-memcon") -> Result:
    return evaluate(
        File.parse(gold.encode(), "gold.xml"),
        File.parse(pred.encode(), "pred.xml"),
        gold_mapping=built_in(mapping),
        pred_mapping=built_in("tei-memcon"),
    )


def wrong(found: Result) -> dict[str, tuple[int, int]]:
    """What is too much and what is missing, of features in which something is wrong."""
    return {name: (count.fp, count.fn) for name, count in found.counts.items() if count.fp or count.fn}


def test_the_sample_has_every_feature_and_is_right_beside_itself() -> None:
    found = result(GOLD)
    assert wrong(found) == {}
    assert set(found.counts) == {"words", "note_texts", *built_in("tei-memcon").features}
    assert all(count.gold for count in found.counts.values())


@pytest.mark.parametrize("path", ENCODINGS, ids=lambda path: path.stem)
def test_every_encoding_is_right_beside_itself(path: Path) -> None:
    gold, pred = (File.parse(path.read_bytes(), name) for name in ("gold", "pred"))
    found = evaluate(gold, pred)
    assert wrong(found) == {}
    assert found.counts["words"].gold
    assert found.differences() == []


@pytest.mark.parametrize(
    ("right", "instead", "costs"),
    [
        ("no oil", "no soil", {"words": (1, 1)}),
        ("no oil", "oil", {"words": (0, 1)}),
        ('<pb n="42"/>', "", {"page_breaks": (0, 1)}),
        ('<pb n="42"/>', '<pb n="43"/>', {"page_breaks": (1, 1)}),
        ('<pb n="42"/>ours.', 'ours. <pb n="42"/>', {"page_breaks": (1, 1)}),
        ("Nor tar.", "No tar.", {"note_texts": (1, 1)}),
        ('<note n="2">Nor tar.</note>left.', 'left.<note n="2">Nor tar.</note>', {"note_refs": (1, 1)}),
        ('<note n="2">Nor tar.</note>', "", {"note_refs": (0, 1), "note_texts": (0, 1)}),
        ('n="12"', 'n="13"', {"doc_number": (1, 1)}),
        ('n="12"', "", {"doc_number": (0, 1)}),
        ('when="1961-03-02"', 'when="1961-02-03"', {"dates": (1, 1)}),
        ('<pb n="42"/>', "<pb/>", {"page_breaks": (1, 1)}),
        ("<opener><dateline>", "<opener><dateline/><dateline>", {}),
        ("<item>Mr. Alder</item><item>", "<item>Mr. Alder ", dict.fromkeys(ITEMS, (0, 1))),
        ('type="subject"', 'type="place"', {"subjects": (0, 1)}),
        ('type="subject"', 'type="participants"', {"subjects": (0, 1), "participants": (1, 0)}),
        ('type="attachment"', "", {"attachments": (0, 1)}),
        ("<closer><signed>L.</signed></closer>", "<p>L.</p>", {"signatures": (0, 1), "blocks": (1, 0)}),
        ('<sp who="#birch">', '<sp who="#alder">', {"speakers": (1, 1)}),
        ("<stage>[Laughter]</stage>", "[Laughter]", {"stage": (0, 1)}),
        ("<supplied>[very]</supplied>", "[very]", {"supplied": (0, 1)}),
        ('<said who="#birch">Birch', 'Birch <said who="#birch">', {"said": (0, 1)}),
        ("that he would.</said>", "that</said> he would.", {"said": (0, 2)}),
        ('ref="#alder"', 'ref="#birch"', {"persons": (1, 1)}),
    ],
)  # fmt: skip
def test_a_mistake_costs_its_feature_and_no_other(right: str, instead: str, costs: dict[str, tuple[int, int]]) -> None:
    assert right in GOLD
    assert wrong(result(GOLD.replace(right, instead))) == costs


def test_people_may_have_other_names_as_long_as_they_are_the_same_throughout() -> None:
    renamed = GOLD.replace('who="#alder"', 'who="#p_1"').replace('who="#birch"', 'who="#p_2"')
    assert wrong(result(renamed)) == {}
    merged = GOLD.replace('who="#birch"', 'who="#alder"')
    assert wrong(result(merged)) == {"speakers": (1, 1), "said": (4, 4)}


def test_marks_stand_at_their_words_although_words_before_them_are_missing() -> None:
    shorter = GOLD.replace("We have no oil ", "")
    assert wrong(result(shorter)) == {"words": (0, 4)}


def test_without_a_prediction_everything_is_missing() -> None:
    found = evaluate(File.parse(GOLD.encode(), "gold.xml"), None)
    assert all(count.tp == count.fp == 0 and count.fn for count in found.counts.values())


def test_two_notes_of_one_number_are_two_notes() -> None:
    gold = "<p>One<note n='1'>A.</note> two<note n='1'>B.</note></p>"
    assert result(gold, gold).counts["note_texts"] == Count(2, 0, 0)
    assert result(gold.replace("B.", "A."), gold).counts["note_texts"] == Count(1, 1, 1)


FRUS = """<div type="document" n="3"><head>3. Memorandum of Conversation</head>
<list type="subject"><head>Present</head><item>Alder</item></list><list><item>Birch</item></list>
<p>1. The lamps were lit.</p><p>The Chairman: No more.</p><p>[Attachment]</p><p>A list.</p></div>"""
PLAIN = """<TEI><text><body><div type="conversation" n="3"><head>3. Memorandum of Conversation</head>
<p>Present</p><p>Alder</p><p>Birch</p><p>1. The lamps were lit.</p><p>The Chairman: No more.</p><p>[Attachment]</p>
<p>A list.</p></div></body></text></TEI>"""


@pytest.mark.parametrize(
    ("plain", "instead", "feature"),
    [
        ("<p>1. The lamps were lit.</p>", "<list><item>1. The lamps were lit.</item></list>", "list_items"),
        ("<p>Alder</p>", "<list type='participants'><item>Alder</item></list>", "participants"),
        ("<p>Birch</p>", "<list type='subject'><item>Birch</item></list>", "subjects"),
        ("<p>The Chairman: No", "<sp><speaker>The Chairman:</speaker><p>No", "turns"),
        ("<p>[Attachment]</p>", "<floatingText type='attachment'><p>[Attachment]</p></floatingText>", "attachments"),
    ],
)
def test_what_the_editors_left_open_is_neither_asked_for_nor_wrong(plain: str, instead: str, feature: str) -> None:
    pred = PLAIN.replace(plain, instead).replace("more.</p>", "more.</p></sp>" if feature == "turns" else "more.</p>")
    before, after = (result(one, FRUS, "frus") for one in (PLAIN, pred))
    assert after.counts[feature] == before.counts[feature]
    assert [mark.at for mark in after.comparison.judged[feature].free] != []


def test_a_date_in_the_header_may_be_the_one_that_is_asked_for() -> None:
    header = "<teiHeader><profileDesc><creation><date when='1961-03-02'/></creation></profileDesc></teiHeader>"
    pred = GOLD.replace('when="1961-03-02"', 'when="1961-03-05"').replace("<TEI>", f"<TEI>{header}")
    assert result(pred).counts["dates"] == Count(1, 0, 0)


def test_features_that_are_chosen_and_that_are_not_there() -> None:
    gold, pred = (File.parse(GOLD.encode(), name) for name in ("gold", "pred"))
    assert list(evaluate(gold, pred, features=["turns", "words"]).counts) == ["words", "turns"]
    with pytest.raises(UsageError, match="no feature 'lamps' in both mappings; choose among words, page_breaks"):
        evaluate(gold, pred, features=["lamps"])
