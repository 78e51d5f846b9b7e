"""Elements, attributes and values are where the schema has them.

The grammar says which elements and attributes the encoding has, where they may stand, and which values they may
take. That of a record of this program is its own, ``schemas/tei_memcon.odd``, which explains each with an example;
``--schema`` names others.

Bad::

    <list rend="dasch"><item>One.</item></list>

Good::

    <list rend="dash"><item>One.</item></list>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity
from tei_memcon.checks._judged import judged
from tei_memcon.schemata import GRAMMAR
from tei_memcon.tei.parse import Parsed

RULE = GRAMMAR
SEVERITY = Severity.ERROR


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield everything that a schema of elements, attributes and values does not allow."""
    return judged(tei, context, RULE)
