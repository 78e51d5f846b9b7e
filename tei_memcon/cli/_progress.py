"""How far a run is: one line that changes, at the end of what stands on a terminal; nothing anywhere else."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_FIRST, _OFTEN = 0.5, 0.1  # seconds until the line appears, and between two of it


class Progress:
    """A line with a bar: ``checking ━━━━ 312/1301 0:00:04``.

    It is drawn anew whenever something is done, by no thread: beside one, no process may be copied (see
    `tei_memcon.workers`). Words of documents never go through rich, which takes some brackets for its own.

    Args:
        doing: what is done.
        total: how many there are.
        is_shown: whether anybody looks on.
    """

    def __init__(self, doing: str, total: int, *, is_shown: bool) -> None:
        self.doing, self.total, self.is_shown = doing, total, is_shown
        self.done = 0
        self._next = monotonic() + _FIRST
        self._bar: Bar | None = None

    def advance(self) -> None:
        """One more is done."""
        self.done += 1
        if self.is_shown and monotonic() >= self._next:
            self._bar = self._bar or _bar(self.doing, self.total)
            self._bar.start()
            self._bar.update(self._bar.task_ids[0], completed=self.done, refresh=True)
            self._next = monotonic() + _OFTEN

    def clear(self) -> None:
        """Make room for other lines, on standard output too: both may be the same terminal."""
        if self._bar:
            self._bar.stop()


def _bar(doing: str, total: int) -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar  # only here: loading it takes longer than converting a record

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task(doing, total=total)
    return bar


@contextmanager
def progress(doing: str, total: int, *, quiet: bool) -> Iterator[Progress]:
    """Tell how far a run is, if it is of more than one and its messages go to a terminal that nobody records."""
    is_shown = not quiet and total > 1 and "CI" not in os.environ and sys.stderr.isatty()
    shown = Progress(doing, total, is_shown=is_shown and os.environ.get("TERM") != "dumb")
    try:
        yield shown
    finally:
        shown.clear()
