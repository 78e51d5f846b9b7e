"""Every pointer of @resp names a responsibility stated in the header, each once.

Who added or inferred something is said by @resp, which points to a ``respStmt`` (TEI Guidelines,
att.global.responsibility), since a responsibility says what was done as well as by whom.

Bad::

    <p>He agreed <supplied resp="#editor">[to come]</supplied>.</p>

Good::

    <p>He agreed <supplied resp="#source-editor">[to come]</supplied>.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Change, Context, Finding, Severity, finding
from tei_memcon.checks._pointers import broken, each_once, elements_with, names, repeated, similar, where, with_sign
from tei_memcon.tei.parse import Parsed

RULE = "TMC103"
SEVERITY = Severity.ERROR
_RESPONSIBLE = names("respStmt")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each pointer of @resp that names no ``respStmt``, or one twice."""
    for element, value in elements_with(context, "resp"):
        for pointer in broken(context, value, _RESPONSIBLE):
            hint = similar(context, pointer, _RESPONSIBLE)
            what = f"{where(element, 'resp', value, pointer)} names no responsibility{hint}"
            message = f"{what}; give a respStmt in the header this xml:id, or correct the pointer"
            yield finding(context, element, RULE, SEVERITY, message, fix(context, value))
        for pointer in repeated(value):
            message = f"{where(element, 'resp', value, pointer)} stands there twice; name every responsibility once"
            yield finding(context, element, RULE, SEVERITY, message, each_once("resp", value))


def fix(context: Context, value: str) -> Change | None:
    """The ``#`` is put before a name that one ``respStmt`` has; what is named twice is named once."""
    return with_sign(context, "resp", value, _RESPONSIBLE)
