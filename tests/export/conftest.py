"""The records that are exported: the invented ones beside this file, and the TEI of the corpus."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tei_memcon import exporters, plugins
from tei_memcon.exporters import Record
from tei_memcon.tei.parse import parse_file
from tests.schemas.conftest import refused_by_jing, tei_all

__all__ = ["refused_by_jing", "tei_all"]  # fixtures
INVENTED = Path(__file__).parent / "records"
CORPUS = Path(__file__).parents[2] / "corpus"
READY = [name for name in plugins.names(exporters) if name != "parquet" or find_spec("pyarrow")]
"""The exports whose needs are installed."""
# An export that is TEI as well has a second suffix: `everything.drama.xml`.
RECORDS = sorted(file for file in INVENTED.glob("*.xml") if "." not in file.stem)
FILES = {file.stem: file for file in [*RECORDS, *sorted(CORPUS.glob("*/*.xml"))]}


@pytest.fixture(params=FILES)
def record(request: pytest.FixtureRequest) -> Record:
    """Each record in turn."""
    return Record(request.param, parse_file(FILES[request.param]).root)


@pytest.fixture
def everything() -> Record:
    """The invented record that has every phenomenon of the encoding."""
    return Record("everything", parse_file(FILES["everything"]).root)


@pytest.fixture(params=sorted(CORPUS.glob("*/*.txt")), ids=lambda path: path.stem)
def source(request: pytest.FixtureRequest) -> Path:
    """The source of each record of the corpus whose TEI stands beside it."""
    file: Path = request.param
    if not file.with_suffix(".xml").exists():
        pytest.fail(f"{file.name} has no TEI beside it; `make golden` makes it")
    return file
