"""A gap says what is missing.

``gap`` stands for what is withheld, unreadable or lost (TEI Guidelines, "Additions, Deletions, and Omissions").
It says why by @reason, or by the printed words in ``desc``; a gap that does neither is a hole.

Bad::

    <p>The agent <gap extent="unknown"/> spoke.</p>

Good::

    <p>The agent <gap reason="notDeclassified" unit="line" quantity="1.5"/> spoke.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._words import has_words
from tei_memcon.tei.parse import Parsed

RULE = "TMC204"
SEVERITY = Severity.ERROR
_MESSAGE = "<gap> does not say what is missing: add @reason, or the printed words in desc"


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each ``gap`` with neither @reason nor words."""
    for gap in tei.root.iter(tag("gap")):
        if gap.get("reason") is None and not any(map(has_words, gap.iterchildren(tag("desc")))):
            yield finding(context, gap, RULE, SEVERITY, _MESSAGE)
