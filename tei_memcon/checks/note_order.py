"""Note numbers rise within a record.

A warning, since sources do it; but often a note stands at the wrong mark. Only plain numbers count, and a note
without mark (``type="unanchored"``) does not.

Bad::

    <p>One.<note n="3">A.</note> Two.<note n="2">B.</note></p>

Good::

    <p>One.<note n="2">A.</note> Two.<note n="3">B.</note></p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._numbers import anchored_notes, steps
from tei_memcon.tei.parse import Parsed

RULE = "TMC302"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each note whose number is smaller than that of the note before it in the record."""
    for note, number, last in steps(anchored_notes(tei)):
        if number < last:
            message = f"note {number} comes after note {last}; look whether a mark was read wrongly"
            yield finding(context, note, RULE, SEVERITY, message)
