"""Every xml:id is a proper name and stands once in the document.

Pointers such as ``#bush`` work only where exactly one element carries the name (W3C, xml:id Version 1.0), which
begins with a letter or ``_`` and holds letters, digits, ``.``, ``-`` and ``_``.

Bad::

    <p xml:id="a">One.</p>
    <p xml:id="a">Two.</p>

Good::

    <p xml:id="a">One.</p>
    <p xml:id="b">Two.</p>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Change, Context, Finding, Severity, finding, name
from tei_memcon.tei.names import is_name
from tei_memcon.tei.parse import Parsed

RULE = "TMC002"
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each element with an ``xml:id`` that is malformed or taken already."""
    for identifier, elements in context.ids.items():
        if not is_name(identifier):
            for element in elements:
                change = fix(context, identifier)
                yield finding(context, element, RULE, SEVERITY, _malformed(element, identifier), change)
        for element in elements[1:]:
            line = tei.place(elements[0]).line
            what = (
                f'xml:id="{identifier}" on <{name(element)}> is taken already by <{name(elements[0])}> in line {line}'
            )
            yield finding(context, element, RULE, SEVERITY, f"{what}; give each element its own")


def fix(context: Context, identifier: str) -> Change | None:
    """Spaces around an ``xml:id`` are taken away, where no other element has the name."""
    stripped = identifier.strip(" ")
    alone = len(context.ids[identifier]) == 1 and stripped not in context.ids
    return Change("xml:id", stripped) if alone and is_name(stripped) else None


def _malformed(element: etree._Element, identifier: str) -> str:
    rule = "begin with a letter or _ and go on with letters, digits, full stops, hyphens and _"
    return f'xml:id="{identifier}" on <{name(element)}> cannot be pointed to; an xml:id must {rule}'
