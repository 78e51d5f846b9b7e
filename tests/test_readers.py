"""Every reader against invented records, each with its TEI beside it; and what each reader refuses, in which words."""

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from tei_memcon import plugins, readers
from tei_memcon.convert import convert
from tei_memcon.errors import RefusedError, UsageError
from tei_memcon.export import export
from tei_memcon.source import Source

FIXTURES = Path(__file__).parent / "readers"
RECORDS = sorted(FIXTURES.glob("*/*.txt"))
READERS = dict(plugins.load_all(readers))
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
    document = convert(Source.from_path(path)).document
    told = [(remark.span, f"{remark.kind}: {remark.message}") for remark in document.remarks]
    told += [(one.span, f"inferred ({one.cert}): {one.what}; {one.reason}") for one in document.inferences]
    lines = [f"{document.source.place(span.start)}: {words}\n" for span, words in sorted(told)]
    golden(path.with_suffix(".report"), "".join(lines).encode())


@pytest.mark.parametrize("name", READERS)
def test_every_reader_has_a_docstring_and_three_records(name: str) -> None:
    doc = inspect.getdoc(READERS[name]) or ""
    assert doc.partition("\n")[0].endswith((".", ",", "pages"))
    assert len(list((FIXTURES / name).glob("*.txt"))) >= 3
