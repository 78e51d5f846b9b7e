"""Every pointer of @resp names a responsibility stated in the header, each once.

Who added or inferred something is said by @resp, which points to a ``respStmt`` (TEI Guidelines,
att.global.responsibility), since a responsibility says what was done as well as by whom. In TEI that does not declare
the schema of this project, an editor or a person will do as well. Full addresses are not followed.

Bad::

    <p>He agreed <supplied resp="#editor">[to come]</supplied>.</p>

Good::

    <p>He agreed <supplied resp="#source-editor">[to come]</supplied>.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Change, Context, Finding, Severity, finding
from tei_memcon.checks._pointers import Accepts, elements_with, if_own, names, with_sign, wrong
from tei_memcon.tei.parse import Parsed

RULE = "TMC103"
SEVERITY = Severity.ERROR
_RESPONSIBLE = names("respStmt")
_WORDS = (
    "names no responsibility",
    "give a respStmt in the header this xml:id, or correct the pointer",
    "name every responsibility once",
)


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each pointer of @resp that names no ``respStmt``, or one twice."""
    for element, value in elements_with(context, "resp"):
        accepts = if_own(context, _RESPONSIBLE)
        for message, change in wrong(context, (element, "resp", value), accepts, fix, _WORDS):
            yield finding(context, element, RULE, SEVERITY, message, change)


def fix(context: Context, value: str, accepts: Accepts) -> Change | None:
    """The ``#`` is put before a name that one ``respStmt`` has; what is named twice is named once."""
    return with_sign(context, "resp", value, accepts)
