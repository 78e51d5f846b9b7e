"""Every pointer of @who names a person of the document, each once.

Who speaks is what a record is read for: ``sp`` and ``said`` name their speakers by ``#`` and the ``xml:id`` of
a ``person`` or ``personGrp`` in ``particDesc`` (TEI Guidelines, att.ascribed and "Language Corpora"), or in another
file of the corpus (``people.xml#bush``). In ``change``, @who names a ``respStmt`` instead. In TEI that does not
declare the schema of this project, a role, an organisation or a name will do as well. Full addresses are not followed.

Bad::

    <sp who="#bsh"><speaker>Bush:</speaker><p>Yes.</p></sp>

Good::

    <sp who="#bush"><speaker>Bush:</speaker><p>Yes.</p></sp>
"""

from collections.abc import Iterator

from tei_memcon.checks import Change, Context, Finding, Severity, finding, tag
from tei_memcon.checks._pointers import Accepts, elements_with, if_own, names, with_sign, wrong
from tei_memcon.tei.parse import Parsed

RULE = "TMC101"
SEVERITY = Severity.ERROR
_PEOPLE, _RESPONSIBLE = names("person", "personGrp"), names("respStmt")
_ANYBODY = names(
    *"person personGrp persona org role castItem castGroup actor name persName orgName listPerson nym".split()
)


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each pointer of @who that names nobody, or somebody twice."""
    for element, value in elements_with(context, "who"):
        in_change = element.tag == tag("change")
        accepts = if_own(context, _RESPONSIBLE) if in_change else _PEOPLE if context.is_own else _ANYBODY
        nobody = "names no responsibility" if in_change else "names nobody known"
        who = "person in particDesc" if context.is_own else "person, a role or a name"
        cure = "give a respStmt in the header" if in_change else f"give a {who}"
        words = (nobody, f"{cure} this xml:id, or correct the pointer", "name everybody once")
        for message, change in wrong(context, (element, "who", value), accepts, fix, words):
            yield finding(context, element, RULE, SEVERITY, message, change)


def fix(context: Context, value: str, accepts: Accepts) -> Change | None:
    """The ``#`` is put before a name that one person has; who is named twice is named once."""
    return with_sign(context, "who", value, accepts)
