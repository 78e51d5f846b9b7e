"""Markdown as pandoc reads it, in its own dialect and in GitHub's: nothing of a text is taken for a sign."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.export import export
from tei_memcon.exporters import Record
from tei_memcon.exporters._printed import note_mark
from tei_memcon.exporters._tei import end_notes, inside, is_inline_note, is_unanchored, paragraphs, tag, texts
from tei_memcon.tei.parse import parse
from tests.examples import examples
from tests.export.pandoc import parts, read, words

DIALECTS = ["markdown-smart", "gfm"]
HEADINGS = frozenset(["div", "div1", "body"])


def markdown_of(body: str) -> bytes:
    return export(parse(f"<TEI><text><body>{body}</body></text></TEI>".encode(), "test.xml"), "markdown")


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def printed_without_notes(record: Record) -> list[str]:
    """The words of the text export above its notes, without their marks."""
    root = etree.fromstring(etree.tostring(record.root))
    for note in [note for text in texts(root) for note in text.iter("{*}note") if not is_inline_note(note)]:
        if not is_unanchored(note):
            note.attrib.clear()
            note.text = None
            del note[:]
    return tokens(export(root, "text").decode())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_words_are_those_of_the_text(record: Record, dialect: str) -> None:
    document = read(export(record.root, "markdown"), dialect)
    assert tokens(words(document["blocks"])) == printed_without_notes(record)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_footnotes_are_the_notes_at_their_marks(record: Record, dialect: str) -> None:
    document = read(export(record.root, "markdown"), dialect)
    notes = [note for note in end_notes(record.root) if not is_unanchored(note)]
    read_back = [tokens(words(note, notes=True)) for note in parts(document, "Note")]
    assert read_back == [tokens(" ".join(paragraphs(inside(note, _words)))) for note in notes]


def _words(element: etree._Element) -> Iterator[str]:
    yield note_mark(element) if tag(element) == "note" else ""
    yield from inside(element, _words)


def test_the_speakers_are_in_bold(record: Record) -> None:
    document = read(export(record.root, "markdown"), "markdown-smart")
    speakers = [
        tokens("".join(speaker.itertext())) for text in texts(record.root) for speaker in text.iter("{*}speaker")
    ]
    assert [tokens(words(label)) for label in parts(document, "Strong")] == speakers


def test_the_heads_of_divisions_are_headings(record: Record) -> None:
    document = read(export(record.root, "markdown"), "markdown-smart")
    heads = [head for text in texts(record.root) for head in text.iter("{*}head")]
    heads = [head for head in heads if (over := head.getparent()) is not None and tag(over) in HEADINGS]
    assert len(list(parts(document, "Header"))) == len(heads)


@pytest.mark.parametrize(
    ("tei", "markdown"),
    [
        ("<sp><speaker>ALL.</speaker><p>Yes.</p></sp>", "**ALL.** Yes."),
        ("<sp><speaker> ALL: </speaker><p>Yes.</p></sp>", "**ALL:** Yes."),
        ("<sp><speaker/><p>Yes.</p></sp>", "Yes."),
        ("<div><head>1. Oil</head><div><head>Lamps</head></div></div>", "# 1\\. Oil\n\n## Lamps"),
        ("<list><item>a<list><item>b</item></list></item></list>", "- a\n\n  - b"),
        ("<list><item><list><item>b</item></list></item></list>", "  - b"),
        ("<p>a<note n='2'>One.</note>b<note n='2'>Two.</note></p>", "a[^2]b[^2-2]\n\n[^2]: One.\n\n[^2-2]: Two."),
        ("<p>a<note n='*'>One.</note></p>", "a[^note]\n\n[^note]: One."),
        ("<p>a<note n='1'><p>One.</p><p>Two.</p></note></p>", "a[^1]\n\n[^1]: One.\n\n    Two."),
        ("<p>a</p><note type='unanchored' n='7'>Lost.</note>", "a\n\n7\\. Lost."),
        ("<p>* a_b_c [Page 2]</p>", "\\* a\\_b\\_c \\[Page 2\\]"),
        ("<p>- no item</p>", "\\- no item"),
        ("<p>no :a: picture: at 10:30</p>", "no \\:a: picture: at 10:30"),
        ("<p>(a) no item</p>", "(a\\) no item"),
        ("<p/>", ""),
    ],
)
def test_writes(tei: str, markdown: str) -> None:
    assert markdown_of(tei).decode() == (f"{markdown}\n" if markdown else "")


NASTY = st.text(
    st.sampled_from("ab19iv .)(-+*_#>`~[]^!<>&;:=|\\/$@%{}\"'…—\N{NO-BREAK SPACE}"), min_size=1, max_size=12
)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_sign_of_a_text_means_anything(dialect: str) -> None:
    """Hundreds of paragraphs at once, since starting pandoc takes longer than reading them."""
    drawn: list[str] = []

    @settings(max_examples=examples(1000))
    @given(NASTY.filter(lambda words: words.strip()))
    def draw(words: str) -> None:
        drawn.append(words)

    draw()
    text = etree.Element("text")
    for paragraph in drawn:
        etree.SubElement(text, "p").text = paragraph
    blocks = read(export(text, "markdown"), dialect)["blocks"]
    assert {block["t"] for block in blocks} == {"Para"}
    assert [_squeezed(words(block)) for block in blocks] == [_squeezed(paragraph) for paragraph in drawn]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
