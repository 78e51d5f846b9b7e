"""In a record of this program, attributes stand in the order in which the program writes them.

XML does not mind, but whoever compares two versions of a record does: when it is converted anew, or written by another
hand, only what has another meaning should differ. Asked only of documents that declare the schema of this project;
attributes that it does not have may stand anywhere.

Bad::

    <sp xml:id="sp1" who="#bush"><speaker>Bush:</speaker><p>Yes.</p></sp>

Good::

    <sp who="#bush" xml:id="sp1"><speaker>Bush:</speaker><p>Yes.</p></sp>
"""

from collections.abc import Iterator
from functools import lru_cache

from tei_memcon.checks import Change, Context, Finding, Severity, finding
from tei_memcon.checks import name as name_of
from tei_memcon.tei.parse import Parsed
from tei_memcon.tei.start_tags import ordered

RULE = "TMC006"
SEVERITY = Severity.WARNING
_XML = "{http://www.w3.org/XML/1998/namespace}"


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each element of a record of this program whose attributes are in another order."""
    if not context.is_own:
        return
    for element, attributes in context.attributed:
        if len(attributes) > 1 and (wanted := _wanted(str(element.tag), tuple(name for name, _ in attributes))):
            what = f"the attributes of <{name_of(element)}> are usually written in another order: {' '.join(wanted)}"
            yield finding(context, element, RULE, SEVERITY, f"{what}; --fix puts them so", fix())


@lru_cache(maxsize=1_000)  # few elements have attributes that no other has
def _wanted(element: str, attributes: tuple[str, ...]) -> list[str]:
    """The names of the attributes in the usual order; none where they stand in it."""
    names = [attribute.replace(_XML, "xml:") for attribute in attributes]
    wanted = ordered(element.rpartition("}")[2], names)
    return wanted if wanted != names else []


def fix() -> Change:
    """The attributes are put in that order."""
    return Change()
