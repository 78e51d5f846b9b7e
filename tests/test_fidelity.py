"""Text fidelity: whatever word is lost from a document is missed, and what may move or stand beside is not."""

import random
import re
from pathlib import Path

import pytest

from tei_memcon.checks import fidelity
from tei_memcon.validate import validate
from tei_memcon.validation.ruleset import Ruleset

FOLDER = Path(__file__).parent / "checks" / "TMC506"
RECORD = (FOLDER / "lamp.record").read_text(encoding="utf-8")
TEI = (FOLDER / "pass.xml").read_text(encoding="utf-8")
ONLY = Ruleset(select=(fidelity.RULE,))
BODY = TEI.index("<body>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lamp.record").write_text(RECORD, encoding="utf-8")
    return tmp_path


def found(folder: Path, tei: str) -> list[str]:
    (folder / "a.xml").write_text(tei, encoding="utf-8")
    return [one.message for one in validate(folder / "a.xml", rules=ONLY)]


def test_every_word_that_is_lost_is_missed(folder: Path) -> None:
    words = list(re.finditer(r"(?<=[ >])[^\W\d_]+(?=[ .,<])(?![^<]*>)", TEI[BODY:]))
    assert len(words) > 40
    for word in random.Random("lost").sample(words, 20):
        lost = TEI[: BODY + word.start()] + TEI[BODY + word.end() :]
        (message,) = found(folder, lost)
        assert f"“{word.group()}”" in message


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("60 crowns", "6 crowns"),
        ("no other way", "no way other than this"),
        ("The lamp", "The lamps"),
        ("The lamp of", "Thelamp of"),
        ("again.", "again, and again."),
    ],
)
def test_words_that_are_changed_or_put_in_are_told(was: str, becomes: str, folder: Path) -> None:
    assert was in TEI
    assert found(folder, TEI.replace(was, becomes))


def test_an_editor_may_move_correct_and_annotate(folder: Path) -> None:
    corrected = TEI.replace("lamp", "<choice><sic>lamp</sic><corr>light</corr></choice>", 1)
    annotated = TEI.replace("harbour", 'harbour<note resp="#me">Of the old town.</note>', 1)
    moved = re.sub(r"(<note n=\"2\".*?</note>)(</p>)", r"\2", TEI, flags=re.S)
    assert moved != TEI
    note = re.search(r"<note n=\"2\".*?</note>", TEI, re.S)
    assert note
    moved = moved.replace("Mr. Birch: We agree", f"Mr. Birch: We {note.group()}agree").replace(
        "<p>We agree", f"<p>We {note.group()}agree"
    )
    assert found(folder, corrected) == found(folder, annotated) == found(folder, moved) == []


def test_without_the_source_beside_it_nothing_is_asked(tmp_path: Path) -> None:
    assert found(tmp_path, TEI.replace("lamp", "light")) == []


def test_a_text_of_the_same_name_is_the_source_if_its_checksum_is_that_one(tmp_path: Path) -> None:
    lost = TEI.replace("The lamp", "The")
    (tmp_path / "a.txt").write_text(f"{RECORD}\nSomething else.\n", encoding="utf-8")
    assert found(tmp_path, lost) == []
    (tmp_path / "a.txt").write_text(RECORD, encoding="utf-8")
    assert found(tmp_path, lost) == [
        "a word of a.txt is missing in the text: “lamp” after “Birch Mr Alder The”; put back what was lost"
    ]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "..", ".", "", "a\0b", "x" * 5_000])
def test_a_name_that_leads_out_of_the_folder_is_not_followed(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text(RECORD, encoding="utf-8")
    named = TEI.replace("lamp.record", name.replace("\0", "")).replace("The lamp", "The")
    assert found(tmp_path / "in", named) == []
