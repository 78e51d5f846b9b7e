"""Ways of telling what `tei_memcon.validate` found: one file each, found by being in this folder.

A report is a module with ``report(verdicts)``, which returns the whole output, line end included, or nothing at all.
One that need not know all before it tells the first has ``pieces(verdicts)`` as well, which yields the same output as
the verdicts come. The file's name is the name on the command line.
"""

from collections.abc import Sequence
from typing import Protocol

from tei_memcon.validate import Verdict


class Report(Protocol):
    """What a module of this folder offers."""

    def report(self, verdicts: Sequence[Verdict]) -> str:
        """Tell the verdicts, in the order given."""
        ...
