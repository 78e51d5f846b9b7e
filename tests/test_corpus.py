"""Pointers into other files: looked up in the folders that were named, never outside them, never on the network."""

import os
from pathlib import Path

import pytest

from tei_memcon.cli import run
from tei_memcon.errors import UnreadableError
from tei_memcon.files import input as module
from tei_memcon.validate import validate
from tei_memcon.validation.corpus import Corpus

TEI = "http://www.tei-c.org/ns/1.0"
PEOPLE = f'<TEI xmlns="{TEI}"><person xml:id="bush"/><p xml:id="p1"/></TEI>'


def tei(body: str, header: str = "") -> str:
    return f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader><text>{body}</text></TEI>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``edition/letters`` and ``edition/people.xml``, and beside the edition what is nobody's business."""
    monkeypatch.chdir(tmp_path)
    Path("edition/letters").mkdir(parents=True)
    Path("edition/people.xml").write_text(PEOPLE, "utf-8")
    Path("secret.xml").write_text(PEOPLE, "utf-8")
    return tmp_path


def told(body: str, capsys: pytest.CaptureFixture[str], *named: str, header: str = "") -> list[str]:
    """What is said of pointers in ``edition/letters/a.xml``, where files and folders are named."""
    Path("edition/letters/a.xml").write_text(tei(body, header), "utf-8")
    run(["validate", *named, "--select", "TMC1", "--schema", "none", "--quiet"])
    return [line.partition(" error: ")[2] for line in capsys.readouterr().out.splitlines()]


def test_a_pointer_into_another_folder_of_the_corpus_is_followed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = '<sp who="../people.xml#bush"/><sp who="../people.xml#bsh"/><sp who="../people.xml#p1"/>'
    assert told(body, capsys, "edition") == [
        '@who="../people.xml#bsh" on <sp>: nothing in ../people.xml has the xml:id bsh (did you mean bush?); '
        "correct the pointer [TMC109]",
        '@who="../people.xml#p1" on <sp> names nobody known; give a person, a role or a name this xml:id, '
        "or correct the pointer [TMC101]",
    ]


def test_what_was_not_named_is_not_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = '<sp who="../people.xml#bsh"/><sp who="../../secret.xml#bsh"/><ref target="file:///etc/a.xml#b"/>'
    opened: list[str] = []
    read = module._read_regular

    def note(path: Path) -> bytes:
        opened.append(path.name)
        return read(path)

    monkeypatch.setattr(module, "_read_regular", note)
    assert told(body, capsys, "edition/letters") == []
    assert told(body, capsys, "edition/letters/a.xml") == []
    assert set(opened) == {"a.xml"}
    assert len(told(body, capsys, "edition/letters/a.xml", "edition/people.xml")) == 1


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_leads_nowhere_outside(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("edition/link.xml").symlink_to(folder / "secret.xml")
    Path("edition/away").symlink_to(folder, target_is_directory=True)
    assert told('<ref target="../link.xml#bsh"/><ref target="../away/secret.xml#bsh"/>', capsys, "edition") == []


def test_a_pipe_a_bomb_and_a_hostile_name_are_told_or_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    Path("edition/letters/bomb.xml").write_text(bomb, "utf-8")
    if hasattr(os, "mkfifo"):
        os.mkfifo("edition/letters/pipe.xml")
    lines = told('<ref target="bomb.xml#a"/><ref target="pipe.xml#a"/>', capsys, "edition/letters/a.xml")
    assert [line.partition(": ")[2] for line in lines] == [
        "the file cannot be read; correct the pointer or the file [TMC109]"
    ] * (2 if hasattr(os, "mkfifo") else 1)
    long = "a" * 5_000
    assert len(told(f'<ref target="{long}.xml#a"/>', capsys, "edition/letters/a.xml")) == 1
    assert told('<ref target="%00.xml#a"/><ref target="#"/>', capsys, "edition/letters/a.xml")


def test_a_prefix_is_written_out_and_its_pattern_never_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def header(pattern: str, replacement: str) -> str:
        return f'<prefixDef ident="psn" matchPattern="{pattern}" replacementPattern="{replacement}"/>'

    body = '<sp who="psn:bush"/><persName ref="psn:bsh"/>'
    (line,) = told(body, capsys, "edition", header=header("([a-z]+)", "../people.xml#$1"))
    assert line.startswith('@ref="psn:bsh" on <persName>: nothing in ../people.xml has the xml:id bsh')
    (line,) = told(body.replace("bush", "b"), capsys, "edition", header=header("(.*)", "#$1") + '<person xml:id="b"/>')
    assert line.startswith('@ref="psn:bsh" on <persName> points to nothing')
    hostile = header("((a+)+)+b", "../people.xml#$1")
    assert told('<ref target="psn:' + "a" * 40 + '"/>', capsys, "edition", header=hostile) == []


def test_an_address_that_is_not_followed_is_no_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for pointer in ("https://example.org/a.xml#b", "urn:a.xml#b", "/a.xml#b", "a.txt#b", "fig.png", "C:\\a.xml#b"):
        assert told(f'<ref target="{pointer}"/><persName ref="{pointer}"/>', capsys, "edition") == [], pointer
    assert told('<ref xml:base="../" target="none.xml#a"/>', capsys, "edition") == []
    assert told('<ref target="../people.xml#xpath(//p)"/>', capsys, "edition") == []


def test_several_pointers_in_one_attribute_are_each_looked_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = '<p xml:id="a" corresp="#a #b ../people.xml#p1" ana="#c">One.</p>'
    assert [line.partition(";")[0] for line in told(body, capsys, "edition")] == [
        '#b in @corresp="#a #b ../people.xml#p1" on <p> points to nothing',
        '@ana="#c" on <p> points to nothing',
    ]


def test_a_document_in_memory_reads_no_file(folder: Path) -> None:
    document = tei('<ref target="secret.xml#bsh"/>').encode()
    assert "TMC109" not in {found.rule for found in validate(document, "edition/none.xml")}
    assert validate(document, "a.xml", corpus=Corpus([folder]))[-1].rule == "TMC109"


def test_a_file_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus([folder])
    assert corpus.find("secret.xml", str(folder / "a.xml")) is corpus.find("./secret.xml", str(folder / "b.xml"))
    monkeypatch.setattr("tei_memcon.validation.corpus._MOST", 2)
    corpus.find("edition/people.xml", str(folder / "a.xml"))
    assert len(corpus._known) == 1
    with pytest.raises(UnreadableError):
        module.read_file(folder / "none.xml")
