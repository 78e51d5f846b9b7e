"""The scoring of an encoding against a truth: what is right counts, and each way to be wrong is seen."""

import copy
from typing import Any

import pytest
from lxml import etree

from tests.truth import score

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Talk</title></titleStmt></fileDesc>
<profileDesc><settingDesc><setting><placeName>Port Elm</placeName>
<date from="1975-07-20T10:05:00" to="1975-07-20T11:15:00">July 20</date></setting></settingDesc>
<particDesc><listPerson><person xml:id="a"><persName>Ann Alder</persName></person></listPerson></particDesc>
</profileDesc></teiHeader>
<text xml:lang="en"><body><div><head>Talk<note n="1" place="bottom">Source: The port.</note></head>
<sp who="#a"><speaker>Alder:</speaker><p>Where is <pb n="2"/>the lamp?</p></sp>
<sp who="#b"><speaker>[Beech.]</speaker><p>It was <supplied>[taken]</supplied> away.</p></sp>
<ellipsis unit="page" quantity="5"><metamark function="omission">[Five pages omitted.]</metamark></ellipsis>
<sp who="#a"><speaker>Alder:</speaker><p>By whom, then? <stage>(laughter)</stage></p></sp>
<sp><speaker>UM:</speaker><p>By nobody at all.<ref type="noteMark">2</ref></p></sp>
<p><said who="#b" direct="false">Beech said that it burned.</said></p></div></body></text></TEI>"""

TRUTH: dict[str, Any] = {
    "metadata": {
        "title": "Talk", "date": "1975-07-20", "time_from": "10:05", "time_to": "11:15",
        "place": "Port Elm", "language": "en", "participants": ["Alder"],
    },
    "turns": [
        {"label": "Alder:", "who": "Alder", "begins": "Where is the lamp?"},
        {"label": "[Beech.]", "who": "Beech", "begins": "It was [taken]"},
        {"label": "Alder:", "who": "Alder", "begins": "By whom, then?"},
        {"label": "UM:", "who": "", "begins": "By nobody at all."},
    ],
    "reported": [{"who": "Beech", "begins": "Beech said that"}],
    "page_breaks": [{"n": "2", "before": "the lamp?"}],
    "notes": [
        {"n": "1", "after": "Talk", "text": "Source: The"},
        {"n": "2", "after": "nobody at all.", "text": ""},
    ],
    "omissions": [{"words": "[Five pages omitted.]", "reason": "omitted", "unit": "page", "quantity": "5"}],
    "supplied": [{"words": "taken"}],
    "stage": [{"words": "(laughter)"}],
}  # fmt: skip


def faults(truth: dict[str, Any], tei: str = TEI) -> list[str]:
    return score(truth, etree.fromstring(tei)).faults


def test_an_encoding_that_has_it_all_is_right() -> None:
    result = score(TRUTH, etree.fromstring(TEI))
    assert result.faults == []
    assert {aspect: dict(tally) for aspect, tally in result.counts.items()} == {
        "turns": {"right": 4}, "speakers": {"right": 5}, "page_breaks": {"right": 1}, "notes": {"right": 2},
        "omissions": {"right": 1}, "supplied": {"right": 1}, "stage": {"right": 1}, "metadata": {"right": 7},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "instead", "fault"),
    [
        ("<speaker>Alder:</speaker><p>By", "<speaker>Alder</speaker><p>By", "turns: wrong: Alder: By whom, then?"),
        ('<sp who="#a"><speaker>Alder:</speaker><p>By', '<sp who="#b"><speaker>Alder:</speaker><p>By', "speakers: "),
        ("<sp><speaker>UM", '<sp who="#a"><speaker>UM', "speakers: wrong: UM: By nobody at all.: #a, not nobody"),
        ("<sp><speaker>UM:</speaker><p>", "<sp><p>", "turns: missing: UM: By nobody at all."),
        ("It was ", "</p></sp><sp><speaker>It was </speaker><p>", "turns: extra: Itwas[taken]away."),
        ('<said who="#b" direct="false">Beech', '<said who="#a" direct="false">Beech', "speakers: wrong: Beech said"),
        ('<pb n="2"/>the', '<pb n="3"/>the', "page_breaks: wrong: the lamp?: n is 3, not 2"),
        ('is <pb n="2"/>the', '<pb n="2"/>is the', "page_breaks: missing: 2 before the lamp?"),
        ('<ref type="noteMark">2</ref></p>', "</p>", "notes: missing: 2 after 'nobody at all.'"),
        (' away.</p>', ' away.<note n="3">x</note></p>', "notes: extra: x"),
        ('quantity="5"', 'quantity="4"', "omissions: wrong: [Five pages omitted.]: quantity is 4, not 5"),
        ("<supplied>[taken]</supplied>", "[taken]", "supplied: missing: taken"),
        ("away.", "<stage>away.</stage>", "stage: extra: away."),
        ("T11:15:00", "T11:16:00", "metadata: wrong: time_to: '11:15', but 11:16"),
        ("Ann Alder", "Ann Ash", "metadata: wrong: participants: 'Alder', but Ann Ash"),
    ],
)  # fmt: skip
def test_each_way_to_be_wrong_is_seen(printed: str, instead: str, fault: str) -> None:
    assert printed in TEI
    assert any(one.startswith(fault) for one in faults(TRUTH, TEI.replace(printed, instead)))


def test_a_page_end_is_the_break_before_the_next_page() -> None:
    truth = copy.deepcopy(TRUTH)
    truth["page_breaks"] = [{"n": "1", "before": "the lamp?", "end": True}, {"n": "2", "before": "", "end": True}]
    assert faults(truth) == []
    assert faults(truth, TEI.replace("</div>", '<pb n="3"/></div>')) == []


def test_several_speakers_of_one_turn_are_the_same_people_as_elsewhere() -> None:
    truth = copy.deepcopy(TRUTH)
    truth["turns"][3]["who"] = ["Alder", "Beech", "Cedar"]
    assert faults(truth, TEI.replace("<sp><", '<sp who="#c #b #a"><')) == []
    assert faults(truth, TEI.replace("<sp><", '<sp who="#b #a"><')) != []
