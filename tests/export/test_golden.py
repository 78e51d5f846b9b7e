import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tei_memcon import exporters, plugins
from tei_memcon.export import export
from tei_memcon.tei.parse import parse_file
from tests.export.conftest import READY, RECORDS

SHARED = re.compile(rb"<(style|script)>.*?</\1>|'sha256-[^']*'", re.DOTALL)


# The bytes of Parquet depend on the version of pyarrow; its own test compares the rows.
@pytest.mark.parametrize("to", [name for name in READY if name != "parquet"])
@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_is_exported_as_the_golden_file_shows(file: Path, to: str, golden: Callable[[Path, bytes], None]) -> None:
    suffix: str = plugins.load(exporters, to).SUFFIX
    result = export(parse_file(file), to, name=file.stem)
    # Style sheet and scripts are the same on every page and would hide what changed.
    golden(file.with_name(f"{file.stem}{suffix}"), SHARED.sub(_emptied, result))


def _emptied(match: re.Match[bytes]) -> bytes:
    return b"<%s></%s>" % (match[1], match[1]) if match[1] else b"'sha256-'"
