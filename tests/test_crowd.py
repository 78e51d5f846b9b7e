"""Thousands of elements among the words of one are judged in fair time."""

from tei_memcon.convert import convert
from tei_memcon.schemata._own import rejected
from tei_memcon.source import Source

HEAD = "Talk in the harbour\nDover, 3 May 1971\n\nOak: Who pays?\n\nElm: The ships.\n\nOak: Since when?\n\nElm: "
MANY = 2_500


def test_what_is_rejected_is_found_among_thousands() -> None:
    root = convert(Source.from_text(HEAD + "[word] and so " * MANY)).root
    assert rejected(root) is None
    for at in (0, MANY // 2, -1):
        element = root.findall(".//{*}supplied")[at]
        sound, element.tag = element.tag, "{http://www.tei-c.org/ns/1.0}blink"
        assert rejected(root) is not None
        element.tag = sound
