"""docs/export.md: the table "what survives where" is what the exporters say of themselves."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tei_memcon import exporters, plugins
from tei_memcon.export import export, export_all, export_tables, to_record
from tei_memcon.exporters._losses import PHENOMENA
from tei_memcon.tei.parse import parse_file
from tests.export.conftest import CORPUS

PAGE = Path(__file__).parents[2] / "docs" / "export.md"
_TABLE = re.compile(r"(?<=<!-- survives -->\n).*?(?=<!-- end of survives -->)", re.S)


def table() -> Iterator[str]:
    """The lines of the table: an export a line, a phenomenon a column."""
    yield f"| export | {' | '.join(PHENOMENA)} |"
    yield f"|---|{':-:|' * len(PHENOMENA)}"
    for name, exporter in plugins.load_all(exporters):
        yield _line(f"`{name}`", getattr(exporter, "LEAVES_OUT", ()))
        if hasattr(exporter, "TABLES_LEAVE_OUT"):
            yield _line(f"`{name}`, four tables", exporter.TABLES_LEAVE_OUT)


def _line(name: str, lost: tuple[str, ...]) -> str:
    return f"| {name} | {' | '.join('–' if one in lost else '●' for one in PHENOMENA)} |"


def test_the_table_says_what_the_exporters_say(golden: Callable[[Path, bytes], None]) -> None:
    written = "\n".join(table()) + "\n"
    golden(PAGE, _TABLE.sub(lambda _: f"\n{written}\n", PAGE.read_text("utf-8")).encode())


PYTHON = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)
FILES = {"graphml": "people.graphml", "gexf": "people.gexf", "csl": "records.csl.json"}
TABLES = ("csv", "jsonl", "parquet")
"""What the worked examples read, each the export of the corpus."""


def _tool(code: str) -> str:
    """What an example shows: the first that it imports and Python does not have."""
    imported: list[str] = re.findall(r"^(?:import|from) (\w+)", code, re.M)
    return next(name for name in imported if name not in sys.stdlib_module_names)


def test_every_tool_has_an_example() -> None:
    tools = {_tool(code) for code in PYTHON.findall(PAGE.read_text("utf-8"))}
    assert tools == {"pandas", "duckdb", "networkx", "pypandoc", "citeproc"}  # that of CETEIcean is run in its browser


@pytest.mark.filterwarnings("ignore:The following arguments for Style")  # of citeproc's own style
@pytest.mark.parametrize(
    "example",
    [
        pytest.param(code, id=_tool(code), marks=pytest.mark.consumers if _tool(code) in ("pandas", "duckdb") else ())
        for code in PYTHON.findall(PAGE.read_text("utf-8"))
    ],
)
def test_the_worked_examples_run(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [to_record(parse_file(file)) for file in sorted(CORPUS.glob("*/*.xml"))]
    for to, name in FILES.items():
        (tmp_path / name).write_bytes(export_all(records, to))
    (tmp_path / "d68.md").write_bytes(export(records[0].root, "markdown"))
    (tmp_path / "tables").mkdir()
    for to in TABLES if "tables/" in example else ():
        for name, content in export_tables(records, to).items():
            (tmp_path / "tables" / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "example", "exec"), {})
    assert capsys.readouterr().out.strip()


def test_exporters_leave_out_only_what_can_be_counted() -> None:
    for name, exporter in plugins.load_all(exporters):
        lost = {*getattr(exporter, "LEAVES_OUT", ()), *getattr(exporter, "TABLES_LEAVE_OUT", ())}
        assert lost <= set(PHENOMENA), name
        assert hasattr(exporter, "TABLES_LEAVE_OUT") == hasattr(exporter, "export_tables"), name
