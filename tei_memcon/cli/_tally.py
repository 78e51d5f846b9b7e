"""What `tei-memcon validate` has seen so far: counts of files and findings, and what follows from them."""

from collections import Counter

from tei_memcon.cli import BUG, FINDINGS, WRONG_USE
from tei_memcon.validate import Verdict


class Tally:
    """Counts of verdicts: of files by their status, of findings in those that could be read, of failures of ours.

    >>> tally = Tally()
    >>> for name in ("a.xml", "b.xml"):
    ...     tally.add(Verdict(name))
    >>> tally.summary()
    '2 files: 2 valid'
    """

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.errors = self.warnings = self.unjudged = self.bugs = 0

    def add(self, verdict: Verdict) -> None:
        """Count one more."""
        self.statuses[verdict.status] += 1
        self.errors += verdict.errors if verdict.readable else 0
        self.warnings += verdict.warnings
        self.unjudged += verdict.unjudged
        self.bugs += verdict.is_bug

    @property
    def checked(self) -> int:
        """How many files were not skipped."""
        return self.statuses.total() - self.statuses["skipped"]

    def summary(self) -> str:
        """One line on all files."""
        parts = []
        if valid := self.statuses["valid"]:
            parts.append(f"{valid} valid")
        if invalid := self.statuses["invalid"]:
            parts.append(f"{invalid} with {counted(self.errors, 'error')}")
        if unreadable := self.statuses["unreadable"]:
            parts.append(f"{unreadable} unreadable")
        if self.warnings:
            parts.append(counted(self.warnings, "warning"))
        return f"{counted(self.checked, 'file')}: {', '.join(parts) or 'nothing to check'}"

    def status(self, most: int | None) -> int:
        """The exit status, where at most so many warnings are allowed."""
        if self.bugs:
            return BUG
        if self.statuses["unreadable"]:
            return WRONG_USE
        return FINDINGS if self.errors or (most is not None and self.warnings > most) else 0


def counted(number: int, what: str) -> str:
    """A number and what it counts.

    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
