"""Every rule against paragraphs: what it marks, and what it must not touch.

``rules/NAME.txt`` holds entries of three parts, each closed by a line with a full stop: a title, a paragraph as printed
("(Russian)" at the end of a title: in a translation from Russian), and its TEI with what the report says of it.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tei_memcon import plugins, rules
from tei_memcon.convert import convert
from tei_memcon.ledger import claims
from tei_memcon.model import Added, Document, Element, Field, Paragraph, Space, Text
from tei_memcon.source import Source, Span
from tei_memcon.tei.write import write

FIXTURES = Path(__file__).parent / "rules"
RULES = dict(plugins.load_all(rules))
Golden = Callable[[Path, bytes], None]


class Entry(NamedTuple):
    """A paragraph and what it is for."""

    title: str
    paragraph: str
    expected: str


def entries(path: Path) -> list[Entry]:
    """The entries of a fixture file."""
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    return [Entry(*(part.strip("\n") for part in parts[i : i + 3])) for i in range(0, len(parts) - 2, 3)]


def document(entry: Entry) -> Document:
    """A record of one paragraph; where a line ends, a space is printed."""
    lines = ((line.group(), Span(*line.span())) for line in re.finditer(r"[^\n]+|\n", entry.paragraph))
    content = tuple(Space(span) if words == "\n" else Text(span) for words, span in lines)
    original = (Field("originalLanguage", (Added("Russian"),), {"mainLang": "ru"}),)
    header = original if entry.title.endswith("(Russian)") else ()
    return Document(Source.from_text(entry.paragraph), "none", header, (Paragraph(content),))


def marked_up(entry: Entry) -> str:
    """The paragraph as TEI, and a line for each thing that the rules say of it."""
    found = rules.apply(document(entry))
    assert "".join(characters(found)) == entry.paragraph
    xml = re.search("<p>.*</p>", write(found).decode().partition("<body>")[2])
    assert xml
    said = [f"{remark.kind}: {remark.message}" for remark in found.remarks]
    said += [f"inferred ({inference.cert}): {inference.what}" for inference in found.inferences]
    return "\n".join((xml.group(), *said))


def characters(found: Document) -> Iterator[str]:
    """What the leaves of a record stand for, in the order of the source."""
    for leaf in sorted(claims(found), key=lambda leaf: leaf.span):
        yield found.source.text[slice(*leaf.span)]


def rendered(path: Path) -> Iterator[str]:
    """The fixture file with what the rules make of its paragraphs now."""
    for entry in entries(path):
        yield f"{entry.title}\n.\n{entry.paragraph}\n.\n{marked_up(entry)}\n.\n\n"


@pytest.mark.parametrize("name", RULES)
def test_a_rule_marks_what_its_fixture_shows_and_nothing_else(name: str, golden: Golden) -> None:
    path = FIXTURES / f"{name}.txt"
    golden(path, "".join(rendered(path)).encode())


@pytest.mark.parametrize("name", RULES)
def test_every_rule_says_what_it_marks(name: str) -> None:
    doc = inspect.getdoc(RULES[name]) or ""
    assert doc.partition("\n")[0].endswith((".", ","))
    assert "``" in doc  # an example


def test_every_fixture_is_of_a_rule_and_shows_what_is_left_alone() -> None:
    assert sorted(path.stem for path in FIXTURES.iterdir()) == sorted(RULES)
    for path in FIXTURES.iterdir():
        found = entries(path)
        untouched = [e for e in found if e.expected.split("\n")[0] == f"<p>{' '.join(e.paragraph.split())}</p>"]
        assert len(untouched) >= 2, f"{path.name} does not show what the rule must not touch"


def test_a_rule_is_quick_on_a_hostile_line() -> None:
    for hostile in (
        "[a] " * 20_000,
        "[" * 20_000,
        "[a" * 20_000,
        "[x " * 5_000 + "]" * 5_000,
        ". " * 20_000,
        "(p. 1" * 10_000,
        "the " * 20_000,
    ):
        rules.apply(document(Entry("", hostile, "")))


def test_what_crosses_another_element_is_left_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def crossing(_: Document, span: Span) -> Iterator[rules.Find]:
        yield rules.Find(Element("supplied", {}, (Text(Span(2, 6)),)))
        yield rules.Find(Element("foreign", {}, (Text(Span(4, 8)),)))

    monkeypatch.setattr(RULES["omissions"], "find", crossing)
    found = rules.apply(document(Entry("", "one two three", "")))
    assert [remark.message for remark in found.remarks] == [
        "a <foreign> was left unmarked, because it crosses another element"
    ]


def test_a_running_head_within_a_text_is_none_of_it() -> None:
    words = "They [laugh]s. OAK TALKS [laughs] [laughs] They go."
    head = Element("fw", {"type": "header"}, (Text(Span(15, 33)),))
    content = (Text(Span(0, 14)), Space(Span(14, 15)), head, Space(Span(33, 34)), Text(Span(34, len(words))))
    found = rules.apply(Document(Source.from_text(words), "none", (), (Paragraph(content),)))
    xml = write(found).decode()
    assert '<fw type="header">OAK TALKS [laughs]</fw> <stage>[laughs]</stage> They go.' in xml


def test_what_a_reader_has_marked_within_an_element_is_not_marked_again() -> None:
    words = "Oak [1 line not declassified]: Yes."
    aside = Element("seg", {"type": "stage"}, (Text(Span(4, 29)),))
    supplied = Element("supplied", {"resp": "#source-editor"}, (Text(Span(0, 4)), aside, Text(Span(29, 30))))
    content = (supplied, Text(Span(30, len(words))))
    found = rules.apply(Document(Source.from_text(words), "none", (), (Paragraph(content),)))
    assert "<gap" not in write(found).decode()


@pytest.mark.parametrize(
    ("words", "is_foreign"),
    [
        ("normal'nyi", True),
        ("Iz dnevnika", True),
        ("v Praze", True),
        ("shouldn't", False),
        ("that'll", False),
        ("the Secretary's", False),
        ("Van der Oak", False),
        ("Ngo dinh Oak", False),
        ("Oak himself", False),
        ("Oak Tae", False),
    ],
)
def test_words_of_the_original_in_a_translation(words: str, is_foreign: bool) -> None:
    text = f"Oak: It is so [{words}] today.\n\nElm: Yes.\n\nOak: No.\n\nElm: Yes.\n\nTranslated by Ann Ash.\n"
    xml = convert(Source.from_text(text)).xml.decode()
    assert ("<foreign" in xml) is is_foreign
    assert ("<supplied" in xml) is not is_foreign
