"""Every sentence of a record is explained: who says it, and why."""

from itertools import pairwise
from pathlib import Path

import pytest

from tei_memcon.convert import convert
from tei_memcon.explain import explain
from tei_memcon.source import Source

CORPUS = sorted((Path(__file__).parents[1] / "corpus").rglob("*.txt"))
HEAD = "12. Memorandum of Conversation\n\nParis, March 8, 1969, 10 a.m.\n\n"


def told(body: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """The sentences of a record's body, with who says them, how sure, and why."""
    source = Source.from_text(HEAD + body, "d12.txt")
    return [
        (source.text[slice(*one.span)], one.who, one.cert, one.reason)
        for one in explain(source)
        if one.span.start >= len(HEAD)
    ]


def test_direct_speech_has_its_label_for_a_reason() -> None:
    assert told("Mr. Oak: It rains. It pours.\n\nMr. Elm: So it does.\n") == [
        ("It rains.", ("oak",), "", "the label “Mr. Oak:”"),
        ("It pours.", ("oak",), "", "the label “Mr. Oak:”"),
        ("So it does.", ("elm",), "", "the label “Mr. Elm:”"),
    ]


def test_narration_and_what_frames_the_record_is_nobodys() -> None:
    found = told("Snow lay on the roofs.\n\nMr. Oak said that it rained.\n\nEnd of conversation.\n")
    assert [(words, who) for words, who, _, _ in found] == [
        ("Snow lay on the roofs.", ()),
        ("Mr. Oak said that it rained.", ("oak",)),
        ("End of conversation.", ()),
    ]
    assert found[0][3] == "nobody has spoken yet"


def test_an_attachment_is_no_part_of_the_conversation() -> None:
    found = told("Mr. Oak said that it rained.\n\nAttachment\n\nDraft Letter\n\nMr. Elm said that he would write.\n")
    assert found[-1][1:] == ((), "", "an attachment, which is no part of the conversation")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_reasons_are_given_for_each_run_that_the_conversion_marks(path: Path) -> None:
    source = Source.from_path(path)
    found = explain(source)
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    said = [run for run in convert(source).document.inferences if run.what.startswith("the words of #")]
    by_start = {one.span.start: one for one in found}
    for run in said:
        one = by_start[run.span.start]
        assert (one.reason, "#" + " #".join(one.who)) == (run.reason, run.what.removeprefix("the words of "))
