"""Thousands of elements among the words of one, and thousands of documents, are judged in fair time."""

from itertools import count

import pytest
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.schemata import _own
from tei_memcon.source import Source

HEAD = "Talk in the harbour\nDover, 3 May 1971\n\nOak: Who pays?\n\nElm: The ships.\n\nOak: Since when?\n\nElm: "
MANY = 2_500


class Lenient:
    """A judge that accepts everything."""

    def validate(self, _: etree._Element) -> bool:
        return True


def test_what_only_the_slower_judge_rejects_is_found_among_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    root = convert(Source.from_text(HEAD + "[word] and so " * MANY)).root
    monkeypatch.setattr(_own, "_xsd", Lenient)
    assert _own.rejected(root) is None
    for at in (0, MANY // 2, -1):
        element = root.findall(".//{*}supplied")[at]
        sound, element.tag = element.tag, "{http://www.tei-c.org/ns/1.0}blink"
        assert _own.rejected(root) is not None
        element.tag = sound


def test_the_form_that_is_quick_to_judge_is_read_where_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    one, crowd = (convert(Source.from_text(HEAD + "[word] and so " * many)).root for many in (3, MANY))
    _own._quick_to_judge.cache_clear()
    monkeypatch.setattr(_own, "_judged", count())
    assert {_own._relaxng_for(one) for _ in range(_own._FEW)} == {_own._quick_to_read()}
    assert _own._relaxng_for(crowd) is _own._quick_to_judge() is _own._relaxng_for(one)
    _own._quick_to_judge.cache_clear()
    assert [_own._relaxng_for(one) for _ in range(2)].pop() is _own._quick_to_judge()
