"""docs/export.md: the table "what survives where" is what the exporters say of themselves."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tei_memcon import exporters, plugins
from tei_memcon.exporters._losses import PHENOMENA

PAGE = Path(__file__).parents[2] / "docs" / "export.md"
_TABLE = re.compile(r"(?<=<!-- survives -->\n).*?(?=<!-- end of survives -->)", re.S)


def table() -> Iterator[str]:
    """The lines of the table: an export a line, a phenomenon a column."""
    yield f"| export | {' | '.join(PHENOMENA)} |"
    yield f"|---|{':-:|' * len(PHENOMENA)}"
    for name, exporter in plugins.load_all(exporters):
        lost = getattr(exporter, "LEAVES_OUT", ())
        yield f"| `{name}` | {' | '.join('–' if one in lost else '●' for one in PHENOMENA)} |"


def test_the_table_says_what_the_exporters_say(golden: Callable[[Path, bytes], None]) -> None:
    written = "\n".join(table()) + "\n"
    golden(PAGE, _TABLE.sub(lambda _: f"\n{written}\n", PAGE.read_text("utf-8")).encode())


def test_exporters_leave_out_only_what_can_be_counted() -> None:
    for name, exporter in plugins.load_all(exporters):
        assert set(getattr(exporter, "LEAVES_OUT", ())) <= set(PHENOMENA), name
