"""A note number stands once in a record.

A warning, since sources do it: an editor numbers two notes alike, or a mark was misread. Only plain numbers
count, and a note without mark (``type="unanchored"``) does not. Within this encoding a mark that is printed a
second time for the same note is ``ref type="noteMark"``, not a second note.

Bad::

    <p>One.<note n="2">A.</note> Two.<note n="2">B.</note></p>

Good::

    <p>One.<note n="2">A.</note> Two.<note n="3">B.</note></p>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._numbers import anchored_notes
from tei_memcon.tei.parse import Parsed

RULE = "TMC301"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each note whose number an earlier note of the record has."""
    seen: dict[tuple[etree._Element, int], etree._Element] = {}
    for note, number, record in anchored_notes(tei):
        first = seen.setdefault((record, number), note)
        if first is not note:
            what = f"note number {number} is used twice in this record, first in line {tei.place(first).line}"
            yield finding(context, note, RULE, SEVERITY, f"{what}; look whether a mark was read wrongly")
