"""A pointer into another file of the corpus names a file that is there, and an element of it.

An edition shares its people and places among many files, and one letter refers to another: ``people.xml#bush`` (TEI
Guidelines, "Pointing Elsewhere"). Looked at are files named ``*.xml`` in the folders that are validated, or in the
folder of a file that is; other folders and the network are not. A prefix that a ``prefixDef`` declares (``psn:bush``)
is written out before.

Bad::

    <p>A letter to <persName ref="people.xml#bsh">Bush</persName>.</p>

Good::

    <p>A letter to <persName ref="people.xml#bush">Bush</persName>.</p>
"""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._pointers import elements_with, expanded, is_full, where
from tei_memcon.checks.pointer import BASE, LOOSELY, OF_OTHERS, POINTING
from tei_memcon.tei.parse import Parsed

RULE = "TMC109"
SEVERITY = Severity.ERROR
_ATTRIBUTES = (*POINTING, *LOOSELY, *OF_OTHERS, "who", "resp", "prev", "next")
_MANY = 2_000  # identifiers; among more, a search for the one that was meant takes too long
_ALIKE = 75  # of 100, by rapidfuzz


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each pointer into another file that is not there, cannot be read, or lacks the element."""
    for attribute in _ATTRIBUTES if BASE not in context.attributes else ():
        for element, value in elements_with(context, attribute):
            for pointer in value.split() if ".xml" in value or ":" in value else ():
                if trouble := _trouble(context, pointer):
                    yield finding(
                        context, element, RULE, SEVERITY, f"{where(element, attribute, value, pointer)}: {trouble}"
                    )


def _trouble(context: Context, pointer: str) -> str:
    """What is wrong with a pointer; nothing where it is right, or not to be followed."""
    address, _, identifier = expanded(context, pointer).partition("#")
    found = None if is_full(address) or not address else context.corpus.find(unquote(address), context.tei.name)
    if found is None:
        return ""
    if found.trouble:
        return f"{found.trouble}; correct the pointer or the file"
    if not identifier or "(" in identifier or unquote(identifier) in found.ids:  # a whole file, or an XPointer
        return ""
    return f"nothing in {address} has the xml:id {identifier}{_similar(identifier, found.ids)}; correct the pointer"


def _similar(identifier: str, known: Mapping[str, str]) -> str:
    if len(known) > _MANY:
        return ""
    from rapidfuzz import fuzz, process  # most pointers are right

    found = process.extractOne(identifier, [*known], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return f" (did you mean {found[0]}?)" if found else ""
