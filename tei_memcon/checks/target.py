"""A pointer of @target that begins with ``#`` names an element of the document; that of a repeated note mark, a note.

``ref`` points by @target (TEI Guidelines, att.pointing). A note mark that is printed a second time is ``ref
type="noteMark"``; what it points to can only be a ``note``. Full addresses are not followed; other files are
looked at by TMC109.

Bad::

    <p>One.<note n="2" xml:id="fn2">A note.</note> Two.<ref type="noteMark" target="#fn9">2</ref></p>

Good::

    <p>One.<note n="2" xml:id="fn2">A note.</note> Two.<ref type="noteMark" target="#fn2">2</ref></p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._pointers import anything, dangling, elements_with, names, similar, where
from tei_memcon.tei.parse import Parsed

RULE = "TMC104"
SEVERITY = Severity.ERROR
_NOTES = names("note")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each @target that points into the document and at nothing there, or at no note where one is meant."""
    for element, value in elements_with(context, "target"):
        is_mark = element.tag == tag("ref") and element.get("type") == "noteMark"
        accepts = _NOTES if is_mark else anything
        for pointer in dangling(context, value, accepts):
            nothing, goal = ("no note", "the note") if is_mark else ("nothing", "its goal")
            what = f"{where(element, 'target', value, pointer)} points to {nothing}{similar(context, pointer, accepts)}"
            message = f"{what}; give {goal} this xml:id, or correct the pointer"
            yield finding(context, element, RULE, SEVERITY, message)
