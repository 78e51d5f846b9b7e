"""Note numbers of a record follow each other without a gap.

A warning, since an excerpt may leave notes out; but often a note was lost, or stands in the text of another. Only plain
numbers count, those of notes without mark included; the first may be any, and a step back is told by TMC302.

Bad::

    <p>One.<note n="1">A.</note> Two.<note n="3">C.</note></p>

Good::

    <p>One.<note n="1">A.</note> Two.<note n="2">B.</note> Three.<note n="3">C.</note></p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._numbers import numbered, skipped, steps
from tei_memcon.tei.parse import Parsed

RULE = "TMC305"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each note whose number is more than one higher than the highest below it in the record."""
    notes = sorted((one for one in numbered(tei, "note") if one[2] is not None), key=lambda one: one[1])
    for note, number, last in steps(notes):
        if missing := skipped("note", last, number):
            message = f"note {number} comes next after note {last}; look for {missing}"
            yield finding(context, note, RULE, SEVERITY, message)
