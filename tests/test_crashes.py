"""Bytes that once made a conversion or a validation fail: found by `make fuzz`, and tried ever since."""

from pathlib import Path

import pytest

from tei_memcon.convert import convert
from tei_memcon.errors import ExpectedError
from tei_memcon.source import Source
from tei_memcon.validate import validate

CRASHES = Path(__file__).parent / "crashes"


@pytest.mark.parametrize("path", sorted((CRASHES / "convert").iterdir()), ids=lambda path: path.name)
def test_a_record_that_once_crashed_is_converted_or_refused(path: Path) -> None:
    try:
        told = str(convert(Source.from_bytes(path.read_bytes(), "crash.txt")).ledger.characters)
    except ExpectedError as error:
        told = str(error)
    assert told


@pytest.mark.parametrize("path", sorted((CRASHES / "validate").iterdir()), ids=lambda path: path.name)
def test_a_document_that_once_crashed_is_checked_or_refused(path: Path) -> None:
    try:
        told = [found.message for found in validate(path.read_bytes(), "crash.xml")]
    except ExpectedError as error:
        told = [str(error)]
    assert all(message.isprintable() for message in told)
