"""A gold encoding and a prediction with one mistake of each kind."""

from pathlib import Path

import pytest

from tei_memcon.evaluate import File, Result, evaluate

GOLD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" n="12"><pb n="41"/>
<head>12. Memorandum of Conversation<note n="1" type="source">Source: Lot 12. Drafted by Larch.</note></head>
<dateline>Bonn, <date when="1961-03-02">March 2, 1961</date></dateline>
<list type="participants"><head>PARTICIPANTS</head><item>Mr. Alder</item><item>Mrs. Birch</item></list>
<p>Mr. Alder opened with a word on oil<note n="2">Nor tar.</note> and &lt;lamps&gt;. [1 line not declassified]</p>
<p>Mrs. Birch said nothing about <pb n="42"/>the weather, which was bad.</p>
<p>They parted.</p></div></body></text></TEI>
"""
PRED = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="conversation" n="12"><pb n="41"/>
<head>12. Memorandum of Conversation<note n="1" type="source">Source: Lot 12. Drafted by Mr. Larch.</note></head>
<opener><dateline>Bonn, <date when="1961-03-03">March 2, 1961</date></dateline></opener>
<list type="subject"><head>PARTICIPANTS</head><item>Mr. Alder Mrs. Birch</item></list>
<p>Mr. Alder opened with a word on oil and<note n="2">Nor tar.</note> &lt;lamps&gt;. <gap><desc>[1 line not
declassified]</desc></gap> Mrs. Birch said nothing about the wether, which was bad <pb n="43"/>indeed.</p>
<p>They parted.</p></div></body></text></TEI>
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Gold and prediction as files."""
    paths = tmp_path / "gold.xml", tmp_path / "pred.xml"
    for path, content in zip(paths, (GOLD, PRED), strict=True):
        path.write_text(content, "utf-8")
    return paths


@pytest.fixture
def result() -> Result:
    """The comparison of both."""
    return evaluate(File.parse(GOLD.encode(), "gold.xml"), File.parse(PRED.encode(), "pred.xml"))
