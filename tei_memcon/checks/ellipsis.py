"""An ellipsis prints what the source says there.

``ellipsis`` marks what the source itself leaves out; the words or dots by which it says so stand in a
``metamark`` with ``function="omission"`` (TEI Guidelines, "Additions, Deletions, and Omissions"), so that
nothing printed is lost.

Bad::

    <ellipsis unit="page" quantity="5"><metamark function="omission"/></ellipsis>

Good::

    <ellipsis unit="page" quantity="5"><metamark function="omission">[Five pages omitted.]</metamark></ellipsis>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._words import has_words
from tei_memcon.tei.parse import Parsed

RULE = "TMC203"
SEVERITY = Severity.ERROR
_MESSAGE = '<ellipsis> must print what the source says there: put its words into <metamark function="omission">'


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each ``ellipsis`` without a ``metamark`` for an omission that holds words."""
    for ellipsis in tei.root.iter(tag("ellipsis")):
        marks = [mark for mark in ellipsis.iterchildren(tag("metamark")) if mark.get("function") == "omission"]
        if not any(map(has_words, marks)):
            yield finding(context, ellipsis, RULE, SEVERITY, _MESSAGE)
