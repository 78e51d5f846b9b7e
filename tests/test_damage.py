"""Damage that is told and left, and text that is not damaged."""

import pytest

from tei_memcon.damage import find
from tei_memcon.source import Source

ENCODING = "letters seem to be of another encoding; convert the file to UTF-8 from what it was"
LOST = "a letter seems to be lost, and none is guessed; the text is left as it is"
MISREAD = "letters seem to be misread in a scan; the text is left as it is"
ACCENTS = "letters with accents, which the same words have elsewhere, seem to be lost; the text is left as it is"
FIGURE = "a figure seems to be lost, and none is guessed; the text is left as it is"


def told(text: str) -> list[str]:
    source = Source.from_text(text, "a.txt")
    return [f"{source.place(remark.span.start)} {remark.message}" for remark in find(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Charg‚ and the Charg‚", f"a.txt:1:5 “Charg‚”: {ENCODING}"),
        ("Herr G”ring", f"a.txt:1:6 “G”ring”: {ENCODING}"),
        ("Herr MÃ¼ller", f"a.txt:1:6 “MÃ¼ller”: {ENCODING}"),
        ("Monsieur ?tefan left", f"a.txt:1:10 “?tefan”: {LOST}"),
        ("the Ioni?ei brothers", f"a.txt:1:5 “Ioni?ei”: {LOST}"),
        ("the \ufffdtefan", f"a.txt:1:5 “\ufffdtefan”: {LOST}"),
        ("talk ~abour the lamp", f"a.txt:1:6 “~abour”: {MISREAD}"),
        ("CONFIDEN'I'IAL", f"a.txt:1:1 “CONFIDEN'I'IAL”: {MISREAD}"),
        ("Comrade Lăpuşnic and Comrade Lpunic", f"a.txt:1:30 “Lpunic”: {ACCENTS}"),
        ("The meeting began at and ended at.", f"a.txt:1:13 “began at”, “ended at”: {FIGURE}"),
        ("It adjourned at p.m.", f"a.txt:1:4 “adjourned at”: {FIGURE}"),
    ],
)
def test_each_kind_of_damage_is_told_at_its_first_place(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_many_damaged_words_are_told_once() -> None:
    words = " ".join(f"~{letter}bour" for letter in "abcde")
    assert told(words) == [f"a.txt:1:1 “~abour”, “~bbour”, “~cbour” and 2 more: {MISREAD}"]


def test_a_text_without_punctuation_is_told() -> None:
    message = "the text has hardly any punctuation; sentences and labels without it may not have been recognised"
    assert told("the lamp on the point is dark and nobody has paid " * 40) == [f"a.txt:1:1 {message}"]


@pytest.mark.parametrize(
    "text",
    [
        "Is it dark? yes. “Dark”? he asked. What?! Who(?) came?",
        "See https://example.org/?page=2&line=3 or lamp.org/a?b=c.",
        "The café, the naïve Señor, l’été; “quoted”—so. „Ja“, sagte er. ‚Ja‘ sagte er.",
        "Âge, Ärger, Ångström, Ñandú, Đorđe, Ān.",
        "about ~20 ships; 5 ~ 6 o’clock; 19:30~21:30",
        "What are you looking at. He began at once and ended at ten. It was held at the point.",
        "the lamp on the point is dark and nobody has paid " * 20,
        "灯台は暗い" * 400,
        "the communiqué, the Chargé, the attaché; communication, Charge, attached",
        "The 'I' of the record; it is 'IN' there.",
    ],
)
def test_text_that_is_not_damaged_is_not_told(text: str) -> None:
    assert told(text) == []
