import re
from pathlib import Path

import pytest
from lxml import etree

from tei_memcon.model import Why
from tei_memcon.report import count, is_report, to_report

DOCUMENTED = (Path(__file__).parents[1] / "docs" / "report.md").read_text("utf-8")

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc><listPerson>
<person/><person/><person/></listPerson></particDesc></profileDesc></teiHeader><text><body><div>
<head>One<note type="source"/></head>
<list type="participants"><item>A</item></list>
<sp who="#a"><speaker>A <seg type="stage">(laughs)</seg>:</speaker><p>x<pb n="2"/><note n="1" place="bottom"/></p></sp>
<ellipsis/><sp who="#a" prev="#sp1"><p><choice><sic>x</sic><corr>y</corr></choice><note place="inline"/></p></sp>
<sp who="#b #c"><p><foreign>x</foreign><supplied>y</supplied></p><stage/></sp>
<p><said direct="false" who="#a">x<lb type="rejoined"/></said><said direct="false" who="#d #a"/><said/></p>
<list rend="dash"><item/></list><gap/></div></body></text></TEI>"""

COUNTED = {
    "people": 3,
    "speakers": 3,
    "reported_speakers": 2,
    "paragraphs": 4,
    "turns": 3,
    "resumed_turns": 1,
    "reported_runs": 2,
    "notes": 2,
    "page_breaks": 1,
    "omissions": 1,
    "gaps": 1,
    "lists": 1,
    "supplied": 1,
    "foreign": 1,
    "corrections": 1,
    "rejoined": 1,
    "stage_directions": 2,
}


def test_each_phenomenon_is_counted_once() -> None:
    assert count(etree.fromstring(TEI)) == COUNTED


def test_every_count_is_documented() -> None:
    names = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|([^|]*)\|", DOCUMENTED, re.M))))
    assert set(COUNTED) <= names


@pytest.mark.parametrize("why", [why for why in Why if why is not Why.BLANK])
def test_every_kind_of_markup_is_documented(why: Why) -> None:
    assert f"`{why}`" in DOCUMENTED


def test_a_report_is_known_as_one_and_nothing_else_is() -> None:
    assert is_report(to_report([]))
    for other in (b"", b"{}", b"[]", b"[" * 100_000, b"\xff", b'{"program": {"name": "other"}, "records": []}', b"1"):
        assert not is_report(other)
