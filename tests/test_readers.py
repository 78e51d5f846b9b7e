"""Every reader against invented records, each with its TEI beside it; and what each reader refuses, in which words."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tei_memcon import plugins, readers
from tei_memcon.convert import convert
from tei_memcon.errors import RefusedError, UsageError
from tei_memcon.export import export
from tei_memcon.source import Source
from tests.report_of import report_of

FIXTURES = Path(__file__).parent / "readers"
RECORDS = sorted(FIXTURES.glob("*/*.txt"))
READERS = dict(plugins.load_all(readers))
SPECIFIC = {name: reader for name, reader in READERS.items() if name != "plain"}
Golden = Callable[[Path, bytes], None]


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", RECORDS, ids=label)
def test_a_record_becomes_the_tei_beside_it(path: Path, golden: Golden) -> None:
    conversion = convert(Source.from_path(path), schemas="../../../schemas")
    assert conversion.document.reader == path.parent.name
    golden(path.with_suffix(".xml"), conversion.xml)


@pytest.mark.parametrize("path", RECORDS, ids=label)
def test_what_the_reader_concluded_and_warns_of_is_in_the_file_beside_it(path: Path, golden: Golden) -> None:
    golden(path.with_suffix(".report"), report_of(convert(Source.from_path(path)).document))


@pytest.mark.parametrize("name", READERS)
def test_every_reader_has_a_docstring_and_three_records(name: str) -> None:
    doc = inspect.getdoc(READERS[name]) or ""
    assert doc.partition("\n")[0].endswith((".", ",", "pages"))
    assert len(list((FIXTURES / name).glob("*.txt"))) >= 3


# What is refused, and in which words


def refusal(text: str, reader: str = "auto") -> str:
    with pytest.raises(RefusedError) as error:
        readers.read(Source.from_text(text, "a.txt"), reader)
    return str(error.value)


def test_a_text_of_no_known_kind_is_refused_with_the_reasons_of_all_readers() -> None:
    message = refusal("Dear diary\n\nToday it rained.\n")
    assert message.startswith("a.txt: no reader takes this record (")
    for name in READERS:
        assert f"{name}: " in message
    assert message.endswith("--reader plain converts it as plain paragraphs")


@pytest.mark.parametrize(
    ("reader", "text", "reason"),
    [
        ("frus", "Dear diary\n\nIt rained.", "it does not begin with a head like '68. Memorandum of Conversation'"),
        ("frus", "Memorandum of Conversation\n\nIt rained.", "its head has no number, names no author"),
        ("frus", "Agenda\n\n1. Adoption.\n2. Letter from Mr. Oak\n\nIt rained.", "its head has no number"),
        (
            "frus",
            "7. Memorandum\n\nCitation:\n\nx\n\nSummary:\n\ny",
            "it has the catalogue fields of an archive's page",
        ),
        ("frus", "7. Memorandum\rCitation:\rx\rSummary:\ry", "it has the catalogue fields of an archive's page"),
        ("wilson_center", "7. Memorandum of Conversation", "it has no catalogue fields of the archive"),
        ("wilson_center", "T\n\nCitation:\n\nx\n\nSummary:\n\ny", "it does not name the Wilson Center Digital Archive"),
    ],
)
def test_a_reader_says_why_it_refuses(reader: str, text: str, reason: str) -> None:
    assert reason in refusal(text, reader)


@pytest.mark.parametrize("path", RECORDS, ids=label)
def test_no_record_is_accepted_by_two_readers(path: Path) -> None:
    source = Source.from_path(path)
    accepting = [name for name, reader in SPECIFIC.items() if reader.refuse(source) is None]
    assert accepting == [name for name in [path.parent.name] if name in SPECIFIC]


def test_two_readers_that_accept_one_record_are_an_error_that_names_both(monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in SPECIFIC.values():
        monkeypatch.setattr(reader, "refuse", lambda source: None)
    with pytest.raises(UsageError, match=f"the readers {' and '.join(SPECIFIC)} both accept this record"):
        readers.read(Source.from_text("x", "a.txt"))


def test_a_reader_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"there is no reader 'foo'; choose one of: .*frus, "):
        readers.read(Source.from_text("x", "a.txt"), "foo")


# One record, many surfaces: what a copy does to line ends, blank lines and page marks changes nothing that is said.

SURFACES: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macintoshes": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "spaces at the ends of lines": lambda text: text.replace("\n", " \t\n"),
    "no line end at the end": str.rstrip,
    "blank lines that hold a no-break space": lambda text: text.replace("\n\n", "\n\xa0\n"),
    "more blank lines at both ends": lambda text: "\n\n" + text + "\n\n\n",
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("path", RECORDS, ids=label)
def test_a_copy_with_another_surface_says_the_same(path: Path, surface: str) -> None:
    text = path.read_bytes().decode().replace("\r\n", "\n")
    printed = [export(convert(Source.from_text(one)).root, "text") for one in (text, SURFACES[surface](text))]
    assert printed[0] == printed[1]


def body(text: str) -> str:
    """The text of a record as TEI, spaces between elements left out."""
    xml = convert(Source.from_text(text)).xml.decode()
    return re.sub(r"\n *", "", xml[xml.index("<body>") : xml.index("</body>")])


HEAD = "68. Memorandum of Conversation1\n\n"
NOTES = "\n\n  1. Source: Department of State. Secret.\n"


@pytest.mark.parametrize(
    ("words", "tei"),
    [
        ("PL 480 was 57. On March 3, 1957.", "<p>PL 480 was 57. On March 3, 1957.</p>"),
        ("He met the G7 and MC 70.2", "<p>He met the G7 and MC 70.2</p>"),
        (
            "one\n\n. . . .\n\ntwo",
            '<p>one</p><ellipsis><metamark function="omission">. . . .</metamark></ellipsis><p>two</p>',
        ),
        ("He said so.\n\nJohn Smith", "<p>He said so.</p><closer><signed>John Smith</signed></closer>"),
        ("He said so.\n\nEnd of Conversation", "<p>He said so.</p><trailer>End of Conversation</trailer>"),
        ("SECRET/NODIS\n\nHe went.", '<p><fw type="classification">SECRET/NODIS</fw></p><p>He went.</p>'),
        ("1. The matter was long.\n\n2. It was closed.", "<p>1. The matter was long.</p><p>2. It was closed.</p>"),
        (
            "He said as follows:\n\n(1) wheat\n\n(2) rye\n\nThat was all.",
            '<list rend="number"><item><label>(1)</label> wheat</item><item><label>(2)</label> rye</item></list>',
        ),
    ],
)
def test_small_things_in_a_frus_document(words: str, tei: str) -> None:
    assert tei in body(HEAD + words + NOTES)


FRUS_NOTES = "\n\nMr. Oak said that it rained.\n\n  . Harbor Papers\n"


def head_of_frus(text: str) -> str:
    xml = convert(Source.from_text(text + FRUS_NOTES, "a.txt"), reader="frus").xml.decode()
    return re.sub(r"<note.*", "", xml.partition("<head>")[2].partition("</head>")[0], flags=re.S)


def test_a_head_without_a_number_may_name_a_meeting_and_its_day() -> None:
    head = "Oak–Elm Luncheon Meeting, Tuesday, May 4, 1943, 1 p. m., Harbor House"
    assert head_of_frus(f"{head}\n\nPine Minutes") == head
    assert head_of_frus(f"[Page 12]\n\n{head}\n\nPine Minutes") == head


@pytest.mark.parametrize(
    "above", ["Second Plenary Meeting", "Discussion was resumed: May 4, 1943", "May 4, 1943", "A meeting took place."]
)
def test_another_line_above_the_minutes_is_no_head(above: str) -> None:
    assert head_of_frus(f"{above}\n\nPine Minutes") == "Pine Minutes"


def test_a_bare_number_above_the_head_is_that_of_any_edition() -> None:
    text = "123\n\nMemorandum of Conversation\n\nOakham, May 4, 1975\n\nMr. Oak said that he agreed. Mr. Elm said no.\n"
    assert convert(Source.from_text(text)).document.reader == "plain"
    assert convert(Source.from_text(text.replace("Mr. Elm", "[Page 12] Mr. Elm"))).document.reader == "frus"
    assert convert(Source.from_text(text.replace("123", "123."))).document.reader == "frus"
