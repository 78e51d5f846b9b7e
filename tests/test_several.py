"""Files with several records: recognised, refused with the option's name, and split without the loss of a character."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.batch import Options, convert_all, part_records
from tei_memcon.convert import convert
from tei_memcon.errors import RefusedError
from tei_memcon.files.records import find_records
from tei_memcon.report import Outcome
from tei_memcon.several import split
from tei_memcon.source import Source

TALK = "Oak: Who pays for the oil of the lamp?\n\nElm: The ships do.\n\nOak: Since when?\n\nElm: Since 1911.\n"
NOTES = "\n1. Source: Harbour Files, Box 3. Secret.\n2. See Document 59.\n3. Memorandum of Conversation, May 3, 1971.\n"


def numbered(*numbers: int) -> str:
    head = "{}. Memorandum of Conversation1\n\nDover, May 3, 1971.\n\nPARTICIPANTS\n\n  • Mr. Oak\n  • Mr. Elm\n\n"
    return "\n".join(head.format(n) + TALK + NOTES for n in numbers)


def documents(*numbers: int) -> str:
    return "\n".join(f"DOCUMENT No. {n}\n\nConversation at the lock, {n} May 1971\n\n{TALK}" for n in numbers)


def masthead(title: str = "MEMORANDUM OF CONVERSATION") -> str:
    return f"SECRET\nTHE WHITE HOUSE\nWASHINGTON\n{title}\n\nSUBJECT: Lamps\nPARTICIPANTS: Mr. Oak, Mr. Elm\n\n{TALK}\n"


def minutes(*dates: str) -> str:
    return "\n".join(
        f"Minutes of the Meeting of {date}\n\nPresent: Mr. Oak (in the chair), Mrs. Elm\n\n{TALK}" for date in dates
    )


def page(n: int) -> str:
    cited = f"“Talk {n}”, May {n}, 1971, Wilson Center Digital Archive."
    fields = f"Citation:\n\n{cited}\n\nContents:\n\nTranslation - English\n\n"
    return f"May {n}, 1971\n\nTalk {n} of Oak and Elm\n\n{fields}{TALK}\n"


def new_page(n: int) -> str:
    labels = [
        "Author(s):",
        "Associated Places",
        "Document Information",
        "Source",
        "Lot 5",
        "Language",
        "English",
        "Record ID",
    ]
    fields = "".join(f"{label}\n\n" for label in labels)
    return f"May {n}, 1971\n\nTalk {n} of Oak and Elm\n\n{TALK}\nOak and Elm discuss lamps.\n\n{fields}20000{n}\n\n"


FILES = {
    "the documents of a volume": (numbered(58, 59, 61), ["d58", "d59", "d61"]),
    "numbered documents": (documents(1, 2, 3), ["d1", "d2", "d3"]),
    "a book of minutes": ("HARBOUR BOARD\nMinute Book\n\n" + minutes("3 May 1971", "10 May 1971"), ["1", "2"]),
    "an introduction above the first document": (
        "A Dossier\n\nThree letters on lamps.\n\n" + documents(4, 7),
        ["d4", "d7"],
    ),
    "mastheads with fields of their own": (masthead() + masthead(), ["1", "2"]),
    "pages of an archive": (page(3) + page(4), ["1", "2"]),
    "pages of an archive, fields below": (new_page(3) + new_page(4) + new_page(5), ["1", "2", "3"]),
    "Windows line ends": (documents(1, 2).replace("\n", "\r\n"), ["d1", "d2"]),
    "old Macintosh line ends": (documents(1, 2).replace("\n", "\r"), ["d1", "d2"]),
}


@pytest.mark.parametrize("kind", FILES)
def test_several_records_are_split_and_every_character_belongs_to_one(kind: str) -> None:
    text, names = FILES[kind]
    parts = split(Source.from_text(text))
    assert [part.part for part in parts] == names
    assert "".join(part.text for part in parts) == text


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_several_records_is_refused_with_the_option_that_splits_it(kind: str) -> None:
    text, names = FILES[kind]
    with pytest.raises(RefusedError, match=rf"a.txt: this file holds {len(names)} records \(at the lines 1, .*--split"):
        convert(Source.from_text(text, "a.txt"))


@pytest.mark.parametrize("kind", FILES)
def test_each_record_of_a_file_is_converted(kind: str) -> None:
    for part in split(Source.from_text(FILES[kind][0])):
        conversion = convert(part)
        assert len(list(conversion.root.iter("{*}sp"))) == 4
        assert f'<idno type="part">{part.part}</idno>' in conversion.xml.decode()


ONE = {
    "a document": numbered(58),
    "notes that name memoranda": numbered(1),
    "an attachment with a masthead": masthead() + "Attachment\n\n" + masthead(),
    "a masthead repeated as a running head": masthead() + "MEMORANDUM OF CONVERSATION\n2\n\nElm: Since the war.\n",
    "a list of contents": "58. Memorandum of Conversation\n59. Memorandum of Conversation\n60. Minutes of a Meeting\n"
    + TALK,
    "numbered paragraphs": "Meeting of Oak and Elm\n\n1. Minutes were read.\n\n2. The report of Mr. Elm was heard.\n\n"
    + TALK,
    "a document that is mentioned": documents(1) + "\nDocument No. 2 is not printed here.\n",
    "a running head with the number of the document": documents(67) + "Document No. 67\n\n" + TALK,
    "a head repeated as a running head": minutes("3 May 1971") + minutes("3 May 1971"),
    "other meetings that are spoken of": minutes("3 May 1971") + "Minutes of the Meeting of 10 May 1971\n\n" + TALK,
    "one page of an archive": page(3),
    "one page of an archive, fields below": new_page(3),
}


@pytest.mark.parametrize("kind", ONE)
def test_one_record_is_not_split(kind: str) -> None:
    source = Source.from_text(ONE[kind])
    assert split(source) == (source,)


@given(
    st.lists(
        st.sampled_from([*ONE.values(), numbered(5, 9), documents(3, 4), page(7), "\f", "[Page 4]\n", "***\n", " \n"])
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_whatever_is_copied_together_is_split_without_the_loss_of_a_character(pieces: list[str], ending: str) -> None:
    text = "".join(pieces).replace("\n", ending) + "x"
    source = Source.from_text(text)
    parts = split(source)
    assert "".join(part.text for part in parts) == source.text
    assert len({part.part for part in parts}) == len(parts)
    for part in parts:
        place, whole = part.place(len(part.text) - 1), source.place(source.text.index(part.text) + len(part.text) - 1)
        assert place.column == whole.column


def test_a_reader_that_is_named_takes_several_records_as_one() -> None:
    assert convert(Source.from_text(documents(1, 2)), reader="plain").document.reader == "plain"


# A run over files with several records


def run(folder: Path, **options: object) -> list[Outcome]:
    records = part_records(find_records([folder / "in"], folder / "out"), Options())
    return [one for one in convert_all(list(records), Options(**options)) if isinstance(one, Outcome)]  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dossier.txt").write_text(documents(1, 2))
    (tmp_path / "in" / "one.txt").write_text(numbered(58))
    return tmp_path


def test_each_part_has_its_result_and_what_is_one_record_keeps_its_name(folder: Path) -> None:
    assert [one.status for one in run(folder)] == ["written"] * 3
    assert sorted(path.name for path in (folder / "out").glob("*.xml")) == [
        "dossier-d1.xml",
        "dossier-d2.xml",
        "one.xml",
    ]


def test_parts_are_up_to_date_until_their_file_changes(folder: Path) -> None:
    run(folder)
    assert [one.status for one in run(folder)] == ["up to date"] * 3
    (folder / "in" / "dossier.txt").write_text(documents(1, 2).replace("1911", "1912"))
    assert [one.status for one in run(folder)] == ["written", "written", "up to date"]


def test_one_part_that_fails_does_not_stop_the_others(folder: Path) -> None:
    letter = "DOCUMENT No. 2\n\nDear Mr. Oak:\n\n" + "The lamp has failed. Please send oil. " * 5 + "\n\nElm\n\n"
    (folder / "in" / "dossier.txt").write_text(documents(1) + "\n" + letter + documents(3))
    outcomes = run(folder)
    assert [one.status for one in outcomes] == ["written", "failed", "written", "written"]
    assert "dossier.txt:13:1: no reader takes this record" in str(outcomes[1].error)


def test_a_file_that_cannot_be_read_fails_as_without_the_option(folder: Path) -> None:
    (folder / "in" / "dossier.txt").write_bytes(b"\xff\xfe\xfd")
    outcomes = run(folder)
    assert [(one.result.name, one.status) for one in outcomes] == [("dossier.xml", "failed"), ("one.xml", "written")]
