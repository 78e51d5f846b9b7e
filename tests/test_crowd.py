"""Thousands of elements among the words of one are judged in parts, and each part is judged."""

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


def test_a_document_without_a_crowd_is_judged_as_it_is() -> None:
    root = convert(Source.from_text(HEAD + "[word] and so " * 3)).root
    assert list(_own._parts(root)) == [root]
