"""How far a run is: one line that changes, at the end of what stands on a terminal; nothing anywhere else."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import click

_FIRST, _OFTEN = 0.5, 0.1  # seconds until the line appears, and between two of it
_CLEAR = "\r\x1b[K"


class Progress:
    """A line such as ``checking: 312 of 1,301``.

    Args:
        doing: what is done.
        total: how many there are.
        is_shown: whether anybody looks on.
    """

    def __init__(self, doing: str, total: int, *, is_shown: bool) -> None:
        self.doing, self.total, self.is_shown = doing, total, is_shown
        self.done = 0
        self._next = monotonic() + _FIRST
        self._stands = False

    def advance(self) -> None:
        """One more is done."""
        self.done += 1
        if self.is_shown and monotonic() >= self._next:
            click.echo(f"{_CLEAR}{self.doing}: {self.done:,} of {self.total:,}", err=True, nl=False, color=True)
            self._stands = True
            self._next = monotonic() + _OFTEN

    def clear(self) -> None:
        """Make room for other lines, on standard output too: both may be the same terminal."""
        if self._stands:
            click.echo(_CLEAR, err=True, nl=False, color=True)
            self._stands = False


@contextmanager
def progress(doing: str, total: int, *, quiet: bool) -> Iterator[Progress]:
    """Tell how far a run is, if it is of more than one and its messages go to a terminal that nobody records."""
    is_shown = not quiet and total > 1 and "CI" not in os.environ and sys.stderr.isatty()
    shown = Progress(doing, total, is_shown=is_shown and os.environ.get("TERM") != "dumb")
    try:
        yield shown
    finally:
        shown.clear()
