import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tei_memcon import exporters, plugins
from tei_memcon.export import export
from tei_memcon.tei.parse import parse_file

RECORDS = Path(__file__).parent / "records"
STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)


@pytest.mark.parametrize("to", plugins.names(exporters))
@pytest.mark.parametrize("name", sorted(file.stem for file in RECORDS.glob("*.xml")))
def test_is_exported_as_the_golden_file_shows(name: str, to: str, golden: Callable[[Path, bytes], None]) -> None:
    suffix: str = plugins.load(exporters, to).SUFFIX
    result = export(parse_file(RECORDS / f"{name}.xml"), to, name=name)
    # The style sheet is the same on every page and would hide what changed.
    golden(RECORDS / f"{name}{suffix}", STYLE.sub(b"<style></style>", result))
